//! A theatre as the stage of a walkthrough.

use chrono::TimeDelta;
use ratatui::buffer::Buffer;
use ratatui::layout::Size;

use crate::domain::activity::ActivityDetail;
use crate::domain::{ActivityRecord, Role, Roles, Sealing};
use crate::i18n::Locale;
use crate::service::exchange::words;
use crate::theatre::{Scene, Theatre, TheatreError};
use crate::tour::{self, Glance, Observation, Recorded};
use crate::tui::keymap::Key;
use crate::tui::touring::stage::{Look, Stage, StageFailure, Theatres};

/// Makes a theatre for each walkthrough.
#[derive(Debug, Clone, Copy, Default)]
pub struct TourTheatres;

impl Theatres for TourTheatres {
    fn stage(&self, scene: &tour::Scene, roles: &[Role], look: Look) -> Result<Box<dyn Stage>, StageFailure> {
        let theatre = Theatre::new(&Scene {
            seed: scene.seed,
            customers: scene.customers,
            roles: Some(roles.to_vec()),
            language: look.language,
            size: look.size,
            theme: look.theme,
            depth: look.depth,
            is_recorded: look.is_recorded,
            ..Scene::default()
        });
        let mut theatre = theatre.map_err(|error| failure(&error))?;
        if scene.forward != TimeDelta::zero() {
            let to = theatre.now().after(scene.forward);
            theatre.put_forward(to).map_err(|error| failure(&error))?;
        }
        Ok(Box::new(theatre))
    }
}

fn failure(error: &TheatreError) -> StageFailure {
    tracing::warn!(%error, "a stage failed");
    StageFailure::Stage(error.to_string())
}

impl Stage for Theatre {
    fn press(&mut self, key: Key) -> Result<(), StageFailure> {
        Self::press(self, key).map_err(|error| failure(&error))
    }

    fn paste(&mut self, text: &str) -> Result<(), StageFailure> {
        Self::paste(self, text).map_err(|error| failure(&error))
    }

    fn forward(&mut self, time: TimeDelta) -> Result<(), StageFailure> {
        let to = self.now().after(time);
        self.put_forward(to).map_err(|error| failure(&error))
    }

    fn resize(&mut self, size: Size) -> Result<(), StageFailure> {
        Self::resize(self, size).map_err(|error| failure(&error))
    }

    fn draw(&self) -> Buffer {
        self.draw_with_cursor()
    }

    fn locale(&self) -> Locale {
        Self::locale(self)
    }

    fn glance(&self) -> Glance {
        let app = self.app();
        Glance { place: app.place(), dialog: app.dialog_on_top(), is_typing: app.focus().is_typing() }
    }

    fn observe(&self) -> Observation {
        let records = self.records().unwrap_or_default();
        Observation {
            glance: self.glance(),
            rows: rows(&self.draw()),
            records: records.iter().map(recorded).collect(),
            is_copied: self.copied().is_some(),
        }
    }

    fn is_over(&self) -> bool {
        Self::is_over(self)
    }
}

/// A record as scripts name it.
fn recorded(record: &ActivityRecord) -> Recorded {
    let subject = &record.subject;
    let order = subject.entitlement.as_ref().map(|bought| (bought.order.to_string(), bought.order_line()));
    let operator = subject.operator.as_ref().map(|operator| operator.name.clone());
    let line = order.as_ref().map(|(_, line)| line.clone());
    let told: Vec<String> = subject.customer.iter().chain(&line).chain(&operator).cloned().collect();
    let mut about = told.clone();
    about.extend(order.map(|(order, _)| order));
    let roles = subject.operator.iter().flat_map(|operator| &operator.roles).flat_map(Roles::as_slice);
    about.extend(roles.map(|role| words::role(*role).to_owned()));
    if let Some(ActivityDetail::KeysWritten(written)) = &record.detail {
        about.push(if written.sealing == Sealing::Plain { "plain" } else { "sealed" }.to_owned());
    }
    Recorded { kind: record.kind, outcome: record.outcome.kind(), about, told: told.join(", ") }
}

/// The rows of a screen as they are read.
fn rows(screen: &Buffer) -> Vec<String> {
    let (columns, rows) = (screen.area.left()..screen.area.right(), screen.area.top()..screen.area.bottom());
    rows.map(|y| columns.clone().filter_map(|x| screen.cell((x, y))).map(ratatui::buffer::Cell::symbol).collect())
        .collect()
}
