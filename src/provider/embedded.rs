//! The provider without a network: issues keys and links by itself and carries commands out at once.
//!
//! It reads the store and never writes to it: what it issued is kept, sealed, by the service that asked for it. It
//! knows no actor and decides no rule.

use std::fmt::Write as _;
use std::sync::Arc;

use chrono::Duration;
use zeroize::Zeroizing;

use crate::domain::actor::Scope;
use crate::domain::choice::ProductVersion;
use crate::domain::download::{Bits, Checksum, FileName};
use crate::domain::{
    Catalog, CommandId, DownloadLink, Entitlement, EntitlementId, Hexadecimal, Instant, ProductKey, TenantId,
};
use crate::ports::{
    Clock, Command, Entropy, EntropyFailure, LinkQuestion, OrderedLine, Outcome, PlacedOrder, Provider, ProviderError,
    StandingOfCommand, Stop, Store, StoreFailure, Unrevealed,
};
use crate::provider::bits::{GeneratedBits, IssuedLink};
use crate::provider::ordering;

/// How many hours a link works.
const LINK_HOURS: i64 = 24;
/// Bytes of a link's token; 128 bits cannot be guessed.
const TOKEN_BYTES: usize = 16;
/// Random bytes asked for at once.
const CHUNK_BYTES: usize = 64;
/// Bytes from here on are thrown away: 250 is the greatest multiple of ten a byte can hold, so that every digit is as
/// likely as the others.
const UNBIASED: u8 = 250;

/// Where keys and the secret parts of links come from (KEY-7).
#[derive(Debug, Clone)]
pub enum KeySource {
    /// From chance fit for secrets.
    Random(Arc<dyn Entropy>),
    /// From a seed: the demo's keys are a function of seed, purchase and version.
    Seeded(u64),
}

/// The provider of a partner that is connected to none.
#[derive(Debug)]
pub struct EmbeddedProvider {
    keys: KeySource,
    store: Arc<dyn Store>,
    clock: Arc<dyn Clock>,
    catalog: &'static Catalog,
    /// A demo's files. A partner's own store is connected to nothing that has any.
    files: Option<Arc<GeneratedBits>>,
}

impl EmbeddedProvider {
    /// A provider that reads this store, and whose links expire by this clock.
    #[must_use]
    pub fn new(keys: KeySource, store: Arc<dyn Store>, clock: Arc<dyn Clock>) -> Self {
        let files = match keys {
            KeySource::Random(_) => None,
            KeySource::Seeded(seed) => Some(Arc::new(GeneratedBits::new(seed))),
        };
        Self { keys, store, clock, catalog: Catalog::embedded(), files }
    }

    /// The same with links to these files.
    #[must_use]
    pub fn with_files(self, files: Arc<GeneratedBits>) -> Self {
        Self { files: Some(files), ..self }
    }

    /// The files that links lead to, for the server that sends them.
    #[must_use]
    pub fn files(&self) -> Option<&Arc<GeneratedBits>> {
        self.files.as_ref()
    }

    /// Where the file lies that a link for this leads to, among the files of the provider.
    #[must_use]
    pub fn path_of(&self, question: LinkQuestion<'_>) -> String {
        path(question)
    }

    /// Bytes that nobody can guess who does not know the seed: chance, or a function of the seed and these parts.
    fn stream(&self, purpose: &str, entitlement: &EntitlementId, parts: &[&[u8]]) -> SecretBytes {
        match &self.keys {
            KeySource::Random(entropy) => SecretBytes::Chance(Arc::clone(entropy)),
            KeySource::Seeded(seed) => {
                let mut hasher = blake3::Hasher::new_derive_key(purpose);
                hasher.update(&seed.to_le_bytes()).update(entitlement.tenant.as_bytes());
                hasher.update(&entitlement.line.0.to_le_bytes());
                for part in [entitlement.order.as_str().as_bytes()].iter().chain(parts) {
                    // Each part is preceded by its length, so that no two purchases read the same.
                    hasher.update(&u64::try_from(part.len()).unwrap_or(u64::MAX).to_le_bytes()).update(part);
                }
                SecretBytes::Derived(Box::new(hasher.finalize_xof()))
            }
        }
    }
}

