//! Drawing the form: names beside their fields where there is room, else above them; what is wrong stands below its field.
//! A page longer than the screen scrolls, and the field that is typed in is drawn over its place.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use crate::domain::support_request::FormField;
use crate::domain::{Attachment, SupportForm};
use crate::i18n::{Locale, MessageId, message};
use crate::tui::context::Context;
use crate::tui::remote::Remote;
use crate::tui::screen::support_form::State;
use crate::tui::screen::support_form::form::Part;
use crate::tui::theme::Paint;
use crate::tui::widget::{button, pending, scrolled, text};

/// From this many columns on the names stand beside their fields.
const BESIDE: usize = 86;
/// How many columns the names take there: those of the longest, and its mark.
const NAMES: usize = 47;
/// How far below their names the fields are set in where there is less room.
const INDENT: usize = 4;
/// How many lines the description has.
const DESCRIPTION_LINES: usize = 6;

/// A line of the page.
struct Row {
    line: Line<'static>,
    /// What it is part of.
    part: Option<Part>,
    /// Whether the value stands in it, and not what is told of it.
    is_value: bool,
}

impl Row {
    fn said(line: Line<'static>) -> Self {
        Self { line, part: None, is_value: false }
    }

    fn of(part: Part, line: Line<'static>) -> Self {
        Self { line, part: Some(part), is_value: false }
    }
}

/// What each line of the page is part of.
pub(super) fn targets(state: &State, context: &Context<'_>) -> Vec<Option<Part>> {
    rows(state, context.main, context).into_iter().map(|row| row.part).collect()
}

/// What stands at that place of the screen.
pub(super) fn part_at(state: &State, at: Position, area: Rect, context: &Context<'_>) -> Option<Part> {
    let rows = rows(state, area, context);
    let shown = scrolled::in_sight(state.scrolled, rows.len(), area);
    let line = shown.start.saturating_add(usize::from(at.y.checked_sub(area.y)?));
    rows.get(line).filter(|_| shown.contains(&line) && area.contains(at))?.part
}

/// Draws the page.
pub(super) fn view(state: &State, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
    match &state.draft {
        Remote::Ready(_) | Remote::Reloading(_, _) => {}
        Remote::Idle | Remote::Loading(_) => return pending::view_loading(frame, area, context),
        Remote::Failed(failure) => return pending::view_failure(frame, area, context, failure),
    }
    let rows = rows(state, area, context);
    let place = editor_area(state, &rows, area);
    scrolled::view(state.scrolled, rows.into_iter().map(|row| row.line).collect(), frame, area, context);
    if let Some((editor, place)) = state.form.editor().zip(place) {
        editor.view(frame, place, context.theme, context.locale.covers());
    }
}

/// Where the field that is typed in stands on the screen.
fn editor_area(state: &State, rows: &[Row], area: Rect) -> Option<Rect> {
    let marked = state.form.marked();
    let is_it = |row: &Row| row.part == Some(marked) && row.is_value;
    let shown = scrolled::in_sight(state.scrolled, rows.len(), area);
    let first = rows.iter().position(is_it)?.max(shown.start);
    let height = rows.iter().take(shown.end).skip(first).take_while(|row| is_it(row)).count();
    let cells = |cells: usize| u16::try_from(cells).unwrap_or(u16::MAX);
    let (before, width) = columns(usize::from(area.width));
    let place = Rect {
        x: area.x.saturating_add(cells(before)),
        y: area.y.saturating_add(cells(first.checked_sub(shown.start)?)),
        width: cells(width),
        height: cells(height),
    };
    Some(place.intersection(area)).filter(|place| !place.is_empty())
}

/// How many columns stand before a field, and how many it has.
fn columns(width: usize) -> (usize, usize) {
    let before = if width < BESIDE { INDENT } else { NAMES };
    (before, width.saturating_sub(before))
}

