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
use crate::tui::remote::Remote;
use crate::tui::screen::retrieve::form::{Field, Way};
use crate::tui::screen::retrieve::{Run, State, running};
use crate::tui::theme::Paint;
use crate::tui::widget::input::{self, Field as InputField};
use crate::tui::widget::table::{self, Cell, Heading, Table};
use crate::tui::widget::{button, pending, text};

/// How many lines the form takes: six fields at most.
const FORM: u16 = 6;

/// How many lines what is told takes.
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
    told: Rect,
    form: Rect,
}

fn areas(area: Rect) -> Areas {
    let rows = [
        Constraint::Length(1),
        Constraint::Length(1),
        Constraint::Fill(1),
        Constraint::Length(TOLD),
        Constraint::Length(FORM),
    ];
    let [title, sum, list, told, form] = Layout::vertical(rows).areas(area);
    Areas { title, sum, list, told, form }
}

/// Where the purchases are.
pub(super) fn rows_area(area: Rect) -> Rect {
    table::rows_area(areas(area).list)
}

impl State {
    /// Which field stands there.
    pub(super) fn field_at(&self, at: Position, area: Rect) -> Option<Field> {
        let form = areas(area).form;
        let line = usize::from(at.y.checked_sub(form.y)?);
        form.contains(at).then(|| self.form.fields().get(line).copied()).flatten()
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
        let (areas, locale, theme) = (areas(area), context.locale, context.theme);
        let width = usize::from(area.width);
        let title = locale.text_with(message!("retrieve-title"), &[("count", plan.rows.len().into())]);
        frame.render_widget(Paragraph::new(Line::styled(title, theme.style(Paint::Header))), areas.title);
        let sum = Line::styled(text::cut(&sum(plan, locale), width), theme.style(Paint::Text));
        frame.render_widget(Paragraph::new(sum), areas.sum);
        let headings = headings(locale);
        let list = Table { headings: &headings, total: plan.rows.len(), selection: self.selection, is_current: true };
        table::view(&list, frame, areas.list, theme, |place| plan.rows.get(place).map(|row| self.cells(row, locale)));
        let (told, paint) = self.told(plan, context);
        let told = text::wrap(&told, width).into_iter().map(|line| Line::styled(line, theme.style(paint)));
        frame.render_widget(Paragraph::new(told.collect::<Vec<_>>()), areas.told);
        if matches!(self.run, Run::Before) {
            self.view_form(frame, areas.form, context);
        }
    }

    /// How far it has come, what is wrong, or what the selected purchase lacks and why.
    fn told(&self, plan: &RetrievalPlan, context: &Context<'_>) -> (String, Paint) {
        let locale = context.locale;
        let progress = [("done", self.results.len().into()), ("count", plan.in_file().count().into())];
        match (&self.run, &self.form.problem, &plan.unfinished) {
            (Run::Before, Some(problem), _) => (problem.clone(), Paint::Warning),
            (Run::Before, None, Some(batch)) => {
                let count = [("count", batch.purchases.len().into())];
                (locale.text_with(message!("retrieve-unfinished"), &count), Paint::Warning)
            }
            (Run::Before, None, None) => match self.rows().get(self.selection.selected()) {
                Some(PlannedRow { key: Err(refusal), .. }) => (locale.refusal(refusal).what, Paint::Warning),
                Some(_) | None => (locale.text(message!("key-notice")), Paint::Notice),
            },
            (Run::Beginning(_, _) | Run::UnderWay(_, _), _, _) => {
                (locale.text_with(message!("retrieve-under-way"), &progress), Paint::Pending)
            }
            (Run::Stopping(_, _), _, _) => (locale.text_with(message!("retrieve-stopping"), &progress), Paint::Pending),
            (Run::Interrupted(_), _, _) => {
                (locale.text_with(message!("retrieve-interrupted"), &progress), Paint::Warning)
            }
            (Run::Writing(_, _), _, _) => (locale.text(message!("retrieve-writing")), Paint::Pending),
            (Run::Over(delivered), _, _) => {
                let place = [("path", delivered.path.display().to_string().into())];
                let place = locale.text_with(message!("retrieve-place"), &place);
                (format!("{} {place}", running::told(delivered, locale)), Paint::Success)
            }
        }
    }

    fn view_form(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        for (place, field) in (0_u16..).zip(self.form.fields()) {
            let line = Rect { y: area.y.saturating_add(place), height: 1, ..area };
            if line.y < area.bottom() {
                self.view_field(field, frame, line, context);
            }
        }
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
        let columns = [Constraint::Length(u16::try_from(NAME).unwrap_or(u16::MAX)), Constraint::Fill(1)];
        let [left, right] = Layout::horizontal(columns).areas(area);
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
            Field::Confirm | Field::Submit => {
                let keys = self.plan.ready().map_or(0, |plan| plan.keys());
                let count = [("count", keys.into())];
                (&form.confirm, locale.text_with(message!("retrieve-confirm-placeholder"), &count))
            }
        };
        let is_covered = field != Field::Confirm && context.locale.covers();
        let field = InputField { input, placeholder: &placeholder, is_focused, is_covered };
        input::view(&field, frame, right, theme);
    }

    fn cells(&self, row: &PlannedRow, locale: Locale) -> Vec<Cell> {
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

fn field_name(field: Field) -> MessageId {
    match field {
        Field::Sealing => message!("retrieve-sealing"),
        Field::Recipients => message!("retrieve-recipients"),
        Field::Passphrase => message!("retrieve-passphrase"),
        Field::Again => message!("retrieve-again-field"),
        Field::File => message!("retrieve-file"),
        Field::Reason => message!("dialog-reason-title"),
        Field::Confirm => message!("retrieve-confirm"),
        Field::Submit => message!("retrieve-button"),
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
