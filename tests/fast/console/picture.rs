//! The picture in the README is a screen: `NYCKEL_UPDATE=1` takes it anew.

use std::fs;
use std::path::Path;

use nyckel::i18n::Language;
use ratatui::layout::Size;

use super::keys_document::check_document;
use super::stage;

const START: &str = "<!-- picture -->";
const END: &str = "<!-- /picture -->";

#[test]
fn the_picture_in_the_readme_is_contosos_software() {
    let mut stage = stage(Language::English, Size::new(100, 26));
    stage.text("contoso").keys("Enter w");
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let (before, rest) = readme.split_once(START).expect("README.md says where its picture begins");
    let (_, after) = rest.split_once(END).expect("README.md says where its picture ends");
    check_document("README.md", &format!("{before}{START}\n```text\n{}```\n{END}{after}", stage.screen()));
}
