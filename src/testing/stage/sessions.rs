//! Sessions on the stage, as the runtime begins them.

use crate::domain::Operator;
use crate::testing::stage::Stage;
use crate::tui::customers_view::Acting;
use crate::tui::msg::Msg;

impl Stage {
    /// Opens the store.
    pub fn open(&mut self) -> &mut Self {
        let operator = self.operators().swap_remove(self.options.operator);
        let view = self.options.customers_view.then(|| self.app().customers_view().cloned()).flatten();
        self.begin(Acting { operator, view })
    }

    /// Begins a session as that operator, as the settings of the demo do.
    pub fn become_operator(&mut self, operator: &Operator) -> &mut Self {
        self.begin(Acting::operator(operator.clone()))
    }

    fn begin(&mut self, acting: Acting) -> &mut Self {
        let facts = self.theatre.begin(acting);
        self.send(Msg::Opened(Ok(Box::new(facts))))
    }
}
