//! Help: every key that works here and now, from the rows that make it work, filtered as one types.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::i18n::{Locale, MessageId, message};
use crate::search::has_every_word;
use crate::tui::context::{Availability, Context};
use crate::tui::filter::Filter;
use crate::tui::keymap::{Binding, Focus, Key};
use crate::tui::room::{Room, Row};
use crate::tui::step::Step;
use crate::tui::theme::Paint;
use crate::tui::widget::dialog_box::{self, DialogBox};
use crate::tui::widget::{list, text};

/// How wide the dialog wants to be, in columns.
const WIDTH: u16 = 76;

/// How wide the column of keys is.
const KEYS_WIDTH: usize = 22;

/// The dialog with the rows of the place it was opened over.
#[derive(Debug)]
pub struct State {
    sections: Vec<(MessageId, Vec<Row>)>,
    filter: Filter,
    /// How many lines are scrolled past.
    scrolled: usize,
}

/// What can be done with the help.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Into the filter.
    Filter,
    /// Out of the filter with what was typed.
    ToList,
    /// Clear the filter, then leave it.
    Leave,
    /// A line up.
    Up,
    /// A line down.
    Down,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// Close the help.
    Close,
}

impl State {
    /// Explains these rows of the place, of what works everywhere and of what edits its field; those that are not in force
    /// with this focus stand under a heading of their own. What edits a field is what one knows, so that it comes last.
    #[must_use]
    pub fn new(here: Vec<Row>, everywhere: Vec<Row>, editing: Vec<Row>, focus: Focus) -> Self {
        let (here, not_here): (Vec<Row>, Vec<Row>) = here.into_iter().partition(|row| row.in_force);
        let (everywhere, not_everywhere): (Vec<Row>, Vec<Row>) = everywhere.into_iter().partition(|row| row.in_force);
        let others = not_here.into_iter().chain(not_everywhere);
        let (here, everywhere) = ((message!("help-here"), here), (message!("help-everywhere"), everywhere));
        let sections = if focus.is_typing() {
            let outside = (message!("help-outside-field"), others.collect());
            vec![here, outside, everywhere, (message!("help-in-field"), editing)]
        } else {
            vec![here, everywhere, (message!("help-in-field"), others.chain(editing).collect())]
        };
        Self { sections, filter: Filter::default(), scrolled: 0 }
    }

    fn lines(&self, context: &Context<'_>) -> Vec<Line<'static>> {
        let is_wanted = has_every_word(self.filter.text());
        let mut lines = Vec::new();
        for (title, rows) in &self.sections {
            let shown: Vec<Line<'static>> = merged(rows, context.locale)
                .iter()
                .filter(|entry| is_wanted(&entry.searched_text()))
                .flat_map(|entry| entry.lines(context))
                .collect();
            if !shown.is_empty() {
                lines.push(Line::styled(context.locale.text(*title), context.theme.style(Paint::Header)));
                lines.extend(shown);
                lines.push(Line::default());
            }
        }
        lines.pop();
        if lines.is_empty() {
            lines.push(Line::styled(context.locale.text(message!("filter-none")), context.theme.style(Paint::Dim)));
        }
        lines
    }

    /// What was typed; before an audience only what finds a key, since anything else may be somebody's name.
    fn typed(&self, locale: Locale) -> String {
        let is_wanted = has_every_word(self.filter.text());
        let mut rows = self.sections.iter().flat_map(|(_, rows)| merged(rows, locale));
        let typed = self.filter.text();
        if rows.any(|entry| is_wanted(&entry.searched_text())) { typed.to_owned() } else { locale.id(typed) }
    }

    fn page(context: &Context<'_>) -> usize {
        usize::from(context.size.height).saturating_sub(6).max(1)
    }

    fn scroll(&mut self, by: isize, context: &Context<'_>) {
        let last = self.lines(context).len().saturating_sub(Self::page(context));
        self.scrolled = self.scrolled.saturating_add_signed(by).min(last);
    }
}

/// An action and all the keys that do it.
struct Entry {
    keys: String,
    label: String,
    why_not: Option<String>,
}

impl Entry {
    fn searched_text(&self) -> String {
        format!("{} {}", self.keys, self.label)
    }

