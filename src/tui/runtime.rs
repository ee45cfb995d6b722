//! The loop: the only place that executes effects. It waits for what happens, takes in all that is ready, and draws
//! once. While nothing on the screen counts and nothing happens it sleeps.

mod browsing;
mod entering;
mod passing_time;
mod sessions;
mod signals;
mod unlocking;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use crossterm::event::{Event, KeyEvent};
use ratatui::layout::Size;
use tokio::sync::mpsc::{Receiver, UnboundedReceiver, UnboundedSender, channel, unbounded_channel};

use crate::domain::{Instant, Operator, SecretText, TenantId, TourNote};
use crate::ports::{Browser, Clipboard, Clock, CopyRoute, PutForward, Watch};
use crate::search::Answer;
use crate::service::{Services, Standing};
use crate::tui::app::{App, Preferences};
use crate::tui::customers_view::{Acting, CustomersView};
use crate::tui::effect::{Effect, Need};
use crate::tui::failure::OpeningFailure;
use crate::tui::keymap::Key;
use crate::tui::lane::answer::Answering;
use crate::tui::lane::{Lanes, Post};
use crate::tui::msg::{Focused, Msg};
use crate::tui::pointer::Pointer;
use crate::tui::runtime::browsing::Browsing;
use crate::tui::runtime::passing_time::PassingTime;
use crate::tui::runtime::signals::Signals;
use crate::tui::runtime::unlocking::Unlocking;
use crate::tui::session::{SessionNumber, Source};
use crate::tui::terminal::{self, Canvas, Input, TerminalError, TerminalGuard, TerminalWriter};
use crate::tui::theme::Environment;
use crate::tui::touring::Beginning;
use crate::tui::touring::stage::StageFailure;

/// How many messages are taken in before a frame is drawn, so that a flood of them cannot starve the screen. As much of
/// what is typed waits for the loop; the rest waits in the terminal.
const BATCH: usize = 256;

/// A frame waits so long for an answer that may come at once, as most do: drawn without it, it would be drawn again a moment later,
/// and the terminal be written twice as much.
const QUICK: Duration = Duration::from_millis(8);

/// What a store that has opened brings with it.
#[derive(Debug)]
pub struct Opened {
    /// The services over it.
    pub services: Services,
    /// How the store stands.
    pub standing: Standing,
    /// Who acts; `None` where that is said by the passphrase that unlocks the store.
    pub operator: Option<Operator>,
    /// The customer's own view, where the console is to be nothing else.
    pub view: Option<CustomersView>,
    /// Where the records come from.
    pub source: Source,
    /// Where copies go.
    pub clipboard: Arc<dyn Clipboard>,
    /// The routes that answer there, the best first. Asking them takes as long as tmux and the desktop take, so they are
    /// asked where the store is opened and never on the loop's thread.
    pub routes: Vec<CopyRoute>,
    /// The folder of the store's backups.
    pub backups: PathBuf,
    /// The clock of a demo.
    pub demo_clock: Option<Arc<dyn PutForward>>,
}

/// Opens the store, off the loop's thread.
pub type Opener = Box<dyn FnOnce() -> Result<Opened, OpeningFailure> + Send>;

/// What stands before the store.
#[derive(Debug, Clone)]
pub enum Entrance {
    /// Nothing: it is known who acts. Customers may be there to be looked at until the store is open.
    Open(Option<Box<Answer>>),
    /// Nothing, and nothing but a customer's own view is entered.
    CustomersView(CustomersView),
    /// A walkthrough, which needs no store and with which the console ends.
    Tour(Box<Beginning>),
    /// The dialog that asks for a passphrase, from the first frame on, so that nothing typed early is seen.
    Locked,
}

/// What the console is made of before its store is open.
pub struct Console {
    /// How it is to look.
    pub preferences: Preferences,
    /// The one writer to the terminal.
    pub writer: TerminalWriter,
    /// What opens the store; nothing where the console is there for a walkthrough alone.
    pub opener: Option<Opener>,
    /// What stands before it.
    pub entrance: Entrance,
    /// What is counted by, before and after the store is open; it never goes back.
    pub clock: Arc<dyn Clock>,
    /// What opens links.
    pub browser: Arc<dyn Browser>,
}

impl std::fmt::Debug for Console {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Console").field("preferences", &self.preferences).finish_non_exhaustive()
    }
}

