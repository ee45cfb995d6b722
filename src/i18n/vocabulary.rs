//! What the nouns of the domain are called.

use crate::domain::activity::Door;
use crate::domain::order::OrderStatus;
use crate::domain::product_key::KeyKind;
use crate::domain::{
    ActivityKind, ActivityOutcome, BillingPlan, EntitlementStatus, Permission, ProductKind, Role, RuleId, Term,
};
use crate::i18n::{Locale, message};

impl Locale {
    /// A role, as Partner Center calls it.
    #[must_use]
    pub fn role_name(self, role: Role) -> String {
        self.text(match role {
            Role::AdminAgent => message!("role-admin-agent"),
            Role::GlobalAdmin => message!("role-global-admin"),
            Role::AccountAdmin => message!("role-account-admin"),
            Role::ReferralsAdmin => message!("role-referrals-admin"),
            Role::MarketingContentAdmin => message!("role-marketing-content-admin"),
            Role::SalesAgent => message!("role-sales-agent"),
            Role::HelpdeskAgent => message!("role-helpdesk-agent"),
            Role::BillingAdmin => message!("role-billing-admin"),
            Role::UserManagementAdmin => message!("role-user-management-admin"),
        })
    }

    /// What a permission allows, as the end of a sentence: "… the right to see customers".
    #[must_use]
    pub fn permission_name(self, permission: Permission) -> String {
        self.text(match permission {
            Permission::LookAtCustomers => message!("permission-look-at-customers"),
            Permission::LookAtOrders => message!("permission-look-at-orders"),
            Permission::LookAtSubscriptions => message!("permission-look-at-subscriptions"),
            Permission::LookAtSoftware => message!("permission-look-at-software"),
            Permission::Keys => message!("permission-keys"),
            Permission::Buy => message!("permission-buy"),
            Permission::Cancel => message!("permission-cancel"),
            Permission::SupportRequest => message!("permission-support-request"),
            Permission::LookAtPlans => message!("permission-look-at-plans"),
            Permission::ChangePlans => message!("permission-change-plans"),
            Permission::Invoices => message!("permission-invoices"),
            Permission::ActivityLog => message!("permission-activity-log"),
            Permission::Operators => message!("permission-operators"),
            Permission::StoreUpkeep => message!("permission-store-upkeep"),
            Permission::OwnSettings => message!("permission-own-settings"),
            Permission::Tours => message!("permission-tours"),
        })
    }

    /// A kind of product in full (PROD-1).
    #[must_use]
    pub fn product_kind(self, kind: ProductKind) -> String {
        self.text(match kind {
            ProductKind::ServerSubscription => message!("kind-server-subscription"),
            ProductKind::Perpetual => message!("kind-perpetual"),
            ProductKind::SoftwarePlan => message!("kind-software-plan"),
            ProductKind::Esu => message!("kind-esu"),
            ProductKind::Reservation => message!("kind-reservation"),
            ProductKind::LicenceOnly => message!("kind-licence-only"),
        })
    }

    /// A kind of product with its term, short enough for a column: `Prenum. 3 år`.
    #[must_use]
    pub fn product_kind_short(self, kind: ProductKind, term: Option<Term>) -> String {
        let kind = self.text(match kind {
            ProductKind::ServerSubscription => message!("kind-server-subscription-short"),
            ProductKind::Perpetual => message!("kind-perpetual-short"),
            ProductKind::SoftwarePlan => message!("kind-software-plan-short"),
            ProductKind::Esu => message!("kind-esu-short"),
            ProductKind::Reservation => message!("kind-reservation-short"),
            ProductKind::LicenceOnly => message!("kind-licence-only-short"),
        });
        match term {
            Some(term) => format!("{kind} {}", self.term(term)),
            None => kind,
        }
    }

    /// A term: `1 år`, `3 years`.
    #[must_use]
    pub fn term(self, term: Term) -> String {
        self.text_with(message!("term-years"), &[("years", term.years().into())])
    }

    /// How a term is billed (BUY-3).
    #[must_use]
    pub fn billing_plan(self, plan: BillingPlan) -> String {
        self.text(match plan {
            BillingPlan::OneTime => message!("plan-one-time"),
            BillingPlan::Monthly => message!("plan-monthly"),
            BillingPlan::Annual => message!("plan-annual"),
            BillingPlan::Triennial => message!("plan-triennial"),
        })
    }

    /// What a purchase is, in one word.
    #[must_use]
    pub fn entitlement_status(self, status: EntitlementStatus) -> String {
        self.text(match status {
            EntitlementStatus::Active => message!("status-active"),
            EntitlementStatus::Expired { .. } => message!("status-expired"),
            EntitlementStatus::Cancelled { .. } => message!("status-cancelled"),
        })
    }

    /// What became of an order, in one word.
    #[must_use]
    pub fn order_status(self, status: OrderStatus) -> String {
        self.text(match status {
            OrderStatus::Completed => message!("order-completed"),
            OrderStatus::Cancelled => message!("status-cancelled"),
        })
    }

