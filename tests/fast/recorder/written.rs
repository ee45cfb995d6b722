//! What is written of films, to the byte.

use std::time::Duration;

use nyckel::i18n::Language;
use nyckel::recorder::{Film, Shot};
use ratatui::layout::Size;

use super::films::{FORMATS, Writer, shot, tiny, written};

#[test]
fn a_tiny_film_in_each_format() {
    for (ending, write) in FORMATS {
        insta::assert_snapshot!(format!("tiny.{ending}"), written(&tiny(), write));
    }
}

#[test]
fn the_same_film_makes_the_same_bytes() {
    for (ending, write) in FORMATS {
        assert_eq!(written(&tiny(), write), written(&tiny(), write), "{ending}");
    }
}

fn svg() -> Writer {
    nyckel::recorder::svg::write
}

fn film(shots: Vec<Shot>, ends: u64) -> Film {
    let size = shots[0].screen.area.as_size();
    Film::new("", Language::English, size, shots, Duration::from_millis(ends)).unwrap()
}

#[test]
fn no_document_has_a_control_character_or_what_refers_to_elsewhere() {
    for (ending, write) in FORMATS {
        let text = written(&tiny(), write);
        let controls: Vec<char> = text.chars().filter(|letter| letter.is_control() && *letter != '\n').collect();
        assert!(controls.is_empty(), "{ending}: {controls:?}");
        let elsewhere = text.replace("http://www.w3.org/2000/svg", "");
        for word in ["http", "<script", "<img", "@import", "url("] {
            assert!(!elsewhere.contains(word), "{ending}: {word}");
        }
    }
}

#[test]
fn a_film_without_pictures_says_so() {
    let film = film(vec![shot(0, Size::new(40, 1))], 0);
    for (ending, write) in FORMATS.into_iter().filter(|(ending, _)| ["html", "txt"].contains(ending)) {
        assert!(written(&film, write).contains("This recording has no pictures."), "{ending}");
    }
}

#[test]
fn an_animation_has_a_frame_for_each_screen_that_lasts_and_differs() {
    let size = Size::new(3, 1);
    let mut shots = [0, 100, 200, 300, 300, 400].map(|at| shot(at, size));
    for (shot, text) in shots.iter_mut().zip(["a", "a", "b", "c", "d", "a"]) {
        shot.screen.set_string(0, 0, text, ratatui::style::Style::new());
    }
    let text = written(&film(shots.to_vec(), 1_000), svg());
    assert_eq!(text.matches("class=\"frame\"").count(), 4, "{text}");
    for keyframes in ["f0{0%{visibility:visible}20%", "20%{visibility:visible}30%", "40%{visibility:visible}100%"] {
        assert!(text.contains(keyframes), "{keyframes}: {text}");
    }
    assert_eq!(text.matches(">a</text>").count(), 1, "a row that comes again stands there once: {text}");
    let one = written(&film(vec![shot(0, size)], 1_000), svg());
    assert!(!one.contains("keyframes"), "{one}");
}
