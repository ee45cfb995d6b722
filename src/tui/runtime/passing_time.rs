//! Time as it passes over the open store: its keeper, and the clock of a demo that can be put forward.

use std::io;
use std::sync::Arc;

use crate::domain::Instant;
use crate::ports::PutForward;
use crate::service::Services;
use crate::tui::lane::Post;
use crate::tui::lane::known_standing::KnownStanding;
use crate::tui::lane::time_keeper::TimeKeeper;

/// What there is of it; nothing before a store is open.
#[derive(Debug, Default)]
pub(super) struct PassingTime {
    /// `None` for a store that is only looked at.
    keeper: Option<TimeKeeper>,
    demo_clock: Option<Arc<dyn PutForward>>,
}

impl PassingTime {
    /// Lets time pass over a store from now on.
    pub(super) fn over(
        services: &Services,
        demo_clock: Option<Arc<dyn PutForward>>,
        standing: &Arc<KnownStanding>,
        post: &Post,
    ) -> io::Result<Self> {
        Ok(Self { keeper: TimeKeeper::start(services, standing, post)?, demo_clock })
    }

    /// Puts the clock of a demo forward; that of a partner's own store is the machine's.
    pub(super) fn put_forward(&self, to: Instant) {
        if let Some(clock) = &self.demo_clock {
            clock.put_forward(to);
        }
        if let Some(keeper) = &self.keeper {
            keeper.nudge();
        }
    }
}
