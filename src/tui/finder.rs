//! A search box over a list of customers that is never loaded whole: Home and Customers are made of it.
//!
//! **Invariant:** Enter opens what the answer to the text *as it stands* has selected, or nothing. Enter before that
//! answer waits for it, a second at most; an answer to another text never opens anything, and what is only similar nobody
//! opens who has not seen it.

mod asking;
mod receiving;

use std::ops::Range;

use chrono::Duration;
use ratatui::layout::Rect;
use tui_input::Input;

use crate::domain::{Instant, TenantId};
use crate::i18n::message;
use crate::search::{Answer, Column, Extent, Fields, Hit, Question, Spelling};
use crate::tui::context::Context;
use crate::tui::failure::Failure;
use crate::tui::filter::Filter;
use crate::tui::keymap::{Focus, Key};
use crate::tui::note::Note;
use crate::tui::remote::Remote;
use crate::tui::session::Ticket;
use crate::tui::sorting::{self, Sorted};
use crate::tui::step::Step;
use crate::tui::widget::list::Selection;

/// How long Enter waits for the answer to what was typed.
const PATIENCE: Duration = Duration::seconds(1);

/// The box, its question and its list.
#[derive(Debug)]
pub struct Finder {
    filter: Filter,
    fields: Fields,
    sort: Sorted<Column>,
    selection: Selection,
    /// How many rows were on the screen when it was asked.
    page: usize,
    /// The question that is out or was answered last.
    asked: Option<Question>,
    pending: Option<Ticket>,
    /// The answer that is shown, with the question it answers.
    shown: Remote<(Question, Answer)>,
    /// Rows of the same list that were shown before the selection jumped away from them: whoever jumps back finds them.
    left: Option<(Question, Answer)>,
    /// Whether the list was asked for anew since what is shown came.
    is_outdated: bool,
    waiting_until: Option<Instant>,
    /// Whether the selection was moved in a list that answers another text: it then means none of the rows to come.
    moved_blindly: bool,
    /// The customer to be selected once the answer is here, wherever it stands.
    wanted: Option<TenantId>,
    /// The customer that the mouse pressed last, if one was seen there.
    pressed: Option<TenantId>,
}

/// What came of a reply or of the passing of time.
#[derive(Debug)]
pub enum Found {
    /// Nothing more to do.
    Nothing,
    /// Enter was waiting for this.
    Open(Box<Hit>),
    /// Something to do.
    Step(Step),
}

impl Finder {
    /// An empty box, with or without the focus.
    #[must_use]
    pub fn new(focus: Focus) -> Self {
        Self {
            filter: Filter::new(focus),
            fields: Fields::All,
            sort: None,
            selection: Selection::default(),
            page: 1,
            asked: None,
            pending: None,
            shown: Remote::Idle,
            left: None,
            is_outdated: false,
            waiting_until: None,
            moved_blindly: false,
            wanted: None,
            pressed: None,
        }
    }

    /// The same over what its list shows alone.
    #[must_use]
    pub fn of_columns(self) -> Self {
        Self { fields: Fields::Columns, ..self }
    }

    /// The same in that order.
    #[must_use]
    pub fn sorted(self, sort: Sorted<Column>) -> Self {
        Self { sort, ..self }
    }

    /// Whether the box takes characters.
    #[must_use]
    pub fn focus(&self) -> Focus {
        self.filter.focus()
    }

    /// What was typed.
    #[must_use]
    pub fn text(&self) -> &str {
        self.filter.text()
    }

    /// Whether something is searched for; blanks are nothing.
    #[must_use]
    pub fn is_searching(&self) -> bool {
        !self.text().trim().is_empty()
    }

    /// Whether the list answers a search. What stands in the box by now may be another text.
    #[must_use]
    pub fn answers_a_search(&self) -> bool {
        self.shown.ready().is_some_and(|(question, _)| !question.text.trim().is_empty())
    }

    /// The box, to be drawn.
    #[must_use]
    pub fn input(&self) -> &Input {
        self.filter.input()
    }

    /// The order of the list; `None` for the order of names.
    #[must_use]
    pub fn sort(&self) -> Sorted<Column> {
        self.sort
    }

