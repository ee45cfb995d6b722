//! Settings: the operator's own, each kept at once; and, in the demo, which operator one is.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use crate::domain::operator::{Notifications, SettingChange};
use crate::domain::{Operator, Permission};
use crate::i18n::{Language, Locale, MessageId, message};
use crate::tui::context::{Availability, Context};
use crate::tui::effect::{Ask, OperatorsAsk};
use crate::tui::everywhere::Place;
use crate::tui::keymap::Binding;
use crate::tui::moving::{Move, keys_with_moves};
use crate::tui::msg::{OperatorsReply, Reply};
use crate::tui::note::Note;
use crate::tui::remote::Remote;
use crate::tui::ring::neighbour;
use crate::tui::room::{Readiness, Room};
use crate::tui::session::Ticket;
use crate::tui::step::{Destination, Step};
use crate::tui::theme::{Paint, ThemeName};
use crate::tui::widget::list::Selection;
use crate::tui::widget::{scrolled, text};

/// How wide the column of names is.
const NAMES: usize = 34;

/// The seconds to choose from until a copy is cleared.
const CLIPBOARD_SECONDS: [u32; 4] = [15, 30, 45, 90];

/// The seconds to choose from until a shown key hides after the focus is lost.
const FOCUS_SECONDS: [u32; 4] = [5, 10, 30, 60];

/// The minutes to choose from until the store locks itself; 0 is never.
const LOCK_MINUTES: [u32; 6] = [1, 5, 15, 30, 60, 0];

/// The rows of the operator's own settings.
const OWN: [Setting; 7] = [
    Setting::Language,
    Setting::Theme,
    Setting::ClipboardSeconds,
    Setting::FocusSeconds,
    Setting::OpenMasked,
    Setting::Notifications,
    Setting::LockMinutes,
];

/// The settings and the operators.
#[derive(Debug, Default)]
pub struct State {
    operators: Remote<Vec<Operator>>,
    selection: Selection,
}

/// A row of the settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Setting {
    Language,
    Theme,
    ClipboardSeconds,
    FocusSeconds,
    OpenMasked,
    Notifications,
    LockMinutes,
    Operator(usize),
    ActivityLog,
}

/// What can be done with settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// The next value, or the selected operator.
    Choose,
    /// The next value.
    NextValue,
    /// The value before.
    PreviousValue,
    /// To the operators.
    Operators,
    /// Through the rows.
    Move(Move),
}

