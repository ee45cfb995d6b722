//! The list of operators: name, roles and language; and what is known of the selected one below it.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

use crate::domain::Operator;
use crate::i18n::{Language, message};
use crate::tui::context::Context;
use crate::tui::screen::operators::State;
use crate::tui::theme::Paint;
use crate::tui::widget::table::{self, Cell, Heading, Table};
use crate::tui::widget::{list, pane, text};

/// Draws the title, with the number of operators.
pub(super) fn view_title(state: &State, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
    let titled =
        list::Titled { name: message!("place-operators"), total: state.operators().len(), page: super::page(context) };
    list::view_title(&titled, state.selection, frame, area, context);
}

/// Draws the list.
pub(super) fn view(state: &State, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
    let locale = context.locale;
    let headings = [
        Heading::sized(locale.text(message!("column-operator")), 24),
        Heading::wide(locale.text(message!("column-roles"))),
        Heading::sized(locale.text(message!("column-language")), 10),
    ];
    let table =
        Table { headings: &headings, total: state.operators().len(), selection: state.selection, is_current: true };
    table::view(&table, frame, area, context.theme, |place| {
        state.operators().get(place).map(|operator| {
            let acts = context.session.is_some_and(|session| session.operator.id == operator.id);
            let mark = if acts { " ●" } else { "" };
            vec![
                Cell::plain(format!("{}{mark}", text::clean(&locale.person(&operator.name)))),
                Cell::plain(locale.roles(&operator.roles)),
                Cell::dim(language(operator)),
            ]
        })
    });
}

/// Draws what is known of one.
pub(super) fn view_detail(operator: &Operator, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
    let (theme, locale) = (context.theme, context.locale);
    let inner = pane::view(&text::clean(&locale.person(&operator.name)), Paint::Border, frame, area, theme);
    let width = usize::from(inner.width);
    let roles = text::wrap(&locale.roles(&operator.roles), width);
    let roles = roles.into_iter().map(|line| Line::styled(line, theme.style(Paint::Text)));
    let id = Line::styled(text::cut(&locale.id(operator.id), width), theme.style(Paint::Dim));
    frame.render_widget(Paragraph::new(roles.chain([id]).collect::<Vec<_>>()), inner);
}

fn language(operator: &Operator) -> String {
    let language = operator.settings.language.as_deref().and_then(Language::parse);
    language.map_or_else(String::new, |language| language.native_name().to_owned())
}