    /// Which row is selected and which is the first on the screen.
    #[must_use]
    pub fn selection(&self) -> Selection {
        self.selection
    }

    /// How many customers fit what was typed, once that is known.
    #[must_use]
    pub fn counted(&self) -> Option<usize> {
        self.shown.ready().filter(|(_, answer)| is_counted(answer)).map(|(_, answer)| answer.total)
    }

    /// How many rows the list has as far as is known, if an answer is here.
    #[must_use]
    pub fn total(&self) -> Option<usize> {
        self.shown.ready().map(|(_, answer)| answer.rows())
    }

    /// How many of its last rows are similar to what was typed and do not fit it.
    #[must_use]
    pub fn similar(&self) -> usize {
        self.shown.ready().map_or(0, |(_, answer)| answer.similar)
    }

    /// Whether what is similar is still looked for.
    #[must_use]
    pub fn looks_for_similar(&self) -> bool {
        self.is_current() && self.shown.ready().is_some_and(|(_, answer)| answer.extent == Extent::AsTyped)
    }

    /// How many customers there are whatever was typed, if an answer is here.
    #[must_use]
    pub fn all(&self) -> Option<usize> {
        self.shown.ready().map(|(_, answer)| answer.all)
    }

    /// What stands in the way of a list, if something does.
    #[must_use]
    pub fn failure(&self) -> Option<&Failure> {
        self.shown.failure()
    }

    /// Whether the list answers the text as it stands, with all that fits: which row comes first is not known before.
    #[must_use]
    pub fn is_current(&self) -> bool {
        self.shown.ready().is_some_and(|(question, answer)| {
            is_counted(answer) && question.text == self.text() && question.sort == self.sort
        })
    }

    /// Whether the answer to the text as it stands is that there is nothing.
    #[must_use]
    pub fn is_known_to_be_empty(&self) -> bool {
        self.is_current() && self.total() == Some(0) && !self.looks_for_similar()
    }

