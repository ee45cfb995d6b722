//! The texts of each language, parsed once when the first one is asked for.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::Entry;
use fluent_syntax::parser::parse;
use tracing::debug;

use crate::i18n::{Language, MessageId, Value, number, resources};

type Bundle = FluentBundle<FluentResource>;

static SWEDISH: LazyLock<Bundle> = LazyLock::new(|| build(Language::Swedish));
static ENGLISH: LazyLock<Bundle> = LazyLock::new(|| build(Language::English));

/// The text with this id and these values; `⟦id⟧` where there is none.
pub(in crate::i18n) fn format(language: Language, id: MessageId, values: &[(&'static str, Value<'_>)]) -> String {
    let bundle = of(language);
    let Some(pattern) = bundle.get_message(id.as_str()).and_then(|message| message.value()) else {
        debug!(id = id.as_str(), language = language.tag(), "no such text");
        return format!("⟦{}⟧", id.as_str());
    };
    let mut arguments = FluentArgs::with_capacity(values.len());
    for (name, value) in values {
        arguments.set(*name, FluentValue::from(value.clone()));
    }
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, Some(&arguments), &mut errors).into_owned();
    if !errors.is_empty() {
        debug!(id = id.as_str(), language = language.tag(), ?errors, "the text could not be put together whole");
    }
    text
}

/// The ids of the texts. Both languages have the same ones.
pub(in crate::i18n) fn ids() -> &'static BTreeSet<&'static str> {
    static IDS: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| {
        let sources = resources::of(Language::English).iter();
        let parsed = sources.map(|(_, source)| parse(*source).unwrap_or_else(|(readable, _)| readable));
        let entries = parsed.flat_map(|resource| resource.body);
        entries
            .filter_map(|entry| match entry {
                Entry::Message(message) => Some(message.id.name),
                Entry::Term(_)
                | Entry::Comment(_)
                | Entry::GroupComment(_)
                | Entry::ResourceComment(_)
                | Entry::Junk { .. } => None,
            })
            .collect()
    });
    &IDS
}

fn of(language: Language) -> &'static Bundle {
    match language {
        Language::Swedish => &SWEDISH,
        Language::English => &ENGLISH,
    }
}

/// Every part that can be read goes in: a broken text must not take the others with it. The tests accept none.
fn build(language: Language) -> Bundle {
    let mut bundle = FluentBundle::new_concurrent(vec![language.tag().parse().unwrap_or_default()]);
    // Terminals draw the marks that isolate directions as stray cells.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match language {
        Language::Swedish => |value, _| count(Language::Swedish, value),
        Language::English => |value, _| count(Language::English, value),
    }));
    for (file, source) in resources::of(language) {
        let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(resource, errors)| {
            debug!(file, ?errors, "a file of texts has errors");
            resource
        });
        if let Err(errors) = bundle.add_resource(resource) {
            debug!(file, ?errors, "a file of texts repeats ids");
        }
    }
    bundle
}

fn count(language: Language, value: &FluentValue<'_>) -> Option<String> {
    if let FluentValue::Number(number) = value {
        return number.as_string().parse().ok().map(|count| number::grouped(language, &count));
    }
    None
}
