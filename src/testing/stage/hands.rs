//! Who stands beside a stage: notes what is done, holds answers back, and keeps screens.

use crate::domain::Passphrase;
use crate::testing::screen;
use crate::testing::stage::Done;
use crate::theatre::{Beside, Theatre};
use crate::tui::effect::Effect;
use crate::tui::msg::Reply;
use crate::tui::session::Ticket;

/// The hands of a stage.
#[derive(Debug, Default)]
pub(super) struct Hands {
    /// Replies that the test has not let through yet; `None` where they come at once.
    pub(super) held: Option<Vec<(Ticket, Reply)>>,
    /// A passphrase that is being tried while replies wait.
    pub(super) tried: Option<Passphrase>,
    /// The screens that are kept.
    pub(super) film: Option<Vec<String>>,
    /// What was done outside the console.
    pub(super) done: Vec<Done>,
}

impl Beside for Hands {
    fn sees(&mut self, effect: &Effect, theatre: &Theatre) {
        let done = match effect {
            Effect::Ask(ticket, _) => Done::Asked(*ticket),
            Effect::Stop(ticket) => Done::Stopped(*ticket),
            Effect::Browse(address) => Done::Browsed(address.clone()),
            Effect::OpenFolder(folder) => Done::OpenedFolder(folder.clone()),
            Effect::Become(acting) => Done::Became(acting.operator.id),
            Effect::Lock => Done::Locked,
            Effect::Notify(notification) => Done::Notified(notification.clone()),
            Effect::Redraw => Done::Redrew,
            Effect::Suspend => Done::Suspended(screen::text(&theatre.draw())),
            Effect::Quit => Done::Quit,
            Effect::ActAs(_) | Effect::Unlock(_) | Effect::PutClockForward(_) => return,
        };
        self.done.push(done);
    }

    fn keeps(&mut self, ticket: Ticket, reply: Reply) -> Option<Reply> {
        match &mut self.held {
            Some(held) => {
                held.push((ticket, reply));
                None
            }
            None => Some(reply),
        }
    }

    fn keeps_passphrase(&mut self, passphrase: Passphrase) -> Option<Passphrase> {
        if self.held.is_none() {
            return Some(passphrase);
        }
        self.tried = Some(passphrase);
        None
    }

    fn after_message(&mut self, theatre: &Theatre) {
        if let Some(film) = &mut self.film {
            film.push(screen::text(&theatre.draw()));
        }
    }
}
