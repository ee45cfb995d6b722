//! Home: type at once and find a customer, by whatever is known of it.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Position, Rect};

use crate::domain::Instant;
use crate::i18n::{MessageId, message};
use crate::tui::context::{Availability, Context};
use crate::tui::finder::Finder;
use crate::tui::keymap::{Binding, Focus, Key};
use crate::tui::moving::{Move, keys_with_moves};
use crate::tui::msg::Reply;
use crate::tui::room::{Readiness, Room};
use crate::tui::screen::hits::{self, hand_on_to_finder};
use crate::tui::session::Ticket;
use crate::tui::step::Step;

/// The search and what it found.
#[derive(Debug)]
pub struct State {
    finder: Finder,
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
    /// Through the list.
    Move(Move),
}

/// The parts of the place.
struct Areas {
    field: Rect,
    title: Rect,
    list: Rect,
}

fn areas(area: Rect) -> Areas {
    let rows = [Constraint::Length(3), Constraint::Length(1), Constraint::Fill(1)];
    let [field, title, list] = Layout::vertical(rows).areas(area);
    Areas { field, title, list }
}

impl State {
    /// The place with an empty box, which has the focus.
    #[must_use]
    pub fn new() -> Self {
        Self { finder: Finder::new(Focus::TypingEmpty) }
    }

    /// Gives the box the focus.
    pub fn start_typing(&mut self) {
        self.finder.start_typing();
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
    ];

    hand_on_to_finder!(areas);

    fn availability(&self, action: Action, context: &Context<'_>) -> Availability {
        match action {
            Action::Open => hits::can_be_opened(&self.finder, context),
            Action::ToList => Availability::when(!self.finder.is_known_to_be_empty()),
            Action::Find | Action::Leave | Action::Move(_) => Availability::Ready,
        }
    }

    fn label(&self, action: Action) -> Option<MessageId> {
        (action == Action::Leave && !self.finder.text().is_empty()).then(|| message!("key-clear-box"))
    }

    fn update(&mut self, action: Action, context: &Context<'_>) -> Step {
        let list = hits::rows_area(areas(context.main).list);
        match action {
            Action::Open => hits::found(self.finder.enter(context), context),
            Action::Find => {
                self.finder.start_typing();
                Step::Stay
            }
            Action::ToList => {
                self.finder.stop_typing();
                Step::Stay
            }
            Action::Leave => self.finder.escape(context, list),
            Action::Move(movement) => hits::move_by(&mut self.finder, movement, list, context),
        }
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        let areas = areas(area);
        hits::view_search_box(&self.finder, frame, areas.field, context);
        hits::view_title(&self.finder, frame, areas.title, context);
        hits::view_found(&self.finder, frame, areas.list, context);
    }
}
