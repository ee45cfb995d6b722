//! What can be chosen in a walkthrough: how one is led, the chapters, what happens if things are otherwise.

use ratatui::layout::Rect;
use ratatui::text::Line as TextLine;

use crate::i18n::{Locale, MessageId, message};
use crate::tour::{At, Line, Mode, Tour};
use crate::tui::keymap::{Code, Key};
use crate::tui::theme::{Paint, Theme};
use crate::tui::touring::Touring;
use crate::tui::widget::text;

/// What was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wish {
    /// Go on.
    GoOn,
    /// Be led in another way from here.
    Lead(Mode),
    /// Go there.
    Jump(At),
    /// Leave.
    Leave,
}

/// Something that can be chosen.
#[derive(Debug, Clone, Copy)]
struct Row {
    wish: Wish,
    label: MessageId,
    /// The number of a step, whose label is what it says.
    step: Option<usize>,
}

/// What can be chosen, and what is marked.
#[derive(Debug, Clone)]
pub(super) struct Menu {
    rows: Vec<Row>,
    marked: usize,
}

impl Menu {
    /// What can be chosen in that one.
    pub(super) fn of(touring: &Touring) -> Self {
        let player = touring.player();
        let mode = player.mode();
        let ways = [
            (Mode::Show, message!("tour-menu-show")),
            (Mode::Guide, message!("tour-menu-guide")),
            (Mode::Test, message!("tour-menu-test")),
        ];
        let row = |wish, label| Row { wish, label, step: None };
        let mut rows = vec![row(Wish::GoOn, message!("tour-menu-go-on"))];
        rows.extend(ways.into_iter().filter(|(way, _)| *way != mode).map(|(way, label)| row(Wish::Lead(way), label)));
        rows.extend(places(player.tour()));
        rows.push(row(Wish::Leave, message!("tour-menu-leave")));
        Self { rows, marked: 0 }
    }

    /// Takes a key press; what was chosen by it.
    pub(super) fn press(&mut self, key: Key) -> Option<Wish> {
        let last = self.rows.len().saturating_sub(1);
        match key.code {
            Code::Esc | Code::F(2) => return Some(Wish::GoOn),
            Code::Enter => return self.rows.get(self.marked).map(|row| row.wish),
            Code::Up | Code::Char('k') => self.marked = self.marked.saturating_sub(1),
            Code::Down | Code::Char('j') => self.marked = self.marked.saturating_add(1).min(last),
            Code::Home | Code::PageUp => self.marked = 0,
            Code::End | Code::PageDown => self.marked = last,
            Code::Char(_)
            | Code::Tab
            | Code::Backspace
            | Code::Delete
            | Code::Insert
            | Code::Left
            | Code::Right
            | Code::F(_) => {}
        }
        None
    }

    /// Its lines, those in sight where they are more than there is room for.
    pub(super) fn lines(&self, area: Rect, locale: Locale, theme: &Theme) -> Vec<TextLine<'static>> {
        let room = usize::from(area.height);
        let first = self.marked.saturating_add(1).saturating_sub(room);
        let rows = self.rows.iter().enumerate().skip(first).take(room);
        rows.map(|(place, row)| {
            let mark = if place == self.marked { "▸" } else { " " };
            let label = locale.text(row.label);
            let line = match row.step {
                Some(step) => format!("{mark}   {step:>2} {label}"),
                None => format!("{mark} {label}"),
            };
            let paint = match (place == self.marked, row.step, row.wish) {
                (true, _, _) => Paint::Selected,
                (false, None, Wish::Jump(_)) => Paint::Header,
                (false, Some(_), _) => Paint::Dim,
                (false, None, _) => Paint::Text,
            };
            TextLine::styled(text::pad(&line, usize::from(area.width)), theme.style(paint))
        })
        .collect()
    }

    /// How many lines it would take.
    pub(super) fn height(&self) -> usize {
        self.rows.len()
    }
}

/// The chapters with their steps, and the branches.
fn places(tour: &Tour) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut number = 0_usize;
    for chapter in &tour.chapters {
        let to = |step| Wish::Jump(At::step(Line::Main, step));
        rows.push(Row { wish: to(number), label: chapter.title, step: None });
        for step in &chapter.steps {
            rows.push(Row { wish: to(number), label: step.say, step: Some(number.saturating_add(1)) });
            number = number.saturating_add(1);
        }
    }
    let branches = tour.what_ifs.iter().enumerate();
    rows.extend(branches.map(|(place, branch)| {
        let wish = Wish::Jump(At::step(Line::WhatIf(place), 0));
        Row { wish, label: branch.title, step: None }
    }));
    rows
}
