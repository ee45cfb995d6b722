//! *Hämta nycklar till en fil*: what each of many purchases has, for whom the file is sealed and where it goes; then one after
//! the other is got, each on record, and the file is written whole. It can be interrupted, also by the end of the program.

mod form;
mod running;
mod view;

use std::collections::BTreeMap;
use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use crate::domain::{EntitlementId, Passphrase, Permission, RetrievalBatch};
use crate::i18n::{MessageId, message};
use crate::service::{Collected, Delivered, PlannedRow, RetrievalPlan, RowResult, WhoseKeys};
use crate::tui::context::{Availability, Context};
use crate::tui::effect::{Ask, RetrievalAsk, SecretsAsk};
use crate::tui::keymap::{Binding, Focus, Key};
use crate::tui::moving::{Move, keys_with_moves};
use crate::tui::msg::{Reply, RetrievalReply, SecretsReply};
use crate::tui::remote::Remote;
use crate::tui::room::{Readiness, Room};
use crate::tui::screen::retrieve::form::{Field, Form};
use crate::tui::session::Ticket;
use crate::tui::step::{CustomerLabel, Destination, Step};
use crate::tui::widget::list::Selection;

/// The keys of many purchases.
#[derive(Debug)]
pub struct State {
    customer: Option<CustomerLabel>,
    whose: WhoseKeys,
    plan: Remote<Box<RetrievalPlan>>,
    selection: Selection,
    form: Form,
    run: Run,
    results: BTreeMap<EntitlementId, RowResult>,
    /// What was got and is in no file yet.
    collected: Collected,
}

/// What is got, and by which passphrase it is sealed.
#[derive(Debug, Clone)]
struct Order {
    batch: Arc<RetrievalBatch>,
    passphrase: Option<Passphrase>,
}

/// How far it has come.
#[derive(Debug)]
enum Run {
    /// Nothing was asked for.
    Before,
    /// What is to be got is being kept, so that it can go on where it is broken off.
    Beginning(Ticket, Order),
    /// That one is being got.
    UnderWay(Ticket, Order),
    /// The one under way is the last for now.
    Stopping(Ticket, Order),
    /// It waits to go on with the rest.
    Interrupted(Order),
    /// The file is being written.
    Writing(Ticket, Order),
    /// The file is there.
    Over(Box<Delivered>),
}

/// What can be done here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// On from this field, or, on the button, begin.
    Press,
    /// The next field.
    NextField,
    /// The field before.
    PreviousField,
    /// The next way of sealing.
    NextSealing,
    /// The way of sealing before.
    PreviousSealing,
    /// Clear the field, then leave it.
    LeaveField,
    /// Stop after the one under way.
    Interrupt,
    /// Go on with the rest.
    GoOn,
    /// Go on with what was broken off before.
    Unfinished,
    /// Through the purchases.
    Move(Move),
}

impl State {
    /// The keys of those, not looked at yet; `customer` is whose list one comes from, if it is one's.
    #[must_use]
    pub fn new(customer: Option<CustomerLabel>, whose: WhoseKeys) -> Self {
        Self {
            customer,
            whose,
            plan: Remote::Idle,
            selection: Selection::default(),
            form: Form::default(),
            run: Run::Before,
            results: BTreeMap::new(),
            collected: Collected::default(),
        }
    }

    /// Whose list one comes from, if it is one customer's.
    #[must_use]
    pub fn customer(&self) -> Option<&CustomerLabel> {
        self.customer.as_ref()
    }

    /// Whose keys it is about.
    #[must_use]
    pub fn whose(&self) -> &WhoseKeys {
        &self.whose
    }

    /// Whether it goes on also while another place is looked at.
    #[must_use]
    pub fn is_under_way(&self) -> bool {
        self.waiting_for().is_some()
    }

    fn waiting_for(&self) -> Option<Ticket> {
        match &self.run {
            Run::Beginning(sent, _) | Run::UnderWay(sent, _) | Run::Stopping(sent, _) | Run::Writing(sent, _) => {
                Some(*sent)
            }
            Run::Before | Run::Interrupted(_) | Run::Over(_) => None,
        }
    }

