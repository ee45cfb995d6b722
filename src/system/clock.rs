//! The machine's clock. No other place asks it.

use chrono::Utc;

use crate::domain::Instant;
use crate::ports::Clock;

/// Tells the machine's time.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the clock that everybody else is to be given")]
    fn now(&self) -> Instant {
        Utc::now().into()
    }
}
