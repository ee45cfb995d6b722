//! The panel of who leads, below the stage, of which it covers nothing: the chapters, the step, what is to be read, the
//! keys just pressed or to be pressed, and what the one who leads can be told.

mod caps;
mod spot;

pub(super) use spot::find;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Rect, Size};
use ratatui::text::{Line as TextLine, Span};
use ratatui::widgets::{Block, Clear, Paragraph};

use crate::i18n::{Locale, message};
use crate::tour::Mode;
use crate::tui::theme::{Paint, Theme};
use crate::tui::touring::controls::CONTROLS;
use crate::tui::touring::{Touring, strokes};
use crate::tui::widget::text;

/// How many rows it takes: the chapters, four of text, the keys.
pub const PANEL_HEIGHT: u16 = 6;

/// The smallest screen on which there is room for a stage and for it.
pub const SMALLEST: Size = Size { width: 60, height: 24 };

/// How many rows of text there are.
pub(super) const TEXT: u16 = PANEL_HEIGHT - 2;

/// The columns of the caps of keys.
const CAPS: u16 = 24;

/// The columns of the lines around it, and between text and caps.
const BESIDE: u16 = 5;

/// The screen of a stage on a screen of that size.
pub(super) fn stage_size(size: Size) -> Size {
    Size { height: size.height.saturating_sub(PANEL_HEIGHT), ..size }
}

/// A text in the lines that it takes on a screen of that size.
pub(super) fn lines(text: &str, size: Size) -> Vec<String> {
    text::wrap(text, usize::from(size.width.saturating_sub(CAPS + BESIDE)))
}

/// Whether there is room for a stage and the panel.
#[must_use]
pub(in crate::tui) fn has_room(size: Size) -> bool {
    SMALLEST.width <= size.width && SMALLEST.height <= size.height
}

impl Touring {
    /// Draws the stage and, below it, the panel.
    pub fn view(&self, frame: &mut Frame<'_>, theme: &Theme) {
        let area = frame.area();
        let locale = self.surroundings.locale;
        frame.render_widget(Clear, area);
        frame.render_widget(Block::new().style(theme.style(Paint::Screen)), area);
        if !has_room(area.as_size()) {
            let lines = text::wrap(&locale.text(message!("tour-too-small")), usize::from(area.width));
            let lines: Vec<TextLine<'_>> = lines.into_iter().map(TextLine::from).collect();
            return frame.render_widget(Paragraph::new(lines).style(theme.style(Paint::Warning)), area);
        }
        let [above, panel] = Layout::vertical([Constraint::Fill(1), Constraint::Length(PANEL_HEIGHT)]).areas(area);
        self.view_stage(frame, above, theme);
        self.view_panel(frame, panel, theme);
        if let Some(menu) = &self.menu {
            let height = u16::try_from(menu.height()).unwrap_or(u16::MAX).saturating_add(2).min(above.height);
            let width = area.width.saturating_sub(4).min(90);
            let place = Rect { x: 2, y: above.bottom().saturating_sub(height), width, height };
            let block = Block::bordered().border_style(theme.style(Paint::BorderFocused));
            let block = block.title(TextLine::styled(
                format!(" {} ", locale.text(message!("tour-menu"))),
                theme.style(Paint::Title),
            ));
            let inner = block.inner(place);
            frame.render_widget(Clear, place);
            frame.render_widget(block.style(theme.style(Paint::Screen)), place);
            frame.render_widget(Paragraph::new(menu.lines(inner, locale, theme)), inner);
        }
    }

    /// The screen of the stage, with what the step is about marked as long as nothing of it is done.
    #[must_use]
    pub fn marked_stage(&self, theme: &Theme) -> Buffer {
        let mut screen = self.stage.draw();
        let step = self.player.step().filter(|_| !self.player.is_begun());
        if let Some(point) = step.and_then(|step| step.point.as_ref())
            && self.player.mode() != Mode::Test
        {
            spot::mark(&mut screen, point, self.stage.locale(), theme.style(Paint::Match));
        }
        screen
    }

    fn view_stage(&self, frame: &mut Frame<'_>, area: Rect, theme: &Theme) {
        let screen = self.marked_stage(theme);
        let buffer = frame.buffer_mut();
        for y in 0..area.height.min(screen.area.height) {
            for x in 0..area.width.min(screen.area.width) {
                if let (Some(to), Some(from)) = (buffer.cell_mut((area.x + x, area.y + y)), screen.cell((x, y))) {
                    *to = from.clone();
                }
            }
        }
    }