    fn rows(&self) -> &[PlannedRow] {
        self.plan.ready().map(|plan| plan.rows.as_slice()).unwrap_or_default()
    }

    fn select(&mut self, place: usize, context: &Context<'_>) {
        self.selection.select(place, self.rows().len(), page(context));
    }

    fn is_before(&self) -> bool {
        matches!(self.run, Run::Before)
    }

    /// Whether something can be asked for here.
    fn may_begin(&self, context: &Context<'_>) -> Availability {
        let has_some = self.plan.ready().is_some_and(|plan| plan.in_file().next().is_some());
        Availability::when(self.is_before() && has_some).and(context.allows(Permission::Keys))
    }

    fn planned(&mut self, plan: &RetrievalPlan, context: &Context<'_>) {
        match &plan.resumed {
            Some(batch) => self.form.take_over(batch),
            None => self.form.begin(context),
        }
    }
}

/// How many rows are on the screen.
fn page(context: &Context<'_>) -> usize {
    usize::from(view::rows_area(context.main).height)
}

impl Room for State {
    type Action = Action;

    const KEYS: &'static [Binding<Action>] = keys_with_moves![Action::Move;
        Binding::always(&["Enter"], Action::Press, message!("key-go-on")).shown(100),
        Binding::always(&["Tab"], Action::NextField, message!("key-other-field")).shown(90),
        Binding::always(&["Shift-Tab"], Action::PreviousField, message!("key-previous-field")),
        Binding::moving(&["Right", "l"], Action::NextSealing, message!("key-next-value")).shown(80),
        Binding::moving(&["Left", "h"], Action::PreviousSealing, message!("key-previous-value")),
        Binding::typing(&["Esc"], Action::LeaveField, message!("key-leave-field")).shown(95),
        Binding::moving(&["x"], Action::Interrupt, message!("key-stop-retrieving")).shown(99),
        Binding::moving(&["c"], Action::GoOn, message!("key-go-on-retrieving")).shown(98),
        Binding::moving(&["u"], Action::Unfinished, message!("key-unfinished-retrieval")).shown(97),
    ];

    fn focus(&self) -> Focus {
        match self.is_before().then(|| self.form.text()).flatten() {
            Some(text) => Focus::of(true, text),
            // Also where it is empty every character is text: a passphrase may begin with any.
            None if self.is_before() && self.form.is_secret() => Focus::Typing,
            None => Focus::Moving,
        }
    }

    fn availability(&self, action: Action, context: &Context<'_>) -> Availability {
        match action {
            Action::Press | Action::NextField | Action::PreviousField => self.may_begin(context),
            Action::NextSealing | Action::PreviousSealing => {
                Availability::when(self.form.field == Field::Sealing).and(self.may_begin(context))
            }
            Action::LeaveField => Availability::when(self.focus().is_typing()),
            Action::Interrupt => Availability::when(matches!(self.run, Run::UnderWay(_, _))),
            Action::GoOn => {
                Availability::when(matches!(self.run, Run::Interrupted(_))).and(context.allows(Permission::Keys))
            }
            Action::Unfinished => {
                let is_there = self.plan.ready().is_some_and(|plan| plan.unfinished.is_some());
                Availability::when(self.is_before() && is_there).and(context.allows(Permission::Keys))
            }
            Action::Move(_) => Availability::when(!self.rows().is_empty()),
        }
    }

    fn label(&self, action: Action) -> Option<MessageId> {
        match action {
            Action::Press if self.form.field == Field::Submit => Some(message!("key-retrieve")),
            Action::LeaveField if self.form.has_text() => Some(message!("key-clear-field")),
            Action::Press
            | Action::NextField
            | Action::PreviousField
            | Action::NextSealing
            | Action::PreviousSealing
            | Action::LeaveField
            | Action::Interrupt
            | Action::GoOn
            | Action::Unfinished
            | Action::Move(_) => None,
        }
    }

    fn update(&mut self, action: Action, context: &Context<'_>) -> Step {
        match action {
            Action::Press if self.form.field == Field::Submit => return self.submit(context),
            Action::Press | Action::NextField => self.form.go(1),
            Action::PreviousField => self.form.go(-1),
            Action::NextSealing => self.form.change_sealing(1, context),
            Action::PreviousSealing => self.form.change_sealing(-1, context),
            Action::LeaveField => self.form.leave(),
            Action::Interrupt => self.interrupt(),
            Action::GoOn => return self.go_on(context),
            Action::Unfinished => {
                return Step::GoInstead(Destination::Retrieve(self.customer.clone(), WhoseKeys::Unfinished));
            }
            Action::Move(movement) => {
                let (total, page) = (self.rows().len(), page(context));
                movement.apply(&mut self.selection, total, page);
            }
        }
        Step::Stay
    }

    fn edit(&mut self, key: Key, _context: &Context<'_>) -> Step {
        if self.is_before() {
            self.form.edit(key);
        }
        Step::Stay
    }

    fn paste(&mut self, text: &str, _context: &Context<'_>) -> Step {
        if self.is_before() {
            self.form.paste(text);
        }
        Step::Stay
    }

    fn leave_field(&mut self) {
        self.form.field = Field::Sealing;
    }

    fn readiness(&self) -> Readiness {
        self.plan.readiness()
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        self.plan.awaits(ticket) || self.waiting_for() == Some(ticket)
    }

    fn receive(&mut self, _ticket: Ticket, reply: Reply, context: &Context<'_>) -> Step {
        let Reply::Secrets(SecretsReply::Retrieval(reply)) = reply else { return Step::Stay };
        match reply {
            RetrievalReply::Planned(result) => {
                if let Ok(plan) = &result {
                    self.planned(plan, context);
                }
                self.plan.settle(result);
                self.select(self.selection.selected(), context);
                Step::Stay
            }
            RetrievalReply::Begun(result) => self.begun(result, context),
            RetrievalReply::Got(id, result) => self.got(id, result, context),
            RetrievalReply::Written(result) => self.written(result, context),
        }
    }

    /// Once something was asked for its results stand, and what is being typed stays.
    fn refresh(&mut self, context: &Context<'_>) -> Step {
        if !self.is_before() || self.plan.ready().is_some() {
            return Step::Stay;
        }
        let ticket = context.ticket();
        self.plan.ask(ticket);
        let asked = RetrievalAsk::Plan(self.whose.clone());
        Step::Ask(ticket, Ask::Secrets(SecretsAsk::Retrieval(asked)))
    }

    /// Who comes back to the terminal may be somebody else.
    fn hide(&mut self) {
        self.form.forget_secrets();
    }

    fn resized(&mut self, context: &Context<'_>) -> Step {
        self.select(self.selection.selected(), context);
        Step::Stay
    }

    fn press(&mut self, at: Position, area: Rect, context: &Context<'_>) -> Step {
        if let Some(place) = self.selection.row_at(at, view::rows_area(area), self.rows().len()) {
            self.select(place, context);
        } else if let Some(field) = self.field_at(at, area)
            && self.may_begin(context) == Availability::Ready
        {
            let was_there = self.form.field == field;
            self.form.field = field;
            match field {
                Field::Submit => return self.submit(context),
                Field::Sealing if was_there => self.form.change_sealing(1, context),
                Field::Sealing
                | Field::Recipients
                | Field::Passphrase
                | Field::Again
                | Field::File
                | Field::Reason
                | Field::Confirm => {}
            }
        }
        Step::Stay
    }

    fn wheel(&mut self, notches: isize, context: &Context<'_>) -> Step {
        let (total, page) = (self.rows().len(), page(context));
        self.selection.wheel(notches, total, page);
        Step::Stay
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        self.view_page(frame, area, context);
    }
}
