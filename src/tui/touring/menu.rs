//! What can be chosen in a walkthrough: how one is led, the chapters, what happens if things are otherwise.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line as TextLine;
use ratatui::widgets::{Block, Clear, Paragraph};

use crate::i18n::{Locale, MessageId, message};
use crate::tour::{At, Line, Mode, Player, Tour};
use crate::tui::keymap::{Code, Key};
use crate::tui::theme::{Paint, Theme};
use crate::tui::touring::hints;
use crate::tui::widget::list::{self, Selection};
use crate::tui::widget::text;

/// How wide it is, if there is room.
const WIDTH: u16 = 90;

/// Its keys.
const KEYS: [(&str, MessageId); 3] = [
    ("↑↓", message!("tour-key-choose")),
    ("Enter", message!("tour-key-chosen")),
    ("Esc", message!("tour-key-close-menu")),
];

/// What was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wish {
    /// Go on.
    GoOn,
    /// Be led in another way, from there.
    Lead(Mode, At),
    /// Go there.
    Jump(At),
    /// Leave.
    Leave,
}

/// A line of it.
#[derive(Debug, Clone, Copy)]
enum Row {
    /// Says what the lines below are.
    Heading(MessageId),
    /// Can be chosen.
    Choice(Wish, MessageId),
    /// A chapter, which can be gone to.
    Chapter(At, MessageId),
    /// A step of it, whose label is what it says.
    Step(At, MessageId),
}

impl Row {
    fn wish(self) -> Option<Wish> {
        match self {
            Self::Heading(_) => None,
            Self::Choice(wish, _) => Some(wish),
            Self::Chapter(at, _) | Self::Step(at, _) => Some(Wish::Jump(at)),
        }
    }
}

/// What can be chosen, and what is marked.
#[derive(Debug, Clone)]
pub(super) struct Menu {
    rows: Vec<Row>,
    selection: Selection,
}

impl Menu {
    /// What can be chosen there.
    pub(super) fn of(player: &Player) -> Self {
        let mut rows = vec![Row::Choice(Wish::GoOn, message!("tour-menu-go-on"))];
        rows.extend(ways(player));
        rows.extend(places(player.tour()));
        rows.push(Row::Choice(Wish::Leave, message!("tour-menu-leave")));
        Self { rows, selection: Selection::default() }
    }

    /// Takes a key press with so many lines on the screen; what was chosen by it.
    pub(super) fn press(&mut self, key: Key, page: usize) -> Option<Wish> {
        let last = self.rows.len().saturating_sub(1);
        let marked = self.selection.selected();
        let (to, is_up) = match key.code {
            Code::Esc | Code::F(2) => return Some(Wish::GoOn),
            Code::Enter => return self.rows.get(marked).and_then(|row| row.wish()),
            Code::Up | Code::Char('k') => (marked.saturating_sub(1), true),
            Code::Down | Code::Char('j') => (marked.saturating_add(1).min(last), false),
            Code::PageUp => (marked.saturating_sub(page), true),
            Code::PageDown => (marked.saturating_add(page).min(last), false),
            Code::Home => (0, true),
            Code::End => (last, false),
            Code::Char(_)
            | Code::Tab
            | Code::Backspace
            | Code::Delete
            | Code::Insert
            | Code::Left
            | Code::Right
            | Code::F(_) => return None,
        };
        // The first line and the last can be chosen, so there is always one beside a heading.
        let is_heading = self.rows.get(to).is_some_and(|row| row.wish().is_none());
        let beside = if is_up { to.saturating_sub(1) } else { to.saturating_add(1) };
        self.selection.select(if is_heading { beside } else { to }, self.rows.len(), page);
        None
    }

    /// How many of its lines are on the screen above the panel.
    pub(super) fn page(&self, above: Rect) -> usize {
        usize::from(above.height.saturating_sub(2)).min(self.rows.len())
    }

