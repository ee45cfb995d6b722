//! Clipboards in memory: what was put there, what was cleared, and what another program put there in between.

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use crate::domain::SecretText;
use crate::ports::{Clearing, Clipboard, ClipboardFailure, CopyPlace, CopyRoute};

/// A clipboard for each route. Its `Debug` shows nothing of what lies there.
pub struct MemoryClipboard {
    routes: Vec<CopyRoute>,
    content: Mutex<Content>,
}

#[derive(Default)]
struct Content {
    /// What lies there, with the number of the copy; `None` for what another program put there.
    lying: BTreeMap<CopyRoute, (Option<u64>, String)>,
    put: Vec<(CopyRoute, String)>,
    cleared: Vec<CopyPlace>,
    /// The secrets that lie there, to be cleared by whoever closes the clipboards.
    secrets: Vec<CopyPlace>,
    closed: bool,
}

impl Content {
    fn put(&mut self, route: CopyRoute, text: &str) -> Result<CopyPlace, ClipboardFailure> {
        if self.closed {
            return Err(ClipboardFailure { route, reason: "a fault of the test".to_owned() });
        }
        let number = u64::try_from(self.put.len()).unwrap_or(u64::MAX).saturating_add(1);
        self.put.push((route, text.to_owned()));
        self.lying.insert(route, (Some(number), text.to_owned()));
        let file = (route == CopyRoute::File).then(|| PathBuf::from(MemoryClipboard::FILE));
        Ok(CopyPlace { route, file, number })
    }

    fn clear(&mut self, place: &CopyPlace) -> Clearing {
        self.cleared.push(place.clone());
        if !place.route.can_be_cleared() {
            return Clearing::CannotBeRead;
        }
        match self.lying.get(&place.route) {
            Some((Some(number), _)) if *number == place.number => {
                self.lying.remove(&place.route);
                Clearing::Cleared
            }
            Some(_) | None => Clearing::SomethingElseThere,
        }
    }
}

impl MemoryClipboard {
    /// Where the route of files puts its copy.
    pub const FILE: &str = "/run/user/1000/nyckel/copy";

    /// Clipboards that answer by these routes, the best first.
    #[must_use]
    pub fn new(routes: &[CopyRoute]) -> Self {
        Self { routes: routes.to_vec(), content: Mutex::default() }
    }

    fn with<T>(&self, change: impl FnOnce(&mut Content) -> T) -> T {
        change(&mut self.content.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// What lies there now.
    #[must_use]
    pub fn text(&self, route: CopyRoute) -> Option<String> {
        self.with(|content| content.lying.get(&route).map(|(_, text)| text.clone()))
    }

    /// Everything that was ever put, in order.
    #[must_use]
    pub fn put_so_far(&self) -> Vec<(CopyRoute, String)> {
        self.with(|content| content.put.clone())
    }

    /// Every wish to clear, in order.
    #[must_use]
    pub fn cleared_so_far(&self) -> Vec<CopyPlace> {
        self.with(|content| content.cleared.clone())
    }

    /// Puts a text there as another program would.
    pub fn overwrite(&self, route: CopyRoute, text: &str) {
        self.with(|content| drop(content.lying.insert(route, (None, text.to_owned()))));
    }
}

impl fmt::Debug for MemoryClipboard {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("MemoryClipboard").field("routes", &self.routes).finish_non_exhaustive()
    }
}

impl Clipboard for MemoryClipboard {
    fn routes(&self) -> Vec<CopyRoute> {
        self.routes.clone()
    }

    fn put(&self, route: CopyRoute, text: &SecretText) -> Result<CopyPlace, ClipboardFailure> {
        self.with(|content| {
            let place = content.put(route, text.expose())?;
            content.secrets.push(place.clone());
            Ok(place)
        })
    }

    fn put_plain(&self, route: CopyRoute, text: &str) -> Result<CopyPlace, ClipboardFailure> {
        self.with(|content| content.put(route, text))
    }

    fn clear(&self, place: &CopyPlace) -> Result<Clearing, ClipboardFailure> {
        self.with(|content| {
            content.secrets.retain(|secret| secret != place);
            Ok(content.clear(place))
        })
    }

    fn close(&self) -> Vec<ClipboardFailure> {
        self.with(|content| {
            content.closed = true;
            for place in std::mem::take(&mut content.secrets) {
                content.clear(&place);
            }
        });
        Vec::new()
    }
}
