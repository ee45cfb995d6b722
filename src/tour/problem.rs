//! What is wrong with a script: in which file, in which line, and what was expected there.

use std::fmt;

/// Says that a script cannot be used. Whoever writes scripts reads it; it is in English, as the files of the scripts are.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {what}")]
pub struct ScriptProblem {
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What was expected there, and what stands there instead.
    pub what: What,
}

/// What was expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// The file is no TOML, or lacks something, or has something that is not known; in the words of who reads TOML.
    Shape(String),
    /// The id of a text.
    Message(String),
    /// A key.
    Key(String),
    /// What can be done, as the activity log names it.
    Kind(String),
    /// A role.
    Role(String),
    /// The id of a rule.
    Rule(String),
    /// A time span.
    Duration(String),
    /// At least one of those.
    Empty(&'static str),
    /// A number of steps that the walkthrough has; it has only so many.
    After(usize),
}

impl fmt::Display for What {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Shape(message) => formatter.write_str(message.trim()),
            Self::Message(found) => write!(formatter, "expected the id of a text of assets/locales, found `{found}`"),
            Self::Key(found) => write!(formatter, "expected a key such as `Enter`, `Ctrl-P` or `w`, found `{found}`"),
            Self::Kind(found) => {
                write!(
                    formatter,
                    "expected a kind of record such as `key-viewed`, `key-viewed refused` or `key-viewed of OR-7F3K2`, found `{found}`"
                )
            }
            Self::Role(found) => write!(formatter, "expected a role such as `admin-agent`, found `{found}`"),
            Self::Rule(found) => write!(formatter, "expected the id of a rule such as `KEY-5`, found `{found}`"),
            Self::Duration(found) => write!(formatter, "expected a time span such as `26h` or `31d`, found `{found}`"),
            Self::Empty(what) => write!(formatter, "expected at least one {what}, found none"),
            Self::After(most) => write!(formatter, "expected a number of steps from 0 to {most}"),
        }
    }
}
