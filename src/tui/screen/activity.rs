//! *Aktivitetslogg*: who accessed keys or downloaded, and on demand everything that is recorded; how often, day by day; and
//! whether the log is what was written (LOG-2, LOG-3). Of a log of any length only what was moved through is here.

mod chart;
mod detail;
mod order;
mod proof;
mod table;
mod window;

pub use order::Column;

use std::path::PathBuf;

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

use crate::domain::zone::Zone;
use crate::domain::{Instant, Permission, RecordedActivity};
use crate::i18n::{MessageId, message};
use crate::ports::{LogOrder, LogProof};
use crate::service::exchange::LogForm;
use crate::service::{ExportActivity, LogReading, ReadActivity};
use crate::tui::context::{Availability, Context};
use crate::tui::dialog::{Dialog, activity_filter, activity_record};
use crate::tui::effect::{Ask, LogAsk};
use crate::tui::failure::Failure;
use crate::tui::keymap::Binding;
use crate::tui::log_narrowing::Narrowing;
use crate::tui::moving::{Move, keys_with_moves};
use crate::tui::msg::{LogReply, Reply};
use crate::tui::note::Note;
use crate::tui::remote::Remote;
use crate::tui::room::{Readiness, Room};
use crate::tui::screen::activity::chart::Chart;
use crate::tui::screen::activity::window::{Asked, MOST_SORTED, Window};
use crate::tui::session::Ticket;
use crate::tui::sorting::{self, Sorted};
use crate::tui::step::{CustomerLabel, Destination, Step};
use crate::tui::stretch::Further;
use crate::tui::theme::Paint;
use crate::tui::widget::overview::Overview;
use crate::tui::widget::{pending, text};

/// How many lines the pane below the list takes.
const PANE: u16 = 6;

/// The activity log.
#[derive(Debug, Default)]
pub struct State {
    narrowing: Narrowing,
    window: Window,
    opened: Opened,
    chart: Remote<Chart>,
    /// What came of following the chain last, with the checkpoints that it was compared with, and when.
    proof: Remote<(LogProof, Vec<u64>, Instant)>,
    /// The question that has something written to a file.
    saving: Option<Ticket>,
    /// The record that the mouse pressed last.
    pressed: Option<u64>,
}

/// Whether the log was opened, which is on record once (LOG-1).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Opened {
    /// It was not, or could not be.
    #[default]
    No,
    /// It was asked for.
    Asked,
    /// It was.
    Yes,
}

/// What can be done with the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Everything of the selected record.
    Details,
    /// What it is narrowed to.
    Narrow,
    /// What is asked for at first.
    Widen,
    /// To the customer of the selected record.
    Customer,
    /// To the order of the selected record.
    Order,
    /// Follow the chain.
    Prove,
    /// Write down where the log stands.
    Checkpoint,
    /// Write out what is listed.
    Export(LogForm),
    /// Sort by a column; again: the other way round.
    Sort(Column),
    /// Through the list.
    Move(Move),
}

impl State {
    /// The log, not asked for yet, in that order.
    #[must_use]
    pub fn new(sort: Sorted<Column>) -> Self {
        Self { window: Window::sorted(sort), ..Self::default() }
    }

    /// The order of the list.
    #[must_use]
    pub fn sort(&self) -> Sorted<Column> {
        self.window.sort()
    }

    /// Narrows it to that, and asks for it.
    pub fn narrow(&mut self, narrowing: Narrowing, context: &Context<'_>) -> Step {
        self.narrowing = narrowing;
        self.window = Window::sorted(self.sort());
        self.chart = Remote::Idle;
        self.refresh(context)
    }

    fn read(&mut self, asked: Asked, context: &Context<'_>) -> Step {
        let ticket = context.ticket();
        let (order, after, limit) = self.window.ask(ticket, asked);
        let reading = if self.opened == Opened::Yes { LogReading::GoingOn } else { LogReading::Opening };
        if self.opened == Opened::No {
            self.opened = Opened::Asked;
        }
        let filter = self.narrowing.filter(order, context.locale);
        Step::Ask(ticket, Ask::Log(LogAsk::Read(Box::new(ReadActivity { filter, after, limit, reading }))))
    }

