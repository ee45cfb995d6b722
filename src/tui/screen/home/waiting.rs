//! What waits for the operator, below the customers at Home: windows that close, terms that end, what was left unfinished,
//! downloads, and who was opened last; each row leads to the thing. Its rows stand beside it.

mod row;

use std::collections::HashMap;

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

use crate::domain::{Instant, Permission};
use crate::i18n::message;
use crate::service::{Morning, Task};
use crate::tui::context::{Availability, Context};
use crate::tui::effect::{Ask, PurchasesAsk};
use crate::tui::failure::Failure;
use crate::tui::moving::Move;
use crate::tui::remaining;
use crate::tui::remote::Remote;
use crate::tui::screen::home::waiting::row::{Group, RowId};
use crate::tui::session::Ticket;
use crate::tui::step::Step;
use crate::tui::theme::Paint;
use crate::tui::widget::list::Selection;
use crate::tui::widget::table::{self as columns, Heading, Table};
use crate::tui::widget::{pane, pending, text};

/// Of each group so many rows are shown at first, so that every group is seen.
const AT_FIRST: usize = 5;

/// What waits, and which of it is selected.
#[derive(Debug, Default)]
pub(super) struct Waiting {
    morning: Remote<Morning>,
    /// What of it is shown, in its order.
    shown: Vec<Shown>,
    /// The places of tasks that read like others, so that it is told which each of them is.
    alike: Vec<usize>,
    /// The groups that are shown whole.
    whole: Vec<Group>,
    selection: Selection,
    /// What the mouse pressed last.
    pressed: Option<RowId>,
}

/// A row of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    /// The task at that place.
    Task(usize),
    /// That there are so many more of that group.
    More(Group, usize),
}

/// How many lines it takes below a list in an area of that height: about half of it, and no more than it needs.
pub(super) fn height(area: u16, rows: usize) -> u16 {
    let rows = u16::try_from(rows).unwrap_or(u16::MAX).saturating_add(2);
    rows.clamp(4, (area / 2).max(4))
}

/// Their title, and their rows with the headings.
fn areas(area: Rect) -> [Rect; 2] {
    Layout::vertical([Constraint::Length(1), Constraint::Fill(1)]).areas(area)
}

fn rows_area(area: Rect) -> Rect {
    let [_, list] = areas(area);
    columns::rows_area(list)
}

impl Waiting {
    /// Asks for it.
    pub(super) fn ask(&mut self, context: &Context<'_>) -> Step {
        let ticket = context.ticket();
        self.morning.ask(ticket);
        Step::Ask(ticket, Ask::Purchases(PurchasesAsk::ListWaiting))
    }

    /// Whether it waits for the reply with this ticket.
    pub(super) fn awaits(&self, ticket: Ticket) -> bool {
        self.morning.awaits(ticket)
    }

    /// Takes it in; what is selected stays selected wherever it stands now.
    pub(super) fn settle(&mut self, result: Result<Morning, Failure>, area: Rect) {
        let selected = self.selected_id();
        self.morning.settle(result);
        self.show();
        let place = self.shown.iter().position(|shown| self.id(*shown) == selected).filter(|_| selected.is_some());
        let place = place.unwrap_or(0);
        self.select(place, area);
    }

    /// How many rows there are.
    pub(super) fn total(&self) -> usize {
        self.shown.len()
    }

    fn tasks(&self) -> &[Task] {
        self.morning.ready().map_or(&[], |morning| &morning.tasks)
    }

    /// Lists of each group the first ones, and all of those that were asked for.
    fn show(&mut self) {
        let tasks = self.tasks();
        let mut shown = Vec::with_capacity(tasks.len());
        for group in Group::ALL {
            let places: Vec<usize> = (0..tasks.len())
                .filter(|place| tasks.get(*place).is_some_and(|task| Group::of(task) == group))
                .collect();
            let is_whole = self.whole.contains(&group) || places.len() <= AT_FIRST.saturating_add(1);
            let first = if is_whole { places.len() } else { AT_FIRST };
            shown.extend(places.iter().take(first).copied().map(Shown::Task));
            if first < places.len() {
                shown.push(Shown::More(group, places.len().saturating_sub(first)));
            }
        }
        let name = |place: &usize| tasks.get(*place).and_then(row::what_it_reads_like);
        let mut counts = HashMap::new();
        (0..tasks.len()).filter_map(|place| name(&place)).for_each(|name| {
            let count: &mut usize = counts.entry(name).or_default();
            *count = count.saturating_add(1);
        });
        let is_alike = |place: &usize| name(place).and_then(|name| counts.get(&name)).is_some_and(|count| 1 < *count);
        self.alike = (0..tasks.len()).filter(is_alike).collect();
        self.shown = shown;
    }

    fn task(&self, shown: Shown) -> Option<&Task> {
        match shown {
            Shown::Task(place) => self.tasks().get(place),
            Shown::More(_, _) => None,
        }
    }

    fn id(&self, shown: Shown) -> Option<RowId> {
        match shown {
            Shown::Task(place) => self.tasks().get(place).map(RowId::of),
            Shown::More(group, _) => Some(RowId::More(group)),
        }
    }

    fn selected_id(&self) -> Option<RowId> {
        self.id(self.selected_row()?)
    }

    fn selected_row(&self) -> Option<Shown> {
        self.shown.get(self.selection.selected()).copied()
    }

    fn selected(&self) -> Option<&Task> {
        self.task(self.selected_row()?)
    }

