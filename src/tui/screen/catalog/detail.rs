//! What is known of the selected product, below the list: its terms, or the rule that says no; and what lies in the cart.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

use crate::i18n::{Locale, message};
use crate::service::Review;
use crate::tui::context::{Availability, Context};
use crate::tui::screen::catalog::table::Offered;
use crate::tui::theme::Paint;
use crate::tui::widget::{pane, text};

/// How many rows the pane takes: its border, what is known, and the line of the cart.
pub(super) const ROWS: u16 = 9;

/// Where it is said what lies in the cart.
pub(super) fn cart_area(pane: Rect) -> Rect {
    Rect { y: pane.bottom().saturating_sub(1), height: pane.height.min(1), ..pane }
}

/// Draws what is known of the selected one.
pub(super) fn view(
    offered: &Offered,
    may_put: &Availability,
    frame: &mut Frame<'_>,
    area: Rect,
    context: &Context<'_>,
) {
    let (theme, locale) = (context.theme, context.locale);
    let width = usize::from(area.width);
    // The last row is the cart's.
    let facts_area = Rect { height: area.height.saturating_sub(1), ..area };
    let inner = pane::view(&offered.row.sku.title, Paint::Border, frame, facts_area, theme);
    let refusal = match may_put {
        Availability::Disabled(refusal) => Some(locale.refusal(refusal)),
        Availability::Ready | Availability::Hidden => None,
    };
    let why = refusal.into_iter().flat_map(|why| [(why.what, Paint::Warning), (why.instead, Paint::Text)]);
    let facts = facts(offered, locale).into_iter().map(|fact| (fact, Paint::Text));
    let title = pane::whole_title(&offered.row.sku.title, area).map(|title| (title.to_owned(), Paint::Title));
    let lines = pane::lines(title.into_iter().chain(why).chain(facts), width, theme);
    frame.render_widget(Paragraph::new(lines), inner);
}

/// Draws how many lines are in the cart and what they come to.
pub(super) fn view_cart(cart: Option<&Review>, frame: &mut Frame<'_>, pane: Rect, context: &Context<'_>) {
    let locale = context.locale;
    let (sentence, paint) = match cart.map(|cart| (cart.rows.len(), cart.totals)) {
        None => (locale.text(message!("catalog-cart-empty")), Paint::Dim),
        Some((count, Some(totals))) => {
            let values = [
                ("count", count.into()),
                ("now", locale.money(totals.now).into()),
                ("term", locale.money(totals.over_the_term).into()),
            ];
            (locale.text_with(message!("catalog-cart"), &values), Paint::Notice)
        }
        Some((count, None)) => {
            (locale.text_with(message!("catalog-cart-refused"), &[("count", count.into())]), Paint::Warning)
        }
    };
    let line = Line::styled(text::cut(&sentence, usize::from(pane.width)), context.theme.style(paint));
    frame.render_widget(Paragraph::new(line), cart_area(pane));
}

/// Licence type, term and billing, the price with its tax note (MARKET-2), the smallest quantity and what one covers, and who
/// publishes it.
fn facts(offered: &Offered, locale: Locale) -> Vec<String> {
    let row = &offered.row;
    let plans = row.on_sale.as_ref().map_or(&row.sku.plans, |on_sale| &on_sale.plans);
    let mut facts = vec![locale.licence(row.kind, row.sku.term, plans)];
    if let Ok(on_sale) = &row.on_sale {
        facts.push(locale.unit_price(on_sale.unit_price, on_sale.tax, row.sku.term));
    }
    let in_cart =
        offered.in_cart.map(|count| locale.text_with(message!("catalog-in-cart"), &[("count", count.into())]));
    let minimum = locale.text_with(message!("catalog-minimum"), &[("count", row.sku.minimum.into())]);
    let mut parts: Vec<String> = in_cart.into_iter().chain([minimum]).collect();
    parts.extend(row.sku.cores.map(|cores| locale.text_with(message!("catalog-pack"), &[("cores", cores.into())])));
    parts.push(locale.text_with(message!("catalog-publisher"), &[("publisher", (&row.publisher).into())]));
    facts.push(parts.join(" · "));
    facts
}
