//! Who did something, as a list of the activity log names them (LOG-1).

use crate::domain::activity::{ActivityDetail, KeysWritten};
use crate::domain::{ActivityRecord, Actor, Recipient, Sealing};
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

    /// The same for a column: the name of the operator first, as it says most.
    #[must_use]
    pub fn acting_short(self, actor: &Actor) -> String {
        match actor.stand_in() {
            Some(operator) => {
                self.text_with(message!("actor-in-view-short"), &[("operator", operator.name.as_str().into())])
            }
            None => self.acting(actor),
        }
    }

    /// What a record says besides: what no role allowed, or what is in a file of keys and who can open it.
    #[must_use]
    pub fn activity_detail(self, detail: &ActivityDetail) -> String {
        match detail {
            ActivityDetail::Lacked(permission) => {
                let permission = self.permission_name(*permission);
                self.text_with(message!("detail-lacked"), &[("permission", permission.into())])
            }
            ActivityDetail::KeysWritten(KeysWritten { keys, links, again, sealing }) => {
                let counts = [("keys", (*keys).into()), ("links", (*links).into())];
                let counted = self.text_with(message!("detail-keys-written"), &counts);
                let again =
                    (0 < *again).then(|| self.text_with(message!("detail-again"), &[("again", (*again).into())]));
                let told = [Some(counted), again, Some(self.sealed(sealing))];
                told.into_iter().flatten().collect::<Vec<_>>().join(", ")
            }
        }
    }

    fn sealed(self, sealing: &Sealing) -> String {
        match sealing {
            Sealing::Plain => self.text(message!("detail-plain")),
            Sealing::Passphrase => self.text(message!("detail-passphrase")),
            Sealing::Recipients(recipients) => {
                let all: Vec<&str> = recipients.iter().map(Recipient::as_str).collect();
                self.text_with(message!("detail-recipients"), &[("recipients", self.id(all.join(", ")).into())])
            }
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
    use crate::domain::{OperatorId, Permission, Roles, TenantId};
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
            assert!(locale.acting_short(&in_view).starts_with("Anna Berg ("));
            assert_eq!(locale.acting_short(&Actor::example(&[])), "Anna Berg");
        }
    }

    #[test]
    fn key_5_what_is_in_a_file_of_keys_is_told_in_the_readers_language() {
        let written = |again, sealing| ActivityDetail::KeysWritten(KeysWritten { keys: 3, links: 1, again, sealing });
        let told = |language| {
            let locale = Locale::new(language, Tz::UTC);
            [
                written(0, Sealing::Plain),
                written(2, Sealing::Passphrase),
                ActivityDetail::Lacked(Permission::ActivityLog),
            ]
            .map(|detail| locale.activity_detail(&detail))
        };
        let sealed = "3 nycklar, 1 länk, 2 köp hämtade igen, förseglad med en lösenfras";
        let lacked = "ingen roll gav rätt att se aktivitetsloggen";
        assert_eq!(told(Language::Swedish), ["3 nycklar, 1 länk, fil i klartext", sealed, lacked]);
        assert_eq!(told(Language::English)[0], "3 keys, 1 link, file in clear");
    }
}
