//! Instants and spans of time as people read them: always in the locale's zone, which the screens name once.

use chrono::{Days, Duration, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeZone, Utc};
use chrono_tz::{GapInfo, OffsetName, Tz};

use crate::domain::{Instant, Zone};
use crate::i18n::{Locale, message};

/// From this many days on only whole days are said.
const WHOLE_DAYS_FROM: i64 = 3;

/// The zone to show instants in: what `TZ` names, else the system's; UTC where neither is said or known.
#[must_use]
pub fn system_zone() -> Tz {
    zone_of(std::env::var("TZ").ok().as_deref(), || iana_time_zone::get_timezone().ok())
}

/// The zone that the variable names, as `Europe/Stockholm`, `:Europe/Stockholm` or the path of its file. Where it is set it
/// decides, whatever it says: an empty or unknown one is UTC, as it is to other programs.
fn zone_of(variable: Option<&str>, of_system: impl FnOnce() -> Option<String>) -> Tz {
    let name = match variable {
        Some(value) => {
            let value = value.strip_prefix(':').unwrap_or(value);
            Some(value.rsplit_once("/zoneinfo/").map_or(value, |(_, name)| name).to_owned())
        }
        None => of_system(),
    };
    name.and_then(|name| name.parse().ok()).unwrap_or(Tz::UTC)
}

impl Locale {
    /// The day: `2026-12-20`.
    #[must_use]
    pub fn date(self, instant: Instant) -> String {
        self.formatted(instant, "%Y-%m-%d")
    }

    /// The day and the time of day, to the minute: `2026-12-20 09:14`.
    #[must_use]
    pub fn date_time(self, instant: Instant) -> String {
        self.formatted(instant, "%Y-%m-%d %H:%M")
    }

    /// The same in fewer columns, as seen at that time: of this year without the year, of another one without the time of
    /// day: `12-20 09:14`, `2025-12-20`.
    #[must_use]
    pub fn date_time_short(self, instant: Instant, now: Instant) -> String {
        let year = |instant| self.formatted(instant, "%Y");
        self.formatted(instant, if year(instant) == year(now) { "%m-%d %H:%M" } else { "%Y-%m-%d" })
    }

    /// The day, the time of day and the zone they are told in, for an instant that stands alone:
    /// `2026-12-20 09:14 CET (UTC+1)`.
    #[must_use]
    pub fn date_time_in_zone(self, instant: Instant) -> String {
        format!("{} {}", self.date_time(instant), self.zone_label(instant))
    }

    /// The time of day and the zone it is told in, where the day stands before it: `09:14 CET (UTC+1)`.
    #[must_use]
    pub fn time_in_zone(self, instant: Instant) -> String {
        format!("{} {}", self.formatted(instant, "%H:%M"), self.zone_label(instant))
    }

    /// What the zone is called the year round: `Europe/Stockholm`, or `UTC`.
    #[must_use]
    pub fn zone_name(self) -> &'static str {
        let zone = if self.zone() == Tz::Etc__UTC { Tz::UTC } else { self.zone() };
        zone.name()
    }

    /// An end, which itself is outside: `before 2026-12-20 09:14`.
    #[must_use]
    pub fn before(self, end: Instant) -> String {
        self.text_with(message!("before-instant"), &[("instant", self.date_time(end).into())])
    }

    /// What the zone is called at that instant: `CET (UTC+1)`, `UTC−3` where it has no letters, or `UTC`.
    #[must_use]
    pub fn zone_label(self, now: Instant) -> String {
        let at = now.utc().with_timezone(&self.zone());
        let distance = distance_from_utc(at.offset().fix().local_minus_utc());
        match at.offset().abbreviation() {
            Some("UTC") => "UTC".to_owned(),
            Some(letters) if letters.chars().all(char::is_alphabetic) => format!("{letters} ({distance})"),
            Some(_) | None => distance,
        }
    }

    /// The first instant of a day of the zone; `None` beyond all counting. Where the clocks skip midnight, or the whole
    /// day, it is the one at which they go on.
    #[must_use]
    pub fn midnight(self, day: NaiveDate) -> Option<Instant> {
        self.instant_of(day.and_time(NaiveTime::MIN))
    }

    /// When the day of the zone is over that it is at that instant: with the beginning of the next one.
    #[must_use]
    pub fn end_of_day(self, now: Instant) -> Instant {
        let next = self.day_of(now).checked_add_days(Days::new(1)).and_then(|next| self.midnight(next));
        next.unwrap_or_else(|| now.after(Duration::days(1)))
    }

    /// The time of day alone, to the minute: `09:14`.
    #[must_use]
    pub fn time_of_day(self, instant: Instant) -> String {
        self.formatted(instant, "%H:%M")
    }

    /// How long is left, rounded down so that it never promises too much: whole days from three days up, days and
    /// hours below, hours and minutes below one day, minutes below an hour.
    #[must_use]
    pub fn duration_left(self, left: Duration) -> String {
        let count = |number: i64| u64::try_from(number).unwrap_or(0);
        let (days, hours, minutes) = (count(left.num_days()), left.num_hours() % 24, left.num_minutes() % 60);
        if left <= Duration::zero() {
            return self.text(message!("no-time-left"));
        }
        if left < Duration::minutes(1) {
            return self.text(message!("under-a-minute"));
        }
        if Duration::days(WHOLE_DAYS_FROM) <= left {
            return self.text_with(message!("days"), &[("count", days.into())]);
        }
        let hours = ("hours", count(hours).into());
        if Duration::days(1) <= left {
            return self.text_with(message!("days-hours"), &[("days", days.into()), hours]);
        }
        let minutes = ("minutes", count(minutes).into());
        if left < Duration::hours(1) {
            return self.text_with(message!("minutes"), &[minutes]);
        }
        self.text_with(message!("hours-minutes"), &[hours, minutes])
    }

    fn formatted(self, instant: Instant, pattern: &str) -> String {
        instant.utc().with_timezone(&self.zone()).format(pattern).to_string()
    }
}

