//! The palette: every action and place, with its key and, when dimmed, why; found by a few of its letters. Over a field it
//! also has what works outside of it, which is where choosing it leads.

use std::cmp::Reverse;

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use crate::domain::{Operator, Permission, Refusal};
use crate::i18n::{Locale, message};
use crate::search::fold;
use crate::tui::context::{Availability, Context};
use crate::tui::effect::{Ask, OperatorsAsk};
use crate::tui::filter::Filter;
use crate::tui::keymap::{Binding, Focus, Key};
use crate::tui::moving;
use crate::tui::msg::{OperatorsReply, Reply};
use crate::tui::palette_target::PaletteTarget;
use crate::tui::room::{Room, Row};
use crate::tui::session::Ticket;
use crate::tui::step::{Answer, Step};
use crate::tui::theme::Paint;
use crate::tui::widget::dialog_box::{self, DialogBox};
use crate::tui::widget::list::{self, Selection};
use crate::tui::widget::text;

/// How wide the dialog wants to be, in columns.
const WIDTH: u16 = 72;

/// How many lines are taken by what stands around the rows: frame, borders, field, and why the selected one is dimmed.
const AROUND: u16 = 10;

/// How many of the lines stand above the rows.
const ABOVE: usize = 2;

/// How wide the column of names is, where there is room.
const LABEL_WIDTH: usize = 46;

/// The columns that the keys beside it need.
const FACE_WIDTH: usize = 12;

/// The dialog with every row of the place it was opened over.
#[derive(Debug)]
pub struct State {
    entries: Vec<Entry>,
    /// The places in `entries` that match, the best first.
    matching: Vec<usize>,
    filter: Filter,
    selection: Selection,
    /// The question for the operators one can switch to (demo).
    asked: Option<Ticket>,
}

/// An action of the palette.
#[derive(Debug)]
struct Entry {
    does: Does,
    label: String,
    face: String,
    dimmed: Option<Refusal>,
}

/// What an entry does.
#[derive(Debug, Clone)]
enum Does {
    /// What this row does.
    Run(PaletteTarget),
    /// Another operator acts (demo).
    Become(Box<Operator>),
}

/// What can be done with the palette.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Do the selected one.
    Run,
    /// One row up.
    Up,
    /// One row down.
    Down,
    /// One page up.
    PageUp,
    /// One page down.
    PageDown,
    /// Close the palette.
    Close,
}

impl State {
    /// Offers these rows of the place and of what works everywhere, over a place with that focus.
    #[must_use]
    pub fn new(here: Vec<Row>, everywhere: Vec<Row>, focus: Focus, locale: Locale) -> Self {
        // What edits a field or leaves it is no action outside of it.
        let is_action = |row: &Row| row.in_force || focus.is_typing();
        let here = here.into_iter().filter(|row| is_action(row) && !moving::LABELS.contains(&row.label));
        let here = here.map(|row| (PaletteTarget::Screen(row.index), row));
        // It does not offer itself.
        let everywhere = everywhere.into_iter().filter(|row| row.label != message!("key-palette"));
        let everywhere = everywhere.map(|row| (PaletteTarget::Everywhere(row.index), row));
        // Of rows with one name the one is offered that works without leaving the field.
        let mut offered: Vec<(PaletteTarget, Row)> = Vec::new();
        for (target, row) in here.chain(everywhere) {
            match offered.iter_mut().find(|(_, known)| known.label == row.label) {
                Some(known) if row.in_force && !known.1.in_force => *known = (target, row),
                Some(_) => {}
                None => offered.push((target, row)),
            }
        }
        let entries = offered.into_iter().map(|(target, row)| entry(target, row, locale)).collect();
        let filter = Filter::new(Focus::TypingEmpty);
        let mut state = Self { entries, matching: Vec::new(), filter, selection: Selection::default(), asked: None };
        state.search();
        state
    }

    fn search(&mut self) {
        let pattern = Pattern::parse(self.filter.text(), CaseMatching::Ignore, Normalization::Smart);
        let mut matcher = Matcher::new(Config::DEFAULT);
        let mut letters = Vec::new();
        let mut fitting: Vec<(Fit, Reverse<u32>, usize)> = self
            .entries
            .iter()
            .enumerate()
            .filter_map(|(place, entry)| {
                let score = pattern.score(Utf32Str::new(&entry.label, &mut letters), &mut matcher)?;
                let fit = Fit::of(self.filter.text(), &entry.label);
                // Another operator is none to come upon by scattered letters: Enter is pressed too easily.
                let is_meant = fit != Fit::Scattered || matches!(entry.does, Does::Run(_));
                is_meant.then_some((fit, Reverse(score), place))
            })
            .collect();
        fitting.sort_unstable();
        self.matching = fitting.into_iter().map(|(_, _, place)| place).collect();
        self.selection = Selection::default();
    }

