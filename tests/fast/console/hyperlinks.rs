//! What on the screen leads to an address in terminals that have hyperlinks.

use chrono::Duration;
use nyckel::config::{LinkChoice, Overlay};
use nyckel::i18n::Language;
use nyckel::testing::{Stage, StageOptions};
use ratatui::layout::Size;

use super::{SIZES, check_says, go_to_the_panes, page, text};

const PORTAL: &str = "https://portal.azure.com/";

/// The console in every language and size, on a terminal with hyperlinks or one without.
fn stages(links: LinkChoice) -> impl Iterator<Item = Stage> {
    let options = move |language, size| {
        let flags = Overlay { links: Some(links), ..Overlay::default() };
        StageOptions { language, size, flags, ..StageOptions::default() }
    };
    let sizes = move |language| SIZES.into_iter().map(move |size| Stage::new(options(language, size)));
    Language::ALL.into_iter().flat_map(sizes)
}

fn go_to(stage: &mut Stage, product: &str) {
    stage.text("contoso").keys("Enter w /").text(product).keys("Enter");
}

#[test]
fn key_5_a_link_is_a_hyperlink_just_as_long_as_it_can_be_read() {
    for stage in stages(LinkChoice::On) {
        let mut stage = go_to_the_panes(stage);
        assert_eq!(stage.hyperlinks(), [], "no link is on the screen before it was asked for");
        stage.keys("v");
        let links = stage.hyperlinks();
        let (address, _) = &links[0];
        assert!(address.starts_with("https://download.example/"), "{links:?}");
        let whole: String = links.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(&whole, address, "every row of it leads there, and nothing else does");
        assert!(links.iter().all(|(other, _)| other == address), "{links:?}");
        stage.keys("F1");
        assert!(stage.hyperlinks().iter().all(|(_, text)| address.contains(text.as_str())), "{}", stage.screen());
        stage.keys("Esc f");
        assert_eq!(stage.hyperlinks(), [], "the code covers it");
        stage.keys("f v");
        assert_eq!(stage.hyperlinks(), []);
        stage.keys("v");
        stage.clock.set(stage.now().after(Duration::days(2)));
        assert_eq!(stage.hyperlinks(), [], "it has expired");
    }
}

#[test]
fn prod_3_the_address_of_the_instructions_leads_there_and_so_does_the_button_on_their_page() {
    for mut stage in stages(LinkChoice::On) {
        go_to(&mut stage, "extended");
        stage.keys("Enter");
        let address = page(&stage).product.instructions().unwrap().link.clone();
        let texts = |stage: &Stage| stage.hyperlinks().into_iter().map(|(_, text)| text).collect::<Vec<String>>();
        assert_eq!(texts(&stage).concat(), address);
        // Of a page that is longer than the screen what is in sight: with the focus on the button, all of it.
        stage.resize(60, 18).keys("k");
        assert_eq!(texts(&stage).concat(), address, "{}", stage.screen());
        check_says(&stage, &text(stage.locale(), "key-notice"));
        stage.keys("PgUp");
        for (leads, text) in stage.hyperlinks() {
            assert!(leads == address && address.contains(&text), "{text}:\n{}", stage.screen());
        }
        stage.keys("Enter");
        let on_their_page = texts(&stage);
        assert_eq!((&on_their_page[0], on_their_page[1..].concat()), (&button(&stage), address), "{}", stage.screen());
    }
}

fn button(stage: &Stage) -> String {
    format!("[ {} ]", text(stage.locale(), "instructions-whole"))
}

#[test]
fn prod_6_the_portal_leads_there() {
    for mut stage in stages(LinkChoice::On) {
        go_to(&mut stage, "azure reserved");
        assert_eq!(stage.hyperlinks(), [(PORTAL.to_owned(), PORTAL.to_owned())]);
        stage.click(PORTAL);
        assert!(stage.done().iter().any(|done| format!("{done:?}").contains(PORTAL)), "{:?}", stage.done());
    }
}

#[test]
fn the_screen_is_the_same_without_hyperlinks_and_has_none() {
    for (mut with, mut without) in stages(LinkChoice::On).zip(stages(LinkChoice::Off)) {
        for stage in [&mut with, &mut without] {
            go_to(stage, "extended");
            stage.keys("Enter");
        }
        assert_eq!(without.hyperlinks(), []);
        assert_eq!(without.styled(), with.styled());
    }
    let mut stage = go_to_the_panes(Stage::new(StageOptions { size: Size::new(120, 40), ..StageOptions::default() }));
    stage.keys("v");
    assert_eq!(stage.hyperlinks(), [], "nobody knows that this terminal has them");
}
