//! Drawing the frame: breadcrumb above, places at the left, the place in the middle, the keys that do something here
//! and now below. Drawing only reads.

use std::cmp::Reverse;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, BorderType, Borders, Clear, Paragraph};

use crate::domain::Instant;
use crate::i18n::{MessageId, message};
use crate::tui::app::{App, Door, layout};
use crate::tui::context::Availability;
use crate::tui::copying::Copying;
use crate::tui::dialog::Dialog;
use crate::tui::everywhere::Place;
use crate::tui::note::Tone;
use crate::tui::palette_target::PaletteTarget;
use crate::tui::places::PlaceRow;
use crate::tui::room::Row;
use crate::tui::screen::Screen;
use crate::tui::session::Source;
use crate::tui::step::Destination;
use crate::tui::theme::Paint;
use crate::tui::widget::top_line::{self, TopLine};
use crate::tui::widget::{dialog_box, pending, text};

/// A key of the bottom line with what it stands for and the columns it takes.
#[derive(Debug, Clone)]
pub(super) struct Hint {
    /// What a press on it does; `None` for one that is only told.
    pub(super) target: Option<PaletteTarget>,
    pub(super) face: String,
    pub(super) label: String,
    pub(super) is_dimmed: bool,
    pub(super) priority: u8,
}

impl Hint {
    pub(super) fn width(&self) -> usize {
        text::width(&self.face).saturating_add(1).saturating_add(text::width(&self.label))
    }
}

/// What stands between two keys of the bottom line.
pub(super) const BETWEEN: &str = " · ";

impl App {
    /// Draws the console as it is.
    pub fn view(&self, frame: &mut Frame<'_>, now: Instant) {
        if let Some(touring) = self.touring() {
            return touring.view(frame, &self.world.theme);
        }
        let area = frame.area();
        frame.render_widget(Block::new().style(self.world.theme.style(Paint::Screen)), area);
        if layout::is_too_small(area.as_size()) {
            let context = self.world.context(now);
            let sentence = context.locale.text(message!("frame-too-small"));
            return pending::view_sentences(frame, area, &context, &[(sentence, Paint::Warning)]);
        }
        let areas = layout::areas(area.as_size(), self.world.banner_lines());
        self.view_box(frame, area, now);
        self.world.view_banner(frame, areas.banner, now);
        if let Some(places) = areas.places.filter(|_| !self.is_locked()) {
            self.view_places(frame, places, now);
        }
        let context = self.world.context(now);
        match &self.door {
            Door::Locked => {}
            // The dialog over it says the same.
            Door::Shut(_) if !self.dialogs.is_empty() => {}
            Door::Shut(failure) => pending::view_failure(frame, areas.main, &context, failure),
            Door::Passed => self.screen.view(frame, areas.main, &context),
        }
        self.view_status(frame, areas.status, now);
        if areas.places.is_none() && self.places.is_open() {
            let unfolded = layout::unfolded_places(area.as_size());
            frame.render_widget(Clear, unfolded);
            frame.render_widget(Block::new().style(self.world.theme.style(Paint::Screen)), unfolded);
            self.view_places(frame, unfolded, now);
        }
        for dialog in &self.dialogs {
            dialog.view(frame, dialog_box::within(area.as_size()), &context);
        }
    }

    /// The outer box with its borders: where one is and who one is above, the keys below.
    fn view_box(&self, frame: &mut Frame<'_>, area: Rect, now: Instant) {
        let theme = &self.world.theme;
        let width = usize::from(area.width).saturating_sub(4);
        // What is not the partner's own has another frame, in form and not in colour alone.
        let (lines, paint) = match &self.world.view {
            Some(_) => (BorderType::Double, Paint::Foreign),
            None => (BorderType::Plain, Paint::Border),
        };
        let block = Block::bordered()
            .border_type(lines)
            .border_style(theme.style(paint))
            .title_bottom(self.bottom_line(width, now));
        frame.render_widget(block, area);
        let (crumbs, who) = (self.crumbs(), self.who());
        let line = TopLine { crumbs: &crumbs, customer: self.customer_crumb(), right: &who };
        top_line::view(&line, frame, layout::crumbs_area(self.world.size), theme);
    }