/// Why the console could not run.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// There is no terminal, or it failed.
    #[error(transparent)]
    Terminal(#[from] TerminalError),
    /// The walkthrough has no stage.
    #[error(transparent)]
    Stage(#[from] StageFailure),
    /// The system gave no thread, runtime or signal.
    #[error("the system gave no thread or signal: {0}")]
    System(#[from] std::io::Error),
}

/// Runs the console until it ends, and gives the terminal back. Says what is to be noted of the walkthrough that it was
/// there for alone.
///
/// # Errors
/// [`RunError`] when there is no terminal to run on.
pub fn run(console: Console, environment: Environment<'_>) -> Result<Vec<TourNote>, RunError> {
    let guard = TerminalGuard::enter(console.writer.clone(), "nyckel", console.preferences.mouse, environment)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let ended = runtime.block_on(async {
        let mut running = Running::start(console, guard)?;
        running.run().await?;
        Ok(running.app.take_tour_notes())
    });
    // A lane may still be at something slow; it holds no terminal, and the store is closed by its last owner.
    runtime.shutdown_background();
    ended
}

/// The console while it runs.
struct Running {
    app: App,
    guard: TerminalGuard,
    canvas: Canvas,
    lanes: Lanes,
    messages: UnboundedReceiver<Msg>,
    input: Receiver<Input>,
    opened: Receiver<Result<Opened, OpeningFailure>>,
    /// A store that is open and has to be unlocked.
    locked: Option<Opened>,
    unlocking: Unlocking,
    answering: Option<Arc<Answering>>,
    session: SessionNumber,
    /// The customer whose own view the console is and stays.
    bound: Option<TenantId>,
    source: Source,
    routes: Vec<CopyRoute>,
    clock: Arc<dyn Clock>,
    browsing: Browsing,
    post: Post,
    pointer: Pointer,
    watch: Option<Watch>,
    time: PassingTime,
    /// Whether something was asked since a frame was drawn that is missing on the screen, and nothing answered since.
    has_asked: bool,
}

impl Running {
    fn start(console: Console, guard: TerminalGuard) -> Result<Self, RunError> {
        let canvas = Canvas::new(&console.writer)?;
        // Unbounded, as the loop itself posts to it and must never wait for itself. What comes is bounded by what causes it:
        // a question in a lane has one reply and at most one word of how the store stands, a commit is one message, and what
        // comes of long work comes some times a second.
        let (sender, messages): (UnboundedSender<Msg>, _) = unbounded_channel();
        let post: Post = Arc::new(move |msg| drop(sender.send(msg)));
        let (from_terminal, input) = channel(BATCH);
        terminal::input::listen(move |input| drop(from_terminal.blocking_send(input)))?;
        let (when_open, opened) = channel(1);
        if let Some(open) = console.opener {
            std::thread::Builder::new()
                .name("nyckel-open".to_owned())
                .spawn(move || drop(when_open.blocking_send(open())))?;
        }
        let (preferences, size) = (console.preferences, canvas.size()?);
        let (app, bound) = match console.entrance {
            Entrance::Open(front) => {
                let app = App::new(preferences, size);
                (if let Some(front) = front { app.with_front(*front) } else { app }, None)
            }
            Entrance::Locked => (App::locked(preferences, size), None),
            Entrance::Tour(beginning) => (App::for_tour(preferences, size, *beginning, console.clock.now())?, None),
            Entrance::CustomersView(view) => {
                let bound = Some(view.customer.tenant);
                (App::in_customers_view(preferences, size, view), bound)
            }
        };
        Ok(Self {
            app,
            guard,
            canvas,
            lanes: Lanes::start(&post)?,
            messages,
            input,
            opened,
            locked: None,
            unlocking: Unlocking::new(),
            answering: None,
            session: SessionNumber(0),
            bound,
            source: Source::Demo,
            routes: Vec::new(),
            clock: console.clock,
            browsing: Browsing::new(console.browser, &post),
            post,
            pointer: Pointer::default(),
            watch: None,
            time: PassingTime::default(),
            has_asked: false,
        })
    }

    async fn run(&mut self) -> Result<(), RunError> {
        let mut signals = Signals::listen()?;
        loop {
            let now = self.clock.now();
            self.canvas.draw(|frame| self.app.view(frame, now))?;
            let wake = self.app.wake(now).map(|at| until(at, now));
            let msg = tokio::select! {
                Some(input) = self.input.recv() => self.message(input),
                Some(msg) = self.messages.recv() => Some(msg),
                Some(opened) = self.opened.recv() => self.opened(opened)?,
                Some(unlocked) = self.unlocking.answered() => self.unlocked(unlocked)?,
                _ = signals.terminate.recv() => Some(Msg::Terminate),
                _ = signals.hang_up.recv() => Some(Msg::Terminate),
                _ = signals.interrupt.recv() => Some(Msg::Terminate),
                _ = signals.stop.recv() => Some(Msg::Suspend),
                _ = signals.resize.recv() => Some(Msg::Resize(self.canvas.size()?)),
                () = sleep(wake), if wake.is_some() => Some(Msg::Tick),
            };
            if let Some(msg) = msg
                && self.take(msg)? == Flow::End
            {
                return Ok(());
            }
            if self.take_all_that_is_ready()? == Flow::End {
                return Ok(());
            }
            if std::mem::take(&mut self.has_asked) && self.wait_for_a_quick_answer().await? == Flow::End {
                return Ok(());
            }
        }
    }

    /// Waits for the answer to what was just asked, if it comes at once.
    async fn wait_for_a_quick_answer(&mut self) -> Result<Flow, RunError> {
        tokio::select! {
            Some(msg) = self.messages.recv() => match self.take(msg)? {
                Flow::On => self.take_all_that_is_ready(),
                Flow::End => Ok(Flow::End),
            },
            () = tokio::time::sleep(QUICK) => Ok(Flow::On),
        }
    }

    /// Takes in what has piled up, so that a frame is drawn once for all of it.
    fn take_all_that_is_ready(&mut self) -> Result<Flow, RunError> {
        for _ in 0..BATCH {
            let msg = match self.messages.try_recv() {
                Ok(msg) => Some(msg),
                Err(_) => match self.input.try_recv() {
                    Ok(input) => self.message(input),
                    Err(_) => return Ok(Flow::On),
                },
            };
            if let Some(msg) = msg
                && self.take(msg)? == Flow::End
            {
                return Ok(Flow::End);
            }
        }
        Ok(Flow::On)
    }

    fn take(&mut self, msg: Msg) -> Result<Flow, RunError> {
        if matches!(msg, Msg::Reply(_, _)) {
            self.has_asked = false;
        }
        if let Msg::Resize(size) = &msg {
            self.canvas.resize(*size)?;
        }
        for effect in self.app.update(msg, self.clock.now()) {
            if self.execute(effect)? == Flow::End {
                return Ok(Flow::End);
            }
        }
        Ok(Flow::On)
    }

    fn execute(&mut self, effect: Effect) -> Result<Flow, RunError> {
        match effect {
            Effect::Ask(ticket, ask) => {
                if let Some(answering) = &self.answering
                    && ask.is_for(ticket, self.session)
                {
                    self.has_asked |= ask.need() == Need::Now;
                    self.lanes.ask(ticket, ask, answering);
                }
            }
            Effect::Stop(ticket) => self.lanes.stop(ticket),
            Effect::Browse(address) => self.browsing.link(address)?,
            Effect::OpenFolder(folder) => self.browsing.folder(folder)?,
            Effect::Become(acting) => self.become_acting(*acting),
            Effect::ActAs(operator) => self.act_as(&Acting::operator(*operator)),
            Effect::Unlock(passphrase) => self.unlock(passphrase)?,
            Effect::Lock => self.lock(),
            Effect::PutClockForward(to) => self.time.put_forward(to),
            Effect::Notify(notification) => self.guard.notify(&notification),
            Effect::Redraw => self.canvas.redraw()?,
            Effect::Suspend => {
                // The key is gone from the screen before the terminal is.
                let now = self.clock.now();
                self.canvas.draw(|frame| self.app.view(frame, now))?;
                self.guard.suspend()?;
                self.canvas.redraw()?;
                (self.post)(Msg::Resumed);
                (self.post)(Msg::Resize(self.canvas.size()?));
            }
            Effect::Quit => return Ok(Flow::End),
        }
        Ok(Flow::On)
    }

    /// Takes back the copies that nobody would clear any more.
    fn clear_what_lives(&mut self) {
        self.lanes.stop_all();
        let Some(answering) = &self.answering else { return };
        for failure in answering.clipboard.close() {
            tracing::warn!(error = %failure, "a copy could not be cleared at the end");
        }
    }

    fn message(&mut self, input: Input) -> Option<Msg> {
        let event = match input {
            Input::Event(event) => event,
            // The terminal is gone: end as if told to.
            Input::Closed => return Some(Msg::Terminate),
        };
        match event {
            Event::Key(key) => key_message(&key),
            Event::Paste(text) => Some(Msg::Paste(SecretText::new(text))),
            Event::Mouse(mouse) => self.pointer.message(mouse, self.clock.now()).map(Msg::Mouse),
            Event::Resize(width, height) => Some(Msg::Resize(Size::new(width, height))),
            Event::FocusGained => Some(Msg::Focus(Focused::Gained)),
            Event::FocusLost => Some(Msg::Focus(Focused::Lost)),
        }
    }
}

/// However the loop ends, by an error and by a panic of its own too: what it copied goes before it does.
impl Drop for Running {
    fn drop(&mut self) {
        self.clear_what_lives();
    }
}

fn key_message(event: &KeyEvent) -> Option<Msg> {
    let key = Key::from_event(event)?;
    #[cfg(feature = "testing")]
    crate::tui::trigger::panic_on(key);
    Some(Msg::Key(key))
}

/// Whether the loop goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Flow {
    On,
    End,
}

/// How long until an instant; a moment more, so that it has come when it is over.
fn until(at: Instant, now: Instant) -> Duration {
    at.since(now).to_std().unwrap_or(Duration::ZERO).saturating_add(Duration::from_millis(1))
}

async fn sleep(wake: Option<Duration>) {
    if let Some(wake) = wake {
        tokio::time::sleep(wake).await;
    }
}
