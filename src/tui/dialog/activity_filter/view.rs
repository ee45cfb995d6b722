//! How the filter of the activity log is drawn: its fields, and below them what can be chosen in the marked one.

use chrono::{Datelike, NaiveDate};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::domain::zone::Zone;
use crate::i18n::message;
use crate::tui::context::Context;
use crate::tui::dialog::activity_filter::choices::Field;
use crate::tui::dialog::activity_filter::{ROWS, State, month};
use crate::tui::remote::Remote;
use crate::tui::theme::Paint;
use crate::tui::widget::dialog_box::{self, DialogBox};
use crate::tui::widget::input::{self, Field as InputField};
use crate::tui::widget::list;
use crate::tui::widget::text;

/// How wide the dialog wants to be, in columns.
const WIDTH: u16 = 76;
/// How wide the column of names is.
const NAMES: usize = 16;
/// The lines with all fields, a gap below them, and what can be chosen.
const LINES: usize = Field::ALL.len() + 1 + ROWS;
/// How wide a month is with the gap beside it.
const MONTH: usize = 7 * month::DAY + 4;

impl State {
    /// The fields that have room above what can be chosen: all of them, or those around the one that is marked.
    pub(super) fn fields_shown(&self, within: Rect) -> &'static [Field] {
        let room = usize::from(dialog_box::area(within, WIDTH, LINES).height).saturating_sub(2);
        let count = room.saturating_sub(ROWS + 1).clamp(1, Field::ALL.len());
        let place = Field::ALL.iter().position(|field| *field == self.field).unwrap_or(0);
        let first = place.saturating_sub(count / 2).min(Field::ALL.len().saturating_sub(count));
        Field::ALL.get(first..first.saturating_add(count)).unwrap_or(&Field::ALL)
    }

    pub(super) fn dialog(&self, within: Rect, context: &Context<'_>) -> DialogBox {
        let (locale, theme, width) = (context.locale, context.theme, dialog_box::line_width(within, WIDTH));
        let mut lines: Vec<Line<'static>> = Vec::new();
        let fields = self.fields_shown(within);
        for field in fields.iter().copied() {
            let (mark, paint) = if field == self.field { ("▸ ", Paint::Selected) } else { ("  ", Paint::Text) };
            let name = text::pad(&format!("{mark}{}", locale.text(field.name())), NAMES);
            // What is typed is drawn in its place.
            let is_typed = field == self.field && !self.typed.text().is_empty();
            let value = text::cut(&text::clean(&field.value(&self.narrowing, locale)), width.saturating_sub(NAMES));
            let value = if is_typed { String::new() } else { value };
            lines.push(Line::from(vec![
                Span::styled(name, theme.style(Paint::Dim)),
                Span::styled(value, theme.style(paint)),
            ]));
        }
        lines.push(Line::default());
        if self.field.is_day() {
            lines.extend(self.month(width, context));
        } else {
            lines.extend(self.list(width, context));
        }
        lines.resize(fields.len().saturating_add(1 + ROWS), Line::default());
        let note = match (self.problem.or_else(|| self.problem_so_far()), self.is_backwards()) {
            (Some(problem), _) => problem.sentence(locale),
            (None, true) => locale.text(message!("log-backwards")),
            (None, false) => list::part(self.selection.offset(), ROWS, self.choices.len(), locale).unwrap_or_default(),
        };
        DialogBox { title: locale.text(message!("log-filter-title")), lines, width: WIDTH, note }
    }

    pub(super) fn draw(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        let dialog = self.dialog(area, context);
        dialog_box::view(frame, area, context, &dialog);
        if self.typed.text().is_empty() {
            return;
        }
        // What is typed stands where the value of its field does.
        let inside = dialog_box::inside(area, &dialog);
        let place = self.fields_shown(area).iter().position(|field| *field == self.field).unwrap_or(0);
        let names = u16::try_from(NAMES).unwrap_or(0).min(inside.width);
        let row = Rect {
            x: inside.x.saturating_add(names),
            y: inside.y.saturating_add(u16::try_from(place).unwrap_or(0)),
            width: inside.width.saturating_sub(names),
            height: inside.height.min(1),
        };
        let field = InputField {
            input: self.typed.input(),
            placeholder: "",
            is_focused: true,
            is_covered: context.locale.covers(),
        };
        input::view(&field, frame, row, context.theme);
    }

    fn list(&self, width: usize, context: &Context<'_>) -> Vec<Line<'static>> {
        let (locale, theme) = (context.locale, context.theme);
        match &self.named {
            Remote::Loading(_) => {
                return dialog_box::paragraph(&locale.text(message!("pending-loading")), width, Paint::Dim, context);
            }
            Remote::Failed(failure) => return dialog_box::sentence(&failure.sentence(locale), width, context),
            Remote::Idle | Remote::Ready(_) | Remote::Reloading(..) => {}
        }
        let first = self.selection.offset();
        let shown = self.choices.iter().enumerate().skip(first).take(ROWS);
        shown
            .map(|(place, choice)| {
                let is_marked = place == self.selection.selected();
                let (mark, paint) = if is_marked { ("▸ ", Paint::Selected) } else { ("  ", Paint::Text) };
                let line = format!("{mark}{}", text::clean(&choice.name(locale)));
                Line::styled(text::pad(&line, width), theme.style(paint))
            })
            .collect()
    }

    fn month(&self, width: usize, context: &Context<'_>) -> Vec<Line<'static>> {
        let (locale, theme) = (context.locale, context.theme);
        let values = [("month", self.day.month().into()), ("year", self.day.year().to_string().into())];
        let title = locale.text_with(message!("log-month"), &values);
        let names = locale.text(message!("log-weekdays"));
        let names: String = names.split(' ').map(|name| text::pad(&format!(" {name}"), month::DAY)).collect();
        let mut lines =
            vec![Line::styled(title, theme.style(Paint::Header)), Line::styled(names, theme.style(Paint::Dim))];
        for week in month::weeks(self.day) {
            lines.push(Line::from(week.map(|day| self.day_cell(day, context)).to_vec()));
        }
        // Beside the month stands how one goes through it.
        let keys = dialog_box::paragraph(
            &locale.text(message!("log-month-keys")),
            width.saturating_sub(MONTH),
            Paint::Dim,
            context,
        );
        for (line, keys) in lines.iter_mut().skip(2).zip(keys) {
            line.push_span(Span::raw(" ".repeat(MONTH.saturating_sub(line.width()))));
            line.extend(keys.spans.into_iter().map(|span| span.patch_style(keys.style)));
        }
        lines
    }

    /// A day: in brackets where it is chosen, as colour alone must not tell it.
    fn day_cell(&self, day: Option<NaiveDate>, context: &Context<'_>) -> Span<'static> {
        let theme = context.theme;
        let Some(day) = day else { return Span::raw(" ".repeat(month::DAY)) };
        let is_marked = day == self.day && (self.chosen_day().is_some() || !self.typed.text().is_empty());
        let is_within = self.narrowing.from.zip(self.narrowing.to).is_some_and(|(from, to)| from <= day && day <= to);
        let (cell, paint) = match (is_marked, is_within, day == context.locale.day_of(context.now)) {
            (true, _, _) => (format!("[{:>2}]", day.day()), Paint::Selected),
            (false, true, _) => (format!("·{:>2} ", day.day()), Paint::Key),
            (false, false, true) => (format!(" {:>2}*", day.day()), Paint::Header),
            (false, false, false) => (format!(" {:>2} ", day.day()), Paint::Text),
        };
        Span::styled(cell, theme.style(paint))
    }
}
