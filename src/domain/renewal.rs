//! Who may say what follows the term of a subscription, and what it is called (RENEW-1 … RENEW-3, BUY-6, ROLE-2).

use crate::domain::catalog::Sku;
use crate::domain::entitlement::{Lifetime, Purchased};
use crate::domain::subscription::{Renewal, Standing, Subscription};
use crate::domain::{Actor, Instant, Permission, Permit, Refusal, role, term};

/// What is to be another of a subscription, all of it at once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SubscriptionChange {
    /// What is to follow the present term; `None` where that stays.
    pub renewal: Option<Renewal>,
    /// The name (*eget namn*), without blanks around it; `None` where it stays.
    pub name: Option<String>,
}

/// Whether the actor may change that of a subscription: what [`may_change_renewal`] says of what follows the term, where
/// that is to be another. A name can be given at any time.
///
/// # Errors
/// The [`Refusal`] of the first rule that says no, to all of it; the role first.
pub fn may_change_subscription(
    actor: &Actor,
    purchased: Purchased<'_>,
    sku: &Sku,
    change: SubscriptionChange,
    now: Instant,
) -> Result<(Permit, Subscription), Refusal> {
    role::require(actor, Permission::Buy)?;
    let stored = &purchased.subscription.ok_or(Refusal::NoAutoRenew)?.value;
    let (permit, subscription) = match change.renewal {
        Some(wanted) => may_change_renewal(actor, purchased, sku, wanted, now)?,
        None => (Permit::new(Permission::Buy, purchased.basis()), stored.clone()),
    };
    let friendly_name = change.name.unwrap_or(subscription.friendly_name);
    Ok((permit, Subscription { friendly_name, ..subscription }))
}

/// Whether the actor may have that follow the present term. Time is applied to the purchase before it is asked; the permit holds until that term ends. What was bought before the cutover has no
/// auto-renew (RENEW-2).
///
/// # Errors
/// The [`Refusal`] of the first rule that says no; the role first.
pub fn may_change_renewal(
    actor: &Actor,
    purchased: Purchased<'_>,
    sku: &Sku,
    wanted: Renewal,
    now: Instant,
) -> Result<(Permit, Subscription), Refusal> {
    role::require(actor, Permission::Buy)?;
    let Present { subscription, number, end } = present(purchased, now)?;
    if let Renewal::Renews { plan } = wanted
        && !term::plans_at(sku.term, &sku.plans, end).contains(&plan)
    {
        return Err(Refusal::PlanNotOffered);
    }
    let permit = Permit::new(Permission::Buy, purchased.basis()).until(end);
    // What follows is said of the term it is said in.
    Ok((permit, Subscription { term_number: number, renewal: wanted, ..subscription.clone() }))
}

/// A subscription in the term in which it is decided on.
struct Present<'a> {
    subscription: &'a Subscription,
    number: u32,
    end: Instant,
}

