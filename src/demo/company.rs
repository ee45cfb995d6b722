//! Customers: a name, a domain, a market and somebody to call. What they have bought is not known here.

use std::fmt::Write;

use crate::demo::chance::Chance;
use crate::demo::parts::{Parts, Region, Showcase, Word};
use crate::domain::choice::LanguageTag;
use crate::domain::customer::Contact;
use crate::domain::{Customer, TenantId};

/// How often a customer of a region is in one of its territories: once in so many.
const TERRITORY_ONE_IN: u32 = 14;

/// The customer with that number: the one shown, else one left to chance; `None` without a region for it.
pub(super) fn customer(number: u32, id: TenantId, shown: Option<&Showcase>, chance: &mut Chance) -> Option<Customer> {
    match shown {
        Some(shown) => showcase(id, shown, chance),
        None => by_chance(number, id, chance),
    }
}

fn showcase(id: TenantId, shown: &Showcase, chance: &mut Chance) -> Option<Customer> {
    let region = Parts::embedded().region_of(&shown.market)?;
    Some(Customer {
        id,
        name: shown.name.clone(),
        domain: shown.domain.clone(),
        market: shown.market.clone(),
        language: LanguageTag(region.language.clone()),
        contact: Contact {
            name: shown.contact.shown.clone(),
            email: format!("{}@{}", shown.contact.address, shown.domain),
            phone: dialled(region.phone_in(&shown.market), chance),
        },
    })
}

fn by_chance(number: u32, id: TenantId, chance: &mut Chance) -> Option<Customer> {
    let region = chance.weighted(&Parts::embedded().regions, |region| region.weight)?;
    let territory = chance.one_in(TERRITORY_ONE_IN).then(|| chance.pick(&region.territories)).flatten();
    let market = territory.map_or(&region.market, |territory| &territory.market);
    let pattern = chance.pick(&region.patterns).map_or("{family}", String::as_str);
    let company = filled_in(pattern, region, chance);
    let domain = format!("{}{number}.example", company.address.join(""));
    let contact = filled_in(&region.contact, region, chance);
    Some(Customer {
        id,
        name: company.shown,
        market: market.clone(),
        language: LanguageTag(region.language.clone()),
        contact: Contact {
            name: contact.shown,
            email: format!("{}@{domain}", contact.address.join(".")),
            phone: dialled(region.phone_in(market), chance),
        },
        domain,
    })
}

/// A pattern with its words in place, and the words as they are written in an address.
struct FilledIn<'a> {
    shown: String,
    address: Vec<&'a str>,
}

fn filled_in<'a>(pattern: &str, region: &'a Region, chance: &mut Chance) -> FilledIn<'a> {
    let mut filled = FilledIn { shown: String::new(), address: Vec::new() };
    let mut rest = pattern;
    while let Some((before, (name, after))) =
        rest.split_once('{').and_then(|(before, opened)| Some((before, opened.split_once('}')?)))
    {
        filled.shown.push_str(before);
        if let Some(word) = word(name, region, &filled, chance) {
            filled.shown.push_str(&word.shown);
            filled.address.push(&word.address);
        }
        rest = after;
    }
    filled.shown.push_str(rest);
    filled
}

/// A word that is not in the name yet, if one is found soon.
fn word<'a>(name: &str, region: &'a Region, filled: &FilledIn<'_>, chance: &mut Chance) -> Option<&'a Word> {
    let words = match name {
        "family" => &region.families,
        "place" => &region.places,
        "given" => &region.given,
        _ => &region.trades,
    };
    let mut word = chance.pick(words)?;
    for _ in 0..3 {
        if !filled.address.contains(&word.address.as_str()) {
            break;
        }
        word = chance.pick(words)?;
    }
    Some(word)
}

/// The telephone number of a pattern.
fn dialled(pattern: &str, chance: &mut Chance) -> String {
    let mut number = String::with_capacity(pattern.len());
    for sign in pattern.chars() {
        match sign {
            '#' => number.write_fmt(format_args!("{}", chance.below(10))).unwrap_or_default(),
            _ => number.push(sign),
        }
    }
    number
}