    fn count(&mut self, context: &Context<'_>) -> Step {
        let ticket = context.ticket();
        self.chart.ask(ticket);
        let counted = chart::counted(&self.narrowing, context);
        Step::Ask(ticket, Ask::Log(LogAsk::Count(counted)))
    }

    /// Asks for what comes next where the selected row nears an end of what is here.
    fn read_ahead(&mut self, context: &Context<'_>) -> Step {
        self.window.further(self.page(context)).map_or(Step::Stay, |asked| self.read(asked, context))
    }

    fn ask(&mut self, ask: LogAsk, ticket: Ticket) -> Step {
        self.saving = Some(ticket);
        Step::Ask(ticket, Ask::Log(ask))
    }

    /// How many records are on the screen.
    fn page(&self, context: &Context<'_>) -> usize {
        self.areas(context.main).1.page()
    }

    /// The chart, the list with what is around it.
    fn areas(&self, area: Rect) -> (Rect, Overview) {
        let rows = self.chart.ready().map_or(0, |chart| chart.height(area));
        let [chart, rest] = Layout::vertical([Constraint::Length(rows), Constraint::Fill(1)]).areas(area);
        (chart, Overview::of(rest, PANE))
    }

    fn selected(&self) -> Option<&RecordedActivity> {
        self.window.selected()
    }

    fn customer(&self) -> Option<CustomerLabel> {
        let (tenant, name) = self.selected()?.record.customer()?;
        Some(CustomerLabel { tenant, name })
    }

    fn order(&self) -> Option<Destination> {
        let order = self.selected()?.record.subject.entitlement.as_ref()?.order.clone();
        Some(Destination::Orders(self.customer()?, Some(order)))
    }

    fn title(&self, context: &Context<'_>) -> String {
        let locale = context.locale;
        let mut title = vec![locale.text(message!("place-activity"))];
        if let Some((column, direction)) = self.sort() {
            title.push(format!("{} {}", locale.text(column.name()), sorting::mark(direction)));
        }
        if self.window.is_sorted_in_part() {
            title.push(locale.text_with(message!("log-sorted-in-part"), &[("count", MOST_SORTED.into())]));
        }
        title.extend(self.narrowing.words(locale));
        title.join(" · ")
    }

    fn saved(&mut self, result: Result<PathBuf, Failure>, told: MessageId, context: &Context<'_>) -> Step {
        self.saving = None;
        match result {
            Ok(path) => {
                let values = [("path", path.display().to_string().into())];
                Step::Say(Note::good(context.locale.text_with(told, &values)))
            }
            Err(failure) => Step::Fail(failure),
        }
    }
}

impl Room for State {
    type Action = Action;

