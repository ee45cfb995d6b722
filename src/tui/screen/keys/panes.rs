//! The buttons of the three panes (keys, downloads, installation instructions): which of them or of the choices has the
//! focus, and whether it can be pressed.

use crate::domain::catalog::Delivery;
use crate::domain::choice::Picked;
use crate::domain::product_key::{KeyKind, require_kind};
use crate::domain::{Permission, Refusal, SecretText};
use crate::service::open_purchase::PurchasePage;
use crate::tui::context::{Availability, Context};
use crate::tui::effect::{Ask, PurchasesAsk};
use crate::tui::remote::Remote;
use crate::tui::ring;
use crate::tui::screen::keys::choices::Choices;
use crate::tui::screen::keys::{Stage, State, azure_portal};
use crate::tui::step::{Copied, Destination, Plain, Step};

/// A button of the panes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Button {
    /// *Hämta nyckel*.
    GetKey,
    /// *KMS-nyckel*, which explains itself (KEY-4).
    KmsKey,
    /// *Ladda ned*.
    Download,
    /// *Kopiera länk*.
    CopyLink,
    /// *Klicka här*.
    Instructions,
}

impl State {
    /// Whether the marked button can be pressed; *KMS-nyckel* is dimmed and says why (KEY-4).
    pub(super) fn button_availability(&self, context: &Context<'_>) -> Availability {
        match &self.stage {
            Stage::Before => Availability::when(self.is_reservation()),
            Stage::Choosing(_) => Availability::Ready,
            // A KMS key nobody gets; the button leads to the way out (KEY-4).
            Stage::Panes(_, Button::KmsKey) if context.allows(Permission::LookAtPlans) == Availability::Ready => {
                Availability::Ready
            }
            Stage::Panes(_, button) => self.availability_of(*button, context),
        }
    }

    pub(super) fn availability_of(&self, button: Button, context: &Context<'_>) -> Availability {
        match button {
            Button::GetKey => self.keys(context),
            Button::KmsKey => self.keys(context).and(require_kind(KeyKind::Kms).into()),
            Button::Download | Button::CopyLink => self.links(context),
            Button::Instructions => Availability::Ready,
        }
    }

    /// What the rules say of the keys of this purchase; hidden where it has none to speak of.
    pub(super) fn keys(&self, context: &Context<'_>) -> Availability {
        self.page().map_or(Availability::Hidden, |page| by_rule(&page.keys, context))
    }

    /// Whether anything of this purchase can be had that a reason can be given for.
    pub(super) fn gives_anything(&self, context: &Context<'_>) -> Availability {
        match self.keys(context) {
            Availability::Ready => Availability::Ready,
            other @ (Availability::Disabled(_) | Availability::Hidden) => match self.links(context) {
                Availability::Hidden => other,
                links @ (Availability::Ready | Availability::Disabled(_)) => links,
            },
        }
    }

    pub(super) fn links(&self, context: &Context<'_>) -> Availability {
        self.page().map_or(Availability::Hidden, |page| by_rule(&page.links, context))
    }

    /// Whether a button can be pressed by its name; hidden where the page does not have it.
    pub(super) fn named_button(&self, button: Button, context: &Context<'_>) -> Availability {
        let are_there = matches!(self.stage, Stage::Panes(_, _));
        let is_there = are_there && self.page().is_some_and(|page| buttons(page).contains(&button));
        Availability::when(is_there).and(self.availability_of(button, context))
    }

    /// What the marked button gives that can be copied, and whether it can be had: the link beside the files, else the key,
    /// where there is one.
    pub(super) fn given_by_marked(&self, context: &Context<'_>) -> (Copied, Availability) {
        let key = self.keys(context);
        match &self.stage {
            Stage::Panes(_, Button::Download | Button::CopyLink) => (Copied::Link, self.links(context)),
            Stage::Panes(_, Button::Instructions) if key == Availability::Hidden => (Copied::Link, self.links(context)),
            Stage::Before | Stage::Choosing(_) | Stage::Panes(_, _) => (Copied::Key, key),
        }
    }

    /// To the panes, with what was picked kept for the next time (PROD-4).
    pub(super) fn get(&mut self, context: &Context<'_>) -> Step {
        let (Stage::Choosing(choices), Some(page)) = (&self.stage, self.page()) else { return Step::Stay };
        let (choice, picked) = (choices.choice(), choices.picked());
        let keep = PurchasesAsk::KeepChoice(page.product.id.clone(), picked.clone());
        let button = buttons(page).first().copied().unwrap_or(Button::GetKey);
        self.stage = Stage::Panes(choice, button);
        let keep = Step::Ask(context.ticket(), Ask::Purchases(keep));
        self.bits = Remote::Idle;
        let describe = self.describe(context);
        if picked == Picked::default() { describe } else { Step::Many(vec![keep, describe]) }
    }

