//! What the columns of a table of devices are called, in Swedish and in English, as inventories and exports write it.

use crate::domain::kms_device::DeviceField;
use crate::search::fold;

/// The names of each field, folded and with single spaces; the best ones first.
const NAMES: [(DeviceField, &[&str]); 4] = [
    (
        DeviceField::Name,
        &[
            "device",
            "device name",
            "enhet",
            "enhetsnamn",
            "name",
            "namn",
            "computer name",
            "computername",
            "computer",
            "dator",
            "datornamn",
            "machine",
            "machine name",
            "client machine name",
            "server",
            "server name",
            "servernamn",
            "host",
            "hostname",
            "host name",
            "vard",
            "vardnamn",
            "dns name",
            "fqdn",
        ],
    ),
    (
        DeviceField::Product,
        &[
            "product",
            "product name",
            "produkt",
            "produktnamn",
            "software",
            "programvara",
            "edition",
            "utgava",
            "operating system",
            "operativsystem",
            "os",
            "licence",
            "license",
            "licens",
            "description",
            "beskrivning",
        ],
    ),
    (
        DeviceField::LastActivation,
        &[
            "last activation",
            "last activated",
            "last activation date",
            "last activation time",
            "lastactivation",
            "lastactivated",
            "senast aktiverad",
            "senaste aktivering",
            "senaste aktiveringen",
            "activation date",
            "aktiveringsdatum",
            "activated",
            "aktiverad",
            "activation",
            "aktivering",
            "last kms activation",
            "senaste kms aktivering",
            "date",
            "datum",
        ],
    ),
    (
        DeviceField::Note,
        &["note", "notes", "anteckning", "anteckningar", "comment", "comments", "kommentar", "remark", "anmarkning"],
    ),
];

/// The field that a column of that heading is, and how good a name it is for it: the less, the better.
pub(super) fn field_of(heading: &str) -> Option<(DeviceField, usize)> {
    let heading = folded(heading);
    NAMES.iter().find_map(|(field, names)| names.iter().position(|name| *name == heading).map(|place| (*field, place)))
}

/// A heading as headings are compared: as it is folded, with spaces for what joins words.
pub(super) fn folded(heading: &str) -> String {
    let spaced: String =
        heading.chars().map(|letter| if ['_', '-', '.', ':'].contains(&letter) { ' ' } else { letter }).collect();
    fold(&spaced)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kms_1_a_heading_is_understood_in_both_languages_however_it_is_joined() {
        use DeviceField as F;
        for (heading, field) in [
            ("Enhet", Some(F::Name)),
            ("ComputerName", Some(F::Name)),
            ("Värdnamn", Some(F::Name)),
            (" Produkt ", Some(F::Product)),
            ("Operating_System", Some(F::Product)),
            ("Senast aktiverad", Some(F::LastActivation)),
            ("last-activation", Some(F::LastActivation)),
            ("LAST ACTIVATED:", Some(F::LastActivation)),
            ("Anmärkning", Some(F::Note)),
            ("Problem", None),
            ("", None),
        ] {
            assert_eq!(field_of(heading).map(|(field, _)| field), field, "{heading}");
        }
    }

    #[test]
    fn every_name_is_written_as_it_is_compared_and_stands_once() {
        let all: Vec<&str> = NAMES.iter().flat_map(|(_, names)| names.iter().copied()).collect();
        for (place, name) in all.iter().enumerate() {
            assert_eq!(folded(name), *name);
            assert_eq!(all.iter().position(|other| other == name), Some(place), "{name}");
        }
    }
}
