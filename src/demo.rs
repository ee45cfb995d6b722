//! A deterministic partner of any size, from a seed: operators, customers, and what the customers have bought.
//!
//! Customer number n is the same whatever the number of customers; only the seed and the instant count. Nothing here
//! knows a store or a key: what is made is loaded through `BulkLoad`, and keys are the provider's business.

mod chance;
mod company;
mod elapsed;
mod habit;
mod identity;
mod kms;
mod parts;
mod purchase;
mod seeded_entropy;
mod shelf;
mod support;

pub use seeded_entropy::SeededEntropy;

use crate::demo::chance::Chance;
use crate::demo::identity::Identity;
use crate::demo::parts::{Parts, Stock};
use crate::demo::purchase::{Buyer, Purchases};
use crate::demo::support::Filing;
use crate::domain::operator::OperatorSettings;
use crate::domain::{Instant, Markets, Operator, Roles};
use crate::ports::Loaded;

/// A partner made of nothing but a seed, a number of customers and an instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Demo {
    seed: u64,
    customers: u32,
    now: Instant,
}

impl Demo {
    /// The seed unless told otherwise.
    pub const SEED: u64 = 1;
    /// The number of customers unless told otherwise.
    pub const CUSTOMERS: u32 = 200;
    /// The most customers there can be, so that every order has a number of its own.
    pub const MOST_CUSTOMERS: u32 = identity::MOST_CUSTOMERS;
    /// The instant unless told otherwise: 2026-11-23T09:00:00Z.
    pub const NOW: Instant = Instant::from_unix(1_795_424_400);

    /// The partner of that seed with that many customers, [`Demo::MOST_CUSTOMERS`] at most.
    #[must_use]
    pub fn new(seed: u64, customers: u32) -> Self {
        Self { seed, customers: customers.min(Self::MOST_CUSTOMERS), now: Self::NOW }
    }

    /// The same partner as it stands at another instant: what is about to close is about to close then.
    #[must_use]
    pub fn at(self, now: Instant) -> Self {
        Self { now, ..self }
    }

    /// The number it follows from.
    #[must_use]
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// How many customers it has.
    #[must_use]
    pub fn customers(&self) -> u32 {
        self.customers
    }

    /// The instant it is made for, which is the latest the store has then seen.
    #[must_use]
    pub fn now(&self) -> Instant {
        self.now
    }

    /// Everything in the order of a bulk load: operators, then customer by customer in the order of their tenant ids,
    /// each followed by its orders, purchases, subscriptions and devices, and the support requests last. One customer at a time is
    /// in memory.
    pub fn records(&self) -> impl Iterator<Item = Loaded> {
        let identity = Identity::new(self.seed);
        let mut numbers: Vec<(u32, u32)> =
            (0..self.customers).map(|number| (identity.tenant_prefix(number), number)).collect();
        numbers.sort_unstable();
        let customers = numbers.into_iter().flat_map(|(_, number)| self.customer(number));
        self.operators().into_iter().map(Loaded::Operator).chain(customers).chain(self.support_requests())
    }

    /// The support requests of the customers there are, the oldest first.
    fn support_requests(&self) -> impl Iterator<Item = Loaded> + use<> {
        let (demo, identity, operators) = (*self, Identity::new(self.seed), self.operators());
        (0..).zip(&Parts::embedded().requests).filter(move |(_, listed)| listed.customer < demo.customers).filter_map(
            move |(number, listed)| {
                let filing = Filing { identity, operators: &operators, now: demo.now };
                let tenant = identity.tenant(listed.customer, &mut Chance::of_customer(demo.seed, listed.customer));
                listed.filed(number, tenant, &filing).map(|filed| Loaded::SupportRequest(Box::new(filed)))
            },
        )
    }

