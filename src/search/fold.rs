//! Folding: what a text is compared by, so that `ostra` finds *Östra*.

use nucleo_matcher::chars;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The text in lower case and without diacritics; runs of white space become one space, control characters none.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    if text.is_ascii() {
        // None of them is written in another way.
        text.chars().for_each(|letter| push(&mut folded, letter.to_ascii_lowercase()));
    } else {
        let letters = text.nfkd().filter(|letter| !is_combining_mark(*letter));
        letters.flat_map(char::to_lowercase).for_each(|letter| push(&mut folded, letter));
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// Whether a text has every word of `wanted` in it, in whatever order, both folded.
pub fn has_every_word(wanted: &str) -> impl Fn(&str) -> bool + use<> {
    let words: Vec<String> = fold(wanted).split_whitespace().map(str::to_owned).collect();
    move |text| {
        if words.is_empty() {
            return true;
        }
        let text = fold(text);
        words.iter().all(|word| text.contains(word.as_str()))
    }
}

/// Letters that have no decomposition are written with the ones that people type for them.
fn push(folded: &mut String, letter: char) {
    match letter {
        'ß' => folded.push_str("ss"),
        'æ' => folded.push_str("ae"),
        'œ' => folded.push_str("oe"),
        'þ' => folded.push_str("th"),
        'ð' | 'đ' => folded.push('d'),
        'ł' => folded.push('l'),
        'ø' => folded.push('o'),
        'ı' => folded.push('i'),
        _ if letter.is_whitespace() || letter.is_control() => {
            if !folded.is_empty() && !folded.ends_with(' ') {
                folded.push(' ');
            }
        }
        _ if is_combining_mark(letter) => {}
        _ => folded.push(chars::normalize(letter)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_without_its_diacritics_finds_the_one_with_them() {
        for (text, folded) in [
            ("Östra Åkeriet ÄB", "ostra akeriet ab"),
            ("O\u{308}stra", "ostra"),
            ("Ærø Smørrebrød", "aero smorrebrod"),
            ("Straße", "strasse"),
            ("Łódź Đorđe İstanbul", "lodz dorde istanbul"),
            ("Français №1 ﬁrma", "francais no1 firma"),
            ("  två\t ord \u{1f} ", "tva ord"),
            ("東京 Ελλάδα", "東京 ελλαδα"),
            ("", ""),
        ] {
            assert_eq!(fold(text), folded, "{text:?}");
        }
    }

    #[test]
    fn letters_of_ascii_fold_alone_as_they_do_among_others() {
        for letter in '\0'..='\u{7f}' {
            let text = format!("A{letter}b");
            assert_eq!(format!("{}e", fold(&text)), fold(&format!("{text}É")), "{letter:?}");
        }
    }

    #[test]
    fn folding_twice_changes_nothing() {
        for text in ["Östra ẞ Ǆ ﬃ", "ÅÄÖ  åäö", "İI ıi"] {
            assert_eq!(fold(&fold(text)), fold(text));
        }
    }
}
