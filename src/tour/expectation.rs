//! What is to be seen of a console, and what of it is not.

use crate::domain::ActivityKind;
use crate::domain::activity::OutcomeKind;
use crate::i18n::{Locale, MessageId};
use crate::tour::{DialogKind, Glance, Observation, Place, Recorded};

/// How many words of a text are looked for: what comes after may be wrapped beside something else, or cut.
const WORDS: usize = 4;

/// What is to be seen; what it does not name may be any way.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Expectation {
    /// The place.
    pub place: Option<Place>,
    /// The dialog on top, or that there is none.
    pub dialog: Option<Option<DialogKind>>,
    /// Whether letters are text.
    pub is_typing: Option<bool>,
    /// Texts of the product that stand on the screen.
    pub shows: Vec<MessageId>,
    /// Texts of the product that do not.
    pub hides: Vec<MessageId>,
    /// What stands on the screen in every language.
    pub reads: Vec<String>,
    /// What is on record since the scene began, in this order, perhaps with other things in between.
    pub records: Vec<Wanted>,
    /// What the store holds that it did not at the beginning of the scene.
    pub holds: Vec<String>,
    /// Whether something lies in the clipboard.
    pub is_copied: Option<bool>,
}

/// A record that is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// What was done, or asked for.
    pub kind: ActivityKind,
    /// How it went.
    pub outcome: OutcomeKind,
    /// What it was done to, as far as that matters.
    pub about: Vec<String>,
}

impl Wanted {
    /// Whether that record is such a one.
    #[must_use]
    pub fn is(&self, record: &Recorded) -> bool {
        (self.kind, self.outcome) == (record.kind, record.outcome)
            && self.about.iter().all(|about| record.about.contains(about))
    }
}

/// What is expected and is not so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unmet {
    /// It is another place.
    Place(Place, Place),
    /// It is another dialog, or none.
    Dialog(Option<DialogKind>, Option<DialogKind>),
    /// Letters are text, or are not.
    Typing(bool),
    /// A text is missing.
    Missing(String),
    /// A text is there.
    Present(String),
    /// The log has no such record, after those before it.
    Record(Wanted),
    /// The store does not hold that.
    Change(String),
    /// Something is in the clipboard, or nothing is.
    Copied(bool),
}

impl Expectation {
    /// What of it is not so.
    #[must_use]
    pub fn unmet(&self, seen: &Observation, locale: Locale) -> Vec<Unmet> {
        let mut unmet = Vec::new();
        if let Some(place) = self.place.filter(|place| *place != seen.glance.place) {
            unmet.push(Unmet::Place(place, seen.glance.place));
        }
        if let Some(dialog) = self.dialog.filter(|dialog| *dialog != seen.glance.dialog) {
            unmet.push(Unmet::Dialog(dialog, seen.glance.dialog));
        }
        unmet.extend(self.is_typing.filter(|typing| *typing != seen.glance.is_typing).map(Unmet::Typing));
        let screen = seen.words();
        let stands = |text: &str| stands(text, &screen);
        let texts = |ids: &[MessageId]| ids.iter().map(|id| locale.text(*id)).collect::<Vec<_>>();
        let shown = texts(&self.shows).into_iter().chain(self.reads.clone());
        unmet.extend(shown.filter(|text| !stands(text)).map(Unmet::Missing));
        unmet.extend(texts(&self.hides).into_iter().filter(|text| stands(text)).map(Unmet::Present));
        let mut records = seen.records.iter();
        let missing = self.records.iter().find(|wanted| !records.any(|record| wanted.is(record)));
        unmet.extend(missing.cloned().map(Unmet::Record));
        let holds = |change: &&String| seen.changes.contains(*change);
        unmet.extend(self.holds.iter().filter(|change| !holds(change)).cloned().map(Unmet::Change));
        unmet.extend(self.is_copied.filter(|copied| *copied != seen.is_copied).map(Unmet::Copied));
        unmet
    }

    /// Whether all of it can be so with a console of which that is known. Whoever looks again and again looks closer only then.
    #[must_use]
    pub fn may_be_met(&self, glance: Glance) -> bool {
        self.place.is_none_or(|place| place == glance.place)
            && self.dialog.is_none_or(|dialog| dialog == glance.dialog)
            && self.is_typing.is_none_or(|typing| typing == glance.is_typing)
    }

    /// Whether it names nothing at all.
    #[must_use]
    pub fn says_nothing(&self) -> bool {
        *self == Self::default()
    }

    /// Whether all of it is so.
    #[must_use]
    pub fn is_met(&self, seen: &Observation, locale: Locale) -> bool {
        self.unmet(seen, locale).is_empty()
    }
}

impl Observation {
    /// The words of the screen, without the lines around them.
    fn words(&self) -> Vec<&str> {
        self.rows.iter().flat_map(|row| row.split(is_between_words)).filter(|word| !word.is_empty()).collect()
    }
}

