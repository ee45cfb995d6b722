//! How often each operator accessed keys or downloads, day by day, refusals and failures apart (LOG-2): a line of bars each, with the number beside it, so that
//! nothing is told by height or colour alone. It folds away where the list would have no room.

use chrono::NaiveDate;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use crate::i18n::message;
use crate::ports::AccessCount;
use crate::service::operator_name;
use crate::tui::context::Context;
use crate::tui::log_narrowing::{CountedDays, Narrowing};
use crate::tui::theme::Paint;
use crate::tui::widget::text;

/// A place lower than that has no room for it.
const FROM_HEIGHT: u16 = 26;
/// As many operators are shown at most, those with the most accesses.
const MOST: usize = 4;
/// As many bars there are at most.
const BARS: u64 = 60;
/// How wide the column of names is.
const NAMES: usize = 22;
/// The bars from the lowest to the highest.
const HEIGHTS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// The chart.
#[derive(Debug)]
pub(super) struct Chart {
    counts: Vec<AccessCount>,
    days: (NaiveDate, NaiveDate),
    /// How many days a bar stands for.
    each: u64,
}

/// What is counted.
pub(super) fn counted(narrowing: &Narrowing, context: &Context<'_>) -> CountedDays {
    narrowing.counted(context.now, BARS, context.locale)
}

impl Chart {
    /// That of those counts, the most accesses first.
    pub(super) fn new(of: &CountedDays, mut counts: Vec<AccessCount>) -> Self {
        counts.sort_by_key(|count| std::cmp::Reverse(sum(&count.counts)));
        Self { counts, days: of.days, each: of.each }
    }

    /// How many lines it takes in that area.
    pub(super) fn height(&self, area: Rect) -> u16 {
        if area.height < FROM_HEIGHT || self.counts.is_empty() {
            return 0;
        }
        let rows = self.counts.len().min(MOST).saturating_add(2);
        u16::try_from(rows).unwrap_or(0)
    }

    pub(super) fn view(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        if area.height == 0 {
            return;
        }
        let (locale, theme) = (context.locale, context.theme);
        let (first, last) = self.days;
        let values =
            [("first", first.to_string().into()), ("last", last.to_string().into()), ("days", self.each.into())];
        let title = locale.text_with(message!("log-chart"), &values);
        let mut lines = vec![Line::styled(text::cut(&title, usize::from(area.width)), theme.style(Paint::Header))];
        let highest = self.counts.iter().flat_map(|count| count.counts.iter()).copied().max().unwrap_or(0);
        for count in self.counts.iter().take(MOST) {
            let bars: String = count.counts.iter().map(|number| bar(*number, highest)).collect();
            let most = count.counts.iter().copied().max().unwrap_or(0);
            let values = [("count", sum(&count.counts).into()), ("most", most.into())];
            lines.push(Line::from(vec![
                Span::styled(
                    text::pad(&text::clean(&locale.person(operator_name(&count.newest))), NAMES),
                    theme.style(Paint::Text),
                ),
                Span::styled(bars, theme.style(Paint::Key)),
                Span::styled(
                    format!("  {}", locale.text_with(message!("log-chart-count"), &values)),
                    theme.style(Paint::Dim),
                ),
            ]));
        }
        frame.render_widget(Paragraph::new(lines), area);
    }
}

fn sum(counts: &[u64]) -> u64 {
    counts.iter().copied().fold(0, u64::saturating_add)
}

/// The bar of a number; a dot where there is nothing.
fn bar(number: u64, highest: u64) -> char {
    if number == 0 || highest == 0 {
        return '·';
    }
    let steps = u128::try_from(HEIGHTS.len()).unwrap_or(1);
    let step = u128::from(number).saturating_mul(steps).div_ceil(highest.into()).clamp(1, steps).saturating_sub(1);
    usize::try_from(step).ok().and_then(|step| HEIGHTS.get(step)).copied().unwrap_or('█')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_as_high_as_its_number_is_great_and_nothing_is_no_bar() {
        let bars: String = [0, 1, 2, 4, 8, 16].map(|number| bar(number, 16)).iter().collect();
        assert_eq!(bars, "·▁▁▂▄█");
        assert_eq!(bar(u64::MAX, u64::MAX), '█');
        assert_eq!(bar(0, 0), '·');
    }
}
