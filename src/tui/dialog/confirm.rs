//! A question with two answers, the harmless one marked.

use std::path::Path;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use crate::domain::download::Existing;
use crate::domain::{DownloadId, DownloadJob, KmsDeviceId, Permission, SupportDraftId};
use crate::i18n::{Locale, MessageId, message};
use crate::ports::CopyRoute;
use crate::service::PlanDownload;
use crate::tui::context::{Availability, Context};
use crate::tui::keymap::Binding;
use crate::tui::retrieving::Retrieving;
use crate::tui::room::Room;
use crate::tui::step::{Answer, Departure, Step};
use crate::tui::theme::Paint;
use crate::tui::widget::dialog_box::{self, DialogBox};
use crate::tui::widget::text;

/// How wide the dialog wants to be, in columns.
const WIDTH: u16 = 60;

/// The question.
#[derive(Debug)]
pub struct State {
    question: Question,
    marked: Choice,
}

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Question {
    /// Whether to end while a copy lives, a download runs, keys are got into a file, or something was not sent.
    Quit(Kept),
    /// Whether to download over a file that is there.
    Replace {
        /// The download, which replaces it.
        plan: Box<PlanDownload>,
        /// The file.
        file: String,
    },
    /// Whether to cancel a download.
    CancelDownload {
        /// Which one.
        id: DownloadId,
        /// Its file.
        file: String,
    },
    /// Whether to leave what was changed and not sent.
    Leave(Departure),
    /// Whether to throw a draft of a support request away.
    DiscardDraft {
        /// Which one.
        id: SupportDraftId,
        /// What it is titled.
        title: String,
    },
    /// Whether to take devices off a plan.
    RemoveDevices {
        /// Which ones.
        devices: Vec<KmsDeviceId>,
        /// What the only one is called.
        one: Option<String>,
    },
    /// Whether to leave a form that was begun.
    DiscardForm,
    /// Whether to take that right from oneself.
    LoseOwn(Vec<Permission>),
}

/// What the end takes away or leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kept {
    /// By which route the copy went that is cleared before the end.
    pub living: Option<CopyRoute>,
    /// Whether a copy stays in the terminal's clipboard, because it cannot be cleared from here.
    pub lasting: bool,
    /// How many downloads run, which are paused.
    pub downloads: usize,
    /// The keys that are being got into a file, which is interrupted.
    pub retrieving: Option<Retrieving>,
    /// Whether something was changed and not sent, which is lost.
    pub unsent: bool,
}

impl Kept {
    /// Whether the end takes nothing away and leaves nothing.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.living.is_none() && !self.lasting && self.downloads == 0 && self.retrieving.is_none() && !self.unsent
    }
}

/// The two answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Choice {
    No,
    Yes,
}

/// What can be done with a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Mark the other answer.
    Other,
    /// Give the marked answer.
    Answer,
    /// Say yes at once.
    Yes,
    /// Say no.
    No,
}

impl State {
    /// Whether to end while a copy lives or something runs.
    #[must_use]
    pub fn quit(kept: Kept) -> Self {
        Self::asking(Question::Quit(kept))
    }

    /// Whether to download this over the file that is there.
    #[must_use]
    pub fn replace(plan: PlanDownload, file: &Path) -> Self {
        let plan = Box::new(PlanDownload { existing: Existing::Replaced, ..plan });
        Self::asking(Question::Replace { plan, file: file.display().to_string() })
    }

    /// Whether to cancel this download.
    #[must_use]
    pub fn cancel_download(job: &DownloadJob) -> Self {
        Self::asking(Question::CancelDownload { id: job.id, file: job.bits.name.to_string() })
    }

    /// Whether to leave a place that way where something was changed and not sent.
    #[must_use]
    pub fn leave(departure: Departure) -> Self {
        Self::asking(Question::Leave(departure))
    }

    /// Whether to throw this draft of a support request away.
    #[must_use]
    pub fn discard_draft(id: SupportDraftId, title: &str) -> Self {
        Self::asking(Question::DiscardDraft { id, title: text::clean(title) })
    }

    /// Whether to take those devices off a plan; the only one is named.
    #[must_use]
    pub fn remove_devices(devices: Vec<KmsDeviceId>, one: Option<String>) -> Self {
        Self::asking(Question::RemoveDevices { devices, one: one.map(|name| text::clean(&name)) })
    }

    /// Whether to leave the form below, with what was filled in.
    #[must_use]
    pub fn discard_form() -> Self {
        Self::asking(Question::DiscardForm)
    }

