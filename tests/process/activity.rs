//! The activity log on the command line: narrowed, written out, and proved to be what was written (LOG-2, LOG-3).

use std::fs;
use std::os::unix::fs::PermissionsExt;

use serde_json::Value;

use crate::home::Home;

const CONTOSO: &str = "contoso.example";
const PRODUCT: &str = "Windows Server 2022 Standard - 16 Core License Pack";

fn output(home: &Home, arguments: &[&str]) -> String {
    String::from_utf8(home.command(arguments).assert().code(0).get_output().stdout.clone()).unwrap()
}

fn complaint(home: &Home, arguments: &[&str], code: i32) -> String {
    String::from_utf8(home.command(arguments).assert().code(code).get_output().stderr.clone()).unwrap()
}

fn listed(home: &Home, arguments: &[&str]) -> Vec<Value> {
    let log: Value = serde_json::from_str(&output(home, &[&["activity", "--json"], arguments].concat())).unwrap();
    log["activity"].as_array().unwrap().clone()
}

#[test]
fn log_2_the_log_is_narrowed_by_what_it_names() {
    let home = Home::new("activity-narrowed");
    output(&home, &["key", "get", CONTOSO, PRODUCT, "--show"]);
    let [access] = listed(&home, &[]).try_into().unwrap();
    let field = |name: &str| access[name].as_str().unwrap();
    for arguments in [
        ["--user", field("name")],
        ["--user", field("operator")],
        ["--customer", &field("customer").to_uppercase()],
        ["--customer", field("tenant")],
        ["--product", &PRODUCT.to_lowercase()],
        ["--kind", "key-viewed"],
        ["--outcome", "done"],
    ] {
        assert_eq!(listed(&home, &arguments).len(), 1, "{arguments:?}");
    }
    assert_eq!(listed(&home, &["--outcome", "refused"]).len(), 0);
    assert_eq!(listed(&home, &["--kind", "order-placed"]).len(), 0);
    assert!(complaint(&home, &["activity", "--customer", "contoso"], 5).contains("Contoso AB"));
    let told = complaint(&home, &["activity", "--kind", "nothing"], 2);
    assert!(complaint(&home, &["activity", "--from", "11/12/2026"], 2).contains("2026-11-23"));
    assert!(complaint(&home, &["deadlines", "--within", "10"], 2).contains("36h"));
    assert!(!output(&home, &["--lang", "sv", "activity", "--help"]).contains("possible values"));
    assert!(told.contains("nothing") && told.contains("key-viewed") && told.contains("keys-retrieved"), "{told}");
    // Looking for a name in the log opens it, and is on record once.
    let before = listed(&home, &["--kind", "log-opened"]).len();
    let after = listed(&home, &["--kind", "log-opened", "--user", field("name")]).len();
    assert_eq!(after, before + 1);
}

#[test]
fn log_2_of_what_is_known_and_has_no_record_it_is_said_that_there_is_none() {
    let home = Home::new("activity-nothing");
    let told = |arguments: &[&str]| {
        let arguments = [&["activity"], arguments].concat();
        let answered = home.command(&arguments).assert().code(0);
        let answered = answered.get_output();
        assert_eq!(answered.stdout, b"", "{arguments:?}");
        String::from_utf8(answered.stderr.clone()).unwrap()
    };
    assert!(told(&[]).contains("--all lists everything"));
    assert!(told(&["--limit", "0"]).contains("--limit is 0"));
    for arguments in [["--user", "Erik Lindström"], ["--customer", "Contoso AB"], ["--product", PRODUCT]] {
        assert_eq!(told(&arguments), "Nothing is on record of what was asked for.\n", "{arguments:?}");
    }
    for arguments in [["--user", "Nobody"], ["--customer", "Nowhere AB"], ["--product", "Nothing"]] {
        complaint(&home, &["activity", arguments[0], arguments[1]], 5);
    }
}

#[test]
fn log_1_where_nothing_can_be_saved_it_is_said_that_reading_the_log_is_recorded_itself() {
    let home = Home::new("activity-read-only");
    output(&home, &["activity", "--all"]);
    for more in [&[][..], &["--csv"], &["--user", "Anna Berg"]] {
        let told = complaint(&home, &[&["--read-only", "activity"], more].concat(), 6);
        assert!(told.contains("Reading the activity log is recorded itself"), "{told}");
    }
}

