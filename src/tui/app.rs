//! The console as data: what is shown, what is asked, what was copied. It changes only in [`App::update`] and draws
//! itself from what it is; nothing here touches a terminal, a store or a clock.

mod answers;
mod availability;
mod banner;
mod beginning;
mod copies;
mod crumbs;
mod customers_view;
mod downloads;
mod hints;
mod input;
mod layout;
mod locking;
mod mouse;
mod notifying;
mod operating;
mod places;
mod presenting;
mod quitting;
mod reach;
mod retrieving;
mod set_aside;
mod steps;
mod time;
mod touring;
mod typed_ahead;
mod upkeep;
mod view;
mod world;

use std::mem::Discriminant;

use ratatui::layout::Size;

use locking::Locking;
use notifying::Notifying;
use set_aside::SetAside;
use typed_ahead::TypedAhead;
pub use world::Preferences;
use world::World;

use crate::domain::{Instant, TourNote};
use crate::i18n::Locale;
use crate::ports::CopyPlace;
use crate::tour::DialogKind;
use crate::tui::context::Context;
use crate::tui::dialog::Dialog;
use crate::tui::effect::Effect;
use crate::tui::failure::Failure;
use crate::tui::keymap::Chord;
use crate::tui::msg::{BuyingReply, CancellingReply, Focused, Msg, Reply, UpkeepReply};
use crate::tui::note::Note;
use crate::tui::places::Places;
use crate::tui::screen::{Screen, home};
use crate::tui::session::Ticket;
use crate::tui::step::{Destination, Step};
use crate::tui::touring::stage::StageFailure;
use crate::tui::touring::{Beginning, Touring, dialog_kind};

/// The console.
#[derive(Debug)]
pub struct App {
    world: World,
    door: Door,
    history: Vec<Screen>,
    screen: Screen,
    forward: Vec<Screen>,
    /// Whether another session was asked for and has not begun: what is pressed meanwhile is meant for neither.
    is_between_sessions: bool,
    dialogs: Vec<Dialog>,
    set_aside: Option<SetAside>,
    /// Which dialog was on top when the mouse was pressed last.
    pressed_dialog: Option<Discriminant<Dialog>>,
    places: Places,
    chord: Chord,
    typed_ahead: TypedAhead,
    note: Option<Note>,
    /// Copies that are being made, whose replies belong to no room and outlive a session: what lies in a clipboard is
    /// to be cleared, whoever acts by then.
    copies: Vec<Ticket>,
    /// Questions of downloads whose answers belong to no room.
    asked_of_downloads: Vec<Ticket>,
    /// Whether a copy lies in the terminal's clipboard, which cannot be cleared from here.
    lasting: bool,
    leaving: Leaving,
    /// The address that was handed to the browser last.
    browsed: Option<String>,
    notifying: Notifying,
    locking: Locking,
    /// The walkthrough that is played over it.
    touring: Option<Box<Touring>>,
    /// What is to be noted of the walkthrough that it is there for alone and ends with.
    for_tour: Option<Vec<TourNote>>,
}

/// Whether the store can be entered.
#[derive(Debug)]
enum Door {
    /// It opens by itself, or has opened.
    Passed,
    /// A passphrase is needed, and nothing but its dialog is shown.
    Locked,
    /// It could not be opened.
    Shut(Failure),
}

/// How far the end, or being suspended, has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Leaving {
    /// Nobody wants to end.
    Staying,
    /// Ctrl-C was pressed over a shown key; pressed again it ends.
    Warned,
    /// A copy is being cleared; then it ends, or is suspended.
    Clearing(Afterwards),
}

/// What is done once no copy lives any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Afterwards {
    Quit,
    Suspend,
}

impl App {
    /// The console before its store is open.
    #[must_use]
    pub fn new(preferences: Preferences, size: Size) -> Self {
        Self {
            world: World::new(preferences, size),
            door: Door::Passed,
            history: Vec::new(),
            screen: Screen::Home(home::State::new()),
            forward: Vec::new(),
            is_between_sessions: false,
            dialogs: Vec::new(),
            set_aside: None,
            pressed_dialog: None,
            places: Places::default(),
            chord: Chord::default(),
            typed_ahead: TypedAhead::default(),
            note: None,
            copies: Vec::new(),
            asked_of_downloads: Vec::new(),
            lasting: false,
            leaving: Leaving::Staying,
            browsed: None,
            notifying: Notifying::default(),
            locking: Locking::default(),
            touring: None,
            for_tour: None,
        }
    }

    /// The console for a walkthrough alone, with which it ends.
    ///
    /// # Errors
    /// [`StageFailure`] where the walkthrough has no stage.
    pub fn for_tour(
        preferences: Preferences,
        size: Size,
        beginning: Beginning,
        now: Instant,
    ) -> Result<Self, StageFailure> {
        let mut app = Self { for_tour: Some(Vec::new()), ..Self::new(preferences, size) };
        app.touring = app.begun_tour(beginning, now).transpose()?;
        Ok(app)
    }

