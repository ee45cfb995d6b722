//! `nyckel deadlines`: which cancellation windows close soon, told to people, programs and calendars (CANCEL-4).

use nyckel::domain::Instant;
use serde_json::Value;

use crate::home::Home;

fn output_of(home: &Home, arguments: &[&str], code: i32) -> String {
    let arguments = [&["deadlines"], arguments].concat();
    let assert = home.command(&arguments).assert().code(code);
    String::from_utf8(assert.get_output().stdout.clone()).unwrap()
}

fn windows(home: &Home, within: &str) -> Vec<Value> {
    let answer: Value = serde_json::from_str(&output_of(home, &["--json", "--within", within], 0)).unwrap();
    answer["windows"].as_array().unwrap().clone()
}

/// The lines of an iCalendar document, as they were before they were folded.
fn unfolded(document: &str) -> Vec<String> {
    document.replace("\r\n ", "").lines().map(str::to_owned).collect()
}

fn values<'a>(lines: &'a [String], property: &str) -> Vec<&'a str> {
    lines.iter().filter_map(|line| line.strip_prefix(property)?.strip_prefix(':')).collect()
}

#[test]
fn cancel_4_what_closes_within_a_time_is_told_in_order_and_in_every_form() {
    let home = Home::new("deadlines");
    let listed = windows(&home, "3d");
    let ends: Vec<Instant> = listed.iter().map(|row| Instant::parse(row["end"].as_str().unwrap()).unwrap()).collect();
    assert!(ends.is_sorted() && 20 < ends.len(), "{}", ends.len());
    assert!(listed.iter().all(|row| (1..=3 * 24 * 60 * 60).contains(&row["left_seconds"].as_i64().unwrap())));
    let contoso: Vec<&str> = listed
        .iter()
        .filter(|row| row["customer"] == "Contoso AB")
        .map(|row| row["counted_from"].as_str().unwrap())
        .collect();
    assert!(contoso.contains(&"term") && contoso.contains(&"purchase"), "{contoso:?}");
    let table = output_of(&home, &["--within", "3d"], 0);
    let rows: Vec<&str> = table.lines().skip(1).collect();
    let orders = |row: &Value| format!("{}/{}", row["order"].as_str().unwrap(), row["line"]);
    assert!(rows.iter().zip(&listed).all(|(line, row)| line.ends_with(&orders(row))), "{table}");
    assert_eq!(output_of(&home, &[], 0).lines().count(), rows.len() + 1, "three days unless told otherwise");
    assert!(windows(&home, "24h").len() < listed.len());
}

#[test]
fn cancel_4_a_calendar_has_one_event_a_window_and_keeps_its_name() {
    let home = Home::new("deadlines-ics").set("TZ", "Europe/Stockholm");
    let document = |language| output_of(&home, &["--ics", "--within", "6h", "--lang", language], 0);
    let text = document("sv");
    assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n"), "{text}");
    assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')), "lines are folded");
    let lines = unfolded(&text);
    let listed = windows(&home, "6h");
    assert_eq!(values(&lines, "BEGIN").iter().filter(|kind| **kind == "VEVENT").count(), listed.len());
    assert_eq!(values(&lines, "BEGIN").iter().filter(|kind| **kind == "VALARM").count(), 2 * listed.len());
    let starts: Vec<String> = listed
        .iter()
        .map(|row| Instant::parse(row["end"].as_str().unwrap()).unwrap().utc().format("%Y%m%dT%H%M%SZ").to_string())
        .collect();
    assert_eq!(values(&lines, "DTSTART"), starts);
    let names = |text: &str| values(&unfolded(text), "UID").iter().map(ToString::to_string).collect::<Vec<_>>();
    let unique: std::collections::BTreeSet<String> = names(&text).into_iter().collect();
    assert_eq!(unique.len(), names(&text).len());
    assert_eq!(names(&document("en")), names(&text), "whenever and in whatever language it is written");
    assert!(values(&lines, "SUMMARY")[0].starts_with("Annulleringsfönstret stängs: "), "{lines:?}");
    assert!(lines.iter().any(|line| line.contains("kan avbrytas före 2026-11-23 ") && line.contains("CET (UTC+1)")));
}

#[test]
fn cancel_4_a_script_learns_by_the_exit_code_whether_something_closes() {
    let home = Home::new("deadlines-code");
    assert_eq!(output_of(&home, &["--within", "3d", "--exit-code"], 10).lines().next().map(|_| ()), Some(()));
    assert_eq!(output_of(&home, &["--within", "1s", "--exit-code"], 0), "");
    for form in ["--json", "--ics"] {
        output_of(&home, &["--exit-code", form], 10);
        output_of(&home, &["--within", "1s", "--exit-code", form], 0);
    }
    for wrong in [&["--within", "soon"][..], &["--within", "-1d"], &["--json", "--ics"]] {
        output_of(&home, wrong, 2);
    }
}

#[test]
fn role_5_who_may_not_look_at_windows_is_refused_and_that_is_on_record() {
    let home = Home::new("deadlines-roles");
    output_of(&home, &["--operator", "Fatima Haddad"], 0);
    for refused in ["Johan Nyström", "Karin Åkesson"] {
        output_of(&home, &["--operator", refused], 3);
    }
    let log = home.command(&["activity", "--all", "--json", "--operator", "Sara Öberg"]).assert().code(0);
    let log = String::from_utf8(log.get_output().stdout.clone()).unwrap();
    assert_eq!(log.matches("\"rule\": \"ROLE-5\"").count(), 2, "{log}");
}
