//! Drawing a table of devices before it is brought in.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::domain::kms_device::DateOrder;
use crate::i18n::{Locale, message};
use crate::service::kms::Encoding;
use crate::tui::context::{Availability, Context};
use crate::tui::dialog::kms_import::{Action, PARTS, Part, State};
use crate::tui::kms_words;
use crate::tui::remote::Remote;
use crate::tui::room::Room;
use crate::tui::theme::Paint;
use crate::tui::widget::dialog_box::{self, DialogBox, paragraph};
use crate::tui::widget::{button, list, text};

/// How wide the dialog wants to be, in columns.
pub(super) const WIDTH: u16 = 100;

/// An area of that height or less has no gaps.
const LOW: u16 = 18;

/// How many lines stand below what is told of rows: a gap and the button.
fn below(within: Rect) -> usize {
    if within.height <= LOW { 1 } else { 2 }
}

/// What a line of the dialog is for the mouse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    Part(Part),
    Import,
}

type Row = (Line<'static>, Option<Target>);

impl State {
    /// The dialog, and what its lines are for the mouse.
    pub(super) fn dialog(&self, within: Rect, context: &Context<'_>) -> (DialogBox, Vec<Option<Target>>) {
        let locale = context.locale;
        let mut rows = self.head(within, context);
        let room = Self::room(within, rows.len().saturating_add(below(within)));
        let (told, count) = self.entries_in_sight(room, context);
        rows.extend(told.into_iter().map(|line| (line, None)));
        if 1 < below(within) {
            rows.push((Line::default(), None));
        }
        let paint = match self.availability(Action::Import, context) {
            Availability::Ready => Paint::Button,
            Availability::Disabled(_) => Paint::Disabled,
            Availability::Hidden => Paint::Pending,
        };
        let label = if self.is_done() { message!("button-close") } else { message!("button-import-rows") };
        rows.push((button::line(&locale.text(label), paint, context.theme), Some(Target::Import)));
        let (lines, targets) = rows.into_iter().unzip();
        let note = list::part(self.scrolled, count, self.entries(), locale).unwrap_or_default();
        let title = locale.text(message!("dialog-import-devices"));
        (DialogBox { title, lines, width: WIDTH, note }, targets)
    }

    /// How many lines there are for what is told of rows.
    pub(super) fn room_now(&self, context: &Context<'_>) -> usize {
        let within = dialog_box::within(context.size);
        Self::room(within, self.head(within, context).len().saturating_add(below(within)))
    }

    /// What stands above that: which column is what, and how many rows become what.
    fn head(&self, within: Rect, context: &Context<'_>) -> Vec<Row> {
        let (locale, width) = (context.locale, dialog_box::line_width(within, WIDTH));
        let words = |sentence: String, paint| {
            paragraph(&sentence, width, paint, context).into_iter().map(|line| (line, None)).collect::<Vec<Row>>()
        };
        let mut rows: Vec<Row> = Vec::new();
        if self.table.encoding == Encoding::Windows1252 {
            rows.extend(words(locale.text(message!("kms-read-as-windows-1252")), Paint::Notice));
        }
        if !self.is_done() {
            rows.extend(PARTS.map(|part| (self.part(part, width, context), Some(Target::Part(part)))));
            if LOW < within.height {
                rows.push((Line::default(), None));
            }
        }
        let missing: Vec<String> = self.mapping.missing().into_iter().map(|field| locale.device_field(field)).collect();
        match &self.told {
            _ if !missing.is_empty() => {
                let values = [("fields", locale.all_of(&missing).into())];
                rows.extend(words(locale.text_with(message!("kms-choose-columns"), &values), Paint::Warning));
            }
            Remote::Failed(failure) => {
                let sentence = failure.sentence(locale);
                rows.extend(words(sentence.what, Paint::Warning));
                rows.extend(words(sentence.instead, Paint::Text));
            }
            Remote::Idle | Remote::Loading(_) => {
                rows.extend(words(locale.text(message!("pending-loading")), Paint::Dim));
            }
            Remote::Ready(told) | Remote::Reloading(told, _) => {
                rows.extend(words(kms_words::imported(told, locale), Paint::Text));
                if !told.bad.is_empty() {
                    let count = [("count", told.bad.len().into())];
                    rows.extend(words(locale.text_with(message!("kms-would-leave-out"), &count), Paint::Warning));
                }
            }
        }
        rows
    }

    fn part(&self, part: Part, width: usize, context: &Context<'_>) -> Line<'static> {
        let (locale, theme) = (context.locale, context.theme);
        let (name, value) = match part {
            Part::Order => (locale.text(message!("kms-date-order")), order(self.order, locale)),
            Part::Field(field) => (locale.device_field(field), self.column(part, locale)),
        };
        let is_marked = self.marked == part;
        let name = format!("{}{name}", if is_marked { "▸ " } else { "  " });
        let paint = match (self.sent.is_some(), is_marked) {
            (true, _) => Paint::Pending,
            (false, true) => Paint::Selected,
            (false, false) => Paint::Text,
        };
        let value = text::cut(&format!("‹ {value} ›"), width.saturating_sub(NAMES));
        Line::from(vec![
            Span::styled(text::pad(&name, NAMES), theme.style(Paint::Text)),
            Span::styled(value, theme.style(paint)),
        ])
    }

    /// The column that is a field, with what stands there first.
    fn column(&self, part: Part, locale: Locale) -> String {
        let Part::Field(field) = part else { return String::new() };
        let Some(column) = self.mapping.column(field) else { return locale.text(message!("kms-no-column")) };
        let name = self.table.columns.get(column).map(|name| text::clean(name)).unwrap_or_default();
        let example = self.table.sample(1).next().and_then(|cells| cells.get(column)).map(|cell| text::clean(cell));
        match example.filter(|example| !example.trim().is_empty()) {
            Some(example) => format!("{name}: {example}"),
            None => name,
        }
    }
}

/// How wide the names of the parts are.
const NAMES: usize = 20;

fn order(order: DateOrder, locale: Locale) -> String {
    locale.text(match order {
        DateOrder::Unsaid => message!("kms-order-unsaid"),
        DateOrder::DayFirst => message!("kms-order-day"),
        DateOrder::MonthFirst => message!("kms-order-month"),
    })
}
