//! Invoices: the charges of each month, what is still to come in the present one, and whose they are (RENEW-4, AFTER-3).

use chrono::Duration;
use nyckel::domain::{Actor, ChargeId, ChargeKind, Currency, Instant, InvoiceMonth, Money, Role, Term};
use nyckel::ports::{Change, Clock, Cursor, Stop, Store};
use nyckel::service::{
    BilledTo, Invoice, InvoiceLine, Invoices, LineStanding, ListInvoices, ReadInvoice, ServiceError, apply_time,
    list_invoices, read_invoice,
};

use crate::services::world::{CHARGES, World, tenant};

const CONTOSO: BilledTo = BilledTo::Customer(tenant(1));

/// Contoso with all that was charged until now.
fn charged() -> World {
    let world = World::new();
    world.begin_time();
    apply_time(&world.services, &Stop::default()).unwrap();
    world
}

fn list(world: &World, to: BilledTo) -> Vec<Invoice> {
    list_invoices(&world.services, &biller(), &ListInvoices { to, before: None, limit: 100 }).unwrap().rows
}

fn lines(world: &World, to: BilledTo, month: InvoiceMonth) -> Vec<InvoiceLine> {
    let ask = ReadInvoice { to, month, currency: None, after: None, limit: 1_000 };
    read_invoice(&world.services, &biller(), &ask).unwrap().items
}

/// Who may see invoices and nothing else of what is sold.
fn biller() -> Actor {
    Actor::example(&[Role::BillingAdmin])
}

fn amounts(lines: &[InvoiceLine]) -> Money {
    lines.iter().fold(Money::zero(Currency::SEK), |sum, line| sum.plus(line.charge.amount).unwrap())
}

#[test]
fn renew_4_every_charge_is_on_the_invoice_of_its_month_and_each_total_is_that_of_its_lines() {
    let world = charged();
    let invoices = list(&world, CONTOSO);
    assert!(invoices.windows(2).all(|pair| pair[1].month < pair[0].month), "the newest first");
    assert_eq!(invoices.iter().map(|invoice| invoice.charged.count()).sum::<u64>(), u64::try_from(CHARGES).unwrap());
    for invoice in &invoices {
        let lines = lines(&world, CONTOSO, invoice.month);
        let charged: Vec<_> = lines.into_iter().filter(|line| line.standing == LineStanding::Charged).collect();
        assert!(charged.iter().all(|line| line.charge.month() == invoice.month && line.customer == "Contoso AB"));
        let total = invoice.charged.iter().next().map_or(Money::zero(Currency::SEK), |total| total.sum);
        assert_eq!((invoice.charged.count(), total), (u64::try_from(charged.len()).unwrap(), amounts(&charged)));
    }
}

#[test]
fn renew_4_the_present_month_is_open_and_the_others_are_closed() {
    let world = charged();
    let invoices = list(&world, CONTOSO);
    assert_eq!(invoices[0].month, InvoiceMonth::of(world.clock.now()));
    assert!(invoices[0].is_open() && invoices[1..].iter().all(|invoice| !invoice.is_open()));
    world.clock.set(invoices[0].month.end());
    let later = list(&world, CONTOSO);
    assert_eq!(later[0].month, invoices[0].month.next());
    assert!(later.iter().skip(1).all(|invoice| !invoice.is_open()));
}

#[test]
fn renew_4_what_is_still_to_come_in_the_month_is_what_is_charged_when_it_has_come() {
    for to in [CONTOSO, BilledTo::Everyone] {
        let world = charged();
        let due = Term::OneYear.end(Instant::CUTOVER, 6);
        world.clock.set(InvoiceMonth::of(due).start());
        let invoice = list(&world, to).swap_remove(0);
        let upcoming = lines(&world, to, invoice.month);
        let [InvoiceLine { charge, standing: LineStanding::Upcoming, .. }] = upcoming.as_slice() else {
            panic!("{upcoming:?}")
        };
        assert_eq!((charge.id.at, invoice.charged.count(), invoice.sums().len()), (due, 0, 1));
        assert_eq!(invoice.sums()[0].upcoming, charge.amount);
        world.clock.set(due);
        apply_time(&world.services, &Stop::default()).unwrap();
        let [InvoiceLine { charge: charged, standing: LineStanding::Charged, .. }] =
            &lines(&world, to, invoice.month)[..]
        else {
            panic!("it was charged")
        };
        assert_eq!(charged, charge);
        assert_eq!(list(&world, to)[0].sums()[0].upcoming, Money::zero(Currency::SEK));
    }
}

