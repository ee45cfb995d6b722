//! A theatre as the stage of a walkthrough.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use ratatui::buffer::Buffer;
use ratatui::layout::Size;

use crate::domain::activity::ActivityDetail;
use crate::domain::kms_device::LastActivation;
use crate::domain::support_request::NamedPurchase;
use crate::domain::{ActivityRecord, Role, Sealing};
use crate::i18n::Locale;
use crate::ports::page::all_pages;
use crate::ports::{Page, Store};
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
        let before = holdings(&theatre).into_iter().map(|(id, _)| id).collect();
        Ok(Box::new(TourStage { theatre, before }))
    }
}

/// A theatre, and what its store held at the beginning.
#[derive(Debug)]
struct TourStage {
    theatre: Theatre,
    before: BTreeSet<String>,
}

fn failure(error: &TheatreError) -> StageFailure {
    tracing::warn!(%error, "a stage failed");
    StageFailure::Stage(error.to_string())
}

impl Stage for TourStage {
    fn press(&mut self, key: Key) -> Result<(), StageFailure> {
        self.theatre.press(key).map_err(|error| failure(&error))
    }

    fn paste(&mut self, text: &str) -> Result<(), StageFailure> {
        self.theatre.paste(text).map_err(|error| failure(&error))
    }

    fn forward(&mut self, time: TimeDelta) -> Result<(), StageFailure> {
        let to = self.theatre.now().after(time);
        self.theatre.put_forward(to).map_err(|error| failure(&error))
    }

    fn resize(&mut self, size: Size) -> Result<(), StageFailure> {
        self.theatre.resize(size).map_err(|error| failure(&error))
    }

    fn draw(&self) -> Buffer {
        self.theatre.draw_with_cursor()
    }

    fn locale(&self) -> Locale {
        self.theatre.locale()
    }

    fn glance(&self) -> Glance {
        let app = self.theatre.app();
        Glance { place: app.place(), dialog: app.dialog_on_top(), is_typing: app.focus().is_typing() }
    }

    fn observe(&self) -> Observation {
        let records = self.theatre.records().unwrap_or_default();
        Observation {
            glance: self.glance(),
            rows: rows(&self.draw()),
            records: records.iter().map(recorded).collect(),
            changes: Vec::new(),
            is_copied: self.theatre.copied().is_some(),
        }
    }

    fn is_over(&self) -> bool {
        self.theatre.is_over()
    }

    fn changes(&self) -> Vec<String> {
        let is_new = |(id, _): &(String, String)| !self.before.contains(id);
        holdings(&self.theatre).into_iter().filter(is_new).map(|(_, told)| told).collect()
    }
}

/// What the store holds that somebody can have put there, by what tells it from others, and as scripts name it.
fn holdings(theatre: &Theatre) -> Vec<(String, String)> {
    let (store, scope) = (&theatre.house.store, theatre.house.operator.actor().scope());
    let customers = all_pages(|after| store.customers(scope, after, Page::<()>::LIMIT)).unwrap_or_default();
    let mut holdings = Vec::new();
    for customer in &customers {
        let bought = all_pages(|after| store.entitlements(scope, customer.id, after, Page::<()>::LIMIT));
        for bought in bought.unwrap_or_default() {
            let told = format!("bought {} {}", bought.line.quantity, bought.line.title);
            holdings.push((format!("bought {}", bought.id.order_line()), told));
        }
        let devices = all_pages(|after| store.kms_devices(scope, customer.id, after, Page::<()>::LIMIT));
        for device in devices.unwrap_or_default() {
            let name = &device.details.name;
            let activated = match device.details.last_activation {
                LastActivation::Day(day) => day.to_string(),
                LastActivation::At(at) => at.utc().date_naive().to_string(),
            };
            holdings.push((format!("device {name}"), format!("device {name} {activated}")));
            let moved = device.moved.is_some().then(|| format!("moved {name}"));
            holdings.extend(moved.map(|moved| (moved.clone(), moved)));
        }
    }
    let requests = all_pages(|after| store.support_requests(scope, after, Page::<()>::LIMIT));
    for request in requests.unwrap_or_default() {
        let about = match &request.details.purchase {
            Some(NamedPurchase::Order(order)) => order.to_string(),
            Some(NamedPurchase::Subscription(subscription)) => subscription.to_string(),
            None => String::new(),
        };
        holdings.push((format!("request {}", request.number), format!("request {about}")));
    }
    holdings
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
    if let Some(roles) = subject.operator.as_ref().and_then(|operator| operator.roles.as_ref()) {
        about.push(roles.as_slice().iter().map(|role| words::role(*role)).collect::<Vec<_>>().join(" + "));
    }
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
