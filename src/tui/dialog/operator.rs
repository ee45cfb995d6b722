//! The dialogs about an operator: added, given other roles or another passphrase, removed. Each is a form of lines that
//! are gone through with Tab, and Enter sends it.

mod mending;
mod view;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use tui_input::Input;

use crate::domain::operators::require_reach;
use crate::domain::{Operator, OperatorId, Refusal, Role, Roles};
use crate::i18n::{Language, Locale, MessageId, Sentence, message};
use crate::service::{AddOperator, ChangePassphrase, ChangeRoles};
use crate::tui::context::{Availability, Context};
use crate::tui::dialog::{Dialog, confirm};
use crate::tui::effect::{Ask, OperatorsAsk};
use crate::tui::keymap::{Binding, Focus, Key};
use crate::tui::msg::{OperatorDeed, OperatorsReply, Reply};
use crate::tui::ring::neighbour;
use crate::tui::room::Room;
use crate::tui::session::Ticket;
use crate::tui::step::{Answer, Step};
use crate::tui::widget::secret_field::SecretField;
use crate::tui::widget::{dialog_box, input};

/// The form.
#[derive(Debug)]
pub struct State {
    deed: OperatorDeed,
    /// Whom it is about; `None` where one is added.
    operator: Option<Operator>,
    fields: Vec<Field>,
    /// Which of them has the focus.
    at: usize,
    /// The name of who is added, or as it is typed to confirm.
    name: Input,
    roles: Vec<Role>,
    language: Option<Language>,
    present: SecretField,
    new: SecretField,
    again: SecretField,
    /// The question that carries it out, until it is answered.
    sent: Option<Ticket>,
    /// Why it was not done.
    trouble: Option<Sentence>,
}

/// A line of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Name,
    Role(Role),
    Language,
    Present,
    New,
    Again,
}

/// What can be done with the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Send it.
    Send,
    /// The next line.
    Next,
    /// The line before.
    Previous,
    /// Tick or untick the role, or take the other language.
    Toggle,
    /// Leave everything as it is.
    Close,
}

impl State {
    /// The form of a new operator.
    #[must_use]
    pub fn adding() -> Self {
        let roles = Role::ALL.map(Field::Role);
        let fields = [&[Field::Name][..], &roles, &[Field::Language, Field::New, Field::Again]].concat();
        Self::of(OperatorDeed::Added, None, fields)
    }

    /// The roles of an operator.
    #[must_use]
    pub fn changing_roles(operator: &Operator) -> Self {
        let fields = Role::ALL.map(Field::Role).to_vec();
        Self::of(OperatorDeed::RolesChanged, Some(operator), fields)
    }

    /// The passphrase of an operator; of one's own the present one is asked for.
    #[must_use]
    pub fn changing_passphrase(operator: &Operator, is_own: bool) -> Self {
        let fields = [Field::Present, Field::New, Field::Again];
        let fields = fields.into_iter().skip(usize::from(!is_own)).collect();
        Self::of(OperatorDeed::PassphraseChanged, Some(operator), fields)
    }

    /// The question whether an operator is removed.
    #[must_use]
    pub fn removing(operator: &Operator) -> Self {
        Self::of(OperatorDeed::Removed, Some(operator), vec![Field::Name])
    }

    fn of(deed: OperatorDeed, operator: Option<&Operator>, fields: Vec<Field>) -> Self {
        Self {
            deed,
            operator: operator.cloned(),
            fields,
            at: 0,
            name: Input::default(),
            roles: operator.map(|operator| operator.roles.as_slice().to_vec()).unwrap_or_default(),
            language: None,
            present: SecretField::new(),
            new: SecretField::new(),
            again: SecretField::new(),
            sent: None,
            trouble: None,
        }
    }

    fn field(&self) -> Option<Field> {
        self.fields.get(self.at).copied()
    }

    fn id(&self) -> Option<OperatorId> {
        self.operator.as_ref().map(|operator| operator.id)
    }

