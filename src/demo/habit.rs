//! How customers buy: what, how much and when. Much of it was bought so that a window of CANCEL-1 or PERP-1 is about
//! to close at the demo's instant, and a part of it before the cutover.

use chrono::{Datelike, Duration, Months};

use crate::demo::chance::Chance;
use crate::demo::identity::MOST_ORDERS;
use crate::demo::parts::{Listed, Stock};
use crate::demo::purchase::{AutoRenew, Buyer, Naming, Purchases, Wish, hours_before, minutes_before};
use crate::demo::shelf::{Shelf, Ware};
use crate::domain::catalog::CancellationPolicy;
use crate::domain::market::reservation_allowed;
use crate::domain::{Instant, ProductKind};

const MINUTES_A_DAY: u32 = 24 * 60;
/// The first day on which anything was bought: 2018-06-01.
const FIRST_DAY: Instant = Instant::from_unix(1_527_811_200);

/// From this customer on they buy little: of the hundreds of thousands that a large partner has, most have bought nothing of
/// what is sold here.
const FIRST_OF_LITTLE: u32 = 5_000;
/// How often a customer that buys little has bought something: once in so many.
const LITTLE_ONE_IN: u32 = 4;

/// When something was bought, seen from the demo's instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Moment {
    /// Before the cutover.
    BeforeCutover,
    /// 29 to 30 days ago: the window of PERP-1 is about to close.
    PurchaseWindow,
    /// A term began 5 to 7 days ago: the window of CANCEL-1 is about to close.
    TermWindow,
    /// In the last days.
    Lately,
    /// At any time since the cutover.
    Since,
}

/// How often each moment comes, of a hundred.
const MOMENTS: [(Moment, u32); 5] = [
    (Moment::BeforeCutover, 22),
    (Moment::PurchaseWindow, 8),
    (Moment::TermWindow, 10),
    (Moment::Lately, 8),
    (Moment::Since, 52),
];

/// How often each kind is bought, of a hundred.
const KINDS: [(ProductKind, u32); 6] = [
    (ProductKind::ServerSubscription, 42),
    (ProductKind::Perpetual, 28),
    (ProductKind::Reservation, 10),
    (ProductKind::SoftwarePlan, 8),
    (ProductKind::Esu, 6),
    (ProductKind::LicenceOnly, 6),
];

/// Buys what the list says, one order a purchase.
pub(super) fn buy_listed(listed: &[Listed], now: Instant, purchases: &mut Purchases, chance: &mut Chance) {
    for purchase in listed {
        let Some(ware) = Shelf::embedded().titled(&purchase.title) else { continue };
        let said = purchase.bought.as_deref().and_then(|text| Instant::parse(text).ok());
        let wish = Wish {
            ware,
            quantity: purchase.quantity,
            cancelled: purchase.cancelled_hours_ago.map(|hours| hours_before(now, hours)),
            needs_information: purchase.needs_information,
            auto_renew: AutoRenew::On,
            naming: Naming::Product,
        };
        purchases.place(said.unwrap_or_else(|| hours_before(now, purchase.hours_ago)), &[wish], chance);
    }
}

/// How much the customer with that number has bought where nothing else is said.
pub(super) fn stock_of(number: u32) -> Stock {
    if number < FIRST_OF_LITTLE { Stock::Usual } else { Stock::Little }
}

/// Buys as customers do.
pub(super) fn buy(stock: Stock, buyer: &Buyer, purchases: &mut Purchases, chance: &mut Chance) {
    let (orders, most_lines) = match stock {
        Stock::Empty | Stock::Listed => (0, 0),
        Stock::Little => (u32::from(chance.one_in(LITTLE_ONE_IN)), 1),
        Stock::Usual => (chance.between(1, 7), 3),
        Stock::Full => (MOST_ORDERS - 2, 2),
    };
    for _ in 0..orders {
        let moment = chance.weighted(&MOMENTS, |(_, weight)| *weight).map_or(Moment::Since, |(moment, _)| *moment);
        let placed = instant_of(moment, buyer.now, chance);
        let lines = match stock {
            Stock::Full => most_lines,
            Stock::Usual | Stock::Little | Stock::Listed | Stock::Empty => chance.between(1, most_lines),
        };
        let wishes: Vec<Wish> = (0..lines).flat_map(|_| wishes(moment, placed, buyer, chance)).collect();
        purchases.place(placed, &wishes, chance);
    }
}

