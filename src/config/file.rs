//! `config.toml`: its schema, and what is said of one that does not follow it.

use std::io;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use toml::Spanned;

use crate::config::choice::{ColourChoice, LanguageChoice, LinkChoice, RouteChoice};
use crate::config::overlay::Overlay;
use crate::config::settings::SECONDS;
use crate::domain::ReasonRule;
use crate::domain::operator::Notifications;

/// Says why the configuration cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigFailure {
    /// It is there and cannot be read.
    #[error("{} cannot be read: {source}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// It does not follow the schema.
    #[error("{}, line {line}: {expected}", path.display())]
    Schema {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What stands there, and what was expected, in the parser's words.
        expected: String,
    },
    /// A time is too short or too long.
    #[error("{}, line {line}: {seconds}, expected {} to {} seconds", path.display(), SECONDS.start(), SECONDS.end())]
    Seconds {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What stands there.
        seconds: u32,
    },
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Document {
    language: Option<LanguageChoice>,
    theme: Option<String>,
    colour: Option<ColourChoice>,
    mouse: Option<bool>,
    links: Option<LinkChoice>,
    presenter: Option<bool>,
    download_dir: Option<PathBuf>,
    notifications: Option<Notifications>,
    clipboard: ClipboardTable,
    key: KeyTable,
    cancellation: CancellationTable,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct ClipboardTable {
    route: Option<RouteChoice>,
    seconds: Option<Spanned<u32>>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct KeyTable {
    hide_after_seconds: Option<Spanned<u32>>,
    focus_seconds: Option<Spanned<u32>>,
    open_masked: Option<bool>,
    reveal_reason: Option<ReasonRule>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct CancellationTable {
    free_hours: Option<u32>,
}

/// Reads the configuration file; one that is not there says nothing.
///
/// # Errors
/// [`ConfigFailure`].
pub fn read(path: &Path) -> Result<Overlay, ConfigFailure> {
    match std::fs::read_to_string(path) {
        Ok(text) => parse(&text, path),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Overlay::default()),
        Err(source) => Err(ConfigFailure::Unreadable { path: path.to_owned(), source }),
    }
}

/// What the text of a configuration file says; `path` is named where it is wrong.
///
/// # Errors
/// [`ConfigFailure::Schema`] and [`ConfigFailure::Seconds`] with the line and what stands there.
pub fn parse(text: &str, path: &Path) -> Result<Overlay, ConfigFailure> {
    let document: Document = toml::from_str(text).map_err(|error| ConfigFailure::Schema {
        path: path.to_owned(),
        line: error.span().map_or(1, |span| line_of(text, span.start)),
        expected: error.message().replace('\n', ", "),
    })?;
    let Document {
        language,
        theme,
        colour,
        mouse,
        links,
        presenter,
        download_dir,
        notifications,
        clipboard,
        key,
        cancellation,
    } = document;
    let seconds = |given: Option<Spanned<u32>>| match given {
        Some(given) if !SECONDS.contains(given.get_ref()) => Err(ConfigFailure::Seconds {
            path: path.to_owned(),
            line: line_of(text, given.span().start),
            seconds: given.into_inner(),
        }),
        Some(given) => Ok(Some(given.into_inner())),
        None => Ok(None),
    };
    Ok(Overlay {
        language: language.map(LanguageChoice::tag),
        theme,
        colour,
        mouse,
        links,
        clipboard_route: clipboard.route,
        clipboard_seconds: seconds(clipboard.seconds)?,
        hide_after_seconds: seconds(key.hide_after_seconds)?,
        focus_seconds: seconds(key.focus_seconds)?,
        open_masked: key.open_masked,
        download_dir: download_dir.filter(|folder| !folder.as_os_str().is_empty()),
        notifications,
        presenter,
        free_hours: cancellation.free_hours,
        reveal_reason: key.reveal_reason,
    })
}

fn line_of(text: &str, offset: usize) -> usize {
    text.bytes().take(offset).filter(|byte| *byte == b'\n').count().saturating_add(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> Result<Overlay, ConfigFailure> {
        parse(text, Path::new("/c/config.toml"))
    }

    fn check_wrong(text: &str, line: usize, words: &[&str]) {
        let failure = parsed(text).unwrap_err().to_string();
        assert!(failure.starts_with(&format!("/c/config.toml, line {line}: ")), "{failure}");
        for word in words {
            assert!(failure.contains(word), "{word:?} is not in {failure:?}");
        }
    }

    #[test]
    fn every_setting_can_be_set() {
        let text = r#"
            language = "sv"
            theme = "high-contrast"
            colour = "16"
            mouse = false
            links = "off"
            presenter = true
            download_dir = "/srv/iso"
            notifications = "osc9"
            [clipboard]
            route = "osc52"
            seconds = 30
            [key]
            hide_after_seconds = 20
            focus_seconds = 5
            open_masked = true
            reveal_reason = "required"
            [cancellation]
            free_hours = 0
        "#;
        let expected = Overlay {
            language: Some("sv".to_owned()),
            theme: Some("high-contrast".to_owned()),
            colour: Some(ColourChoice::Sixteen),
            mouse: Some(false),
            links: Some(LinkChoice::Off),
            presenter: Some(true),
            clipboard_route: Some(RouteChoice::Osc52),
            clipboard_seconds: Some(30),
            hide_after_seconds: Some(20),
            focus_seconds: Some(5),
            open_masked: Some(true),
            download_dir: Some("/srv/iso".into()),
            notifications: Some(Notifications::Osc9),
            free_hours: Some(0),
            reveal_reason: Some(ReasonRule::Required),
        };
        assert_eq!(parsed(text).unwrap(), expected);
        assert_eq!(parsed("").unwrap(), Overlay::default());
        assert_eq!(parsed("download_dir = ''").unwrap(), Overlay::default());
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line_and_what_was_expected() {
        check_wrong("mouse = true\ncolor = \"16\"\n", 2, &["color", "colour"]);
        check_wrong("\n\nlanguage = \"de\"", 3, &["de", "sv", "en"]);
        check_wrong("mouse = \"yes\"", 1, &["string", "boolean"]);
        check_wrong("links = \"always\"", 1, &["always", "auto", "on", "off"]);
        check_wrong("[clipboard]\nroute = \"x11\"", 2, &["x11", "tmux", "osc52"]);
        check_wrong("[clipboard]\nseconds = 0", 2, &["1 to 3600 seconds"]);
        check_wrong("[key]\nfocus_seconds = 9999", 2, &["1 to 3600 seconds"]);
        check_wrong("[key]\nfocus_seconds = -1", 2, &["-1"]);
        check_wrong("[key]\nreveal_reason = \"always\"", 2, &["always", "optional", "required"]);
        check_wrong("[cancellation]\nfree_hours = -1", 2, &["-1"]);
        check_wrong("theme = \"dark\"\n[keys]\n", 2, &["keys", "key"]);
        check_wrong("theme = ", 1, &[]);
    }

    #[test]
    fn a_file_that_is_not_there_says_nothing_and_one_that_cannot_be_read_is_told_of() {
        let place = tempfile::tempdir().unwrap();
        assert_eq!(read(&place.path().join("config.toml")).unwrap(), Overlay::default());
        assert!(matches!(read(place.path()), Err(ConfigFailure::Unreadable { .. })));
    }
}
