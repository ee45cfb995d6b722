//! Links in the documents lead to files and headings that are there.

use std::path::{Component, Path, PathBuf};

use super::source::{root, text_of};

/// The documents whose links are checked: these, and all of `docs/`.
const TOP_LEVEL: &[&str] = &["README.md", "CHANGELOG.md"];

#[test]
fn links_in_the_documents_resolve() {
    let mut broken = Vec::new();
    for document in documents() {
        for (line, link) in links(&text_of(&document)) {
            if let Err(problem) = resolve(&document, &link) {
                broken.push(format!("{document}:{line}: {link}: {problem}"));
            }
        }
    }
    assert!(broken.is_empty(), "broken links:\n{}", broken.join("\n"));
}

#[test]
fn a_broken_link_is_found() {
    let text = "See [this](ARCHITECTURE.md#rooms), [that](NOTHING.md) and `[code](x)`.\n```\n[fenced](y)\n```\n";
    let found: Vec<String> = links(text).into_iter().map(|(_, link)| link).collect();
    assert_eq!(found, ["ARCHITECTURE.md#rooms", "NOTHING.md"]);
    assert!(resolve("docs/GLOSSARY.md", "ARCHITECTURE.md#rooms").is_ok());
    assert!(resolve("docs/GLOSSARY.md", "ARCHITECTURE.md#no-such-heading").is_err());
    assert!(resolve("docs/GLOSSARY.md", "NOTHING.md").is_err());
    assert!(resolve("docs/GLOSSARY.md", "../../outside.md").is_err());
}

fn documents() -> Vec<String> {
    let inside = walkdir::WalkDir::new(root().join("docs")).into_iter().flatten();
    let inside = inside.filter(|entry| entry.path().extension().is_some_and(|extension| extension == "md"));
    let inside = inside.map(|entry| {
        let relative = entry.path().strip_prefix(root()).expect("docs lies below the root");
        relative.to_string_lossy().into_owned()
    });
    TOP_LEVEL.iter().map(|name| (*name).to_owned()).chain(inside).collect()
}

/// The targets of the links in a text with their lines, code left out.
fn links(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut fenced = false;
    for (number, line) in text.lines().enumerate() {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        }
        if fenced {
            continue;
        }
        let prose: String = line.split('`').step_by(2).collect::<Vec<_>>().join("code");
        for after in prose.split("](").skip(1) {
            if let Some((target, _)) = after.split_once(')') {
                found.push((number + 1, target.to_owned()));
            }
        }
    }
    found
}

fn resolve(document: &str, link: &str) -> Result<(), String> {
    if link.starts_with("https://") || link.starts_with("mailto:") {
        return Ok(());
    }
    let (path, heading) = link.split_once('#').unwrap_or((link, ""));
    let target = if path.is_empty() { PathBuf::from(document) } else { beside(document, path)? };
    if !root().join(&target).exists() {
        return Err(format!("{} is not there", target.display()));
    }
    if heading.is_empty() {
        return Ok(());
    }
    let text = text_of(&target.to_string_lossy());
    let is_there = text.lines().filter(|line| line.starts_with('#')).any(|line| anchor(line) == heading);
    if is_there { Ok(()) } else { Err(format!("{} has no heading #{heading}", target.display())) }
}

/// The path that a link in a document leads to, from the root of the repository.
fn beside(document: &str, path: &str) -> Result<PathBuf, String> {
    let mut target = Path::new(document).parent().map(Path::to_path_buf).unwrap_or_default();
    for part in Path::new(path).components() {
        match part {
            Component::ParentDir => {
                if !target.pop() {
                    return Err("leads out of the repository".to_owned());
                }
            }
            Component::CurDir => {}
            Component::Normal(name) => target.push(name),
            Component::RootDir | Component::Prefix(_) => return Err("is absolute".to_owned()),
        }
    }
    Ok(target)
}

/// A heading's anchor as forges make it: lower case, punctuation gone, spaces to hyphens.
fn anchor(heading: &str) -> String {
    let text = heading.trim_start_matches('#').trim().to_lowercase();
    text.chars()
        .filter(|letter| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '_'))
        .map(|letter| if letter == ' ' { '-' } else { letter })
        .collect()
}
