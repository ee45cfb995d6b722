//! The palette: every action and place, with its key and, when dimmed, why; found by a few of its letters.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::domain::Refusal;
use crate::i18n::{Locale, message};
use crate::tui::context::{Availability, Context};
use crate::tui::filter::Filter;
use crate::tui::keymap::{Binding, Focus, Key};
use crate::tui::moving;
use crate::tui::palette_target::PaletteTarget;
use crate::tui::room::{Room, Row};
use crate::tui::step::{Answer, Step};
use crate::tui::theme::Paint;
use crate::tui::widget::dialog_box::{self, DialogBox};
use crate::tui::widget::list::Selection;
use crate::tui::widget::text;

/// How wide the dialog wants to be, in columns.
const WIDTH: u16 = 72;

/// How many rows are shown at once.
const PAGE: usize = 12;

/// How wide the column of names is.
const LABEL_WIDTH: usize = 46;

/// The dialog with every row of the place it was opened over.
#[derive(Debug)]
pub struct State {
    entries: Vec<Entry>,
    /// The places in `entries` that match, the best first.
    matching: Vec<usize>,
    filter: Filter,
    selection: Selection,
}

/// An action of the palette.
#[derive(Debug)]
struct Entry {
    target: PaletteTarget,
    label: String,
    face: String,
    dimmed: Option<Refusal>,
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
    /// Close the palette.
    Close,
}

impl State {
    /// Offers these rows.
    #[must_use]
    pub fn new(here: Vec<Row>, everywhere: Vec<Row>, locale: Locale) -> Self {
        let is_action = |row: &Row| !moving::LABELS.contains(&row.label);
        let here = here.into_iter().filter(is_action).map(|row| entry(PaletteTarget::Screen(row.index), row, locale));
        let everywhere = everywhere.into_iter().map(|row| entry(PaletteTarget::Everywhere(row.index), row, locale));
        let mut entries: Vec<Entry> = Vec::new();
        for entry in here.chain(everywhere) {
            if !entries.iter().any(|known| known.label == entry.label) {
                entries.push(entry);
            }
        }
        let filter = Filter::new(Focus::TypingEmpty);
        let mut state = Self { entries, matching: Vec::new(), filter, selection: Selection::default() };
        state.search();
        state
    }

    fn search(&mut self) {
        let pattern = Pattern::parse(self.filter.text(), CaseMatching::Ignore, Normalization::Smart);
        let mut matcher = Matcher::new(Config::DEFAULT);
        let mut letters = Vec::new();
        let mut scored: Vec<(u32, usize)> = self
            .entries
            .iter()
            .enumerate()
            .filter_map(|(place, entry)| {
                let score = pattern.score(Utf32Str::new(&entry.label, &mut letters), &mut matcher)?;
                Some((score, place))
            })
            .collect();
        scored.sort_by(|(left, first), (right, second)| right.cmp(left).then(first.cmp(second)));
        self.matching = scored.into_iter().map(|(_, place)| place).collect();
        self.selection = Selection::default();
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
        Some(Line::from(vec![
            Span::styled(text::pad(&format!("{mark}{}", entry.label), LABEL_WIDTH), context.theme.style(label)),
            Span::styled(entry.face.clone(), context.theme.style(Paint::Key)),
        ]))
    }
}

fn entry(target: PaletteTarget, row: Row, locale: Locale) -> Entry {
    let dimmed = match row.availability {
        Availability::Disabled(refusal) => Some(refusal),
        Availability::Ready | Availability::Hidden => None,
    };
    Entry { target, label: locale.text(row.label), face: row.face, dimmed }
}

impl Room for State {
    type Action = Action;

    const KEYS: &'static [Binding<Action>] = &[
        Binding::always(&["Enter"], Action::Run, message!("key-run")).shown(100),
        Binding::always(&["Up"], Action::Up, message!("key-row-up")).shown(70),
        Binding::always(&["Down"], Action::Down, message!("key-row-down")).shown(70),
        Binding::always(&["Esc"], Action::Close, message!("key-close")).shown(90),
    ];

    fn focus(&self) -> Focus {
        Focus::Typing
    }

    fn availability(&self, action: Action, _context: &Context<'_>) -> Availability {
        match action {
            Action::Run => self.selected().map_or(Availability::Hidden, |entry| {
                entry.dimmed.clone().map_or(Availability::Ready, Availability::Disabled)
            }),
            Action::Up | Action::Down | Action::Close => Availability::Ready,
        }
    }

    fn update(&mut self, action: Action, _context: &Context<'_>) -> Step {
        match action {
            Action::Run => {
                return self.selected().map_or(Step::Stay, |entry| Step::CloseWith(Answer::Run(entry.target)));
            }
            Action::Up => self.selection.up(1, self.matching.len(), PAGE),
            Action::Down => self.selection.down(1, self.matching.len(), PAGE),
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

    fn paste(&mut self, text: &str, _context: &Context<'_>) -> Step {
        self.filter.paste(text);
        self.search();
        Step::Stay
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        let first = self.selection.offset();
        let mut lines = vec![
            Line::styled(format!("› {}▏", self.filter.text()), context.theme.style(Paint::InputFocused)),
            Line::default(),
        ];
        lines.extend((first..first.saturating_add(PAGE)).filter_map(|place| self.line(place, context)));
        if self.matching.is_empty() {
            lines.push(Line::styled(context.locale.text(message!("filter-none")), context.theme.style(Paint::Dim)));
        }
        if let Some(refusal) = self.selected().and_then(|entry| entry.dimmed.as_ref()) {
            let sentence = context.locale.refusal(refusal);
            let width = usize::from(WIDTH).saturating_sub(4);
            lines.push(Line::default());
            for line in text::wrap(&format!("{} {}", sentence.what, sentence.instead), width) {
                lines.push(Line::styled(line, context.theme.style(Paint::Warning)));
            }
        }
        let title = context.locale.text(message!("dialog-palette-title"));
        dialog_box::view(frame, area, context, &DialogBox { title, lines, width: WIDTH, note: String::new() });
    }
}
