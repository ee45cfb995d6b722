//! The copies that lie in clipboards: made, superseded, cleared; and the end, which waits for the clearing.

use crate::domain::{EntitlementId, Instant};
use crate::i18n::message;
use crate::ports::{Clearing, CopyPlace, CopyRoute};
use crate::tui::app::{Afterwards, App, Leaving};
use crate::tui::copying::Copying;
use crate::tui::effect::{Ask, ClipboardAsk, Effect};
use crate::tui::failure::Failure;
use crate::tui::msg::{ClipboardReply, CopiedSecret, Reply, SecretsReply};
use crate::tui::note::Note;
use crate::tui::screen::Screen;
use crate::tui::step::{CopyWish, Plain, Step};

impl App {
    pub(super) fn ask_to_clear(&mut self, place: CopyPlace, effects: &mut Vec<Effect>) {
        let ticket = self.world.tickets.next();
        self.copies.push(ticket);
        effects.push(Effect::Ask(ticket, Ask::Clipboard(ClipboardAsk::Clear(place))));
    }

    /// Clears a copy of a key or link of a purchase, which was revoked (AFTER-1).
    pub(super) fn clear_copy_of(&mut self, id: &EntitlementId, effects: &mut Vec<Effect>) {
        let is_of_it = |copying: &mut Copying| copying.of.as_ref().is_some_and(|(of, _)| of == id);
        if let Some(copying) = self.world.copying.take_if(is_of_it) {
            self.ask_to_clear(copying.place, effects);
        }
    }

    /// Takes what became of a copy.
    pub(super) fn copied(&mut self, reply: Reply, now: Instant, effects: &mut Vec<Effect>) {
        let locale = self.world.preferences.locale;
        match reply {
            Reply::Secrets(SecretsReply::Copied(wish, Ok(CopiedSecret { place, language, expires }))) => {
                if let Some(expires) = expires {
                    self.link_given(&wish, expires);
                }
                self.made_copy(
                    Copying::made(place, wish.what, now, self.world.in_force().clipboard_seconds)
                        .of(&wish)
                        .in_language(language),
                    effects,
                );
            }
            Reply::Clipboard(ClipboardReply::Put(what, Ok(place))) => {
                // It has taken the place of a secret that was copied the same way: nothing is left of that to clear.
                self.world.copying.take_if(|copying| copying.place.route == place.route);
                self.lasting &= place.route.can_be_cleared();
                self.note = Some(Note::good(locale.text(match what {
                    Plain::Tenant => message!("copied-tenant"),
                    Plain::Order => message!("copied-order"),
                    Plain::Subscription => message!("copied-subscription"),
                    Plain::Address => message!("copied-address"),
                    Plain::Command => message!("copied-command"),
                    Plain::Request => message!("copied-request"),
                })));
            }
            Reply::Clipboard(ClipboardReply::Cleared(_, Ok(_))) if self.world.copying.is_some() => {
                // An earlier copy gave way to the one that lives, and that is what the status line tells of.
            }
            Reply::Clipboard(ClipboardReply::Cleared(place, result)) => self.cleared(&place, result),
            Reply::Secrets(SecretsReply::Copied(_, Err(failure)))
            | Reply::Clipboard(ClipboardReply::Put(_, Err(failure))) => {
                self.carry_out(Step::Fail(failure), now, effects);
            }
            Reply::Secrets(SecretsReply::Revealed(_) | SecretsReply::Linked(_) | SecretsReply::Retrieval(_))
            | Reply::Kms(_)
            | Reply::Billing(_)
            | Reply::Support(_)
            | Reply::Customers(_)
            | Reply::Purchases(_)
            | Reply::Operators(_)
            | Reply::Downloads(_)
            | Reply::Buying(_)
            | Reply::Cancelling(_)
            | Reply::Upkeep(_)
            | Reply::Log(_) => {}
        }
    }

