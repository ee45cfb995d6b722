//! Asking for what is secret of a purchase: its key or link, to be shown, one at a time in a dialog of its own, or a copy;
//! its access is on record before it comes.

use crate::domain::product_key::KeyKind;
use crate::domain::{Choice, DownloadLink, ProductKey};
use crate::service::copy_link::CopyLink;
use crate::service::reveal_key::{RevealKey, Seeing};
use crate::tui::context::Context;
use crate::tui::dialog::{Dialog, link, product_key};
use crate::tui::effect::{Ask, SecretsAsk};
use crate::tui::failure::Failure;
use crate::tui::room::Room as _;
use crate::tui::screen::keys::State;
use crate::tui::screen::keys::panes::Button;
use crate::tui::session::Ticket;
use crate::tui::step::{Copied, CopyWish, Step};

/// A question for a key or link to be shown.
#[derive(Debug)]
pub(super) struct Asked {
    pub(super) ticket: Ticket,
    /// The button that asked.
    pub(super) button: Button,
    /// What it was asked for.
    pub(super) choice: Choice,
    /// How it appears: hidden, where the terminal was given away in between.
    pub(super) appears: Appears,
}

/// How a key or link appears.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Appears {
    /// As the operator wants it.
    AsWanted,
    /// Hidden, whatever the operator wants.
    Hidden,
}

impl State {
    /// Asks for the key, which is a MAK (KEY-4); its access is recorded before it comes.
    pub(super) fn ask_for_key(&mut self, button: Button, context: &Context<'_>) -> Step {
        let Some(choice) = self.choice() else { return Step::Stay };
        let ask = RevealKey {
            entitlement: self.purchase.clone(),
            version: choice.version.clone(),
            seeing: Seeing::Viewed,
            kind: KeyKind::Mak,
            reason: self.reasons.given.clone(),
        };
        self.ask(button, SecretsAsk::Reveal(ask), context)
    }

    /// Asks for the link; that it was given to somebody is recorded before it comes.
    pub(super) fn ask_for_link(&mut self, context: &Context<'_>) -> Step {
        let Some(choice) = self.choice().filter(|_| self.asked.is_none()) else { return Step::Stay };
        let reason = self.reasons.given.clone();
        let ask = CopyLink { entitlement: self.purchase.clone(), choice, reason };
        self.ask(Button::CopyLink, SecretsAsk::ShowLink(ask), context)
    }

    fn ask(&mut self, button: Button, ask: SecretsAsk, context: &Context<'_>) -> Step {
        let Some(choice) = self.choice() else { return Step::Stay };
        let ticket = context.ticket();
        self.asked = Some(Asked { ticket, button, choice, appears: Appears::AsWanted });
        Step::Ask(ticket, Ask::Secrets(ask))
    }

    pub(super) fn wish(&self, what: Copied) -> Option<CopyWish> {
        let reason = self.reasons.given.clone();
        self.choice().map(|choice| CopyWish { entitlement: self.purchase.clone(), choice, what, reason })
    }

    pub(super) fn copy(&self, what: Copied) -> Step {
        self.wish(what).map_or(Step::Stay, Step::Copy)
    }

    pub(super) fn revealed(&mut self, result: Result<ProductKey, Failure>, context: &Context<'_>) -> Step {
        // The choice may be another one by now; the key is the one that was asked for.
        match (result, self.came(Copied::Key)) {
            (Ok(key), Some((of, wish, appears))) => {
                let mut dialog = product_key::State::new(key, of, wish, context);
                if appears == Appears::Hidden {
                    dialog.hide();
                }
                Step::Open(Box::new(Dialog::ProductKey(dialog)))
            }
            (Ok(_), None) => Step::Stay,
            (Err(failure), _) => Step::Fail(failure),
        }
    }

    pub(super) fn link_came(&mut self, result: Result<DownloadLink, Failure>, context: &Context<'_>) -> Step {
        match (result, self.came(Copied::Link)) {
            (Ok(link), Some((of, wish, appears))) => {
                self.link_given(&wish, link.expires());
                let mut dialog = link::State::new(link, of, wish, context);
                if appears == Appears::Hidden {
                    dialog.hide();
                }
                Step::Open(Box::new(Dialog::Link(dialog)))
            }
            (Ok(_), None) => Step::Stay,
            (Err(failure), _) => Step::Fail(failure),
        }
    }

    /// Whose secret it is that came, what is copied of it, and how it appears; `None` where nobody waits for it.
    fn came(&mut self, what: Copied) -> Option<(product_key::Of, CopyWish, Appears)> {
        let Asked { choice, appears, .. } = self.asked.take()?;
        let title = self.page()?.row.entitlement.line.title.clone();
        let of = product_key::Of { customer: self.customer.name.clone(), title };
        let reason = self.reasons.given.clone();
        Some((of, CopyWish { entitlement: self.purchase.clone(), choice, what, reason }, appears))
    }
}
