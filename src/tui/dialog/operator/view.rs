//! How the form is drawn: what follows from it, its lines, and what keeps it from being done.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::domain::operators::require_reach;
use crate::domain::{Passphrase, Role, Roles};
use crate::i18n::message;
use crate::tui::context::Context;
use crate::tui::dialog::operator::{Field, State};
use crate::tui::msg::OperatorDeed;
use crate::tui::theme::Paint;
use crate::tui::widget::dialog_box::{self, DialogBox};
use crate::tui::widget::secret_field::SecretField;
use crate::tui::widget::{input, text};

/// How wide the dialog wants to be, in columns.
const WIDTH: u16 = 64;

/// The columns of what a field is called.
const NAMES: usize = 22;

/// What stands at the end of a field of a passphrase.
const CURSOR: &str = "▏";

/// The dialog, and the place of the field that each of its lines is part of.
pub(super) struct Form {
    pub(super) dialog: DialogBox,
    pub(super) places: Vec<Option<usize>>,
}

impl State {
    pub(super) fn form(&self, area: Rect, context: &Context<'_>) -> Form {
        let locale = context.locale;
        let width = dialog_box::line_width(area, WIDTH);
        let mut rows: Vec<(Line<'static>, Option<usize>)> =
            self.introduction(width, context).into_iter().map(|line| (line, None)).collect();
        for (place, field) in self.fields.iter().enumerate() {
            rows.push((self.line(*field, place == self.at, width, context), Some(place)));
            // What is wrong with a line stands below it.
            let trouble = self.trouble.iter().filter(|_| place == self.at);
            rows.extend(
                trouble
                    .flat_map(|trouble| dialog_box::sentence(trouble, width, context))
                    .map(|line| (line, Some(place))),
            );
        }
        let rows = dialog_box::in_sight(rows, area, |place| place == self.at, context);
        let (lines, places) = rows.into_iter().unzip();
        let name = self.operator.as_ref().map(|operator| text::clean(&operator.name)).unwrap_or_default();
        let title = locale.text_with(
            match self.deed {
                OperatorDeed::Added => message!("operator-add-title"),
                OperatorDeed::RolesChanged => message!("operator-roles-title"),
                OperatorDeed::PassphraseChanged => message!("operator-passphrase-title"),
                OperatorDeed::Removed => message!("operator-remove-title"),
            },
            &[("person", name.into())],
        );
        let note = if self.sent.is_some() { locale.text(message!("operator-sent")) } else { String::new() };
        Form { dialog: DialogBox { title, lines, width: WIDTH, note }, places }
    }

    pub(super) fn view_form(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        let form = self.form(area, context);
        dialog_box::view(frame, area, context, &form.dialog);
        let place = self.fields.iter().position(|field| *field == Field::Name);
        let line = form.places.iter().position(|part| part.is_some() && *part == place);
        if let Some(line) = line {
            let inside = dialog_box::inside(area, &form.dialog);
            let names = u16::try_from(NAMES).unwrap_or(0);
            let field = Rect {
                x: inside.x.saturating_add(names),
                y: inside.y.saturating_add(u16::try_from(line).unwrap_or(0)),
                width: inside.width.saturating_sub(names),
                height: 1,
            };
            let is_focused = self.field() == Some(Field::Name) && self.sent.is_none();
            let is_covered = context.locale.covers() && self.operator.is_none();
            let field_of = input::Field { input: &self.name, placeholder: "", is_focused, is_covered };
            input::view(&field_of, frame, field.intersection(inside), context.theme);
        }
    }

    /// What is to be known before the form is filled in.
    fn introduction(&self, width: usize, context: &Context<'_>) -> Vec<Line<'static>> {
        let locale = context.locale;
        let name = self.operator.as_ref().map(|operator| text::clean(&operator.name)).unwrap_or_default();
        let values = [("person", name.into()), ("count", Passphrase::FEWEST_CHARACTERS.into())];
        let sentence = match self.deed {
            OperatorDeed::Added => message!("operator-add"),
            OperatorDeed::RolesChanged => message!("operator-roles"),
            OperatorDeed::PassphraseChanged => message!("operator-passphrase"),
            OperatorDeed::Removed => message!("operator-remove"),
        };
        let paint = if self.deed == OperatorDeed::Removed { Paint::Text } else { Paint::Dim };
        let mut lines = dialog_box::paragraph(&locale.text_with(sentence, &values), width, paint, context);
        lines.push(Line::default());
        lines
    }

    fn line(&self, field: Field, is_focused: bool, width: usize, context: &Context<'_>) -> Line<'static> {
        let locale = context.locale;
        let mark = if is_focused { "▸ " } else { "  " };
        let label = |id| text::pad(&format!("{mark}{}", locale.text(id)), NAMES);
        let secret = |id, secret: &SecretField| {
            let columns = width.saturating_sub(NAMES);
            let cursor = if is_focused { CURSOR } else { "" };
            let dots = secret.dots(columns.saturating_sub(text::width(CURSOR)));
            let paint = if is_focused { Paint::InputFocused } else { Paint::Input };
            Line::from(vec![
                Span::styled(label(id), context.theme.style(Paint::Text)),
                Span::styled(text::pad(&format!("{dots}{cursor}"), columns), context.theme.style(paint)),
            ])
        };
        match field {
            Field::Name => Line::styled(label(message!("operator-name")), context.theme.style(Paint::Text)),
            Field::Role(role) => self.role_line(role, mark, is_focused, context),
            Field::Language => {
                let value = self.language.map_or_else(
                    || locale.text(message!("operator-language-none")),
                    |language| language.native_name().to_owned(),
                );
                let paint = if is_focused { Paint::Selected } else { Paint::Text };
                Line::from(vec![
                    Span::styled(label(message!("settings-language")), context.theme.style(Paint::Text)),
                    Span::styled(format!("‹ {value} ›"), context.theme.style(paint)),
                ])
            }
            Field::Present => secret(message!("operator-present"), &self.present),
            Field::New => secret(message!("operator-new"), &self.new),
            Field::Again => secret(message!("operator-again"), &self.again),
        }
    }

    fn role_line(&self, role: Role, mark: &str, is_focused: bool, context: &Context<'_>) -> Line<'static> {
        let tick = if self.roles.contains(&role) { "[x]" } else { "[ ]" };
        let may = context.actor().is_some_and(|actor| require_reach(actor, &Roles::new(&[role])).is_ok());
        let paint = match (may, is_focused) {
            (false, _) => Paint::Dim,
            (true, true) => Paint::Selected,
            (true, false) => Paint::Text,
        };
        Line::styled(format!("{mark}{tick} {}", context.locale.role_name(role)), context.theme.style(paint))
    }
}
