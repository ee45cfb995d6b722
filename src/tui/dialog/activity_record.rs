//! A record of the activity log with everything it has: when, who, what, to what, from where, how it went, and how it is
//! linked to the one before (LOG-1, LOG-3).

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::domain::activity::ActivityOutcome;
use crate::domain::{Actor, Hexadecimal, RecordedActivity};
use crate::i18n::{Locale, MessageId, message};
use crate::service::exchange::words;
use crate::tui::context::{Availability, Context};
use crate::tui::keymap::Binding;
use crate::tui::room::Room;
use crate::tui::step::Step;
use crate::tui::widget::dialog_box::{self, DialogBox};
use crate::tui::widget::facts::{self, Fact};
use crate::tui::widget::text;

/// How wide the dialog wants to be, in columns.
const WIDTH: u16 = 100;

/// The dialog.
#[derive(Debug)]
pub struct State {
    recorded: RecordedActivity,
}

/// What can be done with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Leave it.
    Close,
}

impl State {
    /// Of that record.
    #[must_use]
    pub fn new(recorded: RecordedActivity) -> Self {
        Self { recorded }
    }

    fn facts(&self, locale: Locale) -> Vec<Fact> {
        let record = &self.recorded.record;
        let (subject, origin) = (&record.subject, &record.origin);
        let roles = match (&record.actor, record.actor.stand_in()) {
            (_, Some(operator)) => operator.roles.as_slice(),
            (Actor::Operator { roles, .. }, None) => roles.as_slice(),
            (Actor::CustomerAdmin { .. }, None) => &[],
        };
        let roles: Vec<String> = roles.iter().map(|role| locale.role_name(*role)).collect();
        let failure = match &record.outcome {
            ActivityOutcome::Failed(failure) => Some(words::failure(failure).to_owned()),
            ActivityOutcome::Done | ActivityOutcome::Refused(_) => None,
        };
        let from = [locale.door(origin.door), locale.id(&origin.host), origin.terminal.clone()];
        let from = from.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        let facts: [(MessageId, Option<String>); 16] = [
            (message!("column-log-time"), Some(locale.date_time_in_zone(record.at))),
            (message!("column-log-user"), Some(locale.acting(&record.actor))),
            (message!("log-fact-operator"), record.actor.operator().map(|id| locale.id(id))),
            (message!("log-fact-roles"), Some(roles.join(", "))),
            (message!("column-log-act"), Some(locale.action(record))),
            (message!("column-log-outcome"), Some(locale.activity_outcome(&record.outcome))),
            (message!("log-fact-failure"), failure),
            (message!("log-fact-detail"), record.detail.as_ref().map(|detail| locale.activity_detail(detail))),
            (message!("log-fact-reason"), record.reason.as_deref().map(|reason| locale.id(reason))),
            (message!("column-customer"), subject.customer.as_deref().map(|name| locale.customer(name))),
            (message!("log-fact-tenant"), subject.tenant.map(|tenant| locale.id(tenant))),
            (message!("column-order"), subject.entitlement.as_ref().map(|bought| locale.id(bought.order_line()))),
            (message!("column-product"), subject.product.clone()),
            (message!("log-fact-version"), subject.version.as_ref().map(|version| version.0.clone())),
            (message!("log-fact-from"), Some(from)),
            (message!("log-fact-previous"), Some(Hexadecimal(&self.recorded.previous).to_string())),
        ];
        let told = facts.into_iter().filter_map(|(name, value)| Some((name, value.filter(|value| !value.is_empty())?)));
        told.map(|(name, value)| Fact::new(locale.text(name), text::clean(&value))).collect()
    }

    fn dialog(&self, within: Rect, context: &Context<'_>) -> DialogBox {
        let (locale, width) = (context.locale, dialog_box::line_width(within, WIDTH));
        let number = [("number", self.recorded.number.to_string().into())];
        let lines = facts::lines(&self.facts(locale), width, context.theme);
        DialogBox { title: locale.text_with(message!("log-record"), &number), lines, width: WIDTH, note: String::new() }
    }
}

impl Room for State {
    type Action = Action;

    const KEYS: &'static [Binding<Action>] =
        &[Binding::moving(&["Esc", "Enter", "d", "q"], Action::Close, message!("key-close")).shown(100)];

    fn availability(&self, _action: Action, _context: &Context<'_>) -> Availability {
        Availability::Ready
    }

    fn update(&mut self, _action: Action, _context: &Context<'_>) -> Step {
        Step::Close
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        dialog_box::view(frame, area, context, &self.dialog(area, context));
    }
}