impl State {
    /// The settings, operators not asked for yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn rows(&self, context: &Context<'_>) -> Vec<Setting> {
        let mut rows = OWN.to_vec();
        rows.push(Setting::ActivityLog);
        if context.is_demo() {
            let count = self.operators.ready().map_or(0, Vec::len);
            rows.extend((0..count).map(Setting::Operator));
        }
        rows
    }

    fn selected(&self, context: &Context<'_>) -> Option<Setting> {
        self.rows(context).get(self.selection.selected()).copied()
    }

    fn change(&self, by: isize, context: &Context<'_>) -> Step {
        let Some(setting) = self.selected(context) else { return Step::Stay };
        // A press counts from what the ones before it wished for, whether they have been answered or not.
        let wished = context.wished;
        Step::ChangeSetting(match setting {
            Setting::Language => {
                SettingChange::Language(neighbour(&Language::ALL, &wished.language, by).tag().to_owned())
            }
            Setting::Theme => SettingChange::Theme(neighbour(&ThemeName::ALL, &wished.theme, by).as_str().to_owned()),
            Setting::ClipboardSeconds => {
                SettingChange::ClipboardSeconds(neighbour(&CLIPBOARD_SECONDS, &wished.clipboard_seconds, by))
            }
            Setting::FocusSeconds => SettingChange::FocusSeconds(neighbour(&FOCUS_SECONDS, &wished.focus_seconds, by)),
            Setting::OpenMasked => SettingChange::OpenMasked(!wished.open_masked),
            Setting::Notifications => {
                SettingChange::Notifications(neighbour(&Notifications::ALL, &wished.notifications, by))
            }
            Setting::LockMinutes => SettingChange::LockMinutes(neighbour(&LOCK_MINUTES, &wished.lock_minutes, by)),
            Setting::Operator(place) => return self.become_operator(place, context),
            Setting::ActivityLog => return Step::Go(Destination::Activity),
        })
    }

    fn become_operator(&self, place: usize, context: &Context<'_>) -> Step {
        let operator = self.operators.ready().and_then(|operators| operators.get(place));
        let acting = context.session.map(|session| session.operator.id);
        match operator {
            Some(operator) if Some(operator.id) == acting => {
                let name = [("operator", operator.name.as_str().into())];
                Step::Say(Note::plain(context.locale.text_with(message!("settings-acting"), &name)))
            }
            Some(operator) => Step::Become(Box::new(operator.clone())),
            None => Step::Stay,
        }
    }

    /// The lines that are in sight, about the selected row, each with the place of the row it shows, if it shows one.
    fn lines(&self, area: Rect, context: &Context<'_>) -> Vec<(Line<'static>, Option<usize>)> {
        let header = |id| (Line::styled(context.locale.text(id), context.theme.style(Paint::Header)), None);
        let gap = || (Line::default(), None);
        let mut lines = vec![header(message!("settings-own")), gap()];
        for (place, setting) in self.rows(context).into_iter().enumerate() {
            if setting == Setting::ActivityLog {
                lines.extend([gap(), header(message!("settings-account"))]);
            }
            if setting == Setting::Operator(0) {
                lines.extend([gap(), header(message!("settings-operators"))]);
            }
            lines.push((self.line((place, setting), usize::from(area.width), context), Some(place)));
        }
        scrolled::around_focus(lines, area, |place| place == self.selection.selected(), context)
    }

    fn line(&self, (place, setting): (usize, Setting), width: usize, context: &Context<'_>) -> Line<'static> {
        let is_selected = self.selection.selected() == place;
        let mark = if is_selected { "▸ " } else { "  " };
        let (name, value) = self.texts(setting, context);
        let value = if is_value(setting) { format!("‹ {value} ›") } else { value };
        let is_allowed = setting != Setting::ActivityLog || log_availability(context) == Availability::Ready;
        let paint = match (is_selected, is_allowed) {
            (true, _) => Paint::Selected,
            (false, true) => Paint::Text,
            (false, false) => Paint::Disabled,
        };
        Line::from(vec![
            Span::styled(text::pad(&format!("{mark}{name}"), NAMES), context.theme.style(Paint::Text)),
            Span::styled(text::cut(&value, width.saturating_sub(NAMES)), context.theme.style(paint)),
        ])
    }

    fn texts(&self, setting: Setting, context: &Context<'_>) -> (String, String) {
        let locale = context.locale;
        let own = context.own;
        let seconds = |count: u32| locale.text_with(message!("settings-seconds"), &[("count", count.into())]);
        match setting {
            Setting::Language => {
                (locale.text(message!("settings-language")), locale.language().native_name().to_owned())
            }
            Setting::Theme => (locale.text(message!("settings-theme")), theme_name(context.theme.name(), locale)),
            Setting::ClipboardSeconds => (locale.text(message!("settings-clipboard")), seconds(own.clipboard_seconds)),
            Setting::FocusSeconds => (locale.text(message!("settings-focus")), seconds(own.focus_seconds)),
            Setting::OpenMasked => {
                let value = if own.open_masked { message!("settings-masked") } else { message!("settings-shown") };
                (locale.text(message!("settings-open")), locale.text(value))
            }
            Setting::Notifications => {
                let value = match own.notifications {
                    Notifications::Off => message!("settings-notifications-off"),
                    Notifications::Bell => message!("settings-notifications-bell"),
                    Notifications::Osc9 => message!("settings-notifications-desktop"),
                };
                (locale.text(message!("settings-notifications")), locale.text(value))
            }
            Setting::LockMinutes => {
                let value = match own.lock_minutes {
                    0 => locale.text(message!("settings-lock-never")),
                    count => locale.text_with(message!("settings-lock-minutes"), &[("count", count.into())]),
                };
                (locale.text(message!("settings-lock")), value)
            }
            Setting::ActivityLog => {
                (locale.text(message!("place-activity")), locale.text(message!("settings-activity")))
            }
            Setting::Operator(place) => {
                let operator = self.operators.ready().and_then(|operators| operators.get(place));
                operator.map_or_else(Default::default, |operator| operator_texts(operator, context))
            }
        }
    }
}

/// Whether a row has a value that can be chosen.
fn is_value(setting: Setting) -> bool {
    !matches!(setting, Setting::Operator(_) | Setting::ActivityLog)
}

/// Whether one may go to the activity log (ROLE-3).
fn log_availability(context: &Context<'_>) -> Availability {
    Place::Activity.availability(None, context)
}

