//! Locking: nothing of what was shown is there any more, the store's keys are forgotten, and who was there comes back to
//! where they were once they have unlocked it. So it is asked for by a key, and by nobody pressing any for a while.
//!
//! **Invariant:** what is locked is a console as it was before anybody came: the place, the ways back and the session are
//! set aside, and its dialogs are gone with what they showed. No secret that was asked for before is taken in.
//!
//! What is under way goes on beneath, as whose it is, and tells of itself once they are back. Until it is over the store
//! keeps its keys, and nobody else comes in.

use chrono::Duration;

use crate::domain::{Instant, Operator};
use crate::i18n::message;
use crate::tui::app::{App, Door, Leaving};
use crate::tui::customers_view::{Acting, CustomersView};
use crate::tui::dialog::{self, Dialog};
use crate::tui::effect::Effect;
use crate::tui::failure::Failure;
use crate::tui::msg::{CancellingReply, Msg, Reply};
use crate::tui::note::Note;
use crate::tui::screen::{Screen, home};
use crate::tui::session::{SessionFacts, Ticket};
use crate::tui::step::Step;

/// When the console was used last, and what it was left at where it is locked.
#[derive(Debug, Default)]
pub(super) struct Locking {
    used: Option<Instant>,
    away: Option<Away>,
}

/// What a locked console was left at.
#[derive(Debug)]
struct Away {
    session: SessionFacts,
    history: Vec<Screen>,
    screen: Screen,
    forward: Vec<Screen>,
    /// Answers that came meanwhile, none of them a secret.
    replies: Vec<(Ticket, Reply)>,
    /// What the places that went on wanted besides to go on.
    steps: Vec<Step>,
    /// Somebody else who has unlocked it, and comes in once nothing is under way any more.
    next: Option<Operator>,
}

impl Locking {
    /// The places that a locked console was left at.
    pub(super) fn screens(&mut self) -> impl Iterator<Item = &mut Screen> {
        self.away.iter_mut().flat_map(Away::screens)
    }
}

impl Away {
    fn screens(&mut self) -> impl Iterator<Item = &mut Screen> {
        self.history.iter_mut().chain(&mut self.forward).chain([&mut self.screen])
    }

    fn places(&self) -> impl Iterator<Item = &Screen> {
        self.history.iter().chain(&self.forward).chain([&self.screen])
    }

    fn is_anything_under_way(&self) -> bool {
        self.places().any(Screen::is_under_way)
    }
}

impl App {
    /// Locks the console, unless there is nobody yet whose it is, or it is ending.
    pub(super) fn lock(&mut self, now: Instant, effects: &mut Vec<Effect>) {
        if !self.can_lock() {
            return;
        }
        self.keep_what_is_typed(now, effects);
        self.hide_secrets();
        let goes_on = self.is_anything_under_way();
        let Some(session) = self.world.session.take() else { return };
        let view = self.world.view.take();
        let asks = match view.filter(|view| !view.can_be_left()) {
            Some(_) => dialog::unlock::State::again_in_view(session.source),
            None => dialog::unlock::State::again(session.source),
        };
        let screen = std::mem::replace(&mut self.screen, Screen::Home(home::State::new()));
        self.locking.away = Some(Away {
            session,
            history: std::mem::take(&mut self.history),
            screen,
            forward: std::mem::take(&mut self.forward),
            replies: Vec::new(),
            steps: Vec::new(),
            next: None,
        });
        self.door = Door::Locked;
        self.set_aside = None;
        self.places.close();
        self.note = None;
        self.typed_ahead.forget();
        self.dialogs = vec![Dialog::Unlock(asks)];
        self.clear_what_can_be(effects);
        if !goes_on {
            effects.push(Effect::Lock);
        }
    }

    /// Whether there is somebody who could lock it. Between two sessions it is nobody's, and the one that begins would come
    /// before the locked console as if it had been unlocked.
    pub(super) fn can_lock(&self) -> bool {
        self.world.session.is_some()
            && !self.is_between_sessions
            && matches!(self.door, Door::Passed)
            && !matches!(self.leaving, Leaving::Clearing(_))
    }

