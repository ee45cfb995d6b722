//! Text that fits: cut at grapheme boundaries with `…`, padded by the columns it takes, wrapped between words; what
//! comes from outside without the control characters that could move the cursor.

use ratatui::buffer::CellWidth;
use unicode_segmentation::UnicodeSegmentation;

/// How many columns a text takes, as the terminal is told: a voicing mark of half-width kana has a column of its own.
/// Control characters take none.
#[must_use]
pub fn width(text: &str) -> usize {
    let shown = |grapheme: &&str| !grapheme.chars().all(char::is_control);
    text.graphemes(true).filter(shown).map(|grapheme| usize::from(grapheme.cell_width())).sum()
}

/// The text without control characters, so that nothing from outside reaches the terminal but letters.
#[must_use]
pub fn clean(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_control() && !is_invisible_direction(*letter)).collect()
}

/// Marks that would turn the direction of what follows them.
fn is_invisible_direction(letter: char) -> bool {
    matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The text in at most that many columns; what is cut off is told by `…`.
#[must_use]
pub fn cut(text: &str, columns: usize) -> String {
    let text = clean(text);
    if width(&text) <= columns {
        return text;
    }
    let mut kept = String::new();
    let mut taken = 0_usize;
    for grapheme in text.graphemes(true) {
        let next = taken.saturating_add(width(grapheme));
        if columns.saturating_sub(1) < next {
            break;
        }
        kept.push_str(grapheme);
        taken = next;
    }
    if columns != 0 {
        kept.push('…');
    }
    kept
}

/// Which end of a text says more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// Its beginning, as that of a product.
    Beginning,
    /// Its end, as that of a file's name.
    End,
}

/// The text in at most that many columns, cut in its middle where it is longer; the end that says more keeps two thirds.
#[must_use]
pub fn cut_middle(text: &str, columns: usize, weight: Weight) -> String {
    let text = clean(text);
    let Some(rest) = columns.checked_sub(1).filter(|_| columns < width(&text)) else { return cut(&text, columns) };
    let end = match weight {
        Weight::Beginning => rest / 3,
        Weight::End => rest.saturating_mul(2).div_ceil(3),
    };
    let end = fitting(text.graphemes(true).rev(), end);
    let beginning = fitting(text.graphemes(true), rest.saturating_sub(width(&end.concat())));
    let end: String = end.into_iter().rev().collect();
    format!("{}…{end}", beginning.concat())
}

/// As many graphemes as fit into that many columns.
fn fitting<'text>(graphemes: impl Iterator<Item = &'text str>, columns: usize) -> Vec<&'text str> {
    let mut left = columns;
    let fits = |grapheme: &&str| {
        let rest = left.checked_sub(width(grapheme));
        left = rest.unwrap_or(0);
        rest.is_some()
    };
    graphemes.take_while(fits).collect()
}

/// The text in exactly that many columns.
#[must_use]
pub fn pad(text: &str, columns: usize) -> String {
    let mut padded = cut(text, columns);
    let missing = columns.saturating_sub(width(&padded));
    padded.extend(std::iter::repeat_n(' ', missing));
    padded
}

/// The text in exactly that many columns, at their right end.
#[must_use]
pub fn pad_left(text: &str, columns: usize) -> String {
    let cut = cut(text, columns);
    format!("{}{cut}", " ".repeat(columns.saturating_sub(width(&cut))))
}

/// The text in lines of at most that many columns, broken between words; a date stays whole.
#[must_use]
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let options = textwrap::Options::new(columns.max(1)).word_splitter(textwrap::WordSplitter::NoHyphenation);
    textwrap::wrap(&clean(text), options).into_iter().map(std::borrow::Cow::into_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_at_grapheme_boundaries() {
        assert_eq!(cut("Östra", 5), "Östra");
        assert_eq!(cut("Östra", 4), "Öst…");
        assert_eq!(cut("e\u{301}e\u{301}e\u{301}", 2), "e\u{301}…");
        assert_eq!(cut("日本語", 5), "日本…");
        assert_eq!(cut("日本語", 4), "日…");
        assert_eq!(cut("abc", 0), "");
    }

    #[test]
    fn a_name_that_is_cut_in_its_middle_keeps_what_tells_it_apart() {
        let names = ["Windows-Server_2022_64-Bit.iso", "Windows-Server_2025_64-Bit.iso"];
        assert_eq!(
            names.map(|name| cut_middle(name, 22, Weight::End)),
            ["Windows…022_64-Bit.iso", "Windows…025_64-Bit.iso"]
        );
        let product = "SQL Server 2022 Standard Core - 2 Core License Pack";
        assert_eq!(cut_middle(product, 34, Weight::Beginning), "SQL Server 2022 Standa…icense Pack");
        assert_eq!(cut_middle("Östra", 5, Weight::End), "Östra");
        assert_eq!(cut_middle("日本語日本語", 8, Weight::End), "日…本語");
        assert_eq!(cut_middle("e\u{301}abcd", 4, Weight::End), "e\u{301}…cd");
        assert_eq!(
            (cut_middle("abc", 1, Weight::End), cut_middle("abc", 0, Weight::End)),
            ("…".to_owned(), String::new())
        );
        assert_eq!(cut_middle("a\u{1b}bc", 3, Weight::End), "abc");
    }

    #[test]
    fn a_text_is_padded_by_columns_not_letters() {
        assert_eq!(pad("日本", 6), "日本  ");
        assert_eq!(pad("abcdef", 4), "abc…");
        assert_eq!(pad_left("12", 4), "  12");
        assert_eq!(pad("ﾃﾞｰﾀ", 6), "ﾃﾞｰﾀ  ");
        assert_eq!(cut("ﾃﾞｰﾀ", 3), "ﾃﾞ…");
    }

    #[test]
    fn a_text_is_wrapped_between_words_and_not_within_a_date() {
        assert_eq!(wrap("avbröts 2026-10-25 16:00", 16), ["avbröts", "2026-10-25 16:00"]);
        assert_eq!(wrap("0123456789", 4), ["0123", "4567", "89"]);
    }

    #[test]
    fn control_characters_never_reach_the_terminal() {
        assert_eq!(clean("a\u{1b}[31mb\u{7}\u{202e}c\u{61c}"), "a[31mbc");
    }
}
