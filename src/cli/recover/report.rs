//! What is said of a store that was made whole: from what, what is missing, and what would bring that back.

use std::path::Path;

use crate::domain::TenantId;
use crate::domain::version::EntityRef;
use crate::i18n::{Locale, MessageId, message};
use crate::ports::recovery::{LeftOut, Part, Remedy, Row};
use crate::ports::{Loss, Recovery, RecoverySource};
use crate::system::StoreKind;

/// A recovery, and who is told of it.
#[derive(Clone, Copy)]
pub(super) struct Report<'a> {
    pub(super) recovery: &'a Recovery,
    /// Which store it was.
    pub(super) kind: StoreKind,
    /// The data directory, where one was given on the command line: without it another store would be meant.
    pub(super) data_dir: Option<&'a Path>,
    pub(super) locale: Locale,
}

impl Report<'_> {
    /// All of it, a line each, as it is kept beside the store.
    pub(super) fn text(self) -> String {
        let Self { recovery, locale, .. } = self;
        let source = match &recovery.source {
            RecoverySource::Salvage => {
                locale.text_with(message!("recover-salvaged"), &[("rows", recovery.rows.into())])
            }
            RecoverySource::Backup { file, made } => {
                let values = [("file", text_of(file).into()), ("made", locale.date_time_in_zone(*made).into())];
                locale.text_with(message!("recover-from-backup"), &values)
            }
        };
        let mut lines = vec![source];
        if let Some(path) = &recovery.set_aside {
            lines.push(locale.text_with(message!("recover-aside"), &[("path", text_of(path).into())]));
        }
        if 0 < recovery.stayed_cancelled {
            let values = [("count", recovery.stayed_cancelled.into())];
            lines.push(locale.text_with(message!("recover-cancelled"), &values));
        }
        if recovery.is_whole() {
            lines.push(locale.text(message!("recover-nothing-lost")));
        } else {
            lines.push(locale.text(message!("recover-lost")));
            lines.extend(self.losses().map(|loss| format!("- {loss}")));
        }
        if recovery.losses.iter().any(|loss| matches!(loss, Loss::With { .. })) {
            lines.push(locale.text(message!("recover-left-out")));
        }
        lines.extend(recovery.remedy.as_ref().into_iter().flat_map(|remedy| self.remedy(remedy)));
        lines.push(String::new());
        lines.join("\n")
    }

    /// What is missing, a sentence each.
    pub(super) fn losses(&self) -> impl Iterator<Item = String> {
        self.recovery.losses.iter().map(|loss| self.loss(loss))
    }

    /// What brings back what the backup has.
    pub(super) fn command(self, remedy: &Remedy) -> String {
        let flag = match self.kind {
            StoreKind::Main => "",
            StoreKind::Demo => "--demo ",
        };
        let place = self.data_dir.map(|directory| format!("--data-dir {} ", quoted(&text_of(directory))));
        format!("nyckel {flag}{}restore {}", place.unwrap_or_default(), quoted(&text_of(&remedy.file)))
    }

    fn remedy(self, remedy: &Remedy) -> Vec<String> {
        let locale = self.locale;
        let made = locale.date_time_in_zone(remedy.made);
        let mut lines =
            vec![locale.text_with(message!("recover-remedy"), &[("rows", remedy.rows.into()), ("made", made.into())])];
        if !remedy.customers.is_empty() {
            lines.push(locale.text(message!("recover-remedy-customers")));
            lines.extend(remedy.customers.keys().map(|tenant| format!("- {}", self.customer(*tenant))));
        }
        lines.push(locale.text_with(message!("recover-remedy-later"), &[("later", remedy.later.into())]));
        let values = [("command", self.command(remedy).into())];
        lines.push(locale.text_with(message!("recover-remedy-how"), &values));
        lines
    }

    fn loss(self, loss: &Loss) -> String {
        let locale = self.locale;
        match loss {
            Loss::Commits(count) => locale.text_with(message!("loss-commits"), &[("count", (*count).into())]),
            Loss::Row(row @ Row::Entity(EntityRef::SealedKey(_, _))) => {
                locale.text_with(message!("loss-can-be-fetched"), &[("what", self.row(row).into())])
            }
            Loss::Row(row) => self.row(row),
            Loss::With { lost, with } => {
                let values = [("what", self.entity(lost).into()), ("contents", self.left_out(with).into())];
                locale.text_with(message!("loss-with"), &values)
            }
            Loss::Between { part, after, before } => {
                let edge = |row: &Option<Row>, end| row.as_ref().map_or_else(|| locale.text(end), |row| self.row(row));
                let part = locale.text(match part {
                    Part::Customers => message!("loss-part-customers"),
                    Part::Operators => message!("loss-part-operators"),
                    Part::KeySlots => message!("loss-part-key-slots"),
                    Part::SupportRequests => message!("loss-part-support-requests"),
                });
                let values = [
                    ("part", part.into()),
                    ("after", edge(after, message!("loss-beginning")).into()),
                    ("before", edge(before, message!("loss-end")).into()),
                ];
                locale.text_with(message!("loss-between"), &values)
            }
            Loss::Revocations(count) => locale.text_with(message!("loss-revocations"), &[("count", (*count).into())]),
            Loss::Records { first, last } if first == last => {
                locale.text_with(message!("loss-record"), &[("first", first.to_string().into())])
            }
            Loss::Records { first, last } => {
                let values = [("first", first.to_string().into()), ("last", last.to_string().into())];
                locale.text_with(message!("loss-records"), &values)
            }
        }
    }

    fn left_out(self, left_out: &LeftOut) -> String {
        let LeftOut { orders, purchases, subscriptions, keys, devices } = *left_out;
        let counted = [
            (message!("left-out-orders"), orders),
            (message!("left-out-purchases"), purchases),
            (message!("left-out-subscriptions"), subscriptions),
            (message!("left-out-keys"), keys),
            (message!("left-out-devices"), devices),
        ];
        let told = counted.into_iter().filter(|(_, count)| 0 < *count);
        let told: Vec<String> = told.map(|(id, count)| self.locale.text_with(id, &[("count", count.into())])).collect();
        self.locale.all_of(&told)
    }

    /// A row in words, as it stands within a sentence.
    fn row(self, row: &Row) -> String {
        match row {
            Row::Entity(entity) => self.entity(entity),
            Row::Charge(id) => self.named(message!("loss-charge"), id.order_line(), Some(id.tenant)),
            Row::LastAccess(id) => self.named(message!("loss-last-access"), id.order_line(), Some(id.tenant)),
            Row::KeySlot(operator) => self.named(message!("loss-key-slot"), operator.to_string(), None),
            Row::Attachment(number, file) => {
                let values = [("name", file.to_string().into()), ("number", number.to_string().into())];
                self.locale.text_with(message!("loss-attachment"), &values)
            }
            Row::Unnamed(key) => self.named(message!("loss-unnamed"), key.clone(), None),
        }
    }

    fn entity(self, entity: &EntityRef) -> String {
        let (id, name) = match entity {
            EntityRef::Customer(tenant) => (message!("loss-customer"), self.customer(*tenant)),
            EntityRef::Order(_, order) => (message!("loss-order"), order.to_string()),
            EntityRef::Entitlement(id) => (message!("loss-purchase"), id.order_line()),
            EntityRef::Subscription(_, id) => (message!("loss-subscription"), id.to_string()),
            EntityRef::SealedKey(id, version) => (message!("loss-key"), format!("{}, {version}", id.order_line())),
            EntityRef::Operator(id) => (message!("loss-operator"), id.to_string()),
            EntityRef::Operators => (message!("loss-part-operators"), String::new()),
            EntityRef::Schedule(id) => (message!("loss-schedule"), id.order_line()),
            EntityRef::Command(_, id) => (message!("loss-command"), id.to_string()),
            EntityRef::KmsDevice(_, id) => (message!("loss-kms-device"), id.to_string()),
            EntityRef::SupportRequest(number) => (message!("loss-support-request"), number.to_string()),
        };
        self.named(id, name, entity.tenant())
    }

    fn named(self, id: MessageId, name: String, tenant: Option<TenantId>) -> String {
        let customer = tenant.map(|tenant| self.customer(tenant)).unwrap_or_default();
        self.locale.text_with(id, &[("name", name.into()), ("customer", customer.into())])
    }

    /// A customer by name, where it is known, and id.
    fn customer(self, tenant: TenantId) -> String {
        let id = tenant.to_string();
        match self.recovery.names.get(&tenant) {
            Some(name) => {
                self.locale.text_with(message!("recover-named"), &[("name", name.clone().into()), ("id", id.into())])
            }
            None => id,
        }
    }
}