    /// Takes what happened, and says what is to be done about it.
    pub fn update(&mut self, msg: Msg, now: Instant) -> Vec<Effect> {
        let mut effects = Vec::new();
        match self.lock_when_due(msg, now, &mut effects) {
            Msg::Key(key) if self.is_touring() => self.key_in_tour(key, now, &mut effects),
            Msg::Paste(text) if self.is_touring() => self.paste_in_tour(text.expose(), now, &mut effects),
            Msg::Mouse(_) if self.is_touring() => {}
            Msg::Key(key) => self.key(key, now, &mut effects),
            Msg::Paste(text) => self.paste(text.expose(), now, &mut effects),
            Msg::Mouse(mouse) => self.mouse(mouse, now, &mut effects),
            Msg::Resize(size) => self.resize(size, now, &mut effects),
            Msg::Focus(focused) => self.focused(focused, now),
            Msg::Tick => {
                self.tick(now, &mut effects);
                self.tick_in_tour(now, &mut effects);
            }
            Msg::Progress(ticket, progress) => self.progressed(ticket, progress),
            Msg::Downloading(events) => self.downloading(events, now),
            Msg::Reply(ticket, reply) => self.reply(ticket, reply, now, &mut effects),
            Msg::Opened(Ok(facts)) => self.begin(*facts, now, &mut effects),
            Msg::Opened(Err(failure)) => self.could_not_open(failure),
            Msg::Unlocked(operator) => self.unlocked(*operator, &mut effects),
            Msg::StillLocked(failure) => self.still_locked(&failure),
            Msg::NextTry(at) => self.next_try(at),
            Msg::Standing(standing) => {
                self.world.standing = standing;
                // Its lines take room from the place, or give it back.
                self.resized(now, &mut effects);
            }
            Msg::Browsed(result) => self.browsed(result),
            Msg::FolderOpened(result) => self.folder_opened(result),
            Msg::TimePasses(passing) => self.time_passes(passing, now, &mut effects),
            Msg::Changed(_) => self.changed(now, &mut effects),
            Msg::Suspend => self.suspend(&mut effects),
            Msg::Resumed => effects.push(Effect::Redraw),
            Msg::Terminate => self.terminate(now, &mut effects),
        }
        self.play_typed_ahead(now, &mut effects);
        self.look_at_retrieval(now, &mut effects);
        self.renew_question_of_quitting();
        effects
    }

    /// When it next wants a [`Msg::Tick`]; `None` while nothing on the screen counts, and the process sleeps.
    #[must_use]
    pub fn wake(&self, now: Instant) -> Option<Instant> {
        let rooms = self.dialogs.iter().filter_map(|dialog| dialog.wake(now)).chain(self.screen.wake(now));
        let rooms = rooms.chain(self.typed_ahead.wake());
        let copy = self.world.copying.as_ref().and_then(|copying| copying.until);
        let next_second = copy.map(|until| until.min(now.after(chrono::Duration::seconds(1))));
        let rooms = rooms.chain(self.touring().and_then(Touring::wake));
        rooms.chain(next_second).chain(self.notifying.wake()).chain(self.locks_itself()).min()
    }

    /// The copy that still lives in a clipboard, for whoever ends the process.
    #[must_use]
    pub fn living_copy(&self) -> Option<&CopyPlace> {
        self.world.copying.as_ref().filter(|copying| copying.until.is_some()).map(|copying| &copying.place)
    }

    /// The language and zone as they are now.
    #[must_use]
    pub fn locale(&self) -> Locale {
        self.world.preferences.locale
    }

