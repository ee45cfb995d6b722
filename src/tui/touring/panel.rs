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

use crate::i18n::{Locale, MessageId, message};
use crate::tour::{Misstep, Mode, Stroke};
use crate::tui::theme::{Paint, Theme};
use crate::tui::touring::controls::{CONTROLS, Control};
use crate::tui::touring::{Touring, hints, strokes};
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
            menu.view(frame, above, locale, theme);
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

    /// The walkthrough, its chapters as a bar, and which step of how many; a task has neither.
    fn title(&self, width: usize, locale: Locale, theme: &Theme) -> TextLine<'static> {
        let (player, tour) = (&self.player, self.player.tour());
        let at = player.at();
        let part = match player.mode() {
            Mode::Test => locale.text(message!("tour-the-task")),
            Mode::Show | Mode::Guide => tour.part(at).map(|title| locale.text(title)).unwrap_or_default(),
        };
        let bar: String = match player.chapter() {
            _ if player.mode() == Mode::Test => "◇".to_owned(),
            Some(current) => {
                (0..tour.chapters.len()).map(|chapter| if chapter <= current { '●' } else { '○' }).collect()
            }
            None => "◆".to_owned(),
        };
        let total = tour.length(at.line);
        let number = at.step.saturating_add(1).min(total);
        let count = [("step", number), ("count", total)].map(|(name, value)| (name, value.into()));
        let mut how = vec![self.mode(locale)];
        if player.mode() != Mode::Test {
            how.push(locale.text_with(message!("tour-step"), &count));
        }
        let how = how.join(" · ");
        let left = format!(" {bar} {part} ");
        let right = format!(" {} · {how} ", locale.text(tour.title));
        let room = width.saturating_sub(text::width(&left));
        let right = if text::width(&right) <= room { right } else { format!(" {how} ") };
        let fill = "─".repeat(width.saturating_sub(text::width(&left) + text::width(&right)));
        TextLine::from(vec![
            Span::styled(left, theme.style(Paint::Title)),
            Span::styled(fill, theme.style(Paint::BorderFocused)),
            Span::styled(right, theme.style(Paint::Header)),
        ])
    }

    /// How one is led, and how fast where that is not a person's pace.
    fn mode(&self, locale: Locale) -> String {
        let percent = self.player.speed().percent();
        match self.player.mode() {
            Mode::Show if self.player.is_paused() => locale.text(message!("tour-paused")),
            Mode::Show if percent != 100 => {
                locale.text_with(message!("tour-mode-show-at"), &[("percent", percent.into())])
            }
            Mode::Show => locale.text(message!("tour-mode-show")),
            Mode::Guide => locale.text(message!("tour-mode-guide")),
            Mode::Test => locale.text(message!("tour-mode-test")),
        }
    }

    /// What is to be read.
    fn said(&self, locale: Locale) -> (String, Paint) {
        let player = &self.player;
        if let Some(failure) = &self.failure {
            let values = [("reason", failure.to_string().into())];
            return (locale.text_with(message!("tour-failed"), &values), Paint::Danger);
        }
        if player.is_over() {
            return (self.praise(locale), Paint::Success);
        }
        if self.stage.is_over() {
            return (locale.text(message!("tour-ended-stage")), Paint::Warning);
        }
        if let Some(misstep) = player.misstep() {
            let what = match misstep {
                Misstep::Record(record) if record.told.is_empty() => locale.activity_kind(record.kind),
                Misstep::Record(record) => format!("{}, {}", locale.activity_kind(record.kind), record.told),
                Misstep::Change(change) => change.split_once(' ').map_or(change.as_str(), |(_, what)| what).to_owned(),
            };
            return (locale.text_with(message!("tour-misstep"), &[("what", what.into())]), Paint::Warning);
        }
        if player.mode() == Mode::Test {
            return (locale.text(player.tour().task), Paint::Text);
        }
        if player.is_detour() {
            let hint = match player.next_stroke() {
                Some(Stroke::Key(key)) => {
                    let values = [("key", strokes::face(key).into())];
                    locale.text_with(message!("tour-detour"), &values)
                }
                Some(Stroke::Type(text)) => locale.text_with(message!("tour-detour-type"), &[("text", text.into())]),
                Some(Stroke::Paste(_) | Stroke::Forward(_)) | None => locale.text(message!("tour-detour-otherwise")),
            };
            return (hint, Paint::Warning);
        }
        (player.step().map(|step| locale.text(step.say)).unwrap_or_default(), Paint::Text)
    }

    /// What is said at the end: what the last step came to is on the screen only now, so its text stays.
    fn praise(&self, locale: Locale) -> String {
        let praise = match self.player.mode() {
            Mode::Test => return locale.text(message!("tour-over-test")),
            _ if self.player.resumes_at().is_some() => message!("tour-over-what-if"),
            Mode::Show => message!("tour-over-show"),
            Mode::Guide => message!("tour-over-guide"),
        };
        let said = self.player.last_step().map(|step| locale.text(step.say)).unwrap_or_default();
        format!("{} {said}", locale.text(praise))
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
            if self.can(Control::GoOn) {
                return caps::Caps::Wanted(strokes::face("Enter"));
            }
        }
        caps::Caps::Pressed(player.lately().iter().map(|key| strokes::face(key)).collect())
    }

    /// What a key is called here.
    fn label(&self, control: Control, usual: MessageId) -> MessageId {
        let player = &self.player;
        if control == Control::Pause && player.is_paused() {
            message!("tour-key-resume")
        } else if control == Control::LeadBack && player.mode() == Mode::Test {
            message!("tour-key-anew")
        } else if control == Control::GoOn && player.pastes() {
            message!("tour-key-paste")
        } else {
            usual
        }
    }

    /// The keys of who leads, as many as there is room for.
    fn hints(&self, width: usize, locale: Locale, theme: &Theme) -> TextLine<'static> {
        let mut fitting: Vec<(String, String)> = Vec::new();
        let mut taken = 2_usize;
        for (keys, control, label) in CONTROLS {
            let Some(key) = keys.first().filter(|_| self.can(*control)) else { continue };
            let (face, label) = (strokes::face(key), locale.text(self.label(*control, *label)));
            let between = if fitting.is_empty() { 0 } else { text::width(hints::BETWEEN) };
            let wanted = between + text::width(&face) + 1 + text::width(&label);
            if taken.saturating_add(wanted) <= width {
                taken = taken.saturating_add(wanted);
                fitting.push((face, label));
            }
        }
        hints::line(fitting, theme)
    }
}
