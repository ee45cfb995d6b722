//! The one purchase that was named: what cancelling it would come to, or what it came to.

use crate::cli::cancel::Decided;
use crate::cli::cancel::answer::AnswerJson;
use crate::cli::ending::Ending;
use crate::cli::session::Session;
use crate::cli::{json, output};
use crate::domain::published::PublishedPages;
use crate::domain::{Customer, EntitlementId, Refund};
use crate::i18n::message;
use crate::ports::Stop;
use crate::service::{
    CancelPurchase, CancellablePurchase, ServiceError, cancel_purchase, look_at_cancellation, read_receipt,
    rehearse_cancellation, submission_by_command,
};

/// What is to be cancelled, whether it is done, and how it is answered.
#[derive(Debug)]
pub(in crate::cli::cancel) struct Asked {
    pub(in crate::cli::cancel) entitlement: EntitlementId,
    pub(in crate::cli::cancel) decided: Decided,
    pub(in crate::cli::cancel) json: bool,
}

/// Cancels it where that was said yes to; else says what would happen.
pub(in crate::cli::cancel) fn cancel(ask: &Asked, session: &Session) -> Result<(), Ending> {
    if ask.decided.yes { do_it(ask, session) } else { say_what_would_happen(ask, session) }
}

/// Says what cancelling it would come to. Nothing is asked for yet, so that a rule's no is told and not recorded; a role's
/// is.
fn say_what_would_happen(ask: &Asked, session: &Session) -> Result<(), Ending> {
    let Session { services, actor, locale, .. } = session;
    let ending = |error: ServiceError| session.ending(&error);
    let (customer, purchase) = rehearse_cancellation(services, actor, &ask.entitlement).map_err(ending)?;
    let refund = purchase.answer.clone().map_err(|refusal| ending(refusal.into()))?;
    if ask.json {
        return json::write(&AnswerJson::would(&customer, &purchase, &refund), *locale);
    }
    output::write(what_would_happen(&customer, &purchase, &refund, session).as_bytes(), *locale)?;
    output::note(&locale.text(message!("cli-cancel-not-done")));
    Ok(())
}

/// The dialog of the console as lines: what it is about, until when, what is given back, and the important message.
fn what_would_happen(
    customer: &Customer,
    purchase: &CancellablePurchase,
    refund: &Refund,
    session: &Session,
) -> String {
    let Session { services, locale, .. } = session;
    let CancellablePurchase { entitlement, subscription, .. } = purchase;
    let line = &entitlement.line;
    let mut facts = locale.purchase_facts(customer, entitlement, Some(line.quantity), subscription.as_ref());
    facts.extend(locale.refund_facts(refund, line.tax));
    let mut lines: Vec<String> = facts.into_iter().map(|(name, value)| format!("{name}: {value}")).collect();
    let now = services.clock.now();
    lines.push(String::new());
    lines.push(locale.cancellation_window(purchase.window.at(now)));
    lines.push(locale.text_with(message!("cli-cancel-zone"), &[("zone", locale.zone_label(now).into())]));
    lines.push(locale.text(match purchase.subscription {
        Some(_) => message!("cli-cancel-after-the-window"),
        None => message!("cli-cancel-no-fee"),
    }));
    lines.push(locale.text(message!("receipt-law")));
    let policy = [("address", PublishedPages::embedded().cancellation_policy.clone().into())];
    lines.push(locale.text_with(message!("cancellation-policy"), &policy));
    lines.push(locale.text(message!("cli-cancel-revokes")));
    lines.join("\n") + "\n"
}

/// Cancels it and gives the receipt. A run after one that was cut short is answered with what that one came to.
fn do_it(ask: &Asked, session: &Session) -> Result<(), Ending> {
    let Session { services, actor, locale, .. } = session;
    let ending = |error: ServiceError| session.ending(&error);
    let looked_at = look_at_cancellation(services, actor, &ask.entitlement).map_err(ending)?;
    let currency = looked_at.entitlement.line.unit_price.currency();
    let question = CancelPurchase {
        entitlement: ask.entitlement.clone(),
        submission: submission_by_command(actor, &ask.entitlement),
        // What seems to be refused is sent all the same, so that the service says no to it and records that, or knows the
        // submit again. Nothing was shown then, and more than that is not given back.
        shown: looked_at.answer.unwrap_or_else(|_| Refund::nothing(currency)),
    };
    let done = cancel_purchase(services, actor, &question, &Stop::default()).map_err(ending)?;
    if !ask.json {
        let at = [("instant", locale.date_time_in_zone(done.at).into())];
        output::note(&locale.text_with(message!("cli-cancel-done"), &at));
    }
    let receipt = read_receipt(services, actor, &ask.entitlement).map_err(ending)?;
    if ask.json {
        return json::write(&AnswerJson::did(&receipt), *locale);
    }
    output::write(locale.receipt_text(&receipt).as_bytes(), *locale)
}
