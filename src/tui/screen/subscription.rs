//! A subscription: what it is, when it can be cancelled, and the form of what can be changed of it. Nothing changes until
//! *Skicka*, and leaving what was not sent asks first (RENEW-3, BUY-6, CANCEL-4).

mod cancelling;
mod form;
mod view;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use crate::domain::cancellation::shows_by;
use crate::domain::subscription::Standing;
use crate::domain::{EntitlementId, Instant, Permission, Renewal, SecretText, Subscription};
use crate::i18n::{MessageId, ReceiptForm, message};
use crate::service::{CancelPurchase, CancelledPurchase, SubscriptionPage};
use crate::tui::context::{Availability, Context};
use crate::tui::effect::{Ask, CancellingAsk, PurchasesAsk};
use crate::tui::failure::Failure;
use crate::tui::keymap::{Binding, Focus, Key};
use crate::tui::msg::{CancellingReply, PurchasesReply, Reply};
use crate::tui::note::Note;
use crate::tui::remaining;
use crate::tui::remote::Remote;
use crate::tui::ring::neighbour;
use crate::tui::room::{Readiness, Room};
use crate::tui::screen::subscription::form::Form;
use crate::tui::session::Ticket;
use crate::tui::step::{CustomerLabel, Destination, Plain, Step};

/// The page of one subscription.
#[derive(Debug)]
pub struct State {
    customer: CustomerLabel,
    purchase: EntitlementId,
    page: Remote<Box<SubscriptionPage>>,
    form: Form,
    /// What *Ja, avbryt* was said to, and *Skicka* carries out (CANCEL-5).
    cancelling: Option<CancelPurchase>,
    field: Field,
    /// The question that carries what was sent, until it is answered.
    sent: Option<Ticket>,
    /// What the cancellation came to that was carried out from here.
    came_to: Option<CancelledPurchase>,
}

/// A part of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Name,
    Cancel,
    Renewal,
    Plan,
    Submit,
}

impl Field {
    const ALL: [Self; 5] = [Self::Name, Self::Cancel, Self::Renewal, Self::Plan, Self::Submit];

    /// Those while a cancellation is pending, which shares its submit with nothing (RENEW-3).
    const OF_CANCELLING: [Self; 2] = [Self::Cancel, Self::Submit];

    /// Those of a subscription that is over: nothing follows it.
    const OF_ENDED: [Self; 2] = [Self::Name, Self::Submit];
}

/// What can be done with a subscription.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// What Enter does to the marked part: type the name, take the next value, submit.
    Press,
    /// The next value of the marked part.
    NextValue,
    /// The value before.
    PreviousValue,
    /// The part below.
    Down,
    /// The part above.
    Up,
    /// *Avbryt prenumeration*; while a cancellation is pending, take it back.
    Cancel,
    /// Leave the name with what was typed.
    KeepName,
    /// Leave the name as it was.
    PutNameBack,
    /// Save the receipt of what was cancelled.
    SaveReceipt(ReceiptForm),
    /// Copy the id.
    CopyId,
    /// To the order that it was bought with.
    Order,
    /// To the purchase on the Software page.
    Software,
}

impl State {
    /// The subscription of this purchase, not asked for yet.
    #[must_use]
    pub fn new(customer: CustomerLabel, purchase: EntitlementId) -> Self {
        Self {
            customer,
            purchase,
            page: Remote::Idle,
            form: Form::default(),
            cancelling: None,
            field: Field::Name,
            sent: None,
            came_to: None,
        }
    }

    /// Whose it is.
    #[must_use]
    pub fn customer(&self) -> &CustomerLabel {
        &self.customer
    }

    /// The purchase that it renews.
    #[must_use]
    pub fn purchase(&self) -> &EntitlementId {
        &self.purchase
    }

    /// Whether something was changed here that was not sent.
    #[must_use]
    pub fn is_unsent(&self) -> bool {
        self.sent.is_none() && (self.cancelling.is_some() || self.is_changed())
    }

    /// Puts back what was changed and not sent.
    pub fn put_back(&mut self) {
        self.cancelling = None;
        self.form = self.stored().map(Form::of).unwrap_or_default();
    }

    /// Whether the form says something else than what is stored.
    fn is_changed(&self) -> bool {
        self.stored().and_then(|stored| self.form.change(&self.purchase, stored)).is_some()
    }

    fn stored(&self) -> Option<&Subscription> {
        self.page.ready().map(|page| &page.subscription)
    }

