//! How the plan from KMS to MAK reads: devices, their deadlines, and what is wrong with what was said of one (KMS-1).

use crate::domain::kms_device::{ActivationProblem, DeviceField, DeviceProblem, LastActivation};
use crate::domain::{Instant, KmsState};
use crate::i18n::{Locale, message};

impl Locale {
    /// How a device stands: `Moved`, `overdue by 3 days`, `in 12 days`.
    #[must_use]
    pub fn kms_state(self, state: KmsState) -> String {
        let days = |days: u64| [("count", days.into())];
        match state {
            KmsState::Moved => self.text(message!("kms-moved")),
            KmsState::Overdue { days: 0 } => self.text(message!("kms-overdue-today")),
            KmsState::Overdue { days: count } => self.text_with(message!("kms-overdue"), &days(count)),
            KmsState::Closing { days: 0 } => self.text(message!("kms-today")),
            KmsState::Closing { days: count } | KmsState::Ample { days: count } => {
                self.text_with(message!("days"), &days(count))
            }
        }
    }

    /// When a device was activated last: the day alone where no more is known.
    #[must_use]
    pub fn last_activation(self, activation: LastActivation) -> String {
        match activation {
            LastActivation::Day(day) => day.to_string(),
            LastActivation::At(at) => self.date_time(at),
        }
    }

    /// When an activation usually lapses, in a sentence that says *usually* and what it is counted from (KMS-1).
    #[must_use]
    pub fn kms_deadline(self, activation: LastActivation, deadline: Instant) -> String {
        let values = [
            ("deadline", self.date_time_in_zone(deadline).into()),
            ("activated", self.last_activation(activation).into()),
            ("zone", self.zone_name().into()),
        ];
        self.text_with(
            match activation {
                LastActivation::Day(_) => message!("kms-deadline-of-day"),
                LastActivation::At(_) => message!("kms-deadline-of-instant"),
            },
            &values,
        )
    }

    /// A field of a device.
    #[must_use]
    pub fn device_field(self, field: DeviceField) -> String {
        self.text(match field {
            DeviceField::Name => message!("column-device"),
            DeviceField::Product => message!("column-product"),
            DeviceField::LastActivation => message!("column-last-activated"),
            DeviceField::Note => message!("column-note"),
        })
    }

    /// What is wrong with what was said of a device, and what is expected.
    #[must_use]
    pub fn device_problem(self, problem: &DeviceProblem) -> String {
        let field = problem.field();
        let values = [("field", self.device_field(field).into()), ("most", field.most().into())];
        match problem {
            DeviceProblem::Missing(DeviceField::LastActivation) => self.text(message!("kms-problem-no-date")),
            DeviceProblem::Missing(_) => self.text_with(message!("kms-problem-missing"), &values),
            DeviceProblem::TooLong(_) => self.text_with(message!("kms-problem-too-long"), &values),
            DeviceProblem::Control(_) => self.text_with(message!("kms-problem-control"), &values),
            DeviceProblem::Activation(problem) => self.activation_problem(*problem),
        }
    }

    fn activation_problem(self, problem: ActivationProblem) -> String {
        match problem {
            ActivationProblem::NotADate => self.text(message!("kms-problem-not-a-date")),
            ActivationProblem::Ahead => self.text(message!("kms-problem-ahead")),
            ActivationProblem::Ambiguous { day_first, month_first } => {
                let values = [("day", day_first.to_string().into()), ("month", month_first.to_string().into())];
                self.text_with(message!("kms-problem-ambiguous"), &values)
            }
        }
    }
}
