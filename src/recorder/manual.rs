//! The pictures of a film that are a manual, in chapters.

use crate::i18n::{Locale, message};
use crate::recorder::film::{Caption, Film, Shot};

/// A chapter: its name, and its pictures with what stands at each.
#[derive(Debug)]
pub(in crate::recorder) struct Chapter<'film> {
    /// What it is called.
    pub(in crate::recorder) name: &'film str,
    /// Its steps: at least one.
    pub(in crate::recorder) steps: Vec<(&'film Shot, &'film Caption)>,
}

/// The chapters of a film; none where it has no pictures of a manual.
pub(in crate::recorder) fn chapters(film: &Film) -> Vec<Chapter<'_>> {
    let mut chapters: Vec<Chapter<'_>> = Vec::new();
    for (shot, caption) in film.shots().iter().filter_map(|shot| Some((shot, shot.still.as_ref()?))) {
        match chapters.last_mut().filter(|chapter| chapter.name == caption.chapter) {
            Some(chapter) => chapter.steps.push((shot, caption)),
            None => chapters.push(Chapter { name: &caption.chapter, steps: vec![(shot, caption)] }),
        }
    }
    chapters
}

/// Which step of how many it is, in words.
pub(in crate::recorder) fn step_of(locale: Locale, caption: &Caption) -> String {
    let values = [("number", caption.number.into()), ("of", caption.of.into())];
    locale.text_with(message!("recording-step"), &values)
}
