//! The yardstick: a program of ratatui and the rows and nothing else, with the columns of the list of customers and their looks. It
//! draws a page, moves through it, and filters by looking at one row after the other until a page is full.

use std::fs;
use std::path::Path;

use crossterm::event::{self, Event, KeyCode, KeyEvent, KeyModifiers};
use memchr::memmem::Finder;
use nyckel::search::fold;
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout};
use ratatui::style::{Color, Modifier, Style, Stylize as _};
use ratatui::text::Line;
use ratatui::widgets::{Block, Cell, Row, Scrollbar, ScrollbarOrientation, ScrollbarState, Table, TableState};

use crate::answers::{compared_file, rows_file};
use crate::list::grouped;
use crate::plan::Outcome;

/// The console's own looks of a name, and of what stands beside it, in the colours of a terminal that has 256.
const PLAIN: Style = Style::new().fg(Color::Indexed(254)).bg(Color::Indexed(234));
const DIM: Style = Style::new().fg(Color::Indexed(247)).add_modifier(Modifier::DIM);

/// Shows the rows that were prepared in a folder until Ctrl-C.
pub(crate) fn run(folder: &Path) -> Outcome<()> {
    let mut terminal = ratatui::try_init()?;
    let shown = (|| {
        let rows = fs::read_to_string(rows_file(folder))?;
        let mut bare = Bare { rows: rows.lines().collect(), ..Bare::default() };
        terminal.draw(|frame| bare.view(frame))?;
        // What is compared is needed once somebody types.
        let text = fs::read_to_string(compared_file(folder))?;
        let compared: Vec<&str> = text.lines().collect();
        while let Event::Key(key) = event::read()? {
            if key.code == KeyCode::Char('c') && key.modifiers == KeyModifiers::CONTROL {
                break;
            }
            bare.press(key, &compared);
            terminal.draw(|frame| bare.view(frame))?;
        }
        Ok(())
    })();
    ratatui::try_restore()?;
    shown
}

/// The rows and where one is among them.
#[derive(Default)]
struct Bare<'rows> {
    rows: Vec<&'rows str>,
    filter: String,
    /// The first page of what the filter finds, by places among the rows.
    found: Option<Vec<usize>>,
    selected: usize,
    offset: usize,
    page: usize,
}

impl Bare<'_> {
    #[expect(clippy::wildcard_enum_match_arm, reason = "the other keys do nothing here")]
    fn press(&mut self, KeyEvent { code, .. }: KeyEvent, compared: &[&str]) {
        let last = self.total().saturating_sub(1);
        let page = self.page.max(1);
        match code {
            KeyCode::Down => self.selected = self.selected.saturating_add(1).min(last),
            KeyCode::Up => self.selected = self.selected.saturating_sub(1),
            KeyCode::PageDown => {
                self.selected = self.selected.saturating_add(page).min(last);
                self.offset = self.offset.saturating_add(page).min(last);
            }
            KeyCode::PageUp => {
                self.selected = self.selected.saturating_sub(page);
                self.offset = self.offset.saturating_sub(page);
            }
            KeyCode::End => self.selected = last,
            KeyCode::Home => self.selected = 0,
            KeyCode::Char(letter) => {
                self.filter.push(letter);
                self.look(compared);
            }
            KeyCode::Esc => {
                self.filter.clear();
                self.look(compared);
            }
            _ => {}
        }
        // The selected row stays on the screen, and the screen stays full.
        let lowest = self.selected.saturating_add(1).saturating_sub(page);
        let highest = self.selected.min(self.total().saturating_sub(page));
        self.offset = self.offset.min(highest).max(lowest);
    }

    fn look(&mut self, compared: &[&str]) {
        let text = fold(&self.filter);
        let words: Vec<Finder<'_>> = text.split_whitespace().map(Finder::new).collect();
        let has_all = |row: &str| words.iter().all(|word| word.find(row.as_bytes()).is_some());
        let places = (0..).zip(compared).filter(|(_, row)| has_all(row)).map(|(place, _)| place);
        self.found = (!words.is_empty()).then(|| places.take(self.page.max(1)).collect());
        (self.selected, self.offset) = (0, 0);
    }

    fn total(&self) -> usize {
        self.found.as_ref().map_or(self.rows.len(), Vec::len)
    }

    fn row(&self, place: usize) -> Option<&str> {
        let place = self.found.as_ref().map_or(Some(place), |found| found.get(place).copied())?;
        self.rows.get(place).copied()
    }

    fn view(&mut self, frame: &mut Frame<'_>) {
        let hint = Line::from("Enter open · / filter · q quit");
        let block = Block::bordered().title("bare").title_bottom(hint);
        let inner = block.inner(frame.area());
        frame.render_widget(block, frame.area());
        let [title, list] = Layout::vertical([Constraint::Length(1), Constraint::Fill(1)]).areas(inner);
        let line = Line::from(format!("Customers ({})   {}", grouped(self.rows.len()), self.filter)).bold();
        let behind = title.x.saturating_add(u16::try_from(line.width()).unwrap_or(u16::MAX));
        frame.set_cursor_position((behind, title.y));
        frame.render_widget(line, title);
        self.page = usize::from(list.height).saturating_sub(1);
        let shown = (self.offset..self.offset.saturating_add(self.page).min(self.total())).filter_map(|place| {
            let mut cells = self.row(place)?.split('\t');
            let (name, domain, _, market, software) =
                (cells.next()?, cells.next()?, cells.next()?, cells.next()?, cells.next()?);
            let software = Line::from(software).right_aligned();
            Some(Row::new([
                Cell::from(name),
                Cell::from(domain).style(DIM),
                Cell::from(market).style(DIM),
                software.into(),
            ]))
        });
        let columns = [Constraint::Fill(1), Constraint::Length(28), Constraint::Length(14), Constraint::Length(13)];
        let table = Table::new(shown, columns)
            .header(Row::new(["Customer", "Domain", "Market", "Software"]).style(Style::new().bold()))
            .column_spacing(2)
            .style(PLAIN)
            .row_highlight_style(Modifier::REVERSED)
            .highlight_symbol("▸ ");
        let mut state = TableState::new().with_selected(self.selected.saturating_sub(self.offset));
        frame.render_stateful_widget(table, list, &mut state);
        let mut bar = ScrollbarState::new(self.total()).position(self.offset).viewport_content_length(self.page);
        frame.render_stateful_widget(Scrollbar::new(ScrollbarOrientation::VerticalRight), list, &mut bar);
    }
}