    /// Whether what is selected may be looked at.
    pub(super) fn can_be_opened(&self, context: &Context<'_>) -> Availability {
        match self.selected_row() {
            Some(shown @ Shown::Task(_)) => {
                self.task(shown).map_or(Availability::Hidden, |task| context.allows(row::needed(task)))
            }
            Some(Shown::More(_, _)) => Availability::Ready,
            None => Availability::Hidden,
        }
    }

    /// To what is selected; or shows the rest of its group, where it says that there is more.
    pub(super) fn open(&mut self, area: Rect) -> Step {
        match self.selected_row() {
            Some(Shown::More(group, _)) => {
                self.whole.push(group);
                self.show();
                self.select(self.selection.selected(), area);
                Step::Stay
            }
            Some(Shown::Task(_)) | None => self.selected().map_or(Step::Stay, |task| Step::Go(row::destination(task))),
        }
    }

    /// Moves through it.
    pub(super) fn go(&mut self, movement: Move, area: Rect) {
        let (total, page) = (self.total(), usize::from(rows_area(area).height));
        movement.apply(&mut self.selection, total, page);
    }

    /// Takes notches of the wheel.
    pub(super) fn wheel(&mut self, notches: isize, area: Rect) {
        let (total, page) = (self.total(), usize::from(rows_area(area).height));
        self.selection.wheel(notches, total, page);
    }

    /// Takes a press of the mouse.
    pub(super) fn press(&mut self, at: Position, area: Rect) {
        if let Some(place) = self.selection.row_at(at, rows_area(area), self.total()) {
            self.select(place, area);
            self.pressed = self.selected_id();
        }
    }

    /// Selects what both presses of the mouse were on; whether there was anything.
    pub(super) fn double_press(&mut self, at: Position, area: Rect) -> bool {
        let pressed = self.pressed.take();
        let place = self.selection.row_at(at, rows_area(area), self.total());
        let now = place.and_then(|place| self.id(*self.shown.get(place)?));
        let is_it = now.is_some() && now == pressed;
        if let Some(place) = place.filter(|_| is_it) {
            self.select(place, area);
        }
        is_it
    }

    /// Keeps what is selected on the screen in another area.
    pub(super) fn resized(&mut self, area: Rect) {
        self.select(self.selection.selected(), area);
    }

    /// When what is told of it becomes another: the words of a row that is listed, or that there is one less.
    pub(super) fn wake(&self, now: Instant) -> Option<Instant> {
        let listed = self.shown.iter().filter_map(|shown| self.task(*shown)).filter_map(row::end);
        let over = self.tasks().iter().filter_map(row::end).filter(|end| now < *end);
        remaining::wake_of_any(listed, now).into_iter().chain(over).min()
    }

    /// Whether something of it was over before now.
    pub(super) fn is_over(&self, now: Instant) -> bool {
        self.tasks().iter().filter_map(row::end).any(|end| end <= now)
    }

    /// Draws it. Its selection is marked while it has the focus.
    pub(super) fn view(&self, has_focus: bool, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        let [title, list] = areas(area);
        let locale = context.locale;
        let mut words = locale.text(message!("home-waiting"));
        let may_plan = context.allows(Permission::LookAtPlans) == Availability::Ready;
        if self.morning.ready().is_some_and(|morning| morning.has_more) {
            words = format!("{words} · {}", locale.text(message!("home-windows-more")));
        } else if !may_plan && self.total() != 0 {
            words = format!("{words} · {}", locale.text(message!("home-waiting-no-windows")));
        }
        let words = text::cut(&words, usize::from(title.width));
        frame.render_widget(Paragraph::new(Line::styled(words, context.theme.style(Paint::Header))), title);
        match &self.morning {
            Remote::Ready(morning) | Remote::Reloading(morning, _) if morning.tasks.is_empty() => {
                // What one may not see comes first: that nothing waits is true of the rest alone.
                let told = if may_plan {
                    [message!("home-waiting-none"), message!("home-waiting-none-do")]
                } else {
                    [message!("home-waiting-no-windows"), message!("home-waiting-nothing-else")]
                };
                let told = told.map(|sentence| (locale.text(sentence), Paint::Dim));
                let lines = pane::lines(told, usize::from(list.width), context.theme);
                frame.render_widget(Paragraph::new(lines), list);
            }
            Remote::Ready(_) | Remote::Reloading(_, _) => self.view_rows(has_focus, frame, list, context),
            Remote::Idle | Remote::Loading(_) => pending::view_loading(frame, list, context),
            Remote::Failed(failure) => pending::view_failure(frame, list, context, failure),
        }
    }

    fn view_rows(&self, has_focus: bool, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        let locale = context.locale;
        let headings = [
            Heading::sized(locale.text(message!("column-waiting")), 14),
            Heading::wide(locale.text(message!("column-customer"))),
            Heading::wide(locale.text(message!("column-what"))),
            Heading::sized(locale.text(message!("column-when")), 16).from(100),
            Heading::sized(locale.text(message!("column-left")), 20),
        ];
        let selection = if has_focus { self.selection } else { Selection::none_from(self.selection.offset()) };
        let table = Table { headings: &headings, total: self.total(), selection, is_current: true };
        columns::view(&table, frame, area, context.theme, |place| {
            Some(match *self.shown.get(place)? {
                Shown::Task(place) => row::cells(self.tasks().get(place)?, self.alike.contains(&place), context),
                Shown::More(group, count) => row::more(group, count, context),
            })
        });
    }

    fn select(&mut self, place: usize, area: Rect) {
        let (total, page) = (self.total(), usize::from(rows_area(area).height));
        self.selection.select(place, total, page);
    }
}
