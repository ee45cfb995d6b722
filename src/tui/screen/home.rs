//! Home, the page of the morning: type at once and find a customer, by whatever is known of it; and see what waits, from
//! the windows about to close to what was left unfinished.

mod waiting;

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Position, Rect};

use crate::domain::{Instant, Permission};
use crate::i18n::{MessageId, message};
use crate::search::Answer;
use crate::tui::context::{Availability, Context};
use crate::tui::finder::Finder;
use crate::tui::keymap::{Binding, Focus, Key};
use crate::tui::moving::{Move, keys_with_moves};
use crate::tui::msg::{PurchasesReply, Reply};
use crate::tui::room::{Readiness, Room};
use crate::tui::screen::hits;
use crate::tui::screen::home::waiting::Waiting;
use crate::tui::session::Ticket;
use crate::tui::step::Step;

/// The search and what it found, and what waits.
#[derive(Debug)]
pub struct State {
    finder: Finder,
    waiting: Waiting,
    /// Whether the keys act on what waits.
    is_at_waiting: bool,
}

/// What can be done at Home.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Open what is selected.
    Open,
    /// Into the box.
    Find,
    /// Out of the box with what was typed, into the list.
    ToList,
    /// Clear the box, then leave it.
    Leave,
    /// To what waits.
    ToWaiting,
    /// From there back to the list.
    FromWaiting,
    /// Through the list, or through what waits.
    Move(Move),
}

/// The parts of the place.
struct Areas {
    field: Rect,
    title: Rect,
    list: Rect,
    /// Without a height where what waits is not shown.
    waiting: Rect,
}

/// Whether who acts may look for customers; nobody is there before the store is open, and types for whoever it will be.
fn may_search(context: &Context<'_>) -> Availability {
    if context.session.is_some() { context.allows(Permission::LookAtCustomers) } else { Availability::Ready }
}

fn areas(area: Rect, waiting: u16) -> Areas {
    let rows = [Constraint::Length(3), Constraint::Length(1), Constraint::Fill(1), Constraint::Length(waiting)];
    let [field, title, list, waiting] = Layout::vertical(rows).areas(area);
    Areas { field, title, list, waiting }
}

/// Where the rows are of what a text finds: what waits gives way to it.
fn found_rows(area: Rect) -> Rect {
    hits::rows_area(areas(area, 0).list)
}

impl State {
    /// The place with an empty box, which has the focus.
    #[must_use]
    pub fn new() -> Self {
        Self { finder: Finder::new(Focus::TypingEmpty), waiting: Waiting::default(), is_at_waiting: false }
    }

    /// The same with customers to be looked at until the store is open.
    #[must_use]
    pub fn before_the_store(front: Answer) -> Self {
        let state = Self::new();
        Self { finder: state.finder.before_the_store(front), ..state }
    }

    /// Gives the box the focus, where who acts may search.
    pub fn start_typing(&mut self, context: &Context<'_>) {
        self.is_at_waiting = false;
        if may_search(context) == Availability::Ready {
            self.finder.start_typing();
        }
    }

    /// Whether what waits stands below the customers: as long as nothing is searched for.
    fn shows_waiting(&self, context: &Context<'_>) -> bool {
        !self.finder.is_searching() && context.session.is_some()
    }

    fn areas(&self, area: Rect, context: &Context<'_>) -> Areas {
        areas(area, if self.shows_waiting(context) { waiting::height(area.height, self.waiting.total()) } else { 0 })
    }

    fn rows(&self, area: Rect, context: &Context<'_>) -> Rect {
        hits::rows_area(self.areas(area, context).list)
    }

    fn move_by(&mut self, movement: Move, context: &Context<'_>) -> Step {
        let areas = self.areas(context.main, context);
        if self.is_at_waiting {
            self.waiting.go(movement, areas.waiting);
            return Step::Stay;
        }
        hits::move_by(&mut self.finder, movement, hits::rows_area(areas.list), context)
    }

    /// Opens what is selected of it, or shows more of it, which may take more room.
    fn open_waiting(&mut self, context: &Context<'_>) -> Step {
        let step = self.waiting.open(self.areas(context.main, context).waiting);
        Step::Many(vec![step, self.resized(context)])
    }

    /// Asks for what waits once somebody acts.
    fn ask_for_waiting(&mut self, context: &Context<'_>) -> Step {
        if context.session.is_some() { self.waiting.ask(context) } else { Step::Stay }
    }
}

impl Default for State {
    fn default() -> Self {
        Self::new()
    }
}

impl Room for State {
    type Action = Action;

