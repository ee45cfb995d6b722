//! The list of walkthroughs with how far one has come, and what the selected one shows below it.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

use crate::domain::{TourMode, Walked};
use crate::i18n::{Locale, message};
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
                Cell::dim(come(&state.walked(tour), length, locale)),
            ]
        })
    });
}

/// How far one has come: where it was left, and how it was walked to its end.
fn come(walked: &Walked, length: usize, locale: Locale) -> String {
    let ended = walked.ended.iter().map(|mode| match mode {
        TourMode::Show => locale.text(message!("tour-walked-shown")),
        TourMode::Guide => locale.text(message!("tour-walked-guided")),
        TourMode::Test => locale.text(message!("tour-walked-tested")),
    });
    let left = (walked.step != 0).then(|| {
        let numbers = [("step", walked.step.saturating_add(1)), ("count", length)];
        locale.text_with(message!("tour-step"), &numbers.map(|(name, number)| (name, number.into())))
    });
    left.into_iter().chain(ended).collect::<Vec<_>>().join(" · ")
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
    let rules = tour.rules.iter().map(|rule| rule.as_str()).collect::<Vec<_>>().join(", ");
    let rules = (!rules.is_empty())
        .then(|| locale.text_with(message!("tour-rules"), &[("rules", rules.into()), ("name", (&tour.name).into())]));
    let come = come(walked, tour.length(tour::Line::Main), locale);
    let come = (!come.is_empty()).then_some(come);
    let more = branches.into_iter().chain(rules).chain(come).flat_map(|line| text::wrap(&line, width));
    let more = more.map(|line| Line::styled(line, theme.style(Paint::Dim)));
    frame.render_widget(Paragraph::new(about.chain(more).collect::<Vec<_>>()), inner);
}
