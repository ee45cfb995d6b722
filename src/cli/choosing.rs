//! Which purchase, version, language and file type a key or link is asked for.

use clap::Args;

use crate::cli::ending::{Ending, Status};
use crate::cli::meaning;
use crate::cli::session::Session;
use crate::domain::catalog::Delivery;
use crate::domain::choice::{FileType, LanguageTag, ProductVersion};
use crate::domain::{ActivityKind, Choice, Offer};
use crate::i18n::{MessageId, message};
use crate::search::fold;
use crate::service::{LastChoice, OpenPurchase, PurchasePage, open_purchase, refuse_without_choice};

/// What names one key or link.
#[derive(Debug, Args)]
#[command(allow_missing_positional = true)]
pub(in crate::cli) struct Chosen {
    /// Left out in a customer's own view alone.
    pub(in crate::cli) customer: Option<String>,
    product: String,
    #[arg(id = "product_version", long = "version", value_name = "VERSION")]
    version: Option<String>,
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
    #[arg(long, value_name = "TYPE")]
    file_type: Option<String>,
}

impl Chosen {
    /// The page of the purchase, and the choice on it. Of a product without choices nothing can be fetched: the rule says
    /// why, and that stands on record as the kind of access that was asked for.
    pub(in crate::cli) fn open(
        &self,
        session: &Session,
        access: ActivityKind,
    ) -> Result<(PurchasePage, Choice), Ending> {
        let customer = meaning::customer_with_software(session, self.customer.as_deref())?;
        let row = meaning::purchase(session, &customer, &self.product)?;
        // Scripts must not depend on what somebody chose in the console.
        let ask = OpenPurchase { entitlement: row.entitlement.id, last_choice: LastChoice::Ignored };
        let page = open_purchase(&session.services, &session.actor, &ask).map_err(|error| session.ending(&error))?;
        let (Delivery::Software(software), Some(filled_in)) = (&page.product.delivery, &page.filled_in) else {
            let id = &page.row.entitlement.id;
            return Err(session.ending(&refuse_without_choice(&session.services, &session.actor, id, access)));
        };
        let choice = self.on(&software.offer, filled_in, session)?;
        Ok((page, choice))
    }

    fn on(&self, offer: &Offer, filled_in: &Choice, session: &Session) -> Result<Choice, Ending> {
        let version = one_of(self.version.as_deref(), &offer.versions, |version: &ProductVersion| &version.0)
            .map_err(|wrong| wrong.ending(message!("cli-no-version"), session))?;
        let language = one_of(self.language.as_deref(), &offer.languages, |tag: &LanguageTag| &tag.0)
            .map_err(|wrong| wrong.ending(message!("cli-no-language"), session))?;
        let file_type = one_of(self.file_type.as_deref(), &offer.file_types, |kind: &FileType| &kind.0)
            .map_err(|wrong| wrong.ending(message!("cli-no-file-type"), session))?;
        Ok(Choice {
            version: version.unwrap_or_else(|| filled_in.version.clone()),
            language: language.or_else(|| filled_in.language.clone()),
            file_type: file_type.or_else(|| filled_in.file_type.clone()),
        })
    }
}

/// A flag names what is not offered.
struct NotOffered {
    asked: String,
    offered: Vec<String>,
}

impl NotOffered {
    /// What is said of it, with what there is instead.
    fn ending(self, what: MessageId, session: &Session) -> Ending {
        let instead = match self.offered.as_slice() {
            [] => message!("cli-nothing-offered-instead"),
            [_, ..] => message!("cli-not-offered-instead"),
        };
        let values = [("text", (&self.asked).into())];
        Ending::new(Status::WrongUsage, session.locale, (what, instead), &values).with_choices(self.offered)
    }
}

/// The offered thing that the flag names; `None` where it names none.
fn one_of<T: Clone>(asked: Option<&str>, offered: &[T], name: impl Fn(&T) -> &str) -> Result<Option<T>, NotOffered> {
    let Some(asked) = asked else { return Ok(None) };
    if let Some(found) = offered.iter().find(|offered| fold(name(offered)) == fold(asked)) {
        return Ok(Some(found.clone()));
    }
    let offered = offered.iter().map(|offered| name(offered).to_owned()).collect();
    Err(NotOffered { asked: asked.to_owned(), offered })
}
