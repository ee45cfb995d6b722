//! What can be chosen in each field of the filter, and what choosing it means.

use crate::domain::OutcomeKind;
use crate::i18n::{Locale, MessageId, message};
use crate::search::has_every_word;
use crate::service::{NamedId, NamedInLog};
use crate::tui::log_narrowing::{Acts, Narrowing, outcome_name};

/// A field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    From,
    To,
    Acts,
    Operator,
    Customer,
    Product,
    Outcome,
}

/// Something that can be chosen.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Choice {
    /// Nothing is narrowed by this field; of the acts the accesses, which is what is asked for at first.
    Anything,
    Named(NamedInLog),
    Acts(Acts),
    Outcome(OutcomeKind),
}

impl Field {
    pub(super) const ALL: [Self; 7] =
        [Self::From, Self::To, Self::Acts, Self::Operator, Self::Customer, Self::Product, Self::Outcome];

    /// Whether a day is chosen in it.
    pub(super) fn is_day(self) -> bool {
        matches!(self, Self::From | Self::To)
    }

    /// Whether it is for what records of the log name.
    pub(super) fn is_named(self) -> bool {
        matches!(self, Self::Operator | Self::Customer | Self::Product)
    }

    pub(super) fn name(self) -> MessageId {
        match self {
            Self::From => message!("log-field-from"),
            Self::To => message!("log-field-to"),
            Self::Acts => message!("column-log-act"),
            Self::Operator => message!("column-log-user"),
            Self::Customer => message!("column-customer"),
            Self::Product => message!("column-product"),
            Self::Outcome => message!("column-log-outcome"),
        }
    }

    pub(super) fn next(self) -> Self {
        self.neighbour(1)
    }

    pub(super) fn previous(self) -> Self {
        self.neighbour(Self::ALL.len().saturating_sub(1))
    }

    fn neighbour(self, by: usize) -> Self {
        let place = Self::ALL.iter().position(|field| *field == self).unwrap_or(0);
        Self::ALL.iter().cycle().nth(place.saturating_add(by)).copied().unwrap_or(self)
    }

    /// What stands in it now.
    pub(super) fn value(self, narrowing: &Narrowing, locale: Locale) -> String {
        let anything = || locale.text(message!("log-anything"));
        match self {
            Self::From => narrowing.from.map_or_else(anything, |day| day.to_string()),
            Self::To => narrowing.to.map_or_else(anything, |day| day.to_string()),
            Self::Acts | Self::Operator | Self::Customer | Self::Product | Self::Outcome => {
                chosen(self, narrowing).name(locale)
            }
        }
    }
}

impl Choice {
    /// Whether it means the same, whatever it is called.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Named(one), Self::Named(other)) => one.id == other.id,
            (one, other) => one == other,
        }
    }

    /// Whether it is called exactly that.
    pub(super) fn is_called(&self, typed: &str, locale: Locale) -> bool {
        self.name(locale.covered_by(None)).to_lowercase() == typed.trim().to_lowercase()
    }

    pub(super) fn name(&self, locale: Locale) -> String {
        match self {
            Self::Anything => locale.text(message!("log-anything")),
            Self::Named(NamedInLog { id: NamedId::Operator(_), name }) => locale.person(name),
            Self::Named(NamedInLog { id: NamedId::Customer(_), name }) => locale.customer(name),
            Self::Named(named) => named.name.clone(),
            Self::Acts(acts) => acts.name(locale),
            Self::Outcome(outcome) => outcome_name(*outcome, locale),
        }
    }
}

/// What can be chosen of which the name has every word that was typed; where nothing was, what narrows nothing is first.
pub(super) fn of(field: Field, named: &[NamedInLog], typed: &str, locale: Locale) -> Vec<Choice> {
    // They are found by what they are called, however that is shown.
    let locale = locale.covered_by(None);
    let mut all: Vec<Choice> = match field {
        Field::From | Field::To => return Vec::new(),
        Field::Acts => return matching(Acts::choices().into_iter().map(Choice::Acts).collect(), typed, locale),
        Field::Operator | Field::Customer | Field::Product => named.iter().cloned().map(Choice::Named).collect(),
        Field::Outcome => OutcomeKind::ALL.into_iter().map(Choice::Outcome).collect(),
    };
    let collation = locale.collation();
    if field != Field::Outcome {
        all.sort_by(|one, other| collation.compare(&one.name(locale), &other.name(locale)));
    }
    let mut choices = if typed.trim().is_empty() { vec![Choice::Anything] } else { Vec::new() };
    choices.extend(matching(all, typed, locale));
    choices
}

fn matching(mut choices: Vec<Choice>, typed: &str, locale: Locale) -> Vec<Choice> {
    let is_wanted = has_every_word(typed.trim());
    choices.retain(|choice| is_wanted(&choice.name(locale)));
    choices
}

/// What is chosen in a field.
pub(super) fn chosen(field: Field, narrowing: &Narrowing) -> Choice {
    let named = |id, name: &String| Choice::Named(NamedInLog { id, name: name.clone() });
    let chosen = match field {
        Field::From | Field::To => None,
        Field::Acts => Some(Choice::Acts(narrowing.acts)),
        Field::Operator => narrowing.operator.as_ref().map(|(id, name)| named(NamedId::Operator(*id), name)),
        Field::Customer => narrowing.customer.as_ref().map(|(id, name)| named(NamedId::Customer(*id), name)),
        Field::Product => narrowing.product.as_ref().map(|title| named(NamedId::Product(title.clone()), title)),
        Field::Outcome => narrowing.outcome.map(Choice::Outcome),
    };
    chosen.unwrap_or(Choice::Anything)
}

/// Chooses it in that field.
pub(super) fn choose(choice: &Choice, field: Field, narrowing: &mut Narrowing) {
    match choice {
        Choice::Acts(acts) => narrowing.acts = *acts,
        Choice::Outcome(outcome) => narrowing.outcome = Some(*outcome),
        Choice::Named(NamedInLog { id: NamedId::Operator(id), name }) => narrowing.operator = Some((*id, name.clone())),
        Choice::Named(NamedInLog { id: NamedId::Customer(id), name }) => narrowing.customer = Some((*id, name.clone())),
        Choice::Named(NamedInLog { id: NamedId::Product(title), .. }) => narrowing.product = Some(title.clone()),
        Choice::Anything => match field {
            Field::From => narrowing.from = None,
            Field::To => narrowing.to = None,
            Field::Acts => narrowing.acts = Acts::default(),
            Field::Operator => narrowing.operator = None,
            Field::Customer => narrowing.customer = None,
            Field::Product => narrowing.product = None,
            Field::Outcome => narrowing.outcome = None,
        },
    }
}
