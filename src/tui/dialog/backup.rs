//! The backups of the store: those that are kept, and how far the one has come that is being made. Closing it stops
//! nothing; the backup belongs to the console.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::domain::Permission;
use crate::i18n::message;
use crate::ports::{KeptBackup, Progress};
use crate::tui::context::{Availability, Context};
use crate::tui::effect::{Ask, UpkeepAsk};
use crate::tui::keymap::Binding;
use crate::tui::msg::{Reply, UpkeepReply};
use crate::tui::remote::Remote;
use crate::tui::room::Room;
use crate::tui::session::Ticket;
use crate::tui::step::Step;
use crate::tui::theme::Paint;
use crate::tui::widget::dialog_box::{self, DialogBox};
use crate::tui::widget::progress;

/// How wide the dialog wants to be, in columns.
const WIDTH: u16 = 64;

/// How many of the kept backups are named; a folder keeps no more of them.
const NAMED: usize = 7;

/// The dialog.
#[derive(Debug, Default)]
pub struct State {
    kept: Remote<Vec<KeptBackup>>,
}

/// What can be done with backups.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Make one.
    BackUp,
    /// Stop the one that is being made.
    Stop,
    /// Close the dialog.
    Close,
}

impl State {
    /// The backups, not asked for yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn lines(&self, width: usize, context: &Context<'_>) -> Vec<Line<'static>> {
        let mut lines = match context.backing_up {
            Some(backing_up) => under_way(backing_up.progress, width, context),
            None => dialog_box::paragraph(&context.locale.text(message!("backup-sealed")), width, Paint::Text, context),
        };
        lines.push(Line::default());
        lines.push(Line::styled(context.locale.text(message!("backup-kept")), context.theme.style(Paint::Header)));
        lines.extend(self.kept(width, context));
        lines
    }

    fn kept(&self, width: usize, context: &Context<'_>) -> Vec<Line<'static>> {
        let locale = context.locale;
        match &self.kept {
            Remote::Idle | Remote::Loading(_) => {
                dialog_box::paragraph(&locale.text(message!("pending-loading")), width, Paint::Dim, context)
            }
            Remote::Failed(failure) => {
                dialog_box::paragraph(&failure.sentence(locale).what, width, Paint::Warning, context)
            }
            Remote::Ready(kept) | Remote::Reloading(kept, _) if kept.is_empty() => {
                dialog_box::paragraph(&locale.text(message!("backup-none")), width, Paint::Dim, context)
            }
            Remote::Ready(kept) | Remote::Reloading(kept, _) => {
                let line = |backup: &KeptBackup| {
                    let made = locale.date_time_in_zone(backup.made);
                    Line::styled(format!("  {made}"), context.theme.style(Paint::Text))
                };
                kept.iter().take(NAMED).map(line).collect()
            }
        }
    }
}

/// How far the one under way has come, and that nobody has to wait for it.
fn under_way(progress: Option<Progress>, width: usize, context: &Context<'_>) -> Vec<Line<'static>> {
    let progress = progress.unwrap_or_default();
    let locale = context.locale;
    let counts = [("done", locale.number(progress.done).into()), ("total", locale.number(progress.total).into())];
    let mut lines = vec![match progress.total {
        0 => Line::styled(locale.text(message!("backup-begins")), context.theme.style(Paint::Text)),
        _ => progress::line(progress, width, context),
    }];
    if progress.total != 0 {
        let counted = locale.text_with(message!("backup-so-far"), &counts);
        lines.push(Line::styled(counted, context.theme.style(Paint::Dim)));
    }
    lines.extend(dialog_box::paragraph(&locale.text(message!("backup-goes-on")), width, Paint::Text, context));
    lines
}

impl Room for State {
    type Action = Action;

    const KEYS: &'static [Binding<Action>] = &[
        Binding::moving(&["Enter"], Action::BackUp, message!("key-back-up")).shown(100),
        Binding::moving(&["X"], Action::Stop, message!("key-stop")).shown(95),
        Binding::moving(&["Esc", "q"], Action::Close, message!("key-close")).shown(90),
    ];

    fn availability(&self, action: Action, context: &Context<'_>) -> Availability {
        let is_idle = context.backing_up.is_none();
        match action {
            Action::BackUp => Availability::when(is_idle).and(context.allows(Permission::StoreUpkeep)),
            Action::Stop => Availability::when(!is_idle),
            Action::Close => Availability::Ready,
        }
    }

    fn update(&mut self, action: Action, _context: &Context<'_>) -> Step {
        match action {
            Action::BackUp => Step::BackUp,
            Action::Stop => Step::StopBackup,
            Action::Close => Step::Close,
        }
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        self.kept.awaits(ticket)
    }

    fn receive(&mut self, _ticket: Ticket, reply: Reply, _context: &Context<'_>) -> Step {
        match reply {
            Reply::Upkeep(UpkeepReply::Listed(result)) => self.kept.settle(result),
            Reply::Upkeep(UpkeepReply::BackedUp(_, _) | UpkeepReply::NextDue(_))
            | Reply::Buying(_)
            | Reply::Cancelling(_)
            | Reply::Kms(_)
            | Reply::Billing(_)
            | Reply::Support(_)
            | Reply::Customers(_)
            | Reply::Purchases(_)
            | Reply::Secrets(_)
            | Reply::Clipboard(_)
            | Reply::Operators(_)
            | Reply::Downloads(_)
            | Reply::Log(_) => {}
        }
        Step::Stay
    }

    fn refresh(&mut self, context: &Context<'_>) -> Step {
        let ticket = context.ticket();
        self.kept.ask(ticket);
        Step::Ask(ticket, Ask::Upkeep(UpkeepAsk::ListBackups))
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        let title = context.locale.text(message!("dialog-backup-title"));
        let lines = self.lines(dialog_box::line_width(area, WIDTH), context);
        let dialog = DialogBox { title, lines, width: WIDTH, note: String::new() };
        dialog_box::view(frame, area, context, &dialog);
    }
}