    /// When it locks itself, if nobody presses a key until then.
    pub(super) fn locks_itself(&self) -> Option<Instant> {
        let minutes = Some(self.world.lock_minutes()).filter(|minutes| 0 < *minutes && self.can_lock())?;
        Some(self.locking.used?.after(Duration::minutes(minutes.into())))
    }

    /// Locks it where nobody has pressed a key for so long; whoever does so then is not known yet, and what they press is
    /// meant for nothing that was there.
    pub(super) fn lock_when_due(&mut self, msg: Msg, now: Instant, effects: &mut Vec<Effect>) -> Msg {
        let is_input = matches!(msg, Msg::Key(_) | Msg::Paste(_) | Msg::Mouse(_));
        let is_due = self.locks_itself().is_some_and(|at| at <= now);
        if is_due {
            self.lock(now, effects);
        }
        if is_input {
            self.locking.used = Some(now);
        }
        if is_due && is_input { Msg::Tick } else { msg }
    }

    /// Notes that somebody has come.
    pub(super) fn was_used(&mut self, now: Instant) {
        self.locking.used = Some(now);
    }

    /// The places that a locked console was left at, to be looked at.
    pub(super) fn set_aside_by_locking(&self) -> impl Iterator<Item = &Screen> {
        self.locking.away.iter().flat_map(Away::places)
    }

    /// Whether it was locked after somebody had been there.
    pub(super) fn is_away(&self) -> bool {
        self.locking.away.is_some()
    }

    /// Gives an answer back that is to be taken in now. While it is locked that is what became of copies; what is under way
    /// goes on with its own, other answers wait, and a secret is wiped.
    pub(super) fn unless_away(
        &mut self,
        ticket: Ticket,
        reply: Reply,
        now: Instant,
        effects: &mut Vec<Effect>,
    ) -> Option<Reply> {
        if self.copies.contains(&ticket) {
            return Some(reply);
        }
        let is_between_sessions = self.is_between_sessions;
        let Some(away) = &mut self.locking.away else { return Some(reply) };
        let goes_on = away.screens().any(|screen| screen.is_under_way() && screen.awaits(ticket));
        if goes_on && !is_between_sessions {
            self.go_on_beneath(ticket, reply, now, effects);
        } else if goes_on || !matches!(reply, Reply::Secrets(_)) {
            // Whoever comes in next has a session in which the next question is asked.
            away.replies.push((ticket, reply));
        }
        None
    }

    /// Has a place that is under way take its answer in and go on, as whose it is; whatever else it wants waits.
    fn go_on_beneath(&mut self, ticket: Ticket, reply: Reply, now: Instant, effects: &mut Vec<Effect>) {
        let Some(mut away) = self.locking.away.take() else { return };
        let cancelled =
            if let Reply::Cancelling(CancellingReply::Cancelled(id, Ok(_))) = &reply { Some(id.clone()) } else { None };
        self.world.session = Some(away.session.clone());
        self.world.view.clone_from(&away.session.view);
        let context = self.world.context(now);
        let place = away.screens().find(|screen| screen.is_under_way() && screen.awaits(ticket));
        let step = place.map_or(Step::Stay, |screen| screen.receive(ticket, reply, &context));
        (self.world.session, self.world.view) = (None, None);
        if let Step::Ask(ticket, ask) = step {
            effects.push(Effect::Ask(ticket, ask));
        } else {
            away.steps.push(step);
        }
        let is_over = !away.is_anything_under_way();
        let next = if is_over { away.next.take() } else { None };
        self.locking.away = Some(away);
        if let Some(id) = cancelled {
            self.clear_copy_of(&id, effects);
        }
        match next {
            Some(next) => self.let_in(next, effects),
            None if is_over => effects.push(Effect::Lock),
            None => {}
        }
    }

