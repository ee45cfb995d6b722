//! Home: type at once and find a customer, by whatever is known of it; and see which cancellation windows are about to
//! close.

mod closing;

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Position, Rect};

use crate::domain::{Instant, Permission};
use crate::i18n::{MessageId, message};
use crate::tui::context::{Availability, Context};
use crate::tui::finder::Finder;
use crate::tui::keymap::{Binding, Focus, Key};
use crate::tui::moving::{Move, keys_with_moves};
use crate::tui::msg::{PurchasesReply, Reply};
use crate::tui::room::{Readiness, Room};
use crate::tui::screen::closing_windows;
use crate::tui::screen::hits;
use crate::tui::screen::home::closing::Closing;
use crate::tui::session::Ticket;
use crate::tui::step::Step;

/// The search and what it found, and the windows about to close.
#[derive(Debug)]
pub struct State {
    finder: Finder,
    closing: Closing,
    /// Whether the keys act on the windows.
    is_at_windows: bool,
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
    /// To the windows about to close.
    ToWindows,
    /// From them back to the list.
    FromWindows,
    /// Through the list, or through the windows.
    Move(Move),
}

/// The parts of the place.
struct Areas {
    field: Rect,
    title: Rect,
    list: Rect,
    /// Without a height where the windows are not shown.
    windows: Rect,
}

fn areas(area: Rect, windows: u16) -> Areas {
    let rows = [Constraint::Length(3), Constraint::Length(1), Constraint::Fill(1), Constraint::Length(windows)];
    let [field, title, list, windows] = Layout::vertical(rows).areas(area);
    Areas { field, title, list, windows }
}

/// Where the rows are of what a text finds: the windows give way to it.
fn found_rows(area: Rect) -> Rect {
    hits::rows_area(areas(area, 0).list)
}

impl State {
    /// The place with an empty box, which has the focus.
    #[must_use]
    pub fn new() -> Self {
        Self { finder: Finder::new(Focus::TypingEmpty), closing: Closing::default(), is_at_windows: false }
    }

    /// Gives the box the focus.
    pub fn start_typing(&mut self) {
        self.is_at_windows = false;
        self.finder.start_typing();
    }

    /// Whether the windows stand below the customers: as long as nothing is searched for, for those who may look at them.
    fn shows_windows(&self, context: &Context<'_>) -> bool {
        !self.finder.is_searching() && context.allows(Permission::LookAtPlans) == Availability::Ready
    }

    fn areas(&self, area: Rect, context: &Context<'_>) -> Areas {
        areas(area, if self.shows_windows(context) { closing::height(area.height) } else { 0 })
    }

    fn rows(&self, area: Rect, context: &Context<'_>) -> Rect {
        hits::rows_area(self.areas(area, context).list)
    }

    fn move_by(&mut self, movement: Move, context: &Context<'_>) -> Step {
        let areas = self.areas(context.main, context);
        if self.is_at_windows {
            self.closing.go(movement, areas.windows);
            return Step::Stay;
        }
        hits::move_by(&mut self.finder, movement, hits::rows_area(areas.list), context)
    }

    /// Asks for the windows, if one may look at them: else asking would be an attempt on record.
    fn ask_for_windows(&mut self, context: &Context<'_>) -> Step {
        match context.allows(Permission::LookAtPlans) {
            Availability::Ready => self.closing.ask(context),
            Availability::Disabled(_) | Availability::Hidden => Step::Stay,
        }
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
        Binding::moving(&["Esc"], Action::FromWindows, message!("key-from-windows")).shown(91),
        Binding::always(&["Alt-w"], Action::ToWindows, message!("key-to-windows")).shown(50),
    ];

    fn focus(&self) -> Focus {
        if self.is_at_windows { Focus::Moving } else { self.finder.focus() }
    }

    fn availability(&self, action: Action, context: &Context<'_>) -> Availability {
        let windows = if self.is_at_windows { self.closing.selected() } else { None };
        match (action, windows) {
            (Action::Open, Some(window)) => closing_windows::can_be_opened(window, context),
            (Action::Open | Action::ToList, _) => hits::can_be_opened(&self.finder, context),
            (Action::ToWindows, _) => {
                let is_there = self.shows_windows(context) && !self.closing.rows().is_empty();
                Availability::when(is_there && !self.is_at_windows)
            }
            (Action::FromWindows, _) => Availability::when(self.is_at_windows),
            (Action::Find | Action::Leave | Action::Move(_), _) => Availability::Ready,
        }
    }

