//! The customer's own view (M365-1): entered from a place of that customer's and left to it, each time as a session of its
//! own, so that nothing of the one before reaches it; and what its frame says: crumbs, places, whose it is and as whom.

use ratatui::layout::Size;
use ratatui::text::{Line, Span};

use crate::domain::actor::TenantUser;
use crate::domain::{Instant, Permission};
use crate::i18n::{MessageId, message};
use crate::tui::app::world::World;
use crate::tui::app::{App, Preferences};
use crate::tui::context::Availability;
use crate::tui::customers_view::{Acting, CustomersView, WayOut};
use crate::tui::effect::Effect;
use crate::tui::everywhere::{Action, Place};
use crate::tui::note::Note;
use crate::tui::places::PlaceRow;
use crate::tui::screen::{Screen, your_products};
use crate::tui::step::{CustomerLabel, Destination};
use crate::tui::theme::Paint;
use crate::tui::widget::text;

/// How many lines say whose view it is, and which of its tabs is open.
pub(super) const LINES: u16 = 2;

impl App {
    /// The console as a customer's from its first frame on.
    #[must_use]
    pub fn in_customers_view(preferences: Preferences, size: Size, view: CustomersView) -> Self {
        let mut app = Self::new(preferences, size);
        app.screen = Screen::YourProducts(your_products::State::new(view.customer.clone(), None));
        app.world.view = Some(view);
        app
    }

    /// The customer's own view, where it is one.
    #[must_use]
    pub fn customers_view(&self) -> Option<&CustomersView> {
        self.world.view.as_ref()
    }

    /// Enters the own view of a customer from the place one is at, to which it is left again.
    pub(super) fn enter_view(&mut self, customer: &CustomerLabel, effects: &mut Vec<Effect>) {
        let way_out = WayOut::To(self.screen.destination());
        self.act_in(Some(CustomersView::of(customer.clone(), way_out)), effects);
    }

    /// Leaves the view, as the operator who stood in, if it can be left.
    pub(super) fn leave_view(&mut self, effects: &mut Vec<Effect>) {
        if self.world.view.as_ref().is_some_and(CustomersView::can_be_left) {
            self.act_in(None, effects);
        }
    }

    /// Looks at the view as its other user has it.
    pub(super) fn switch_user(&mut self, effects: &mut Vec<Effect>) {
        let other = self.world.view.as_ref().map(CustomersView::as_other_user);
        if other.is_some() {
            self.act_in(other, effects);
        }
    }

    fn act_in(&mut self, view: Option<CustomersView>, effects: &mut Vec<Effect>) {
        if let Some(session) = &self.world.session {
            let operator = session.operator.clone();
            self.begin_acting(Acting { operator, view }, effects);
        }
    }

    /// Has another session begin. What was copied in this one is not for that, nor is what is pressed in between. Out of a
    /// console that is the customer's alone nothing leads, and what is under way is not left behind.
    pub(super) fn begin_acting(&mut self, acting: Acting, effects: &mut Vec<Effect>) {
        let is_closed = self.world.view.as_ref().is_some_and(|view| !view.can_be_left());
        if is_closed && acting.view.is_none() {
            return;
        }
        if self.is_anything_under_way() {
            let told = self.world.preferences.locale.text(message!("session-under-way"));
            self.note = Some(Note::warning(told));
            return;
        }
        if let Some(copying) = self.world.copying.take() {
            self.ask_to_clear(copying.place, effects);
        }
        self.asked_of_downloads.clear();
        self.is_between_sessions = true;
        effects.push(Effect::Become(Box::new(acting)));
    }

    /// Whether a place goes on with something, wherever one is: another session would not hear of it any more.
    pub(super) fn is_anything_under_way(&self) -> bool {
        self.history.iter().chain(&self.forward).chain([&self.screen]).any(Screen::is_under_way)
    }

    /// Where a session begins that follows another one: the view at its tab, and out of it where one came from.
    pub(super) fn first_place_after(&self, left: Option<CustomersView>, now: Instant) -> Option<Screen> {
        match (&self.world.view, left.map(|left| left.way_out)) {
            (Some(view), _) => Some(Screen::YourProducts(your_products::State::new(view.customer.clone(), None))),
            // What it wants to ask is asked by whoever has it shown.
            (None, Some(WayOut::To(place))) => Some(Screen::open(&place, &self.world.context(now)).0),
            (None, Some(WayOut::Closed) | None) => None,
        }
    }

    /// What is said of a session that follows another one.
    pub(super) fn note_after(&self, left: Option<&CustomersView>, operator: &str) -> Note {
        let locale = self.world.preferences.locale;
        match (&self.world.view, left) {
            (Some(view), Some(_)) => {
                let values = [("user", locale.text(user_name(view.user)).into())];
                Note::plain(locale.text_with(message!("view-switched"), &values))
            }
            (Some(view), None) if !view.can_be_left() => Note::plain(locale.text(message!("view-entered-alone"))),
            (Some(_), None) => Note::plain(locale.text(message!("view-entered"))),
            (None, _) => {
                let values = [("operator", operator.into())];
                Note::good(locale.text_with(message!("operator-acts"), &values))
            }
        }
    }

