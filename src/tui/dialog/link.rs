//! *Länk*: the download link of a purchase with its expiry counted down, and as a QR code where there is room, beside the
//! notice of KEY-5. It exists only because it is on disk who got it; it hides as a shown key does, and wipes itself when
//! it closes.
//!
//! **Invariant:** a link that has expired does not stand here; whoever wants to see it is given another (KEY-8).

use ratatui::Frame;
use ratatui::layout::{Constraint, Rect, Size};
use ratatui::text::Line;
use ratatui::widgets::{Block, Clear, Paragraph};

use crate::domain::{DownloadLink, Instant, Permission};
use crate::i18n::{MessageId, message};
use crate::service::copy_link::CopyLink;
use crate::tui::context::{Availability, Context};
use crate::tui::copying::Copying;
use crate::tui::dialog::product_key::Of;
use crate::tui::effect::{Ask, SecretsAsk};
use crate::tui::exposure::Exposure;
use crate::tui::keymap::Binding;
use crate::tui::msg::{Reply, SecretsReply};
use crate::tui::remaining;
use crate::tui::room::Room;
use crate::tui::session::Ticket;
use crate::tui::step::{Copied, CopyWish, MessageLanguage, Step};
use crate::tui::theme::Paint;
use crate::tui::widget::dialog_box::{self, DialogBox};
use crate::tui::widget::{hyperlink, pending, qr};

/// How wide the dialog wants to be, in columns.
const WIDTH: u16 = 76;

/// What stands in the place of a hidden link.
const MASK: &str = "••••••••••••••••";

/// The dialog.
#[derive(Debug)]
pub struct State {
    link: DownloadLink,
    of: Of,
    wish: CopyWish,
    exposure: Exposure,
    extent: Extent,
    /// The question for the link that takes the place of one that has expired.
    renewing: Option<Ticket>,
}

/// How much of the screen it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Extent {
    /// A box over its middle.
    Box,
    /// All of it, for the QR code.
    WholeScreen,
}

/// What can be done with a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Copy the link alone.
    Copy,
    /// Hide it, or show it again.
    Hide,
    /// The QR code on the whole screen, or back.
    Extend,
    /// Copy a message in the customer's language.
    CopyMessage,
    /// Copy a message in the other language.
    CopyOtherMessage,
    /// Copy the link, after choosing the route.
    ChooseRoute,
    /// Close the dialog.
    Close,
}

impl State {
    /// The dialog with a link of which it is on record who got it.
    #[must_use]
    pub fn new(link: DownloadLink, of: Of, wish: CopyWish, context: &Context<'_>) -> Self {
        Self { link, of, wish, exposure: Exposure::begun(context), extent: Extent::Box, renewing: None }
    }

    /// Whether what the console tells of that copy stands in the dialog.
    #[must_use]
    pub fn tells_of(&self, copying: &Copying) -> bool {
        self.extent == Extent::Box && copying.is_of(&self.wish)
    }

    /// Copies what is recorded by itself, and is of a link that works whatever became of this one (KEY-8). Where the copy
    /// is then stands in the box.
    fn copy(&mut self, what: Copied) -> Step {
        self.extent = Extent::Box;
        Step::Copy(CopyWish { what, ..self.wish.clone() })
    }

    fn has_expired(&self, now: Instant) -> bool {
        self.link.expires() <= now
    }

    /// The link as it may be read now.
    fn readable(&self, now: Instant) -> Option<&str> {
        (self.exposure.is_shown() && !self.has_expired(now)).then(|| self.link.expose())
    }

    /// Shows a link that works: this one, or the one that is asked for in its place.
    fn show(&mut self, context: &Context<'_>) -> Step {
        self.exposure.toggle();
        if !self.has_expired(context.now) || self.renewing.is_some() {
            return Step::Stay;
        }
        let CopyWish { entitlement, choice, reason, .. } = self.wish.clone();
        let ticket = context.ticket();
        self.renewing = Some(ticket);
        Step::Ask(ticket, Ask::Secrets(SecretsAsk::ShowLink(CopyLink { entitlement, choice, reason })))
    }

