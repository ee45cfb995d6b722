use chrono::{FixedOffset, NaiveDate, NaiveDateTime, TimeZone};
use chrono_tz::Tz;
use uuid::Uuid;

use super::*;
use crate::domain::Role;
use crate::i18n::{Language, Locale};

fn stockholm() -> Locale {
    Locale::new(Language::Swedish, Tz::Europe__Stockholm)
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn instant(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}

fn device(last_activation: LastActivation) -> KmsDevice {
    let [name, product, note] = ["SRV-01", "", ""].map(str::to_owned);
    KmsDevice {
        id: KmsDeviceId(Uuid::from_u128(1)),
        tenant: TenantId(Uuid::from_u128(2)),
        details: DeviceDetails { name, product, last_activation, note },
        moved: None,
    }
}

#[test]
fn kms_1_a_deadline_is_180_days_after_the_last_activation() {
    for (activation, deadline) in [
        // A day counts from its beginning in the zone, by the days there: the clocks went back meanwhile.
        (LastActivation::Day(day("2026-09-01")), "2027-02-27T23:00:00Z"),
        (LastActivation::Day(day("2026-01-01")), "2026-06-29T22:00:00Z"),
        (LastActivation::At(instant("2026-09-01T09:30:00Z")), "2027-02-28T09:30:00Z"),
    ] {
        assert_eq!(device(activation).deadline(&stockholm()), instant(deadline), "{activation:?}");
    }
}

#[test]
fn kms_1_days_are_those_of_the_zone_whatever_its_clocks_do() {
    use KmsState as S;
    let by_day = device(LastActivation::Day(day("2026-09-01")));
    let by_instant = device(LastActivation::At(instant("2026-09-01T09:30:00Z")));
    for (device, now, expected) in [
        (&by_day, "2027-02-27T22:59:59Z", S::Closing { days: 1 }),
        (&by_day, "2027-02-27T23:00:00Z", S::Overdue { days: 0 }),
        (&by_day, "2027-02-28T23:00:00Z", S::Overdue { days: 1 }),
        (&by_day, "2027-02-13T23:00:00Z", S::Closing { days: 14 }),
        (&by_day, "2027-02-13T22:59:59Z", S::Ample { days: 15 }),
        // Over the night in which the clocks go back a day is 25 hours long, and still one.
        (&by_day, "2026-10-24T22:00:00Z", S::Ample { days: 126 }),
        (&by_day, "2026-10-25T22:59:59Z", S::Ample { days: 126 }),
        (&by_day, "2026-10-25T23:00:00Z", S::Ample { days: 125 }),
        // And one of 23 hours where they go on again.
        (&by_day, "2027-03-27T23:00:00Z", S::Overdue { days: 28 }),
        (&by_day, "2027-03-28T22:00:00Z", S::Overdue { days: 29 }),
        (&by_instant, "2027-02-28T09:29:59Z", S::Closing { days: 0 }),
        (&by_instant, "2027-02-28T09:30:00Z", S::Overdue { days: 0 }),
        (&by_instant, "2027-02-27T22:59:00Z", S::Closing { days: 1 }),
    ] {
        assert_eq!(device.state(instant(now), &stockholm()), expected, "{now}");
    }
}

#[test]
fn kms_1_what_was_moved_has_no_deadline_any_more() {
    let moved = Some(Moved { at: instant("2026-11-01T00:00:00Z"), by: "Anna Berg".to_owned() });
    let device = KmsDevice { moved, ..device(LastActivation::Day(day("2020-01-01"))) };
    assert_eq!(device.state(instant("2026-11-23T09:00:00Z"), &stockholm()), KmsState::Moved);
    assert_eq!(device.found_by(), None);
}

#[test]
fn kms_1_no_zone_is_further_from_where_a_device_is_found_than_a_day() {
    struct Fixed(FixedOffset);
    impl Zone for Fixed {
        fn day_of(&self, instant: Instant) -> NaiveDate {
            instant.utc().with_timezone(&self.0).date_naive()
        }

        fn instant_of(&self, clock: NaiveDateTime) -> Option<Instant> {
            let at = self.0.from_local_datetime(&clock).single()?;
            Some(at.with_timezone(&chrono::Utc).into())
        }
    }
    let device = device(LastActivation::Day(day("2026-09-01")));
    let found = device.found_by().unwrap();
    for hours in [-15, -12, 0, 14, 15] {
        let apart = device.deadline(&Fixed(FixedOffset::east_opt(hours * 3_600).unwrap())).since(found);
        assert!(apart.abs() < KmsDevice::ZONES_APART, "{hours}: {apart}");
    }
}

#[test]
fn kms_1_a_date_is_read_as_it_is_written_and_never_guessed() {
    use ActivationProblem as P;
    use DateOrder as O;
    let now = instant("2026-11-26T12:00:00Z");
    let on = |text| Ok(LastActivation::Day(day(text)));
    let at = |text| Ok(LastActivation::At(instant(text)));
    let ambiguous = Err(P::Ambiguous { day_first: day("2026-06-05"), month_first: day("2026-05-06") });
    for (text, order, expected) in [
        ("2026-11-26", O::Unsaid, on("2026-11-26")),
        (" 2026-11-26 ", O::MonthFirst, on("2026-11-26")),
        ("2026/1/5", O::DayFirst, on("2026-01-05")),
        ("26.11.2026", O::Unsaid, on("2026-11-26")),
        ("5.6.2026", O::Unsaid, on("2026-06-05")),
        ("5.6.2026", O::MonthFirst, on("2026-06-05")),
        ("6.26.2026", O::MonthFirst, Err(P::NotADate)),
        ("26/11/2026", O::Unsaid, on("2026-11-26")),
        ("11/26/2026", O::Unsaid, on("2026-11-26")),
        ("26-11-2026", O::Unsaid, on("2026-11-26")),
        ("05/06/2026", O::Unsaid, ambiguous),
        ("05/05/2026", O::Unsaid, on("2026-05-05")),
        ("05/06/2026", O::DayFirst, on("2026-06-05")),
        ("05/06/2026", O::MonthFirst, on("2026-05-06")),
        ("11/26/2026", O::DayFirst, Err(P::NotADate)),
        ("26/11/2026", O::MonthFirst, Err(P::NotADate)),
        ("2026-11-26T10:15:00+01:00", O::Unsaid, at("2026-11-26T09:15:00Z")),
        ("2026-11-26 10:15", O::Unsaid, at("2026-11-26T09:15:00Z")),
        ("2026-07-26 10:15:30", O::Unsaid, at("2026-07-26T08:15:30Z")),
        ("11/25/2026 2:05:00 PM", O::Unsaid, at("2026-11-25T13:05:00Z")),
        ("26.11.2026, 10.15", O::Unsaid, at("2026-11-26T09:15:00Z")),
        // The clocks skipped it, and go on at one instant.
        ("2026-03-29 02:30", O::Unsaid, at("2026-03-29T01:00:00Z")),
        ("2026-11-27", O::Unsaid, Err(P::Ahead)),
        ("2026-11-26T12:00:01Z", O::Unsaid, Err(P::Ahead)),
        ("2026-02-30", O::Unsaid, Err(P::NotADate)),
        ("26/11/26", O::Unsaid, Err(P::NotADate)),
        ("2026-11-26 kl 10", O::Unsaid, Err(P::NotADate)),
        ("+026-11-26", O::Unsaid, Err(P::NotADate)),
        ("46352", O::Unsaid, Err(P::NotADate)),
        ("", O::Unsaid, Err(P::NotADate)),
    ] {
        assert_eq!(LastActivation::read(text, order, now, &stockholm()), expected, "{text:?} {order:?}");
    }
}

#[test]
fn kms_1_today_is_the_day_of_the_zone() {
    let now = instant("2026-11-25T23:30:00Z");
    let read = |locale: Locale| LastActivation::read("2026-11-26", DateOrder::Unsaid, now, &locale);
    assert!(read(stockholm()).is_ok());
    assert_eq!(read(Locale::new(Language::Swedish, Tz::UTC)), Err(ActivationProblem::Ahead));
}

#[test]
fn kms_1_what_is_said_of_a_device_is_checked_field_by_field() {
    use DeviceField as F;
    use DeviceProblem as P;
    let now = instant("2026-11-26T12:00:00Z");
    let form = |name: &str, product: &str, activated: &str, note: &str| {
        let [name, product, last_activation, note] = [name, product, activated, note].map(str::to_owned);
        DeviceForm { name, product, last_activation, note }.check(DateOrder::Unsaid, now, &stockholm())
    };
    let good = form(" SRV-01 ", "Windows Server 2019", "2026-11-01", "").unwrap();
    assert_eq!((good.name.as_str(), good.last_activation), ("SRV-01", LastActivation::Day(day("2026-11-01"))));
    let (long, longer) = ("x".repeat(101), "x".repeat(501));
    for (found, expected) in [
        (form("", "", "", ""), vec![P::Missing(F::Name), P::Missing(F::LastActivation)]),
        (form(&long, "", "soon", ""), vec![P::TooLong(F::Name), P::Activation(ActivationProblem::NotADate)]),
        (form("a\nb", "", "2026-11-01", &longer), vec![P::Control(F::Name), P::TooLong(F::Note)]),
        (
            form("a", "b\u{1b}[", "2026-11-27", ""),
            vec![P::Control(F::Product), P::Activation(ActivationProblem::Ahead)],
        ),
    ] {
        assert_eq!(found, Err(expected));
    }
}

#[test]
fn kms_1_a_name_is_one_whatever_its_case() {
    assert_eq!(KmsDevice::folded(" Srv-ÅÄÖ "), KmsDevice::folded("SRV-åäö"));
    assert_ne!(KmsDevice::folded("srv-1"), KmsDevice::folded("srv-2"));
}

#[test]
fn role_5_the_plan_is_changed_by_two_roles_and_looked_at_by_four() {
    for role in Role::ALL {
        let actor = Actor::example(&[role]);
        let changes = matches!(role, Role::AdminAgent | Role::GlobalAdmin);
        let looks = changes || matches!(role, Role::SalesAgent | Role::HelpdeskAgent);
        assert_eq!(may_change_plan(&actor, Vec::new()).is_ok(), changes, "{role:?}");
        assert_eq!(may_export_plan(&actor).is_ok(), looks, "{role:?}");
    }
    assert_eq!(may_change_plan(&Actor::example_customer(true), Vec::new()), Err(Refusal::CustomerRole));
}
