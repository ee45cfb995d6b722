//! How a record is written: schema, codec, payload, checksum. It knows nothing of where records lie.
//!
//! **Invariant:** a record that was changed, or moved to another tree or key, does not read. The newest schema of a
//! record is the domain type itself; before its shape changes, the old one is frozen as a struct beside it.

mod first_edition;
mod first_entitlement;
mod first_head;
mod first_key_slot;
mod first_operator;
mod first_subscription;
mod second_edition;
mod second_operator;
mod third_edition;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::activity::Edition;
use crate::domain::version::EntityRef;
use crate::domain::{
    Charge, Customer, Entitlement, Hexadecimal, Instant, KmsDevice, Operator, Order, RecordedActivity, Schedule, Seq,
    Subscription, SupportRequest, Version, Versioned,
};
use crate::ports::store::{ChainHead, StoreFailure, StoreIdentity};
use crate::ports::{KeySlot, SealedKey, SentCommand};
use crate::store::record::first_edition::FirstEdition;
use crate::store::record::first_entitlement::FirstEntitlement;
use crate::store::record::first_head::FirstHead;
use crate::store::record::first_key_slot::FirstKeySlot;
use crate::store::record::first_operator::FirstKeptOperator;
use crate::store::record::first_subscription::FirstSubscription;
use crate::store::record::second_edition::SecondEdition;
use crate::store::record::second_operator::SecondKeptOperator;
use crate::store::record::third_edition::ThirdEdition;

/// The payload is written by postcard.
const CODEC_POSTCARD: u8 = 1;
/// Schema and codec.
const HEADER_BYTES: usize = 2;
/// As many bytes of the BLAKE3 hash as guard a record.
const CHECKSUM_BYTES: usize = 8;

/// Where a record lies; its checksum covers it.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// The tree's name.
    pub tree: &'a str,
    /// The key in it.
    pub key: &'a [u8],
}

/// What can be kept as a record.
pub trait Record: Serialize + DeserializeOwned {
    /// The newest schema, which is the type itself.
    const SCHEMA: u8 = 1;

    /// Reads a payload of an older schema; `None` where there is no such schema.
    #[must_use]
    fn from_older(_schema: u8, _payload: &[u8]) -> Option<Result<Self, postcard::Error>> {
        None
    }

    /// Schema, codec and payload: in the newest schema, but for what stays in the one in which it was first written.
    ///
    /// # Errors
    /// What postcard says.
    fn body(&self) -> Result<Vec<u8>, postcard::Error> {
        postcard::to_extend(self, vec![Self::SCHEMA, CODEC_POSTCARD])
    }
}

/// An entity with the commit that wrote it last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept<T> {
    /// The commit.
    pub written: Seq,
    /// The entity.
    pub value: T,
}

/// An operator with their place in the order of being added, from 0.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptOperator {
    /// The commit.
    pub written: Seq,
    /// The place.
    pub place: u32,
    /// The operator.
    pub operator: Operator,
}

/// Which store it is, as it is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptIdentity {
    /// Made with the store.
    pub store: Uuid,
    /// Raised by every load.
    pub epoch: u64,
}

/// The seed that a demo's store was made from. It lies in the store, so that neither is ever there without the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DemoSeed(pub u64);

/// The format of a store, as it is kept; stores of the first format have none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptFormat(pub u8);

impl KeptFormat {
    /// That of stores which say nothing of it.
    pub const FIRST: Self = Self(1);
}

/// The records that the activity log lacks since it was recovered without them, by the first and the last of each gap. So
/// they are told of as lost, and no gap passes for one of these (LOG-3).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Lacking(pub Vec<(u64, u64)>);

/// The place of a record of the activity log in a list that is counted, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Ordinal(pub u64);

/// Where the store stands; every commit writes it anew.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Head {
    /// The last commit.
    pub seq: Seq,
    /// The number of the last activity record.
    pub number: u64,
    /// The hash over its bytes.
    pub hash: [u8; 32],
    /// The latest instant seen.
    pub seen: Option<Instant>,
    /// How many operators there are.
    pub operators: u32,
    /// How many entries the feed holds.
    pub feed_entries: u64,
    /// The newest commit whose entries the feed no longer holds.
    pub feed_forgotten: Seq,
    /// The last commit that wrote an operator or a slot.
    pub operators_written: Seq,
}

