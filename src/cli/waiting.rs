//! Waiting before a passphrase is tried, where several in a row were wrong.

use crate::cli::ending::{Ending, Status};
use crate::cli::interruptible::interruptible;
use crate::cli::output;
use crate::i18n::{Locale, message};
use crate::service::{Services, next_try};

/// Waits until the next passphrase may be tried, and says how long that takes; Ctrl-C ends it.
pub(in crate::cli) fn wait_for_the_next_try(services: &Services, locale: Locale) -> Result<(), Ending> {
    let Some(until) = next_try(services) else { return Ok(()) };
    let left = until.since(services.clock.now()).to_std().unwrap_or_default();
    let seconds = left.as_millis().div_ceil(1_000);
    let count = [("count", u64::try_from(seconds).unwrap_or(u64::MAX).into())];
    output::note(&locale.text_with(message!("cli-passphrase-waits"), &count));
    let is_stopped = interruptible(locale, |stop| {
        while next_try(services).is_some() && !stop.is_raised() {
            services.clock.wait(left, stop);
        }
        stop.is_raised()
    })?;
    if is_stopped {
        let texts = (message!("cli-passphrase-broken-off"), message!("cli-passphrase-needed-instead"));
        return Err(Ending::new(Status::Failed, locale, texts, &[]));
    }
    Ok(())
}
