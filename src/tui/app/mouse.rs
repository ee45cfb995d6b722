//! The mouse: a press selects, a second one opens, the wheel scrolls, keys of the bottom line are pressed, crumbs lead
//! up. Nothing needs it.

use std::mem::discriminant;

use ratatui::layout::{Position, Rect};

use crate::domain::Instant;
use crate::service::WhoseKeys;
use crate::tui::app::hints::BETWEEN;
use crate::tui::app::{App, layout};
use crate::tui::effect::Effect;
use crate::tui::msg::Mouse;
use crate::tui::places::PlaceRow;
use crate::tui::step::Destination;
use crate::tui::widget::top_line::{self, TopLine};
use crate::tui::widget::{dialog_box, text};

impl App {
    pub(super) fn mouse(&mut self, mouse: Mouse, now: Instant, effects: &mut Vec<Effect>) {
        if layout::is_too_small(self.world.size) || self.is_between_sessions {
            return;
        }
        match mouse {
            Mouse::Press(at) => self.press(at, now, effects),
            Mouse::DoublePress(at) => self.double_press(at, now, effects),
            Mouse::WheelUp(_) => self.wheel(-1, now, effects),
            Mouse::WheelDown(_) => self.wheel(1, now, effects),
        }
    }

    fn press(&mut self, at: Position, now: Instant, effects: &mut Vec<Effect>) {
        self.note = None;
        self.tell_of_press(now);
        let areas = self.world.areas();
        if areas.bottom.contains(at) {
            return self.press_hint(at, areas.bottom, now, effects);
        }
        self.pressed_dialog = self.dialogs.last().map(discriminant);
        if !self.dialogs.is_empty() {
            return self.press_dialog(at, now, effects);
        }
        let places = match areas.places {
            None if self.places.is_open() => Some(layout::unfolded_places(self.world.size)),
            places => places,
        };
        if let Some(places) = places.filter(|places| places.contains(at)) {
            return self.press_place(at, places, now, effects);
        }
        self.places.close();
        if areas.top.contains(at) {
            self.press_crumb(at, now, effects);
        } else if self.world.retrieving_elsewhere().is_some()
            && areas.banner.contains(at)
            && at.y.saturating_add(1) == areas.banner.bottom()
        {
            self.go(&Destination::Retrieve(None, WhoseKeys::Unfinished), now, effects);
        } else if areas.main.contains(at) {
            self.with_screen(now, effects, |screen, context| screen.press(at, areas.main, context));
        }
    }

    fn press_dialog(&mut self, at: Position, now: Instant, effects: &mut Vec<Effect>) {
        let area = self.dialog_area();
        self.with_dialog(now, effects, |dialog, context| dialog.press(at, area, context));
    }

    /// To a dialog a second press is another one like the first, unless the first one opened it: what then lies under
    /// the mouse was not meant.
    fn double_press(&mut self, at: Position, now: Instant, effects: &mut Vec<Effect>) {
        let areas = self.world.areas();
        let main = areas.main;
        let on_top = self.dialogs.last().map(discriminant);
        if on_top.is_some() && on_top == self.pressed_dialog && !areas.bottom.contains(at) {
            self.press_dialog(at, now, effects);
        } else if self.dialogs.is_empty() && main.contains(at) {
            self.with_screen(now, effects, |screen, context| screen.double_press(at, main, context));
        }
    }

    fn wheel(&mut self, notches: isize, now: Instant, effects: &mut Vec<Effect>) {
        if self.dialogs.is_empty() {
            self.with_screen(now, effects, |screen, context| screen.wheel(notches, context));
        } else {
            self.with_dialog(now, effects, |dialog, context| dialog.wheel(notches, context));
        }
    }

    fn press_hint(&mut self, at: Position, bottom: Rect, now: Instant, effects: &mut Vec<Effect>) {
        let width = usize::from(bottom.width).saturating_sub(4);
        let column = usize::from(at.x.saturating_sub(bottom.x));
        let mut start = 2_usize;
        for hint in self.hints(width, now) {
            let end = start.saturating_add(hint.width());
            if (start..end).contains(&column) {
                if let Some(target) = hint.target {
                    self.run(target, now, effects);
                }
                return;
            }
            start = end.saturating_add(text::width(BETWEEN));
        }
    }

    fn press_place(&mut self, at: Position, places: Rect, now: Instant, effects: &mut Vec<Effect>) {
        let (rows, headings) = (self.place_rows(now), self.place_headings().len());
        let first = self.first_place(&rows, headings, places);
        self.places.close();
        let line = usize::from(at.y.saturating_sub(places.y)).checked_sub(headings);
        let place = line.map(|line| line.saturating_add(first));
        if let Some(chosen) = place.and_then(|place| rows.get(place).map(PlaceRow::chosen)) {
            self.choose(chosen, now, effects);
        }
    }

    fn press_crumb(&mut self, at: Position, now: Instant, effects: &mut Vec<Effect>) {
        let crumbs = self.crumbs();
        let who = self.who();
        let line = TopLine { crumbs: &crumbs, customer: self.customer_crumb(), right: &who };
        let pressed = top_line::crumb_at(&line, layout::crumbs_area(self.world.size), at);
        if let Some(destination) = pressed.and_then(|place| self.crumb_destinations().into_iter().nth(place)) {
            self.return_to(&destination, now, effects);
        }
    }

    fn dialog_area(&self) -> Rect {
        dialog_box::within(self.world.size)
    }
}
