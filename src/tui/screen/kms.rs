//! *KMS → MAK*: the devices of a customer that are moved without downtime, the first deadline first (KMS-1).

mod detail;
mod doing;
pub(super) mod table;

use std::path::PathBuf;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use crate::domain::{Instant, KmsDeviceId, Permission};
use crate::i18n::{MessageId, message};
use crate::service::kms::{DeviceChange, KmsPlan, KmsTable};
use crate::tui::context::{Availability, Context};
use crate::tui::dialog::{Dialog, kms_device};
use crate::tui::effect::{Ask, KmsAsk};
use crate::tui::failure::Failure;
use crate::tui::keymap::Binding;
use crate::tui::listing::{Filtering, ListPart, Listing};
use crate::tui::moving::{Move, keys_with_list};
use crate::tui::msg::{KmsReply, Reply};
use crate::tui::note::Note;
use crate::tui::room::Room;
use crate::tui::session::Ticket;
use crate::tui::sorting::Sorted;
use crate::tui::step::{CustomerLabel, Step};

/// The plan of one customer.
#[derive(Debug)]
pub struct State {
    customer: CustomerLabel,
    list: Listing<table::Devices>,
    /// When what is told of the devices becomes another.
    changes_at: Option<Instant>,
    /// The question that changes, exports or reads something, until it is answered.
    asked: Option<Ticket>,
    /// The folder that a table was chosen in last.
    folder: Option<PathBuf>,
}

/// A column of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// The name.
    Device,
    /// What runs on it.
    Product,
    /// When KMS activated it last.
    Activated,
    /// Until when that usually lasts.
    Deadline,
    /// How it stands.
    State,
}

/// What can be done with a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Change what is known of the selected device.
    Change,
    /// Add a device.
    Add,
    /// Mark the selected device, or take its mark away.
    Mark,
    /// The marked devices, or the selected one, are moved; or not, where all of them are.
    MarkMoved,
    /// The marked devices, or the selected one, go off the plan, after asking.
    Remove,
    /// Bring devices in from a file.
    Import,
    /// Write the plan to a file.
    Export,
    /// Something with the filter.
    Filter(Filtering),
    /// Sort by a column; again: the other way round.
    Sort(Column),
    /// Through the list.
    Move(Move),
}

impl State {
    /// The plan of this customer, not asked for yet.
    #[must_use]
    pub fn new(customer: CustomerLabel) -> Self {
        Self { customer, list: Listing::new(detail::ROWS), changes_at: None, asked: None, folder: None }
    }

    /// The same in that order.
    #[must_use]
    pub fn sorted(self, sort: Sorted<Column>) -> Self {
        Self { list: self.list.sorted(sort), ..self }
    }

    /// The order of the list.
    #[must_use]
    pub fn sort(&self) -> Sorted<Column> {
        self.list.sort()
    }

    /// Whose plan it is.
    #[must_use]
    pub fn customer(&self) -> &CustomerLabel {
        &self.customer
    }

    /// The devices that something is done to: those that are marked, else the selected one.
    fn meant(&self) -> Vec<KmsDeviceId> {
        match self.list.marked() {
            [] => self.list.selected().map(|row| row.device.id).into_iter().collect(),
            marked => marked.to_vec(),
        }
    }

    /// What marking them as moved comes to: where all of them are, that they are not.
    fn moving(&self) -> DeviceChange {
        let meant = self.meant();
        let mut rows = self.list.rows().iter().filter(|row| meant.contains(&row.device.id));
        if rows.all(|row| row.device.moved.is_some()) { DeviceChange::NotMoved } else { DeviceChange::Moved }
    }

    fn listed(&mut self, result: Result<KmsPlan, Failure>, context: &Context<'_>) {
        self.list.settle(result.map(|plan| plan.rows), context);
        self.changes_at = self.next_change(context);
    }

    /// When a day ends, or a deadline comes before that.
    fn next_change(&self, context: &Context<'_>) -> Option<Instant> {
        let open = self.list.rows().iter().filter(|row| row.device.moved.is_none() && context.now < row.deadline);
        let deadlines = open.map(|row| row.deadline);
        let end_of_day = (!self.list.rows().is_empty()).then(|| context.locale.end_of_day(context.now));
        deadlines.chain(end_of_day).min()
    }
}

impl Room for State {
    type Action = Action;

