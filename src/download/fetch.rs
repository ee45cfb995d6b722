//! One transfer: the part is taken up, the rest asked for, received and verified.

use std::io::Read;

use ureq::http::header;
use ureq::{Agent, Body};

use crate::domain::DownloadFailure;
use crate::domain::download::Existing;
use crate::download::answer::{self, Answer};
use crate::download::digest::Digest;
use crate::download::disk::require_room;
use crate::download::limit::Bucket;
use crate::download::part::PartFile;
use crate::download::trickle::Trickle;
use crate::download::{HttpDownloader, Timeouts};
use crate::ports::{Downloader, Progress, StartedOver, Stop, StopWatch, Transfer, TransferEnd, TransferEvent};

/// As much is received, hashed and written at once.
const CHUNK_BYTES: usize = 256 << 10;

/// Fetches the file, or the rest of it.
pub(super) fn fetch(
    downloader: &HttpDownloader,
    transfer: &Transfer<'_>,
    told: &mut dyn FnMut(TransferEvent),
    stop: &Stop,
) -> Result<TransferEnd, DownloadFailure> {
    let target = transfer.target;
    if target.existing == Existing::Kept && downloader.is_there(target) {
        return Err(DownloadFailure::FileExists { path: target.path() });
    }
    let part = PartFile::open(target, transfer.bytes)?;
    let mut fetch = Fetch { downloader, transfer, told, stop, part, digest: Digest::like(transfer.checksum), done: 0 };
    let ended = fetch.run();
    match ended {
        Ok(TransferEnd::Whole) => fetch.part.complete(target)?,
        Ok(TransferEnd::Stopped) | Err(_) => fetch.clear_away(),
    }
    ended
}

/// A transfer under way.
struct Fetch<'a> {
    downloader: &'a HttpDownloader,
    transfer: &'a Transfer<'a>,
    told: &'a mut dyn FnMut(TransferEvent),
    stop: &'a Stop,
    part: PartFile,
    /// Of the bytes that are done.
    digest: Digest,
    /// As many bytes of the part are good.
    done: u64,
}