    /// Whether Enter is waiting for an answer.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        self.waiting_until.is_some()
    }

    /// The row at that place, if it is loaded.
    #[must_use]
    pub fn row(&self, place: usize) -> Option<&Hit> {
        let (question, answer) = self.shown.ready()?;
        answer.hits.get(place.checked_sub(question.offset)?)
    }

    /// The selected row, if it is loaded and answers the text as it stands.
    #[must_use]
    pub fn selected(&self) -> Option<&Hit> {
        if self.is_current() { self.row(self.selection.selected()) } else { None }
    }

    /// The question for everything that fits what was typed, once the list answers that and nothing else is asked for; what is
    /// only similar is none of it.
    #[must_use]
    pub fn question_for_all(&self) -> Option<Question> {
        let (question, answer) = self.shown.ready().filter(|_| self.is_current() && self.pending.is_none())?;
        let (spelling, limit) = (Spelling::AsTyped, answer.total);
        Some(Question { near: None, offset: 0, limit, spelling, ..question.clone() })
    }

    /// Gives the box the focus.
    pub fn start_typing(&mut self) {
        self.filter.start_typing();
    }

    /// Esc: the first clears the box, the second leaves it.
    pub fn escape(&mut self, context: &Context<'_>, list: Rect) -> Step {
        self.waiting_until = None;
        if self.filter.escape() { self.changed(context, list) } else { Step::Stay }
    }

    /// Leaves the box with what was typed.
    pub fn stop_typing(&mut self) {
        self.filter.stop_typing();
    }

    /// Takes a key that is text or edits it.
    pub fn edit(&mut self, key: Key, context: &Context<'_>, list: Rect) -> Step {
        if self.filter.edit(key) { self.changed(context, list) } else { Step::Stay }
    }

    /// Takes pasted text, on one line and without control characters.
    pub fn paste(&mut self, text: &str, context: &Context<'_>, list: Rect) -> Step {
        self.filter.paste(text);
        self.changed(context, list)
    }

    /// Sorts by a column; the same column again turns the order round.
    pub fn sort_by(&mut self, column: Column, context: &Context<'_>, list: Rect) -> Step {
        self.sort = Some(sorting::next(&self.sort, column));
        self.changed(context, list)
    }

    /// Moves the selection and asks for rows that are looked at but not loaded.
    pub fn move_selection(
        &mut self,
        change: impl FnOnce(&mut Selection, usize, usize),
        context: &Context<'_>,
        list: Rect,
    ) -> Step {
        let total = self.total().unwrap_or(0);
        let page = usize::from(list.height).max(1);
        change(&mut self.selection, total, page);
        self.moved_blindly |= !self.is_current();
        self.ask_for_what_is_looked_at(context, page)
    }

    /// Keeps the selected row on a screen that has become smaller or larger.
    pub fn resized(&mut self, context: &Context<'_>, list: Rect) -> Step {
        self.page = usize::from(list.height).max(1);
        self.selection.select(self.selection.selected(), self.total().unwrap_or(0), self.page);
        self.ask_for_what_is_looked_at(context, self.page)
    }

    /// Asks for the list as it stands, again.
    pub fn refresh(&mut self, context: &Context<'_>, list: Rect) -> Step {
        self.ask_anew(context, usize::from(list.height).max(1))
    }

    /// Selects a customer, wherever it stands in the list.
    pub fn mark(&mut self, tenant: TenantId, context: &Context<'_>, list: Rect) -> Step {
        self.wanted = Some(tenant);
        self.refresh(context, list)
    }

    /// Enter: opens the selected row if the list answers the text as it stands, else waits for that answer. Whoever
    /// moved through a list that answers another text means none of the rows to come, and is told to wait.
    pub fn enter(&mut self, context: &Context<'_>) -> Found {
        if let Some(hit) = self.selected() {
            return Found::Open(Box::new(hit.clone()));
        }
        let is_answer_to_come = self.pending.is_some() || context.session.is_none();
        if is_answer_to_come && self.moved_blindly {
            return still_searching(context);
        }
        if is_answer_to_come {
            self.waiting_until = Some(context.now.after(PATIENCE));
        }
        Found::Nothing
    }

    /// The mouse pressed the row at that place: selects it, and remembers which customer was seen there.
    pub fn press(&mut self, place: usize, context: &Context<'_>, list: Rect) -> Step {
        let step = self.move_selection(|selection, total, page| selection.select(place, total, page), context, list);
        self.pressed = self.selected().map(|hit| hit.row.tenant);
        step
    }

    /// The mouse pressed there a second time: the customer there, if it is still the one that was pressed first. An
    /// answer may have come in between.
    pub fn press_again(&mut self, place: usize) -> Option<Hit> {
        let pressed = self.pressed.take()?;
        let is_current = self.is_current();
        self.row(place).filter(|hit| is_current && hit.row.tenant == pressed).cloned()
    }

    /// Forgets that Enter was pressed, because something else was.
    pub fn forget_enter(&mut self) {
        self.waiting_until = None;
    }

    /// Whether it waits for the reply with this ticket.
    #[must_use]
    pub fn awaits(&self, ticket: Ticket) -> bool {
        self.pending == Some(ticket)
    }

    /// When Enter's patience ends.
    #[must_use]
    pub fn wake(&self) -> Option<Instant> {
        self.waiting_until
    }

    /// Says so when Enter has waited long enough.
    pub fn tick(&mut self, context: &Context<'_>) -> Found {
        if self.waiting_until.is_some_and(|until| until <= context.now) {
            self.waiting_until = None;
            return still_searching(context);
        }
        Found::Nothing
    }

    fn changed(&mut self, context: &Context<'_>, list: Rect) -> Step {
        self.waiting_until = None;
        self.moved_blindly = false;
        self.wanted = None;
        self.selection = Selection::default();
        self.ask_anew(context, usize::from(list.height).max(1))
    }
}

/// Whether it is known how many customers fit.
fn is_counted(answer: &Answer) -> bool {
    Extent::FirstPage < answer.extent
}

/// Which rows of its list an answer has.
fn rows((question, answer): &(Question, Answer)) -> Range<usize> {
    question.offset..question.offset.saturating_add(answer.hits.len())
}

fn still_searching(context: &Context<'_>) -> Found {
    Found::Step(Step::Say(Note::warning(context.locale.text(message!("finder-still-searching")))))
}
