//! The console in process: the real rooms over services in memory, played by keys and looked at as text.

mod activity;
mod backups;
mod billing;
mod buying;
mod cancelling;
mod closing_windows;
mod copying;
mod customers_view;
mod downloads;
mod failing;
mod help_and_palette;
mod hybrid_benefit;
mod hyperlinks;
mod idle;
mod instructions;
mod jumping;
mod keys;
mod keys_document;
mod kms;
mod late;
mod links;
mod lists;
mod locking;
mod market_check;
mod monkey;
mod notifications;
mod opening;
mod operators;
mod orders;
mod presenting;
mod reasons;
mod resizing;
mod retrieving;
mod role_matrix;
mod roles;
mod scrolling;
mod settings;
mod showing;
mod similar;
mod snapshots;
mod software;
mod standing;
mod subscription;
mod subscriptions;
mod support;
mod time;
mod touring;
mod unlocking;
mod waiting;
mod walk;

use nyckel::domain::product_key::KeyKind;
use nyckel::domain::{ActivityKind, ActivityOutcome, EntitlementId};
use nyckel::i18n::{Language, Locale, MessageId, Value};
use nyckel::ports::{CopyRoute, Stop};
use nyckel::service::{LastChoice, OpenPurchase, PurchasePage, RevealKey, Seeing, open_purchase, reveal_key};
use nyckel::testing::KnownKeys;
use nyckel::testing::stage::{Stage, StageOptions};
use nyckel::tui::step::Destination;
use ratatui::layout::Size;

/// The terminals that everything must work on.
const SIZES: [Size; 2] = [Size { width: 120, height: 40 }, Size { width: 80, height: 24 }];

/// Anna Berg in that language on a terminal of that size.
fn stage(language: Language, size: Size) -> Stage {
    Stage::new(StageOptions { language, size, ..StageOptions::default() })
}

/// Anna Berg with these clipboard routes.
fn stage_with_routes(routes: &[CopyRoute]) -> Stage {
    Stage::new(StageOptions { routes: routes.to_vec(), ..StageOptions::default() })
}

/// One of the demo's operators, from 0.
fn stage_as(operator: usize) -> Stage {
    Stage::new(StageOptions { operator, ..StageOptions::default() })
}

/// The three panes of the newest thing that Contoso has bought, as four keys after finding it.
fn at_the_panes() -> Stage {
    go_to_the_panes(Stage::new(StageOptions::default()))
}

fn go_to_the_panes(mut stage: Stage) -> Stage {
    stage.text("contoso").keys("Enter w Enter Enter");
    stage
}

/// The purchase whose page it is.
fn purchase(stage: &Stage) -> EntitlementId {
    match stage.app().destination() {
        Destination::Keys(_, purchase) => purchase,
        other @ (Destination::Home
        | Destination::Customers
        | Destination::Account(_)
        | Destination::Subscriptions(..)
        | Destination::Subscription(..)
        | Destination::Software(..)
        | Destination::Instructions(..)
        | Destination::Orders(..)
        | Destination::Catalog(_)
        | Destination::Review(_)
        | Destination::CancelMany(..)
        | Destination::HybridBenefit(_)
        | Destination::Billing(_)
        | Destination::Invoice(..)
        | Destination::Support(_)
        | Destination::SupportRequest(_)
        | Destination::SupportForm(_)
        | Destination::ClosingWindows
        | Destination::Downloads
        | Destination::Kms(_)
        | Destination::Retrieve(..)
        | Destination::Settings
        | Destination::YourProducts(..)
        | Destination::Operators
        | Destination::Activity
        | Destination::Tours) => panic!("{other:?} is no page of keys:\n{}", stage.screen()),
    }
}

/// What the services say of the purchase whose page it is.
fn page(stage: &Stage) -> PurchasePage {
    let ask = OpenPurchase { entitlement: purchase(stage), last_choice: LastChoice::Remembered };
    open_purchase(&stage.services, &stage.operators()[0].actor(), &ask).unwrap()
}

/// The digits of the key whose page it is, as the service gives them to one who may see it. It leaves a record.
fn digits_from_the_service(stage: &Stage) -> String {
    let version = page(stage).filled_in.expect("a choice").version;
    let ask =
        RevealKey { entitlement: purchase(stage), version, seeing: Seeing::Viewed, kind: KeyKind::Mak, reason: None };
    let actor = stage.operators()[0].actor();
    reveal_key(&stage.services, &actor, &ask, &Stop::default()).unwrap().key.expose().to_owned()
}

/// Kind and outcome of every record.
fn log(stage: &Stage) -> Vec<(ActivityKind, ActivityOutcome)> {
    stage.records().into_iter().map(|record| (record.kind, record.outcome)).collect()
}

/// Whether a key stands there in the clear.
fn shows_a_key(screen: &str) -> bool {
    screen.contains(KnownKeys::BEGINNING_GROUPED) || screen.contains(KnownKeys::BEGINNING)
}

fn text(locale: Locale, id: &'static str) -> String {
    locale.text(MessageId::from_macro(id))
}

fn text_with(locale: Locale, id: &'static str, values: &[(&'static str, Value<'_>)]) -> String {
    locale.text_with(MessageId::from_macro(id), values)
}

/// The words of a text or a screen, without the lines around them.
fn words(text: &str) -> Vec<String> {
    let kept = text.chars().map(|sign| if "│─╭╮╰╯┌┐└┘".contains(sign) { ' ' } else { sign }).collect::<String>();
    kept.split_whitespace().map(str::to_owned).collect()
}

/// Whether the screen says a text, perhaps wrapped or cut where it is long.
fn says(stage: &Stage, text: &str) -> bool {
    let (screen, text) = (words(&stage.screen()), words(text));
    let whole = text.len().min(6);
    screen.windows(whole).any(|window| window == &text[..whole])
}

/// Asserts that the screen says a text.
#[track_caller]
fn check_says(stage: &Stage, text: &str) {
    assert!(says(stage, text), "`{text}` is not on the screen:\n{}", stage.screen());
}