#[test]
fn what_is_read_no_further_ends_quietly() {
    let home = Home::new("activity-broken-pipe");
    output(&home, &["key", "get", CONTOSO, PRODUCT, "--show"]);
    for form in [&["--csv"][..], &["--jsonl"], &["--json"], &[]] {
        let mut command = std::process::Command::new(crate::home::NYCKEL);
        command.args([&["activity", "--all"], form].concat()).env_clear();
        command.envs(home.environment().iter().map(|(name, value)| (name, value)));
        command.stdin(std::process::Stdio::null());
        // The end that is read is closed before anything is written.
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let ended = command.stdout(writer).stderr(std::process::Stdio::piped()).output().unwrap();
        assert_eq!((ended.status.code(), String::from_utf8_lossy(&ended.stderr).as_ref()), (Some(0), ""), "{form:?}");
    }
}

#[test]
fn log_2_the_log_is_written_out_to_a_new_file_that_is_its_owners_alone() {
    let home = Home::new("activity-written");
    output(&home, &["key", "get", CONTOSO, PRODUCT, "--show"]);
    let folder = tempfile::tempdir().unwrap();
    let place = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (rows, lines) = (place("log.csv"), place("log.jsonl"));
    output(&home, &["activity", "--output", &rows]);
    output(&home, &["activity", "--all", "--output", &lines]);
    for path in [&rows, &lines] {
        assert_eq!(fs::metadata(path).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let rows = fs::read_to_string(rows).unwrap();
    assert_eq!(rows.lines().count(), 2, "{rows}");
    assert!(rows.starts_with("number,at,kind,") && rows.contains(",key-viewed,done,"), "{rows}");
    let lines: Vec<Value> =
        fs::read_to_string(&lines).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let kinds: Vec<&str> = lines.iter().map(|line| line["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds[..2], ["log-opened", "exported"], "that it is written out is on record before");
    complaint(&home, &["activity", "--output", &place("log.csv")], 1);
    complaint(&home, &["activity", "--output", &place("log.txt")], 2);
    assert_eq!(output(&home, &["activity", "--csv", "--limit", "1", "--all"]).lines().count(), 2);
}

#[test]
fn log_3_the_log_is_proved_and_compared_with_a_checkpoint_kept_elsewhere() {
    let home = Home::new("activity-proved");
    output(&home, &["key", "get", CONTOSO, PRODUCT, "--show"]);
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("checkpoint.json").to_str().unwrap().to_owned();
    output(&home, &["activity", "checkpoint", "--output", &place]);
    output(&home, &["activity", "--all"]);
    let told = output(&home, &["activity", "verify", "--checkpoint", &place]);
    assert!(told.contains("unbroken to record 3") && told.contains("agrees with the checkpoint at record 2"), "{told}");
    assert!(!output(&home, &["activity", "verify"]).contains("checkpoint"));
    // A checkpoint that says something else than the log is where it was written anew.
    let text = fs::read_to_string(&place).unwrap();
    let noted: Value = serde_json::from_str(&text).unwrap();
    let hash = noted["hash"].as_str().unwrap();
    let other = folder.path().join("other.json").to_str().unwrap().to_owned();
    fs::write(&other, text.replace(hash, &"ab".repeat(32))).unwrap();
    let told = complaint(&home, &["activity", "verify", "--checkpoint", &other], 1);
    assert!(told.contains("record 2"), "{told}");
    fs::write(&other, text.replace("\"number\": 2", "\"number\": 9")).unwrap();
    let told = complaint(&home, &["activity", "verify", "--checkpoint", &other], 1);
    assert!(told.contains("records 4 to 9"), "{told}");
    let json = home.command(&["activity", "verify", "--json", "--checkpoint", &other]).assert().code(1);
    let json: Value = serde_json::from_slice(&json.get_output().stdout).unwrap();
    assert_eq!((json["how"].as_str(), json["unbroken_to"].as_u64()), (Some("cut-off"), Some(3)));
    fs::write(&other, "{}").unwrap();
    complaint(&home, &["activity", "verify", "--checkpoint", &other], 2);
    complaint(&home, &["activity", "verify", "--checkpoint", &place.replace("checkpoint", "nothing")], 5);
    complaint(&home, &["--operator", "Erik Lindström", "activity", "verify"], 3);
}
