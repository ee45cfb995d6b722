//! Reads a script, and says of what is wrong with it where it stands and what was expected.

use std::ops::Range;

use chrono::TimeDelta;
use serde::Deserialize;
use toml::Spanned;

use crate::domain::activity::OutcomeKind;
use crate::domain::{ActivityKind, Role, RuleId};
use crate::i18n::MessageId;
use crate::tour::problem::What;
use crate::tour::script::{Chapter, Point, Scene, Step, Stroke, Tour, WhatIf};
use crate::tour::{DialogKind, Expectation, Place, ScriptProblem, Wanted};

/// What scripts name that other rooms know.
#[derive(Debug, Clone, Copy)]
pub struct Known {
    /// Whether that names a key.
    pub is_key: fn(&str) -> bool,
    /// What of the activity log that names.
    pub kind: fn(&str) -> Option<ActivityKind>,
    /// The role that this names.
    pub role: fn(&str) -> Option<Role>,
}

/// Reads the script of that name.
///
/// # Errors
/// The first [`ScriptProblem`] in it.
pub fn read(name: &str, source: &str, known: Known) -> Result<Tour, ScriptProblem> {
    let reader = Reader { file: format!("{name}.toml"), source, known };
    let shape: TourShape = toml::from_str(source)
        .map_err(|error| reader.problem(error.span().unwrap_or_default(), What::Shape(error.message().to_owned())))?;
    reader.tour(name, shape)
}

type Read<T> = Result<T, ScriptProblem>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TourShape {
    title: Spanned<String>,
    about: Spanned<String>,
    task: Spanned<String>,
    goals: Spanned<Vec<Shown>>,
    #[serde(default)]
    allows: Vec<Spanned<String>>,
    #[serde(default)]
    rules: Vec<Spanned<String>>,
    #[serde(default = "seed")]
    seed: u64,
    #[serde(default = "customers")]
    customers: u32,
    forward: Option<Spanned<String>>,
    #[serde(default)]
    roles: Vec<Spanned<String>>,
    chapter: Spanned<Vec<ChapterShape>>,
    #[serde(default, rename = "what-if")]
    what_if: Vec<WhatIfShape>,
}

/// As many as show everything, and few enough to be made at once.
fn customers() -> u32 {
    12
}