    fn secret(&mut self) -> Option<&mut SecretField> {
        match self.field()? {
            Field::Present => Some(&mut self.present),
            Field::New => Some(&mut self.new),
            Field::Again => Some(&mut self.again),
            Field::Name | Field::Role(_) | Field::Language => None,
        }
    }

    /// The first line on which something is missing.
    fn missing(&self, locale: Locale) -> Option<usize> {
        let is_there = |field: &Field| match field {
            Field::Name => match &self.operator {
                None => !self.name.value().trim().is_empty(),
                // Before an audience it is called as it stands on the screen.
                Some(operator) => is_same_text(self.name.value(), &locale.person(&operator.name)),
            },
            Field::Present => !self.present.is_empty(),
            Field::New => !self.new.is_empty(),
            Field::Again => !self.again.is_empty(),
            Field::Role(_) => !self.roles.is_empty(),
            Field::Language => true,
        };
        self.fields.iter().position(|field| !is_there(field))
    }

    fn toggle(&mut self) {
        match self.field() {
            Some(Field::Role(role)) if self.roles.contains(&role) => self.roles.retain(|known| *known != role),
            Some(Field::Role(role)) => self.roles.push(role),
            Some(Field::Language) => {
                let languages = [None, Some(Language::Swedish), Some(Language::English)];
                self.language = neighbour(&languages, &self.language, 1);
            }
            Some(Field::Name | Field::Present | Field::New | Field::Again) | None => {}
        }
    }

    /// Whether the role of this line may be given and taken by who acts.
    fn may_toggle(&self, context: &Context<'_>) -> Availability {
        match (self.field(), context.actor()) {
            (Some(Field::Role(role)), Some(actor)) => require_reach(actor, &Roles::new(&[role])).into(),
            (Some(Field::Language), Some(_)) => Availability::Ready,
            (_, _) => Availability::Hidden,
        }
    }

    fn send(&mut self, context: &Context<'_>) -> Step {
        self.trouble = None;
        if let Some(place) = self.missing(context.locale) {
            self.at = place;
            self.trouble = Some(self.what_is_missing(context));
            return Step::Stay;
        }
        if self.is_passphrase_wrong(context) {
            return Step::Stay;
        }
        let lost = self.own_loss(context);
        if !lost.is_empty() {
            return Step::Open(Box::new(Dialog::Confirm(confirm::State::lose_own(lost))));
        }
        self.go_on(context)
    }

    /// Sends it, whatever was asked about first.
    pub fn go_on(&mut self, context: &Context<'_>) -> Step {
        let Some(ask) = self.ask() else { return Step::Stay };
        let ticket = context.ticket();
        self.sent = Some(ticket);
        Step::Ask(ticket, Ask::Operators(ask))
    }

    fn close(&self) -> Step {
        if self.sent.is_none() && self.is_begun() {
            return Step::Open(Box::new(Dialog::Confirm(confirm::State::discard_form())));
        }
        Step::Close
    }

    /// The question, with copies of the passphrases: what is wrong is mended in the form, and the rest stays.
    fn ask(&self) -> Option<OperatorsAsk> {
        let roles = Roles::new(&self.roles);
        let new = self.new.copied();
        Some(match self.deed {
            OperatorDeed::Added => OperatorsAsk::Add(AddOperator {
                name: self.name.value().trim().to_owned(),
                roles,
                language: self.language.map(|language| language.tag().to_owned()),
                passphrase: new,
            }),
            OperatorDeed::RolesChanged => OperatorsAsk::ChangeRoles(ChangeRoles { operator: self.id()?, roles }),
            OperatorDeed::PassphraseChanged => {
                let present = self.fields.contains(&Field::Present).then(|| self.present.copied());
                OperatorsAsk::ChangePassphrase(ChangePassphrase { operator: self.id()?, present, new })
            }
            OperatorDeed::Removed => OperatorsAsk::Remove(self.id()?),
        })
    }
}

/// Whether what was typed is that text, whatever blanks and capitals it is typed with.
fn is_same_text(typed: &str, text: &str) -> bool {
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    words(typed) == words(text)
}

