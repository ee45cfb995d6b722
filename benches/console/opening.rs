//! Customers that are opened for the first time and again, and the list sorted by its columns.

use vt100::Screen;

use crate::answers::Answers;
use crate::figures::Figures;
use crate::list::{self, List};
use crate::plan::{Outcome, Plan};
use crate::terminal::Terminal;

/// Opens customers and sorts the list.
pub(crate) fn measure(plan: &Plan, terminal: &mut Terminal, answers: &Answers, figures: &mut Figures) -> Outcome<()> {
    let list = List::on(terminal.screen()).ok_or("the list is not there")?;
    let (paint, height) = (list.paint, list.height());
    open(plan, terminal, (answers.all / height).saturating_sub(2), figures)?;
    let mut times = Vec::new();
    for _ in plan.times(plan.rounds) {
        for (letter, domains) in &answers.sorted {
            terminal.press_until("S", &|_| true)?;
            let is_sorted = |screen: &Screen| {
                List::on(screen).is_some_and(|list| list.paint == paint && list.shows(domains, height))
            };
            times.push(terminal.press_until(letter.encode_utf8(&mut [0; 4]), &is_sorted)?.settled);
        }
    }
    figures.times("sort by a column", &times);
    Ok(())
}

/// Opens a customer on one page after the other, each twice in a row.
fn open(plan: &Plan, terminal: &mut Terminal, pages: usize, figures: &mut Figures) -> Outcome<()> {
    let (mut cold, mut warm) = (Vec::new(), Vec::new());
    for _ in plan.times(plan.opened.min(pages)) {
        for times in [&mut cold, &mut warm] {
            times.push(terminal.press_until("\r", &is_account)?.settled);
            terminal.press_until("\x1b", &list::is_whole)?;
        }
        terminal.press_until("\x1b[6~", &list::is_whole)?;
    }
    figures.times("open a customer, first time", &cold);
    figures.times("open a customer, again", &warm);
    Ok(())
}

/// Whether a customer's account is there with all that it says.
fn is_account(screen: &Screen) -> bool {
    let text = screen.contents();
    ["› Account", "Tenant GUID", "Subscriptions  ", "Orders  "].iter().all(|part| text.contains(part))
}
