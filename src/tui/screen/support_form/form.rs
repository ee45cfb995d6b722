//! The form while it is filled in: which part has the focus, what is typed in it, and what is wrong with which field.

use crate::domain::support_request::{FieldProblem, FormField, Impact, Problem, ProblemKind};
use crate::domain::{Attachment, SupportForm};
use crate::tui::keymap::Key;
use crate::tui::ring::neighbour;
use crate::tui::screen::support_form::editor::Editor;

/// A part of the page that can have the focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// A field.
    Field(FormField),
    /// An attached file, by its place.
    File(usize),
    /// *Lägg till filer*.
    AddFile,
    /// *Skicka*.
    Submit,
}

/// The form.
#[derive(Debug)]
pub(super) struct Form {
    typed: SupportForm,
    files: Vec<Attachment>,
    marked: Part,
    editor: Option<Editor>,
    problems: Vec<FieldProblem>,
}

impl Default for Form {
    /// An empty one, until the draft is here.
    fn default() -> Self {
        Self::new(SupportForm::default(), Vec::new())
    }
}

impl Form {
    /// The form of a draft, the focus on its first field.
    pub(super) fn new(typed: SupportForm, files: Vec<Attachment>) -> Self {
        Self { typed, files, marked: Part::Field(FormField::Kind), editor: None, problems: Vec::new() }
    }

    /// What was typed.
    pub(super) fn typed(&self) -> &SupportForm {
        &self.typed
    }

    /// The files.
    pub(super) fn files(&self) -> &[Attachment] {
        &self.files
    }

    /// Takes the files as they are now; the focus stays among them.
    pub(super) fn take_files(&mut self, files: Vec<Attachment>) {
        self.files = files;
        if let Part::File(place) = self.marked
            && self.files.len() <= place
        {
            self.marked = self.files.len().checked_sub(1).map_or(Part::AddFile, Part::File);
        }
    }

    /// The parts that there are, from the top to the bottom.
    pub(super) fn parts(&self) -> Vec<Part> {
        let fields = self.typed.fields().into_iter().map(Part::Field);
        fields.chain((0..self.files.len()).map(Part::File)).chain([Part::AddFile, Part::Submit]).collect()
    }

    /// The part that has the focus.
    pub(super) fn marked(&self) -> Part {
        self.marked
    }

    /// The field that is typed in.
    pub(super) fn editor(&self) -> Option<&Editor> {
        self.editor.as_ref()
    }

    /// Whether somebody types in a field where Enter is a part of the text.
    pub(super) fn is_typing_lines(&self) -> bool {
        self.editor.as_ref().is_some_and(Editor::has_lines)
    }

    /// The marked file.
    pub(super) fn marked_file(&self) -> Option<&Attachment> {
        if let Part::File(place) = self.marked { self.files.get(place) } else { None }
    }

    /// Whether the marked field is chosen from a list.
    pub(super) fn is_choice(&self) -> bool {
        matches!(self.marked, Part::Field(FormField::Kind | FormField::Impact))
    }

    /// Puts the focus on a part, out of the field that was typed in.
    pub(super) fn mark(&mut self, part: Part) {
        self.leave();
        self.marked = part;
    }

    /// To the part that many below. Who types goes on typing there, where it is a field of text.
    pub(super) fn go(&mut self, by: isize) {
        let was_typing = self.editor.is_some();
        let next = neighbour(&self.parts(), &self.marked, by);
        self.mark(next);
        if was_typing {
            self.enter();
        }
    }

    /// Goes into the marked field, where it is one of text.
    pub(super) fn enter(&mut self) {
        let Part::Field(field) = self.marked else { return };
        let text = self.typed.text(field);
        self.editor = match field {
            FormField::Kind | FormField::Impact => None,
            FormField::Description => Some(Editor::lines(text)),
            FormField::Title
            | FormField::Customer
            | FormField::Purchase
            | FormField::RefundReason
            | FormField::Amount
            | FormField::ContactName
            | FormField::Email
            | FormField::Phone => Some(Editor::line(text)),
        };
    }

    /// Leaves the field with what was typed.
    pub(super) fn leave(&mut self) {
        self.editor = None;
    }

    /// Lets the field that is typed in do something; whether its text is another now.
    pub(super) fn with_editor(&mut self, act: impl FnOnce(&mut Editor)) -> bool {
        let (Some(editor), Part::Field(field)) = (&mut self.editor, self.marked) else { return false };
        act(editor);
        let (text, Some(typed)) = (editor.text(), self.typed.text_mut(field)) else { return false };
        if text == *typed {
            return false;
        }
        *typed = text;
        self.problems.retain(|known| known.field != field);
        true
    }

    /// Takes a key into the field that is typed in; whether its text is another now.
    pub(super) fn edit(&mut self, key: Key) -> bool {
        self.with_editor(|editor| editor.edit(key))
    }

    /// Chooses the next or an earlier value of the marked field; the first where none is chosen yet.
    pub(super) fn choose(&mut self, by: isize) -> bool {
        let Part::Field(field) = self.marked else { return false };
        match field {
            FormField::Kind => self.typed.kind = value(&ProblemKind::ALL, self.typed.kind, by),
            FormField::Impact => self.typed.impact = value(&Impact::ALL, self.typed.impact, by),
            FormField::Title
            | FormField::Description
            | FormField::Customer
            | FormField::Purchase
            | FormField::RefundReason
            | FormField::Amount
            | FormField::ContactName
            | FormField::Email
            | FormField::Phone => return false,
        }
        // Which fields there are follows from the kind.
        let fields = self.typed.fields();
        self.problems.retain(|known| known.field != field && fields.contains(&known.field));
        true
    }

    /// Shows what is wrong, and puts the focus on the first of it.
    pub(super) fn show_problems(&mut self, problems: Vec<FieldProblem>) {
        if let Some(first) = problems.first() {
            self.mark(Part::Field(first.field));
        }
        self.problems = problems;
    }

    /// What is wrong with a field, as far as that was looked for.
    pub(super) fn problem(&self, field: FormField) -> Option<Problem> {
        self.problems.iter().find(|known| known.field == field).map(|known| known.problem)
    }
}

/// The value that far from the chosen one; while none is chosen the first one, or backwards the last.
fn value<T: Copy + PartialEq>(values: &[T], chosen: Option<T>, by: isize) -> Option<T> {
    let begun = if by < 0 { values.last() } else { values.first() };
    chosen.map_or(begun.copied(), |chosen| Some(neighbour(values, &chosen, by)))
}
