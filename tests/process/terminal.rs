//! A terminal for tests: a process in a pseudo-terminal, its screen as a terminal would show it, its keys by name.
//!
//! Nothing here sleeps. A thread reads what the process writes, another waits for its end, and whoever waits for
//! something on the screen is woken when it changes; after [`PATIENCE`] it fails and shows the screen.

use std::io::{Read as _, Write};
use std::num::NonZeroU16;
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread;
use std::time::Duration;

use portable_pty::{Child, ChildKiller, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process, kill_process_group};

use crate::home::{Home, NYCKEL};
use crate::keys::bytes_of;
use crate::replies::Replies;

/// How long a test waits for something before it fails. Nothing takes as long on a machine that is not stuck.
pub(crate) const PATIENCE: Duration = Duration::from_mins(1);

/// What the console writes after each frame (synchronized output).
const END_OF_FRAME: &[u8] = b"\x1b[?2026l";

/// Columns and rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Size(pub(crate) u16, pub(crate) u16);

impl Size {
    /// The size that screens are made for first.
    pub(crate) const WIDE: Self = Self(120, 40);
    /// The size that everything must still work at.
    pub(crate) const NARROW: Self = Self(80, 24);

    fn of_pty(self) -> PtySize {
        PtySize { rows: self.1, cols: self.0, pixel_width: 0, pixel_height: 0 }
    }

    fn rows_and_columns(self) -> (NonZeroU16, NonZeroU16) {
        let positive = |cells| NonZeroU16::new(cells).expect("a terminal has rows and columns");
        (positive(self.1), positive(self.0))
    }
}

/// A process in a pseudo-terminal. When this is dropped it is killed and has ended.
pub(crate) struct Terminal {
    pty: Option<Pty>,
    process: Pid,
    killer: Box<dyn ChildKiller + Send + Sync>,
    shared: Arc<Shared>,
}

/// Our side of the terminal; dropping it, once the reader has stopped, hangs up.
struct Pty {
    master: Box<dyn MasterPty + Send>,
    writer: Arc<Mutex<Box<dyn Write + Send>>>,
}

struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

struct State {
    parser: vt100::Parser<Replies>,
    raw: Vec<u8>,
    /// The reader is to stop at the next output.
    closing: bool,
    /// The reader has stopped: the process closed the terminal, or `closing` was set.
    output_ended: bool,
    exit: Option<ExitStatus>,
}

impl Terminal {
    /// Starts the binary under test in this home.
    pub(crate) fn nyckel(home: &Home, size: Size, arguments: &[&str]) -> Self {
        Self::start(home, size, NYCKEL, arguments)
    }

    /// Starts a shell with job control; its prompt is `$ `. Commands are typed with [`Terminal::line`].
    pub(crate) fn shell(home: &Home, size: Size) -> Self {
        let mut command = command(home, "bash", &["--norc", "--noprofile", "-i"]);
        command.env("PS1", "$ ");
        command.env("HISTFILE", "");
        let terminal = Self::start_command(size, command);
        terminal.wait_for_prompt();
        terminal
    }

    /// Starts any programme in this home.
    pub(crate) fn start(home: &Home, size: Size, program: &str, arguments: &[&str]) -> Self {
        Self::start_command(size, command(home, program, arguments))
    }

    fn start_command(size: Size, command: CommandBuilder) -> Self {
        let pair = native_pty_system().openpty(size.of_pty()).expect("the machine has pseudo-terminals");
        let child = pair.slave.spawn_command(command).expect("the programme starts");
        drop(pair.slave);
        let process = child.process_id().and_then(|id| i32::try_from(id).ok()).and_then(Pid::from_raw);
        let (rows, columns) = size.rows_and_columns();
        let shared = Arc::new(Shared {
            state: Mutex::new(State {
                parser: vt100::Parser::new_with_callbacks(rows, columns, 1_000, Replies::default()),
                raw: Vec::new(),
                closing: false,
                output_ended: false,
                exit: None,
            }),
            changed: Condvar::new(),
        });
        let reader = pair.master.try_clone_reader().expect("the terminal can be read");
        let writer = Arc::new(Mutex::new(pair.master.take_writer().expect("the terminal can be written")));
        let killer = child.clone_killer();
        read_in_background(reader, Arc::clone(&writer), Arc::clone(&shared));
        wait_in_background(child, Arc::clone(&shared));
        let process = process.expect("a running process has an id");
        Self { pty: Some(Pty { master: pair.master, writer }), process, killer, shared }
    }

