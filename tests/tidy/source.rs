//! The files of the library and the binary, found as the compiler finds them: from `lib.rs` and `main.rs` along
//! their `mod` lines.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::cfg::{Build, can_hold, prune};

/// A file of `src/`, parsed, without what the build does not have.
pub(crate) struct SourceFile {
    /// Its path from the root of the repository, with `/`.
    pub(crate) path: String,
    /// The modules that lead to it: none for `lib.rs`, `["domain", "role"]` for `domain/role.rs`.
    pub(crate) module: Vec<String>,
    /// How many lines it has, without those that the build does not have.
    pub(crate) lines: usize,
    /// What stands in it.
    pub(crate) syntax: syn::File,
}

/// The root of the repository.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The text of a file of the repository.
pub(crate) fn text_of(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path} can be read: {error}"))
}

/// Parses a text as it would stand in a file.
pub(crate) fn parse(path: &str, module: Vec<String>, text: &str, build: Build) -> SourceFile {
    let mut syntax = syn::parse_file(text).unwrap_or_else(|error| panic!("{path} is Rust: {error}"));
    let pruned = prune(&mut syntax, build);
    SourceFile { path: path.to_owned(), module, lines: text.lines().count() - pruned, syntax }
}

/// Every file that the build has, `src/lib.rs` and `src/main.rs` first.
pub(crate) fn files(build: Build) -> Vec<SourceFile> {
    let mut found = Vec::new();
    for start in ["src/lib.rs", "src/main.rs"] {
        follow(start, Vec::new(), Path::new("src"), build, &mut found);
    }
    found
}

fn follow(path: &str, module: Vec<String>, folder: &Path, build: Build, found: &mut Vec<SourceFile>) {
    let file = parse(path, module, &text_of(path), build);
    let children = declared(&file.syntax.items, &file.module, folder);
    found.push(file);
    for (path, module, folder) in children {
        follow(&path, module, &folder, build, found);
    }
}

type Declared = (String, Vec<String>, PathBuf);

/// The files that the `mod name;` lines among these items lead to.
fn declared(items: &[syn::Item], module: &[String], folder: &Path) -> Vec<Declared> {
    let mut children = Vec::new();
    for item in items {
        let syn::Item::Mod(child) = item else { continue };
        let name = child.ident.to_string();
        let inner: Vec<String> = module.iter().cloned().chain([name.clone()]).collect();
        match &child.content {
            Some((_, items)) => children.extend(declared(items, &inner, &folder.join(&name))),
            None => children.push((format!("{}/{name}.rs", folder.display()), inner, folder.join(&name))),
        }
    }
    children
}

/// Every `.rs` file under these folders of the repository, sorted.
pub(crate) fn rust_files(folders: &[&str]) -> Vec<String> {
    let mut paths = BTreeSet::new();
    for folder in folders {
        for entry in walkdir::WalkDir::new(root().join(folder)) {
            let entry = entry.expect("the folders of the repository can be read");
            if entry.path().extension().is_some_and(|extension| extension == "rs") {
                let relative = entry.path().strip_prefix(root()).expect("it lies below the root");
                paths.insert(relative.to_string_lossy().into_owned());
            }
        }
    }
    paths.into_iter().collect()
}

#[test]
fn every_file_of_src_is_part_of_the_library_or_the_binary() {
    let mut reached: BTreeSet<String> = BTreeSet::new();
    let mut waiting = vec![("src/lib.rs".to_owned(), Vec::new(), PathBuf::from("src"))];
    waiting.push(("src/main.rs".to_owned(), Vec::new(), PathBuf::from("src")));
    while let Some((path, module, folder)) = waiting.pop() {
        let syntax = syn::parse_file(&text_of(&path)).unwrap();
        waiting.extend(declared(&syntax.items, &module, &folder));
        reached.insert(path);
    }
    let lost: Vec<String> = rust_files(&["src"]).into_iter().filter(|path| !reached.contains(path)).collect();
    assert!(lost.is_empty(), "no `mod` line leads to {lost:?}: declare them or remove them");
}

#[test]
fn a_test_module_is_not_counted_and_not_part_of_the_build() {
    let text = "//! Words.\nfn a() {}\n\n#[cfg(test)]\nmod tests {\n    fn b() {}\n}\n";
    let file = parse("src/a.rs", vec!["a".to_owned()], text, Build::Shipped);
    assert_eq!(file.lines, 3);
    assert_eq!(file.syntax.items.len(), 1);
    assert!(!can_hold(&[syn::parse_quote!(#[cfg(test)])], Build::WithoutTests));
}
