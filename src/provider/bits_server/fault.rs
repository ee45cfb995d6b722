//! What the server does wrong when it is told to.

use std::sync::{Mutex, MutexGuard, PoisonError};

/// Something a server can do wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BitsFault {
    /// It closes the connection after so many bytes of the body.
    Cut(u64),
    /// It sends nothing more after so many bytes of the body, and keeps the connection.
    Stall(u64),
    /// It sends nothing at all, not even a status.
    Silence,
    /// It states so many bytes more than it sends.
    LongLength(u64),
    /// It states so many bytes fewer than the file has, and sends those.
    ShortLength(u64),
    /// It has another file at every request, with another `ETag`.
    AnotherFile,
    /// It has another `ETag` at every request for the same file.
    AnotherTag,
    /// It sends a page with status 200.
    Page,
    /// It redirects to itself.
    Circle,
    /// It redirects to an address that is not HTTP.
    Elsewhere,
    /// It sends the whole file whatever range is asked for.
    NoRanges,
    /// It sends another range than the one asked for.
    OtherRange,
    /// It sends so many bytes past the end, without having stated a length.
    PastEnd(u64),
    /// It sends a file of which one byte is another one.
    WrongByte(u64),
    /// It answers with that status.
    Status(u16),
    /// It answers that it is to be asked again after so many seconds.
    Later(u64),
    /// It answers with something that is not HTTP.
    NotHttp,
}

/// What is to go wrong, and what was asked so far.
#[derive(Debug, Default)]
pub(super) struct Faults(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    fault: Option<(BitsFault, u32)>,
    asked: Vec<Option<u64>>,
}

/// The most questions that are remembered.
const ASKED: usize = 1_000;

impl Faults {
    /// So many requests go wrong in that way.
    pub(super) fn set(&self, fault: BitsFault, requests: u32) {
        self.state().fault = Some((fault, requests));
    }

    /// What goes wrong with this request, and its number; the range it asks for is remembered.
    pub(super) fn next(&self, range: Option<u64>) -> (Option<BitsFault>, u64) {
        let mut state = self.state();
        if state.asked.len() < ASKED {
            state.asked.push(range);
        }
        let number = u64::try_from(state.asked.len()).unwrap_or(u64::MAX);
        let fault = match &mut state.fault {
            Some((fault, left)) if 0 < *left => {
                *left = left.saturating_sub(1);
                Some(*fault)
            }
            Some(_) | None => None,
        };
        (fault, number)
    }

    pub(super) fn asked(&self) -> Vec<Option<u64>> {
        self.state().asked.clone()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