impl Provider for EmbeddedProvider {
    fn product_key(
        &self,
        entitlement: &Entitlement,
        version: &ProductVersion,
        stop: &Stop,
    ) -> Result<Unrevealed<ProductKey>, ProviderError> {
        check(stop)?;
        let purpose = "nyckel embedded provider, product key, 1";
        let mut bytes = self.stream(purpose, &entitlement.id, &[version.0.as_bytes()]);
        let digits = digits(&mut bytes)?;
        let key = ProductKey::parse(&digits).map_err(|error| ProviderError::Failed(error.to_string()))?;
        Ok(Unrevealed::issued(entitlement.id.clone(), version.clone(), key))
    }

    fn has_files(&self) -> bool {
        self.files.is_some()
    }

    fn download_link(
        &self,
        question: LinkQuestion<'_>,
        stop: &Stop,
    ) -> Result<Unrevealed<DownloadLink>, ProviderError> {
        check(stop)?;
        let LinkQuestion { entitlement, choice } = question;
        let expires = self.clock.now().after(Duration::hours(LINK_HOURS));
        let path = path(question);
        let purpose = "nyckel embedded provider, download link, 1";
        let expiry = expires.unix_seconds().to_le_bytes();
        let mut bytes = self.stream(purpose, &entitlement.id, &[path.as_bytes(), &expiry]);
        let mut token = Zeroizing::new([0; TOKEN_BYTES]);
        bytes.fill(token.as_mut_slice())?;
        let mut letters = Zeroizing::new(String::with_capacity(2 * TOKEN_BYTES));
        write!(letters, "{}", Hexadecimal(token.as_slice()))
            .map_err(|error| ProviderError::Failed(error.to_string()))?;
        let url = format!("https://{}/{path}?e={}&t={}", GeneratedBits::HOST, expires.unix_seconds(), *letters);
        // The address names whole seconds, and so does what is promised of it.
        let expires = Instant::from_unix(expires.unix_seconds());
        if let Some(files) = &self.files {
            files.issue(IssuedLink { entitlement: entitlement.id.clone(), token: letters, path, expires });
        }
        Ok(Unrevealed::issued(entitlement.id.clone(), choice.version.clone(), DownloadLink::new(url, expires)))
    }

    fn bits(&self, question: LinkQuestion<'_>) -> Result<Bits, ProviderError> {
        let files = self.files.as_ref().ok_or(ProviderError::NoBits)?;
        let path = path(question);
        let bytes = files.file(&path).bytes;
        Ok(Bits { name: file_name(question), bytes, checksum: files.known_checksum(&path) })
    }

    fn checksum(&self, question: LinkQuestion<'_>, stop: &Stop) -> Result<Checksum, ProviderError> {
        let files = self.files.as_ref().ok_or(ProviderError::NoBits)?;
        files.checksum(&path(question), stop).ok_or(ProviderError::Stopped)
    }

    fn carry_out(&self, command: &Command, id: CommandId, stop: &Stop) -> Result<Outcome, ProviderError> {
        check(stop)?;
        match command {
            Command::Cancel { entitlement, .. } => self.cancel(entitlement),
            Command::PlaceOrder { tenant, lines } => self.place_order(*tenant, lines, id).map(Outcome::Ordered),
        }
    }

    /// A command is carried out in the commit that writes its outcome down: without an outcome it never happened.
    fn standing(&self, _id: CommandId) -> Result<StandingOfCommand, ProviderError> {
        Ok(StandingOfCommand::NeverHappened)
    }
}

impl EmbeddedProvider {
    fn cancel(&self, entitlement: &EntitlementId) -> Result<Outcome, ProviderError> {
        let known = self.store.entitlement(Scope::whole_partner(), entitlement).map_err(unread)?;
        let known = known.ok_or_else(|| ProviderError::Unknown(entitlement.order_line()))?;
        if known.value.needs_information {
            return Ok(Outcome::NeedsMoreInformation);
        }
        if let Some(files) = &self.files {
            files.revoke(entitlement);
        }
        Ok(Outcome::Cancelled { at: self.clock.now() })
    }