fn rows(state: &State, area: Rect, context: &Context<'_>) -> Vec<Row> {
    let (locale, width) = (context.locale, usize::from(area.width));
    let mut rows =
        vec![Row::said(Line::styled(locale.text(message!("support-page")), context.theme.style(Paint::Title)))];
    for field in state.form.typed().fields() {
        match field {
            FormField::Kind => rows.extend(section(message!("support-information"), context)),
            FormField::ContactName => rows.extend(section(message!("support-contact"), context)),
            FormField::Impact
            | FormField::Title
            | FormField::Description
            | FormField::Customer
            | FormField::Purchase
            | FormField::RefundReason
            | FormField::Amount
            | FormField::Email
            | FormField::Phone => {}
        }
        rows.extend(field_rows(state, field, width, context));
    }
    rows.extend(file_rows(state, width, context));
    rows.push(Row::said(Line::default()));
    rows.push(button_row(state, Part::Submit, message!("support-submit"), context));
    rows.push(Row::said(Line::styled(kept(state, locale), context.theme.style(Paint::Dim))));
    rows
}

/// A gap and the name of a section.
fn section(name: MessageId, context: &Context<'_>) -> [Row; 2] {
    let name = Line::styled(context.locale.text(name), context.theme.style(Paint::Header));
    [Row::said(Line::default()), Row::said(name)]
}

/// A field: its name, its value, and what is wrong with it.
fn field_rows(state: &State, field: FormField, width: usize, context: &Context<'_>) -> Vec<Row> {
    let (theme, part) = (context.theme, Part::Field(field));
    let (before, room) = columns(width);
    let mark = if state.form.marked() == part { "▸ " } else { "  " };
    let name = format!("{mark}{}", context.locale.form_field(field));
    let (values, paint) = value_lines(state, field, room, context);
    let value = |line: String| Span::styled(text::pad(&line, room), theme.style(paint));
    let mut rows = Vec::new();
    if width < BESIDE {
        rows.push(Row::of(part, Line::styled(name, theme.style(Paint::Text))));
        let indented = |line| Line::from(vec![Span::raw(" ".repeat(before)), value(line)]);
        rows.extend(values.into_iter().map(|line| Row { is_value: true, ..Row::of(part, indented(line)) }));
    } else {
        let names = std::iter::once(name).chain(std::iter::repeat(String::new()));
        let beside = |(name, line): (String, String)| {
            Line::from(vec![Span::styled(text::pad(&name, before), theme.style(Paint::Text)), value(line)])
        };
        let lines = names.zip(values).map(beside);
        rows.extend(lines.map(|line| Row { is_value: true, ..Row::of(part, line) }));
    }
    if let Some(problem) = state.form.problem(field) {
        rows.extend(warning(part, &context.locale.field_problem(problem), before, room, context));
    }
    rows
}

/// What is wrong, below what it is wrong with.
fn warning(part: Part, sentence: &str, before: usize, room: usize, context: &Context<'_>) -> Vec<Row> {
    let lines = text::wrap(&format!("▲ {sentence}"), room).into_iter();
    let line = |line| Line::styled(format!("{}{line}", " ".repeat(before)), context.theme.style(Paint::Warning));
    lines.map(|told| Row::of(part, line(told))).collect()
}

/// The lines of a field's value, and how they are painted; empty where it is drawn by itself, as it is typed in.
fn value_lines(state: &State, field: FormField, room: usize, context: &Context<'_>) -> (Vec<String>, Paint) {
    let (locale, typed) = (context.locale, state.form.typed());
    let height = if field == FormField::Description { DESCRIPTION_LINES } else { 1 };
    if state.form.marked() == Part::Field(field) && state.form.editor().is_some() {
        return (vec![String::new(); height], Paint::InputFocused);
    }
    let (mut lines, paint) = match (field, shown(field, typed, locale)) {
        (FormField::Kind | FormField::Impact, value) => {
            let paint = if value.is_some() { Paint::Input } else { Paint::Placeholder };
            let value = value.unwrap_or_else(|| locale.text(message!("support-choose")));
            return (text::wrap(&format!("‹ {value} ›"), room), paint);
        }
        (FormField::Description, Some(value)) => {
            let value = locale.id(value);
            let lines = value.lines().flat_map(|line| text::wrap(&text::clean(line), room)).collect();
            (lines, Paint::Input)
        }
        (FormField::Amount, Some(value)) => (vec![text::clean(&value)], Paint::Input),
        (_, Some(value)) => (vec![text::clean(&locale.id(value))], Paint::Input),
        (_, None) => (vec![example(field, locale)], Paint::Placeholder),
    };
    let has_more = height < lines.len();
    lines.resize(height, String::new());
    if has_more && let Some(last) = lines.last_mut() {
        *last = format!("{last} …");
    }
    (lines.into_iter().map(|line| text::cut(&line, room)).collect(), paint)
}

