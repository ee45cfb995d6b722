//! How much is measured: as much as it takes for figures that hold, or as little as a check of every change can spend.

use std::error::Error;
use std::time::{Duration, Instant};

/// What comes of anything here; whatever goes wrong ends the benchmark.
pub(crate) type Outcome<T> = Result<T, Box<dyn Error>>;

/// How often each thing is done.
#[derive(Debug)]
pub(crate) struct Plan {
    /// How many customers there are, a table each.
    pub(crate) sizes: Vec<u32>,
    /// How often each program is started.
    pub(crate) starts: usize,
    /// How often each key is pressed.
    pub(crate) presses: usize,
    /// How often a key is held down.
    pub(crate) holds: usize,
    /// Every so manyeth question is asked.
    pub(crate) one_question_in: usize,
    /// How many customers are opened.
    pub(crate) opened: usize,
    /// How often the list is sorted by each column.
    pub(crate) rounds: usize,
    /// For how long an idle program is watched.
    pub(crate) idle: Duration,
    /// After how long no more of one thing is measured.
    pub(crate) limit: Duration,
}

impl Plan {
    /// What the arguments and the environment ask for: `--max-time` makes it short, as it does with the other benchmarks.
    pub(crate) fn of_arguments(arguments: &[String]) -> Outcome<Self> {
        let is_short = arguments.iter().any(|argument| argument.starts_with("--max-time"));
        let mut plan = if is_short { Self::short() } else { Self::whole() };
        if let Ok(asked) = std::env::var("NYCKEL_BENCH_CUSTOMERS") {
            plan.sizes = asked.split(',').map(|size| size.trim().parse()).collect::<Result<_, _>>()?;
        }
        Ok(plan)
    }

    fn whole() -> Self {
        Self {
            sizes: vec![1_000, 100_000],
            starts: 10,
            presses: 500,
            holds: 10,
            one_question_in: 1,
            opened: 100,
            rounds: 10,
            idle: Duration::from_secs(10),
            limit: Duration::from_mins(2),
        }
    }

    fn short() -> Self {
        Self {
            sizes: vec![100_000],
            starts: 3,
            presses: 40,
            holds: 3,
            one_question_in: 10,
            opened: 10,
            rounds: 2,
            idle: Duration::from_secs(2),
            limit: Duration::from_secs(5),
        }
    }

    /// Counts to `most`, and ends earlier where that takes too long.
    pub(crate) fn times(&self, most: usize) -> impl Iterator<Item = usize> + use<> {
        let (begun, limit) = (Instant::now(), self.limit);
        (0..most).take_while(move |_| begun.elapsed() < limit)
    }
}
