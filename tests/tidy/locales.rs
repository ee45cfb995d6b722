//! The texts are whole: both languages have the same ones with the same variables, every `message!` in `src/` names
//! one, none lies unused, each can be put together, and a value is never forgotten.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use fluent_syntax::ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement};
use nyckel::i18n::{Language, Locale, MessageId, Value, resources};
use proc_macro2::{TokenStream, TokenTree};

/// What a text consists of: variables, the texts it sets in, and its attributes.
#[derive(Debug, Default, PartialEq, Eq)]
struct Parts {
    variables: BTreeSet<String>,
    references: BTreeSet<String>,
    attributes: BTreeSet<String>,
}

/// Every text of a language by its id.
type Texts = BTreeMap<String, Parts>;

/// Every id that `message!` names, and the rooms it is named in.
type Uses = BTreeMap<String, BTreeSet<String>>;

/// The room of a file of `src/`, and the text of the file.
type Source = (String, String);

/// What is wrong with the texts of the repository at `root`, a sentence each; nothing when all is well.
pub(crate) fn check(root: &Path) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut texts = Vec::new();
    for language in Language::ALL {
        wrong.extend(unregistered(root, language));
        texts.push(texts_of(language, resources::of(language), &mut wrong));
    }
    let [swedish, english] = &texts[..] else { panic!("nyckel speaks two languages") };
    wrong.extend(differences(swedish, english));
    let sources = sources(root);
    let mut uses = uses(&sources);
    add_scripts(root, swedish, &mut uses);
    wrong.extend(misused(swedish, &uses));
    wrong.extend(forgotten_values(swedish, &uses, &sources));
    wrong.extend(unformattable(swedish));
    wrong
}

/// Files that lie in the folder without being embedded, or the other way round.
fn unregistered(root: &Path, language: Language) -> Vec<String> {
    let folder = root.join("assets/locales").join(language.tag());
    let lying: BTreeSet<String> = fs::read_dir(&folder)
        .expect("every language has a folder")
        .map(|entry| entry.expect("the folder can be read").file_name().to_string_lossy().into_owned())
        .collect();
    let embedded: BTreeSet<String> = resources::of(language).iter().map(|(topic, _)| format!("{topic}.ftl")).collect();
    let name = |file: &String| format!("{}/{file}: register it in src/i18n/resources.rs or remove it", language.tag());
    lying.symmetric_difference(&embedded).map(name).collect()
}

fn texts_of(language: Language, topics: &[(&str, &str)], wrong: &mut Vec<String>) -> Texts {
    let mut texts = Texts::new();
    for (topic, source) in topics {
        let resource = fluent_syntax::parser::parse(*source).unwrap_or_else(|(resource, errors)| {
            wrong.push(format!("{}/{topic}.ftl is not Fluent: {errors:?}", language.tag()));
            resource
        });
        for entry in resource.body {
            let (id, parts) = match entry {
                Entry::Message(message) => {
                    let mut parts = Parts::default();
                    if let Some(value) = &message.value {
                        read(value, &mut parts);
                    }
                    for attribute in &message.attributes {
                        parts.attributes.insert(attribute.id.name.to_owned());
                        read(&attribute.value, &mut parts);
                    }
                    (message.id.name.to_owned(), parts)
                }
                Entry::Term(term) => {
                    let mut parts = Parts::default();
                    read(&term.value, &mut parts);
                    (format!("-{}", term.id.name), parts)
                }
                Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) | Entry::Junk { .. } => continue,
            };
            if texts.insert(id.clone(), parts).is_some() {
                wrong.push(format!("{}/{topic}.ftl: {id} stands there already", language.tag()));
            }
        }
    }
    texts
}

fn read(pattern: &Pattern<&str>, parts: &mut Parts) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            read_expression(expression, parts);
        }
    }
}

fn read_expression(expression: &Expression<&str>, parts: &mut Parts) {
    match expression {
        Expression::Inline(inline) => read_inline(inline, parts),
        Expression::Select { selector, variants } => {
            read_inline(selector, parts);
            for variant in variants {
                read(&variant.value, parts);
            }
        }
    }
}