impl Room for State {
    type Action = Action;

    const KEYS: &'static [Binding<Action>] = &[
        Binding::always(&["Enter"], Action::Send, message!("key-send-operator")).shown(100),
        Binding::moving(&["Space"], Action::Toggle, message!("key-tick")).shown(96),
        Binding::always(&["Tab", "Down"], Action::Next, message!("key-other-field")).shown(90),
        Binding::always(&["Shift-Tab", "Up"], Action::Previous, message!("key-field-before")),
        Binding::always(&["Esc"], Action::Close, message!("key-close")).shown(98),
    ];

    fn focus(&self) -> Focus {
        match self.field() {
            Some(Field::Name | Field::Present | Field::New | Field::Again) => Focus::Typing,
            Some(Field::Role(_) | Field::Language) | None => Focus::Moving,
        }
    }

    fn availability(&self, action: Action, context: &Context<'_>) -> Availability {
        let is_open = self.sent.is_none();
        match action {
            Action::Send => Availability::when(is_open),
            Action::Toggle => Availability::when(is_open).and(self.may_toggle(context)),
            Action::Next | Action::Previous => Availability::when(1 < self.fields.len()),
            Action::Close => Availability::Ready,
        }
    }

    fn label(&self, action: Action) -> Option<MessageId> {
        (action == Action::Send && self.deed == OperatorDeed::Removed).then(|| message!("key-remove-operator"))
    }

    fn update(&mut self, action: Action, context: &Context<'_>) -> Step {
        let count = self.fields.len();
        match action {
            Action::Send => return self.send(context),
            Action::Close => return self.close(),
            Action::Toggle => self.toggle(),
            Action::Next => self.at = self.at.saturating_add(1).checked_rem(count).unwrap_or(0),
            Action::Previous => self.at = self.at.checked_sub(1).unwrap_or(count.saturating_sub(1)),
        }
        Step::Stay
    }

    fn edit(&mut self, key: Key, _context: &Context<'_>) -> Step {
        if self.sent.is_none() {
            if self.field() == Some(Field::Name) {
                input::edit(&mut self.name, key);
            } else if let Some(secret) = self.secret() {
                secret.edit(key);
            }
        }
        Step::Stay
    }

    /// What confirms a removal is typed, not pasted.
    fn paste(&mut self, text: &str, _context: &Context<'_>) -> Step {
        let is_confirmation = self.deed == OperatorDeed::Removed;
        if self.sent.is_none() && !is_confirmation {
            if self.field() == Some(Field::Name) {
                input::paste(&mut self.name, text);
            } else if let Some(secret) = self.secret() {
                secret.paste(text);
            }
        }
        Step::Stay
    }

    /// Who comes back to the terminal may be somebody else.
    fn hide(&mut self) {
        for secret in [&mut self.present, &mut self.new, &mut self.again] {
            secret.clear();
        }
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        self.sent == Some(ticket)
    }

    fn receive(&mut self, _ticket: Ticket, reply: Reply, context: &Context<'_>) -> Step {
        self.sent = None;
        let Reply::Operators(OperatorsReply::Done(deed, result)) = reply else { return Step::Stay };
        match result {
            Ok(operator) => Step::CloseWith(Answer::OperatorDone(deed, operator)),
            Err(failure) => self.failed(failure, context),
        }
    }

    /// A press goes to a line; one on the line that has the focus ticks it.
    fn press(&mut self, at: Position, area: Rect, context: &Context<'_>) -> Step {
        let form = self.form(area, context);
        let Some((line, _)) = dialog_box::spot(area, &form.dialog, at) else { return Step::Stay };
        let Some(place) = form.places.get(line).copied().flatten() else { return Step::Stay };
        if place != self.at {
            self.at = place;
        } else if self.availability(Action::Toggle, context) == Availability::Ready {
            self.toggle();
        }
        Step::Stay
    }

    fn explains(&self, _context: &Context<'_>) -> Option<Refusal> {
        None
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        self.view_form(frame, area, context);
    }
}
