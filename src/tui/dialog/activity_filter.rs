//! What the activity log is narrowed to: each value is found by typing a part of it, a day also in a month that is shown
//! (LOG-2). Nothing is asked for before the dialog is closed with Enter.

mod choices;
mod month;
mod taking;
mod view;

use chrono::NaiveDate;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use crate::i18n::{MessageId, message};
use crate::ports::LogName;
use crate::service::NamedInLog;
use crate::tui::context::{Availability, Context};
use crate::tui::dialog::activity_filter::choices::{Choice, Field};
use crate::tui::dialog::activity_filter::month::Stride;
use crate::tui::dialog::activity_filter::taking::Problem;
use crate::tui::effect::{Ask, LogAsk};
use crate::tui::filter::Filter;
use crate::tui::keymap::{Binding, Focus, Key};
use crate::tui::log_narrowing::Narrowing;
use crate::tui::msg::{LogReply, Reply};
use crate::tui::remote::Remote;
use crate::tui::room::Room;
use crate::tui::session::Ticket;
use crate::tui::step::{Answer, Step};
use crate::tui::widget::dialog_box;
use crate::tui::widget::list::Selection;

/// As many choices are shown at a time: as many lines as a month has.
const ROWS: usize = month::LINES;

/// The dialog.
#[derive(Debug)]
pub struct State {
    narrowing: Narrowing,
    field: Field,
    typed: Filter,
    /// What the log names, where the field is for that.
    named: Remote<Vec<NamedInLog>>,
    /// What can be chosen by what was typed.
    choices: Vec<Choice>,
    selection: Selection,
    /// The day that is marked in the month.
    day: NaiveDate,
    today: NaiveDate,
    /// Why what was typed was not taken.
    problem: Option<Problem>,
}

/// What can be done in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Take what is marked, and narrow the log.
    Apply,
    /// Take what is marked, and to the next field.
    Next,
    /// To the field before.
    Previous,
    /// The choice above, or a week earlier.
    Up,
    /// The choice below, or a week later.
    Down,
    /// A day earlier.
    DayBefore,
    /// A day later.
    DayAfter,
    /// Today.
    Today,
    /// A page of choices up, or a month earlier.
    PageUp,
    /// A page of choices down, or a month later.
    PageDown,
    /// The field to be anything.
    Anything,
    /// Clear what was typed, and close the dialog where nothing was.
    Leave,
}

impl State {
    /// As it is narrowed now; a month is shown from that day on where none is chosen.
    #[must_use]
    pub fn new(narrowing: Narrowing, today: NaiveDate) -> Self {
        let mut state = Self {
            narrowing,
            field: Field::From,
            typed: Filter::new(Focus::TypingEmpty),
            named: Remote::Idle,
            choices: Vec::new(),
            selection: Selection::default(),
            day: today,
            today,
            problem: None,
        };
        state.day = state.chosen_day().unwrap_or(today);
        state
    }

    /// The day that is chosen in this field, if it is one for days.
    fn chosen_day(&self) -> Option<NaiveDate> {
        match self.field {
            Field::From => self.narrowing.from,
            Field::To => self.narrowing.to,
            Field::Operator | Field::Customer | Field::Product | Field::Acts | Field::Outcome => None,
        }
    }

    /// Forgets what was typed, and what was wrong with it.
    fn clear(&mut self) {
        self.typed = Filter::new(Focus::TypingEmpty);
        self.problem = None;
    }

    /// Takes what is in the field and goes to another one, or tells why not.
    fn leave_for(&mut self, field: Field, context: &Context<'_>) -> Step {
        match self.take() {
            Ok(()) => self.enter(field, context),
            Err(problem) => {
                self.problem = Some(problem);
                Step::Stay
            }
        }
    }

    fn enter(&mut self, field: Field, context: &Context<'_>) -> Step {
        self.field = field;
        self.clear();
        self.day = self.chosen_day().unwrap_or(self.day);
        self.named = Remote::Idle;
        self.relist(context);
        self.ask(context)
    }

    /// Asks for what the log names, where this field is for that.
    fn ask(&mut self, context: &Context<'_>) -> Step {
        let named = match self.field {
            Field::Operator => LogName::Operator,
            Field::Customer => LogName::Customer,
            Field::Product => LogName::Product,
            Field::From | Field::To | Field::Acts | Field::Outcome => return Step::Stay,
        };
        let ticket = context.ticket();
        self.named.ask(ticket);
        Step::Ask(ticket, Ask::Log(LogAsk::Named(named)))
    }

