//! The backup under way: begun by hand or by the day, stopped, and told of when it ends. It belongs to no room and no
//! session, so that every place can be worked in meanwhile.

use crate::domain::Instant;
use crate::i18n::message;
use crate::ports::{Backup, Progress};
use crate::tui::app::App;
use crate::tui::backing_up::{BackingUp, Occasion};
use crate::tui::dialog::{self, Dialog};
use crate::tui::effect::{Ask, Effect, UpkeepAsk};
use crate::tui::failure::Failure;
use crate::tui::note::Note;
use crate::tui::session::{Source, Ticket};
use crate::tui::step::Step;

impl App {
    /// Shows the backups there are, and the one under way.
    pub(super) fn open_backups(&mut self, now: Instant, effects: &mut Vec<Effect>) {
        self.dialogs.push(Dialog::Backup(dialog::backup::State::new()));
        self.with_dialog(now, effects, Dialog::refresh);
    }

    /// Begins a backup, unless one is being made.
    pub(super) fn back_up(&mut self, occasion: Occasion, effects: &mut Vec<Effect>) {
        if self.world.backing_up.is_none() {
            let ticket = self.world.tickets.next();
            self.world.backing_up = Some(BackingUp::begun(ticket, occasion));
            effects.push(Effect::Ask(ticket, Ask::Upkeep(UpkeepAsk::BackUp(occasion))));
        }
    }

    /// A partner's own store is backed up once a day. A demo can be made anew at any time, and what is only looked at
    /// has nothing new in it; in the customer's own view nothing is done that is the partner's.
    pub(super) fn back_up_daily(&mut self, effects: &mut Vec<Effect>) {
        let is_own = self.world.session.as_ref().is_some_and(|session| session.source == Source::Local);
        if is_own && self.world.standing.read_only.is_none() && self.world.view.is_none() {
            self.back_up(Occasion::Daily, effects);
        }
    }

    pub(super) fn stop_backup(&self, effects: &mut Vec<Effect>) {
        effects.extend(self.world.backing_up.map(|backing_up| Effect::Stop(backing_up.ticket)));
    }

    pub(super) fn progressed(&mut self, ticket: Ticket, progress: Progress) {
        if let Some(backing_up) = self.world.backing_up.as_mut().filter(|backing_up| backing_up.ticket == ticket) {
            backing_up.progress = Some(progress);
        }
    }

    /// Whether it is the backup under way that this ticket began.
    pub(super) fn is_backing_up(&self, ticket: Ticket) -> bool {
        self.world.backing_up.is_some_and(|backing_up| backing_up.ticket == ticket)
    }

    /// Takes what became of a backup, and shows it among the others where they are looked at.
    pub(super) fn backed_up(
        &mut self,
        occasion: Occasion,
        result: Result<Option<Backup>, Failure>,
        now: Instant,
        effects: &mut Vec<Effect>,
    ) {
        self.world.backing_up = None;
        let locale = self.world.preferences.locale;
        let tell = match (result, occasion) {
            // It was the partner's, who has it in the list of backups and in the log.
            _ if self.world.view.is_some() => Step::Stay,
            (Ok(None), _) => Step::Stay,
            (Ok(Some(_)), _) => Step::Say(Note::good(locale.text(message!("backup-done")))),
            (Err(failure), _) if failure.was_stopped() => {
                Step::Say(Note::plain(locale.text(message!("backup-stopped"))))
            }
            (Err(failure), Occasion::Asked) => Step::Fail(failure),
            // Nobody asked for it, so that nobody is interrupted; the log has the details.
            (Err(failure), Occasion::Daily) => {
                let what = failure.sentence(locale).what;
                Step::Say(Note::warning(locale.text_with(message!("backup-daily-failed"), &[("what", what.into())])))
            }
        };
        let context = self.world.context(now);
        let backups = self.dialogs.iter_mut().filter(|dialog| matches!(dialog, Dialog::Backup(_)));
        let mut steps: Vec<Step> = backups.map(|dialog| dialog.refresh(&context)).collect();
        steps.push(tell);
        self.carry_out(Step::Many(steps), now, effects);
    }
}
