//! The buttons of the three panes: keys, downloads, installation instructions.

use crate::domain::Refusal;
use crate::domain::catalog::Delivery;
use crate::service::open_purchase::PurchasePage;
use crate::tui::ring;

/// A button of the panes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Button {
    /// *Hämta nyckel*.
    GetKey,
    /// *KMS-nyckel*, which explains itself (KEY-4).
    KmsKey,
    /// *Kopiera länk*.
    CopyLink,
    /// *Klicka här*.
    Instructions,
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
        buttons.push(Button::CopyLink);
    }
    if software.instructions.is_some() {
        buttons.push(Button::Instructions);
    }
    buttons
}

/// The button `by` further, round and round.
pub(super) fn neighbour(buttons: &[Button], button: Button, by: isize) -> Button {
    ring::neighbour(buttons, &button, by)
}
