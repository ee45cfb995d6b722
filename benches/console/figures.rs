//! What was measured, and the tables of it.

use std::time::Duration;

use comfy_table::presets::NOTHING;
use comfy_table::{CellAlignment, Table};
use rustix::process::Pid;

use crate::process::{self, Memory};

/// One number.
#[derive(Debug)]
struct Figure {
    name: String,
    unit: &'static str,
    /// From how many it is.
    of: usize,
    value: f64,
}

/// The numbers of one program, in the order in which they came.
#[derive(Debug, Default)]
pub(crate) struct Figures {
    figures: Vec<Figure>,
    /// What else is to be said.
    pub(crate) notes: Vec<String>,
}

/// All of one size.
#[derive(Debug)]
pub(crate) struct Measured {
    pub(crate) customers: u32,
    pub(crate) ours: Figures,
    pub(crate) bare: Figures,
    pub(crate) fzf: Figures,
}

impl Figures {
    /// The median and the 99th percentile of some times; of fewer than a hundred that is the longest.
    pub(crate) fn times(&mut self, name: &str, times: &[Duration]) {
        let milliseconds: Vec<f64> = times.iter().map(|time| time.as_secs_f64() * 1_000.0).collect();
        for (percentile, hundredths) in [("median", 50), ("p99", 99)] {
            self.add(format!("{name}, {percentile}"), "ms", &milliseconds, hundredths);
        }
    }

    /// The median of what some frames wrote.
    pub(crate) fn bytes(&mut self, name: &str, bytes: &[usize]) {
        let bytes: Vec<f64> = bytes.iter().filter_map(|count| u32::try_from(*count).ok()).map(f64::from).collect();
        self.add(format!("{name}, written"), "bytes", &bytes, 50);
    }

    /// Some of the memory of a process, where the system tells it.
    pub(crate) fn memory(&mut self, name: &str, process: Pid, memory: Memory) {
        if let Some(kibibytes) = process::memory(process, memory) {
            self.one(name, "MiB", f64::from(kibibytes) / 1_024.0);
        }
    }

    /// A number by itself.
    pub(crate) fn one(&mut self, name: &str, unit: &'static str, value: f64) {
        self.figures.push(Figure { name: name.to_owned(), unit, of: 1, value });
    }

    fn add(&mut self, name: String, unit: &'static str, values: &[f64], hundredths: usize) {
        let mut sorted = values.to_vec();
        sorted.sort_by(f64::total_cmp);
        // The least that so many hundredths of them do not exceed.
        let place = (sorted.len() * hundredths).div_ceil(100).saturating_sub(1);
        if let Some(value) = sorted.get(place) {
            self.figures.push(Figure { name, unit, of: sorted.len(), value: *value });
        }
    }

    fn find(&self, name: &str) -> Option<&Figure> {
        self.figures.iter().find(|figure| figure.name == name)
    }
}

impl Measured {
    /// A line for each figure: the console's, the bare program's and how many times that it is, and the same of `fzf`.
    pub(crate) fn table(&self) -> Table {
        let title = format!("{} customers", self.customers);
        let mut headings = vec![&*title, "unit", "samples", "nyckel"];
        let others = [("bare", "times bare", &self.bare), ("fzf", "times fzf", &self.fzf)];
        let others: Vec<_> = others.into_iter().filter(|(_, _, other)| !other.figures.is_empty()).collect();
        headings.extend(others.iter().flat_map(|(name, times, _)| [*name, *times]));
        let mut table = table(&headings);
        for figure in &self.ours.figures {
            let mut cells = vec![figure.name.clone(), figure.unit.to_owned(), figure.of.to_string(), shown(figure)];
            for (_, _, other) in &others {
                let other = other.find(&figure.name);
                cells.push(other.map(shown).unwrap_or_default());
                cells.push(other.map(|other| ratio(figure, other)).unwrap_or_default());
            }
            table.add_row(cells);
        }
        table
    }
}

/// The console's figures of all sizes, and how many times those of the first the last are.
pub(crate) fn side_by_side(measured: &[Measured]) -> Table {
    let sizes: Vec<String> = measured.iter().map(|of_size| of_size.customers.to_string()).collect();
    let mut headings = vec!["nyckel, customers", "unit"];
    headings.extend(sizes.iter().map(String::as_str));
    headings.push("last : first");
    let mut table = table(&headings);
    let [first, .., last] = measured else { return table };
    for figure in &first.ours.figures {
        let name = &figure.name;
        let mut cells = vec![name.clone(), figure.unit.to_owned()];
        cells.extend(measured.iter().map(|of_size| of_size.ours.find(name).map(shown).unwrap_or_default()));
        cells.push(last.ours.find(name).map(|last| ratio(last, figure)).unwrap_or_default());
        table.add_row(cells);
    }
    table
}

fn table(headings: &[&str]) -> Table {
    let mut table = Table::new();
    table.load_preset(NOTHING).set_header(headings.iter().copied());
    for column in table.column_iter_mut().skip(2) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table
}

fn shown(figure: &Figure) -> String {
    match figure.unit {
        "bytes" => format!("{:.0}", figure.value),
        "MiB" => format!("{:.1}", figure.value),
        _ => format!("{:.2}", figure.value),
    }
}

fn ratio(figure: &Figure, to: &Figure) -> String {
    if to.value == 0.0 { String::new() } else { format!("{:.2}", figure.value / to.value) }
}
