//! What the catalogue can be narrowed to: a licence type, a term, a publisher. Each goes through the values that there are, and
//! then back to all of them.

use crate::domain::{ProductKind, Term};
use crate::i18n::{Locale, message};
use crate::tui::listing;
use crate::tui::screen::catalog::table::Offered;

/// What the catalogue is narrowed to; `None` for all of it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Facets {
    kind: Option<ProductKind>,
    length: Option<Length>,
    publisher: Option<String>,
}

/// For how long something is bought.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Length {
    ForEver,
    For(Term),
}

impl Length {
    fn of(offered: &Offered) -> Self {
        offered.row.sku.term.map_or(Self::ForEver, Self::For)
    }

    fn term(self) -> Option<Term> {
        match self {
            Self::ForEver => None,
            Self::For(term) => Some(term),
        }
    }
}

/// A facet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Facet {
    /// The licence type.
    Kind,
    /// For how long.
    Term,
    /// Who publishes it.
    Publisher,
}

impl Facets {
    /// The next value of a facet, of those that rows have which the other facets let through.
    pub(super) fn next(&mut self, facet: Facet, rows: &[Offered]) {
        let (kind, length, publisher) = (self.kind, self.length, self.publisher.clone());
        match facet {
            Facet::Kind => self.kind = None,
            Facet::Term => self.length = None,
            Facet::Publisher => self.publisher = None,
        }
        let others: Vec<&Offered> = rows.iter().filter(|row| listing::Facets::admits(self, row)).collect();
        match facet {
            Facet::Kind => self.kind = following(kind.as_ref(), others.iter().map(|offered| offered.row.kind)),
            Facet::Term => {
                self.length = following(length.as_ref(), others.iter().map(|offered| Length::of(offered)));
            }
            Facet::Publisher => {
                let publishers = others.iter().map(|offered| offered.row.publisher.clone());
                self.publisher = following(publisher.as_ref(), publishers);
            }
        }
    }
}

/// The value after that one, in their order; the first after none, and none after the last.
fn following<T: Ord>(now: Option<&T>, values: impl Iterator<Item = T>) -> Option<T> {
    values.filter(|value| now.is_none_or(|now| now < value)).min()
}

impl listing::Facets<Offered> for Facets {
    fn admits(&self, offered: &Offered) -> bool {
        let row = &offered.row;
        self.kind.is_none_or(|kind| kind == row.kind)
            && self.length.is_none_or(|length| length == Length::of(offered))
            && self.publisher.as_ref().is_none_or(|publisher| *publisher == row.publisher)
    }

    fn words(&self, locale: Locale) -> Vec<String> {
        let named = |name, value: String| {
            let values = [("name", locale.text(name).into()), ("value", value.into())];
            locale.text_with(message!("catalog-facet"), &values)
        };
        let kind = self.kind.map(|kind| locale.product_kind_short(kind, None));
        let kind = kind.map(|kind| named(message!("column-licence-type"), kind));
        let term = self.length.map(|length| locale.term_or_perpetual(length.term()));
        let term = term.map(|term| named(message!("column-term"), term));
        let publisher = self.publisher.clone().map(|publisher| named(message!("column-publisher"), publisher));
        kind.into_iter().chain(term).chain(publisher).collect()
    }
}
