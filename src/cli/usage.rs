//! What is said of a command line that cannot be read, and of help that was asked for.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::cli::ending::{Ending, Status};
use crate::cli::output;
use crate::i18n::{Locale, MessageId, message};

/// Tells help and version on standard output, and what is wrong on standard error.
pub(in crate::cli) fn tell(locale: Locale, error: &clap::Error) -> Status {
    let Some(what) = what_is_wrong(error.kind()) else {
        return match output::write(error.render().to_string().as_bytes(), locale) {
            Ok(()) => Status::Done,
            Err(ending) => ending.status,
        };
    };
    let (of, value) = (named(error, &OF), named(error, &VALUE));
    let values = [("of", (&of).into()), ("value", (&value).into())];
    let ending = Ending::new(Status::WrongUsage, locale, (what, message!("cli-usage-instead")), &values);
    output::complain(&ending.with_choices(suggestions(error)));
    Status::WrongUsage
}

/// Where clap says what it is about.
const OF: [ContextKind; 2] = [ContextKind::InvalidArg, ContextKind::InvalidSubcommand];
/// Where clap says what stood there.
const VALUE: [ContextKind; 2] = [ContextKind::InvalidValue, ContextKind::PriorArg];

/// The sentence for what is wrong; `None` where nothing is, as help or the version was asked for.
fn what_is_wrong(kind: ErrorKind) -> Option<MessageId> {
    Some(match kind {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => return None,
        ErrorKind::InvalidSubcommand => message!("cli-usage-command"),
        ErrorKind::UnknownArgument => message!("cli-usage-unknown"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => message!("cli-usage-value"),
        ErrorKind::ArgumentConflict => message!("cli-usage-conflict"),
        ErrorKind::MissingRequiredArgument => message!("cli-usage-missing"),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            message!("cli-usage-no-command")
        }
        ErrorKind::NoEquals
        | ErrorKind::TooManyValues
        | ErrorKind::TooFewValues
        | ErrorKind::WrongNumberOfValues
        | ErrorKind::InvalidUtf8
        | ErrorKind::Io
        | ErrorKind::Format
        | _ => message!("cli-usage-other"),
    })
}

fn named(error: &clap::Error, kinds: &[ContextKind]) -> String {
    let found = kinds.iter().find_map(|kind| error.get(*kind));
    found.map(texts).unwrap_or_default().join(", ")
}

fn suggestions(error: &clap::Error) -> Vec<String> {
    let kinds = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::ValidValue];
    kinds.iter().filter_map(|kind| error.get(*kind)).flat_map(texts).collect()
}

fn texts(value: &ContextValue) -> Vec<String> {
    match value {
        ContextValue::String(text) => vec![text.clone()],
        ContextValue::Strings(texts) => texts.clone(),
        ContextValue::None
        | ContextValue::Bool(_)
        | ContextValue::StyledStr(_)
        | ContextValue::StyledStrs(_)
        | ContextValue::Number(_)
        | _ => Vec::new(),
    }
}
