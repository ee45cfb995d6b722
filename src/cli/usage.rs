//! What is said of a command line that cannot be read, and of help that was asked for.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::cli::ending::{Ending, Status};
use crate::cli::output;
use crate::i18n::{Locale, MessageId, message};

/// Tells help and version on standard output, and what is wrong on standard error.
pub(in crate::cli) fn tell(locale: Locale, error: &clap::Error) -> Status {
    let Some(what) = what_is_wrong(error) else {
        return match output::write(error.render().to_string().as_bytes(), locale) {
            Ok(()) => Status::Done,
            Err(ending) => ending.status,
        };
    };
    let (of, value) = (named(error, &OF, locale), named(error, &VALUE, locale));
    let values = [("of", (&of).into()), ("value", (&value).into())];
    let ending = Ending::new(Status::WrongUsage, locale, (what, instead(error)), &values);
    output::complain(&ending.with_choices(suggestions(error)));
    Status::WrongUsage
}

/// Where clap says what it is about.
const OF: [ContextKind; 2] = [ContextKind::InvalidArg, ContextKind::InvalidSubcommand];
/// Where clap says what stood there.
const VALUE: [ContextKind; 2] = [ContextKind::InvalidValue, ContextKind::PriorArg];

/// The sentence for what is wrong; `None` where nothing is, as help or the version was asked for.
fn what_is_wrong(error: &clap::Error) -> Option<MessageId> {
    Some(match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => return None,
        ErrorKind::InvalidSubcommand => message!("cli-usage-command"),
        ErrorKind::UnknownArgument => message!("cli-usage-unknown"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => message!("cli-usage-value"),
        ErrorKind::ArgumentConflict if found(error, &OF) == found(error, &VALUE) => message!("cli-usage-twice"),
        ErrorKind::ArgumentConflict => message!("cli-usage-conflict"),
        ErrorKind::MissingRequiredArgument => match found(error, &OF).as_slice() {
            [only] if !alternatives(only).is_empty() => message!("cli-usage-choose"),
            _ => message!("cli-usage-missing"),
        },
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

/// What to do instead: the forms of a time, where one was not read, else where to look.
fn instead(error: &clap::Error) -> MessageId {
    let flags = found(error, &[ContextKind::InvalidArg]);
    let flag = flags.first().and_then(|flag| flag.split(' ').next()).unwrap_or_default();
    match (error.kind(), flag) {
        (ErrorKind::ValueValidation, "--within") => message!("cli-usage-within-instead"),
        (ErrorKind::ValueValidation, "--size") => message!("cli-usage-size-instead"),
        (ErrorKind::ValueValidation, "--from" | "--to") => message!("cli-usage-time-instead"),
        (_, _) => message!("cli-usage-instead"),
    }
}

fn found(error: &clap::Error, kinds: &[ContextKind]) -> Vec<String> {
    kinds.iter().find_map(|kind| error.get(*kind)).map(texts).unwrap_or_default()
}

/// What it is about, in the reader's words.
fn named(error: &clap::Error, kinds: &[ContextKind], locale: Locale) -> String {
    let readable = |text: String| match alternatives(&text) {
        flags if flags.is_empty() => text,
        flags => locale.any_of(&flags),
    };
    found(error, kinds).into_iter().map(readable).collect::<Vec<_>>().join(", ")
}

/// The flags of which one has to stand, as clap writes them: `<--copy|--show>`. None for anything else.
fn alternatives(text: &str) -> Vec<String> {
    let inside = text.strip_prefix('<').and_then(|text| text.strip_suffix('>')).unwrap_or_default();
    let flags: Vec<String> = inside.split('|').map(str::to_owned).collect();
    if flags.iter().all(|flag| flag.starts_with("--")) { flags } else { Vec::new() }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_flags_are_chosen_among() {
        assert_eq!(alternatives("<--copy|--show|--json>"), ["--copy", "--show", "--json"]);
        for other in ["<CUSTOMER>", "--lang <sv|en>", "", "<>"] {
            assert!(alternatives(other).is_empty(), "{other}");
        }
    }
}
