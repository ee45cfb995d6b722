//! Two services at once over one store, in every order in which their steps can come.
//!
//! A step is a call of the store or of the drafts: every read, every commit, every change of drafts. What two consoles
//! share is behind these; between two steps nothing of one can reach the other. Each service runs on a thread of its own
//! and stops at a gate before each step, and only one of them is let through at a time, so that an order is played
//! again just so. The orders are gone through depth first; the one that fails is printed. Two reads next to each other are
//! not played the other way round as well, as neither can tell.

use std::fmt;
use std::sync::Arc;

use nyckel::service::Services;
use nyckel::testing::faults::{FaultyDrafts, FaultyStore};
use nyckel::testing::{Fault, FaultPlan, Gate, Step, When};

/// One of two services.
pub(in crate::services) type Service<'a, T> = &'a (dyn Fn(&Services) -> T + Sync);

/// Plays both services over what `make` gives, in every order, and has what they answered checked each time; says in how
/// many orders.
pub(in crate::services) fn in_every_order<W, T: Send>(
    make: impl Fn() -> (W, Services),
    services: [Service<'_, T>; 2],
    check: impl Fn(&W, [T; 2]),
) -> usize {
    let mut orders = Orders::default();
    for number in 1.. {
        let (world, shared) = make();
        let told = Told(&mut orders);
        let answers = play(&shared, services, told.0);
        check(&world, answers);
        drop(told);
        if !orders.advance() {
            return number;
        }
    }
    unreachable!("every service comes to an end")
}

fn play<T: Send>(shared: &Services, services: [Service<'_, T>; 2], orders: &mut Orders) -> [T; 2] {
    let gates = [Gate::default(), Gate::default()];
    std::thread::scope(|scope| {
        let running = [0, 1].map(|who| {
            let (mine, leaving) = (behind(&gates[who], shared), Leaving(gates[who].clone()));
            scope.spawn(move || {
                let _leaving = leaving;
                services[who](&mine)
            })
        });
        loop {
            // Nobody is under way while this is asked: each one waits for its next step or has come to its end.
            let arrivals = gates.iter().enumerate().filter_map(|(who, gate)| gate.arrival().map(|step| (who, step)));
            let ready: Vec<(usize, Step)> = arrivals.collect();
            if ready.is_empty() {
                break;
            }
            gates[orders.choose(ready)].let_one_through();
        }
        running.map(|service| service.join().expect("the service answers"))
    })
}

/// The shared services as one console has them, which waits at the gate before each step.
fn behind(gate: &Gate, shared: &Services) -> Services {
    let faults = Arc::new(FaultPlan::default());
    faults.set(When::Always, Fault::Delay(gate.clone()));
    Services {
        store: Arc::new(FaultyStore::new(Arc::clone(&shared.store), Arc::clone(&faults))),
        drafts: Arc::new(FaultyDrafts::new(Arc::clone(&shared.drafts), faults)),
        ..shared.clone()
    }
}

/// Says at its end, however that comes, that nobody comes to the gate any more.
struct Leaving(Gate);

impl Drop for Leaving {
    fn drop(&mut self) {
        self.0.desert();
    }
}

/// The order that is played, and what has not been tried yet.
#[derive(Default)]
struct Orders {
    points: Vec<Point>,
    place: usize,
}

/// A point at which someone goes on.
struct Point {
    who: usize,
    step: Step,
    untried: Vec<(usize, Step)>,
    /// Who has gone on from here before with a step that is the same after this one: it waits until it is another.
    tried: Option<(usize, Step)>,
}

impl Point {
    /// Who waits after this step, too.
    fn waiting(&self) -> Option<usize> {
        let is_the_same = |(_, step): &(usize, Step)| *step == Step::Read && self.step == Step::Read;
        self.tried.filter(is_the_same).map(|(who, _)| who)
    }
}

impl Orders {
    /// Who goes on: as the order has it, and from its end on the first who can.
    fn choose(&mut self, mut ready: Vec<(usize, Step)>) -> usize {
        self.place += 1;
        if let Some(Point { who, step, .. }) = self.points.get(self.place - 1) {
            assert!(ready.contains(&(*who, *step)), "{ready:?} are not those of before");
            return *who;
        }
        let waiting = self.points.last().and_then(Point::waiting);
        let tried = ready.iter().copied().find(|(who, _)| Some(*who) == waiting);
        if 1 < ready.len() {
            ready.retain(|(who, _)| Some(*who) != waiting);
        }
        let (who, step) = ready.remove(0);
        self.points.push(Point { who, step, untried: ready, tried: tried.filter(|(tried, _)| *tried != who) });
        who
    }

    /// Goes on to the next order; `false` after the last.
    fn advance(&mut self) -> bool {
        self.place = 0;
        while let Some(Point { who, step, mut untried, .. }) = self.points.pop() {
            let tried = Some((who, step));
            if let Some((who, step)) = untried.pop() {
                self.points.push(Point { who, step, untried, tried });
                return true;
            }
        }
        false
    }
}

impl fmt::Display for Orders {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let points = self.points.iter().map(|point| format!("{}: {:?}", point.who, point.step));
        formatter.write_str(&points.collect::<Vec<_>>().join(", "))
    }
}

/// Prints the order when the test fails in it.
struct Told<'a>(&'a mut Orders);

impl Drop for Told<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("in the order {}", self.0);
        }
    }
}
