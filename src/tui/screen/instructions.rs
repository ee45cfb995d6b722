//! *Installationsinstruktioner* of a purchase (PROD-3): the link to the whole description, and the steps in short with
//! what is to be typed for them. No key is on this page, so that nothing here is recorded.

mod view;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use crate::domain::catalog::Instructions;
use crate::domain::{EntitlementId, SecretText};
use crate::i18n::{InstallationStep, Locale, MessageId, message};
use crate::service::open_purchase::PurchasePage;
use crate::tui::context::{Availability, Context};
use crate::tui::effect::{Ask, PurchasesAsk};
use crate::tui::keymap::Binding;
use crate::tui::msg::{PurchasesReply, Reply};
use crate::tui::remote::Remote;
use crate::tui::ring;
use crate::tui::room::{Readiness, Room};
use crate::tui::session::Ticket;
use crate::tui::step::{CustomerLabel, Plain, Step};
use crate::tui::widget::scrolled;

/// The instructions of one purchase.
#[derive(Debug)]
pub struct State {
    customer: CustomerLabel,
    purchase: EntitlementId,
    page: Remote<Box<PurchasePage>>,
    marked: Target,
    /// How many lines of a page that is longer than the screen lie above it.
    scrolled: usize,
}

/// What can be marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Target {
    /// The link to the whole description.
    Link,
    /// What is typed for the step at that place.
    Command(usize),
}

/// What can be done here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Open the link, or copy the command, whichever is marked.
    Press,
    /// The next command.
    Next,
    /// The one before.
    Previous,
    /// Open the link, whatever is marked.
    Open,
    /// Copy the marked command.
    CopyCommand,
    /// Copy the address of the link.
    CopyAddress,
    /// One page up.
    PageUp,
    /// One page down.
    PageDown,
}

impl State {
    /// The instructions of this purchase, not asked for yet.
    #[must_use]
    pub fn new(customer: CustomerLabel, purchase: EntitlementId) -> Self {
        Self { customer, purchase, page: Remote::Idle, marked: Target::Link, scrolled: 0 }
    }

    /// Whose purchase it is.
    #[must_use]
    pub fn customer(&self) -> &CustomerLabel {
        &self.customer
    }

    /// Which purchase it is.
    #[must_use]
    pub fn purchase(&self) -> &EntitlementId {
        &self.purchase
    }

    fn page(&self) -> Option<&PurchasePage> {
        self.page.ready().map(Box::as_ref)
    }

    fn instructions(&self) -> Option<&Instructions> {
        self.page()?.product.instructions()
    }

    fn steps(&self, locale: Locale) -> Vec<InstallationStep> {
        self.instructions().map(|instructions| locale.installation(instructions.steps)).unwrap_or_default()
    }

    /// What can be marked, from top to bottom.
    fn targets(&self, locale: Locale) -> Vec<Target> {
        let steps = self.steps(locale).into_iter().enumerate();
        let commands = steps.filter(|(_, step)| step.command.is_some()).map(|(place, _)| Target::Command(place));
        [Target::Link].into_iter().chain(commands).collect()
    }

    fn move_mark(&mut self, by: isize, context: &Context<'_>) {
        self.marked = ring::neighbour(&self.targets(context.locale), &self.marked, by);
        self.show_mark(context);
    }

    fn show_mark(&mut self, context: &Context<'_>) {
        let targets = view::targets(self, context);
        self.scrolled = scrolled::to_focus(self.scrolled, &targets, context.main, |target| target == self.marked);
    }

    fn length(&self, context: &Context<'_>) -> usize {
        view::targets(self, context).len()
    }

    fn press_marked(&self, context: &Context<'_>) -> Step {
        match self.marked {
            Target::Link => self.open(),
            Target::Command(_) => self.copy_command(context),
        }
    }

    fn open(&self) -> Step {
        self.instructions().map_or(Step::Stay, |instructions| Step::Browse(instructions.link.clone()))
    }

    fn copy_command(&self, context: &Context<'_>) -> Step {
        let Target::Command(place) = self.marked else { return Step::Stay };
        let step = self.steps(context.locale).into_iter().nth(place);
        let command = step.and_then(|step| step.command);
        command.map_or(Step::Stay, |command| Step::CopyPlain(Plain::Command, SecretText::new(command)))
    }

