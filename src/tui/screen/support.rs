//! *Supportärenden*: the requests that were filed, and above them the drafts of the operator (SUPPORT-2).

mod detail;
pub(super) mod table;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use crate::domain::{Permission, SupportDraftId, SupportRequestNumber};
use crate::i18n::{MessageId, message};
use crate::service::support::{SupportRow, SupportRowId};
use crate::tui::context::{Availability, Context};
use crate::tui::dialog::{Dialog, confirm};
use crate::tui::effect::{Ask, ExportForm, SupportAsk};
use crate::tui::failure::Failure;
use crate::tui::keymap::Binding;
use crate::tui::listing::{Filtering, ListPart, Listing};
use crate::tui::moving::{Move, keys_with_list};
use crate::tui::msg::{Reply, SupportReply};
use crate::tui::note::Note;
use crate::tui::room::Room;
use crate::tui::screen::support_request::exported;
use crate::tui::session::Ticket;
use crate::tui::sorting::Sorted;
use crate::tui::step::{Destination, Step};
use crate::tui::support_start::SupportStart;

/// The support requests.
#[derive(Debug)]
pub struct State {
    list: Listing<table::SupportRequests>,
    /// The question that has a request written to a file, until it is answered.
    exporting: Option<Ticket>,
    /// The question that has a draft thrown away, until it is answered.
    discarding: Option<Ticket>,
}

/// A column of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// The number.
    Number,
    /// When it was filed, or changed last.
    Date,
    /// *Rubrik*.
    Title,
    /// *Typ av problem*.
    Kind,
    /// The customer.
    Customer,
    /// How it stands.
    Status,
}

/// What can be done with support requests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// To the selected request, or on with the selected draft.
    Open,
    /// A new one.
    New,
    /// A new draft like the selected request.
    Reopen,
    /// The selected draft thrown away, after asking.
    Discard,
    /// The selected request written to a file.
    Export(ExportForm),
    /// Something with the filter.
    Filter(Filtering),
    /// Sort by a column; again: the other way round.
    Sort(Column),
    /// Through the list.
    Move(Move),
}

impl State {
    /// The requests, not asked for yet, at one if one is named.
    #[must_use]
    pub fn new(wanted: Option<SupportRowId>) -> Self {
        Self { list: Listing::new(detail::ROWS).wanting(wanted), exporting: None, discarding: None }
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

    /// Whether there is a list that can be filtered.
    #[must_use]
    pub fn takes_filter(&self) -> bool {
        self.list.takes_filter()
    }

    /// The number of the selected request; `None` of a draft.
    fn selected_number(&self) -> Option<&SupportRequestNumber> {
        match &self.list.selected()?.id {
            SupportRowId::Filed(number) => Some(number),
            SupportRowId::Draft(_) => None,
        }
    }

    /// Has a draft thrown away.
    pub fn discard(&mut self, id: SupportDraftId, context: &Context<'_>) -> Step {
        let ticket = context.ticket();
        self.discarding = Some(ticket);
        Step::Ask(ticket, Ask::Support(SupportAsk::Discard(id)))
    }

    fn ask_to_discard(&self) -> Step {
        let Some(SupportRow { id: SupportRowId::Draft(id), title, .. }) = self.list.selected() else {
            return Step::Stay;
        };
        Step::Open(Box::new(Dialog::Confirm(confirm::State::discard_draft(*id, title))))
    }

    fn discarded(&mut self, result: Result<(), Failure>, context: &Context<'_>) -> Step {
        self.discarding = None;
        let told = match result {
            Ok(()) => Step::Say(Note::good(context.locale.text(message!("support-discarded")))),
            Err(failure) => Step::Fail(failure),
        };
        Step::Many(vec![self.refresh(context), told])
    }

    fn export(&mut self, form: ExportForm, context: &Context<'_>) -> Step {
        let Some(number) = self.selected_number().cloned() else { return Step::Stay };
        let ticket = context.ticket();
        self.exporting = Some(ticket);
        Step::Ask(ticket, Ask::Support(SupportAsk::Export(number, form)))
    }
}

/// Where a row leads.
fn opened(row: &SupportRow) -> Step {
    Step::Go(match &row.id {
        SupportRowId::Draft(id) => Destination::SupportForm(SupportStart::Draft(*id)),
        SupportRowId::Filed(number) => Destination::SupportRequest(number.clone()),
    })
}

impl Room for State {
    type Action = Action;

