//! What was done to an operator: told, shown in the list, and in force at once where it is who acts.

use crate::domain::{Instant, Operator};
use crate::i18n::message;
use crate::tui::app::App;
use crate::tui::effect::Effect;
use crate::tui::msg::OperatorDeed;
use crate::tui::note::Note;
use crate::tui::screen::Screen;

impl App {
    /// Tells of it and lists the operators anew.
    pub(super) fn operator_done(
        &mut self,
        deed: OperatorDeed,
        operator: Box<Operator>,
        now: Instant,
        effects: &mut Vec<Effect>,
    ) {
        let locale = self.world.preferences.locale;
        let added = operator.id;
        let values = [("person", operator.name.as_str().into()), ("roles", locale.roles(&operator.roles).into())];
        let told = match deed {
            OperatorDeed::Added => message!("cli-operators-added"),
            OperatorDeed::RolesChanged => message!("cli-operators-changed"),
            OperatorDeed::PassphraseChanged => message!("cli-operators-passphrase"),
            OperatorDeed::Removed => message!("cli-operators-removed"),
        };
        self.note = Some(Note::good(locale.text_with(told, &values)));
        if self.world.session.as_ref().is_some_and(|session| session.operator.id == operator.id) {
            self.world.acts_as(&operator);
            effects.push(Effect::ActAs(operator));
            self.forget_what_is_out_of_reach(now);
        }
        if let (OperatorDeed::Added, Screen::Operators(page)) = (deed, &mut self.screen) {
            page.mark(added);
        }
        self.with_screen(now, effects, Screen::refresh);
    }
}
