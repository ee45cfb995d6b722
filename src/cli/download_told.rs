//! What is told of a download while it goes on: a bar on a terminal, a line now and then where there is none, or events
//! as JSON.
//!
//! With `--json` standard output has one object a line, whose `event` is `planned`, `preparing`, `started`, `checking`,
//! `started-over`, `received`, `renewed`, `retrying`, `completing`, `finished`, `paused` or `failed`. `checking` and
//! `received` come once a second at most; sizes are bytes, instants RFC 3339 in UTC. A link is in none of them.

use std::cell::{Cell, RefCell};
use std::io::{self, IsTerminal, Write};
use std::sync::Arc;

use serde::Serialize;
use serde_json::{Value, json};

use crate::cli::ending::Ending;
use crate::cli::{json, output};
use crate::domain::download::Pace;
use crate::domain::{DownloadFailure, DownloadJob, Instant};
use crate::i18n::{Locale, message};
use crate::ports::{Clock, Progress, StartedOver, TransferEvent};
use crate::service::DownloadEvent;

/// How often progress is told on a terminal.
const BAR_EVERY_MS: i64 = 100;

/// How often it is told as JSON.
const EVENT_EVERY_MS: i64 = 1_000;

/// How often it is told as a line in a file, which somebody may read later.
const LINE_EVERY_MS: i64 = 10_000;

/// How many characters the bar has.
const BAR: u64 = 24;

/// Who is told, and how.
#[derive(Debug)]
pub(in crate::cli) struct Telling {
    way: Way,
    locale: Locale,
    clock: Arc<dyn Clock>,
    pace: RefCell<Pace>,
    stretch: Cell<Stretch>,
    /// When progress was told last.
    told: Cell<Option<Instant>>,
}

/// What makes progress. How fast the one goes says nothing of the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stretch {
    /// What is there of the file is read again.
    Checking,
    /// The rest of it comes.
    Receiving,
}

/// How a download is told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// A line over itself.
    Bar,
    /// Lines.
    Lines,
    /// JSON, a line each.
    Json,
}

impl Telling {
    /// JSON where that is asked for; else a bar where standard error is a terminal.
    pub(in crate::cli) fn of(json: bool, locale: Locale, clock: &Arc<dyn Clock>) -> Self {
        let way = match (json, io::stderr().is_terminal()) {
            (true, _) => Way::Json,
            (false, true) => Way::Bar,
            (false, false) => Way::Lines,
        };
        let (pace, stretch, told) = (RefCell::default(), Cell::new(Stretch::Receiving), Cell::new(None));
        Self { way, locale, clock: Arc::clone(clock), pace, stretch, told }
    }

    /// What will be fetched, and where to.
    pub(in crate::cli) fn planned(&self, job: &DownloadJob) -> Result<(), Ending> {
        let path = job.target().path().display().to_string();
        if self.way == Way::Json {
            let planned = json!({
                "event": "planned", "id": job.id.to_string(), "path": path, "bytes": job.bits.bytes, "done": job.done,
            });
            return self.write(&planned);
        }
        let values = [("path", path.into()), ("bytes", self.locale.bytes(job.bits.bytes).into())];
        output::note(&self.locale.text_with(message!("cli-download-planned"), &values));
        Ok(())
    }

    /// What happens.
    pub(in crate::cli) fn tell(&self, job: &DownloadJob, event: &DownloadEvent) {
        if matches!(event, DownloadEvent::Retrying { .. }) {
            self.pace.take();
        }
        if self.way == Way::Json {
            return self.event_of(event);
        }
        match event {
            DownloadEvent::Transfer(event) => self.tell_of_transfer(job, event),
            DownloadEvent::Preparing => self.line(&self.locale.text(message!("cli-download-preparing"))),
            DownloadEvent::Renewed { .. } => self.line(&self.locale.text(message!("cli-download-renewed"))),
            DownloadEvent::Retrying { because, after } => {
                self.line(&self.locale.download_failure(because).what);
                let values = [("seconds", after.as_secs().into())];
                self.line(&self.locale.text_with(message!("cli-download-retrying"), &values));
            }
            DownloadEvent::Started { .. } => {}
        }
    }

