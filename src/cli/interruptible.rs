//! Long work that Ctrl-C stops between its slices, so that nothing half is left.

use std::io;
use std::thread;

use tokio::sync::oneshot;

use crate::cli::ending::{Ending, Status, trace};
use crate::cli::signals::Signals;
use crate::i18n::{Locale, message};
use crate::ports::Stop;

/// Does the work; a signal that would end the process raises its stop instead.
pub(in crate::cli) fn interruptible<T>(locale: Locale, work: impl FnOnce(&Stop) -> T) -> Result<T, Ending> {
    let failed = |error: io::Error| {
        trace(&error);
        Ending::new(Status::Failed, locale, (message!("cli-system"), message!("cli-system-instead")), &[])
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(failed)?;
    let mut signals = {
        let _entered = runtime.enter();
        Signals::listen().map_err(failed)?
    };
    let stop = Stop::default();
    let (working, done) = oneshot::channel::<()>();
    thread::scope(|scope| {
        let listening = || {
            runtime.block_on(async {
                tokio::select! {
                    () = signals.any() => stop.raise(),
                    // The other end is dropped when the work is done.
                    _ = done => {}
                }
            });
        };
        thread::Builder::new().name("nyckel-signals".to_owned()).spawn_scoped(scope, listening).map_err(failed)?;
        let result = work(&stop);
        drop(working);
        Ok(result)
    })
}
