//! The walkthroughs that can be played, and what they are played on.

use std::sync::{Arc, OnceLock};

use crate::service::exchange::words;
use crate::tour::{Known, ScriptProblem, Tour, read, shelf};
use crate::tui::touring::is_key;
use crate::tui::touring::stage::Theatres;

/// The walkthroughs, read when they are asked for first, and what they are played on.
#[derive(Debug)]
pub struct Repertoire {
    theatres: Arc<dyn Theatres>,
    tours: OnceLock<Vec<Arc<Tour>>>,
}

impl Repertoire {
    /// Those of the product, played on such stages.
    #[must_use]
    pub fn embedded(theatres: Arc<dyn Theatres>) -> Self {
        Self { theatres, tours: OnceLock::new() }
    }

    /// What they are played on.
    #[must_use]
    pub fn theatres(&self) -> &Arc<dyn Theatres> {
        &self.theatres
    }

    /// The walkthroughs, in the order in which they are offered.
    #[must_use]
    pub fn tours(&self) -> &[Arc<Tour>] {
        self.tours.get_or_init(|| {
            let scripts = shelf::SCRIPTS.iter().map(|(name, source)| script(name, source));
            // None of those that are embedded is wrong: a test reads them all.
            scripts
                .filter_map(|script| script.inspect_err(|problem| tracing::warn!(%problem, "no walkthrough")).ok())
                .collect()
        })
    }

    /// The walkthrough of that name.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&Arc<Tour>> {
        self.tours().iter().find(|tour| tour.name == name)
    }
}

/// Reads a script as the product does.
///
/// # Errors
/// The first [`ScriptProblem`] in it.
pub fn script(name: &str, source: &str) -> Result<Arc<Tour>, ScriptProblem> {
    let known = Known { is_key, kind: words::activity_kind_of, role: words::role_of };
    read(name, source, known).map(Arc::new)
}
