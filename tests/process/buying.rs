//! Buying in a real terminal: a cart outlives the process, and an order is placed and paid once, whenever the process is
//! killed (BUY-1).

use rustix::process::Signal;
use serde_json::Value;

use crate::console::ENGLISH;
use crate::home::Home;
use crate::support::chance::Chance;
use crate::terminal::{Size, Terminal};

const VISIO: &str = "Visio LTSC Professional 2024 - 1 License";

/// What stands below the catalogue while one line is in the cart, and while none is.
const IN_CART: &str = "Cart (c): 1 line";
const EMPTY: &str = "The cart is empty";

/// As often the console is killed while an order is paid.
const KILLS: usize = 6;

/// The catalogue for Contoso, with that selected.
fn at_the_catalogue(home: &Home) -> Terminal {
    let terminal = crate::console::console(home, Size::WIDE, &ENGLISH);
    terminal.text("contoso ab");
    terminal.wait_until("the search has answered", |screen| !screen.contents().contains("200 customers"));
    terminal.keys("Enter");
    terminal.wait_for("maria.lundqvist@");
    terminal.keys("+");
    terminal.wait_for("Add products (");
    terminal.keys("/");
    terminal.text("visio ltsc professional");
    terminal.keys("Tab");
    terminal.wait_for(&format!("{VISIO} ──"));
    terminal
}

fn put_in_cart(terminal: &Terminal) {
    terminal.keys("Enter");
    terminal.wait_for("[ Add to cart ]");
    terminal.keys("Enter");
    terminal.wait_for(IN_CART);
}

fn pay(terminal: &Terminal) {
    terminal.keys("c");
    terminal.wait_for("[ Create and pay ]");
    terminal.keys("P");
    terminal.wait_for("▸ [ Create and pay ]");
    terminal.keys("Enter Enter Enter");
}

fn answer(home: &Home, arguments: &[&str]) -> Value {
    let assert = home.command(arguments).assert().code(0);
    serde_json::from_slice(&assert.get_output().stdout).unwrap()
}

/// How many orders Contoso has, and how often this product was charged to it.
fn orders_and_charges(home: &Home) -> (usize, usize) {
    let orders = answer(home, &["orders", "Contoso AB", "--json"])["orders"].as_array().unwrap().len();
    let month = &answer(home, &["billing", "Contoso AB", "--json"])["invoices"][0]["month"];
    let lines = answer(home, &["billing", "Contoso AB", "--month", month.as_str().unwrap(), "--json"]);
    let is_of_it = |line: &&Value| line["product"] == VISIO;
    (orders, lines["lines"].as_array().unwrap().iter().filter(is_of_it).count())
}

#[test]
fn buy_1_a_cart_outlives_the_process_and_one_killed_while_paying_has_paid_once_or_not_at_all() {
    let home = Home::new("buying");
    let mut chance = Chance::seeded(20_261_126);
    let terminal = at_the_catalogue(&home);
    put_in_cart(&terminal);
    terminal.signal(Signal::KILL);
    terminal.wait_exit();
    let (orders, charges) = orders_and_charges(&home);
    for kill in 1..=KILLS {
        let terminal = at_the_catalogue(&home);
        if !terminal.screen_text().contains(IN_CART) {
            put_in_cart(&terminal);
        }
        pay(&terminal);
        for _ in 0..chance.below(4_000_000) {
            std::hint::spin_loop();
        }
        terminal.signal(Signal::KILL);
        terminal.wait_exit();
        // What came of it is known once the next start has looked after it; what was not ordered lies in the cart still.
        let terminal = at_the_catalogue(&home);
        terminal.wait_until("the cart is told of", |screen| {
            screen.contents().contains(IN_CART) || screen.contents().contains(EMPTY)
        });
        if terminal.screen_text().contains(IN_CART) {
            pay(&terminal);
            terminal.wait_for("is created and paid");
        }
        terminal.signal(Signal::KILL);
        terminal.wait_exit();
        assert_eq!(orders_and_charges(&home), (orders + kill, charges + kill), "after {kill}");
    }
}
