//! *Rapportera ett problem med Partnercenter*: the form of a support request. What is typed is kept at every pause and
//! whenever the page is left; what is wrong is told at its field (SUPPORT-1, SUPPORT-2).

mod attaching;
mod editor;
mod form;
mod keeping;
mod sending;
mod view;

use std::path::PathBuf;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use crate::domain::{Instant, Permission, SupportDraft, SupportDraftId};
use crate::i18n::{MessageId, message};
use crate::tui::context::{Availability, Context};
use crate::tui::effect::{Ask, SupportAsk};
use crate::tui::failure::Failure;
use crate::tui::keymap::{Binding, Focus, Key};
use crate::tui::msg::{Reply, SupportReply};
use crate::tui::note::Note;
use crate::tui::remote::Remote;
use crate::tui::room::{Readiness, Room};
use crate::tui::screen::support_form::form::{Form, Part};
use crate::tui::screen::support_form::keeping::Keeping;
use crate::tui::session::Ticket;
use crate::tui::step::Step;
use crate::tui::support_start::SupportStart;
use crate::tui::widget::scrolled;

/// The page of a request that is being written.
#[derive(Debug)]
pub struct State {
    start: SupportStart,
    /// Which draft it is, once that is known.
    draft: Remote<SupportDraftId>,
    form: Form,
    keeping: Keeping,
    /// The question that has a file attached or taken off, until it is answered.
    changing_files: Option<Ticket>,
    /// Why the last file was not attached.
    file_problem: Option<String>,
    /// The folder of the last file.
    folder: Option<PathBuf>,
    /// The question that carries the request, until it is answered.
    sent: Option<Ticket>,
    /// The question that has the draft thrown away, until it is answered.
    discarding: Option<Ticket>,
    scrolled: usize,
}

/// What can be done with the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// What Enter does to the marked part: type in it, choose the next value, add a file, submit.
    Press,
    /// What Enter does while somebody types: a new line, where there can be one, else the next field.
    EnterTyped,
    /// The next value of the marked field.
    NextValue,
    /// The value before.
    PreviousValue,
    /// The part below; in a field of several lines first its lines.
    Down,
    /// The part above.
    Up,
    /// The part below, out of whatever field.
    Next,
    /// The part above.
    Previous,
    /// Leave the field with what was typed.
    Leave,
    /// Add a file.
    AddFile,
    /// Take the marked file off.
    RemoveFile,
    /// *Skicka*.
    Submit,
    /// Throw the draft away, after asking.
    Discard,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
}

impl State {
    /// The form, which is not asked for yet.
    #[must_use]
    pub fn new(start: SupportStart) -> Self {
        Self {
            start,
            draft: Remote::Idle,
            form: Form::default(),
            keeping: Keeping::default(),
            changing_files: None,
            file_problem: None,
            folder: None,
            sent: None,
            discarding: None,
            scrolled: 0,
        }
    }

    /// With what it is opened again.
    #[must_use]
    pub fn start(&self) -> SupportStart {
        self.draft.ready().map_or_else(|| self.start.clone(), |id| SupportStart::Draft(*id))
    }

    /// Has what was typed and is not kept yet kept now, as the page may be seen no more.
    pub fn keep(&mut self, context: &Context<'_>) -> Step {
        let Some(id) = self.open_draft() else { return Step::Stay };
        self.keeping.keep(id, self.form.typed(), context)
    }

    /// The draft, where it can be written in here and now.
    fn open_draft(&self) -> Option<SupportDraftId> {
        self.draft.ready().copied().filter(|_| self.sent.is_none() && self.discarding.is_none())
    }

    fn press_marked(&mut self, context: &Context<'_>) -> Step {
        match self.form.marked() {
            Part::Field(_) if self.form.is_choice() => self.choose(1, context),
            Part::Field(_) => self.form.enter(),
            Part::File(_) => {}
            Part::AddFile => return self.pick_file(context),
            Part::Submit => return self.submit(context),
        }
        Step::Stay
    }

    fn choose(&mut self, by: isize, context: &Context<'_>) {
        if self.form.choose(by) {
            self.keeping.touch(context.now);
        }
        self.show_mark(context);
    }

    /// Up or down: through the lines of a field, then through the parts.
    fn go(&mut self, up: bool, context: &Context<'_>) {
        let mut moved = false;
        self.form.with_editor(|editor| moved = editor.go(up));
        if !moved {
            self.go_to_part(if up { -1 } else { 1 }, context);
        }
    }

    fn go_to_part(&mut self, by: isize, context: &Context<'_>) {
        self.form.go(by);
        self.show_mark(context);
    }

    fn enter_typed(&mut self, context: &Context<'_>) {
        if !self.form.is_typing_lines() {
            return self.go_to_part(1, context);
        }
        if self.form.with_editor(editor::Editor::new_line) {
            self.keeping.touch(context.now);
        }
    }

