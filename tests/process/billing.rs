//! The invoices on the command line, and the time that makes them: killed at any moment while much is caught up with,
//! nothing is charged twice and nothing is missing (RENEW-4).

use std::collections::BTreeMap;
use std::sync::Arc;

use nyckel::domain::{Actor, Charge, Role};
use nyckel::ports::page::all_pages;
use nyckel::ports::store::ChargeFilter;
use nyckel::ports::{Stop, Store};
use nyckel::store::SledStore;
use nyckel::testing::{FakeClock, SeededEntropy};
use rustix::process::Signal;
use serde_json::Value;

use crate::home::Home;
use crate::support::chance::Chance;
use crate::terminal::{Size, Terminal};

const CONTOSO: &str = "contoso.example";

/// Ten years after the demo's instant, later than any start before.
const LATER: &str = "2036-11-23T09:30:00Z";

/// As often the console is killed when it has caught up with a part.
const KILLS: usize = 3;

/// As often it is started for that at most, a minute later each time; anew where it had caught up before it was killed.
const STARTS: usize = 25;

fn output_of(home: &Home, arguments: &[&str]) -> String {
    let assert = home.command(arguments).assert().code(0);
    String::from_utf8(assert.get_output().stdout.clone()).unwrap()
}

/// The rows of a CSV answer by the names of its columns.
fn rows_of(text: &str) -> Vec<BTreeMap<String, String>> {
    csv::Reader::from_reader(text.as_bytes()).deserialize().map(Result::unwrap).collect()
}

/// An exact amount in hundredths.
fn hundredths(amount: &str) -> i64 {
    amount.replace('.', "").parse().unwrap()
}

#[test]
fn the_invoices_of_a_customer_add_up_in_every_form() {
    let home = Home::new("billing");
    let csv = output_of(&home, &["billing", CONTOSO, "--csv"]);
    assert!(csv.starts_with("month,status,currency,charges,credits,total,upcoming\n"), "{csv}");
    let invoices = rows_of(&csv);
    assert!(invoices.iter().skip(1).all(|invoice| invoice["status"] == "closed"));
    let json: Value = serde_json::from_str(&output_of(&home, &["billing", CONTOSO, "--json"])).unwrap();
    assert_eq!(json["customer"]["domain"], CONTOSO);
    assert_eq!(json["invoices"].as_array().unwrap().len(), invoices.len());
    let invoice = invoices.iter().find(|invoice| invoice["status"] == "closed").unwrap();
    let month = invoice["month"].as_str();
    let lines = rows_of(&output_of(&home, &["billing", CONTOSO, "--month", month, "--csv"]));
    let sum: i64 = lines.iter().map(|line| hundredths(&line["amount"])).sum();
    assert_eq!(sum, hundredths(&invoice["total"]), "{month}");
    assert!(lines.iter().all(|line| line["status"] == "charged" && line["currency"] == "SEK"));
    let json: Value =
        serde_json::from_str(&output_of(&home, &["billing", CONTOSO, "--month", month, "--json"])).unwrap();
    assert_eq!((json["month"].as_str(), json["lines"].as_array().unwrap().len()), (Some(month), lines.len()));
    assert_eq!(json["lines"][0]["amount"].as_str(), Some(lines[0]["amount"].as_str()));
    for (language, header) in [("sv", "Månad"), ("en", "Month")] {
        assert!(output_of(&home, &["--lang", language, "billing"]).starts_with(header), "{language}");
    }
}

#[test]
fn role_5_invoices_are_for_who_may_see_them_and_a_month_is_one() {
    let home = Home::new("billing-roles");
    home.command(&["billing", "--operator", "Fatima Haddad"]).assert().code(3);
    home.command(&["billing", "nobody.example"]).assert().code(5);
    home.command(&["billing", "--month", "november"]).assert().code(2);
    home.command(&["billing", "--csv", "--json"]).assert().code(2);
    let nothing = home.command(&["--lang", "en", "billing", CONTOSO, "--month", "1999-01"]).assert().code(0);
    assert!(String::from_utf8_lossy(&nothing.get_output().stderr).contains("Nothing was charged in 1999-01"));
}

