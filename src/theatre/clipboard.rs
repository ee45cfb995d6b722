//! A clipboard that keeps of each copy that it is there, and not what it says.

use std::sync::{Mutex, PoisonError};

use crate::domain::SecretText;
use crate::ports::{Clearing, Clipboard, ClipboardFailure, CopyPlace, CopyRoute};
use crate::tui::step::{Copied, Plain};

/// What lies in a clipboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InClipboard {
    /// A secret, which is to be cleared.
    Secret(Copied),
    /// What is no secret, and stays.
    Plain(Plain),
}

/// The clipboard of a desktop, without texts.
#[derive(Debug, Default)]
pub(in crate::theatre) struct TextlessClipboard(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    copies: u64,
    /// The number of the copy that lies there.
    lying: Option<u64>,
    is_secret: bool,
    is_closed: bool,
}

impl TextlessClipboard {
    fn with<T>(&self, change: impl FnOnce(&mut State) -> T) -> T {
        change(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn take(&self, route: CopyRoute, is_secret: bool) -> Result<CopyPlace, ClipboardFailure> {
        self.with(|state| {
            if state.is_closed {
                return Err(ClipboardFailure { route, reason: "it is closed".to_owned() });
            }
            let number = state.copies.saturating_add(1);
            *state = State { copies: number, lying: Some(number), is_secret, is_closed: false };
            Ok(CopyPlace { route, file: None, number })
        })
    }
}

impl Clipboard for TextlessClipboard {
    fn routes(&self) -> Vec<CopyRoute> {
        vec![CopyRoute::System]
    }

    fn put(&self, route: CopyRoute, _text: &SecretText) -> Result<CopyPlace, ClipboardFailure> {
        self.take(route, true)
    }

    fn put_plain(&self, route: CopyRoute, _text: &str) -> Result<CopyPlace, ClipboardFailure> {
        self.take(route, false)
    }

    fn clear(&self, place: &CopyPlace) -> Result<Clearing, ClipboardFailure> {
        self.with(|state| {
            if state.lying != Some(place.number) {
                return Ok(Clearing::SomethingElseThere);
            }
            state.lying = None;
            Ok(Clearing::Cleared)
        })
    }

    fn close(&self) -> Vec<ClipboardFailure> {
        self.with(|state| {
            state.is_closed = true;
            if state.is_secret {
                state.lying = None;
            }
        });
        Vec::new()
    }
}
