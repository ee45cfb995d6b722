//! *Lägg i kundvagnen*: how many of a product, billed how, and what that comes to, before it lies in the cart; the same for a
//! line that lies there already (BUY-2, BUY-3).

mod view;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use tui_input::Input;

use crate::domain::sale::{OnSale, ReviewedLine};
use crate::domain::{BillingPlan, CartLine, CatalogItem, Permission, Refusal, Sku, TenantId};
use crate::i18n::{MessageId, message};
use crate::service::{CartChange, CatalogRow};
use crate::tui::context::{Availability, Context};
use crate::tui::effect::{Ask, BuyingAsk};
use crate::tui::keymap::{Binding, Code, Focus, Key};
use crate::tui::msg::{BuyingReply, Reply};
use crate::tui::ring::neighbour;
use crate::tui::room::Room;
use crate::tui::session::Ticket;
use crate::tui::step::{Answer, Step};
use crate::tui::widget::{dialog_box, input};

/// The line as it would lie in the cart.
#[derive(Debug)]
pub struct State {
    tenant: TenantId,
    offer: Offer,
    /// Whether it lies in the cart already.
    is_in_cart: bool,
    quantity: Input,
    /// Whether what is typed next takes the place of the whole quantity, as nobody has typed in it yet.
    is_fresh: bool,
    plan: BillingPlan,
    field: Field,
    /// The question that carries it to the cart, until it is answered.
    sent: Option<Ticket>,
}

/// What is offered, and how.
#[derive(Debug, Clone)]
pub struct Offer {
    /// What a cart calls it.
    pub item: CatalogItem,
    /// What it is.
    pub sku: Sku,
    /// How it is sold to the customer.
    pub on_sale: OnSale,
}

/// A part of the dialog.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Quantity,
    Plan,
}

/// What can be done with the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Put it in the cart.
    Put,
    /// The other part.
    OtherField,
    /// The next plan.
    NextPlan,
    /// The plan before.
    PreviousPlan,
    /// Leave the cart as it is.
    Close,
}

impl State {
    /// That offer for a customer, or the line of it that lies in the cart.
    #[must_use]
    pub fn new(tenant: TenantId, offer: Offer, in_cart: Option<&CartLine>) -> Self {
        let quantity = in_cart.map_or(offer.sku.minimum, |line| line.quantity);
        let kept = in_cart.map(|line| line.plan).filter(|plan| offer.on_sale.plans.contains(plan));
        let plan = kept.or_else(|| offer.on_sale.plans.first().copied()).unwrap_or(BillingPlan::OneTime);
        Self {
            tenant,
            offer,
            is_in_cart: in_cart.is_some(),
            quantity: Input::new(quantity.to_string()),
            is_fresh: true,
            plan,
            field: Field::Quantity,
            sent: None,
        }
    }

    /// That row of the catalogue; `None` where it is not sold to the customer.
    #[must_use]
    pub fn of_row(tenant: TenantId, row: &CatalogRow, in_cart: Option<&CartLine>) -> Option<Self> {
        let on_sale = row.on_sale.as_ref().ok()?.clone();
        let offer = Offer { item: row.item.clone(), sku: row.sku.clone(), on_sale };
        Some(Self::new(tenant, offer, in_cart))
    }

    /// A line that lies in the cart.
    #[must_use]
    pub fn of_line(tenant: TenantId, reviewed: &ReviewedLine) -> Self {
        let ReviewedLine { line, sku, on_sale, .. } = reviewed;
        let offer = Offer { item: line.item.clone(), sku: sku.clone(), on_sale: on_sale.clone() };
        Self::new(tenant, offer, Some(line))
    }

    /// The line on its terms, or what is wrong with the quantity.
    fn reviewed(&self, context: &Context<'_>) -> Result<ReviewedLine, Refusal> {
        let digits: String = self.quantity.value().chars().filter(|letter| !letter.is_whitespace()).collect();
        let Offer { item, sku, on_sale, .. } = &self.offer;
        // What is no number is no quantity; the rule says which ones are.
        let quantity = digits.parse().unwrap_or(0);
        on_sale.review(sku, &CartLine { item: item.clone(), quantity, plan: self.plan }, context.now)
    }

    fn choose_plan(&mut self, by: isize) {
        self.plan = neighbour(&self.offer.on_sale.plans, &self.plan, by);
    }

    fn has_plans(&self) -> bool {
        1 < self.offer.on_sale.plans.len()
    }

