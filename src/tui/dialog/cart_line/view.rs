//! Drawing a line of the cart: what it is, the two parts that can be changed, what it comes to, and the button.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::i18n::{Locale, message};
use crate::tui::context::{Availability, Context};
use crate::tui::dialog::cart_line::{Action, Field, State};
use crate::tui::room::Room;
use crate::tui::theme::Paint;
use crate::tui::widget::dialog_box::{self, DialogBox, paragraph};
use crate::tui::widget::input;
use crate::tui::widget::{button, text};

/// How wide the dialog wants to be, in columns.
const WIDTH: u16 = 76;

/// A part of the dialog that the mouse can press.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// The field of the quantity.
    Quantity,
    /// The plan.
    Plan,
    /// The button.
    Put,
}

impl State {
    /// Draws it, with the cursor in the quantity where that has the focus.
    pub(super) fn view_dialog(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        let dialog = self.dialog(area, context);
        dialog_box::view(frame, area, context, &dialog);
        let parts = self.parts(area, context);
        let Some(line) = parts.iter().position(|(_, part)| *part == Some(Part::Quantity)) else { return };
        let inside = dialog_box::inside(area, &dialog);
        let names = u16::try_from(names_width(context.locale)).unwrap_or(u16::MAX).min(inside.width);
        let field = Rect {
            x: inside.x.saturating_add(names),
            y: inside.y.saturating_add(u16::try_from(line).unwrap_or(u16::MAX)),
            width: inside.width.saturating_sub(names).min(QUANTITY_WIDTH),
            height: 1,
        };
        let is_focused = self.field == Field::Quantity && self.sent.is_none();
        let field_of_quantity = input::Field { input: &self.quantity, placeholder: "", is_focused, is_covered: false };
        if field.y < inside.bottom() {
            input::view(&field_of_quantity, frame, field, context.theme);
        }
    }

    pub(super) fn dialog(&self, area: Rect, context: &Context<'_>) -> DialogBox {
        let title = if self.is_in_cart { message!("dialog-line-title") } else { message!("dialog-put-title") };
        let lines = self.parts(area, context).into_iter().map(|(line, _)| line).collect();
        DialogBox { title: context.locale.text(title), lines, width: WIDTH, note: String::new() }
    }

    /// The part on that line of the dialog.
    pub(super) fn part_at(&self, line: usize, area: Rect, context: &Context<'_>) -> Option<Part> {
        self.parts(area, context).get(line).and_then(|(_, part)| *part)
    }

    fn parts(&self, area: Rect, context: &Context<'_>) -> Vec<(Line<'static>, Option<Part>)> {
        let (locale, theme) = (context.locale, context.theme);
        let width = dialog_box::line_width(area, WIDTH);
        let sku = &self.offer.sku;
        let words =
            |sentence: String, paint| paragraph(&sentence, width, paint, context).into_iter().map(|line| (line, None));
        let mut parts: Vec<(Line<'static>, Option<Part>)> = words(sku.title.clone(), Paint::Title).collect();
        parts.extend(words(locale.licence(self.offer.on_sale.kind, sku.term, &[self.plan]), Paint::Dim));
        parts.push((Line::default(), None));
        let named = |name, value: String, part, field| {
            let is_marked = self.field == field;
            let name = format!("{}{}", if is_marked { "▸ " } else { "  " }, locale.text(name));
            let paint = if self.sent.is_some() {
                Paint::Pending
            } else if is_marked {
                Paint::Selected
            } else {
                Paint::Text
            };
            let line = Line::from(vec![
                Span::styled(text::pad(&name, names_width(locale)), theme.style(Paint::Text)),
                Span::styled(value, theme.style(paint)),
            ]);
            (line, Some(part))
        };
        parts.push(named(message!("column-quantity"), String::new(), Part::Quantity, Field::Quantity));
        let plan = locale.billing_plan(self.plan);
        let plan = if self.has_plans() { format!("‹ {plan} ›") } else { plan };
        parts.push(named(message!("column-plan"), plan, Part::Plan, Field::Plan));
        parts.push((Line::default(), None));
        for (sentence, paint) in self.told(context) {
            parts.extend(words(sentence, paint));
        }
        parts.push((Line::default(), None));
        let paint = match self.availability(Action::Put, context) {
            // Enter presses it from either part; the mark is for what the other keys act on.
            Availability::Ready => Paint::Button,
            Availability::Disabled(_) => Paint::Disabled,
            Availability::Hidden => Paint::Pending,
        };
        let label = if self.is_in_cart { message!("button-change-line") } else { message!("button-put-in-cart") };
        parts.push((button::line(&locale.text(label), paint, theme), Some(Part::Put)));
        parts
    }

    /// What the line comes to, or what is wrong with it.
    fn told(&self, context: &Context<'_>) -> Vec<(String, Paint)> {
        let (locale, sku) = (context.locale, &self.offer.sku);
        let reviewed = match self.reviewed(context) {
            Ok(reviewed) => reviewed,
            Err(refusal) => {
                let sentence = locale.refusal(&refusal);
                return vec![(sentence.what, Paint::Warning), (sentence.instead, Paint::Text)];
            }
        };
        let mut told =
            vec![(locale.unit_price(reviewed.on_sale.unit_price, reviewed.on_sale.tax, sku.term), Paint::Text)];
        if let Some(cores) = sku.cores {
            let all = u64::from(cores).saturating_mul(u64::from(reviewed.line.quantity));
            let values = [("cores", cores.into()), ("all", all.into())];
            told.push((locale.text_with(message!("cart-line-cores"), &values), Paint::Text));
        }
        told.push((
            locale.text_with(message!("cart-line-price"), &[("price", locale.money(reviewed.price).into())]),
            Paint::Text,
        ));
        told.push((locale.instalments(reviewed.instalments()), Paint::Text));
        told
    }
}

/// How wide the field of the quantity is, in columns.
const QUANTITY_WIDTH: u16 = 12;

/// How wide the names of the parts are, for the longest of them.
fn names_width(locale: Locale) -> usize {
    let names = [message!("column-quantity"), message!("column-plan")];
    let widest = names.into_iter().map(|name| text::width(&locale.text(name))).max();
    widest.unwrap_or(0).saturating_add(4)
}
