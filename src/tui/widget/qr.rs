//! A text as a QR code: two modules a character, dark on light whatever the theme, with the margin that readers need.

use qrcode::render::unicode::Dense1x2;
use qrcode::{EcLevel, QrCode};
use ratatui::layout::Size;
use ratatui::text::Line;

use crate::tui::theme::{Paint, Theme};
use crate::tui::widget::text;

/// The code, line by line; `None` for a text that is too long for one.
#[must_use]
pub fn lines(content: &str, theme: &Theme) -> Option<Vec<Line<'static>>> {
    // The least correction makes the smallest code: nothing dirties a screen.
    let code = QrCode::with_error_correction_level(content, EcLevel::L).ok()?;
    let drawn = code.render::<Dense1x2>().build();
    let style = theme.style(Paint::Code);
    Some(drawn.lines().map(|line| Line::styled(line.to_owned(), style)).collect())
}

/// How many columns and rows those lines take.
#[must_use]
pub fn size(lines: &[Line<'_>]) -> Size {
    let width = lines.iter().map(|line| line.spans.iter().map(|span| text::width(&span.content)).sum::<usize>()).max();
    let fit = |number: usize| u16::try_from(number).unwrap_or(u16::MAX);
    Size::new(fit(width.unwrap_or(0)), fit(lines.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::ColourDepth;
    use crate::tui::theme::ThemeName;

    #[test]
    fn a_link_is_a_code_with_its_margin_and_a_book_is_none() {
        let theme = Theme::new(ThemeName::Dark, ColourDepth::TrueColour).unwrap();
        let link = "https://download.example/OR-7F3K2/1/Windows-Server-2022.iso?e=1795510800&t=0123456789abcdef";
        let code = lines(link, &theme).unwrap();
        let Size { width, height } = size(&code);
        // 37 modules and a margin of four at each side, two rows a line.
        assert_eq!((width, height), (45, 23));
        assert!(lines(&"x".repeat(3_000), &theme).is_none());
    }
}
