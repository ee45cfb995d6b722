//! What is known of the selected download, below the list.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

use crate::i18n::{Locale, message};
use crate::tui::context::Context;
use crate::tui::downloading::{Phase, Standing};
use crate::tui::screen::downloads::{failure_of, table};
use crate::tui::theme::Paint;
use crate::tui::widget::{pane, text};

/// Draws it: what and whose, where to, how far, and what keeps it from going on.
pub(super) fn view(standing: &Standing<'_>, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
    let (theme, locale, job) = (context.theme, context.locale, standing.job);
    let width = usize::from(area.width);
    let inner = pane::view(&job.product, Paint::Border, frame, area, theme);
    let mut facts = vec![
        (whose(standing, context.locale), Paint::Text),
        (how_far(standing, locale), Paint::Text),
        (locale.id(job.target().path().display()), Paint::Dim),
    ];
    facts.extend(troubles(standing, locale).into_iter().map(|trouble| (trouble, Paint::Warning)));
    if let Some(checksum) = job.bits.checksum.filter(|_| standing.is_finished()) {
        let values = [("checksum", checksum.to_string().into())];
        facts.push((locale.text_with(message!("downloads-verified"), &values), Paint::Success));
    }
    let line = |(fact, paint): &(String, Paint)| {
        let style = theme.style(*paint);
        text::wrap(fact, width).into_iter().map(move |line| Line::styled(line, style)).collect::<Vec<_>>()
    };
    let lines: Vec<Line<'static>> = facts.iter().flat_map(line).collect();
    frame.render_widget(Paragraph::new(lines), inner);
}

fn whose(standing: &Standing<'_>, locale: Locale) -> String {
    let job = standing.job;
    let choice = [Some(job.choice.version.to_string()), job.choice.file_type.as_ref().map(ToString::to_string)];
    let mut parts = vec![locale.customer(&job.customer), locale.id(&job.entitlement.order)];
    parts.extend(choice.into_iter().flatten());
    parts.join(" · ")
}

fn how_far(standing: &Standing<'_>, locale: Locale) -> String {
    let progress = standing.progress();
    let values = [("done", locale.bytes(progress.done).into()), ("bytes", locale.bytes(progress.total).into())];
    let so_far = if standing.is_finished() {
        locale.bytes(progress.total)
    } else {
        locale.text_with(message!("downloads-so-far"), &values)
    };
    let mut parts = vec![table::state(standing, locale).0, so_far];
    if let Some(pace) = standing.running.map(|running| &running.pace) {
        parts.extend(pace.bytes_per_second().map(|rate| table::per_second(rate, locale)));
        let left = pace.left(progress.total).map(|left| locale.download_left(left));
        parts.extend(left.map(|left| locale.text_with(message!("downloads-left"), &[("left", left.into())])));
    }
    parts.join(" · ")
}

/// Why it failed and what to do, why it is tried again, why it started over.
fn troubles(standing: &Standing<'_>, locale: Locale) -> Vec<String> {
    let Some(running) = standing.running else {
        let sentence = failure_of(standing.job).map(|failure| locale.download_failure(failure));
        return sentence.into_iter().map(|sentence| format!("{} {}", sentence.what, sentence.instead)).collect();
    };
    let mut troubles: Vec<String> = running.started_over.map(|why| locale.started_over(why)).into_iter().collect();
    if let Phase::Retrying { because, after } = &running.phase {
        let again = [("seconds", after.as_secs().into())];
        let again = locale.text_with(message!("downloads-again"), &again);
        troubles.push(format!("{} {again}", locale.download_failure(because).what));
    }
    troubles
}
