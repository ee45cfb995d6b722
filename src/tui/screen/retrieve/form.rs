//! The form: for whom the file is sealed, where it goes, why, and for a plain file the number of keys typed. Beside it the list
//! of the purchases has the focus, and only there a letter is a command.

use std::path::{Path, PathBuf};

use tui_input::Input;

use crate::domain::download::FileName;
use crate::domain::{Passphrase, Reason, ReasonRule, Recipient, RetrievalBatch, Sealing};
use crate::i18n::{Locale, message};
use crate::tui::context::Context;
use crate::tui::dialog::reason;
use crate::tui::keymap::{Code, Key};
use crate::tui::own_paths;
use crate::tui::ring::neighbour;
use crate::tui::widget::input;
use crate::tui::widget::secret_field::SecretField;

/// What has the focus: the list, or a part of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    List,
    Sealing,
    Recipients,
    Passphrase,
    Again,
    File,
    Reason,
    Confirm,
    Submit,
}

/// How the file is closed to others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Recipients,
    Passphrase,
    Plain,
}

impl Way {
    pub(super) const ALL: [Self; 3] = [Self::Recipients, Self::Passphrase, Self::Plain];
}

/// What was typed.
#[derive(Debug)]
pub(super) struct Form {
    pub(super) field: Field,
    pub(super) way: Way,
    pub(super) recipients: Input,
    pub(super) passphrase: SecretField,
    pub(super) again: SecretField,
    pub(super) file: Input,
    pub(super) reason: Input,
    pub(super) confirm: Input,
    /// Whether the name of the file is still the proposed one.
    is_proposed: bool,
    /// What is wrong with it, since it was tried.
    pub(super) problem: Option<String>,
}

impl Default for Form {
    fn default() -> Self {
        Self {
            field: Field::List,
            way: Way::Recipients,
            recipients: Input::default(),
            passphrase: SecretField::new(),
            again: SecretField::new(),
            file: Input::default(),
            reason: Input::default(),
            confirm: Input::default(),
            is_proposed: true,
            problem: None,
        }
    }
}

impl Form {
    /// The form as it begins: the reason that was given last in this session, and a name of the day.
    pub(super) fn begin(&mut self, context: &Context<'_>) {
        self.propose_reason(context.reason);
        self.propose_file(context);
    }

    /// The form of what was broken off, at what is wanted anew: a passphrase is kept nowhere, and a plain file is confirmed.
    pub(super) fn take_over(&mut self, batch: &RetrievalBatch, home: &Path) {
        self.way = match &batch.sealing {
            Sealing::Recipients(recipients) => {
                let names: Vec<&str> = recipients.iter().map(Recipient::as_str).collect();
                self.recipients = Input::new(names.join(" "));
                Way::Recipients
            }
            Sealing::Passphrase => Way::Passphrase,
            Sealing::Plain => Way::Plain,
        };
        self.field = match self.way {
            Way::Recipients => Field::Submit,
            Way::Passphrase => Field::Passphrase,
            Way::Plain => Field::Confirm,
        };
        self.file = Input::new(own_paths::shown(&batch.folder.join(batch.name.as_str()), home));
        self.is_proposed = false;
        self.propose_reason(batch.reason.as_ref());
    }

    pub(super) fn propose_reason(&mut self, reason: Option<&Reason>) {
        self.reason = Input::new(reason.map(ToString::to_string).unwrap_or_default());
    }

    fn propose_file(&mut self, context: &Context<'_>) {
        let ending = if self.way == Way::Plain { "csv" } else { "csv.age" };
        let name = format!("{}-{}.{ending}", context.locale.text(message!("retrieve-file-name")), context.now.day());
        let place = context.settings.download_dir.join(name);
        self.file = Input::new(own_paths::shown(&place, &context.settings.home));
    }

    /// Where the file is to be written.
    pub(super) fn place(&self, context: &Context<'_>) -> PathBuf {
        let settings = context.settings;
        own_paths::typed(self.file.value().trim(), &settings.home, &settings.download_dir)
    }

