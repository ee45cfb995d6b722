//! The commands of the README, run as they stand there.

use std::path::Path;
use std::process::Command;

use crate::home::Home;

/// The lines as the README has them; `tests/tidy` proves that none is missing here.
const LINES: &[&str] = &[
    "nyckel customers contoso",
    r#"nyckel subscriptions "Contoso AB""#,
    r#"nyckel software "Contoso AB" --json"#,
    r#"nyckel catalog "Contoso AB" visio"#,
    r#"nyckel order "Contoso AB" "Visio LTSC Professional 2024 - 1 License=2""#,
    r#"nyckel orders "Contoso AB" --json"#,
    r#"nyckel key get "Contoso AB" OR-7F3K2/1 --show"#,
    r#"nyckel key retrieve "Contoso AB" --order OR-7F3K2/1 --recipient age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p --output keys.csv.age"#,
    r#"nyckel link "Contoso AB" OR-7F3K2/1 --json"#,
    r#"nyckel download "Contoso AB" OR-7F3K2/1"#,
    r#"nyckel --as-customer "Contoso AB" software"#,
    r#"nyckel cancel subscription "Contoso AB" OR-NAMNN/1 --dry-run"#,
    r#"nyckel cancel software "Contoso AB" OR-HKBJF/1 --yes"#,
    r#"nyckel cancel receipt "Contoso AB" OR-HKBJF/1"#,
    r#"nyckel billing "Contoso AB" --month 2026-11 --csv"#,
    "nyckel support list",
    "nyckel deadlines --within 48h",
    r#"nyckel kms list "Contoso AB""#,
    "nyckel kms deadlines --within 30d",
    "nyckel activity",
    "nyckel operators",
    r#"nyckel operators change "Fatima Haddad" --role helpdesk-agent --role billing-admin"#,
    r#"nyckel activity --user "Anna Berg" --from 2026-11-01 --to 2026-11-23"#,
    "nyckel activity --all --output log.csv",
    "nyckel activity checkpoint --output checkpoint.json",
    "nyckel activity verify --checkpoint checkpoint.json",
    "nyckel market Kongo",
    "nyckel tour list",
    "nyckel tour record five-keys --to txt --lang sv",
    "nyckel verify",
    "nyckel export partner.jsonl",
    "nyckel import partner.jsonl --dry-run",
    "nyckel seed --customers 1000 --reset",
    "nyckel backup",
    "nyckel restore latest --yes",
    "nyckel compact",
    "nyckel recover",
    "nyckel doctor --json",
    "nyckel completions bash",
    "nyckel man",
];

#[test]
fn every_command_of_the_readme_works_and_prints_something() {
    let home = Home::new("readme");
    let programs = Path::new(env!("CARGO_BIN_EXE_nyckel")).parent().expect("the binary lies in a folder");
    for line in LINES {
        let path = format!("{}:/usr/bin:/bin", programs.display());
        let mut command = Command::new("/bin/sh");
        command.args(["-c", line]).env_clear().envs(home.environment().iter().cloned()).env("PATH", path);
        command.current_dir(home.folder().join("home"));
        let output = command.output().expect("a shell is there");
        assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
        assert!(!output.stdout.is_empty(), "{line} prints nothing");
    }
}