fn is_between_words(sign: char) -> bool {
    sign.is_whitespace() || ('\u{2500}'..='\u{257F}').contains(&sign) || sign == '█'
}

/// Whether a text stands among those words: its first words, from each value that is set into it on.
fn stands(text: &str, screen: &[&str]) -> bool {
    let mut from = 0;
    parts(text).into_iter().all(|part| {
        let words: Vec<&str> = part.split(is_between_words).filter(|word| !word.is_empty()).take(WORDS).collect();
        let found = screen.get(from..).and_then(|rest| {
            rest.windows(words.len().max(1)).position(|window| words.is_empty() || window == words.as_slice())
        });
        from = from.saturating_add(found.unwrap_or(0));
        found.is_some()
    })
}

/// The parts of a text between the values that would be set into it (`{$name}`).
fn parts(text: &str) -> Vec<&str> {
    let mut rest = text;
    let mut parts = Vec::new();
    while let Some((part, behind)) = rest.split_once("{$") {
        parts.push(whole_words(part));
        rest = behind.split_once('}').map_or("", |(_, behind)| behind);
        // What touches the value is a part of its word.
        rest = rest.find(char::is_whitespace).map_or("", |end| rest.get(end..).unwrap_or(""));
    }
    parts.push(rest);
    parts.into_iter().filter(|part| !part.trim().is_empty()).collect()
}

/// A part without the word that a value behind it continues.
fn whole_words(part: &str) -> &str {
    part.rfind(char::is_whitespace).map_or("", |end| part.get(..end).unwrap_or(""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recorded(kind: ActivityKind, outcome: OutcomeKind) -> Recorded {
        let about = vec!["Contoso AB".to_owned(), "OR-1".to_owned()];
        Recorded { kind, outcome, about, told: String::new() }
    }

    fn wanted(kind: ActivityKind, outcome: OutcomeKind, about: &[&str]) -> Wanted {
        Wanted { kind, outcome, about: about.iter().map(|about| (*about).to_owned()).collect() }
    }

    fn screen() -> Observation {
        Observation {
            glance: Glance { place: Place::Home, dialog: None, is_typing: true },
            rows: vec!["│ Programvara (13) │ Kan avbrytas före kl. 11 (27 dagar kvar). │".to_owned()],
            records: vec![
                recorded(ActivityKind::KeyViewed, OutcomeKind::Done),
                recorded(ActivityKind::KeyCopied, OutcomeKind::Refused),
            ],
            changes: vec!["moved SRV-1".to_owned()],
            is_copied: false,
        }
    }

    #[test]
    fn a_text_is_found_around_the_values_that_are_set_into_it() {
        let observed = screen();
        let words = observed.words();
        assert!(stands("Programvara ({$count})", &words));
        assert!(stands("Kan avbrytas före {$when} ({$left} kvar).", &words));
        assert!(!stands("Kan bytas före {$when}", &words));
        assert!(!stands("Kan avbrytas före {$when} i morgon", &words));
    }

    #[test]
    fn records_are_expected_in_their_order_and_of_what_they_were_done_to() {
        let viewed = |about| wanted(ActivityKind::KeyViewed, OutcomeKind::Done, about);
        let copied = |about| wanted(ActivityKind::KeyCopied, OutcomeKind::Refused, about);
        let locale = Locale::new(crate::i18n::Language::Swedish, chrono_tz::Tz::UTC);
        let unmet = |records: &[Wanted]| {
            Expectation { records: records.to_vec(), ..Expectation::default() }.unmet(&screen(), locale)
        };
        assert_eq!(unmet(&[viewed(&[]), copied(&["OR-1"])]), []);
        assert_eq!(unmet(&[copied(&["OR-1", "Contoso AB"])]), []);
        assert_eq!(unmet(&[copied(&[]), viewed(&[])]), [Unmet::Record(viewed(&[]))]);
        assert_eq!(unmet(&[viewed(&["OR-2"])]), [Unmet::Record(viewed(&["OR-2"]))]);
    }

    #[test]
    fn what_is_otherwise_is_told_each_by_itself() {
        let wanted = Expectation {
            place: Some(Place::Keys),
            dialog: Some(Some(DialogKind::ProductKey)),
            is_typing: Some(false),
            reads: vec!["OR-1".to_owned()],
            holds: vec!["moved SRV-1".to_owned(), "moved SRV-2".to_owned()],
            is_copied: Some(true),
            ..Expectation::default()
        };
        let locale = Locale::new(crate::i18n::Language::Swedish, chrono_tz::Tz::UTC);
        assert_eq!(
            wanted.unmet(&screen(), locale),
            [
                Unmet::Place(Place::Keys, Place::Home),
                Unmet::Dialog(Some(DialogKind::ProductKey), None),
                Unmet::Typing(false),
                Unmet::Missing("OR-1".to_owned()),
                Unmet::Change("moved SRV-2".to_owned()),
                Unmet::Copied(true),
            ]
        );
    }
}
