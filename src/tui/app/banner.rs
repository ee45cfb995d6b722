//! The lines below the top line that stand as long as something is not as it should be: nothing can be written, or the
//! clock was set back; before them those that say whose view it is where it is a customer's own, and last that keys are
//! being got into a file. They say it in words, so that no colour is needed to understand them.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

use crate::domain::{Instant, ReadOnlyReason};
use crate::i18n::{Locale, message};
use crate::tui::app::customers_view;
use crate::tui::app::world::World;
use crate::tui::retrieving::Retrieving;
use crate::tui::theme::Paint;
use crate::tui::widget::text;

/// What stands before each of them.
const SIGN: &str = "! ";

impl World {
    /// How many lines there are.
    pub(super) fn banner_lines(&self) -> u16 {
        let of_view = if self.view.is_some() { customers_view::LINES } else { 0 };
        let of_store = u16::from(self.standing.read_only.is_some()) + u16::from(self.standing.seen_ahead.is_some());
        of_view.saturating_add(of_store).saturating_add(u16::from(self.retrieving_elsewhere().is_some()))
    }

    /// The keys that are being got into a file while another place is looked at; nothing is told of them before a locked store.
    pub(super) fn retrieving_elsewhere(&self) -> Option<Retrieving> {
        self.retrieving.filter(|retrieving| !retrieving.is_here && self.session.is_some())
    }

    /// Draws them.
    pub(super) fn view_banner(&self, frame: &mut Frame<'_>, area: Rect, now: Instant) {
        let locale = self.preferences.locale;
        let read_only = self.standing.read_only.map(|reason| short_reason(reason, locale));
        let clock = self.standing.seen_ahead.map(|seen| clock_set_back(seen, locale));
        let style = self.theme.style(Paint::Warning);
        let line = |sentence| Line::styled(text::cut(&format!("{SIGN}{sentence}"), usize::from(area.width)), style);
        let of_store = read_only.into_iter().chain(clock).map(line);
        let of_keys = self.retrieving_elsewhere().map(|retrieving| {
            let values = [("done", retrieving.done.into()), ("count", retrieving.count.into())];
            let told = locale.text_with(message!("banner-retrieving"), &values);
            Line::styled(text::cut(&told, usize::from(area.width)), self.theme.style(Paint::Pending))
        });
        let lines: Vec<Line<'static>> =
            self.lines_of_view(usize::from(area.width), now).into_iter().chain(of_store).chain(of_keys).collect();
        frame.render_widget(Paragraph::new(lines), area);
    }
}

fn short_reason(reason: ReadOnlyReason, locale: Locale) -> String {
    match reason {
        ReadOnlyReason::Asked => locale.text(message!("banner-asked")),
        ReadOnlyReason::Backup { made } => {
            locale.text_with(message!("banner-backup"), &[("made", locale.date_time_in_zone(made).into())])
        }
        ReadOnlyReason::NoRoom => locale.text(message!("banner-no-room")),
        ReadOnlyReason::Broken => locale.text(message!("banner-broken")),
    }
}

fn clock_set_back(seen: Instant, locale: Locale) -> String {
    locale.text_with(message!("banner-clock"), &[("seen", locale.date_time(seen).into())])
}
