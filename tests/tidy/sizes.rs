//! Files and functions that fit a head, and a sentence at the top of each file.

use syn::spanned::Spanned;
use syn::visit::{self, Visit};

use super::cfg::Build;
use super::source::{SourceFile, files};

/// How many lines a file may have, tests not counted.
const FILE_LINES: usize = 400;

/// How many lines a function may have.
const FUNCTION_LINES: usize = 80;

/// Functions that are longer, as `path name`, each with the reason.
const LONGER: &[(&str, &str)] = &[];

#[test]
fn no_file_is_longer_than_400_lines() {
    let long: Vec<String> = files(Build::WithoutTests)
        .iter()
        .filter(|file| FILE_LINES < file.lines)
        .map(|file| format!("{} has {} lines", file.path, file.lines))
        .collect();
    assert!(long.is_empty(), "split by subject, never into part 2:\n{}", long.join("\n"));
}

#[test]
fn no_function_is_longer_than_80_lines_without_a_reason() {
    let mut long: Vec<String> = Vec::new();
    let mut listed_and_long = Vec::new();
    for file in files(Build::WithoutTests) {
        for (name, lines) in functions(&file) {
            let place = format!("{} {name}", file.path);
            match LONGER.iter().find(|(listed, _)| *listed == place) {
                Some(listed) => listed_and_long.extend((FUNCTION_LINES < lines).then_some(listed.0)),
                None => long.extend((FUNCTION_LINES < lines).then(|| format!("{place} has {lines} lines"))),
            }
        }
    }
    assert!(long.is_empty(), "longer than {FUNCTION_LINES} lines:\n{}", long.join("\n"));
    for (place, reason) in LONGER {
        assert!(listed_and_long.contains(place), "{place} is no longer that long: take it off the list");
        assert!(20 < reason.len(), "{place} is listed with a reason");
    }
}

#[test]
fn every_file_says_first_what_it_owns() {
    let silent: Vec<String> = files(Build::WithoutTests)
        .into_iter()
        .filter(|file| file.path != "src/main.rs" && !file.syntax.items.is_empty())
        .filter(|file| !file.syntax.attrs.iter().any(|attribute| attribute.path().is_ident("doc")))
        .map(|file| file.path)
        .collect();
    assert!(silent.is_empty(), "one to four sentences of `//!` are missing in {silent:?}");
}

#[test]
fn the_lines_of_a_function_are_counted_from_its_signature_to_its_brace() {
    let text = "//! Words.\n/// Says.\nfn a() {\n    b();\n}\nimpl X {\n    fn c(\n    ) {\n    }\n}\n";
    let file = super::source::parse("src/a.rs", vec!["a".to_owned()], text, Build::Shipped);
    assert_eq!(functions(&file), [("a".to_owned(), 3), ("c".to_owned(), 3)]);
}

/// The functions of a file with their lengths, from the signature to the closing brace.
fn functions(file: &SourceFile) -> Vec<(String, usize)> {
    struct Functions(Vec<(String, usize)>);
    impl Functions {
        fn add(&mut self, signature: &syn::Signature, block: &syn::Block) {
            let lines = block.span().end().line + 1 - signature.span().start().line;
            self.0.push((signature.ident.to_string(), lines));
        }
    }
    impl<'ast> Visit<'ast> for Functions {
        fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
            self.add(&item.sig, &item.block);
            visit::visit_item_fn(self, item);
        }
        fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
            self.add(&item.sig, &item.block);
            visit::visit_impl_item_fn(self, item);
        }
        fn visit_trait_item_fn(&mut self, item: &'ast syn::TraitItemFn) {
            if let Some(block) = &item.default {
                self.add(&item.sig, block);
            }
            visit::visit_trait_item_fn(self, item);
        }
    }
    let mut functions = Functions(Vec::new());
    functions.visit_file(&file.syntax);
    functions.0
}
