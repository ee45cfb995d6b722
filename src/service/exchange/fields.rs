//! The fields of a JSON object, taken one by one, and what is wrong with one that is not what it should be.

use serde_json::{Map, Value};

use crate::domain::{Instant, Money};
use crate::service::exchange::imported::Imported;

/// The most characters that a text may have.
pub(in crate::service::exchange) const TEXT: usize = 1_000;
/// The most characters of what was found that are told.
const TOLD: usize = 60;

/// What is wrong with a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// The first line is not the header of an export.
    NoHeader,
    /// The lines are of a newer version.
    NewerVersion {
        /// Which one.
        found: u64,
    },
    /// It is longer than a line can be.
    TooLong,
    /// It is not one JSON object.
    NotAnObject,
    /// A field is missing.
    Missing {
        /// Which one.
        field: String,
        /// What should stand there.
        expected: Expected,
    },
    /// A field holds something else than it should.
    Wrong {
        /// Which one.
        field: String,
        /// What stands there.
        found: String,
        /// What should.
        expected: Expected,
    },
    /// A field that such a record does not have.
    Unknown {
        /// Which one.
        field: String,
    },
    /// The customer, order or purchase that it belongs to is neither in the file nor in the store.
    NoParent(Parent),
    /// Another line has a different record with the same id.
    Twice {
        /// The number of the other line.
        line: u64,
    },
}

/// What a record belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Parent {
    /// A customer.
    Customer,
    /// An order.
    Order,
    /// A purchase.
    Entitlement,
}

/// What a field should hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expected {
    /// A text of at most so many characters, without control characters.
    Text {
        /// How many.
        most: usize,
    },
    /// The same, and not empty.
    SomeText {
        /// How many.
        most: usize,
    },
    /// A GUID.
    Guid,
    /// `productId:skuId:availabilityId`.
    CatalogItem,
    /// A market's slug.
    Market,
    /// A whole number, from this one on.
    Number {
        /// The least.
        least: u32,
    },
    /// `true` or `false`.
    Flag,
    /// An instant as RFC 3339.
    Instant,
    /// An amount in whole minor units, as text.
    Amount,
    /// One of these words.
    OneOf(Vec<&'static str>),
    /// An object.
    Object,
}

/// The fields of an object that were not taken yet.
pub(in crate::service::exchange) struct Fields {
    within: Option<&'static str>,
    map: Map<String, Value>,
}

impl Fields {
    /// The fields of the object in that line.
    pub(in crate::service::exchange) fn of(line: &[u8]) -> Result<Self, Problem> {
        match serde_json::from_slice(line) {
            Ok(Value::Object(map)) => Ok(Self { within: None, map }),
            Ok(_) | Err(_) => Err(Problem::NotAnObject),
        }
    }

    /// Takes a field that must be there.
    pub(in crate::service::exchange) fn take<T>(
        &mut self,
        name: &'static str,
        expected: Expected,
        read: impl FnOnce(&Value) -> Option<T>,
    ) -> Result<T, Problem> {
        let field = self.name(name);
        match self.map.remove(name) {
            None => Err(Problem::Missing { field, expected }),
            Some(value) => read(&value).ok_or_else(|| Problem::Wrong { field, found: told(&value), expected }),
        }
    }

    /// Takes a field that may be absent or `null`.
    pub(in crate::service::exchange) fn optional<T>(
        &mut self,
        name: &'static str,
        expected: Expected,
        read: impl FnOnce(&Value) -> Option<T>,
    ) -> Result<Option<T>, Problem> {
        match self.map.get(name) {
            None | Some(Value::Null) => {
                self.map.remove(name);
                Ok(None)
            }
            Some(_) => self.take(name, expected, read).map(Some),
        }
    }

    /// Takes an object within this one.
    pub(in crate::service::exchange) fn object(&mut self, name: &'static str) -> Result<Self, Problem> {
        let map = self.take(name, Expected::Object, |value| value.as_object().cloned())?;
        Ok(Self { within: Some(name), map })
    }

    /// Takes an object within this one that may be absent or `null`.
    pub(in crate::service::exchange) fn optional_object(
        &mut self,
        name: &'static str,
    ) -> Result<Option<Self>, Problem> {
        let map = self.optional(name, Expected::Object, |value| value.as_object().cloned())?;
        Ok(map.map(|map| Self { within: Some(name), map }))
    }

    /// A text, which may be empty.
    pub(in crate::service::exchange) fn text(&mut self, name: &'static str) -> Result<String, Problem> {
        self.take(name, Expected::Text { most: TEXT }, text)
    }

