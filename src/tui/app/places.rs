//! The places at the left: those of the customer in whose place one is, else the partner's.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::widgets::{Block, Borders};

use crate::domain::Instant;
use crate::i18n::message;
use crate::tui::app::App;
use crate::tui::context::Availability;
use crate::tui::everywhere::Place;
use crate::tui::places::PlaceRow;
use crate::tui::screen::Screen;
use crate::tui::step::Destination;
use crate::tui::theme::Paint;
use crate::tui::widget::text::{self, Side};

impl App {
    pub(super) fn view_places(&self, frame: &mut Frame<'_>, area: Rect, now: Instant) {
        let theme = &self.world.theme;
        let border = if self.places.is_open() { Paint::BorderFocused } else { Paint::Border };
        let block = Block::new().borders(Borders::RIGHT).border_style(theme.style(border));
        let inner = block.inner(area);
        frame.render_widget(block, area);
        let buffer = frame.buffer_mut();
        let headings = self.place_headings();
        let mut lines = inner.rows();
        for (heading, line) in headings.iter().zip(&mut lines) {
            text::draw(&format!(" {heading}"), Side::Left, buffer, line, theme.style(Paint::Header));
        }
        let rows = self.place_rows(now);
        let first = self.first_place(&rows, headings.len(), area);
        let is_typing = self.focus().is_typing();
        for ((place, row), line) in rows.iter().enumerate().skip(first).zip(lines) {
            let is_marked = self.places.marked().map_or(row.current, |marked| marked == place);
            // While they have the focus the mark is on the one that Enter goes to.
            let mark = match (is_marked, row.current) {
                (true, _) => "▸",
                (false, true) => "•",
                (false, false) => " ",
            };
            let face = if is_typing { String::new() } else { format!("{} ", row.face) };
            let count = row.count.map(|count| format!(" ({count})")).unwrap_or_default();
            let paint = match (is_marked, &row.availability) {
                (true, _) => Paint::PlaceCurrent,
                (false, Availability::Disabled(_)) => Paint::Disabled,
                (false, _) => Paint::Place,
            };
            let face_width = u16::try_from(text::width(&face)).unwrap_or(u16::MAX).clamp(1, line.width.max(1));
            let label = Rect { width: line.width.saturating_sub(face_width), ..line };
            let key = Rect { x: label.right(), width: face_width, ..line };
            text::draw(&format!("{mark}{}{count}", row.label), Side::Left, buffer, label, theme.style(paint));
            text::draw(&face, Side::Left, buffer, key, theme.style(Paint::Dim));
        }
    }

    /// The first place in sight, where they are more than there is room for: the marked one stays on the screen.
    pub(super) fn first_place(&self, rows: &[PlaceRow], headings: usize, area: Rect) -> usize {
        let room = usize::from(area.height).saturating_sub(headings);
        let marked = self.places.marked().or_else(|| rows.iter().position(|row| row.current)).unwrap_or(0);
        marked.saturating_add(1).saturating_sub(room)
    }

    /// How many things there are at a place of the customer's, as far as a place one came through knows: nothing is
    /// asked for it.
    fn known_count(&self, place: Place) -> Option<usize> {
        let customer = self.screen.customer()?;
        [&self.screen].into_iter().chain(self.history.iter().rev()).find_map(|screen| screen.count_at(place, customer))
    }

    /// Whether the place one is at is of a thing in that list, or is itself none of the places at the left.
    fn is_below(&self, destination: &Destination) -> bool {
        let is_unlisted = self.screen.purchase().is_some() || matches!(self.screen, Screen::HybridBenefit(_));
        is_unlisted && self.screen.parent().is_some_and(|parent| parent.is_same_place(destination))
    }

    /// The places of where one is: a customer's inside a customer, else the partner's.
    pub(super) fn place_rows(&self, now: Instant) -> Vec<PlaceRow> {
        if let Some(view) = &self.world.view {
            return self.places_in_view(view, now);
        }
        let customer = self.screen.customer();
        let context = self.world.context(now);
        let row = |place: Place, label, face| {
            let destination = place.destination(customer)?;
            let availability = place.availability(customer, &context);
            Some(PlaceRow {
                label: context.locale.text(label),
                face,
                count: self.known_count(place),
                availability,
                current: self.screen.is_at(&destination) || self.is_below(&destination),
                destination,
            })
        };
        let mut downloads = row(Place::Downloads, message!("place-downloads"), "g d");
        if let Some(downloads) = &mut downloads {
            let running = context.actor().map_or(0, |actor| context.downloads.count_of(actor));
            downloads.count = Some(running).filter(|running| *running != 0);
        }
        let mut support = row(Place::Support, message!("place-support"), "g s");
        if let Some(support) = &mut support {
            support.current |= matches!(self.screen, Screen::SupportRequest(_) | Screen::SupportForm(_));
        }
        let is_invoice = matches!(self.screen, Screen::Invoice(_));
        let mut billing = row(Place::Billing, message!("place-billing"), "b");
        let mut all_billing = row(Place::AllBilling, message!("place-all-billing"), "g b");
        let of_where_one_is = if customer.is_some() { &mut billing } else { &mut all_billing };
        if let Some(billing) = of_where_one_is {
            billing.current |= is_invoice;
        }
        let rows = [
            row(Place::Account, message!("place-account"), "a"),
            row(Place::Subscriptions, message!("place-subscriptions"), "s"),
            row(Place::Software, message!("place-software"), "w"),
            row(Place::Orders, message!("place-orders"), "o"),
            row(Place::Catalog, message!("place-catalog"), "+"),
            billing,
            row(Place::Kms, message!("place-kms"), "M"),
            row(Place::CustomersView, message!("place-customers-view"), "g m"),
            row(Place::Home, message!("place-home"), "g h"),
            row(Place::Customers, message!("place-customers"), "g c"),
            row(Place::ClosingWindows, message!("place-closing"), "g w"),
            all_billing,
            downloads,
            support,
            row(Place::Tours, message!("place-tours"), "g t"),
            row(Place::Settings, message!("place-settings"), ","),
            row(Place::Operators, message!("place-operators-below"), "g o"),
            row(Place::Activity, message!("place-activity-below"), "g l"),
        ];
        let is_there = |row: &PlaceRow| row.availability != Availability::Hidden;
        rows.into_iter().flatten().filter(is_there).collect()
    }
}
