//! The console on a stage: a theatre whose parts go wrong when a test says so, whose answers can be held back, and whose
//! every screen can be kept.

mod hands;
mod holding;
mod looking;
mod options;
mod sessions;

use std::path::PathBuf;
use std::sync::{Arc, LazyLock};

use chrono::Duration;
use ratatui::layout::Size;

use hands::Hands;
pub use options::StageOptions;

use crate::demo::Demo;
use crate::domain::{Instant, Operator, OperatorId, Passphrase, SecretText};
use crate::i18n::Locale;
use crate::ports::Vault;
use crate::provider::{EmbeddedProvider, KeySource};
use crate::service::Services;
use crate::store::MemoryStore;
use crate::testing::faults::FaultyClipboard;
use crate::testing::{
    FakeClock, FakeUpkeep, FaultPlan, KnownKeys, MemoryClipboard, MemoryFiles, ScriptedDownloader, TestVault,
};
use crate::theatre::{Cast, House, Partners, Scene, Theatre, TourTheatres};
use crate::tui::app::{App, Preferences};
use crate::tui::keymap::{Code, Key};
use crate::tui::msg::{Mouse, Msg};
use crate::tui::repertoire::Repertoire;
use crate::tui::session::Ticket;

/// The partners of all stages, whose vaults are without cryptography.
static PARTNERS: Partners = Partners::new();

/// What the console had done outside itself, besides questions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Done {
    /// It asked something.
    Asked(Ticket),
    /// It had what a question began stopped.
    Stopped(Ticket),
    /// It opened a link.
    Browsed(String),
    /// It had a folder shown.
    OpenedFolder(PathBuf),
    /// It became another operator.
    Became(OperatorId),
    /// It had the terminal tell of something.
    Notified(crate::tui::terminal::Notification),
    /// It had the screen drawn anew.
    Redrew,
    /// It was suspended and went on, and this was on the screen meanwhile.
    Suspended(String),
    /// It ended.
    Quit,
    /// It had the store locked.
    Locked,
}

/// The walkthroughs that every stage has.
static REPERTOIRE: LazyLock<Arc<Repertoire>> = LazyLock::new(|| Arc::new(Repertoire::embedded(Arc::new(TourTheatres))));

fn with_tours(preferences: Preferences) -> Preferences {
    Preferences { repertoire: Some(Arc::clone(&REPERTOIRE)), ..preferences }
}

/// The console and everything around it.
#[derive(Debug)]
pub struct Stage {
    options: StageOptions,
    theatre: Theatre,
    hands: Hands,
    /// The clock.
    pub clock: Arc<FakeClock>,
    /// The store as it is, whatever goes wrong with it before the console.
    pub store: Arc<MemoryStore>,
    /// What goes wrong.
    pub faults: Arc<FaultPlan>,
    /// The clipboards.
    pub clipboard: Arc<MemoryClipboard>,
    /// What downloads do.
    pub downloader: Arc<ScriptedDownloader>,
    /// The operator's own files.
    pub own_files: Arc<MemoryFiles>,
    /// The services that the console asks.
    pub services: Services,
}

impl Stage {
    /// The console with its store open, at Home.
    ///
    /// # Panics
    /// If the demo cannot be loaded.
    #[must_use]
    pub fn new(options: StageOptions) -> Self {
        let mut stage = Self::unopened(options);
        stage.open();
        stage
    }

    /// The console before its store is open.
    ///
    /// # Panics
    /// If the demo cannot be loaded.
    #[must_use]
    pub fn unopened(options: StageOptions) -> Self {
        Self::before(options, TestVault::unlocked(), |preferences, size| App::new(with_tours(preferences), size))
    }

    /// The console before a store that [`TestVault::PASSPHRASE`] unlocks, and says that the operator of the options acts.
    ///
    /// # Panics
    /// If the demo cannot be loaded.
    #[must_use]
    pub fn locked(options: StageOptions) -> Self {
        Self::before(options, TestVault::default(), |preferences, size| App::locked(with_tours(preferences), size))
    }