fn operator_texts(operator: &Operator, context: &Context<'_>) -> (String, String) {
    let is_acting = context.session.is_some_and(|session| session.operator.id == operator.id);
    let mark = if is_acting { " ●" } else { "" };
    let roles: Vec<String> = operator.roles.as_slice().iter().map(|role| context.locale.role_name(*role)).collect();
    (format!("{}{mark}", context.locale.person(&operator.name)), roles.join(", "))
}

fn theme_name(theme: ThemeName, locale: Locale) -> String {
    locale.text(match theme {
        ThemeName::Dark => message!("theme-dark"),
        ThemeName::Light => message!("theme-light"),
        ThemeName::HighContrast => message!("theme-high-contrast"),
        ThemeName::SixteenColours => message!("theme-sixteen-colours"),
    })
}

impl Room for State {
    type Action = Action;

    const KEYS: &'static [Binding<Action>] = keys_with_moves![Action::Move;
        Binding::moving(&["Enter", "Space"], Action::Choose, message!("key-choose-value")).shown(100),
        Binding::moving(&["Right", "l"], Action::NextValue, message!("key-next-value")).shown(97),
        Binding::moving(&["Left", "h"], Action::PreviousValue, message!("key-previous-value")).shown(96),
        Binding::moving(&["o"], Action::Operators, message!("key-operators")).shown(95),
    ];

    fn availability(&self, action: Action, context: &Context<'_>) -> Availability {
        match action {
            // To become another operator of the demo changes nothing in the store.
            Action::Choose if matches!(self.selected(context), Some(Setting::Operator(_))) => {
                context.allows_to_look(Permission::OwnSettings)
            }
            Action::Choose if self.selected(context) == Some(Setting::ActivityLog) => log_availability(context),
            Action::Choose => context.allows(Permission::OwnSettings),
            Action::NextValue | Action::PreviousValue => {
                let is_setting = self.selected(context).is_some_and(is_value);
                Availability::when(is_setting).and(context.allows(Permission::OwnSettings))
            }
            Action::Operators => context.allows_to_look(Permission::OwnSettings),
            Action::Move(_) => Availability::Ready,
        }
    }

    fn label(&self, action: Action) -> Option<MessageId> {
        let is_own = self.selection.selected() < OWN.len();
        (action == Action::Choose && is_own).then(|| message!("key-next-value"))
    }

    fn update(&mut self, action: Action, context: &Context<'_>) -> Step {
        match action {
            Action::Choose | Action::NextValue => self.change(1, context),
            Action::PreviousValue => self.change(-1, context),
            Action::Operators => Step::Go(Destination::Operators),
            Action::Move(movement) => {
                let total = self.rows(context).len();
                movement.apply(&mut self.selection, total, total);
                Step::Stay
            }
        }
    }

    fn readiness(&self) -> Readiness {
        self.operators.readiness()
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        self.operators.awaits(ticket)
    }

    fn receive(&mut self, _ticket: Ticket, reply: Reply, _context: &Context<'_>) -> Step {
        if let Reply::Operators(OperatorsReply::Listed(result)) = reply {
            self.operators.settle(result);
        }
        Step::Stay
    }

    fn refresh(&mut self, context: &Context<'_>) -> Step {
        let ticket = context.ticket();
        self.operators.ask(ticket);
        Step::Ask(ticket, Ask::Operators(OperatorsAsk::List))
    }

    fn press(&mut self, at: Position, area: Rect, context: &Context<'_>) -> Step {
        let line = usize::from(at.y.saturating_sub(area.y));
        let Some((_, Some(place))) = self.lines(area, context).into_iter().nth(line) else { return Step::Stay };
        let rows = self.rows(context);
        let was_selected = self.selection.selected() == place;
        self.selection.select(place, rows.len(), rows.len());
        let column = usize::from(at.x.saturating_sub(area.x));
        let is_value = rows.get(place).copied().is_some_and(is_value);
        match column.checked_sub(NAMES) {
            // The arrow before a value leads back.
            Some(0 | 1) if is_value => self.change(-1, context),
            Some(_) | None if was_selected => match self.availability(Action::Choose, context) {
                Availability::Disabled(refusal) => Step::Refuse(refusal),
                Availability::Ready | Availability::Hidden => self.change(1, context),
            },
            Some(_) | None => Step::Stay,
        }
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        let lines: Vec<Line<'static>> = self.lines(area, context).into_iter().map(|(line, _)| line).collect();
        frame.render_widget(Paragraph::new(lines), area);
    }
}
