//! `docs/RULES.md`: every rule of the domain, where it is decided, where it is tested, or which issue brings it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use nyckel::domain::RuleId;

use super::documents::check_generated;
use super::rules_pending::PENDING;
use super::rules_scan::{decided, tested};

const OPENING: &str = "# Rules\n\n\
    Every rule of the domain: the items whose doc comment names it, the tests whose name begins with it, and the issue \
    that brings what is not there yet. Generated from the code: `NYCKEL_UPDATE=1 cargo test --test tidy`.\n\n\
    | rule | decided in | tested by | comes with |\n|---|---|---|---|\n";

#[test]
fn rules_are_decided_and_tested_or_their_issue_is_named() {
    let (decided, tested) = (decided(), tested());
    let mut document = OPENING.to_owned();
    let mut missing = Vec::new();
    for rule in RuleId::ALL {
        let pending = PENDING.iter().find(|(pending, _)| pending == rule).map(|(_, issue)| issue);
        for (what, places) in [("decided", &decided), ("tested", &tested)] {
            if pending.is_none() && !places.contains_key(rule) {
                missing.push(format!("{rule} is not {what}"));
            }
        }
        let issue = pending.map(|issue| format!("issue {issue}")).unwrap_or_default();
        writeln!(document, "| {rule} | {} | {} | {issue} |", cell(decided.get(rule)), cell(tested.get(rule)))
            .expect("writing to a text succeeds");
    }
    check_generated("docs/RULES.md", &document);
    assert!(
        missing.is_empty(),
        "name the rule in the doc comment of what decides it, and begin a test's name with it:\n{}",
        missing.join("\n")
    );
}

#[test]
fn no_rule_is_pending_twice() {
    for (at, (rule, _)) in PENDING.iter().enumerate() {
        assert!(PENDING.iter().skip(at + 1).all(|(other, _)| other != rule), "{rule} is pending twice");
    }
}

fn cell(places: Option<&BTreeMap<String, Vec<String>>>) -> String {
    let Some(places) = places else { return "–".to_owned() };
    let files = places.iter().map(|(path, names)| {
        let shown = path.trim_start_matches("src/");
        let names = names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
        if names.is_empty() { format!("[{shown}](../{path})") } else { format!("[{shown}](../{path}): {names}") }
    });
    files.collect::<Vec<_>>().join("<br>")
}