impl Zone for Locale {
    fn day_of(&self, instant: Instant) -> NaiveDate {
        instant.utc().with_timezone(&self.zone()).date_naive()
    }

    fn instant_of(&self, clock: NaiveDateTime) -> Option<Instant> {
        let zone = self.zone();
        let first = zone.from_local_datetime(&clock).earliest();
        first.or_else(|| GapInfo::new(&clock, &zone)?.end).map(|instant| instant.with_timezone(&Utc).into())
    }
}

fn distance_from_utc(seconds: i32) -> String {
    let sign = if seconds < 0 { '\u{2212}' } else { '+' };
    let minutes = seconds.unsigned_abs() / 60;
    match (minutes / 60, minutes % 60) {
        (0, 0) => "UTC".to_owned(),
        (hours, 0) => format!("UTC{sign}{hours}"),
        (hours, minutes) => format!("UTC{sign}{hours}:{minutes:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    fn at(text: &str) -> Instant {
        Instant::parse(text).unwrap()
    }

    fn stockholm(language: Language) -> Locale {
        Locale::new(language, Tz::Europe__Stockholm)
    }

    #[test]
    fn an_instant_is_shown_in_the_zone_summer_and_winter() {
        for language in Language::ALL {
            let locale = stockholm(language);
            assert_eq!(locale.date_time(at("2026-12-20T08:14:59Z")), "2026-12-20 09:14");
            assert_eq!(locale.date_time(at("2026-03-29T00:59:59Z")), "2026-03-29 01:59");
            assert_eq!(locale.date_time(at("2026-03-29T01:00:00Z")), "2026-03-29 03:00");
            assert_eq!(locale.date_time(at("2026-10-25T00:30:00Z")), "2026-10-25 02:30");
            assert_eq!(locale.date_time(at("2026-10-25T01:30:00Z")), "2026-10-25 02:30");
            assert_eq!(locale.date(at("2026-12-31T23:30:00Z")), "2027-01-01");
        }
    }

    #[test]
    fn in_few_columns_an_instant_of_this_year_has_its_time_and_another_its_year() {
        let locale = stockholm(Language::Swedish);
        let short = |instant: &str| locale.date_time_short(at(instant), at("2026-12-20T08:00:00Z"));
        assert_eq!(short("2026-11-23T08:14:59Z"), "11-23 09:14");
        assert_eq!(short("2025-12-31T23:30:00Z"), "01-01 00:30", "it is the new year in Stockholm");
        assert_eq!(short("2025-12-31T22:30:00Z"), "2025-12-31");
    }

    #[test]
    fn the_zone_is_named_as_it_is_at_that_instant() {
        let label = |zone: Tz, instant: &str| Locale::new(Language::Swedish, zone).zone_label(at(instant));
        assert_eq!(label(Tz::Europe__Stockholm, "2026-12-20T08:00:00Z"), "CET (UTC+1)");
        assert_eq!(label(Tz::Europe__Stockholm, "2026-07-20T08:00:00Z"), "CEST (UTC+2)");
        assert_eq!(label(Tz::UTC, "2026-07-20T08:00:00Z"), "UTC");
        assert_eq!(label(Tz::America__Sao_Paulo, "2026-07-20T08:00:00Z"), "UTC\u{2212}3");
        assert_eq!(label(Tz::Asia__Kolkata, "2026-07-20T08:00:00Z"), "IST (UTC+5:30)");
    }

    #[test]
    fn the_variable_outranks_the_system_and_unknown_zones_are_utc() {
        let zone = |variable| zone_of(variable, || Some("Asia/Tokyo".to_owned()));
        let stockholm = Tz::Europe__Stockholm;
        assert_eq!(zone(None), Tz::Asia__Tokyo);
        assert_eq!(zone(Some("Europe/Stockholm")), stockholm);
        assert_eq!(zone(Some(":Europe/Stockholm")), stockholm);
        assert_eq!(zone(Some("/usr/share/zoneinfo/Europe/Stockholm")), stockholm);
        for unknown in ["", ":", "Europe/Nowhere", "CET-1CEST,M3.5.0,M10.5.0/3"] {
            assert_eq!(zone(Some(unknown)), Tz::UTC, "{unknown:?}");
        }
        assert_eq!(zone_of(None, || None), Tz::UTC);
    }

    #[test]
    fn a_zone_has_one_name_the_year_round() {
        for (zone, name) in [(Tz::Etc__UTC, "UTC"), (Tz::UTC, "UTC"), (Tz::Europe__Stockholm, "Europe/Stockholm")] {
            assert_eq!(Locale::new(Language::English, zone).zone_name(), name);
        }
    }

    #[test]
    fn an_instant_that_stands_alone_says_its_zone() {
        let winter = at("2026-12-20T08:14:00Z");
        assert_eq!(stockholm(Language::Swedish).date_time_in_zone(winter), "2026-12-20 09:14 CET (UTC+1)");
        assert_eq!(Locale::new(Language::English, Tz::UTC).date_time_in_zone(winter), "2026-12-20 08:14 UTC");
    }

    #[test]
    fn an_end_is_told_as_before_it() {
        let end = at("2026-12-20T08:14:00Z");
        assert_eq!(stockholm(Language::Swedish).before(end), "före 2026-12-20 09:14");
        assert_eq!(stockholm(Language::English).before(end), "before 2026-12-20 09:14");
    }

    #[test]
    fn a_day_ends_with_the_next_midnight_of_the_zone_however_long_it_is() {
        let ends = |zone: Tz, now: &str, end: &str| {
            assert_eq!(Locale::new(Language::Swedish, zone).end_of_day(at(now)), at(end), "{now}");
        };
        ends(Tz::Europe__Stockholm, "2026-11-23T09:00:00Z", "2026-11-23T23:00:00Z");
        ends(Tz::Europe__Stockholm, "2026-11-23T23:00:00Z", "2026-11-24T23:00:00Z");
        ends(Tz::Europe__Stockholm, "2026-03-29T00:30:00Z", "2026-03-29T22:00:00Z");
        ends(Tz::Europe__Stockholm, "2026-10-25T22:59:59.999999999Z", "2026-10-25T23:00:00Z");
        ends(Tz::America__Sao_Paulo, "2018-11-03T12:00:00Z", "2018-11-04T03:00:00Z");
        ends(Tz::UTC, "2028-02-29T23:59:59Z", "2028-03-01T00:00:00Z");
    }

    #[test]
    fn time_left_is_rounded_down_and_never_promises_too_much() {
        let (swedish, english) = (stockholm(Language::Swedish), stockholm(Language::English));
        let cases = [
            (Duration::days(27) - Duration::nanoseconds(1), "26 dagar", "26 days"),
            (Duration::days(3), "3 dagar", "3 days"),
            (Duration::days(3) - Duration::nanoseconds(1), "2 d 23 h", "2 d 23 h"),
            (Duration::hours(52), "2 d 4 h", "2 d 4 h"),
            (Duration::days(1), "1 d 0 h", "1 d 0 h"),
            (Duration::days(1) - Duration::seconds(1), "23 h 59 min", "23 h 59 min"),
            (Duration::minutes(1), "1 min", "1 min"),
            (Duration::seconds(59), "under 1 min", "under 1 min"),
            (Duration::zero(), "ingen tid kvar", "no time left"),
            (Duration::seconds(-90_000), "ingen tid kvar", "no time left"),
        ];
        for (left, in_swedish, in_english) in cases {
            assert_eq!(swedish.duration_left(left), in_swedish, "{left}");
            assert_eq!(english.duration_left(left), in_english, "{left}");
        }
    }
}
