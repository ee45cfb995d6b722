//! Carrying out what rooms want.

use crate::domain::Instant;
use crate::domain::operator::SettingChange;
use crate::i18n::message;
use crate::ports::CopyRoute;
use crate::tui::app::App;
use crate::tui::backing_up::Occasion;
use crate::tui::customers_view::Acting;
use crate::tui::dialog::{self, Dialog};
use crate::tui::effect::{Ask, ClipboardAsk, Effect, OperatorsAsk, SecretsAsk};
use crate::tui::failure::Failure;
use crate::tui::msg::{OperatorsReply, Reply};
use crate::tui::note::Note;
use crate::tui::screen::Screen;
use crate::tui::session::Ticket;
use crate::tui::step::{Answer, CopyWish, Departure, Destination, Step};

/// How many places back are remembered.
const HISTORY: usize = 50;

impl App {
    /// Carries out what a room wants.
    pub(super) fn carry_out(&mut self, step: Step, now: Instant, effects: &mut Vec<Effect>) {
        match step {
            Step::Stay => {}
            Step::Go(destination) => self.go(&destination, now, effects),
            Step::Visit(destination) => self.visit(&destination, now, effects),
            Step::GoInstead(destination) => self.go_instead(&destination, now, effects),
            Step::Up => self.up(now, effects),
            Step::Open(dialog) => self.dialogs.push(*dialog),
            Step::Close => drop(self.dialogs.pop()),
            Step::CloseWith(answer) => {
                drop(self.dialogs.pop());
                self.answered(answer, now, effects);
            }
            Step::Ask(ticket, ask) => effects.push(Effect::Ask(ticket, ask)),
            Step::Copy(wish) => self.copy(wish, effects),
            Step::CopyAfterAsking(wish) => self.ask_for_route(wish),
            Step::LinkGiven(wish, expires) => self.link_given(&wish, expires),
            Step::CopyPlain(what, text) => match self.world.context(now).best_route() {
                Some(CopyRoute::File) | None => {
                    let sentence = if self.world.settings.wants_files() {
                        message!("route-file-for-secrets")
                    } else {
                        message!("route-none")
                    };
                    self.note = Some(Note::warning(self.world.preferences.locale.text(sentence)));
                }
                Some(route) => {
                    let ticket = self.world.tickets.next();
                    self.copies.push(ticket);
                    effects.push(Effect::Ask(ticket, Ask::Clipboard(ClipboardAsk::Put(what, text, route))));
                }
            },
            Step::Browse(address) => {
                self.note = Some(Note::plain(self.world.preferences.locale.text(message!("browse-under-way"))));
                self.browsed = Some(address.clone());
                effects.push(Effect::Browse(address));
            }
            Step::OpenFolder(folder) => effects.push(Effect::OpenFolder(folder)),
            Step::Download(plan) => self.plan_download(*plan, effects),
            Step::RunDownload(job) => self.run_download(*job, effects),
            Step::PauseDownload(id) => self.pause_download(id, effects),
            Step::CancelDownload(id) => self.cancel_download(id, effects),
            Step::Say(note) => self.note = Some(note),
            Step::Refuse(refusal) => self.say_why_dimmed(&refusal, now),
            Step::Fail(failure) => self.fail(failure),
            Step::Become(operator) => {
                self.keep_what_is_typed(now, effects);
                self.begin_acting(Acting::operator(*operator), effects);
            }
            Step::ChangeSetting(change) => self.change_setting(change, effects),
            Step::Tour(beginning) => self.begin_tour(*beginning, now),
            Step::Unlock(passphrase) => effects.push(Effect::Unlock(passphrase)),
            Step::LockAfter(failure) => {
                self.lock(now, effects);
                // Also what is under way gets no key of those that may be old.
                effects.push(Effect::Lock);
                self.still_locked(&failure);
            }
            Step::Speak(language) => self.world.speak(language),
            Step::BackUp => self.back_up(Occasion::Asked, effects),
            Step::StopBackup => self.stop_backup(effects),
            Step::Many(steps) => {
                for step in steps {
                    self.carry_out(step, now, effects);
                }
            }
        }
    }