    /// What of which purchase it is.
    fn head(&self, width: usize, context: &Context<'_>) -> Vec<Line<'static>> {
        let version = format!("{} · {}", self.wish.choice.version, context.locale.id(&self.wish.entitlement.order));
        let parts = [context.locale.customer(&self.of.customer), self.of.title.clone(), version, String::new()];
        parts.iter().flat_map(|part| dialog_box::paragraph(part, width, Paint::Title, context)).collect()
    }

    fn link_lines(&self, width: usize, context: &Context<'_>) -> Vec<Line<'static>> {
        dialog_box::paragraph(self.readable(context.now).unwrap_or(MASK), width, Paint::Secret, context)
    }

    fn lines(&self, width: usize, context: &Context<'_>) -> Vec<Line<'static>> {
        let locale = context.locale;
        let mut parts: Vec<_> =
            self.exposure.why_hidden().map(|why| (locale.text(why), Paint::Dim)).into_iter().collect();
        let notice = (locale.text(message!("key-notice")), Paint::Notice);
        parts.extend([self.expiry(context), (String::new(), Paint::Text), notice]);
        let below = parts.iter().flat_map(|(part, paint)| dialog_box::paragraph(part, width, *paint, context));
        self.head(width, context).into_iter().chain(self.link_lines(width, context)).chain(below).collect()
    }

    /// Makes the link that stands in that area a hyperlink.
    fn link_within(&self, inside: Rect, frame: &mut Frame<'_>, context: &Context<'_>) {
        let Some(link) = self.readable(context.now) else { return };
        let above = self.head(inside.width.into(), context).len();
        for (line, row) in self.link_lines(inside.width.into(), context).iter().zip(inside.rows().skip(above)) {
            let width = u16::try_from(line.width()).unwrap_or(u16::MAX).min(row.width);
            hyperlink::mark(frame.buffer_mut(), Rect { width, ..row }, link, context.settings.links);
        }
    }

    fn expiry(&self, context: &Context<'_>) -> (String, Paint) {
        if self.renewing.is_some() {
            return (context.locale.text(message!("link-renewing")), Paint::Pending);
        }
        remaining::expiry(self.link.expires(), context)
    }

    /// The code, if it and what stands above it have room in the box.
    fn code_in_box(&self, above: usize, area: Rect, context: &Context<'_>) -> Vec<Line<'static>> {
        let code = self.readable(context.now).and_then(|link| qr::lines(link, context.theme)).unwrap_or_default();
        let (size, width) = (qr::size(&code), dialog_box::line_width(area, WIDTH));
        // Above it an empty line, around it all the border.
        let rows = above.saturating_add(code.len()).saturating_add(3);
        if width < usize::from(size.width) || usize::from(area.height) < rows {
            return Vec::new();
        }
        let margin = " ".repeat(width.saturating_sub(size.width.into()) / 2);
        let centred = |mut line: Line<'static>| {
            line.spans.insert(0, margin.clone().into());
            line
        };
        code.into_iter().map(centred).collect()
    }

    /// The code for a screen of that size, or why it cannot stand there.
    fn code_on(&self, screen: Size, context: &Context<'_>) -> Result<Vec<Line<'static>>, (String, Paint)> {
        let locale = context.locale;
        if self.has_expired(context.now) {
            return Err(self.expiry(context));
        }
        let Some(link) = self.readable(context.now) else {
            let why = self.exposure.why_hidden().unwrap_or(message!("link-hidden"));
            return Err((locale.text(why), Paint::Text));
        };
        let Some(code) = qr::lines(link, context.theme) else {
            return Err((locale.text(message!("link-too-long")), Paint::Warning));
        };
        let size = qr::size(&code);
        if screen.width < size.width || screen.height < size.height {
            let values = [("columns", u64::from(size.width).into()), ("rows", u64::from(size.height).into())];
            return Err((locale.text_with(message!("link-no-room"), &values), Paint::Warning));
        }
        Ok(code)
    }

    fn view_whole(&self, frame: &mut Frame<'_>, context: &Context<'_>) {
        let screen = frame.area();
        let code = self.code_on(screen.as_size(), context);
        let size = code.as_deref().map_or(Size::ZERO, qr::size);
        // The bottom line with its keys stays where there is room for it.
        let height = screen.height.saturating_sub(u16::from(size.height < screen.height));
        let whole = Rect { height, ..screen };
        frame.render_widget(Clear, whole);
        frame.render_widget(Block::new().style(context.theme.style(Paint::Screen)), whole);
        match code {
            Ok(code) => {
                let middle = whole.centered(Constraint::Length(size.width), Constraint::Length(size.height));
                frame.render_widget(Paragraph::new(code), middle);
            }
            Err(why) => pending::view_sentences(frame, whole, context, &[why]),
        }
    }
}

impl Room for State {
    type Action = Action;

    const KEYS: &'static [Binding<Action>] = &[
        Binding::moving(&["y"], Action::Copy, message!("key-copy")).shown(100),
        Binding::moving(&["v"], Action::Hide, message!("key-hide")).shown(90),
        Binding::moving(&["f"], Action::Extend, message!("key-whole-screen")).shown(85),
        Binding::moving(&["Y"], Action::CopyMessage, message!("key-copy-message")).shown(80),
        Binding::moving(&["Ctrl-y"], Action::CopyOtherMessage, message!("key-copy-other-message")),
        Binding::moving(&["r"], Action::ChooseRoute, message!("key-choose-route")).shown(60),
        Binding::moving(&["Esc", "q"], Action::Close, message!("key-close")).shown(95),
    ];

    fn availability(&self, action: Action, context: &Context<'_>) -> Availability {
        match action {
            Action::Copy | Action::ChooseRoute => context.allows(Permission::Keys),
            // To the customer writes the partner.
            Action::CopyMessage | Action::CopyOtherMessage => {
                Availability::when(context.view.is_none()).and(context.allows(Permission::Keys))
            }
            Action::Hide | Action::Extend | Action::Close => Availability::Ready,
        }
    }

    fn label(&self, action: Action) -> Option<MessageId> {
        (action == Action::Hide && !self.exposure.is_shown()).then(|| message!("key-show"))
    }

    fn update(&mut self, action: Action, context: &Context<'_>) -> Step {
        match action {
            Action::Copy => return self.copy(Copied::Link),
            Action::CopyMessage => return self.copy(Copied::Message(MessageLanguage::Customers)),
            Action::CopyOtherMessage => return self.copy(Copied::Message(MessageLanguage::Other)),
            Action::ChooseRoute => return Step::CopyAfterAsking(self.wish.clone()),
            Action::Hide if self.exposure.is_shown() => self.exposure.toggle(),
            Action::Hide => return self.show(context),
            Action::Close if self.extent == Extent::Box => return Step::Close,
            Action::Extend if self.extent == Extent::Box => self.extent = Extent::WholeScreen,
            Action::Extend | Action::Close => self.extent = Extent::Box,
        }
        Step::Stay
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        self.renewing == Some(ticket)
    }

    fn receive(&mut self, _ticket: Ticket, reply: Reply, _context: &Context<'_>) -> Step {
        let Reply::Secrets(SecretsReply::Linked(result)) = reply else { return Step::Stay };
        self.renewing = None;
        match result {
            Ok(link) => {
                let given = Step::LinkGiven(self.wish.clone(), link.expires());
                self.link = link;
                given
            }
            Err(failure) => {
                self.exposure.hide();
                Step::Fail(failure)
            }
        }
    }

    fn wake(&self, now: Instant) -> Option<Instant> {
        [self.exposure.wake(), remaining::wake(self.link.expires(), now)].into_iter().flatten().min()
    }

    fn tick(&mut self, context: &Context<'_>) -> Step {
        self.exposure.hide_in_time(context.now);
        if self.has_expired(context.now) && self.renewing.is_none() {
            self.exposure.hide();
        }
        Step::Stay
    }

    fn focused(&mut self, context: &Context<'_>) {
        self.exposure.focused(context);
    }

    fn key_pressed(&mut self, context: &Context<'_>) {
        self.exposure.key_pressed(context);
    }

    fn hide(&mut self) {
        self.exposure.give_away();
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        if self.extent == Extent::WholeScreen {
            return self.view_whole(frame, context);
        }
        let lines = self.lines(dialog_box::line_width(area, WIDTH), context);
        // Only of this very purchase: what lies in the clipboard may be another customer's.
        let copying = context.copying.filter(|copying| copying.is_of(&self.wish));
        let sentence = copying.map(|copying| copying.sentence(context.locale, context.now)).unwrap_or_default();
        let title = context.locale.text(message!("dialog-link-title"));
        let dialog = DialogBox { title, lines, width: WIDTH, note: String::new() };
        let mut dialog = dialog.telling(sentence, area, context);
        let code = self.code_in_box(dialog.lines.len(), area, context);
        if !code.is_empty() {
            dialog.lines.push(Line::default());
            dialog.lines.extend(code);
        }
        dialog_box::view(frame, area, context, &dialog);
        self.link_within(dialog_box::inside(area, &dialog), frame, context);
    }
}
