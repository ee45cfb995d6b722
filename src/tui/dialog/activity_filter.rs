//! What the activity log is narrowed to: each value is found by typing a part of it, a day also in a month that is shown
//! (LOG-2). Nothing is asked for before the dialog is closed with Enter.

mod choices;
mod month;
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
    /// The choice above, or a day earlier.
    Up,
    /// The choice below, or a day later.
    Down,
    /// A week earlier.
    WeekBefore,
    /// A week later.
    WeekAfter,
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

    fn enter(&mut self, field: Field, context: &Context<'_>) -> Step {
        self.field = field;
        self.typed = Filter::new(Focus::TypingEmpty);
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
        let place = self.choices.iter().position(|choice| *choice == chosen);
        // Whoever typed something means the first that has it.
        let first = usize::from(!self.typed.text().is_empty() && 1 < self.choices.len());
        let place = place.filter(|_| self.typed.text().is_empty()).unwrap_or(first);
        self.selection = Selection::default();
        self.selection.select(place, self.choices.len(), ROWS);
    }

    /// Takes what was typed or is marked into the field. A day counts once it was typed or moved to.
    fn take(&mut self) {
        if self.field.is_day() {
            if let Some(day) = self.typed_day() {
                self.set_day(Some(day));
            }
            return;
        }
        if let Some(choice) = self.choices.get(self.selection.selected()) {
            choices::choose(choice, self.field, &mut self.narrowing);
        }
    }

    /// The day that was typed, if it is one.
    fn typed_day(&self) -> Option<NaiveDate> {
        self.typed.text().trim().parse().ok()
    }

    fn set_day(&mut self, day: Option<NaiveDate>) {
        if self.field == Field::From {
            self.narrowing.from = day;
        } else {
            self.narrowing.to = day;
        }
        self.day = day.unwrap_or(self.day);
    }

    fn go_by(&mut self, stride: Stride) {
        self.typed = Filter::new(Focus::TypingEmpty);
        // The first press marks the day that is shown.
        let day = if self.chosen_day().is_none() { self.day } else { month::further(self.day, stride) };
        self.set_day(Some(day));
    }

    fn move_in(&mut self, action: Action) {
        let total = self.choices.len();
        match (action, self.field.is_day()) {
            (Action::Up, true) => self.go_by(Stride::Days(-1)),
            (Action::Down, true) => self.go_by(Stride::Days(1)),
            (Action::PageUp, true) => self.go_by(Stride::Months(-1)),
            (Action::PageDown, true) => self.go_by(Stride::Months(1)),
            (Action::WeekBefore, _) => self.go_by(Stride::Weeks(-1)),
            (Action::WeekAfter, _) => self.go_by(Stride::Weeks(1)),
            (Action::Up, false) => self.selection.up(1, total, ROWS),
            (Action::Down, false) => self.selection.down(1, total, ROWS),
            (Action::PageUp, false) => self.selection.up(ROWS, total, ROWS),
            (Action::PageDown, false) => self.selection.down(ROWS, total, ROWS),
            (Action::Apply | Action::Next | Action::Previous | Action::Anything | Action::Leave, _) => {}
        }
    }

    /// Whether the days are the wrong way round.
    fn is_backwards(&self) -> bool {
        self.narrowing.from.zip(self.narrowing.to).is_some_and(|(from, to)| to < from)
    }

    /// Whether something was typed that is no day.
    fn is_no_day(&self) -> bool {
        self.field.is_day() && !self.typed.text().trim().is_empty() && self.typed_day().is_none()
    }
}

impl Room for State {
    type Action = Action;

    const KEYS: &'static [Binding<Action>] = &[
        Binding::typing(&["Enter"], Action::Apply, message!("key-log-apply")).shown(100),
        Binding::typing(&["Tab"], Action::Next, message!("key-log-next-field")).shown(98),
        Binding::typing(&["Shift-Tab"], Action::Previous, message!("key-log-previous-field")),
        Binding::typing(&["Up"], Action::Up, message!("key-row-up")),
        Binding::typing(&["Down"], Action::Down, message!("key-row-down")),
        Binding::typing(&["Alt-Up"], Action::WeekBefore, message!("key-log-week-before")),
        Binding::typing(&["Alt-Down"], Action::WeekAfter, message!("key-log-week-after")),
        Binding::typing(&["PgUp"], Action::PageUp, message!("key-page-up")),
        Binding::typing(&["PgDn"], Action::PageDown, message!("key-page-down")),
        Binding::typing(&["Alt-a"], Action::Anything, message!("key-log-anything")).shown(95),
        Binding::typing(&["Esc"], Action::Leave, message!("key-close")).shown(90),
    ];

    fn focus(&self) -> Focus {
        self.typed.focus()
    }

    fn availability(&self, action: Action, _context: &Context<'_>) -> Availability {
        Availability::when(match action {
            Action::WeekBefore | Action::WeekAfter => self.field.is_day(),
            Action::Apply => !self.is_no_day(),
            Action::Next
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
        (action == Action::Leave && !self.typed.text().is_empty()).then(|| message!("key-clear-box"))
    }

    fn update(&mut self, action: Action, context: &Context<'_>) -> Step {
        match action {
            Action::Apply => {
                self.take();
                if self.is_backwards() {
                    return Step::Stay;
                }
                return Step::CloseWith(Answer::NarrowLog(Box::new(self.narrowing.clone())));
            }
            Action::Next => {
                self.take();
                return self.enter(self.field.next(), context);
            }
            Action::Previous => {
                self.take();
                return self.enter(self.field.previous(), context);
            }
            Action::Anything => {
                self.typed = Filter::new(Focus::TypingEmpty);
                choices::choose(&Choice::Anything, self.field, &mut self.narrowing);
                self.relist(context);
            }
            Action::Leave if self.typed.escape() => {
                self.typed.start_typing();
                self.relist(context);
            }
            Action::Leave => return Step::Close,
            Action::Up | Action::Down | Action::WeekBefore | Action::WeekAfter | Action::PageUp | Action::PageDown => {
                self.move_in(action);
            }
        }
        Step::Stay
    }

    fn edit(&mut self, key: Key, context: &Context<'_>) -> Step {
        if self.typed.edit(key) {
            self.day = self.typed_day().filter(|_| self.field.is_day()).unwrap_or(self.day);
            self.relist(context);
        }
        Step::Stay
    }

    fn paste(&mut self, text: &str, context: &Context<'_>) -> Step {
        self.typed.paste(text);
        self.day = self.typed_day().filter(|_| self.field.is_day()).unwrap_or(self.day);
        self.relist(context);
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
        if let Some(field) = Field::ALL.get(line) {
            self.take();
            return self.enter(*field, context);
        }
        let Some(line) = line.checked_sub(view::ABOVE) else { return Step::Stay };
        if self.field.is_day() {
            if let Some(day) = month::day_at(self.day, line, column) {
                self.typed = Filter::new(Focus::TypingEmpty);
                self.set_day(Some(day));
            }
        } else if let place = self.selection.offset().saturating_add(line)
            && place < self.choices.len()
        {
            self.selection.select(place, self.choices.len(), ROWS);
            self.take();
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
