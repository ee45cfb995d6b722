//! `nyckel key retrieve`: a sealed file that its recipient opens, a plain one that was confirmed, and every no.

use std::fs;
use std::io::Read as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use age::secrecy::SecretString;
use age::{Decryptor, Identity, scrypt, x25519};
use serde_json::Value;

use crate::home::Home;

const CONTOSO: &str = "contoso.example";
/// Two purchases that have a key.
const TWO: [&str; 2] = ["OR-7F3K2/1", "OR-QS1WZ/1"];

fn opened(path: &Path, identity: &dyn Identity) -> Option<String> {
    let sealed = fs::read(path).unwrap();
    let mut reader = Decryptor::new(sealed.as_slice()).unwrap().decrypt(std::iter::once(identity)).ok()?;
    let mut text = String::new();
    reader.read_to_string(&mut text).ok()?;
    Some(text)
}

/// The command for those two purchases into that file.
fn two<'a>(file: &'a str, rest: &[&'a str]) -> Vec<&'a str> {
    let orders = ["key", "retrieve", CONTOSO, "--order", TWO[0], "--order", TWO[1], "--output", file];
    [&orders, rest].concat()
}

fn access(home: &Home, kind: &str) -> Vec<Value> {
    let output = home.command(&["activity", "--all", "--json"]).assert().success();
    let log: Value = serde_json::from_slice(&output.get_output().stdout).unwrap();
    let rows = log["activity"].as_array().unwrap().iter();
    rows.filter(|row| row["kind"] == kind && row["outcome"] == "done").cloned().collect()
}

#[test]
fn key_5_log_1_a_sealed_file_has_every_key_and_link_and_each_is_on_record() {
    let home = Home::new("retrieving-sealed");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keys.csv.age");
    let file = path.to_str().unwrap();
    let anna = x25519::Identity::generate();
    let recipient = anna.to_public().to_string();
    let output =
        home.command(&two(file, &["--recipient", &recipient, "--reason", "INC-7", "--json"])).assert().success();
    let told: Value = serde_json::from_slice(&output.get_output().stdout).unwrap();
    assert_eq!((&told["keys"], &told["sealing"], &told["got_again"]), (&2.into(), &"recipients".into(), &0.into()));
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    let text = opened(&path, &anna).unwrap();
    assert!(text.starts_with("\"customer\",\"tenant\",") && text.lines().count() == 3, "{text}");
    assert_eq!(opened(&path, &x25519::Identity::generate()), None);
    let copied = access(&home, "key-copied");
    assert_eq!(copied.len(), 2);
    assert!(copied.iter().all(|row| row["reason"] == "INC-7"), "{copied:?}");
    assert_eq!((access(&home, "link-copied").len(), access(&home, "keys-retrieved").len()), (2, 1));
    // It is there: nothing is written over it, and nothing is asked for.
    home.command(&two(file, &["--recipient", &recipient])).assert().code(1);
    assert_eq!(access(&home, "key-copied").len(), 2);
}

#[test]
fn key_5_a_passphrase_seals_it_and_a_plain_file_wants_its_number_of_keys() {
    let home = Home::new("retrieving-passphrase");
    let folder = tempfile::tempdir().unwrap();
    let inside = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (file, phrase) = (inside("keys.csv.age"), inside("phrase"));
    fs::write(&phrase, "en riktigt lång fras\n").unwrap();
    home.command(&two(&file, &["--seal-passphrase-file", &phrase])).assert().success();
    let identity = |text: &str| scrypt::Identity::new(SecretString::from(text.to_owned()));
    assert!(opened(Path::new(&file), &identity("en riktigt lång fras")).unwrap().contains("OR-7F3K2"));
    assert_eq!(opened(Path::new(&file), &identity("en annan lång fras")), None);
    let plain = inside("keys.csv");
    home.command(&two(&plain, &["--plain"])).assert().code(4);
    home.command(&two(&plain, &["--plain", "--confirm", "3"])).assert().code(4);
    assert!(!Path::new(&plain).exists());
    home.command(&two(&plain, &["--plain", "--confirm", "2"])).assert().success();
    assert!(fs::read_to_string(&plain).unwrap().contains("OR-QS1WZ"));
}

#[test]
fn a_passphrase_that_cannot_be_read_leaves_nothing_to_go_on_with() {
    let home = Home::new("retrieving-without-phrase");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keys.csv.age");
    let file = path.to_str().unwrap();
    home.command(&two(file, &["--seal-passphrase-file", "/nonexistent"])).assert().code(2);
    assert!(!path.exists() && access(&home, "key-copied").is_empty());
    let drafts = home.folder().join("data/nyckel/demo/drafts");
    let kept = walkdir::WalkDir::new(&drafts).into_iter().flatten().filter(|entry| entry.file_type().is_file());
    for entry in kept {
        let text = String::from_utf8_lossy(&fs::read(entry.path()).unwrap()).into_owned();
        assert!(!text.contains("OR-7F3K2"), "{}: {text}", entry.path().display());
    }
    // Who may have none is asked for none.
    let by_sales = two(file, &["--seal-passphrase-file", "/nonexistent"]);
    home.command(&[&["--operator", "Fatima Haddad"], by_sales.as_slice()].concat()).assert().code(3);
}

#[test]
fn role_2_who_may_have_no_key_is_refused_and_what_is_no_recipient_is_wrong_usage() {
    let home = Home::new("retrieving-refused");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keys.csv.age");
    let file = path.to_str().unwrap();
    let recipient = x25519::Identity::generate().to_public().to_string();
    let by_sales = [&["--operator", "Fatima Haddad"], two(file, &["--recipient", &recipient]).as_slice()].concat();
    home.command(&by_sales).assert().code(3);
    home.command(&two(file, &["--recipient", "age1abc"])).assert().code(2);
    home.command(&two(file, &[])).assert().code(2);
    home.command(&two(file, &["--recipient", &recipient, "--plain"])).assert().code(2);
    assert!(!path.exists());
    let required = Home::new("retrieving-reason").set("NYCKEL_REVEAL_REASON", "required");
    required.command(&two(file, &["--recipient", &recipient])).assert().code(4);
    required.command(&["key", "get", CONTOSO, TWO[0], "--show"]).assert().code(4);
    required.command(&two(file, &["--recipient", &recipient, "--reason", "INC-7"])).assert().success();
}
