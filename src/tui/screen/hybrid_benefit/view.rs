//! Drawing the Hybrid Benefit page: the purchases that have it over the fields, and what these come to below them. Where
//! rows are short, what explains the words gives way first, then the gaps, then the purchases, which scroll.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use crate::domain::hybrid_benefit::Ground;
use crate::i18n::{MessageId, message};
use crate::service::{HybridBenefitPage, QualifyingPurchase};
use crate::tui::context::Context;
use crate::tui::remote::Remote;
use crate::tui::screen::hybrid_benefit::State;
use crate::tui::screen::hybrid_benefit::form::{Field, Outcome, Problem, Reading};
use crate::tui::theme::Paint;
use crate::tui::widget::list::{self, Selection};
use crate::tui::widget::table::{self, Cell, Heading, Table};
use crate::tui::widget::{input, pending, text};

/// How wide a field is, in columns.
const FIELD: usize = 16;

/// How many lines the list has at least: its headings and two purchases.
const LEAST_LIST: usize = 3;

/// A line of the page besides the list.
#[derive(Clone)]
enum Row {
    /// An empty line, which gives way where rows are short.
    Gap,
    /// An explanation, which gives way before.
    Note(Line<'static>),
    /// A line that stays.
    Said(Line<'static>),
    /// A field.
    Field(Field, Line<'static>),
}

/// Where everything stands: the title, the list below it and the rows below that.
struct Places {
    title: Rect,
    list: Rect,
    rows_area: Rect,
    rows: Vec<Row>,
}

impl State {
    /// Draws the page, or what stands in its place.
    pub(super) fn view_page(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        let page = match &self.page {
            Remote::Ready(page) | Remote::Reloading(page, _) => page,
            Remote::Idle | Remote::Loading(_) => return pending::view_loading(frame, area, context),
            Remote::Failed(failure) => return pending::view_failure(frame, area, context, failure),
        };
        let places = self.places(page, area, context);
        view_title(page, &places, self.offset(page, &places), frame, context);
        view_list(page, &places, self.offset(page, &places), frame, context);
        let lines: Vec<Line<'static>> = places
            .rows
            .iter()
            .map(|row| match row {
                Row::Gap => Line::default(),
                Row::Note(line) | Row::Said(line) | Row::Field(_, line) => line.clone(),
            })
            .collect();
        frame.render_widget(Paragraph::new(lines), places.rows_area);
        for field in Field::ALL {
            if let Some(area) = places.field(field, names_width(context)) {
                self.view_field(field, frame, area, context);
            }
        }
    }

    /// The field at that place of the screen.
    pub(super) fn field_at(&self, at: Position, area: Rect, context: &Context<'_>) -> Option<Field> {
        let places = self.places(self.page.ready()?, area, context);
        let rows = Some(places.rows_area).filter(|rows| rows.contains(at))?;
        match places.rows.get(usize::from(at.y.saturating_sub(rows.y))) {
            Some(Row::Field(field, _)) => Some(*field),
            Some(Row::Gap | Row::Note(_) | Row::Said(_)) | None => None,
        }
    }

    /// How far the purchases can be scrolled; `None` until some of them are on the screen.
    pub(super) fn last_offset(&self, area: Rect, context: &Context<'_>) -> Option<usize> {
        let page = self.page.ready()?;
        let shown = Some(shown(&self.places(page, area, context))).filter(|shown| *shown != 0)?;
        Some(page.purchases.len().saturating_sub(shown))
    }

    /// How many purchases a page of them is; one stays in sight.
    pub(super) fn page_of_rows(&self, context: &Context<'_>) -> isize {
        let shown = self.page.ready().map_or(1, |page| shown(&self.places(page, context.main, context)));
        isize::try_from(shown.saturating_sub(1).max(1)).unwrap_or(1)
    }

    fn offset(&self, page: &HybridBenefitPage, places: &Places) -> usize {
        self.scrolled.min(page.purchases.len().saturating_sub(shown(places)))
    }

    fn places(&self, page: &HybridBenefitPage, area: Rect, context: &Context<'_>) -> Places {
        let height = usize::from(area.height);
        let mut rows = self.rows(page, usize::from(area.width), context);
        let list_wanted = if page.purchases.is_empty() { 0 } else { page.purchases.len().saturating_add(1) };
        let least = list_wanted.min(LEAST_LIST).saturating_add(1);
        for gives_way in [|row: &Row| matches!(row, Row::Note(_)), |row: &Row| matches!(row, Row::Gap)] {
            if height < least.saturating_add(rows.len()) {
                rows.retain(|row| !gives_way(row));
            }
        }
        let list_height = list_wanted.min(height.saturating_sub(1).saturating_sub(rows.len()));
        let part = |from: usize, lines: usize| {
            let from = u16::try_from(from.min(height)).unwrap_or(area.height);
            let lines = u16::try_from(lines).unwrap_or(u16::MAX).min(area.height.saturating_sub(from));
            Rect { y: area.y.saturating_add(from), height: lines, ..area }
        };
        let below = list_height.saturating_add(1);
        Places { title: part(0, 1), list: part(1, list_height), rows_area: part(below, height), rows }
    }

    /// Everything below the list.
    fn rows(&self, page: &HybridBenefitPage, width: usize, context: &Context<'_>) -> Vec<Row> {
        let mut rows = about_purchases(page, width, context);
        rows.push(Row::Gap);
        rows.push(Row::Said(header(context.locale.text(message!("hybrid-calculate")), context)));
        for field in Field::ALL {
            rows.extend(self.field_rows(field, page, width, context));
        }
        rows.push(Row::Gap);
        let reading = reading(page, context);
        rows.extend(outcome_rows(self.form.outcome(reading), width, context));
        rows
    }

    /// A field: its name, the field itself, and beside it what it is in, or what is wrong with it.
    fn field_rows(&self, field: Field, page: &HybridBenefitPage, width: usize, context: &Context<'_>) -> Vec<Row> {
        let theme = context.theme;
        let mark = if self.form.marked() == field { "▸ " } else { "  " };
        let name = text::pad(&format!("{mark}{}", field_name(field, context)), names_width(context));
        let before = names_width(context).saturating_add(FIELD).saturating_add(2);
        let room = width.saturating_sub(before);
        let (told, paint) = match self.form.problem(field, reading(page, context)) {
            Some(problem) => (text::wrap(&problem_text(problem, context), room), Paint::Warning),
            None => (vec![text::cut(&unit(field, page, context), room)], Paint::Dim),
        };
        let mut lines = told.into_iter();
        let first = Line::from(vec![
            Span::styled(name, theme.style(Paint::Text)),
            Span::raw(" ".repeat(FIELD.saturating_add(2))),
            Span::styled(lines.next().unwrap_or_default(), theme.style(paint)),
        ]);
        let further =
            lines.map(|line| Row::Said(Line::styled(format!("{}{line}", " ".repeat(before)), theme.style(paint))));
        std::iter::once(Row::Field(field, first)).chain(further).collect()
    }

    fn view_field(&self, field: Field, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        let placeholder = context.locale.text(placeholder(field));
        let is_focused = self.form.is_typing() && self.form.marked() == field;
        let field =
            input::Field { input: self.form.input(field), placeholder: &placeholder, is_focused, is_covered: false };
        input::view(&field, frame, area, context.theme);
    }
}

impl Places {
    /// Where a field is typed in, beside its name; `None` where that is not on the screen.
    fn field(&self, field: Field, names: usize) -> Option<Rect> {
        let line = self.rows.iter().position(|row| matches!(row, Row::Field(its, _) if *its == field))?;
        let columns = |columns: usize| u16::try_from(columns).unwrap_or(u16::MAX);
        let (x, y) = (self.rows_area.x.saturating_add(columns(names)), self.rows_area.y.saturating_add(columns(line)));
        let area = Rect { x, y, width: columns(FIELD), height: 1 }.intersection(self.rows_area);
        (!area.is_empty()).then_some(area)
    }
}

fn reading(page: &HybridBenefitPage, context: &Context<'_>) -> Reading {
    Reading { locale: context.locale, currency: page.currency }
}

/// How many purchases are on the screen.
fn shown(places: &Places) -> usize {
    usize::from(table::rows_area(places.list).height)
}

fn header(text: String, context: &Context<'_>) -> Line<'static> {
    Line::styled(text, context.theme.style(Paint::Header))
}

fn view_title(page: &HybridBenefitPage, places: &Places, offset: usize, frame: &mut Frame<'_>, context: &Context<'_>) {
    let total = page.purchases.len();
    let title = context.locale.text_with(message!("hybrid-title"), &[("count", total.into())]);
    frame.render_widget(Paragraph::new(header(title, context)), places.title);
    if let Some(part) = list::part(offset, shown(places), total, context.locale).filter(|_| shown(places) != 0) {
        let part = Line::styled(format!(" {part}"), context.theme.style(Paint::Dim)).right_aligned();
        let width = u16::try_from(part.width()).unwrap_or(u16::MAX).min(places.title.width);
        let right = Rect { x: places.title.right().saturating_sub(width), width, ..places.title };
        frame.render_widget(Paragraph::new(part), right);
    }
}

fn view_list(page: &HybridBenefitPage, places: &Places, offset: usize, frame: &mut Frame<'_>, context: &Context<'_>) {
    let locale = context.locale;
    let headings = [
        Heading::wide(locale.text(message!("column-product"))),
        Heading::sized(locale.text(message!("column-order")), 10).from(110),
        Heading::sized(locale.text(message!("column-edition")), 10).from(80),
        Heading::sized(locale.text(message!("column-cores")), 6).right(),
        Heading::sized(locale.text(message!("column-in-azure")), 25),
        Heading::sized(locale.text(message!("column-needs-assurance")), 9).from(60),
    ];
    let selection = Selection::none_from(offset);
    let list = Table { headings: &headings, total: page.purchases.len(), selection, is_current: true };
    table::view(&list, frame, places.list, context.theme, |place| {
        page.purchases.get(place).map(|purchase| cells(purchase, context))
    });
}

fn cells(purchase: &QualifyingPurchase, context: &Context<'_>) -> Vec<Cell<'static>> {
    let locale = context.locale;
    let QualifyingPurchase { entitlement, benefit, ground, cores } = purchase;
    let assurance = match ground {
        Ground::Subscription => Paint::Dim,
        Ground::SoftwareAssurance => Paint::Warning,
    };
    vec![
        Cell::plain(entitlement.line.title.clone()),
        Cell::dim(context.locale.id(&entitlement.id.order)),
        Cell::plain(locale.edition(benefit.edition)),
        Cell::plain(cores.map_or_else(|| "–".to_owned(), |cores| locale.number(cores))),
        Cell::plain(locale.azure_use(benefit.allows)),
        Cell::painted(locale.needs_assurance(*ground), assurance),
    ]
}

/// What is to be known of the purchases: that there are none, or which need Software Assurance, and what the words mean.
fn about_purchases(page: &HybridBenefitPage, width: usize, context: &Context<'_>) -> Vec<Row> {
    let locale = context.locale;
    if page.purchases.is_empty() {
        let why = sentence(&locale.text(message!("hybrid-none")), width, Paint::Text, context);
        let what_to_do = sentence(&locale.text(message!("hybrid-none-do")), width, Paint::Dim, context);
        return why.into_iter().chain(what_to_do).map(Row::Said).collect();
    }
    let without = page.purchases.iter().filter(|purchase| purchase.ground == Ground::SoftwareAssurance).count();
    let assurance = locale.text_with(message!("hybrid-assurance"), &[("count", without.into())]);
    let assurance = sentence(&assurance, width, Paint::Warning, context);
    let meaning = sentence(&locale.text(message!("hybrid-meaning")), width, Paint::Dim, context);
    let told = assurance.into_iter().filter(|_| without != 0).map(Row::Said);
    told.chain(meaning.into_iter().map(Row::Note)).collect()
}

/// What the fields come to, or what is still needed for it.
fn outcome_rows(outcome: Option<Outcome>, width: usize, context: &Context<'_>) -> Vec<Row> {
    let locale = context.locale;
    let said = |text: String, paint| sentence(&text, width, paint, context).into_iter().map(Row::Said);
    let Some(Outcome { per_hour, percent, whole }) = outcome else {
        return said(locale.text(message!("hybrid-needs-rates")), Paint::Dim).collect();
    };
    let values = [("saving", locale.hourly_rate(per_hour).into()), ("percent", locale.percent(percent).into())];
    let hourly = said(locale.text_with(message!("hybrid-saving-per-hour"), &values), Paint::Success);
    let whole = match whole {
        None => said(locale.text(message!("hybrid-needs-hours")), Paint::Dim),
        Some((saving, hours, machines)) => {
            let values = [
                ("hours", locale.number(hours.get().into()).into()),
                ("machines", locale.number(machines.get().into()).into()),
                ("saving", locale.money(saving).into()),
            ];
            said(locale.text_with(message!("hybrid-saving"), &values), Paint::Success)
        }
    };
    let terms = sentence(&locale.text(message!("hybrid-terms")), width, Paint::Dim, context);
    hourly.chain(whole).chain(terms.into_iter().map(Row::Note)).collect()
}

/// A sentence in lines, two columns in.
fn sentence(sentence: &str, width: usize, paint: Paint, context: &Context<'_>) -> Vec<Line<'static>> {
    let lines = text::wrap(sentence, width.saturating_sub(2)).into_iter();
    lines.map(|line| Line::styled(format!("  {line}"), context.theme.style(paint))).collect()
}

fn field_name(field: Field, context: &Context<'_>) -> String {
    context.locale.text(match field {
        Field::Licensed => message!("hybrid-licensed-rate"),
        Field::Base => message!("hybrid-base-rate"),
        Field::Hours => message!("hybrid-hours"),
        Field::Machines => message!("hybrid-machines"),
    })
}

/// How wide the names are, for the longest of them.
fn names_width(context: &Context<'_>) -> usize {
    let widest = Field::ALL.into_iter().map(|field| text::width(&field_name(field, context))).max();
    widest.unwrap_or(0).saturating_add(4)
}

/// What a field is in; rates exclude or include tax as the prices of the customer's market do (MARKET-2).
fn unit(field: Field, page: &HybridBenefitPage, context: &Context<'_>) -> String {
    let locale = context.locale;
    match field {
        Field::Licensed | Field::Base => {
            let values = [("currency", page.currency.code().into()), ("tax", locale.tax_note(page.tax).into())];
            locale.text_with(message!("hybrid-rate-unit"), &values)
        }
        Field::Hours => locale.text(message!("hybrid-hours-unit")),
        Field::Machines => locale.text(message!("hybrid-machines-unit")),
    }
}

fn placeholder(field: Field) -> MessageId {
    match field {
        Field::Licensed => message!("hybrid-licensed-example"),
        Field::Base => message!("hybrid-base-example"),
        Field::Hours => message!("hybrid-hours-example"),
        Field::Machines => message!("hybrid-machines-example"),
    }
}

fn problem_text(problem: Problem, context: &Context<'_>) -> String {
    let locale = context.locale;
    match problem {
        Problem::NotANumber => locale.text(message!("hybrid-not-a-number")),
        Problem::Rate(problem) => locale.rate_problem(problem),
        Problem::NotACount => locale.not_a_count(),
    }
}