    /// Lets the place do something and carries out the step it returns.
    fn with_screen(
        &mut self,
        now: Instant,
        effects: &mut Vec<Effect>,
        act: impl FnOnce(&mut Screen, &Context<'_>) -> Step,
    ) {
        let step = act(&mut self.screen, &self.world.context(now));
        self.carry_out(step, now, effects);
    }

    /// Lets the dialog on top do something and carries out the step it returns.
    fn with_dialog(
        &mut self,
        now: Instant,
        effects: &mut Vec<Effect>,
        act: impl FnOnce(&mut Dialog, &Context<'_>) -> Step,
    ) {
        let Some(dialog) = self.dialogs.last_mut() else { return };
        let step = act(dialog, &self.world.context(now));
        self.carry_out(step, now, effects);
    }

    fn resize(&mut self, size: Size, now: Instant, effects: &mut Vec<Effect>) {
        self.world.size = size;
        if layout::is_too_small(size) {
            self.hide_secrets();
        }
        self.resize_tour();
        self.resized(now, effects);
    }

    fn resized(&mut self, now: Instant, effects: &mut Vec<Effect>) {
        let context = self.world.context(now);
        let steps: Vec<Step> = self.dialogs.iter_mut().map(|dialog| dialog.resized(&context)).collect();
        self.carry_out(Step::Many(steps), now, effects);
        self.with_screen(now, effects, Screen::resized);
    }

    fn hide_secrets(&mut self) {
        for dialog in &mut self.dialogs {
            dialog.hide();
        }
        self.screen.hide();
    }

    fn focused(&mut self, focused: Focused, now: Instant) {
        self.world.unfocused_since = match focused {
            Focused::Gained => None,
            Focused::Lost => self.world.unfocused_since.or(Some(now)),
        };
        for dialog in &mut self.dialogs {
            dialog.focused(&self.world.context(now));
        }
    }

    fn tick(&mut self, now: Instant, effects: &mut Vec<Effect>) {
        if let Some(copying) = self.world.copying.take_if(|copying| copying.is_due(now)) {
            self.ask_to_clear(copying.place, effects);
        }
        // Also what lies below another dialog counts: a key behind the help hides in time.
        let context = self.world.context(now);
        let steps: Vec<Step> = self.dialogs.iter_mut().map(|dialog| dialog.tick(&context)).collect();
        self.carry_out(Step::Many(steps), now, effects);
        self.with_screen(now, effects, Screen::tick);
        if self.notifying.wake().is_some() {
            self.look_at_the_day(now, effects);
        }
    }

    /// Gives a reply to the room that waits for it. A reply nobody waits for is dropped, and its secrets are wiped.
    fn reply(&mut self, ticket: Ticket, reply: Reply, now: Instant, effects: &mut Vec<Effect>) {
        self.retrieval_answered(&reply);
        let Some(reply) = self.unless_away(ticket, reply, now, effects) else { return };
        let reply = match reply {
            Reply::Downloads(reply) => match self.answered_of_downloads(ticket, reply, now, effects) {
                Some(reply) => Reply::Downloads(reply),
                None => return,
            },
            other @ (Reply::Customers(_)
            | Reply::Kms(_)
            | Reply::Billing(_)
            | Reply::Purchases(_)
            | Reply::Secrets(_)
            | Reply::Clipboard(_)
            | Reply::Operators(_)
            | Reply::Buying(_)
            | Reply::Cancelling(_)
            | Reply::Support(_)
            | Reply::Upkeep(_)
            | Reply::Log(_)) => other,
        };
        let cancelled =
            if let Reply::Cancelling(CancellingReply::Cancelled(id, Ok(_))) = &reply { Some(id.clone()) } else { None };
        let locked = if let Reply::Secrets(reply) = &reply { reply.of_a_locked_vault() } else { None };
        let is_counted_anew = cancelled.is_some() || matches!(reply, Reply::Buying(BuyingReply::Placed(Ok(_))));
        self.tell_of_what_was_sent_elsewhere(ticket, &reply, now, effects);
        if let Some(place) = self.copies.iter().position(|waiting| *waiting == ticket) {
            self.copies.swap_remove(place);
            let is_of_who_is_here = ticket.session == self.world.tickets.session() && !self.is_away();
            if is_of_who_is_here && !self.is_between_sessions {
                self.copied(reply, now, effects);
            } else {
                self.copied_before(reply, now, effects);
            }
            self.leave_when_all_is_cleared(effects);
        } else if self.is_backing_up(ticket) {
            if let Reply::Upkeep(UpkeepReply::BackedUp(occasion, result)) = reply {
                self.backed_up(occasion, result, now, effects);
            }
        } else if self.notifying.awaits(ticket) {
            self.tell_of_the_day(reply, effects);
        } else if self.world.has_wished(ticket) {
            self.setting_changed(ticket, reply, now, effects);
        } else if self.dialogs.iter().any(|dialog| dialog.awaits(ticket)) {
            self.dialog_answered(ticket, reply, now, effects);
        } else if self.screen.awaits(ticket) {
            self.with_screen(now, effects, |screen, context| screen.receive(ticket, reply, context));
        } else if let Some(screen) =
            self.history.iter_mut().chain(&mut self.forward).find(|screen| screen.awaits(ticket))
        {
            // A place that is no longer looked at takes its answer in, but does nothing more about it unless it is under way.
            let is_under_way = screen.is_under_way();
            let step = screen.receive(ticket, reply, &self.world.context(now));
            if is_under_way {
                self.carry_out(step, now, effects);
            }
        }
        if let Some(id) = cancelled {
            self.clear_copy_of(&id, effects);
        }
        if is_counted_anew {
            self.count_anew(now, effects);
        }
        if let Some(failure) = locked {
            self.ask_for_the_passphrase(&failure, now, effects);
        }
    }

    /// The process must end: what can be cleared is cleared by whoever ends it.
    fn terminate(&mut self, now: Instant, effects: &mut Vec<Effect>) {
        self.keep_what_is_typed(now, effects);
        self.hide_secrets();
        effects.push(Effect::Quit);
    }

    /// The dialog on top, as scripts name it.
    #[must_use]
    pub fn dialog_on_top(&self) -> Option<DialogKind> {
        self.dialogs.last().map(dialog_kind)
    }

    /// Where it is, for tests and recordings.
    #[must_use]
    pub fn destination(&self) -> Destination {
        self.screen.destination()
    }
}