/// The subscription in its present term, where it stands and is not over.
fn present(purchased: Purchased<'_>, now: Instant) -> Result<Present<'_>, Refusal> {
    if let Some(at) = purchased.cancelled() {
        return Err(Refusal::Cancelled { at });
    }
    let subscription = match (&purchased.entitlement.value.lifetime, purchased.subscription) {
        (Lifetime::Subscription(_), Some(subscription)) => &subscription.value,
        (Lifetime::Subscription(_) | Lifetime::Until(_) | Lifetime::Perpetual, _) => return Err(Refusal::NoAutoRenew),
    };
    match subscription.at(now) {
        Standing::Active { number, end, .. } => Ok(Present { subscription, number, end }),
        Standing::Expired { since } => Err(Refusal::Expired { since }),
        Standing::Cancelled { at } => Err(Refusal::Cancelled { at }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::entitlement::EntitlementState;
    use crate::domain::{
        BillingPlan, Catalog, Entitlement, ProductKind, Role, Seq, SubscriptionId, Term, Version, Versioned,
    };
    use chrono::Duration;

    const ANNUAL: Renewal = Renewal::Renews { plan: BillingPlan::Annual };

    struct Bought {
        entitlement: Versioned<Entitlement>,
        subscription: Versioned<Subscription>,
        sku: Sku,
    }

    impl Bought {
        fn new() -> Self {
            let catalog = Catalog::embedded();
            let is_it =
                |sku: &&Sku| sku.title == "Windows Server 2022 Remote Desktop Services CAL - 1 User CAL - 1 year";
            let (product, sku) = catalog
                .products()
                .filter(|product| product.kind == ProductKind::ServerSubscription)
                .find_map(|product| product.skus.iter().find(is_it).map(|sku| (product, sku)))
                .unwrap();
            let id = SubscriptionId(uuid::Uuid::from_u128(7));
            let bought = Instant::CUTOVER.after(Duration::days(100));
            let entitlement =
                Entitlement { bought, lifetime: Lifetime::Subscription(id), ..Entitlement::example(1, product) };
            let subscription = Subscription {
                id,
                entitlement: entitlement.id.clone(),
                friendly_name: "Lagret".to_owned(),
                first_start: bought,
                term_number: 1,
                term: Term::OneYear,
                plan: BillingPlan::Annual,
                renewal: ANNUAL,
                cancelled: None,
            };
            Self { entitlement: read(entitlement), subscription: read(subscription), sku: sku.clone() }
        }

        fn purchased(&self) -> Purchased<'_> {
            Purchased { entitlement: &self.entitlement, subscription: Some(&self.subscription) }
        }

        fn change(&self, role: Role, wanted: Renewal, now: Instant) -> Result<(Permit, Subscription), Refusal> {
            may_change_renewal(&Actor::example(&[role]), self.purchased(), &self.sku, wanted, now)
        }

        fn submit(
            &self,
            role: Role,
            renewal: Option<Renewal>,
            name: Option<&str>,
            now: Instant,
        ) -> Result<(Permit, Subscription), Refusal> {
            let change = SubscriptionChange { renewal, name: name.map(str::to_owned) };
            may_change_subscription(&Actor::example(&[role]), self.purchased(), &self.sku, change, now)
        }
    }

    fn read<T>(value: T) -> Versioned<T> {
        Versioned { version: Version(Seq(3)), value }
    }

    fn start() -> Instant {
        Bought::new().entitlement.value.bought
    }

    #[test]
    fn role_2_an_admin_agent_or_a_global_admin_changes_auto_renew_and_plan_and_the_name() {
        let bought = Bought::new();
        for role in Role::ALL {
            let may = matches!(role, Role::AdminAgent | Role::GlobalAdmin);
            assert_eq!(bought.change(role, Renewal::Expires, start()).is_ok(), may, "{role:?}");
            assert_eq!(bought.submit(role, None, Some("Kassan"), start()).is_ok(), may, "{role:?}");
        }
    }

    #[test]
    fn renew_1_buy_6_the_change_holds_until_the_term_ends_and_is_of_the_next_term_only() {
        let bought = Bought::new();
        let end = Term::OneYear.end(start(), 1);
        let monthly = Renewal::Renews { plan: BillingPlan::Monthly };
        let (permit, subscription) = bought.change(Role::AdminAgent, monthly, start()).unwrap();
        assert_eq!(permit.not_after(), Some(end));
        assert_eq!((subscription.plan, subscription.renewal), (BillingPlan::Annual, monthly));
        assert_eq!(permit.basis().len(), 2);
        let (_, off) = bought.change(Role::AdminAgent, Renewal::Expires, end.before(Duration::nanoseconds(1))).unwrap();
        assert_eq!(off, Subscription { renewal: Renewal::Expires, ..bought.subscription.value.clone() });
    }

    #[test]
    fn renew_1_what_is_turned_off_in_a_later_term_expires_at_the_end_of_that_term() {
        let now = start().after(Duration::days(800));
        let (_, off) = Bought::new().change(Role::AdminAgent, Renewal::Expires, now).unwrap();
        assert_eq!(off.term_number, 3);
        assert!(matches!(off.at(now), Standing::Active { number: 3, .. }));
    }

    #[test]
    fn renew_3_what_follows_and_the_name_are_one_change_and_a_no_is_to_both() {
        let bought = Bought::new();
        let end = Term::OneYear.end(start(), 1);
        let off = Some(Renewal::Expires);
        let (permit, changed) = bought.submit(Role::AdminAgent, off, Some("Kassan"), start()).unwrap();
        assert_eq!((changed.renewal, changed.friendly_name.as_str()), (Renewal::Expires, "Kassan"));
        assert_eq!(permit.not_after(), Some(end));
        let one_time = Some(Renewal::Renews { plan: BillingPlan::OneTime });
        let refused = bought.submit(Role::AdminAgent, one_time, Some("Kassan"), start());
        assert_eq!(refused, Err(Refusal::PlanNotOffered));
        let (permit, renamed) = bought.submit(Role::AdminAgent, None, Some("Kassan"), start()).unwrap();
        assert_eq!((renamed.renewal, permit.not_after()), (ANNUAL, None));
    }

    #[test]
    fn buy_6_a_plan_that_the_sku_does_not_have_is_refused() {
        let triennial = Renewal::Renews { plan: BillingPlan::Triennial };
        let refused = Bought::new().change(Role::AdminAgent, triennial, start());
        assert_eq!(refused, Err(Refusal::PlanNotOffered));
    }

    #[test]
    fn renew_1_what_is_over_or_cancelled_stays_so() {
        let mut bought = Bought::new();
        bought.subscription.value.renewal = Renewal::Expires;
        let end = Term::OneYear.end(start(), 1);
        assert_eq!(bought.change(Role::AdminAgent, ANNUAL, end), Err(Refusal::Expired { since: end }));
        let at = start().after(Duration::days(3));
        bought.entitlement.value.state = EntitlementState::Cancelled { at };
        assert_eq!(bought.change(Role::AdminAgent, ANNUAL, at), Err(Refusal::Cancelled { at }));
    }

    #[test]
    fn renew_2_what_was_bought_before_the_cutover_has_no_auto_renew() {
        let mut bought = Bought::new();
        bought.entitlement.value.lifetime = Lifetime::Until(start().after(Duration::days(9)));
        let purchased = Purchased { entitlement: &bought.entitlement, subscription: None };
        let refused = may_change_renewal(&Actor::example(&[Role::AdminAgent]), purchased, &bought.sku, ANNUAL, start());
        assert_eq!(refused, Err(Refusal::NoAutoRenew));
    }
}
