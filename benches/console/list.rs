//! What stands on the screen of the list of customers, of the console and of the bare program alike.

use vt100::Screen;

/// What begins the line above the list; how many there are follows once that is known.
const TITLE: &str = "Customers";

/// The first heading of the list, which stands two columns to the right of that line.
const HEADING: &str = "Customer ";

/// What stands before the name of a customer who is only similar to what was typed.
const SIMILAR: &str = "similar: ";

/// How much of a domain certainly stands in its column: one that is too long ends with a mark for that.
const DOMAIN: usize = 27;

/// The list as it is shown.
#[derive(Debug)]
pub(crate) struct List {
    /// How many there are, as it is written: `62 of 1,000`; nothing where that is not known yet.
    pub(crate) count: String,
    /// What stands behind it: the filter.
    pub(crate) filter: String,
    /// The rows, without those that are not there yet and those that are only similar.
    rows: Vec<String>,
    /// Whether rows are not there yet.
    is_partly_there: bool,
    /// How the line above the list is painted, by which the console says whether the list is the one that was asked for.
    pub(crate) paint: Paint,
}

/// A colour, and whether it is bold or dim.
pub(crate) type Paint = (vt100::Color, bool, bool);

impl List {
    /// Reads it, where it is there.
    pub(crate) fn on(screen: &Screen) -> Option<Self> {
        let (rows, columns) = screen.size();
        let line = |left: u16, row: u16| {
            let mut line = String::new();
            for column in left..columns.get() {
                match screen.cell(row, column) {
                    Some(cell) if cell.is_wide_continuation() => {}
                    Some(cell) if cell.has_contents() => line.push_str(cell.contents()),
                    Some(_) | None => line.push(' '),
                }
            }
            line
        };
        let columns =
            |text: &str, beginning: &str| text.split_once(beginning).map(|(before, _)| before.chars().count());
        let counted = |row: u16| Some((row, columns(&line(0, row), &format!("{TITLE} ("))?));
        let uncounted = |row: u16| Some((row, columns(&line(0, row + 1), HEADING)?.checked_sub(2)?));
        let among = 0..rows.get().min(4);
        let (title, left) = among.clone().find_map(counted).or_else(|| among.clone().find_map(uncounted))?;
        let left = u16::try_from(left).ok()?;
        let text = line(left, title);
        let text = text.strip_prefix(TITLE)?;
        let (count, rest) = text.strip_prefix(" (").and_then(|text| text.split_once(')')).unwrap_or(("", text));
        let cell = screen.cell(title, left)?;
        let is_list = line(left, title + 1).contains("Domain");
        let shown = (title + 2..rows.get()).map(|row| without_frame(&line(left, row)).to_owned());
        let shown: Vec<String> = shown.take_while(|row| is_list && !row.is_empty()).collect();
        let is_partly_there = shown.iter().any(|row| row == "…");
        Some(Self {
            count: count.to_owned(),
            filter: without_frame(rest.split_once(" similar ").map_or(rest, |(_, rest)| rest)).to_owned(),
            rows: shown.into_iter().filter(|row| row != "…" && !row.starts_with(SIMILAR)).collect(),
            is_partly_there,
            paint: (cell.fgcolor(), cell.bold(), cell.dim()),
        })
    }

    /// How many rows it shows.
    pub(crate) fn height(&self) -> usize {
        self.rows.len()
    }

    /// Whether every row that has a place on the screen is there.
    pub(crate) fn is_whole(&self) -> bool {
        !self.is_partly_there && !self.rows.is_empty()
    }

    /// Whether these customers are shown from the first row on, and no others; the screen has room for `height`.
    pub(crate) fn shows(&self, domains: &[String], height: usize) -> bool {
        let mut wanted = domains.iter().take(height);
        let is_each_there = self.rows.iter().all(|row| {
            let beginning = |domain: &String| domain.chars().take(DOMAIN).collect::<String>();
            wanted.next().is_some_and(|domain| row.contains(&beginning(domain)))
        });
        is_each_there && wanted.next().is_none() && !self.is_partly_there
    }
}

/// Without blanks, the mark of the selected row, the bar and the frame.
fn without_frame(line: &str) -> &str {
    line.trim_matches([' ', '│', '█', '║', '▸', '▲', '▼'])
}

/// Whether the whole list is there.
pub(crate) fn is_whole(screen: &Screen) -> bool {
    List::on(screen).is_some_and(|list| list.is_whole())
}

/// A number as it stands in the line above the list.
pub(crate) fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if 0 < place && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}
