//! Names of downloaded files. What comes from outside never names another folder, a hidden file or a device.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Names that are devices on Windows, to which a file may be carried, with any ending.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// The same, with one digit after.
const NUMBERED_DEVICES: [&str; 2] = ["com", "lpt"];

/// What a file is called of whose name nothing is left.
const NAMELESS: &str = "download";

/// The name of a file, without any folder.
///
/// **Invariant:** no separator, no control character, none of what Windows forbids, no dot or space first, none last,
/// no device, 1 to [`FileName::LIMIT`] bytes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct FileName(String);

/// Says that a text is not such a name as it stands.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not the name of a file to download to")]
pub struct FileNameError(String);

impl FileName {
    /// The most bytes: file systems have 255, and room is left for the ending of the part.
    pub const LIMIT: usize = 200;

    /// The name nearest to that text: what has no place in a name is `-` or left out, and the ending outlives a cut.
    #[must_use]
    pub fn sanitised(text: &str) -> Self {
        let plain: String = text.chars().filter(|letter| !is_invisible(*letter)).map(plain).collect();
        let name = trimmed(shortened(trimmed(&plain)));
        let name = if is_device(&name) { format!("_{name}") } else { name };
        Self(if name.is_empty() { NAMELESS.to_owned() } else { name })
    }

    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for FileName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl TryFrom<String> for FileName {
    type Error = FileNameError;

    fn try_from(text: String) -> Result<Self, FileNameError> {
        let sanitised = Self::sanitised(&text);
        if sanitised.0 == text { Ok(sanitised) } else { Err(FileNameError(text)) }
    }
}

impl From<FileName> for String {
    fn from(name: FileName) -> Self {
        name.0
    }
}

/// What is there without being seen, and could make one name look like another.
fn is_invisible(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

fn plain(letter: char) -> char {
    match letter {
        '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => '-',
        letter if letter.is_whitespace() => ' ',
        letter => letter,
    }
}

fn trimmed(name: impl AsRef<str>) -> String {
    name.as_ref().trim_matches(['.', ' ']).to_owned()
}

/// Cuts the stem where the name is too long, so that the ending stays; an ending that is too long itself is cut as well.
fn shortened(name: String) -> String {
    /// The longest ending that is kept whole, its dot counted.
    const ENDING: usize = 32;
    // One less, so that there is room for what keeps a device apart.
    let limit = FileName::LIMIT - 1;
    if name.len() <= limit {
        return name;
    }
    let ending = name.rfind('.').and_then(|dot| name.get(dot..)).filter(|ending| ending.len() <= ENDING).unwrap_or("");
    let stem = limit - ending.len();
    let end = (0..=stem).rev().find(|end| name.is_char_boundary(*end)).unwrap_or(0);
    format!("{}{ending}", name.get(..end).unwrap_or(""))
}

fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim_end().to_ascii_lowercase();
    let numbered = NUMBERED_DEVICES.iter().any(|device| {
        stem.strip_prefix(device).is_some_and(|rest| {
            rest.chars().count() == 1 && rest.chars().all(|digit| digit.is_ascii_digit() || "¹²³".contains(digit))
        })
    });
    numbered || DEVICES.contains(&stem.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_name_is_kept_as_far_as_it_is_one() {
        for (text, name) in [
            ("SQLServer2022-x64-SVE.iso", "SQLServer2022-x64-SVE.iso"),
            ("Räkna på.iso", "Räkna på.iso"),
            ("../../etc/passwd", "-..-etc-passwd"),
            ("C:\\Windows\\system32", "C--Windows-system32"),
            (".bashrc", "bashrc"),
            ("a\u{202e}osi.exe\n", "aosi.exe"),
            ("CON", "_CON"),
            ("nul.txt", "_nul.txt"),
            ("com7.iso", "_com7.iso"),
            ("com10.iso", "com10.iso"),
            ("...", "download"),
            ("", "download"),
            ("name. . ", "name"),
        ] {
            assert_eq!(FileName::sanitised(text).as_str(), name, "{text:?}");
        }
    }

    #[test]
    fn a_long_name_keeps_its_ending() {
        let name = FileName::sanitised(&format!("{}.tar.gz", "å".repeat(300)));
        assert!(name.as_str().len() <= FileName::LIMIT && name.as_str().ends_with("å.gz"), "{name}");
        let name = FileName::sanitised(&format!("a.{}", "x".repeat(300)));
        assert_eq!(name.as_str().len(), FileName::LIMIT - 1);
    }

    proptest! {
        #[test]
        fn whatever_comes_is_a_name_of_one_file_and_stays_what_it_is(text in "\\PC{0,40}|[./\\\\a-zA-Z0-9 ]{0,30}|.{0,400}") {
            let name = FileName::sanitised(&text);
            let letters = name.as_str();
            prop_assert!(!letters.is_empty() && letters.len() <= FileName::LIMIT);
            prop_assert!(!letters.contains(['/', '\\', ':', '\0', '\n']) && !letters.chars().any(char::is_control));
            prop_assert!(!letters.starts_with(['.', ' ']) && !letters.ends_with(['.', ' ']));
            prop_assert!(!is_device(letters));
            prop_assert_eq!(std::path::Path::new(letters).components().count(), 1);
            prop_assert_eq!(FileName::try_from(letters.to_owned()), Ok(name.clone()));
        }
    }
}
