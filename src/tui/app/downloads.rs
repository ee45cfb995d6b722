//! The downloads that run: begun, paused, cancelled, and told of when they end. They belong to no room and no session,
//! so that every place can be worked in meanwhile.

use crate::domain::{DownloadFailure, DownloadId, DownloadJob, DownloadState, Instant};
use crate::i18n::message;
use crate::service::{DownloadEvent, PlanDownload};
use crate::tui::app::App;
use crate::tui::dialog::{self, Dialog};
use crate::tui::downloading::{Downloading, Ordered, Phase};
use crate::tui::effect::{Ask, DownloadsAsk, Effect};
use crate::tui::failure::Failure;
use crate::tui::msg::DownloadsReply;
use crate::tui::note::Note;
use crate::tui::screen::Screen;
use crate::tui::session::Ticket;
use crate::tui::step::Step;

impl App {
    /// Has a download kept, which begins once it is; the answer belongs to no room.
    pub(super) fn plan_download(&mut self, plan: PlanDownload, effects: &mut Vec<Effect>) {
        self.ask_of_downloads(DownloadsAsk::Plan(plan), effects);
    }

    /// Begins a download, or goes on with it, as who acts now.
    pub(super) fn run_download(&mut self, job: DownloadJob, effects: &mut Vec<Effect>) {
        let (ticket, id) = (self.world.tickets.next(), job.id);
        self.world.downloads.begin(Downloading::begun(ticket, job));
        effects.push(Effect::Ask(ticket, Ask::Downloads(DownloadsAsk::Run(id))));
    }

    /// Has a download paused; one that only waits for its turn is paused at once.
    pub(super) fn pause_download(&mut self, id: DownloadId, effects: &mut Vec<Effect>) {
        let Some(downloading) = self.world.downloads.of_job(id) else { return };
        downloading.ordered = Ordered::Pause;
        let ticket = downloading.ticket;
        if downloading.phase == Phase::Queued {
            drop(self.world.downloads.end(ticket));
        }
        effects.push(Effect::Stop(ticket));
    }

    /// Has a download cancelled; one that runs is stopped first, and cancelled when it has.
    pub(super) fn cancel_download(&mut self, id: DownloadId, effects: &mut Vec<Effect>) {
        if let Some(downloading) = self.world.downloads.of_job(id) {
            downloading.ordered = Ordered::Cancel;
            let ticket = downloading.ticket;
            effects.push(Effect::Stop(ticket));
            if downloading.phase != Phase::Queued {
                return;
            }
            drop(self.world.downloads.end(ticket));
        }
        self.ask_of_downloads(DownloadsAsk::Cancel(id), effects);
    }

    fn ask_of_downloads(&mut self, ask: DownloadsAsk, effects: &mut Vec<Effect>) {
        let ticket = self.world.tickets.next();
        self.asked_of_downloads.push(ticket);
        effects.push(Effect::Ask(ticket, Ask::Downloads(ask)));
    }

    /// Takes what happened to downloads.
    pub(super) fn downloading(&mut self, events: Vec<(Ticket, DownloadEvent)>, now: Instant) {
        for (ticket, event) in events {
            if let Some(downloading) = self.world.downloads.begun_by(ticket) {
                downloading.happened(event, now);
            }
        }
    }

    /// Takes an answer of downloads that belongs to no room; gives it back where it belongs to one.
    pub(super) fn answered_of_downloads(
        &mut self,
        ticket: Ticket,
        reply: DownloadsReply,
        now: Instant,
        effects: &mut Vec<Effect>,
    ) -> Option<DownloadsReply> {
        if let DownloadsReply::Ran(result) = reply {
            self.ran(ticket, result, now, effects);
            return None;
        }
        let place = self.asked_of_downloads.iter().position(|asked| *asked == ticket);
        let Some(place) = place else { return Some(reply) };
        self.asked_of_downloads.swap_remove(place);
        match reply {
            DownloadsReply::Planned(plan, result) => self.planned(plan, result, now, effects),
            DownloadsReply::Cancelled(result) => self.cancelled(result, now, effects),
            DownloadsReply::Ran(_) | DownloadsReply::Listed(_) | DownloadsReply::Described(_) => {}
        }
        None
    }

    /// Begins what was planned. A file that is there is asked about; one that comes already is not fetched twice.
    fn planned(
        &mut self,
        plan: PlanDownload,
        result: Result<Box<DownloadJob>, Failure>,
        now: Instant,
        effects: &mut Vec<Effect>,
    ) {
        let locale = self.world.preferences.locale;
        match result {
            Ok(job) => {
                if self.world.downloads.get(job.id).is_none() {
                    self.run_download(*job, effects);
                }
                self.note = Some(Note::plain(locale.text(message!("downloads-begun"))));
            }
            Err(failure) => match failure.download() {
                Some(DownloadFailure::FileExists { path }) => {
                    let question = dialog::confirm::State::replace(plan, path);
                    self.dialogs.push(Dialog::Confirm(question));
                }
                Some(_) | None => self.carry_out(Step::Fail(failure), now, effects),
            },
        }
    }

    /// Takes what became of one that ran, and tells it wherever one is: it may have taken hours.
    fn ran(
        &mut self,
        ticket: Ticket,
        result: Result<Box<DownloadJob>, Failure>,
        now: Instant,
        effects: &mut Vec<Effect>,
    ) {
        // One that was paused before its turn came has been taken off already.
        if let Some(ended) = self.world.downloads.end(ticket) {
            let is_own = self.world.session.as_ref().is_some_and(|session| ended.job.is_of(&session.actor));
            if ended.ordered == Ordered::Cancel && is_own {
                self.ask_of_downloads(DownloadsAsk::Cancel(ended.job.id), effects);
            }
            let file = ("file", ended.job.bits.name.to_string().into());
            let locale = self.world.preferences.locale;
            let folder = ended.job.folder.display().to_string();
            match result {
                _ if !is_own => {}
                Ok(job) if job.state == DownloadState::Finished => {
                    let values = [file, ("folder", folder.into())];
                    self.note = Some(Note::good(locale.text_with(message!("downloads-done"), &values)));
                }
                Ok(_) => {}
                Err(failure) => {
                    let what = failure.sentence(locale).what;
                    let values = [file, ("what", what.into())];
                    self.note = Some(Note::warning(locale.text_with(message!("downloads-failed"), &values)));
                }
            }
        }
        self.list_downloads_anew(now, effects);
    }

    fn cancelled(&mut self, result: Result<(), Failure>, now: Instant, effects: &mut Vec<Effect>) {
        match result {
            Ok(()) => {
                let removed = self.world.preferences.locale.text(message!("downloads-removed"));
                self.note = Some(Note::good(removed));
            }
            Err(failure) => self.carry_out(Step::Fail(failure), now, effects),
        }
        self.list_downloads_anew(now, effects);
    }

    /// Where the downloads are looked at they are asked for anew; every other place asks when it is gone to.
    fn list_downloads_anew(&mut self, now: Instant, effects: &mut Vec<Effect>) {
        if matches!(self.screen, Screen::Downloads(_) | Screen::Home(_)) {
            self.with_screen(now, effects, Screen::refresh);
        }
    }
}