/// One line, or the years of an ESU up to one of them: year 2 needs year 1, year 3 needs both.
fn wishes(moment: Moment, placed: Instant, buyer: &Buyer, chance: &mut Chance) -> Vec<Wish> {
    let Some(ware) = ware(moment, placed, buyer, chance) else { return Vec::new() };
    let wish = wish(moment, ware, placed, buyer.now, chance);
    match ware.product.kind {
        ProductKind::Esu => ware.years_up_to().map(|ware| Wish { ware, ..wish }).collect(),
        ProductKind::ServerSubscription
        | ProductKind::Perpetual
        | ProductKind::SoftwarePlan
        | ProductKind::Reservation
        | ProductKind::LicenceOnly => vec![wish],
    }
}

fn ware(moment: Moment, placed: Instant, buyer: &Buyer, chance: &mut Chance) -> Option<Ware> {
    let kind = match moment {
        Moment::PurchaseWindow => ProductKind::Perpetual,
        Moment::TermWindow => ProductKind::ServerSubscription,
        Moment::BeforeCutover | Moment::Lately | Moment::Since => {
            chance.weighted(&KINDS, |(_, weight)| *weight).map_or(ProductKind::Perpetual, |(kind, _)| *kind)
        }
    };
    let kind = match kind {
        ProductKind::Reservation if reservation_allowed(buyer.market).is_err() => ProductKind::SoftwarePlan,
        ProductKind::Reservation
        | ProductKind::ServerSubscription
        | ProductKind::Perpetual
        | ProductKind::SoftwarePlan
        | ProductKind::Esu
        | ProductKind::LicenceOnly => kind,
    };
    let year = placed.utc().year();
    let shelf = Shelf::embedded();
    shelf.pick(kind, year, chance).or_else(|| shelf.pick(ProductKind::ServerSubscription, year, chance))
}

fn wish(moment: Moment, ware: Ware, placed: Instant, now: Instant, chance: &mut Chance) -> Wish {
    let by_heads = ware.sku.title.contains(" CAL");
    let quantity = if by_heads { chance.between(5, 120) } else { ware.sku.minimum * chance.between(1, 4) };
    let in_purchase_window = ware.sku.policy == CancellationPolicy::FromPurchase;
    let auto_renew = match moment {
        Moment::TermWindow => AutoRenew::On,
        Moment::BeforeCutover | Moment::PurchaseWindow | Moment::Lately | Moment::Since => {
            if chance.one_in(5) {
                AutoRenew::TurnedOff
            } else {
                AutoRenew::On
            }
        }
    };
    Wish {
        ware,
        quantity,
        cancelled: cancelled(moment, ware, placed, chance).filter(|at| *at < now),
        needs_information: in_purchase_window && chance.one_in(9),
        auto_renew,
        naming: if chance.one_in(4) { Naming::Nickname } else { Naming::Product },
    }
}

/// When it was cancelled, within its window, if it was.
fn cancelled(moment: Moment, ware: Ware, placed: Instant, chance: &mut Chance) -> Option<Instant> {
    let minutes = match ware.sku.policy {
        CancellationPolicy::FromPurchase => chance.between(60, 29 * MINUTES_A_DAY),
        CancellationPolicy::FromTerm => chance.between(60, 165 * 60),
        CancellationPolicy::Never => return None,
    };
    let happens = match moment {
        Moment::PurchaseWindow | Moment::TermWindow => false,
        Moment::BeforeCutover | Moment::Lately | Moment::Since => chance.one_in(14),
    };
    happens.then(|| placed.after(Duration::minutes(i64::from(minutes))))
}

fn instant_of(moment: Moment, now: Instant, chance: &mut Chance) -> Instant {
    match moment {
        Moment::BeforeCutover => in_office_hours(FIRST_DAY, Instant::CUTOVER, chance),
        Moment::PurchaseWindow => minutes_before(now, chance.between(29 * MINUTES_A_DAY, 30 * MINUTES_A_DAY - 30)),
        Moment::TermWindow => {
            let began = minutes_before(now, chance.between(5 * MINUTES_A_DAY, 7 * MINUTES_A_DAY - 30));
            let earlier = began.utc().checked_sub_months(Months::new(36 * chance.below(2)));
            earlier.map(Instant::from).filter(|placed| Instant::CUTOVER <= *placed).unwrap_or(began)
        }
        Moment::Lately => minutes_before(now, chance.between(30, 5 * MINUTES_A_DAY)),
        Moment::Since => in_office_hours(Instant::CUTOVER, minutes_before(now, 6 * MINUTES_A_DAY), chance),
    }
}

/// An instant of a day from `first` on and before `end`, between seven and sixteen o'clock UTC.
fn in_office_hours(first: Instant, end: Instant, chance: &mut Chance) -> Instant {
    let days = u32::try_from(end.since(first).num_days()).unwrap_or(0);
    let day = first.after(Duration::days(i64::from(chance.below(days))));
    day.after(Duration::seconds(i64::from(chance.between(7 * 3600, 16 * 3600))))
}