impl Fetch<'_> {
    fn run(&mut self) -> Result<TransferEnd, DownloadFailure> {
        if !self.take_up()? {
            return Ok(TransferEnd::Stopped);
        }
        require_room(&self.transfer.target.folder, self.transfer.bytes.saturating_sub(self.done))?;
        if self.done == self.transfer.bytes && 0 < self.done {
            // Its process ended before it could give the part its name.
            if self.is_verified() {
                return Ok(TransferEnd::Whole);
            }
            self.start_over(StartedOver::UnknownPart)?;
        }
        match self.receive_answer()? {
            TransferEnd::Stopped => Ok(TransferEnd::Stopped),
            TransferEnd::Whole if self.is_verified() => Ok(TransferEnd::Whole),
            TransferEnd::Whole => {
                self.give_up()?;
                Err(DownloadFailure::WrongChecksum)
            }
        }
    }

    /// Reads what is there, so that the checksum covers it; whether it was not stopped meanwhile. What the system lost
    /// of it in a power cut shows in the checksum at the end.
    fn take_up(&mut self) -> Result<bool, DownloadFailure> {
        let total = self.part.bytes()?;
        let known = self.transfer.validator;
        if total == 0 {
            return Ok(true);
        }
        if self.transfer.bytes < total || known.is_none_or(|known| known.bytes != self.transfer.bytes) {
            self.start_over(if known.is_none() { StartedOver::UnknownPart } else { StartedOver::FileChanged })?;
            return Ok(true);
        }
        self.part.rewind()?;
        let mut buffer = vec![0; CHUNK_BYTES];
        while self.done < total {
            if self.stop.is_raised() {
                return Ok(false);
            }
            let read = self.part.read(&mut buffer)?;
            if read == 0 {
                break;
            }
            self.digest.update(buffer.get(..read).unwrap_or_default());
            self.done = self.done.saturating_add(as_bytes(read));
            (self.told)(TransferEvent::Checking(Progress { done: self.done, total }));
        }
        self.part.cut_at(self.done)?;
        Ok(true)
    }

    /// Asks for what is missing, twice at most: a server that cannot go on is asked for the whole.
    fn receive_answer(&mut self) -> Result<TransferEnd, DownloadFailure> {
        for _ in 0..2 {
            let Some(asked) = self.ask()? else { return Ok(TransferEnd::Stopped) };
            let (body, validator) = match asked.answer {
                Answer::Rest(body, validator) => (body, validator),
                Answer::Whole(body, validator, why) => {
                    if 0 < self.done {
                        self.start_over(why)?;
                    }
                    (body, validator)
                }
                Answer::NoSuchRest if 0 < self.done => {
                    self.start_over(StartedOver::FileChanged)?;
                    continue;
                }
                Answer::NoSuchRest => break,
            };
            (self.told)(TransferEvent::Answered(validator));
            return self.receive(body);
        }
        Err(DownloadFailure::NotHttp)
    }

    /// Asks the server; `None` where it was stopped. A stop closes the connection, so that nothing is waited for.
    fn ask(&self) -> Result<Option<Asked>, DownloadFailure> {
        let HttpDownloader { route, timeouts, .. } = self.downloader;
        let (uri, scheme) = route.address(self.transfer.link.expose()).ok_or(DownloadFailure::WrongRedirect)?;
        let host = uri.host().unwrap_or("").to_owned();
        let agent = route.agent(*timeouts, scheme)?;
        let watch = self.stop.watch({
            let agent = agent.clone();
            move || Agent::shutdown(agent)
        });
        let mut request = agent.get(uri);
        if 0 < self.done {
            request = request.header(header::RANGE, format!("bytes={}-", self.done));
            if let Some(etag) = self.transfer.validator.and_then(|known| known.etag.as_ref()) {
                request = request.header(header::IF_RANGE, etag);
            }
        }
        match request.call() {
            _ if self.stop.is_raised() => Ok(None),
            Err(error) => Err(answer::of_asking(error, &host, self.cut(), *timeouts)),
            Ok(response) => {
                Ok(Some(Asked { answer: answer::read(response, self.transfer, self.done)?, _watch: watch }))
            }
        }
    }

    /// Receives to the end of the file, or of the answer.
    fn receive(&mut self, body: Body) -> Result<TransferEnd, DownloadFailure> {
        let clock = &self.downloader.clock;
        let mut bucket = self.transfer.limit.map(|limit| Bucket::new(limit, clock.now()));
        let mut trickle = Trickle::new(self.timeouts().stall, self.transfer.limit, clock.now());
        let portion = bucket.as_ref().map_or(CHUNK_BYTES, |bucket| bucket.portion().min(CHUNK_BYTES));
        let (total, mut reader) = (self.transfer.bytes, body.into_reader());
        let mut buffer = vec![0; portion];
        loop {
            let read = reader.read(&mut buffer);
            if self.stop.is_raised() {
                return Ok(TransferEnd::Stopped);
            }
            let read = read.map_err(|error| answer::of_receiving(error, self.done, total, self.timeouts()))?;
            let bytes = buffer.get(..read).unwrap_or_default();
            if bytes.is_empty() {
                break;
            }
            if total.saturating_sub(self.done) < as_bytes(read) {
                self.give_up()?;
                return Err(DownloadFailure::TooManyBytes { bytes: total });
            }
            self.part.append(bytes, self.done)?;
            self.digest.update(bytes);
            self.done = self.done.saturating_add(as_bytes(read));
            (self.told)(TransferEvent::Received(Progress { done: self.done, total }));
            if trickle.take(as_bytes(read), clock.now()) && self.done < total {
                return Err(DownloadFailure::Stalled { seconds: self.timeouts().stall.as_secs() });
            }
            if let Some(bucket) = &mut bucket {
                clock.wait(bucket.take(as_bytes(read), clock.now()), self.stop);
            }
        }
        if self.done < total { Err(self.cut()) } else { Ok(TransferEnd::Whole) }
    }

    fn is_verified(&mut self) -> bool {
        (self.told)(TransferEvent::Completing);
        self.digest.checksum() == *self.transfer.checksum
    }

    fn start_over(&mut self, why: StartedOver) -> Result<(), DownloadFailure> {
        self.give_up()?;
        (self.told)(TransferEvent::StartedOver(why));
        Ok(())
    }

    /// Gives up what came.
    fn give_up(&mut self) -> Result<(), DownloadFailure> {
        self.done = 0;
        self.digest = Digest::like(self.transfer.checksum);
        self.part.cut_at(0)
    }

    /// Leaves no empty part behind, if that can be helped.
    fn clear_away(self) {
        if self.part.bytes().is_ok_and(|bytes| bytes == 0)
            && let Err(error) = self.part.remove()
        {
            tracing::warn!(%error, "an empty part could not be removed");
        }
    }

    fn cut(&self) -> DownloadFailure {
        DownloadFailure::Cut { done: self.done, bytes: self.transfer.bytes }
    }

    fn timeouts(&self) -> Timeouts {
        self.downloader.timeouts
    }
}

/// An answer, whose connection is closed by a stop as long as this lives.
struct Asked {
    answer: Answer,
    _watch: StopWatch,
}

fn as_bytes(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}
