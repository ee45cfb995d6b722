//! What keeps the form from being done: told below the line that it is about, which has the focus then. What was right in
//! the other lines stays.

use crate::domain::operators::{OperatorsRefusal, is_own};
use crate::domain::{Permission, Refusal, Roles};
use crate::i18n::{Sentence, message};
use crate::tui::context::Context;
use crate::tui::dialog::operator::{Field, State};
use crate::tui::failure::Failure;
use crate::tui::msg::OperatorDeed;
use crate::tui::step::Step;
use crate::tui::widget::text;

/// What one does not take from oneself unasked.
const DEAR: [Permission; 2] = [Permission::Operators, Permission::Keys];

impl State {
    /// Gives the first such line the focus, which that is about.
    fn is_about(&mut self, is_it: fn(&Field) -> bool, trouble: Sentence) {
        self.at = self.fields.iter().position(is_it).unwrap_or(self.at);
        self.trouble = Some(trouble);
    }

    /// Whether the new passphrase is no passphrase, or was not written twice alike: it is written anew then.
    pub(super) fn is_passphrase_wrong(&mut self, context: &Context<'_>) -> bool {
        let locale = context.locale;
        let new = self.new.copied();
        let trouble = if !self.fields.contains(&Field::New) {
            return false;
        } else if new != self.again.copied() {
            Sentence {
                what: locale.text(message!("operator-differs")),
                instead: locale.text(message!("operator-differs-instead")),
            }
        } else if !new.is_long_enough() {
            locale.refusal(&OperatorsRefusal::ShortPassphrase.into())
        } else {
            return false;
        };
        self.new.clear();
        self.again.clear();
        self.is_about(|field| *field == Field::New, trouble);
        true
    }

    /// A refusal and a wrong passphrase are mended in the form; whether anything else was done is not always known.
    pub(super) fn failed(&mut self, failure: Failure, context: &Context<'_>) -> Step {
        if failure.leaves_commit_unknown() {
            return Step::LockAfter(failure);
        }
        let trouble = failure.sentence(context.locale);
        if failure.is_of_a_wrong_passphrase() {
            self.present.clear();
            self.is_about(|field| *field == Field::Present, trouble);
            return Step::Stay;
        }
        let refusal = match failure.refusal() {
            Some(Refusal::Operators(refusal)) => Some(refusal),
            Some(_) | None => None,
        };
        match refusal {
            Some(OperatorsRefusal::NameTaken { .. } | OperatorsRefusal::NotAName) => {
                self.is_about(|field| *field == Field::Name, trouble);
            }
            Some(OperatorsRefusal::ShortPassphrase) => self.is_about(|field| *field == Field::New, trouble),
            Some(
                OperatorsRefusal::LastGlobalAdmin
                | OperatorsRefusal::RemovingOneself
                | OperatorsRefusal::NoRoles
                | OperatorsRefusal::AboveOwnRoles
                | OperatorsRefusal::SlotOfFirstKind { .. },
            )
            | None => self.trouble = Some(trouble),
        }
        Step::Stay
    }

    /// What is to be filled in on the line that has the focus.
    pub(super) fn what_is_missing(&self, context: &Context<'_>) -> Sentence {
        let locale = context.locale;
        match (self.field(), &self.operator) {
            (Some(Field::Role(_)), _) => locale.refusal(&OperatorsRefusal::NoRoles.into()),
            (Some(Field::Name), Some(operator)) => Sentence {
                what: locale.text(message!("operator-other-name")),
                instead: locale.text_with(
                    message!("operator-other-name-instead"),
                    &[("person", text::clean(&operator.name).into())],
                ),
            },
            (_, _) => Sentence {
                what: locale.text(message!("operator-missing")),
                instead: locale.text(message!("operator-missing-instead")),
            },
        }
    }

    /// What who acts would take from themselves that is asked about first.
    pub(super) fn own_loss(&self, context: &Context<'_>) -> Vec<Permission> {
        let (Some(operator), Some(actor)) = (&self.operator, context.actor()) else { return Vec::new() };
        let is_asked_about = self.deed == OperatorDeed::RolesChanged && is_own(actor, operator);
        let roles = Roles::new(&self.roles);
        let is_lost = |permission: &Permission| operator.roles.allow(*permission) && !roles.allow(*permission);
        DEAR.into_iter().filter(|permission| is_asked_about && is_lost(permission)).collect()
    }

    /// Whether there is something in it that would be lost.
    pub(super) fn is_begun(&self) -> bool {
        match self.deed {
            OperatorDeed::Added => {
                let is_written = !self.name.value().trim().is_empty() || !self.new.is_empty();
                is_written || !self.roles.is_empty()
            }
            OperatorDeed::RolesChanged => {
                self.operator.as_ref().is_some_and(|operator| operator.roles != Roles::new(&self.roles))
            }
            OperatorDeed::PassphraseChanged | OperatorDeed::Removed => false,
        }
    }
}
