//! Moving through a list: the same keys in every place that has one.

use crate::i18n::{MessageId, message};
use crate::tui::widget::list::Selection;

/// A movement through a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// One row up.
    Up,
    /// One row down.
    Down,
    /// One page up.
    PageUp,
    /// One page down.
    PageDown,
    /// Half a page up.
    HalfUp,
    /// Half a page down.
    HalfDown,
    /// To the first row.
    First,
    /// To the last row.
    Last,
}

/// What the movements are called; the palette leaves them out.
pub const LABELS: [MessageId; 8] = [
    message!("key-row-up"),
    message!("key-row-down"),
    message!("key-page-up"),
    message!("key-page-down"),
    message!("key-half-up"),
    message!("key-half-down"),
    message!("key-first"),
    message!("key-last"),
];

impl Move {
    /// Makes the movement in a list of `total` rows of which `page` are on the screen.
    pub fn apply(self, selection: &mut Selection, total: usize, page: usize) {
        let half = page.div_ceil(2);
        match self {
            Self::Up => selection.up(1, total, page),
            Self::Down => selection.down(1, total, page),
            Self::PageUp => selection.up(page, total, page),
            Self::PageDown => selection.down(page, total, page),
            Self::HalfUp => selection.up(half, total, page),
            Self::HalfDown => selection.down(half, total, page),
            Self::First => selection.select(0, total, page),
            Self::Last => selection.select(total.saturating_sub(1), total, page),
        }
    }
}

/// The keys of a room with a list: the room's own rows first, then the movements, wrapped in its action.
macro_rules! keys_with_moves {
    ($wrap:path; $($row:expr),* $(,)?) => {
        &[
            $($row,)*
            Binding::always(&["Up"], $wrap(Move::Up), message!("key-row-up")),
            Binding::always(&["Down"], $wrap(Move::Down), message!("key-row-down")),
            Binding::always(&["PgUp"], $wrap(Move::PageUp), message!("key-page-up")),
            Binding::always(&["PgDn"], $wrap(Move::PageDown), message!("key-page-down")),
            Binding::moving(&["k"], $wrap(Move::Up), message!("key-row-up")),
            Binding::moving(&["j"], $wrap(Move::Down), message!("key-row-down")),
            Binding::moving(&["Ctrl-u"], $wrap(Move::HalfUp), message!("key-half-up")),
            Binding::moving(&["Ctrl-d"], $wrap(Move::HalfDown), message!("key-half-down")),
            Binding::moving(&["gg", "Home"], $wrap(Move::First), message!("key-first")),
            Binding::moving(&["G", "End"], $wrap(Move::Last), message!("key-last")),
        ]
    };
}

/// The same for a list with a filter: the room's own rows, those of the filter, then the movements.
macro_rules! keys_with_list {
    ($moved:path, $filtered:path; $($row:expr),* $(,)?) => {
        $crate::tui::moving::keys_with_moves![$moved;
            $($row,)*
            Binding::moving(&["/", "Ctrl-f"], $filtered(Filtering::Begin), message!("key-filter")).shown(84),
            Binding::typing(&["Tab"], $filtered(Filtering::ToList), message!("key-to-list")).shown(89),
            Binding::typing(&["Esc"], $filtered(Filtering::Leave), message!("key-leave-filter")).shown(91),
        ]
    };
}
pub(crate) use {keys_with_list, keys_with_moves};