    /// Learns whose passphrase unlocked it again: who was there comes back, somebody else comes in once nothing is under
    /// way any more.
    pub(super) fn unlocked(&mut self, operator: Operator, effects: &mut Vec<Effect>) {
        let Some(away) = &mut self.locking.away else { return };
        if away.session.operator.id != operator.id && away.is_anything_under_way() {
            away.next = Some(operator);
            self.with_unlock_dialogs(dialog::unlock::State::wait_for_what_is_under_way);
        } else {
            self.let_in(operator, effects);
        }
    }

    /// Has a session begin as whom it was unlocked: in the view that was left, if it is theirs or nobody can leave it.
    fn let_in(&mut self, operator: Operator, effects: &mut Vec<Effect>) {
        let Some(away) = &self.locking.away else { return };
        let left = away.session.view.clone();
        let view = if away.session.operator.id == operator.id {
            left
        } else {
            let closed = left.filter(|view| !view.can_be_left());
            closed.map(|view| CustomersView::of(view.customer, view.way_out))
        };
        self.is_between_sessions = true;
        effects.push(Effect::Become(Box::new(Acting { operator, view })));
    }

    fn clear_what_can_be(&mut self, effects: &mut Vec<Effect>) {
        if let Some(copying) = self.world.copying.take_if(|copying| copying.until.is_some()) {
            self.ask_to_clear(copying.place, effects);
        }
    }

    /// Lets in who unlocked it: back to where they were, if it is who was there. Gives back who is somebody else, and
    /// what came meanwhile and belongs to no session.
    pub(super) fn come_back(
        &mut self,
        facts: SessionFacts,
        now: Instant,
        effects: &mut Vec<Effect>,
    ) -> Option<(SessionFacts, Vec<(Ticket, Reply)>)> {
        let Some(away) = self.locking.away.take() else { return Some((facts, Vec::new())) };
        if away.session.operator.id != facts.operator.id {
            let belongs_to_none =
                |(_, reply): &(Ticket, Reply)| matches!(reply, Reply::Downloads(_) | Reply::Upkeep(_));
            return Some((facts, away.replies.into_iter().filter(belongs_to_none).collect()));
        }
        self.world.begin(facts);
        self.door = Door::Passed;
        self.is_between_sessions = false;
        self.dialogs.clear();
        self.note = Some(Note::good(self.world.preferences.locale.text(message!("lock-unlocked"))));
        (self.history, self.screen, self.forward) = (away.history, away.screen, away.forward);
        self.notifying.begin_anew();
        for (ticket, reply) in away.replies {
            self.reply(ticket, reply, now, effects);
        }
        self.carry_out(Step::Many(away.steps), now, effects);
        self.with_screen(now, effects, |screen, context| {
            drop(screen.resized(context));
            screen.refresh(context)
        });
        self.look_at_the_day(now, effects);
        None
    }

    /// Asks who is there for their passphrase, as what they asked for needs keys that the store does not have: in a demo in
    /// which everybody has another passphrase than that of every demo.
    pub(super) fn ask_for_the_passphrase(&mut self, failure: &Failure, now: Instant, effects: &mut Vec<Effect>) {
        self.lock(now, effects);
        self.still_locked(failure);
    }

    /// Tells the dialog that waits, which may lie below the help, why it did not unlock.
    pub(super) fn still_locked(&mut self, failure: &Failure) {
        self.with_unlock_dialogs(|dialog| dialog.refuse(failure.clone()));
    }

    /// Tells the dialog that waits from when the next passphrase is tried.
    pub(super) fn next_try(&mut self, at: Instant) {
        self.with_unlock_dialogs(|dialog| dialog.wait_until(at));
    }

    fn with_unlock_dialogs(&mut self, tell: impl Fn(&mut dialog::unlock::State)) {
        for dialog in &mut self.dialogs {
            if let Dialog::Unlock(dialog) = dialog {
                tell(dialog);
            }
        }
    }
}