    const KEYS: &'static [Binding<Action>] = keys_with_moves![Action::Move;
        Binding::always(&["Enter"], Action::Details, message!("key-log-details")).shown(100),
        Binding::moving(&["d"], Action::Details, message!("key-log-details")),
        Binding::moving(&["f", "/"], Action::Narrow, message!("key-log-narrow")).shown(98),
        Binding::moving(&["Esc"], Action::Widen, message!("key-log-widen")).shown(96),
        Binding::moving(&["c"], Action::Customer, message!("key-log-customer")).shown(86),
        Binding::moving(&["p"], Action::Order, message!("key-log-order")).shown(85),
        Binding::moving(&["V"], Action::Prove, message!("key-log-prove")).shown(84),
        Binding::moving(&["C"], Action::Checkpoint, message!("key-log-checkpoint")).shown(83),
        Binding::moving(&["e"], Action::Export(LogForm::Csv), message!("key-log-csv")).shown(82),
        Binding::moving(&["E"], Action::Export(LogForm::Lines), message!("key-log-lines")).shown(81),
        Binding::moving(&["S t"], Action::Sort(Column::Time), message!("key-sort-time")).ending(message!("sort-time")),
        Binding::moving(&["S u"], Action::Sort(Column::User), message!("key-sort-user")).ending(message!("sort-user")),
        Binding::moving(&["S a"], Action::Sort(Column::Act), message!("key-sort-act")).ending(message!("sort-act")),
        Binding::moving(&["S n"], Action::Sort(Column::Customer), message!("key-sort-customer")).ending(message!("sort-customer")),
        Binding::moving(&["S p"], Action::Sort(Column::Product), message!("key-sort-product")).ending(message!("sort-product")),
        Binding::moving(&["S r"], Action::Sort(Column::Outcome), message!("key-sort-outcome")).ending(message!("sort-outcome")),
    ];

    fn availability(&self, action: Action, context: &Context<'_>) -> Availability {
        let log = context.allows(Permission::ActivityLog);
        match action {
            Action::Details => Availability::when(self.selected().is_some()),
            Action::Narrow => Availability::when(self.opened == Opened::Yes).and(log),
            Action::Widen => Availability::when(self.narrowing != Narrowing::default()),
            Action::Customer => {
                Availability::when(self.customer().is_some()).and(context.allows(Permission::LookAtCustomers))
            }
            Action::Order => Availability::when(self.order().is_some()).and(context.allows(Permission::LookAtOrders)),
            Action::Prove => {
                let is_under_way = matches!(self.proof, Remote::Loading(_) | Remote::Reloading(..));
                Availability::when(self.opened == Opened::Yes && !is_under_way).and(log)
            }
            Action::Checkpoint | Action::Export(_) => {
                Availability::when(self.opened == Opened::Yes && self.saving.is_none()).and(log)
            }
            Action::Sort(_) | Action::Move(_) => Availability::when(!self.window.is_empty()),
        }
    }

    fn update(&mut self, action: Action, context: &Context<'_>) -> Step {
        match action {
            Action::Details => {
                let open = |recorded: &RecordedActivity| {
                    let details = activity_record::State::new(recorded.clone());
                    Step::Open(Box::new(Dialog::ActivityRecord(details)))
                };
                self.selected().map_or(Step::Stay, open)
            }
            Action::Narrow => {
                let filter = activity_filter::State::new(self.narrowing.clone(), context.locale.day_of(context.now));
                Step::Open(Box::new(Dialog::ActivityFilter(filter)))
            }
            Action::Widen => self.narrow(Narrowing::default(), context),
            Action::Customer => self.customer().map_or(Step::Stay, |customer| Step::Go(Destination::Account(customer))),
            Action::Order => self.order().map_or(Step::Stay, Step::Go),
            Action::Prove => {
                let ticket = context.ticket();
                self.proof.ask(ticket);
                Step::Ask(ticket, Ask::Log(LogAsk::Prove))
            }
            Action::Checkpoint => self.ask(LogAsk::SaveCheckpoint, context.ticket()),
            Action::Export(form) => {
                let filter = self.narrowing.filter(LogOrder::NewestFirst, context.locale);
                let ask = ExportActivity { form, filter, limit: None };
                self.ask(LogAsk::Export(Box::new(ask)), context.ticket())
            }
            Action::Sort(column) => {
                let is_to_be_read = self.window.sort_by(column, self.page(context), context.locale);
                if is_to_be_read { self.read(Asked::Part(Further::Top), context) } else { Step::Stay }
            }
            Action::Move(movement) => match self.window.go(movement, self.page(context)) {
                Some(asked) => self.read(asked, context),
                None => self.read_ahead(context),
            },
        }
    }

    fn readiness(&self) -> Readiness {
        self.window.readiness()
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        self.window.awaits(ticket)
            || self.chart.awaits(ticket)
            || self.proof.awaits(ticket)
            || self.saving == Some(ticket)
    }

    fn receive(&mut self, ticket: Ticket, reply: Reply, context: &Context<'_>) -> Step {
        let Reply::Log(reply) = reply else { return Step::Stay };
        match reply {
            LogReply::Page(result) => {
                self.opened = match (self.opened, &result) {
                    (Opened::Yes, _) | (_, Ok(_)) => Opened::Yes,
                    (Opened::No | Opened::Asked, Err(_)) => Opened::No,
                };
                self.window.settle(result, self.page(context), context.locale);
                // What is counted is drawn from the log, which is open now.
                let counted = if self.opened == Opened::Yes && matches!(self.chart, Remote::Idle) {
                    self.count(context)
                } else {
                    Step::Stay
                };
                Step::Many(vec![self.read_ahead(context), counted])
            }
            LogReply::Counted(result) => {
                self.chart.settle(result.map(|(of, counts)| Chart::new(&of, counts)));
                self.window.resized(self.page(context));
                Step::Stay
            }
            LogReply::Proved(result) => self.proof_came(result, context),
            LogReply::Saved(result) if self.saving == Some(ticket) => {
                self.saved(result, message!("log-saved"), context)
            }
            LogReply::CheckpointSaved(result) if self.saving == Some(ticket) => {
                self.saved(result, message!("log-checkpoint-saved"), context)
            }
            LogReply::Saved(_) | LogReply::CheckpointSaved(_) | LogReply::Named(_) => Step::Stay,
        }
    }

    fn refresh(&mut self, context: &Context<'_>) -> Step {
        let asked = match self.opened {
            // It is on its way, and its own record is what changed the store. A refusal is on record too: asking again
            // would be refused again.
            Opened::Asked => return Step::Stay,
            Opened::No if self.window.failure().is_some_and(|failure| failure.refusal().is_some()) => {
                return Step::Stay;
            }
            Opened::No => return self.read(Asked::Part(Further::Top), context),
            Opened::Yes if self.window.is_loading() || self.window.failure().is_some() => Asked::Part(Further::Top),
            // What is at the other end does not change any more.
            Opened::Yes if self.window.is_cut_off() => return self.count(context),
            Opened::Yes => Asked::Since,
        };
        Step::Many(vec![self.read(asked, context), self.count(context)])
    }

    fn resized(&mut self, context: &Context<'_>) -> Step {
        self.window.resized(self.page(context));
        self.read_ahead(context)
    }

    fn wheel(&mut self, notches: isize, context: &Context<'_>) -> Step {
        self.window.wheel(notches, self.page(context));
        self.read_ahead(context)
    }

    fn press(&mut self, at: Position, area: Rect, context: &Context<'_>) -> Step {
        let areas = self.areas(area).1;
        if areas.title.contains(at) && self.opened == Opened::Yes {
            return self.update(Action::Narrow, context);
        }
        self.window.press(at, areas.rows(), areas.page());
        self.pressed = self.selected().map(|recorded| recorded.number);
        self.read_ahead(context)
    }

    fn double_press(&mut self, at: Position, area: Rect, context: &Context<'_>) -> Step {
        let pressed = self.pressed.take();
        let is_row = self.areas(area).1.rows().contains(at);
        let step = self.press(at, area, context);
        let is_same = self.selected().is_some_and(|recorded| Some(recorded.number) == pressed);
        if is_row && is_same { self.update(Action::Details, context) } else { step }
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        let (chart, areas) = self.areas(area);
        if let Some(counted) = self.chart.ready() {
            counted.view(frame, chart, context);
        }
        let title = text::cut(&self.title(context), usize::from(areas.title.width));
        frame.render_widget(Paragraph::new(Line::styled(title, context.theme.style(Paint::Header))), areas.title);
        match self.window.failure() {
            Some(failure) => pending::view_failure(frame, areas.list, context, failure),
            None if self.window.is_loading() => pending::view_loading(frame, areas.list, context),
            None if self.window.is_empty() => {
                let (why, what) = if self.narrowing == Narrowing::default() {
                    (message!("log-none-yet"), message!("log-none-yet-do"))
                } else {
                    (message!("log-none"), message!("log-none-do"))
                };
                pending::view_empty(frame, areas.list, context, why, what);
            }
            None => table::view(&self.window, frame, areas.list, context),
        }
        detail::view(self.selected(), self.proved(context), frame, areas.detail, context);
    }
}
