//! Buying: what can be sold to whom, what the review says it comes to, and an order that is paid once.

use chrono_tz::Tz;
use nyckel::domain::market::{Markets, reservation_allowed};
use nyckel::domain::sale::{MOST, Totals};
use nyckel::domain::{
    ActivityKind, ActivityOutcome, BillingPlan, Cart, CartLine, Catalog, CommandId, Currency, Entitlement, Instalment,
    Lifetime, Money, Product, ProductKind, Refusal, Renewal, RuleId, Sku, TaxNote,
};
use nyckel::i18n::{Language, Locale};
use nyckel::ports::{Change, Clock, CommandState, Stop, Store};
use nyckel::service::{
    CartChange, PlaceOrder, Review, ServiceError, cart_of, edit_cart, list_catalog, list_orders, place_order,
    review_order, settle_commands,
};
use nyckel::testing::{Fault, Step, When};

use crate::services::world::{SOFTWARE, World, admin, customer, line, tenant};

/// A SKU of the embedded catalogue by the end of its title.
fn sku(title: &str) -> (&'static Product, &'static Sku) {
    let found = Catalog::embedded()
        .products()
        .find_map(|product| product.skus.iter().find(|sku| sku.title == title).map(|sku| (product, sku)));
    found.unwrap_or_else(|| panic!("no {title}"))
}

fn cart_line(title: &str, quantity: u32, plan: BillingPlan) -> CartLine {
    let (product, sku) = sku(title);
    CartLine { item: product.item(sku), quantity, plan }
}

const RDS: &str = "Windows Server 2022 Remote Desktop Services CAL - 1 User CAL - 1 year";
const RDS_THREE: &str = "Windows Server 2022 Remote Desktop Services CAL - 1 User CAL - 3 year";
const VISIO: &str = "Visio LTSC Professional 2024 - 1 License";
const RESERVED: &str = "Azure Reserved VM Instance, Standard_D4s_v5, SE Central - 1 Instance - 3 year";
const YEAR: &str = "Windows Server Datacenter Core Extended Security 2012 - 2 core - Year ";

fn put(world: &World, line: CartLine) {
    edit_cart(&world.services, &admin(), tenant(1), &CartChange::Put(line)).unwrap();
}

fn review(world: &World) -> Review {
    let cart = cart_of(&world.services, &admin(), tenant(1)).unwrap();
    review_order(&world.services, &admin(), tenant(1), cart).unwrap()
}

/// The order of what lies in the cart, as its review says.
fn order_of(world: &World) -> PlaceOrder {
    let Review { cart, totals, .. } = review(world);
    PlaceOrder { tenant: tenant(1), command: cart.command, lines: cart.lines, shown: totals.unwrap() }
}

/// A cart with a subscription, something for ever and a reservation in it.
fn with_a_cart() -> World {
    let world = World::new();
    put(&world, cart_line(RDS, 5, BillingPlan::Monthly));
    put(&world, cart_line(VISIO, 2, BillingPlan::OneTime));
    put(&world, cart_line(RESERVED, 1, BillingPlan::Annual));
    world
}

/// An order of the same three things, always by the same command, whatever lies in the cart.
pub(super) fn an_order(world: &World) -> PlaceOrder {
    let lines = vec![
        cart_line(RDS, 5, BillingPlan::Monthly),
        cart_line(VISIO, 2, BillingPlan::OneTime),
        cart_line(RESERVED, 1, BillingPlan::Annual),
    ];
    let command = CommandId(uuid::Uuid::from_u128(0x00C0_FFEE));
    let cart = Cart { command, lines: lines.clone() };
    let totals = review_order(&world.whole, &admin(), tenant(1), cart).unwrap().totals.unwrap();
    PlaceOrder { tenant: tenant(1), command, lines, shown: totals }
}

fn place(world: &World, order: &PlaceOrder) -> Result<nyckel::domain::OrderId, ServiceError> {
    place_order(&world.services, &admin(), order, &Stop::default())
}