    pub(super) fn browsed(&mut self, result: Result<(), Failure>) {
        match result {
            Ok(()) => {
                self.note = Some(Note::good(self.world.preferences.locale.text(message!("browse-handed-over"))));
            }
            Err(failure) => {
                self.note = None;
                let dialog = dialog::failure::State::new(failure).about(self.browsed.take());
                self.dialogs.push(Dialog::Failure(dialog));
            }
        }
    }

    pub(super) fn folder_opened(&mut self, result: Result<(), Failure>) {
        match result {
            Ok(()) => self.note = Some(Note::good(self.world.preferences.locale.text(message!("downloads-folder")))),
            Err(failure) => self.fail(failure),
        }
    }

    /// A refusal is a sentence; a failure is a dialog with details.
    pub(super) fn fail(&mut self, failure: Failure) {
        match failure.refusal() {
            Some(refusal) => self.say_why(refusal),
            None => self.dialogs.push(Dialog::Failure(dialog::failure::State::new(failure))),
        }
    }

    /// Asks that one of the operator's own settings become another; the answer belongs to no room.
    pub(super) fn change_setting(&mut self, change: SettingChange, effects: &mut Vec<Effect>) {
        let ticket = self.world.wish(change.clone());
        effects.push(Effect::Ask(ticket, Ask::Operators(OperatorsAsk::ChangeSettings(change))));
    }

    /// Takes what became of a change of this session's settings.
    pub(super) fn setting_changed(&mut self, ticket: Ticket, reply: Reply, now: Instant, effects: &mut Vec<Effect>) {
        match reply {
            Reply::Operators(OperatorsReply::Changed(Ok(operator))) => {
                self.world.settle(ticket, *operator);
                self.note = Some(Note::good(self.world.preferences.locale.text(message!("settings-kept"))));
                self.look_at_the_day(now, effects);
            }
            Reply::Operators(OperatorsReply::Changed(Err(failure))) => {
                self.world.give_up(ticket);
                self.carry_out(Step::Fail(failure), now, effects);
            }
            Reply::Operators(OperatorsReply::Listed(_) | OperatorsReply::Done(_, _) | OperatorsReply::Tours(_))
            | Reply::Downloads(_)
            | Reply::Kms(_)
            | Reply::Billing(_)
            | Reply::Customers(_)
            | Reply::Purchases(_)
            | Reply::Secrets(_)
            | Reply::Clipboard(_)
            | Reply::Buying(_)
            | Reply::Cancelling(_)
            | Reply::Support(_)
            | Reply::Upkeep(_)
            | Reply::Log(_) => {}
        }
    }

    pub(super) fn go(&mut self, destination: &Destination, now: Instant, effects: &mut Vec<Effect>) {
        if self.screen.is_at(destination) && !self.is_got_elsewhere(destination) {
            self.places.close();
            return self.screen.find_again(&self.world.context(now));
        }
        if !self.is_within_reach(destination, now) || self.return_to_retrieval(destination, now, effects) {
            return;
        }
        if self.asks_before(Departure::To(destination.clone())) {
            return;
        }
        self.places.close();
        self.keep_what_is_typed(now, effects);
        if let (None, Destination::YourProducts(customer, _)) = (&self.world.view, destination) {
            return self.enter_view(customer, effects);
        }
        self.world.orders.note(&self.screen);
        let (screen, step) = Screen::open(destination, &self.world.context(now));
        self.remember(screen);
        self.note = None;
        self.carry_out(step, now, effects);
    }

    /// Puts a place in front of the one that is left.
    pub(super) fn remember(&mut self, screen: Screen) {
        let left = std::mem::replace(&mut self.screen, screen);
        self.history.push(left);
        if HISTORY < self.history.len()
            && let Some(oldest) = self.history.iter().position(|screen| !screen.is_kept())
        {
            self.history.remove(oldest);
        }
        self.forget_forward();
    }

