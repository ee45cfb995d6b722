//! What is wrong with a line of an import, in the reader's language: what stands there and what should.

use crate::i18n::{Locale, MessageId, message};
use crate::service::LineProblem;
use crate::service::exchange::{Expected, Parent, Problem};

/// The first line as it should be.
const HEADER: &str = r#"{"nyckel":"export","version":1}"#;

/// A bad line with its number, which is written as editors write it.
pub(in crate::cli) fn line(bad: &LineProblem, locale: Locale) -> String {
    let problem = problem(&bad.problem, locale);
    let values = [("line", bad.line.to_string().into()), ("problem", (&problem).into())];
    locale.text_with(message!("import-line"), &values)
}

/// Whether it is the whole file that cannot be read.
pub(in crate::cli) fn is_of_whole_file(problem: &Problem) -> bool {
    matches!(problem, Problem::NoHeader | Problem::NewerVersion { .. })
}

fn problem(problem: &Problem, locale: Locale) -> String {
    match problem {
        Problem::NoHeader => locale.text_with(message!("problem-no-header"), &[("header", HEADER.into())]),
        Problem::NewerVersion { found } => locale.text_with(message!("problem-newer"), &[("found", (*found).into())]),
        Problem::TooLong => locale.text(message!("problem-too-long")),
        Problem::NotAnObject => locale.text(message!("problem-not-an-object")),
        Problem::Missing { field, expected } => {
            let values = [("field", field.into()), ("expected", self::expected(expected, locale).into())];
            locale.text_with(message!("problem-missing"), &values)
        }
        Problem::Wrong { field, found, expected } => {
            let expected = self::expected(expected, locale);
            let values = [("field", field.into()), ("found", found.into()), ("expected", expected.into())];
            locale.text_with(message!("problem-wrong"), &values)
        }
        Problem::Unknown { field } => locale.text_with(message!("problem-unknown"), &[("field", field.into())]),
        Problem::NoParent(parent) => locale.text(match parent {
            Parent::Customer => message!("problem-no-customer"),
            Parent::Order => message!("problem-no-order"),
            Parent::Entitlement => message!("problem-no-purchase"),
        }),
        Problem::Twice { line } => locale.text_with(message!("problem-twice"), &[("line", line.to_string().into())]),
    }
}

fn expected(expected: &Expected, locale: Locale) -> String {
    let id: MessageId = match expected {
        Expected::Text { most } => {
            return locale.text_with(message!("expected-text"), &[("most", (*most).into())]);
        }
        Expected::SomeText { most } => {
            return locale.text_with(message!("expected-some-text"), &[("most", (*most).into())]);
        }
        Expected::Number { least } => {
            return locale.text_with(message!("expected-number"), &[("least", (*least).into())]);
        }
        Expected::OneOf(words) => {
            let words = words.join(", ");
            return locale.text_with(message!("expected-one-of"), &[("words", (&words).into())]);
        }
        Expected::Guid => message!("expected-guid"),
        Expected::CatalogItem => message!("expected-catalog-item"),
        Expected::Market => message!("expected-market"),
        Expected::Flag => message!("expected-flag"),
        Expected::Instant => message!("expected-instant"),
        Expected::Amount => message!("expected-amount"),
        Expected::Object => message!("expected-object"),
    };
    locale.text(id)
}
