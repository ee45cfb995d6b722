//! The console on a stage: the real `App` over services in memory, with a clock that a test moves. What the runtime
//! does with threads and a terminal happens here at once and in order, or when the test says so.

mod holding;
mod looking;
mod options;
mod partner;
mod sessions;

use std::cell::RefCell;
use std::path::PathBuf;
use std::sync::Arc;

use chrono::Duration;
use ratatui::layout::Size;

pub use options::StageOptions;

use crate::config::ColourDepth;
use crate::demo::Demo;
use crate::domain::{Instant, Operator, OperatorId, Passphrase, SecretText};
use crate::i18n::Locale;
use crate::ports::{Clock, PutForward, Stop, Store};
use crate::service::{DownloadEvent, Services, apply_time};
use crate::store::MemoryStore;
use crate::testing::faults::FaultyClipboard;
use crate::testing::stage::partner::Partner;
use crate::testing::{FakeClock, FaultPlan, MemoryClipboard, MemoryFiles, ScriptedDownloader, TestVault};
use crate::tui::app::{App, Preferences};
use crate::tui::customers_view::Acting;
use crate::tui::effect::Effect;
use crate::tui::keymap::{Code, Key};
use crate::tui::lane::answer::{Answering, Watched};
use crate::tui::msg::{Mouse, Msg, Reply};
use crate::tui::session::{SessionNumber, Ticket};

/// How often time may be counted on without a test moving it: more than that is a console that never sleeps.
const TICKS: u32 = 1_000;

/// How many messages may follow from one: more than that is a console that never comes to rest.
const MESSAGES: u32 = 100;

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

/// The console and everything around it.
#[derive(Debug)]
pub struct Stage {
    options: StageOptions,
    app: App,
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
    answering: Arc<Answering>,
    session: SessionNumber,
    /// Replies that the test has not let through yet; `None` where they come at once.
    held: Option<Vec<(Ticket, Reply)>>,
    /// A passphrase that is being tried while replies wait.
    tried: Option<Passphrase>,
    film: Option<Vec<String>>,
    done: Vec<Done>,
}

