//! The list of downloads: file, customer, how far, how fast, how long still, and how it stands in words.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::domain::download::Pace;
use crate::domain::{DownloadJob, DownloadState};
use crate::i18n::{Locale, message};
use crate::tui::context::Context;
use crate::tui::downloading::{Ordered, Phase, Standing};
use crate::tui::screen::downloads::State;
use crate::tui::theme::Paint;
use crate::tui::widget::table::{self, Cell, Heading, Table};
use crate::tui::widget::{list, text};

/// How many columns the bar and its per cent have.
const BAR: usize = 14;

/// How many of them are the bar.
const BLOCKS: u64 = 8;

/// Draws the title, with the number of downloads.
pub(super) fn view_title(state: &State, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
    let titled =
        list::Titled { name: message!("place-downloads"), total: state.jobs().len(), page: super::page(context) };
    list::view_title(&titled, state.selection, frame, area, context);
}

/// Draws the list.
pub(super) fn view(state: &State, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
    let locale = context.locale;
    // The names of files need room to be told apart: the rest stands below the list as well.
    let headings = [
        Heading::wide(locale.text(message!("column-file"))),
        Heading::sized(locale.text(message!("column-customer")), 14).from(108),
        Heading::sized(locale.text(message!("column-progress")), BAR),
        Heading::sized(locale.text(message!("column-size")), 8).right(),
        Heading::sized(locale.text(message!("column-rate")), 10).from(84).right(),
        Heading::sized(locale.text(message!("column-left")), 12).from(100).right(),
        Heading::sized(locale.text(message!("column-status")), 14),
    ];
    let table = Table { headings: &headings, total: state.jobs().len(), selection: state.selection, is_current: true };
    table::view(&table, frame, area, context.theme, |place| {
        state.standing(place, context).map(|standing| cells(&standing, locale))
    });
}

fn cells(standing: &Standing<'_>, locale: Locale) -> Vec<Cell<'static>> {
    let (job, progress) = (standing.job, standing.progress());
    let (word, paint) = state(standing, locale);
    let pace = standing.running.map(|running| &running.pace);
    let rate = pace.and_then(Pace::bytes_per_second).map(|rate| per_second(rate, locale));
    let left = pace.and_then(|pace| pace.left(progress.total)).map(|left| locale.download_left(left));
    let percent = if standing.is_finished() { 100 } else { progress.percent() };
    vec![
        Cell::plain(job.bits.name.to_string()).with_much_end(),
        Cell::plain(text::clean(&locale.customer(&job.customer))),
        Cell::painted(bar(percent), paint),
        Cell::plain(locale.bytes(job.bits.bytes)),
        Cell::plain(rate.unwrap_or_default()),
        Cell::plain(left.unwrap_or_default()),
        Cell::painted(word, paint),
    ]
}

/// The bar and the per cent, told by signs as well as by colour.
fn bar(percent: u64) -> String {
    let full = usize::try_from(percent.saturating_mul(BLOCKS) / 100).unwrap_or(0);
    let all = usize::try_from(BLOCKS).unwrap_or(0);
    format!("{}{} {percent:>3} %", "█".repeat(full), "░".repeat(all.saturating_sub(full)))
}

/// So many bytes a second.
pub(super) fn per_second(rate: u64, locale: Locale) -> String {
    locale.text_with(message!("downloads-rate"), &[("bytes", locale.bytes(rate).into())])
}

/// How a download stands at the moment, in a word or two.
pub(in crate::tui::screen) fn state_of(job: &DownloadJob, context: &Context<'_>) -> (String, Paint) {
    state(&Standing { job, running: context.downloads.get(job.id) }, context.locale)
}

/// How it stands, in a word or two.
pub(super) fn state(standing: &Standing<'_>, locale: Locale) -> (String, Paint) {
    let Some(running) = standing.running else {
        let paint = match standing.job.state {
            DownloadState::Finished => Paint::Success,
            DownloadState::Failed(_) | DownloadState::Interrupted => Paint::Warning,
            DownloadState::Waiting | DownloadState::Running | DownloadState::Paused => Paint::Dim,
        };
        return (locale.download_state(&standing.job.state), paint);
    };
    let word = match (running.ordered, &running.phase) {
        (Ordered::Pause, _) => message!("downloads-pausing"),
        (Ordered::Cancel, _) => message!("downloads-cancelling"),
        (Ordered::GoOn, Phase::Queued) => message!("downloads-queued"),
        (Ordered::GoOn, Phase::Preparing) => message!("downloads-preparing"),
        (Ordered::GoOn, Phase::Starting) => message!("downloads-starting"),
        (Ordered::GoOn, Phase::Checking) => message!("downloads-checking"),
        (Ordered::GoOn, Phase::Receiving) => message!("download-running"),
        (Ordered::GoOn, Phase::Retrying { .. }) => message!("downloads-retrying"),
        (Ordered::GoOn, Phase::Completing) => message!("downloads-completing"),
    };
    let is_retrying = matches!(running.phase, Phase::Retrying { .. });
    (locale.text(word), if is_retrying { Paint::Warning } else { Paint::Text })
}
