//! The command line as scripts see it: what each command writes, in both languages, and every exit code.

use std::fs;
use std::io::Write as _;

use assert_cmd::assert::Assert;
use rustix::process::Signal;
use serde_json::Value;

use crate::home::Home;
use crate::support::canary;
use crate::terminal::{Size, Terminal};

const CONTOSO: &str = "contoso.example";
const PRODUCT: &str = "Windows Server 2022 Standard - 16 Core License Pack";
const CANCELLED: &str = "Project Professional 2024 - 1 License";
const SUSE: &str = "SUSE Linux Enterprise Server Priority - 2-4 vCPU VM Support - 1 year";
const CAL: &str = "Windows Server 2022 Remote Desktop Services CAL - 1 User CAL - 3 year";
const LICENCE: &str = "SQL Server 2022 CAL - 1 User CAL";
const VISIO: &str = "Visio LTSC Professional 2024 - 1 License";
const RESERVED: &str = "Azure Reserved VM Instance, Standard_D4s_v5, SE Central - 1 Instance - 3 year";
const WITHOUT_KEYS: &str = "Fatima Haddad";
const WITHOUT_LOG: &str = "Erik Lindström";

fn ends(home: &Home, arguments: &[&str], code: i32) -> Assert {
    home.command(arguments).assert().code(code)
}

fn output_of(home: &Home, arguments: &[&str]) -> String {
    String::from_utf8(ends(home, arguments, 0).get_output().stdout.clone()).unwrap()
}

fn complaint_of(home: &Home, arguments: &[&str], code: i32) -> String {
    let assert = ends(home, arguments, code);
    assert!(assert.get_output().stdout.is_empty(), "{arguments:?} writes nothing to standard output");
    String::from_utf8(assert.get_output().stderr.clone()).unwrap()
}

fn json_of(home: &Home, arguments: &[&str]) -> Value {
    serde_json::from_str(&output_of(home, arguments)).unwrap()
}

fn key_of(home: &Home) -> String {
    output_of(home, &["key", "get", CONTOSO, PRODUCT, "--show"]).trim_end().to_owned()
}

fn in_language(home: &Home, language: &str, arguments: &[&str]) -> String {
    output_of(home, &[&["--lang", language], arguments].concat())
}

#[test]
fn every_list_is_there_in_both_languages() {
    let home = Home::new("commands-languages");
    for (arguments, swedish, english) in [
        (&["customers"][..], "Kund ", "Customer "),
        (&["software", CONTOSO], "Produkt ", "Product "),
        (&["catalog", CONTOSO, "visio"], "Artikel ", "Item "),
        (&["order", CONTOSO, VISIO], "Produkt ", "Product "),
        (&["subscriptions", CONTOSO], "Eget namn ", "Friendly name "),
        (&["orders", CONTOSO], "Belopp ", "Amount "),
        (&["market", "sver"], "Marknad ", "Market "),
        (&["activity", "--all"], "Användare ", "User "),
    ] {
        for (language, header) in [("sv", swedish), ("en", english)] {
            let output = in_language(&home, language, arguments);
            let first = output.lines().next().unwrap_or_default();
            assert!(first.contains(header), "{arguments:?} in {language}: {first:?}");
            assert!(!output.contains('⟦') && !output.contains('\u{1b}'), "{output}");
        }
    }
}

#[test]
fn help_is_there_in_both_languages() {
    let home = Home::new("commands-help");
    for (language, usage) in [("sv", "Användning: nyckel"), ("en", "Usage: nyckel")] {
        for command in [&[][..], &["customers"], &["subscriptions"], &["orders"], &["key", "get"], &["seed"]] {
            let output = in_language(&home, language, &[command, &["--help"]].concat());
            assert!(output.contains(usage) && !output.contains('⟦'), "{command:?}: {output}");
        }
    }
    for command in [&[][..], &["customers"], &["key", "get"]] {
        let asked = output_of(&home, &[&["help"], command].concat());
        assert_eq!(asked, output_of(&home, &[command, &["--help"]].concat()), "{command:?}");
    }
    assert!(complaint_of(&home, &["help", "custommers"], 2).contains("custommers"));
    assert_eq!(output_of(&home, &["--version"]), concat!("nyckel ", env!("CARGO_PKG_VERSION"), "\n"));
}

#[test]
fn the_language_is_that_of_flag_variable_configuration_and_system_in_that_order() {
    let home = Home::new("commands-precedence").set("LANG", "sv_SE.UTF-8");
    let speaks = |home: &Home, arguments: &[&str]| {
        let output = output_of(home, &[arguments, &["market", "sverige"]].concat());
        if output.starts_with("Marknad") { "sv" } else { "en" }
    };
    assert_eq!(speaks(&home, &[]), "sv", "the system");
    let config = home.folder().join("config/nyckel");
    fs::create_dir_all(&config).unwrap();
    fs::write(config.join("config.toml"), "language = \"en\"\n").unwrap();
    assert_eq!(speaks(&home, &[]), "en", "the configuration");
    let home = home.set("NYCKEL_LANG", "sv");
    assert_eq!(speaks(&home, &[]), "sv", "the variable");
    assert_eq!(speaks(&home, &["--lang", "en"]), "en", "the flag");
}

