//! Where the rules stand in the code: doc comments that name a rule, and tests that begin with its id.

use std::collections::{BTreeMap, BTreeSet};

use nyckel::domain::RuleId;
use proc_macro2::{TokenStream, TokenTree};
use syn::Attribute;
use syn::visit::{self, Visit};

use super::cfg::Build;
use super::source::{files, rust_files, text_of};

/// Names in files, by rule: the path from the root of the repository, then the names in the order of the text.
pub(crate) type Places = BTreeMap<RuleId, BTreeMap<String, Vec<String>>>;

/// Where each rule is decided: the items whose doc comment names it. A file whose opening sentences name it, and none
/// of its items, stands there without a name.
pub(crate) fn decided() -> Places {
    let mut places = Places::new();
    for file in files(Build::Shipped) {
        let mut documented = Documented { owner: Vec::new(), found: Vec::new() };
        documented.visit_file(&file.syntax);
        for (name, text) in documented.found {
            for rule in rules_named(&text) {
                add(&mut places, rule, &file.path, Some(&name));
            }
        }
        for rule in rules_named(&documentation(&file.syntax.attrs)) {
            add(&mut places, rule, &file.path, None);
        }
    }
    places
}

/// Where each rule is tested: the tests whose name begins with its id.
pub(crate) fn tested() -> Places {
    let mut places = Places::new();
    for path in rust_files(&["src", "tests"]) {
        let tokens: TokenStream = text_of(&path).parse().unwrap_or_else(|error| panic!("{path} is Rust: {error}"));
        let mut tests = Vec::new();
        collect_tests(tokens, &mut tests);
        for name in tests {
            for rule in rules_at_start(&name) {
                add(&mut places, rule, &path, Some(&name));
            }
        }
    }
    places
}

fn add(places: &mut Places, rule: RuleId, path: &str, name: Option<&str>) {
    let names = places.entry(rule).or_default().entry(path.to_owned()).or_default();
    if let Some(name) = name
        && !names.iter().any(|known| known == name)
    {
        names.push(name.to_owned());
    }
}

/// The rules that a text names, alone (`KEY-5`) or as a range (`KEY-2 … KEY-7`, `KEY-2…7`).
pub(crate) fn rules_named(text: &str) -> BTreeSet<RuleId> {
    let mut found = BTreeSet::new();
    let families: BTreeSet<&str> = RuleId::ALL.iter().filter_map(|rule| rule.as_str().split('-').next()).collect();
    for family in families {
        let prefix = format!("{family}-");
        for (at, _) in text.match_indices(&prefix) {
            if text[..at].ends_with(|before: char| before.is_alphanumeric() || before == '-') {
                continue;
            }
            let Some((first, rest)) = number(&text[at + prefix.len()..]) else { continue };
            let last = rest
                .trim_start()
                .strip_prefix('…')
                .map(str::trim_start)
                .and_then(|rest| number(rest.strip_prefix(&prefix).unwrap_or(rest)).map(|(last, _)| last));
            let range = first..=last.unwrap_or(first);
            found.extend(range.filter_map(|number| rule(&format!("{prefix}{number}"))));
        }
    }
    found
}

/// The rules whose ids stand at the start of a test's name: `key_2_key_7_a_key_has_32_digits`.
fn rules_at_start(name: &str) -> Vec<RuleId> {
    let mut rest = name;
    let mut found = Vec::new();
    while let Some((rule, after)) = RuleId::ALL.iter().find_map(|rule| {
        let prefix = format!("{}_", rule.as_str().to_lowercase().replace('-', "_"));
        rest.strip_prefix(&prefix).map(|after| (*rule, after))
    }) {
        found.push(rule);
        rest = after;
    }
    found
}

fn number(text: &str) -> Option<(u8, &str)> {
    let digits = text.len() - text.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
    text[..digits].parse().ok().map(|number| (number, &text[digits..]))
}

fn rule(id: &str) -> Option<RuleId> {
    RuleId::ALL.iter().copied().find(|rule| rule.as_str() == id)
}

/// Every function with an attribute that ends in `test`, wherever it stands, macros included.
fn collect_tests(tokens: TokenStream, found: &mut Vec<String>) {
    let mut is_test = false;
    let mut after_fn = false;
    for token in tokens {
        match token {
            TokenTree::Ident(word) if word == "fn" => after_fn = true,
            TokenTree::Ident(word) if after_fn => {
                if is_test {
                    found.push(word.to_string());
                }
                (is_test, after_fn) = (false, false);
            }
            TokenTree::Group(group) if group.delimiter() == proc_macro2::Delimiter::Bracket => {
                let attribute = group.stream().to_string().replace(' ', "");
                is_test |= attribute == "test" || attribute.ends_with("::test");
            }
            TokenTree::Group(group) => collect_tests(group.stream(), found),
            TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}

/// The doc comments among these attributes, as one text.
fn documentation(attributes: &[Attribute]) -> String {
    let mut text = String::new();
    for attribute in attributes {
        if let syn::Meta::NameValue(pair) = &attribute.meta
            && pair.path.is_ident("doc")
            && let syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(line), .. }) = &pair.value
        {
            text.push_str(&line.value());
            text.push(' ');
        }
    }
    text
}

