//! Time that is left until an instant, counted down as it is told: by the minute, and by the second in the last one.

use std::time::Duration;

use crate::domain::Instant;
use crate::i18n::message;
use crate::tui::context::Context;
use crate::tui::theme::Paint;

/// How long it is until then; `None` once it has come.
#[must_use]
pub fn until(end: Instant, now: Instant) -> Option<Duration> {
    end.since(now).to_std().ok().filter(|left| !left.is_zero())
}

/// When what is told of it becomes another; `None` once it has come.
#[must_use]
pub fn wake(end: Instant, now: Instant) -> Option<Instant> {
    let left = u64::try_from(until(end, now)?.as_millis()).unwrap_or(u64::MAX);
    let step = if left < 60_000 { 1_000 } else { 60_000 };
    // What is told is rounded down, so that it changes just below a whole step.
    let next = (left % step).saturating_add(1).min(left);
    Some(now.after(chrono::Duration::milliseconds(i64::try_from(next).unwrap_or(i64::MAX))))
}

/// When the words for what is left until the first of them become others.
#[must_use]
pub fn wake_of_any(ends: impl IntoIterator<Item = Instant>, now: Instant) -> Option<Instant> {
    ends.into_iter().filter_map(|end| wake_by_words(end, now)).min()
}

/// When the words for what is left become others, which say days, then hours, then minutes; `None` once it has come.
#[must_use]
pub fn wake_by_words(end: Instant, now: Instant) -> Option<Instant> {
    let left = until(end, now)?;
    let (day, hour, minute) = (Duration::from_hours(24), Duration::from_hours(1), Duration::from_mins(1));
    let step = [(day * 3, day), (day, hour), (minute, minute)].into_iter().find(|(from, _)| *from <= left);
    let next = match step {
        // What is told is rounded down, so that it changes just below a whole step.
        Some((_, step)) => {
            Duration::from_nanos_u128(left.as_nanos() % step.as_nanos()).saturating_add(Duration::from_nanos(1))
        }
        None => left,
    };
    Some(now.after(chrono::Duration::from_std(next).unwrap_or(chrono::Duration::MAX)))
}

/// Until when a link works, or since when no longer.
#[must_use]
pub fn expiry(expires: Instant, context: &Context<'_>) -> (String, Paint) {
    let locale = context.locale;
    let at = ("expires", locale.date_time_in_zone(expires).into());
    match until(expires, context.now) {
        Some(left) => {
            let values = [at, ("left", locale.download_left(left).into())];
            (locale.text_with(message!("keys-link-expires"), &values), Paint::Text)
        }
        None => (locale.text_with(message!("keys-link-expired"), &[at]), Paint::Warning),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cancel_4_the_words_for_what_is_left_change_by_the_day_the_hour_and_the_minute() {
        let now = Instant::CUTOVER;
        let nanosecond = chrono::Duration::nanoseconds(1);
        let (days, hours, minutes) = (chrono::Duration::days, chrono::Duration::hours, chrono::Duration::minutes);
        for (left, next) in [
            (days(5), nanosecond),
            (days(5) - nanosecond, days(1)),
            (days(3) - nanosecond, hours(1)),
            (days(1) - nanosecond, minutes(1)),
            (minutes(1) - nanosecond, minutes(1) - nanosecond),
        ] {
            assert_eq!(wake_by_words(now.after(left), now), Some(now.after(next)), "{left}");
        }
        assert_eq!(wake_by_words(now, now), None);
    }

    #[test]
    fn key_8_an_expiry_is_counted_by_the_minute_and_at_last_by_the_second() {
        let now = Instant::CUTOVER;
        let after = |milliseconds| now.after(chrono::Duration::milliseconds(milliseconds));
        for (left, next) in [(3_600_000, 1), (3_599_999, 59_999 + 1), (60_000, 1), (59_999, 1_000), (500, 500), (1, 1)]
        {
            assert_eq!(wake(after(left), now), Some(after(next)), "{left}");
        }
        assert_eq!((wake(now, now), until(now, now), wake(after(-1), now)), (None, None, None));
    }
}