/// The value of a field in words; `None` while nothing stands there.
fn shown(field: FormField, typed: &SupportForm, locale: Locale) -> Option<String> {
    match field {
        FormField::Kind => typed.kind.map(|kind| locale.problem_kind(kind)),
        FormField::Impact => typed.impact.map(|impact| locale.impact(impact)),
        FormField::Title
        | FormField::Description
        | FormField::Customer
        | FormField::Purchase
        | FormField::RefundReason
        | FormField::Amount
        | FormField::ContactName
        | FormField::Email
        | FormField::Phone => Some(typed.text(field).to_owned()).filter(|text| !text.is_empty()),
    }
}

/// What stands in an empty field: an example, or that it may stay empty.
fn example(field: FormField, locale: Locale) -> String {
    match field {
        FormField::Customer => locale.text(message!("support-customer-example")),
        FormField::Purchase => locale.text(message!("support-purchase-example")),
        FormField::Amount => locale.text(message!("support-amount-example")),
        FormField::Email => locale.text(message!("support-email-example")),
        FormField::Phone => locale.text(message!("support-phone-example")),
        FormField::Kind
        | FormField::Impact
        | FormField::Title
        | FormField::Description
        | FormField::RefundReason
        | FormField::ContactName => String::new(),
    }
}

/// *Lägg till filer*: how much there may be, the files, why the last one was not added, and the button.
fn file_rows(state: &State, width: usize, context: &Context<'_>) -> Vec<Row> {
    let (locale, theme) = (context.locale, context.theme);
    let name =
        format!("{} ({})", locale.text(message!("support-add-files")), locale.text(message!("support-optional")));
    let mut rows = vec![Row::said(Line::default()), Row::said(Line::styled(name, theme.style(Paint::Header)))];
    let limits = [
        ("files", Attachment::MOST_FILES.into()),
        ("bytes", locale.bytes(Attachment::MOST_BYTES).into()),
        ("together", locale.bytes(Attachment::MOST_BYTES_TOGETHER).into()),
    ];
    let limits = text::wrap(&locale.text_with(message!("support-file-limits"), &limits), width.saturating_sub(2));
    rows.extend(limits.into_iter().map(|line| Row::said(Line::styled(format!("  {line}"), theme.style(Paint::Dim)))));
    for (place, file) in state.form.files().iter().enumerate() {
        let part = Part::File(place);
        let (mark, paint) = if state.form.marked() == part { ("▸ ", Paint::Selected) } else { ("  ", Paint::Text) };
        let size = locale.bytes(file.bytes);
        let room = width.saturating_sub(text::width(&size)).saturating_sub(6);
        let name = text::cut_middle(&locale.id(file.name.as_str()), room, text::Weight::End);
        rows.push(Row::of(part, Line::styled(format!("{mark}{name} ({size})"), theme.style(paint))));
    }
    if let Some(problem) = &state.file_problem {
        rows.extend(warning(Part::AddFile, problem, 2, width.saturating_sub(2), context));
    }
    rows.push(button_row(state, Part::AddFile, message!("support-add-files"), context));
    rows
}

fn button_row(state: &State, part: Part, label: MessageId, context: &Context<'_>) -> Row {
    let paint = if state.form.marked() == part { Paint::ButtonFocused } else { Paint::Button };
    Row::of(part, button::line(&context.locale.text(label), paint, context.theme))
}

/// Whether what was typed is kept, or sent.
fn kept(state: &State, locale: Locale) -> String {
    if state.sent.is_some() {
        return format!("  {}", locale.text(message!("support-being-sent")));
    }
    if state.keeping.is_under_way() {
        return format!("  {}", locale.text(message!("support-keeping")));
    }
    let at = |kept| locale.text_with(message!("support-kept"), &[("time", locale.time_in_zone(kept).into())]);
    state.keeping.kept().map(|kept| format!("  {}", at(kept))).unwrap_or_default()
}
