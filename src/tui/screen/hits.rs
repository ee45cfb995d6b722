//! Customers as rows of a list, as Home and Customers both show them.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::text::Line;
use ratatui::widgets::{Block, BorderType, Paragraph};

use crate::domain::{Permission, SecretText, TenantId};
use crate::i18n::{Locale, MessageId, message};
use crate::search::{Column, Depth, Hit, HitBy};
use crate::service::find_customers;
use crate::tui::context::{Availability, Context};
use crate::tui::finder::{Finder, Found};
use crate::tui::moving::Move;
use crate::tui::msg::{CustomersReply, Reply};
use crate::tui::room::Readiness;
use crate::tui::sorting;
use crate::tui::step::{CustomerLabel, Destination, Plain, Step};
use crate::tui::theme::Paint;
use crate::tui::widget::input::{self, Field};
use crate::tui::widget::table::{self, Cell, Heading, Table};
use crate::tui::widget::{pending, text};

/// Where the rows are, below the line of headings.
pub(super) fn rows_area(list: Rect) -> Rect {
    table::rows_area(list)
}

/// Whether its keys have something to act on yet.
pub(super) fn readiness(finder: &Finder) -> Readiness {
    if finder.is_waiting() { Readiness::Opening } else { Readiness::Here }
}

/// Whether there is something to open, or may be once the answer is here. Who may not look at customers has nothing.
pub(super) fn can_be_opened(finder: &Finder, context: &Context<'_>) -> Availability {
    let is_forbidden = matches!(context.allows(Permission::LookAtCustomers), Availability::Disabled(_));
    Availability::when(!is_forbidden && !finder.is_known_to_be_empty())
}

/// Opens what was found: the account of a customer, or what of its own led to it, as far as the role may look at that.
fn open(hit: Hit, context: &Context<'_>) -> Step {
    let customer = CustomerLabel { tenant: hit.row.tenant, name: hit.row.name };
    let may = |permission| context.allows(permission) == Availability::Ready;
    Step::Go(match hit.by {
        HitBy::Subscription(_, purchase) if may(Permission::LookAtSubscriptions) => {
            Destination::Subscription(customer, purchase)
        }
        HitBy::Order(purchase) | HitBy::Subscription(_, purchase) | HitBy::Product(purchase, _)
            if may(Permission::LookAtSoftware) =>
        {
            Destination::Software(customer, Some(purchase))
        }
        HitBy::Order(purchase) if may(Permission::LookAtOrders) => Destination::Orders(customer, Some(purchase.order)),
        HitBy::Customer
        | HitBy::Tenant
        | HitBy::Order(_)
        | HitBy::Subscription(_, _)
        | HitBy::Product(_, _)
        | HitBy::Similar => Destination::Account(customer),
    })
}

/// Takes the answer to the finder's question.
pub(super) fn receive(finder: &mut Finder, reply: Reply, context: &Context<'_>) -> Step {
    match reply {
        Reply::Customers(CustomersReply::Found(result)) => found(finder.receive(result, context), context),
        Reply::Customers(CustomersReply::SoFar(answer)) => found(finder.receive_so_far(answer, context), context),
        Reply::Customers(CustomersReply::Opened(_))
        | Reply::Kms(_)
        | Reply::Billing(_)
        | Reply::Support(_)
        | Reply::Purchases(_)
        | Reply::Secrets(_)
        | Reply::Clipboard(_)
        | Reply::Operators(_)
        | Reply::Downloads(_)
        | Reply::Buying(_)
        | Reply::Cancelling(_)
        | Reply::Upkeep(_)
        | Reply::Log(_) => Step::Stay,
    }
}

/// Does what came of a reply or of the passing of time.
pub(super) fn found(found: Found, context: &Context<'_>) -> Step {
    match found {
        Found::Nothing => Step::Stay,
        Found::Open(hit) => open(*hit, context),
        Found::Step(step) => step,
    }
}