fn read_inline(inline: &InlineExpression<&str>, parts: &mut Parts) {
    match inline {
        InlineExpression::VariableReference { id } => {
            parts.variables.insert(id.name.to_owned());
        }
        InlineExpression::MessageReference { id, .. } => {
            parts.references.insert(id.name.to_owned());
        }
        InlineExpression::TermReference { id, arguments, .. } => {
            parts.references.insert(format!("-{}", id.name));
            if let Some(arguments) = arguments {
                read_arguments(arguments, parts);
            }
        }
        InlineExpression::FunctionReference { arguments, .. } => read_arguments(arguments, parts),
        InlineExpression::Placeable { expression } => read_expression(expression, parts),
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
    }
}

fn read_arguments(arguments: &CallArguments<&str>, parts: &mut Parts) {
    for argument in arguments.positional.iter().chain(arguments.named.iter().map(|named| &named.value)) {
        read_inline(argument, parts);
    }
}

/// Terms are a language's own affair; everything else must match.
fn differences(swedish: &Texts, english: &Texts) -> Vec<String> {
    let ids: BTreeSet<&String> = swedish.keys().chain(english.keys()).filter(|id| !id.starts_with('-')).collect();
    let mut wrong = Vec::new();
    for id in ids {
        match (swedish.get(id), english.get(id)) {
            (Some(one), Some(other)) if one.variables != other.variables || one.attributes != other.attributes => {
                wrong.push(format!("{id} has other variables or attributes in sv ({one:?}) than in en ({other:?})"));
            }
            (Some(_), Some(_)) => {}
            (Some(_), None) => wrong.push(format!("{id} is missing in en")),
            (None, _) => wrong.push(format!("{id} is missing in sv")),
        }
    }
    wrong
}

fn sources(root: &Path) -> Vec<Source> {
    let folder = root.join("src");
    let mut sources = Vec::new();
    for entry in walkdir::WalkDir::new(&folder).sort_by_file_name() {
        let entry = entry.expect("src can be read");
        if entry.path().extension().is_some_and(|extension| extension == "rs") {
            let below = entry.path().strip_prefix(&folder).expect("it lies below src");
            let first = below.components().next().expect("a file has a name").as_os_str().to_string_lossy();
            let text = fs::read_to_string(entry.path()).expect("src can be read");
            sources.push((first.trim_end_matches(".rs").to_owned(), text));
        }
    }
    sources
}

fn uses(sources: &[Source]) -> Uses {
    let mut uses = Uses::new();
    for (room, text) in sources {
        let mut ids = Vec::new();
        collect(tokens(text), &mut ids);
        for id in ids {
            uses.entry(id).or_default().insert(room.clone());
        }
    }
    uses
}

/// The texts that the scripts of walkthroughs name: each stands there in quotes. Whether a script names one that is not there
/// is found when it is read.
fn add_scripts(root: &Path, texts: &Texts, uses: &mut Uses) {
    for entry in fs::read_dir(root.join("assets/tours")).expect("there are scripts") {
        let script = fs::read_to_string(entry.expect("the folder can be read").path()).expect("a script can be read");
        for id in script.split('"').filter(|word| texts.contains_key(*word)) {
            uses.entry(id.to_owned()).or_default();
        }
    }
}

fn tokens(text: &str) -> TokenStream {
    text.parse().expect("src is Rust")
}

/// The ids of `message!("…")` outside of `mod tests`, in macros too.
fn collect(tokens: TokenStream, ids: &mut Vec<String>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let word = |at: usize, expected: &str| matches!(tokens.get(at), Some(TokenTree::Ident(word)) if word == expected);
    let mark = |at: usize| matches!(tokens.get(at), Some(TokenTree::Punct(mark)) if mark.as_char() == '!');
    for (at, token) in tokens.iter().enumerate() {
        let TokenTree::Group(group) = token else { continue };
        if 2 <= at && word(at - 2, "mod") && word(at - 1, "tests") {
            continue;
        }
        if 2 <= at && word(at - 2, "message") && mark(at - 1) {
            ids.push(group.stream().to_string().trim_matches('"').to_owned());
        }
        collect(group.stream(), ids);
    }
}

