//! Drawing *Avbryt prenumeration*: what it is, until when, the money, and the two answers.

use ratatui::text::{Line, Span};

use crate::domain::Refund;
use crate::i18n::{MessageId, message};
use crate::service::CancellablePurchase;
use crate::tui::context::Context;
use crate::tui::dialog::cancel_subscription::{Choice, State};
use crate::tui::dialog::refund;
use crate::tui::remote::Remote;
use crate::tui::theme::Paint;
use crate::tui::widget::dialog_box::{self, DialogBox};

/// How wide the dialog wants to be, in columns: all that a terminal of 80 columns has.
const WIDTH: u16 = 78;

impl State {
    /// The dialog as it stands.
    pub(super) fn dialog(&self, context: &Context<'_>) -> DialogBox {
        let within = dialog_box::within(context.size);
        let width = dialog_box::line_width(within, WIDTH);
        let mut lines = match &self.page {
            Remote::Ready(_) | Remote::Reloading(_, _) => self.lines(width, context),
            Remote::Failed(failure) => dialog_box::sentence(&failure.sentence(context.locale), width, context),
            Remote::Idle | Remote::Loading(_) => {
                dialog_box::paragraph(&context.locale.text(message!("pending-loading")), width, Paint::Dim, context)
            }
        };
        lines.push(Line::default());
        lines.push(Line::from(self.buttons(context).into_iter().flat_map(|(_, spans)| spans).collect::<Vec<_>>()));
        let title = context.locale.text(message!("dialog-cancel-subscription-title"));
        let note = context.locale.text(message!("dialog-policy"));
        // The first lines say what the page below says too; the answers are below the last.
        let lines = dialog_box::fitted(lines, dialog_box::room(within));
        DialogBox { title, lines, width: WIDTH, note }
    }

    /// The answer whose button stands in that column.
    pub(super) fn choice_at(&self, column: usize, context: &Context<'_>) -> Option<Choice> {
        let mut end: usize = 0;
        for (choice, spans) in self.buttons(context) {
            end = spans.iter().fold(end, |end, span| end.saturating_add(span.width()));
            if column < end {
                return Some(choice);
            }
        }
        None
    }

    fn buttons(&self, context: &Context<'_>) -> Vec<(Choice, [Span<'static>; 2])> {
        let choices = self.choices(context);
        let name = |choice| match choice {
            Choice::Cancel => message!("button-yes-cancel"),
            Choice::Keep if choices.len() == 1 => message!("button-close"),
            Choice::Keep => message!("button-no-keep"),
        };
        let button = |choice: &Choice| {
            let is_marked = self.marked == *choice;
            let (mark, paint) = if is_marked { ("▸ ", Paint::ButtonFocused) } else { ("  ", Paint::Button) };
            let label = format!("[ {} ]", context.locale.text(name(*choice)));
            (*choice, [Span::raw(mark), Span::styled(label, context.theme.style(paint))])
        };
        choices.iter().map(button).collect()
    }

    fn lines(&self, width: usize, context: &Context<'_>) -> Vec<Line<'static>> {
        let (Some(row), Some(answer)) = (self.row(), self.answer(context)) else { return Vec::new() };
        let mut lines = facts(row, width, context);
        lines.push(Line::default());
        match answer {
            Ok(given_back) => lines.extend(possible(row, &given_back, width, context)),
            Err(refusal) => lines.extend(dialog_box::sentence(&context.locale.refusal(&refusal), width, context)),
        }
        lines
    }
}

fn facts(row: &CancellablePurchase, width: usize, context: &Context<'_>) -> Vec<Line<'static>> {
    let line = &row.entitlement.line;
    let mut facts: Vec<(MessageId, String)> = vec![(message!("column-product"), line.title.clone())];
    if let Some(subscription) = &row.subscription {
        facts.push((message!("column-own-name"), context.locale.id(&subscription.friendly_name)));
        facts.push((message!("fact-subscription-id"), context.locale.id(subscription.id)));
    }
    facts.push((message!("column-quantity"), context.locale.number(line.quantity.into())));
    refund::named(&facts, width, context)
}

/// Until when, what then, and what is given back.
fn possible(row: &CancellablePurchase, given_back: &Refund, width: usize, context: &Context<'_>) -> Vec<Line<'static>> {
    let window = row.window.at(context.now);
    let sentence = context.locale.cancellation_window(window);
    let mut lines = dialog_box::paragraph(&sentence, width, Paint::of_window(window), context);
    let after = context.locale.text(message!("cancel-whole-term"));
    lines.extend(dialog_box::paragraph(&after, width, Paint::Text, context));
    lines.push(Line::default());
    lines.extend(refund::lines(given_back, width, context));
    lines.push(Line::default());
    lines.extend(dialog_box::paragraph(&context.locale.text(message!("cancel-next")), width, Paint::Notice, context));
    lines
}

/// The name of the dialog's answers fits one line of the narrowest screen.
#[cfg(test)]
mod tests {
    use crate::i18n::{Language, Locale, message};
    use crate::tui::widget::text;

    #[test]
    fn both_answers_fit_on_a_line_of_60_columns() {
        for language in Language::ALL {
            let locale = Locale::new(language, chrono_tz::Europe::Stockholm);
            let names = [message!("button-no-keep"), message!("button-yes-cancel")];
            let width: usize = names.into_iter().map(|name| text::width(&locale.text(name)) + 6).sum();
            assert!(width <= 54, "{width}");
        }
    }
}
