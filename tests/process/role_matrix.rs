//! Every command as every role, one process each: what the matrix allows ends with 0, what it does not ends with 3, says
//! nothing on standard output, and is on record (ROLE-1 … ROLE-5).

use std::collections::BTreeSet;
use std::fs;

use nyckel::domain::{Permission, Role};
use serde_json::Value;

use crate::home::Home;

const CONTOSO: &str = "contoso.example";
/// Who may cancel does so to these two, and the others find them as they are left.
const WINDOWS: &str = "OR-7F3K2/1";
const SQL: &str = "OR-QS1WZ/1";
const KEPT: &str = "OR-12PS6/1";
const VISIO: &str = "Visio LTSC Professional 2024 - 1 License";
const REQUEST: &[&str] = &[
    "support",
    "file",
    "--kind",
    "other",
    "--title",
    "En fråga",
    "--description",
    "Vi undrar.",
    "--email",
    "kim@partner.example",
    "--phone",
    "08-123 00 00",
];

/// What is in brackets stands for something of the role's own: a device, an operator, a file that is not there yet.
const COMMANDS: &[(&[&str], Permission)] = {
    use Permission as P;
    &[
        (&["customers"], P::LookAtCustomers),
        (&["subscriptions", CONTOSO], P::LookAtSubscriptions),
        (&["software", CONTOSO], P::LookAtSoftware),
        (&["catalog", CONTOSO], P::LookAtOrders),
        (&["orders", CONTOSO], P::LookAtOrders),
        (&["order", CONTOSO, VISIO], P::Buy),
        (&["order", CONTOSO, VISIO, "--yes"], P::Buy),
        (&["key", "get", CONTOSO, KEPT, "--show"], P::Keys),
        (&["key", "retrieve", CONTOSO, "--order", KEPT, "--recipient", RECIPIENT, "--output", "{file}.age"], P::Keys),
        (&["link", CONTOSO, KEPT, "--show"], P::Keys),
        (&["download", CONTOSO, KEPT, "--replace"], P::Keys),
        (&["cancel", "subscription", CONTOSO, SQL, "--dry-run"], P::Cancel),
        (&["cancel", "subscription", CONTOSO, SQL, "--yes"], P::Cancel),
        (&["cancel", "software", CONTOSO, WINDOWS, "--dry-run"], P::Cancel),
        (&["cancel", "software", CONTOSO, WINDOWS, "--yes"], P::Cancel),
        (&["cancel", "receipt", CONTOSO, WINDOWS], P::Invoices),
        (&["billing", CONTOSO], P::Invoices),
        (&["billing", "--month", "2026-11"], P::Invoices),
        (&["support", "list"], P::SupportRequest),
        (&["support", "show", "SR-29RVT0"], P::SupportRequest),
        (&["support", "export", "SR-29RVT0", "--as", "text"], P::SupportRequest),
        (REQUEST, P::SupportRequest),
        (&["deadlines"], P::LookAtPlans),
        (&["kms", "list", CONTOSO], P::LookAtPlans),
        (&["kms", "export", CONTOSO], P::LookAtPlans),
        (&["kms", "deadlines"], P::LookAtPlans),
        (&["kms", "add", CONTOSO, "--name", "{role}", "--last-activation", "2026-11-01"], P::ChangePlans),
        (&["kms", "import", CONTOSO, "{table}"], P::ChangePlans),
        (&["kms", "move", CONTOSO, "{role}"], P::ChangePlans),
        (&["kms", "remove", CONTOSO, "{role}"], P::ChangePlans),
        (&["activity"], P::ActivityLog),
        (&["activity", "--csv", "--output", "{file}.csv"], P::ActivityLog),
        (&["activity", "verify"], P::ActivityLog),
        (&["activity", "checkpoint"], P::ActivityLog),
        (&["operators"], P::OwnSettings),
        (
            &["operators", "add", "Till {role}", "--role", "{role}", "--new-passphrase-file", "{passphrase}"],
            P::Operators,
        ),
        (&["operators", "change", "Ny {role}", "--role", "{role}"], P::Operators),
        (&["operators", "passphrase", "Ny {role}", "--new-passphrase-file", "{passphrase}"], P::Operators),
        (&["operators", "remove", "Ny {role}", "--yes"], P::Operators),
        (&["verify"], P::StoreUpkeep),
        (&["export"], P::StoreUpkeep),
        (&["import", "{records}"], P::StoreUpkeep),
        (&["backup"], P::StoreUpkeep),
        (&["compact"], P::StoreUpkeep),
        (&["restore", "latest", "--yes"], P::StoreUpkeep),
    ]
};

const RECIPIENT: &str = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";

