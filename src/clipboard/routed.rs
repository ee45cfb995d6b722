//! The clipboard as the ports want it: the routes in their order, and which copy on each is the last.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::clipboard::environment::ClipboardEnvironment;
use crate::clipboard::file::PrivateFiles;
use crate::clipboard::mark::{Mark, Marker};
use crate::clipboard::osc52;
use crate::clipboard::system::Desktop;
use crate::clipboard::tmux::Tmux;
use crate::domain::SecretText;
use crate::ports::{
    Clearing, Clipboard, ClipboardFailure, CopyPlace, CopyRoute, Entropy, EntropyFailure, TerminalSequence,
};

/// Copies by the routes that the environment has.
pub struct RoutedClipboard {
    environment: ClipboardEnvironment,
    terminal: Option<Arc<dyn TerminalSequence>>,
    tmux: Option<Tmux>,
    desktop: Desktop,
    files: PrivateFiles,
    marker: Marker,
    copies: Mutex<Copies>,
}

/// The copies that are ours to take back.
#[derive(Default)]
struct Copies {
    last_number: u64,
    /// The last one on each route, and those before it that could not be taken back.
    held: Vec<Held>,
    is_closed: bool,
}

/// A copy that nobody has taken back yet.
struct Held {
    place: CopyPlace,
    mark: Mark,
    kind: Kind,
}

/// What was copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A secret, which is not left behind.
    Secret,
    /// A text that stays when we go.
    Plain,
}

impl RoutedClipboard {
    /// A clipboard for that environment; `terminal` is the way to OSC 52, where there is one. Files that killed processes
    /// left behind are removed.
    ///
    /// # Errors
    /// [`EntropyFailure`] where there is no chance for the key of the marks.
    pub fn new(
        environment: ClipboardEnvironment,
        terminal: Option<Arc<dyn TerminalSequence>>,
        entropy: &dyn Entropy,
    ) -> Result<Self, EntropyFailure> {
        let files = PrivateFiles::new(environment.runtime_directory.as_deref(), &std::env::temp_dir());
        files.sweep();
        Ok(Self {
            tmux: environment.tmux.clone().map(Tmux::new),
            files,
            environment,
            terminal,
            desktop: Desktop::default(),
            marker: Marker::new(entropy)?,
            copies: Mutex::default(),
        })
    }

    fn answers(&self, route: CopyRoute) -> bool {
        match route {
            CopyRoute::Tmux => self.tmux.as_ref().is_some_and(Tmux::answers),
            CopyRoute::Osc52 => self.terminal.is_some(),
            CopyRoute::System => self.desktop.answers(),
            CopyRoute::File => true,
        }
    }

    fn copy(&self, place: &mut CopyPlace, text: &SecretText) -> Result<(), String> {
        match place.route {
            CopyRoute::Tmux => self.tmux()?.put(text),
            CopyRoute::Osc52 => {
                let terminal = self.terminal.as_deref().ok_or("there is no terminal to write to")?;
                osc52::put(terminal, text)
            }
            CopyRoute::System => self.desktop.put(text),
            CopyRoute::File => {
                let name = self.marker.file_name(place.number);
                place.file = Some(self.files.put(&name, text).map_err(|error| error.to_string())?);
                Ok(())
            }
        }
    }

    fn put_as(&self, kind: Kind, route: CopyRoute, text: &SecretText) -> Result<CopyPlace, ClipboardFailure> {
        let failed = |reason| ClipboardFailure { route, reason };
        let mut copies = self.copies();
        if copies.is_closed {
            return Err(failed("the clipboard was closed".to_owned()));
        }
        if holds_many(route) {
            // What a newer copy supersedes goes first, as nobody would clear it later.
            copies.held.retain(|held| held.place.route != route || self.could_not_be_taken_back(held).is_some());
        }
        copies.last_number = copies.last_number.saturating_add(1);
        let mut place = CopyPlace { route, file: None, number: copies.last_number };
        self.copy(&mut place, text).map_err(failed)?;
        if !holds_many(route) {
            copies.held.retain(|held| held.place.route != route);
        }
        let mark = self.marker.mark(text.expose().as_bytes());
        copies.held.push(Held { place: place.clone(), mark, kind });
        Ok(place)
    }

    /// Takes a copy back; the failure where it could not be. It does not stand in the way of the next copy, and is tried
    /// again with it and at the end.
    fn could_not_be_taken_back(&self, Held { place, mark, .. }: &Held) -> Option<ClipboardFailure> {
        let failure = self.take_back(place, *mark).err()?;
        tracing::warn!(error = %failure, "an earlier copy could not be taken back");
        Some(failure)
    }

    fn take_back(&self, place: &CopyPlace, mark: Mark) -> Result<Clearing, ClipboardFailure> {
        let clearing = match place.route {
            CopyRoute::Tmux => self.tmux().and_then(|tmux| tmux.clear(&self.marker, mark)),
            CopyRoute::Osc52 => Ok(Clearing::CannotBeRead),
            CopyRoute::System => self.desktop.clear(&self.marker, mark),
            CopyRoute::File => {
                let path = place.file.as_deref().ok_or_else(|| "the copy names no file".to_owned());
                path.and_then(|path| self.files.clear(path, &self.marker, mark).map_err(|error| error.to_string()))
            }
        };
        clearing.map_err(|reason| ClipboardFailure { route: place.route, reason })
    }

    fn tmux(&self) -> Result<&Tmux, String> {
        self.tmux.as_ref().ok_or_else(|| "this is not tmux".to_owned())
    }

    fn copies(&self) -> MutexGuard<'_, Copies> {
        self.copies.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Clipboard for RoutedClipboard {
    fn routes(&self) -> Vec<CopyRoute> {
        let mut routes = self.environment.candidates();
        routes.retain(|route| self.answers(*route));
        routes
    }

    fn put(&self, route: CopyRoute, text: &SecretText) -> Result<CopyPlace, ClipboardFailure> {
        self.put_as(Kind::Secret, route, text)
    }

    fn put_plain(&self, route: CopyRoute, text: &str) -> Result<CopyPlace, ClipboardFailure> {
        self.put_as(Kind::Plain, route, &SecretText::new(text.to_owned()))
    }

    fn clear(&self, place: &CopyPlace) -> Result<Clearing, ClipboardFailure> {
        if !place.route.can_be_cleared() {
            return Ok(Clearing::CannotBeRead);
        }
        let mut copies = self.copies();
        let Some((at, held)) = copies.held.iter().enumerate().find(|(_, held)| held.place == *place) else {
            return Ok(Clearing::SomethingElseThere);
        };
        let clearing = self.take_back(place, held.mark)?;
        copies.held.remove(at);
        Ok(clearing)
    }

    fn close(&self) -> Vec<ClipboardFailure> {
        let mut copies = self.copies();
        copies.is_closed = true;
        let held = std::mem::take(&mut copies.held);
        held.iter()
            .filter(|held| held.kind == Kind::Secret)
            .filter_map(|held| self.could_not_be_taken_back(held))
            .collect()
    }
}

/// Whether an earlier copy stays beside a later one.
fn holds_many(route: CopyRoute) -> bool {
    match route {
        CopyRoute::Tmux | CopyRoute::File => true,
        CopyRoute::Osc52 | CopyRoute::System => false,
    }
}

impl fmt::Debug for RoutedClipboard {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("RoutedClipboard").field("environment", &self.environment).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