fn kronor(hundredths: i64) -> Money {
    Money::new(rust_decimal::Decimal::new(hundredths, 2), Currency::SEK)
}

#[test]
fn buy_2_the_review_says_price_tax_plans_and_instalments_before_anything_is_bought() {
    let world = with_a_cart();
    let review = review(&world);
    let lines: Vec<_> = review.rows.iter().map(|row| row.reviewed.as_ref().unwrap()).collect();
    let [rds, visio, reserved] = lines.as_slice() else { panic!("{lines:?}") };
    assert_eq!((rds.on_sale.unit_price, rds.price), (kronor(51_200), kronor(256_000)));
    assert_eq!(
        (rds.on_sale.tax, &rds.on_sale.plans[..]),
        (TaxNote::Excluded, &[BillingPlan::Monthly, BillingPlan::Annual][..])
    );
    assert_eq!(rds.instalments().len(), 12);
    assert_eq!(
        rds.instalments()[0],
        Instalment { number: 1, due: world.clock.now(), until: Some(rds.instalments()[1].due), amount: kronor(21_334) }
    );
    assert_eq!((visio.instalments().len(), visio.instalments()[0].until), (1, None));
    assert_eq!(reserved.instalments().len(), 3);
    let now = kronor(21_334 + 2 * 679_000 + 1_011_600);
    assert_eq!(review.totals, Some(Totals { now, over_the_term: kronor(256_000 + 2 * 679_000 + 3_034_800) }));
    assert_eq!(world.log(), [], "nothing was tried");
}

#[test]
fn buy_1_an_order_has_everything_at_once_and_the_cart_is_empty_after_it() {
    let world = with_a_cart();
    let order = order_of(&world);
    let number = place(&world, &order).unwrap();
    let rows = list_orders(&world.services, &admin(), tenant(1)).unwrap();
    let row = rows.iter().find(|row| row.order.id == number).unwrap();
    assert_eq!((row.order.lines, row.amount), (3, Some(order.shown.over_the_term)));
    let bought: Vec<&Entitlement> = row.lines.iter().map(|line| &line.entitlement).collect();
    let [rds, visio, reserved] = bought.as_slice() else { panic!("{row:?}") };
    let Lifetime::Subscription(id) = rds.lifetime else { panic!("{rds:?}") };
    let subscription = world.store.subscription(admin().scope(), tenant(1), id).unwrap().unwrap().value;
    assert_eq!(subscription.renewal, Renewal::Renews { plan: BillingPlan::Monthly });
    assert_eq!((visio.lifetime.clone(), visio.line.quantity), (Lifetime::Perpetual, 2));
    assert!(matches!(reserved.lifetime, Lifetime::Until(_)));
    let charged: Vec<Money> = world.charges().iter().map(|charge| charge.amount).collect();
    assert_eq!(charged, [kronor(21_334), kronor(1_358_000), kronor(1_011_600)]);
    let sum = charged.into_iter().try_fold(Money::zero(Currency::SEK), Money::plus).unwrap();
    assert_eq!(sum, order.shown.now, "what is charged is what was shown");
    for bought in bought {
        let schedule = world.store.schedule(admin().scope(), &bought.id).unwrap().unwrap().value;
        assert_eq!(schedule.next.is_some(), bought.line.term.is_some());
    }
    assert_eq!(cart_of(&world.services, &admin(), tenant(1)), None);
    assert!(world.has_done(ActivityKind::OrderPlaced));
}

#[test]
fn buy_1_however_often_enter_is_pressed_it_is_paid_once() {
    let world = with_a_cart();
    let order = order_of(&world);
    let number = place(&world, &order).unwrap();
    let (charges, log) = (world.charges(), world.log());
    for _ in 0..3 {
        assert_eq!(place(&world, &order).unwrap(), number);
    }
    assert_eq!((world.charges(), world.log()), (charges, log));
    put(&world, cart_line(VISIO, 2, BillingPlan::OneTime));
    assert_ne!(order_of(&world).command, order.command);
}

