//! Leads through a walkthrough: by itself at a human pace, key by key beside whoever presses them, or only by its task.
//!
//! It knows nothing of a console. It says what is to be done, and is told what is pressed and what is then to be seen.

mod pace;
mod watching;

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::TimeDelta;

pub use pace::Speed;
use watching::Detour;

use crate::domain::Instant;
use crate::i18n::Locale;
use crate::tour::script::{At, Line, Step, Stroke, Tour};
use crate::tour::{Misstep, Mode, Observation, Unmet};

/// How many of the keys that were pressed last are shown.
const LATELY: usize = 3;

/// What is to be done on the stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// A key is to be pressed, by its name.
    Press(String),
    /// A character is to be typed.
    Letter(char),
    /// A text is to be pasted.
    Paste(String),
    /// Time is to pass.
    Forward(TimeDelta),
    /// The stage is to be made anew, as it stands where the player is.
    Restage,
}

/// Who leads.
#[derive(Debug, Clone)]
pub struct Player {
    tour: Arc<Tour>,
    mode: Mode,
    at: At,
    /// How many letters of the text that is being typed are there.
    letters: usize,
    /// When the next thing is done by itself; `None` while it waits for somebody.
    due: Option<Instant>,
    is_paused: bool,
    speed: Speed,
    /// What was pressed last, the newest at the end.
    lately: Vec<String>,
    /// Where what was pressed led elsewhere, if it did.
    detour: Option<Detour>,
    /// Which goals of the task were there, by their places.
    goals: BTreeSet<usize>,
    /// What was done although the task does not ask for it.
    misstep: Option<Misstep>,
    is_over: bool,
}

impl Player {
    /// Before that place of a walkthrough, at which its stage stands already.
    #[must_use]
    pub fn new(tour: Arc<Tour>, mode: Mode, at: At, locale: Locale, now: Instant) -> Self {
        let mut player = Self {
            tour,
            mode,
            at,
            letters: 0,
            due: None,
            is_paused: false,
            speed: Speed::default(),
            lately: Vec::new(),
            detour: None,
            goals: BTreeSet::new(),
            misstep: None,
            is_over: false,
        };
        player.read(locale, now);
        player
    }

    /// The same at that speed.
    #[must_use]
    pub fn at_speed(mut self, speed: Speed, locale: Locale, now: Instant) -> Self {
        self.speed = speed;
        self.read(locale, now);
        self
    }

    /// The walkthrough.
    #[must_use]
    pub fn tour(&self) -> &Arc<Tour> {
        &self.tour
    }

    /// How somebody is led.
    #[must_use]
    pub fn mode(&self) -> Mode {
        self.mode
    }

    /// Where it is.
    #[must_use]
    pub fn at(&self) -> At {
        self.at
    }

    /// The step that is next; `None` once all are done.
    #[must_use]
    pub fn step(&self) -> Option<&Step> {
        self.tour.step(self.at)
    }

