//! Drawing the frame: breadcrumb above, places at the left, the place in the middle, the keys that do something here
//! and now below. Drawing only reads.

use ratatui::Frame;
use ratatui::layout::{Margin, Rect};
use ratatui::text::Line;
use ratatui::widgets::{Block, BorderType, Clear, Paragraph};

use crate::domain::Instant;
use crate::i18n::message;
use crate::tui::app::{App, Door, layout};
use crate::tui::copying::Copying;
use crate::tui::dialog::Dialog;
use crate::tui::note::Tone;
use crate::tui::session::Source;
use crate::tui::theme::Paint;
use crate::tui::widget::top_line::{self, TopLine};
use crate::tui::widget::{dialog_box, pending, text};

impl App {
    /// Draws the console as it is.
    pub fn view(&self, frame: &mut Frame<'_>, now: Instant) {
        if let Some(touring) = self.touring() {
            return touring.view(frame, &self.world.theme);
        }
        let area = frame.area();
        text::fill(frame.buffer_mut(), self.world.theme.style(Paint::Screen));
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
            frame.buffer_mut().set_style(unfolded, self.world.theme.style(Paint::Screen));
            self.view_places(frame, unfolded, now);
        }
        for dialog in &self.dialogs {
            dialog.view(frame, dialog_box::within(area.as_size()), &context);
        }
    }

    /// The outer box with its borders: where one is and who one is above, the keys below.
    fn view_box(&self, frame: &mut Frame<'_>, area: Rect, now: Instant) {
        let theme = &self.world.theme;
        // What is not the partner's own has another frame, in form and not in colour alone.
        let (lines, paint) = match &self.world.view {
            Some(_) => (BorderType::Double, Paint::Foreign),
            None => (BorderType::Plain, Paint::Border),
        };
        let block = Block::bordered().border_type(lines).border_style(theme.style(paint));
        frame.render_widget(block, area);
        let bottom = Rect { y: area.bottom().saturating_sub(1), height: 1, ..area }.inner(Margin::new(1, 0));
        self.view_bottom_line(frame.buffer_mut(), bottom, now);
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
}
