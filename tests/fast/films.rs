//! Films of walkthroughs: the same to the byte, without a secret, and the manual that is made of them.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use nyckel::i18n::{Language, Locale};
use nyckel::recorder::{Film, cast, html, svg, text};
use nyckel::testing::screen;
use nyckel::theatre::filming::{Filming, pictured, played};
use nyckel::tour::{Line, Tour, shelf};
use nyckel::tui::repertoire::script;
use nyckel::tui::theme::ThemeName;
use ratatui::layout::Size;

/// The size of the pictures in the manual.
const PICTURE: Size = Size::new(90, 24);

/// So many digits in a row, whatever stands between groups of them, are a key; a GUID, an amount or a time has fewer.
const DIGITS_OF_A_KEY: usize = 20;

fn tours() -> Vec<Arc<Tour>> {
    shelf::SCRIPTS.iter().map(|(name, source)| script(name, source).unwrap()).collect()
}

fn filming(line: Line, language: Language, size: Size) -> Filming {
    Filming { line, language, size, theme: ThemeName::Dark }
}

fn lines(tour: &Tour) -> Vec<Line> {
    [Line::Main].into_iter().chain((0..tour.what_ifs.len()).map(Line::WhatIf)).collect()
}

/// The rows of every screen of a film.
fn rows(film: &Film) -> Vec<String> {
    let screens = film.shots().iter().map(|shot| &shot.screen);
    let row = |screen: &ratatui::buffer::Buffer, y| {
        (0..screen.area.width).filter_map(|x| screen.cell((x, y))).map(ratatui::buffer::Cell::symbol).collect()
    };
    screens.flat_map(|screen| (0..screen.area.height).map(move |y| row(screen, y))).collect()
}

/// Whether a key stands in a row: many digits, alone or in groups.
fn has_key(row: &str) -> bool {
    let mut digits = 0;
    row.chars().any(|sign| {
        match sign {
            '0'..='9' => digits += 1,
            ' ' | '-' if digits != 0 => {}
            _ => digits = 0,
        }
        DIGITS_OF_A_KEY <= digits
    })
}

#[test]
fn key_5_no_film_has_a_key() {
    // As it would stand there.
    assert!(has_key("│      1459 5078 0398 2947 9808 4854 2949 6655          │"));
    for tour in tours() {
        for line in lines(&tour) {
            let film = played(&tour, filming(line, Language::Swedish, Size::new(100, 30))).unwrap();
            let found = rows(&film).into_iter().find(|row| has_key(row));
            assert_eq!(found, None, "{} {line:?}", tour.name);
            assert!(1 < film.shots().len(), "{} {line:?} is no film", tour.name);
        }
    }
}

#[test]
fn a_film_is_the_same_to_the_byte_each_time_it_is_made() {
    let tour = tours().swap_remove(0);
    let written = || {
        let film = played(&tour, filming(Line::Main, Language::English, Size::new(80, 24))).unwrap();
        let pictures = pictured(&tour, filming(Line::Main, Language::English, PICTURE)).unwrap();
        let mut bytes = [Vec::new(), Vec::new(), Vec::new(), Vec::new()];
        let [first, second, third, fourth] = &mut bytes;
        cast::write(&film, first).unwrap();
        svg::write(&film, second).unwrap();
        html::write(&pictures, third).unwrap();
        text::write(&pictures, fourth).unwrap();
        bytes
    };
    assert_eq!(written(), written());
}

fn document(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Compares a document with what the product makes of it now; `NYCKEL_UPDATE=1` writes it anew.
fn check(path: &str, content: &[u8]) {
    let file = document(path);
    if std::env::var_os("NYCKEL_UPDATE").is_some() {
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, content).unwrap();
    }
    assert!(
        fs::read(&file).is_ok_and(|there| there == content),
        "{path} is not what the product makes now: run the test with NYCKEL_UPDATE=1 and look at it"
    );
}

#[test]
fn the_manual_is_what_the_walkthroughs_show() {
    for language in Language::ALL {
        let locale = Locale::new(language, chrono_tz::Europe::Stockholm);
        let mut contents = format!("# {}\n\n", locale.text(message("place-tours")));
        for tour in tours() {
            let mut page = Vec::new();
            let film = pictured(&tour, filming(Line::Main, language, PICTURE)).unwrap();
            html::write(&film, &mut page).unwrap();
            check(&format!("docs/manual/{}/{}.html", language.tag(), tour.name), &page);
            let (title, about) = (locale.text(tour.title), locale.text(tour.about));
            writeln!(contents, "- [{title}]({}.html): {about}", tour.name).unwrap();
        }
        check(&format!("docs/manual/{}/README.md", language.tag()), contents.as_bytes());
    }
}

#[test]
fn the_moving_picture_in_the_readme_is_the_first_walkthrough() {
    let tour = tours().swap_remove(0);
    let film = played(&tour, filming(Line::Main, Language::English, Size::new(90, 26))).unwrap();
    let mut picture = Vec::new();
    svg::write(&film, &mut picture).unwrap();
    check("docs/five-keys.svg", &picture);
}

#[test]
fn the_picture_in_the_readme_is_contosos_software_in_the_first_walkthrough() {
    const START: &str = "<!-- picture -->";
    const END: &str = "<!-- /picture -->";
    let tour = tours().swap_remove(0);
    let film = pictured(&tour, filming(Line::Main, Language::English, Size::new(100, 26))).unwrap();
    let picture = screen::text(&film.shots()[3].screen);
    let readme = fs::read_to_string(document("README.md")).unwrap();
    let (before, rest) = readme.split_once(START).expect("README.md says where its picture begins");
    let (_, after) = rest.split_once(END).expect("README.md says where its picture ends");
    check("README.md", format!("{before}{START}\n```text\n{picture}```\n{END}{after}").as_bytes());
}

fn message(id: &'static str) -> nyckel::i18n::MessageId {
    nyckel::i18n::MessageId::from_macro(id)
}
