//! Ten years closed: the console is there at once, and once time has passed every term and charge is what it had been had
//! the store stayed open (RENEW-4). With more subscriptions, and the time it takes:
//! `NYCKEL_TEST_SUBSCRIPTIONS=10000 cargo test --release --test process ten_years -- --nocapture`.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::channel;

use chrono::Duration;
use nyckel::demo::Demo;
use nyckel::domain::{Actor, Charge, Role, Scope, Subscription};
use nyckel::ports::page::all_pages;
use nyckel::ports::store::ChargeFilter;
use nyckel::ports::{BulkLoad, Clock, Loaded, Stop};
use nyckel::service::{Services, apply_time, next_due};
use nyckel::store::{SledLoader, SledStore};
use nyckel::system::SystemClock;
use nyckel::testing::{FakeClock, SeededEntropy, Stage, StageOptions};
use nyckel::tui::lane::Post;
use nyckel::tui::lane::time_keeper::TimeKeeper;
use nyckel::tui::msg::{Msg, Passing};
use rustix::fs::{CWD, Mode, mkfifoat};

use crate::home::Home;
use crate::terminal::{Size, Terminal};

/// As many subscriptions there are at least.
fn subscriptions() -> usize {
    std::env::var("NYCKEL_TEST_SUBSCRIPTIONS").ok().and_then(|count| count.parse().ok()).unwrap_or(300)
}

fn scope() -> Scope {
    Actor::example(&[Role::AdminAgent]).scope()
}

/// A demo of so many subscriptions: how many customers it takes.
fn customers(subscriptions: usize) -> u32 {
    let is_subscription = |record: &Loaded| matches!(record, Loaded::Subscription(_));
    let of = |customers| Demo::new(Demo::SEED, customers).records().filter(is_subscription).count();
    let mut customers = 100;
    while of(customers) < subscriptions {
        customers = customers.saturating_mul(3) / 2;
    }
    customers
}

/// The services over such a demo in that folder, with its clock.
fn loaded(folder: &Path, customers: u32) -> (Services, Arc<FakeClock>) {
    let (path, demo) = (folder.join("store"), Demo::new(Demo::SEED, customers));
    let mut loader = SledLoader::new(&path, Arc::new(SeededEntropy::new(1)));
    loader.load(&mut demo.records(), demo.now(), &Stop::default()).expect("the demo can be loaded");
    opened(folder)
}

fn opened(folder: &Path) -> (Services, Arc<FakeClock>) {
    let clock = Arc::new(FakeClock::new(Demo::NOW));
    let store = SledStore::open(&folder.join("store"), clock.clone(), &SeededEntropy::new(1));
    // What services need besides a store and a clock is not asked for anything here.
    let stage = Stage::unopened(StageOptions { customers: 0, ..StageOptions::default() });
    let services = Services { store: Arc::new(store.expect("it opens")), clock: clock.clone(), ..stage.services };
    (services, clock)
}

fn charges(services: &Services) -> Vec<Charge> {
    let filter = ChargeFilter::default();
    all_pages(|after| services.store.charges(scope(), &filter, after, 1_000)).expect("they are read")
}

fn terms(services: &Services) -> Vec<Subscription> {
    let store = services.store.as_ref();
    let customers = all_pages(|after| store.customers(scope(), after, 1_000)).expect("they are read");
    let of = |tenant| all_pages(|after| store.subscriptions(scope(), tenant, after, 1_000)).expect("they are read");
    customers.into_iter().flat_map(|customer| of(customer.id)).collect()
}

#[test]
fn renew_4_the_first_frame_waits_for_nothing_and_pages_do_not_wait_for_ten_years() {
    let home = Home::new("ten-years");
    let customers = customers(subscriptions().max(1_000)).to_string();
    home.command(&["seed", "--customers", &customers, "--reset"]).assert().code(0);
    let gate = home.folder().join("tmp/gate");
    mkfifoat(CWD, &gate, Mode::RUSR | Mode::WUSR).expect("a named pipe");
    let home = home.set("NYCKEL_TESTING_OPENING_GATE", &gate);
    let terminal = Terminal::nyckel(&home, Size::WIDE, &["--lang", "en", "--now", "2036-11-20T09:00:00Z"]);
    // The first customers stand in the file of the index; none of them is opened before the store is.
    terminal.wait_for("Contoso AB");
    terminal.keys("Enter");
    terminal.wait_for("Still searching");
    assert!(!terminal.screen_text().contains("Anna Berg"), "the store is not open yet");
    fs::write(&gate, "").expect("opening goes on");
    terminal.wait_for("Anna Berg");
    terminal.text("contoso");
    terminal.keys("Enter");
    terminal.wait_for("Tenant GUID");
    // The last frame that tells of catching up has the page already, or comes after one that had it.
    terminal.wait_until_quiet(std::time::Duration::from_secs(3));
    let frames = terminal.frames();
    let page = frames.iter().position(|frame| frame.contains("Tenant GUID"));
    let told = frames.iter().rposition(|frame| frame.contains("catching up with time"));
    assert!(
        page.is_some() && page <= told,
        "frame {page:?} of {} had the page, and {told:?} was the last of much to do",
        frames.len()
    );
}

#[test]
fn renew_4_ten_years_closed_come_to_the_same_as_ten_years_open() {
    let (closed_in, open_in) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let customers = customers(subscriptions());
    let end = Demo::NOW.after(Duration::days(3_650));
    let (open, clock) = loaded(open_in.path(), customers);
    let mut day = Demo::NOW;
    while day < end {
        day = day.after(Duration::days(73));
        clock.set(day.min(end));
        apply_time(&open, &Stop::default()).expect("it is applied");
    }
    drop(loaded(closed_in.path(), customers));
    let (closed, clock) = opened(closed_in.path());
    clock.set(end);
    let began = SystemClock.now();
    let (post, told) = channel();
    let post: Post = Arc::new(move |msg| drop(post.send(msg)));
    let keeper = TimeKeeper::start(&closed, &Arc::default(), &post).expect("a thread");
    assert!(told.iter().any(|msg| matches!(msg, Msg::TimePasses(Passing::CaughtUp))));
    let took = SystemClock.now().since(began).num_milliseconds();
    drop(keeper);
    let (found, terms_found) = (charges(&closed), terms(&closed));
    eprintln!("{} subscriptions, {} charges, caught up in {took} ms", terms_found.len(), found.len());
    assert!(subscriptions() <= terms_found.len());
    assert!(found == charges(&open), "every charge is the same");
    assert!(terms_found == terms(&open), "every term is the same");
    let next = next_due(&closed).expect("it is read");
    assert!(next.is_none_or(|next| end < next));
    let findings = closed.store.verify(&Stop::default(), &mut |_| {}).expect("it is read").findings;
    assert!(findings.is_empty(), "{findings:?}");
}