/// The demo's own.
fn seed() -> u64 {
    1
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ChapterShape {
    title: Spanned<String>,
    step: Spanned<Vec<StepShape>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct WhatIfShape {
    name: String,
    title: Spanned<String>,
    after: Spanned<usize>,
    #[serde(default)]
    roles: Vec<Spanned<String>>,
    step: Spanned<Vec<StepShape>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StepShape {
    say: Spanned<String>,
    point: Option<PointShape>,
    #[serde(default)]
    keys: Vec<Spanned<StrokeShape>>,
    #[serde(default)]
    then: Shown,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum PointShape {
    Message(Spanned<String>),
    Text(String),
}

#[derive(Deserialize)]
#[serde(untagged)]
enum StrokeShape {
    Key(String),
    Other(OtherStroke),
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum OtherStroke {
    Type(String),
    Paste(String),
    Forward(String),
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Shown {
    place: Option<Place>,
    dialog: Option<DialogShape>,
    typing: Option<bool>,
    #[serde(default)]
    shows: Vec<Spanned<String>>,
    #[serde(default)]
    hides: Vec<Spanned<String>>,
    #[serde(default)]
    reads: Vec<String>,
    #[serde(default)]
    records: Vec<Spanned<String>>,
    #[serde(default)]
    holds: Vec<String>,
    copied: Option<bool>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum DialogShape {
    None(NoDialog),
    Kind(DialogKind),
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum NoDialog {
    None,
}

struct Reader<'source> {
    file: String,
    source: &'source str,
    known: Known,
}

impl Reader<'_> {
    fn problem(&self, span: Range<usize>, what: What) -> ScriptProblem {
        let before = self.source.get(..span.start).unwrap_or_default();
        ScriptProblem {
            file: self.file.clone(),
            line: before.lines().count().max(1) + usize::from(before.ends_with('\n')),
            what,
        }
    }

    fn tour(&self, name: &str, shape: TourShape) -> Read<Tour> {
        let chapters = self.some(shape.chapter, "chapter")?;
        let chapters: Vec<Chapter> = chapters.into_iter().map(|chapter| self.chapter(chapter)).collect::<Read<_>>()?;
        let length = chapters.iter().map(|chapter| chapter.steps.len()).sum();
        let what_ifs = shape.what_if.into_iter().map(|branch| self.what_if(branch, length)).collect::<Read<_>>()?;
        let roles =
            if shape.roles.is_empty() { vec![Role::AdminAgent, Role::GlobalAdmin] } else { self.roles(&shape.roles)? };
        Ok(Tour {
            name: name.to_owned(),
            title: self.message(&shape.title)?,
            about: self.message(&shape.about)?,
            rules: shape.rules.iter().map(|rule| self.rule(rule)).collect::<Read<_>>()?,
            scene: Scene {
                seed: shape.seed,
                customers: shape.customers,
                forward: shape
                    .forward
                    .map_or(Ok(TimeDelta::zero()), |text| self.duration(text.get_ref(), text.span()))?,
                roles,
            },
            chapters,
            what_ifs,
            task: self.message(&shape.task)?,
            goals: self
                .some(shape.goals, "goal")?
                .into_iter()
                .map(|goal| self.expectation(goal))
                .collect::<Read<_>>()?,
            allows: shape.allows.iter().map(|record| self.record(record)).collect::<Read<_>>()?,
        })
    }

    fn chapter(&self, shape: ChapterShape) -> Read<Chapter> {
        Ok(Chapter { title: self.message(&shape.title)?, steps: self.steps(shape.step)? })
    }

    fn what_if(&self, shape: WhatIfShape, length: usize) -> Read<WhatIf> {
        let after = *shape.after.get_ref();
        if length < after {
            return Err(self.problem(shape.after.span(), What::After(length)));
        }
        let title = self.message(&shape.title)?;
        let roles = self.roles(&shape.roles)?;
        Ok(WhatIf { name: shape.name, title, after, roles, steps: self.steps(shape.step)? })
    }

    fn steps(&self, shapes: Spanned<Vec<StepShape>>) -> Read<Vec<Step>> {
        self.some(shapes, "step")?.into_iter().map(|step| self.step(step)).collect()
    }

    fn step(&self, shape: StepShape) -> Read<Step> {
        let point = shape.point.map(|point| match point {
            PointShape::Message(id) => self.message(&id).map(Point::Message),
            PointShape::Text(text) => Ok(Point::Text(text)),
        });
        Ok(Step {
            say: self.message(&shape.say)?,
            point: point.transpose()?,
            strokes: shape.keys.into_iter().map(|stroke| self.stroke(stroke)).collect::<Read<_>>()?,
            then: self.expectation(shape.then)?,
        })
    }

    fn stroke(&self, shape: Spanned<StrokeShape>) -> Read<Stroke> {
        let span = shape.span();
        match shape.into_inner() {
            StrokeShape::Key(key) if (self.known.is_key)(&key) => Ok(Stroke::Key(key)),
            StrokeShape::Key(found) => Err(self.problem(span, What::Key(found))),
            StrokeShape::Other(OtherStroke::Type(text)) => Ok(Stroke::Type(text)),
            StrokeShape::Other(OtherStroke::Paste(text)) => Ok(Stroke::Paste(text)),
            StrokeShape::Other(OtherStroke::Forward(text)) => self.duration(&text, span).map(Stroke::Forward),
        }
    }

    fn expectation(&self, shape: Shown) -> Read<Expectation> {
        Ok(Expectation {
            place: shape.place,
            dialog: shape.dialog.map(|dialog| match dialog {
                DialogShape::None(NoDialog::None) => None,
                DialogShape::Kind(kind) => Some(kind),
            }),
            is_typing: shape.typing,
            shows: shape.shows.iter().map(|id| self.message(id)).collect::<Read<_>>()?,
            hides: shape.hides.iter().map(|id| self.message(id)).collect::<Read<_>>()?,
            reads: shape.reads,
            records: shape.records.iter().map(|record| self.record(record)).collect::<Read<_>>()?,
            holds: shape.holds,
            is_copied: shape.copied,
        })
    }

    /// What was done, how it went where it was not simply done, and to what: `key-viewed`, `key-viewed refused`,
    /// `key-copied of Contoso AB, OR-7F3K2`.
    fn record(&self, text: &Spanned<String>) -> Read<Wanted> {
        let (done, about) = text.get_ref().split_once(" of ").unwrap_or((text.get_ref(), ""));
        let (kind, outcome) = done.split_once(' ').unwrap_or((done, "done"));
        let outcome = match outcome {
            "done" => Some(OutcomeKind::Done),
            "refused" => Some(OutcomeKind::Refused),
            "failed" => Some(OutcomeKind::Failed),
            _ => None,
        };
        let about = about.split(", ").filter(|about| !about.is_empty()).map(str::to_owned).collect();
        let record = (self.known.kind)(kind).zip(outcome).map(|(kind, outcome)| Wanted { kind, outcome, about });
        record.ok_or_else(|| self.problem(text.span(), What::Kind(text.get_ref().clone())))
    }

    fn message(&self, id: &Spanned<String>) -> Read<MessageId> {
        let known = MessageId::known(id.get_ref());
        known.ok_or_else(|| self.problem(id.span(), What::Message(id.get_ref().clone())))
    }

    fn rule(&self, text: &Spanned<String>) -> Read<RuleId> {
        let rule = RuleId::try_from(text.get_ref().clone());
        rule.map_err(|_| self.problem(text.span(), What::Rule(text.get_ref().clone())))
    }

    fn roles(&self, texts: &[Spanned<String>]) -> Read<Vec<Role>> {
        let role = |text: &Spanned<String>| {
            let role = (self.known.role)(text.get_ref());
            role.ok_or_else(|| self.problem(text.span(), What::Role(text.get_ref().clone())))
        };
        texts.iter().map(role).collect()
    }

    fn duration(&self, text: &str, span: Range<usize>) -> Read<TimeDelta> {
        let duration = humantime::parse_duration(text).ok().and_then(|duration| TimeDelta::from_std(duration).ok());
        duration.ok_or_else(|| self.problem(span, What::Duration(text.to_owned())))
    }

    fn some<T>(&self, list: Spanned<Vec<T>>, what: &'static str) -> Read<Vec<T>> {
        let span = list.span();
        let list = list.into_inner();
        if list.is_empty() { Err(self.problem(span, What::Empty(what))) } else { Ok(list) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: Known = Known {
        is_key: |text| text.len() == 1 || text == "Enter",
        kind: |text| (text == "key-viewed").then_some(ActivityKind::KeyViewed),
        role: |text| (text == "helpdesk-agent").then_some(Role::HelpdeskAgent),
    };

    const SCRIPT: &str = r#"title = "place-home"
about = "place-home"
task = "place-home"
goals = [{ dialog = "none", records = ["key-viewed", "key-viewed refused of Contoso AB, OR-1"] }]
rules = ["KEY-5"]
forward = "2d"

[[chapter]]
title = "place-home"

[[chapter.step]]
say = "place-home"
point = { message = "place-software" }
keys = [{ type = "contoso" }, "Enter", { forward = "26h" }]
then = { place = "software", dialog = "product-key", shows = ["place-software"], reads = ["OR-1"], copied = true }

[[what-if]]
name = "wrong-role"
title = "place-home"
after = 1
roles = ["helpdesk-agent"]
step = [{ say = "place-home", keys = ["w"] }]
"#;

    fn problem(from: &str, to: &str) -> String {
        assert!(SCRIPT.contains(from), "{from}");
        read("a", &SCRIPT.replacen(from, to, 1), KNOWN).unwrap_err().to_string()
    }

    #[test]
    fn a_script_is_read_whole() {
        let tour = read("a", SCRIPT, KNOWN).unwrap();
        assert_eq!(tour.rules, [RuleId::Key5]);
        assert_eq!(tour.scene.forward, TimeDelta::days(2));
        assert_eq!(tour.goals[0].dialog, Some(None));
        let about = vec!["Contoso AB".to_owned(), "OR-1".to_owned()];
        let refused = Wanted { kind: ActivityKind::KeyViewed, outcome: OutcomeKind::Refused, about };
        assert_eq!(tour.goals[0].records[1], refused);
        let step = &tour.chapters[0].steps[0];
        assert_eq!(step.then.dialog, Some(Some(DialogKind::ProductKey)));
        assert_eq!(
            step.strokes,
            [
                Stroke::Type("contoso".to_owned()),
                Stroke::Key("Enter".to_owned()),
                Stroke::Forward(TimeDelta::hours(26))
            ]
        );
        assert_eq!(tour.what_ifs[0].roles, [Role::HelpdeskAgent]);
    }

    #[test]
    fn what_is_wrong_is_told_with_its_file_and_line_and_what_was_expected() {
        let file_line = |problem: &str| problem.split(": ").next().unwrap_or_default().to_owned();
        for (from, to, line, expected) in [
            ("title = \"place-home\"\nabout", "title = \"no-such\"\nabout", 1, "the id of a text"),
            ("\"Enter\"", "\"Entr\"", 14, "a key such as"),
            ("\"26h\"", "\"26 moons\"", 14, "a time span"),
            ("\"KEY-5\"", "\"KEY-55\"", 5, "the id of a rule"),
            ("key-viewed refused", "key-viewed perhaps", 4, "a kind of record"),
            ("helpdesk-agent", "boss", 21, "a role"),
            ("place = \"software\"", "place = \"softwares\"", 15, "expected one of"),
            ("say = \"place-home\"\npoint", "says = \"place-home\"\npoint", 12, "unknown field `says`"),
            ("after = 1", "after = 2", 20, "from 0 to 1"),
            ("step = [{ say = \"place-home\", keys = [\"w\"] }]", "step = []", 22, "at least one step"),
            ("rules = [", "rules = ", 5, ""),
        ] {
            let problem = problem(from, to);
            assert_eq!(file_line(&problem), format!("a.toml:{line}"), "{problem}");
            assert!(problem.contains(expected), "{problem}");
        }
    }
}
