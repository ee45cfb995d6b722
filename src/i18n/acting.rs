//! Who did something, as a list of the activity log names them (LOG-1).

use crate::domain::{ActivityRecord, Actor};
use crate::i18n::{Locale, message};

impl Locale {
    /// An operator by name; in the customer's own view that it was there, and which operator stood in.
    #[must_use]
    pub fn acting(self, actor: &Actor) -> String {
        match actor {
            Actor::Operator { name, .. } => self.person(name),
            Actor::CustomerAdmin { by: Some(operator), .. } => {
                self.text_with(message!("actor-in-view"), &[("operator", operator.name.as_str().into())])
            }
            Actor::CustomerAdmin { by: None, .. } => self.text(message!("actor-of-customer")),
        }
    }

    /// What was done, and to which operator where it was done to one.
    #[must_use]
    pub fn action(self, record: &ActivityRecord) -> String {
        let action = self.activity_kind(record.kind);
        let Some(operator) = &record.subject.operator else { return action };
        let of = [("action", action.into()), ("person", operator.name.as_str().into())];
        match &operator.roles {
            Some(roles) => {
                let [action, name] = of;
                let values = [action, name, ("roles", self.roles(roles).into())];
                self.text_with(message!("activity-of-operator-with-roles"), &values)
            }
            None => self.text_with(message!("activity-of-operator"), &of),
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono_tz::Tz;
    use uuid::Uuid;

    use super::*;
    use crate::domain::actor::{StandIn, TenantUser};
    use crate::domain::{OperatorId, Roles, TenantId};
    use crate::i18n::Language;

    #[test]
    fn log_1_what_is_done_in_the_customers_view_names_the_view_and_the_operator() {
        let by = StandIn { id: OperatorId(Uuid::nil()), name: "Anna Berg".to_owned(), roles: Roles::default() };
        let in_view = Actor::standing_in(TenantId(Uuid::nil()), "Contoso AB", TenantUser::GlobalAdmin, by);
        let expected = [
            (Language::Swedish, "kundens vy, genom Anna Berg", "Kundens egen användare"),
            (Language::English, "customer’s view, by Anna Berg", "The customer’s own user"),
        ];
        for (language, stood_in, alone) in expected {
            let locale = Locale::new(language, Tz::UTC);
            assert_eq!(locale.acting(&in_view), stood_in);
            assert_eq!(locale.acting(&Actor::example_customer(true)), alone);
            assert_eq!(locale.acting(&Actor::example(&[])), "Anna Berg");
        }
    }
}
