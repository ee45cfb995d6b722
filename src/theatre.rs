//! A demo partner in memory with its console, in which walkthroughs are played: the real [`App`] over the real services,
//! whose effects are executed at once and in order instead of on threads and a terminal.
//!
//! It is made of parts of its own, as `cli` makes the console of a store of parts: what is played must be the console
//! itself, and must do nothing outside.
//!
//! **Invariant:** a theatre touches nothing outside memory: no file, network, terminal, clipboard or browser, and no clock
//! but its own. It is put together in one place (`house.rs`) of parts in memory alone, and `tests/tidy/theatre.rs` finds
//! what would reach further. Only sealing files asks the system, for chance.
//!
//! **Invariant:** the same scene and the same messages give the same screens and records, byte for byte: what looks like
//! chance comes from the scene's seed, and time is that of the scene.

mod clipboard;
mod clock;
mod downloader;
mod drawing;
mod error;
pub mod filming;
mod house;
mod own_files;
mod partner;
mod playing;
mod provider;
mod scene;
mod sessions;
mod staging;
mod upkeep;

use std::sync::Arc;

use chrono::TimeDelta;
use ratatui::buffer::Buffer;
use ratatui::layout::Size;

pub use clipboard::InClipboard;
pub use clock::HandClock;
pub(crate) use drawing::drawn;
use drawing::drawn_with_cursor;
pub use error::TheatreError;
pub(crate) use house::House;
pub use own_files::MemoryFiles;
pub(crate) use partner::{Cast, Partners};
pub(crate) use playing::Beside;
pub use scene::Scene;
pub use staging::TourTheatres;

use crate::domain::{ActivityRecord, Instant, SecretText};
use crate::i18n::Locale;
use crate::ports::page::all_pages;
use crate::ports::store::ActivityFilter;
use crate::ports::{Clock, CopyPlace, Page, PutForward, Store};
use crate::theatre::playing::Alone;
use crate::tui::app::{App, Preferences};
use crate::tui::customers_view::Acting;
use crate::tui::keymap::Key;
use crate::tui::lane::answer::Answering;
use crate::tui::msg::Msg;
use crate::tui::session::SessionNumber;

/// How often the console may want to be told of the time while some passes: more than that is one that never sleeps.
const TICKS: i64 = 1_000;

/// How often in each minute where more than some hours pass: who looks at the clock does so once.
const TICKS_A_MINUTE: i64 = 2;

/// A demo partner in memory with its console.
#[derive(Debug)]
pub struct Theatre {
    house: House,
    app: App,
    size: Size,
    answering: Arc<Answering>,
    session: SessionNumber,
    /// What was copied last and not cleared since, and where it lies.
    copied: Option<(CopyPlace, InClipboard)>,
    is_over: bool,
}

impl Theatre {
    /// The console of that scene with its store open, where it begins.
    ///
    /// # Errors
    /// [`TheatreError`] where the scene's partner cannot be made, or has no such customer.
    pub fn new(scene: &Scene) -> Result<Self, TheatreError> {
        let house = House::of(scene)?;
        let mut theatre = Self::before(scene, house, App::new);
        let acting = Acting { operator: theatre.house.operator.clone(), view: theatre.house.view.clone() };
        let facts = theatre.begin(acting);
        theatre.send(Msg::Opened(Ok(Box::new(facts))))?;
        Ok(theatre)
    }

    /// The console in that house before its store is open; `app` says what stands before it where it is no customer's own
    /// view.
    pub(crate) fn before(scene: &Scene, house: House, app: fn(Preferences, Size) -> App) -> Self {
        let preferences = scene.preferences();
        let answering = Arc::new(house.answering(preferences.locale));
        let app = match house.view.clone() {
            Some(view) => App::in_customers_view(preferences, scene.size, view),
            None => app(preferences, scene.size),
        };
        let (session, copied, is_over) = (SessionNumber(0), None, false);
        Self { house, app, size: scene.size, answering, session, copied, is_over }
    }

    /// The console itself.
    #[must_use]
    pub fn app(&self) -> &App {
        &self.app
    }

    /// What time it is.
    #[must_use]
    pub fn now(&self) -> Instant {
        self.house.clock.now()
    }

    /// The language and zone as they are now.
    #[must_use]
    pub fn locale(&self) -> Locale {
        self.app.locale()
    }

