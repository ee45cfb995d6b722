//! A path that is typed or pasted instead of a name: from the root, or from one's own folder with `~`. Its folder is looked
//! into for what it ends in.

use std::path::{Path, PathBuf};

use crate::ports::EntryKind;
use crate::tui::context::Context;
use crate::tui::dialog::file_picker::State;
use crate::tui::room::Room;
use crate::tui::step::{Answer, Step};

/// The path that a text is, if it is one. What terminals and shells put around it is none of it.
fn path_of(text: &str) -> Option<PathBuf> {
    let text = text.trim();
    let quoted = |quote: char| text.strip_prefix(quote).and_then(|text| text.strip_suffix(quote));
    let text = quoted('\'').or_else(|| quoted('"')).unwrap_or(text);
    (text.starts_with('/') || text == "~" || text.starts_with("~/")).then(|| PathBuf::from(text))
}

impl State {
    /// The path in the field, if that is what it is.
    pub(super) fn typed_path(&self) -> Option<PathBuf> {
        path_of(self.filter.text())
    }

    /// Lists anew as something else is typed.
    pub(super) fn retype(&mut self) {
        self.is_missing = false;
        self.relist();
    }

    /// Looks into the folder of a path for what it ends in.
    pub(super) fn open_path(&mut self, path: &Path, context: &Context<'_>) -> Step {
        let (folder, name) = match (path.parent(), path.file_name()) {
            (Some(folder), Some(name)) if path != Path::new("~") => (folder, Some(name)),
            (_, _) => (path, None),
        };
        self.wanted = Some(folder.to_owned());
        self.sought = name.map(|name| name.to_string_lossy().into_owned());
        self.is_missing = false;
        if self.sought.is_none() {
            return self.go_into(path.to_owned(), context);
        }
        self.refresh(context)
    }

    /// Takes what was looked for, now that its folder is known: the file, or what lies in the folder.
    pub(super) fn open_sought(&mut self, context: &Context<'_>) -> Step {
        let Some(sought) = self.sought.take() else { return Step::Stay };
        let found = self.entries().iter().find(|entry| entry.name == sought).cloned();
        match found.map(|entry| (entry.kind, entry.path)) {
            Some((EntryKind::File(_), path)) => Step::CloseWith(Answer::Attach(path)),
            Some((EntryKind::Folder, path)) => self.go_into(path, context),
            None => {
                self.is_missing = true;
                Step::Stay
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_begins_at_the_root_or_at_ones_own_folder() {
        for (text, path) in [
            ("/tmp/a.csv", Some("/tmp/a.csv")),
            (" ~/a b.csv ", Some("~/a b.csv")),
            ("'/tmp/a b.csv'", Some("/tmp/a b.csv")),
            ("\"/tmp/a.csv\"", Some("/tmp/a.csv")),
            ("~", Some("~")),
            ("a.csv", None),
            ("~a", None),
            ("", None),
        ] {
            assert_eq!(path_of(text), path.map(PathBuf::from), "{text:?}");
        }
    }
}