    /// What goes on while another place is looked at is kept, as its answers are for it; so is what waits to go on with what
    /// it has.
    fn forget_forward(&mut self) {
        self.forward.retain(Screen::is_kept);
    }

    /// To another place instead of this one: to the place before, if it is that.
    fn go_instead(&mut self, destination: &Destination, now: Instant, effects: &mut Vec<Effect>) {
        if !self.is_within_reach(destination, now) {
            return;
        }
        if let Some(before) = self.history.pop_if(|before| before.is_at(destination)) {
            self.screen = before;
            self.forget_forward();
            return self.returned(now, effects);
        }
        if let Some(kept) = self.take_retrieval(destination) {
            self.screen = kept;
            return self.returned(now, effects);
        }
        let (screen, step) = Screen::open(destination, &self.world.context(now));
        self.screen = screen;
        self.forget_forward();
        self.note = None;
        self.carry_out(step, now, effects);
    }

    /// Has kept what was typed in the place and is not, as the place is left.
    pub(super) fn keep_what_is_typed(&mut self, now: Instant, effects: &mut Vec<Effect>) {
        self.with_screen(now, effects, Screen::keep);
    }

    pub(super) fn back(&mut self, now: Instant, effects: &mut Vec<Effect>) {
        if self.asks_before(Departure::Back) {
            return;
        }
        self.keep_what_is_typed(now, effects);
        if let Some(screen) = self.history.pop() {
            let left = std::mem::replace(&mut self.screen, screen);
            self.forward.push(left);
            self.returned(now, effects);
        }
    }

    pub(super) fn forward(&mut self, now: Instant, effects: &mut Vec<Effect>) {
        if self.asks_before(Departure::Forward) {
            return;
        }
        self.keep_what_is_typed(now, effects);
        if let Some(screen) = self.forward.pop() {
            let left = std::mem::replace(&mut self.screen, screen);
            self.history.push(left);
            self.returned(now, effects);
        }
    }

    /// One place up: to the place before if that is the one above, so that it stands as it was left; else the customer that
    /// is left is marked there.
    pub(super) fn up(&mut self, now: Instant, effects: &mut Vec<Effect>) {
        if self.is_visiting() {
            return self.back(now, effects);
        }
        let Some(parent) = self.parent() else { return self.leave_view(effects) };
        if self.history.last().is_some_and(|before| before.is_at(&parent)) {
            return self.back(now, effects);
        }
        let left = self.screen.customer().map(|customer| customer.tenant);
        self.go(&parent, now, effects);
        if let Some(left) = left {
            self.with_screen(now, effects, |screen, context| screen.mark_customer(left, context));
        }
    }

    /// To a place above: as it was left, if one came through it.
    pub(super) fn return_to(&mut self, destination: &Destination, now: Instant, effects: &mut Vec<Effect>) {
        if self.asks_before(Departure::Return(destination.clone())) {
            return;
        }
        let left = self.history.iter().rposition(|screen| screen.is_at(destination));
        let Some(place) = left.filter(|_| !self.screen.is_at(destination)) else {
            return self.go(destination, now, effects);
        };
        self.keep_what_is_typed(now, effects);
        while place < self.history.len() {
            let Some(screen) = self.history.pop() else { break };
            self.forward.push(std::mem::replace(&mut self.screen, screen));
        }
        self.returned(now, effects);
    }

    /// Asks before a place is left where something was changed and not sent (RENEW-3); whether it did.
    pub(super) fn asks_before(&mut self, departure: Departure) -> bool {
        let asks = self.screen.is_unsent();
        if asks {
            self.places.close();
            self.dialogs.push(Dialog::Confirm(dialog::confirm::State::leave(departure)));
        }
        asks
    }