impl Record for Kept<Customer> {}
impl Record for Kept<Order> {}
impl Record for Kept<SealedKey> {}
impl Record for Kept<Schedule> {}
impl Record for Kept<Charge> {}
impl Record for Kept<SentCommand> {}
impl Record for Kept<SupportRequest> {}
impl Record for Kept<KmsDevice> {}
impl Record for KeptIdentity {}
impl Record for DemoSeed {}
impl Record for KeptFormat {}
impl Record for Lacking {}
impl Record for Ordinal {}
impl Record for EntityRef {}
impl Record for Instant {}

impl Record for Kept<Entitlement> {
    const SCHEMA: u8 = 2;

    fn from_older(schema: u8, payload: &[u8]) -> Option<Result<Self, postcard::Error>> {
        let understood = |kept: Kept<FirstEntitlement>| Self { written: kept.written, value: kept.value.into() };
        (schema == 1).then(|| whole(payload).map(understood))
    }
}

impl Record for Kept<Subscription> {
    const SCHEMA: u8 = 2;

    fn from_older(schema: u8, payload: &[u8]) -> Option<Result<Self, postcard::Error>> {
        let understood = |kept: Kept<FirstSubscription>| Self { written: kept.written, value: kept.value.into() };
        (schema == 1).then(|| whole(payload).map(understood))
    }
}

impl Record for KeptOperator {
    const SCHEMA: u8 = 3;

    fn from_older(schema: u8, payload: &[u8]) -> Option<Result<Self, postcard::Error>> {
        match schema {
            1 => Some(whole::<FirstKeptOperator>(payload).map(Self::from)),
            2 => Some(whole::<SecondKeptOperator>(payload).map(Self::from)),
            _ => None,
        }
    }
}

impl Record for KeySlot {
    const SCHEMA: u8 = 2;

    fn from_older(schema: u8, payload: &[u8]) -> Option<Result<Self, postcard::Error>> {
        (schema == 1).then(|| whole::<FirstKeySlot>(payload).map(Self::from))
    }
}

impl Record for Head {
    const SCHEMA: u8 = 2;

    fn from_older(schema: u8, payload: &[u8]) -> Option<Result<Self, postcard::Error>> {
        (schema == 1).then(|| whole::<FirstHead>(payload).map(Self::from))
    }
}

/// The activity log is never written anew, whatever its records come to hold (LOG-3).
impl Record for RecordedActivity {
    const SCHEMA: u8 = 4;

    fn from_older(schema: u8, payload: &[u8]) -> Option<Result<Self, postcard::Error>> {
        let understood = |first: FirstEdition| first.into_newest().ok_or(postcard::Error::DeserializeBadEncoding);
        match schema {
            1 => Some(whole(payload).and_then(understood)),
            2 => Some(whole::<SecondEdition>(payload).map(Self::from)),
            3 => Some(whole::<ThirdEdition>(payload).map(Self::from)),
            _ => None,
        }
    }

    fn body(&self) -> Result<Vec<u8>, postcard::Error> {
        match self.edition {
            Edition::First => postcard::to_extend(&FirstEdition::of(self), vec![1, CODEC_POSTCARD]),
            Edition::Second => postcard::to_extend(&SecondEdition::of(self), vec![2, CODEC_POSTCARD]),
            Edition::Third => postcard::to_extend(&ThirdEdition::of(self), vec![3, CODEC_POSTCARD]),
            Edition::Fourth => postcard::to_extend(self, vec![Self::SCHEMA, CODEC_POSTCARD]),
        }
    }
}

impl<T> From<Kept<T>> for Versioned<T> {
    fn from(kept: Kept<T>) -> Self {
        Self { version: Version(kept.written), value: kept.value }
    }
}

impl From<KeptIdentity> for StoreIdentity {
    fn from(kept: KeptIdentity) -> Self {
        Self { store: kept.store, epoch: kept.epoch }
    }
}