#[test]
fn customers_are_found_and_counted() {
    let home = Home::new("commands-customers");
    let all = json_of(&home, &["customers", "--json"]);
    assert_eq!(all["total"], 200);
    assert_eq!(all["customers"].as_array().unwrap().len(), 200);
    let found = json_of(&home, &["customers", "contoso ab", "--json"]);
    let first = &found["customers"][0];
    assert_eq!((&first["domain"], &first["market"]), (&CONTOSO.into(), &"sweden".into()));
    assert!(first["software"].as_u64().unwrap() > 0);
    let limited = ends(&home, &["customers", "--limit", "3"], 0);
    assert_eq!(String::from_utf8_lossy(&limited.get_output().stdout).lines().count(), 4, "a header and three rows");
    assert!(String::from_utf8_lossy(&limited.get_output().stderr).contains("197"));
}

#[test]
fn a_customer_is_a_guid_a_domain_or_a_whole_name() {
    let home = Home::new("commands-named");
    let answer = json_of(&home, &["software", CONTOSO, "--json"]);
    let tenant = answer["customer"]["tenant"].as_str().unwrap();
    for name in [tenant, "CONTOSO.example", "contoso ab"] {
        assert_eq!(json_of(&home, &["software", name, "--json"]), answer, "{name}");
    }
    assert!(complaint_of(&home, &["software", "contoso"], 5).contains("contoso"), "a part of a name is none");
}

#[test]
fn show_1_show_2_subscriptions_are_those_from_the_cutover_on_and_the_older_ones_are_counted() {
    let home = Home::new("commands-subscriptions");
    let software = json_of(&home, &["software", CONTOSO, "--json"]);
    let is_subscription = |row: &&Value| row["kind"] == "server-subscription" || row["kind"] == "software-plan";
    let bought = software["software"].as_array().unwrap().iter().filter(is_subscription);
    let (old, new): (Vec<&Value>, Vec<&Value>) = bought.partition(|row| row["bought"].as_str().unwrap() < "2021-10-14");
    assert!(!old.is_empty() && !new.is_empty());
    let answer = json_of(&home, &["subscriptions", CONTOSO, "--json"]);
    assert_eq!(answer["older"], old.len());
    let rows = answer["subscriptions"].as_array().unwrap();
    let ids = |rows: &[&Value], key| rows.iter().map(|row| row[key].clone()).collect::<Vec<Value>>();
    assert_eq!(ids(&rows.iter().collect::<Vec<_>>(), "id"), ids(&new, "subscription"));
    for row in rows {
        assert!(row["term"]["number"].as_u64().unwrap() > 0, "{row}");
        assert_eq!(row["auto_renew"].as_bool().unwrap(), row["next_plan"].is_string(), "{row}");
    }
    let told = ends(&home, &["--lang", "en", "subscriptions", CONTOSO], 0);
    let beside = String::from_utf8_lossy(&told.get_output().stderr).into_owned();
    assert!(beside.contains("older subscription") && beside.contains("nyckel software"), "{beside}");
    let billing = ["--operator", "Karin Åkesson"];
    complaint_of(&home, &[&billing[..], &["subscriptions", CONTOSO]].concat(), 3);
    complaint_of(&home, &["subscriptions", "Nobody AB"], 5);
}

#[test]
fn show_3_buy_5_orders_are_all_there_whatever_their_date() {
    let home = Home::new("commands-orders");
    let software = json_of(&home, &["software", CONTOSO, "--json"]);
    let lines = software["software"].as_array().unwrap();
    let answer = json_of(&home, &["orders", CONTOSO, "--json"]);
    let orders = answer["orders"].as_array().unwrap();
    let placed: Vec<&str> = orders.iter().map(|order| order["placed"].as_str().unwrap()).collect();
    assert!(placed.is_sorted_by(|one, other| other <= one) && *placed.last().unwrap() < "2021-10-14", "{placed:?}");
    let count: usize = orders.iter().map(|order| order["lines"].as_array().unwrap().len()).sum();
    assert_eq!(count, lines.len());
    for order in orders {
        let first = &order["lines"][0];
        assert_eq!(order["amount"]["currency"], "SEK");
        assert!(lines.iter().any(|line| line["order"] == order["order"] && line["title"] == first["title"]), "{order}");
        assert_eq!(order["status"] == "cancelled", first["status"] == "cancelled", "{order}");
    }
    // Who may look at orders and not at software has them all the same.
    let billing = json_of(&home, &["--operator", "Karin Åkesson", "orders", CONTOSO, "--json"]);
    assert_eq!(billing, answer);
    complaint_of(&home, &["--operator", "Johan Nyström", "orders", CONTOSO], 3);
}

