//! The desktop's clipboard. Its content dies with its owner on X11 and Wayland, so that one owner lives on a thread
//! of its own from the first question until the process ends.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use arboard::Clipboard;
use zeroize::Zeroizing;

use crate::clipboard::mark::{Mark, Marker};
use crate::domain::SecretText;
use crate::ports::Clearing;

/// How long the desktop may take.
const LIMIT: Duration = Duration::from_secs(5);

/// The most questions that wait.
const WAITING: usize = 4;

type Job = Box<dyn FnOnce(&mut Clipboard) + Send>;

/// What the thread is told: what to do, and what to do where there is no clipboard.
struct Question {
    act: Job,
    refuse: Box<dyn FnOnce(arboard::Error) + Send>,
}

/// The way to the thread, which starts at the first question.
#[derive(Default)]
pub(in crate::clipboard) struct Desktop {
    thread: Mutex<Option<SyncSender<Question>>>,
}

impl Desktop {
    /// Whether a display server answers.
    pub(in crate::clipboard) fn answers(&self) -> bool {
        self.ask(|_| Ok(())).is_ok()
    }

    /// Copies the text, marked as one that clipboard histories should not keep.
    pub(in crate::clipboard) fn put(&self, text: &SecretText) -> Result<(), String> {
        let text = text.clone();
        self.ask(move |clipboard| set(clipboard, text.expose()))
    }

    /// Clears the clipboard where it still holds the copy.
    pub(in crate::clipboard) fn clear(&self, marker: &Marker, mark: Mark) -> Result<Clearing, String> {
        let content = self.ask(|clipboard| match clipboard.get_text() {
            Ok(text) => Ok(Some(Zeroizing::new(text))),
            // Nothing, or a picture.
            Err(arboard::Error::ContentNotAvailable) => Ok(None),
            Err(error) => Err(error),
        })?;
        if content.is_none_or(|text| marker.mark(text.as_bytes()) != mark) {
            return Ok(Clearing::SomethingElseThere);
        }
        // Emptied and not given up: one who gives up a selection of X11 is told of it later, and arboard would take that
        // for the loss of what was copied by then.
        self.ask(|clipboard| set(clipboard, "")).map(|()| Clearing::Cleared)
    }

    fn ask<T: Send + 'static>(
        &self,
        act: impl FnOnce(&mut Clipboard) -> Result<T, arboard::Error> + Send + 'static,
    ) -> Result<T, String> {
        let (answer, answers) = sync_channel(1);
        let refusal = answer.clone();
        let question = Question {
            // One who stopped waiting has nowhere to be told.
            act: Box::new(move |clipboard| drop(answer.send(act(clipboard)))),
            refuse: Box::new(move |error| drop(refusal.send(Err(error)))),
        };
        self.sender()?.try_send(question).map_err(|error| error.to_string())?;
        match answers.recv_timeout(LIMIT) {
            Ok(outcome) => outcome.map_err(|error| error.to_string()),
            Err(error) => Err(error.to_string()),
        }
    }

    fn sender(&self) -> Result<SyncSender<Question>, String> {
        let mut thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(sender) = thread.as_ref() {
            return Ok(sender.clone());
        }
        let (sender, questions) = sync_channel(WAITING);
        thread::Builder::new()
            .name("nyckel-clipboard".to_owned())
            .spawn(move || own_clipboard(&questions))
            .map_err(|error| error.to_string())?;
        *thread = Some(sender.clone());
        Ok(sender)
    }
}

/// Owns the clipboard until nobody can ask any more. Where there is none yet, each question looks again.
fn own_clipboard(questions: &Receiver<Question>) {
    let mut owned = None;
    for Question { act, refuse } in questions {
        if owned.is_none() {
            match Clipboard::new() {
                Ok(clipboard) => owned = Some(clipboard),
                Err(error) => {
                    refuse(error);
                    continue;
                }
            }
        }
        if let Some(clipboard) = owned.as_mut() {
            act(clipboard);
        }
    }
}

#[cfg(all(unix, not(target_os = "macos")))]
fn set(clipboard: &mut Clipboard, text: &str) -> Result<(), arboard::Error> {
    use arboard::SetExtLinux;

    clipboard.set().exclude_from_history().text(text)
}

#[cfg(target_os = "macos")]
fn set(clipboard: &mut Clipboard, text: &str) -> Result<(), arboard::Error> {
    use arboard::SetExtApple;

    clipboard.set().exclude_from_history().text(text)
}
