//! A program in a pseudo-terminal: a thread stamps what it writes the moment a read returns, and the screen is brought up to date
//! in the pauses.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};
use vt100::{Parser, Screen};

use crate::interruption;
use crate::plan::Outcome;

const ROWS: u16 = 40;
const COLUMNS: u16 = 120;

/// A frame is over when nothing was written for so long.
const QUIET: Duration = Duration::from_millis(20);

/// A program is at rest when it wrote nothing for so long.
const AT_REST: Duration = Duration::from_millis(300);

/// How long a key and how long a start may take before something is wrong.
const PATIENCE: Duration = Duration::from_mins(1);
const PATIENCE_AT_THE_START: Duration = Duration::from_mins(15);

/// How long a program may take to end when it is told to.
const FAREWELL: Duration = Duration::from_secs(10);

/// A running program with its screen.
pub(crate) struct Terminal {
    writer: Box<dyn Write + Send>,
    /// Kept open, as the program would be told that its terminal is gone.
    _master: Box<dyn MasterPty + Send>,
    process: Pid,
    started: Instant,
    written: Receiver<Written>,
    ended: Receiver<Ended>,
    parser: Parser,
    /// What was read and is not on the screen yet.
    unseen: Vec<Written>,
    is_gone: bool,
}

/// What a read brought, and when it returned.
struct Written {
    at: Instant,
    bytes: Vec<u8>,
}

/// When a program ended, and whether as it should.
struct Ended {
    at: Instant,
    is_well: bool,
}

/// Something that may be seen on a screen.
pub(crate) type Sight<'sight> = &'sight dyn Fn(&Screen) -> bool;

/// What a key, or the start, brought about. Times count from there.
#[derive(Debug)]
pub(crate) struct Followed {
    /// When the screen changed for the last time.
    pub(crate) settled: Duration,
    /// When each of the sights was there first.
    pub(crate) seen: Vec<Option<Duration>>,
    /// How many bytes were written.
    pub(crate) bytes: usize,
}

impl Terminal {
    /// Starts a program.
    pub(crate) fn start(command: CommandBuilder) -> Outcome<Self> {
        let size = PtySize { rows: ROWS, cols: COLUMNS, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size)?;
        let (reader, writer) = (pair.master.try_clone_reader()?, pair.master.take_writer()?);
        let (sender, written) = channel();
        thread::Builder::new().name("reading".to_owned()).spawn(move || read(reader, &sender))?;
        let started = Instant::now();
        let child = pair.slave.spawn_command(command)?;
        drop(pair.slave);
        let process = child.process_id().map(i32::try_from).transpose()?.and_then(Pid::from_raw);
        let (sender, ended) = channel();
        thread::Builder::new().name("waiting".to_owned()).spawn(move || wait(child, &sender))?;
        let positive = |cells| NonZeroU16::new(cells).ok_or("a terminal has rows and columns");
        Ok(Self {
            writer,
            _master: pair.master,
            process: process.ok_or("a program that runs has an id")?,
            started,
            written,
            ended,
            parser: Parser::new(positive(ROWS)?, positive(COLUMNS)?, 0),
            unseen: Vec::new(),
            is_gone: false,
        })
    }

    /// When it was started.
    pub(crate) fn started(&self) -> Instant {
        self.started
    }

    /// Its number, for `/proc`.
    pub(crate) fn process(&self) -> Pid {
        self.process
    }

    /// The screen as it was at the last pause.
    pub(crate) fn screen(&self) -> &Screen {
        self.parser.screen()
    }

    /// Presses a key; the stamp is from before it was written.
    pub(crate) fn press(&mut self, key: &str) -> Outcome<Instant> {
        let at = Instant::now();
        self.writer.write_all(key.as_bytes())?;
        self.writer.flush()?;
        Ok(at)
    }

    /// Presses a key and waits until the screen has changed, stands still and is as it is to be.
    pub(crate) fn press_until(&mut self, key: &str, is_over: Sight<'_>) -> Outcome<Followed> {
        let since = self.press(key)?;
        self.follow(since, is_over, &[])
    }