fn demo(customers: u32) -> Demo {
    Demo::new(Demo::SEED, customers)
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
        Self::before(options, TestVault::unlocked(), App::new)
    }

    /// The console before a store that [`TestVault::PASSPHRASE`] unlocks, and says that the operator of the options acts.
    ///
    /// # Panics
    /// If the demo cannot be loaded.
    #[must_use]
    pub fn locked(options: StageOptions) -> Self {
        Self::before(options, TestVault::default(), App::locked)
    }

    fn before(options: StageOptions, vault: TestVault, app: fn(Preferences, Size) -> App) -> Self {
        let clock = Arc::new(FakeClock::new(Demo::NOW));
        let operator = demo(0).operators().swap_remove(options.operator);
        let partner = Partner::of(options.customers, operator.id);
        let store = Arc::new(partner.store(&clock));
        let faults = Arc::new(FaultPlan::default());
        let locale = Locale::new(options.language, chrono_tz::Europe::Stockholm);
        let (downloader, own_files) = (Arc::new(ScriptedDownloader::default()), Arc::new(MemoryFiles::default()));
        let services = partner::services(&partner, &store, &clock, vault).with_reason_rule(options.reason_rule());
        let services = Services { downloader: downloader.clone(), own_files: own_files.clone(), ..services };
        let services = faults.around(&services);
        let clipboard = Arc::new(MemoryClipboard::new(&options.routes));
        let answering = Arc::new(Answering {
            services: services.clone(),
            actor: operator.actor(),
            clipboard: Arc::new(FaultyClipboard::new(clipboard.clone(), Arc::clone(&faults))),
            backups: PathBuf::from("exports"),
            standing: Arc::default(),
            locale,
        });
        let preferences = Preferences {
            locale,
            theme: options.theme,
            depth: ColourDepth::TrueColour,
            mouse: crate::tui::terminal::MouseUse::Reported,
            cover: crate::i18n::Cover(7),
            layers: partner::layers(options.language, options.flags.clone()),
        };
        let app = match partner::viewed(&store, options.customers_view) {
            Some(view) => App::in_customers_view(preferences, options.size, view),
            None => app(preferences, options.size),
        };
        let session = SessionNumber(0);
        let (held, tried, film, done) = (None, None, None, Vec::new());
        Self {
            options,
            app,
            clock,
            store,
            faults,
            clipboard,
            downloader,
            own_files,
            services,
            answering,
            session,
            held,
            tried,
            film,
            done,
        }
    }

    /// The demo's operators.
    #[must_use]
    pub fn operators(&self) -> Vec<Operator> {
        demo(0).operators()
    }

    /// The console itself.
    #[must_use]
    pub fn app(&self) -> &App {
        &self.app
    }

    /// What time it is.
    #[must_use]
    pub fn now(&self) -> Instant {
        self.clock.now()
    }

    /// The language and zone as they are now.
    #[must_use]
    pub fn locale(&self) -> Locale {
        self.app.locale()
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
        self.options.size = Size::new(width, height);
        self.send(Msg::Resize(self.options.size));
        self
    }

    /// Lets time pass; the console is told whenever it wanted to be.
    ///
    /// # Panics
    /// If the console wants to be told again and again without time passing.
    pub fn advance(&mut self, time: Duration) -> &mut Self {
        let end = self.now().after(time);
        for _ in 0..TICKS {
            match self.app.wake(self.now()) {
                Some(wake) if wake <= end => {
                    let now = self.now().max(wake);
                    self.clock.set(now);
                    self.send(Msg::Tick);
                    let next = self.app.wake(now);
                    assert!(next.is_none_or(|next| now < next), "it would be woken at {next:?} again and again");
                }
                Some(_) | None => {
                    self.clock.set(end);
                    return self;
                }
            }
        }
        panic!("the console counts more than {TICKS} times in {time}");
    }

    /// Tells the console that something happened, and does what it wants done about it.
    pub fn send(&mut self, msg: Msg) -> &mut Self {
        self.send_together(vec![msg])
    }

    /// Tells it of several things that were there before anything that follows from them.
    ///
    /// # Panics
    /// If the console never comes to rest.
    pub fn send_together(&mut self, mut waiting: Vec<Msg>) -> &mut Self {
        if self.is_over() {
            return self;
        }
        for number in 0.. {
            if waiting.is_empty() {
                break;
            }
            assert!(number < MESSAGES, "the console never comes to rest: {waiting:?}");
            let msg = waiting.remove(0);
            for effect in self.app.update(msg, self.clock.now()) {
                self.execute(effect, &mut waiting);
            }
            if self.film.is_some() {
                let screen = self.screen();
                self.film.get_or_insert_default().push(screen);
            }
        }
        self
    }

    fn execute(&mut self, effect: Effect, waiting: &mut Vec<Msg>) {
        match effect {
            // As the runtime drops them.
            Effect::Ask(ticket, ask) if !ask.is_for(ticket, self.session) => {}
            Effect::Ask(ticket, ask) => {
                self.done.push(Done::Asked(ticket));
                let told = RefCell::new(Vec::new());
                let before = self.store.latest_seq().ok();
                let progress = |progress| told.borrow_mut().push(Msg::Progress(ticket, progress));
                let event =
                    |event: &DownloadEvent| told.borrow_mut().push(Msg::Downloading(vec![(ticket, event.clone())]));
                let watched = Watched { progress: &progress, event: &event, stop: &Stop::default() };
                let reply = self.answering.answer(ask, watched);
                waiting.append(&mut told.borrow_mut());
                match &mut self.held {
                    Some(held) => held.push((ticket, reply)),
                    None => waiting.push(Msg::Reply(ticket, reply)),
                }
                waiting.extend(self.answering.standing.look(&self.services).map(Msg::Standing));
                let after = self.store.latest_seq().ok();
                if let Some(seq) = after.filter(|_| before != after) {
                    waiting.push(Msg::Changed(seq));
                }
            }
            Effect::Stop(ticket) => self.done.push(Done::Stopped(ticket)),
            Effect::Browse(address) => {
                self.done.push(Done::Browsed(address));
                waiting.push(Msg::Browsed(Ok(())));
            }
            Effect::OpenFolder(folder) => {
                self.done.push(Done::OpenedFolder(folder));
                waiting.push(Msg::FolderOpened(Ok(())));
            }
            Effect::Become(acting) => {
                self.done.push(Done::Became(acting.operator.id));
                let facts = self.begin(*acting);
                waiting.push(Msg::Opened(Ok(Box::new(facts))));
            }
            Effect::ActAs(operator) => self.act_as(&Acting::operator(*operator)),
            Effect::Unlock(passphrase) if self.held.is_some() => self.tried = Some(passphrase),
            Effect::Unlock(passphrase) => waiting.extend(self.unlock(&passphrase)),
            Effect::Lock => {
                self.services.vault.lock();
                self.done.push(Done::Locked);
            }
            Effect::PutClockForward(to) => {
                self.clock.put_forward(to);
                // What becomes due by it is applied at once, as the keeper of time does it on its thread.
                drop(apply_time(&self.services, &Stop::default()));
                waiting.extend(self.store.latest_seq().ok().map(Msg::Changed));
            }
            Effect::Notify(notification) => self.done.push(Done::Notified(notification)),
            Effect::Redraw => self.done.push(Done::Redrew),
            Effect::Suspend => {
                let screen = self.screen();
                self.done.push(Done::Suspended(screen));
                waiting.extend([Msg::Resumed, Msg::Resize(self.options.size)]);
            }
            Effect::Quit => {
                drop(self.answering.clipboard.close());
                self.done.push(Done::Quit);
                waiting.clear();
            }
        }
    }
}
