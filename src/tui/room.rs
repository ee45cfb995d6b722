//! What every screen and dialog has in common, and the one way from a key to what it does.
//!
//! A room's `KEYS` is the one source for dispatch, bottom line, help, palette and documents; why a row is dimmed
//! comes from the rule itself.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use crate::domain::{Instant, Refusal};
use crate::i18n::MessageId;
use crate::tui::context::{Availability, Context};
use crate::tui::keymap::{Binding, Chord, Focus, Key, Keys, Resolution, Sequence, resolve};
use crate::tui::listing::ListPart;
use crate::tui::msg::Reply;
use crate::tui::session::Ticket;
use crate::tui::step::Step;

/// A screen or a dialog.
pub trait Room {
    /// What can be done in it.
    type Action: Copy + PartialEq + std::fmt::Debug + 'static;

    /// The keys that do it.
    const KEYS: &'static [Binding<Self::Action>];

    /// The list that it is around, if it is around one: what is not done here is the list's to do.
    fn list(&self) -> Option<&dyn ListPart> {
        None
    }

    /// The same, to be changed.
    fn list_mut(&mut self) -> Option<&mut dyn ListPart> {
        None
    }

    /// Whether a field has the focus.
    fn focus(&self) -> Focus {
        self.list().map_or(Focus::Moving, ListPart::focus)
    }

