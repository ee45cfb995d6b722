//! A row of what waits: what it is, whose, until when, and where it leads.

use crate::domain::{DownloadId, EntitlementId, Instant, KmsDeviceId, Permission, TenantId};
use crate::i18n::{Locale, MessageId, message};
use crate::service::support::SupportRowId;
use crate::service::{Task, UpcomingRenewal, WhoseKeys};
use crate::tui::context::Context;
use crate::tui::screen::closing_windows::{self, table};
use crate::tui::screen::{downloads, kms, support};
use crate::tui::step::{CustomerLabel, Destination};
use crate::tui::support_start::SupportStart;
use crate::tui::theme::Paint;
use crate::tui::widget::table::Cell;

/// Things of one kind, in the order in which they stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Group {
    /// Windows that close.
    Windows,
    /// Devices that lapse.
    Kms,
    /// What was begun and not ended, and downloads.
    Begun,
    /// Terms that end.
    Renewals,
    /// Customers that were opened lately.
    Recent,
}

impl Group {
    /// All of them.
    pub(super) const ALL: [Self; 5] = [Self::Windows, Self::Kms, Self::Begun, Self::Renewals, Self::Recent];

    /// That of a task.
    pub(super) fn of(task: &Task) -> Self {
        match task {
            Task::Window(_) => Self::Windows,
            Task::Kms(_) => Self::Kms,
            Task::Renewal(_) => Self::Renewals,
            Task::BrokenOff { .. }
            | Task::Retrieval { .. }
            | Task::Cart { .. }
            | Task::Draft(_)
            | Task::Download(_) => Self::Begun,
            Task::Recent(_) => Self::Recent,
        }
    }
}

/// What a row is of, whatever stands in it and wherever it stands. Several can lead to the same place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum RowId {
    /// The window of a purchase.
    Window(EntitlementId),
    /// A device of a plan.
    Kms(KmsDeviceId),
    /// The term of a subscription.
    Renewal(EntitlementId),
    /// What of a customer was to be cancelled.
    BrokenOff(TenantId),
    /// The keys that were to go into a file.
    Retrieval,
    /// The cart for a customer.
    Cart(TenantId),
    /// A support request.
    Draft(SupportRowId),
    /// A download.
    Download(DownloadId),
    /// A customer.
    Recent(TenantId),
    /// That there are more of a group.
    More(Group),
}

impl RowId {
    /// That of a task.
    pub(super) fn of(task: &Task) -> Self {
        match task {
            Task::Window(window) => Self::Window(window.entitlement.id.clone()),
            Task::Kms(device) => Self::Kms(device.row.device.id),
            Task::Renewal(renewal) => Self::Renewal(renewal.subscription.entitlement.clone()),
            Task::BrokenOff { tenant, .. } => Self::BrokenOff(*tenant),
            Task::Retrieval { .. } => Self::Retrieval,
            Task::Cart { tenant, .. } => Self::Cart(*tenant),
            Task::Draft(row) => Self::Draft(row.id.clone()),
            Task::Download(job) => Self::Download(job.id),
            Task::Recent(customer) => Self::Recent(customer.tenant),
        }
    }
}

