//! Walkthroughs on the command line: listed, played in a terminal without any store, and recorded.

use std::fs;

use serde_json::Value;

use crate::home::Home;
use crate::terminal::{Size, Terminal};

fn run(home: &Home, arguments: &[&str], code: i32) -> (String, String) {
    let assert = home.command(arguments).assert().code(code);
    let output = assert.get_output();
    (String::from_utf8(output.stdout.clone()).unwrap(), String::from_utf8(output.stderr.clone()).unwrap())
}

/// Everything that lies below a home.
fn files(home: &Home) -> Vec<String> {
    let entries = walkdir::WalkDir::new(home.folder().join("home")).into_iter().filter_map(Result::ok);
    let files = entries.filter(|entry| entry.file_type().is_file());
    files.map(|entry| entry.path().display().to_string()).collect()
}

#[test]
fn a_walkthrough_plays_in_a_terminal_and_leaves_no_store_behind() {
    for (language, said) in [("sv", "Konsolen börjar i sökrutan"), ("en", "The console begins in the search box")] {
        let home = Home::new("tour-play");
        let arguments = ["tour", "play", "five-keys", "--speed", "400", "--lang", language];
        let terminal = Terminal::nyckel(&home, Size::NARROW, &arguments);
        terminal.wait_for(said);
        // By itself, at four times a person's pace.
        terminal.wait_for("contoso.example");
        terminal.keys("Right");
        terminal.keys("q");
        assert!(terminal.wait_exit().success());
        terminal.assert_restored();
        assert!(files(&home).iter().all(|path| !path.contains("demo") && !path.contains("main")), "{:?}", files(&home));
    }
}

#[test]
fn one_is_led_key_by_key_from_a_step_and_a_branch() {
    let home = Home::new("tour-guide");
    let arguments = ["tour", "play", "five-keys", "--mode", "guide", "--step", "3", "--lang", "en"];
    let terminal = Terminal::nyckel(&home, Size::WIDE, &arguments);
    terminal.wait_for("step 3 of 7");
    terminal.keys("b");
    terminal.wait_for("That leads elsewhere");
    terminal.keys("F5");
    terminal.keys("w");
    terminal.wait_for("step 4 of 7");
    terminal.keys("Ctrl-c");
    assert!(terminal.wait_exit().success());
    terminal.assert_restored();
    // How far one has come is kept, and gone on with in the same way.
    let (listed, _) = run(&home, &["tour", "list", "--lang", "en"], 0);
    assert!(listed.contains("step 4 of 7"), "{listed}");
    let terminal = Terminal::nyckel(&home, Size::WIDE, &["tour", "play", "five-keys", "--continue", "--lang", "en"]);
    terminal.wait_for("guides · step 4 of 7");
    terminal.keys("Ctrl-c");
    assert!(terminal.wait_exit().success());
    let branch = ["tour", "play", "five-keys", "--what-if", "wrong-role", "--lang", "en"];
    let terminal = Terminal::nyckel(&home, Size::WIDE, &branch);
    terminal.wait_for("Without the role");
    terminal.keys("Esc");
    assert!(terminal.wait_exit().success());
    terminal.assert_restored();
}

#[test]
fn one_is_recorded_in_every_form_the_same_each_time() {
    let home = Home::new("tour-record");
    for (form, beginning) in [("cast", "{"), ("svg", "<svg"), ("html", "<!"), ("txt", "")] {
        let arguments = ["tour", "record", "five-keys", "--to", form, "--size", "80x24", "--lang", "sv"];
        let (first, _) = run(&home, &arguments, 0);
        assert!(first.contains(beginning) && 1_000 < first.len(), "{form}: {first}");
        assert_eq!(first, run(&home, &arguments, 0).0, "{form}");
    }
    let (cast, _) = run(&home, &["tour", "record", "five-keys", "--size", "80x24"], 0);
    let head: Value = serde_json::from_str(cast.lines().next().unwrap()).unwrap();
    assert_eq!((&head["version"], &head["width"], &head["height"]), (&2.into(), &80.into(), &24.into()));
}

#[test]
fn what_is_wrong_is_told_with_what_can_be_given() {
    let home = Home::new("tour-wrong");
    let (_, told) = run(&home, &["tour", "play", "six-keys", "--lang", "en"], 2);
    assert!(told.contains("six-keys"), "{told}");
    let (_, told) = run(&home, &["tour", "play", "five-keys", "--step", "99", "--lang", "en"], 2);
    assert!(told.contains("steps 1 to 7"), "{told}");
    let (_, told) = run(&home, &["tour", "record", "five-keys", "--what-if", "no-such", "--lang", "en"], 5);
    assert!(told.contains("no-such") && told.contains("wrong-role"), "{told}");
    let (_, told) = run(&home, &["tour", "record", "five-keys", "--size", "20x5", "--lang", "en"], 2);
    assert!(told.contains("60x24"), "{told}");
    let path = home.folder().join("home").join("there.cast");
    fs::write(&path, "mine").unwrap();
    let (_, told) = run(&home, &["tour", "record", "five-keys", "--output", path.to_str().unwrap(), "--lang", "en"], 1);
    assert!(told.contains("--output"), "{told}");
    assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
}

#[test]
fn they_are_listed_for_people_and_for_programs() {
    let home = Home::new("tour-list");
    let (listed, _) = run(&home, &["tour", "list", "--lang", "sv"], 0);
    assert!(listed.contains("five-keys") && listed.contains("Fem tangenter till en nyckel"), "{listed}");
    let (listed, _) = run(&home, &["tour", "list", "--json"], 0);
    let tours: Value = serde_json::from_str(&listed).unwrap();
    assert!(tours.as_array().unwrap().iter().any(|tour| tour["name"] == "five-keys" && tour["steps"] == 7), "{listed}");
}