    fn before(options: StageOptions, vault: TestVault, app: fn(Preferences, Size) -> App) -> Self {
        let scene = options.scene();
        let House { clock, store, services, operator, view, .. } = house(&scene, options.operator);
        let (downloader, own_files) = (Arc::new(ScriptedDownloader::default()), Arc::new(MemoryFiles::default()));
        let faults = Arc::new(FaultPlan::default());
        let services = faults.around(&Services {
            upkeep: Arc::new(FakeUpkeep::default()),
            vault: Arc::new(vault),
            provider: Arc::new(known_keys(&store, &clock)),
            downloader: downloader.clone(),
            own_files: own_files.clone(),
            ..services
        });
        let clipboard = Arc::new(MemoryClipboard::new(&options.routes));
        let before_it = Arc::new(FaultyClipboard::new(clipboard.clone(), Arc::clone(&faults)));
        let (parts, told) = (services.clone(), (Arc::clone(&clock), Arc::clone(&store)));
        let house = House { clock, store, services, clipboard: before_it, operator, view };
        let theatre = Theatre::before(&scene, house, app);
        let ((clock, store), services, hands) = (told, parts, Hands::default());
        Self { options, theatre, hands, clock, store, faults, clipboard, downloader, own_files, services }
    }

    /// The demo's operators.
    #[must_use]
    pub fn operators(&self) -> Vec<Operator> {
        Demo::new(Demo::SEED, 0).operators()
    }

    /// The console itself.
    #[must_use]
    pub fn app(&self) -> &App {
        self.theatre.app()
    }

    /// What time it is.
    #[must_use]
    pub fn now(&self) -> Instant {
        self.theatre.now()
    }

    /// The language and zone as they are now.
    #[must_use]
    pub fn locale(&self) -> Locale {
        self.theatre.locale()
    }

    /// Presses keys as they are written, one after the other: `"Enter w Enter Enter y"`.
    ///
    /// # Panics
    /// If one of them is no key.
    pub fn keys(&mut self, keys: &str) -> &mut Self {
        for text in keys.split_whitespace() {
            let key = text.parse().unwrap_or_else(|error| panic!("{error}"));
            self.send(Msg::Key(key));
        }
        self
    }

    /// Types a text.
    pub fn text(&mut self, text: &str) -> &mut Self {
        for letter in text.chars() {
            self.send(Msg::Key(Key::plain(Code::Char(letter))));
        }
        self
    }

    /// Pastes a text.
    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.send(Msg::Paste(SecretText::new(text.to_owned())));
        self
    }

    /// Presses the mouse in the middle of the first such text on the screen.
    ///
    /// # Panics
    /// If the screen has no such text.
    pub fn click(&mut self, text: &str) -> &mut Self {
        let at = self.position_of(text);
        self.send(Msg::Mouse(Mouse::Press(at)));
        self
    }

    /// Presses the mouse twice there.
    ///
    /// # Panics
    /// If the screen has no such text.
    pub fn double_click(&mut self, text: &str) -> &mut Self {
        let at = self.position_of(text);
        self.send(Msg::Mouse(Mouse::Press(at)));
        self.send(Msg::Mouse(Mouse::DoublePress(at)));
        self
    }

    /// Gives the terminal another size.
    pub fn resize(&mut self, width: u16, height: u16) -> &mut Self {
        let resized = self.theatre.resize_beside(Size::new(width, height), &mut self.hands);
        resized.unwrap_or_else(|error| panic!("{error}"));
        self
    }

    /// Lets time pass; the console is told whenever it wanted to be.
    ///
    /// # Panics
    /// If the console wants to be told again and again without time passing.
    pub fn advance(&mut self, time: Duration) -> &mut Self {
        self.theatre.advance_beside(time, &mut self.hands).unwrap_or_else(|error| panic!("{error} in {time}"));
        self
    }

    /// Tells the console that something happened, and does what it wants done about it.
    pub fn send(&mut self, msg: Msg) -> &mut Self {
        self.send_together(vec![msg])
    }

    /// Tells it of several things that were there before anything that follows from them.
    ///
    /// # Panics
    /// If the console never comes to rest.
    pub fn send_together(&mut self, waiting: Vec<Msg>) -> &mut Self {
        self.theatre.play(waiting, &mut self.hands).unwrap_or_else(|error| panic!("{error}"));
        self
    }
}

/// The house of that scene, in which that operator of the demo acts, with the slot of that one.
fn house(scene: &Scene, operator: usize) -> House {
    let operator = scene.demo().operators().swap_remove(operator);
    let cast = Cast { demo: scene.demo(), operator: operator.id, roles: None };
    let passphrase = Passphrase::new(TestVault::PASSPHRASE.to_owned());
    let slots = || Ok(vec![TestVault::unlocked().new_slot(operator.id, &passphrase)?]);
    let partner = PARTNERS.get(&cast, slots).expect("the demo can be loaded");
    House::before(scene, &partner, operator).expect("the house of a stage")
}

/// The provider of a stage.
fn known_keys(store: &Arc<MemoryStore>, clock: &Arc<FakeClock>) -> KnownKeys {
    KnownKeys::beside(Arc::new(EmbeddedProvider::new(KeySource::Seeded(7), store.clone(), clock.clone())))
}