    /// Draws it above the panel.
    pub(super) fn view(&self, frame: &mut Frame<'_>, above: Rect, locale: Locale, theme: &Theme) {
        let page = self.page(above);
        let height = u16::try_from(page).unwrap_or(u16::MAX).saturating_add(2);
        let width = above.width.saturating_sub(4).min(WIDTH);
        let place = Rect { x: 2, y: above.bottom().saturating_sub(height), width, height };
        let title = |text: String| TextLine::styled(format!(" {text} "), theme.style(Paint::Title));
        let keys = KEYS.map(|(key, label)| (key.to_owned(), locale.text(label)));
        let mut block = Block::bordered()
            .style(theme.style(Paint::Screen))
            .border_style(theme.style(Paint::BorderFocused))
            .title(title(locale.text(message!("tour-menu"))))
            .title_bottom(hints::line(keys, theme));
        if let Some(part) = list::part(self.selection.offset(), page, self.rows.len(), locale) {
            block = block.title(title(part).right_aligned());
        }
        let inner = block.inner(place);
        frame.render_widget(Clear, place);
        frame.render_widget(block, place);
        let rows = self.rows.iter().enumerate().skip(self.selection.offset()).take(page);
        let lines = rows.map(|(number, row)| {
            let is_marked = number == self.selection.selected();
            line(*row, is_marked, usize::from(inner.width), locale, theme)
        });
        frame.render_widget(Paragraph::new(lines.collect::<Vec<_>>()), inner);
    }
}

fn line(row: Row, is_marked: bool, width: usize, locale: Locale, theme: &Theme) -> TextLine<'static> {
    let mark = if is_marked { "▸" } else { " " };
    let (line, paint) = match row {
        Row::Heading(label) => (format!("  {}", locale.text(label)), Paint::Header),
        Row::Choice(_, label) => (format!("{mark} {}", locale.text(label)), Paint::Text),
        Row::Chapter(_, label) => (format!("{mark} {}", locale.text(label)), Paint::Header),
        Row::Step(at, label) => {
            (format!("{mark}   {:>2} {}", at.step.saturating_add(1), locale.text(label)), Paint::Dim)
        }
    };
    let paint = if is_marked { Paint::Selected } else { paint };
    TextLine::styled(text::pad(&line, width), theme.style(paint))
}

/// How else one can be led: a task is begun anew, and so is what is over; in a task it is not known where one is.
fn ways(player: &Player) -> Vec<Row> {
    let beginning = At::step(Line::Main, 0);
    let is_from_here = !player.is_over() && player.mode() != Mode::Test;
    let here = if is_from_here { At { strokes: 0, ..player.at() } } else { beginning };
    let [show, guide] = if is_from_here {
        [message!("tour-menu-show"), message!("tour-menu-guide")]
    } else {
        [message!("tour-menu-show-all"), message!("tour-menu-guide-all")]
    };
    let ways =
        [(Mode::Show, here, show), (Mode::Guide, here, guide), (Mode::Test, beginning, message!("tour-menu-test"))];
    let other = ways.into_iter().filter(|(way, ..)| *way != player.mode() || player.is_over());
    other.map(|(way, at, label)| Row::Choice(Wish::Lead(way, at), label)).collect()
}

/// The chapters with their steps, and the branches.
fn places(tour: &Tour) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut number = 0_usize;
    for chapter in &tour.chapters {
        rows.push(Row::Chapter(At::step(Line::Main, number), chapter.title));
        for step in &chapter.steps {
            rows.push(Row::Step(At::step(Line::Main, number), step.say));
            number = number.saturating_add(1);
        }
    }
    if !tour.what_ifs.is_empty() {
        rows.push(Row::Heading(message!("tour-menu-what-ifs")));
    }
    let branches = tour.what_ifs.iter().enumerate();
    rows.extend(
        branches.map(|(place, branch)| Row::Choice(Wish::Jump(At::step(Line::WhatIf(place), 0)), branch.title)),
    );
    rows
}