    /// Lists what can be chosen by what was typed, and marks what is chosen now.
    fn relist(&mut self, context: &Context<'_>) {
        let named = self.named.ready().map_or(&[][..], Vec::as_slice);
        self.choices = choices::of(self.field, named, self.typed.text(), context.locale);
        let chosen = choices::chosen(self.field, &self.narrowing);
        let typed = self.typed.text().trim();
        // Where several have what was typed none is guessed; the one that is called so is no guess.
        let place = match (typed.is_empty(), self.choices.len()) {
            (true, _) => Some(self.choices.iter().position(|choice| choice.is_same(&chosen)).unwrap_or(0)),
            (false, 1) => Some(0),
            (false, _) => self.choices.iter().position(|choice| choice.is_called(typed, context.locale)),
        };
        self.selection = Selection::NONE;
        if let Some(place) = place {
            self.selection.select(place, self.choices.len(), ROWS);
        }
    }

    fn set_day(&mut self, day: Option<NaiveDate>) {
        if self.field == Field::From {
            self.narrowing.from = day;
        } else {
            self.narrowing.to = day;
        }
        self.day = day.unwrap_or(self.day);
    }

    /// Goes that far from the day that is typed or marked; the first press marks the day that is shown.
    fn go_by(&mut self, stride: Stride) {
        if let Err(problem) = self.take() {
            self.problem = Some(problem);
            return;
        }
        self.clear();
        let day = if self.chosen_day().is_none() { self.day } else { month::further(self.day, stride) };
        self.set_day(Some(day));
    }

    fn move_in(&mut self, action: Action) {
        let (total, is_day) = (self.choices.len(), self.field.is_day());
        let is_marked = self.selection.selected() < total;
        match action {
            Action::Up if is_day => self.go_by(Stride::Weeks(-1)),
            Action::Down if is_day => self.go_by(Stride::Weeks(1)),
            Action::PageUp if is_day => self.go_by(Stride::Months(-1)),
            Action::PageDown if is_day => self.go_by(Stride::Months(1)),
            Action::DayBefore => self.go_by(Stride::Days(-1)),
            Action::DayAfter => self.go_by(Stride::Days(1)),
            Action::Today => self.set_day(Some(self.today)),
            Action::Up | Action::Down | Action::PageUp | Action::PageDown if !is_marked => {
                self.selection.select(0, total, ROWS);
            }
            Action::Up => self.selection.up(1, total, ROWS),
            Action::Down => self.selection.down(1, total, ROWS),
            Action::PageUp => self.selection.up(ROWS, total, ROWS),
            Action::PageDown => self.selection.down(ROWS, total, ROWS),
            Action::Apply | Action::Next | Action::Previous | Action::Anything | Action::Leave => {}
        }
    }

    /// Whether the days are the wrong way round.
    fn is_backwards(&self) -> bool {
        self.narrowing.from.zip(self.narrowing.to).is_some_and(|(from, to)| to < from)
    }

    /// Narrows the log to all of it, or tells why not.
    fn apply(&mut self, context: &Context<'_>) -> Step {
        if let Err(problem) = self.take() {
            self.problem = Some(problem);
            return Step::Stay;
        }
        match (self.is_backwards(), self.field.is_day()) {
            (false, _) => Step::CloseWith(Answer::NarrowLog(Box::new(self.narrowing.clone()))),
            (true, true) => Step::Stay,
            (true, false) => self.enter(Field::To, context),
        }
    }

    /// What was typed is another text now.
    fn retyped(&mut self, context: &Context<'_>) {
        self.problem = None;
        if self.field.is_day()
            && let Ok(Some(day)) = self.typed_day()
        {
            self.day = day;
        }
        self.relist(context);
    }
}

impl Room for State {
    type Action = Action;

