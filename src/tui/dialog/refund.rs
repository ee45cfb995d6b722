//! What both dialogs of cancelling say: names with their values, and what is given back (CANCEL-2).

use ratatui::text::Line;

use crate::domain::Refund;
use crate::i18n::{MessageId, message};
use crate::tui::context::Context;
use crate::tui::theme::Paint;
use crate::tui::widget::dialog_box;
use crate::tui::widget::facts::{self, Fact};

/// Names with their values below each other, long values wrapped beside their name.
pub(super) fn named(facts: &[(MessageId, String)], width: usize, context: &Context<'_>) -> Vec<Line<'static>> {
    let fact = |(name, value): &(MessageId, String)| Fact::new(context.locale.text(*name), value.clone());
    facts::lines(&facts.iter().map(fact).collect::<Vec<_>>(), width, context.theme)
}

/// What was charged, what the days used cost, and what is given back, with what the law may say otherwise.
pub(super) fn lines(refund: &Refund, width: usize, context: &Context<'_>) -> Vec<Line<'static>> {
    let locale = context.locale;
    let mut facts = vec![(message!("refund-charged"), locale.money(refund.charged))];
    if let Some(used) = refund.used {
        let values = [
            ("days", locale.number(used.days.into()).into()),
            ("of", locale.number(used.of.into()).into()),
            ("cost", locale.money(used.cost).into()),
        ];
        facts.push((message!("refund-used"), locale.text_with(message!("refund-used-days"), &values)));
    }
    facts.push((message!("refund-amount"), locale.money(refund.amount)));
    let mut lines = named(&facts, width, context);
    if refund.used.is_some() {
        lines.extend(dialog_box::paragraph(&locale.text(message!("refund-law")), width, Paint::Dim, context));
    }
    lines
}