    fn lines(&self, context: &Context<'_>) -> Vec<Line<'static>> {
        let label_paint = if self.why_not.is_some() { Paint::Disabled } else { Paint::KeyLabel };
        let width = dialog_box::line_width(dialog_box::within(context.size), WIDTH).saturating_sub(KEYS_WIDTH);
        let label = text::wrap(&self.label, width).into_iter().map(|line| (line, label_paint));
        let why_not = self.why_not.iter().flat_map(|why_not| text::wrap(why_not, width));
        let mut keys = format!("  {}", self.keys);
        let line = |(line, paint)| {
            let keys = text::pad(&std::mem::take(&mut keys), KEYS_WIDTH);
            Line::from(vec![
                Span::styled(keys, context.theme.style(Paint::Key)),
                Span::styled(line, context.theme.style(paint)),
            ])
        };
        label.chain(why_not.map(|line| (line, Paint::Dim))).map(line).collect()
    }
}

/// The rows with equal names as one.
fn merged(rows: &[Row], locale: Locale) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    // What has no key is found in the palette.
    for row in rows.iter().filter(|row| !row.keys.is_empty()) {
        let label = locale.text(row.label);
        let keys = row.faces().collect::<Vec<_>>().join(", ");
        match entries.iter_mut().find(|entry| entry.label == label) {
            Some(entry) => entry.keys = format!("{}, {keys}", entry.keys),
            None => entries.push(Entry { keys, label, why_not: why_not(&row.availability, locale) }),
        }
    }
    entries
}

fn why_not(availability: &Availability, locale: Locale) -> Option<String> {
    match availability {
        Availability::Disabled(refusal) => Some(locale.refusal(refusal).what),
        Availability::Ready | Availability::Hidden => None,
    }
}

impl Room for State {
    type Action = Action;

    const KEYS: &'static [Binding<Action>] = &[
        Binding::moving(&["/", "Ctrl-f"], Action::Filter, message!("key-filter")).shown(90),
        Binding::typing(&["Enter", "Tab"], Action::ToList, message!("key-to-list")).shown(94),
        Binding::typing(&["Esc"], Action::Leave, message!("key-leave-filter")).shown(95),
        Binding::always(&["Up"], Action::Up, message!("key-row-up")),
        Binding::always(&["Down"], Action::Down, message!("key-row-down")),
        Binding::moving(&["k"], Action::Up, message!("key-row-up")),
        Binding::moving(&["j"], Action::Down, message!("key-row-down")),
        Binding::always(&["PgUp"], Action::PageUp, message!("key-page-up")),
        Binding::always(&["PgDn"], Action::PageDown, message!("key-page-down")).shown(80),
        Binding::moving(&["Esc", "Enter", "q", "?", "F1"], Action::Close, message!("key-close")).shown(100),
    ];

    fn focus(&self) -> Focus {
        self.filter.focus()
    }

    fn availability(&self, action: Action, context: &Context<'_>) -> Availability {
        match action {
            Action::Up | Action::Down | Action::PageUp | Action::PageDown => {
                Availability::when(Self::page(context) < self.lines(context).len())
            }
            Action::Filter | Action::ToList | Action::Leave | Action::Close => Availability::Ready,
        }
    }

    fn label(&self, action: Action) -> Option<MessageId> {
        (action == Action::Leave && !self.filter.text().is_empty()).then(|| message!("key-unfilter"))
    }

    fn update(&mut self, action: Action, context: &Context<'_>) -> Step {
        match action {
            Action::Filter => self.filter.start_typing(),
            Action::ToList => self.filter.stop_typing(),
            Action::Leave => {
                self.filter.escape();
            }
            Action::Up => self.scroll(-1, context),
            Action::Down => self.scroll(1, context),
            Action::PageUp => self.scroll(-isize::try_from(Self::page(context)).unwrap_or(1), context),
            Action::PageDown => self.scroll(isize::try_from(Self::page(context)).unwrap_or(1), context),
            Action::Close => return Step::Close,
        }
        Step::Stay
    }

    fn edit(&mut self, key: Key, _context: &Context<'_>) -> Step {
        self.filter.edit(key);
        self.scrolled = 0;
        Step::Stay
    }

    fn paste(&mut self, text: &str, _context: &Context<'_>) -> Step {
        self.filter.paste(text);
        self.scrolled = 0;
        Step::Stay
    }

    fn resized(&mut self, context: &Context<'_>) -> Step {
        self.scroll(0, context);
        Step::Stay
    }

    fn wheel(&mut self, notches: isize, context: &Context<'_>) -> Step {
        self.scroll(notches.saturating_mul(3), context);
        Step::Stay
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        let lines = self.lines(context);
        let total = lines.len();
        let lines: Vec<Line<'static>> = lines.into_iter().skip(self.scrolled).take(Self::page(context)).collect();
        let title = context.locale.text(message!("dialog-help-title"));
        let is_filtered = self.focus().is_typing() || !self.filter.text().is_empty();
        let filter = is_filtered.then(|| format!("/{}", self.typed(context.locale)));
        let part = list::part(self.scrolled, Self::page(context), total, context.locale);
        let note = filter.into_iter().chain(part).collect::<Vec<_>>().join(" · ");
        dialog_box::view(frame, area, context, &DialogBox { title, lines, width: WIDTH, note });
    }
}
