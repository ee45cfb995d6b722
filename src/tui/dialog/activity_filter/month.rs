//! A month as it is shown: weeks below each other, each from Monday on, as in Sweden.

use chrono::{Datelike, Days, Months, NaiveDate};

/// How many lines it takes: the month, the names of the days, and six weeks at most.
pub(super) const LINES: usize = 8;
/// How many columns a day takes.
pub(super) const DAY: usize = 4;
/// The lines above the weeks.
const ABOVE: usize = 2;

/// How far one goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stride {
    Days(i64),
    Weeks(i64),
    Months(i64),
}

/// The day that far away; the same where there is none.
pub(super) fn further(day: NaiveDate, stride: Stride) -> NaiveDate {
    let days = |days: i64| {
        let by = Days::new(days.unsigned_abs());
        if days < 0 { day.checked_sub_days(by) } else { day.checked_add_days(by) }
    };
    let moved = match stride {
        Stride::Days(count) => days(count),
        Stride::Weeks(count) => days(count.saturating_mul(7)),
        Stride::Months(count) => {
            let by = Months::new(u32::try_from(count.unsigned_abs()).unwrap_or(u32::MAX));
            if count < 0 { day.checked_sub_months(by) } else { day.checked_add_months(by) }
        }
    };
    moved.unwrap_or(day)
}

/// The weeks of the month of that day; nothing stands where a day of another month would.
pub(super) fn weeks(of: NaiveDate) -> Vec<[Option<NaiveDate>; 7]> {
    let Some(first) = of.with_day(1) else { return Vec::new() };
    let before = u64::from(first.weekday().num_days_from_monday());
    let Some(monday) = first.checked_sub_days(Days::new(before)) else { return Vec::new() };
    let day = |place: u64| {
        let day = monday.checked_add_days(Days::new(place))?;
        (day.month() == of.month() && day.year() == of.year()).then_some(day)
    };
    let week = |number: u64| [0, 1, 2, 3, 4, 5, 6].map(|place| day(number.saturating_mul(7).saturating_add(place)));
    (0..6).map(week).filter(|week| week.iter().any(Option::is_some)).collect()
}

/// The day that stands there, if one does.
pub(super) fn day_at(shown: NaiveDate, line: usize, column: usize) -> Option<NaiveDate> {
    let week = line.checked_sub(ABOVE)?;
    *weeks(shown).get(week)?.get(column / DAY)?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_week_begins_on_monday_and_a_month_has_its_days_alone() {
        let november = weeks(day("2026-11-23"));
        assert_eq!(november.len(), 6, "the 1st is a Sunday");
        assert_eq!(november[0], [None, None, None, None, None, None, Some(day("2026-11-01"))]);
        assert_eq!(november[5][0], Some(day("2026-11-30")));
        assert_eq!(weeks(day("2027-02-10")).len(), 4, "it begins on a Monday and has 28 days");
        assert_eq!(weeks(day("2028-02-10")).iter().flatten().flatten().count(), 29);
    }

    #[test]
    fn a_day_is_found_where_it_stands() {
        let shown = day("2026-11-23");
        assert_eq!(day_at(shown, 2, 6 * DAY), Some(day("2026-11-01")));
        assert_eq!(day_at(shown, 3, 0), Some(day("2026-11-02")));
        assert_eq!(day_at(shown, 3, 2 * DAY + 1), Some(day("2026-11-04")));
        assert_eq!([(0, 0), (2, 0), (8, 0), (3, 40)].map(|(line, column)| day_at(shown, line, column)), [None; 4]);
    }

    #[test]
    fn one_goes_by_days_weeks_and_months_and_not_beyond_all_counting() {
        assert_eq!(further(day("2026-03-31"), Stride::Months(-1)), day("2026-02-28"));
        assert_eq!(further(day("2026-12-28"), Stride::Weeks(1)), day("2027-01-04"));
        assert_eq!(further(day("2026-11-01"), Stride::Days(-1)), day("2026-10-31"));
        assert_eq!(further(NaiveDate::MAX, Stride::Days(1)), NaiveDate::MAX);
    }
}
