//! *Operatörer*: who works at the partner, with which roles; added, changed and removed by those who may (ROLE-1).

mod table;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use crate::domain::operators::{OperatorsRefusal, is_own, require_passphrase_of, require_reach};
use crate::domain::{Operator, OperatorId, Permission, Refusal};
use crate::i18n::message;
use crate::tui::context::{Availability, Context};
use crate::tui::dialog::{Dialog, operator};
use crate::tui::effect::{Ask, OperatorsAsk};
use crate::tui::keymap::Binding;
use crate::tui::moving::{Move, keys_with_moves};
use crate::tui::msg::{OperatorsReply, Reply};
use crate::tui::remote::Remote;
use crate::tui::room::{Readiness, Room};
use crate::tui::session::Ticket;
use crate::tui::step::Step;
use crate::tui::widget::list::Selection;
use crate::tui::widget::overview::Overview;
use crate::tui::widget::pending;

/// How many rows the detail below the list takes.
const DETAIL: u16 = 6;

/// The operators.
#[derive(Debug, Default)]
pub struct State {
    operators: Remote<Vec<Operator>>,
    selection: Selection,
    /// Who is to be selected once the list has them.
    wanted: Option<OperatorId>,
}

/// What can be done with operators.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Add one.
    Add,
    /// Change the roles of the selected one.
    Roles,
    /// Choose a passphrase for the selected one.
    Passphrase,
    /// Remove the selected one, after asking.
    Remove,
    /// Through the list.
    Move(Move),
}

fn areas(area: Rect) -> Overview {
    Overview::of(area, DETAIL)
}

fn page(context: &Context<'_>) -> usize {
    areas(context.main).page()
}

impl State {
    fn operators(&self) -> &[Operator] {
        self.operators.ready().map_or(&[], Vec::as_slice)
    }

    fn selected(&self) -> Option<&Operator> {
        self.operators().get(self.selection.selected())
    }

    fn select(&mut self, place: usize, context: &Context<'_>) {
        self.selection.select(place, self.operators().len(), page(context));
    }

    /// Has that operator selected in the list that is asked for next.
    pub fn mark(&mut self, operator: OperatorId) {
        self.wanted = Some(operator);
    }

    /// Takes the list in; the selection goes to who is to be marked, or stays on the operator that it was on, or near where that one was.
    fn listed(&mut self, operators: Vec<Operator>, context: &Context<'_>) {
        let selected = self.wanted.take().or_else(|| self.selected().map(|operator| operator.id));
        let place = selected.and_then(|id| operators.iter().position(|operator| operator.id == id));
        let place = place.unwrap_or(self.selection.selected());
        self.selection.select(place, operators.len(), page(context));
        self.operators.settle(Ok(operators));
    }
}

/// Whether that can be done to the operator: what the rule says that the service asks too.
fn possible(action: Action, operator: &Operator, context: &Context<'_>) -> Availability {
    let Some(actor) = context.actor() else { return Availability::Hidden };
    match action {
        Action::Roles => context.allows(Permission::Operators).and(require_reach(actor, &operator.roles).into()),
        Action::Remove => {
            let oneself = if is_own(actor, operator) {
                Err(Refusal::from(OperatorsRefusal::RemovingOneself))
            } else {
                require_reach(actor, &operator.roles)
            };
            context.allows(Permission::Operators).and(oneself.into())
        }
        Action::Passphrase => match require_passphrase_of(actor, operator) {
            Ok(permission) => context.allows(permission),
            Err(refusal) => Availability::Disabled(refusal),
        },
        Action::Add | Action::Move(_) => Availability::Ready,
    }
}

impl Room for State {
    type Action = Action;

    const KEYS: &'static [Binding<Action>] = keys_with_moves![Action::Move;
        Binding::moving(&["Enter", "r"], Action::Roles, message!("key-change-roles")).shown(100),
        Binding::moving(&["n"], Action::Add, message!("key-add-operator")).shown(98),
        Binding::moving(&["p"], Action::Passphrase, message!("key-change-passphrase")).shown(96),
        Binding::moving(&["Delete"], Action::Remove, message!("key-remove-operator")).shown(94),
    ];

    fn availability(&self, action: Action, context: &Context<'_>) -> Availability {
        match (action, self.selected()) {
            (Action::Add, _) => context.allows(Permission::Operators),
            (Action::Move(_), _) => Availability::when(!self.operators().is_empty()),
            (Action::Roles | Action::Passphrase | Action::Remove, Some(operator)) => {
                possible(action, operator, context)
            }
            (Action::Roles | Action::Passphrase | Action::Remove, None) => Availability::Hidden,
        }
    }

    fn update(&mut self, action: Action, context: &Context<'_>) -> Step {
        let open = |dialog| Step::Open(Box::new(Dialog::Operator(dialog)));
        match (action, self.selected()) {
            (Action::Add, _) => open(operator::State::adding()),
            (Action::Roles, Some(operator)) => open(operator::State::changing_roles(operator)),
            (Action::Passphrase, Some(operator)) => {
                let is_own = context.actor().is_some_and(|actor| is_own(actor, operator));
                open(operator::State::changing_passphrase(operator, is_own))
            }
            (Action::Remove, Some(operator)) => open(operator::State::removing(operator)),
            (Action::Move(movement), _) => {
                let total = self.operators().len();
                movement.apply(&mut self.selection, total, page(context));
                Step::Stay
            }
            (Action::Roles | Action::Passphrase | Action::Remove, None) => Step::Stay,
        }
    }

    fn readiness(&self) -> Readiness {
        self.operators.readiness()
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        self.operators.awaits(ticket)
    }

    fn receive(&mut self, _ticket: Ticket, reply: Reply, context: &Context<'_>) -> Step {
        if let Reply::Operators(OperatorsReply::Listed(result)) = reply {
            match result {
                Ok(operators) => self.listed(operators, context),
                Err(failure) => self.operators.settle(Err(failure)),
            }
        }
        Step::Stay
    }

    fn refresh(&mut self, context: &Context<'_>) -> Step {
        let ticket = context.ticket();
        self.operators.ask(ticket);
        Step::Ask(ticket, Ask::Operators(OperatorsAsk::List))
    }

    fn resized(&mut self, context: &Context<'_>) -> Step {
        self.select(self.selection.selected(), context);
        Step::Stay
    }

    /// A press selects; one on what is selected changes its roles.
    fn press(&mut self, at: Position, area: Rect, context: &Context<'_>) -> Step {
        let rows = areas(area).rows();
        let Some(place) = self.selection.row_at(at, rows, self.operators().len()) else { return Step::Stay };
        let was_selected = place == self.selection.selected();
        self.select(place, context);
        match self.availability(Action::Roles, context) {
            Availability::Ready if was_selected => self.update(Action::Roles, context),
            Availability::Ready | Availability::Disabled(_) | Availability::Hidden => Step::Stay,
        }
    }

    fn wheel(&mut self, notches: isize, context: &Context<'_>) -> Step {
        let total = self.operators().len();
        self.selection.wheel(notches, total, page(context));
        Step::Stay
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        let areas = areas(area);
        table::view_title(self, frame, areas.title, context);
        match &self.operators {
            Remote::Ready(_) | Remote::Reloading(_, _) => {
                table::view(self, frame, areas.list, context);
                if let Some(operator) = self.selected() {
                    table::view_detail(operator, frame, areas.detail, context);
                }
            }
            Remote::Idle | Remote::Loading(_) => pending::view_loading(frame, areas.list, context),
            Remote::Failed(failure) => pending::view_failure(frame, areas.list, context, failure),
        }
    }
}
