//! The pane Downloads: what would be fetched, fetching it, and until when a link works that was given to somebody.

use crate::domain::Instant;
use crate::domain::download::Existing;
use crate::service::{DescribeDownload, PlanDownload};
use crate::tui::context::{Availability, Context};
use crate::tui::effect::{Ask, DownloadsAsk};
use crate::tui::screen::keys::{Stage, State};
use crate::tui::step::{CopyWish, Step};

impl State {
    /// Asks what a download would fetch, which is no access; whoever may have none asks nothing.
    pub(super) fn describe(&mut self, context: &Context<'_>) -> Step {
        let Stage::Panes(choice, _) = &self.stage else { return Step::Stay };
        if self.links(context) == Availability::Hidden || self.page().is_none_or(|page| page.links.is_err()) {
            return Step::Stay;
        }
        let ask = DescribeDownload { entitlement: self.purchase.clone(), choice: choice.clone() };
        let ticket = context.ticket();
        self.bits.ask(ticket);
        Step::Ask(ticket, Ask::Downloads(DownloadsAsk::Describe(ask)))
    }

    /// Downloads what was chosen into the operator's folder; a file that is there is asked about.
    pub(super) fn download(&self, context: &Context<'_>) -> Step {
        let Some(choice) = self.choice() else { return Step::Stay };
        Step::Download(Box::new(PlanDownload {
            entitlement: self.purchase.clone(),
            choice,
            folder: context.settings.download_dir.clone(),
            existing: Existing::Kept,
            reason: self.reasons.given.clone(),
        }))
    }

    /// Learns that a link of a purchase was copied, and until when it works (KEY-8).
    pub fn link_given(&mut self, wish: &CopyWish, expires: Instant) {
        if wish.entitlement == self.purchase {
            self.link = Some((wish.choice.clone(), expires));
        }
    }

    /// When the link stops working that was given to somebody for what is chosen now.
    pub(super) fn link_expires(&self) -> Option<Instant> {
        let Stage::Panes(choice, _) = &self.stage else { return None };
        self.link.as_ref().filter(|(given, _)| given == choice).map(|(_, expires)| *expires)
    }
}