    const KEYS: &'static [Binding<Action>] = keys_with_moves![Action::Move;
        Binding::always(&["Enter"], Action::Open, message!("key-open")).shown(100),
        Binding::moving(&["/", "Ctrl-f"], Action::Find, message!("key-find")).shown(95),
        Binding::typing(&["Tab"], Action::ToList, message!("key-to-list")).shown(89),
        Binding::typing(&["Esc"], Action::Leave, message!("key-leave-box")).shown(91),
        Binding::moving(&["Esc"], Action::FromWaiting, message!("key-from-waiting")).shown(91),
        Binding::always(&["Alt-w"], Action::ToWaiting, message!("key-to-waiting")).shown(92),
    ];

    fn focus(&self) -> Focus {
        if self.is_at_waiting { Focus::Moving } else { self.finder.focus() }
    }

    fn availability(&self, action: Action, context: &Context<'_>) -> Availability {
        match action {
            Action::Open if self.is_at_waiting => self.waiting.can_be_opened(context),
            Action::Open | Action::ToList => hits::can_be_opened(&self.finder, context),
            Action::ToWaiting => {
                let is_there = self.shows_waiting(context) && self.waiting.total() != 0;
                Availability::when(is_there && !self.is_at_waiting)
            }
            Action::FromWaiting => Availability::when(self.is_at_waiting),
            Action::Find => may_search(context),
            Action::Leave | Action::Move(_) => Availability::Ready,
        }
    }

    fn label(&self, action: Action) -> Option<MessageId> {
        (action == Action::Leave && !self.finder.text().is_empty()).then(|| message!("key-clear-box"))
    }

    fn update(&mut self, action: Action, context: &Context<'_>) -> Step {
        match action {
            Action::Open if self.is_at_waiting => return self.open_waiting(context),
            Action::Open => return hits::found(self.finder.enter(context), context),
            Action::Leave => {
                let rows = self.rows(context.main, context);
                return self.finder.escape(context, rows);
            }
            Action::Move(movement) => return self.move_by(movement, context),
            Action::Find => self.start_typing(context),
            Action::ToList => self.finder.stop_typing(),
            Action::ToWaiting => {
                self.finder.stop_typing();
                self.is_at_waiting = true;
            }
            Action::FromWaiting => self.is_at_waiting = false,
        }
        Step::Stay
    }

    fn edit(&mut self, key: Key, context: &Context<'_>) -> Step {
        self.finder.edit(key, context, found_rows(context.main))
    }

    fn leave_field(&mut self) {
        self.finder.stop_typing();
    }

    fn paste(&mut self, text: &str, context: &Context<'_>) -> Step {
        if let Availability::Disabled(refusal) = may_search(context) {
            return Step::Refuse(refusal);
        }
        self.is_at_waiting = false;
        self.finder.paste(text, context, found_rows(context.main))
    }

    fn readiness(&self) -> Readiness {
        hits::readiness(&self.finder)
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        self.finder.awaits(ticket) || self.waiting.awaits(ticket)
    }

    fn receive(&mut self, _ticket: Ticket, reply: Reply, context: &Context<'_>) -> Step {
        if let Reply::Purchases(PurchasesReply::Waiting(result)) = reply {
            self.waiting.settle(result.map(|morning| *morning), self.areas(context.main, context).waiting);
            self.is_at_waiting &= self.waiting.total() != 0;
            return Step::Stay;
        }
        hits::receive(&mut self.finder, reply, context)
    }

    fn refresh(&mut self, context: &Context<'_>) -> Step {
        if may_search(context) != Availability::Ready {
            self.finder.stop_typing();
        }
        let rows = self.rows(context.main, context);
        Step::Many(vec![self.finder.refresh(context, rows), self.ask_for_waiting(context)])
    }

    fn key_pressed(&mut self, _context: &Context<'_>) {
        self.finder.forget_enter();
    }

    fn resized(&mut self, context: &Context<'_>) -> Step {
        let areas = self.areas(context.main, context);
        self.waiting.resized(areas.waiting);
        self.finder.resized(context, hits::rows_area(areas.list))
    }

    fn wake(&self, now: Instant) -> Option<Instant> {
        [self.finder.wake(), self.waiting.wake(now)].into_iter().flatten().min()
    }

    fn tick(&mut self, context: &Context<'_>) -> Step {
        let found = hits::found(self.finder.tick(context), context);
        let waiting = if self.waiting.is_over(context.now) { self.ask_for_waiting(context) } else { Step::Stay };
        Step::Many(vec![found, waiting])
    }

    fn press(&mut self, at: Position, area: Rect, context: &Context<'_>) -> Step {
        let areas = self.areas(area, context);
        if areas.field.contains(at) {
            self.start_typing(context);
            return match may_search(context) {
                Availability::Disabled(refusal) => Step::Refuse(refusal),
                Availability::Ready | Availability::Hidden => Step::Stay,
            };
        }
        self.is_at_waiting = areas.waiting.contains(at) && self.waiting.total() != 0;
        if self.is_at_waiting {
            self.finder.stop_typing();
            self.waiting.press(at, areas.waiting);
            return Step::Stay;
        }
        hits::press(&mut self.finder, at, hits::rows_area(areas.list), context)
    }

    fn double_press(&mut self, at: Position, area: Rect, context: &Context<'_>) -> Step {
        let areas = self.areas(area, context);
        if areas.waiting.contains(at) {
            let may = self.waiting.double_press(at, areas.waiting)
                && self.waiting.can_be_opened(context) == Availability::Ready;
            return if may { self.open_waiting(context) } else { self.press(at, area, context) };
        }
        hits::double_press(&mut self.finder, at, hits::rows_area(areas.list), context)
    }

    fn wheel(&mut self, notches: isize, context: &Context<'_>) -> Step {
        let areas = self.areas(context.main, context);
        if self.is_at_waiting {
            self.waiting.wheel(notches, areas.waiting);
            return Step::Stay;
        }
        hits::wheel(&mut self.finder, notches, hits::rows_area(areas.list), context)
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        let areas = self.areas(area, context);
        hits::view_search_box(&self.finder, frame, areas.field, context);
        hits::view_title(&self.finder, frame, areas.title, context);
        hits::view_found(&self.finder, frame, areas.list, context);
        if self.shows_waiting(context) {
            self.waiting.view(self.is_at_waiting, frame, areas.waiting, context);
        }
    }
}
