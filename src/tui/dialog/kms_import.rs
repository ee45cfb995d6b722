//! A table of devices before it is brought in: which column is what, what would become of the rows, and what is wrong with
//! those that are left out (KMS-1). Where rows were left out it stays until they were saved, or were not to be.

mod entries;
mod view;

use std::path::PathBuf;
use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use crate::domain::kms_device::{DateOrder, DeviceField};
use crate::domain::{Permission, TenantId};
use crate::i18n::{MessageId, message};
use crate::service::kms::{ImportKms, KmsImport, KmsTable, Mapping};
use crate::tui::context::{Availability, Context};
use crate::tui::effect::{Ask, KmsAsk};
use crate::tui::failure::Failure;
use crate::tui::keymap::Binding;
use crate::tui::kms_words;
use crate::tui::msg::{KmsReply, Reply};
use crate::tui::note::Note;
use crate::tui::remote::Remote;
use crate::tui::ring::neighbour;
use crate::tui::room::Room;
use crate::tui::session::Ticket;
use crate::tui::step::{Answer, Step};
use crate::tui::widget::dialog_box;

/// The dialog.
#[derive(Debug)]
pub struct State {
    tenant: TenantId,
    table: Arc<KmsTable>,
    mapping: Mapping,
    order: DateOrder,
    marked: Part,
    /// What would become of the rows.
    told: Remote<Box<KmsImport>>,
    /// The question that brings them in, until it is answered.
    sent: Option<Ticket>,
    /// The question that saves the rows that are left out, until it is answered.
    saving: Option<Ticket>,
    /// The places of the good rows that are told of one by one.
    told_of: Vec<usize>,
    /// How many of what is told of rows is above the first one on the screen.
    scrolled: usize,
}

/// A part that can be changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// The column of a field.
    Field(DeviceField),
    /// In which order day and month stand.
    Order,
}

const PARTS: [Part; 5] = [
    Part::Field(DeviceField::Name),
    Part::Field(DeviceField::Product),
    Part::Field(DeviceField::LastActivation),
    Part::Field(DeviceField::Note),
    Part::Order,
];

const ORDERS: [DateOrder; 3] = [DateOrder::Unsaid, DateOrder::DayFirst, DateOrder::MonthFirst];

/// What can be done with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Bring the good rows in.
    Import,
    /// Save the bad rows.
    SaveRejects,
    /// The next part.
    Next,
    /// The part before.
    Previous,
    /// The next value of the part.
    NextValue,
    /// The value before.
    PreviousValue,
    /// On through what is told of rows.
    PageDown,
    /// Back through that.
    PageUp,
    /// Bring nothing in, or nothing more.
    Close,
}

impl State {
    /// That table for a customer's plan, with its columns as they are guessed; not asked about yet.
    #[must_use]
    pub fn new(tenant: TenantId, table: Arc<KmsTable>) -> Self {
        let mapping = table.guess();
        let marked = mapping.missing().first().copied().map_or(PARTS[0], Part::Field);
        let (told, sent, saving, told_of, scrolled) = (Remote::Idle, None, None, Vec::new(), 0);
        Self { tenant, table, mapping, order: DateOrder::Unsaid, marked, told, sent, saving, told_of, scrolled }
    }

    fn ask(&self, dry_run: bool) -> KmsAsk {
        let ask = ImportKms { tenant: self.tenant, mapping: self.mapping.clone(), order: self.order, dry_run };
        KmsAsk::Import(Arc::clone(&self.table), ask)
    }

    fn change_value(&mut self, by: isize, context: &Context<'_>) -> Step {
        match self.marked {
            Part::Order => self.order = neighbour(&ORDERS, &self.order, by),
            Part::Field(field) => {
                let now = self.mapping.column(field);
                let others = DeviceField::ALL.into_iter().filter(|other| *other != field);
                let taken: Vec<usize> = others.filter_map(|other| self.mapping.column(other)).collect();
                let all = 0..self.table.columns.len();
                let free = all.clone().filter(|column| !taken.contains(column)).map(Some);
                let none = (!field.is_needed()).then_some(None);
                let mut columns: Vec<Option<usize>> = none.into_iter().chain(free).collect();
                // Where every column is another field already, one of them is taken over.
                if columns.is_empty() {
                    columns.extend(all.map(Some));
                }
                let first = columns.first().copied().flatten();
                let next = if columns.contains(&now) { neighbour(&columns, &now, by) } else { first };
                self.mapping.set(field, next);
            }
        }
        self.refresh(context)
    }

