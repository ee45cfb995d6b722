//! The 200 texts that are typed into the filter, the same each time.

use nyckel::demo::Demo;
use nyckel::ports::Loaded;

/// Of so many customers, which every size has, the GUIDs and orders are asked for.
const CUSTOMERS: u32 = 1_000;

/// Parts of names with letters of the Nordic languages. Each is asked for as it is, and as people type it elsewhere.
const NORDIC: [&str; 20] = [
    "åkeri",
    "östra",
    "ängelholm",
    "måleri",
    "värme",
    "förlag",
    "älmhult",
    "båtvarv",
    "såg",
    "gjøvik",
    "ørsted",
    "jørgensen",
    "røros",
    "bokföring",
    "städ",
    "åmål",
    "lüdtke",
    "peña",
    "tandvård",
    "kläder",
];

/// A letter, a name with its diacritics and without, two words, the beginning of a GUID, an order's number, which no column has,
/// and what nobody has.
pub(crate) fn all() -> Vec<String> {
    let letters = ('a'..='z').chain(['å', 'ä', 'ö']).map(String::from);
    let plain = NORDIC.iter().map(|name| nyckel::search::fold(name));
    let firsts = ["bygg", "ostra", "åkeri", "konsult", "data", "norr", "glas", "fast", "berg", "holm"];
    let words = firsts.iter().flat_map(|first| ["ab", "as", "a", "gmbh"].map(|second| format!("{first} {second}")));
    let demo = Demo::new(Demo::SEED, CUSTOMERS);
    let numbers = || (0..CUSTOMERS).step_by(25);
    let guids = numbers().filter_map(|number| {
        let is_customer = |record| if let Loaded::Customer(customer) = record { Some(customer) } else { None };
        let customer = demo.customer(number).into_iter().find_map(is_customer)?;
        Some(customer.id.to_string().chars().take(8).collect())
    });
    let orders = numbers().take(27).filter_map(|number| {
        let is_order = |record| if let Loaded::Order(order) = record { Some(order) } else { None };
        let order = demo.customer(number).into_iter().find_map(is_order)?;
        Some(order.id.to_string().to_lowercase())
    });
    let nobody = (0..24).map(|number| format!("zq{number}xw"));
    let names = NORDIC.iter().map(|name| (*name).to_owned());
    letters.chain(names).chain(plain).chain(words).chain(guids).chain(orders).chain(nobody).collect()
}
