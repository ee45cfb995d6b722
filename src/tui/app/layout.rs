//! Where things are on the screen: a pure function of its size, which drawing and the mouse both ask.

use ratatui::layout::{Margin, Rect, Size};

/// Below this many columns or rows a screen says that it is too small.
const SMALLEST: Size = Size { width: 60, height: 18 };

/// From this many columns on the places stand at the left all the time.
const PLACES_FROM: u16 = 100;

/// How many columns the places take.
const PLACES_WIDTH: u16 = 24;

/// The areas of the frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Areas {
    /// The top border: breadcrumb and operator.
    pub(super) top: Rect,
    /// The lines that stand while something is not as it should be.
    pub(super) banner: Rect,
    /// The places at the left; `None` where they are folded.
    pub(super) places: Option<Rect>,
    /// Where the place is drawn.
    pub(super) main: Rect,
    /// The line for notes and for the copy that lives.
    pub(super) status: Rect,
    /// The bottom border: the keys that do something here and now.
    pub(super) bottom: Rect,
}

pub(super) fn is_too_small(size: Size) -> bool {
    size.width < SMALLEST.width || size.height < SMALLEST.height
}

/// Reckoned without a solver, as everything that draws or moves asks for it.
pub(super) fn areas(size: Size, banner_lines: u16) -> Areas {
    let whole = Rect::from((ratatui::layout::Position::ORIGIN, size));
    let top = Rect { height: whole.height.min(1), ..whole };
    let bottom = Rect { y: whole.bottom().saturating_sub(1), ..top };
    let inner = whole.inner(Margin::new(1, 1));
    let status = Rect { y: inner.bottom().saturating_sub(1), height: inner.height.min(1), ..inner };
    let room = inner.height.saturating_sub(status.height);
    let banner = Rect { height: banner_lines.min(room), ..inner };
    let body = Rect { y: banner.bottom(), height: room.saturating_sub(banner.height), ..inner };
    let (banner, status) = (banner.inner(Margin::new(1, 0)), status.inner(Margin::new(1, 0)));
    if size.width < PLACES_FROM {
        return Areas { top, banner, places: None, main: body.inner(Margin::new(1, 0)), status, bottom };
    }
    let places = Rect { width: PLACES_WIDTH, ..body };
    let left = PLACES_WIDTH.saturating_add(1);
    let main = Rect { x: body.x.saturating_add(left), width: body.width.saturating_sub(left), ..body };
    Areas { top, banner, places: Some(places), main: main.inner(Margin::new(1, 0)), status, bottom }
}

/// Where the breadcrumb stands, on the top border.
pub(super) fn crumbs_area(size: Size) -> Rect {
    Rect { x: 2, y: 0, width: size.width.saturating_sub(3), height: size.height.min(1) }
}

/// Where folded places open.
pub(super) fn unfolded_places(size: Size) -> Rect {
    let body = Rect::from((ratatui::layout::Position::ORIGIN, size)).inner(Margin::new(1, 1));
    Rect { width: PLACES_WIDTH.min(body.width), ..body }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_folded_at_80_columns_and_stand_at_120() {
        assert_eq!(areas(Size::new(80, 24), 0).places, None);
        assert!(areas(Size::new(120, 40), 0).places.is_some());
    }

    #[test]
    fn a_banner_takes_its_lines_from_the_place_and_from_nothing_else() {
        let size = Size::new(120, 40);
        let (without, with) = (areas(size, 0), areas(size, 2));
        assert_eq!((without.banner.height, with.banner.height), (0, 2));
        assert_eq!((with.main.y, with.main.height), (without.main.y + 2, without.main.height - 2));
        assert_eq!((with.top, with.status, with.bottom), (without.top, without.status, without.bottom));
    }

    #[test]
    fn below_60_by_18_is_too_small() {
        assert!(is_too_small(Size::new(59, 40)) && is_too_small(Size::new(120, 17)));
        assert!(!is_too_small(Size::new(60, 18)));
    }
}
