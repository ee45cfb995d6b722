//! `nyckel cancel receipt CUSTOMER PRODUCT`: the receipt of a cancellation, as text or as an e-mail to the customer.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use crate::cli::ending::Ending;
use crate::cli::new_file::{Existing, NewFile};
use crate::cli::session::Session;
use crate::cli::{meaning, output};
use crate::domain::EntitlementId;
use crate::i18n::{ReceiptForm, message};
use crate::service::{export_receipt, give_receipt, read_receipt};

/// What is asked for.
#[derive(Debug, Args)]
pub(in crate::cli) struct Receipt {
    customer: String,
    product: String,
    #[arg(id = "receipt_form", long = "as", value_enum, default_value_t = Form::Text, hide_default_value = true,
        hide_possible_values = true, value_name = "text|eml")]
    form: Form,
    #[arg(id = "receipt_file", long = "to")]
    file: Option<PathBuf>,
}

/// How it is written out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    Text,
    Eml,
}

/// Writes the receipt to where it is asked for: a text to standard output, an e-mail into the store's exports, either to a
/// file that is not there yet.
pub(in crate::cli) fn run(ask: &Receipt, session: &Session) -> Result<(), Ending> {
    let customer = meaning::customer(session, &ask.customer)?;
    let id = meaning::ordered(session, &customer, &ask.product)?.id;
    let form = match ask.form {
        Form::Text => ReceiptForm::Text,
        Form::Eml => ReceiptForm::Email,
    };
    match (&ask.file, form) {
        (Some(path), _) if path.as_os_str() != "-" => to_file(path, form, &id, session),
        (None, ReceiptForm::Email) => to_exports(form, &id, session),
        (Some(_), _) | (None, ReceiptForm::Text) => output::write(&document(form, &id, session)?, session.locale),
    }
}

/// The receipt's bytes; that it is given out is on record.
fn document(form: ReceiptForm, id: &EntitlementId, session: &Session) -> Result<Vec<u8>, Ending> {
    let receipt = give_receipt(&session.services, &session.actor, id).map_err(|error| session.ending(&error))?;
    Ok(form.document(session.locale, &receipt).1)
}

fn to_file(path: &Path, form: ReceiptForm, id: &EntitlementId, session: &Session) -> Result<(), Ending> {
    // The role and whether there is a receipt come before the file, and the file before the record that it was given.
    read_receipt(&session.services, &session.actor, id).map_err(|error| session.ending(&error))?;
    let mut file =
        NewFile::begin(path, Existing::Kept { instead: message!("cli-receipt-there-instead") }, session.locale)?;
    let content = document(form, id, session)?;
    file.write_all(&content).map_err(|error| output::unwritten(&error, session.locale))?;
    file.finish()?;
    say_where(path, session)
}

fn to_exports(form: ReceiptForm, id: &EntitlementId, session: &Session) -> Result<(), Ending> {
    let Session { services, actor, locale, .. } = session;
    let compose = |receipt: &_| form.document(*locale, receipt);
    let written = export_receipt(services, actor, id, &session.paths().exports(), compose);
    say_where(&written.map_err(|error| session.ending(&error))?, session)
}

fn say_where(path: &Path, session: &Session) -> Result<(), Ending> {
    let told =
        session.locale.text_with(message!("cli-receipt-written"), &[("path", path.display().to_string().into())]);
    output::write(format!("{told}\n").as_bytes(), session.locale)
}