#[test]
fn the_lines_in_one_currency_are_found_however_many_others_come_before_them() {
    let world = charged();
    let all = lines(&world, CONTOSO, InvoiceMonth::of(world.charges()[0].id.at));
    let mut in_euros = all.last().unwrap().charge.clone();
    in_euros.id.kind = ChargeKind::Instalment(101);
    in_euros.amount = Money::new(7.into(), Currency::EUR);
    world.write(vec![Change::Charge(in_euros.clone())]);
    let pages = |currency| {
        let ask =
            |after| ReadInvoice { to: CONTOSO, month: in_euros.month(), currency: Some(currency), after, limit: 1 };
        let page = |after: Option<&Cursor>| read_invoice(&world.services, &biller(), &ask(after.cloned()));
        let mut pages = vec![page(None).unwrap()];
        while let Some(next) = pages.last().unwrap().next.clone() {
            pages.push(page(Some(&next)).unwrap());
        }
        pages.into_iter().map(|page| page.items).collect::<Vec<_>>()
    };
    let [in_euros_alone] = pages(Currency::EUR).try_into().expect("one page");
    assert_eq!(in_euros_alone.iter().map(|line| &line.charge).collect::<Vec<_>>(), [&in_euros]);
    assert_eq!(pages(Currency::SEK).concat(), all);
    assert_eq!(pages(Currency::JPY), [Vec::new()]);
}

#[test]
fn months_come_some_at_a_time_and_none_twice() {
    let world = charged();
    let (all, mut found, mut before) = (list(&world, CONTOSO), Vec::new(), None);
    loop {
        let ask = ListInvoices { to: CONTOSO, before, limit: 2 };
        let Invoices { rows, earlier_than } = list_invoices(&world.services, &biller(), &ask).unwrap();
        assert!(rows.len() <= 2);
        found.extend(rows);
        before = earlier_than;
        if before.is_none() {
            break;
        }
    }
    assert_eq!(found, all);
    assert!(2 < all.len());
}

#[test]
fn a_customer_without_charges_has_the_open_invoice_alone_and_one_that_is_not_there_none() {
    let world = charged();
    let [only] = &list(&world, BilledTo::Customer(tenant(2)))[..] else { panic!("one") };
    assert!(only.is_open() && only.charged.count() == 0 && only.sums().is_empty());
    let ask = ListInvoices { to: BilledTo::Customer(tenant(9)), before: None, limit: 1 };
    assert!(matches!(list_invoices(&world.services, &biller(), &ask), Err(ServiceError::NotFound(_))));
}

#[test]
fn a_customers_own_administrator_is_shown_nothing_of_another_tenants_invoices() {
    let world = charged();
    let other = nyckel::testing::example::customer_admin(2);
    let ask = ListInvoices { to: BilledTo::Everyone, before: None, limit: 100 };
    match list_invoices(&world.services, &other, &ask) {
        Ok(Invoices { rows, .. }) => assert!(rows.iter().all(|invoice| invoice.sums().is_empty())),
        Err(error) => assert!(error.refusal().is_some(), "{error}"),
    }
}

#[test]
fn renew_4_by_a_clock_that_was_set_back_the_open_month_is_that_of_what_was_seen() {
    let world = charged();
    let present = list(&world, CONTOSO)[0].month;
    world.write(Vec::new());
    world.clock.set(world.clock.now().before(Duration::days(400)));
    let invoices = list(&world, CONTOSO);
    assert_eq!(invoices[0].month, present);
    let ids = |of: &[Invoice]| of.iter().map(|invoice| invoice.month).collect::<Vec<_>>();
    assert_eq!(ids(&invoices).len(), ids(&list(&world, CONTOSO)).len());
    let charges: Vec<ChargeId> = world.charges().into_iter().map(|charge| charge.id).collect();
    assert!(charges.iter().all(|id| invoices.iter().any(|invoice| invoice.month == InvoiceMonth::of(id.at))));
    assert!(world.store.latest_instant().unwrap().is_some_and(|seen| world.clock.now() < seen));
}