    /// Whether to take those rights from oneself, as the form below has it.
    #[must_use]
    pub fn lose_own(rights: Vec<Permission>) -> Self {
        Self::asking(Question::LoseOwn(rights))
    }

    /// Whether it asks about the end.
    #[must_use]
    pub fn is_of_quitting(&self) -> bool {
        matches!(self.question, Question::Quit(_))
    }

    /// What the end takes away or leaves by now, while it asks about the end.
    pub fn renew(&mut self, kept: Kept) {
        if self.is_of_quitting() {
            self.question = Question::Quit(kept);
        }
    }

    fn asking(question: Question) -> Self {
        Self { question, marked: Choice::No }
    }

    fn answer(&self, choice: Choice) -> Step {
        match (&self.question, choice) {
            (_, Choice::No) => Step::Close,
            (Question::Quit(_), Choice::Yes) => Step::CloseWith(Answer::Quit),
            (Question::Replace { plan, .. }, Choice::Yes) => Step::CloseWith(Answer::Download(plan.clone())),
            (Question::Leave(departure), Choice::Yes) => Step::CloseWith(Answer::Leave(departure.clone())),
            (Question::DiscardDraft { id, .. }, Choice::Yes) => Step::CloseWith(Answer::DiscardDraft(*id)),
            (Question::RemoveDevices { devices, .. }, Choice::Yes) => {
                Step::CloseWith(Answer::RemoveDevices(devices.clone()))
            }
            (Question::DiscardForm, Choice::Yes) => Step::CloseWith(Answer::CloseForm),
            (Question::LoseOwn(_), Choice::Yes) => Step::CloseWith(Answer::SendForm),
            (Question::CancelDownload { id, .. }, Choice::Yes) => Step::CloseWith(Answer::CancelDownload(*id)),
        }
    }

    /// The title, the sentences of the question, and the two answers.
    fn texts(&self, locale: Locale) -> (MessageId, Vec<String>, [MessageId; 2]) {
        match &self.question {
            Question::Quit(kept) => quitting(*kept, locale),
            Question::Replace { file, .. } => (
                message!("confirm-replace-title"),
                vec![locale.text_with(message!("confirm-replace"), &[("file", file.into())])],
                [message!("confirm-replace-no"), message!("confirm-replace-yes")],
            ),
            Question::Leave(_) => (
                message!("confirm-leave-title"),
                vec![locale.text(message!("confirm-leave"))],
                [message!("confirm-quit-no"), message!("confirm-leave-yes")],
            ),
            Question::DiscardDraft { title, .. } => {
                let untitled = || locale.text(message!("support-untitled"));
                let title = Some(title.clone()).filter(|title| !title.trim().is_empty()).unwrap_or_else(untitled);
                (
                    message!("confirm-discard-title"),
                    vec![locale.text_with(message!("confirm-discard"), &[("subject", title.into())])],
                    [message!("confirm-discard-no"), message!("confirm-discard-yes")],
                )
            }
            Question::RemoveDevices { devices, one } => (
                message!("confirm-remove-devices-title"),
                vec![match one {
                    Some(name) => locale.text_with(message!("confirm-remove-device"), &[("device", name.into())]),
                    None => locale.text_with(message!("confirm-remove-devices"), &[("count", devices.len().into())]),
                }],
                [message!("confirm-remove-devices-no"), message!("confirm-remove-devices-yes")],
            ),
            Question::DiscardForm => (
                message!("confirm-discard-form-title"),
                vec![locale.text(message!("confirm-discard-form"))],
                [message!("confirm-discard-form-no"), message!("confirm-discard-form-yes")],
            ),
            Question::LoseOwn(rights) => {
                let rights: Vec<String> = rights.iter().map(|right| locale.permission_name(*right)).collect();
                let values = [("rights", locale.all_of(&rights).into())];
                (
                    message!("confirm-lose-own-title"),
                    vec![locale.text_with(message!("confirm-lose-own"), &values)],
                    [message!("confirm-lose-own-no"), message!("confirm-lose-own-yes")],
                )
            }
            Question::CancelDownload { file, .. } => (
                message!("confirm-cancel-title"),
                vec![locale.text_with(message!("confirm-cancel"), &[("file", file.into())])],
                [message!("confirm-cancel-no"), message!("confirm-cancel-yes")],
            ),
        }
    }
}