/// Copies the GUID of the selected customer.
pub(super) fn copy_tenant(finder: &Finder) -> Step {
    finder
        .selected()
        .map_or(Step::Stay, |hit| Step::CopyPlain(Plain::Tenant, SecretText::new(hit.row.tenant.to_string())))
}

/// A press of the mouse selects a row.
pub(super) fn press(finder: &mut Finder, at: Position, rows: Rect, context: &Context<'_>) -> Step {
    finder.stop_typing();
    match finder.selection().row_at(at, rows, finder.total().unwrap_or(0)) {
        Some(place) => finder.press(place, context, rows),
        None => Step::Stay,
    }
}

/// A second press opens it, if it is what the first one was on; else it is a first press of what is there now.
pub(super) fn double_press(finder: &mut Finder, at: Position, rows: Rect, context: &Context<'_>) -> Step {
    let place = finder.selection().row_at(at, rows, finder.total().unwrap_or(0));
    match place.and_then(|place| finder.press_again(place)) {
        Some(hit) => open(hit, context),
        None => press(finder, at, rows, context),
    }
}

/// The wheel moves the selection.
pub(super) fn wheel(finder: &mut Finder, notches: isize, rows: Rect, context: &Context<'_>) -> Step {
    finder.forget_enter();
    finder.move_selection(|selection, total, page| selection.wheel(notches, total, page), context, rows)
}

/// Moves through the list.
pub(super) fn move_by(finder: &mut Finder, movement: Move, rows: Rect, context: &Context<'_>) -> Step {
    finder.move_selection(|selection, total, page| movement.apply(selection, total, page), context, rows)
}

/// Home's box.
pub(super) fn view_search_box(finder: &Finder, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
    let is_typing = finder.focus().is_typing();
    let border = if is_typing { Paint::BorderFocused } else { Paint::Border };
    let block = Block::bordered().border_type(BorderType::Rounded).border_style(context.theme.style(border)).title(
        Line::styled(format!(" {} ", context.locale.text(message!("home-search"))), context.theme.style(Paint::Title)),
    );
    let inner = block.inner(area);
    frame.render_widget(block, area);
    let placeholder = context.locale.text(match depth(context) {
        Depth::Everything => message!("home-search-placeholder"),
        Depth::Orders => message!("home-search-placeholder-orders"),
        Depth::Customers => message!("home-search-placeholder-customers"),
    });
    let field = Field {
        input: finder.input(),
        placeholder: &placeholder,
        is_focused: is_typing,
        is_covered: context.locale.covers(),
    };
    input::view(&field, frame, inner, context.theme);
}

/// What a search looks at, as far as is known who acts.
fn depth(context: &Context<'_>) -> Depth {
    context.actor().map_or(Depth::Everything, find_customers::depth_for)
}

/// What stands below the box: how many were found.
pub(super) fn view_title(finder: &Finder, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
    let locale = context.locale;
    let title = match (finder.counted(), finder.answers_a_search()) {
        (None, _) => String::new(),
        (Some(total), false) => locale.text_with(message!("home-customers"), &[("count", total.into())]),
        (Some(0), true) if finder.similar() != 0 => {
            and_similar(locale.text(message!("hits-none-as-typed")), finder, locale)
        }
        (Some(total), true) => {
            and_similar(locale.text_with(message!("home-hits"), &[("count", total.into())]), finder, locale)
        }
    };
    let paint = if finder.is_current() { Paint::Header } else { Paint::Pending };
    frame.render_widget(Paragraph::new(Line::styled(title, context.theme.style(paint))), area);
}

/// How many were found, and how many similar ones where there are some.
fn and_similar(found: String, finder: &Finder, locale: Locale) -> String {
    match finder.similar() {
        0 => found,
        similar => format!("{found} · {}", locale.text_with(message!("hits-similar"), &[("count", similar.into())])),
    }
}

