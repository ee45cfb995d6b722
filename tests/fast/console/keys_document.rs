//! `docs/KEYS.md` is written from the tables of keys: `NYCKEL_UPDATE=1` writes it anew.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use nyckel::i18n::{Language, Locale, MessageId};
use nyckel::tui::keymap::{Mode, Sequence};

use super::keys::{Layer, layers};

/// Compares a document with what it should be, or writes it where `NYCKEL_UPDATE` is set.
#[track_caller]
pub(super) fn check_document(path: &str, expected: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("NYCKEL_UPDATE").is_some() {
        fs::write(&file, expected).unwrap();
    }
    let found = fs::read_to_string(&file).unwrap_or_default();
    let differs = expected.lines().zip(found.lines()).find(|(expected, found)| expected != found);
    assert!(found == expected, "{path} is not current: NYCKEL_UPDATE=1 cargo test --test fast console\n{differs:#?}");
}

fn document() -> String {
    let mut text = "# Keys\n\n<!-- Written by `NYCKEL_UPDATE=1 cargo test --test fast keys_document` from the tables of \
                    keys. -->\n\nA key is in force while *moving* (no field takes the characters), while *typing* (one \
                    does), or *always*. Over a\ndialog only the dialog's own keys work, and of those that work \
                    everywhere the ones that leave the place below as it is.\nOf plain characters `?` and `:` alone are \
                    commands while typing, in an empty field.\n"
        .to_owned();
    for layer in layers() {
        write_layer(&mut text, &layer);
    }
    text
}

fn write_layer(text: &mut String, layer: &Layer) {
    let names = |language| {
        let locale = Locale::new(language, chrono_tz::UTC);
        let names: Vec<String> = layer.names.iter().map(|name| locale.text(MessageId::from_macro(name))).collect();
        names.join(", ")
    };
    writeln!(text, "\n## {} · {}\n", names(Language::English), names(Language::Swedish)).unwrap();
    text.push_str("| keys | in force | English | Svenska |\n|---|---|---|---|\n");
    for row in layer.rows.iter().filter(|row| !row.keys.is_empty()) {
        let faces = row.keys.iter().map(Sequence::face);
        let faces: Vec<String> = faces.map(|face| format!("`{}`", face.replace('|', "\\|"))).collect();
        let mode = match row.mode {
            Mode::Typing => "typing",
            Mode::Moving => "moving",
            Mode::Both => "always",
        };
        let label = |language| Locale::new(language, chrono_tz::UTC).text(row.label);
        let (english, swedish) = (label(Language::English), label(Language::Swedish));
        writeln!(text, "| {} | {mode} | {english} | {swedish} |", faces.join(" ")).unwrap();
    }
}

#[test]
fn docs_keys_is_current() {
    check_document("docs/KEYS.md", &document());
}
