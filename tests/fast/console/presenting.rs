//! Presenter mode: no name and no id of a customer, a person or a purchase is on the screen, in any place or dialog, on the
//! way there, in what the terminal is told besides, or in what goes through it to a clipboard.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use aho_corasick::AhoCorasick;
use nyckel::config::Overlay;
use nyckel::demo::Demo;

use nyckel::domain::operator::Notifications;
use nyckel::i18n::Language;
use nyckel::ports::{CopyRoute, Loaded};
use nyckel::testing::stage::Done;
use nyckel::testing::{Stage, StageOptions};
use nyckel::tui::step::Destination;
use nyckel::tui::terminal::Notification;

use super::snapshots::SCENES;
use super::{SIZES, check_says, monkey, shows_a_key, text};
use crate::support::chance::Chance;

/// How much of a name has to stand there to be one: cut off it is a name still.
const ENOUGH: usize = 7;

/// The names and ids of a record, and what somebody wrote in it.
fn names_in(record: Loaded) -> Vec<String> {
    let start = |text: &str| text.chars().take(ENOUGH).collect::<String>();
    match record {
        Loaded::Customer(customer) => {
            let begun = [start(&customer.name), start(&customer.domain), start(&customer.id.to_string())];
            let contact = [customer.contact.name, customer.contact.email, customer.contact.phone];
            begun.into_iter().chain(contact).collect()
        }
        Loaded::Order(order) => vec![order.id.to_string()],
        Loaded::Subscription(subscription) => {
            vec![start(&subscription.id.to_string()), subscription.friendly_name]
        }
        Loaded::Operator(operator) => vec![start(&operator.id.to_string()), operator.name],
        Loaded::KmsDevice(device) => vec![device.details.name, device.details.note],
        Loaded::SupportRequest(filed) => {
            let details = filed.request.details;
            let described = details.description.lines().map(str::to_owned);
            [filed.request.number.to_string(), details.title].into_iter().chain(described).collect()
        }
        Loaded::KeySlot(_) | Loaded::Entitlement(_) | Loaded::Schedule(_) | Loaded::Charge(_) | Loaded::Activity(_) => {
            Vec::new()
        }
    }
}

/// The names and ids of the demo, as far as they are looked for.
fn names_and_ids() -> BTreeSet<String> {
    let demo = Demo::new(Demo::SEED, Demo::CUSTOMERS);
    // What subscriptions are called by themselves is what was bought.
    let title =
        |record| if let Loaded::Entitlement(entitlement) = record { Some(entitlement.line.title) } else { None };
    let titles: BTreeSet<String> = demo.records().filter_map(title).collect();
    let mut all: BTreeSet<String> = demo.records().flat_map(names_in).collect();
    all.extend(["/home/", "INC-4711"].map(str::to_owned));
    all.retain(|text| text.len() > 4 && !titles.iter().any(|title| title.starts_with(text.as_str())));
    assert!(all.len() > 1_000, "{}", all.len());
    all
}

/// How an example begins.
const EXAMPLES: [&str; 2] = ["t.ex. ", "e.g. "];

fn presenting(options: StageOptions) -> StageOptions {
    StageOptions { flags: Overlay { presenter: Some(true), ..options.flags.clone() }, ..options }
}

/// The names and ids that are looked for, all of them at once.
struct Names(AhoCorasick);

impl Names {
    fn of_the_demo() -> Self {
        Self(AhoCorasick::new(names_and_ids()).expect("they can be looked for"))
    }

    /// What of them stands in a text, each with the row it stands in.
    fn leaks<'a>(&self, screen: &'a str) -> BTreeSet<(&'a str, &'a str)> {
        // The examples in empty fields are nobody's.
        let rows = screen.lines().filter(|line| !EXAMPLES.iter().any(|example| line.contains(example)));
        rows.flat_map(|line| self.0.find_overlapping_iter(line).map(move |found| (&line[found.range()], line)))
            .collect()
    }
}

#[test]
fn no_place_and_no_dialog_shows_a_name_or_an_id() {
    let names = Names::of_the_demo();
    let mut told = String::new();
    let ways = [(Language::Swedish, SIZES[0]), (Language::English, SIZES[1])];
    // A walkthrough shows nobody of the partner's: its customers are invented, and its texts speak of them.
    let scenes = SCENES.iter().filter(|scene| !scene.name.starts_with("tour-"));
    for (scene, (language, size)) in scenes.zip(ways.into_iter().cycle()) {
        {
            let options = (scene.options)(StageOptions { language, size, ..StageOptions::default() });
            let mut stage = Stage::new(presenting(options));
            (scene.way)(&mut stage);
            for (name, row) in names.leaks(&stage.screen()) {
                writeln!(told, "{} {}: {name:?} in {row}", scene.name, language.tag()).unwrap();
            }
            // What came of it is told at Home too: who was opened last, and what was left unfinished.
            stage.release_all().keys("Esc Esc Esc g h Alt-w End");
            for (name, row) in names.leaks(&stage.screen()) {
                writeln!(told, "{} {}, and Home: {name:?} in {row}", scene.name, language.tag()).unwrap();
            }
        }
    }
    assert!(told.is_empty(), "\n{told}");
}