#[test]
fn key_6_the_key_is_the_same_however_it_is_asked_for() {
    let home = Home::new("commands-key");
    let key = key_of(&home);
    assert!(!key.is_empty());
    assert_eq!(key_of(&home), key, "a second time");
    let software = json_of(&home, &["software", CONTOSO, "--json"]);
    let bought = software["software"].as_array().unwrap().iter().find(|row| row["title"] == PRODUCT).unwrap();
    let number = format!("{}/{}", bought["order"].as_str().unwrap(), bought["line"]);
    let answer = json_of(&home, &["key", "get", "Contoso AB", &number, "--json"]);
    assert_eq!((&answer["key"], &answer["product"]), (&key.as_str().into(), &PRODUCT.into()));
    let version = answer["version"].as_str().unwrap();
    assert_eq!(output_of(&home, &["key", "get", CONTOSO, PRODUCT, "--version", version, "--show"]).trim_end(), key);
    let log = json_of(&home, &["activity", "--json"]);
    let kinds: Vec<&str> =
        log["activity"].as_array().unwrap().iter().map(|row| row["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["key-viewed"; 4], "each access has its record");
    assert_eq!(log["activity"][1]["number"], answer["record"]);
}

#[test]
fn another_home_makes_the_same_demo() {
    let homes = [Home::new("commands-same-1"), Home::new("commands-same-2")];
    let customers = homes.each_ref().map(|home| output_of(home, &["customers", "--json"]));
    assert_eq!(customers[0], customers[1]);
    assert_eq!(key_of(&homes[0]), key_of(&homes[1]));
}

#[test]
fn key_3_a_link_works_for_a_while_and_is_on_record() {
    let home = Home::new("commands-link");
    let answer = json_of(&home, &["link", CONTOSO, PRODUCT, "--language", "sv-se", "--json"]);
    assert!(answer["link"].as_str().unwrap().starts_with("https://"));
    assert_eq!(answer["language"], "sv-SE");
    assert!(answer["expires"].as_str().unwrap().starts_with("2026-11-24T09:00:"), "{}", answer["expires"]);
    assert!(output_of(&home, &["link", CONTOSO, PRODUCT, "--show"]).starts_with("https://"));
    assert_eq!(json_of(&home, &["activity", "--json"])["activity"][0]["kind"], "link-copied");
}

#[test]
fn wrong_usage_ends_with_2_and_says_what_is_possible() {
    let home = Home::new("commands-usage");
    let ways = complaint_of(&home, &["key", "get", CONTOSO, PRODUCT], 2);
    assert!(ways.starts_with("nyckel: Choose one of --copy, --show or --json.\n"), "{ways}");
    let ways = complaint_of(&home, &["--lang", "sv", "link", CONTOSO, PRODUCT], 2);
    assert!(ways.starts_with("nyckel: Välj en av --copy, --show eller --json.\n"), "{ways}");
    let twice = complaint_of(&home, &["--lang", "en", "--lang", "de", "customers"], 2);
    assert!(twice.contains("--lang <sv|en> stands there twice"), "{twice}");
    complaint_of(&home, &["key", "get", CONTOSO, PRODUCT, "--show", "--json"], 2);
    assert!(complaint_of(&home, &["custommers"], 2).contains("customers"));
    assert!(complaint_of(&home, &["--lang", "sv", "--nowhere"], 2).contains("kan inte stå här"));
    assert!(complaint_of(&home, &["--lang", "tlh", "customers"], 2).contains("tlh"));
    let theme = complaint_of(&home, &["--lang", "sv", "--theme", "pink", "customers"], 2);
    assert!(theme.starts_with("nyckel: Det finns inget tema ”pink”.\n") && theme.contains("high-contrast"), "{theme}");
    assert!(complaint_of(&home, &["--log", "nyckel=loud", "customers"], 2).contains("loud"));
    assert!(complaint_of(&home, &["--config", "/nonexistent.toml", "customers"], 2).contains("/nonexistent.toml"));
    complaint_of(&home, &["key"], 2);
    let several = complaint_of(&home, &["key", "get", CONTOSO, "windows", "--show"], 2);
    assert!(several.contains(PRODUCT) && several.contains("OR-"), "{several}");
    let before_the_list = several.lines().take_while(|line| !line.starts_with("  ")).last();
    assert_eq!(before_the_list, Some("Give the order number and line of the one you mean:"), "{several}");
    let versions = complaint_of(&home, &["key", "get", CONTOSO, PRODUCT, "--version", "1.0", "--show"], 2);
    assert!(versions.contains("version “1.0”") && versions.contains("2022"), "{versions}");
    let languages = complaint_of(&home, &["link", CONTOSO, PRODUCT, "--language", "xx-XX", "--show"], 2);
    assert!(languages.contains("language “xx-XX”") && languages.contains("sv-SE"), "{languages}");
    assert_eq!(json_of(&home, &["activity", "--json"])["activity"], Value::Array(Vec::new()), "nothing was given");
}

#[test]
fn role_5_who_lacks_the_role_is_refused_with_3_and_that_is_on_record() {
    let home = Home::new("commands-role");
    for language in ["sv", "en"] {
        let words = ["--lang", language, "--operator", WITHOUT_KEYS, "key", "get", CONTOSO, PRODUCT, "--show"];
        let complaint = complaint_of(&home, &words, 3);
        assert!(complaint.lines().count() == 2 && !complaint.contains('⟦'), "{complaint}");
    }
    complaint_of(&home, &["--operator", WITHOUT_KEYS, "link", CONTOSO, PRODUCT, "--json"], 3);
    let nowhere = home.folder().join("nowhere");
    let download = ["--operator", WITHOUT_KEYS, "download", CONTOSO, PRODUCT, "--to", nowhere.to_str().unwrap()];
    complaint_of(&home, &download, 3);
    let there = home.folder().join("there.jsonl");
    fs::write(&there, "mine").unwrap();
    complaint_of(&home, &["--operator", WITHOUT_KEYS, "export", there.to_str().unwrap()], 3);
    complaint_of(&home, &["--operator", "erik lindstrom", "activity"], 3);
    complaint_of(&home, &["--operator", WITHOUT_LOG, "activity", "--json"], 3);
    let log = json_of(&home, &["activity", "--all", "--json"]);
    let refused = |name: &str, kind: &str| {
        let is_it = |row: &&Value| row["outcome"] == "refused" && row["name"] == name && row["kind"] == kind;
        log["activity"].as_array().unwrap().iter().filter(is_it).count()
    };
    assert_eq!(refused(WITHOUT_KEYS, "key-viewed"), 2, "{log:#}");
    assert_eq!(refused(WITHOUT_KEYS, "link-copied"), 1);
    assert_eq!(refused(WITHOUT_KEYS, "download-started"), 1, "the role is asked before the folder");
    assert_eq!(refused(WITHOUT_KEYS, "exported"), 1, "the role is asked before the file");
    assert_eq!(refused(WITHOUT_LOG, "log-opened"), 2);
}

#[test]
fn who_is_nobody_is_told_who_there_is() {
    let home = Home::new("commands-nobody");
    for language in ["sv", "en"] {
        let complaint = complaint_of(&home, &["--lang", language, "--operator", "Nobody", "customers"], 5);
        let mut lines = complaint.lines();
        assert!(lines.next().unwrap().contains("Nobody") && lines.next().is_some(), "{complaint}");
        let names: Vec<&str> = lines.map(str::trim).collect();
        assert_eq!((names.len(), names[0]), (6, "Anna Berg"), "{complaint}");
        assert!(names.contains(&WITHOUT_KEYS) && names.contains(&WITHOUT_LOG), "{complaint}");
    }
}

#[test]
fn key_4_after_2_what_a_rule_forbids_is_refused_with_4_and_on_record() {
    let home = Home::new("commands-refused");
    complaint_of(&home, &["key", "get", CONTOSO, PRODUCT, "--kind", "kms", "--show"], 4);
    complaint_of(&home, &["key", "get", CONTOSO, CANCELLED, "--json"], 4);
    complaint_of(&home, &["link", CONTOSO, CANCELLED, "--show"], 4);
    assert!(complaint_of(&home, &["key", "get", CONTOSO, SUSE, "--show"], 4).contains("has no key"));
    assert!(complaint_of(&home, &["link", CONTOSO, CAL, "--show"], 4).contains("nothing to download"));
    assert!(complaint_of(&home, &["key", "get", CONTOSO, LICENCE, "--show"], 4).contains("sold as a licence"));
    assert!(complaint_of(&home, &["download", CONTOSO, LICENCE], 4).contains("sold as a licence"));
    let log = json_of(&home, &["activity", "--json"]);
    let asked = ["kind", "version"].map(|field| log["activity"][0][field].clone());
    assert_eq!(asked, ["download-started".into(), Value::Null], "no version is made up: {log:#}");
    let rules: Vec<&Value> = log["activity"].as_array().unwrap().iter().map(|row| &row["rule"]).collect();
    assert_eq!(rules, ["PROD-2", "PROD-2", "PROD-4", "PROD-4", "AFTER-2", "AFTER-2", "KEY-4"]);
}

#[test]
fn what_is_not_there_ends_with_5() {
    let home = Home::new("commands-nothing");
    assert!(complaint_of(&home, &["software", "Nobody AB"], 5).contains("Nobody AB"));
    assert!(complaint_of(&home, &["key", "get", CONTOSO, "Clippy", "--show"], 5).contains("Clippy"));
    assert!(complaint_of(&home, &["market", "Atlantis"], 5).contains("Atlantis"));
}

#[test]
fn a_store_in_use_ends_with_6_and_its_holder_is_named() {
    let home = Home::new("commands-held");
    let console = Terminal::nyckel(&home, Size::WIDE, &[]);
    console.wait_for("Contoso AB");
    let holder = format!("process {}", console.process_id());
    for arguments in [&["customers"][..], &["seed", "--reset"], &["key", "get", CONTOSO, PRODUCT, "--show"]] {
        let complaint = complaint_of(&home, arguments, 6);
        assert!(complaint.contains(&holder), "{arguments:?}: {complaint}");
    }
    let other = Terminal::nyckel(&home, Size::WIDE, &[]);
    assert_eq!(other.wait_exit().exit_code(), 6, "a second console too");
    assert!(other.screen_text().contains(&holder));
    console.signal(Signal::TERM);
    console.wait_exit();
    output_of(&home, &["customers"]);
}

#[test]
fn key_5_where_the_record_cannot_be_written_no_key_appears() {
    let home = Home::new("commands-unwritten").set("NYCKEL_TESTING_STORE", "fail-commits");
    for way in ["--show", "--json"] {
        complaint_of(&home, &["key", "get", CONTOSO, PRODUCT, way], 6);
        complaint_of(&home, &["link", CONTOSO, PRODUCT, way], 6);
    }
    let home = home.set("NYCKEL_CLIPBOARD", "file");
    complaint_of(&home, &["key", "get", CONTOSO, PRODUCT, "--copy"], 6);
    assert_eq!(copies(&home), 0);
}

#[test]
fn the_canary_is_written_where_it_is_asked_for_and_nowhere_else() {
    let home = Home::new("commands-canary").set("NYCKEL_TESTING_CANARY", "1").set("NYCKEL_LOG", "trace");
    assert_eq!(key_of(&home), canary::key());
    assert_eq!(json_of(&home, &["key", "get", CONTOSO, PRODUCT, "--json"])["key"], canary::key());
    complaint_of(&home, &["key", "get", CONTOSO, PRODUCT, "--kind", "kms", "--show"], 4);
    canary::assert_absent(home.artefacts());
}

fn copies(home: &Home) -> usize {
    let is_copy = |path: &std::path::Path| path.is_file();
    walkdir::WalkDir::new(home.folder().join("runtime"))
        .into_iter()
        .flatten()
        .filter(|entry| is_copy(entry.path()))
        .count()
}

#[test]
fn a_copy_stays_until_its_time_is_up_and_the_store_is_free_meanwhile() {
    let home = Home::new("commands-copy").set("NYCKEL_CLIPBOARD", "file");
    let config = home.folder().join("config/nyckel");
    fs::create_dir_all(&config).unwrap();
    let mut file = fs::File::create(config.join("config.toml")).unwrap();
    file.write_all(b"[clipboard]\nseconds = 1\n").unwrap();
    let complaint = ends(&home, &["key", "get", CONTOSO, PRODUCT, "--copy"], 0);
    let told = String::from_utf8_lossy(&complaint.get_output().stderr).into_owned();
    assert!(told.contains("Ctrl-C") && told.contains("cleared"), "{told}");
    assert!(complaint.get_output().stdout.is_empty());
    assert_eq!(copies(&home), 0);
    let log = json_of(&home, &["activity", "--json"]);
    assert_eq!(log["activity"][0]["kind"], "key-copied");
}

#[test]
fn an_interrupted_copy_is_cleared_at_once() {
    let home = Home::new("commands-interrupt").set("NYCKEL_CLIPBOARD", "file");
    let key = key_of(&home);
    let copying = Terminal::nyckel(&home, Size::WIDE, &["key", "get", CONTOSO, PRODUCT, "--copy"]);
    copying.wait_for("s left");
    assert_eq!(copies(&home), 1);
    output_of(&home, &["customers", "--limit", "1"]);
    copying.keys("Ctrl-c");
    assert_eq!(copying.wait_exit().exit_code(), 0);
    assert_eq!(copies(&home), 0);
    assert!(!copying.screen_text().contains(&key));
}

#[test]
fn where_a_copy_lies_is_told_once_however_narrow_the_terminal_is() {
    let home = Home::new("commands-copy-told-once").set("NYCKEL_CLIPBOARD", "file");
    let copying = Terminal::nyckel(&home, Size::NARROW, &["key", "get", CONTOSO, PRODUCT, "--copy"]);
    copying.wait_until("two seconds less", |screen| {
        let left = screen.contents().lines().find_map(|line| line.trim().strip_suffix(" s left")?.parse::<u32>().ok());
        left.is_some_and(|seconds| seconds <= 43)
    });
    assert_eq!(copying.screen_text().matches("Key in the file").count(), 1, "{}", copying.screen_text());
    copying.keys("Ctrl-c");
    assert_eq!(copying.wait_exit().exit_code(), 0);
}

#[test]
fn without_a_clipboard_nothing_is_copied_or_recorded() {
    let home = Home::new("commands-no-clipboard");
    assert!(complaint_of(&home, &["key", "get", CONTOSO, PRODUCT, "--copy"], 1).contains("NYCKEL_CLIPBOARD"));
    assert_eq!(json_of(&home, &["activity", "--json"])["activity"], Value::Array(Vec::new()));
}

#[test]
fn log_2_the_log_lists_accesses_within_a_time_and_everything_on_demand() {
    let home = Home::new("commands-activity");
    key_of(&home);
    let count = |arguments: &[&str]| {
        let log = json_of(&home, &[&["activity", "--json"], arguments].concat());
        log["activity"].as_array().unwrap().len()
    };
    assert_eq!(count(&[]), 1);
    assert_eq!(count(&["--from", "2026-11-23T09:00:00Z", "--to", "2026-11-23T12:00:00Z"]), 1);
    assert_eq!(count(&["--from", "2026-11-24T00:00:00Z"]), 0);
    assert_eq!(count(&["--to", "2026-11-23T09:00:00Z"]), 0);
    assert_eq!(count(&["--from", "2026-11-22", "--to", "2026-11-24"]), 1);
    assert!(complaint_of(&home, &["activity", "--to", "+262142-12-31"], 2).contains("262142-12-31"));
    assert_eq!(count(&["--all"]), 7, "the access and six readings of the log, this one with them");
    complaint_of(&home, &["activity", "--from", "yesterday"], 2);
    for (from, to) in [("2026-11-25", "2026-11-24"), ("2026-11-24T00:00:00Z", "2026-11-23T23:59:59Z")] {
        let told = complaint_of(&home, &["activity", "--from", from, "--to", to], 2);
        assert!(told.contains("ends before it begins"), "{told}");
    }
}

#[test]
fn a_demo_is_made_anew_only_where_that_is_said() {
    let home = Home::new("commands-seed");
    assert!(output_of(&home, &["seed", "--customers", "3", "--seed", "7"]).contains('3'));
    let customers = json_of(&home, &["customers", "--json"]);
    assert_eq!(customers["total"], 3);
    let key = key_of(&home);
    assert!(complaint_of(&home, &["seed"], 1).contains("demo"));
    assert_eq!(json_of(&home, &["customers", "--json"]), customers);
    output_of(&home, &["seed", "--customers", "3", "--seed", "7", "--reset"]);
    assert_eq!(json_of(&home, &["customers", "--json"]), customers);
    assert_eq!(key_of(&home), key, "the seed makes the keys too");
    output_of(&home, &["seed", "--customers", "3", "--seed", "8", "--reset"]);
    assert_ne!(json_of(&home, &["customers", "--json"]), customers);
    complaint_of(&home, &["seed", "--customers", "0", "--reset"], 2);
}

#[test]
fn a_demo_that_is_not_made_to_the_end_leaves_the_old_one_with_all_that_is_its_own() {
    let home = Home::new("commands-seed-stopped");
    let demo = home.folder().join("data/nyckel/demo");
    output_of(&home, &["seed", "--customers", "3", "--seed", "7"]);
    output_of(&home, &["backup"]);
    let (customers, key) = (json_of(&home, &["customers", "--json"]), key_of(&home));
    let terminal = Terminal::nyckel(&home, Size::WIDE, &["seed", "--customers", "1000000", "--reset"]);
    terminal.wait_for("Making the demo:");
    terminal.keys("Ctrl-c");
    assert_eq!(terminal.wait_exit().exit_code(), 1);
    assert_eq!((json_of(&home, &["customers", "--json"]), key_of(&home)), (customers, key));
    assert!(!demo.join("store.new").exists(), "nothing half is left");
    assert_eq!(fs::read_dir(demo.join("exports")).unwrap().count(), 1, "nor is anything of the old one gone");
}

#[test]
fn a_demo_whose_making_was_broken_off_is_the_old_or_the_new_one_with_its_own_keys() {
    let home = Home::new("commands-broken-off");
    let demo = home.folder().join("data/nyckel/demo");
    let seed = |number: &str| {
        output_of(&home, &["seed", "--customers", "3", "--seed", number, "--reset"]);
        (json_of(&home, &["customers", "--json"]), key_of(&home), fs::read(demo.join("state")).unwrap())
    };
    let (old_customers, old_key, old_state) = seed("7");
    let (customers, key, _) = seed("8");
    assert!(customers != old_customers && key != old_key);
    // Broken off once the new store was there, and nothing more.
    output_of(&home, &["seed", "--customers", "3", "--seed", "8", "--reset"]);
    fs::write(demo.join("state"), old_state).unwrap();
    assert_eq!((json_of(&home, &["customers", "--json"]), key_of(&home)), (customers.clone(), key.clone()));
    // Broken off while the old store was moved aside.
    fs::rename(demo.join("store"), demo.join("store.old")).unwrap();
    complaint_of(&home, &["seed"], 1);
    fs::rename(demo.join("store"), demo.join("store.old")).unwrap();
    assert_eq!((json_of(&home, &["customers", "--json"]), key_of(&home)), (customers, key));
}

#[test]
fn the_demos_clock_goes_on_and_never_back() {
    let home = Home::new("commands-now");
    let at = |home: &Home| {
        let log = json_of(home, &["activity", "--json", "--all"]);
        log["activity"][0]["at"].as_str().unwrap().to_owned()
    };
    assert!(at(&home).starts_with("2026-11-23T09:00:"));
    output_of(&home, &["--now", "2026-12-24T15:00:00Z", "customers"]);
    assert!(at(&home).starts_with("2026-12-24T15:00:"), "the running time of a session without a commit counts");
    assert!(complaint_of(&home, &["--now", "2026-12-01T00:00:00Z", "customers"], 2).contains("2026"));
    complaint_of(&home, &["--now", "tomorrow", "customers"], 2);
    fs::remove_file(home.folder().join("data/nyckel/demo/state")).unwrap();
    assert!(at(&home).starts_with("2026-12-24T15:00:"), "the store knows it too");
}

#[test]
fn data_lies_where_the_flag_or_the_variable_says() {
    let home = Home::new("commands-place");
    let [flag, variable] = ["by-flag", "by-variable"].map(|name| home.folder().join(name));
    output_of(&home, &["--data-dir", flag.to_str().unwrap(), "seed", "--customers", "1"]);
    let home = home.set("NYCKEL_DATA_DIR", variable.clone());
    output_of(&home, &["seed", "--customers", "1"]);
    assert!(flag.join("demo/store").is_dir() && variable.join("demo/store").is_dir());
    assert!(!home.folder().join("data/nyckel").exists());
    fs::create_dir_all(variable.join("main/store")).unwrap();
    assert!(complaint_of(&home, &["customers"], 2).contains("--passphrase-file"), "a store of one's own comes first");
    output_of(&home, &["--demo", "customers"]);
}

#[test]
fn completions_and_manuals_are_written() {
    let home = Home::new("commands-generated");
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        assert!(output_of(&home, &["completions", shell]).contains("customers"), "{shell}");
    }
    complaint_of(&home, &["completions", "cmd"], 2);
    for (language, word) in [("sv", "konsol"), ("en", "console")] {
        let page = in_language(&home, language, &["man"]);
        assert!(!page.contains(".SH Kommandon") && !page.contains(".SH Commands"), "among capitals: {page}");
        assert!(page.starts_with(".ie") && page.contains(".TH nyckel 1") && page.contains(word), "{page}");
    }
    let pages = home.folder().join("pages");
    output_of(&home, &["man", "--to", pages.to_str().unwrap()]);
    assert!(pages.join("nyckel.1").is_file() && pages.join("nyckel-key-get.1").is_file());
}

#[test]
fn what_a_terminal_would_obey_is_not_written_to_it() {
    let home = Home::new("commands-controls");
    let told = complaint_of(&home, &["software", "Kon\u{1b}]2;title\u{7}toso\u{202e}\u{61c}"], 5);
    assert!(told.contains("Kon]2;titletoso"), "{told}");
    assert!(!told.chars().any(|letter| letter != '\n' && letter.is_control() || "\u{202e}\u{61c}".contains(letter)));
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let home = Home::new("commands-pipe");
    output_of(&home, &["customers", "--limit", "1"]);
    let script =
        format!("{} customers --json | head -c 1 >/dev/null; echo ended ${{PIPESTATUS[0]}}", crate::home::NYCKEL);
    let terminal = Terminal::start(&home, Size::WIDE, "/bin/bash", &["-c", &script]);
    terminal.wait_for("ended 0");
    terminal.wait_exit();
}

#[test]
fn a_panic_on_any_thread_ends_the_process_and_gives_the_terminal_back() {
    let home = Home::new("commands-panic").set("NYCKEL_TESTING_PANIC_OPENING", "1");
    let console = Terminal::nyckel(&home, Size::WIDE, &[]);
    assert_eq!(console.wait_exit().exit_code(), 101, "on the thread that opens the store");
    console.assert_restored();
    assert!(console.screen_text().contains("panic-2"), "{}", console.screen_text());
    assert!(complaint_of(&home, &["customers"], 101).contains("panic-2"), "on the main thread");
    let is_report = |name: &str| name.starts_with("panic-");
    let names = fs::read_dir(home.folder().join("state/nyckel")).unwrap();
    let reports = names.filter(|entry| is_report(&entry.as_ref().unwrap().file_name().to_string_lossy())).count();
    assert_eq!(reports, 2);
}

#[test]
fn buy_1_buy_2_an_order_is_reviewed_and_with_yes_created_and_paid_once() {
    let home = Home::new("commands-order");
    let orders = |home: &Home| {
        let bought = json_of(home, &["software", CONTOSO, "--json"]);
        bought["software"].as_array().unwrap().iter().filter(|row| row["title"] == CAL).count()
    };
    let before = orders(&home);
    let line = format!("{CAL}=5@monthly");
    let review = output_of(&home, &["--lang", "en", "order", CONTOSO, &line]);
    assert!(review.contains("Monthly") && review.contains("Paid now: SEK"), "{review}");
    assert_eq!(orders(&home), before, "nothing was bought");
    let once = "5f0c1f7e-0000-4000-8000-000000000001";
    let order = ["order", CONTOSO, &line, "--yes", "--once", once, "--json"];
    let placed = json_of(&home, &order);
    assert_eq!(placed["lines"][0]["instalments"].as_array().unwrap().len(), 36);
    assert_eq!(json_of(&home, &order)["order"], placed["order"], "paid once");
    assert_eq!(orders(&home), before + 1);
    let bought = format!("{}/1", placed["order"].as_str().unwrap());
    assert_eq!(output_of(&home, &["key", "get", CONTOSO, &bought, "--show"]).trim().len(), 32);
}

#[test]
fn market_3_buy_1_what_cannot_be_bought_says_why_with_its_exit_code() {
    let home = Home::new("commands-order-refused");
    let catalog = json_of(&home, &["catalog", CONTOSO, "windows server 2022", "--json"]);
    assert!(catalog["catalog"].as_array().unwrap().iter().all(|row| row["refused"].is_null()), "{catalog}");
    let complaint = complaint_of(&home, &["--lang", "en", "order", CONTOSO, "visio"], 2);
    assert!(complaint.contains(VISIO), "what is like it is named: {complaint}");
    for (line, code) in [(format!("{VISIO}=no"), 2), (format!("{VISIO}@weekly"), 2), (format!("{VISIO}=0"), 4)] {
        complaint_of(&home, &["order", CONTOSO, &line], code);
    }
    complaint_of(&home, &["--operator", "Fatima Haddad", "order", CONTOSO, VISIO], 3);
    let customers = json_of(&home, &["customers", "--json", "--limit", "200"]);
    let rows = customers["customers"].as_array().unwrap();
    let excluded = rows.iter().find(|row| row["market"] == "aland-islands").expect("a customer where none is sold");
    let tenant = excluded["tenant"].as_str().unwrap();
    let complaint = complaint_of(&home, &["--lang", "sv", "order", tenant, RESERVED], 4);
    assert!(complaint.contains("Åland"), "{complaint}");
}

#[test]
fn buy_3_a_plan_is_meant_by_its_word_and_by_its_name_in_either_language() {
    let home = Home::new("commands-plan-names");
    let meant = |name: &str| {
        let review = json_of(&home, &["order", CONTOSO, &format!("{CAL}=5@{name}"), "--json"]);
        review["lines"][0]["plan"].as_str().unwrap().to_owned()
    };
    for name in ["monthly", "MONTHLY", "Månadsvis", "manadsvis"] {
        assert_eq!(meant(name), "monthly", "{name}");
    }
    for name in ["triennial", "Vart tredje år", "every three years"] {
        assert_eq!(meant(name), "triennial", "{name}");
    }
    for (language, meaning) in [("sv", "Vart tredje år"), ("en", "Every three years")] {
        let help = in_language(&home, language, &["order", "--help"]);
        let help = help.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(help.contains(&format!("triennial ({})", meaning.to_lowercase())), "{help}");
        let complaint = complaint_of(&home, &["--lang", language, "order", CONTOSO, &format!("{CAL}@weekly")], 2);
        assert!(complaint.contains(&format!("triennial  {meaning}")), "{complaint}");
        for word in ["one-time", "monthly", "annual", "triennial"] {
            assert!(help.contains(word) && complaint.contains(word), "{word}: {help}\n{complaint}");
        }
    }
}

#[test]
fn what_is_wrong_in_a_line_is_named_beside_the_form_that_the_usage_has() {
    let home = Home::new("commands-line-form");
    for (language, form, wrong) in [
        ("sv", "ARTIKEL[=ANTAL][@PLAN]", "”abc” är inget antal"),
        ("en", "ITEM[=QUANTITY][@PLAN]", "“abc” is no quantity"),
    ] {
        let help = in_language(&home, language, &["order", "--help"]);
        assert!(help.contains(&format!("<{form}>")), "{help}");
        let complaint = complaint_of(&home, &["--lang", language, "order", CONTOSO, &format!("{VISIO}=abc")], 2);
        assert!(complaint.contains(wrong) && complaint.contains(form), "{complaint}");
    }
}

#[test]
fn one_thing_has_one_name_in_the_help() {
    let home = Home::new("commands-help-names");
    for command in ["orders", "catalog", "billing", "order"] {
        let help = in_language(&home, "en", &[command, "--help"]);
        assert!(help.contains("full name") && !help.contains("whole name"), "{help}");
    }
    for (language, customer, part_of_title) in
        [("sv", "<KUND>", "En del av produktens titel"), ("en", "<CUSTOMER>", "A part of the product’s title")]
    {
        let help = in_language(&home, language, &["catalog", "--help"]);
        assert!(help.contains(part_of_title), "{help}");
        assert!(help.rfind(customer) < help.rfind("[TEXT]"), "in the order in which they are given: {help}");
    }
}

#[test]
fn buy_2_every_instalment_of_a_review_has_its_own_row() {
    let home = Home::new("commands-instalments");
    let review = in_language(&home, "sv", &["order", CONTOSO, &format!("{CAL}=5@monthly")]);
    let below = review.lines().skip_while(|line| *line != format!("{CAL}: 36 delbetalningar"));
    let rows: Vec<&str> = below.skip(2).take_while(|line| line.starts_with("  ")).collect();
    assert_eq!(rows.len(), 36, "{review}");
    let width = |row: &&str| row.chars().count();
    assert!(rows.iter().map(width).all(|columns| columns == width(&rows[0]) && columns < 60), "{review}");
    let words = |row: &str| row.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(words(rows[0])[..2], ["1", "2026-11-23"], "{review}");
    assert_eq!(words(rows[35])[..2], ["36", "2029-10-23"], "{review}");
}

#[test]
fn the_catalogue_says_how_many_at_least_and_what_cannot_be_sold() {
    let home = Home::new("commands-catalog-columns");
    let customers = json_of(&home, &["customers", "--json", "--limit", "200"]);
    let rows = customers["customers"].as_array().unwrap();
    let excluded = rows.iter().find(|row| row["market"] == "aland-islands").expect("a customer where none is sold");
    let tenant = excluded["tenant"].as_str().unwrap();
    let listed = in_language(&home, "sv", &["catalog", tenant]);
    let header = listed.lines().next().unwrap();
    let place = |line: &str, text: &str| line.find(text).map(|bytes| line[..bytes].chars().count());
    let reason = place(header, "Kan inte säljas").expect("a column of its own");
    let catalog = json_of(&home, &["catalog", tenant, "--json"]);
    let mut refused = 0;
    for (row, line) in catalog["catalog"].as_array().unwrap().iter().zip(listed.lines().skip(1)) {
        let ends = place(header, "Minsta antal").unwrap() + "Minsta antal".len();
        let before: String = line.chars().take(ends).collect();
        assert!(before.ends_with(&format!(" {}", row["minimum"])), "{line}");
        assert_eq!(row["refused"].is_string(), reason < line.chars().count(), "{line}");
        refused += usize::from(row["refused"].is_string());
    }
    assert_ne!(refused, 0, "{listed}");
}
