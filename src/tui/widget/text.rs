//! Text that fits: cut at grapheme boundaries with `…`, padded by the columns it takes, wrapped between words; what
//! comes from outside without the control characters that could move the cursor.

use std::borrow::Cow;

use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;

/// How many columns a text takes, as the terminal is told: a voicing mark of half-width kana has a column of its own.
/// Control characters take none.
#[must_use]
pub fn width(text: &str) -> usize {
    if let Some(plain) = plain_width(text) {
        return plain;
    }
    let shown = |grapheme: &&str| !grapheme.chars().all(char::is_control);
    text.graphemes(true).filter(shown).map(|grapheme| usize::from(grapheme.cell_width())).sum()
}

/// How many columns it takes where each of its characters stands for itself in a column of its own, as in nearly every text
/// here: of Latin letters, lines and the console's own signs nothing has to be looked up, which takes most of the time of a
/// frame.
fn plain_width(text: &str) -> Option<usize> {
    let is_plain = |letter: char| matches!(letter, ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{24f}' | '…' | '•' | '›' | '▸' | '─'..='▟');
    text.chars().try_fold(0_usize, |count, letter| is_plain(letter).then(|| count.saturating_add(1)))
}

/// The text without control characters, so that nothing from outside reaches the terminal but letters.
#[must_use]
pub fn clean(text: &str) -> String {
    cleaned(text).into_owned()
}

fn cleaned(text: &str) -> Cow<'_, str> {
    let is_shown = |letter: &char| !letter.is_control() && !is_invisible_direction(*letter);
    if text.chars().all(|letter| is_shown(&letter)) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter(is_shown).collect())
}

/// Marks that would turn the direction of what follows them.
fn is_invisible_direction(letter: char) -> bool {
    matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The text in at most that many columns; what is cut off is told by `…`.
#[must_use]
pub fn cut(text: &str, columns: usize) -> String {
    fitted(text, columns).into_owned()
}

fn fitted(text: &str, columns: usize) -> Cow<'_, str> {
    let text = cleaned(text);
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
    Cow::Owned(kept)
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

/// Which side of its columns a text stands at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The left one.
    Left,
    /// The right one.
    Right,
}

/// Draws the text in the first line of the area, all of which is then styled so; what is cut off is told by `…`.
pub fn draw(text: &str, side: Side, buffer: &mut Buffer, area: Rect, style: Style) {
    let area = Rect { height: area.height.min(1), ..area }.intersection(buffer.area);
    if area.is_empty() {
        return;
    }
    let columns = usize::from(area.width);
    let first = buffer.index_of(area.x, area.y);
    let Some(cells) = buffer.content.get_mut(first..first.saturating_add(columns)) else { return };
    for cell in &mut *cells {
        cell.set_style(style);
    }
    // Most texts are plain, and then where each letter stands is all there is to know of them.
    let Some(wanted) = plain_width(text) else { return draw_fitted(&fitted(text, columns), side, buffer, area) };
    let before = match side {
        Side::Left => 0,
        Side::Right => columns.saturating_sub(wanted),
    };
    let kept = if columns < wanted { columns.saturating_sub(1) } else { wanted };
    let cut_off = (columns < wanted).then_some('…');
    for (cell, letter) in cells.iter_mut().skip(before).zip(text.chars().take(kept).chain(cut_off)) {
        cell.set_char(letter);
    }
}

fn draw_fitted(text: &str, side: Side, buffer: &mut Buffer, area: Rect) {
    let before = match side {
        Side::Left => 0,
        Side::Right => usize::from(area.width).saturating_sub(width(text)),
    };
    let x = area.x.saturating_add(u16::try_from(before).unwrap_or(area.width));
    buffer.set_stringn(x, area.y, text, usize::from(area.right().saturating_sub(x)), Style::default());
}

/// Draws texts after one another from the left end of the area's first line on, each in its style; what has no room is cut
/// off.
pub fn draw_joined<'text>(texts: impl IntoIterator<Item = (&'text str, Style)>, buffer: &mut Buffer, area: Rect) {
    let mut x = area.x;
    for (text, style) in texts {
        let width = u16::try_from(width(text)).unwrap_or(u16::MAX).min(area.right().saturating_sub(x));
        draw(text, Side::Left, buffer, Rect { x, width, ..area }, style);
        x = x.saturating_add(width);
    }
}

/// Gives every cell of the buffer this style, as the area of the whole does, without asking of each where it lies.
pub fn fill(buffer: &mut Buffer, style: Style) {
    for cell in &mut buffer.content {
        cell.set_style(style);
    }
}

/// The text in lines of at most that many columns, broken between words; a date stays whole.
#[must_use]
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let options = textwrap::Options::new(columns.max(1)).word_splitter(textwrap::WordSplitter::NoHyphenation);
    textwrap::wrap(&clean(text), options).into_iter().map(Cow::into_owned).collect()
}

#[cfg(test)]
mod tests {
    use ratatui::style::Modifier;

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
    fn what_is_plain_is_as_wide_as_the_library_says() {
        for letter in (' '..='\u{3000}').filter(|letter| plain_width(&letter.to_string()).is_some()) {
            let mut text = format!("{letter}{letter}");
            assert_eq!((text.graphemes(true).count(), text.as_str().cell_width()), (2, 2), "{letter:?}");
            text.push('\u{301}');
            assert_eq!(plain_width(&text), None, "{letter:?}");
        }
        assert_eq!(plain_width("Östra Göinge › …"), Some(16));
        assert_eq!(["日本", "a\tb", "e\u{301}"].map(plain_width), [None, None, None]);
    }

    #[test]
    fn a_text_is_drawn_at_its_side_and_no_further_than_its_area() {
        let drawn = |text: &str, side, columns| {
            let mut buffer = Buffer::filled(Rect::new(0, 0, 8, 2), ratatui::buffer::Cell::new("."));
            draw(text, side, &mut buffer, Rect::new(1, 0, columns, 2), Style::new().bold());
            let line = |y| (0..8).map(|x| buffer.cell((x, y)).unwrap().symbol()).collect::<String>();
            let bold = (0..8).filter(|x| buffer.cell((*x, 0)).unwrap().modifier.contains(Modifier::BOLD)).count();
            assert_eq!(line(1), "........");
            (line(0), bold)
        };
        let is = |line: &str, bold| (line.to_owned(), bold);
        assert_eq!(drawn("abc", Side::Left, 5), is(".abc....", 5));
        assert_eq!(drawn("abc", Side::Right, 5), is("...abc..", 5));
        assert_eq!(drawn("Östra Ås", Side::Left, 5), is(".Östr…..", 5));
        // What a wide letter lies over is seen by nobody.
        assert_eq!(drawn("日本語", Side::Right, 6), is(".日 本 語 .", 3));
        assert_eq!(drawn("日本語", Side::Right, 4), is("..日 …...", 3));
        assert_eq!(drawn("abcdefghij", Side::Left, 20), is(".abcdef…", 7));
        assert_eq!(drawn("abc", Side::Left, 0), is("........", 0));
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