    /// Operator with role, language, where the records come from; what matters less comes later and goes first.
    pub(super) fn who(&self) -> Vec<String> {
        let locale = self.world.preferences.locale;
        let language = locale.language().tag().to_owned();
        let in_view = self.world.view.as_ref().map(|_| locale.text(message!("view-word")));
        let Some(session) = &self.world.session else { return in_view.into_iter().chain([language]).collect() };
        let roles = session.operator.roles.as_slice();
        let role = roles.first().map(|role| locale.role_name(*role)).unwrap_or_default();
        let more = match roles.len().saturating_sub(1) {
            0 => String::new(),
            more => format!(" +{more}"),
        };
        let source = locale.text(match session.source {
            Source::Demo => message!("source-demo"),
            Source::Local => message!("source-local"),
        });
        let presenting = locale.covers().then(|| locale.text(message!("presenter-word")));
        let catching_up = self.world.catching_up.map(|_| locale.text(message!("frame-catching-up")));
        if in_view.is_some() {
            return [in_view, presenting, Some(source), catching_up, Some(language)].into_iter().flatten().collect();
        }
        let who = [Some(text::clean(&locale.person(&session.operator.name))), presenting, Some(source), catching_up];
        who.into_iter().flatten().chain([format!("{role}{more}"), language]).collect()
    }

    /// The keys that do something here and now, the most useful ones where there is no room for all.
    pub(super) fn hints(&self, width: usize, now: Instant) -> Vec<Hint> {
        let locale = self.world.preferences.locale;
        if let Some(begun) = self.chord.begun() {
            let hints = self.hints_after(&begun.face(), now);
            return self.with_more_in_the_help(hints, width, now);
        }
        let hint = |target, row: Row| Hint {
            target: Some(target),
            face: row.face,
            label: locale.text(row.label),
            is_dimmed: row.availability != Availability::Ready,
            priority: if is_of_view(row.label) { OF_VIEW } else { row.priority },
        };
        let is_shown = |row: &Row| row.in_force && (row.priority != 0 || is_of_view(row.label));
        let here = self.room_rows(now).into_iter().filter(is_shown);
        let here = here.map(|row| hint(PaletteTarget::Screen(row.index), row));
        let everywhere = self.everywhere_rows(now).into_iter().filter(is_shown);
        let everywhere = everywhere.map(|row| hint(PaletteTarget::Everywhere(row.index), row));
        let mut hints: Vec<Hint> = Vec::new();
        for hint in here.chain(everywhere) {
            if !hints.iter().any(|known| known.face == hint.face || known.label == hint.label) {
                hints.push(hint);
            }
        }
        self.with_more_in_the_help(hints, width, now)
    }

    /// The hints that fit. The help has what is left out: its key then stands last, and says that there is more.
    fn with_more_in_the_help(&self, mut hints: Vec<Hint>, width: usize, now: Instant) -> Vec<Hint> {
        let all = hints.iter().map(Hint::width).sum::<usize>().saturating_add(hints.len().saturating_mul(3));
        let help = self.everywhere_rows(now).into_iter().find(|row| row.in_force && row.label == message!("key-help"));
        if let Some(help) = help.filter(|_| width < all.saturating_sub(1)) {
            hints.retain(|hint| hint.face != help.face);
            hints.push(Hint {
                target: Some(PaletteTarget::Everywhere(help.index)),
                face: help.face,
                label: "…".to_owned(),
                is_dimmed: help.availability != Availability::Ready,
                priority: u8::MAX,
            });
        }
        fitting(hints, width)
    }

    /// What a begun sequence can come to: the keys that end it, and what they do then.
    fn hints_after(&self, begun: &str, now: Instant) -> Vec<Hint> {
        let locale = self.world.preferences.locale;
        let rows = self.room_rows(now).into_iter().chain(self.everywhere_rows(now));
        let mut hints = vec![Hint {
            target: None,
            face: begun.to_owned(),
            label: "…".to_owned(),
            is_dimmed: false,
            priority: u8::MAX,
        }];
        for row in rows {
            let is_ending = |rest: &&str| rest.starts_with(' ') || *rest == begun;
            let ending = row.faces.iter().find_map(|face| face.strip_prefix(begun).filter(is_ending)).map(str::trim);
            if let Some(ending) = ending {
                hints.push(Hint {
                    target: None,
                    face: ending.to_owned(),
                    label: locale.text(row.ending.unwrap_or(row.label)),
                    is_dimmed: row.availability != Availability::Ready,
                    priority: 1,
                });
            }
        }
        hints
    }

