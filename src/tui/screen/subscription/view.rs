//! Drawing a subscription: what it is, its *Status* section, and the form below. Where the page is longer than the screen
//! its end is shown, unless the name at its top is marked.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use crate::domain::cancellation::shows_by;
use crate::domain::subscription::Standing;
use crate::domain::{EntitlementStatus, Refusal, Renewal};
use crate::i18n::{MessageId, message};
use crate::service::SubscriptionPage;
use crate::tui::context::Context;
use crate::tui::dialog::cancel_software;
use crate::tui::remote::Remote;
use crate::tui::screen::subscription::{Field, State, switch};
use crate::tui::theme::Paint;
use crate::tui::widget::input;
use crate::tui::widget::{pending, text};

/// A line of the page.
enum Row {
    /// An empty line, which gives way where rows are short.
    Gap,
    /// What a section is called.
    Header(String),
    /// A fact.
    Fact(Line<'static>),
    /// A part of the form.
    Part(Field, Line<'static>),
}

impl State {
    /// Draws the page, or what stands in its place.
    pub(super) fn view_page(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        let page = match &self.page {
            Remote::Ready(page) | Remote::Reloading(page, _) => page,
            Remote::Idle | Remote::Loading(_) => return pending::view_loading(frame, area, context),
            Remote::Failed(failure) => return pending::view_failure(frame, area, context, failure),
        };
        let (rows, offset) = self.rows_from(page, area, context);
        let name_at = rows.iter().position(|row| matches!(row, Row::Part(Field::Name, _)));
        let lines: Vec<Line<'static>> = rows
            .into_iter()
            .skip(offset)
            .map(|row| match row {
                Row::Gap => Line::default(),
                Row::Header(text) => Line::styled(text, context.theme.style(Paint::Header)),
                Row::Fact(line) | Row::Part(_, line) => line,
            })
            .collect();
        frame.render_widget(Paragraph::new(lines), area);
        if let Some(line) = name_at.and_then(|line| line.checked_sub(offset)) {
            self.view_name(frame, Rect { y: area.y.saturating_add(u16::try_from(line).unwrap_or(0)), ..area }, context);
        }
    }

    /// The part of the form at that place of the screen.
    pub(super) fn field_at(&self, at: Position, area: Rect, context: &Context<'_>) -> Option<Field> {
        let page = self.page.ready().filter(|_| area.contains(at))?;
        let (rows, offset) = self.rows_from(page, area, context);
        match rows.get(offset.saturating_add(usize::from(at.y.saturating_sub(area.y)))) {
            Some(Row::Part(field, _)) => Some(*field),
            Some(Row::Gap | Row::Header(_) | Row::Fact(_)) | None => None,
        }
    }

    /// The rows, and which of them is the first on the screen.
    fn rows_from(&self, page: &SubscriptionPage, area: Rect, context: &Context<'_>) -> (Vec<Row>, usize) {
        let mut rows = self.rows(page, usize::from(area.width), context);
        let height = usize::from(area.height);
        if height < rows.len() {
            rows.retain(|row| !matches!(row, Row::Gap));
        }
        let offset = if self.field == Field::Name { 0 } else { rows.len().saturating_sub(height) };
        (rows, offset)
    }

    fn rows(&self, page: &SubscriptionPage, width: usize, context: &Context<'_>) -> Vec<Row> {
        let names = names_width(context);
        let mut rows = vec![self.part(Field::Name, String::new(), context)];
        for (name, value, paint) in facts(page, context) {
            for (number, part) in text::wrap(&value, width.saturating_sub(names)).into_iter().enumerate() {
                let name = if number == 0 { context.locale.text(name) } else { String::new() };
                rows.push(Row::Fact(Line::from(vec![
                    Span::styled(text::pad(&format!("  {name}"), names), context.theme.style(Paint::Dim)),
                    Span::styled(part, context.theme.style(paint)),
                ])));
            }
        }
        rows.extend([Row::Gap, Row::Header(context.locale.text(message!("subscription-status")))]);
        let pending = self.cancelling.as_ref().map(|cancel| {
            let amount = [("amount", context.locale.money(cancel.shown.amount).into())];
            (context.locale.text_with(message!("subscription-cancellation-refund"), &amount), Paint::Warning)
        });
        let came_to = self.came_to.as_ref().map(|cancelled| {
            let order = self.purchase.order.to_string();
            (cancel_software::cancelled_sentence(&order, cancelled, context.locale), Paint::Success)
        });
        for (sentence, paint) in came_to.into_iter().chain(status(page, context)).chain(pending) {
            for line in text::wrap(&sentence, width.saturating_sub(2)) {
                rows.push(Row::Fact(Line::styled(format!("  {line}"), context.theme.style(paint))));
            }
        }
        if self.fields(context.now).contains(&Field::Cancel) {
            let label = match &self.cancelling {
                Some(_) => message!("button-take-back"),
                None => message!("button-cancel-subscription"),
            };
            rows.push(self.part(Field::Cancel, format!("[ {} ]", context.locale.text(label)), context));
        }
        let renewal = self.form.renewal(&page.subscription);
        let plan = match renewal {
            Renewal::Renews { plan } => format!("‹ {} ›", context.locale.billing_plan(plan)),
            Renewal::Expires => context.locale.text(message!("subscription-plan-needs-renewal")),
        };
        let on = format!("‹ {} ›", context.locale.text(switch(renewal)));
        rows.push(Row::Gap);
        if self.fields(context.now).contains(&Field::Renewal) {
            rows.push(self.part(Field::Renewal, on, context));
            rows.push(self.part(Field::Plan, plan, context));
        }
        let submit = format!("[ {} ]", context.locale.text(message!("button-submit")));
        rows.push(self.part(Field::Submit, submit, context));
        rows
    }

    /// A part of the form with its value, marked where it is the one that keys act on, and with what becomes of it.
    fn part(&self, field: Field, value: String, context: &Context<'_>) -> Row {
        let (locale, theme) = (context.locale, context.theme);
        let is_marked = self.field == field;
        let mark = if is_marked { "▸ " } else { "  " };
        let name = match field {
            Field::Name => locale.text(message!("column-own-name")),
            Field::Renewal => locale.text(message!("subscription-renewal")),
            Field::Plan => locale.text(message!("subscription-next-plan")),
            Field::Cancel | Field::Submit => String::new(),
        };
        let paint = match (self.sent, is_marked, field) {
            (Some(_), _, _) => Paint::Pending,
            (None, true, Field::Cancel | Field::Submit) => Paint::ButtonFocused,
            (None, false, Field::Cancel | Field::Submit) => Paint::Button,
            (None, true, _) => Paint::Selected,
            (None, false, _) => Paint::Text,
        };
        let mut spans = vec![
            Span::styled(text::pad(&format!("{mark}{name}"), names_width(context)), theme.style(Paint::Text)),
            Span::styled(value, theme.style(paint)),
        ];
        if let Some((told, paint)) = self.told_of(field) {
            spans.push(Span::styled(format!("  {}", locale.text(told)), theme.style(paint)));
        }
        Row::Part(field, Line::from(spans))
    }

    /// What is said beside a part: that it was changed here, or what submitting it comes to.
    fn told_of(&self, field: Field) -> Option<(MessageId, Paint)> {
        let stored = self.stored()?;
        let is_another = match field {
            // The field takes all of its line.
            Field::Name | Field::Cancel => false,
            Field::Renewal => self.form.renewal(stored).is_on() != stored.renewal.is_on(),
            Field::Plan => self.form.changes_renewal(stored) && self.form.renewal(stored).is_on(),
            Field::Submit => {
                return Some(match (self.sent, self.is_unsent()) {
                    (None, _) if self.cancelling.is_some() => {
                        (message!("subscription-cancellation-pending"), Paint::Warning)
                    }
                    (Some(_), _) => (message!("subscription-sending"), Paint::Pending),
                    (None, true) => (message!("subscription-unsent"), Paint::Warning),
                    (None, false) if self.came_to.is_some() => return None,
                    (None, false) => (message!("subscription-nothing-changed"), Paint::Dim),
                });
            }
        };
        (is_another && self.sent.is_none()).then(|| (message!("subscription-changed"), Paint::Warning))
    }

    fn view_name(&self, frame: &mut Frame<'_>, line: Rect, context: &Context<'_>) {
        let names = u16::try_from(names_width(context)).unwrap_or(u16::MAX).min(line.width);
        let area = Rect { x: line.x.saturating_add(names), width: line.width.saturating_sub(names), height: 1, ..line };
        let placeholder = context.locale.text(message!("subscription-no-name"));
        let is_focused = self.form.is_typing();
        let field = input::Field {
            input: self.form.name(),
            placeholder: &placeholder,
            is_focused,
            is_covered: context.locale.covers(),
        };
        input::view(&field, frame, area, context.theme);
    }
}

/// How wide the names are, for the longest of them.
fn names_width(context: &Context<'_>) -> usize {
    let names = [
        message!("column-own-name"),
        message!("subscription-renewal"),
        message!("subscription-next-plan"),
        message!("fact-subscription-id"),
        message!("column-product"),
        message!("column-order"),
        message!("column-quantity"),
        message!("fact-price"),
        message!("fact-term"),
        message!("fact-plan"),
    ];
    let widest = names.into_iter().map(|name| text::width(&context.locale.text(name))).max();
    widest.unwrap_or(0).saturating_add(4)
}

/// What it is: id, product, order, quantity, price with its tax note (MARKET-2), term, and the plan of the present term.
fn facts(page: &SubscriptionPage, context: &Context<'_>) -> Vec<(MessageId, String, Paint)> {
    let locale = context.locale;
    let SubscriptionPage { entitlement, subscription, .. } = page;
    let line = &entitlement.line;
    let order = [("order", entitlement.id.order_line().into()), ("date", locale.date(entitlement.bought).into())];
    let quantity = (line.quantity != 0)
        .then(|| locale.text_with(message!("subscription-quantity"), &[("quantity", line.quantity.into())]));
    let price = [("price", locale.money(line.unit_price).into()), ("tax", locale.tax_note(line.tax).into())];
    let mut facts = vec![
        (message!("fact-subscription-id"), context.locale.id(subscription.id), Paint::Text),
        (message!("column-product"), line.title.clone(), Paint::Text),
        (message!("column-order"), locale.text_with(message!("subscription-order"), &order), Paint::Text),
    ];
    facts.extend(quantity.map(|quantity| (message!("column-quantity"), quantity, Paint::Text)));
    let price = locale.text_with(message!("subscription-unit-price"), &price);
    facts.push((message!("fact-price"), price, Paint::Text));
    if let Standing::Active { number, start, end } = subscription.at(context.now) {
        let values = [
            ("number", number.into()),
            ("start", locale.date_time(start).into()),
            ("end", locale.date_time_in_zone(end).into()),
        ];
        facts.push((
            message!("fact-term"),
            locale.text_with(message!("subscription-term-times"), &values),
            Paint::Text,
        ));
        facts.push((message!("fact-plan"), locale.billing_plan(subscription.plan_at(context.now)), Paint::Text));
    }
    facts
}

/// What it is now, what follows, and when it can be cancelled (CANCEL-4); of what was cancelled, why and what follows of
/// that (AFTER-2).
fn status(page: &SubscriptionPage, context: &Context<'_>) -> Vec<(String, Paint)> {
    let (locale, now) = (context.locale, context.now);
    let status = page.status(now);
    let word = locale.entitlement_status(status);
    match (status, page.subscription.at(now)) {
        (EntitlementStatus::Cancelled { at }, _) | (_, Standing::Cancelled { at }) => {
            let sentence = locale.refusal(&Refusal::Cancelled { at });
            let shows_late = shows_by(at, now).map(|_| (locale.text(message!("cancel-shows-within")), Paint::Text));
            let told = [(sentence.what, Paint::Warning), (sentence.instead, Paint::Text)];
            told.into_iter().chain(shows_late).collect()
        }
        (EntitlementStatus::Expired { since }, _) | (_, Standing::Expired { since }) => {
            vec![(locale.text_with(message!("detail-expired"), &[("date", locale.date(since).into())]), Paint::Passed)]
        }
        (EntitlementStatus::Active, Standing::Active { end, .. }) => {
            let window = page.window(now).at(now);
            let paint = Paint::of_window(window);
            vec![
                (format!("{word} · {}", locale.what_follows(page.subscription.renewal, end)), Paint::Text),
                (locale.cancellation_window(window), paint),
            ]
        }
    }
}
