//! Texts as they stand in HTML and SVG.

use std::fmt::{self, Display, Write as _};

/// A text within markup: what would be read as markup stands for itself, and what no document may hold is left out.
#[derive(Debug, Clone, Copy)]
pub(in crate::recorder) struct Escaped<'text>(pub(in crate::recorder) &'text str);

impl Display for Escaped<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chars().filter(|letter| is_shown(*letter)).try_for_each(|letter| match letter {
            '<' => formatter.write_str("&lt;"),
            '>' => formatter.write_str("&gt;"),
            '&' => formatter.write_str("&amp;"),
            '"' => formatter.write_str("&quot;"),
            letter => formatter.write_char(letter),
        })
    }
}

/// Whether a character is for the eye: no control character, which terminals obey and XML refuses, and none of the two that XML
/// refuses besides.
pub(in crate::recorder) fn is_shown(letter: char) -> bool {
    !letter.is_control() && !matches!(letter, '\u{fffe}' | '\u{ffff}')
}

/// A text of a person's as one line of what is shown: sequences are stripped, and breaks and tabulators are blanks.
pub(in crate::recorder) fn plain(text: &str) -> String {
    let text = anstream::adapter::strip_str(text).to_string();
    let words = text.split_whitespace().map(|word| word.chars().filter(|letter| is_shown(*letter)).collect::<String>());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_be_markup_stands_for_itself() {
        let text = "<a href=\"x\">R&D</a>\u{0}\u{1b}\u{85}\u{ffff}å";
        assert_eq!(Escaped(text).to_string(), "&lt;a href=&quot;x&quot;&gt;R&amp;D&lt;/a&gt;å");
    }

    #[test]
    fn a_text_becomes_one_line_without_commands() {
        assert_eq!(plain(" one\ttwo\r\n\x1b[31mthree\x1b[m \u{7} four"), "one two three four");
    }
}
