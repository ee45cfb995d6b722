//! What is asked for as `ITEM[=QUANTITY][@PLAN]`.

use crate::cli::ending::{Ending, Status};
use crate::cli::session::Session;
use crate::domain::{BillingPlan, CartLine};
use crate::i18n::{Language, Locale, MessageId, message};
use crate::search::fold;
use crate::service::CatalogRow;
use crate::service::exchange::words;

/// The line that a text means: a catalogue item or the whole title, then how many and how they are billed.
pub(super) fn cart_line(text: &str, sold: &[CatalogRow], session: &Session) -> Result<CartLine, Ending> {
    let locale = session.locale;
    let (rest, plan) = match text.rsplit_once('@') {
        Some((rest, name)) => (rest, Some(plan(name, locale)?)),
        None => (text, None),
    };
    let (name, quantity) = match rest.rsplit_once('=') {
        Some((name, number)) => {
            let quantity = number.parse();
            (name, Some(quantity.map_err(|_| wrong(number, message!("cli-order-no-number"), locale))?))
        }
        None => (rest, None),
    };
    let is_it = |row: &&CatalogRow| row.item.to_string() == name || fold(&row.sku.title) == fold(name);
    let Some(row) = sold.iter().find(is_it) else {
        let like = sold.iter().filter(|row| fold(&row.sku.title).contains(&fold(name)));
        let choices = like.map(|row| format!("{}  {}", row.item, row.sku.title)).collect();
        return Err(wrong(name, message!("cli-order-no-item"), locale).with_choices(choices));
    };
    let first = row.on_sale.as_ref().ok().and_then(|on_sale| on_sale.plans.first().copied());
    Ok(CartLine {
        item: row.item.clone(),
        quantity: quantity.unwrap_or(row.sku.minimum),
        plan: plan.or(first).unwrap_or(BillingPlan::OneTime),
    })
}

/// The plan with that word, or with that name in either language: the catalogue shows the names.
fn plan(name: &str, locale: Locale) -> Result<BillingPlan, Ending> {
    let is_meant = |plan: &BillingPlan| {
        let names = Language::ALL.into_iter().map(|language| locale.in_language(language).billing_plan(*plan));
        fold(words::plan(*plan)) == fold(name) || names.into_iter().any(|known| fold(&known) == fold(name))
    };
    words::PLANS.into_iter().find(is_meant).ok_or_else(|| {
        let texts = (message!("cli-order-no-plan"), message!("cli-order-no-plan-instead"));
        let choices = words::PLANS.map(|plan| format!("{}  {}", words::plan(plan), locale.billing_plan(plan)));
        Ending::new(Status::WrongUsage, locale, texts, &[("text", name.into())]).with_choices(choices.to_vec())
    })
}

/// What is wrong with a part of a line, and how one is written.
fn wrong(part: &str, what: MessageId, locale: Locale) -> Ending {
    let form = locale.text(message!("cli-value-lines"));
    let values = [("text", part.into()), ("form", form.into())];
    Ending::new(Status::WrongUsage, locale, (what, message!("cli-order-line-instead")), &values)
}
