//! Drawing it: each purchase with what it has or what came of it, what all comes to, the form, and how far it has come.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use crate::domain::ReasonRule;
use crate::i18n::{Locale, MessageId, message};
use crate::service::{Missing, PlannedRow, RetrievalPlan};
use crate::tui::context::Context;
use crate::tui::failure::missing_sentence;
use crate::tui::own_paths;
use crate::tui::remote::Remote;
use crate::tui::screen::retrieve::form::{Field, Way};
use crate::tui::screen::retrieve::{Run, State, running};
use crate::tui::theme::Paint;
use crate::tui::widget::input::{self, Field as InputField};
use crate::tui::widget::table::{self, Cell, Heading, Table};
use crate::tui::widget::{button, pending, text};

/// How many lines the form takes: six fields at most, and where the file is to be written.
const FORM: u16 = 7;

/// How many lines it is told on why something of the selected purchase is missing.
const REASON: u16 = 2;

/// From how many lines on they are there.
const REASON_FROM: u16 = 18;

/// How many lines what is told takes, unless it is longer.
const TOLD: u16 = 3;

/// The columns of what a field is called.
const NAME: usize = 22;

/// What stands at the end of a secret field, where the next character goes.
const CURSOR: &str = "▏";

/// The parts of the place.
struct Areas {
    title: Rect,
    sum: Rect,
    list: Rect,
    reason: Rect,
    told: Rect,
    form: Rect,
}

/// A line of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum FormLine {
    Field(Field),
    /// Where the file is to be written.
    Place,
}

impl State {
    fn areas(&self, area: Rect, context: &Context<'_>) -> Areas {
        let told = self.plan.ready().map_or(0, |plan| self.told_lines(plan, area.width, context).0.len());
        let told = u16::try_from(told).unwrap_or(TOLD).max(TOLD);
        let form = if self.has_form() { FORM } else { 0 };
        let rows = [
            Constraint::Length(1),
            Constraint::Length(1),
            Constraint::Fill(1),
            Constraint::Length(if REASON_FROM <= area.height { REASON } else { 0 }),
            Constraint::Length(told),
            Constraint::Length(form),
        ];
        let [title, sum, list, reason, told, form] = Layout::vertical(rows).areas(area);
        Areas { title, sum, list, reason, told, form }
    }

    /// Where the purchases are.
    pub(super) fn rows_area(&self, context: &Context<'_>) -> Rect {
        table::rows_area(self.areas(context.main, context).list)
    }

    /// The lines of the form, from top to bottom.
    fn form_lines(&self) -> Vec<FormLine> {
        let fields = self.form.fields().into_iter().filter(|field| *field != Field::List);
        fields
            .flat_map(|field| {
                let place = (field == Field::File).then_some(FormLine::Place);
                [FormLine::Field(field)].into_iter().chain(place)
            })
            .collect()
    }

    /// Which field stands there; where the file is to be written is of the field for it.
    pub(super) fn field_at(&self, at: Position, context: &Context<'_>) -> Option<Field> {
        let form = self.areas(context.main, context).form;
        let line = usize::from(at.y.checked_sub(form.y)?);
        let line = self.form_lines().get(line).copied().filter(|_| form.contains(at));
        line.map(|line| match line {
            FormLine::Field(field) => field,
            FormLine::Place => Field::File,
        })
    }

    pub(super) fn view_page(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        let plan = match &self.plan {
            Remote::Ready(plan) | Remote::Reloading(plan, _) if !plan.rows.is_empty() => plan,
            Remote::Ready(_) | Remote::Reloading(_, _) => {
                let (why, what) = (message!("retrieve-none"), message!("retrieve-none-do"));
                return pending::view_empty(frame, area, context, why, what);
            }
            Remote::Idle | Remote::Loading(_) => return pending::view_loading(frame, area, context),
            Remote::Failed(failure) => return pending::view_failure(frame, area, context, failure),
        };
        let (areas, locale, theme) = (self.areas(area, context), context.locale, context.theme);
        let width = usize::from(area.width);
        let title = locale.text_with(message!("retrieve-title"), &[("count", plan.rows.len().into())]);
        frame.render_widget(Paragraph::new(Line::styled(title, theme.style(Paint::Header))), areas.title);
        let sum = Line::styled(text::cut(&sum(plan, locale), width), theme.style(Paint::Text));
        frame.render_widget(Paragraph::new(sum), areas.sum);
        let headings = headings(locale);
        let is_current = !self.is_in_form();
        let list = Table { headings: &headings, total: plan.rows.len(), selection: self.selection, is_current };
        table::view(&list, frame, areas.list, theme, |place| plan.rows.get(place).map(|row| self.cells(row, locale)));
        let reason = self.reason(locale).map(|reason| text::wrap(&reason, width)).unwrap_or_default();
        let reason = reason.into_iter().map(|line| Line::styled(line, theme.style(Paint::Notice)));
        frame.render_widget(Paragraph::new(reason.collect::<Vec<_>>()), areas.reason);
        let (told, paint) = self.told_lines(plan, area.width, context);
        let told = told.into_iter().map(|line| Line::styled(line, theme.style(paint)));
        frame.render_widget(Paragraph::new(told.collect::<Vec<_>>()), areas.told);
        if self.has_form() {
            self.view_form(frame, areas.form, context);
        }
    }