#[test]
fn renew_4_what_is_due_is_on_the_invoices_a_command_shows_whoever_looked_before() {
    let home = Home::new("billing-later");
    let upcoming = rows_of(&output_of(&home, &["billing", "--csv"]));
    let expected: i64 = upcoming
        .iter()
        .filter(|row| row["status"] == "open" && row["currency"] == "SEK")
        .map(|row| hundredths(&row["total"]) + hundredths(&row["upcoming"]))
        .sum();
    let later = rows_of(&output_of(&home, &["--now", "2026-12-01T00:00:00Z", "billing", "--csv"]));
    let november = later.iter().find(|row| row["month"] == "2026-11" && row["currency"] == "SEK").unwrap();
    assert_eq!((november["status"].as_str(), hundredths(&november["total"])), ("closed", expected));
}

/// Every charge of the demo in that home, whose store is whole.
fn charges_of(home: &Home) -> Vec<Charge> {
    let directory = home.folder().join("data/nyckel/demo/store");
    let store = SledStore::open(&directory, Arc::new(FakeClock::default()), &SeededEntropy::new(1)).unwrap();
    let findings = store.verify(&Stop::default(), &mut |_| {}).unwrap().findings;
    assert!(findings.is_empty(), "{findings:?}");
    let (scope, filter) = (Actor::example(&[Role::AdminAgent]).scope(), ChargeFilter::default());
    all_pages(|after| store.charges(scope, &filter, after, 1_000)).unwrap()
}

/// A demo that nobody has looked at since it was made, and how many charges it has.
fn ten_years_behind(name: &str) -> (Home, usize) {
    let home = Home::new(name);
    output_of(&home, &["customers", "--limit", "1"]);
    let charges = charges_of(&home).len();
    (home, charges)
}

#[test]
fn renew_4_killed_at_any_moment_while_it_catches_up_nothing_is_charged_twice_or_missing() {
    let whole = Home::new("billing-whole");
    output_of(&whole, &["--now", LATER, "billing"]);
    let expected = charges_of(&whole);
    let (mut home, before) = ten_years_behind("billing-killed");
    let (mut chance, mut patience) = (Chance::seeded(9), 500_000);
    let (mut partial, mut last) = (0, before);
    for start in 0..STARTS {
        let now = format!("2036-11-23T09:{start:02}:00Z");
        let terminal = Terminal::nyckel(&home, Size::WIDE, &["--lang", "en", "--now", &now]);
        // Not for the sentence that it catches up: where a kill left little to do there is none.
        terminal.wait_for("Contoso AB");
        for _ in 0..chance.below(patience) {
            std::hint::spin_loop();
        }
        terminal.signal(Signal::KILL);
        terminal.wait_exit();
        let so_far = charges_of(&home).len();
        if last < so_far && so_far < expected.len() {
            partial += 1;
        }
        if partial == KILLS {
            break;
        }
        // However slow or quick the machine is, sooner or later it is killed within its work.
        if so_far == expected.len() {
            assert_eq!(charges_of(&home), expected);
            (home, last) = ten_years_behind(&format!("billing-killed-{start}"));
        } else {
            patience *= if so_far == last { 2 } else { 1 };
            last = so_far;
        }
    }
    assert!(0 < partial, "it was killed within its work");
    output_of(&home, &["--now", LATER, "billing"]);
    assert_eq!(charges_of(&home), expected);
}

#[test]
fn renew_4_terms_charges_and_invoices_are_the_same_in_every_zone_of_the_machine() {
    // After a year of renewals and instalments, some of them within hours of a month's end.
    let answers = |zone: &str| {
        let home = Home::new("billing-zone").set("TZ", zone);
        let asked: [&[&str]; 3] = [
            &["billing", "--json"],
            &["billing", "--month", "2027-11", "--json"],
            &["subscriptions", CONTOSO, "--json"],
        ];
        let mut minute = 0;
        asked.map(|arguments| {
            minute += 1;
            output_of(&home, &[&["--now", &format!("2027-12-01T05:0{minute}:00Z")], arguments].concat())
        })
    };
    let utc = answers("UTC");
    assert!(utc.iter().all(|answer| answer.contains("2027-1")), "there is something to compare");
    for zone in ["Pacific/Kiritimati", "Pacific/Pago_Pago", "Europe/Stockholm"] {
        assert_eq!(answers(zone), utc, "{zone}");
    }
}