    /// Waits until the screen has changed, stands still and is as it is to be. Of each sight it is told when it was there
    /// first, after a read.
    pub(crate) fn follow(&mut self, since: Instant, is_over: Sight<'_>, sights: &[Sight<'_>]) -> Outcome<Followed> {
        let mut settled = None;
        let mut followed = Followed { settled: Duration::ZERO, seen: vec![None; sights.len()], bytes: 0 };
        let mut picture = self.screen().contents_formatted();
        loop {
            let goes_on = self.wait_for_a_pause(since, QUIET)?;
            for Written { at, bytes } in std::mem::take(&mut self.unseen) {
                self.parser.process(&bytes);
                followed.bytes += bytes.len();
                let now = self.parser.screen().contents_formatted();
                if now != picture {
                    settled = Some(at);
                    picture = now;
                }
                for (seen, sight) in followed.seen.iter_mut().zip(sights) {
                    if seen.is_none() && sight(self.parser.screen()) {
                        *seen = Some(at.saturating_duration_since(since));
                    }
                }
            }
            match settled {
                Some(at) if is_over(self.screen()) => {
                    return Ok(Followed { settled: at.saturating_duration_since(since), ..followed });
                }
                _ if !goes_on => return Err(self.complaint("the program ended or took too long")),
                _ => {}
            }
        }
    }

    /// Takes what is written until that instant, and leaves it for the next pause.
    pub(crate) fn read_until(&mut self, until: Instant) -> Outcome<()> {
        interruption::check()?;
        loop {
            match self.written.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(written) => self.unseen.push(written),
                Err(RecvTimeoutError::Timeout) => return Ok(()),
                Err(RecvTimeoutError::Disconnected) => return Err(self.complaint("the program ended")),
            }
        }
    }

    /// Waits until nothing was written for a while, and brings the screen up to date.
    pub(crate) fn rest(&mut self) -> Outcome<()> {
        let goes_on = self.wait_for_a_pause(Instant::now(), AT_REST)?;
        for Written { bytes, .. } in std::mem::take(&mut self.unseen) {
            self.parser.process(&bytes);
        }
        if goes_on { Ok(()) } else { Err(self.complaint("the program ended or does not rest")) }
    }

    /// Ends it by a key, and says how long that took.
    pub(crate) fn end(mut self, key: &str) -> Outcome<Duration> {
        let since = self.press(key)?;
        let ended = self.ended.recv_timeout(PATIENCE).map_err(|_| self.complaint("the program did not end"))?;
        self.is_gone = true;
        if !ended.is_well {
            return Err(self.complaint("the program ended with a failure"));
        }
        Ok(ended.at.saturating_duration_since(since))
    }

    /// Reads until nothing comes for a while; `false` where nothing more will come, or it goes on for too long.
    fn wait_for_a_pause(&mut self, since: Instant, pause: Duration) -> Outcome<bool> {
        let patience = if since == self.started { PATIENCE_AT_THE_START } else { PATIENCE };
        loop {
            interruption::check()?;
            match self.written.recv_timeout(pause) {
                Ok(written) => self.unseen.push(written),
                Err(RecvTimeoutError::Timeout) => return Ok(since.elapsed() < patience),
                Err(RecvTimeoutError::Disconnected) => return Ok(false),
            }
            if patience < since.elapsed() {
                return Ok(false);
            }
        }
    }

    /// What went wrong, with the screen.
    fn complaint(&self, what: &str) -> Box<dyn std::error::Error> {
        format!("{what}; the screen:\n{}", self.screen().contents()).into()
    }
}

impl Drop for Terminal {
    /// Ends what still runs, by force where it does not hear.
    fn drop(&mut self) {
        for signal in [Signal::TERM, Signal::KILL] {
            if self.is_gone {
                return;
            }
            // It may end by itself at the same time, and then nobody is there to be told.
            let _ = kill_process(self.process, signal);
            self.is_gone = self.ended.recv_timeout(FAREWELL).is_ok();
        }
    }
}

fn read(mut reader: Box<dyn Read + Send>, sender: &Sender<Written>) {
    let mut buffer = vec![0; 1 << 16];
    loop {
        let count = reader.read(&mut buffer).unwrap_or(0);
        let at = Instant::now();
        let Some(bytes) = buffer.get(..count).filter(|bytes| !bytes.is_empty()) else { return };
        if sender.send(Written { at, bytes: bytes.to_vec() }).is_err() {
            return;
        }
    }
}

fn wait(mut child: Box<dyn Child + Send + Sync>, sender: &Sender<Ended>) {
    let is_well = child.wait().is_ok_and(|status| status.success());
    // Nobody listens where the benchmark has ended by then.
    let _ = sender.send(Ended { at: Instant::now(), is_well });
}