    /// Whether everything is done.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.is_over
    }

    /// Whether it stands still by itself until it is told to go on.
    #[must_use]
    pub fn is_paused(&self) -> bool {
        self.is_paused
    }

    /// How fast it plays.
    #[must_use]
    pub fn speed(&self) -> Speed {
        self.speed
    }

    /// What was pressed last, the newest at the end; typed letters are one text.
    #[must_use]
    pub fn lately(&self) -> &[String] {
        &self.lately
    }

    /// Whether anything of the step that is next is done.
    #[must_use]
    pub fn is_begun(&self) -> bool {
        self.at.strokes != 0 || self.letters != 0 || self.is_detour()
    }

    /// Whether what was pressed led elsewhere.
    #[must_use]
    pub fn is_detour(&self) -> bool {
        self.detour.is_some()
    }

    /// What whoever is tested has done although the task does not ask for it: it is not seen to be done any more.
    #[must_use]
    pub fn misstep(&self) -> Option<&Misstep> {
        self.misstep.as_ref()
    }

    /// Where the walkthrough goes on behind the end of a branch.
    #[must_use]
    pub fn resumes_at(&self) -> Option<At> {
        let Line::WhatIf(place) = self.at.line else { return None };
        let branch = self.tour.what_ifs.get(place).filter(|_| self.is_over)?;
        let last = self.tour.length(Line::Main).saturating_sub(1);
        Some(At::step(Line::Main, branch.after.min(last)))
    }

    /// When [`Player::tick`] has something to do; `None` while it waits for somebody.
    #[must_use]
    pub fn wake(&self) -> Option<Instant> {
        self.due.filter(|_| !self.is_paused && !self.is_over)
    }

    /// The name of the key that is right now, a letter where a text is typed; `None` where the player does what is next by
    /// itself once it is told to go on.
    #[must_use]
    pub fn wanted(&self) -> Option<String> {
        match self.stroke()? {
            Stroke::Key(key) => Some(key.clone()),
            Stroke::Type(text) => text.chars().nth(self.letters).map(key_of),
            Stroke::Paste(_) | Stroke::Forward(_) => None,
        }
    }

    fn stroke(&self) -> Option<&Stroke> {
        self.step()?.strokes.get(self.at.strokes)
    }

    /// What is done once one is back from a detour: a text that was begun is typed anew.
    #[must_use]
    pub fn next_stroke(&self) -> Option<&Stroke> {
        let step = self.step()?;
        step.strokes.get(self.at.strokes).or(step.strokes.first())
    }

    /// The step that was done last.
    #[must_use]
    pub fn last_step(&self) -> Option<&Step> {
        self.at.step.checked_sub(1).and_then(|step| self.tour.step(At::step(self.at.line, step)))
    }

    /// Whether a text is to be pasted, which is done for whoever goes on.
    #[must_use]
    pub fn pastes(&self) -> bool {
        matches!(self.stroke(), Some(Stroke::Paste(_)))
    }

    /// What is left of the text that is to be typed.
    #[must_use]
    pub fn text_left(&self) -> Option<String> {
        match self.stroke()? {
            Stroke::Type(text) => Some(text.chars().skip(self.letters).collect()),
            Stroke::Key(_) | Stroke::Paste(_) | Stroke::Forward(_) => None,
        }
    }

    /// Lets time have passed: what is due is to be done.
    pub fn tick(&mut self, locale: Locale, now: Instant) -> Option<Act> {
        self.wake().filter(|due| *due <= now)?;
        self.next(locale, now)
    }

    /// What is next in the step, whatever is due; `None` where the step ended by it.
    fn next(&mut self, locale: Locale, now: Instant) -> Option<Act> {
        let Some(stroke) = self.stroke().cloned() else {
            self.pass(locale, now);
            return None;
        };
        let act = self.perform(&stroke)?;
        let pause = if self.stroke().is_none() { pace::AFTER } else { pace::between(&act) };
        self.due = Some(now.after(self.speed.scaled(pause)));
        Some(act)
    }

    /// Does a stroke, or the next letter of it.
    fn perform(&mut self, stroke: &Stroke) -> Option<Act> {
        let act = match stroke {
            Stroke::Key(key) => {
                self.note(key.clone());
                Act::Press(key.clone())
            }
            Stroke::Type(text) => {
                let letter = text.chars().nth(self.letters)?;
                self.note_letter(letter, text);
                self.letters = self.letters.saturating_add(1);
                if self.letters < text.chars().count() {
                    return Some(Act::Letter(letter));
                }
                Act::Letter(letter)
            }
            Stroke::Paste(text) => Act::Paste(text.clone()),
            Stroke::Forward(time) => Act::Forward(*time),
        };
        self.letters = 0;
        self.at.strokes = self.at.strokes.saturating_add(1);
        Some(act)
    }

    fn note(&mut self, key: String) {
        self.lately.push(key);
        let surplus = self.lately.len().saturating_sub(LATELY);
        self.lately.drain(..surplus);
    }

    fn note_letter(&mut self, letter: char, text: &str) {
        let before: String = text.chars().take(self.letters).collect();
        match self.lately.last_mut().filter(|last| self.letters != 0 && **last == before) {
            Some(text) => text.push(letter),
            None => self.note(letter.to_string()),
        }
    }

    /// Goes on to the next step, or is over.
    fn pass(&mut self, locale: Locale, now: Instant) {
        self.at = At::step(self.at.line, self.at.step.saturating_add(1));
        self.detour = None;
        self.letters = 0;
        self.is_over = self.step().is_none();
        self.read(locale, now);
    }

    /// Waits as long as the step takes to be read, where it plays by itself.
    fn read(&mut self, locale: Locale, now: Instant) {
        let step = self.step().filter(|_| self.mode == Mode::Show);
        let reading = step.map(|step| pace::reading(&locale.text(step.say)));
        self.due = reading.map(|time| now.after(self.speed.scaled(time)));
    }

    /// Everything that is left of the step, at once; the next step follows.
    pub fn forth(&mut self, locale: Locale, now: Instant) -> Vec<Act> {
        let step = self.at.step;
        let mut acts = Vec::new();
        while !self.is_over && self.at.step == step {
            acts.extend(self.next(locale, now));
        }
        acts
    }

    /// Back to the beginning of the step, or from there to the step before.
    pub fn back(&mut self, locale: Locale, now: Instant) -> Act {
        let step = if self.is_begun() { self.at.step } else { self.at.step.saturating_sub(1) };
        self.jump(At::step(self.at.line, step), locale, now)
    }

    /// To that place, whatever lies between.
    pub fn jump(&mut self, at: At, locale: Locale, now: Instant) -> Act {
        self.at = at;
        (self.letters, self.detour) = (0, None);
        self.goals.clear();
        self.misstep = None;
        self.lately.clear();
        self.is_over = self.step().is_none();
        self.read(locale, now);
        Act::Restage
    }

    /// Back to where the walkthrough was left by a detour; where it was not left, what is being typed is begun anew. A step whose
    /// keys were all pressed and that did not come to what it should is begun anew as a whole.
    pub fn lead_back(&mut self) -> Act {
        if self.stroke().is_none() {
            self.at.strokes = 0;
        }
        (self.letters, self.detour) = (0, None);
        Act::Restage
    }

    /// Goes on another way of being led, from where it is.
    pub fn lead(&mut self, mode: Mode, locale: Locale, now: Instant) {
        self.mode = mode;
        self.is_paused = false;
        self.read(locale, now);
    }

    /// Stands still, or goes on.
    pub fn pause(&mut self, locale: Locale, now: Instant) {
        self.is_paused = !self.is_paused;
        if !self.is_paused {
            self.read(locale, now);
        }
    }

    /// Plays faster, or slower.
    pub fn change_speed(&mut self, faster: bool) {
        self.speed = self.speed.changed(faster);
    }

    /// What is to be done because somebody goes on where no key is wanted: something to read was read, or time is to
    /// pass. `None` where a key is wanted.
    pub fn go_on(&mut self, locale: Locale, now: Instant) -> Option<Vec<Act>> {
        if self.mode != Mode::Guide || self.is_over || self.wanted().is_some() {
            return None;
        }
        if self.stroke().is_none() {
            self.pass(locale, now);
            return Some(Vec::new());
        }
        Some(self.next(locale, now).into_iter().collect())
    }

    /// What is not as the step that was done last said it would be.
    #[must_use]
    pub fn unmet(&self, seen: &Observation, locale: Locale) -> Vec<Unmet> {
        self.last_step().map(|step| step.then.unmet(seen, locale)).unwrap_or_default()
    }

    /// The chapter it is in, from 0; `None` in a branch.
    #[must_use]
    pub fn chapter(&self) -> Option<usize> {
        (self.at.line == Line::Main).then(|| self.tour.chapter_of(self.at.step))
    }
}

/// The name of the key that types a letter.
fn key_of(letter: char) -> String {
    if letter == ' ' { "Space".to_owned() } else { String::from(letter) }
}

#[cfg(test)]
mod tests;