/// The line of Customers: how many, how many of them are marked, and the filter.
pub(super) fn view_filter_line(
    finder: &Finder,
    marked: usize,
    frame: &mut Frame<'_>,
    (area, context): (Rect, &Context<'_>),
) {
    let locale = context.locale;
    let mut title = match (finder.counted(), finder.all().filter(|_| finder.answers_a_search())) {
        (Some(total), Some(all)) => {
            let values = [("shown", total.into()), ("count", all.into())];
            and_similar(locale.text_with(message!("customers-title-filtered"), &values), finder, locale)
        }
        (Some(total), None) => locale.text_with(message!("customers-title"), &[("count", total.into())]),
        (None, _) => locale.text(message!("place-customers")),
    };
    if marked != 0 {
        let marked = locale.text_with(message!("list-marked"), &[("count", marked.into())]);
        title = format!("{title} · {marked}");
    }
    if let Some((column, direction)) = finder.sort() {
        title = format!("{title} · {} {}", locale.text(column_name(column)), sorting::mark(direction));
    }
    let title_width = u16::try_from(text::width(&title)).unwrap_or(u16::MAX).saturating_add(3);
    let [left, right] = Layout::horizontal([Constraint::Length(title_width), Constraint::Fill(1)]).areas(area);
    let paint = if finder.is_current() { Paint::Header } else { Paint::Pending };
    text::draw_joined([(title.as_str(), context.theme.style(paint))], frame.buffer_mut(), left);
    let placeholder = locale.text(message!("filter-placeholder"));
    let is_focused = finder.focus().is_typing();
    let field = Field { input: finder.input(), placeholder: &placeholder, is_focused, is_covered: locale.covers() };
    input::view(&field, frame, right, context.theme);
}

/// What people call a column.
fn column_name(column: Column) -> MessageId {
    match column {
        Column::Name => message!("column-customer"),
        Column::Domain => message!("column-domain"),
        Column::Tenant => message!("column-tenant"),
        Column::Market => message!("column-market"),
        Column::Subscriptions => message!("column-subscriptions"),
        Column::Software => message!("column-software"),
    }
}

/// What was found at Home: the customer, through what, and where.
pub(super) fn view_found(finder: &Finder, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
    let locale = context.locale;
    let is_searching = finder.is_searching();
    let mut headings = vec![
        Heading::wide(locale.text(message!("column-customer"))),
        Heading::sized(locale.text(message!("column-domain")), 32).from(if is_searching { 110 } else { 84 }),
    ];
    if is_searching {
        headings.push(Heading::wide(locale.text(message!("column-found-by"))));
    }
    headings.push(Heading::sized(locale.text(message!("column-market")), 16));
    let cells: Cells<'_> = &|hit| {
        let mut cells =
            vec![Cell::plain(locale.customer_in_list(&hit.row.name)), Cell::dim(locale.id_in_list(&hit.row.domain))];
        if is_searching {
            cells.push(Cell::dim(found_by(hit, context)));
        }
        cells.push(Cell::dim(locale.market_name(&hit.row.market)));
        cells
    };
    let nothing = match depth(context) {
        Depth::Everything => message!("hits-none-do"),
        Depth::Orders => message!("hits-none-do-orders"),
        Depth::Customers => message!("hits-none-do-customers"),
    };
    let nothing = (message!("hits-none"), nothing);
    view_list(finder, frame, area, context, &Columns { headings: &headings, cells, nothing });
}