    /// The process's id, for `/proc`.
    pub(crate) fn process_id(&self) -> i32 {
        self.process.as_raw_nonzero().get()
    }

    /// Presses keys: `"Down Enter w Ctrl-c"`.
    pub(crate) fn keys(&self, keys: &str) {
        self.send(&bytes_of(keys));
    }

    /// Types a text as it is.
    pub(crate) fn text(&self, text: &str) {
        self.send(text.as_bytes());
    }

    /// Types a line to a shell or a programme that reads lines. It ends in a line feed, which ends it in every mode that
    /// a shell leaves the terminal in.
    pub(crate) fn line(&self, line: &str) {
        self.send(format!("{line}\n").as_bytes());
    }

    /// Waits until the shell asks for a command.
    pub(crate) fn wait_for_prompt(&self) {
        self.wait_until("the shell's prompt", |screen| {
            screen.contents().lines().last().is_some_and(|line| line.trim() == "$")
        });
    }

    /// Pastes a text, marked as pasted where the process asked for that.
    pub(crate) fn paste(&self, text: &str) {
        let marked = self.with_screen(vt100::Screen::bracketed_paste);
        if marked { self.text(&format!("\x1b[200~{text}\x1b[201~")) } else { self.text(text) }
    }

    /// Clicks the left button on a cell; both count from 0.
    pub(crate) fn click(&self, column: u16, row: u16) {
        self.text(&format!("\x1b[<0;{};{}M\x1b[<0;{};{}m", column + 1, row + 1, column + 1, row + 1));
    }

    fn send(&self, bytes: &[u8]) {
        let mut writer = self.pty().writer.lock().expect("no thread panics while it writes");
        writer.write_all(bytes).and_then(|()| writer.flush()).expect("the terminal takes input");
    }

    /// Changes the size, which the process is told by SIGWINCH.
    pub(crate) fn resize(&self, size: Size) {
        let (rows, columns) = size.rows_and_columns();
        self.state().parser.set_size(rows, columns);
        self.pty().master.resize(size.of_pty()).expect("the terminal can be resized");
    }

    /// Sends a signal to the process that was started.
    pub(crate) fn signal(&self, signal: Signal) {
        kill_process(self.process, signal).expect("the process is there");
    }

    /// Sends a signal to the processes in the terminal's foreground, as a shell's job has them.
    pub(crate) fn signal_foreground(&self, signal: Signal) {
        let group = self.pty().master.process_group_leader().and_then(Pid::from_raw);
        kill_process_group(group.expect("something is in the foreground"), signal).expect("the group is there");
    }

    /// Waits until this text stands on the screen, in one line.
    pub(crate) fn wait_for(&self, text: &str) {
        self.wait_until(&format!("{text:?} on the screen"), |screen| screen.contents().contains(text));
    }

    /// Waits until this text no longer stands on the screen.
    pub(crate) fn wait_until_gone(&self, text: &str) {
        self.wait_until(&format!("{text:?} gone from the screen"), |screen| !screen.contents().contains(text));
    }

    /// Waits until the screen is as wanted; `what` says in the failure what was waited for.
    pub(crate) fn wait_until(&self, what: &str, wanted: impl Fn(&vt100::Screen) -> bool) {
        self.wait_while(what, |state| !state.output_ended && !wanted(state.parser.screen()));
        let state = self.state();
        assert!(wanted(state.parser.screen()), "the process ended before {what}; {}", dump(&state));
    }