    fn tell_of_transfer(&self, job: &DownloadJob, event: &TransferEvent) {
        match event {
            TransferEvent::Checking(progress) => self.show_if_due(Stretch::Checking, *progress),
            TransferEvent::Received(progress) => self.show_if_due(Stretch::Receiving, *progress),
            TransferEvent::StartedOver(why) => self.line(&self.locale.started_over(*why)),
            TransferEvent::Completing => self.show(Progress { done: job.bits.bytes, total: job.bits.bytes }),
            TransferEvent::Answered(_) => {}
        }
    }

    fn show_if_due(&self, stretch: Stretch, progress: Progress) {
        if self.is_due(stretch, progress) {
            self.show(progress);
        }
    }

    /// The file is there.
    pub(in crate::cli) fn finished(&self, job: &DownloadJob) -> Result<(), Ending> {
        let path = job.target().path().display().to_string();
        let checksum = job.bits.checksum.map(|checksum| checksum.to_string()).unwrap_or_default();
        if self.way == Way::Json {
            let bytes = job.bits.bytes;
            return self.write(&json!({ "event": "finished", "path": path, "bytes": bytes, "checksum": checksum }));
        }
        self.end_bar();
        let values = [("path", path.into()), ("checksum", checksum.into())];
        let text = self.locale.text_with(message!("cli-download-done"), &values);
        output::write(format!("{text}\n").as_bytes(), self.locale)
    }

    /// It was paused.
    pub(in crate::cli) fn paused(&self, job: &DownloadJob) {
        self.end_bar();
        if self.way == Way::Json {
            self.event(&json!({ "event": "paused", "done": job.done, "bytes": job.bits.bytes }));
        }
    }

    /// It failed.
    pub(in crate::cli) fn failed(&self, job: &DownloadJob, failure: &DownloadFailure) {
        self.end_bar();
        if self.way == Way::Json {
            self.event(&json!({ "event": "failed", "because": failure, "bytes": job.bits.bytes }));
        }
    }

    /// Notes the progress, and whether it is time to tell of it.
    fn is_due(&self, stretch: Stretch, progress: Progress) -> bool {
        let now = self.clock.now();
        if self.stretch.replace(stretch) != stretch {
            self.pace.take();
            self.told.set(None);
        }
        self.pace.borrow_mut().see(now, progress.done);
        let every = match self.way {
            Way::Bar => BAR_EVERY_MS,
            Way::Lines => LINE_EVERY_MS,
            Way::Json => EVENT_EVERY_MS,
        };
        if self.told.get().is_some_and(|told| (0..every).contains(&now.since(told).num_milliseconds())) {
            return false;
        }
        self.told.set(Some(now));
        true
    }

    fn show(&self, progress: Progress) {
        match self.way {
            Way::Bar => self.bar(progress),
            Way::Lines => output::note(&self.sentence(progress)),
            Way::Json => {}
        }
    }

    /// The bar, told over itself.
    fn bar(&self, progress: Progress) {
        let Progress { done, total } = progress;
        let full = done.saturating_mul(BAR).checked_div(total).unwrap_or(BAR).min(BAR);
        let bar: String = (0..BAR).map(|place| if place < full { '#' } else { '.' }).collect();
        // If standard error is closed nobody is left to be told.
        let _ = write!(io::stderr(), "\r\x1b[K[{bar}] {}", self.sentence(progress));
    }

    fn end_bar(&self) {
        if self.way == Way::Bar && self.told.get().is_some() {
            let _ = writeln!(io::stderr());
        }
    }

