//! What becomes of a key or a link: it is copied, shown, or given with what it belongs to.

use clap::Args;
use serde::Serialize;

use crate::cli::choosing::Chosen;
use crate::cli::copying::Copier;
use crate::cli::ending::Ending;
use crate::cli::json::{self, CustomerJson};
use crate::cli::output;
use crate::cli::session::Session;
use crate::domain::{ActivityKind, Choice, Permission, SecretText, role};
use crate::service::{PurchasePage, Seeing, ServiceError};
use crate::tui::step::Copied;

/// What becomes of a secret; one of them has to be said.
#[derive(Debug, Clone, Copy, Args)]
#[group(required = true, multiple = false)]
pub(in crate::cli) struct Becoming {
    /// It goes to the clipboard.
    #[arg(long)]
    copy: bool,
    /// It goes to standard output.
    #[arg(long)]
    show: bool,
    /// It goes to standard output with what it belongs to.
    #[arg(long)]
    json: bool,
}

/// The one that was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Copy,
    Show,
    Json,
}

/// A secret that a service gave.
pub(in crate::cli) trait Given {
    /// What it is called when it is copied.
    const COPIED: Copied;

    /// What the record says of somebody who gets it so.
    fn access(seeing: Seeing) -> ActivityKind;

    /// Its text.
    fn text(&self) -> &str;

    /// What an answer says of it, and it with that.
    fn json<'given>(&'given self, choice: &'given Choice) -> impl Serialize + 'given;

    /// The number of the record in the activity log that says who got it.
    fn record(&self) -> u64;
}

#[derive(Serialize)]
struct AnswerJson<'a, S> {
    customer: CustomerJson,
    order: &'a str,
    line: u32,
    product: &'a str,
    version: &'a str,
    #[serde(flatten)]
    secret: S,
    record: u64,
}

impl Becoming {
    /// What the record is to say of the access.
    pub(in crate::cli) fn seeing(self) -> Seeing {
        match self.way() {
            Way::Copy => Seeing::Copied,
            Way::Show | Way::Json => Seeing::Viewed,
        }
    }

    /// Has the secret given, once it is known what is chosen, and brings it where it is to go.
    pub(in crate::cli) fn deliver<S: Given>(
        self,
        chosen: &Chosen,
        session: Session,
        give: impl Fn(&Session, &PurchasePage, &Choice) -> Result<S, ServiceError>,
    ) -> Result<(), Ending> {
        let given = |session: &Session| {
            let (page, choice) = chosen.open(session, S::access(self.seeing()))?;
            let secret = give(session, &page, &choice).map_err(|error| session.ending(&error))?;
            Ok::<_, Ending>((page, choice, secret))
        };
        match self.way() {
            Way::Copy => {
                let copier = match Copier::ready(&session) {
                    Ok(copier) => copier,
                    // Who may not have it is told that, and it is on record; only then does a clipboard matter.
                    Err(ending) => {
                        return session.close_after(|session| {
                            if role::require(&session.actor, Permission::Keys).is_err() {
                                given(session)?;
                            }
                            Err(ending)
                        });
                    }
                };
                // Only the text outlives the session, and the copying wipes it before it waits.
                let text = session.close_after(|session| {
                    let (_, _, secret) = given(session)?;
                    Ok(SecretText::new(secret.text().to_owned()))
                })?;
                copier.copy_and_wait(S::COPIED, text)
            }
            Way::Show => session.close_after(|session| {
                let (_, _, secret) = given(session)?;
                output::write_secret(secret.text(), session.locale)
            }),
            Way::Json => session.close_after(|session| {
                let (page, choice, secret) = given(session)?;
                json::write(&answer(&page, &choice, &secret), session.locale)
            }),
        }
    }

    fn way(self) -> Way {
        match (self.copy, self.show) {
            (true, _) => Way::Copy,
            (false, true) => Way::Show,
            (false, false) => Way::Json,
        }
    }
}

fn answer<'a>(page: &'a PurchasePage, choice: &'a Choice, secret: &'a impl Given) -> impl Serialize + 'a {
    let bought = &page.row.entitlement;
    AnswerJson {
        customer: (&page.customer).into(),
        order: bought.id.order.as_str(),
        line: bought.id.line.0,
        product: &bought.line.title,
        version: &choice.version.0,
        secret: secret.json(choice),
        record: secret.record(),
    }
}