    /// Waits until the process has written nothing for that time, and so has drawn what it had to.
    pub(crate) fn wait_until_quiet(&self, time: Duration) {
        let mut state = self.state();
        loop {
            let before = state.raw.len();
            let (later, waited) = self
                .shared
                .changed
                .wait_timeout_while(state, time, |state| state.raw.len() == before)
                .expect("no thread panics while it reads");
            if waited.timed_out() {
                return;
            }
            state = later;
        }
    }

    /// Fails if the process writes anything within that time.
    pub(crate) fn stay_quiet_for(&self, time: Duration) {
        let state = self.state();
        let before = state.raw.len();
        let (state, waited) = self
            .shared
            .changed
            .wait_timeout_while(state, time, |state| state.raw.len() == before)
            .expect("no thread panics while it reads");
        assert!(waited.timed_out(), "something was written with nothing due to change; {}", dump(&state));
    }

    /// Waits until this text was put into the terminal's clipboard, whatever follows it.
    pub(crate) fn wait_for_clipboard(&self, text: &str) {
        let has = |state: &State| state.parser.callbacks().clipboard.iter().any(|copied| copied == text);
        self.wait_while("a text in the clipboard", |state| !state.output_ended && !has(state));
        let state = self.state();
        assert!(has(&state), "the process ended before it copied the text; {}", dump(&state));
    }

    /// Waits until this text was written, be it part of a sequence that draws nothing.
    pub(crate) fn wait_for_written(&self, text: &str) {
        let has = |state: &State| state.raw.windows(text.len()).any(|written| written == text.as_bytes());
        self.wait_while(&format!("{text:?} written"), |state| !state.output_ended && !has(state));
        let state = self.state();
        assert!(has(&state), "the process ended before it wrote {text:?}; {}", dump(&state));
    }

    /// Waits for the end of the process and of its output.
    pub(crate) fn wait_exit(&self) -> ExitStatus {
        self.wait_while("the end of the process", |state| state.exit.is_none() || !state.output_ended);
        self.state().exit.clone().expect("it has ended")
    }

    /// Closes the terminal under the process, as when its window is closed, and waits for the process to end.
    ///
    /// The reader stops at the next output, so the process must draw something when its terminal is resized.
    pub(crate) fn hang_up(mut self) -> ExitStatus {
        self.state().closing = true;
        let size = self.pty().master.get_size().expect("the terminal has a size");
        self.resize(Size(size.cols - 1, size.rows));
        self.wait_while("something drawn after a resize", |state| !state.output_ended);
        self.pty = None;
        self.wait_while("the end of the process", |state| state.exit.is_none());
        self.state().exit.clone().expect("it has ended")
    }

    /// The screen as text.
    pub(crate) fn screen_text(&self) -> String {
        self.with_screen(vt100::Screen::contents)
    }

    /// Looks at the screen: cells, colours, cursor, modes.
    pub(crate) fn with_screen<T>(&self, look: impl FnOnce(&vt100::Screen) -> T) -> T {
        look(self.state().parser.screen())
    }

    /// Every byte that the process has written.
    pub(crate) fn raw_output(&self) -> Vec<u8> {
        self.state().raw.clone()
    }

    /// Every screen that was drawn so far, as text, however short it stood. The terminal must have had one size.
    pub(crate) fn frames(&self) -> Vec<String> {
        let state = self.state();
        let (rows, columns) = state.parser.screen().size();
        let mut parser = vt100::Parser::new(rows, columns, 0);
        let mut frames = Vec::new();
        for written in state.raw.split_inclusive(|byte| *byte == b'l') {
            parser.process(written);
            if written.ends_with(END_OF_FRAME) {
                frames.push(parser.screen().contents());
            }
        }
        frames
    }