    /// Whether the good rows are in already.
    fn is_done(&self) -> bool {
        self.told.ready().is_some_and(|told| told.is_written)
    }

    fn settle(&mut self, result: Result<Box<KmsImport>, Failure>) {
        self.told.settle(result);
        self.told_of = self.told.ready().map(|told| entries::told_of(told)).unwrap_or_default();
        self.scrolled = 0;
    }

    fn bad_count(&self) -> usize {
        self.told.ready().map_or(0, |told| told.bad.len())
    }

    fn good_count(&self) -> usize {
        self.told.ready().map_or(0, |told| told.rows.len())
    }

    fn import(&mut self, context: &Context<'_>) -> Step {
        let ticket = context.ticket();
        self.sent = Some(ticket);
        Step::Ask(ticket, Ask::Kms(self.ask(false)))
    }

    fn save_rejects(&mut self, context: &Context<'_>) -> Step {
        let Some(told) = self.told.ready() else { return Step::Stay };
        let written = kms_words::rejected_csv(&self.table, &told.bad, context.locale.covered_by(None));
        let ticket = context.ticket();
        self.saving = Some(ticket);
        Step::Ask(ticket, Ask::Kms(KmsAsk::SaveRejects(self.tenant, written)))
    }

    /// What is left to say once the good rows are in: what is left out can be saved still.
    fn imported(&mut self, result: Result<Box<KmsImport>, Failure>, context: &Context<'_>) -> Step {
        match result {
            Ok(import) if import.bad.is_empty() => {
                Step::CloseWith(Answer::PlanChanged(kms_words::imported(&import, context.locale)))
            }
            Ok(import) => {
                self.settle(Ok(import));
                Step::Stay
            }
            Err(failure) => Step::Fail(failure),
        }
    }

    fn close(&self, context: &Context<'_>) -> Step {
        match self.told.ready().filter(|told| told.is_written) {
            Some(told) => {
                let left_out = [("count", told.bad.len().into())];
                let left_out = context.locale.text_with(message!("kms-left-out"), &left_out);
                let told = kms_words::imported(told, context.locale);
                Step::CloseWith(Answer::PlanChanged(format!("{left_out} {told}")))
            }
            None => Step::Close,
        }
    }

    fn rejects_saved(&mut self, result: Result<PathBuf, Failure>, context: &Context<'_>) -> Step {
        match result {
            Ok(path) => {
                let values = [("path", path.display().to_string().into()), ("count", self.bad_count().into())];
                let told = context.locale.text_with(message!("cli-kms-rejected-saved"), &values);
                if self.is_done() { Step::CloseWith(Answer::PlanChanged(told)) } else { Step::Say(Note::good(told)) }
            }
            Err(failure) => Step::Fail(failure),
        }
    }
}

impl Room for State {
    type Action = Action;