    /// What there is, from top to bottom.
    pub(super) fn fields(&self) -> Vec<Field> {
        let own: &[Field] = match self.way {
            Way::Recipients => &[Field::Recipients],
            Way::Passphrase => &[Field::Passphrase, Field::Again],
            Way::Plain => &[Field::Confirm],
        };
        [&[Field::List, Field::Sealing], own, &[Field::File, Field::Reason, Field::Submit]].concat()
    }

    /// To what stands that much further down; from the last to the first.
    pub(super) fn go(&mut self, by: isize, locale: Locale) {
        self.go_to(neighbour(&self.fields(), &self.field, by), locale);
    }

    /// To that. A recipient that is none is told as its field is left.
    pub(super) fn go_to(&mut self, field: Field, locale: Locale) {
        let is_left = self.field == Field::Recipients && field != Field::Recipients;
        self.field = field;
        if is_left && self.has_recipients() {
            self.problem = self.checked_recipients(locale).err().map(|(_, problem)| problem);
        }
    }

    fn has_recipients(&self) -> bool {
        !self.recipients.value().trim().is_empty()
    }

    pub(super) fn change_sealing(&mut self, by: isize, context: &Context<'_>) {
        self.way = neighbour(&Way::ALL, &self.way, by);
        self.problem = None;
        if self.is_proposed {
            self.propose_file(context);
        }
    }

    /// The text of the field that has the focus, if it has one that can be seen.
    pub(super) fn text(&self) -> Option<&str> {
        match self.field {
            Field::Recipients => Some(self.recipients.value()),
            Field::File => Some(self.file.value()),
            Field::Reason => Some(self.reason.value()),
            Field::Confirm => Some(self.confirm.value()),
            Field::List | Field::Sealing | Field::Passphrase | Field::Again | Field::Submit => None,
        }
    }

    fn input(&mut self) -> Option<&mut Input> {
        match self.field {
            Field::Recipients => Some(&mut self.recipients),
            Field::File => Some(&mut self.file),
            Field::Reason => Some(&mut self.reason),
            Field::Confirm => Some(&mut self.confirm),
            Field::List | Field::Sealing | Field::Passphrase | Field::Again | Field::Submit => None,
        }
    }

    /// Whether what has the focus takes text.
    pub(super) fn has_field(&self) -> bool {
        self.text().is_some() || matches!(self.field, Field::Passphrase | Field::Again)
    }

    fn secret(&mut self) -> Option<&mut SecretField> {
        match self.field {
            Field::Passphrase => Some(&mut self.passphrase),
            Field::Again => Some(&mut self.again),
            Field::List
            | Field::Recipients
            | Field::File
            | Field::Reason
            | Field::Confirm
            | Field::Sealing
            | Field::Submit => None,
        }
    }

    pub(super) fn has_text(&self) -> bool {
        match self.field {
            Field::Passphrase => !self.passphrase.is_empty(),
            Field::Again => !self.again.is_empty(),
            Field::List
            | Field::Recipients
            | Field::File
            | Field::Reason
            | Field::Confirm
            | Field::Sealing
            | Field::Submit => self.text().is_some_and(|text| !text.is_empty()),
        }
    }

    /// Clears the field; an empty one is left for the list.
    pub(super) fn leave(&mut self) {
        if !self.has_text() {
            self.field = Field::List;
            return;
        }
        if let Some(secret) = self.secret() {
            secret.clear();
        } else if let Some(input) = self.input() {
            *input = Input::default();
        }
        self.typed();
    }

    /// Takes a key that is text or edits a field. The arrows and a blank choose among the ways of sealing; where there is no field
    /// all else is nothing.
    pub(super) fn edit(&mut self, key: Key, context: &Context<'_>) {
        if self.field == Field::Sealing {
            if key.code == Code::Right || key.text() == Some(' ') {
                self.change_sealing(1, context);
            } else if key.code == Code::Left {
                self.change_sealing(-1, context);
            }
            return;
        }
        if let Some(secret) = self.secret() {
            secret.edit(key);
        } else if let Some(input) = self.input() {
            input::edit(input, key);
        }
        self.typed();
    }

    /// What confirms a plain file is typed, not pasted.
    pub(super) fn paste(&mut self, text: &str) {
        if self.field == Field::Confirm {
            return;
        }
        if let Some(secret) = self.secret() {
            secret.paste(text);
        } else if let Some(input) = self.input() {
            input::paste(input, text);
        }
        self.typed();
    }