#[test]
fn buy_1_what_a_program_that_ended_left_open_is_settled_and_can_be_ordered_still() {
    let world = with_a_cart();
    let order = order_of(&world);
    // The command is on disk; what came of it never gets there.
    world.faults.set(When::Nth(Step::Commit, 2), Fault::Fail);
    assert!(place(&world, &order).is_err());
    world.faults.clear();
    let command =
        |world: &World| world.store.command(admin().scope(), tenant(1), order.command).unwrap().unwrap().value;
    assert_eq!((command(&world).state, world.charges()), (CommandState::Sent, Vec::new()));
    settle_commands(&world.services, &Stop::default()).unwrap();
    assert_eq!(command(&world).state, CommandState::NeverHappened);
    let last = world.log().pop().unwrap();
    assert!(matches!(last, (ActivityKind::OrderPlaced, ActivityOutcome::Failed(_))), "{last:?}");
    place(&world, &order).unwrap();
    assert!(matches!(command(&world).state, CommandState::Settled(_)));
    assert_eq!(world.store.orders(admin().scope(), tenant(1), None, 10).unwrap().items.len(), 2);
}

#[test]
fn buy_1_a_cart_that_was_ordered_and_could_not_be_taken_away_is_no_part_of_the_next_order() {
    let world = with_a_cart();
    let order = order_of(&world);
    world.faults.set(When::Every(Step::ChangeDrafts), Fault::Fail);
    place(&world, &order).unwrap();
    world.faults.clear();
    assert_eq!(cart_of(&world.services, &admin(), tenant(1)), None);
    put(&world, cart_line(VISIO, 1, BillingPlan::OneTime));
    let next = order_of(&world);
    assert_eq!(next.lines, [cart_line(VISIO, 1, BillingPlan::OneTime)]);
    assert_ne!(next.command, order.command);
}

#[test]
fn buy_1_by_a_command_whose_outcome_nobody_knows_other_lines_are_ordered_once_it_is_known_to_be_nothing() {
    let world = with_a_cart();
    let order = order_of(&world);
    world.faults.set(When::Nth(Step::Commit, 2), Fault::Fail);
    assert!(place(&world, &order).is_err());
    world.faults.clear();
    put(&world, cart_line(VISIO, 7, BillingPlan::OneTime));
    let other = order_of(&world);
    assert_eq!(other.command, order.command);
    world.faults.set(When::Every(Step::AskStanding), Fault::Fail);
    let unknown = place(&world, &other).unwrap_err();
    assert!(matches!(unknown, ServiceError::OutcomeUnknown), "{unknown:?}");
    assert_eq!(world.charges(), [], "nothing is sent blindly");
    world.faults.clear();
    let number = place(&world, &other).unwrap();
    let rows = list_orders(&world.services, &admin(), tenant(1)).unwrap();
    let row = rows.iter().find(|row| row.order.id == number).unwrap();
    let bought: Vec<u32> = row.lines.iter().map(|line| line.entitlement.line.quantity).collect();
    assert_eq!(bought, other.lines.iter().map(|line| line.quantity).collect::<Vec<_>>());
    let again = place(&world, &order).unwrap_err();
    assert!(matches!(&again, ServiceError::OrderedOtherwise(known) if *known == number), "{again:?}");
}

#[test]
fn buy_2_other_amounts_than_were_shown_are_asked_about_again() {
    let world = with_a_cart();
    let order = order_of(&world);
    let shown = Totals { now: kronor(100), ..order.shown };
    let refused = place(&world, &PlaceOrder { shown, ..order }).unwrap_err();
    assert!(matches!(refused, ServiceError::OtherAmounts), "{refused:?}");
    assert_eq!((world.charges(), world.log()), (Vec::new(), Vec::new()));
}