/// The customers with all their columns.
pub(super) fn view_customers(
    finder: &Finder,
    marked: &[TenantId],
    frame: &mut Frame<'_>,
    (area, context): (Rect, &Context<'_>),
) {
    let locale = context.locale;
    let name = |column| locale.text(column_name(column));
    let headings = [
        (Column::Name, Heading::wide(name(Column::Name))),
        (Column::Domain, Heading::sized(name(Column::Domain), 28).from(84)),
        (Column::Tenant, Heading::sized(name(Column::Tenant), 36).from(118)),
        (Column::Market, Heading::sized(name(Column::Market), 14).from(50)),
        (Column::Subscriptions, Heading::sized(name(Column::Subscriptions), 9).from(100).right()),
        (Column::Software, Heading::sized(name(Column::Software), 13).right()),
    ]
    .map(|(column, heading)| sorting::heading(&finder.sort(), &column, heading));
    let cells: Cells<'_> = &|hit| {
        let name = locale.customer_in_list(&hit.row.name);
        let mut name = match hit.by {
            HitBy::Similar => Cell::dim(locale.text_with(message!("customers-similar"), &[("customer", name.into())])),
            HitBy::Customer | HitBy::Tenant | HitBy::Order(_) | HitBy::Subscription(_, _) | HitBy::Product(_, _) => {
                Cell::plain(name)
            }
        };
        if marked.contains(&hit.row.tenant) {
            name.mark();
        }
        let tenant = hit.row.tenant;
        vec![
            name,
            Cell::dim(locale.id_in_list(&hit.row.domain)),
            if locale.covers() { Cell::dim(locale.id(tenant)) } else { Cell::guid(tenant.0) },
            Cell::dim(locale.market_name(&hit.row.market)),
            Cell::number(hit.row.subscriptions),
            Cell::number(hit.row.software),
        ]
    };
    let nothing = (message!("filter-none"), message!("filter-none-do"));
    view_list(finder, frame, area, context, &Columns { headings: &headings, cells, nothing });
}

type Cells<'list> = &'list dyn for<'hit> Fn(&'hit Hit) -> Vec<Cell<'hit>>;

/// The columns of a list and what a customer has in them; what is said, and what can be done, where nothing was found.
struct Columns<'list> {
    headings: &'list [Heading],
    cells: Cells<'list>,
    nothing: (MessageId, MessageId),
}

fn view_list(finder: &Finder, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>, columns: &Columns<'_>) {
    if let Availability::Disabled(refusal) = context.allows(Permission::LookAtCustomers) {
        return pending::view_refusal(frame, area, context, &refusal);
    }
    match (finder.failure(), finder.total()) {
        (Some(failure), _) => pending::view_failure(frame, area, context, failure),
        (None, None) => pending::view_loading(frame, area, context),
        (None, Some(0)) if !finder.is_searching() => {
            pending::view_empty(frame, area, context, message!("customers-none"), message!("customers-none-do"));
        }
        (None, Some(0)) => {
            let (why, what_to_do) = columns.nothing;
            let what_to_do = if finder.looks_for_similar() { message!("hits-similar-sought") } else { what_to_do };
            pending::view_empty(frame, area, context, why, what_to_do);
        }
        (None, Some(total)) => {
            let list = Table {
                headings: columns.headings,
                total,
                selection: finder.selection(),
                is_current: finder.is_current(),
            };
            table::view(&list, frame, area, context.theme, |place| finder.row(place).map(columns.cells));
        }
    }
}

/// Through what a customer was found; its domain where it was its name, which tells namesakes apart.
fn found_by(hit: &Hit, context: &Context<'_>) -> String {
    let locale = context.locale;
    match &hit.by {
        HitBy::Customer => locale.id(&hit.row.domain),
        HitBy::Tenant => locale.id(shortened(hit.row.tenant)),
        HitBy::Order(purchase) => {
            locale.text_with(message!("found-by-order"), &[("order", purchase.order.to_string().into())])
        }
        HitBy::Subscription(id, _) => {
            locale.text_with(message!("found-by-subscription"), &[("subscription", id.to_string().into())])
        }
        HitBy::Product(_, title) => title.clone(),
        HitBy::Similar => {
            locale.text_with(message!("found-by-similar"), &[("domain", locale.id(&hit.row.domain).into())])
        }
    }
}

/// A GUID by its beginning and end, which is what one compares it by.
fn shortened(tenant: TenantId) -> String {
    let guid = tenant.to_string();
    match (guid.split_once('-'), guid.rsplit_once('-')) {
        (Some((beginning, _)), Some((_, end))) => format!("GUID {beginning}…{end}"),
        (_, _) => guid,
    }
}