    fn label(&self, action: Action) -> Option<MessageId> {
        (action == Action::Leave && !self.finder.text().is_empty()).then(|| message!("key-clear-box"))
    }

    fn update(&mut self, action: Action, context: &Context<'_>) -> Step {
        match action {
            Action::Open => match self.closing.selected().filter(|_| self.is_at_windows) {
                Some(window) => return closing_windows::open(window),
                None => return hits::found(self.finder.enter(context), context),
            },
            Action::Leave => {
                let rows = self.rows(context.main, context);
                return self.finder.escape(context, rows);
            }
            Action::Move(movement) => return self.move_by(movement, context),
            Action::Find => self.start_typing(),
            Action::ToList => self.finder.stop_typing(),
            Action::ToWindows => {
                self.finder.stop_typing();
                self.is_at_windows = true;
            }
            Action::FromWindows => self.is_at_windows = false,
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
        self.is_at_windows = false;
        self.finder.paste(text, context, found_rows(context.main))
    }

    fn readiness(&self) -> Readiness {
        hits::readiness(&self.finder)
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        self.finder.awaits(ticket) || self.closing.awaits(ticket)
    }

    fn receive(&mut self, _ticket: Ticket, reply: Reply, context: &Context<'_>) -> Step {
        if let Reply::Purchases(PurchasesReply::Closing(result)) = reply {
            let area = self.areas(context.main, context).windows;
            self.closing.settle(result, area);
            self.is_at_windows &= !self.closing.rows().is_empty();
            return Step::Stay;
        }
        hits::receive(&mut self.finder, reply, context)
    }

    fn refresh(&mut self, context: &Context<'_>) -> Step {
        let rows = self.rows(context.main, context);
        Step::Many(vec![self.finder.refresh(context, rows), self.ask_for_windows(context)])
    }

    fn key_pressed(&mut self, _context: &Context<'_>) {
        self.finder.forget_enter();
    }

    fn resized(&mut self, context: &Context<'_>) -> Step {
        let areas = self.areas(context.main, context);
        self.closing.resized(areas.windows);
        self.finder.resized(context, hits::rows_area(areas.list))
    }

    fn wake(&self, now: Instant) -> Option<Instant> {
        [self.finder.wake(), self.closing.wake(now)].into_iter().flatten().min()
    }

    fn tick(&mut self, context: &Context<'_>) -> Step {
        let found = hits::found(self.finder.tick(context), context);
        let windows = if self.closing.has_closed(context.now) { self.ask_for_windows(context) } else { Step::Stay };
        Step::Many(vec![found, windows])
    }

    fn press(&mut self, at: Position, area: Rect, context: &Context<'_>) -> Step {
        let areas = self.areas(area, context);
        if areas.field.contains(at) {
            self.start_typing();
            return Step::Stay;
        }
        self.is_at_windows = areas.windows.contains(at) && !self.closing.rows().is_empty();
        if self.is_at_windows {
            self.finder.stop_typing();
            self.closing.press(at, areas.windows);
            return Step::Stay;
        }
        hits::press(&mut self.finder, at, hits::rows_area(areas.list), context)
    }

    fn double_press(&mut self, at: Position, area: Rect, context: &Context<'_>) -> Step {
        let areas = self.areas(area, context);
        if areas.windows.contains(at) {
            let may = |window: &&_| closing_windows::can_be_opened(window, context) == Availability::Ready;
            let opened = self.closing.double_press(at, areas.windows).filter(may).map(closing_windows::open);
            return opened.unwrap_or_else(|| self.press(at, area, context));
        }
        hits::double_press(&mut self.finder, at, hits::rows_area(areas.list), context)
    }

    fn wheel(&mut self, notches: isize, context: &Context<'_>) -> Step {
        let areas = self.areas(context.main, context);
        if self.is_at_windows {
            self.closing.wheel(notches, areas.windows);
            return Step::Stay;
        }
        hits::wheel(&mut self.finder, notches, hits::rows_area(areas.list), context)
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        let areas = self.areas(area, context);
        hits::view_search_box(&self.finder, frame, areas.field, context);
        hits::view_title(&self.finder, frame, areas.title, context);
        hits::view_found(&self.finder, frame, areas.list, context);
        if self.shows_windows(context) {
            self.closing.view(self.is_at_windows, frame, areas.windows, context);
        }
    }
}