    fn leave(&mut self, departure: &Departure, now: Instant, effects: &mut Vec<Effect>) {
        self.screen.put_back();
        match departure {
            Departure::To(destination) => self.go(destination, now, effects),
            Departure::Return(destination) => self.return_to(destination, now, effects),
            Departure::Back => self.back(now, effects),
            Departure::Forward => self.forward(now, effects),
        }
    }

    pub(super) fn returned(&mut self, now: Instant, effects: &mut Vec<Effect>) {
        self.note = None;
        self.places.close();
        self.take_up_again(now, effects);
        // The window may have become another one since the place was left.
        self.with_screen(now, effects, |screen, context| {
            drop(screen.resized(context));
            screen.refresh(context)
        });
    }

    /// Has a secret copied by the best route there is; a file is asked about first, unless it is what the operator wants.
    pub(super) fn copy(&mut self, wish: CopyWish, effects: &mut Vec<Effect>) {
        let route = self.world.routes().first().copied();
        match route {
            Some(CopyRoute::File) | None if !self.world.settings.wants_files() => self.ask_for_route(wish),
            None => self.copy_by(wish, CopyRoute::File, effects),
            Some(route) => self.copy_by(wish, route, effects),
        }
    }

    fn ask_for_route(&mut self, wish: CopyWish) {
        self.dialogs.push(Dialog::ClipboardRoute(dialog::clipboard_route::State::new(wish, &self.world.routes())));
    }

    fn copy_by(&mut self, wish: CopyWish, route: CopyRoute, effects: &mut Vec<Effect>) {
        let ticket = self.world.tickets.next();
        self.copies.push(ticket);
        self.note = Some(Note::plain(self.world.preferences.locale.text(message!("copying-under-way"))));
        effects.push(Effect::Ask(ticket, Ask::Secrets(SecretsAsk::Copy(wish, route))));
    }

    fn answered(&mut self, answer: Answer, now: Instant, effects: &mut Vec<Effect>) {
        match answer {
            Answer::Run(target) => self.run(target, now, effects),
            Answer::Quit => self.clear_and_quit(effects),
            Answer::CopyBy(wish, route) => self.copy_by(wish, route, effects),
            Answer::Download(plan) => self.plan_download(*plan, effects),
            Answer::CancelDownload(id) => self.cancel_download(id, effects),
            Answer::CartChanged => {
                self.note = Some(Note::good(self.world.preferences.locale.text(message!("cart-changed"))));
                self.with_screen(now, effects, Screen::refresh);
            }
            Answer::CancelSubscription(cancel) => {
                if let Screen::Subscription(page) = &mut self.screen {
                    page.take_cancellation(*cancel);
                }
            }
            Answer::Leave(departure) => self.leave(&departure, now, effects),
            Answer::Attach(path) => self.with_screen(now, effects, |screen, context| screen.attach(path, context)),
            Answer::DiscardDraft(id) => {
                self.with_screen(now, effects, |screen, context| screen.discard_draft(id, context));
            }
            Answer::GiveReason(reason) => {
                self.world.reason = reason.clone().or(self.world.reason.take());
                self.with_screen(now, effects, |screen, context| screen.reason_given(reason, context));
            }
            Answer::PlanChanged(told) => {
                self.note = Some(Note::good(told));
                self.with_screen(now, effects, Screen::refresh);
            }
            Answer::RemoveDevices(devices) => {
                self.with_screen(now, effects, |screen, context| screen.remove_devices(devices, context));
            }
            Answer::PutClockForward(to) => self.put_clock_forward(to, effects),
            Answer::OperatorDone(deed, operator) => self.operator_done(deed, operator, now, effects),
            Answer::NarrowLog(narrowing) => {
                self.with_screen(now, effects, |screen, context| screen.narrow_log(*narrowing, context));
            }
            Answer::CloseForm => drop(self.dialogs.pop()),
            Answer::SendForm => {
                if let Some(Dialog::Operator(form)) = self.dialogs.last_mut() {
                    let step = form.go_on(&self.world.context(now));
                    self.carry_out(step, now, effects);
                }
            }
        }
    }
}
