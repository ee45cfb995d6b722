//! The clipboard as the ports want it: the routes in their order, and which copy on each is the last.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

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

/// The last copy on each route.
#[derive(Default)]
struct Copies {
    last_number: u64,
    held: BTreeMap<CopyRoute, (CopyPlace, Mark)>,
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

    fn take_back(&self, place: &CopyPlace, mark: Mark) -> Result<Clearing, String> {
        match place.route {
            CopyRoute::Tmux => self.tmux()?.clear(&self.marker, mark),
            CopyRoute::Osc52 => Ok(Clearing::CannotBeRead),
            CopyRoute::System => self.desktop.clear(&self.marker, mark),
            CopyRoute::File => {
                let path = place.file.as_deref().ok_or("the copy names no file")?;
                self.files.clear(path, &self.marker, mark).map_err(|error| error.to_string())
            }
        }
    }

    fn tmux(&self) -> Result<&Tmux, String> {
        self.tmux.as_ref().ok_or_else(|| "this is not tmux".to_owned())
    }
}

impl Clipboard for RoutedClipboard {
    fn routes(&self) -> Vec<CopyRoute> {
        let mut routes = self.environment.candidates();
        routes.retain(|route| self.answers(*route));
        routes
    }

    fn put(&self, route: CopyRoute, text: &SecretText) -> Result<CopyPlace, ClipboardFailure> {
        let failed = |reason| ClipboardFailure { route, reason };
        let mut copies = self.copies.lock().unwrap_or_else(PoisonError::into_inner);
        // Some routes hold more than one thing: what a newer copy supersedes goes first, as nobody would clear it later.
        if let Some((place, mark)) = copies.held.get(&route).filter(|_| holds_many(route)) {
            self.take_back(place, *mark).map_err(failed)?;
            copies.held.remove(&route);
        }
        copies.last_number = copies.last_number.saturating_add(1);
        let mut place = CopyPlace { route, file: None, number: copies.last_number };
        self.copy(&mut place, text).map_err(failed)?;
        let mark = self.marker.mark(text.expose().as_bytes());
        copies.held.insert(route, (place.clone(), mark));
        Ok(place)
    }

    fn clear(&self, place: &CopyPlace) -> Result<Clearing, ClipboardFailure> {
        if !place.route.can_be_cleared() {
            return Ok(Clearing::CannotBeRead);
        }
        let mut copies = self.copies.lock().unwrap_or_else(PoisonError::into_inner);
        let Some((_, mark)) = copies.held.get(&place.route).filter(|(held, _)| held == place) else {
            return Ok(Clearing::SomethingElseThere);
        };
        let clearing =
            self.take_back(place, *mark).map_err(|reason| ClipboardFailure { route: place.route, reason })?;
        copies.held.remove(&place.route);
        Ok(clearing)
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
