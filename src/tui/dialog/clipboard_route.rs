//! Which way a copy goes, and of what: the routes that answer here and now, the best first. It opens by itself where only
//! a file is left, because a file is left behind where a clipboard would not be.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;

use crate::i18n::message;
use crate::ports::CopyRoute;
use crate::tui::context::{Availability, Context};
use crate::tui::copying;
use crate::tui::failure::route_name;
use crate::tui::keymap::Binding;
use crate::tui::room::Room;
use crate::tui::step::{Answer, Copied, CopyWish, MessageLanguage, Step};
use crate::tui::theme::Paint;
use crate::tui::widget::dialog_box::{self, DialogBox};
use crate::tui::widget::list::Selection;
use crate::tui::widget::text;

/// How wide the dialog wants to be, in columns.
const WIDTH: u16 = 66;

/// How many lines stand above the routes: what is to be copied, and an empty one.
const ABOVE: usize = 2;

/// The dialog, with what is to be copied.
#[derive(Debug)]
pub struct State {
    wish: CopyWish,
    routes: Vec<CopyRoute>,
    selection: Selection,
}

/// What can be answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Copy by the marked route.
    Copy,
    /// Copy to a file.
    WriteFile,
    /// Copy a message with the key in it, in the customer's language.
    TakeMessage,
    /// Copy the key alone after all.
    TakeKey,
    /// The route above.
    Up,
    /// The route below.
    Down,
    /// Copy nothing.
    Close,
}

impl State {
    /// Asks which of these routes the copy is to go; the file is always one of them. The best is marked, but where
    /// there is none but the file nothing is copied by Enter alone.
    #[must_use]
    pub fn new(wish: CopyWish, routes: &[CopyRoute]) -> Self {
        let others = routes.iter().copied().filter(|route| *route != CopyRoute::File);
        Self { wish, routes: others.chain([CopyRoute::File]).collect(), selection: Selection::default() }
    }

    fn is_file_alone(&self) -> bool {
        self.routes.len() == 1
    }

    fn copy_by(&self, route: CopyRoute) -> Step {
        Step::CloseWith(Answer::CopyBy(self.wish.clone(), route))
    }

    fn dialog(&self, area: Rect, context: &Context<'_>) -> DialogBox {
        let title = if self.is_file_alone() { message!("dialog-route-file") } else { message!("dialog-route-title") };
        let title = context.locale.text(title);
        let lines = self.lines(dialog_box::line_width(area, WIDTH), context);
        DialogBox { title, lines, width: WIDTH, note: String::new() }
    }

    fn lines(&self, width: usize, context: &Context<'_>) -> Vec<Line<'static>> {
        let locale = context.locale;
        let what = text::cut(&copying::wished(&self.wish, locale), width);
        let mut lines = vec![Line::styled(what, context.theme.style(Paint::Title)), Line::default()];
        if self.is_file_alone() && context.settings.wants_files() {
            lines.extend(paragraph(&locale.text(message!("route-file-wanted")), width, context));
            return lines;
        }
        if self.is_file_alone() {
            lines.extend(paragraph(&locale.text(message!("route-none")), width, context));
        } else {
            for (place, route) in self.routes.iter().enumerate() {
                let is_marked = place == self.selection.selected();
                let (mark, paint) = if is_marked { ("▸ ", Paint::Selected) } else { ("  ", Paint::Text) };
                let line = format!("{mark}{}", locale.text(route_name(*route)));
                lines.push(Line::styled(text::pad(&line, width), context.theme.style(paint)));
            }
            lines.push(Line::default());
        }
        lines.extend(paragraph(&locale.text(message!("route-file-offer")), width, context));
        lines
    }
}

fn paragraph(sentence: &str, width: usize, context: &Context<'_>) -> Vec<Line<'static>> {
    let lines = text::wrap(sentence, width).into_iter();
    let style = context.theme.style(Paint::Text);
    lines.map(|line| Line::styled(line, style)).chain([Line::default()]).collect()
}

impl Room for State {
    type Action = Action;

    const KEYS: &'static [Binding<Action>] = &[
        Binding::moving(&["Enter"], Action::Copy, message!("key-copy-by-route")).shown(95),
        Binding::moving(&["f"], Action::WriteFile, message!("key-write-file")).shown(100),
        Binding::moving(&["Y"], Action::TakeMessage, message!("key-take-message")).shown(80),
        Binding::moving(&["y"], Action::TakeKey, message!("key-take-key")).shown(80),
        Binding::moving(&["Up", "k"], Action::Up, message!("key-row-up")),
        Binding::moving(&["Down", "j"], Action::Down, message!("key-row-down")),
        Binding::moving(&["Esc", "q"], Action::Close, message!("key-copy-nothing")).shown(90),
    ];

    fn availability(&self, action: Action, _context: &Context<'_>) -> Availability {
        match action {
            Action::Copy | Action::Up | Action::Down => Availability::when(!self.is_file_alone()),
            // A message is for those who may have the key that is in it.
            Action::TakeMessage => Availability::when(self.wish.what == Copied::Key),
            Action::TakeKey => Availability::when(matches!(self.wish.what, Copied::Message(_))),
            Action::WriteFile | Action::Close => Availability::Ready,
        }
    }

    fn update(&mut self, action: Action, _context: &Context<'_>) -> Step {
        let total = self.routes.len();
        match action {
            Action::Copy => {
                return self.routes.get(self.selection.selected()).map_or(Step::Stay, |route| self.copy_by(*route));
            }
            Action::WriteFile => return self.copy_by(CopyRoute::File),
            Action::TakeMessage => self.wish.what = Copied::Message(MessageLanguage::Customers),
            Action::TakeKey => self.wish.what = Copied::Key,
            Action::Close => return Step::Close,
            Action::Up => self.selection.up(1, total, total),
            Action::Down => self.selection.down(1, total, total),
        }
        Step::Stay
    }

    /// A press marks a route; one on the marked route copies by it.
    fn press(&mut self, at: Position, area: Rect, context: &Context<'_>) -> Step {
        let spot = dialog_box::spot(area, &self.dialog(area, context), at);
        let place = spot.filter(|_| !self.is_file_alone()).and_then(|(line, _)| line.checked_sub(ABOVE));
        let Some(place) = place.filter(|place| *place < self.routes.len()) else { return Step::Stay };
        if place == self.selection.selected() {
            return self.update(Action::Copy, context);
        }
        self.selection.select(place, self.routes.len(), self.routes.len());
        Step::Stay
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        dialog_box::view(frame, area, context, &self.dialog(area, context));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Choice;
    use crate::domain::choice::ProductVersion;
    use crate::testing::example;

    fn dialog(routes: &[CopyRoute]) -> State {
        let choice = Choice { version: ProductVersion("2022".to_owned()), language: None, file_type: None };
        State::new(
            CopyWish { entitlement: example::entitlement_id(1, "OR-1", 1), choice, what: Copied::Key, reason: None },
            routes,
        )
    }

    #[test]
    fn the_file_is_always_offered_and_always_last() {
        assert_eq!(dialog(&[]).routes, [CopyRoute::File]);
        assert_eq!(dialog(&[CopyRoute::File]).routes, [CopyRoute::File]);
        let all = [CopyRoute::Tmux, CopyRoute::System, CopyRoute::File];
        assert_eq!(dialog(&all).routes, all);
    }

    #[test]
    fn where_only_the_file_is_left_enter_alone_writes_none() {
        assert!(dialog(&[CopyRoute::File]).is_file_alone());
        assert!(!dialog(&[CopyRoute::Osc52, CopyRoute::File]).is_file_alone());
    }
}