#[test]
fn buy_2_a_line_that_cannot_be_sold_says_why_and_keeps_the_order_from_being_placed() {
    let world = with_a_cart();
    let good = order_of(&world);
    let (_, visio) = sku(VISIO);
    let most = MOST;
    let cases = [
        (cart_line(VISIO, 0, BillingPlan::OneTime), Refusal::Quantity { least: visio.minimum, most }),
        (cart_line(VISIO, most + 1, BillingPlan::OneTime), Refusal::Quantity { least: visio.minimum, most }),
        (cart_line(RDS, 5, BillingPlan::Triennial), Refusal::PlanNotOffered),
        (cart_line(&format!("{YEAR}2"), 8, BillingPlan::OneTime), Refusal::EarlierYearMissing { year: 1 }),
        (CartLine { item: "A:B:C".parse().unwrap(), quantity: 1, plan: BillingPlan::OneTime }, Refusal::NotSold),
    ];
    for (line, refusal) in cases {
        let cart = Cart { command: good.command, lines: vec![line.clone()] };
        let review = review_order(&world.services, &admin(), tenant(1), cart).unwrap();
        let reviewed: Vec<_> = review.rows.into_iter().map(|row| row.reviewed).collect();
        assert_eq!((reviewed, review.totals), (vec![Err(refusal.clone())], None));
        let refused = place(&world, &PlaceOrder { lines: vec![line], ..good.clone() }).unwrap_err();
        assert_eq!(refused.refusal(), Some(&refusal));
        assert_eq!(world.log().pop(), Some((ActivityKind::OrderPlaced, ActivityOutcome::Refused(refusal.rule()))));
    }
    let empty = place(&world, &PlaceOrder { lines: Vec::new(), ..good }).unwrap_err();
    assert_eq!(empty.refusal().map(Refusal::rule), Some(RuleId::Buy1));
}

#[test]
fn prod_1_a_year_of_security_updates_needs_every_earlier_one_bought_or_in_the_cart() {
    let world = World::new();
    let missing = |world: &World, year: u32| {
        let rows = list_catalog(&world.services, &admin(), tenant(1)).unwrap();
        let row = rows.into_iter().find(|row| row.sku.title == format!("{YEAR}{year}")).unwrap();
        row.on_sale.err()
    };
    let needs = |year| Some(Refusal::EarlierYearMissing { year });
    assert_eq!((missing(&world, 1), missing(&world, 2), missing(&world, 3)), (None, needs(1), needs(1)));
    put(&world, cart_line(&format!("{YEAR}1"), 8, BillingPlan::OneTime));
    assert_eq!((missing(&world, 2), missing(&world, 3)), (None, needs(2)));
    let (product, second) = sku(&format!("{YEAR}2"));
    let mut bought = Entitlement { id: line(50), ..world.entitlement(&line(SOFTWARE)) };
    bought.line.item = product.item(second);
    world.write(vec![Change::Entitlement(bought)]);
    assert_eq!(missing(&world, 3), None);
}

#[test]
fn market_1_market_3_in_each_of_the_109_markets_a_reservation_is_refused_by_name_and_a_subscription_sold() {
    let world = World::new();
    let mut markets = 0;
    for market in Markets::embedded().iter().filter(|market| reservation_allowed(market).is_err()) {
        markets += 1;
        world.write(vec![Change::Customer(customer(1, "Contoso AB", &market.slug))]);
        let rows = list_catalog(&world.services, &admin(), tenant(1)).unwrap();
        for row in rows {
            match row.kind {
                ProductKind::Reservation => {
                    let refusal = row.on_sale.unwrap_err();
                    for (language, name) in [(Language::Swedish, &market.sv), (Language::English, &market.en)] {
                        let sentence = Locale::new(language, Tz::UTC).refusal(&refusal);
                        assert!(sentence.what.contains(name.as_str()), "{sentence:?}");
                    }
                }
                ProductKind::ServerSubscription => assert!(row.on_sale.is_ok(), "{}: {row:?}", market.en),
                ProductKind::Perpetual | ProductKind::SoftwarePlan | ProductKind::Esu | ProductKind::LicenceOnly => {}
            }
        }
    }
    assert_eq!(markets, 109);
}