    fn place_order(
        &self,
        tenant: TenantId,
        lines: &[OrderedLine],
        id: CommandId,
    ) -> Result<PlacedOrder, ProviderError> {
        let scope = Scope::whole_partner();
        if self.store.customer(scope, tenant).map_err(unread)?.is_none() {
            return Err(ProviderError::Unknown(tenant.to_string()));
        }
        let renews = |line: &OrderedLine| {
            let product = self.catalog.product(&line.item.product);
            product
                .map(|product| product.kind.is_subscription())
                .ok_or_else(|| ProviderError::Unknown(line.item.to_string()))
        };
        let renews = lines.iter().map(renews).collect::<Result<Vec<bool>, _>>()?;
        ordering::place(id, self.clock.now(), &renews, |number| {
            let buyers = self.store.buyers_of(scope, number).map_err(unread)?;
            Ok(!buyers.is_empty())
        })
    }
}

/// A stream of bytes for secrets.
enum SecretBytes {
    Chance(Arc<dyn Entropy>),
    Derived(Box<blake3::OutputReader>),
}

impl SecretBytes {
    fn fill(&mut self, buffer: &mut [u8]) -> Result<(), ProviderError> {
        match self {
            Self::Chance(entropy) => {
                entropy.fill(buffer).map_err(|error: EntropyFailure| ProviderError::Failed(error.to_string()))
            }
            Self::Derived(reader) => {
                reader.fill(buffer);
                Ok(())
            }
        }
    }
}

/// As many decimal digits as a key has, each as likely as the others (KEY-7).
fn digits(bytes: &mut SecretBytes) -> Result<Zeroizing<String>, ProviderError> {
    let mut digits = Zeroizing::new(String::with_capacity(ProductKey::DIGITS));
    let mut chunk = Zeroizing::new([0; CHUNK_BYTES]);
    // Chance that gives nothing usable so often is broken, and a key made of it would be too.
    for _ in 0..ProductKey::DIGITS {
        bytes.fill(chunk.as_mut_slice())?;
        let missing = ProductKey::DIGITS - digits.len();
        let usable = chunk.iter().filter(|byte| **byte < UNBIASED).take(missing);
        digits.extend(usable.map(|byte| char::from(b'0' + byte % 10)));
        if digits.len() == ProductKey::DIGITS {
            return Ok(digits);
        }
    }
    Err(ProviderError::Failed("the source of random bytes gives no digits".to_owned()))
}

/// The path of a link: product, version, language and file, in letters that need no escaping.
fn path(question: LinkQuestion<'_>) -> String {
    let choice = question.choice;
    let language = choice.language.as_ref().map_or("any", |language| &language.0);
    let file = choice.file_type.as_ref().map_or("file", |file_type| &file_type.0);
    let product = question.entitlement.line.item.product.as_str();
    [product, &choice.version.0, language, file].map(plain).join("/")
}

/// The name of the file: title without unit and term, version, language, and an ending by its type.
fn file_name(question: LinkQuestion<'_>) -> FileName {
    let choice = question.choice;
    let title = &question.entitlement.line.title;
    let title = title.split(" - ").next().unwrap_or(title);
    let language = choice.language.as_ref().map(|language| language.0.as_str());
    let (kind, ending) = match &choice.file_type {
        Some(file_type) => match file_type.0.rsplit_once(", ") {
            Some((kind, ending)) => (Some(kind), ending.to_lowercase()),
            None => (None, file_type.0.to_lowercase()),
        },
        None => (None, "zip".to_owned()),
    };
    let parts = [Some(title), Some(choice.version.0.as_str()), language, kind];
    let name = parts.into_iter().flatten().map(plain).collect::<Vec<_>>().join("_");
    FileName::sanitised(&format!("{name}.{}", plain(&ending)))
}