fn quitting(kept: Kept, locale: Locale) -> (MessageId, Vec<String>, [MessageId; 2]) {
    let living = kept.living.map(|route| match route {
        CopyRoute::File => locale.text(message!("confirm-quit-file")),
        CopyRoute::Tmux | CopyRoute::Osc52 | CopyRoute::System => locale.text(message!("confirm-quit")),
    });
    let lasting = kept.lasting.then(|| locale.text(message!("confirm-quit-lasting")));
    let downloads = (kept.downloads != 0).then(|| {
        let count = u64::try_from(kept.downloads).unwrap_or(u64::MAX);
        locale.text_with(message!("confirm-quit-downloads"), &[("count", count.into())])
    });
    let retrieving = kept.retrieving.map(|retrieving| {
        let values = [("done", retrieving.done.into()), ("count", retrieving.count.into())];
        locale.text_with(message!("confirm-quit-retrieving"), &values)
    });
    // The copy was cleared, or what ran ended, while it was asked about.
    let nothing = kept.is_nothing().then(|| locale.text(message!("confirm-quit-nothing")));
    let unsent = kept.unsent.then(|| locale.text(message!("confirm-leave")));
    let yes = match (kept.living, kept.lasting) {
        (None, false) if kept.is_nothing() => message!("confirm-quit-plain"),
        (None, false) if kept.retrieving.is_some() => message!("confirm-quit-interrupted"),
        (None, false) if kept.downloads != 0 => message!("confirm-quit-paused"),
        (None, _) => message!("confirm-quit-anyway"),
        (Some(CopyRoute::File), _) => message!("confirm-quit-file-yes"),
        (Some(CopyRoute::Tmux | CopyRoute::Osc52 | CopyRoute::System), _) => message!("confirm-quit-yes"),
    };
    let sentences =
        living.into_iter().chain(lasting).chain(downloads).chain(retrieving).chain(unsent).chain(nothing).collect();
    (message!("confirm-quit-title"), sentences, [message!("confirm-quit-no"), yes])
}

impl Room for State {
    type Action = Action;

    const KEYS: &'static [Binding<Action>] = &[
        Binding::moving(&["Enter", "Space"], Action::Answer, message!("key-answer")).shown(100),
        Binding::moving(&["Tab", "Left", "Right", "h", "l"], Action::Other, message!("key-other-answer")).shown(80),
        Binding::moving(&["y", "j"], Action::Yes, message!("key-yes")).shown(70),
        Binding::moving(&["Esc", "n"], Action::No, message!("key-no")).shown(90),
    ];

    fn availability(&self, _action: Action, _context: &Context<'_>) -> Availability {
        Availability::Ready
    }

    fn update(&mut self, action: Action, _context: &Context<'_>) -> Step {
        match action {
            Action::Answer => self.answer(self.marked),
            Action::Yes => self.answer(Choice::Yes),
            Action::No => self.answer(Choice::No),
            Action::Other => {
                self.marked = match self.marked {
                    Choice::No => Choice::Yes,
                    Choice::Yes => Choice::No,
                };
                Step::Stay
            }
        }
    }

    fn press(&mut self, at: Position, area: Rect, context: &Context<'_>) -> Step {
        let dialog = self.dialog(context);
        let Some((line, column)) = dialog_box::spot(area, &dialog, at) else { return Step::Stay };
        let Some([no_mark, no, yes_mark, yes]) = dialog.lines.get(line).map(|line| line.spans.as_slice()) else {
            return Step::Stay;
        };
        let no = no_mark.width()..no_mark.width().saturating_add(no.width());
        let before_yes = no.end.saturating_add(yes_mark.width());
        let yes = before_yes..before_yes.saturating_add(yes.width());
        if no.contains(&column) {
            self.answer(Choice::No)
        } else if yes.contains(&column) {
            self.answer(Choice::Yes)
        } else {
            Step::Stay
        }
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        dialog_box::view(frame, area, context, &self.dialog(context));
    }
}

impl State {
    fn dialog(&self, context: &Context<'_>) -> DialogBox {
        let locale = context.locale;
        let (title, sentences, [no, yes]) = self.texts(locale);
        let width = dialog_box::line_width(dialog_box::within(context.size), WIDTH);
        let mut lines: Vec<Line<'static>> = sentences
            .iter()
            .flat_map(|sentence| text::wrap(sentence, width))
            .map(|line| Line::styled(line, context.theme.style(Paint::Text)))
            .collect();
        lines.push(Line::default());
        let button = |choice, id| {
            let (mark, paint) =
                if self.marked == choice { ("▸ ", Paint::ButtonFocused) } else { ("  ", Paint::Button) };
            [Span::raw(mark), Span::styled(format!("[ {} ]", locale.text(id)), context.theme.style(paint))]
        };
        lines.push(Line::from([button(Choice::No, no), button(Choice::Yes, yes)].concat()));
        let title = locale.text(title);
        DialogBox { title, lines, width: WIDTH, note: String::new() }
    }
}