    const KEYS: &'static [Binding<Action>] = keys_with_list![Action::Move, Action::Filter;
        Binding::always(&["Enter"], Action::Open, message!("key-open")).shown(100),
        Binding::moving(&["n"], Action::New, message!("key-new-request")).shown(98),
        Binding::moving(&["c"], Action::Reopen, message!("key-reopen-as-draft")).shown(86),
        Binding::moving(&["X", "Delete"], Action::Discard, message!("key-discard-draft")).shown(85),
        Binding::moving(&["e"], Action::Export(ExportForm::Text), message!("key-export-text")).shown(74),
        Binding::moving(&["E"], Action::Export(ExportForm::Email), message!("key-export-email")).shown(73),
        Binding::moving(&["Esc"], Action::Filter(Filtering::Clear), message!("key-unfilter")).shown(96),
        Binding::moving(&["S n"], Action::Sort(Column::Number), message!("key-sort-request-number")).ending(message!("sort-request-number")),
        Binding::moving(&["S d"], Action::Sort(Column::Date), message!("key-sort-request-date")).ending(message!("sort-request-date")),
        Binding::moving(&["S t"], Action::Sort(Column::Title), message!("key-sort-request-title")).ending(message!("sort-request-title")),
        Binding::moving(&["S k"], Action::Sort(Column::Kind), message!("key-sort-request-kind")).ending(message!("sort-request-kind")),
        Binding::moving(&["S c"], Action::Sort(Column::Customer), message!("key-sort-request-customer")).ending(message!("sort-request-customer")),
        Binding::moving(&["S s"], Action::Sort(Column::Status), message!("key-sort-request-status")).ending(message!("sort-request-status")),
    ];

    fn list(&self) -> Option<&dyn ListPart> {
        Some(&self.list)
    }

    fn list_mut(&mut self) -> Option<&mut dyn ListPart> {
        Some(&mut self.list)
    }

    fn availability(&self, action: Action, context: &Context<'_>) -> Availability {
        let (selected, number) = (self.list.selected(), self.selected_number());
        match action {
            Action::Open => Availability::when(selected.is_some()),
            Action::New => context.allows(Permission::SupportRequest),
            Action::Reopen => Availability::when(number.is_some()).and(context.allows(Permission::SupportRequest)),
            Action::Discard => Availability::when(selected.is_some() && number.is_none()),
            Action::Export(_) => Availability::when(number.is_some() && self.exporting.is_none()),
            Action::Filter(filtering) => self.list.may_filter(filtering),
            Action::Sort(_) | Action::Move(_) => self.list.may_move(),
        }
    }

    fn label(&self, action: Action) -> Option<MessageId> {
        match action {
            Action::Filter(filtering) => self.list.filter_label(filtering),
            Action::Open
            | Action::New
            | Action::Reopen
            | Action::Discard
            | Action::Export(_)
            | Action::Sort(_)
            | Action::Move(_) => None,
        }
    }

    fn update(&mut self, action: Action, context: &Context<'_>) -> Step {
        match action {
            Action::Open => return self.list.selected().map_or(Step::Stay, opened),
            Action::New => return Step::Go(Destination::SupportForm(SupportStart::Empty)),
            Action::Reopen => {
                let like = |number: &SupportRequestNumber| SupportStart::Like(number.clone());
                let start = self.selected_number().map(like);
                return start.map_or(Step::Stay, |start| Step::Go(Destination::SupportForm(start)));
            }
            Action::Discard => return self.ask_to_discard(),
            Action::Export(form) => return self.export(form, context),
            Action::Filter(filtering) => self.list.filter(filtering, context),
            Action::Sort(column) => self.list.sort_by(column, context),
            Action::Move(movement) => self.list.go(movement, context),
        }
        Step::Stay
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        self.list.awaits(ticket) || [self.exporting, self.discarding].contains(&Some(ticket))
    }

    fn receive(&mut self, _ticket: Ticket, reply: Reply, context: &Context<'_>) -> Step {
        if let Reply::Support(SupportReply::Exported(result)) = reply {
            self.exporting = None;
            return exported(result, context);
        }
        if let Reply::Support(SupportReply::Discarded(result)) = reply {
            return self.discarded(result, context);
        }
        if let Reply::Support(SupportReply::Listed(result)) = reply {
            self.list.settle(result, context);
        }
        Step::Stay
    }

    fn refresh(&mut self, context: &Context<'_>) -> Step {
        let ticket = context.ticket();
        self.list.ask(ticket);
        Step::Ask(ticket, Ask::Support(SupportAsk::List))
    }

    fn press(&mut self, at: Position, area: Rect, context: &Context<'_>) -> Step {
        self.list.press(at, area, context);
        Step::Stay
    }

    fn double_press(&mut self, at: Position, area: Rect, context: &Context<'_>) -> Step {
        self.list.double_press(at, area, context).map_or(Step::Stay, opened)
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        let pane = self.list.areas(area).detail;
        if self.list.view(frame, area, context) {
            detail::view(self.list.selected(), frame, pane, context);
        }
    }
}