    /// Offers the operators that are not acting already.
    fn offer(&mut self, operators: Vec<Operator>, context: &Context<'_>) {
        let acting = context.session.map(|session| session.operator.id);
        for operator in operators.into_iter().filter(|operator| Some(operator.id) != acting) {
            let label =
                context.locale.text_with(message!("palette-become"), &[("operator", operator.name.as_str().into())]);
            let does = Does::Become(Box::new(operator));
            self.entries.push(Entry { does, label, face: String::new(), dimmed: None });
        }
        // What is selected stays so, wherever it stands among more.
        let kept = self.matching.get(self.selection.selected()).copied();
        self.search();
        let place = self.matching.iter().position(|place| Some(*place) == kept).unwrap_or(0);
        self.selection.select(place, self.matching.len(), Self::page(context));
    }

    fn page(context: &Context<'_>) -> usize {
        usize::from(context.size.height.saturating_sub(AROUND)).max(1)
    }

    fn selected(&self) -> Option<&Entry> {
        self.entries.get(*self.matching.get(self.selection.selected())?)
    }

    fn line(&self, place: usize, context: &Context<'_>) -> Option<Line<'static>> {
        let entry = self.entries.get(*self.matching.get(place)?)?;
        let is_selected = place == self.selection.selected();
        let label = match (is_selected, &entry.dimmed) {
            (true, _) => Paint::Selected,
            (false, Some(_)) => Paint::Disabled,
            (false, None) => Paint::Text,
        };
        let mark = if is_selected { "▸ " } else { "  " };
        let room = dialog_box::line_width(dialog_box::within(context.size), WIDTH).saturating_sub(FACE_WIDTH);
        Some(Line::from(vec![
            Span::styled(
                text::pad(&format!("{mark}{}", entry.label), room.min(LABEL_WIDTH)),
                context.theme.style(label),
            ),
            Span::styled(entry.face.clone(), context.theme.style(Paint::Key)),
        ]))
    }
}

fn entry(target: PaletteTarget, row: Row, locale: Locale) -> Entry {
    let face = row.face();
    let dimmed = match row.availability {
        Availability::Disabled(refusal) => Some(refusal),
        Availability::Ready | Availability::Hidden => None,
    };
    Entry { does: Does::Run(target), label: locale.text(row.label), face, dimmed }
}

/// How well what was typed fits a name, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// Every word of it begins a word of the name.
    Beginnings,
    /// Every word of it stands in the name.
    Parts,
    /// Its letters are scattered over the name.
    Scattered,
}

impl Fit {
    fn of(typed: &str, name: &str) -> Self {
        let (typed, name) = (fold(typed), fold(name));
        let begins = |word: &str| name.split_whitespace().any(|named| named.starts_with(word));
        if typed.split_whitespace().all(begins) {
            Self::Beginnings
        } else if typed.split_whitespace().all(|word| name.contains(word)) {
            Self::Parts
        } else {
            Self::Scattered
        }
    }
}

impl Room for State {
    type Action = Action;

