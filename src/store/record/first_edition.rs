//! Records of the activity log in the first edition of their shape, as they were written by schema 1.
//!
//! **Invariant:** what reads in it is written in it again to the same bytes, as the hash of the record after is over them
//! (LOG-3). Nothing here changes any more.

use serde::{Deserialize, Serialize};

use crate::domain::activity::{Edition, Failure, Hash, Origin, Subject};
use crate::domain::actor::StandIn;
use crate::domain::choice::ProductVersion;
use crate::domain::{
    ActivityKind, ActivityOutcome, ActivityRecord, Actor, EntitlementId, Instant, OperatorId, RecordedActivity, Roles,
    RuleId, TenantId,
};

/// The rules in the order by which the first edition names them.
const RULES: &str = "ROLE-1 ROLE-2 ROLE-3 ROLE-4 ROLE-5 MARKET-1 MARKET-2 MARKET-3 PROD-1 PROD-2 PROD-3 PROD-4 PROD-5 \
                     PROD-6 BUY-1 BUY-2 BUY-3 BUY-4 BUY-5 BUY-6 SHOW-1 SHOW-2 SHOW-3 SHOW-4 KEY-1 KEY-2 KEY-3 KEY-4 \
                     KEY-5 KEY-6 KEY-7 KEY-8 KMS-1 M365-1 LOG-1 LOG-2 LOG-3 RENEW-1 RENEW-2 RENEW-3 RENEW-4 CANCEL-1 \
                     CANCEL-2 CANCEL-3 CANCEL-4 CANCEL-5 CANCEL-6 PERP-1 PERP-2 PERP-3 PERP-4 PERP-5 PERP-6 AFTER-1 \
                     AFTER-2 AFTER-3 AFTER-4 SUPPORT-1 SUPPORT-2";

/// A record, numbered and linked.
#[derive(Serialize, Deserialize)]
pub(super) struct FirstEdition {
    number: u64,
    previous: Hash,
    record: Record,
}

#[derive(Serialize, Deserialize)]
struct Record {
    at: Instant,
    actor: Who,
    subject: About,
    kind: ActivityKind,
    origin: Origin,
    outcome: Outcome,
    reason: Option<String>,
}

#[derive(Serialize, Deserialize)]
enum Who {
    Operator { id: OperatorId, name: String, roles: Roles },
    CustomerAdmin { tenant: TenantId, name: String, global_admin: bool, by: Option<OperatorId> },
}

#[derive(Serialize, Deserialize)]
struct About {
    entitlement: Option<EntitlementId>,
    customer: Option<String>,
    product: Option<String>,
    version: Option<ProductVersion>,
}

#[derive(Serialize, Deserialize)]
enum Outcome {
    Done,
    /// The place of the rule in [`RULES`].
    Refused(u32),
    Failed(String),
}

impl FirstEdition {
    /// The record as it is known now; `None` where it names a rule that there is not.
    pub(super) fn into_newest(self) -> Option<RecordedActivity> {
        let Self { number, previous, record: Record { at, actor, subject, kind, origin, outcome, reason } } = self;
        let actor = match actor {
            Who::Operator { id, name, roles } => Actor::Operator { id, name, roles },
            Who::CustomerAdmin { tenant, name, global_admin, by } => {
                // It said no more of the operator.
                let by = by.map(|id| StandIn { id, name: String::new(), roles: Roles::default() });
                Actor::CustomerAdmin { tenant, name, global_admin, by }
            }
        };
        let About { entitlement, customer, product, version } = subject;
        let tenant = entitlement.as_ref().map(|id| id.tenant);
        let subject = Subject { tenant, customer, entitlement, product, version, operator: None };
        let outcome = match outcome {
            Outcome::Done => ActivityOutcome::Done,
            Outcome::Refused(place) => ActivityOutcome::Refused(rule_at(place)?),
            Outcome::Failed(told) => ActivityOutcome::Failed(Failure::Told(told)),
        };
        let record = ActivityRecord { at, actor, subject, kind, origin, outcome, reason, detail: None };
        Some(RecordedActivity { edition: Edition::First, number, previous, record })
    }

    /// A record that was read in this edition, in this edition again.
    pub(super) fn of(recorded: &RecordedActivity) -> Self {
        let ActivityRecord { at, actor, subject, kind, origin, outcome, reason, detail: _ } = recorded.record.clone();
        let actor = match actor {
            Actor::Operator { id, name, roles } => Who::Operator { id, name, roles },
            Actor::CustomerAdmin { tenant, name, global_admin, by } => {
                Who::CustomerAdmin { tenant, name, global_admin, by: by.map(|operator| operator.id) }
            }
        };
        let Subject { tenant: _, customer, entitlement, product, version, operator: _ } = subject;
        let subject = About { entitlement, customer, product, version };
        let outcome = match outcome {
            ActivityOutcome::Done => Outcome::Done,
            ActivityOutcome::Refused(rule) => Outcome::Refused(place_of(rule)),
            ActivityOutcome::Failed(Failure::Told(told)) => Outcome::Failed(told),
            ActivityOutcome::Failed(failure) => Outcome::Failed(format!("{failure:?}")),
        };
        let record = Record { at, actor, subject, kind, origin, outcome, reason };
        Self { number: recorded.number, previous: recorded.previous, record }
    }
}

fn rule_at(place: u32) -> Option<RuleId> {
    RULES.split(' ').nth(usize::try_from(place).ok()?).and_then(|text| text.to_owned().try_into().ok())
}

fn place_of(rule: RuleId) -> u32 {
    let place = RULES.split(' ').position(|text| text == rule.as_str());
    place.and_then(|place| u32::try_from(place).ok()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Hexadecimal;
    use crate::store::record::whole;
    use crate::testing::example;

    fn first(outcome: Outcome, actor: Who) -> FirstEdition {
        let of = FirstEdition::of(&RecordedActivity {
            edition: Edition::First,
            number: 7,
            previous: [3; 32],
            record: example::record(&example::agent(), ActivityKind::KeyViewed, None),
        });
        FirstEdition { record: Record { actor, outcome, ..of.record }, ..of }
    }

    fn stood_in_for() -> Who {
        let by = Some(example::operator_id(2));
        Who::CustomerAdmin { tenant: example::tenant(1), name: "Kim Kund".to_owned(), global_admin: true, by }
    }

    #[test]
    fn log_3_what_was_written_in_it_is_written_to_the_same_bytes_again() {
        let refusals = (0..59).map(Outcome::Refused);
        for outcome in refusals.chain([Outcome::Done, Outcome::Failed("the provider failed".to_owned())]) {
            let bytes = postcard::to_stdvec(&first(outcome, stood_in_for())).unwrap();
            let newest = whole::<FirstEdition>(&bytes).unwrap().into_newest().unwrap();
            assert_eq!(newest.record.actor.operator(), Some(example::operator_id(2)));
            assert_eq!(postcard::to_stdvec(&FirstEdition::of(&newest)).unwrap(), bytes);
        }
    }

    #[test]
    fn its_rules_are_the_ones_that_it_named() {
        let named = |place| first(Outcome::Refused(place), stood_in_for()).into_newest().map(|newest| newest.record);
        for (place, rule) in [(0, RuleId::Role1), (27, RuleId::Key4), (54, RuleId::After2), (58, RuleId::Support2)] {
            assert_eq!(named(place).unwrap().outcome, ActivityOutcome::Refused(rule));
            assert_eq!(
                Hexadecimal(&postcard::to_stdvec(&Outcome::Refused(place)).unwrap()).to_string(),
                format!("01{place:02x}")
            );
        }
        assert!(named(59).is_none());
    }
}
