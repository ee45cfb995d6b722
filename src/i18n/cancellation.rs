//! How the window reads in which something can be cancelled, and what of that stands on an invoice.

use crate::domain::cancellation_window::{CountedFrom, WhyNever, WindowState};
use crate::domain::{Charge, ChargeKind};
use crate::i18n::{Locale, message};

impl Locale {
    /// Until when something can be cancelled and how long that is, or that it has passed and when, or why it never can be
    /// (CANCEL-4, PERP-3).
    #[must_use]
    pub fn cancellation_window(self, state: WindowState) -> String {
        match state {
            WindowState::Open { end, left } | WindowState::Closing { end, left } => {
                let values = [("before", self.before(end).into()), ("left", self.duration_left(left).into())];
                self.text_with(message!("window-open"), &values)
            }
            WindowState::Passed { at } => {
                self.text_with(message!("window-passed"), &[("end", self.date_time(at).into())])
            }
            WindowState::Never(why) => self.text(match why {
                WhyNever::SoftwarePlan => message!("window-never-software-plan"),
                WhyNever::Reservation => message!("window-never-reservation"),
                WhyNever::NoWindow => message!("window-never"),
            }),
        }
    }

    /// What a line of an invoice is for: the title, with what of it where it is not an instalment (AFTER-3).
    #[must_use]
    pub fn charge_title(self, charge: &Charge) -> String {
        let title = [("title", charge.title.clone().into())];
        match charge.id.kind {
            ChargeKind::Instalment(_) => charge.title.clone(),
            ChargeKind::Credit => self.text_with(message!("charge-credit"), &title),
            ChargeKind::DaysUsed => self.text_with(message!("charge-days-used"), &title),
        }
    }

    /// The same in a word or two, for a column.
    #[must_use]
    pub fn cancellation_window_short(self, state: WindowState) -> String {
        match state {
            WindowState::Open { left, .. } | WindowState::Closing { left, .. } => self.duration_left(left),
            WindowState::Passed { .. } => self.text(message!("window-passed-short")),
            WindowState::Never(_) => self.text(message!("window-never-short")),
        }
    }

    /// What a window is counted from.
    #[must_use]
    pub fn counted_from(self, from: CountedFrom) -> String {
        self.text(match from {
            CountedFrom::Term => message!("counted-from-term"),
            CountedFrom::Purchase => message!("counted-from-purchase"),
            CountedFrom::Provider => message!("counted-from-provider"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Instant;
    use crate::domain::cancellation_window::CancellationWindow;
    use crate::i18n::Language;
    use chrono::Duration;

    fn swedish() -> Locale {
        Locale::new(Language::Swedish, chrono_tz::Europe::Stockholm)
    }

    #[test]
    fn cancel_4_the_window_says_its_end_and_what_is_left_or_that_it_has_passed_and_when() {
        let end = Instant::parse("2026-12-20T08:14:00Z").unwrap();
        let window = CancellationWindow::Until(end);
        let told = |locale: Locale, left| locale.cancellation_window(window.at(end.before(left)));
        let day = Duration::days(1);
        for (left, words) in [
            (day * 6, "Kan avbrytas före 2026-12-20 09:14 (6 dagar kvar)."),
            (day * 3 - Duration::nanoseconds(1), "Kan avbrytas före 2026-12-20 09:14 (2 d 23 h kvar)."),
            (Duration::hours(5), "Kan avbrytas före 2026-12-20 09:14 (5 h 0 min kvar)."),
            (Duration::zero(), "Annulleringsfönstret stängdes 2026-12-20 09:14. Det kan inte avbrytas längre."),
        ] {
            assert_eq!(told(swedish(), left), words);
        }
        let english = swedish().in_language(Language::English);
        assert_eq!(told(english, day * 6), "Can be cancelled before 2026-12-20 09:14 (6 days left).");
    }

    #[test]
    fn cancel_3_what_has_no_window_says_why() {
        let told = |why| swedish().cancellation_window(WindowState::Never(why));
        assert_eq!(told(WhyNever::SoftwarePlan), "Planer från Red Hat och SUSE kan aldrig avbrytas eller bytas.");
        assert_eq!(told(WhyNever::Reservation), "En reservation avbryts inte här utan i Azure-portalen.");
        assert_eq!(told(WhyNever::NoWindow), "Det här kan aldrig avbrytas.");
    }
}