    /// Whether it can be done here and now.
    fn availability(&self, action: Self::Action, context: &Context<'_>) -> Availability;

    /// What it is called here and now, where that is another name than its row's.
    fn label(&self, _action: Self::Action) -> Option<MessageId> {
        None
    }

    /// How long it stays on a narrow bottom line here and now, where that is not as its row says.
    fn priority(&self, _action: Self::Action) -> Option<u8> {
        None
    }

    /// The no whose reason stands on the screen already, so that pressing what is dimmed by it need not say it again.
    fn explains(&self, _context: &Context<'_>) -> Option<Refusal> {
        None
    }

    /// Does it.
    fn update(&mut self, action: Self::Action, context: &Context<'_>) -> Step;

    /// Takes a key that is text or edits a field.
    fn edit(&mut self, key: Key, context: &Context<'_>) -> Step {
        if let Some(list) = self.list_mut() {
            list.edit(key, context);
        }
        Step::Stay
    }

    /// Leaves its field with what was typed.
    fn leave_field(&mut self) {
        if let Some(list) = self.list_mut() {
            list.leave_filter();
        }
    }

    /// Takes pasted text. Without a field it is not taken.
    fn paste(&mut self, text: &str, context: &Context<'_>) -> Step {
        if let Some(list) = self.list_mut() {
            list.paste(text, context);
        }
        Step::Stay
    }

    /// Whether it waits for the reply with this ticket.
    fn awaits(&self, ticket: Ticket) -> bool {
        self.list().is_some_and(|list| list.awaits(ticket))
    }

    /// Takes a reply it waits for.
    fn receive(&mut self, _ticket: Ticket, _reply: Reply, _context: &Context<'_>) -> Step {
        Step::Stay
    }

    /// Whether its keys have something to act on yet.
    fn readiness(&self) -> Readiness {
        self.list().map_or(Readiness::Here, ListPart::readiness)
    }

    /// Asks again for what it shows.
    fn refresh(&mut self, _context: &Context<'_>) -> Step {
        Step::Stay
    }

    /// When it wants to be told that time has passed; `None` while nothing counts.
    fn wake(&self, _now: Instant) -> Option<Instant> {
        None
    }

    /// Learns that time has passed.
    fn tick(&mut self, _context: &Context<'_>) -> Step {
        Step::Stay
    }

    /// Learns that the terminal has or has lost the focus, as the context says.
    fn focused(&mut self, _context: &Context<'_>) {}

    /// Learns that a key or the mouse was pressed, whatever that does and wherever it goes.
    fn key_pressed(&mut self, _context: &Context<'_>) {}

    /// Hides what nobody else should see, because the terminal is given away; also what is still on its way.
    fn hide(&mut self) {}

    /// Learns that it has another area: what is selected in it stays on the screen, and rows that came onto the screen
    /// are asked for.
    fn resized(&mut self, context: &Context<'_>) -> Step {
        if let Some(list) = self.list_mut() {
            list.resized(context);
        }
        Step::Stay
    }

    /// Takes a press of the mouse in its area.
    fn press(&mut self, _at: Position, _area: Rect, _context: &Context<'_>) -> Step {
        Step::Stay
    }

    /// Takes a second press of the mouse at the same place.
    fn double_press(&mut self, _at: Position, _area: Rect, _context: &Context<'_>) -> Step {
        Step::Stay
    }

    /// Takes that many notches of the wheel, downwards positive.
    fn wheel(&mut self, notches: isize, context: &Context<'_>) -> Step {
        if let Some(list) = self.list_mut() {
            list.wheel(notches, context);
        }
        Step::Stay
    }

    /// Draws it.
    fn view(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>);
}

/// Whether a room's keys have something to act on yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Readiness {
    /// They have.
    Here,
    /// It is on its way.
    Coming,
    /// It could not be had.
    Missing,
    /// Enter was pressed, and waits for the answer that says what it opens.
    Opening,
}

/// A row of a room's keys as it stands here and now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its place in the room's `KEYS`.
    pub index: usize,
    /// The key that is shown, if one is.
    pub shown: Option<Sequence>,
    /// All its keys.
    pub keys: Keys,
    /// Its name.
    pub label: MessageId,
    /// What it is called beside the key that ends a begun sequence, where that is another name.
    pub ending: Option<MessageId>,
    /// How long it stays on a narrow bottom line; 0 is never on it.
    pub priority: u8,
    /// Whether it can be done.
    pub availability: Availability,
    /// Whether it is in force with the present focus.
    pub in_force: bool,
}

impl Row {
    /// The key that is shown, as it is shown.
    #[must_use]
    pub fn face(&self) -> String {
        self.shown.map(Sequence::face).unwrap_or_default()
    }

    /// All its keys, as they are shown.
    pub fn faces(&self) -> impl Iterator<Item = String> {
        self.keys.iter().map(Sequence::face)
    }
}

/// The rows of a room that are not hidden.
pub fn rows<R: Room>(room: &R, context: &Context<'_>) -> Vec<Row> {
    let mut rows = rows_of(R::KEYS, room.focus(), |binding| room.availability(binding.action, context));
    for row in &mut rows {
        let Some(Binding { action, .. }) = R::KEYS.get(row.index) else { continue };
        row.label = room.label(*action).unwrap_or(row.label);
        row.priority = room.priority(*action).unwrap_or(row.priority);
    }
    rows
}

/// The rows of a table of keys that are not hidden.
pub fn rows_of<A: Copy>(
    keys: &[Binding<A>],
    focus: Focus,
    availability: impl Fn(&Binding<A>) -> Availability,
) -> Vec<Row> {
    let rows = keys.iter().enumerate().map(|(index, binding)| Row {
        index,
        shown: binding.keys.first(),
        keys: binding.keys_with(focus),
        label: binding.label,
        ending: binding.ending,
        priority: binding.priority,
        availability: availability(binding),
        in_force: focus.admits(binding.mode),
    });
    let mut there = Vec::with_capacity(keys.len());
    there.extend(rows.filter(|row| row.availability != Availability::Hidden));
    there
}

/// What a key press came to.
#[derive(Debug)]
pub enum Pressed {
    /// It did this.
    Done(Step),
    /// It is dimmed, for this reason. Nothing is recorded: pressing it is no attempt.
    Dimmed(Refusal),
    /// It began a sequence.
    Pending,
    /// The room has no such row here and now.
    Unbound,
}

/// Looks the key up in the room's rows and does what it says.
pub fn press_key<R: Room>(room: &mut R, chord: Chord, key: Key, context: &Context<'_>) -> Pressed {
    match resolve(R::KEYS, chord, key, room.focus()) {
        Resolution::Action(action) => act(room, action, context),
        Resolution::Pending => Pressed::Pending,
        Resolution::None => Pressed::Unbound,
    }
}

/// Whether the room has a row with that key, be it hidden here and now.
pub fn has_row<R: Room>(room: &R, chord: Chord, key: Key) -> bool {
    matches!(resolve(R::KEYS, chord, key, room.focus()), Resolution::Action(_))
}

/// Does the row with this index.
pub fn run<R: Room>(room: &mut R, index: usize, context: &Context<'_>) -> Pressed {
    R::KEYS.get(index).map_or(Pressed::Unbound, |binding| act(room, binding.action, context))
}

fn act<R: Room>(room: &mut R, action: R::Action, context: &Context<'_>) -> Pressed {
    match room.availability(action, context) {
        Availability::Ready => Pressed::Done(room.update(action, context)),
        Availability::Disabled(refusal) => Pressed::Dimmed(refusal),
        Availability::Hidden => Pressed::Unbound,
    }
}