/// How many things happen before an audience.
const STEPS: usize = 4_000;

/// How many of them before one console.
const LIFE: usize = 250;

#[test]
fn whatever_a_monkey_does_before_an_audience_nobody_is_named() {
    let names = Names::of_the_demo();
    let mut chance = Chance::seeded(1_147);
    let mut told = BTreeSet::new();
    for _ in 0..STEPS / LIFE {
        let (language, size) = (*chance.one(&Language::ALL), *chance.one(&SIZES));
        let options = StageOptions { language, size, ..StageOptions::default() };
        let mut stage = Stage::new(presenting(options));
        let way =
            *chance.one(&["Enter w Enter Enter", "Enter s Enter", "Enter o", "Enter M", "Enter K", "Enter b", ""]);
        stage.text("contoso").keys(way);
        let mut happened = Vec::new();
        for _ in 0..LIFE {
            happened.push(monkey::happen(&mut stage, &mut chance));
            if stage.is_over() {
                break;
            }
            for (name, row) in names.leaks(&stage.screen()) {
                let last = happened.iter().rev().take(8).rev().cloned().collect::<Vec<_>>().join(" ");
                told.insert(format!("{name:?} in {row}\n  after … {last}"));
            }
        }
    }
    assert!(told.is_empty(), "\n{}", told.into_iter().take(30).collect::<Vec<_>>().join("\n"));
}

/// The page of the keys of Contoso's first purchase.
fn at_a_key(routes: &[CopyRoute]) -> Stage {
    let mut stage = Stage::new(StageOptions { routes: routes.to_vec(), ..StageOptions::default() });
    stage.text("contoso").keys("Enter w Enter Enter");
    stage
}

#[test]
fn alt_p_covers_what_stands_there_and_uncovers_it_over_a_dialog_too() {
    let names = Names::of_the_demo();
    let mut stage = at_a_key(&[CopyRoute::System]);
    for way in ["", "Enter", "Esc Esc Esc", "F1"] {
        stage.keys(way);
        let before = stage.screen();
        assert!(!names.leaks(&before).is_empty(), "{before}");
        stage.keys("Alt-p");
        assert_eq!(names.leaks(&stage.screen()), BTreeSet::new(), "{}", stage.screen());
        check_says(&stage, &text(stage.locale(), "presenter-word"));
        stage.keys("Alt-p");
        assert!(!names.leaks(&stage.screen()).is_empty(), "{}", stage.screen());
    }
}

#[test]
fn key_1_a_key_that_is_shown_hides_and_the_next_one_opens_masked_until_v_shows_it() {
    let mut stage = at_a_key(&[CopyRoute::System]);
    stage.keys("Enter");
    assert!(shows_a_key(&stage.screen()), "{}", stage.screen());
    stage.keys("Alt-p");
    assert!(!shows_a_key(&stage.screen()), "{}", stage.screen());
    stage.keys("Esc Enter");
    assert!(!shows_a_key(&stage.screen()), "{}", stage.screen());
    stage.keys("v");
    assert!(shows_a_key(&stage.screen()), "{}", stage.screen());
}

#[test]
fn key_5_nothing_is_copied_through_a_terminal_that_may_be_recorded() {
    let mut stage = at_a_key(&[CopyRoute::Osc52, CopyRoute::System, CopyRoute::File]);
    stage.keys("Alt-p y");
    assert!(stage.clipboard.text(CopyRoute::System).is_some_and(|copied| shows_a_key(&copied)), "{}", stage.screen());
    assert_eq!(stage.clipboard.text(CopyRoute::Osc52), None);
    let mut alone = at_a_key(&[CopyRoute::Osc52, CopyRoute::File]);
    alone.keys("Alt-p y");
    assert_eq!(alone.clipboard.put_so_far(), [], "a file is asked about first\n{}", alone.screen());
    alone.keys("Esc Esc Esc y");
    assert_eq!(alone.clipboard.put_so_far(), [], "an id goes through it no more than a key\n{}", alone.screen());
}

#[test]
fn what_the_terminal_tells_of_names_nobody() {
    let names = Names::of_the_demo();
    let flags = Overlay { notifications: Some(Notifications::Osc9), presenter: Some(true), ..Overlay::default() };
    let stage = Stage::new(StageOptions { flags, ..StageOptions::default() });
    let told = |done: &Done| {
        if let Done::Notified(Notification::Words(words)) = done { Some(words.clone()) } else { None }
    };
    let told: Vec<String> = stage.done().iter().filter_map(told).collect();
    let [words] = told.as_slice() else { panic!("{told:?}") };
    assert!(words.contains("Kund ") && names.leaks(words).is_empty(), "{words}");
}

#[test]
fn support_1_what_is_written_for_others_is_whole_though_the_screen_is_covered() {
    let mut stage = Stage::new(presenting(StageOptions::default()));
    stage.keys("Esc g s Enter");
    let Destination::SupportRequest(number) = stage.app().destination() else { panic!("{}", stage.screen()) };
    stage.keys("e");
    let written = stage.own_files.get(format!("exports/{number}.txt")).expect("it was written");
    let written = String::from_utf8_lossy(written.as_bytes());
    assert!(written.contains("Contoso AB") && !written.contains('•'), "{written}");
}
