//! Which of the windows are here. All of them where they are no more than are read at once; else, listed by when they close, a
//! stretch that follows what is looked at, from either end. By anything else, or filtered, those that close first are
//! listed, up to the same bound.

use crate::ports::store::EndsOrder;
use crate::search::Direction;
use crate::service::{ClosingWindow, LookThroughWindows, WindowPlace, WindowsFrom, WindowsPage};
use crate::tui::context::Context;
use crate::tui::effect::{Ask, PurchasesAsk};
use crate::tui::failure::Failure;
use crate::tui::moving::Move;
use crate::tui::screen::closing_windows::{Column, State};
use crate::tui::step::Step;
use crate::tui::stretch::{Further, Stretch};

/// As many are read at first, and are filtered or sorted by something else than their ends at most.
const MOST: usize = 1_000;

/// As many are read at a time as one moves through more than that.
const AT_ONCE: usize = 200;

/// What of the windows is here, and what was asked for.
#[derive(Debug)]
pub(super) struct Reading {
    stretch: Stretch<WindowPlace>,
    /// From which side it is listed.
    order: EndsOrder,
    /// Whether those that close first are all here, as many as are read at first.
    has_first: bool,
    asked: Option<Asked>,
}

/// What is asked for.
#[derive(Debug, Clone, Copy)]
struct Asked {
    part: Part,
    /// From which side it will be listed.
    order: EndsOrder,
    /// Where one goes in it once it is here; else what is selected stays so.
    then: Option<Move>,
}

/// Which part of all windows.
#[derive(Debug, Clone, Copy)]
enum Part {
    /// Another one.
    Another(Further),
    /// What is here, as it is now.
    Same,
}

impl Default for Reading {
    fn default() -> Self {
        Self { stretch: Stretch::default(), order: EndsOrder::SoonestFirst, has_first: false, asked: None }
    }
}

impl State {
    /// The order in which all of them can be listed; `None` where they are filtered, or sorted by what the store has no
    /// order of.
    fn order_of_all(&self) -> Option<EndsOrder> {
        match self.list.sort() {
            _ if self.list.is_narrowed() => None,
            None | Some((Column::End, Direction::Ascending)) => Some(EndsOrder::SoonestFirst),
            Some((Column::End, Direction::Descending)) => Some(EndsOrder::LatestFirst),
            Some((Column::Customer | Column::Product | Column::Order, _)) => None,
        }
    }

    /// Whether those that close first are listed, and there are more.
    pub(super) fn leaves_out_more(&self) -> bool {
        self.order_of_all().is_none() && !self.reading.stretch.is_whole()
    }

    /// Asks for what is here as it is now.
    pub(super) fn read_again(&mut self, context: &Context<'_>) -> Step {
        match self.reading.asked {
            Some(Asked { part, then, .. }) => self.ask(part, then, context),
            None if self.list.rows().is_empty() => self.ask(Part::Another(Further::Top), None, context),
            None => self.ask(Part::Same, None, context),
        }
    }

    /// Moves through the list; to an end that is not here by asking for it.
    pub(super) fn go(&mut self, movement: Move, context: &Context<'_>) -> Step {
        if let Some(further) = self.reading.stretch.beyond(movement).filter(|_| self.order_of_all().is_some()) {
            return self.ask(Part::Another(further), Some(movement), context);
        }
        self.list.go(movement, context);
        self.read_ahead(context)
    }

    /// Asks for what comes next where the selected row nears an end of what is here.
    pub(super) fn read_ahead(&mut self, context: &Context<'_>) -> Step {
        if self.reading.asked.is_some() || self.order_of_all() != Some(self.reading.order) {
            return Step::Stay;
        }
        let (selected, total) = (self.list.selected_place(), self.list.rows().len());
        let lacking = self.reading.stretch.lacking(selected, total, self.list.page(context));
        lacking.map_or(Step::Stay, |further| self.ask(Part::Another(further), None, context))
    }