/// Texts that are named and not there, or there and not named.
fn misused(texts: &Texts, uses: &Uses) -> Vec<String> {
    let references: BTreeSet<&String> = texts.values().flat_map(|parts| &parts.references).collect();
    let missing = uses.iter().filter(|(id, _)| !texts.contains_key(*id));
    let unused = texts.keys().filter(|id| !uses.contains_key(*id) && !references.contains(id));
    missing
        .map(|(id, rooms)| format!("message!(\"{id}\") in {rooms:?} names no text: add it to both languages"))
        .chain(unused.map(|id| format!("{id} is used nowhere: remove it from both languages")))
        .collect()
}

/// A variable is set where the text is asked for, so its name stands in quotes in one of the rooms that ask.
fn forgotten_values(texts: &Texts, uses: &Uses, sources: &[Source]) -> Vec<String> {
    let mut wrong = Vec::new();
    for (id, rooms) in uses.iter().filter(|(_, rooms)| !rooms.is_empty()) {
        for variable in texts.get(id).iter().flat_map(|parts| &parts.variables) {
            let quoted = format!("\"{variable}\"");
            if !sources.iter().any(|(room, text)| rooms.contains(room) && text.contains(&quoted)) {
                wrong.push(format!("{id} wants {variable}, which nothing in {rooms:?} sets"));
            }
        }
    }
    wrong
}

fn unformattable(texts: &Texts) -> Vec<String> {
    let mut wrong = Vec::new();
    for (id, parts) in texts.iter().filter(|(id, _)| !id.starts_with('-')) {
        for value in [Value::Count(1), Value::Count(2_026), Value::from("x")] {
            let values: Vec<(&'static str, Value<'_>)> =
                parts.variables.iter().map(|name| (leaked(name), value.clone())).collect();
            for language in Language::ALL {
                let locale = Locale::new(language, chrono_tz::Tz::UTC);
                let text = locale.text_with(MessageId::from_macro(leaked(id)), &values);
                if text.trim().is_empty() || text.contains(['⟦', '{', '}']) {
                    wrong.push(format!("{id} reads {text:?} in {language}"));
                }
            }
        }
    }
    wrong
}

/// Ids and names are literals in the program; a test that goes through them all has to make some.
fn leaked(text: &str) -> &'static str {
    Box::leak(text.to_owned().into_boxed_str())
}

#[test]
fn every_text_is_there_in_both_languages_and_used() {
    let wrong = check(Path::new(env!("CARGO_MANIFEST_DIR")));
    assert!(wrong.is_empty(), "{} things:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn what_is_missing_different_or_twice_is_found() {
    let mut wrong = Vec::new();
    let swedish = texts_of(Language::Swedish, &[("a", "one = { $count } ett\ntwo = två\n")], &mut wrong);
    let english = texts_of(Language::English, &[("a", "one = one\nthree = three\n")], &mut wrong);
    assert_eq!(wrong, Vec::<String>::new());
    let found = differences(&swedish, &english).join("\n");
    assert!(found.contains("one has other variables"), "{found}");
    assert!(found.contains("three is missing in sv") && found.contains("two is missing in en"), "{found}");

    texts_of(Language::English, &[("a", "one = one\n"), ("b", "one = one\n= junk\n")], &mut wrong);
    let found = wrong.join("\n");
    assert!(found.contains("one stands there already") && found.contains("en/b.ftl is not Fluent"), "{found}");
}

#[test]
fn what_is_unused_unknown_or_forgotten_is_found() {
    let texts = texts_of(
        Language::English,
        &[("a", "one = { $count ->\n    [one] { two }\n   *[other] x\n}\ntwo = 2\nthree = 3\n")],
        &mut Vec::new(),
    );
    let code =
        "fn a() { vec![message!(\"one\")]; b(message!(\"four\")) } mod tests { fn c() { message!(\"three\"); } }";
    let sources = vec![("tui".to_owned(), code.to_owned())];
    let uses = uses(&sources);
    let found = misused(&texts, &uses).join("\n");
    assert!(found.contains("\"four\") in {\"tui\"} names no text"), "{found}");
    assert!(found.contains("three is used nowhere") && !found.contains("two"), "{found}");
    assert_eq!(forgotten_values(&texts, &uses, &sources), ["one wants count, which nothing in {\"tui\"} sets"]);
}