#[test]
fn market_1_market_3_in_each_of_the_109_markets_no_reservation_can_be_ordered_and_a_subscription_is() {
    let world = World::new();
    let (mut markets, any) = (0, an_order(&world).shown);
    for market in Markets::embedded().iter().filter(|market| !market.reservations) {
        markets += 1;
        world.write(vec![Change::Customer(customer(1, "Contoso AB", &market.slug))]);
        let named = Refusal::ReservationMarket { market: market.slug.clone() };
        let lines = vec![cart_line(RDS, 5, BillingPlan::Monthly), cart_line(RESERVED, 1, BillingPlan::Annual)];
        let command = CommandId(uuid::Uuid::from_u128(markets));
        let cart = Cart { command, lines: lines.clone() };
        let review = review_order(&world.services, &admin(), tenant(1), cart).unwrap();
        assert!(review.rows[0].reviewed.is_ok() && review.totals.is_none(), "{}: {review:?}", market.en);
        assert_eq!(review.rows[1].reviewed.as_ref().unwrap_err(), &named);
        let both = PlaceOrder { tenant: tenant(1), command, lines, shown: any };
        assert_eq!(place(&world, &both).unwrap_err().refusal(), Some(&named), "{}", market.en);
        put(&world, cart_line(RDS, 5, BillingPlan::Monthly));
        let placed = place(&world, &order_of(&world)).unwrap();
        let orders = list_orders(&world.services, &admin(), tenant(1)).unwrap();
        let row = orders.iter().find(|row| row.order.id == placed).unwrap();
        assert_eq!(row.lines[0].entitlement.line.title, RDS, "{}", market.en);
    }
    assert_eq!(markets, 109);
}

#[test]
fn buy_3_the_plans_on_sale_are_those_of_the_instant() {
    let world = World::new();
    let plans = |world: &World| {
        let rows = list_catalog(&world.services, &admin(), tenant(1)).unwrap();
        rows.into_iter().find(|row| row.sku.title == RDS_THREE).unwrap().on_sale.unwrap().plans
    };
    let from = nyckel::domain::Instant::PLANS_FROM;
    world.clock.set(from.before(chrono::Duration::nanoseconds(1)));
    assert_eq!(plans(&world), [BillingPlan::OneTime]);
    world.clock.set(from);
    assert_eq!(plans(&world), [BillingPlan::Monthly, BillingPlan::Annual, BillingPlan::Triennial]);
}

#[test]
fn a_cart_is_changed_line_by_line_and_kept_with_the_operators_drafts() {
    let world = World::new();
    let changed = |change: CartChange| edit_cart(&world.services, &admin(), tenant(1), &change).unwrap();
    let first = changed(CartChange::Put(cart_line(VISIO, 1, BillingPlan::OneTime))).unwrap();
    let second = changed(CartChange::Put(cart_line(VISIO, 3, BillingPlan::OneTime))).unwrap();
    assert_eq!((second.lines.len(), second.lines[0].quantity, second.command), (1, 3, first.command));
    assert_eq!(changed(CartChange::Put(cart_line(RDS, 5, BillingPlan::Annual))).unwrap().lines.len(), 2);
    let taken_out = cart_line(VISIO, 3, BillingPlan::OneTime);
    let taken = changed(CartChange::TakeOut(taken_out.item.clone())).unwrap();
    assert_eq!(taken.lines, [cart_line(RDS, 5, BillingPlan::Annual)]);
    assert_eq!(changed(CartChange::TakeOut(taken_out.item)).unwrap(), taken);
    assert_eq!(cart_of(&world.services, &admin(), tenant(1)), Some(taken));
    assert_eq!(changed(CartChange::Empty), None);
    assert_eq!(cart_of(&world.services, &admin(), tenant(1)), None);
}
