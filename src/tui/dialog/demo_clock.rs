//! The clock of a demo, which can be put forward to see what time does: to the next thing that becomes due, or by a day,
//! a week, a month or a year. It never goes back.

use chrono::{Duration, Months};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;

use crate::domain::Instant;
use crate::i18n::{MessageId, message};
use crate::tui::context::{Availability, Context};
use crate::tui::effect::{Ask, UpkeepAsk};
use crate::tui::keymap::Binding;
use crate::tui::msg::{Reply, UpkeepReply};
use crate::tui::remote::Remote;
use crate::tui::room::Room;
use crate::tui::session::Ticket;
use crate::tui::step::{Answer, Step};
use crate::tui::theme::Paint;
use crate::tui::widget::dialog_box::{self, DialogBox};
use crate::tui::widget::list::Selection;
use crate::tui::widget::text;

/// How wide the dialog wants to be, in columns.
const WIDTH: u16 = 64;

/// The columns of what a row is called.
const NAME_WIDTH: usize = 30;

/// The lines above the rows: what time it is, and a gap.
const ABOVE: usize = 2;

/// The dialog.
#[derive(Debug, Default)]
pub struct State {
    /// When something is due next.
    next: Remote<Option<Instant>>,
    selection: Selection,
}

/// How far the clock is put forward.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Leap {
    Day,
    Week,
    Month,
    Year,
    NextDue,
}

impl Leap {
    const ALL: [Self; 5] = [Self::NextDue, Self::Day, Self::Week, Self::Month, Self::Year];

    fn name(self) -> MessageId {
        match self {
            Self::NextDue => message!("demo-clock-next-due"),
            Self::Day => message!("demo-clock-day"),
            Self::Week => message!("demo-clock-week"),
            Self::Month => message!("demo-clock-month"),
            Self::Year => message!("demo-clock-year"),
        }
    }
}

/// What can be done with the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Put it forward as the marked row says.
    PutForward,
    /// The row above.
    Up,
    /// The row below.
    Down,
    /// Leave it.
    Close,
}

impl State {
    /// Where a leap leads from now; `None` where nothing is due, or that is not known yet.
    fn end(&self, leap: Leap, now: Instant) -> Option<Instant> {
        let months = |months| now.utc().checked_add_months(Months::new(months)).map(Instant::from);
        match leap {
            Leap::NextDue => self.next.ready().copied().flatten().map(|next| next.max(now)),
            Leap::Day => Some(now.after(Duration::days(1))),
            Leap::Week => Some(now.after(Duration::weeks(1))),
            Leap::Month => months(1),
            Leap::Year => months(12),
        }
    }

    fn marked_end(&self, now: Instant) -> Option<Instant> {
        Leap::ALL.get(self.selection.selected()).and_then(|leap| self.end(*leap, now))
    }

    fn dialog(&self, area: Rect, context: &Context<'_>) -> DialogBox {
        let title = context.locale.text(message!("dialog-demo-clock-title"));
        let lines = self.lines(dialog_box::line_width(area, WIDTH), context);
        DialogBox { title, lines, width: WIDTH, note: String::new() }
    }

    fn lines(&self, width: usize, context: &Context<'_>) -> Vec<Line<'static>> {
        let locale = context.locale;
        let shown = locale.date_time_in_zone(context.now);
        let now = locale.text_with(message!("demo-clock-now"), &[("now", shown.into())]);
        let mut lines = vec![Line::styled(text::cut(&now, width), context.theme.style(Paint::Text)), Line::default()];
        for (place, leap) in Leap::ALL.into_iter().enumerate() {
            let end = match self.end(leap, context.now) {
                Some(end) => locale.date_time(end),
                None if self.next.ready().is_some() => locale.text(message!("demo-clock-nothing-due")),
                None => String::new(),
            };
            let is_marked = place == self.selection.selected();
            let (mark, paint) = if is_marked { ("▸ ", Paint::Selected) } else { ("  ", Paint::Text) };
            let line = format!("{mark}{}{end}", text::pad(&locale.text(leap.name()), NAME_WIDTH));
            lines.push(Line::styled(text::pad(&line, width), context.theme.style(paint)));
        }
        lines.push(Line::default());
        lines.extend(dialog_box::paragraph(&locale.text(message!("demo-clock-how")), width, Paint::Dim, context));
        lines
    }
}

impl Room for State {
    type Action = Action;

    const KEYS: &'static [Binding<Action>] = &[
        Binding::moving(&["Enter"], Action::PutForward, message!("key-put-forward")).shown(100),
        Binding::moving(&["Up", "k"], Action::Up, message!("key-row-up")),
        Binding::moving(&["Down", "j"], Action::Down, message!("key-row-down")),
        Binding::moving(&["Esc", "q"], Action::Close, message!("key-close")).shown(90),
    ];

    fn availability(&self, action: Action, context: &Context<'_>) -> Availability {
        match action {
            Action::PutForward => Availability::when(self.marked_end(context.now).is_some()),
            Action::Up | Action::Down | Action::Close => Availability::Ready,
        }
    }

    fn update(&mut self, action: Action, context: &Context<'_>) -> Step {
        let total = Leap::ALL.len();
        match action {
            Action::PutForward => {
                let put = |end| Step::CloseWith(Answer::PutClockForward(end));
                return self.marked_end(context.now).map_or(Step::Stay, put);
            }
            Action::Close => return Step::Close,
            Action::Up => self.selection.up(1, total, total),
            Action::Down => self.selection.down(1, total, total),
        }
        Step::Stay
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        self.next.awaits(ticket)
    }

    fn receive(&mut self, _ticket: Ticket, reply: Reply, _context: &Context<'_>) -> Step {
        if let Reply::Upkeep(UpkeepReply::NextDue(result)) = reply {
            self.next.settle(result);
        }
        Step::Stay
    }

    fn refresh(&mut self, context: &Context<'_>) -> Step {
        let ticket = context.ticket();
        self.next.ask(ticket);
        Step::Ask(ticket, Ask::Upkeep(UpkeepAsk::NextDue))
    }

    /// A press marks a row; one on the marked row puts the clock forward.
    fn press(&mut self, at: Position, area: Rect, context: &Context<'_>) -> Step {
        let spot = dialog_box::spot(area, &self.dialog(area, context), at);
        let place = spot.and_then(|(line, _)| line.checked_sub(ABOVE)).filter(|place| *place < Leap::ALL.len());
        match place {
            Some(place) if place == self.selection.selected() => self.update(Action::PutForward, context),
            Some(place) => {
                self.selection.select(place, Leap::ALL.len(), Leap::ALL.len());
                Step::Stay
            }
            None => Step::Stay,
        }
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        dialog_box::view(frame, area, context, &self.dialog(area, context));
    }
}