    /// Takes what became of a copy that the session before had made: it is not for this one, so that it is cleared at once
    /// and nothing is told of it but that.
    pub(super) fn copied_before(&mut self, reply: Reply, now: Instant, effects: &mut Vec<Effect>) {
        match reply {
            Reply::Secrets(SecretsReply::Copied(_, Ok(CopiedSecret { place, .. }))) => {
                self.took_the_place_of_what_lives(place.route, place.number);
                if place.route.can_be_cleared() {
                    self.ask_to_clear(place, effects);
                } else {
                    self.lasting = true;
                }
            }
            Reply::Clipboard(ClipboardReply::Put(_, Ok(place))) => {
                self.took_the_place_of_what_lives(place.route, place.number);
            }
            Reply::Secrets(SecretsReply::Copied(_, Err(failure)))
            | Reply::Clipboard(ClipboardReply::Put(_, Err(failure))) => {
                tracing::warn!(?failure, "what the session before had copied was not");
            }
            other @ (Reply::Clipboard(ClipboardReply::Cleared(_, _))
            | Reply::Secrets(
                SecretsReply::Revealed(_) | SecretsReply::Linked(_) | SecretsReply::Retrieval(_),
            )
            | Reply::Kms(_)
            | Reply::Billing(_)
            | Reply::Support(_)
            | Reply::Customers(_)
            | Reply::Purchases(_)
            | Reply::Operators(_)
            | Reply::Downloads(_)
            | Reply::Buying(_)
            | Reply::Cancelling(_)
            | Reply::Upkeep(_)
            | Reply::Log(_)) => self.copied(other, now, effects),
        }
    }

    /// A copy by the same route is where an earlier one was: nothing is left of that to clear.
    fn took_the_place_of_what_lives(&mut self, route: CopyRoute, number: u64) {
        self.world.copying.take_if(|copying| copying.place.route == route && copying.place.number < number);
    }

    /// The page of a purchase whose link was given to somebody says until when it works (KEY-8).
    pub(super) fn link_given(&mut self, wish: &CopyWish, expires: Instant) {
        for screen in [&mut self.screen].into_iter().chain(&mut self.history).chain(&mut self.forward) {
            if let Screen::Keys(page) = screen {
                page.link_given(wish, expires);
            }
        }
    }

    /// Of two copies only the later one lives on: by the same route it has taken the earlier one's place, by another the
    /// earlier one is cleared.
    fn made_copy(&mut self, made: Copying, effects: &mut Vec<Effect>) {
        self.note = None;
        self.lasting |= made.until.is_none();
        let superseded = match self.world.copying.take() {
            // Replies may overtake one another.
            Some(later) if made.place.number < later.place.number => {
                self.world.copying = Some(later);
                Some(made)
            }
            earlier => {
                self.world.copying = Some(made);
                earlier
            }
        };
        let lives_by = self.world.copying.as_ref().map(|copying| copying.place.route);
        if let Some(superseded) = superseded
            && superseded.until.is_some()
            && Some(superseded.place.route) != lives_by
        {
            self.ask_to_clear(superseded.place, effects);
        }
    }

    fn cleared(&mut self, place: &CopyPlace, result: Result<Clearing, Failure>) {
        let locale = self.world.preferences.locale;
        let is_file = place.file.is_some();
        self.note = Some(match result {
            Ok(Clearing::Cleared) if is_file => Note::good(locale.text(message!("clearing-done-file"))),
            Ok(Clearing::SomethingElseThere) if is_file => {
                Note::plain(locale.text(message!("clearing-something-else-file")))
            }
            Ok(Clearing::Cleared) => Note::good(locale.text(message!("clearing-done"))),
            Ok(Clearing::SomethingElseThere) => Note::plain(locale.text(message!("clearing-something-else"))),
            Ok(Clearing::CannotBeRead) => Note::warning(locale.text(message!("clearing-cannot"))),
            Err(failure) => Note::warning(failure.sentence(locale).what),
        });
    }

    /// Ends or suspends the console that is leaving, once no copy lives and none is on its way; it ends once no keys are
    /// being got into a file any more.
    pub(super) fn leave_when_all_is_cleared(&mut self, effects: &mut Vec<Effect>) {
        let Leaving::Clearing(afterwards) = self.leaving else { return };
        if let Some(copying) = self.world.copying.take_if(|copying| copying.until.is_some()) {
            self.ask_to_clear(copying.place, effects);
        } else if self.copies.is_empty() && !(afterwards == Afterwards::Quit && self.retrieving().is_some()) {
            self.leaving = Leaving::Staying;
            effects.push(match afterwards {
                Afterwards::Quit => Effect::Quit,
                Afterwards::Suspend => Effect::Suspend,
            });
        }
    }
}