    fn view_panel(&self, frame: &mut Frame<'_>, area: Rect, theme: &Theme) {
        let locale = self.surroundings.locale;
        let width = usize::from(area.width).saturating_sub(4);
        let block = Block::bordered()
            .border_style(theme.style(Paint::BorderFocused))
            .title(self.title(width, locale, theme))
            .title_bottom(self.hints(width, locale, theme));
        let inner = block.inner(area);
        frame.render_widget(block, area);
        let columns = [
            Constraint::Length(1),
            Constraint::Fill(1),
            Constraint::Length(1),
            Constraint::Length(CAPS),
            Constraint::Length(1),
        ];
        let [_, left, _, right, _] = Layout::horizontal(columns).areas(inner);
        let (said, paint) = self.said(locale);
        let lines = lines(&said, area.as_size()).into_iter();
        let lines: Vec<TextLine<'_>> = lines.map(|line| TextLine::styled(line, theme.style(paint))).collect();
        frame.render_widget(Paragraph::new(lines), left);
        caps::view(frame, right, &self.caps(), theme, locale);
    }

    /// The walkthrough, its chapters as a bar, and which step of how many.
    fn title(&self, width: usize, locale: Locale, theme: &Theme) -> TextLine<'static> {
        let (player, tour) = (&self.player, self.player.tour());
        let at = player.at();
        let mode = locale.text(match player.mode() {
            Mode::Show if player.is_paused() => message!("tour-paused"),
            Mode::Show => message!("tour-mode-show"),
            Mode::Guide => message!("tour-mode-guide"),
            Mode::Test => message!("tour-mode-test"),
        });
        let total = tour.length(at.line);
        let number = at.step.saturating_add(1).min(total);
        let count = [("step", number), ("count", total)].map(|(name, value)| (name, value.into()));
        let count = locale.text_with(message!("tour-step"), &count);
        let part = tour.part(at).map(|title| locale.text(title)).unwrap_or_default();
        let bar: String = match player.chapter() {
            Some(current) => {
                let bar = (0..tour.chapters.len()).map(|chapter| if chapter <= current { '●' } else { '○' });
                bar.collect()
            }
            None => "◆".to_owned(),
        };
        let left = format!(" {bar} {part} ");
        let right = format!(" {} · {mode} · {count} ", locale.text(tour.title));
        let room = width.saturating_sub(text::width(&left));
        let right = if text::width(&right) <= room { right } else { format!(" {mode} · {count} ") };
        let fill = "─".repeat(width.saturating_sub(text::width(&left) + text::width(&right)));
        TextLine::from(vec![
            Span::styled(left, theme.style(Paint::Title)),
            Span::styled(fill, theme.style(Paint::BorderFocused)),
            Span::styled(right, theme.style(Paint::Header)),
        ])
    }

    /// What is to be read.
    fn said(&self, locale: Locale) -> (String, Paint) {
        let player = &self.player;
        if let Some(failure) = &self.failure {
            let values = [("reason", failure.to_string().into())];
            return (locale.text_with(message!("tour-failed"), &values), Paint::Danger);
        }
        if player.is_over() {
            return (locale.text(self.praise()), Paint::Success);
        }
        if player.mode() == Mode::Test {
            return (locale.text(player.tour().task), Paint::Text);
        }
        if self.stage.is_over() {
            return (locale.text(message!("tour-ended-stage")), Paint::Warning);
        }
        if player.is_detour() {
            let hint = match player.wanted() {
                Some(key) => {
                    let values = [("key", strokes::face(&key).into())];
                    locale.text_with(message!("tour-detour"), &values)
                }
                None => locale.text(message!("tour-detour-otherwise")),
            };
            return (hint, Paint::Warning);
        }
        (player.step().map(|step| locale.text(step.say)).unwrap_or_default(), Paint::Text)
    }

    fn praise(&self) -> crate::i18n::MessageId {
        match self.player.mode() {
            Mode::Show => message!("tour-over-show"),
            Mode::Guide => message!("tour-over-guide"),
            Mode::Test => message!("tour-over-test"),
        }
    }

    /// The keys that were pressed, or that are to be.
    fn caps(&self) -> caps::Caps {
        let player = &self.player;
        if player.mode() == Mode::Guide && !player.is_detour() {
            if let Some(text) = player.text_left() {
                return caps::Caps::Wanted(text);
            }
            if let Some(key) = player.wanted() {
                return caps::Caps::Wanted(strokes::face(&key));
            }
        }
        caps::Caps::Pressed(player.lately().iter().map(|key| strokes::face(key)).collect())
    }

    /// The keys of who leads, as many as there is room for.
    fn hints(&self, width: usize, locale: Locale, theme: &Theme) -> TextLine<'static> {
        let mut spans = vec![Span::raw(" ")];
        let mut taken = 2_usize;
        for (keys, control, label) in CONTROLS {
            let Some(key) = keys.first().filter(|_| self.can(*control)) else { continue };
            let (face, label) = (strokes::face(key), locale.text(*label));
            let between = if spans.len() == 1 { "" } else { " · " };
            let wanted = text::width(between) + text::width(&face) + 1 + text::width(&label);
            if taken.saturating_add(wanted) <= width {
                taken = taken.saturating_add(wanted);
                spans.push(Span::styled(between, theme.style(Paint::Dim)));
                spans.push(Span::styled(face, theme.style(Paint::Key)));
                spans.push(Span::styled(format!(" {label}"), theme.style(Paint::KeyLabel)));
            }
        }
        spans.push(Span::raw(" "));
        TextLine::from(spans)
    }
}
