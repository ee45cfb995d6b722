//! The lists by which records of the activity log are found: of each operator, customer, product, kind and outcome the
//! numbers of its records, in order. Each list is the rows of a tree under one prefix, whose keys end with the number.

use crate::domain::actor::{Reach, Scope};
use crate::domain::{ActivityKind, ActivityRecord, OperatorId, OutcomeKind, TenantId};
use crate::ports::LogName;
use crate::ports::store::{ActivityFilter, StoreFailure};
use crate::store::key::Tree;

/// The lists of the operators, in [`Tree::ActivityLists`].
const OPERATORS: u8 = 1;
/// Those of the products.
const PRODUCTS: u8 = 2;
/// Those of the kinds.
const KINDS: u8 = 3;
/// Those of the outcomes.
const OUTCOMES: u8 = 4;
/// As many bytes of the hash over its title stand for a product.
const PRODUCT_BYTES: usize = 16;

/// A list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::store) struct LogList {
    /// Where it lies.
    pub(in crate::store) tree: Tree,
    /// What its rows begin with.
    pub(in crate::store) prefix: Vec<u8>,
}

impl LogList {
    /// The list of everything: the log itself.
    pub(in crate::store) fn whole() -> Self {
        Self { tree: Tree::Activity, prefix: Vec::new() }
    }

    /// The key of the row of that record.
    pub(in crate::store) fn row(&self, number: u64) -> Vec<u8> {
        let mut key = self.prefix.clone();
        key.extend_from_slice(&number.to_be_bytes());
        key
    }
}

/// The lists in which a record stands.
pub(in crate::store) fn lists_of(record: &ActivityRecord) -> Result<Vec<LogList>, StoreFailure> {
    let mut lists = vec![of_kind(record.kind)?, of_outcome(record.outcome.kind())];
    lists.extend(record.actor.operator().map(of_operator));
    lists.extend(record.tenant().map(of_customer));
    lists.extend(record.subject.product.as_deref().map(of_product));
    Ok(lists)
}

/// The list in which a record is counted as an access by its operator: one that was done (LOG-2).
pub(in crate::store) fn accesses_of(record: &ActivityRecord) -> Option<LogList> {
    let operator = record.actor.operator().filter(|_| record.is_access_done())?;
    Some(LogList { tree: Tree::Accesses, prefix: operator.as_bytes().to_vec() })
}

/// The list in which a record stands that names such a thing.
pub(in crate::store) fn list_named(named: LogName, record: &ActivityRecord) -> Option<LogList> {
    match named {
        LogName::Operator => record.actor.operator().map(of_operator),
        LogName::Customer => record.tenant().map(of_customer),
        LogName::Product => record.subject.product.as_deref().map(of_product),
    }
}

/// Where the lists of such things lie, and what all of them begin with.
pub(in crate::store) fn all_named(named: LogName) -> LogList {
    match named {
        LogName::Operator => LogList { tree: Tree::ActivityLists, prefix: vec![OPERATORS] },
        LogName::Customer => LogList { tree: Tree::ActivityByTenant, prefix: Vec::new() },
        LogName::Product => LogList { tree: Tree::ActivityLists, prefix: vec![PRODUCTS] },
    }
}

/// The lists that lead to what the filter asks for: a record stands in one list of each group. `None` where it asks for
/// what lies outside the scope.
pub(in crate::store) fn wanted(
    filter: &ActivityFilter,
    scope: Scope,
) -> Result<Option<Vec<Vec<LogList>>>, StoreFailure> {
    let tenant = match (scope.reach(), filter.tenant) {
        (Reach::All, asked) => asked,
        (Reach::Tenant(own), None) => Some(own),
        (Reach::Tenant(own), Some(asked)) if own == asked => Some(own),
        (Reach::Tenant(_), Some(_)) => return Ok(None),
    };
    let mut groups: Vec<Vec<LogList>> = Vec::new();
    groups.extend(tenant.map(|tenant| vec![of_customer(tenant)]));
    groups.extend(filter.operator.map(|operator| vec![of_operator(operator)]));
    groups.extend(filter.product.as_deref().map(|product| vec![of_product(product)]));
    groups.extend(filter.outcome.map(|outcome| vec![of_outcome(outcome)]));
    if !filter.kinds.is_empty() {
        groups.push(filter.kinds.iter().map(|kind| of_kind(*kind)).collect::<Result<_, _>>()?);
    }
    if groups.is_empty() {
        groups.push(vec![LogList::whole()]);
    }
    Ok(Some(groups))
}

fn of_customer(tenant: TenantId) -> LogList {
    LogList { tree: Tree::ActivityByTenant, prefix: tenant.as_bytes().to_vec() }
}

fn of_operator(operator: OperatorId) -> LogList {
    listed(OPERATORS, operator.as_bytes())
}

/// Titles that differ in nothing but small and great letters are one product.
fn of_product(title: &str) -> LogList {
    let mut hash = [0; PRODUCT_BYTES];
    blake3::Hasher::new().update(title.to_lowercase().as_bytes()).finalize_xof().fill(&mut hash);
    listed(PRODUCTS, &hash)
}

/// A kind stands in a key as it does in a record.
fn of_kind(kind: ActivityKind) -> Result<LogList, StoreFailure> {
    let unwritten =
        |error: postcard::Error| StoreFailure::Io { doing: "write a record down", reason: error.to_string() };
    Ok(listed(KINDS, &postcard::to_allocvec(&kind).map_err(unwritten)?))
}

fn of_outcome(outcome: OutcomeKind) -> LogList {
    let byte = match outcome {
        OutcomeKind::Done => 1,
        OutcomeKind::Refused => 2,
        OutcomeKind::Failed => 3,
    };
    listed(OUTCOMES, &[byte])
}

fn listed(what: u8, value: &[u8]) -> LogList {
    let mut prefix = vec![what];
    prefix.extend_from_slice(value);
    LogList { tree: Tree::ActivityLists, prefix }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::example;

    #[test]
    fn no_list_begins_as_another_one_does() {
        let (operator, tenant) = (example::operator_id(1), example::tenant(1));
        let mut lists = vec![of_operator(operator), of_customer(tenant), of_product("Windows"), of_product("Office")];
        lists.extend(OutcomeKind::ALL.map(of_outcome));
        lists.extend(ActivityKind::ALL.map(|kind| of_kind(kind).unwrap()));
        for (place, list) in lists.iter().enumerate() {
            let is_within = |other: &LogList| other.tree == list.tree && other.prefix.starts_with(&list.prefix);
            assert_eq!(lists.iter().position(is_within), Some(place), "{list:?}");
            assert_eq!(lists.iter().rposition(is_within), Some(place), "{list:?}");
        }
    }

    #[test]
    fn log_2_a_title_is_the_same_product_however_its_letters_are_written() {
        assert_eq!(of_product("ÖPPEN Server"), of_product("öppen server"));
        assert_ne!(of_product("Server 2019"), of_product("Server 2022"));
    }

    #[test]
    fn a_customer_outside_the_scope_leads_nowhere() {
        let own = example::customer_admin(1).scope();
        let asks = |number| ActivityFilter { tenant: Some(example::tenant(number)), ..ActivityFilter::default() };
        assert_eq!(wanted(&asks(2), own).unwrap(), None);
        assert_eq!(wanted(&asks(1), own).unwrap(), wanted(&ActivityFilter::default(), own).unwrap());
        let everything = wanted(&ActivityFilter::default(), example::agent().scope()).unwrap();
        assert_eq!(everything, Some(vec![vec![LogList::whole()]]));
    }
}