    /// The parts of the form that there are.
    fn fields(&self, now: Instant) -> &'static [Field] {
        match self.stored().map(|stored| stored.at(now)) {
            _ if self.cancelling.is_some() => &Field::OF_CANCELLING,
            Some(Standing::Expired { .. } | Standing::Cancelled { .. }) => &Field::OF_ENDED,
            Some(Standing::Active { .. }) | None => &Field::ALL,
        }
    }

    /// Whether the marked part can be changed here and now.
    fn may_change(&self, context: &Context<'_>) -> Availability {
        let Some(page) = self.page.ready().filter(|_| self.sent.is_none()) else { return Availability::Hidden };
        let allowed = context.allows(Permission::Buy);
        match self.field {
            Field::Name => allowed,
            Field::Cancel => self.may_cancel(context),
            Field::Renewal => allowed.and(page.changeable.clone().into()),
            Field::Plan => {
                let has_others = 1 < page.plans.len() && self.form.renewal(&page.subscription).is_on();
                Availability::when(has_others).and(allowed).and(page.changeable.clone().into())
            }
            Field::Submit if self.cancelling.is_some() => context.allows(Permission::Cancel),
            Field::Submit => Availability::when(self.is_unsent()).and(allowed),
        }
    }

    fn change_value(&mut self, by: isize) {
        let Some(page) = self.page.ready() else { return };
        match self.field {
            Field::Renewal => self.form.toggle(&page.subscription, &page.plans),
            Field::Plan => self.form.choose_plan(by, &page.subscription, &page.plans),
            Field::Name | Field::Cancel | Field::Submit => {}
        }
    }

    fn press_field(&mut self, context: &Context<'_>) -> Step {
        match self.field {
            Field::Name => self.form.enter_name(),
            Field::Renewal | Field::Plan => self.change_value(1),
            Field::Cancel => return self.cancel(context),
            Field::Submit => return self.submit(context),
        }
        Step::Stay
    }

    /// Sends what was changed; until the answer is here it is shown as it will be, and nothing more can be changed.
    fn submit(&mut self, context: &Context<'_>) -> Step {
        let change = self.stored().and_then(|stored| self.form.change(&self.purchase, stored));
        let ask = match (&self.cancelling, change) {
            (Some(cancel), _) => Ask::Cancelling(CancellingAsk::Cancel(cancel.clone())),
            (None, Some(change)) => Ask::Purchases(PurchasesAsk::ChangeSubscription(change)),
            (None, None) => return Step::Stay,
        };
        if self.sent.is_some() {
            return Step::Stay;
        }
        let ticket = context.ticket();
        self.sent = Some(ticket);
        Step::Ask(ticket, ask)
    }

    /// What was sent is durable, or was refused, put back and said. Part of it may be durable all the same, so that the
    /// page is asked for anew.
    fn answered(&mut self, result: Result<(), Failure>, context: &Context<'_>) -> Step {
        self.sent = None;
        let told = match result {
            Ok(()) => {
                self.settle_form();
                Step::Say(Note::good(context.locale.text(message!("subscription-sent"))))
            }
            Err(failure) => {
                self.put_back();
                Step::Fail(failure)
            }
        };
        Step::Many(vec![self.refresh(context), told])
    }

    /// What the form says is what is stored now.
    fn settle_form(&mut self) {
        let Some(page) = self.page.ready_mut() else { return };
        page.subscription.renewal = self.form.renewal(&page.subscription);
        self.form.name().value().trim().clone_into(&mut page.subscription.friendly_name);
    }

    fn opened(&mut self, result: Result<Box<SubscriptionPage>, Failure>) {
        let before = self.stored().cloned();
        self.page.settle(result);
        let Some(page) = self.page.ready() else { return };
        match before {
            Some(before) => self.form.follow(&before, &page.subscription),
            None => self.form = Form::of(&page.subscription),
        }
    }
}

impl Room for State {
    type Action = Action;