    /// Why something of the selected purchase is missing, in full: its row may not have room for it.
    fn reason(&self, locale: Locale) -> Option<String> {
        let row = self.rows().get(self.selection.selected()).filter(|row| !row.is_cancelled)?;
        let (key, link) = match self.results.get(&row.id) {
            Some(result) => [&result.key, &result.link]
                .map(|result| result.as_ref().err().map(|missing| missing_sentence(missing, locale)))
                .into(),
            None => [&row.key, &row.link]
                .map(|result| result.as_ref().err().map(|refusal| locale.refusal(refusal).what))
                .into(),
        };
        match (key, link) {
            (Some(key), Some(link)) if key != link => Some(format!("{key} {link}")),
            (Some(only), _) | (None, Some(only)) => Some(only),
            (None, None) => None,
        }
    }

    /// The same as [`State::told`], in lines of that width.
    fn told_lines(&self, plan: &RetrievalPlan, width: u16, context: &Context<'_>) -> (Vec<String>, Paint) {
        let (told, paint) = self.told(plan, context);
        (text::wrap(&told, usize::from(width)), paint)
    }

    /// How far it has come, what is wrong, or what is to be known before.
    fn told(&self, plan: &RetrievalPlan, context: &Context<'_>) -> (String, Paint) {
        let locale = context.locale;
        let progress = [("done", self.results.len().into()), ("count", plan.in_file().count().into())];
        match (&self.run, &self.form.problem, &plan.unfinished) {
            (Run::Before, Some(problem), _) => (problem.clone(), Paint::Warning),
            (Run::Before, None, Some(batch)) => {
                let count = [("count", batch.purchases.len().into())];
                (locale.text_with(message!("retrieve-unfinished"), &count), Paint::Warning)
            }
            (Run::Before, None, None) => {
                let count = plan.resumed.as_ref().map(|batch| [("count", batch.purchases.len().into())]);
                let resumed = count.map(|count| locale.text_with(message!("retrieve-resumed"), &count));
                let notice = locale.text(message!("key-notice"));
                (resumed.into_iter().chain([notice]).collect::<Vec<_>>().join(" "), Paint::Notice)
            }
            (Run::Beginning(_, _) | Run::UnderWay(_, _), _, _) => {
                (locale.text_with(message!("retrieve-under-way"), &progress), Paint::Pending)
            }
            (Run::Stopping(_, _), _, _) => (locale.text_with(message!("retrieve-stopping"), &progress), Paint::Pending),
            (Run::Interrupted(_), _, _) => {
                (locale.text_with(message!("retrieve-interrupted"), &progress), Paint::Warning)
            }
            (Run::Writing(_, _), _, _) => (locale.text(message!("retrieve-writing")), Paint::Pending),
            (Run::Over(delivered), _, _) => (running::told_with_place(delivered, context), Paint::Success),
        }
    }

    fn view_form(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        for (place, shown) in (0_u16..).zip(self.form_lines()) {
            let line = Rect { y: area.y.saturating_add(place), height: 1, ..area };
            if line.y < area.bottom() {
                match shown {
                    FormLine::Field(field) => self.view_field(field, frame, line, context),
                    FormLine::Place => self.view_place(frame, line, context),
                }
            }
        }
    }

    /// Where the file is to be written, in full; before an audience it is covered as its field is.
    fn view_place(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        let locale = context.locale;
        let place = locale.id(own_paths::shown(&self.form.place(context), &context.settings.home));
        let told = locale.text_with(message!("retrieve-will-be"), &[("path", place.into())]);
        let [_, right] = field_columns(area);
        let told = text::cut(&told, usize::from(right.width));
        frame.render_widget(Paragraph::new(Line::styled(told, context.theme.style(Paint::Dim))), right);
    }

