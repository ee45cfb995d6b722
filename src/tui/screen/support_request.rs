//! A support request that was filed: what it says, line by line, and its files. It is only looked at.

use std::path::PathBuf;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::domain::support_request::FormField;
use crate::domain::{Permission, SecretText, SupportRequestNumber};
use crate::i18n::{message, support_message};
use crate::service::support::OpenedRequest;
use crate::tui::context::{Availability, Context};
use crate::tui::effect::{Ask, ExportForm, SupportAsk};
use crate::tui::failure::Failure;
use crate::tui::keymap::Binding;
use crate::tui::msg::{Reply, SupportReply};
use crate::tui::note::Note;
use crate::tui::remote::Remote;
use crate::tui::room::{Readiness, Room};
use crate::tui::session::Ticket;
use crate::tui::step::{Destination, Plain, Step};
use crate::tui::support_start::SupportStart;
use crate::tui::theme::Paint;
use crate::tui::widget::{pending, scrolled, text};

/// From this many columns on the names stand beside their values.
const BESIDE: usize = 90;

/// The page of one request.
#[derive(Debug)]
pub struct State {
    number: SupportRequestNumber,
    page: Remote<Box<OpenedRequest>>,
    scrolled: usize,
    /// The question that has it written to a file, until it is answered.
    exporting: Option<Ticket>,
}

/// What can be done with a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// A new draft like it.
    Reopen,
    /// Written to a file.
    Export(ExportForm),
    /// Copy the number.
    CopyNumber,
    /// A line up.
    Up,
    /// A line down.
    Down,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
}

impl State {
    /// The request of that number, not asked for yet.
    #[must_use]
    pub fn new(number: SupportRequestNumber) -> Self {
        Self { number, page: Remote::Idle, scrolled: 0, exporting: None }
    }

    /// Its number.
    #[must_use]
    pub fn number(&self) -> &SupportRequestNumber {
        &self.number
    }

