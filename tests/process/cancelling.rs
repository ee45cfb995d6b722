//! Cancelling on the command line: what would happen and what did, each no with its exit code, and the receipt.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::process;

use serde_json::{Value, json};

use crate::home::{Home, NYCKEL};
use crate::support::chance::Chance;

const CONTOSO: &str = "contoso.example";
/// In the first week of its term.
const SQL: &str = "OR-QS1WZ/1";
const SQL_NAME: &str = "sql server standard";
/// Bought less than 30 days ago.
const WINDOWS: &str = "OR-7F3K2/1";
/// The same, but the provider wants to know more.
const VISIO: &str = "OR-12PS6/1";
const CANCELLED_BEFORE: &str = "OR-PAZVZ/1";
const SUSE: &str = "SUSE Linux Enterprise Server Priority";
const RESERVATION: &str = "OR-5R6VF/1";

/// An admin agent, as the first operator is.
const OTHER_AGENT: &str = "Erik Lindström";
const HELPDESK: &str = "Fatima Haddad";
const BILLING_ADMIN: &str = "Karin Åkesson";

/// What a command wrote to standard output and beside it.
fn told(home: &Home, arguments: &[&str], code: i32) -> [String; 2] {
    let assert = home.command(arguments).assert().code(code);
    let output = assert.get_output();
    [&output.stdout, &output.stderr].map(|bytes| String::from_utf8(bytes.clone()).unwrap())
}

fn output_of(home: &Home, arguments: &[&str]) -> String {
    let [output, _] = told(home, arguments, 0);
    output
}

fn complaint_of(home: &Home, arguments: &[&str], code: i32) -> String {
    let [output, complaint] = told(home, arguments, code);
    assert_eq!(output, "", "{arguments:?}");
    complaint
}

fn json_of(home: &Home, arguments: &[&str]) -> Value {
    serde_json::from_str(&output_of(home, &[arguments, &["--json"]].concat())).unwrap()
}

fn subscription<'a>(named: &'a str, decided: &'a str) -> [&'a str; 5] {
    ["cancel", "subscription", CONTOSO, named, decided]
}

fn software<'a>(named: &'a str, decided: &'a str) -> [&'a str; 5] {
    ["cancel", "software", CONTOSO, named, decided]
}