    /// The texts that were put into the terminal's clipboard by OSC 52, in order.
    pub(crate) fn clipboard(&self) -> Vec<String> {
        self.state().parser.callbacks().clipboard.clone()
    }

    /// The titles that were set, in order.
    pub(crate) fn titles(&self) -> Vec<String> {
        self.state().parser.callbacks().titles.clone()
    }

    /// Fails unless the terminal is as it was before: no alternate screen, the cursor shown, no mouse, no marked paste.
    pub(crate) fn assert_restored(&self) {
        let state = self.state();
        let screen = state.parser.screen();
        assert!(!screen.alternate_screen(), "the alternate screen was left; {}", dump(&state));
        assert!(!screen.hide_cursor(), "the cursor is shown again; {}", dump(&state));
        assert!(!screen.bracketed_paste(), "pastes are no longer marked; {}", dump(&state));
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None, "the mouse is the terminal's again");
    }

    fn wait_while(&self, what: &str, unwanted: impl Fn(&State) -> bool) {
        let (state, waited) = self
            .shared
            .changed
            .wait_timeout_while(self.state(), PATIENCE, |state| unwanted(state))
            .expect("no thread panics while it reads");
        assert!(!waited.timed_out(), "{PATIENCE:?} passed without {what}; {}", dump(&state));
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.shared.state.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    fn pty(&self) -> &Pty {
        self.pty.as_ref().expect("the terminal is open")
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        if self.state().exit.is_none() {
            // It may end by itself at the same time, and then there is nothing left to kill.
            let _ = self.killer.kill();
            // It still writes where it was told to, and the next to go is the folder for that.
            drop(self.shared.changed.wait_timeout_while(self.state(), PATIENCE, |state| state.exit.is_none()));
        }
    }
}

fn command(home: &Home, program: &str, arguments: &[&str]) -> CommandBuilder {
    let mut command = CommandBuilder::new(program);
    command.args(arguments);
    command.env_clear();
    for (name, value) in home.environment() {
        command.env(name, value);
    }
    command.cwd(home.folder().join("home"));
    command
}

fn read_in_background(
    mut reader: Box<dyn std::io::Read + Send>,
    writer: Arc<Mutex<Box<dyn Write + Send>>>,
    shared: Arc<Shared>,
) {
    thread::spawn(move || {
        let mut bytes = [0; 8192];
        loop {
            let count = reader.read(&mut bytes).unwrap_or(0);
            let Ok(mut state) = shared.state.lock() else { return };
            if count == 0 || state.closing {
                break;
            }
            state.raw.extend(&bytes[..count]);
            state.parser.process(&bytes[..count]);
            let unsent = std::mem::take(&mut state.parser.callbacks_mut().unsent);
            drop(state);
            if !unsent.is_empty()
                && let Ok(mut writer) = writer.lock()
            {
                // A process that has ended in the meantime needs no answer.
                let _ = writer.write_all(&unsent).and_then(|()| writer.flush());
            }
            shared.changed.notify_all();
        }
        drop((reader, writer));
        if let Ok(mut state) = shared.state.lock() {
            state.output_ended = true;
        }
        shared.changed.notify_all();
    });
}

fn wait_in_background(mut child: Box<dyn Child + Send + Sync>, shared: Arc<Shared>) {
    thread::spawn(move || {
        let exit = child.wait().expect("a child can be waited for");
        if let Ok(mut state) = shared.state.lock() {
            state.exit = Some(exit);
        }
        shared.changed.notify_all();
    });
}

/// The screen and the end of the raw output, for a failure's message.
fn dump(state: &State) -> String {
    let screen = state.parser.screen();
    let tail = &state.raw[state.raw.len().saturating_sub(400)..];
    format!(
        "exit {:?}, alternate screen {}, screen:\n{}\nlast bytes: {}",
        state.exit,
        screen.alternate_screen(),
        screen.contents(),
        tail.escape_ascii()
    )
}
