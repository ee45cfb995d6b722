//! What is said of a device, checked: typed into fields or read from a row.

use serde::{Deserialize, Serialize};

use crate::domain::Instant;
use crate::domain::kms_device::{ActivationProblem, DateOrder, LastActivation};
use crate::domain::zone::Zone;

/// What is known of a device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceDetails {
    /// Its name, which no other device of the customer has.
    pub name: String,
    /// What runs on it; empty where that was not said.
    pub product: String,
    /// When KMS activated it last.
    pub last_activation: LastActivation,
    /// Whatever else is to be known; mostly empty.
    pub note: String,
}

/// The same as texts, not checked yet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DeviceForm {
    /// The name.
    pub name: String,
    /// What runs on it.
    pub product: String,
    /// The last activation.
    pub last_activation: String,
    /// The note.
    pub note: String,
}

/// A field of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DeviceField {
    /// The name.
    Name,
    /// What runs on it.
    Product,
    /// The last activation.
    LastActivation,
    /// The note.
    Note,
}

impl DeviceField {
    /// Every field, in the order in which they are asked for.
    pub const ALL: [Self; 4] = [Self::Name, Self::Product, Self::LastActivation, Self::Note];

    /// Whether a device cannot be without it.
    #[must_use]
    pub fn is_needed(self) -> bool {
        matches!(self, Self::Name | Self::LastActivation)
    }

    /// The most characters that it may have.
    #[must_use]
    pub fn most(self) -> usize {
        match self {
            Self::Name | Self::LastActivation => 100,
            Self::Product => 200,
            Self::Note => 500,
        }
    }
}

/// Says what is wrong with a field.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DeviceProblem {
    /// Nothing stands there, and something has to.
    #[error("{0:?} is missing")]
    Missing(DeviceField),
    /// It has more characters than it may.
    #[error("{0:?} has more than {most} characters", most = .0.most())]
    TooLong(DeviceField),
    /// A line break or another control character stands in it.
    #[error("{0:?} has a control character")]
    Control(DeviceField),
    /// It is no date that can be understood.
    #[error(transparent)]
    Activation(#[from] ActivationProblem),
}

impl DeviceProblem {
    /// The field that it is about.
    #[must_use]
    pub fn field(&self) -> DeviceField {
        match self {
            Self::Missing(field) | Self::TooLong(field) | Self::Control(field) => *field,
            Self::Activation(_) => DeviceField::LastActivation,
        }
    }
}

impl DeviceForm {
    /// What it says, as it stands at that instant.
    ///
    /// # Errors
    /// The first problem of each field, in the order of the fields.
    pub fn check(&self, order: DateOrder, now: Instant, zone: &dyn Zone) -> Result<DeviceDetails, Vec<DeviceProblem>> {
        let mut problems = Vec::new();
        let mut text = |field| {
            self.text(field).unwrap_or_else(|problem| {
                problems.push(problem);
                String::new()
            })
        };
        let (name, product) = (text(DeviceField::Name), text(DeviceField::Product));
        let activated = text(DeviceField::LastActivation);
        let note = text(DeviceField::Note);
        let read = LastActivation::read(&activated, order, now, zone);
        match read {
            Ok(last_activation) if problems.is_empty() => Ok(DeviceDetails { name, product, last_activation, note }),
            Ok(_) => Err(problems),
            Err(problem) => {
                if problems.iter().all(|known| known.field() != DeviceField::LastActivation) {
                    problems.push(problem.into());
                }
                problems.sort_by_key(DeviceProblem::field);
                Err(problems)
            }
        }
    }

    fn text(&self, field: DeviceField) -> Result<String, DeviceProblem> {
        let text = match field {
            DeviceField::Name => &self.name,
            DeviceField::Product => &self.product,
            DeviceField::LastActivation => &self.last_activation,
            DeviceField::Note => &self.note,
        };
        let text = text.trim();
        if text.is_empty() && field.is_needed() {
            Err(DeviceProblem::Missing(field))
        } else if field.most() < text.chars().count() {
            Err(DeviceProblem::TooLong(field))
        } else if text.chars().any(char::is_control) {
            Err(DeviceProblem::Control(field))
        } else {
            Ok(text.to_owned())
        }
    }
}