fn by<'a>(operator: &'a str, command: &[&'a str]) -> Vec<&'a str> {
    [&["--operator", operator], command].concat()
}

/// Every record of the store as it is exported, without those of the export itself.
fn records(home: &Home) -> Vec<String> {
    let text = output_of(home, &["export"]);
    let is_of_the_export = |line: &&str| line.contains("\"exported\"") || line.contains("\"log-opened\"");
    text.lines().skip(1).filter(|line| !is_of_the_export(line)).map(str::to_owned).collect()
}

/// How often the log has cancelling as refused.
fn refusals(home: &Home) -> usize {
    let log = json_of(home, &["activity", "--all"]);
    let is_refused = |row: &&Value| row["kind"] == "purchase-cancelled" && row["outcome"] == "refused";
    log["activity"].as_array().unwrap().iter().filter(is_refused).count()
}

#[test]
fn cancel_2_cancel_4_a_dry_run_says_what_would_happen_in_both_languages_and_changes_nothing() {
    let home = Home::new("cancelling-dry-run").set("TZ", "Europe/Stockholm");
    output_of(&home, &["customers", "--limit", "1"]);
    let before = records(&home);
    for (language, said) in [
        (
            "sv",
            [
                "Proportionell återbetalning: 62\u{a0}088,66\u{a0}SEK exkl. skatt",
                "Använda dagar: 8 av 365",
                "Kan avbrytas före 2026-11-23 13:00",
                "Viktigt:",
            ],
        ),
        (
            "en",
            [
                "Prorated refund: SEK\u{a0}62,088.66 excl. tax",
                "Days used: 8 of 365",
                "Can be cancelled before 2026-11-23 13:00",
                "Important:",
            ],
        ),
    ] {
        let [output, beside] =
            told(&home, &[&["--lang", language], &subscription(SQL_NAME, "--dry-run")[..]].concat(), 0);
        for part in said {
            assert!(output.contains(part), "{part}: {output}");
        }
        assert!(beside.contains("--yes") && !output.contains('⟦'), "{beside}");
        let whole = output_of(&home, &[&["--lang", language], &software(WINDOWS, "--dry-run")[..]].concat());
        assert!(whole.contains("22") && whole.contains("2026-12-20 11:00"), "{whole}");
        assert!(whole.contains("early termination fee") || whole.contains("avgift för tidig uppsägning"), "{whole}");
    }
    told(&home, &software(RESERVATION, "--dry-run"), 4);
    let looked_at = told(&home, &[&["--read-only"], &subscription(SQL, "--dry-run")[..]].concat(), 0);
    assert!(looked_at[0].contains("62,088.66"), "{looked_at:?}");
    assert_eq!(records(&home), before);
    told(&home, &by(HELPDESK, &software(WINDOWS, "--dry-run")), 3);
    assert_eq!(refusals(&home), 1, "what a role does not allow is on record");
}

#[test]
fn cancel_5_after_1_after_3_yes_cancels_once_and_a_second_run_is_answered_as_the_first() {
    let home = Home::new("cancelling-yes");
    let would = json_of(&home, &subscription(SQL, "--dry-run"));
    let did = json_of(&home, &subscription(SQL_NAME, "--yes"));
    assert_eq!(did["refund"], would["refund"], "to the minor unit");
    let [receipt, beside] =
        told(&home, &["--now", "2026-12-23T09:00:00Z", "cancel", "subscription", CONTOSO, SQL, "--yes"], 0);
    assert!(receipt.contains(did["cancelled"]["receipt"].as_str().unwrap()), "{receipt}");
    assert!(beside.starts_with("Cancelled 2026-11-23"), "{beside}");
    assert_eq!(refusals(&home), 0);
    let already = complaint_of(&home, &by(OTHER_AGENT, &subscription(SQL, "--yes")), 4);
    assert!(already.contains("was cancelled on 2026-11-23"), "{already}");
    complaint_of(&home, &subscription(SQL, "--dry-run"), 4);
    assert_eq!(refusals(&home), 1, "what was only looked at is no attempt");
    let november = output_of(&home, &["billing", CONTOSO, "--month", "2026-11", "--csv"]);
    let credits: Vec<&str> = november.lines().filter(|line| line.contains("OR-QS1WZ")).collect();
    assert!(credits.iter().any(|line| line.contains("credit") && line.ends_with("SEK,-63480.00")), "{credits:?}");
    assert!(credits.iter().any(|line| line.contains("days-used") && line.ends_with("SEK,1391.34")), "{credits:?}");
    assert_eq!(credits.len(), 3, "charged, credited and the days used, each once: {credits:?}");
}

/// What was killed while it sent, or could not write what came of it, is cancelled by the next run, and given back once.
#[test]
fn cancel_5_a_run_that_was_killed_or_could_not_write_is_taken_up_by_the_next_and_credits_once() {
    let home = Home::new("cancelling-killed");
    let mut chance = Chance::seeded(20_261_126);
    output_of(&home, &["customers", "--limit", "1"]);
    let purchases =
        [("software", WINDOWS), ("software", "OR-HKBJF/1"), ("subscription", SQL), ("subscription", "OR-NAMNN/1")];
    for (kind, line) in purchases {
        let command = ["cancel", kind, CONTOSO, line, "--yes"];
        let mut run = process::Command::new(NYCKEL);
        run.args(command).env_clear().envs(home.environment().iter().cloned());
        let mut killed = run.stdout(process::Stdio::null()).stderr(process::Stdio::null()).spawn().unwrap();
        for _ in 0..chance.below(20_000_000) {
            std::hint::spin_loop();
        }
        killed.kill().unwrap();
        killed.wait().unwrap();
        let unwritten = home.command(&command).env("NYCKEL_TESTING_STORE", "fail-commits").assert();
        let done_before = json_of(&home, &["software", CONTOSO])["software"].as_array().unwrap().iter().any(|row| {
            format!("{}/{}", row["order"].as_str().unwrap(), row["line"]) == line && row["status"] == "cancelled"
        });
        assert_eq!(unwritten.get_output().status.success(), done_before, "{line}");
        output_of(&home, &command);
        let order = line.split('/').next().unwrap();
        let november = output_of(&home, &["billing", CONTOSO, "--month", "2026-11", "--csv"]);
        let credits = november.lines().filter(|row| row.contains(order) && row.contains(",credit,")).count();
        assert_eq!(credits, 1, "{line}: {november}");
    }
    assert_eq!(refusals(&home), 0);
}

#[test]
fn perp_4_perp_6_software_is_cancelled_by_its_order_and_its_key_is_gone() {
    let home = Home::new("cancelling-software");
    output_of(&home, &["key", "get", CONTOSO, WINDOWS, "--show"]);
    for language in ["sv", "en"] {
        let output = output_of(&home, &[&["--lang", language], &software(WINDOWS, "--yes")[..]].concat());
        assert!(output.contains("15 minut") && output.contains("OR-7F3K2/1") && !output.contains('⟦'), "{output}");
    }
    complaint_of(&home, &["key", "get", CONTOSO, WINDOWS, "--show"], 4);
    let later = ["--now", "2026-11-23T09:30:00Z", "cancel", "software", CONTOSO, WINDOWS, "--yes"];
    assert!(!output_of(&home, &later).contains("15 minutes"), "it has come to show by then");
}

#[test]
fn json_has_the_same_stable_names_whether_it_was_done_or_not() {
    let home = Home::new("cancelling-json");
    let money = |amount: &str| json!({ "amount": amount, "currency": "SEK" });
    let would = json_of(&home, &subscription(SQL, "--dry-run"));
    let customer = json_of(&home, &["software", CONTOSO])["customer"].clone();
    let expected = json!({
        "customer": customer,
        "order": "OR-QS1WZ",
        "line": 1,
        "title": "SQL Server Standard - 2 Core License Pack - 1 year",
        "quantity": 4,
        "subscription": { "id": would["subscription"]["id"], "name": "SQL Server Standard" },
        "cancellable_until": "2026-11-23T12:00:00Z",
        "refund": {
            "charged": money("63480.00"),
            "days_used": { "days": 8, "of": 365, "cost": money("1391.34") },
            "amount": money("62088.66"),
        },
        "tax_included": false,
        "cancelled": null,
    });
    assert_eq!(would, expected);
    let would = json_of(&home, &software(WINDOWS, "--dry-run"));
    let mut did = json_of(&home, &software(WINDOWS, "--yes"));
    let cancelled = did["cancelled"].take();
    assert_eq!((&cancelled["by"], &cancelled["settling"]), (&json!("Anna Berg"), &json!(true)));
    assert!(cancelled["at"].as_str().unwrap().starts_with("2026-11-23T09:00:"), "{cancelled}");
    assert_eq!(cancelled["receipt"].as_str().unwrap().len(), 36);
    assert_eq!(cancelled.as_object().unwrap().len(), 4);
    did["cancellable_until"] = would["cancellable_until"].clone();
    assert_eq!(did, would, "but for that it is done");
    assert_eq!(
        would["refund"],
        json!({ "charged": money("22990.00"), "days_used": null, "amount": money("22990.00") })
    );
}

#[test]
fn wrong_usage_ends_with_2_and_names_what_was_meant() {
    let home = Home::new("cancelling-usage");
    for (language, said) in [("en", "Choose one of --dry-run or --yes."), ("sv", "Välj en av --dry-run eller --yes.")]
    {
        let words = ["--lang", language, "cancel", "software", CONTOSO, WINDOWS];
        assert!(complaint_of(&home, &words, 2).contains(said));
    }
    complaint_of(&home, &[&software(WINDOWS, "--yes")[..], &["--dry-run"]].concat(), 2);
    for decided in ["--dry-run", "--yes"] {
        let other = complaint_of(&home, &subscription(WINDOWS, decided), 2);
        assert!(other.contains("nyckel cancel software") && other.contains(WINDOWS), "{other}");
        let other = complaint_of(&home, &software(SQL, decided), 2);
        let id = json_of(&home, &subscription(SQL, "--dry-run"))["subscription"]["id"].clone();
        assert!(other.contains("nyckel cancel subscription") && other.contains(id.as_str().unwrap()), "{other}");
        let several = complaint_of(&home, &subscription("windows server", decided), 2);
        assert_eq!(several.lines().filter(|line| line.starts_with("  ")).count(), 2, "{several}");
        let several = complaint_of(&home, &software("windows server", decided), 2);
        assert!(several.contains("OR-7F3K2/1"), "{several}");
    }
    let is_cancelled = |row: &&Value| row["status"] == "cancelled";
    let rows = json_of(&home, &["software", CONTOSO]);
    assert_eq!(rows["software"].as_array().unwrap().iter().filter(is_cancelled).count(), 1, "that of before");
}

#[test]
fn role_2_who_may_not_cancel_ends_with_3_and_the_attempt_is_on_record() {
    let home = Home::new("cancelling-role");
    for language in ["sv", "en"] {
        let words = by(HELPDESK, &[&["--lang", language], &subscription(SQL, "--yes")[..]].concat());
        let complaint = complaint_of(&home, &words, 3);
        assert!(complaint.lines().count() == 2 && !complaint.contains('⟦'), "{complaint}");
    }
    complaint_of(&home, &by("Sara Öberg", &software(WINDOWS, "--yes")), 3);
    assert_eq!(refusals(&home), 3);
}

#[test]
fn cancel_1_cancel_3_perp_1_perp_5_what_a_rule_forbids_ends_with_4_and_its_sentence() {
    let home = Home::new("cancelling-refused");
    let cases = [
        (&subscription(SUSE, "--yes")[..], "Prepay for Azure software plans", "Förskottsbetala för Azure"),
        (&subscription("Windows Server Standard", "--yes"), "The whole term is charged", "Hela perioden"),
        (&software(RESERVATION, "--yes"), "Azure portal", "Azure-portalen"),
        (&software("OR-VH1A3", "--yes"), "could be cancelled before", "kunde avbrytas före"),
        (&software(VISIO, "--yes"), "support request", "kundsupportbegäran"),
        (&software(CANCELLED_BEFORE, "--yes"), "was cancelled on", "avbröts"),
    ];
    for (number, (arguments, english, swedish)) in cases.iter().enumerate() {
        for (language, said) in [("en", english), ("sv", swedish)] {
            let complaint = complaint_of(&home, &[&["--lang", language], *arguments].concat(), 4);
            assert!(complaint.contains(said), "{language}: {complaint}");
        }
        assert_eq!(refusals(&home), 2 * (number + 1), "{arguments:?}");
    }
    let too_late = [&["--now", "2026-11-23T12:00:00Z"], &subscription(SQL, "--yes")[..]].concat();
    let complaint = complaint_of(&home, &too_late, 4);
    assert!(complaint.contains("closed 2026-11-23 12:00"), "the end itself is outside: {complaint}");
}

#[test]
fn what_is_not_there_ends_with_5_and_what_cannot_be_written_to_with_6() {
    let home = Home::new("cancelling-nothing");
    complaint_of(&home, &["cancel", "software", "Nobody AB", WINDOWS, "--dry-run"], 5);
    assert!(complaint_of(&home, &subscription("Clippy", "--dry-run"), 5).contains("Clippy"));
    assert!(complaint_of(&home, &software("Clippy", "--yes"), 5).contains("Clippy"));
    for not_cancelled in [SQL, CANCELLED_BEFORE] {
        let complaint = complaint_of(&home, &["cancel", "receipt", CONTOSO, not_cancelled], 5);
        assert!(complaint.contains("no receipt"), "{complaint}");
    }
    let complaint = complaint_of(&home, &[&["--read-only"], &software(WINDOWS, "--yes")[..]].concat(), 6);
    assert!(complaint.contains("without --read-only"), "{complaint}");
}

#[test]
fn log_1_a_receipt_is_a_text_or_an_e_mail_to_the_customer_and_replaces_nothing() {
    let home = Home::new("cancelling-receipt");
    output_of(&home, &software(WINDOWS, "--yes"));
    let receipt = ["cancel", "receipt", CONTOSO, WINDOWS];
    for (language, title) in [("sv", "Kvitto på ett avbrutet köp"), ("en", "Receipt for a cancellation")] {
        let text = output_of(&home, &[&["--lang", language], &receipt[..]].concat());
        assert!(text.starts_with(title) && text.contains("Contoso AB") && text.contains("Anna Berg"), "{text}");
    }
    let wrote = output_of(&home, &[&receipt[..], &["--as", "eml"]].concat());
    let kept = home.folder().join("data/nyckel/demo/exports/receipt-OR-7F3K2-1.eml");
    assert!(wrote.contains(kept.to_str().unwrap()), "{wrote}");
    let mail = fs::read_to_string(&kept).unwrap();
    assert!(mail.contains("To: \"Maria Lundqvist\" <maria.lundqvist@contoso.example>\r\n"), "{mail}");
    assert!(mail.contains("Subject: Avbrutet: ") && mail.contains("Content-Language: sv"), "the customer's: {mail}");
    assert_eq!(fs::metadata(&kept).unwrap().permissions().mode() & 0o777, 0o600);
    assert!(output_of(&home, &[&receipt[..], &["--as", "eml", "--to", "-"]].concat()).starts_with("Message-ID: "));
    let file = home.folder().join("receipt.txt");
    let to_file = [&receipt[..], &["--to", file.to_str().unwrap()]].concat();
    output_of(&home, &by(BILLING_ADMIN, &to_file));
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    let written = fs::read(&file).unwrap();
    assert!(complaint_of(&home, &to_file, 1).contains("is there already"));
    assert_eq!(fs::read(&file).unwrap(), written);
    complaint_of(&home, &by(HELPDESK, &receipt), 3);
    complaint_of(&home, &[&["--read-only"], &receipt[..]].concat(), 6);
    let log = json_of(&home, &["activity", "--all"]);
    let given = log["activity"].as_array().unwrap().iter().filter(|row| row["kind"] == "exported");
    let outcomes: Vec<(&str, &str)> =
        given.map(|row| (row["outcome"].as_str().unwrap(), row["order"].as_str().unwrap())).collect();
    let done = ("done", "OR-7F3K2");
    assert_eq!(outcomes, [("refused", "OR-7F3K2"), done, done, done, done, done], "the newest first");
}

#[test]
fn after_1_a_revoked_key_never_comes_back_by_a_command_an_export_a_restore_or_a_compaction() {
    let home = Home::new("cancelling-revoked");
    let ask = ["key", "get", CONTOSO, WINDOWS, "--show"];
    let key = output_of(&home, &ask).trim().to_owned();
    let digits: String = key.chars().filter(char::is_ascii_digit).collect();
    assert_eq!(digits.len(), 32, "{key}");
    output_of(&home, &["backup"]);
    output_of(&home, &software(WINDOWS, "--yes"));
    let is_gone = |home: &Home| {
        let [output, complaint] = told(home, &ask, 4);
        let others = [&["software", CONTOSO, "--json"][..], &["orders", CONTOSO, "--json"], &["export"]];
        let mut told_of = vec![output, complaint];
        told_of.extend(others.map(|command| output_of(home, command)));
        told_of.iter().all(|text| !text.contains(&key) && !text.contains(&digits))
    };
    assert!(is_gone(&home));
    // The backup has the key; restored over this store it does not bring it back.
    output_of(&home, &["restore", "latest", "--yes"]);
    assert!(is_gone(&home), "restored");
    output_of(&home, &["compact"]);
    output_of(&home, &["verify"]);
    assert!(is_gone(&home), "written anew");
    complaint_of(&home, &software(WINDOWS, "--dry-run"), 4);
}
