//! Downloads: what the operator fetches and has fetched, how far each has come, and what can be done about it (KEY-3).
//! What runs goes on whatever place one is at; what was interrupted can go on from here.

mod detail;
pub(super) mod table;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use crate::domain::{DownloadFailure, DownloadId, DownloadJob, DownloadState, Permission};
use crate::i18n::{MessageId, message};
use crate::service::ServiceError;
use crate::tui::context::{Availability, Context};
use crate::tui::dialog::{Dialog, confirm};
use crate::tui::downloading::Standing;
use crate::tui::effect::{Ask, DownloadsAsk};
use crate::tui::keymap::Binding;
use crate::tui::moving::{Move, keys_with_moves};
use crate::tui::msg::{DownloadsReply, Reply};
use crate::tui::remote::Remote;
use crate::tui::room::{Readiness, Room};
use crate::tui::session::Ticket;
use crate::tui::step::Step;
use crate::tui::widget::list::Selection;
use crate::tui::widget::overview::Overview;
use crate::tui::widget::pending;

/// How many rows the detail below the list takes.
const DETAIL: u16 = 8;

/// The downloads of the operator.
#[derive(Debug, Default)]
pub struct State {
    jobs: Remote<Vec<DownloadJob>>,
    selection: Selection,
}

/// What can be done with downloads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Pause the selected one, or go on with it.
    Toggle,
    /// Cancel it, after asking.
    Cancel,
    /// Take it off the list, as it has finished.
    Remove,
    /// Show its folder.
    OpenFolder,
    /// Why it failed, in full.
    Details,
    /// Through the list.
    Move(Move),
}

fn areas(area: Rect) -> Overview {
    Overview::of(area, DETAIL)
}

impl State {
    fn jobs(&self) -> &[DownloadJob] {
        self.jobs.ready().map_or(&[], Vec::as_slice)
    }

    fn standing<'a>(&'a self, place: usize, context: &Context<'a>) -> Option<Standing<'a>> {
        let job = self.jobs().get(place)?;
        Some(Standing { job, running: context.downloads.get(job.id) })
    }

    fn selected<'a>(&'a self, context: &Context<'a>) -> Option<Standing<'a>> {
        self.standing(self.selection.selected(), context)
    }

    /// Takes the list in; what runs, or waits for its turn to, is running whatever was written down of it. The selection
    /// stays on the download that it was on, or near it where that is gone.
    fn listed(&mut self, mut jobs: Vec<DownloadJob>, context: &Context<'_>) {
        for job in jobs.iter_mut().filter(|job| context.downloads.get(job.id).is_some()) {
            job.state = DownloadState::Running;
        }
        let selected = self.jobs().get(self.selection.selected()).map(|job| job.id);
        let at = |id: DownloadId| jobs.iter().position(|job| job.id == id);
        let place = selected.and_then(at).unwrap_or(self.selection.selected());
        self.selection.select(place, jobs.len(), page(context));
        self.jobs.settle(Ok(jobs));
    }

    /// Pauses the selected one, or goes on with it. How it stands then is seen at once.
    fn toggle(&mut self, context: &Context<'_>) -> Step {
        let can_pause = self.selected(context).is_some_and(|standing| standing.can_pause());
        let selected = self.selection.selected();
        let Some(job) = self.jobs.ready_mut().and_then(|jobs| jobs.get_mut(selected)) else { return Step::Stay };
        if can_pause {
            job.state = DownloadState::Paused;
            return Step::PauseDownload(job.id);
        }
        let known = job.clone();
        job.state = DownloadState::Running;
        Step::RunDownload(Box::new(known))
    }

    fn move_by(&mut self, movement: Move, context: &Context<'_>) {
        let total = self.jobs().len();
        movement.apply(&mut self.selection, total, page(context));
    }

    fn select(&mut self, place: usize, context: &Context<'_>) {
        self.selection.select(place, self.jobs().len(), page(context));
    }
}

fn page(context: &Context<'_>) -> usize {
    areas(context.main).page()
}

fn failure_of(job: &DownloadJob) -> Option<&DownloadFailure> {
    if let DownloadState::Failed(failure) = &job.state { Some(failure) } else { None }
}

impl Room for State {
    type Action = Action;