    const KEYS: &'static [Binding<Action>] = &[
        Binding::moving(&["Enter", "Space"], Action::Press, message!("key-choose-value")).shown(100),
        Binding::moving(&["Right", "l"], Action::NextValue, message!("key-next-value")).shown(96),
        Binding::moving(&["Left", "h"], Action::PreviousValue, message!("key-previous-value")).shown(95),
        Binding::moving(&["Down", "j"], Action::Down, message!("key-row-down")).shown(94),
        Binding::moving(&["Up", "k"], Action::Up, message!("key-row-up")).shown(93),
        Binding::moving(&["X"], Action::Cancel, message!("key-cancel-subscription")).shown(97),
        Binding::typing(&["Enter", "Tab"], Action::KeepName, message!("key-keep-name")).shown(99),
        Binding::typing(&["Esc"], Action::PutNameBack, message!("key-put-name-back")).shown(98),
        Binding::moving(&["e"], Action::SaveReceipt(ReceiptForm::Text), message!("key-save-receipt")).shown(93),
        Binding::moving(&["E"], Action::SaveReceipt(ReceiptForm::Email), message!("key-save-receipt-email")).shown(92),
        Binding::moving(&["y"], Action::CopyId, message!("key-copy-subscription")).shown(85),
        Binding::moving(&["o"], Action::Order, message!("key-orders")).shown(72),
        Binding::moving(&["w"], Action::Software, message!("key-software")).shown(71),
    ];

    fn focus(&self) -> Focus {
        Focus::of(self.form.is_typing(), self.form.name().value())
    }

    fn availability(&self, action: Action, context: &Context<'_>) -> Availability {
        let is_here = Availability::when(self.page.ready().is_some());
        match action {
            Action::Press => self.may_change(context),
            Action::NextValue | Action::PreviousValue => {
                Availability::when(matches!(self.field, Field::Renewal | Field::Plan)).and(self.may_change(context))
            }
            Action::Cancel => self.may_cancel(context),
            Action::SaveReceipt(_) => {
                let standing = self.stored().map(|stored| stored.at(context.now));
                let is_cancelled = matches!(standing, Some(Standing::Cancelled { .. }));
                Availability::when(is_cancelled).and(context.allows(Permission::Invoices))
            }
            Action::Up | Action::Down | Action::CopyId => is_here,
            Action::KeepName | Action::PutNameBack => Availability::when(self.form.is_typing()),
            Action::Order => is_here.and(context.allows(Permission::LookAtOrders)),
            Action::Software => is_here.and(context.allows(Permission::LookAtSoftware)),
        }
    }

    fn label(&self, action: Action) -> Option<MessageId> {
        match (action, self.field) {
            (Action::Press | Action::Cancel, Field::Cancel) | (Action::Cancel, _) if self.cancelling.is_some() => {
                Some(message!("key-take-back"))
            }
            (Action::Press, Field::Cancel) => Some(message!("key-cancel-subscription")),
            (Action::Press, Field::Name) => Some(message!("key-edit-name")),
            (Action::Press, Field::Submit) => Some(message!("key-submit")),
            (_, _) => None,
        }
    }

    fn update(&mut self, action: Action, context: &Context<'_>) -> Step {
        match action {
            Action::Press => return self.press_field(context),
            Action::Cancel => return self.cancel(context),
            Action::NextValue => self.change_value(1),
            Action::PreviousValue => self.change_value(-1),
            Action::Down => self.field = neighbour(self.fields(context.now), &self.field, 1),
            Action::Up => self.field = neighbour(self.fields(context.now), &self.field, -1),
            Action::KeepName => self.form.keep_name(),
            Action::PutNameBack => self.form.put_name_back(),
            Action::SaveReceipt(form) => {
                let save = CancellingAsk::SaveReceipt(self.purchase.clone(), form);
                return Step::Ask(context.ticket(), Ask::Cancelling(save));
            }
            Action::CopyId => {
                return self.stored().map_or(Step::Stay, |stored| {
                    Step::CopyPlain(Plain::Subscription, SecretText::new(stored.id.to_string()))
                });
            }
            Action::Order => {
                return Step::Go(Destination::Orders(self.customer.clone(), Some(self.purchase.order.clone())));
            }
            Action::Software => {
                return Step::Go(Destination::Software(self.customer.clone(), Some(self.purchase.clone())));
            }
        }
        Step::Stay
    }

    fn edit(&mut self, key: Key, _context: &Context<'_>) -> Step {
        self.form.edit(key);
        Step::Stay
    }

    fn paste(&mut self, text: &str, _context: &Context<'_>) -> Step {
        self.form.paste(text);
        Step::Stay
    }

    fn readiness(&self) -> Readiness {
        self.page.readiness()
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        self.page.awaits(ticket) || self.sent == Some(ticket)
    }

    fn receive(&mut self, _ticket: Ticket, reply: Reply, context: &Context<'_>) -> Step {
        if let Reply::Cancelling(CancellingReply::Cancelled(_, result)) = reply {
            return self.cancelled(result, context);
        }
        if let Reply::Purchases(PurchasesReply::SubscriptionChanged(result)) = reply {
            return self.answered(result, context);
        }
        if let Reply::Purchases(PurchasesReply::SubscriptionOpened(result)) = reply {
            self.opened(result);
        }
        Step::Stay
    }

    fn refresh(&mut self, context: &Context<'_>) -> Step {
        let ticket = context.ticket();
        self.page.ask(ticket);
        Step::Ask(ticket, Ask::Purchases(PurchasesAsk::OpenSubscription(self.purchase.clone())))
    }

    fn wake(&self, now: Instant) -> Option<Instant> {
        let page = self.page.ready()?;
        let window = page.window(now).end().and_then(|end| remaining::wake_by_words(end, now));
        let end = match page.subscription.at(now) {
            Standing::Active { end, .. } => Some(end),
            Standing::Cancelled { at } => shows_by(at, now),
            Standing::Expired { .. } => None,
        };
        window.into_iter().chain(end).min()
    }

    fn press(&mut self, at: Position, area: Rect, context: &Context<'_>) -> Step {
        let Some(pressed) = self.field_at(at, area, context).filter(|_| !self.form.is_typing()) else {
            self.form.keep_name();
            return Step::Stay;
        };
        if self.field != pressed {
            self.field = pressed;
            return Step::Stay;
        }
        match self.may_change(context) {
            Availability::Ready => self.press_field(context),
            Availability::Disabled(refusal) => Step::Refuse(refusal),
            Availability::Hidden => Step::Stay,
        }
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        self.view_page(frame, area, context);
    }
}

/// Whether a renewal is on, as the form says it.
fn switch(renewal: Renewal) -> MessageId {
    if renewal.is_on() { message!("subscription-on") } else { message!("subscription-off") }
}