    /// A kind of key (KEY-4).
    #[must_use]
    pub fn key_kind(self, kind: KeyKind) -> String {
        self.text(match kind {
            KeyKind::Mak => message!("key-kind-mak"),
            KeyKind::Kms => message!("key-kind-kms"),
        })
    }

    /// What was done, as a line of the activity log (LOG-1).
    #[must_use]
    pub fn activity_kind(self, kind: ActivityKind) -> String {
        self.text(match kind {
            ActivityKind::KeyViewed => message!("activity-key-viewed"),
            ActivityKind::KeyCopied => message!("activity-key-copied"),
            ActivityKind::LinkCopied => message!("activity-link-copied"),
            ActivityKind::LogOpened => message!("activity-log-opened"),
            ActivityKind::SettingsChanged => message!("activity-settings-changed"),
            ActivityKind::BackedUp => message!("activity-backed-up"),
            ActivityKind::Restored => message!("activity-restored"),
            ActivityKind::Recovered => message!("activity-recovered"),
            ActivityKind::Exported => message!("activity-exported"),
            ActivityKind::Imported => message!("activity-imported"),
            ActivityKind::DownloadStarted => message!("activity-download-started"),
            ActivityKind::DownloadFinished => message!("activity-download-finished"),
            ActivityKind::DownloadFailed => message!("activity-download-failed"),
            ActivityKind::OrderPlaced => message!("activity-order-placed"),
            ActivityKind::AutoRenewChanged => message!("activity-auto-renew-changed"),
            ActivityKind::PlanChanged => message!("activity-plan-changed"),
            ActivityKind::Renamed => message!("activity-renamed"),
            ActivityKind::PurchaseCancelled => message!("activity-purchase-cancelled"),
            ActivityKind::SupportRequestFiled => message!("activity-support-request-filed"),
            ActivityKind::KmsPlanChanged => message!("activity-kms-plan-changed"),
            ActivityKind::OperatorAdded => message!("activity-operator-added"),
            ActivityKind::OperatorRemoved => message!("activity-operator-removed"),
            ActivityKind::RolesChanged => message!("activity-roles-changed"),
            ActivityKind::PassphraseChanged => message!("activity-passphrase-changed"),
            ActivityKind::SlotRenewed => message!("activity-slot-renewed"),
            ActivityKind::KeysRetrieved => message!("activity-keys-retrieved"),
            ActivityKind::Looked => message!("activity-looked"),
        })
    }

    /// How it went; a refusal with its rule's id. A failure's own words are for its details, not for the line.
    #[must_use]
    pub fn activity_outcome(self, outcome: &ActivityOutcome) -> String {
        match outcome {
            ActivityOutcome::Done => self.text(message!("outcome-done")),
            ActivityOutcome::Refused(rule) => {
                self.text_with(message!("outcome-refused"), &[("rule", RuleId::as_str(*rule).into())])
            }
            ActivityOutcome::Failed(_) => self.text(message!("outcome-failed")),
        }
    }

    /// The door through which something was done.
    #[must_use]
    pub fn door(self, door: Door) -> String {
        self.text(match door {
            Door::Console => message!("door-console"),
            Door::CommandLine => message!("door-command-line"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;
    use chrono_tz::Tz;

    fn swedish() -> Locale {
        Locale::new(Language::Swedish, Tz::UTC)
    }

    fn english() -> Locale {
        Locale::new(Language::English, Tz::UTC)
    }

    #[test]
    fn role_1_roles_have_the_names_operators_know() {
        let names: Vec<String> = Role::ALL.into_iter().map(|role| swedish().role_name(role)).collect();
        assert_eq!(
            names,
            [
                "Administratörsagent",
                "Global administratör",
                "Kontoadministratör",
                "Referensadministratör",
                "Innehållsadministratör för marknadsföring",
                "Försäljningsagent",
                "Supportagent",
                "Faktureringsadministratör",
                "Administratör för användarhantering",
            ]
        );
    }

    #[test]
    fn prod_1_the_short_kind_says_the_term() {
        let kind = ProductKind::ServerSubscription;
        assert_eq!(swedish().product_kind_short(kind, Some(Term::ThreeYears)), "Prenum. 3 år");
        assert_eq!(english().product_kind_short(kind, Some(Term::OneYear)), "Subscr. 1 year");
        assert_eq!(swedish().product_kind_short(ProductKind::Perpetual, None), "Evig");
        assert_eq!(swedish().product_kind(ProductKind::Perpetual), "Evig programvara");
    }

    #[test]
    fn log_1_a_refused_line_names_its_rule() {
        let outcome = ActivityOutcome::Refused(RuleId::Key4);
        assert_eq!(swedish().activity_outcome(&outcome), "Nekad (KEY-4)");
        assert_eq!(english().activity_outcome(&outcome), "Refused (KEY-4)");
    }
}