/// Collects the doc comments of items, fields and variants with their names.
struct Documented {
    owner: Vec<String>,
    found: Vec<(String, String)>,
}

impl Documented {
    fn add(&mut self, name: &syn::Ident, attributes: &[Attribute]) {
        let text = documentation(attributes);
        if !text.is_empty() {
            let name = self.owner.iter().cloned().chain([name.to_string()]).collect::<Vec<_>>().join("::");
            self.found.push((name, text));
        }
    }

    fn within(&mut self, name: String, visit: impl FnOnce(&mut Self)) {
        self.owner.push(name);
        visit(self);
        self.owner.pop();
    }
}

impl<'ast> Visit<'ast> for Documented {
    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.add(&item.sig.ident, &item.attrs);
    }

    fn visit_item_const(&mut self, item: &'ast syn::ItemConst) {
        self.add(&item.ident, &item.attrs);
    }

    fn visit_item_static(&mut self, item: &'ast syn::ItemStatic) {
        self.add(&item.ident, &item.attrs);
    }

    fn visit_item_type(&mut self, item: &'ast syn::ItemType) {
        self.add(&item.ident, &item.attrs);
    }

    fn visit_item_struct(&mut self, item: &'ast syn::ItemStruct) {
        self.add(&item.ident, &item.attrs);
        self.within(item.ident.to_string(), |inner| visit::visit_item_struct(inner, item));
    }

    fn visit_item_enum(&mut self, item: &'ast syn::ItemEnum) {
        self.add(&item.ident, &item.attrs);
        self.within(item.ident.to_string(), |inner| visit::visit_item_enum(inner, item));
    }

    fn visit_item_trait(&mut self, item: &'ast syn::ItemTrait) {
        self.add(&item.ident, &item.attrs);
        self.within(item.ident.to_string(), |inner| visit::visit_item_trait(inner, item));
    }

    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        let owner = match &*item.self_ty {
            syn::Type::Path(path) => path.path.segments.last().map(|last| last.ident.to_string()),
            _ => None,
        };
        self.within(owner.unwrap_or_else(|| "impl".to_owned()), |inner| visit::visit_item_impl(inner, item));
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.add(&item.sig.ident, &item.attrs);
    }

    fn visit_impl_item_const(&mut self, item: &'ast syn::ImplItemConst) {
        self.add(&item.ident, &item.attrs);
    }

    fn visit_trait_item_fn(&mut self, item: &'ast syn::TraitItemFn) {
        self.add(&item.sig.ident, &item.attrs);
    }

    fn visit_variant(&mut self, item: &'ast syn::Variant) {
        self.add(&item.ident, &item.attrs);
        self.within(item.ident.to_string(), |inner| visit::visit_variant(inner, item));
    }

    fn visit_field(&mut self, item: &'ast syn::Field) {
        if let Some(name) = &item.ident {
            self.add(name, &item.attrs);
        }
    }
}

#[test]
fn rules_are_read_from_comments_and_names() {
    let named = |text: &str| rules_named(text).iter().map(|rule| rule.as_str()).collect::<Vec<_>>();
    assert_eq!(named("shows it (KEY-5)."), ["KEY-5"]);
    assert_eq!(named("all of SHOW-1 … SHOW-3, and M365-1"), ["SHOW-1", "SHOW-2", "SHOW-3", "M365-1"]);
    assert_eq!(named("CANCEL-1…3"), ["CANCEL-1", "CANCEL-2", "CANCEL-3"]);
    assert!(named("UTF-8, MONKEY-1, KEY-99, KEY-").is_empty());
    assert_eq!(rules_at_start("key_2_m365_1_a_key"), [RuleId::Key2, RuleId::M3651]);
    assert!(rules_at_start("a_key_5").is_empty());
    let mut tests = Vec::new();
    collect_tests(
        "proptest! { #[test] fn a(x in 0..1) {} } fn b() {} #[tokio::test] async fn c() {}".parse().unwrap(),
        &mut tests,
    );
    assert_eq!(tests, ["a", "c"]);
}
