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
use crate::tui::note::Note;
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
    /// Whether nothing more is to be asked for, as the console ends.
    is_ending: bool,
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
    /// Begin.
    Press,
    /// The next field.
    NextField,
    /// The field before.
    PreviousField,
    /// Another way of sealing.
    NextSealing,
    /// Clear the field, then leave it for the list.
    LeaveField,
    /// Stop after the one under way.
    Interrupt,
    /// Go on with the rest, or with what was broken off before.
    GoOn,
    /// Through the purchases; up and down also through the form.
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
            is_ending: false,
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

    /// Whether the form is there, and nothing was asked for yet.
    #[must_use]
    pub fn has_form(&self) -> bool {
        self.is_before()
    }

    fn rows(&self) -> &[PlannedRow] {
        self.plan.ready().map(|plan| plan.rows.as_slice()).unwrap_or_default()
    }

    fn select(&mut self, place: usize, context: &Context<'_>) {
        self.selection.select(place, self.rows().len(), self.page(context));
    }

    /// How many rows are on the screen.
    fn page(&self, context: &Context<'_>) -> usize {
        usize::from(self.rows_area(context).height)
    }

    /// Whether the form has the focus, and a character is no command.
    fn is_in_form(&self) -> bool {
        self.is_before() && self.form.field != Field::List
    }

    /// Moves through the list; in the form up and down go from one field to the next, as does going down from the last row.
    fn go(&mut self, movement: Move, context: &Context<'_>) {
        let (total, page) = (self.rows().len(), self.page(context));
        let is_last = self.selection.selected().saturating_add(1) == total;
        let leaves_list = is_last && self.may_begin(context) == Availability::Ready;
        match movement {
            Move::Up if self.is_in_form() => self.form.go(-1, context.locale),
            Move::Down if self.is_in_form() || leaves_list => self.form.go(1, context.locale),
            Move::Up
            | Move::Down
            | Move::PageUp
            | Move::PageDown
            | Move::HalfUp
            | Move::HalfDown
            | Move::First
            | Move::Last => movement.apply(&mut self.selection, total, page),
        }
    }

    /// To what was broken off, which is the customer's alone where all of it is.
    fn unfinished(&self) -> Step {
        let batch = self.plan.ready().and_then(|plan| plan.unfinished.as_ref());
        let is_of = |customer: &&CustomerLabel| {
            batch.is_some_and(|batch| batch.purchases.iter().all(|id| id.tenant == customer.tenant))
        };
        Step::GoInstead(Destination::Retrieve(self.customer.as_ref().filter(is_of).cloned(), WhoseKeys::Unfinished))
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
            Some(batch) => self.form.take_over(batch, &context.settings.home),
            None => self.form.begin(context),
        }
    }
}

impl Room for State {
    type Action = Action;

    const KEYS: &'static [Binding<Action>] = keys_with_moves![Action::Move;
        Binding::always(&["Enter"], Action::Press, message!("key-retrieve")).shown(100),
        Binding::always(&["Tab"], Action::NextField, message!("key-other-field")).shown(90),
        Binding::always(&["Shift-Tab"], Action::PreviousField, message!("key-previous-field")),
        Binding::always(&["Alt-s"], Action::NextSealing, message!("key-other-sealing")).shown(80),
        Binding::typing(&["Esc"], Action::LeaveField, message!("key-leave-field")).shown(95),
        Binding::moving(&["x"], Action::Interrupt, message!("key-stop-retrieving")).shown(99),
        Binding::moving(&["c"], Action::GoOn, message!("key-go-on-retrieving")).shown(98),
    ];

    fn focus(&self) -> Focus {
        match self.form.text() {
            _ if !self.is_in_form() => Focus::Moving,
            Some(text) => Focus::of(true, text),
            // Also where it is empty every character is text: a passphrase may begin with any, and what is typed at a choice or
            // at the button was meant for a field.
            None => Focus::Typing,
        }
    }

    fn availability(&self, action: Action, context: &Context<'_>) -> Availability {
        match action {
            Action::Press | Action::NextField | Action::PreviousField | Action::NextSealing => self.may_begin(context),
            Action::LeaveField => Availability::when(self.focus().is_typing()),
            Action::Interrupt => Availability::when(matches!(self.run, Run::UnderWay(_, _))),
            Action::GoOn => {
                let is_before = self.is_before() && self.plan.ready().is_some_and(|plan| plan.unfinished.is_some());
                let waits = is_before || self.is_interrupted();
                Availability::when(waits && context.retrieving.is_none()).and(context.allows(Permission::Keys))
            }
            Action::Move(_) => Availability::when(!self.rows().is_empty()),
        }
    }

    fn label(&self, action: Action) -> Option<MessageId> {
        match action {
            Action::LeaveField if self.form.has_text() => Some(message!("key-clear-field")),
            Action::GoOn if self.is_before() => Some(message!("key-unfinished-retrieval")),
            Action::Move(Move::Up) if self.is_in_form() => Some(message!("key-field-before")),
            Action::Move(Move::Down) if self.is_in_form() => Some(message!("key-other-field")),
            Action::Press
            | Action::NextField
            | Action::PreviousField
            | Action::NextSealing
            | Action::LeaveField
            | Action::Interrupt
            | Action::GoOn
            | Action::Move(_) => None,
        }
    }

    fn update(&mut self, action: Action, context: &Context<'_>) -> Step {
        match action {
            Action::Press => return self.submit(context),
            Action::NextField => self.form.go(1, context.locale),
            Action::PreviousField => self.form.go(-1, context.locale),
            Action::NextSealing => {
                self.form.go_to(Field::Sealing, context.locale);
                self.form.change_sealing(1, context);
            }
            Action::LeaveField => self.form.leave(),
            Action::Interrupt => self.interrupt(),
            Action::GoOn if self.is_before() => return self.unfinished(),
            Action::GoOn => return self.go_on(context),
            Action::Move(movement) => self.go(movement, context),
        }
        Step::Stay
    }

    fn edit(&mut self, key: Key, context: &Context<'_>) -> Step {
        if self.is_in_form() {
            self.form.edit(key, context);
        }
        Step::Stay
    }

    /// Where there is no field it is for none, and least of all for the search: it may be a passphrase.
    fn paste(&mut self, text: &str, context: &Context<'_>) -> Step {
        if self.is_before() && !self.form.has_field() {
            return Step::Say(Note::warning(context.locale.text(message!("retrieve-paste"))));
        }
        if self.is_before() {
            self.form.paste(text);
        }
        Step::Stay
    }

    fn leave_field(&mut self) {
        self.form.field = Field::List;
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

    fn press(&mut self, at: Position, _area: Rect, context: &Context<'_>) -> Step {
        if let Some(place) = self.selection.row_at(at, self.rows_area(context), self.rows().len()) {
            self.form.go_to(Field::List, context.locale);
            self.select(place, context);
        } else if let Some(field) = self.field_at(at, context)
            && self.may_begin(context) == Availability::Ready
        {
            let was_there = self.form.field == field;
            self.form.go_to(field, context.locale);
            match field {
                Field::Submit => return self.submit(context),
                Field::Sealing if was_there => self.form.change_sealing(1, context),
                Field::List
                | Field::Sealing
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
        let (total, page) = (self.rows().len(), self.page(context));
        self.selection.wheel(notches, total, page);
        Step::Stay
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        self.view_page(frame, area, context);
    }
}