    /// A text with something in it.
    pub(in crate::service::exchange) fn some_text(&mut self, name: &'static str) -> Result<String, Problem> {
        self.take(name, Expected::SomeText { most: TEXT }, |value| text(value).filter(|text| !text.trim().is_empty()))
    }

    /// What a text can be read as.
    pub(in crate::service::exchange) fn parsed<T: std::str::FromStr>(
        &mut self,
        name: &'static str,
        expected: Expected,
    ) -> Result<T, Problem> {
        self.take(name, expected, parsed)
    }

    /// A whole number.
    pub(in crate::service::exchange) fn number(&mut self, name: &'static str, least: u32) -> Result<u32, Problem> {
        let read = |value: &Value| u32::try_from(value.as_u64()?).ok().filter(|number| least <= *number);
        self.take(name, Expected::Number { least }, read)
    }

    /// Yes or no.
    pub(in crate::service::exchange) fn flag(&mut self, name: &'static str) -> Result<bool, Problem> {
        self.take(name, Expected::Flag, Value::as_bool)
    }

    /// An instant.
    pub(in crate::service::exchange) fn instant(&mut self, name: &'static str) -> Result<Instant, Problem> {
        self.take(name, Expected::Instant, instant)
    }

    /// An instant, where there is one.
    pub(in crate::service::exchange) fn optional_instant(
        &mut self,
        name: &'static str,
    ) -> Result<Option<Instant>, Problem> {
        self.optional(name, Expected::Instant, instant)
    }

    /// One of the values, by its word.
    pub(in crate::service::exchange) fn word<T: Copy>(
        &mut self,
        name: &'static str,
        values: &[T],
        word: fn(T) -> &'static str,
    ) -> Result<T, Problem> {
        let (expected, read) = by_word(values, word);
        self.take(name, expected, read)
    }

    /// One of the values, where there is one.
    pub(in crate::service::exchange) fn optional_word<T: Copy>(
        &mut self,
        name: &'static str,
        values: &[T],
        word: fn(T) -> &'static str,
    ) -> Result<Option<T>, Problem> {
        let (expected, read) = by_word(values, word);
        self.optional(name, expected, read)
    }

    /// An amount with its currency.
    pub(in crate::service::exchange) fn money(&mut self, name: &'static str) -> Result<Money, Problem> {
        let mut fields = self.object(name)?;
        let codes = crate::domain::Currency::ALL.map(crate::domain::Currency::code).to_vec();
        let currency = fields.parsed("currency", Expected::OneOf(codes))?;
        let whole_units = |value: &Value| {
            let amount: rust_decimal::Decimal = parsed(value)?;
            let money = Money::new(amount, currency);
            (money.amount() == amount).then_some(money)
        };
        let money = fields.take("amount", Expected::Amount, whole_units)?;
        fields.end()?;
        Ok(money)
    }

    /// Says no to what was not taken.
    pub(in crate::service::exchange) fn end(self) -> Result<(), Problem> {
        match self.map.keys().next() {
            None => Ok(()),
            Some(name) => Err(Problem::Unknown { field: cut(&self.name(name)) }),
        }
    }

    fn name(&self, name: &str) -> String {
        self.within.map_or_else(|| name.to_owned(), |within| format!("{within}.{name}"))
    }
}

impl Parent {
    /// What such a record belongs to; a customer belongs to nothing.
    pub(in crate::service) fn of(imported: &Imported) -> Option<Self> {
        match imported {
            Imported::Order(_) => Some(Self::Customer),
            Imported::Entitlement(_) => Some(Self::Order),
            Imported::Subscription(_) => Some(Self::Entitlement),
            Imported::Customer(_) => None,
        }
    }
}

/// A text without control characters.
pub(in crate::service::exchange) fn text(value: &Value) -> Option<String> {
    let text = value.as_str()?;
    (text.chars().count() <= TEXT && !text.chars().any(char::is_control)).then(|| text.to_owned())
}

/// What a text can be read as.
pub(in crate::service::exchange) fn parsed<T: std::str::FromStr>(value: &Value) -> Option<T> {
    value.as_str()?.parse().ok()
}

fn instant(value: &Value) -> Option<Instant> {
    Instant::parse(value.as_str()?).ok()
}

fn by_word<T: Copy>(values: &[T], word: fn(T) -> &'static str) -> (Expected, impl Fn(&Value) -> Option<T>) {
    let expected = Expected::OneOf(values.iter().copied().map(word).collect());
    (expected, move |value: &Value| values.iter().copied().find(|listed| Some(word(*listed)) == value.as_str()))
}

fn told(value: &Value) -> String {
    cut(&value.to_string())
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(TOLD) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
    }
}
