//! The paths that a file names: in `use` trees, expressions, types, patterns, macros and attributes.

use proc_macro2::{TokenStream, TokenTree};
use syn::spanned::Spanned;
use syn::visit::{self, Visit};

/// One path as it stands in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Named {
    /// The line it begins on, from 1.
    pub(crate) line: usize,
    /// The module it stands in.
    pub(crate) module: Vec<String>,
    /// Its parts; `*` for a glob, `self` at the end where a `use` names the module itself.
    pub(crate) parts: Vec<String>,
}

/// Everything this file names, in the order of the text.
pub(crate) fn named(module: &[String], syntax: &syn::File) -> Vec<Named> {
    let mut collector = Collector { module: module.to_vec(), found: Vec::new() };
    collector.visit_file(syntax);
    collector.found
}

struct Collector {
    module: Vec<String>,
    found: Vec<Named>,
}

impl Collector {
    fn add(&mut self, line: usize, parts: Vec<String>) {
        self.found.push(Named { line, module: self.module.clone(), parts });
    }

    fn add_use(&mut self, tree: &syn::UseTree, before: &[String]) {
        let with = |last: &str| before.iter().cloned().chain([last.to_owned()]).collect::<Vec<_>>();
        match tree {
            syn::UseTree::Path(path) => self.add_use(&path.tree, &with(&path.ident.to_string())),
            syn::UseTree::Name(name) => self.add(name.span().start().line, with(&name.ident.to_string())),
            syn::UseTree::Rename(name) => self.add(name.span().start().line, with(&name.ident.to_string())),
            syn::UseTree::Glob(glob) => self.add(glob.span().start().line, with("*")),
            syn::UseTree::Group(group) => group.items.iter().for_each(|item| self.add_use(item, before)),
        }
    }

    /// Paths among tokens: `a::b::c`, and every branch of `a::{b, c}`.
    fn add_tokens(&mut self, tokens: TokenStream, before: &[String]) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut parts: Vec<String> = before.to_vec();
        let mut line = 0;
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            match token {
                TokenTree::Ident(word) => {
                    if parts.len() == before.len() {
                        line = word.span().start().line;
                    }
                    parts.push(word.to_string());
                    if is_double_colon(&tokens, at + 1) {
                        at += 3;
                        continue;
                    }
                    self.add(line, std::mem::replace(&mut parts, before.to_vec()));
                }
                TokenTree::Group(group) => {
                    let branch = if before.len() < parts.len() { parts.clone() } else { before.to_vec() };
                    parts = before.to_vec();
                    self.add_tokens(group.stream(), &branch);
                }
                TokenTree::Literal(literal) => self.add_text(literal),
                TokenTree::Punct(mark) => {
                    if mark.as_char() == '*' && before.len() < parts.len() {
                        parts.push("*".to_owned());
                        self.add(line, parts);
                    }
                    parts = before.to_vec();
                }
            }
            at += 1;
        }
    }

    /// A path in quotes, as `#[serde(with = "crate::a::b")]` has it.
    fn add_text(&mut self, literal: &proc_macro2::Literal) {
        let text = literal.to_string();
        let path = text.trim_matches('"');
        if path.starts_with("crate::") || path.starts_with("super::") {
            self.add(literal.span().start().line, path.split("::").map(str::to_owned).collect());
        }
    }
}

impl<'ast> Visit<'ast> for Collector {
    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        self.module.push(item.ident.to_string());
        visit::visit_item_mod(self, item);
        self.module.pop();
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.add_use(&item.tree, &[]);
    }

    fn visit_item_extern_crate(&mut self, item: &'ast syn::ItemExternCrate) {
        let name = item.ident.to_string();
        let parts = if name == "self" { vec!["crate".to_owned()] } else { vec![name, "*".to_owned()] };
        self.add(item.span().start().line, parts);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let parts = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        self.add(path.span().start().line, parts);
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, item: &'ast syn::Macro) {
        self.visit_path(&item.path);
        self.add_tokens(item.tokens.clone(), &[]);
    }

    fn visit_attribute(&mut self, attribute: &'ast syn::Attribute) {
        match &attribute.meta {
            syn::Meta::List(list) => {
                self.visit_path(&list.path);
                self.add_tokens(list.tokens.clone(), &[]);
            }
            _ if attribute.path().is_ident("doc") => {}
            _ => visit::visit_attribute(self, attribute),
        }
    }

    /// `pub(crate)` opens nothing that belongs to another room.
    fn visit_visibility(&mut self, _: &'ast syn::Visibility) {}
}

/// Whether `::` stands there, before a name or a group that belongs to the path.
fn is_double_colon(tokens: &[TokenTree], at: usize) -> bool {
    let is_colon = |at: usize| matches!(tokens.get(at), Some(TokenTree::Punct(mark)) if mark.as_char() == ':');
    let goes_on = match tokens.get(at + 2) {
        Some(TokenTree::Ident(_)) => true,
        Some(TokenTree::Group(group)) => group.delimiter() == proc_macro2::Delimiter::Brace,
        Some(TokenTree::Punct(mark)) => mark.as_char() == '*',
        _ => false,
    };
    is_colon(at) && is_colon(at + 1) && goes_on
}