    fn bottom_line(&self, width: usize, now: Instant) -> Line<'static> {
        let theme = &self.world.theme;
        let mut spans = vec![Span::raw(" ")];
        for (place, hint) in self.hints(width, now).into_iter().enumerate() {
            if place != 0 {
                spans.push(Span::styled(BETWEEN, theme.style(Paint::Dim)));
            }
            let (key, label) =
                if hint.is_dimmed { (Paint::Disabled, Paint::Disabled) } else { (Paint::Key, Paint::KeyLabel) };
            spans.push(Span::styled(hint.face, theme.style(key)));
            spans.push(Span::raw(" "));
            spans.push(Span::styled(hint.label, theme.style(label)));
        }
        spans.push(Span::raw(" "));
        Line::from(spans)
    }

    /// A note, else what lives in a clipboard.
    fn view_status(&self, frame: &mut Frame<'_>, area: Rect, now: Instant) {
        let (sentence, paint) = match (&self.note, &self.world.copying) {
            (Some(note), _) => {
                let paint = match note.tone {
                    Tone::Good => Paint::Success,
                    Tone::Plain => Paint::Text,
                    Tone::Warning => Paint::Warning,
                };
                (note.text.clone(), paint)
            }
            (None, Some(copying)) if self.is_told_of(copying) => return,
            (None, Some(copying)) => (copying.sentence(self.world.preferences.locale, now), Paint::Notice),
            (None, None) => return,
        };
        let lines: Vec<Line<'static>> = text::wrap(&sentence, usize::from(area.width))
            .into_iter()
            .map(|line| Line::styled(line, self.world.theme.style(paint)))
            .collect();
        // A long sentence takes the rows above for as long as it stands, which is until the next key.
        let more = u16::try_from(lines.len().saturating_sub(1)).unwrap_or(0).min(area.y.saturating_sub(1));
        let area = Rect { y: area.y.saturating_sub(more), height: area.height.saturating_add(more), ..area };
        frame.render_widget(Clear, area);
        frame.render_widget(Paragraph::new(lines).style(self.world.theme.style(Paint::Screen)), area);
    }

    /// Whether the dialog on top tells of the copy already.
    fn is_told_of(&self, copying: &Copying) -> bool {
        match self.dialogs.last() {
            Some(Dialog::ProductKey(dialog)) => dialog.tells_of(copying),
            Some(Dialog::Link(dialog)) => dialog.tells_of(copying),
            _ => false,
        }
    }

    fn view_places(&self, frame: &mut Frame<'_>, area: Rect, now: Instant) {
        let theme = &self.world.theme;
        let border = if self.places.is_open() { Paint::BorderFocused } else { Paint::Border };
        let block = Block::new().borders(Borders::RIGHT).border_style(theme.style(border));
        let inner = block.inner(area);
        frame.render_widget(block, area);
        let width = usize::from(inner.width);
        let headings = self.place_headings().into_iter();
        let headings = headings.map(|heading| Line::styled(format!(" {heading}"), theme.style(Paint::Header)));
        let rows = self.place_rows(now).into_iter().enumerate();
        let lines: Vec<Line<'static>> = headings
            .chain(rows.skip(self.first_place(area, now)).map(|(place, row)| {
                let is_marked = self.places.marked().map_or(row.current, |marked| marked == place);
                // While they have the focus the mark is on the one that Enter goes to.
                let mark = match (is_marked, row.current) {
                    (true, _) => "▸",
                    (false, true) => "•",
                    (false, false) => " ",
                };
                let face = if self.focus().is_typing() { "" } else { row.face };
                let face_width = text::width(face);
                let count = row.count.map(|count| format!(" ({count})")).unwrap_or_default();
                let label = text::pad(&format!("{mark}{}{count}", row.label), width.saturating_sub(face_width + 1));
                let paint = match (is_marked, &row.availability) {
                    (true, _) => Paint::PlaceCurrent,
                    (false, Availability::Disabled(_)) => Paint::Disabled,
                    (false, _) => Paint::Place,
                };
                Line::from(vec![
                    Span::styled(label, theme.style(paint)),
                    Span::styled(format!("{face} "), theme.style(Paint::Dim)),
                ])
            }))
            .collect();
        frame.render_widget(Paragraph::new(lines), inner);
    }

    /// The first place in sight, where they are more than there is room for: the marked one stays on the screen.
    pub(super) fn first_place(&self, area: Rect, now: Instant) -> usize {
        let rows = self.place_rows(now);
        let room = usize::from(area.height).saturating_sub(self.place_headings().len());
        let marked = self.places.marked().or_else(|| rows.iter().position(|row| row.current)).unwrap_or(0);
        marked.saturating_add(1).saturating_sub(room)
    }

    /// How many things there are at a place of the customer's, as far as a place one came through knows: nothing is
    /// asked for it.
    fn known_count(&self, place: Place) -> Option<usize> {
        let customer = self.screen.customer()?;
        [&self.screen].into_iter().chain(self.history.iter().rev()).find_map(|screen| screen.count_at(place, customer))
    }

    /// Whether the place one is at is of a thing in that list, or is itself none of the places at the left.
    fn is_below(&self, destination: &Destination) -> bool {
        let is_unlisted = self.screen.purchase().is_some() || matches!(self.screen, Screen::HybridBenefit(_));
        is_unlisted && self.screen.parent().is_some_and(|parent| parent.is_same_place(destination))
    }

    /// The places of where one is: a customer's inside a customer, else the partner's.
    pub(super) fn place_rows(&self, now: Instant) -> Vec<PlaceRow> {
        if let Some(view) = &self.world.view {
            return self.places_in_view(view, now);
        }
        let customer = self.screen.customer();
        let context = self.world.context(now);
        let row = |place: Place, label, face| {
            let destination = place.destination(customer)?;
            let availability = place.availability(customer, &context);
            Some(PlaceRow {
                label: context.locale.text(label),
                face,
                count: self.known_count(place),
                availability,
                current: self.screen.is_at(&destination) || self.is_below(&destination),
                destination,
            })
        };
        let mut downloads = row(Place::Downloads, message!("place-downloads"), "g d");
        if let Some(downloads) = &mut downloads {
            let running = context.actor().map_or(0, |actor| context.downloads.count_of(actor));
            downloads.count = Some(running).filter(|running| *running != 0);
        }
        let mut support = row(Place::Support, message!("place-support"), "g s");
        if let Some(support) = &mut support {
            support.current |= matches!(self.screen, Screen::SupportRequest(_) | Screen::SupportForm(_));
        }
        let is_invoice = matches!(self.screen, Screen::Invoice(_));
        let mut billing = row(Place::Billing, message!("place-billing"), "b");
        let mut all_billing = row(Place::AllBilling, message!("place-all-billing"), "g b");
        let of_where_one_is = if customer.is_some() { &mut billing } else { &mut all_billing };
        if let Some(billing) = of_where_one_is {
            billing.current |= is_invoice;
        }
        let rows = [
            row(Place::Account, message!("place-account"), "a"),
            row(Place::Subscriptions, message!("place-subscriptions"), "s"),
            row(Place::Software, message!("place-software"), "w"),
            row(Place::Orders, message!("place-orders"), "o"),
            row(Place::Catalog, message!("place-catalog"), "+"),
            billing,
            row(Place::Kms, message!("place-kms"), "M"),
            row(Place::CustomersView, message!("place-customers-view"), "g m"),
            row(Place::Home, message!("place-home"), "g h"),
            row(Place::Customers, message!("place-customers"), "g c"),
            row(Place::ClosingWindows, message!("place-closing"), "g w"),
            all_billing,
            downloads,
            support,
            row(Place::Tours, message!("place-tours"), "g t"),
            row(Place::Settings, message!("place-settings"), ","),
            row(Place::Operators, message!("place-operators-below"), "g o"),
            row(Place::Activity, message!("place-activity-below"), "g l"),
        ];
        let is_there = |row: &PlaceRow| row.availability != Availability::Hidden;
        rows.into_iter().flatten().filter(is_there).collect()
    }
}

/// How much the keys matter that lead out of the customer's own view, and to its other user.
const OF_VIEW: u8 = 97;

/// Whether it is what one of those keys does.
fn is_of_view(label: MessageId) -> bool {
    [message!("key-leave-customers-view"), message!("key-switch-user")].contains(&label)
}

/// The hints that fit, in their order: what matters most is put in first, and what then still fits beside it.
fn fitting(hints: Vec<Hint>, width: usize) -> Vec<Hint> {
    let mut by_priority: Vec<usize> = (0..hints.len()).collect();
    by_priority.sort_by_key(|place| hints.get(*place).map(|hint| Reverse(hint.priority)));
    let mut taken = 2_usize;
    let mut fits = vec![false; hints.len()];
    for place in by_priority {
        let between = if taken == 2 { 0 } else { text::width(BETWEEN) };
        let wanted = hints.get(place).map_or(0, Hint::width).saturating_add(between);
        if let Some(fit) = fits.get_mut(place).filter(|_| taken.saturating_add(wanted) <= width) {
            *fit = true;
            taken = taken.saturating_add(wanted);
        }
    }
    hints.into_iter().zip(fits).filter(|(_, fit)| *fit).map(|(hint, _)| hint).collect()
}