    fn put(&mut self, context: &Context<'_>) -> Step {
        let Ok(reviewed) = self.reviewed(context) else { return Step::Stay };
        let ticket = context.ticket();
        self.sent = Some(ticket);
        Step::Ask(ticket, Ask::Buying(BuyingAsk::ChangeCart(self.tenant, CartChange::Put(reviewed.line))))
    }
}

impl Room for State {
    type Action = Action;

    const KEYS: &'static [Binding<Action>] = &[
        Binding::always(&["Enter"], Action::Put, message!("key-put-in-cart")).shown(100),
        Binding::always(&["Tab", "Down", "Up"], Action::OtherField, message!("key-other-field")).shown(90),
        Binding::moving(&["Right", "l", "Space"], Action::NextPlan, message!("key-next-value")).shown(96),
        Binding::moving(&["Left", "h"], Action::PreviousPlan, message!("key-previous-value")).shown(95),
        Binding::always(&["Esc"], Action::Close, message!("key-close")).shown(98),
    ];

    fn focus(&self) -> Focus {
        Focus::of(self.field == Field::Quantity, self.quantity.value())
    }

    fn availability(&self, action: Action, context: &Context<'_>) -> Availability {
        match action {
            Action::Put => {
                let sold = self.reviewed(context).map(|_| ());
                Availability::when(self.sent.is_none()).and(context.allows(Permission::Buy)).and(sold.into())
            }
            Action::OtherField => Availability::when(self.has_plans()),
            Action::NextPlan | Action::PreviousPlan => {
                Availability::when(self.has_plans() && self.field == Field::Plan && self.sent.is_none())
            }
            Action::Close => Availability::Ready,
        }
    }

    fn label(&self, action: Action) -> Option<MessageId> {
        (action == Action::Put && self.is_in_cart).then(|| message!("key-change-line"))
    }

    /// What is wrong with the quantity stands below it.
    fn explains(&self, context: &Context<'_>) -> Option<Refusal> {
        self.reviewed(context).err()
    }

    fn update(&mut self, action: Action, context: &Context<'_>) -> Step {
        match action {
            Action::Put => return self.put(context),
            Action::Close => return Step::Close,
            Action::NextPlan => self.choose_plan(1),
            Action::PreviousPlan => self.choose_plan(-1),
            Action::OtherField => self.field = neighbour(&[Field::Quantity, Field::Plan], &self.field, 1),
        }
        Step::Stay
    }

    /// The first character takes the place of the quantity that nobody has typed in yet.
    fn edit(&mut self, key: Key, _context: &Context<'_>) -> Step {
        let replaces = key.text().is_some() || matches!(key.code, Code::Backspace | Code::Delete);
        if self.sent.is_none() {
            if std::mem::take(&mut self.is_fresh) && replaces {
                self.quantity = Input::default();
            }
            input::edit(&mut self.quantity, key);
        }
        Step::Stay
    }

    fn paste(&mut self, text: &str, _context: &Context<'_>) -> Step {
        if self.field == Field::Quantity && self.sent.is_none() {
            if std::mem::take(&mut self.is_fresh) {
                self.quantity = Input::default();
            }
            input::paste(&mut self.quantity, text);
        }
        Step::Stay
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        self.sent == Some(ticket)
    }

    fn receive(&mut self, _ticket: Ticket, reply: Reply, _context: &Context<'_>) -> Step {
        self.sent = None;
        let Reply::Buying(BuyingReply::Changed(result)) = reply else { return Step::Stay };
        result.map_or_else(Step::Fail, |_| Step::CloseWith(Answer::CartChanged))
    }

    /// A press goes to the part it is on; one on the plan takes the next, and one on the button puts the line in the cart.
    fn press(&mut self, at: Position, area: Rect, context: &Context<'_>) -> Step {
        let Some((line, _)) = dialog_box::spot(area, &self.dialog(area, context), at) else { return Step::Stay };
        match self.part_at(line, area, context) {
            Some(view::Part::Quantity) => self.field = Field::Quantity,
            Some(view::Part::Plan) if self.has_plans() => {
                if self.field == Field::Plan {
                    self.choose_plan(1);
                }
                self.field = Field::Plan;
            }
            Some(view::Part::Put) => {
                return match self.availability(Action::Put, context) {
                    Availability::Ready => self.put(context),
                    Availability::Disabled(_) | Availability::Hidden => Step::Stay,
                };
            }
            Some(view::Part::Plan) | None => {}
        }
        Step::Stay
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        self.view_dialog(frame, area, context);
    }
}
