//! Asking for what is secret of a purchase: its key, to be shown, or a copy; its access is on record before it comes.

use crate::domain::ProductKey;
use crate::domain::product_key::KeyKind;
use crate::service::reveal_key::{RevealKey, Seeing};
use crate::tui::context::Context;
use crate::tui::dialog::{Dialog, product_key};
use crate::tui::effect::{Ask, SecretsAsk};
use crate::tui::failure::Failure;
use crate::tui::room::Room;
use crate::tui::screen::keys::panes::Button;
use crate::tui::screen::keys::{Appears, AskedKey, State};
use crate::tui::step::{Copied, CopyWish, Step};

impl State {
    /// Asks for the key, whose access is recorded before it comes; for a KMS key the answer is a refusal (KEY-4).
    pub(super) fn ask_for_key(&mut self, button: Button, kind: KeyKind, context: &Context<'_>) -> Step {
        let Some(choice) = self.choice() else { return Step::Stay };
        let ask = RevealKey {
            entitlement: self.purchase.clone(),
            version: choice.version.clone(),
            seeing: Seeing::Viewed,
            kind,
            reason: None,
        };
        let ticket = context.ticket();
        self.asked_key = Some(AskedKey { ticket, button, choice, appears: Appears::AsWanted });
        Step::Ask(ticket, Ask::Secrets(SecretsAsk::Reveal(ask)))
    }

    pub(super) fn wish(&self, what: Copied) -> Option<CopyWish> {
        self.choice().map(|choice| CopyWish { entitlement: self.purchase.clone(), choice, what })
    }

    pub(super) fn copy(&self, what: Copied) -> Step {
        self.wish(what).map_or(Step::Stay, Step::Copy)
    }

    pub(super) fn revealed(&mut self, result: Result<ProductKey, Failure>, context: &Context<'_>) -> Step {
        // The choice may be another one by now; the key is the one that was asked for.
        match (result, self.asked_key.take(), self.page()) {
            (Ok(key), Some(asked), Some(page)) => {
                let wish = CopyWish { entitlement: self.purchase.clone(), choice: asked.choice, what: Copied::Key };
                let title = page.row.entitlement.line.title.clone();
                let of = product_key::Of { customer: self.customer.name.clone(), title };
                let mut dialog = product_key::State::new(key, of, wish, context);
                if asked.appears == Appears::Hidden {
                    dialog.hide();
                }
                Step::Open(Box::new(Dialog::ProductKey(dialog)))
            }
            (Ok(_), _, _) => Step::Stay,
            (Err(failure), _, _) => Step::Fail(failure),
        }
    }
}
