//! Rooms import only what their row in `docs/ARCHITECTURE.md` names, and `domain` only the crates and parts of `std`
//! that know no terminal, disk, network, clock or chance.

use std::collections::{BTreeMap, BTreeSet};

use super::cfg::Build;
use super::documents::table;
use super::paths::{Named, named};
use super::source::{SourceFile, files, text_of};

/// The crates that `domain` may use.
const CRATES_OF_DOMAIN: &[&str] =
    &["chrono", "email_address", "rust_decimal", "serde", "thiserror", "toml", "uuid", "zeroize"];

/// The parts of `std` that reach out of the programme.
const STD_OUTSIDE_DOMAIN: &[&str] = &["env", "fs", "io", "net", "os", "process", "thread", "time"];

/// What each room may import.
pub(crate) struct Rooms {
    allowed: BTreeMap<String, Allowed>,
    crates: BTreeSet<String>,
}

enum Allowed {
    All,
    Only(BTreeSet<String>),
    /// The room comes later and must not be there yet.
    Later,
}

/// Where a path leads.
enum Target {
    Room(String),
    /// The root of the crate itself, from which every room can be reached.
    Root,
    Elsewhere,
}

impl Rooms {
    /// Reads the table of `docs/ARCHITECTURE.md` and the dependencies of `Cargo.toml`.
    pub(crate) fn read() -> Self {
        let mut allowed = BTreeMap::new();
        for row in table("docs/ARCHITECTURE.md", "room") {
            let [rooms, lives, imports] = row.as_slice() else { panic!("a row of rooms has three cells: {row:?}") };
            for room in rooms.split(',') {
                let name = room.trim().trim_matches('`').trim_end_matches('/');
                allowed.insert(name.to_owned(), allowed_by(lives, imports));
            }
        }
        let manifest: toml::Table = text_of("Cargo.toml").parse().expect("Cargo.toml is TOML");
        let dependencies = manifest.get("dependencies").and_then(toml::Value::as_table).expect("it has dependencies");
        Self { allowed, crates: dependencies.keys().map(|name| name.replace('-', "_")).collect() }
    }

    /// What this file imports against its room's row: the line and what to say of it.
    pub(crate) fn violations(&self, file: &SourceFile) -> Vec<(usize, String)> {
        let room = match (file.path.as_str(), file.module.first()) {
            ("src/main.rs", _) => "main",
            (_, None) => return lines_of_library(file),
            (_, Some(room)) => room.as_str(),
        };
        let mut found = strange_items(file);
        for path in named(&file.module, &file.syntax) {
            if let Some(problem) = self.problem(room, &path) {
                found.push((path.line, format!("`{}`: {problem}", path.parts.join("::"))));
            }
        }
        found.sort();
        found.dedup();
        found
    }

    fn problem(&self, room: &str, path: &Named) -> Option<String> {
        match target(path) {
            Target::Root => Some("name the room, not the root of the crate".to_owned()),
            Target::Room(other) if other == room => None,
            Target::Room(other) if room == "main" => {
                (other != "cli").then(|| format!("the binary imports `cli` alone, not `{other}`"))
            }
            Target::Room(other) => match self.allowed.get(room) {
                None => Some(format!("the room `{room}` has no row in docs/ARCHITECTURE.md")),
                Some(Allowed::Later) => Some(format!("docs/ARCHITECTURE.md says that `{room}` comes later")),
                Some(Allowed::All) => None,
                Some(Allowed::Only(rooms)) if rooms.contains(&other) => None,
                Some(Allowed::Only(rooms)) => Some(format!("`{room}` imports {rooms:?} alone, not `{other}`")),
            },
            Target::Elsewhere if room == "domain" => self.problem_of_domain(path),
            Target::Elsewhere => None,
        }
    }

    fn problem_of_domain(&self, path: &Named) -> Option<String> {
        let [first, second, ..] = path.parts.as_slice() else { return None };
        if matches!(first.as_str(), "std" | "core" | "alloc") {
            let is_duration = second == "time" && path.parts.get(2).is_some_and(|third| third == "Duration");
            let reaches_out = STD_OUTSIDE_DOMAIN.contains(&second.as_str()) && !is_duration;
            return reaches_out.then(|| "the rules know no disk, network, clock or process".to_owned());
        }
        (self.crates.contains(first) && !CRATES_OF_DOMAIN.contains(&first.as_str()))
            .then(|| format!("`domain` does without the crate `{first}`"))
    }
}