    /// The place above the one that one is at.
    pub(super) fn parent(&self) -> Option<Destination> {
        let parent = self.screen.parent()?;
        Some(match &self.world.view {
            Some(view) => view.in_place_of(parent),
            None => parent,
        })
    }

    /// Whether going up leaves the view.
    pub(super) fn is_at_the_way_out(&self) -> bool {
        self.parent().is_none() && self.world.view.as_ref().is_some_and(CustomersView::can_be_left)
    }

    /// What an action that works everywhere is called in the view, where that is another name.
    pub(super) fn name_in_view(&self, action: Action) -> Option<MessageId> {
        let leaves = action == Action::Go(Place::CustomersView) && self.world.view.is_some()
            || action == Action::Up && self.is_at_the_way_out();
        leaves.then(|| message!("key-leave-customers-view"))
    }

    /// The crumbs of the view, and where each of them leads: its outer ones to where it begins.
    pub(super) fn crumbs_in_view(&self, view: &CustomersView) -> Vec<(String, Destination)> {
        let locale = self.world.preferences.locale;
        let root = |id| (locale.text(id), view.root());
        let mut crumbs = vec![root(message!("view-admin-center"))];
        if !matches!(self.screen, Screen::Downloads(_)) {
            crumbs.extend([message!("place-billing"), message!("view-your-products")].map(root));
        }
        if self.screen.purchase().is_some() {
            crumbs.push(root(message!("place-software")));
        }
        if let Some(parent @ Destination::Keys(..)) = self.screen.parent() {
            crumbs.push((locale.text(message!("place-keys")), parent));
        }
        crumbs.push((self.screen.crumb(locale), self.screen.destination()));
        crumbs
    }

    /// What stands above the places of the view: under what they are found.
    pub(super) fn place_headings(&self) -> Vec<String> {
        let locale = self.world.preferences.locale;
        match &self.world.view {
            Some(_) => [message!("place-billing"), message!("view-your-products")].map(|id| locale.text(id)).to_vec(),
            None => Vec::new(),
        }
    }

    /// The places of the view.
    pub(super) fn places_in_view(&self, view: &CustomersView, now: Instant) -> Vec<PlaceRow> {
        let context = self.world.context(now);
        let is_at_downloads = matches!(self.screen, Screen::Downloads(_));
        vec![
            PlaceRow {
                destination: view.root(),
                label: context.locale.text(message!("place-software")),
                count: None,
                face: "",
                availability: context.allows_to_look(Permission::LookAtSoftware),
                current: !is_at_downloads,
            },
            PlaceRow {
                destination: Destination::Downloads,
                label: context.locale.text(message!("place-downloads")),
                count: context.actor().map(|actor| context.downloads.count_of(actor)).filter(|running| *running != 0),
                face: "g d",
                availability: context.allows_to_look(Permission::Keys),
                current: is_at_downloads,
            },
        ]
    }
}

impl World {
    /// The lines that say whose view it is and as whom, and which tab is open; none outside of it.
    pub(super) fn lines_of_view(&self, width: usize, now: Instant) -> Vec<Line<'static>> {
        let Some(view) = &self.view else { return Vec::new() };
        let (locale, theme) = (self.preferences.locale, &self.theme);
        let user = locale.text(user_name(view.user));
        let mut values = vec![("user", user.into()), ("customer", text::clean(&view.customer.name).into())];
        let sentence = match &self.session {
            Some(session) => {
                values.push(("operator", text::clean(&session.operator.name).into()));
                locale.text_with(message!("view-who"), &values)
            }
            None => locale.text_with(message!("view-who-unopened"), &values),
        };
        let whose = text::pad(&text::cut(&format!(" {sentence}"), width), width);
        let software = locale.text(message!("place-software"));
        let (needs, paint) = match self.context(now).allows_to_look(Permission::LookAtSoftware) {
            // The customer's global admin has it; then it is what the operator's own roles do not give.
            Availability::Disabled(_) if view.user == TenantUser::GlobalAdmin => {
                let right = locale.permission_name(Permission::LookAtSoftware);
                (locale.text_with(message!("view-tab-needs-own"), &[("right", right.into())]), Paint::Disabled)
            }
            Availability::Disabled(_) => (locale.text(message!("view-tab-needs")), Paint::Disabled),
            Availability::Ready | Availability::Hidden => (String::new(), Paint::ButtonFocused),
        };
        vec![
            Line::styled(whose, theme.style(Paint::Foreign)),
            Line::from(vec![
                Span::raw(" "),
                Span::styled(format!("[ {software} ]"), theme.style(paint)),
                Span::styled(format!("  {needs}"), theme.style(Paint::Dim)),
            ]),
        ]
    }
}

/// What a user is called.
fn user_name(user: TenantUser) -> MessageId {
    match user {
        TenantUser::GlobalAdmin => message!("view-user-global-admin"),
        TenantUser::WithoutRole => message!("view-user-without-role"),
    }
}