    /// Asks for what is to be listed after it was sorted or filtered otherwise, unless that is here.
    pub(super) fn follow(&mut self, context: &Context<'_>) -> Step {
        let Reading { stretch, order, has_first, asked } = &self.reading;
        let wanted = self.order_of_all();
        let is_right = match asked.map(|asked| (asked.part, asked.order)) {
            Some((Part::Another(Further::Top), coming)) => wanted.unwrap_or(EndsOrder::SoonestFirst) == coming,
            Some((Part::Another(Further::Bottom), coming)) => wanted == Some(coming),
            Some((Part::Another(Further::Above | Further::Below) | Part::Same, _)) | None => {
                stretch.is_whole() || wanted.map_or(*has_first, |wanted| wanted == *order)
            }
        };
        if is_right { self.read_ahead(context) } else { self.ask(Part::Another(Further::Top), None, context) }
    }

    fn ask(&mut self, part: Part, then: Option<Move>, context: &Context<'_>) -> Step {
        let order = match part {
            Part::Another(Further::Top | Further::Bottom) => self.order_of_all().unwrap_or(EndsOrder::SoonestFirst),
            Part::Another(Further::Above | Further::Below) | Part::Same => self.reading.order,
        };
        let (stretch, rows) = (&self.reading.stretch, self.list.rows());
        let behind = |place: Option<&WindowPlace>| place.cloned().map_or(WindowsFrom::Beginning, WindowsFrom::Behind);
        let (side, from, limit) = match part {
            Part::Another(Further::Top) => (order, WindowsFrom::Beginning, MOST),
            Part::Another(Further::Bottom) => (order.reversed(), WindowsFrom::Beginning, AT_ONCE),
            Part::Another(Further::Above) => (order.reversed(), behind(stretch.above()), AT_ONCE),
            Part::Another(Further::Below) => (order, behind(stretch.below()), AT_ONCE),
            Part::Same => {
                let first = stretch.above().and(rows.first()).map(|window| window.end);
                (order, first.map_or(WindowsFrom::Beginning, WindowsFrom::Closing), rows.len().max(MOST))
            }
        };
        let ticket = context.ticket();
        self.list.ask(ticket);
        self.reading.asked = Some(Asked { part, order, then });
        let ask = LookThroughWindows { order: side, from, limit };
        Step::Ask(ticket, Ask::Purchases(PurchasesAsk::LookThroughWindows(ask)))
    }

    /// Takes what was asked for.
    pub(super) fn settle(&mut self, result: Result<WindowsPage, Failure>, context: &Context<'_>) -> Step {
        let Some(Asked { part, order, then }) = self.reading.asked.take() else { return Step::Stay };
        let WindowsPage { rows: read, next } = match result {
            Ok(page) => page,
            Err(failure) => {
                self.list.settle(Err(failure), context);
                return Step::Stay;
            }
        };
        match part {
            Part::Another(further @ (Further::Above | Further::Below)) => self.take_more(further, read, next, context),
            Part::Another(further @ (Further::Top | Further::Bottom)) => {
                let mut rows = Vec::new();
                self.reading.stretch.take(&mut rows, further, read, next);
                self.reading.order = order;
                self.reading.has_first = further == Further::Top && order == EndsOrder::SoonestFirst;
                self.list.settle(Ok(rows), context);
            }
            Part::Same => {
                self.reading.stretch.read_again(next);
                self.list.settle(Ok(read), context);
            }
        }
        self.reading.has_first &= self.reading.stretch.above().is_none();
        self.list.know_as_part(!self.reading.stretch.is_whole());
        if let Some(movement) = then {
            self.list.go(movement, context);
        }
        self.read_ahead(context)
    }

    /// Takes what lies beyond an end of what is here, and drops what is far away by now.
    fn take_more(
        &mut self,
        further: Further,
        read: Vec<ClosingWindow>,
        next: Option<WindowPlace>,
        context: &Context<'_>,
    ) {
        let (selected, page) = (self.list.selected_place(), self.list.page(context));
        // Those that close together with the first that is here may have been read again with it.
        let is_here =
            |window: &ClosingWindow| self.list.rows().iter().any(|row| row.entitlement.id == window.entitlement.id);
        let read: Vec<ClosingWindow> = read.into_iter().filter(|window| !is_here(window)).collect();
        let selected = if further == Further::Above { selected.saturating_add(read.len()) } else { selected };
        let follows = self.order_of_all().is_some();
        let stretch = &mut self.reading.stretch;
        let change = |rows: &mut Vec<ClosingWindow>| {
            stretch.take(rows, further, read, next);
            if follows {
                stretch.drop_far(rows, selected, page);
            }
        };
        self.list.change_rows(change, context);
    }
}