    const KEYS: &'static [Binding<Action>] = &[
        Binding::moving(&["Enter"], Action::Import, message!("key-import-rows")).shown(100),
        Binding::moving(&["Right", "l", "Space"], Action::NextValue, message!("key-next-value")).shown(92),
        Binding::moving(&["Left", "h"], Action::PreviousValue, message!("key-previous-value")).shown(91),
        Binding::moving(&["Tab", "Down", "j"], Action::Next, message!("key-next-field")).shown(90),
        Binding::moving(&["Shift-Tab", "Up", "k"], Action::Previous, message!("key-previous-field")),
        Binding::moving(&["s"], Action::SaveRejects, message!("key-save-rejects")).shown(96),
        Binding::moving(&["PgDn"], Action::PageDown, message!("key-page-down")).shown(60),
        Binding::moving(&["PgUp"], Action::PageUp, message!("key-page-up")),
        Binding::moving(&["Esc"], Action::Close, message!("key-close")).shown(95),
    ];

    fn availability(&self, action: Action, context: &Context<'_>) -> Availability {
        let is_free = self.sent.is_none();
        match action {
            Action::Import if self.is_done() => Availability::Ready,
            Action::Import => {
                Availability::when(is_free && 0 < self.good_count()).and(context.allows(Permission::ChangePlans))
            }
            Action::SaveRejects => Availability::when(is_free && self.saving.is_none() && 0 < self.bad_count()),
            Action::NextValue | Action::PreviousValue | Action::Next | Action::Previous => {
                Availability::when(is_free && !self.is_done())
            }
            Action::PageDown | Action::PageUp => Availability::when(0 < self.last_page(context)),
            Action::Close => Availability::Ready,
        }
    }

    fn label(&self, action: Action) -> Option<MessageId> {
        (action == Action::Import && self.is_done()).then(|| message!("key-close"))
    }

    fn update(&mut self, action: Action, context: &Context<'_>) -> Step {
        match action {
            Action::Import if self.is_done() => return self.close(context),
            Action::Import => return self.import(context),
            Action::SaveRejects => return self.save_rejects(context),
            Action::NextValue => return self.change_value(1, context),
            Action::PreviousValue => return self.change_value(-1, context),
            Action::Next => self.marked = neighbour(&PARTS, &self.marked, 1),
            Action::Previous => self.marked = neighbour(&PARTS, &self.marked, -1),
            Action::PageDown => self.turn_page(true, context),
            Action::PageUp => self.turn_page(false, context),
            Action::Close => return self.close(context),
        }
        Step::Stay
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        self.told.awaits(ticket) || [self.sent, self.saving].contains(&Some(ticket))
    }

    fn receive(&mut self, ticket: Ticket, reply: Reply, context: &Context<'_>) -> Step {
        let Reply::Kms(reply) = reply else { return Step::Stay };
        match reply {
            KmsReply::Imported(result) if self.sent == Some(ticket) => {
                self.sent = None;
                self.imported(result, context)
            }
            KmsReply::Imported(result) => {
                self.settle(result);
                Step::Stay
            }
            KmsReply::RejectsSaved(result) => {
                self.saving = None;
                self.rejects_saved(result, context)
            }
            KmsReply::Listed(_)
            | KmsReply::Put(_)
            | KmsReply::Changed(_, _)
            | KmsReply::Table(_)
            | KmsReply::Saved(_) => Step::Stay,
        }
    }

    /// Asks what would become of the rows, once it is known which column is what.
    fn refresh(&mut self, context: &Context<'_>) -> Step {
        if !self.mapping.missing().is_empty() {
            self.told = Remote::Idle;
            return Step::Stay;
        }
        let ticket = context.ticket();
        self.told.ask(ticket);
        Step::Ask(ticket, Ask::Kms(self.ask(true)))
    }

    /// A press on a part marks it; one on the marked part takes its next value. One on the button brings the rows in.
    fn press(&mut self, at: Position, area: Rect, context: &Context<'_>) -> Step {
        let (dialog, parts) = self.dialog(area, context);
        let Some((line, _)) = dialog_box::spot(area, &dialog, at) else { return Step::Stay };
        match parts.get(line).copied().flatten() {
            Some(view::Target::Part(part)) if part == self.marked && self.sent.is_none() => {
                self.change_value(1, context)
            }
            Some(view::Target::Part(part)) => {
                self.marked = part;
                Step::Stay
            }
            Some(view::Target::Import) if self.availability(Action::Import, context) == Availability::Ready => {
                self.update(Action::Import, context)
            }
            Some(view::Target::Import) | None => Step::Stay,
        }
    }

    fn wheel(&mut self, notches: isize, context: &Context<'_>) -> Step {
        self.scrolled = self.scrolled.saturating_add_signed(notches).min(self.last_page(context));
        Step::Stay
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        let (dialog, _) = self.dialog(area, context);
        dialog_box::view(frame, area, context, &dialog);
    }
}
