//! Every service that is asked as somebody is in the table by which each role tries each of them.

use std::collections::BTreeSet;

use super::cfg::Build;
use super::source::{files, text_of};

/// Where the table is.
const TABLE: &str = "tests/fast/services/verbs.rs";

/// What asks for no role of its own: it reads back what the actor has left with these services, goes on with what was
/// allowed and is recorded there, or puts together what other services say. Each has its own tests.
const WITHOUT_A_ROLE: [&str; 10] = [
    "cancel_download",
    "cart_of",
    "command_id",
    "morning",
    "record_restored",
    "refuse_without_choice",
    "review_cart",
    "run_download",
    "unfinished_cancellations",
    "unfinished_retrieval",
];

/// Whether it takes the services and somebody as whom they are asked.
fn is_asked_as_somebody(function: &syn::Signature) -> bool {
    let is_of = |name: &str| {
        function.inputs.iter().any(|input| match input {
            syn::FnArg::Typed(typed) => match typed.ty.as_ref() {
                syn::Type::Reference(of) => {
                    matches!(of.elem.as_ref(), syn::Type::Path(path) if path.path.is_ident(name))
                }
                _ => false,
            },
            syn::FnArg::Receiver(_) => false,
        })
    };
    is_of("Services") && is_of("Actor")
}

#[test]
fn role_5_every_service_that_is_asked_as_somebody_is_tried_by_every_role() {
    let mut services = BTreeSet::new();
    for file in files(Build::Shipped).into_iter().filter(|file| file.path.starts_with("src/service/")) {
        for item in file.syntax.items {
            if let syn::Item::Fn(function) = item
                && matches!(function.vis, syn::Visibility::Public(_))
                && is_asked_as_somebody(&function.sig)
            {
                services.insert(function.sig.ident.to_string());
            }
        }
    }
    let table = text_of(TABLE);
    let without: BTreeSet<String> = WITHOUT_A_ROLE.iter().map(|name| (*name).to_owned()).collect();
    let tried = |name: &&String| table.contains(&format!("(\"{name}\", Permission::"));
    let missing: Vec<&String> = services.iter().filter(|name| !tried(name) && !without.contains(*name)).collect();
    assert!(missing.is_empty(), "put them into the table of {TABLE}: {missing:?}");
    let needless: Vec<&String> = without.iter().filter(|name| tried(name) || !services.contains(*name)).collect();
    assert!(needless.is_empty(), "these need not be excepted: {needless:?}");
}
