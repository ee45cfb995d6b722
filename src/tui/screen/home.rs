//! Home: type at once and find a customer, by whatever is known of it.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Position, Rect};

use crate::domain::Instant;
use crate::i18n::message;
use crate::tui::context::{Availability, Context};
use crate::tui::finder::Finder;
use crate::tui::keymap::{Binding, Focus, Key};
use crate::tui::moving::{Move, keys_with_moves};
use crate::tui::msg::{CustomersReply, Reply};
use crate::tui::room::Room;
use crate::tui::screen::hits;
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
    search: Rect,
    title: Rect,
    list: Rect,
}

fn areas(area: Rect) -> Areas {
    let rows = [Constraint::Length(3), Constraint::Length(1), Constraint::Fill(1)];
    let [search, title, list] = Layout::vertical(rows).areas(area);
    Areas { search, title, list }
}

impl State {
    /// The place with an empty box, which has the focus.
    #[must_use]
    pub fn new() -> Self {
        Self { finder: Finder::new(Focus::TypingEmpty) }
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
        Binding::typing(&["Tab"], Action::ToList, message!("key-to-list")).shown(45),
        Binding::typing(&["Esc"], Action::Leave, message!("key-leave-box")).shown(50),
    ];

    fn focus(&self) -> Focus {
        self.finder.focus()
    }

    fn availability(&self, action: Action, context: &Context<'_>) -> Availability {
        match action {
            Action::Open => hits::can_be_opened(&self.finder, context),
            Action::Find | Action::ToList | Action::Leave | Action::Move(_) => Availability::Ready,
        }
    }

    fn update(&mut self, action: Action, context: &Context<'_>) -> Step {
        let list = hits::rows_area(areas(context.main).list);
        match action {
            Action::Open => hits::open(self.finder.enter(context), context),
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

    fn edit(&mut self, key: Key, context: &Context<'_>) -> Step {
        self.finder.edit(key, context, hits::rows_area(areas(context.main).list))
    }

    fn paste(&mut self, text: &str, context: &Context<'_>) -> Step {
        self.finder.paste(text, context, hits::rows_area(areas(context.main).list))
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        self.finder.awaits(ticket)
    }

    fn receive(&mut self, _ticket: Ticket, reply: Reply, context: &Context<'_>) -> Step {
        match reply {
            Reply::Customers(CustomersReply::Found(result)) => hits::found(self.finder.receive(result), context),
            Reply::Customers(CustomersReply::Opened(_))
            | Reply::Purchases(_)
            | Reply::Secrets(_)
            | Reply::Clipboard(_)
            | Reply::Operators(_) => Step::Stay,
        }
    }

    fn refresh(&mut self, context: &Context<'_>) -> Step {
        self.finder.refresh(context, hits::rows_area(areas(context.main).list))
    }

    fn wake(&self, _now: Instant) -> Option<Instant> {
        self.finder.wake()
    }

    fn tick(&mut self, context: &Context<'_>) -> Step {
        hits::found(self.finder.tick(context), context)
    }

    fn press(&mut self, at: Position, area: Rect, context: &Context<'_>) -> Step {
        let areas = areas(area);
        if areas.search.contains(at) {
            self.finder.start_typing();
            return Step::Stay;
        }
        hits::press(&mut self.finder, at, hits::rows_area(areas.list), context)
    }

    fn double_press(&mut self, at: Position, area: Rect, context: &Context<'_>) -> Step {
        hits::double_press(&mut self.finder, at, hits::rows_area(areas(area).list), context)
    }

    fn wheel(&mut self, notches: isize, context: &Context<'_>) -> Step {
        hits::wheel(&mut self.finder, notches, hits::rows_area(areas(context.main).list), context)
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        let areas = areas(area);
        hits::view_search_box(&self.finder, frame, areas.search, context);
        hits::view_title(&self.finder, frame, areas.title, context);
        hits::view_found(&self.finder, frame, areas.list, context);
    }
}
