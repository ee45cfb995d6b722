//! Which parts of a file belong to the product: reads `#[cfg(…)]` and takes away what tests alone compile.

use syn::visit_mut::{self, VisitMut};
use syn::{Attribute, Meta, Token, punctuated::Punctuated, spanned::Spanned};

/// What is compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Build {
    /// Neither tests nor the feature `testing`: what is shipped.
    Shipped,
    /// Everything but the tests beside the code.
    WithoutTests,
}

/// Whether something with these attributes can be part of that build.
pub(crate) fn can_hold(attributes: &[Attribute], build: Build) -> bool {
    attributes.iter().filter(|attribute| attribute.path().is_ident("cfg")).all(|attribute| {
        let predicate: Meta = attribute.parse_args().expect("cfg has one predicate");
        evaluate(&predicate, build) != Some(false)
    })
}

/// The predicate's value, or nothing where it depends on what is not known here.
fn evaluate(predicate: &Meta, build: Build) -> Option<bool> {
    match predicate {
        Meta::Path(path) if path.is_ident("test") => Some(false),
        Meta::Path(_) => None,
        Meta::NameValue(pair) => {
            let is_testing = pair.path.is_ident("feature")
                && matches!(&pair.value, syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(name), .. }) if name.value() == "testing");
            (is_testing && build == Build::Shipped).then_some(false)
        }
        Meta::List(list) => {
            let inner: Punctuated<Meta, Token![,]> =
                list.parse_args_with(Punctuated::parse_terminated).expect("cfg's lists hold predicates");
            let mut values = inner.iter().map(|inner| evaluate(inner, build));
            if list.path.is_ident("not") {
                values.next().flatten().map(|value| !value)
            } else if list.path.is_ident("any") {
                values.try_fold(false, |any, value| value.map(|value| any || value))
            } else {
                let values: Vec<Option<bool>> = values.collect();
                if values.contains(&Some(false)) {
                    Some(false)
                } else {
                    values.into_iter().collect::<Option<Vec<bool>>>().map(|_| true)
                }
            }
        }
    }
}

/// Takes away what that build does not have, and answers how many lines it took.
pub(crate) fn prune(file: &mut syn::File, build: Build) -> usize {
    let mut pruner = Pruner { build, lines: 0 };
    pruner.visit_file_mut(file);
    pruner.lines
}

struct Pruner {
    build: Build,
    lines: usize,
}

impl Pruner {
    fn keeps(&mut self, attributes: &[Attribute], node: &impl Spanned) -> bool {
        let keeps = can_hold(attributes, self.build);
        if !keeps {
            let span = node.span();
            self.lines += span.end().line + 1 - span.start().line;
        }
        keeps
    }
}

impl VisitMut for Pruner {
    fn visit_file_mut(&mut self, file: &mut syn::File) {
        file.items.retain(|item| self.keeps(attributes_of_item(item), item));
        visit_mut::visit_file_mut(self, file);
    }

    fn visit_item_mod_mut(&mut self, module: &mut syn::ItemMod) {
        if let Some((_, items)) = &mut module.content {
            items.retain(|item| self.keeps(attributes_of_item(item), item));
        }
        visit_mut::visit_item_mod_mut(self, module);
    }

    fn visit_item_impl_mut(&mut self, item: &mut syn::ItemImpl) {
        item.items.retain(|inner| match inner {
            syn::ImplItem::Fn(method) => self.keeps(&method.attrs, method),
            syn::ImplItem::Const(constant) => self.keeps(&constant.attrs, constant),
            _ => true,
        });
        visit_mut::visit_item_impl_mut(self, item);
    }

    fn visit_item_trait_mut(&mut self, item: &mut syn::ItemTrait) {
        item.items.retain(|inner| match inner {
            syn::TraitItem::Fn(method) => self.keeps(&method.attrs, method),
            _ => true,
        });
        visit_mut::visit_item_trait_mut(self, item);
    }

    fn visit_block_mut(&mut self, block: &mut syn::Block) {
        block.stmts.retain(|statement| match statement {
            syn::Stmt::Local(local) => self.keeps(&local.attrs, local),
            syn::Stmt::Item(item) => self.keeps(attributes_of_item(item), item),
            syn::Stmt::Expr(syn::Expr::Block(inner), _) => self.keeps(&inner.attrs, inner),
            syn::Stmt::Expr(syn::Expr::If(inner), _) => self.keeps(&inner.attrs, inner),
            syn::Stmt::Expr(syn::Expr::Call(inner), _) => self.keeps(&inner.attrs, inner),
            syn::Stmt::Expr(syn::Expr::MethodCall(inner), _) => self.keeps(&inner.attrs, inner),
            syn::Stmt::Macro(inner) => self.keeps(&inner.attrs, inner),
            syn::Stmt::Expr(..) => true,
        });
        visit_mut::visit_block_mut(self, block);
    }

    fn visit_expr_match_mut(&mut self, item: &mut syn::ExprMatch) {
        item.arms.retain(|arm| self.keeps(&arm.attrs, arm));
        visit_mut::visit_expr_match_mut(self, item);
    }

    fn visit_fields_named_mut(&mut self, fields: &mut syn::FieldsNamed) {
        let named = std::mem::take(&mut fields.named);
        fields.named = named.into_iter().filter(|field| self.keeps(&field.attrs, field)).collect();
        visit_mut::visit_fields_named_mut(self, fields);
    }

    fn visit_item_enum_mut(&mut self, item: &mut syn::ItemEnum) {
        let variants = std::mem::take(&mut item.variants);
        item.variants = variants.into_iter().filter(|variant| self.keeps(&variant.attrs, variant)).collect();
        visit_mut::visit_item_enum_mut(self, item);
    }
}

/// The attributes of an item of any kind.
pub(crate) fn attributes_of_item(item: &syn::Item) -> &[Attribute] {
    match item {
        syn::Item::Const(item) => &item.attrs,
        syn::Item::Enum(item) => &item.attrs,
        syn::Item::ExternCrate(item) => &item.attrs,
        syn::Item::Fn(item) => &item.attrs,
        syn::Item::ForeignMod(item) => &item.attrs,
        syn::Item::Impl(item) => &item.attrs,
        syn::Item::Macro(item) => &item.attrs,
        syn::Item::Mod(item) => &item.attrs,
        syn::Item::Static(item) => &item.attrs,
        syn::Item::Struct(item) => &item.attrs,
        syn::Item::Trait(item) => &item.attrs,
        syn::Item::Type(item) => &item.attrs,
        syn::Item::Union(item) => &item.attrs,
        syn::Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

#[test]
fn what_tests_alone_compile_is_told_from_what_is_shipped() {
    let cases = [
        ("#[cfg(test)] fn f() {}", false, false),
        ("#[cfg(not(test))] fn f() {}", true, true),
        ("#[cfg(feature = \"testing\")] fn f() {}", false, true),
        ("#[cfg(any(test, feature = \"testing\"))] fn f() {}", false, true),
        ("#[cfg(all(unix, test))] fn f() {}", false, false),
        ("#[cfg(unix)] fn f() {}", true, true),
        ("#[cfg(any(test, unix))] fn f() {}", true, true),
        ("#[cfg(feature = \"postgres\")] fn f() {}", true, true),
        ("fn f() {}", true, true),
    ];
    for (text, shipped, without_tests) in cases {
        let item: syn::ItemFn = syn::parse_str(text).unwrap();
        assert_eq!(can_hold(&item.attrs, Build::Shipped), shipped, "{text}");
        assert_eq!(can_hold(&item.attrs, Build::WithoutTests), without_tests, "{text}");
    }
}
