//! A device of a plan from KMS to MAK, to be added or changed: what is wrong is told at once, and the deadline as it is
//! typed (KMS-1).

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use tui_input::Input;

use crate::domain::kms_device::{DateOrder, DeviceDetails, DeviceField, DeviceForm, DeviceProblem};
use crate::domain::{KmsDevice, KmsDeviceId, Permission, TenantId};
use crate::i18n::{Locale, message};
use crate::service::kms::{Put, PutKmsDevice};
use crate::tui::context::{Availability, Context};
use crate::tui::dialog::{Dialog, confirm};
use crate::tui::effect::{Ask, KmsAsk};
use crate::tui::keymap::{Binding, Focus, Key};
use crate::tui::msg::{KmsReply, Reply};
use crate::tui::ring::neighbour;
use crate::tui::room::Room;
use crate::tui::session::Ticket;
use crate::tui::step::{Answer, Step};
use crate::tui::theme::Paint;
use crate::tui::widget::dialog_box::{self, DialogBox, paragraph};
use crate::tui::widget::{button, input, text};

/// How wide the dialog wants to be, in columns.
const WIDTH: u16 = 76;

/// The dialog.
#[derive(Debug)]
pub struct State {
    tenant: TenantId,
    /// The device that is changed; `None` of one that is added.
    device: Option<KmsDeviceId>,
    /// What was typed, in the order of the fields.
    inputs: [Input; 4],
    /// What stood there at first.
    begun_with: [String; 4],
    marked: DeviceField,
    /// Whether it was to be saved, so that what is missing is told as well.
    is_tried: bool,
    sent: Option<Ticket>,
}

/// What can be done with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Save it.
    Save,
    /// The next field.
    Next,
    /// The field before.
    Previous,
    /// Leave the plan as it is.
    Close,
}

impl State {
    /// A device to be added to that customer's plan.
    #[must_use]
    pub fn new(tenant: TenantId) -> Self {
        Self {
            tenant,
            device: None,
            inputs: Default::default(),
            begun_with: Default::default(),
            marked: DeviceField::Name,
            is_tried: false,
            sent: None,
        }
    }

    /// A device to be changed.
    #[must_use]
    pub fn of(device: &KmsDevice, context: &Context<'_>) -> Self {
        let DeviceDetails { name, product, last_activation, note } = &device.details;
        let activated = context.locale.last_activation(*last_activation);
        let begun_with = [name.clone(), product.clone(), activated, note.clone()];
        let inputs = begun_with.clone().map(Input::new);
        Self { device: Some(device.id), inputs, begun_with, ..Self::new(device.tenant) }
    }

    fn checked(&self, context: &Context<'_>) -> Result<DeviceDetails, Vec<DeviceProblem>> {
        let [name, product, last_activation, note] = self.inputs.each_ref().map(|input| input.value().to_owned());
        let form = DeviceForm { name, product, last_activation, note };
        form.check(DateOrder::Unsaid, context.now, &context.locale)
    }

    /// Closes it; where something was typed that would be lost, after asking.
    fn close(&self) -> Step {
        let is_kept = self.inputs.iter().zip(&self.begun_with).all(|(input, before)| input.value() == before);
        if is_kept || self.sent.is_some() {
            return Step::Close;
        }
        Step::Open(Box::new(Dialog::Confirm(confirm::State::discard_form())))
    }

    fn place(&self) -> usize {
        DeviceField::ALL.iter().position(|field| *field == self.marked).unwrap_or(0)
    }

    fn input_mut(&mut self) -> Option<&mut Input> {
        let place = self.place();
        self.inputs.get_mut(place).filter(|_| self.sent.is_none())
    }

    fn save(&mut self, context: &Context<'_>) -> Step {
        self.is_tried = true;
        match self.checked(context) {
            Ok(details) => {
                let ticket = context.ticket();
                self.sent = Some(ticket);
                let ask = PutKmsDevice { tenant: self.tenant, device: self.device, details };
                Step::Ask(ticket, Ask::Kms(KmsAsk::Put(Box::new(ask))))
            }
            Err(problems) => {
                self.marked = problems.first().map_or(self.marked, DeviceProblem::field);
                Step::Stay
            }
        }
    }

    /// What is wrong so far: what is missing only once it was to be saved.
    fn problems(&self, context: &Context<'_>) -> Vec<DeviceProblem> {
        let problems = self.checked(context).err().unwrap_or_default();
        problems.into_iter().filter(|problem| self.is_tried || !matches!(problem, DeviceProblem::Missing(_))).collect()
    }

