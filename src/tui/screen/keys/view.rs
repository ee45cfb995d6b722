//! How keys and downloads are drawn, and what a press of the mouse is on.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use crate::domain::cancellation::shows_by;
use crate::domain::catalog::{Delivery, ReservationScope};
use crate::domain::choice::LanguageTag;
use crate::domain::published::PublishedPages;
use crate::domain::{EntitlementStatus, Refusal};
use crate::i18n::{MessageId, message};
use crate::service::open_purchase::PurchasePage;
use crate::tui::context::{Availability, Context};
use crate::tui::remaining;
use crate::tui::remote::Remote;
use crate::tui::screen::bought;
use crate::tui::screen::keys::choices::{Choices, Field, Kind};
use crate::tui::screen::keys::panes::{self, Button};
use crate::tui::screen::keys::{Stage, State, azure_portal};
use crate::tui::theme::Paint;
use crate::tui::widget::{button, hyperlink, pending, scrolled, text};

/// What a press of the mouse is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    /// *Hämta nycklar och nedladdningar*.
    Get,
    /// A choice, and how many values further a press there leads; `None` beside its value.
    Choice(usize, Option<isize>),
    /// A button of the panes.
    Button(Button),
    /// The address that stands on the page.
    Address,
}

/// A line of the page and what a press on it means.
type Row = (Line<'static>, Option<Target>);

/// Draws the page.
pub(super) fn view(state: &State, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
    match &state.page {
        Remote::Ready(page) | Remote::Reloading(page, _) => {
            let rows = rows(state, page, area, context);
            let lines = rows.iter().map(|(line, _)| line.clone()).collect();
            scrolled::view(state.scrolled, lines, frame, area, context);
            link_addresses(state, &rows, frame, area, context);
        }
        Remote::Idle | Remote::Loading(_) => pending::view_loading(frame, area, context),
        Remote::Failed(failure) => pending::view_failure(frame, area, context, failure),
    }
}

/// What stands at that place of the screen.
pub(super) fn target_at(state: &State, at: Position, area: Rect, context: &Context<'_>) -> Option<Target> {
    let page = state.page()?;
    let mut rows = rows(state, page, area, context);
    let in_sight = scrolled::in_sight(state.scrolled, rows.len(), area);
    let place = in_sight.start.saturating_add(usize::from(at.y.checked_sub(area.y)?));
    let (line, target) = in_sight.contains(&place).then(|| rows.swap_remove(place))?;
    Some(match target? {
        Target::Choice(index, _) => Target::Choice(index, turn_at(&line, usize::from(at.x.saturating_sub(area.x)))),
        target @ (Target::Get | Target::Button(_) | Target::Address) => target,
    })
}

/// What can have the focus on each line of the page, whether it is in sight or not.
pub(super) fn targets(state: &State, context: &Context<'_>) -> Vec<Option<Target>> {
    let rows = state.page().map(|page| rows(state, page, context.main, context)).unwrap_or_default();
    rows.into_iter().map(|(_, target)| target.filter(|target| *target != Target::Address)).collect()
}

/// Makes the address on the page a hyperlink, as far as it is in sight.
fn link_addresses(state: &State, rows: &[Row], frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
    let Some(address) = state.address() else { return };
    let in_sight = rows.get(scrolled::in_sight(state.scrolled, rows.len(), area)).unwrap_or_default();
    let lines = in_sight.iter().map(|(line, target)| (line, *target == Some(Target::Address)));
    hyperlink::mark_lines(frame.buffer_mut(), area, lines, address, context.settings.links);
}

/// Where a press in that column of a choice's line turns its value: back on `‹`, on everywhere else on the value.
fn turn_at(line: &Line<'_>, column: usize) -> Option<isize> {
    let [name, value, ..] = line.spans.as_slice() else { return None };
    let from = name.width();
    let is_on_value = (from..from.saturating_add(value.width())).contains(&column);
    is_on_value.then_some(if column < from.saturating_add(2) { -1 } else { 1 })
}

fn rows(state: &State, page: &PurchasePage, area: Rect, context: &Context<'_>) -> Vec<Row> {
    let width = usize::from(area.width);
    let mut rows: Vec<Row> = bought::head(page, width, context).into_iter().map(|line| (line, None)).collect();
    let stops = cannot(page, context);
    if !stops.is_empty() {
        rows.extend(paragraphs(&stops, width, context));
        rows.extend(policy(width, context));
        return rows;
    }
    match &state.stage {
        Stage::Before => {}
        Stage::Choosing(choices) => rows.extend(choosing(choices, width, context)),
        Stage::Panes(choice, marked) => {
            let mut chosen = vec![choice.version.to_string()];
            chosen.extend(choice.language.as_ref().map(|tag| context.locale.language_name(tag)));
            chosen.extend(choice.file_type.as_ref().map(ToString::to_string));
            rows.push((Line::styled(chosen.join(" · "), context.theme.style(Paint::Dim)), None));
            if let Some(reason) = &state.reasons.given {
                let reason = context.locale.text_with(message!("keys-reason"), &[("reason", reason.as_str().into())]);
                rows.push((Line::styled(text::cut(&reason, width), context.theme.style(Paint::Dim)), None));
            }
            rows.push((Line::default(), None));
            rows.extend(the_panes(state, page, *marked, width, context));
        }
    }
    rows
}

/// Why there is nothing to fetch, where there is not: cancelled (AFTER-2), licence only (PROD-2), a reservation (PROD-6).
fn cannot(page: &PurchasePage, context: &Context<'_>) -> Vec<(String, Paint)> {
    let locale = context.locale;
    match (page.row.status, &page.product.delivery) {
        (_, Delivery::Reservation) => {
            let line = &page.row.entitlement.line;
            let term = line.term.map(|term| locale.term(term)).unwrap_or_default();
            let facts = [("term", term.into()), ("quantity", line.quantity.into())];
            let mut sentences = sentences(&Refusal::Reservation, context);
            let mut facts = locale.text_with(message!("keys-reservation"), &facts);
            let scope = page.product.scope.map(|scope| match scope {
                ReservationScope::Shared => message!("reservation-shared"),
                ReservationScope::SingleSubscription => message!("reservation-single"),
            });
            if let Some(scope) = scope {
                facts = format!("{} · {facts}", locale.text(scope));
            }
            if let Some(end) = page.row.end(context.now) {
                let end = [("date", locale.date(end).into())];
                facts = format!("{facts} · {}", locale.text_with(message!("keys-reservation-end"), &end));
            }
            sentences.push((facts, Paint::Text));
            sentences.push((azure_portal().to_owned(), Paint::Link));
            sentences
        }
        // What follows for the customer alone is told to the customer, and not when it shows in Partner Center.
        (EntitlementStatus::Cancelled { at }, _) if context.view.is_some() => {
            let what = locale.refusal(&Refusal::Cancelled { at }).what;
            vec![(what, Paint::Warning), (locale.text(message!("view-cancelled")), Paint::Text)]
        }
        (EntitlementStatus::Cancelled { at }, Delivery::Software(_) | Delivery::LicenceOnly) => {
            let mut sentences = sentences(&Refusal::Cancelled { at }, context);
            let note = shows_by(at, context.now).map(|_| locale.text(message!("cancel-shows-within")));
            sentences.extend(note.map(|note| (note, Paint::Text)));
            sentences
        }
        (_, Delivery::LicenceOnly) => sentences(&Refusal::LicenceOnly, context),
        (_, Delivery::Software(_)) => Vec::new(),
    }
}

fn sentences(refusal: &Refusal, context: &Context<'_>) -> Vec<(String, Paint)> {
    let sentence = context.locale.refusal(refusal);
    vec![(sentence.what, Paint::Warning), (sentence.instead, Paint::Text)]
}

fn paragraphs(paragraphs: &[(String, Paint)], width: usize, context: &Context<'_>) -> Vec<Row> {
    let mut rows = Vec::new();
    for (paragraph, paint) in paragraphs {
        let target = (*paint == Paint::Link).then_some(Target::Address);
        for line in text::wrap(paragraph, width) {
            rows.push((Line::styled(line, context.theme.style(*paint)), target));
        }
        rows.push((Line::default(), None));
    }
    rows
}

fn choosing(choices: &Choices, width: usize, context: &Context<'_>) -> Vec<Row> {
    let mut rows = vec![title(message!("keys-generate"), context)];
    for (index, field) in choices.fields().iter().enumerate() {
        rows.push((choice_line(field, choices.focused() == Some(index), context), Some(Target::Choice(index, None))));
    }
    rows.push((Line::default(), None));
    let is_focused = choices.focused().is_none();
    rows.push((button_line(message!("keys-get"), is_focused, Paint::Button, context), Some(Target::Get)));
    rows.push((Line::default(), None));
    rows.extend(notice(width, context));
    rows.extend(policy(width, context));
    rows
}

fn choice_line(field: &Field, is_focused: bool, context: &Context<'_>) -> Line<'static> {
    let locale = context.locale;
    let name = locale.text(match field.kind {
        Kind::Version => message!("choice-version"),
        Kind::Language => message!("choice-language"),
        Kind::FileType => message!("choice-file-type"),
    });
    let value = field.values.get(field.chosen).cloned().unwrap_or_default();
    let value = match field.kind {
        Kind::Language => locale.language_name(&LanguageTag(value)),
        Kind::Version | Kind::FileType => value,
    };
    let paint = if is_focused { Paint::Selected } else { Paint::Input };
    let can_change = 1 < field.values.len();
    let (before, after) = if can_change { ("‹ ", " ›") } else { ("  ", "  ") };
    let count = if can_change {
        format!("   {}/{}", field.chosen.saturating_add(1), field.values.len())
    } else {
        String::new()
    };
    let mark = if is_focused { "▸ " } else { "  " };
    Line::from(vec![
        Span::styled(text::pad(&format!("{mark}{name}"), 30), context.theme.style(Paint::Text)),
        Span::styled(format!("{before}{value}{after}"), context.theme.style(paint)),
        Span::styled(count, context.theme.style(Paint::Dim)),
    ])
}

/// The three panes, each with its buttons, and the notice of KEY-5 beside them.
fn the_panes(state: &State, page: &PurchasePage, marked: Button, width: usize, context: &Context<'_>) -> Vec<Row> {
    let buttons = panes::buttons(page);
    let mut rows = Vec::new();
    let button = |button, id, rows: &mut Vec<Row>| {
        if buttons.contains(&button) {
            let paint = match state.availability_of(button, context) {
                Availability::Ready => Paint::Button,
                Availability::Disabled(_) | Availability::Hidden => Paint::Disabled,
            };
            let mut line = button_line(id, marked == button, paint, context);
            if state.is_pending(button) {
                line.push_span(Span::styled(" …", context.theme.style(Paint::Pending)));
            }
            rows.push((line, Some(Target::Button(button))));
            if marked == button {
                rows.extend(why_not(&state.availability_of(button, context), width, context));
            }
        }
    };
    if buttons.contains(&Button::GetKey) {
        rows.push(title(message!("pane-keys"), context));
        button(Button::GetKey, message!("button-get-key"), &mut rows);
        button(Button::KmsKey, message!("button-kms-key"), &mut rows);
        rows.push((Line::default(), None));
    }
    if buttons.contains(&Button::CopyLink) {
        rows.push(title(message!("pane-downloads"), context));
        button(Button::Download, message!("button-download"), &mut rows);
        button(Button::CopyLink, message!("button-copy-link"), &mut rows);
        rows.extend(about_the_files(state, width, context));
        rows.push((Line::default(), None));
    }
    if buttons.contains(&Button::Instructions) {
        rows.push(title(message!("pane-instructions"), context));
        button(Button::Instructions, message!("button-instructions"), &mut rows);
        let link = page.product.instructions().map(|instructions| instructions.link.as_str());
        for part in text::wrap(link.unwrap_or_default(), width.saturating_sub(4)) {
            let part = Span::styled(part, context.theme.style(Paint::Link));
            rows.push((Line::from(vec![Span::raw("    "), part]), Some(Target::Address)));
        }
        rows.push((Line::default(), None));
    }
    if buttons.contains(&Button::GetKey) || buttons.contains(&Button::CopyLink) {
        rows.extend(notice(width, context));
        rows.extend(policy(width, context));
    }
    rows
}

/// What would be fetched, and until when a link works that was given to somebody (KEY-8).
fn about_the_files(state: &State, width: usize, context: &Context<'_>) -> Vec<Row> {
    let locale = context.locale;
    let mut facts = Vec::new();
    if let Some(bits) = state.bits.ready() {
        let values = [("name", bits.name.to_string().into()), ("bytes", locale.bytes(bits.bytes).into())];
        facts.push((locale.text_with(message!("keys-bits"), &values), Paint::Text));
        let checksum = match bits.checksum {
            Some(checksum) => locale.text_with(message!("keys-checksum"), &[("checksum", checksum.to_string().into())]),
            None => locale.text(message!("keys-checksum-later")),
        };
        facts.push((checksum, Paint::Dim));
    }
    facts.extend(state.link_expires().map(|expires| remaining::expiry(expires, context)));
    let wrapped = |(fact, paint): (String, Paint)| {
        let lines = text::wrap(&fact, width.saturating_sub(4)).into_iter();
        lines.map(move |line| (Line::styled(format!("    {line}"), context.theme.style(paint)), None))
    };
    facts.into_iter().flat_map(wrapped).collect()
}

/// Why a dimmed button is dimmed, below it.
fn why_not(availability: &Availability, width: usize, context: &Context<'_>) -> Vec<Row> {
    let Availability::Disabled(refusal) = availability else { return Vec::new() };
    let sentence = context.locale.refusal(refusal);
    text::wrap(&format!("{} {}", sentence.what, sentence.instead), width.saturating_sub(4))
        .into_iter()
        .map(|line| (Line::styled(format!("    {line}"), context.theme.style(Paint::Warning)), None))
        .collect()
}

/// The notice of KEY-5.
fn notice(width: usize, context: &Context<'_>) -> Vec<Row> {
    text::wrap(&context.locale.text(message!("key-notice")), width)
        .into_iter()
        .map(|line| (Line::styled(line, context.theme.style(Paint::Notice)), None))
        .collect()
}

/// Where the cancellation policy is (AFTER-4), by which the partner cancels and not the customer.
fn policy(width: usize, context: &Context<'_>) -> Vec<Row> {
    if context.view.is_some() {
        return Vec::new();
    }
    let address = PublishedPages::embedded().cancellation_policy.clone();
    let sentence = context.locale.text_with(message!("keys-policy"), &[("address", address.into())]);
    text::wrap(&sentence, width)
        .into_iter()
        .map(|line| (Line::styled(line, context.theme.style(Paint::Dim)), None))
        .collect()
}

fn title(id: MessageId, context: &Context<'_>) -> Row {
    (Line::styled(context.locale.text(id), context.theme.style(Paint::Header)), None)
}

/// A button, painted so while it is not the marked one.
fn button_line(id: MessageId, is_marked: bool, paint: Paint, context: &Context<'_>) -> Line<'static> {
    let paint = if is_marked { Paint::ButtonFocused } else { paint };
    button::line(&context.locale.text(id), paint, context.theme)
}