    fn sentence(&self, Progress { done, total }: Progress) -> String {
        let pace = self.pace.borrow();
        let percent = done.saturating_mul(100).checked_div(total).unwrap_or(100);
        let values = [
            ("percent", percent.into()),
            ("done", self.locale.bytes(done).into()),
            ("bytes", self.locale.bytes(total).into()),
        ];
        let sentence = match self.stretch.get() {
            Stretch::Checking => message!("cli-download-checking"),
            Stretch::Receiving => message!("cli-download-progress"),
        };
        let mut text = self.locale.text_with(sentence, &values);
        if let (Some(rate), Some(left)) = (pace.bytes_per_second(), pace.left(total)) {
            let values = [("rate", self.locale.bytes(rate).into()), ("left", self.locale.download_left(left).into())];
            text.push_str(&self.locale.text_with(message!("cli-download-pace"), &values));
        }
        text
    }

    /// A line that stays, above the bar where there is one.
    fn line(&self, text: &str) {
        if self.way == Way::Bar && self.told.get().is_some() {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
        output::note(text);
    }

    /// What happens as JSON; progress once in a while.
    fn event_of(&self, event: &DownloadEvent) {
        let json = match event {
            DownloadEvent::Transfer(event) => return self.event_of_transfer(event),
            DownloadEvent::Preparing => json!({ "event": "preparing" }),
            DownloadEvent::Started { record, expires } => {
                json!({ "event": "started", "record": record, "link_expires": json::instant(*expires) })
            }
            DownloadEvent::Renewed { expires } => {
                json!({ "event": "renewed", "link_expires": json::instant(*expires) })
            }
            DownloadEvent::Retrying { because, after } => {
                json!({ "event": "retrying", "because": because, "after_seconds": after.as_secs() })
            }
        };
        self.event(&json);
    }

    fn event_of_transfer(&self, event: &TransferEvent) {
        let (name, stretch, progress) = match event {
            TransferEvent::Checking(progress) => ("checking", Stretch::Checking, *progress),
            TransferEvent::Received(progress) => ("received", Stretch::Receiving, *progress),
            TransferEvent::Answered(_) => return,
            TransferEvent::Completing => return self.event(&json!({ "event": "completing" })),
            TransferEvent::StartedOver(why) => {
                let because = match why {
                    StartedOver::FileChanged => "file-changed",
                    StartedOver::NoRanges => "no-ranges",
                    StartedOver::UnknownPart => "unknown-part",
                };
                return self.event(&json!({ "event": "started-over", "because": because }));
            }
        };
        if self.is_due(stretch, progress) {
            let rate = self.pace.borrow().bytes_per_second();
            let Progress { done, total } = progress;
            self.event(&json!({ "event": name, "done": done, "bytes": total, "bytes_per_second": rate }));
        }
    }

    /// An event in passing; whoever reads may have gone away, and the download goes on.
    fn event(&self, event: &Value) {
        drop(self.write(event));
    }

    fn write(&self, event: &impl Serialize) -> Result<(), Ending> {
        let line = serde_json::to_string(event).map_err(|error| output::unwritten(&error, self.locale))?;
        output::write(format!("{line}\n").as_bytes(), self.locale)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;
    use crate::testing::FakeClock;
    use chrono::Duration;
    use chrono_tz::UTC;

    #[test]
    fn what_is_read_again_is_called_so_and_says_nothing_of_how_fast_the_rest_comes() {
        let clock = Arc::new(FakeClock::new(Instant::CUTOVER));
        let port: Arc<dyn Clock> = clock.clone();
        let telling = Telling { way: Way::Lines, ..Telling::of(true, Locale::new(Language::English, UTC), &port) };
        let rate = || telling.pace.borrow().bytes_per_second();
        let pass = |stretch, done| {
            telling.is_due(stretch, Progress { done, total: 1_000_000 });
            let sentence = telling.sentence(Progress { done, total: 1_000_000 });
            clock.advance(Duration::seconds(1));
            sentence
        };
        pass(Stretch::Checking, 0);
        assert!(pass(Stretch::Checking, 900_000).starts_with("Checking what is there: 90"));
        assert_eq!(rate(), Some(900_000));
        assert!(pass(Stretch::Receiving, 900_000).starts_with("90"));
        assert_eq!(rate(), None);
        pass(Stretch::Receiving, 900_010);
        pass(Stretch::Receiving, 900_020);
        assert_eq!(rate(), Some(10));
    }
}