    fn opened(&mut self, result: Result<Box<SupportDraft>, Failure>, context: &Context<'_>) -> Step {
        let told = match (&self.start, &result) {
            (SupportStart::Like(number), Ok(_)) => {
                let values = [("request", number.to_string().into())];
                Step::Say(Note::good(context.locale.text_with(message!("support-reopened"), &values)))
            }
            (_, _) => Step::Stay,
        };
        match result {
            Ok(draft) => {
                let SupportDraft { id, form, files, .. } = *draft;
                self.form = Form::new(form, files);
                self.draft.settle(Ok(id));
            }
            Err(failure) => self.draft.settle(Err(failure)),
        }
        told
    }

    fn show_mark(&mut self, context: &Context<'_>) {
        let targets = view::targets(self, context);
        let marked = self.form.marked();
        self.scrolled = scrolled::to_focus(self.scrolled, &targets, context.main, |part| part == marked);
    }

    fn scroll(&mut self, lines: isize, context: &Context<'_>) {
        let count = view::targets(self, context).len();
        self.scrolled = scrolled::by_lines(self.scrolled, lines, count, context.main);
    }

    fn scroll_pages(&mut self, pages: isize, context: &Context<'_>) {
        let count = view::targets(self, context).len();
        self.scrolled = scrolled::by_pages(self.scrolled, pages, count, context.main);
    }
}

impl Room for State {
    type Action = Action;