    /// The operators in the order of their ids: Anna Berg with the two roles of a new store, then one for each column
    /// of the domain's matrix.
    #[must_use]
    pub fn operators(&self) -> Vec<Operator> {
        let mut chance = Chance::of_operators(self.seed);
        (0_u8..)
            .zip(&Parts::embedded().operators)
            .map(|(place, part)| Operator {
                id: identity::operator(place, &mut chance),
                name: part.name.clone(),
                roles: Roles::new(&part.roles),
                settings: OperatorSettings::default(),
            })
            .collect()
    }

    /// The customer with that number, from 0, and all that belongs to it, in the order of a bulk load.
    #[must_use]
    pub fn customer(&self, number: u32) -> Vec<Loaded> {
        let mut chance = Chance::of_customer(self.seed, number);
        let identity = Identity::new(self.seed);
        let tenant = identity.tenant(number, &mut chance);
        let shown = usize::try_from(number).ok().and_then(|place| Parts::embedded().showcase.get(place));
        let Some(customer) = company::customer(number, tenant, shown, &mut chance) else { return Vec::new() };
        let mut records = vec![Loaded::Customer(customer.clone())];
        let market = Markets::embedded().by_slug(&customer.market);
        let Some((market, currency)) = market.and_then(|market| Some((market, market.currency?))) else {
            return records;
        };
        let nicknames = Parts::embedded().region_of(&market.slug).map_or(&[][..], |region| &region.nicknames);
        let buyer = Buyer { number, tenant, market, currency, nicknames, now: self.now };
        let mut purchases = Purchases::new(buyer, identity);
        habit::buy_listed(shown.map_or(&[], |shown| &shown.purchase), self.now, &mut purchases, &mut chance);
        let stock = shown.map_or_else(|| habit::stock_of(number), |shown| shown.stock);
        habit::buy(stock, &buyer, &mut purchases, &mut chance);
        records.extend(purchases.into_records());
        let operator = Parts::embedded().operators.first().map_or("", |operator| &operator.name);
        if stock != Stock::Little {
            let owner = kms::Owner { seed: self.seed, number, tenant, operator, now: self.now };
            records.extend(Parts::embedded().devices.of(&owner).into_iter().map(Loaded::KmsDevice));
        }
        records
    }
}

#[cfg(test)]
mod tests {
    use std::cmp::Ordering;
    use std::collections::BTreeSet;

    use chrono::Duration;
    use icu_collator::options::CollatorOptions;
    use icu_collator::{Collator, CollatorBorrowed};

    use super::*;
    use crate::domain::catalog::Delivery;
    use crate::domain::entitlement::EntitlementState;
    use crate::domain::market::reservation_allowed;
    use crate::domain::subscription::Standing;
    use crate::domain::{
        Catalog, Customer, Entitlement, EntitlementStatus, KmsDevice, Order, Permission, ProductKind, Subscription,
        TenantId, term,
    };

    fn hash(demo: Demo) -> blake3::Hash {
        let mut hasher = blake3::Hasher::new();
        for record in demo.records() {
            hasher.update(&bytes(&record));
        }
        hasher.finalize()
    }

    fn bytes(record: &Loaded) -> Vec<u8> {
        match record {
            Loaded::Operator(it) => postcard::to_stdvec(it),
            Loaded::KeySlot(it) => postcard::to_stdvec(it),
            Loaded::Customer(it) => postcard::to_stdvec(it),
            Loaded::Order(it) => postcard::to_stdvec(it),
            Loaded::Entitlement(it) => postcard::to_stdvec(it),
            Loaded::Subscription(it) => postcard::to_stdvec(it),
            Loaded::Schedule(it) => postcard::to_stdvec(it),
            Loaded::Charge(it) => postcard::to_stdvec(it),
            Loaded::KmsDevice(it) => postcard::to_stdvec(it),
            Loaded::SupportRequest(it) => postcard::to_stdvec(&it.request),
            Loaded::Activity(it) => postcard::to_stdvec(it),
        }
        .unwrap()
    }

