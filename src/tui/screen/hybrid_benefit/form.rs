//! The rates, hours and machines as they are typed, and what they come to: read anew whenever that is asked for, so that
//! the answer is always that of what stands in the fields (PROD-5).

use rust_decimal::Decimal;
use tui_input::Input;

use crate::domain::hybrid_benefit::{Count, HourlyRate, RateProblem, Rates};
use crate::domain::{Currency, Money};
use crate::i18n::Locale;
use crate::tui::keymap::Key;
use crate::tui::ring::neighbour;
use crate::tui::widget::input;

/// A field of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    /// The rate with the Windows licence.
    Licensed,
    /// The base (Linux) compute rate.
    Base,
    /// The hours of each machine.
    Hours,
    /// How many machines there are.
    Machines,
}

impl Field {
    /// From the top to the bottom.
    pub(super) const ALL: [Self; 4] = [Self::Licensed, Self::Base, Self::Hours, Self::Machines];
}

/// The form.
#[derive(Debug)]
pub(super) struct Form {
    licensed: Input,
    base: Input,
    hours: Input,
    machines: Input,
    marked: Field,
    /// What stood in the marked field when it was entered; `None` while nobody types.
    entered: Option<String>,
}

impl Default for Form {
    /// Empty, as every rate that stood there would be a promise; but for one machine.
    fn default() -> Self {
        Self {
            licensed: Input::default(),
            base: Input::default(),
            hours: Input::default(),
            machines: Input::new("1".to_owned()),
            marked: Field::Licensed,
            entered: None,
        }
    }
}

/// How the fields are read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reading {
    /// The language of the numbers.
    pub(super) locale: Locale,
    /// The currency of the customer's market.
    pub(super) currency: Currency,
}

/// What is wrong with what stands in a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Problem {
    /// It is no number.
    NotANumber,
    /// It is no rate to compute with.
    Rate(RateProblem),
    /// It is no number of hours or machines.
    NotACount,
}

impl From<RateProblem> for Problem {
    fn from(problem: RateProblem) -> Self {
        Self::Rate(problem)
    }
}

/// What the fields come to, as far as they are filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Outcome {
    /// What a machine saves an hour.
    pub(super) per_hour: HourlyRate,
    /// What is saved of the rate with the licence, in percent.
    pub(super) percent: Decimal,
    /// What that comes to in the hours and for the machines; `None` until both are there.
    pub(super) whole: Option<(Money, Count, Count)>,
}

impl Form {
    /// The field that keys act on.
    pub(super) fn marked(&self) -> Field {
        self.marked
    }

    /// The text of a field.
    pub(super) fn input(&self, field: Field) -> &Input {
        match field {
            Field::Licensed => &self.licensed,
            Field::Base => &self.base,
            Field::Hours => &self.hours,
            Field::Machines => &self.machines,
        }
    }

    fn marked_input(&mut self) -> &mut Input {
        match self.marked {
            Field::Licensed => &mut self.licensed,
            Field::Base => &mut self.base,
            Field::Hours => &mut self.hours,
            Field::Machines => &mut self.machines,
        }
    }

    /// What stands in the marked field.
    pub(super) fn marked_text(&self) -> &str {
        self.input(self.marked).value()
    }

    /// Whether somebody types in the marked field.
    pub(super) fn is_typing(&self) -> bool {
        self.entered.is_some()
    }

    /// Goes into the marked field.
    pub(super) fn enter(&mut self) {
        if self.entered.is_none() {
            self.entered = Some(self.marked_text().to_owned());
        }
    }

    /// Goes into that field, out of the one that was typed in.
    pub(super) fn enter_at(&mut self, field: Field) {
        if self.marked != field {
            self.keep();
            self.marked = field;
        }
        self.enter();
    }

    /// Leaves the field with what was typed.
    pub(super) fn keep(&mut self) {
        self.entered = None;
    }

    /// Leaves the field with what stood there before.
    pub(super) fn put_back(&mut self) {
        if let Some(before) = self.entered.take() {
            *self.marked_input() = Input::new(before);
        }
    }

    /// To the field below. Who types goes on typing there; the last field is left.
    pub(super) fn next(&mut self) {
        let is_last = Field::ALL.last() == Some(&self.marked);
        if self.is_typing() && is_last { self.keep() } else { self.go_on(1) }
    }

    /// To the field above, in the same way.
    pub(super) fn previous(&mut self) {
        let is_first = Field::ALL.first() == Some(&self.marked);
        if self.is_typing() && is_first { self.keep() } else { self.go_on(-1) }
    }

    fn go_on(&mut self, by: isize) {
        let is_typing = self.entered.take().is_some();
        self.marked = neighbour(&Field::ALL, &self.marked, by);
        if is_typing {
            self.enter();
        }
    }

    /// Takes a key that is text for the marked field.
    pub(super) fn edit(&mut self, key: Key) {
        input::edit(self.marked_input(), key);
    }

    /// Takes a pasted text into the marked field, where somebody types in it.
    pub(super) fn paste(&mut self, text: &str) {
        if self.is_typing() {
            input::paste(self.marked_input(), text);
        }
    }

    /// What is wrong with a field; of the one that is typed in only what more digits do not mend.
    pub(super) fn problem(&self, field: Field, reading: Reading) -> Option<Problem> {
        let problem = match field {
            Field::Licensed => self.rate(field, reading).err(),
            Field::Base => self.rate(field, reading).and_then(|_| self.rates(reading)).err(),
            Field::Hours | Field::Machines => self.count(field, reading).err(),
        }?;
        let is_begun = self.is_typing() && self.marked == field && problem == Problem::Rate(RateProblem::NotPositive);
        (!is_begun).then_some(problem)
    }

    /// What the fields come to; `None` until both rates are there.
    pub(super) fn outcome(&self, reading: Reading) -> Option<Outcome> {
        let rates = self.rates(reading).ok().flatten()?;
        let count = |field| self.count(field, reading).ok().flatten();
        let counts = count(Field::Hours).zip(count(Field::Machines));
        Some(Outcome {
            per_hour: rates.saving_per_hour(),
            percent: rates.percent(),
            whole: counts.map(|(hours, machines)| (rates.saving(hours, machines), hours, machines)),
        })
    }

    /// Both rates, once both are there; a problem of the first is none of theirs together.
    fn rates(&self, reading: Reading) -> Result<Option<Rates>, Problem> {
        let licensed = self.rate(Field::Licensed, reading).ok().flatten();
        let both = licensed.zip(self.rate(Field::Base, reading)?);
        Ok(both.map(|(licensed, base)| Rates::new(licensed, base)).transpose()?)
    }

    fn rate(&self, field: Field, reading: Reading) -> Result<Option<HourlyRate>, Problem> {
        let text = self.input(field).value();
        if text.trim().is_empty() {
            return Ok(None);
        }
        let (amount, currency) = reading.locale.read_amount(text).ok_or(Problem::NotANumber)?;
        let rate = HourlyRate::new(amount, currency.unwrap_or(reading.currency))?;
        Ok(Some(rate.in_currency(reading.currency)?))
    }

    fn count(&self, field: Field, reading: Reading) -> Result<Option<Count>, Problem> {
        let text = self.input(field).value();
        if text.trim().is_empty() {
            return Ok(None);
        }
        let number = reading.locale.read_decimal(text).map(|number| number.normalize());
        let whole = number.filter(|number| number.scale() == 0).and_then(|number| u32::try_from(number).ok());
        whole.and_then(Count::new).map(Some).ok_or(Problem::NotACount)
    }
}