pub(super) fn text_of(path: &Path) -> String {
    path.display().to_string()
}

/// The word as a shell takes it.
fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "/._-+@:".contains(c);
    if word.chars().all(is_plain) { word.to_owned() } else { format!("'{}'", word.replace('\'', r"'\''")) }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use chrono_tz::Tz;

    use super::*;
    use crate::domain::Seq;
    use crate::i18n::Language;
    use crate::testing::example;

    #[test]
    fn what_is_missing_between_two_rows_is_said_in_words() {
        let id = example::entitlement_id(7, "OR-1", 2);
        let customers = Loss::Between {
            part: Part::Customers,
            after: Some(Row::Entity(EntityRef::Entitlement(id.clone()))),
            before: Some(Row::Entity(EntityRef::Customer(example::tenant(9)))),
        };
        let slots =
            Loss::Between { part: Part::KeySlots, after: Some(Row::KeySlot(example::operator_id(1))), before: None };
        let (seven, nine, operator) = (id.tenant, example::tenant(9), example::operator_id(1));
        for (language, expected) in [
            (
                Language::Swedish,
                [
                    format!(
                        "allt om kunderna mellan köpet OR-1/2 för kunden {seven} och kunden Åkes Bygg \
                         ({nine})"
                    ),
                    format!(
                        "allt om operatörernas lösenfraser mellan lösenfrasen för operatören {operator} och slutet"
                    ),
                    format!("noteringen om den senaste åtkomsten till köpet OR-1/2 för kunden {seven}"),
                ],
            ),
            (
                Language::English,
                [
                    format!(
                        "everything about the customers between the purchase OR-1/2 of the customer {seven} and the \
                         customer Åkes Bygg ({nine})"
                    ),
                    format!(
                        "everything about the operators’ passphrases between the passphrase of the operator {operator} \
                         and the end"
                    ),
                    format!("the note of the last access to the purchase OR-1/2 of the customer {seven}"),
                ],
            ),
        ] {
            let locale = Locale::new(language, Tz::UTC);
            let losses = [customers.clone(), slots.clone(), Loss::Row(Row::LastAccess(id.clone()))];
            let recovery = recovery(&losses);
            let report = Report { recovery: &recovery, kind: StoreKind::Main, data_dir: None, locale };
            assert_eq!(report.losses().collect::<Vec<_>>(), expected);
        }
    }

    fn recovery(losses: &[Loss]) -> Recovery {
        Recovery {
            set_aside: None,
            source: RecoverySource::Salvage,
            acknowledged: None,
            recovered: Seq(7),
            rows: 100,
            stayed_cancelled: 0,
            losses: losses.to_vec(),
            names: BTreeMap::from([(example::tenant(9), "Åkes Bygg".to_owned())]),
            remedy: None,
        }
    }

    #[test]
    fn what_was_left_out_is_counted_and_the_backup_that_has_it_is_named_with_the_command() {
        let with = LeftOut { orders: 1, purchases: 2, subscriptions: 0, keys: 3, devices: 0 };
        let mut recovery = recovery(&[Loss::With { lost: EntityRef::Customer(example::tenant(9)), with }]);
        recovery.remedy = Some(Remedy {
            file: "/home/a b/it's.backup".into(),
            made: example::now(),
            rows: 7,
            customers: recovery.names.clone(),
            later: 1,
        });
        let nine = example::tenant(9);
        for (language, kind, expected) in [
            (
                Language::Swedish,
                StoreKind::Main,
                [
                    format!("- kunden Åkes Bygg ({nine}), tillsammans med en order, 2 köp och 3 förseglade nycklar"),
                    "Det finns en hel säkerhetskopia från 2026-11-23 09:00 UTC, och den har 7 poster som nu saknas."
                        .to_owned(),
                    format!("- Åkes Bygg ({nine})"),
                    "En ändring har gjorts sedan dess. Den finns här men inte i säkerhetskopian.".to_owned(),
                    r"Så återställs den: nyckel restore '/home/a b/it'\''s.backup'".to_owned(),
                ],
            ),
            (
                Language::English,
                StoreKind::Demo,
                [
                    format!(
                        "- the customer Åkes Bygg ({nine}), together with one order, 2 purchases and 3 sealed keys"
                    ),
                    "There is a whole backup of 2026-11-23 09:00 UTC, and it has 7 records that are missing now."
                        .to_owned(),
                    format!("- Åkes Bygg ({nine})"),
                    "One change has been made since. It is here, but not in the backup.".to_owned(),
                    r"To restore it: nyckel --demo --data-dir /elsewhere restore '/home/a b/it'\''s.backup'".to_owned(),
                ],
            ),
        ] {
            let data_dir = (kind == StoreKind::Demo).then_some(Path::new("/elsewhere"));
            let text = Report { recovery: &recovery, kind, data_dir, locale: Locale::new(language, Tz::UTC) }.text();
            for line in expected {
                assert!(text.lines().any(|told| told == line), "{line}: {text}");
            }
        }
    }
}