/// What no role is needed for: they are about this machine, or make the store that has the first operator.
const FREE: [&str; 9] = ["market", "tour", "init", "doctor", "seed", "recover", "completions", "man", "help"];

/// The word of a role on the command line.
fn word(role: Role) -> String {
    let name = format!("{role:?}");
    let mut word = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !word.is_empty() {
            word.push('-');
        }
        word.extend(letter.to_lowercase());
    }
    word
}

/// The demo with an operator of each role, named as the role, beside those it has.
fn office() -> Home {
    let home = Home::new("role-matrix").set("NYCKEL_TESTING_CHEAP_PASSPHRASES", "1");
    let file = |name: &str, text: &str| fs::write(home.folder().join("home").join(name), text).unwrap();
    file("passphrase", "en lång fras för alla");
    for role in Role::ALL {
        let name = word(role);
        file(&format!("{name}.csv"), &format!("Namn;Senast aktiverad\n{name}-2;2026-11-01\n"));
        let add = ["operators", "add", &name, "--role", &name, "--new-passphrase-file", "passphrase"];
        home.command(&add).assert().success();
        let other = format!("Ny {name}");
        home.command(&["operators", "add", &other, "--role", &name, "--new-passphrase-file", "passphrase"])
            .assert()
            .success();
        home.command(&["kms", "add", CONTOSO, "--name", &name, "--last-activation", "2026-11-01"]).assert().success();
    }
    home.command(&["export", "records"]).assert().success();
    home.command(&["backup"]).assert().success();
    home
}

/// The command as that role gives it.
fn of(command: &[&str], role: &str, number: usize) -> Vec<String> {
    let put_in = |argument: &&str| {
        let argument = argument.replace("{file}", &format!("{role}-{number}")).replace("{passphrase}", "passphrase");
        argument.replace("{table}", &format!("{role}.csv")).replace("{records}", "records").replace("{role}", role)
    };
    let as_role = ["--operator", role].into_iter().map(str::to_owned);
    as_role.chain(command.iter().map(put_in)).collect()
}

#[test]
fn role_1_role_2_role_3_role_5_every_command_ends_for_every_role_as_the_matrix_says() {
    let home = office();
    let mut wrong = Vec::new();
    for role in Role::ALL {
        let name = word(role);
        let mut refused = 0;
        for (number, (command, permission)) in COMMANDS.iter().enumerate() {
            let is_allowed = role.permissions().contains(permission);
            let arguments = of(command, &name, number);
            let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
            let output = home.command(&arguments).output().unwrap();
            let is_as_it_should_be = match output.status.code() {
                Some(0) => is_allowed,
                Some(3) => !is_allowed && output.stdout.is_empty() && !output.stderr.is_empty(),
                _ => false,
            };
            if !is_as_it_should_be {
                let told = String::from_utf8_lossy(&output.stderr).into_owned();
                wrong.push(format!("{arguments:?}: {:?} {told}", output.status.code()));
            }
            refused += usize::from(!is_allowed);
        }
        let log = ["activity", "--all", "--user", &name, "--outcome", "refused", "--limit", "1000", "--json"];
        let log = home.command(&log).assert().success().get_output().stdout.clone();
        let log: Value = serde_json::from_slice(&log).unwrap();
        let on_record = log["activity"].as_array().unwrap().len();
        if on_record != refused {
            wrong.push(format!("{name}: {on_record} of {refused} refusals are on record"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The commands that a command's help lists.
fn listed(home: &Home, command: &[&str]) -> Vec<String> {
    let help = home.command(&[&["--lang", "en"], command, &["--help"]].concat()).assert().success();
    let help = String::from_utf8(help.get_output().stdout.clone()).unwrap();
    let commands = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let names = commands.filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    names.filter_map(|line| line.split_whitespace().next().map(str::to_owned)).collect()
}

#[test]
fn role_5_there_is_no_command_that_no_role_tries() {
    let home = Home::new("role-matrix-commands");
    let tried: BTreeSet<String> = COMMANDS.iter().map(|(command, _)| command[0].to_owned()).collect();
    let tried_below: BTreeSet<String> =
        COMMANDS.iter().map(|(command, _)| command[..command.len().min(2)].join(" ")).collect();
    let mut missing = Vec::new();
    for command in listed(&home, &[]).into_iter().filter(|command| !FREE.contains(&command.as_str())) {
        let below = listed(&home, &[&command]);
        missing.extend(below.iter().map(|name| format!("{command} {name}")).filter(|name| !tried_below.contains(name)));
        if !tried.contains(&command) {
            missing.push(command);
        }
    }
    assert!(missing.is_empty(), "{missing:?}");
}