    const KEYS: &'static [Binding<Action>] = keys_with_list![Action::Move, Action::Filter;
        Binding::always(&["Enter"], Action::Change, message!("key-change-device")).shown(100),
        Binding::moving(&["n"], Action::Add, message!("key-add-device")).shown(98),
        Binding::moving(&["m"], Action::MarkMoved, message!("key-moved")).shown(97),
        Binding::moving(&["Space"], Action::Mark, message!("key-mark")).shown(86),
        Binding::moving(&["i"], Action::Import, message!("key-import-devices")).shown(95),
        Binding::moving(&["e"], Action::Export, message!("key-export-plan")).shown(75),
        Binding::moving(&["X", "Delete"], Action::Remove, message!("key-remove-device")).shown(74),
        Binding::moving(&["Esc"], Action::Filter(Filtering::Clear), message!("key-unfilter")).shown(96),
        Binding::moving(&["S n"], Action::Sort(Column::Device), message!("key-sort-device")).ending(message!("sort-device")),
        Binding::moving(&["S p"], Action::Sort(Column::Product), message!("key-sort-product")).ending(message!("sort-product")),
        Binding::moving(&["S a"], Action::Sort(Column::Activated), message!("key-sort-activated")).ending(message!("sort-activated")),
        Binding::moving(&["S d"], Action::Sort(Column::Deadline), message!("key-sort-deadline")).ending(message!("sort-deadline")),
        Binding::moving(&["S s"], Action::Sort(Column::State), message!("key-sort-status")).ending(message!("sort-status")),
    ];

    fn list(&self) -> Option<&dyn ListPart> {
        Some(&self.list)
    }

    fn list_mut(&mut self) -> Option<&mut dyn ListPart> {
        Some(&mut self.list)
    }

    fn availability(&self, action: Action, context: &Context<'_>) -> Availability {
        let (is_selected, is_free) = (self.list.selected().is_some(), self.asked.is_none());
        let changes = || context.allows(Permission::ChangePlans);
        match action {
            Action::Change | Action::Mark => Availability::when(is_selected).and(changes()),
            Action::MarkMoved | Action::Remove => Availability::when(is_selected && is_free).and(changes()),
            Action::Add => changes(),
            Action::Import => Availability::when(is_free).and(changes()),
            Action::Export => Availability::when(!self.list.rows().is_empty() && is_free),
            Action::Filter(filtering) => self.list.may_filter(filtering),
            Action::Sort(_) | Action::Move(_) => self.list.may_move(),
        }
    }

    fn label(&self, action: Action) -> Option<MessageId> {
        match action {
            Action::Filter(filtering) => self.list.filter_label(filtering),
            Action::MarkMoved => match self.moving() {
                DeviceChange::NotMoved => Some(message!("key-not-moved")),
                DeviceChange::Moved | DeviceChange::Removed => None,
            },
            Action::Change
            | Action::Add
            | Action::Mark
            | Action::Remove
            | Action::Import
            | Action::Export
            | Action::Sort(_)
            | Action::Move(_) => None,
        }
    }

    fn update(&mut self, action: Action, context: &Context<'_>) -> Step {
        match action {
            Action::Change => {
                let form = self.list.selected().map(|row| kms_device::State::of(&row.device, context));
                return form.map_or(Step::Stay, |form| Step::Open(Box::new(Dialog::KmsDevice(form))));
            }
            Action::Add => {
                let form = kms_device::State::new(self.customer.tenant);
                return Step::Open(Box::new(Dialog::KmsDevice(form)));
            }
            Action::Mark => self.list.mark_selected(context),
            Action::MarkMoved => return self.change(self.moving(), self.meant(), context),
            Action::Remove => return self.ask_to_remove(),
            Action::Import => return self.pick_table(context),
            Action::Export => return self.ask(KmsAsk::Export(self.customer.tenant), context),
            Action::Filter(filtering) => self.list.filter(filtering, context),
            Action::Sort(column) => self.list.sort_by(column, context),
            Action::Move(movement) => self.list.go(movement, context),
        }
        Step::Stay
    }

    /// What looks like devices is looked at before it is brought in; anything else goes into the filter.
    fn paste(&mut self, text: &str, context: &Context<'_>) -> Step {
        if !self.focus().is_typing()
            && context.allows(Permission::ChangePlans) == Availability::Ready
            && KmsTable::looks_like_devices(text)
        {
            return self.look_at(KmsTable::read(text.as_bytes()), context);
        }
        if self.list.takes_filter() {
            self.list.paste(text, context);
            return Step::Stay;
        }
        Step::Say(Note::plain(context.locale.text(message!("kms-paste-no-devices"))))
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        self.list.awaits(ticket) || self.asked == Some(ticket)
    }

    fn receive(&mut self, _ticket: Ticket, reply: Reply, context: &Context<'_>) -> Step {
        let Reply::Kms(reply) = reply else { return Step::Stay };
        match reply {
            KmsReply::Listed(result) => {
                self.listed(result, context);
                Step::Stay
            }
            KmsReply::Changed(change, result) => self.changed(change, result, context),
            KmsReply::Table(result) => self.table_came(result, context),
            KmsReply::Saved(result) => self.saved(result, context),
            KmsReply::Put(_) | KmsReply::Imported(_) | KmsReply::RejectsSaved(_) => Step::Stay,
        }
    }

    fn refresh(&mut self, context: &Context<'_>) -> Step {
        let ticket = context.ticket();
        self.list.ask(ticket);
        Step::Ask(ticket, Ask::Kms(KmsAsk::List(self.customer.tenant)))
    }

    fn wake(&self, now: Instant) -> Option<Instant> {
        self.changes_at.map(|at| at.max(now))
    }

    fn tick(&mut self, context: &Context<'_>) -> Step {
        if self.changes_at.is_some_and(|at| at <= context.now) {
            self.changes_at = self.next_change(context);
        }
        Step::Stay
    }

    fn press(&mut self, at: Position, area: Rect, context: &Context<'_>) -> Step {
        self.list.press(at, area, context);
        Step::Stay
    }

    fn double_press(&mut self, at: Position, area: Rect, context: &Context<'_>) -> Step {
        if self.list.double_press(at, area, context).is_none() {
            return Step::Stay;
        }
        match self.availability(Action::Change, context) {
            Availability::Ready => self.update(Action::Change, context),
            Availability::Disabled(refusal) => Step::Refuse(refusal),
            Availability::Hidden => Step::Stay,
        }
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        if self.list.view(frame, area, context) {
            let pane = self.list.areas(area).detail;
            detail::view(self.list.selected(), self.list.rows(), frame, pane, context);
        }
    }
}
