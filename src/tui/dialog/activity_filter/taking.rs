//! Taking what was typed or marked into a field. What is typed is never dropped: what does not say one thing that can be
//! chosen is told of, and stays where it is.

use chrono::NaiveDate;

use crate::domain::kms_device::{ActivationProblem, DateOrder, read_day};
use crate::i18n::{Locale, message};
use crate::tui::dialog::activity_filter::{State, choices};
use crate::tui::remote::Remote;

/// Why what was typed cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Problem {
    /// It is no day.
    NoDay,
    /// It can be either of these days.
    EitherDay(NaiveDate, NaiveDate),
    /// Nothing that can be chosen is called so.
    NothingFits,
    /// Several are.
    SeveralFit,
    /// What can be chosen is not here yet.
    NotHereYet,
}

impl Problem {
    pub(super) fn sentence(self, locale: Locale) -> String {
        match self {
            Self::NoDay => locale.text(message!("log-no-day")),
            Self::EitherDay(one, other) => {
                let values = [("one", one.to_string().into()), ("other", other.to_string().into())];
                locale.text_with(message!("log-either-day"), &values)
            }
            Self::NothingFits => locale.text(message!("log-nothing-fits")),
            Self::SeveralFit => locale.text(message!("log-several-fit")),
            Self::NotHereYet => locale.text(message!("pending-loading")),
        }
    }
}

impl State {
    /// The day that was typed; `None` where nothing was.
    pub(super) fn typed_day(&self) -> Result<Option<NaiveDate>, Problem> {
        match self.typed.text().trim() {
            "" => Ok(None),
            text => read_day(text, DateOrder::Unsaid).map(Some).map_err(|problem| match problem {
                ActivationProblem::Ambiguous { day_first, month_first } => Problem::EitherDay(day_first, month_first),
                ActivationProblem::NotADate | ActivationProblem::Ahead => Problem::NoDay,
            }),
        }
    }

    /// What is wrong with what is typed so far, where more of it will not mend that.
    pub(super) fn problem_so_far(&self) -> Option<Problem> {
        if self.field.is_day() {
            return self.typed_day().err();
        }
        let is_wanting = !self.is_waiting() && self.choices.is_empty();
        is_wanting.then_some(Problem::NothingFits)
    }

    /// Whether what can be chosen is not here yet.
    fn is_waiting(&self) -> bool {
        self.field.is_named() && !matches!(self.named, Remote::Ready(_) | Remote::Reloading(..))
    }

    /// Takes what was typed or is marked into the field. A day counts once it was typed or moved to.
    ///
    /// # Errors
    /// [`Problem`]; nothing has changed then.
    pub(super) fn take(&mut self) -> Result<(), Problem> {
        if self.field.is_day() {
            if let Some(day) = self.typed_day()? {
                self.set_day(Some(day));
            }
            return Ok(());
        }
        let is_typed = !self.typed.text().trim().is_empty();
        if self.is_waiting() {
            return if is_typed { Err(Problem::NotHereYet) } else { Ok(()) };
        }
        match self.choices.get(self.selection.selected()) {
            Some(choice) => {
                choices::choose(choice, self.field, &mut self.narrowing);
                Ok(())
            }
            None if !is_typed => Ok(()),
            None if self.choices.is_empty() => Err(Problem::NothingFits),
            None => Err(Problem::SeveralFit),
        }
    }
}