    const KEYS: &'static [Binding<Action>] = &[
        Binding::typing(&["Enter"], Action::Apply, message!("key-log-apply")).shown(100),
        Binding::typing(&["Tab"], Action::Next, message!("key-log-next-field")).shown(98),
        Binding::typing(&["Shift-Tab"], Action::Previous, message!("key-log-previous-field")),
        Binding::typing(&["Left"], Action::DayBefore, message!("key-log-day-before")).shown(94),
        Binding::typing(&["Right"], Action::DayAfter, message!("key-log-day-after")),
        Binding::typing(&["Up"], Action::Up, message!("key-row-up")),
        Binding::typing(&["Down"], Action::Down, message!("key-row-down")),
        Binding::typing(&["PgUp"], Action::PageUp, message!("key-page-up")),
        Binding::typing(&["PgDn"], Action::PageDown, message!("key-page-down")),
        Binding::typing(&["Home"], Action::Today, message!("key-log-today")).shown(93),
        Binding::typing(&["Alt-a"], Action::Anything, message!("key-log-anything")).shown(95),
        Binding::typing(&["Esc"], Action::Leave, message!("key-close")).shown(90),
    ];

    fn focus(&self) -> Focus {
        self.typed.focus()
    }

    fn availability(&self, action: Action, _context: &Context<'_>) -> Availability {
        Availability::when(match action {
            // In a text they move the cursor.
            Action::DayBefore | Action::DayAfter | Action::Today => self.field.is_day() && self.typed.text().is_empty(),
            Action::Apply
            | Action::Next
            | Action::Previous
            | Action::Up
            | Action::Down
            | Action::PageUp
            | Action::PageDown
            | Action::Anything
            | Action::Leave => true,
        })
    }

    fn label(&self, action: Action) -> Option<MessageId> {
        match action {
            Action::Leave if !self.typed.text().is_empty() => Some(message!("key-clear-box")),
            Action::Up if self.field.is_day() => Some(message!("key-log-week-before")),
            Action::Down if self.field.is_day() => Some(message!("key-log-week-after")),
            Action::PageUp if self.field.is_day() => Some(message!("key-log-month-before")),
            Action::PageDown if self.field.is_day() => Some(message!("key-log-month-after")),
            Action::Apply
            | Action::Next
            | Action::Previous
            | Action::Up
            | Action::Down
            | Action::DayBefore
            | Action::DayAfter
            | Action::Today
            | Action::PageUp
            | Action::PageDown
            | Action::Anything
            | Action::Leave => None,
        }
    }

    fn update(&mut self, action: Action, context: &Context<'_>) -> Step {
        match action {
            Action::Apply => return self.apply(context),
            Action::Next => return self.leave_for(self.field.next(), context),
            Action::Previous => return self.leave_for(self.field.previous(), context),
            Action::Anything => {
                self.clear();
                choices::choose(&Choice::Anything, self.field, &mut self.narrowing);
                self.relist(context);
            }
            Action::Leave if self.typed.escape() => {
                self.typed.start_typing();
                self.retyped(context);
            }
            Action::Leave => return Step::Close,
            Action::Up
            | Action::Down
            | Action::DayBefore
            | Action::DayAfter
            | Action::Today
            | Action::PageUp
            | Action::PageDown => self.move_in(action),
        }
        Step::Stay
    }

    fn edit(&mut self, key: Key, context: &Context<'_>) -> Step {
        if self.typed.edit(key) {
            self.retyped(context);
        }
        Step::Stay
    }

    fn paste(&mut self, text: &str, context: &Context<'_>) -> Step {
        self.typed.paste(text);
        self.retyped(context);
        Step::Stay
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        self.named.awaits(ticket)
    }

    fn receive(&mut self, _ticket: Ticket, reply: Reply, context: &Context<'_>) -> Step {
        if let Reply::Log(LogReply::Named(result)) = reply {
            self.named.settle(result);
            self.relist(context);
        }
        Step::Stay
    }

    fn refresh(&mut self, context: &Context<'_>) -> Step {
        self.relist(context);
        self.ask(context)
    }

    fn press(&mut self, at: Position, area: Rect, context: &Context<'_>) -> Step {
        let spot = dialog_box::spot(area, &self.dialog(area, context), at);
        let Some((line, column)) = spot else { return Step::Stay };
        let fields = self.fields_shown(area);
        if let Some(field) = fields.get(line) {
            return self.leave_for(*field, context);
        }
        // Below them is a gap.
        let Some(line) = line.checked_sub(fields.len().saturating_add(1)) else { return Step::Stay };
        if self.field.is_day() {
            if let Some(day) = month::day_at(self.day, line, column) {
                self.clear();
                self.set_day(Some(day));
            }
        } else if let place = self.selection.offset().saturating_add(line)
            && place < self.choices.len()
        {
            self.selection.select(place, self.choices.len(), ROWS);
            self.problem = self.take().err();
        }
        Step::Stay
    }

    fn wheel(&mut self, notches: isize, _context: &Context<'_>) -> Step {
        if self.field.is_day() {
            self.day = month::further(self.day, Stride::Months(if notches < 0 { -1 } else { 1 }));
        } else {
            self.selection.wheel(notches, self.choices.len(), ROWS);
        }
        Step::Stay
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        self.draw(frame, area, context);
    }
}