    fn dialog(&self, within: Rect, context: &Context<'_>) -> DialogBox {
        let (locale, theme) = (context.locale, context.theme);
        let width = dialog_box::line_width(within, WIDTH);
        let mut lines: Vec<Line<'static>> = DeviceField::ALL
            .into_iter()
            .map(|field| {
                let mark = if self.marked == field { "▸ " } else { "  " };
                Line::from(Span::styled(format!("{mark}{}", locale.device_field(field)), theme.style(Paint::Text)))
            })
            .collect();
        lines.push(Line::default());
        let problems = self.problems(context);
        for problem in &problems {
            lines.extend(paragraph(&locale.device_problem(problem), width, Paint::Warning, context));
        }
        match self.checked(context) {
            Ok(details) => {
                let activation = details.last_activation;
                let told = locale.kms_deadline(activation, activation.deadline(&locale));
                lines.extend(paragraph(&told, width, Paint::Text, context));
            }
            Err(_) if problems.is_empty() => {
                lines.extend(paragraph(&locale.text(message!("kms-date-hint")), width, Paint::Dim, context));
            }
            Err(_) => {}
        }
        lines.push(Line::default());
        let paint = if self.sent.is_some() { Paint::Pending } else { Paint::Button };
        lines.push(button::line(&locale.text(message!("button-save-device")), paint, theme));
        let title = match self.device {
            Some(_) => message!("dialog-change-device"),
            None => message!("dialog-add-device"),
        };
        DialogBox { title: locale.text(title), lines, width: WIDTH, note: String::new() }
    }

    fn put(&mut self, put: Put, context: &Context<'_>) -> Step {
        let done = match put {
            Put::Added => message!("kms-added"),
            Put::Updated => message!("kms-changed"),
            Put::Unchanged => message!("kms-unchanged"),
        };
        let [name, ..] = &self.inputs;
        let told = context.locale.text_with(done, &[("device", text::clean(name.value().trim()).into())]);
        Step::CloseWith(Answer::PlanChanged(told))
    }
}

/// How wide the names of the fields are, for the longest of them.
fn names_width(locale: Locale) -> u16 {
    let widest = DeviceField::ALL.into_iter().map(|field| text::width(&locale.device_field(field))).max();
    u16::try_from(widest.unwrap_or(0)).unwrap_or(u16::MAX).saturating_add(4)
}

impl Room for State {
    type Action = Action;

    const KEYS: &'static [Binding<Action>] = &[
        Binding::typing(&["Enter"], Action::Save, message!("key-save-device")).shown(100),
        Binding::typing(&["Tab", "Down"], Action::Next, message!("key-next-field")).shown(90),
        Binding::typing(&["Shift-Tab", "Up"], Action::Previous, message!("key-previous-field")).shown(80),
        Binding::typing(&["Esc"], Action::Close, message!("key-close")).shown(95),
    ];

    fn focus(&self) -> Focus {
        let value = self.inputs.get(self.place()).map_or("", Input::value);
        Focus::of(true, value)
    }

    fn availability(&self, action: Action, context: &Context<'_>) -> Availability {
        match action {
            Action::Save => Availability::when(self.sent.is_none()).and(context.allows(Permission::ChangePlans)),
            Action::Next | Action::Previous | Action::Close => Availability::Ready,
        }
    }

    fn update(&mut self, action: Action, context: &Context<'_>) -> Step {
        match action {
            Action::Save => return self.save(context),
            Action::Next => self.marked = neighbour(&DeviceField::ALL, &self.marked, 1),
            Action::Previous => self.marked = neighbour(&DeviceField::ALL, &self.marked, -1),
            Action::Close => return self.close(),
        }
        Step::Stay
    }

    fn edit(&mut self, key: Key, _context: &Context<'_>) -> Step {
        if let Some(field) = self.input_mut() {
            input::edit(field, key);
        }
        Step::Stay
    }

    fn paste(&mut self, text: &str, _context: &Context<'_>) -> Step {
        if let Some(field) = self.input_mut() {
            input::paste(field, text);
        }
        Step::Stay
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        self.sent == Some(ticket)
    }

    fn receive(&mut self, _ticket: Ticket, reply: Reply, context: &Context<'_>) -> Step {
        self.sent = None;
        let Reply::Kms(KmsReply::Put(result)) = reply else { return Step::Stay };
        match result {
            Ok(put) => self.put(put, context),
            Err(failure) => Step::Fail(failure),
        }
    }

    /// A press on a field goes into it, one on the button saves.
    fn press(&mut self, at: Position, area: Rect, context: &Context<'_>) -> Step {
        let dialog = self.dialog(area, context);
        let Some((line, _)) = dialog_box::spot(area, &dialog, at) else { return Step::Stay };
        if let Some(field) = DeviceField::ALL.get(line) {
            self.marked = *field;
        } else if line.saturating_add(1) == dialog.lines.len()
            && self.availability(Action::Save, context) == Availability::Ready
        {
            return self.save(context);
        }
        Step::Stay
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        let dialog = self.dialog(area, context);
        dialog_box::view(frame, area, context, &dialog);
        let inside = dialog_box::inside(area, &dialog);
        let names = names_width(context.locale).min(inside.width);
        let placeholder = context.locale.text(message!("kms-date-placeholder"));
        for (row, (field, typed)) in (0..).zip(DeviceField::ALL.into_iter().zip(&self.inputs)) {
            let place = Rect {
                x: inside.x.saturating_add(names),
                y: inside.y.saturating_add(row),
                width: inside.width.saturating_sub(names),
                height: 1,
            };
            let placeholder = if field == DeviceField::LastActivation { placeholder.as_str() } else { "" };
            let is_focused = field == self.marked && self.sent.is_none();
            let is_covered = context.locale.covers() && matches!(field, DeviceField::Name | DeviceField::Note);
            if place.y < inside.bottom() {
                let drawn = input::Field { input: typed, placeholder, is_focused, is_covered };
                input::view(&drawn, frame, place, context.theme);
            }
        }
    }
}