    fn lines(&self, context: &Context<'_>) -> Vec<Line<'static>> {
        let Some(OpenedRequest { request, customer }) = self.page.ready().map(Box::as_ref) else { return Vec::new() };
        let (locale, theme) = (context.locale, context.theme);
        let width = usize::from(context.main.width);
        let facts = support_message::facts(locale, request, customer.as_deref());
        let header = |text: String| Line::styled(text, theme.style(Paint::Header));
        let mut lines: Vec<Line<'static>> =
            facts.into_iter().flat_map(|(name, value)| fact(&name, &value, width, context)).collect();
        lines.extend([Line::default(), header(locale.form_field(FormField::Description))]);
        for line in locale.id(&request.details.description).lines() {
            lines.extend(sentence(line, width, Paint::Text, context));
        }
        if !request.attachments.is_empty() {
            lines.extend([Line::default(), header(locale.text(message!("support-files")))]);
        }
        for file in &request.attachments {
            let told = format!("{} ({})", locale.id(&file.name), locale.bytes(file.bytes));
            lines.extend(sentence(&told, width, Paint::Text, context));
        }
        lines
    }

    fn export(&mut self, form: ExportForm, context: &Context<'_>) -> Step {
        let ticket = context.ticket();
        self.exporting = Some(ticket);
        Step::Ask(ticket, Ask::Support(SupportAsk::Export(self.number.clone(), form)))
    }

    fn scroll(&mut self, lines: isize, context: &Context<'_>) {
        self.scrolled = scrolled::by_lines(self.scrolled, lines, self.lines(context).len(), context.main);
    }

    fn scroll_pages(&mut self, pages: isize, context: &Context<'_>) {
        self.scrolled = scrolled::by_pages(self.scrolled, pages, self.lines(context).len(), context.main);
    }
}

/// Says where a request was written to, or why it was not.
pub(super) fn exported(result: Result<PathBuf, Failure>, context: &Context<'_>) -> Step {
    match result {
        Ok(path) => {
            let values = [("path", path.display().to_string().into())];
            Step::Say(Note::good(context.locale.text_with(message!("support-exported"), &values)))
        }
        Err(failure) => Step::Fail(failure),
    }
}

/// A name and its value beside each other, or the value below its name where there is no room.
fn fact(name: &str, value: &str, width: usize, context: &Context<'_>) -> Vec<Line<'static>> {
    let theme = context.theme;
    if width < BESIDE {
        let name = Line::styled(name.to_owned(), theme.style(Paint::Dim));
        return std::iter::once(name).chain(sentence(value, width, Paint::Text, context)).collect();
    }
    let names = 46;
    let values = text::wrap(&text::clean(value), width.saturating_sub(names));
    let line = |(place, value): (usize, String)| {
        let name = if place == 0 { name } else { "" };
        let name = Span::styled(text::pad(name, names), theme.style(Paint::Dim));
        Line::from(vec![name, Span::styled(value, theme.style(Paint::Text))])
    };
    values.into_iter().enumerate().map(line).collect()
}

/// A sentence in lines, two columns in.
fn sentence(sentence: &str, width: usize, paint: Paint, context: &Context<'_>) -> Vec<Line<'static>> {
    let lines = text::wrap(&text::clean(sentence), width.saturating_sub(2)).into_iter();
    lines.map(|line| Line::styled(format!("  {line}"), context.theme.style(paint))).collect()
}

impl Room for State {
    type Action = Action;

    const KEYS: &'static [Binding<Action>] = &[
        Binding::moving(&["c"], Action::Reopen, message!("key-reopen-as-draft")).shown(96),
        Binding::moving(&["e"], Action::Export(ExportForm::Text), message!("key-export-text")).shown(95),
        Binding::moving(&["E"], Action::Export(ExportForm::Email), message!("key-export-email")).shown(94),
        Binding::moving(&["y"], Action::CopyNumber, message!("key-copy-request-number")).shown(93),
        Binding::moving(&["Up", "k"], Action::Up, message!("key-row-up")),
        Binding::moving(&["Down", "j"], Action::Down, message!("key-row-down")),
        Binding::moving(&["PgUp"], Action::PageUp, message!("key-page-up")),
        Binding::moving(&["PgDn"], Action::PageDown, message!("key-page-down")).shown(50),
    ];

    fn availability(&self, action: Action, context: &Context<'_>) -> Availability {
        let is_here = Availability::when(self.page.ready().is_some());
        match action {
            Action::Reopen => is_here.and(context.allows(Permission::SupportRequest)),
            Action::Export(_) => is_here.and(Availability::when(self.exporting.is_none())),
            Action::CopyNumber => is_here,
            Action::Up | Action::Down | Action::PageUp | Action::PageDown => {
                Availability::when(usize::from(context.main.height) < self.lines(context).len())
            }
        }
    }

    fn update(&mut self, action: Action, context: &Context<'_>) -> Step {
        match action {
            Action::Reopen => return Step::Go(Destination::SupportForm(SupportStart::Like(self.number.clone()))),
            Action::Export(form) => return self.export(form, context),
            Action::CopyNumber => {
                return Step::CopyPlain(Plain::Request, SecretText::new(self.number.to_string()));
            }
            Action::Up => self.scroll(-1, context),
            Action::Down => self.scroll(1, context),
            Action::PageUp => self.scroll_pages(-1, context),
            Action::PageDown => self.scroll_pages(1, context),
        }
        Step::Stay
    }

    fn readiness(&self) -> Readiness {
        self.page.readiness()
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        self.page.awaits(ticket) || self.exporting == Some(ticket)
    }

    fn receive(&mut self, _ticket: Ticket, reply: Reply, context: &Context<'_>) -> Step {
        if let Reply::Support(SupportReply::Exported(result)) = reply {
            self.exporting = None;
            return exported(result, context);
        }
        if let Reply::Support(SupportReply::Opened(result)) = reply {
            self.page.settle(result);
        }
        Step::Stay
    }

    fn refresh(&mut self, context: &Context<'_>) -> Step {
        let ticket = context.ticket();
        self.page.ask(ticket);
        Step::Ask(ticket, Ask::Support(SupportAsk::Open(self.number.clone())))
    }

    fn wheel(&mut self, notches: isize, context: &Context<'_>) -> Step {
        self.scroll(notches.saturating_mul(3), context);
        Step::Stay
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        match &self.page {
            Remote::Ready(_) | Remote::Reloading(_, _) => {
                scrolled::view(self.scrolled, self.lines(context), frame, area, context);
            }
            Remote::Idle | Remote::Loading(_) => pending::view_loading(frame, area, context),
            Remote::Failed(failure) => pending::view_failure(frame, area, context, failure),
        }
    }
}