/// The cells of a row that says that there are more of a group.
pub(super) fn more(group: Group, count: usize, context: &Context<'_>) -> Vec<Cell<'static>> {
    let more = match group {
        Group::Windows => message!("waiting-more-windows"),
        Group::Kms => message!("waiting-more-kms"),
        Group::Begun => message!("waiting-more-begun"),
        Group::Renewals => message!("waiting-more-renewals"),
        Group::Recent => message!("waiting-more-recent"),
    };
    let words = context.locale.text_with(more, &[("count", count.into())]);
    vec![Cell::dim("…".to_owned()), Cell::plain(words), Cell::dim(String::new())]
}

/// Where it leads.
pub(super) fn destination(task: &Task) -> Destination {
    match task {
        Task::Window(window) => closing_windows::destination(window),
        Task::Renewal(renewal) => {
            let UpcomingRenewal { customer, subscription, .. } = renewal.as_ref();
            Destination::Subscription(label(subscription.tenant(), customer), subscription.entitlement.clone())
        }
        Task::Kms(device) => Destination::Kms(label(device.row.device.tenant, &device.customer)),
        Task::BrokenOff { tenant, customer, .. } => Destination::CancelMany(label(*tenant, customer), Vec::new()),
        Task::Retrieval { customer, .. } => {
            let customer = customer.as_ref().map(|(tenant, name)| label(*tenant, name));
            Destination::Retrieve(customer, WhoseKeys::Unfinished)
        }
        Task::Cart { tenant, customer, .. } => Destination::Review(label(*tenant, customer)),
        Task::Draft(row) => match &row.id {
            SupportRowId::Draft(draft) => Destination::SupportForm(SupportStart::Draft(*draft)),
            SupportRowId::Filed(number) => Destination::SupportRequest(number.clone()),
        },
        Task::Download(_) => Destination::Downloads,
        Task::Recent(customer) => Destination::Account(label(customer.tenant, &customer.name)),
    }
}

/// What one needs to look at that.
pub(super) fn needed(task: &Task) -> Permission {
    match task {
        Task::Window(window) => closing_windows::needed(window),
        Task::Renewal(_) => Permission::LookAtSubscriptions,
        Task::Kms(_) => Permission::LookAtPlans,
        Task::BrokenOff { .. } => Permission::Cancel,
        Task::Cart { .. } => Permission::Buy,
        Task::Draft(_) => Permission::SupportRequest,
        Task::Download(_) | Task::Retrieval { .. } => Permission::Keys,
        Task::Recent(_) => Permission::LookAtCustomers,
    }
}

/// When it is over by itself.
pub(super) fn end(task: &Task) -> Option<Instant> {
    match task {
        Task::Window(window) => Some(window.end),
        Task::Renewal(renewal) => Some(renewal.end),
        // What has lapsed waits until it is moved.
        Task::Kms(_)
        | Task::BrokenOff { .. }
        | Task::Retrieval { .. }
        | Task::Cart { .. }
        | Task::Draft(_)
        | Task::Download(_)
        | Task::Recent(_) => None,
    }
}

/// So many letters of a product are read where a column is narrow.
const READ: usize = 12;

/// The customer and the beginning of the product of a task, which others may have as well.
pub(super) fn what_it_reads_like(task: &Task) -> Option<(&str, String)> {
    let beginning = |title: &str| title.chars().take(READ).collect();
    match task {
        Task::Window(window) => Some((&window.customer, beginning(&window.entitlement.line.title))),
        Task::Renewal(renewal) => Some((&renewal.customer, beginning(&renewal.product))),
        Task::Kms(_)
        | Task::BrokenOff { .. }
        | Task::Retrieval { .. }
        | Task::Cart { .. }
        | Task::Draft(_)
        | Task::Download(_)
        | Task::Recent(_) => None,
    }
}

/// What was bought; where it reads like another, with the line of the order that it is.
fn bought(title: &str, id: &EntitlementId, is_alike: bool, context: &Context<'_>) -> String {
    if is_alike { format!("{title} {}", context.locale.id(id.order_line())) } else { title.to_owned() }
}

/// What it is.
fn kind(task: &Task) -> MessageId {
    match task {
        Task::Window(_) => message!("waiting-window"),
        Task::Renewal(renewal) if renewal.subscription.renewal.is_on() => message!("waiting-renews"),
        Task::Renewal(_) => message!("waiting-expires"),
        Task::Kms(_) => message!("waiting-kms"),
        Task::BrokenOff { .. } => message!("waiting-broken-off"),
        Task::Retrieval { .. } => message!("waiting-retrieval"),
        Task::Cart { .. } => message!("waiting-cart"),
        Task::Draft(_) => message!("waiting-draft"),
        Task::Download(_) => message!("waiting-download"),
        Task::Recent(_) => message!("waiting-recent"),
    }
}

/// Its cells: what it is, whose, what, when, and what is left.
pub(super) fn cells(task: &Task, is_alike: bool, context: &Context<'_>) -> Vec<Cell<'static>> {
    let locale = context.locale;
    let count = |message, count: usize| locale.text_with(message, &[("count", count.into())]);
    let (customer, what, when, (left, paint)) = match task {
        Task::Window(window) => (
            locale.customer(&window.customer),
            bought(&window.entitlement.line.title, &window.entitlement.id, is_alike, context),
            locale.date_time(window.end),
            table::left(window, context),
        ),
        Task::Renewal(renewal) => {
            let is_on = renewal.subscription.renewal.is_on();
            let left = locale.duration_left(renewal.end.since(context.now));
            (
                locale.customer(&renewal.customer),
                bought(&renewal.product, &renewal.subscription.entitlement, is_alike, context),
                locale.date_time(renewal.end),
                (left, if is_on { Paint::Text } else { Paint::Warning }),
            )
        }
        Task::Kms(device) => (
            locale.customer(&device.customer),
            locale.id(&device.row.device.details.name),
            locale.date_time(device.row.deadline),
            kms::table::state(&device.row, context),
        ),
        Task::BrokenOff { customer, left, .. } => (
            locale.customer(customer),
            count(message!("waiting-broken-off-left"), *left),
            String::new(),
            (String::new(), Paint::Text),
        ),
        Task::Retrieval { customer, customers, purchases } => (
            customer.as_ref().map_or_else(|| several(*customers, locale), |(_, name)| locale.customer(name)),
            count(message!("waiting-retrieval-count"), *purchases),
            String::new(),
            (under_way(context), Paint::Pending),
        ),
        Task::Cart { customer, lines, .. } => (
            locale.customer(customer),
            count(message!("waiting-cart-lines"), *lines),
            String::new(),
            (String::new(), Paint::Text),
        ),
        Task::Draft(row) => (
            locale.customer(&row.customer),
            support::table::title(row, locale),
            locale.date_time(row.at),
            (String::new(), Paint::Text),
        ),
        Task::Download(job) => (
            locale.customer(&job.customer),
            job.product.clone(),
            String::new(),
            downloads::table::state_of(job, context),
        ),
        Task::Recent(customer) => {
            (locale.customer(&customer.name), locale.id(&customer.domain), String::new(), (String::new(), Paint::Text))
        }
    };
    vec![
        Cell::dim(locale.text(kind(task))),
        Cell::plain(customer),
        // The line of an order stands at the end.
        if is_alike { Cell::dim(what).with_end() } else { Cell::dim(what) },
        Cell::dim(when),
        Cell::painted(left, paint),
    ]
}

/// What stands where a thing is of that many customers.
fn several(customers: usize, locale: Locale) -> String {
    locale.text_with(message!("waiting-retrieval-customers"), &[("count", customers.into())])
}

/// Whether the keys that are in no file yet are being got.
fn under_way(context: &Context<'_>) -> String {
    context.retrieving.map(|_| context.locale.text(message!("waiting-retrieval-under-way"))).unwrap_or_default()
}

fn label(tenant: TenantId, name: &str) -> CustomerLabel {
    CustomerLabel { tenant, name: name.to_owned() }
}
