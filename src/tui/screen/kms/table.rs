//! The list of devices: its columns, their order, and what the filter looks at.

use std::cmp::Ordering;

use crate::domain::{KmsDeviceId, KmsState};
use crate::i18n::{Collation, Locale, message};
use crate::service::kms::KmsRow;
use crate::tui::context::Context;
use crate::tui::listing::{Listed, Texts};
use crate::tui::screen::kms::Column;
use crate::tui::theme::Paint;
use crate::tui::widget::table::{Cell, Heading};

/// The devices of a customer, as they are listed.
#[derive(Debug)]
pub(super) struct Devices;

impl Listed for Devices {
    type Row = KmsRow;
    type Id = KmsDeviceId;
    type Column = Column;
    type Facets = ();

    const TEXTS: Texts = Texts {
        name: message!("place-kms"),
        title: message!("kms-title"),
        filtered: message!("kms-title-filtered"),
        empty: message!("kms-none"),
        empty_do: message!("kms-none-do-here"),
    };

    fn id(row: &KmsRow) -> &KmsDeviceId {
        &row.device.id
    }

    fn searched_text(row: &KmsRow, locale: Locale) -> String {
        let details = &row.device.details;
        let state = locale.kms_state(row.state);
        format!("{} {} {} {state}", details.name, details.product, details.note)
    }

    fn compare(column: Column, rows: [&KmsRow; 2], _: &Context<'_>, collation: &Collation) -> Ordering {
        let [left, right] = rows;
        let (one, other) = (&left.device.details, &right.device.details);
        match column {
            Column::Device => collation.compare(&one.name, &other.name),
            Column::Product => collation.compare(&one.product, &other.product),
            // The deadline comes as long after the activation for every device.
            Column::Activated | Column::Deadline => left.deadline.cmp(&right.deadline),
            Column::State => {
                (left.device.moved.is_some(), left.deadline).cmp(&(right.device.moved.is_some(), right.deadline))
            }
        }
    }

    fn headings(locale: Locale) -> Vec<(Column, Heading)> {
        vec![
            (Column::Device, Heading::wide(locale.text(message!("column-device")))),
            (Column::Product, Heading::wide(locale.text(message!("column-product"))).from(84)),
            (Column::Activated, Heading::sized(locale.text(message!("column-last-activated")), 16).from(96)),
            (Column::Deadline, Heading::sized(locale.text(message!("column-usually-until")), 16)),
            (Column::State, Heading::sized(locale.text(message!("column-left")), 22)),
        ]
    }

    fn cells(row: &KmsRow, context: &Context<'_>) -> Vec<Cell<'static>> {
        let locale = context.locale;
        let details = &row.device.details;
        let (state, paint) = state(row, context);
        vec![
            Cell::plain(locale.id(&details.name)),
            Cell::dim(details.product.clone()),
            Cell::dim(locale.last_activation(details.last_activation)),
            Cell::dim(locale.date_time(row.deadline)),
            Cell::painted(state, paint),
        ]
    }
}

/// How a device stands now.
pub(in crate::tui::screen) fn state(row: &KmsRow, context: &Context<'_>) -> (String, Paint) {
    let state = row.device.state(context.now, &context.locale);
    let paint = match state {
        KmsState::Moved => Paint::Passed,
        KmsState::Overdue { .. } => Paint::Danger,
        KmsState::Closing { .. } => Paint::Warning,
        KmsState::Ample { .. } => Paint::Success,
    };
    (context.locale.kms_state(state), paint)
}