    fn view_field(&self, field: Field, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        let (locale, theme, form) = (context.locale, context.theme, &self.form);
        let is_focused = form.field == field;
        if field == Field::Submit {
            let paint = if is_focused { Paint::ButtonFocused } else { Paint::Button };
            let line = button::line(&locale.text(message!("retrieve-button")), paint, theme);
            return frame.render_widget(Paragraph::new(line), area);
        }
        let mark = if is_focused { "▸ " } else { "  " };
        let name = format!("{mark}{}", locale.text(field_name(field)));
        let [left, right] = field_columns(area);
        frame.render_widget(Paragraph::new(Line::styled(text::cut(&name, NAME), theme.style(Paint::Text))), left);
        let secret = |dots: String| {
            let (cursor, paint) = if is_focused { (CURSOR, Paint::InputFocused) } else { ("", Paint::Input) };
            Line::styled(format!("{dots}{cursor}"), theme.style(paint))
        };
        let most = usize::from(right.width).saturating_sub(1);
        let (input, placeholder) = match field {
            Field::Sealing => {
                let paint = if is_focused { Paint::Selected } else { Paint::Input };
                let way = format!("‹ {} ›", locale.text(way_name(form.way)));
                let line = Line::from(Span::styled(text::cut(&way, usize::from(right.width)), theme.style(paint)));
                return frame.render_widget(Paragraph::new(line), right);
            }
            Field::Passphrase => return frame.render_widget(Paragraph::new(secret(form.passphrase.dots(most))), right),
            Field::Again => return frame.render_widget(Paragraph::new(secret(form.again.dots(most))), right),
            Field::Recipients => (&form.recipients, locale.text(message!("retrieve-recipients-placeholder"))),
            Field::File => (&form.file, locale.text(message!("retrieve-file-placeholder"))),
            Field::Reason => (
                &form.reason,
                locale.text(match context.settings.reveal_reason {
                    ReasonRule::Required => message!("retrieve-reason-required"),
                    ReasonRule::Optional => message!("reason-placeholder"),
                }),
            ),
            Field::Confirm | Field::Submit | Field::List => {
                let keys = self.plan.ready().map_or(0, |plan| plan.keys());
                let count = [("count", keys.into())];
                (&form.confirm, locale.text_with(message!("retrieve-confirm-placeholder"), &count))
            }
        };
        let is_covered = field != Field::Confirm && context.locale.covers();
        let field = InputField { input, placeholder: &placeholder, is_focused, is_covered };
        input::view(&field, frame, right, theme);
    }

    fn cells(&self, row: &PlannedRow, locale: Locale) -> Vec<Cell<'static>> {
        let (told, paint) = match self.results.get(&row.id) {
            _ if row.is_cancelled => (locale.text(message!("retrieve-row-cancelled")), Paint::Passed),
            Some(result) => match (&result.key, &result.link) {
                (Ok(()), Ok(())) => (locale.text(message!("retrieve-row-got-both")), Paint::Success),
                (Ok(()), Err(_)) => (locale.text(message!("retrieve-row-got-key")), Paint::Success),
                (Err(_), Ok(())) => (locale.text(message!("retrieve-row-got-link")), Paint::Success),
                (Err(missing @ Missing::Refused(_)), Err(_)) => (missing_sentence(missing, locale), Paint::Dim),
                (Err(missing), Err(_)) => (missing_sentence(missing, locale), Paint::Warning),
            },
            None => match (&row.key, &row.link) {
                (Ok(()), Ok(())) => (locale.text(message!("retrieve-row-both")), Paint::Text),
                (Ok(()), Err(_)) => (locale.text(message!("retrieve-row-key")), Paint::Text),
                (Err(_), Ok(())) => (locale.text(message!("retrieve-row-link")), Paint::Text),
                (Err(refusal), Err(_)) => (locale.refusal(refusal).what, Paint::Dim),
            },
        };
        let version = row.choice.as_ref().map(|choice| choice.version.to_string()).unwrap_or_default();
        vec![
            Cell::plain(locale.customer(&row.customer)),
            Cell::plain(locale.id(&row.id.order)),
            Cell::plain(row.title.clone()),
            Cell::dim(version),
            Cell::painted(told, paint),
        ]
    }
}

/// The name of a field, and the field.
fn field_columns(area: Rect) -> [Rect; 2] {
    let columns = [Constraint::Length(u16::try_from(NAME).unwrap_or(u16::MAX)), Constraint::Fill(1)];
    Layout::horizontal(columns).areas(area)
}

fn field_name(field: Field) -> MessageId {
    match field {
        Field::Sealing => message!("retrieve-sealing"),
        Field::Recipients => message!("retrieve-recipients"),
        Field::Passphrase => message!("retrieve-passphrase"),
        Field::Again => message!("retrieve-again-field"),
        Field::File => message!("retrieve-file"),
        Field::Reason => message!("dialog-reason-title"),
        Field::Confirm => message!("retrieve-confirm"),
        Field::Submit | Field::List => message!("retrieve-button"),
    }
}

fn way_name(way: Way) -> MessageId {
    match way {
        Way::Recipients => message!("retrieve-way-recipients"),
        Way::Passphrase => message!("retrieve-way-passphrase"),
        Way::Plain => message!("retrieve-way-plain"),
    }
}

fn sum(plan: &RetrievalPlan, locale: Locale) -> String {
    let values = [
        ("keys", plan.keys().into()),
        ("links", plan.links().into()),
        ("without", plan.without_key().into()),
        ("cancelled", plan.cancelled().into()),
    ];
    locale.text_with(message!("retrieve-sum"), &values)
}

fn headings(locale: Locale) -> [Heading; 5] {
    [
        Heading::sized(locale.text(message!("column-customer")), 16),
        Heading::sized(locale.text(message!("column-order")), 10).from(84),
        Heading::wide(locale.text(message!("column-product"))),
        Heading::sized(locale.text(message!("choice-version")), 8).from(110),
        Heading::sized(locale.text(message!("column-retrieved")), 26),
    ]
}
