//! *Azure Hybrid-förmån*: what of a customer's purchases has the benefit, and what it saves on machines whose two rates
//! are typed in (PROD-5). Nothing here is kept or sent: it is a calculation.

mod form;
mod view;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use crate::i18n::message;
use crate::service::HybridBenefitPage;
use crate::tui::context::{Availability, Context};
use crate::tui::effect::{Ask, PurchasesAsk};
use crate::tui::keymap::{Binding, Focus, Key};
use crate::tui::msg::{PurchasesReply, Reply};
use crate::tui::remote::Remote;
use crate::tui::room::{Readiness, Room};
use crate::tui::screen::hybrid_benefit::form::Form;
use crate::tui::session::Ticket;
use crate::tui::step::{CustomerLabel, Step};

/// The Hybrid Benefit page of a customer.
#[derive(Debug)]
pub struct State {
    customer: CustomerLabel,
    page: Remote<Box<HybridBenefitPage>>,
    form: Form,
    /// How many of the purchases are above the first one on the screen.
    scrolled: usize,
}

/// What can be done on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Type in the marked field.
    Enter,
    /// The field below; the last one is left by it.
    Next,
    /// The field above.
    Previous,
    /// Leave the field as it was.
    PutBack,
    /// A page of purchases down.
    PageDown,
    /// A page of purchases up.
    PageUp,
}

impl State {
    /// The page of this customer, not asked for yet.
    #[must_use]
    pub fn new(customer: CustomerLabel) -> Self {
        Self { customer, page: Remote::Idle, form: Form::default(), scrolled: 0 }
    }

    /// Whose it is.
    #[must_use]
    pub fn customer(&self) -> &CustomerLabel {
        &self.customer
    }

    /// Goes through the purchases by that many rows, downwards positive.
    fn scroll(&mut self, rows: isize, context: &Context<'_>) {
        let Some(last) = self.last_offset(context.main, context) else { return };
        self.scrolled = self.scrolled.min(last).saturating_add_signed(rows).min(last);
    }
}

impl Room for State {
    type Action = Action;

    const KEYS: &'static [Binding<Action>] = &[
        Binding::moving(&["Enter", "Space"], Action::Enter, message!("key-edit-field")).shown(100),
        Binding::typing(&["Enter", "Tab"], Action::Next, message!("key-next-button")).shown(99),
        Binding::typing(&["Esc"], Action::PutBack, message!("key-put-name-back")).shown(98),
        Binding::typing(&["Shift-Tab"], Action::Previous, message!("key-previous-button")).shown(97),
        Binding::always(&["Down"], Action::Next, message!("key-next-button")).shown(94),
        Binding::always(&["Up"], Action::Previous, message!("key-previous-button")).shown(93),
        Binding::moving(&["j"], Action::Next, message!("key-next-button")),
        Binding::moving(&["k"], Action::Previous, message!("key-previous-button")),
        Binding::always(&["PgDn"], Action::PageDown, message!("key-page-down")).shown(62),
        Binding::always(&["PgUp"], Action::PageUp, message!("key-page-up")),
    ];

    fn focus(&self) -> Focus {
        Focus::of(self.form.is_typing(), self.form.marked_text())
    }

    fn availability(&self, action: Action, context: &Context<'_>) -> Availability {
        let is_here = self.page.ready().is_some();
        Availability::when(match action {
            Action::Enter | Action::Next | Action::Previous => is_here,
            Action::PutBack => self.form.is_typing(),
            Action::PageDown | Action::PageUp => self.last_offset(context.main, context).is_some_and(|last| 0 < last),
        })
    }

    fn update(&mut self, action: Action, context: &Context<'_>) -> Step {
        match action {
            Action::Enter => self.form.enter(),
            Action::Next => self.form.next(),
            Action::Previous => self.form.previous(),
            Action::PutBack => self.form.put_back(),
            Action::PageDown => self.scroll(self.page_of_rows(context), context),
            Action::PageUp => self.scroll(self.page_of_rows(context).saturating_neg(), context),
        }
        Step::Stay
    }

    fn edit(&mut self, key: Key, _context: &Context<'_>) -> Step {
        self.form.edit(key);
        Step::Stay
    }

    fn leave_field(&mut self) {
        self.form.keep();
    }

    fn paste(&mut self, text: &str, _context: &Context<'_>) -> Step {
        self.form.paste(text);
        Step::Stay
    }

    fn readiness(&self) -> Readiness {
        self.page.readiness()
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        self.page.awaits(ticket)
    }

    fn receive(&mut self, _ticket: Ticket, reply: Reply, _context: &Context<'_>) -> Step {
        if let Reply::Purchases(PurchasesReply::HybridBenefit(result)) = reply {
            self.page.settle(result);
        }
        Step::Stay
    }

    fn refresh(&mut self, context: &Context<'_>) -> Step {
        let ticket = context.ticket();
        self.page.ask(ticket);
        Step::Ask(ticket, Ask::Purchases(PurchasesAsk::OpenHybridBenefit(self.customer.tenant)))
    }

    /// A press on a field goes into it; one beside the fields leaves the one that is typed in.
    fn press(&mut self, at: Position, area: Rect, context: &Context<'_>) -> Step {
        match self.field_at(at, area, context) {
            Some(field) => self.form.enter_at(field),
            None => self.form.keep(),
        }
        Step::Stay
    }

    fn wheel(&mut self, notches: isize, context: &Context<'_>) -> Step {
        self.scroll(notches.saturating_mul(3), context);
        Step::Stay
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        self.view_page(frame, area, context);
    }
}