impl Head {
    /// The head of the activity log.
    #[must_use]
    pub fn chain(&self) -> ChainHead {
        ChainHead { number: self.number, hash: self.hash }
    }
}

/// Schema, codec and payload: what the checksum guards, and what the activity log's hashes are over.
///
/// # Errors
/// [`StoreFailure::Io`] when it cannot be written down.
pub fn body<T: Record>(value: &T) -> Result<Vec<u8>, StoreFailure> {
    value.body().map_err(|error| StoreFailure::Io { doing: "write a record down", reason: error.to_string() })
}

/// The record as it is kept at that place.
///
/// # Errors
/// As [`body`].
pub fn encode<T: Record>(place: Place<'_>, value: &T) -> Result<Vec<u8>, StoreFailure> {
    let mut bytes = body(value)?;
    let checksum = checksum(place, &bytes);
    bytes.extend_from_slice(&checksum);
    Ok(bytes)
}

/// Reads a record that was kept at that place.
///
/// # Errors
/// [`StoreFailure::NewerSchema`] for one of a newer nyckel, [`StoreFailure::Damaged`] for anything else that is not
/// what was written there.
pub fn decode<T: Record>(place: Place<'_>, bytes: &[u8]) -> Result<T, StoreFailure> {
    let damaged = |what: &str| StoreFailure::Damaged(format!("{what} in {} at {}", place.tree, Hexadecimal(place.key)));
    let body_length = bytes.len().checked_sub(CHECKSUM_BYTES).ok_or_else(|| damaged("a record cut short"))?;
    let (body, found) = bytes.split_at(body_length);
    if found != checksum(place, body).as_slice() {
        return Err(damaged("a wrong checksum"));
    }
    let Some((&[schema, codec], payload)) = body.split_first_chunk::<HEADER_BYTES>() else {
        return Err(damaged("a record without a schema"));
    };
    if T::SCHEMA < schema {
        return Err(StoreFailure::NewerSchema { found: schema, known: T::SCHEMA });
    }
    if codec != CODEC_POSTCARD {
        return Err(damaged("an unknown codec"));
    }
    let read = if schema == T::SCHEMA {
        whole(payload)
    } else {
        T::from_older(schema, payload).ok_or_else(|| damaged("an unknown schema"))?
    };
    read.map_err(|error| damaged(&error.to_string()))
}

/// Reads a payload to its last byte.
///
/// # Errors
/// What postcard says, also of bytes left over.
pub fn whole<T: DeserializeOwned>(payload: &[u8]) -> Result<T, postcard::Error> {
    match postcard::take_from_bytes(payload)? {
        (value, []) => Ok(value),
        (_, _) => Err(postcard::Error::DeserializeBadEncoding),
    }
}

/// Schema, codec and payload of what is kept, whatever its checksum says; the activity log's hashes are over these bytes,
/// not over what they are read as.
#[must_use]
pub fn body_of(bytes: &[u8]) -> Option<&[u8]> {
    bytes.split_at_checked(bytes.len().checked_sub(CHECKSUM_BYTES)?).map(|(body, _)| body)
}

/// Reads what is kept, wherever it was written; `None` where it reads as nothing of that kind.
#[must_use]
pub fn read_anywhere<T: Record>(bytes: &[u8]) -> Option<T> {
    let (&[schema, codec], payload) = body_of(bytes)?.split_first_chunk::<HEADER_BYTES>()?;
    let read = if schema == T::SCHEMA { Some(whole(payload)) } else { T::from_older(schema, payload) };
    read.filter(|_| codec == CODEC_POSTCARD)?.ok()
}

/// Whether the bytes are a record that was kept at that place, of whatever kind.
#[must_use]
pub fn is_whole(place: Place<'_>, bytes: &[u8]) -> bool {
    let Some(length) = bytes.len().checked_sub(CHECKSUM_BYTES) else { return false };
    let (body, found) = bytes.split_at(length);
    HEADER_BYTES <= body.len() && found == checksum(place, body).as_slice()
}