    const KEYS: &'static [Binding<Action>] = keys_with_moves![Action::Move;
        Binding::moving(&["p", "Space", "Enter"], Action::Toggle, message!("key-pause")).shown(100),
        Binding::moving(&["X"], Action::Cancel, message!("key-cancel-download")).shown(95),
        Binding::moving(&["Delete"], Action::Remove, message!("key-remove-download")).shown(94),
        Binding::moving(&["o"], Action::OpenFolder, message!("key-open-folder")).shown(90),
        Binding::moving(&["d"], Action::Details, message!("key-details")).shown(85),
    ];

    fn availability(&self, action: Action, context: &Context<'_>) -> Availability {
        if let Action::Move(_) = action {
            return Availability::when(!self.jobs().is_empty());
        }
        let Some(standing) = self.selected(context) else { return Availability::Hidden };
        let is_still = standing.running.is_none();
        match action {
            Action::Toggle if standing.can_pause() => Availability::Ready,
            Action::Toggle => Availability::when(standing.can_run()).and(context.allows(Permission::Keys)),
            Action::Cancel => Availability::when(!standing.is_finished()).and(context.allows(Permission::Keys)),
            Action::Remove => Availability::when(standing.is_finished()),
            Action::Details => Availability::when(is_still && failure_of(standing.job).is_some()),
            Action::OpenFolder | Action::Move(_) => Availability::Ready,
        }
    }

    fn label(&self, action: Action) -> Option<MessageId> {
        let job = self.jobs().get(self.selection.selected())?;
        match (action, &job.state) {
            (Action::Toggle, DownloadState::Failed(_)) => Some(message!("key-retry")),
            (Action::Toggle, DownloadState::Waiting | DownloadState::Paused | DownloadState::Interrupted) => {
                Some(message!("key-resume"))
            }
            (_, _) => None,
        }
    }

    fn update(&mut self, action: Action, context: &Context<'_>) -> Step {
        match action {
            Action::Toggle => return self.toggle(context),
            Action::Move(movement) => self.move_by(movement, context),
            Action::Cancel | Action::Remove | Action::OpenFolder | Action::Details => {}
        }
        let Some(standing) = self.selected(context) else { return Step::Stay };
        let job = standing.job;
        match action {
            Action::Cancel => Step::Open(Box::new(Dialog::Confirm(confirm::State::cancel_download(job)))),
            Action::Remove => Step::CancelDownload(job.id),
            Action::OpenFolder => Step::OpenFolder(job.folder.clone()),
            Action::Details => {
                failure_of(job).map_or(Step::Stay, |failure| Step::Fail(ServiceError::Download(failure.clone()).into()))
            }
            Action::Toggle | Action::Move(_) => Step::Stay,
        }
    }

    fn readiness(&self) -> Readiness {
        self.jobs.readiness()
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        self.jobs.awaits(ticket)
    }

    fn receive(&mut self, _ticket: Ticket, reply: Reply, context: &Context<'_>) -> Step {
        if let Reply::Downloads(DownloadsReply::Listed(result)) = reply {
            match result {
                Ok(jobs) => self.listed(jobs, context),
                Err(failure) => self.jobs.settle(Err(failure)),
            }
        }
        Step::Stay
    }

    fn refresh(&mut self, context: &Context<'_>) -> Step {
        let ticket = context.ticket();
        self.jobs.ask(ticket);
        Step::Ask(ticket, Ask::Downloads(DownloadsAsk::List))
    }

    fn resized(&mut self, context: &Context<'_>) -> Step {
        self.select(self.selection.selected(), context);
        Step::Stay
    }

    fn press(&mut self, at: Position, area: Rect, context: &Context<'_>) -> Step {
        let rows = areas(area).rows();
        if let Some(place) = self.selection.row_at(at, rows, self.jobs().len()) {
            self.select(place, context);
        }
        Step::Stay
    }

    fn wheel(&mut self, notches: isize, context: &Context<'_>) -> Step {
        let total = self.jobs().len();
        self.selection.wheel(notches, total, page(context));
        Step::Stay
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        let areas = areas(area);
        table::view_title(self, frame, areas.title, context);
        match &self.jobs {
            Remote::Ready(jobs) | Remote::Reloading(jobs, _) if jobs.is_empty() => {
                let (why, what) = (message!("downloads-none"), message!("downloads-none-do"));
                pending::view_empty(frame, areas.list, context, why, what);
            }
            Remote::Ready(_) | Remote::Reloading(_, _) => {
                table::view(self, frame, areas.list, context);
                if let Some(standing) = self.selected(context) {
                    detail::view(&standing, frame, areas.detail, context);
                }
            }
            Remote::Idle | Remote::Loading(_) => pending::view_loading(frame, areas.list, context),
            Remote::Failed(failure) => pending::view_failure(frame, areas.list, context, failure),
        }
    }
}