fn allowed_by(lives: &str, imports: &str) -> Allowed {
    if lives.starts_with("(later)") {
        return Allowed::Later;
    }
    match imports {
        "all" => Allowed::All,
        "–" => Allowed::Only(BTreeSet::new()),
        rooms => Allowed::Only(rooms.split(',').map(|room| room.trim().to_owned()).collect()),
    }
}

/// Follows `crate`, `self` and `super` from the module that the path stands in.
fn target(path: &Named) -> Target {
    let mut parts = path.parts.iter().map(String::as_str).peekable();
    let mut absolute: Vec<&str> = match parts.peek() {
        Some(&("crate" | "nyckel")) => {
            parts.next();
            Vec::new()
        }
        Some(&("self" | "super")) => path.module.iter().map(String::as_str).collect(),
        _ => return Target::Elsewhere,
    };
    while let Some(&step) = parts.peek() {
        match step {
            "self" => {}
            "super" => {
                absolute.pop();
            }
            _ => break,
        }
        parts.next();
    }
    absolute.extend(parts);
    match absolute.first() {
        None | Some(&"*") => Target::Root,
        Some(room) => Target::Room((*room).to_owned()),
    }
}

/// `lib.rs` declares the rooms and does nothing else.
fn lines_of_library(file: &SourceFile) -> Vec<(usize, String)> {
    let is_room = |item: &&syn::Item| matches!(item, syn::Item::Mod(module) if module.content.is_none());
    let others = file.syntax.items.iter().filter(|item| !is_room(item));
    others.map(|item| (line_of(item), "lib.rs declares rooms and nothing else".to_owned())).collect()
}

/// Ways to take in another room's text without naming its path.
fn strange_items(file: &SourceFile) -> Vec<(usize, String)> {
    struct Strange(Vec<(usize, String)>);
    impl<'ast> syn::visit::Visit<'ast> for Strange {
        fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
            if item.attrs.iter().any(|attribute| attribute.path().is_ident("path")) {
                self.0.push((line_of(item), "a module's file stands where its name says".to_owned()));
            }
            syn::visit::visit_item_mod(self, item);
        }
        fn visit_macro(&mut self, item: &'ast syn::Macro) {
            if item.path.segments.last().is_some_and(|last| last.ident == "include") {
                self.0.push((line_of(item), "code is imported, not included".to_owned()));
            }
        }
    }
    let mut strange = Strange(Vec::new());
    syn::visit::Visit::visit_file(&mut strange, &file.syntax);
    strange.0
}

fn line_of(node: &impl syn::spanned::Spanned) -> usize {
    node.span().start().line
}

#[test]
fn rooms_import_only_what_their_row_names() {
    let rooms = Rooms::read();
    let mut problems = Vec::new();
    for file in files(Build::Shipped) {
        for (line, problem) in rooms.violations(&file) {
            problems.push(format!("{}:{line}: {problem}", file.path));
        }
    }
    assert!(problems.is_empty(), "rooms import what their rows do not name:\n{}", problems.join("\n"));
}

#[test]
fn every_room_of_the_library_has_a_row_and_only_the_doors_import_all() {
    let rooms = Rooms::read();
    for file in files(Build::WithoutTests) {
        if let [room] = file.module.as_slice()
            && file.path != "src/main.rs"
        {
            let row = rooms.allowed.get(room);
            assert!(row.is_some(), "the room `{room}` has no row in docs/ARCHITECTURE.md");
            assert!(!matches!(row, Some(Allowed::Later)), "`{room}` is there: its row no longer says (later)");
        }
    }
    for (room, allowed) in &rooms.allowed {
        let only: Vec<&str> = match allowed {
            Allowed::All => {
                assert!(["cli", "testing"].contains(&room.as_str()), "`{room}` may not import all");
                continue;
            }
            Allowed::Later => continue,
            Allowed::Only(only) => only.iter().map(String::as_str).collect(),
        };
        assert!(only.iter().all(|name| rooms.allowed.contains_key(*name)), "`{room}` imports rooms that are none");
        match room.as_str() {
            "domain" => assert!(only.is_empty(), "`domain` imports nothing"),
            "ports" => assert_eq!(only, ["domain"], "`ports` know the domain alone"),
            _ => {}
        }
    }
}