    pub(super) fn press_marked(&mut self, context: &Context<'_>) -> Step {
        let button = match self.stage {
            Stage::Before => return self.open_address(),
            Stage::Choosing(ref choices) if choices.focused().is_some() => return self.move_focus(1),
            Stage::Choosing(_) => return self.get(context),
            Stage::Panes(_, button) => button,
        };
        match button {
            Button::GetKey if self.asked.is_some() => Step::Stay,
            Button::GetKey => self.ask_for_key(button, context),
            Button::KmsKey => Step::Go(Destination::Kms(self.customer.clone())),
            Button::Download => self.download(context),
            Button::CopyLink => self.copy(Copied::Link),
            Button::Instructions => Step::Go(Destination::Instructions(self.customer.clone(), self.purchase.clone())),
        }
    }

    /// Presses a button whichever is marked.
    pub(super) fn press_named(&mut self, button: Button, context: &Context<'_>) -> Step {
        self.focus_button(button);
        self.press_marked(context)
    }

    /// The address that stands on the page, if one does.
    pub(super) fn address(&self) -> Option<&str> {
        match &self.stage {
            Stage::Before => self.is_reservation().then(azure_portal),
            Stage::Choosing(_) => None,
            Stage::Panes(_, _) => Some(&self.page()?.product.instructions()?.link),
        }
    }

    pub(super) fn open_address(&self) -> Step {
        self.address().map_or(Step::Stay, |address| Step::Browse(address.to_owned()))
    }

    pub(super) fn copy_address(&self) -> Step {
        let copied = |address: &str| Step::CopyPlain(Plain::Address, SecretText::new(address.to_owned()));
        self.address().map_or(Step::Stay, copied)
    }

    /// Whether the button has asked for a key or link that is on its way.
    pub(super) fn is_pending(&self, button: Button) -> bool {
        self.asked.as_ref().is_some_and(|asked| asked.button == button)
    }

    pub(super) fn is_reservation(&self) -> bool {
        self.page().is_some_and(|page| page.product.delivery == Delivery::Reservation)
    }

    pub(super) fn is_on_a_choice(&self) -> bool {
        matches!(&self.stage, Stage::Choosing(choices) if choices.is_on_a_choice())
    }

    pub(super) fn move_focus(&mut self, by: isize) -> Step {
        let buttons = self.page().map(buttons).unwrap_or_default();
        match &mut self.stage {
            Stage::Before => {}
            Stage::Choosing(choices) => choices.move_focus(by),
            Stage::Panes(_, button) => *button = ring::neighbour(&buttons, button, by),
        }
        Step::Stay
    }

    pub(super) fn change_value(&mut self, by: isize) -> Step {
        if let Stage::Choosing(choices) = &mut self.stage {
            choices.change_value(by);
        }
        Step::Stay
    }

    pub(super) fn choose_again(&mut self) -> Step {
        if let (Stage::Panes(choice, _), Some(page)) = (&self.stage, self.page())
            && let Some(choices) = Choices::of(&page.product, Some(choice))
        {
            self.stage = Stage::Choosing(choices);
            // A key or link that is still on its way is not shown any more: its button is gone.
            self.asked = None;
        }
        Step::Stay
    }

    /// A press on a choice gives it the focus; one on an arrow of it takes the value there.
    pub(super) fn press_choice(&mut self, index: usize, by: Option<isize>) {
        if let Stage::Choosing(choices) = &mut self.stage {
            choices.focus(index);
            choices.change_value(by.unwrap_or(0));
        }
    }

    pub(super) fn focus_button(&mut self, pressed: Button) {
        if let Stage::Panes(_, button) = &mut self.stage {
            *button = pressed;
        }
    }
}

/// A product without keys hides what is done with keys; any other no dims it and says why.
fn by_rule(decision: &Result<(), Refusal>, context: &Context<'_>) -> Availability {
    match decision {
        Err(
            Refusal::NoKey | Refusal::NoDownload | Refusal::NotOffered | Refusal::LicenceOnly | Refusal::Reservation,
        ) => Availability::Hidden,
        Err(refusal) => Availability::Disabled(refusal.clone()),
        Ok(()) => context.allows(Permission::Keys),
    }
}

/// The buttons that the page has, from top to bottom.
pub(super) fn buttons(page: &PurchasePage) -> Vec<Button> {
    let Delivery::Software(software) = &page.product.delivery else { return Vec::new() };
    let has_keys = software.mak && !matches!(page.keys, Err(Refusal::NotOffered));
    let mut buttons = Vec::new();
    if has_keys {
        buttons.extend([Button::GetKey, Button::KmsKey]);
    }
    if software.downloads {
        buttons.extend([Button::Download, Button::CopyLink]);
    }
    if software.instructions.is_some() {
        buttons.push(Button::Instructions);
    }
    buttons
}
