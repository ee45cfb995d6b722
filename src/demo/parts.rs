//! What the demo is made of, as it stands in `assets/demo`: words, names, and the customers that are not left to
//! chance. How they are put together is not known here.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::demo::{kms, support};
use crate::domain::Role;

/// A word and how it is written in an address: `佐藤|sato`, or `Ågren` whose address is `agren`.
#[derive(Debug, Clone, Deserialize)]
#[serde(from = "String")]
pub(super) struct Word {
    /// As it is shown.
    pub(super) shown: String,
    /// As it is written in a domain or an e-mail address.
    pub(super) address: String,
}

/// A part of the world with names of its own.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Region {
    pub(super) market: String,
    pub(super) weight: u32,
    pub(super) language: String,
    pub(super) phone: String,
    #[serde(default)]
    pub(super) territories: Vec<Territory>,
    pub(super) patterns: Vec<String>,
    pub(super) families: Vec<Word>,
    pub(super) places: Vec<Word>,
    pub(super) trades: Vec<Word>,
    #[serde(default = "given_name_first")]
    pub(super) contact: String,
    pub(super) given: Vec<Word>,
    pub(super) nicknames: Vec<String>,
}

/// A market that shares the names of a region.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Territory {
    pub(super) market: String,
    pub(super) phone: String,
}

/// A customer that is not left to chance.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Showcase {
    pub(super) name: String,
    pub(super) domain: String,
    pub(super) market: String,
    pub(super) stock: Stock,
    pub(super) contact: Word,
    #[serde(default)]
    pub(super) purchase: Vec<Listed>,
}

/// How much a customer has bought.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Stock {
    /// What is listed.
    Listed,
    /// Nothing.
    Empty,
    /// Nothing, or one thing.
    Little,
    /// A few things.
    Usual,
    /// Very much.
    Full,
}

/// A purchase that is not left to chance: how long ago, or when.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Listed {
    pub(super) title: String,
    #[serde(default)]
    pub(super) hours_ago: u32,
    #[serde(default)]
    pub(super) bought: Option<String>,
    pub(super) quantity: u32,
    #[serde(default)]
    pub(super) needs_information: bool,
    #[serde(default)]
    pub(super) cancelled_hours_ago: Option<u32>,
}

/// An operator of the demo.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OperatorPart {
    pub(super) name: String,
    pub(super) roles: Vec<Role>,
}

/// All that the demo is made of.
#[derive(Debug)]
pub(super) struct Parts {
    pub(super) regions: Vec<Region>,
    pub(super) showcase: Vec<Showcase>,
    pub(super) operators: Vec<OperatorPart>,
    pub(super) requests: Vec<support::Listed>,
    pub(super) devices: kms::Devices,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Companies {
    region: Vec<Region>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Customers {
    customer: Vec<Showcase>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Operators {
    operator: Vec<OperatorPart>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Requests {
    request: Vec<support::Listed>,
}

#[expect(clippy::expect_used, reason = "the texts are part of the program, and the demo's tests read them")]
static EMBEDDED: LazyLock<Parts> = LazyLock::new(|| {
    let companies: Companies =
        toml::from_str(include_str!("../../assets/demo/companies.toml")).expect("regions in companies.toml");
    let customers: Customers =
        toml::from_str(include_str!("../../assets/demo/showcase.toml")).expect("customers in showcase.toml");
    let operators: Operators =
        toml::from_str(include_str!("../../assets/demo/operators.toml")).expect("operators in operators.toml");
    let requests: Requests =
        toml::from_str(include_str!("../../assets/demo/support.toml")).expect("requests in support.toml");
    let devices = toml::from_str(include_str!("../../assets/demo/kms.toml")).expect("devices in kms.toml");
    Parts {
        regions: companies.region,
        showcase: customers.customer,
        operators: operators.operator,
        requests: requests.request,
        devices,
    }
});

impl Parts {
    /// The parts that are in the program.
    pub(super) fn embedded() -> &'static Self {
        &EMBEDDED
    }

    /// The region whose names customers of that market have.
    pub(super) fn region_of(&self, market: &str) -> Option<&Region> {
        self.regions.iter().find(|region| {
            region.market == market || region.territories.iter().any(|territory| territory.market == market)
        })
    }
}

impl Region {
    /// The pattern of telephone numbers in that market of the region.
    pub(super) fn phone_in(&self, market: &str) -> &str {
        let territory = self.territories.iter().find(|territory| territory.market == market);
        territory.map_or(&self.phone, |territory| &territory.phone)
    }
}

impl From<String> for Word {
    fn from(text: String) -> Self {
        match text.split_once('|') {
            Some((shown, address)) => Self { shown: shown.to_owned(), address: address.to_owned() },
            None => Self { address: address_of(&text), shown: text },
        }
    }
}

/// The letters and digits of a word without their marks, in lower case.
pub(super) fn address_of(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let mut address = String::new();
    for letter in text.to_lowercase().nfd() {
        match letter {
            'ø' => address.push('o'),
            'æ' => address.push_str("ae"),
            'ß' => address.push_str("ss"),
            'a'..='z' | '0'..='9' | '-' => address.push(letter),
            _ => {}
        }
    }
    address
}

fn given_name_first() -> String {
    "{given} {family}".to_owned()
}