    const KEYS: &'static [Binding<Action>] = &[
        Binding::moving(&["Enter", "Space"], Action::Press, message!("key-edit-request-field")).shown(100),
        Binding::typing(&["Enter"], Action::EnterTyped, message!("key-enter-typed")).shown(100),
        Binding::always(&["Ctrl-s"], Action::Submit, message!("key-submit-request")).shown(97),
        Binding::moving(&["Right", "l"], Action::NextValue, message!("key-next-value")).shown(96),
        Binding::moving(&["Left", "h"], Action::PreviousValue, message!("key-previous-value")).shown(95),
        Binding::typing(&["Tab"], Action::Next, message!("key-next-field")).shown(94),
        Binding::typing(&["Shift-Tab"], Action::Previous, message!("key-previous-field")),
        Binding::typing(&["Esc"], Action::Leave, message!("key-leave-field")).shown(98),
        Binding::always(&["Down"], Action::Down, message!("key-row-down")),
        Binding::always(&["Up"], Action::Up, message!("key-row-up")),
        Binding::moving(&["j"], Action::Down, message!("key-row-down")),
        Binding::moving(&["k"], Action::Up, message!("key-row-up")),
        Binding::moving(&["f"], Action::AddFile, message!("key-add-file")).shown(88),
        Binding::moving(&["Delete"], Action::RemoveFile, message!("key-remove-file")).shown(99),
        Binding::moving(&["X"], Action::Discard, message!("key-discard-draft")).shown(80),
        Binding::always(&["PgDn"], Action::PageDown, message!("key-page-down")).shown(62),
        Binding::always(&["PgUp"], Action::PageUp, message!("key-page-up")),
    ];

    fn focus(&self) -> Focus {
        let text = self.form.editor().map(editor::Editor::text);
        Focus::of(text.is_some(), text.as_deref().unwrap_or_default())
    }

    fn availability(&self, action: Action, context: &Context<'_>) -> Availability {
        let is_open = Availability::when(self.open_draft().is_some());
        let may_file = || context.allows(Permission::SupportRequest);
        let changes_no_file = || Availability::when(self.changing_files.is_none());
        match action {
            Action::Press => match self.form.marked() {
                Part::Field(_) => is_open,
                Part::AddFile => is_open.and(changes_no_file()),
                Part::File(_) => Availability::Hidden,
                Part::Submit => is_open.and(may_file()),
            },
            Action::Submit => is_open.and(may_file()),
            Action::NextValue | Action::PreviousValue => is_open.and(Availability::when(self.form.is_choice())),
            Action::AddFile => is_open.and(changes_no_file()),
            Action::RemoveFile => {
                is_open.and(Availability::when(self.form.marked_file().is_some())).and(changes_no_file())
            }
            Action::EnterTyped
            | Action::Leave
            | Action::Down
            | Action::Up
            | Action::Next
            | Action::Previous
            | Action::Discard => is_open,
            Action::PageUp | Action::PageDown => {
                Availability::when(usize::from(context.main.height) < view::targets(self, context).len())
            }
        }
    }

    fn label(&self, action: Action) -> Option<MessageId> {
        match (action, self.form.marked()) {
            (Action::Press, Part::Field(_)) if self.form.is_choice() => Some(message!("key-choose-value")),
            (Action::Press, Part::AddFile) => Some(message!("key-add-file")),
            (Action::Press, Part::Submit) => Some(message!("key-submit-request")),
            (Action::EnterTyped, _) if self.form.is_typing_lines() => Some(message!("key-new-line")),
            (_, _) => None,
        }
    }

    fn update(&mut self, action: Action, context: &Context<'_>) -> Step {
        match action {
            Action::Press => return self.press_marked(context),
            Action::AddFile => return self.pick_file(context),
            Action::RemoveFile => return self.remove_file(context),
            Action::Submit => return self.submit(context),
            Action::Discard => return self.ask_to_discard(),
            Action::EnterTyped => self.enter_typed(context),
            Action::NextValue => self.choose(1, context),
            Action::PreviousValue => self.choose(-1, context),
            Action::Down => self.go(false, context),
            Action::Up => self.go(true, context),
            Action::Next => self.go_to_part(1, context),
            Action::Previous => self.go_to_part(-1, context),
            Action::Leave => self.form.leave(),
            Action::PageUp => self.scroll_pages(-1, context),
            Action::PageDown => self.scroll_pages(1, context),
        }
        Step::Stay
    }

    fn edit(&mut self, key: Key, context: &Context<'_>) -> Step {
        if self.form.edit(key) {
            self.keeping.touch(context.now);
        }
        Step::Stay
    }

    fn leave_field(&mut self) {
        self.form.leave();
    }

    fn paste(&mut self, text: &str, context: &Context<'_>) -> Step {
        if self.form.with_editor(|editor| editor.paste(text)) {
            self.keeping.touch(context.now);
        }
        Step::Stay
    }

    fn readiness(&self) -> Readiness {
        self.draft.readiness()
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        let others = [self.changing_files, self.sent, self.discarding];
        self.draft.awaits(ticket) || self.keeping.awaits(ticket) || others.contains(&Some(ticket))
    }

    fn receive(&mut self, ticket: Ticket, reply: Reply, context: &Context<'_>) -> Step {
        let Reply::Support(reply) = reply else { return Step::Stay };
        match reply {
            SupportReply::Draft(result) if self.changing_files == Some(ticket) => {
                self.changing_files = None;
                self.files_changed(result, context)
            }
            SupportReply::Draft(result) => self.opened(result, context),
            SupportReply::Kept(result) => self.keeping.answered(result, context.now),
            SupportReply::Filed(result) => self.filed(result, context),
            SupportReply::Discarded(result) => self.discarded(result, context),
            SupportReply::Listed(_) | SupportReply::Opened(_) | SupportReply::Folder(_) | SupportReply::Exported(_) => {
                Step::Stay
            }
        }
    }

    /// What is being written is asked for once: nothing but the operator changes it.
    fn refresh(&mut self, context: &Context<'_>) -> Step {
        if self.draft.ready().is_some() || matches!(self.draft, Remote::Loading(_)) {
            return Step::Stay;
        }
        let ticket = context.ticket();
        self.draft.ask(ticket);
        let ask = match self.start.clone() {
            SupportStart::Empty => SupportAsk::Begin(Box::default()),
            SupportStart::Filled(form) => SupportAsk::Begin(form),
            SupportStart::Draft(id) => SupportAsk::OpenDraft(id),
            SupportStart::Like(number) => SupportAsk::Reopen(number),
        };
        Step::Ask(ticket, Ask::Support(ask))
    }

    fn wake(&self, now: Instant) -> Option<Instant> {
        self.keeping.wake(now)
    }

    fn tick(&mut self, context: &Context<'_>) -> Step {
        if self.keeping.is_due(context.now) { self.keep(context) } else { Step::Stay }
    }

    fn resized(&mut self, context: &Context<'_>) -> Step {
        self.show_mark(context);
        Step::Stay
    }

    /// A press goes into a field, or does what the pressed button does.
    fn press(&mut self, at: Position, area: Rect, context: &Context<'_>) -> Step {
        let Some(part) = view::part_at(self, at, area, context).filter(|_| self.open_draft().is_some()) else {
            self.form.leave();
            return Step::Stay;
        };
        let was_marked = self.form.marked() == part;
        if was_marked && self.form.editor().is_some() {
            return Step::Stay;
        }
        self.form.mark(part);
        let is_pressed = was_marked || !self.form.is_choice();
        match self.availability(Action::Press, context) {
            Availability::Ready if is_pressed => self.press_marked(context),
            Availability::Disabled(refusal) if is_pressed => Step::Refuse(refusal),
            Availability::Ready | Availability::Disabled(_) | Availability::Hidden => Step::Stay,
        }
    }

    fn wheel(&mut self, notches: isize, context: &Context<'_>) -> Step {
        self.scroll(notches.saturating_mul(3), context);
        Step::Stay
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        view::view(self, frame, area, context);
    }
}