    fn copy_address(&self) -> Step {
        let copied =
            |instructions: &Instructions| Step::CopyPlain(Plain::Address, SecretText::new(instructions.link.clone()));
        self.instructions().map_or(Step::Stay, copied)
    }
}

impl Room for State {
    type Action = Action;

    const KEYS: &'static [Binding<Action>] = &[
        Binding::moving(&["Enter", "Space"], Action::Press, message!("key-press")).shown(100),
        Binding::moving(&["Tab", "Down", "j"], Action::Next, message!("key-next-command")).shown(95),
        Binding::moving(&["Shift-Tab", "Up", "k"], Action::Previous, message!("key-previous-command")),
        Binding::moving(&["y"], Action::CopyCommand, message!("key-copy-command")).shown(90),
        Binding::moving(&["O"], Action::Open, message!("key-open-instructions")).shown(88),
        Binding::moving(&["u"], Action::CopyAddress, message!("key-copy-address")).shown(85),
        Binding::moving(&["PgUp"], Action::PageUp, message!("key-page-up")),
        Binding::moving(&["PgDn"], Action::PageDown, message!("key-page-down")).shown(50),
    ];

    fn availability(&self, action: Action, context: &Context<'_>) -> Availability {
        let is_there = self.instructions().is_some();
        Availability::when(match action {
            Action::Press | Action::Next | Action::Previous | Action::Open | Action::CopyAddress => is_there,
            Action::CopyCommand => is_there && self.marked != Target::Link,
            Action::PageUp | Action::PageDown => usize::from(context.main.height) < self.length(context),
        })
    }

    fn label(&self, action: Action) -> Option<MessageId> {
        let pressed = match self.marked {
            Target::Link => message!("key-open-instructions"),
            Target::Command(_) => message!("key-copy-command"),
        };
        (action == Action::Press).then_some(pressed)
    }

    fn update(&mut self, action: Action, context: &Context<'_>) -> Step {
        match action {
            Action::Press => return self.press_marked(context),
            Action::Open => return self.open(),
            Action::CopyCommand => return self.copy_command(context),
            Action::CopyAddress => return self.copy_address(),
            Action::Next => self.move_mark(1, context),
            Action::Previous => self.move_mark(-1, context),
            Action::PageUp => {
                self.scrolled = scrolled::by_pages(self.scrolled, -1, self.length(context), context.main);
            }
            Action::PageDown => {
                self.scrolled = scrolled::by_pages(self.scrolled, 1, self.length(context), context.main);
            }
        }
        Step::Stay
    }

    fn readiness(&self) -> Readiness {
        self.page.readiness()
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        self.page.awaits(ticket)
    }

    fn receive(&mut self, _ticket: Ticket, reply: Reply, context: &Context<'_>) -> Step {
        if let Reply::Purchases(PurchasesReply::Opened(result)) = reply {
            self.page.settle(result);
            self.show_mark(context);
        }
        Step::Stay
    }

    fn refresh(&mut self, context: &Context<'_>) -> Step {
        let ticket = context.ticket();
        self.page.ask(ticket);
        Step::Ask(ticket, Ask::Purchases(PurchasesAsk::Open(self.purchase.clone())))
    }

    fn resized(&mut self, context: &Context<'_>) -> Step {
        self.show_mark(context);
        Step::Stay
    }

    /// A press marks a step that has a command; one on the link opens it.
    fn press(&mut self, at: Position, area: Rect, context: &Context<'_>) -> Step {
        let Some(target) = view::target_at(self, at, area, context) else { return Step::Stay };
        self.marked = target;
        match target {
            Target::Link => self.open(),
            Target::Command(_) => Step::Stay,
        }
    }

    /// A second press on a command copies it.
    fn double_press(&mut self, at: Position, area: Rect, context: &Context<'_>) -> Step {
        match view::target_at(self, at, area, context) {
            Some(Target::Command(_)) => self.press_marked(context),
            Some(Target::Link) | None => Step::Stay,
        }
    }

    fn wheel(&mut self, notches: isize, context: &Context<'_>) -> Step {
        let lines = notches.saturating_mul(3);
        self.scrolled = scrolled::by_lines(self.scrolled, lines, self.length(context), context.main);
        Step::Stay
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        view::view(self, frame, area, context);
    }
}
