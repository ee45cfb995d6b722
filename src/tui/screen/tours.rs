//! *Rundturer*: the walkthroughs, what each shows, and how far the operator has come with it.

mod table;

use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use crate::domain::{TourMode, TourProgress, Walked};
use crate::i18n::message;
use crate::tour::{At, Line, Speed, Tour};
use crate::tui::context::{Availability, Context};
use crate::tui::effect::{Ask, OperatorsAsk};
use crate::tui::keymap::Binding;
use crate::tui::moving::{Move, keys_with_moves};
use crate::tui::msg::{OperatorsReply, Reply};
use crate::tui::remote::Remote;
use crate::tui::room::{Readiness, Room};
use crate::tui::session::Ticket;
use crate::tui::step::Step;
use crate::tui::touring::Beginning;
use crate::tui::widget::list::Selection;
use crate::tui::widget::overview::Overview;

/// How many rows the detail below the list takes.
const DETAIL: u16 = 8;

/// The walkthroughs.
#[derive(Debug, Default)]
pub struct State {
    progress: Remote<TourProgress>,
    selection: Selection,
}

/// What can be done with walkthroughs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Begin the selected one, being led like that.
    Begin(TourMode),
    /// Go on where it was left, being led.
    GoOn,
    /// Through the list.
    Move(Move),
}

fn areas(area: Rect) -> Overview {
    Overview::of(area, DETAIL)
}

fn page(context: &Context<'_>) -> usize {
    areas(context.main).page()
}

fn tours<'app>(context: &Context<'app>) -> &'app [Arc<Tour>] {
    context.repertoire.map_or(&[], |repertoire| repertoire.tours())
}

impl State {
    fn selected<'app>(&self, context: &Context<'app>) -> Option<&'app Arc<Tour>> {
        tours(context).get(self.selection.selected())
    }

    /// How far the operator has come with that one, as far as it is known.
    fn walked(&self, tour: &Tour) -> Walked {
        self.progress.ready().map(|progress| progress.of(&tour.name)).unwrap_or_default()
    }

    fn begin(&self, mode: TourMode, step: usize, context: &Context<'_>) -> Step {
        let Some(tour) = self.selected(context).cloned() else { return Step::Stay };
        let at = At::step(Line::Main, step.min(tour.length(Line::Main).saturating_sub(1)));
        Step::Tour(Box::new(Beginning { tour, mode, at, speed: Speed::default(), over_and_over: false }))
    }

    /// Waits for the answer to what is noted of one: it says how far the operator has come then.
    pub fn await_note(&mut self, ticket: Ticket) {
        self.progress.ask(ticket);
    }

    fn select(&mut self, place: usize, context: &Context<'_>) {
        self.selection.select(place, tours(context).len(), page(context));
    }
}

impl Room for State {
    type Action = Action;

    const KEYS: &'static [Binding<Action>] = keys_with_moves![Action::Move;
        Binding::moving(&["Enter"], Action::Begin(TourMode::Show), message!("key-tour-show")).shown(100),
        Binding::moving(&["v"], Action::Begin(TourMode::Guide), message!("key-tour-guide")).shown(98),
        Binding::moving(&["t"], Action::Begin(TourMode::Test), message!("key-tour-test")).shown(96),
        Binding::moving(&["c"], Action::GoOn, message!("key-tour-go-on")).shown(99),
    ];

    fn availability(&self, action: Action, context: &Context<'_>) -> Availability {
        let selected = self.selected(context);
        match action {
            Action::GoOn => Availability::when(selected.is_some_and(|tour| self.walked(tour).step != 0)),
            Action::Begin(_) | Action::Move(_) => Availability::when(selected.is_some()),
        }
    }

    fn update(&mut self, action: Action, context: &Context<'_>) -> Step {
        match action {
            Action::Begin(mode) => self.begin(mode, 0, context),
            Action::GoOn => {
                let walked = self.selected(context).map(|tour| self.walked(tour)).unwrap_or_default();
                self.begin(walked.led.unwrap_or(TourMode::Guide), walked.step, context)
            }
            Action::Move(movement) => {
                movement.apply(&mut self.selection, tours(context).len(), page(context));
                Step::Stay
            }
        }
    }

    fn readiness(&self) -> Readiness {
        Readiness::Here
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        self.progress.awaits(ticket)
    }

    fn receive(&mut self, _ticket: Ticket, reply: Reply, _context: &Context<'_>) -> Step {
        if let Reply::Operators(OperatorsReply::Tours(result)) = reply {
            self.progress.settle(result);
        }
        Step::Stay
    }

    fn refresh(&mut self, context: &Context<'_>) -> Step {
        let ticket = context.ticket();
        self.progress.ask(ticket);
        Step::Ask(ticket, Ask::Operators(OperatorsAsk::ReadTours))
    }

    fn resized(&mut self, context: &Context<'_>) -> Step {
        self.select(self.selection.selected(), context);
        Step::Stay
    }

    /// A press selects; one on what is selected shows it.
    fn press(&mut self, at: Position, area: Rect, context: &Context<'_>) -> Step {
        let Some(place) = self.selection.row_at(at, areas(area).rows(), tours(context).len()) else {
            return Step::Stay;
        };
        let was_selected = place == self.selection.selected();
        self.select(place, context);
        if was_selected { self.begin(TourMode::Show, 0, context) } else { Step::Stay }
    }

    fn wheel(&mut self, notches: isize, context: &Context<'_>) -> Step {
        self.selection.wheel(notches, tours(context).len(), page(context));
        Step::Stay
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        let areas = areas(area);
        table::view_title(self, frame, areas.title, context);
        table::view(self, frame, areas.list, context);
        if let Some(tour) = self.selected(context) {
            table::view_detail(tour, &self.walked(tour), frame, areas.detail, context);
        }
    }
}