/// The text with one `-` for every run of what is neither an ASCII letter nor a digit.
fn plain(text: &str) -> String {
    let words = text.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

fn check(stop: &Stop) -> Result<(), ProviderError> {
    if stop.is_raised() { Err(ProviderError::Stopped) } else { Ok(()) }
}

#[expect(clippy::needless_pass_by_value, reason = "it stands where a failure is mapped")]
fn unread(failure: StoreFailure) -> ProviderError {
    ProviderError::Failed(failure.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Catalog, Choice, ProductKind};
    use crate::store::memory::MemoryStore;
    use std::collections::BTreeSet;
    use std::sync::atomic::{AtomicU8, Ordering};
    use uuid::Uuid;

    #[derive(Debug)]
    struct StillClock;

    impl Clock for StillClock {
        fn now(&self) -> Instant {
            Instant::parse("2026-11-23T09:00:00Z").unwrap()
        }
    }

    /// Bytes that count up from the one it begins with, or stay what they are.
    #[derive(Debug)]
    struct Bytes {
        next: AtomicU8,
        step: u8,
    }

    impl Entropy for Bytes {
        fn fill(&self, buffer: &mut [u8]) -> Result<(), EntropyFailure> {
            buffer.fill_with(|| self.next.fetch_add(self.step, Ordering::SeqCst));
            Ok(())
        }
    }

    fn provider(keys: KeySource) -> EmbeddedProvider {
        let store = MemoryStore::new(Uuid::from_u128(1), Arc::new(StillClock));
        EmbeddedProvider::new(keys, Arc::new(store), Arc::new(StillClock))
    }

    fn chance(first: u8, step: u8) -> KeySource {
        KeySource::Random(Arc::new(Bytes { next: AtomicU8::new(first), step }))
    }

    fn purchase(line: u32) -> Entitlement {
        let product = Catalog::embedded().products().find(|product| product.kind == ProductKind::Perpetual).unwrap();
        Entitlement::example(line, product)
    }

    /// The digits of a key, read from the source itself: a key comes out of `Unrevealed` by a receipt alone.
    fn digits_of(keys: KeySource, line: u32, version: &str) -> String {
        let provider = provider(keys);
        let mut bytes = provider.stream("test", &purchase(line).id, &[version.as_bytes()]);
        digits(&mut bytes).unwrap().to_string()
    }

    #[test]
    fn key_7_the_demos_keys_are_a_function_of_seed_purchase_and_version() {
        let key = digits_of(KeySource::Seeded(1), 1, "2025");
        assert!(ProductKey::parse(&key).is_ok());
        assert_eq!(digits_of(KeySource::Seeded(1), 1, "2025"), key);
        let others: BTreeSet<String> = [(2, 1, "2025"), (1, 2, "2025"), (1, 1, "2022")]
            .map(|(seed, line, version)| digits_of(KeySource::Seeded(seed), line, version))
            .into();
        assert!(others.len() == 3 && !others.contains(&key));
    }

    #[test]
    fn key_7_every_digit_is_as_likely_as_the_others() {
        // 240 … 255 and on: 250 … 255 are thrown away, so that each digit comes up 25 times in 256 bytes.
        assert_eq!(digits_of(chance(240, 1), 1, "2025"), "01234567890123456789012345678901");
        assert_eq!(digits_of(chance(249, 1), 1, "2025"), "90123456789012345678901234567890");
    }

    #[test]
    fn key_7_a_broken_source_gives_no_key() {
        let provider = provider(chance(255, 0));
        let version = ProductVersion("2025".to_owned());
        let error = provider.product_key(&purchase(1), &version, &Stop::default()).unwrap_err();
        assert!(matches!(error, ProviderError::Failed(_)));
    }

    #[test]
    fn key_8_a_link_says_when_it_ends_and_names_no_letter_that_must_be_escaped() {
        let choice = Choice {
            version: ProductVersion("15 SP7".to_owned()),
            language: None,
            file_type: Some(crate::domain::choice::FileType("64 Bit, ISO".to_owned())),
        };
        let entitlement = purchase(1);
        let question = LinkQuestion { entitlement: &entitlement, choice: &choice };
        let product = entitlement.line.item.product.as_str();
        assert_eq!(path(question), format!("{product}/15-SP7/any/64-Bit-ISO"));
        let link = provider(chance(0, 1)).download_link(question, &Stop::default()).unwrap();
        assert_eq!(link.expires(), StillClock.now().after(Duration::hours(24)));
    }

    #[test]
    fn key_3_the_bits_are_known_before_there_is_a_link_and_a_partners_own_store_has_none() {
        let choice = Choice {
            version: ProductVersion("2025".to_owned()),
            language: Some(crate::domain::choice::LanguageTag("sv-SE".to_owned())),
            file_type: Some(crate::domain::choice::FileType("64 Bit, ISO".to_owned())),
        };
        let entitlement = purchase(1);
        let question = LinkQuestion { entitlement: &entitlement, choice: &choice };
        let seeded = provider(KeySource::Seeded(1));
        let bits = seeded.bits(question).unwrap();
        assert!(bits.name.as_str().ends_with("_2025_sv-SE_64-Bit.iso"), "{}", bits.name);
        assert_eq!(bits.bytes, seeded.files().unwrap().file(&path(question)).bytes);
        let other = Choice { language: None, ..choice.clone() };
        let other = seeded.bits(LinkQuestion { entitlement: &entitlement, choice: &other }).unwrap();
        assert_ne!((other.name, other.bytes), (bits.name, bits.bytes));
        let own = provider(chance(0, 1));
        assert!(matches!(own.bits(question), Err(ProviderError::NoBits)));
        assert!(matches!(own.checksum(question, &Stop::default()), Err(ProviderError::NoBits)));
    }

    #[test]
    fn what_is_stopped_issues_nothing() {
        let stop = Stop::default();
        stop.raise();
        let version = ProductVersion("2025".to_owned());
        let result = provider(KeySource::Seeded(1)).product_key(&purchase(1), &version, &stop);
        assert!(matches!(result, Err(ProviderError::Stopped)));
    }

    #[test]
    fn perp_5_a_flag_of_the_purchase_asks_for_more_information() {
        use crate::domain::{
            ActivityKind, ActivityOutcome, ActivityRecord, Actor, Currency, Money, Permission, Permit, Refund, Role,
            SubmissionId,
        };
        use crate::ports::{Change, Commit};
        let store = Arc::new(MemoryStore::new(Uuid::from_u128(1), Arc::new(StillClock)));
        let actor = Actor::example(&[Role::AdminAgent]);
        let record = ActivityRecord {
            at: StillClock.now(),
            actor: actor.clone(),
            subject: crate::domain::activity::Subject::default(),
            kind: ActivityKind::Looked,
            origin: crate::domain::activity::Origin {
                door: crate::domain::activity::Door::Console,
                host: String::new(),
                terminal: String::new(),
            },
            outcome: ActivityOutcome::Done,
            reason: None,
            detail: None,
        };
        let needing = Entitlement { needs_information: true, ..purchase(2) };
        let changes = vec![Change::Entitlement(purchase(1)), Change::Entitlement(needing)];
        let permit = Permit::example(Permission::Buy, Vec::new(), None);
        store.apply(&Commit::by(&actor, permit, changes, nonempty::NonEmpty::new(record))).unwrap();
        let provider = EmbeddedProvider::new(KeySource::Seeded(1), store, Arc::new(StillClock));
        let id = CommandId(Uuid::from_u128(9));
        let cancel = |line| {
            let price = Money::new(100.into(), Currency::SEK);
            let refund = Refund { charged: price, used: None, amount: price };
            let submission = SubmissionId(Uuid::from_u128(8));
            let command = Command::Cancel { entitlement: purchase(line).id, submission, refund };
            provider.carry_out(&command, id, &Stop::default())
        };
        assert_eq!(cancel(1).unwrap(), Outcome::Cancelled { at: StillClock.now() });
        assert!(matches!(cancel(2), Ok(Outcome::NeedsMoreInformation)));
        assert!(matches!(cancel(3), Err(ProviderError::Unknown(_))));
        assert_eq!(provider.standing(id).unwrap(), StandingOfCommand::NeverHappened);
    }
}
