//! A film of the real console: from a search to the key in the clipboard. `NYCKEL_FILMS=FOLDER` keeps the files to look at.

use std::time::Duration;

use nyckel::i18n::Language;
use nyckel::recorder::{Caption, Film, Shot};
use nyckel::testing::{Stage, StageOptions};
use ratatui::layout::Size;

use super::films::{FORMATS, written};

/// The keys, what is said before each is pressed, and the chapter.
const STEPS: [(&str, &str, &str); 6] = [
    ("", "Hitta kunden", "Startsidan. Skriv några bokstäver i kundens namn: <contoso>."),
    ("c o n t o s o", "Hitta kunden", "Kunden står överst. Tryck Enter för att öppna kontot."),
    ("Enter", "Hitta programvaran", "Kundens konto. Tryck w för programvaran."),
    ("w", "Hitta programvaran", "Programvaran. Tryck Enter för att öppna det första köpet."),
    ("Enter", "Hämta nyckeln", "Nycklar och nedladdningar. Tryck Enter på nyckeln."),
    ("Enter", "Hämta nyckeln", "Samma sida, sedan Enter har tryckts."),
];

/// The film, and what the console showed as text at each step.
fn from_search_to_key() -> (Film, Vec<String>) {
    let size = Size::new(100, 30);
    let mut stage = Stage::new(StageOptions { size, ..StageOptions::default() });
    let (mut shots, mut screens) = (Vec::new(), Vec::new());
    let mut at = Duration::ZERO;
    for (number, (keys, chapter, text)) in (1..).zip(STEPS) {
        for key in keys.split_whitespace() {
            stage.keys(key);
            at += Duration::from_millis(150);
            shots.push(Shot { at, screen: stage.buffer(), cursor: None, still: None });
        }
        let next = STEPS.get(number).map_or("", |(keys, _, _)| keys);
        let keys = next.split_whitespace().map(str::to_owned).collect();
        let (chapter, text) = (chapter.to_owned(), text.to_owned());
        let still = Some(Caption { chapter, number, of: STEPS.len(), text, keys });
        at += Duration::from_millis(900);
        shots.push(Shot { at, screen: stage.buffer(), cursor: None, still });
        screens.push(stage.screen());
    }
    let ends = at + Duration::from_secs(3);
    (Film::new("Från sökning till nyckel", Language::Swedish, size, shots, ends).unwrap(), screens)
}

#[test]
fn a_film_of_the_console_shows_in_text_what_the_console_showed() {
    let (film, screens) = from_search_to_key();
    let text = written(&film, nyckel::recorder::text::write);
    for screen in screens {
        let framed = |row: &str| {
            let blanks = 100_usize.saturating_sub(ratatui::text::Line::from(row).width());
            format!("│{row}{}│", " ".repeat(blanks))
        };
        let rows: Vec<String> = screen.lines().map(framed).collect();
        assert!(text.contains(&rows.join("\n")), "{screen}");
    }
    assert!(text.lines().all(|line| line == line.trim_end()), "no line has blanks at its end");
}

#[test]
fn a_film_of_the_console_is_small() {
    let (film, _) = from_search_to_key();
    for (ending, write) in FORMATS {
        let text = written(&film, write);
        eprintln!("{ending}: {} bytes", text.len());
        // Half of what a manual of a dozen pictures may have.
        assert!(text.len() < 150_000, "{ending}: {}", text.len());
        if let Some(folder) = std::env::var_os("NYCKEL_FILMS") {
            std::fs::write(std::path::Path::new(&folder).join(format!("console.{ending}")), text).unwrap();
        }
    }
}
