//! Keys and downloads of a purchase: the choices first, then three panes (KEY-1 … KEY-5, KEY-8, PROD-2 … PROD-4). No key
//! is on this screen; *Hämta nyckel* opens the dialog that shows it.

mod asking;
mod choices;
mod files;
mod panes;
mod reasons;
mod scrolling;
mod view;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use crate::domain::download::Bits;
use crate::domain::published::PublishedPages;
use crate::domain::{Choice, EntitlementId, EntitlementStatus, Instant, Refusal};
use crate::i18n::{MessageId, message};
use crate::service::open_purchase::PurchasePage;
use crate::tui::context::{Availability, Context};
use crate::tui::effect::{Ask, PurchasesAsk};
use crate::tui::failure::Failure;
use crate::tui::keymap::Binding;
use crate::tui::msg::{DownloadsReply, PurchasesReply, Reply, SecretsReply};
use crate::tui::remaining;
use crate::tui::remote::Remote;
use crate::tui::room::{Readiness, Room};
use crate::tui::screen::keys::asking::{Appears, Asked};
use crate::tui::screen::keys::choices::Choices;
use crate::tui::screen::keys::panes::Button;
use crate::tui::screen::keys::reasons::Reasons;
use crate::tui::session::Ticket;
use crate::tui::step::{Copied, CustomerLabel, MessageLanguage, Step};

/// Where reservations are managed (PROD-6).
fn azure_portal() -> &'static str {
    &PublishedPages::embedded().azure_portal
}

/// Keys and downloads of one purchase.
#[derive(Debug)]
pub struct State {
    customer: CustomerLabel,
    purchase: EntitlementId,
    page: Remote<Box<PurchasePage>>,
    stage: Stage,
    /// How many lines of a page that is longer than the screen lie above it.
    scrolled: usize,
    /// The question for a key or link to be shown, or for the refusal of one, that has not been answered yet.
    asked: Option<Asked>,
    /// What a download of the choice would fetch.
    bits: Remote<Bits>,
    /// The link that was given to somebody from here, by what was chosen, and when it stops working.
    link: Option<(Choice, Instant)>,
    /// The reason it is asked for with.
    reasons: Reasons,
}

/// How far the operator has come.
#[derive(Debug)]
enum Stage {
    /// Nothing to choose yet, or ever.
    Before,
    /// Version, language, file type.
    Choosing(Choices),
    /// Keys, downloads, instructions, for what was chosen.
    Panes(Choice, Button),
}

/// What can be done here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// The next choice or button.
    Next,
    /// The choice or button before.
    Previous,
    /// The next value of the choice.
    NextValue,
    /// The value before.
    PreviousValue,
    /// Press the marked button, or go on from the choice that has the focus.
    Press,
    /// Copy the key without showing it.
    CopyKey,
    /// Copy a message in the customer's language.
    CopyMessage,
    /// Copy a message in the other language.
    CopyOtherMessage,
    /// Copy what the marked button gives, after choosing the route.
    ChooseRoute,
    /// Download the files.
    Download,
    /// Copy the link.
    CopyLink,
    /// *Hämta nyckel*, whatever is marked.
    GetKey,
    /// *KMS-nyckel*, whatever is marked.
    KmsKey,
    /// *Klicka här*, whatever is marked.
    Instructions,
    /// Copy the address that stands on the page.
    CopyAddress,
    /// One page up.
    PageUp,
    /// One page down.
    PageDown,
    /// Read the cancellation policy.
    Policy,
    /// Show the link.
    ShowLink,
    /// Give a reason.
    Reason,
    /// Back to the choices.
    Choose,
}

impl State {
    /// The page of this purchase, not asked for yet.
    #[must_use]
    pub fn new(customer: CustomerLabel, purchase: EntitlementId) -> Self {
        Self {
            customer,
            purchase,
            page: Remote::Idle,
            stage: Stage::Before,
            scrolled: 0,
            asked: None,
            bits: Remote::Idle,
            link: None,
            reasons: Reasons::default(),
        }
    }

    /// Whose purchase it is.
    #[must_use]
    pub fn customer(&self) -> &CustomerLabel {
        &self.customer
    }

    /// Which purchase it is.
    #[must_use]
    pub fn purchase(&self) -> &EntitlementId {
        &self.purchase
    }

    fn page(&self) -> Option<&PurchasePage> {
        self.page.ready().map(Box::as_ref)
    }

    /// The choices as they would be made now.
    fn choice(&self) -> Option<Choice> {
        match &self.stage {
            Stage::Before => None,
            Stage::Choosing(choices) => Some(choices.choice()),
            Stage::Panes(choice, _) => Some(choice.clone()),
        }
    }