    fn typed(&mut self) {
        self.problem = None;
        self.is_proposed &= self.field != Field::File;
    }

    pub(super) fn forget_secrets(&mut self) {
        self.passphrase.clear();
        self.again.clear();
    }

    /// What was typed, or, at its field, what is wrong with it. All of it stays in its fields until it is known to be of use.
    pub(super) fn check(&mut self, keys: u64, context: &Context<'_>) -> Option<Checked> {
        let checked = self.checked(keys, context);
        match checked {
            Ok(checked) => Some(checked),
            Err((field, problem)) => {
                self.is_wrong(field, problem);
                None
            }
        }
    }

    /// Tells what is wrong at that field.
    pub(super) fn is_wrong(&mut self, field: Field, problem: String) {
        (self.field, self.problem) = (field, Some(problem));
    }

    fn checked(&mut self, keys: u64, context: &Context<'_>) -> Result<Checked, (Field, String)> {
        let locale = context.locale;
        let (sealing, passphrase) = match self.way {
            Way::Recipients => (Sealing::Recipients(self.checked_recipients(locale)?), None),
            Way::Passphrase => (Sealing::Passphrase, Some(self.checked_passphrase(locale)?)),
            Way::Plain => {
                if self.confirm.value().trim() != keys.to_string() {
                    let count = [("count", keys.into())];
                    return Err((Field::Confirm, locale.text_with(message!("refusal-plain-unconfirmed"), &count)));
                }
                (Sealing::Plain, None)
            }
        };
        let path = self.place(context);
        let name = path.file_name().and_then(|name| FileName::try_from(name.to_string_lossy().into_owned()).ok());
        let name = name.filter(|_| !self.file.value().trim().ends_with(['/', '~']));
        let name = name.ok_or_else(|| (Field::File, locale.text(message!("retrieve-no-name"))))?;
        let folder = path.parent().map(PathBuf::from).unwrap_or_default();
        let reason = match self.reason.value().trim() {
            "" if context.settings.reveal_reason == ReasonRule::Optional => None,
            text => Some(Reason::parse(text).map_err(|problem| {
                let limit = [("limit", Reason::LIMIT.into())];
                (Field::Reason, locale.text_with(reason::sentence(problem), &limit))
            })?),
        };
        let confirmed = (self.way == Way::Plain).then_some(keys);
        Ok(Checked { sealing, passphrase, folder, name, reason, confirmed })
    }

    fn checked_recipients(&self, locale: Locale) -> Result<Vec<Recipient>, (Field, String)> {
        let names = self.recipients.value().split([' ', ',', ';']).filter(|name| !name.is_empty());
        let mut recipients = Vec::new();
        for name in names {
            let recipient = Recipient::parse(name).map_err(|_| {
                let values = [("recipient", name.into())];
                (Field::Recipients, locale.text_with(message!("retrieve-not-a-recipient"), &values))
            })?;
            recipients.push(recipient);
        }
        if recipients.is_empty() {
            return Err((Field::Recipients, locale.text(message!("retrieve-no-recipient"))));
        }
        Ok(recipients)
    }

    fn checked_passphrase(&mut self, locale: Locale) -> Result<Passphrase, (Field, String)> {
        let (passphrase, again) = (self.passphrase.copied(), self.again.copied());
        let fewest = [("count", Passphrase::FEWEST_CHARACTERS.into())];
        if !passphrase.is_long_enough() {
            self.forget_secrets();
            Err((Field::Passphrase, locale.text_with(message!("retrieve-passphrase-short"), &fewest)))
        } else if self.again.is_empty() {
            Err((Field::Again, locale.text(message!("retrieve-passphrase-once-more"))))
        } else if passphrase != again {
            self.forget_secrets();
            Err((Field::Passphrase, locale.text(message!("retrieve-passphrase-differs"))))
        } else {
            Ok(passphrase)
        }
    }
}

/// What was typed, in order.
#[derive(Debug)]
pub(super) struct Checked {
    pub(super) sealing: Sealing,
    pub(super) passphrase: Option<Passphrase>,
    pub(super) folder: PathBuf,
    pub(super) name: FileName,
    pub(super) reason: Option<Reason>,
    pub(super) confirmed: Option<u64>,
}
