//! A walkthrough as it is written down: its scene, its steps by chapters, and what happens if things are otherwise.

use chrono::TimeDelta;

use crate::domain::{Role, RuleId};
use crate::i18n::MessageId;
use crate::tour::{Expectation, Misstep, Observation, Recorded, Wanted};

/// A walkthrough.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tour {
    /// What it is called on the command line and in its file's name.
    pub name: String,
    /// What it is called on the screen.
    pub title: MessageId,
    /// What it is about, in a sentence.
    pub about: MessageId,
    /// The rules that it shows, by their ids.
    pub rules: Vec<RuleId>,
    /// What it is played before.
    pub scene: Scene,
    /// Its steps, by chapters; none is empty.
    pub chapters: Vec<Chapter>,
    /// What it goes on with if things are otherwise.
    pub what_ifs: Vec<WhatIf>,
    /// The task of whoever is tested.
    pub task: MessageId,
    /// What is to be seen on the way, in whichever order and however that was done; the task is done with the last of them.
    pub goals: Vec<Expectation>,
    /// What may be done besides.
    pub allows: Vec<Wanted>,
}

/// What a walkthrough is played before: a demo of its own, in memory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scene {
    /// What the demo is made from.
    pub seed: u64,
    /// How many customers it has.
    pub customers: u32,
    /// How far the clock is put forward before anything happens; nothing where it is not.
    pub forward: TimeDelta,
    /// The roles of who acts.
    pub roles: Vec<Role>,
}

/// Some steps that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chapter {
    /// What it is called.
    pub title: MessageId,
    /// Its steps, at least one.
    pub steps: Vec<Step>,
}

/// A branch: what one sees if a window has passed, a role is another, a publisher has no such rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WhatIf {
    /// What it is called on the command line.
    pub name: String,
    /// What it is called on the screen.
    pub title: MessageId,
    /// After how many steps of the walkthrough it begins.
    pub after: usize,
    /// The roles of who acts from there on, which begins at Home; the same as before where there are none.
    pub roles: Vec<Role>,
    /// Its steps, at least one.
    pub steps: Vec<Step>,
}

/// One step: something to read, and what is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What is to be read.
    pub say: MessageId,
    /// What it is about, where that is on the screen before anything is done.
    pub point: Option<Point>,
    /// What is done then, in order.
    pub strokes: Vec<Stroke>,
    /// What is to be seen afterwards.
    pub then: Expectation,
}

/// Something on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Point {
    /// A text of the product.
    Message(MessageId),
    /// A name, number or title that is the same in every language.
    Text(String),
}

/// Something that is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stroke {
    /// A key is pressed, by the name the console has for it.
    Key(String),
    /// A text is typed, letter by letter.
    Type(String),
    /// A text is pasted.
    Paste(String),
    /// Time passes.
    Forward(TimeDelta),
}

/// Which steps are walked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Line {
    /// Those of the walkthrough.
    Main,
    /// Those of one of its branches, by its place.
    WhatIf(usize),
}

/// A place in a walkthrough: before a step of a line, as many strokes of it being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct At {
    /// The line.
    pub line: Line,
    /// The step of it, from 0; as many as there are once all are done.
    pub step: usize,
    /// How many strokes of that step are done.
    pub strokes: usize,
}

impl At {
    /// Before that step of that line.
    #[must_use]
    pub fn step(line: Line, step: usize) -> Self {
        Self { line, step, strokes: 0 }
    }
}

impl Tour {
    /// The steps of a line, in order.
    pub fn steps(&self, line: Line) -> impl Iterator<Item = &Step> {
        let (chapters, what_if) = match line {
            Line::Main => (self.chapters.as_slice(), None),
            Line::WhatIf(place) => (Default::default(), self.what_ifs.get(place)),
        };
        chapters.iter().flat_map(|chapter| &chapter.steps).chain(what_if.into_iter().flat_map(|branch| &branch.steps))
    }

    /// How many steps a line has.
    #[must_use]
    pub fn length(&self, line: Line) -> usize {
        self.steps(line).count()
    }

    /// The step at that place; `None` behind the last.
    #[must_use]
    pub fn step(&self, at: At) -> Option<&Step> {
        self.steps(at.line).nth(at.step)
    }

    /// What is to be done before that place is reached, from the beginning of the scene on, by whom: the strokes before a
    /// branch that changes the roles are none of it, as it begins anew.
    #[must_use]
    pub fn way_to(&self, at: At) -> Way<'_> {
        let mut way = Way { roles: &self.scene.roles, strokes: Vec::new() };
        if let Line::WhatIf(place) = at.line
            && let Some(branch) = self.what_ifs.get(place)
        {
            way.strokes.extend(self.steps(Line::Main).take(branch.after).flat_map(|step| &step.strokes));
            if !branch.roles.is_empty() {
                way = Way { roles: &branch.roles, strokes: Vec::new() };
            }
        }
        way.strokes.extend(self.steps(at.line).take(at.step).flat_map(|step| &step.strokes));
        way.strokes.extend(self.step(at).into_iter().flat_map(|step| step.strokes.iter().take(at.strokes)));
        way
    }

    /// The first thing that was done although the task does not ask for it.
    #[must_use]
    pub fn misstep(&self, seen: &Observation) -> Option<Misstep> {
        let wanted = || self.goals.iter().flat_map(|goal| &goal.records).chain(&self.allows);
        let is_other = |record: &&Recorded| record.weighs() && !wanted().any(|wanted| wanted.is(record));
        let is_held = |change: &&String| !self.goals.iter().any(|goal| goal.holds.contains(change));
        let record = seen.records.iter().find(is_other).cloned().map(Misstep::Record);
        record.or_else(|| seen.changes.iter().find(is_held).cloned().map(Misstep::Change))
    }

    /// What the part is called that a place is in: its chapter, or its branch.
    #[must_use]
    pub fn part(&self, at: At) -> Option<MessageId> {
        match at.line {
            Line::Main => self.chapters.get(self.chapter_of(at.step)).map(|chapter| chapter.title),
            Line::WhatIf(place) => self.what_ifs.get(place).map(|branch| branch.title),
        }
    }

    /// The chapter of a step of the walkthrough, from 0.
    #[must_use]
    pub fn chapter_of(&self, step: usize) -> usize {
        let mut before = 0_usize;
        let ends = self.chapters.iter().map(|chapter| {
            before = before.saturating_add(chapter.steps.len());
            before
        });
        ends.take_while(|end| *end <= step).count().min(self.chapters.len().saturating_sub(1))
    }

    /// The first step of a chapter.
    #[must_use]
    pub fn beginning_of(&self, chapter: usize) -> usize {
        self.chapters.iter().take(chapter).map(|chapter| chapter.steps.len()).sum()
    }
}

/// What leads to a place of a walkthrough.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way<'tour> {
    /// The roles of who acts.
    pub roles: &'tour [Role],
    /// What is done, in order.
    pub strokes: Vec<&'tour Stroke>,
}
