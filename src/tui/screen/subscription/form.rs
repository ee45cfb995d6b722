//! What is to be changed of a subscription, until it is submitted: nothing here changes anything (RENEW-3).

use tui_input::Input;

use crate::domain::renewal::SubscriptionChange;
use crate::domain::{BillingPlan, EntitlementId, Renewal, Subscription};
use crate::service::ChangeSubscription;
use crate::tui::keymap::Key;
use crate::tui::ring::neighbour;
use crate::tui::widget::input;

/// The form.
#[derive(Debug, Default)]
pub(super) struct Form {
    name: Input,
    /// What the name was when the field was entered; `None` while nobody types in it.
    entered: Option<String>,
    renewal: Option<Renewal>,
    /// The plan that turning auto-renew on again comes back to.
    plan: Option<BillingPlan>,
}

impl Form {
    /// The form of a subscription as it stands.
    pub(super) fn of(stored: &Subscription) -> Self {
        let plan = match stored.renewal {
            Renewal::Renews { plan } => plan,
            Renewal::Expires => stored.plan,
        };
        let name = Input::new(stored.friendly_name.clone());
        Self { name, entered: None, renewal: Some(stored.renewal), plan: Some(plan) }
    }

    /// The same once the subscription stands otherwise than before: what nobody has changed here follows it.
    pub(super) fn follow(&mut self, before: &Subscription, stored: &Subscription) {
        let fresh = Self::of(stored);
        if self.renewal == Some(before.renewal) {
            (self.renewal, self.plan) = (fresh.renewal, fresh.plan);
        }
        if self.name.value() == before.friendly_name && self.entered.is_none() {
            self.name = fresh.name;
        }
    }

    /// The field of the name.
    pub(super) fn name(&self) -> &Input {
        &self.name
    }

    /// Whether somebody types in it.
    pub(super) fn is_typing(&self) -> bool {
        self.entered.is_some()
    }

    /// What is to follow the term.
    pub(super) fn renewal(&self, stored: &Subscription) -> Renewal {
        self.renewal.unwrap_or(stored.renewal)
    }

    /// Goes into the field of the name.
    pub(super) fn enter_name(&mut self) {
        self.entered.get_or_insert(self.name.value().to_owned());
    }

    /// Leaves the field with what was typed, without blanks around it.
    pub(super) fn keep_name(&mut self) {
        if self.entered.take().is_some() {
            self.name = Input::new(self.name.value().trim().to_owned());
        }
    }

    /// Leaves the field with what stood there before.
    pub(super) fn put_name_back(&mut self) {
        if let Some(before) = self.entered.take() {
            self.name = Input::new(before);
        }
    }

    /// Takes a key that is text for the name.
    pub(super) fn edit(&mut self, key: Key) {
        input::edit(&mut self.name, key);
    }

    /// Takes a pasted text into the name, where somebody types in it.
    pub(super) fn paste(&mut self, text: &str) {
        if self.is_typing() {
            input::paste(&mut self.name, text);
        }
    }

    /// Turns auto-renew on or off.
    pub(super) fn toggle(&mut self, stored: &Subscription, offered: &[BillingPlan]) {
        self.renewal = Some(match self.renewal(stored) {
            Renewal::Renews { .. } => Renewal::Expires,
            Renewal::Expires => {
                let wanted = self.plan.filter(|plan| offered.contains(plan)).or(offered.first().copied());
                wanted.map_or(Renewal::Expires, |plan| Renewal::Renews { plan })
            }
        });
    }

    /// Chooses another plan for the next term, where there is one (BUY-6).
    pub(super) fn choose_plan(&mut self, by: isize, stored: &Subscription, offered: &[BillingPlan]) {
        if let Renewal::Renews { plan } = self.renewal(stored)
            && !offered.is_empty()
        {
            let plan = neighbour(offered, &plan, by);
            (self.plan, self.renewal) = (Some(plan), Some(Renewal::Renews { plan }));
        }
    }

    /// Whether the name is another than the stored one.
    pub(super) fn renames(&self, stored: &Subscription) -> bool {
        self.name.value().trim() != stored.friendly_name
    }

    /// Whether something else is to follow the term than what is stored.
    pub(super) fn changes_renewal(&self, stored: &Subscription) -> bool {
        self.renewal(stored) != stored.renewal
    }

    /// What *Skicka* asks for; `None` where nothing is another.
    pub(super) fn change(&self, entitlement: &EntitlementId, stored: &Subscription) -> Option<ChangeSubscription> {
        let renewal = self.changes_renewal(stored).then(|| self.renewal(stored));
        let name = self.renames(stored).then(|| self.name.value().trim().to_owned());
        let change = SubscriptionChange { renewal, name };
        let is_another = change != SubscriptionChange::default();
        is_another.then(|| ChangeSubscription { entitlement: entitlement.clone(), change })
    }
}