    fn customers(demo: Demo) -> Vec<Customer> {
        let customer = |record| if let Loaded::Customer(customer) = record { Some(customer) } else { None };
        demo.records().filter_map(customer).collect()
    }

    fn orders(demo: Demo) -> Vec<Order> {
        let order = |record| if let Loaded::Order(order) = record { Some(order) } else { None };
        demo.records().filter_map(order).collect()
    }

    fn entitlements(records: impl IntoIterator<Item = Loaded>) -> Vec<Entitlement> {
        let bought = |record| if let Loaded::Entitlement(it) = record { Some(it) } else { None };
        records.into_iter().filter_map(bought).collect()
    }

    fn subscriptions(demo: Demo) -> Vec<Subscription> {
        let subscription = |record| if let Loaded::Subscription(it) = record { Some(it) } else { None };
        demo.records().filter_map(subscription).collect()
    }

    #[test]
    fn kms_1_some_customers_have_devices_of_which_a_few_are_overdue_and_a_few_moved() {
        use crate::domain::KmsState as S;
        let demo = Demo::new(Demo::SEED, Demo::CUSTOMERS);
        let device = |record| if let Loaded::KmsDevice(device) = record { Some(device) } else { None };
        let devices: Vec<KmsDevice> = demo.records().filter_map(device).collect();
        let owners: BTreeSet<TenantId> = devices.iter().map(|device| device.tenant).collect();
        assert!(10 < owners.len() && owners.len() < 60, "{}", owners.len());
        let states: Vec<S> = devices.iter().map(|device| device.state(demo.now(), &chrono::Utc)).collect();
        let share = |is: fn(&S) -> bool| states.iter().filter(|state| is(state)).count() * 100 / states.len();
        assert!((1..15).contains(&share(|state| matches!(state, S::Overdue { .. }))), "{states:?}");
        assert!((10..60).contains(&share(|state| matches!(state, S::Moved))), "{states:?}");
        assert!(3 <= states.iter().filter(|state| matches!(state, S::Closing { .. })).count(), "{states:?}");
        for tenant in owners {
            let own = devices.iter().filter(|device| device.tenant == tenant);
            let names: Vec<String> = own.map(|device| KmsDevice::folded(&device.details.name)).collect();
            assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
        }
    }

