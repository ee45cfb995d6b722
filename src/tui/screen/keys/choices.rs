//! The choices of PROD-4 as they stand on the page: those the product does not support are not there at all, and one
//! with a single value is filled in and cannot be changed.

use crate::domain::catalog::Delivery;
use crate::domain::choice::{FileType, LanguageTag, Offer, Picked, ProductVersion};
use crate::domain::{Choice, Product};
use crate::tui::ring::turned;

/// Which choice it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// *Version*.
    Version,
    /// *Språk*.
    Language,
    /// *Filtyp och operativsystem*.
    FileType,
}

/// One choice with its values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Field {
    pub(super) kind: Kind,
    pub(super) values: Vec<String>,
    pub(super) chosen: usize,
    /// Whether the operator changed it: only that is remembered for the next time.
    picked: bool,
}

/// The choices of a product and which has the focus; past the last one the button has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Choices {
    fields: Vec<Field>,
    focus: usize,
}

impl Choices {
    /// The choices of a product, filled in; `None` for one without any. The button has the focus.
    pub(super) fn of(product: &Product, filled_in: Option<&Choice>) -> Option<Self> {
        let Delivery::Software(software) = &product.delivery else { return None };
        let chosen = filled_in?;
        let Offer { versions, languages, file_types } = &software.offer;
        let version = Some(chosen.version.0.as_str());
        let language = chosen.language.as_ref().map(|tag| tag.0.as_str());
        let file_type = chosen.file_type.as_ref().map(|file_type| file_type.0.as_str());
        let fields: Vec<Field> = [
            field(Kind::Version, versions.iter().map(|version| version.0.as_str()), version),
            field(Kind::Language, languages.iter().map(|tag| tag.0.as_str()), language),
            field(Kind::FileType, file_types.iter().map(|file_type| file_type.0.as_str()), file_type),
        ]
        .into_iter()
        .flatten()
        .collect();
        let focus = fields.len();
        Some(Self { fields, focus })
    }

    /// The choices from top to bottom.
    pub(super) fn fields(&self) -> &[Field] {
        &self.fields
    }

    /// Which of them has the focus; `None` when the button has it.
    pub(super) fn focused(&self) -> Option<usize> {
        (self.focus < self.fields.len()).then_some(self.focus)
    }

    /// Whether a choice with several values has the focus.
    pub(super) fn is_on_a_choice(&self) -> bool {
        self.fields.get(self.focus).is_some_and(|field| 1 < field.values.len())
    }

    /// What is chosen.
    pub(super) fn choice(&self) -> Choice {
        let value = |kind| {
            let field = self.fields.iter().find(|field| field.kind == kind)?;
            field.values.get(field.chosen).cloned()
        };
        Choice {
            version: ProductVersion(value(Kind::Version).unwrap_or_default()),
            language: value(Kind::Language).map(LanguageTag),
            file_type: value(Kind::FileType).map(FileType),
        }
    }

    /// What the operator changed of it.
    pub(super) fn picked(&self) -> Picked {
        let value = |kind| {
            let field = self.fields.iter().find(|field| field.kind == kind && field.picked)?;
            field.values.get(field.chosen).cloned()
        };
        Picked {
            version: value(Kind::Version).map(ProductVersion),
            language: value(Kind::Language).map(LanguageTag),
            file_type: value(Kind::FileType).map(FileType),
        }
    }

    /// Moves the focus, round and round over the choices and the button.
    pub(super) fn move_focus(&mut self, by: isize) {
        self.focus = turned(self.focus, by, self.fields.len().saturating_add(1));
    }

    /// Gives a choice the focus.
    pub(super) fn focus(&mut self, index: usize) {
        self.focus = index.min(self.fields.len());
    }

    /// Takes another value of the choice that has the focus.
    pub(super) fn change_value(&mut self, by: isize) {
        if let Some(field) = self.fields.get_mut(self.focus) {
            field.chosen = turned(field.chosen, by, field.values.len());
            field.picked |= by != 0 && 1 < field.values.len();
        }
    }
}

/// The choice of one kind; `None` where the product does not support it (PROD-4).
fn field<'text>(kind: Kind, values: impl Iterator<Item = &'text str>, chosen: Option<&str>) -> Option<Field> {
    let values: Vec<String> = values.map(str::to_owned).collect();
    let chosen = values.iter().position(|value| Some(value.as_str()) == chosen).unwrap_or(0);
    (!values.is_empty()).then_some(Field { kind, values, chosen, picked: false })
}