    fn opened(&mut self, result: Result<Box<PurchasePage>, Failure>) {
        self.page.settle(result);
        let Some(page) = self.page.ready() else {
            self.stage = Stage::Before;
            return;
        };
        // Of a cancelled purchase nothing can be had: there is nothing to choose and no button to press (AFTER-2).
        if matches!(page.row.status, EntitlementStatus::Cancelled { .. }) {
            self.stage = Stage::Before;
            return;
        }
        let choices = Choices::of(&page.product, page.filled_in.as_ref());
        if matches!(self.stage, Stage::Before) {
            self.stage = choices.map_or(Stage::Before, Stage::Choosing);
        }
    }
}

impl Room for State {
    type Action = Action;

    const KEYS: &'static [Binding<Action>] = &[
        Binding::moving(&["Enter", "Space"], Action::Press, message!("key-press")).shown(100),
        Binding::moving(&["y"], Action::CopyKey, message!("key-copy-key")).shown(98),
        Binding::moving(&["Y"], Action::CopyMessage, message!("key-copy-message")).shown(85),
        Binding::moving(&["Ctrl-y"], Action::CopyOtherMessage, message!("key-copy-other-message")),
        Binding::moving(&["r"], Action::ChooseRoute, message!("key-choose-route")),
        Binding::moving(&["D"], Action::Download, message!("key-download")).shown(86),
        Binding::moving(&["L"], Action::CopyLink, message!("key-copy-link")).shown(84),
        Binding::moving(&["v"], Action::ShowLink, message!("key-show-link")),
        Binding::moving(&["u"], Action::CopyAddress, message!("key-copy-address")).shown(60),
        Binding::moving(&["p"], Action::Policy, message!("key-cancellation-policy")).shown(50),
        Binding::moving(&["e"], Action::Reason, message!("key-reason")).shown(49),
        Binding::moving(&["c", "Esc"], Action::Choose, message!("key-choose")).shown(95),
        Binding::moving(&["Tab", "Down", "j"], Action::Next, message!("key-next-button")).shown(88),
        Binding::moving(&["Shift-Tab", "Up", "k"], Action::Previous, message!("key-previous-button")),
        Binding::moving(&["Right", "l"], Action::NextValue, message!("key-next-value")).shown(97),
        Binding::moving(&["Left", "h"], Action::PreviousValue, message!("key-previous-value")).shown(96),
        // Buttons have no keys of their own; the palette finds them by their names.
        Binding::moving(&[], Action::GetKey, message!("button-get-key")),
        Binding::moving(&[], Action::KmsKey, message!("button-kms-key")),
        Binding::moving(&[], Action::Instructions, message!("button-instructions")),
        Binding::moving(&["PgUp"], Action::PageUp, message!("key-page-up")),
        Binding::moving(&["PgDn"], Action::PageDown, message!("key-page-down")).shown(99),
    ];

    fn availability(&self, action: Action, context: &Context<'_>) -> Availability {
        let (choosing, panes) = match &self.stage {
            Stage::Before => (false, false),
            Stage::Choosing(_) => (true, false),
            Stage::Panes(_, _) => (false, true),
        };
        match action {
            Action::Press => self.button_availability(context),
            Action::Next | Action::Previous => Availability::when(choosing || panes),
            Action::NextValue | Action::PreviousValue => Availability::when(self.is_on_a_choice()),
            Action::CopyKey => Availability::when(panes).and(self.keys(context)),
            // To the customer writes the partner.
            Action::CopyMessage | Action::CopyOtherMessage => {
                Availability::when(panes && context.view.is_none()).and(self.keys(context))
            }
            Action::ChooseRoute => Availability::when(panes).and(self.given_by_marked(context).1),
            Action::Reason => Availability::when(panes).and(self.gives_anything(context)),
            Action::Download | Action::CopyLink | Action::ShowLink => {
                Availability::when(panes).and(self.links(context))
            }
            Action::GetKey => self.named_button(Button::GetKey, context),
            Action::KmsKey => self.named_button(Button::KmsKey, context),
            Action::Instructions => self.named_button(Button::Instructions, context),
            Action::CopyAddress => Availability::when(self.address().is_some()),
            Action::PageUp | Action::PageDown => self.can_be_scrolled(context),
            Action::Policy => Availability::when(self.page().is_some() && context.view.is_none()),
            Action::Choose => Availability::when(panes),
        }
    }

    fn explains(&self, context: &Context<'_>) -> Option<Refusal> {
        let Stage::Panes(_, marked) = &self.stage else { return None };
        match self.availability_of(*marked, context) {
            Availability::Disabled(refusal) => Some(refusal),
            Availability::Ready | Availability::Hidden => None,
        }
    }

    fn label(&self, action: Action) -> Option<MessageId> {
        if action != Action::Press {
            None
        } else if matches!(self.stage, Stage::Panes(_, Button::KmsKey)) {
            // Never, for anyone (KEY-4); why stands below the button, which leads to the way out.
            Some(message!("key-to-kms"))
        } else if matches!(&self.stage, Stage::Choosing(choices) if choices.focused().is_some()) {
            Some(message!("key-go-on"))
        } else {
            self.is_reservation().then(|| message!("key-portal"))
        }
    }

    fn update(&mut self, action: Action, context: &Context<'_>) -> Step {
        if let Some(question) = self.reason_first(action, context) {
            return question;
        }
        let step = match action {
            Action::Next => self.move_focus(1),
            Action::Previous => self.move_focus(-1),
            Action::NextValue => self.change_value(1),
            Action::PreviousValue => self.change_value(-1),
            Action::Press => self.press_marked(context),
            Action::CopyKey => self.copy(Copied::Key),
            Action::CopyMessage => self.copy(Copied::Message(MessageLanguage::Customers)),
            Action::CopyOtherMessage => self.copy(Copied::Message(MessageLanguage::Other)),
            Action::ChooseRoute => {
                let (what, _) = self.given_by_marked(context);
                self.wish(what).map_or(Step::Stay, Step::CopyAfterAsking)
            }
            Action::Download => self.download(context),
            Action::CopyLink => self.copy(Copied::Link),
            Action::GetKey => self.press_named(Button::GetKey, context),
            Action::KmsKey => self.press_named(Button::KmsKey, context),
            Action::Instructions => self.press_named(Button::Instructions, context),
            Action::CopyAddress => self.copy_address(),
            Action::PageUp => return self.scroll_pages(-1, context),
            Action::PageDown => return self.scroll_pages(1, context),
            Action::Policy => Step::Browse(PublishedPages::embedded().cancellation_policy.clone()),
            Action::ShowLink => self.ask_for_link(context),
            Action::Reason => self.ask_for_reason(None, context),
            Action::Choose => self.choose_again(),
        };
        self.show_focus(context);
        step
    }

    fn readiness(&self) -> Readiness {
        self.page.readiness()
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        self.page.awaits(ticket)
            || self.bits.awaits(ticket)
            || self.asked.as_ref().is_some_and(|asked| asked.ticket == ticket)
    }

    fn receive(&mut self, _ticket: Ticket, reply: Reply, context: &Context<'_>) -> Step {
        match reply {
            Reply::Purchases(PurchasesReply::Opened(result)) => {
                self.opened(result);
                self.show_focus(context);
            }
            Reply::Secrets(SecretsReply::Revealed(result)) => return self.revealed(result, context),
            Reply::Secrets(SecretsReply::Linked(result)) => return self.link_came(result, context),
            Reply::Downloads(DownloadsReply::Described(result)) => self.bits.settle(result),
            Reply::Purchases(_)
            | Reply::Secrets(SecretsReply::Copied(_, _) | SecretsReply::Retrieval(_))
            | Reply::Billing(_)
            | Reply::Support(_)
            | Reply::Customers(_)
            | Reply::Clipboard(_)
            | Reply::Operators(_)
            | Reply::Downloads(_)
            | Reply::Buying(_)
            | Reply::Cancelling(_)
            | Reply::Kms(_)
            | Reply::Upkeep(_)
            | Reply::Log(_) => {}
        }
        Step::Stay
    }

    fn refresh(&mut self, context: &Context<'_>) -> Step {
        let ticket = context.ticket();
        self.page.ask(ticket);
        let open = Step::Ask(ticket, Ask::Purchases(PurchasesAsk::Open(self.purchase.clone())));
        Step::Many(vec![open, self.describe(context)])
    }

    fn resized(&mut self, context: &Context<'_>) -> Step {
        self.show_focus(context);
        Step::Stay
    }

    fn wheel(&mut self, notches: isize, context: &Context<'_>) -> Step {
        self.scroll(notches.saturating_mul(3), context)
    }

    fn hide(&mut self) {
        if let Some(asked) = &mut self.asked {
            asked.appears = Appears::Hidden;
        }
    }

    fn wake(&self, now: Instant) -> Option<Instant> {
        self.link_expires().and_then(|expires| remaining::wake(expires, now))
    }

    fn press(&mut self, at: Position, area: Rect, context: &Context<'_>) -> Step {
        match view::target_at(self, at, area, context) {
            Some(view::Target::Get) => self.get(context),
            Some(view::Target::Choice(index, by)) => {
                self.press_choice(index, by);
                Step::Stay
            }
            Some(view::Target::Address) => self.open_address(),
            Some(view::Target::Button(button)) => {
                self.focus_button(button);
                match self.availability(Action::Press, context) {
                    Availability::Ready => self.update(Action::Press, context),
                    Availability::Disabled(refusal) => Step::Refuse(refusal),
                    Availability::Hidden => Step::Stay,
                }
            }
            None => Step::Stay,
        }
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        view::view(self, frame, area, context);
    }
}
