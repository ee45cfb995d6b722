//! The list of walkthroughs with how far one has come, and what the selected one shows below it.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

use crate::domain::Walked;
use crate::i18n::message;
use crate::tour::{self, Tour};
use crate::tui::context::Context;
use crate::tui::screen::tours::{State, page, tours};
use crate::tui::theme::Paint;
use crate::tui::widget::table::{self, Cell, Heading, Table};
use crate::tui::widget::{list, pane, text};

/// Draws the title, with the number of walkthroughs.
pub(super) fn view_title(state: &State, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
    let titled = list::Titled { name: message!("place-tours"), total: tours(context).len(), page: page(context) };
    list::view_title(&titled, state.selection, frame, area, context);
}

/// Draws the list.
pub(super) fn view(state: &State, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
    let locale = context.locale;
    let headings = [
        Heading::wide(locale.text(message!("column-tour"))),
        Heading::sized(locale.text(message!("column-tour-steps")), 6),
        Heading::sized(locale.text(message!("column-tour-walked")), 24),
    ];
    let table =
        Table { headings: &headings, total: tours(context).len(), selection: state.selection, is_current: true };
    table::view(&table, frame, area, context.theme, |place| {
        tours(context).get(place).map(|tour| {
            let length = tour.length(tour::Line::Main);
            vec![
                Cell::plain(locale.text(tour.title)),
                Cell::plain(length.to_string()),
                Cell::dim(locale.tour_progress(&state.walked(tour), length)),
            ]
        })
    });
}

/// Draws what the selected one shows.
pub(super) fn view_detail(tour: &Tour, walked: &Walked, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
    let (theme, locale) = (context.theme, context.locale);
    let inner = pane::view(&locale.text(tour.title), Paint::Border, frame, area, theme);
    let width = usize::from(inner.width);
    let about = text::wrap(&locale.text(tour.about), width).into_iter();
    let about = about.map(|line| Line::styled(line, theme.style(Paint::Text)));
    let branches = tour.what_ifs.iter().map(|branch| locale.text(branch.title)).collect::<Vec<_>>();
    let branches = (!branches.is_empty())
        .then(|| locale.text_with(message!("tour-branches"), &[("branches", branches.join(" · ").into())]));
    let command = locale.text_with(message!("tour-in-terminal"), &[("name", (&tour.name).into())]);
    let come = locale.tour_progress(walked, tour.length(tour::Line::Main));
    let come = (!come.is_empty()).then_some(come);
    let more = branches.into_iter().chain([command]).chain(come).flat_map(|line| text::wrap(&line, width));
    let more = more.map(|line| Line::styled(line, theme.style(Paint::Dim)));
    frame.render_widget(Paragraph::new(about.chain(more).collect::<Vec<_>>()), inner);
}
