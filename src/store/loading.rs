//! What every adapter of `BulkLoad` does alike.

use crate::ports::stop::Stop;
use crate::ports::store::StoreFailure;

/// Says whether loading was asked to stop; what was loaded so far is then dropped.
pub(in crate::store) fn require_going(stop: &Stop) -> Result<(), StoreFailure> {
    if stop.is_raised() {
        return Err(StoreFailure::Stopped);
    }
    Ok(())
}