    fn swedish() -> CollatorBorrowed<'static> {
        Collator::try_new(icu_locale_core::locale!("sv").into(), CollatorOptions::default()).unwrap()
    }

    #[test]
    fn the_same_seed_gives_the_same_partner_and_another_seed_another() {
        assert_eq!(hash(Demo::new(1, 60)), hash(Demo::new(1, 60)));
        assert_ne!(hash(Demo::new(1, 60)), hash(Demo::new(2, 60)));
        assert_ne!(hash(Demo::new(1, 60)), hash(Demo::new(1 << 40, 60)));
    }

    #[test]
    fn a_customer_is_the_same_whatever_the_number_of_customers() {
        let of_many: Vec<Vec<u8>> = Demo::new(1, 2_000).customer(37).iter().map(bytes).collect();
        let of_few: Vec<Vec<u8>> = Demo::new(1, 40).customer(37).iter().map(bytes).collect();
        assert_eq!(of_many, of_few);
    }

    #[test]
    fn of_a_large_partner_most_customers_have_bought_nothing_and_the_others_little() {
        let demo = Demo::new(1, 6_000);
        let bought: Vec<usize> = (5_000..6_000).map(|number| entitlements(demo.customer(number)).len()).collect();
        let buyers = bought.iter().filter(|count| 0 < **count).count();
        assert!((200..300).contains(&buyers), "{buyers}");
        // A purchase of extended updates brings the years before it.
        assert!(bought.iter().all(|count| *count <= 3));
        assert!((4_900..5_000).all(|number| !entitlements(demo.customer(number)).is_empty()));
    }

    #[test]
    fn records_come_in_the_order_of_a_bulk_load() {
        let (mut tenants, mut place) = (Vec::<TenantId>::new(), 0);
        let (mut order, mut bought, mut subscription) = (None, None, None);
        let (mut schedule, mut charge, mut device, mut filed) = (None, None, None, None);
        for record in Demo::new(1, 300).records() {
            let rank = match &record {
                Loaded::Operator(_) => 0,
                Loaded::Customer(_) => 1,
                Loaded::Order(_) => 2,
                Loaded::Entitlement(_) => 3,
                Loaded::Subscription(_) => 4,
                Loaded::Schedule(_) => 5,
                Loaded::Charge(_) => 6,
                Loaded::KmsDevice(_) => 7,
                Loaded::SupportRequest(_) => 8,
                Loaded::KeySlot(_) | Loaded::Activity(_) => panic!("not made here"),
            };
            assert!(place <= rank || (rank == 1 && 1 <= place), "{record:?}");
            place = rank;
            match record {
                Loaded::Customer(customer) => {
                    tenants.push(customer.id);
                    (order, bought, subscription) = (None, None, None);
                    (schedule, charge, device) = (None, None, None);
                }
                Loaded::Order(it) => assert!(order.replace(it.id.clone()) < Some(it.id)),
                Loaded::Entitlement(it) => assert!(bought.replace(it.id.clone()) < Some(it.id)),
                Loaded::Subscription(it) => assert!(subscription.replace(it.id) < Some(it.id)),
                Loaded::Schedule(it) => assert!(schedule.replace(it.entitlement.clone()) < Some(it.entitlement)),
                Loaded::Charge(it) => assert!(charge.replace(it.id.clone()) < Some(it.id)),
                Loaded::KmsDevice(it) => assert!(device.replace(it.id) < Some(it.id)),
                Loaded::SupportRequest(it) => assert!(filed.replace(it.request.filed) < Some(it.request.filed)),
                Loaded::Operator(_) | Loaded::KeySlot(_) | Loaded::Activity(_) => {}
            }
        }
        assert_eq!(tenants.len(), 300);
    }

    #[test]
    fn renew_4_everything_due_until_the_demos_instant_was_charged_and_nothing_after_it() {
        let (mut charged, mut due) = (0, 0);
        for record in Demo::new(1, 60).records() {
            if let Loaded::Charge(it) = &record {
                charged += 1;
                assert!(it.id.at <= Demo::NOW && it.quantity != 0, "{it:?}");
            }
            if let Loaded::Schedule(it) = &record {
                due += usize::from(it.next.is_some());
                assert!(it.next.is_none_or(|due| Demo::NOW < due.at), "{it:?}");
            }
        }
        assert!(100 < charged && 50 < due, "{charged} charges, {due} due");
    }

    #[test]
    fn tenant_ids_rise_and_look_like_real_ones() {
        let ids: Vec<TenantId> = customers(Demo::new(1, 2_000)).into_iter().map(|customer| customer.id).collect();
        assert_eq!(ids.len(), 2_000);
        assert!(ids.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(ids.iter().all(|id| id.0.get_version_num() == 4));
    }

    #[test]
    fn order_numbers_and_domains_never_repeat() {
        let demo = Demo::new(1, 2_000);
        let orders = orders(demo);
        let numbers: BTreeSet<_> = orders.iter().map(|order| &order.id).collect();
        assert_eq!(numbers.len(), orders.len());
        let customers = customers(demo);
        let domains: BTreeSet<_> = customers.iter().map(|customer| &customer.domain).collect();
        assert_eq!(domains.len(), customers.len());
    }

    #[test]
    fn contoso_comes_first_in_the_list_and_a_mak_product_first_among_its_software() {
        let demo = Demo::new(Demo::SEED, 5_000);
        let collator = swedish();
        let customers = customers(demo);
        for customer in customers.iter().filter(|customer| customer.name != "Contoso AB") {
            assert_eq!(collator.compare("Contoso AB", &customer.name), Ordering::Less, "{}", customer.name);
        }
        assert_eq!(customers.iter().filter(|customer| customer.name == "Contoso AB").count(), 1);
        let mut software = entitlements(demo.customer(0));
        software
            .sort_by(|one, other| other.bought.cmp(&one.bought).then_with(|| one.line.title.cmp(&other.line.title)));
        let first = &software[0];
        assert_eq!(first.id.order.as_str(), "OR-7F3K2");
        assert_eq!(first.bought, Instant::parse("2026-11-20T10:00:00Z").unwrap());
        assert!(first.bought > software[1].bought);
        let product = Catalog::embedded().product(&first.line.item.product).unwrap();
        assert!(matches!(&product.delivery, Delivery::Software(software) if software.mak && software.downloads));
        assert_eq!(first.state, EntitlementState::Standing);
        assert_eq!(software.len(), Parts::embedded().showcase[0].purchase.len());
    }

    #[test]
    fn the_demo_has_everything_the_screens_must_show() {
        let demo = Demo::new(Demo::SEED, Demo::CUSTOMERS);
        let bought = entitlements(demo.records());
        let some = |what: &str, shape: &dyn Fn(&Entitlement) -> bool| {
            assert!(3 <= bought.iter().filter(|it| shape(it)).count(), "{what}");
        };
        for kind in [
            ProductKind::ServerSubscription,
            ProductKind::Perpetual,
            ProductKind::SoftwarePlan,
            ProductKind::Esu,
            ProductKind::Reservation,
            ProductKind::LicenceOnly,
        ] {
            some(&format!("{kind:?}"), &|it| it.line.kind == kind);
        }
        some("cancelled", &|it| it.line.quantity == 0 && matches!(it.state, EntitlementState::Cancelled { .. }));
        some("before the cutover", &|it| it.bought < Instant::CUTOVER);
        some("after it", &|it| Instant::CUTOVER <= it.bought);
        some("needs information", &|it| it.needs_information);
        some("expired", &|it| matches!(it.at(demo.now(), None), EntitlementStatus::Expired { .. }));
        let day = |days| demo.now().before(Duration::days(days));
        some("PERP-1 about to close", &|it| {
            it.line.kind == ProductKind::Perpetual && day(30) < it.bought && it.bought < day(29)
        });
        let closing = subscriptions(demo).into_iter().filter(
            |it| matches!(it.at(demo.now()), Standing::Active { start, .. } if day(7) < start && start < day(5)),
        );
        assert!(3 <= closing.count(), "CANCEL-1 about to close");
        assert!(bought.iter().all(|it| it.bought < demo.now()));
    }

    #[test]
    fn buy_3_market_1_market_2_renew_1_renew_2_purchases_are_ones_that_could_be_made() {
        for number in 0..400 {
            let records = Demo::new(3, 400).customer(number);
            let Some(Loaded::Customer(customer)) = records.first() else { panic!("no customer {number}") };
            let market = Markets::embedded().by_slug(&customer.market).unwrap();
            for it in entitlements(records.clone()) {
                let sku = Catalog::embedded().sku(&it.line.item).unwrap();
                let title = &it.line.title;
                assert!(term::plans_at(sku.term, &sku.plans, it.bought).contains(&it.line.plan), "{title}");
                assert_eq!((&it.line.title, it.line.tax), (&sku.title, market.tax()));
                assert_eq!(Some(it.line.unit_price), sku.price(market.currency.unwrap()));
                let reservation = it.line.kind == ProductKind::Reservation;
                assert!(!reservation || reservation_allowed(market).is_ok(), "{title} in {}", market.en);
                let renews = crate::domain::visibility::is_on_subscriptions_page(&it);
                let subscription = matches!(it.lifetime, crate::domain::Lifetime::Subscription(_));
                assert_eq!(renews, subscription, "{title}");
                assert!(it.line.quantity == 0 || sku.minimum <= it.line.quantity, "{title}");
                let read: Entitlement = postcard::from_bytes(&postcard::to_stdvec(&it).unwrap()).unwrap();
                assert_eq!(read, it);
            }
        }
    }

    #[test]
    fn one_customer_has_nothing_one_very_much_and_most_a_few() {
        let demo = Demo::new(Demo::SEED, Demo::CUSTOMERS);
        let mut counts: Vec<usize> = (0..Demo::CUSTOMERS).map(|n| entitlements(demo.customer(n)).len()).collect();
        counts.sort_unstable();
        assert_eq!((counts[0], counts[199]), (0, 60));
        assert!(1 <= counts[1] && counts[198] <= 25, "{counts:?}");
    }

    #[test]
    fn customers_are_at_home_in_every_demo_market_and_none_has_a_domain_that_could_be_real() {
        let customers = customers(Demo::new(Demo::SEED, Demo::CUSTOMERS));
        let codes: BTreeSet<&str> = customers
            .iter()
            .map(|customer| Markets::embedded().by_slug(&customer.market).unwrap().code.as_str())
            .collect();
        for code in ["SE", "NO", "DK", "FI", "AX", "DE", "GB", "US", "AU", "BR", "JP", "SJ", "GL"] {
            assert!(codes.contains(code), "{code}");
        }
        let permitted = |sign: char| sign.is_ascii_lowercase() || sign.is_ascii_digit() || "-.".contains(sign);
        for customer in &customers {
            let domain = &customer.domain;
            assert!(domain.ends_with(".example") && domain.chars().all(permitted), "{domain}");
            assert!(customer.contact.email.ends_with(&format!("@{domain}")), "{}", customer.contact.email);
            assert!(!customer.name.contains(['{', '}', '|']) && !customer.contact.name.is_empty());
        }
        let names: BTreeSet<&str> = customers.iter().map(|customer| customer.name.as_str()).collect();
        assert_eq!(names.len(), customers.len());
        assert!(names.iter().any(|name| 60 < name.chars().count()));
    }

    #[test]
    fn every_purchase_of_the_showcase_is_in_the_catalogue_and_every_market_has_a_currency() {
        for shown in &Parts::embedded().showcase {
            for listed in &shown.purchase {
                assert!(shelf::Shelf::embedded().titled(&listed.title).is_some(), "{}", listed.title);
                assert!(listed.bought.as_deref().is_none_or(|text| Instant::parse(text).is_ok()), "{}", listed.title);
            }
        }
        for region in &Parts::embedded().regions {
            let territories = region.territories.iter().map(|territory| &territory.market);
            for slug in territories.chain([&region.market]) {
                assert!(Markets::embedded().by_slug(slug).is_some_and(|market| market.currency.is_some()), "{slug}");
            }
        }
    }

    #[test]
    fn role_2_the_first_operator_has_both_roles_and_each_column_of_the_matrix_one_of_its_own() {
        let operators = Demo::new(1, 0).operators();
        let first = &operators[0];
        assert_eq!(first.name, "Anna Berg");
        assert!(first.roles.allow(Permission::Keys) && first.roles.allow(Permission::ActivityLog));
        assert!(operators.windows(2).all(|pair| pair[0].id < pair[1].id));
        assert_eq!(operators.len(), 6);
        let rows: BTreeSet<Vec<bool>> = operators[1..]
            .iter()
            .map(|operator| Permission::ALL.iter().map(|permission| operator.roles.allow(*permission)).collect())
            .collect();
        assert_eq!(rows.len(), 5);
    }

    #[test]
    fn the_default_instant_is_the_one_of_the_document() {
        assert_eq!(Demo::NOW, Instant::parse("2026-11-23T09:00:00Z").unwrap());
    }
}