/// A body as it is kept at that place, whatever it says.
#[cfg(test)]
pub(in crate::store) fn sealed_for_tests(place: Place<'_>, body: Vec<u8>) -> Vec<u8> {
    let checksum = checksum(place, &body);
    body.into_iter().chain(checksum).collect()
}

fn checksum(place: Place<'_>, body: &[u8]) -> [u8; CHECKSUM_BYTES] {
    let mut hasher = blake3::Hasher::new();
    for part in [place.tree.as_bytes(), place.key] {
        hasher.update(&u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        hasher.update(part);
    }
    hasher.update(body);
    let mut checksum = [0; CHECKSUM_BYTES];
    hasher.finalize_xof().fill(&mut checksum);
    checksum
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::activity::{ActivityDetail, KeysWritten, OperatorSubject};
    use crate::domain::{ActivityKind, Permission, Recipient, Role, Roles, RuleId, Sealing};
    use crate::ports::Sealed;
    use crate::ports::vault::SlotPair;
    use crate::store::contents::ContentPart;
    use crate::testing::example;

    const PLACE: Place<'static> = Place { tree: "records", key: b"a key" };

    fn kept<T>(value: T) -> Kept<T> {
        Kept { written: Seq(7), value }
    }

    /// What schema 1 wrote of it.
    fn older(value: &impl Serialize) -> Vec<u8> {
        postcard::to_extend(value, vec![1, CODEC_POSTCARD]).unwrap()
    }

    #[test]
    fn a_record_reads_only_where_it_was_written() {
        let value = kept(example::customer(1));
        let bytes = encode(PLACE, &value).unwrap();
        assert_eq!(decode::<Kept<Customer>>(PLACE, &bytes).unwrap(), value);
        for elsewhere in [Place { tree: "feed", ..PLACE }, Place { key: b"another key", ..PLACE }] {
            assert!(matches!(decode::<Kept<Customer>>(elsewhere, &bytes), Err(StoreFailure::Damaged(_))));
        }
    }

    #[test]
    fn a_record_with_any_bit_changed_or_cut_short_does_not_read() {
        let bytes = encode(PLACE, &kept(example::order(1, "OR-1"))).unwrap();
        for place in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[place] ^= 1;
            assert!(matches!(decode::<Kept<Order>>(PLACE, &changed), Err(StoreFailure::Damaged(_))));
            assert!(matches!(decode::<Kept<Order>>(PLACE, &bytes[..place]), Err(StoreFailure::Damaged(_))));
        }
    }

    #[test]
    fn a_record_of_a_newer_schema_says_so() {
        let mut body = body(&kept(example::order(1, "OR-1"))).unwrap();
        body[0] = 2;
        let checksum = checksum(PLACE, &body);
        body.extend_from_slice(&checksum);
        let refused = decode::<Kept<Order>>(PLACE, &body);
        assert!(matches!(refused, Err(StoreFailure::NewerSchema { found: 2, known: 1 })), "{refused:?}");
    }

    /// Once a release has written stores, a change here means: freeze the old shape and raise the schema.
    #[test]
    fn the_shapes_of_schema_1_stay_what_they_are() {
        let id = example::entitlement_id(1, "OR-1", 1);
        let record = example::record(&example::agent(), ActivityKind::KeyViewed, Some(&id));
        let bodies = [
            body(&kept(example::customer(1))),
            body(&kept(example::order(1, "OR-1"))),
            body(&kept(example::sealed_key(&id, 1))),
            body(&KeptIdentity { store: Uuid::from_u128(1), epoch: 2 }),
            Ok(older(&FirstKeySlot::of(&example::key_slot(1)))),
            body(&RecordedActivity { edition: Edition::First, number: 1, previous: [3; 32], record }),
            body(&EntityRef::SealedKey(id, example::version())),
            body(&example::now()),
            Ok(older(&FirstHead::of(&Head { seen: Some(example::now()), ..Head::default() }))),
            body(&KeptFormat(2)),
        ];
        let shapes = bodies.map(|body| Hexadecimal(&blake3::hash(&body.unwrap()).as_bytes()[..4]).to_string());
        let expected = "982f4e34 67e602cd 58df965b \
                        c743ac01 bb662efd 947ee67f 9d3121f8 427e7401 281133b9 f1f378c7";
        assert_eq!(shapes.join(" "), expected);
    }

    #[test]
    fn the_shapes_of_format_3_stay_what_they_are() {
        let id = example::entitlement_id(1, "OR-1", 1);
        let bodies = [
            body(&kept(example::subscription(1, id.clone()))),
            body(&kept(example::schedule(id.clone(), 1))),
            body(&kept(example::charge(id, 1))),
            body(&kept(example::sent_command(1, 1))),
        ];
        let shapes = bodies.map(|body| Hexadecimal(&blake3::hash(&body.unwrap()).as_bytes()[..4]).to_string());
        assert_eq!(shapes.join(" "), "e91d01ed 20707518 68b7c214 48163c41");
    }

    #[test]
    fn the_shapes_of_what_came_with_several_operators_stay_what_they_are() {
        let pair = SlotPair { public: [7; 32], masters: vec![Sealed(vec![1]), Sealed(vec![2, 3])] };
        let operator = OperatorSubject {
            id: example::operator_id(1),
            name: "Anna Berg".to_owned(),
            roles: Some(Roles::new(&[Role::SalesAgent])),
        };
        let mut record = example::record(&example::agent(), ActivityKind::RolesChanged, None);
        record.subject.operator = Some(operator);
        let bodies = [
            body(&KeySlot { pair: Some(pair), ..example::key_slot(1) }),
            body(&Head { seen: Some(example::now()), operators_written: Seq(5), ..Head::default() }),
            body(&RecordedActivity { edition: Edition::Third, number: 1, previous: [3; 32], record }),
        ];
        let shapes = bodies.map(|body| Hexadecimal(&blake3::hash(&body.unwrap()).as_bytes()[..4]).to_string());
        assert_eq!(shapes.join(" "), "6d4b555c 6ec49a73 08b1023d");
    }

    #[test]
    fn what_schema_1_wrote_of_a_slot_and_of_a_head_reads() {
        let (slot, head) = (example::key_slot(1), Head { operators: 3, feed_forgotten: Seq(4), ..Head::default() });
        let bytes = sealed_for_tests(PLACE, older(&FirstKeySlot::of(&slot)));
        assert_eq!(decode::<KeySlot>(PLACE, &bytes).unwrap(), slot);
        let bytes = sealed_for_tests(PLACE, older(&FirstHead::of(&head)));
        assert_eq!(decode::<Head>(PLACE, &bytes).unwrap(), head);
    }

    #[test]
    fn an_operator_of_schema_1_chose_no_notifications() {
        let kept = KeptOperator { written: Seq(7), place: 1, operator: example::operator(1) };
        let first = FirstKeptOperator::of(&kept);
        let bytes = postcard::to_extend(&first, vec![1, CODEC_POSTCARD]).unwrap();
        assert_eq!(Hexadecimal(&blake3::hash(&bytes).as_bytes()[..4]).to_string(), "ea78498a");
        let read: KeptOperator = decode(PLACE, &sealed_for_tests(PLACE, bytes)).unwrap();
        assert_eq!(read, kept);
    }

    #[test]
    fn an_operator_of_schema_2_chose_no_locking() {
        let kept = KeptOperator { written: Seq(7), place: 1, operator: example::operator(1) };
        let bytes = postcard::to_extend(&SecondKeptOperator::of(&kept), vec![2, CODEC_POSTCARD]).unwrap();
        assert_eq!(Hexadecimal(&blake3::hash(&bytes).as_bytes()[..4]).to_string(), "d39844fe");
        let read: KeptOperator = decode(PLACE, &sealed_for_tests(PLACE, bytes)).unwrap();
        assert_eq!(read, kept);
    }

    #[test]
    fn cancel_6_a_purchase_of_schema_1_has_nothing_stated_of_it() {
        let purchase = example::entitlement(example::entitlement_id(1, "OR-1", 1));
        let first = FirstEntitlement::of(&purchase);
        let bytes = postcard::to_extend(&kept(first), vec![1, CODEC_POSTCARD]).unwrap();
        assert_eq!(Hexadecimal(&blake3::hash(&bytes).as_bytes()[..4]).to_string(), "4db46471");
        let read: Kept<Entitlement> = decode(PLACE, &sealed_for_tests(PLACE, bytes)).unwrap();
        assert_eq!(read, kept(purchase));
    }

    #[test]
    fn support_2_the_shapes_of_support_requests_stay_what_they_are() {
        let request = example::filed_request(1, &[("a.txt", 10)]).request;
        let bodies = [
            body(&kept(request.clone())),
            body(&ContentPart(vec![1, 2, 3])),
            body(&EntityRef::SupportRequest(request.number)),
        ];
        let shapes = bodies.map(|body| Hexadecimal(&blake3::hash(&body.unwrap()).as_bytes()[..4]).to_string());
        assert_eq!(shapes.join(" "), "249e354f 0bc66aea 033fd5d1");
    }

    #[test]
    fn kms_1_the_shape_of_a_device_stays_what_it_is() {
        let device = example::kms_device(1, 1, 30);
        let at = crate::domain::kms_device::LastActivation::At(example::now());
        let mut by_instant = device.clone();
        by_instant.details.last_activation = at;
        let bodies = [
            body(&kept(device.clone())),
            body(&kept(example::moved(by_instant))),
            body(&EntityRef::KmsDevice(device.tenant, device.id)),
        ];
        let shapes = bodies.map(|body| Hexadecimal(&blake3::hash(&body.unwrap()).as_bytes()[..4]).to_string());
        assert_eq!(shapes.join(" "), "8723daab 1271d8ac d53ac61d");
    }

    #[test]
    fn buy_6_a_subscription_of_schema_1_renews_with_the_plan_it_has() {
        let subscription = example::subscription(1, example::entitlement_id(1, "OR-1", 1));
        let first = FirstSubscription::of(&subscription);
        let bytes = postcard::to_extend(&kept(first), vec![1, CODEC_POSTCARD]).unwrap();
        assert_eq!(Hexadecimal(&blake3::hash(&bytes).as_bytes()[..4]).to_string(), "d7b4d3b2");
        let read: Kept<Subscription> = decode(PLACE, &sealed_for_tests(PLACE, bytes)).unwrap();
        assert_eq!(read, kept(subscription));
    }

    #[test]
    fn the_shape_of_the_second_edition_stays_what_it_is() {
        let id = example::entitlement_id(1, "OR-1", 1);
        let record = example::record(&example::agent(), ActivityKind::KeyViewed, Some(&id));
        let recorded = RecordedActivity { edition: Edition::Second, number: 1, previous: [3; 32], record };
        assert_eq!(Hexadecimal(&blake3::hash(&body(&recorded).unwrap()).as_bytes()[..4]).to_string(), "400e6341");
    }

    #[test]
    fn the_shape_of_the_fourth_edition_and_of_what_it_says_besides_stays_what_it_is() {
        let recipient = Recipient::parse("age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p").unwrap();
        let written = |sealing| ActivityDetail::KeysWritten(KeysWritten { keys: 3, links: 2, again: 1, sealing });
        let details = [
            ActivityDetail::Lacked(Permission::LookAtSoftware),
            written(Sealing::Plain),
            written(Sealing::Passphrase),
            written(Sealing::Recipients(vec![recipient])),
        ];
        let shapes = details.map(|detail| {
            let mut record = example::record(&example::agent(), ActivityKind::KeysRetrieved, None);
            record.detail = Some(detail);
            let recorded = RecordedActivity { edition: Edition::Fourth, number: 1, previous: [3; 32], record };
            Hexadecimal(&blake3::hash(&body(&recorded).unwrap()).as_bytes()[..4]).to_string()
        });
        assert_eq!(shapes.join(" "), "b1dbade4 029f3663 5d85b397 6a751556");
    }

    /// The first byte of each value: its place among the variants. New ones come last; none of them ever moves.
    fn places<T: Serialize>(values: impl IntoIterator<Item = T>) -> Vec<u8> {
        values.into_iter().map(|value| postcard::to_stdvec(&value).unwrap()[0]).collect()
    }

    fn assert_places<T: Serialize, const N: usize>(values: [T; N]) {
        assert_eq!(places(values), (0..).take(N).collect::<Vec<u8>>(), "{}", std::any::type_name::<T>());
    }

    #[test]
    fn every_value_that_is_kept_by_its_place_stays_in_its_place() {
        use crate::domain::activity::{Door, Failure as F};
        use crate::domain::entitlement::{EntitlementState, Lifetime};
        use crate::domain::support_request::{Impact, ProblemKind, RequestStatus};
        use crate::domain::{ActivityOutcome, BillingPlan, Currency, ProductKind, Role, TaxNote, Term};
        use ActivityKind as K;
        use Currency as C;
        use Role as R;
        let id = || example::entitlement_id(1, "OR-1", 1);
        let (at, subscription) = (example::now(), example::subscription(1, id()).id);
        assert_places([
            K::KeyViewed,
            K::KeyCopied,
            K::LinkCopied,
            K::LogOpened,
            K::SettingsChanged,
            K::Looked,
            K::BackedUp,
            K::Restored,
            K::Recovered,
            K::Exported,
            K::Imported,
        ]);
        assert_places([
            R::AdminAgent,
            R::GlobalAdmin,
            R::AccountAdmin,
            R::ReferralsAdmin,
            R::MarketingContentAdmin,
            R::SalesAgent,
            R::HelpdeskAgent,
            R::BillingAdmin,
            R::UserManagementAdmin,
        ]);
        assert_places([C::AUD, C::BRL, C::DKK, C::EUR, C::GBP, C::JPY, C::NOK, C::SEK, C::USD]);
        assert_places([
            ProductKind::ServerSubscription,
            ProductKind::Perpetual,
            ProductKind::SoftwarePlan,
            ProductKind::Esu,
            ProductKind::Reservation,
            ProductKind::LicenceOnly,
        ]);
        assert_places([BillingPlan::OneTime, BillingPlan::Monthly, BillingPlan::Annual, BillingPlan::Triennial]);
        assert_places([Term::OneYear, Term::ThreeYears]);
        assert_places([TaxNote::Excluded, TaxNote::Included]);
        assert_places([Lifetime::Perpetual, Lifetime::Until(at), Lifetime::Subscription(subscription)]);
        assert_places([EntitlementState::Standing, EntitlementState::Cancelled { at }]);
        assert_places(ProblemKind::ALL);
        assert_places(Impact::ALL);
        assert_places(RequestStatus::ALL);
        assert_places([Door::Console, Door::CommandLine]);
        assert_places([example::agent(), example::customer_admin(1)]);
        assert_places([
            ActivityOutcome::Done,
            ActivityOutcome::Refused(RuleId::Key4),
            ActivityOutcome::Failed(F::Store),
        ]);
        assert_places([
            F::Told(String::new()),
            F::Store,
            F::Conflict,
            F::TooLate,
            F::OutOfReach,
            F::Provider,
            F::LinkExpired,
            F::Locked,
            F::Vault,
            F::NotRecorded,
            F::Drafts,
            F::Backup,
            F::Stopped,
        ]);
        assert_places([
            EntityRef::Customer(example::tenant(1)),
            EntityRef::Order(example::tenant(1), id().order),
            EntityRef::Entitlement(id()),
            EntityRef::Subscription(example::tenant(1), subscription),
            EntityRef::SealedKey(id(), example::version()),
            EntityRef::Operator(example::operator_id(1)),
        ]);
    }

    #[test]
    fn what_records_of_the_log_name_stays_in_its_place() {
        assert_places(Permission::ALL);
        assert_places(ActivityKind::ALL);
    }

    #[test]
    fn a_rule_is_kept_by_its_text() {
        for rule in RuleId::ALL {
            let bytes = postcard::to_stdvec(rule).unwrap();
            assert_eq!((&bytes[1..], whole::<RuleId>(&bytes).unwrap()), (rule.as_str().as_bytes(), *rule));
        }
    }
}