    /// The size of the screen.
    #[must_use]
    pub fn size(&self) -> Size {
        self.size
    }

    /// The screen as it stands.
    #[must_use]
    pub fn draw(&self) -> Buffer {
        drawn(self.size, |frame| self.app.view(frame, self.now()))
    }

    /// The same with its cursor drawn.
    pub(in crate::theatre) fn draw_with_cursor(&self) -> Buffer {
        drawn_with_cursor(self.size, |frame| self.app.view(frame, self.now()))
    }

    /// Whether the console has ended; nothing happens any more then.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.is_over
    }

    /// What lies in the clipboard now; the text itself is kept nowhere.
    #[must_use]
    pub fn copied(&self) -> Option<InClipboard> {
        self.copied.as_ref().map(|(_, what)| *what)
    }

    /// The records of the activity log since the scene began, the oldest first.
    ///
    /// # Errors
    /// [`TheatreError::Store`] where the store cannot be read.
    pub fn records(&self) -> Result<Vec<ActivityRecord>, TheatreError> {
        let (filter, scope) = (ActivityFilter::default(), self.house.operator.actor().scope());
        // Of what was before the scene there is no record: those of the store are those of the scene.
        let all = all_pages(|after| self.house.store.activity(scope, &filter, after, Page::<()>::LIMIT))?;
        Ok(all.into_iter().rev().map(|recorded| recorded.record).collect())
    }

    /// Presses a key.
    ///
    /// # Errors
    /// [`TheatreError::Restless`].
    pub fn press(&mut self, key: Key) -> Result<(), TheatreError> {
        self.send(Msg::Key(key))
    }

    /// Pastes a text.
    ///
    /// # Errors
    /// [`TheatreError::Restless`].
    pub fn paste(&mut self, text: &str) -> Result<(), TheatreError> {
        self.send(Msg::Paste(SecretText::new(text.to_owned())))
    }

    /// Tells the console that something happened, and does what it wants done about it.
    ///
    /// # Errors
    /// [`TheatreError::Restless`].
    pub fn send(&mut self, msg: Msg) -> Result<(), TheatreError> {
        self.play(vec![msg], &mut Alone)
    }

    /// Gives the screen another size.
    ///
    /// # Errors
    /// [`TheatreError::Restless`].
    pub fn resize(&mut self, size: Size) -> Result<(), TheatreError> {
        self.resize_beside(size, &mut Alone)
    }

    /// The same, seen by who stands beside.
    pub(crate) fn resize_beside(&mut self, size: Size, beside: &mut dyn Beside) -> Result<(), TheatreError> {
        self.size = size;
        self.play(vec![Msg::Resize(size)], beside)
    }

    /// Lets time pass: the console is told whenever it wanted to be, and what becomes due by then is applied.
    ///
    /// # Errors
    /// [`TheatreError::Sleepless`], [`TheatreError::Restless`].
    pub fn advance(&mut self, time: TimeDelta) -> Result<(), TheatreError> {
        self.advance_beside(time, &mut Alone)
    }

    /// The same, seen by who stands beside.
    pub(crate) fn advance_beside(&mut self, time: TimeDelta, beside: &mut dyn Beside) -> Result<(), TheatreError> {
        let end = self.now().after(time);
        for _ in 0..time.num_minutes().saturating_mul(TICKS_A_MINUTE).max(TICKS) {
            let Some(wake) = self.app.wake(self.now()).filter(|wake| *wake <= end) else {
                self.house.clock.set(end);
                return self.pass_time(beside);
            };
            let now = self.now().max(wake);
            self.house.clock.set(now);
            self.pass_time(beside)?;
            self.play(vec![Msg::Tick], beside)?;
            if self.app.wake(now).is_some_and(|next| next <= now) {
                break;
            }
        }
        Err(TheatreError::Sleepless)
    }

    /// Puts the clock forward at once, as the demo's clock is; never back. What becomes due by then is applied.
    ///
    /// # Errors
    /// [`TheatreError::Restless`].
    pub fn put_forward(&mut self, to: Instant) -> Result<(), TheatreError> {
        self.house.clock.put_forward(to);
        self.pass_time(&mut Alone)?;
        self.send(Msg::Tick)
    }
}

#[cfg(test)]
mod tests;