    const KEYS: &'static [Binding<Action>] = &[
        Binding::always(&["Enter"], Action::Run, message!("key-run")).shown(100),
        Binding::always(&["Up"], Action::Up, message!("key-row-up")).shown(70),
        Binding::always(&["Down"], Action::Down, message!("key-row-down")).shown(70),
        Binding::always(&["PgUp"], Action::PageUp, message!("key-page-up")),
        Binding::always(&["PgDn"], Action::PageDown, message!("key-page-down")),
        Binding::always(&["Esc"], Action::Close, message!("key-close")).shown(90),
    ];

    fn focus(&self) -> Focus {
        Focus::Typing
    }

    fn availability(&self, action: Action, context: &Context<'_>) -> Availability {
        match action {
            // Why one is dimmed stands below the rows.
            Action::Run => Availability::when(self.selected().is_some_and(|entry| entry.dimmed.is_none())),
            Action::Up | Action::Down => Availability::when(1 < self.matching.len()),
            Action::PageUp | Action::PageDown => Availability::when(Self::page(context) < self.matching.len()),
            Action::Close => Availability::Ready,
        }
    }

    fn update(&mut self, action: Action, context: &Context<'_>) -> Step {
        let (total, page) = (self.matching.len(), Self::page(context));
        match action {
            Action::Run => {
                return match self.selected().map(|entry| entry.does.clone()) {
                    Some(Does::Run(target)) => Step::CloseWith(Answer::Run(target)),
                    Some(Does::Become(operator)) => Step::Many(vec![Step::Close, Step::Become(operator)]),
                    None => Step::Stay,
                };
            }
            Action::Up => self.selection.up(1, total, page),
            Action::Down => self.selection.down(1, total, page),
            Action::PageUp => self.selection.up(page, total, page),
            Action::PageDown => self.selection.down(page, total, page),
            Action::Close => return Step::Close,
        }
        Step::Stay
    }

    fn edit(&mut self, key: Key, _context: &Context<'_>) -> Step {
        if self.filter.edit(key) {
            self.search();
        }
        Step::Stay
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        self.asked == Some(ticket)
    }

    fn receive(&mut self, _ticket: Ticket, reply: Reply, context: &Context<'_>) -> Step {
        self.asked = None;
        // Without an answer there is nobody to switch to; the palette does without.
        if let Reply::Operators(OperatorsReply::Listed(Ok(operators))) = reply {
            self.offer(operators, context);
        }
        Step::Stay
    }

    fn refresh(&mut self, context: &Context<'_>) -> Step {
        if !context.is_demo() || context.allows(Permission::OwnSettings) != Availability::Ready {
            return Step::Stay;
        }
        let ticket = context.ticket();
        self.asked = Some(ticket);
        Step::Ask(ticket, Ask::Operators(OperatorsAsk::List))
    }

    fn resized(&mut self, context: &Context<'_>) -> Step {
        self.selection.select(self.selection.selected(), self.matching.len(), Self::page(context));
        Step::Stay
    }

    fn paste(&mut self, text: &str, _context: &Context<'_>) -> Step {
        self.filter.paste(text);
        self.search();
        Step::Stay
    }

    /// A press selects a row; one on the selected row does what it says.
    fn press(&mut self, at: Position, area: Rect, context: &Context<'_>) -> Step {
        let spot = dialog_box::spot(area, &self.dialog(context), at);
        let place = spot.and_then(|(line, _)| line.checked_sub(ABOVE)).filter(|line| *line < Self::page(context));
        let place = place.map(|line| self.selection.offset().saturating_add(line));
        let Some(place) = place.filter(|place| *place < self.matching.len()) else { return Step::Stay };
        if place != self.selection.selected() {
            self.selection.select(place, self.matching.len(), Self::page(context));
            return Step::Stay;
        }
        match self.availability(Action::Run, context) {
            Availability::Ready => self.update(Action::Run, context),
            Availability::Disabled(_) | Availability::Hidden => Step::Stay,
        }
    }

    fn wheel(&mut self, notches: isize, context: &Context<'_>) -> Step {
        self.selection.wheel(notches, self.matching.len(), Self::page(context));
        Step::Stay
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        dialog_box::view(frame, area, context, &self.dialog(context));
    }
}

impl State {
    /// What was typed; before an audience only what is a command's name, since anything else may be somebody's.
    fn typed(&self, locale: Locale) -> String {
        let typed = self.filter.text();
        let best = self.matching.first().and_then(|place| self.entries.get(*place));
        let is_command = best.is_some_and(|entry| Fit::of(typed, &entry.label) != Fit::Scattered);
        if is_command { typed.to_owned() } else { locale.id(typed) }
    }

    fn dialog(&self, context: &Context<'_>) -> DialogBox {
        let first = self.selection.offset();
        let mut lines = vec![
            Line::styled(format!("› {}▏", self.typed(context.locale)), context.theme.style(Paint::InputFocused)),
            Line::default(),
        ];
        lines.extend((first..first.saturating_add(Self::page(context))).filter_map(|place| self.line(place, context)));
        if self.matching.is_empty() {
            lines.push(Line::styled(context.locale.text(message!("filter-none")), context.theme.style(Paint::Dim)));
        }
        if let Some(refusal) = self.selected().and_then(|entry| entry.dimmed.as_ref()) {
            let sentence = context.locale.refusal(refusal);
            let width = dialog_box::line_width(dialog_box::within(context.size), WIDTH);
            lines.push(Line::default());
            for line in text::wrap(&format!("{} {}", sentence.what, sentence.instead), width) {
                lines.push(Line::styled(line, context.theme.style(Paint::Warning)));
            }
        }
        let title = context.locale.text(message!("dialog-palette-title"));
        let note = list::part(first, Self::page(context), self.matching.len(), context.locale).unwrap_or_default();
        DialogBox { title, lines, width: WIDTH, note }
    }
}
