//! The keys of the bottom line: those that do something here and now, the most useful ones where there is no room for all.

use std::cmp::Reverse;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::domain::Instant;
use crate::i18n::{MessageId, message};
use crate::tui::app::App;
use crate::tui::context::Availability;
use crate::tui::everywhere::Action;
use crate::tui::keymap::Binding;
use crate::tui::palette_target::PaletteTarget;
use crate::tui::room::Row;
use crate::tui::theme::Paint;
use crate::tui::widget::text;

/// A key of the bottom line with what it stands for and the columns it takes.
#[derive(Debug, Clone)]
pub(super) struct Hint {
    /// What a press on it does; `None` for one that is only told.
    pub(super) target: Option<PaletteTarget>,
    pub(super) face: String,
    pub(super) label: String,
    pub(super) is_dimmed: bool,
    pub(super) priority: u8,
}

impl Hint {
    pub(super) fn width(&self) -> usize {
        text::width(&self.face).saturating_add(1).saturating_add(text::width(&self.label))
    }
}

/// What stands between two keys of the bottom line.
pub(super) const BETWEEN: &str = " · ";

impl App {
    /// The keys that do something here and now, the most useful ones where there is no room for all.
    pub(super) fn hints(&self, width: usize, now: Instant) -> Vec<Hint> {
        let locale = self.world.preferences.locale;
        let here = self.room_rows(now);
        let is_told = |binding: &Binding<Action>| {
            let may_matter = binding.priority != 0 || is_of_view(binding.label);
            may_matter || self.name_in_view(binding.action).is_some() || self.chord.begun().is_some()
        };
        let everywhere = self.everywhere_rows_where(is_told, &here, now);
        let help = everywhere.iter().find(|row| row.in_force && row.label == message!("key-help")).cloned();
        if let Some(begun) = self.chord.begun() {
            let hints = self.hints_after(&begun.face(), here.into_iter().chain(everywhere));
            return with_more_in_the_help(hints, help, width);
        }
        let hint = |target, row: Row| Hint {
            target: Some(target),
            face: row.face(),
            label: locale.text(row.label),
            is_dimmed: row.availability != Availability::Ready,
            priority: if is_of_view(row.label) { OF_VIEW } else { row.priority },
        };
        let is_shown = |row: &Row| row.in_force && (row.priority != 0 || is_of_view(row.label));
        let here = here.into_iter().filter(is_shown);
        let here = here.map(|row| hint(PaletteTarget::Screen(row.index), row));
        let everywhere = everywhere.into_iter().filter(is_shown);
        let everywhere = everywhere.map(|row| hint(PaletteTarget::Everywhere(row.index), row));
        let mut hints: Vec<Hint> = Vec::new();
        for hint in here.chain(everywhere) {
            if !hints.iter().any(|known| known.face == hint.face || known.label == hint.label) {
                hints.push(hint);
            }
        }
        with_more_in_the_help(hints, help, width)
    }

    /// What a begun sequence can come to: the keys that end it, and what they do then.
    fn hints_after(&self, begun: &str, rows: impl Iterator<Item = Row>) -> Vec<Hint> {
        let locale = self.world.preferences.locale;
        let mut hints = vec![Hint {
            target: None,
            face: begun.to_owned(),
            label: "…".to_owned(),
            is_dimmed: false,
            priority: u8::MAX,
        }];
        for row in rows {
            let is_ending = |rest: &&str| rest.starts_with(' ') || *rest == begun;
            let ending = row
                .faces()
                .find_map(|face| face.strip_prefix(begun).filter(is_ending).map(|ending| ending.trim().to_owned()));
            if let Some(ending) = ending {
                hints.push(Hint {
                    target: None,
                    face: ending,
                    label: locale.text(row.ending.unwrap_or(row.label)),
                    is_dimmed: row.availability != Availability::Ready,
                    priority: 1,
                });
            }
        }
        hints
    }

    /// Draws them between the corners of the bottom border.
    pub(super) fn view_bottom_line(&self, buffer: &mut Buffer, area: Rect, now: Instant) {
        let theme = &self.world.theme;
        let (plain, dim) = (Style::new(), theme.style(Paint::Dim));
        let hints = self.hints(usize::from(area.width).saturating_sub(2), now);
        let painted = |hint: &Hint| {
            let (key, label) =
                if hint.is_dimmed { (Paint::Disabled, Paint::Disabled) } else { (Paint::Key, Paint::KeyLabel) };
            (theme.style(key), theme.style(label))
        };
        let texts = hints.iter().enumerate().flat_map(|(place, hint)| {
            let (key, label) = painted(hint);
            let between = if place == 0 { (" ", plain) } else { (BETWEEN, dim) };
            [between, (hint.face.as_str(), key), (" ", plain), (hint.label.as_str(), label)]
        });
        text::draw_joined(texts.chain([(" ", plain)]), buffer, area);
    }
}

/// How much the keys matter that lead out of the customer's own view, and to its other user.
const OF_VIEW: u8 = 97;

/// Whether it is what one of those keys does.
fn is_of_view(label: MessageId) -> bool {
    [message!("key-leave-customers-view"), message!("key-switch-user")].contains(&label)
}

/// The hints that fit. The help has what is left out: its key then stands last, and says that there is more.
fn with_more_in_the_help(mut hints: Vec<Hint>, help: Option<Row>, width: usize) -> Vec<Hint> {
    let all = hints.iter().map(Hint::width).sum::<usize>().saturating_add(hints.len().saturating_mul(3));
    if let Some(help) = help.filter(|_| width < all.saturating_sub(1)) {
        let face = help.face();
        hints.retain(|hint| hint.face != face);
        hints.push(Hint {
            target: Some(PaletteTarget::Everywhere(help.index)),
            face,
            label: "…".to_owned(),
            is_dimmed: help.availability != Availability::Ready,
            priority: u8::MAX,
        });
    }
    fitting(hints, width)
}

/// The hints that fit, in their order: what matters most is put in first, and what then still fits beside it.
fn fitting(hints: Vec<Hint>, width: usize) -> Vec<Hint> {
    let mut by_priority: Vec<usize> = (0..hints.len()).collect();
    by_priority.sort_by_key(|place| hints.get(*place).map(|hint| Reverse(hint.priority)));
    let mut taken = 2_usize;
    let mut fits = vec![false; hints.len()];
    for place in by_priority {
        let between = if taken == 2 { 0 } else { text::width(BETWEEN) };
        let wanted = hints.get(place).map_or(0, Hint::width).saturating_add(between);
        if let Some(fit) = fits.get_mut(place).filter(|_| taken.saturating_add(wanted) <= width) {
            *fit = true;
            taken = taken.saturating_add(wanted);
        }
    }
    hints.into_iter().zip(fits).filter(|(_, fit)| *fit).map(|(hint, _)| hint).collect()
}
