//! Choosing a file: what lies in a folder, narrowed as one types, or the file of a path that is typed or pasted. It chooses,
//! and attaches nothing itself.

mod path;

use std::path::{Path, PathBuf};

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;

use crate::i18n::{MessageId, message};
use crate::ports::{EntryKind, Folder, FolderEntry};
use crate::search::has_every_word;
use crate::tui::context::{Availability, Context};
use crate::tui::effect::{Ask, SupportAsk};
use crate::tui::filter::Filter;
use crate::tui::keymap::{Binding, Focus, Key};
use crate::tui::msg::{Reply, SupportReply};
use crate::tui::remote::Remote;
use crate::tui::room::{Readiness, Room};
use crate::tui::session::Ticket;
use crate::tui::step::{Answer, Step};
use crate::tui::theme::Paint;
use crate::tui::widget::dialog_box::{self, DialogBox};
use crate::tui::widget::input::{self, Field};
use crate::tui::widget::list::{self, Selection};
use crate::tui::widget::table::{self, Cell, Heading, Table};
use crate::tui::widget::text::{self, Weight};

/// How wide the dialog wants to be, in columns.
const WIDTH: u16 = 76;
/// How many rows are on the screen at most.
const MOST_ROWS: usize = 16;
/// How many of the lines stand above the headings: the folder, the field and a gap.
const ABOVE: u16 = 3;
/// How many lines are taken by what stands around the rows.
const AROUND: u16 = 5 + ABOVE;

/// The dialog.
#[derive(Debug)]
pub struct State {
    /// The folder that is asked for; the operator's own where there is none.
    wanted: Option<PathBuf>,
    folder: Remote<Folder>,
    filter: Filter,
    /// The places of the entries that the filter lets through.
    listed: Vec<usize>,
    selection: Selection,
    /// How names of files end that are listed; all are where none is said.
    endings: &'static [&'static str],
    /// Whether the others are listed too.
    shows_all: bool,
    /// What is looked for by its path in the folder that is asked for.
    sought: Option<String>,
    /// Whether it was not there.
    is_missing: bool,
}

/// How the names of tables end.
const TABLES: &[&str] = &["csv", "tsv", "txt"];

/// What can be done with a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Into the selected folder, or the selected file chosen.
    Open,
    /// To the folder above.
    Parent,
    /// One row up.
    Up,
    /// One row down.
    Down,
    /// One page up.
    PageUp,
    /// One page down.
    PageDown,
    /// All files, or again only those whose names end as wanted.
    ShowAll,
    /// Clear the field, and close the dialog where it is clear.
    Leave,
}

impl State {
    /// The folder of that path, else the operator's own; not asked for yet.
    #[must_use]
    pub fn new(folder: Option<PathBuf>) -> Self {
        let filter = Filter::new(Focus::TypingEmpty);
        Self {
            wanted: folder,
            folder: Remote::Idle,
            filter,
            listed: Vec::new(),
            selection: Selection::default(),
            endings: &[],
            shows_all: false,
            sought: None,
            is_missing: false,
        }
    }

    /// The same for a table: other files are listed only where that is asked for.
    #[must_use]
    pub fn of_tables(folder: Option<PathBuf>) -> Self {
        Self { endings: TABLES, ..Self::new(folder) }
    }

    fn entries(&self) -> &[FolderEntry] {
        self.folder.ready().map_or(&[], |folder| folder.entries.as_slice())
    }

    fn selected(&self) -> Option<&FolderEntry> {
        self.entries().get(*self.listed.get(self.selection.selected())?)
    }

    fn page(context: &Context<'_>) -> usize {
        usize::from(context.size.height.saturating_sub(AROUND)).clamp(1, MOST_ROWS)
    }

    /// Lists what the filter lets through; what is hidden only where a dot is typed first.
    fn relist(&mut self) {
        let typed = self.filter.text().trim();
        let has_ending = |name: &str| {
            let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_lowercase();
            self.endings.is_empty() || self.shows_all || self.endings.contains(&ending.as_str())
        };
        let (shows_hidden, is_wanted) = (typed.starts_with('.'), has_every_word(typed));
        let passes = |entry: &FolderEntry| {
            (shows_hidden || !entry.name.starts_with('.'))
                && (entry.kind == EntryKind::Folder || has_ending(&entry.name))
                && (typed.is_empty() || is_wanted(&entry.name) || entry.name.starts_with(typed))
        };
        let entries = self.entries().iter().enumerate();
        self.listed = entries.filter(|(_, entry)| passes(entry)).map(|(place, _)| place).collect();
        self.selection = Selection::default();
    }

    fn go_into(&mut self, folder: PathBuf, context: &Context<'_>) -> Step {
        self.wanted = Some(folder);
        (self.sought, self.is_missing) = (None, false);
        // Whoever typed a name goes on typing, for the names in that folder.
        self.filter = Filter::new(Focus::TypingEmpty);
        self.refresh(context)
    }

    fn open(&mut self, context: &Context<'_>) -> Step {
        if let Some(path) = self.typed_path() {
            return self.open_path(&path, context);
        }
        let Some(FolderEntry { path, kind, .. }) = self.selected().cloned() else { return Step::Stay };
        match kind {
            EntryKind::Folder => self.go_into(path, context),
            EntryKind::File(_) => Step::CloseWith(Answer::Attach(path)),
        }
    }

    fn parent(&self) -> Option<&Path> {
        self.folder.ready()?.path.parent()
    }

    fn dialog(&self, within: Rect, context: &Context<'_>) -> DialogBox {
        let (locale, width) = (context.locale, dialog_box::line_width(within, WIDTH));
        let path = self.folder.ready().map(|folder| text::clean(&context.locale.id(folder.path.display())));
        let path = text::cut_middle(&path.unwrap_or_default(), width, Weight::End);
        let mut lines = vec![Line::styled(path, context.theme.style(Paint::Dim)), Line::default(), Line::default()];
        let why = match &self.folder {
            _ if self.is_missing => Some((message!("picker-missing"), Paint::Warning)),
            Remote::Failed(_) => Some((message!("picker-unreadable"), Paint::Warning)),
            _ if self.typed_path().is_some() => Some((message!("picker-path"), Paint::Dim)),
            Remote::Ready(folder) | Remote::Reloading(folder, _) if folder.entries.is_empty() => {
                Some((message!("picker-empty"), Paint::Dim))
            }
            Remote::Ready(_) | Remote::Reloading(..) if self.listed.is_empty() => {
                let is_of_tables = !self.endings.is_empty() && !self.shows_all && self.filter.text().is_empty();
                Some((if is_of_tables { message!("picker-no-table") } else { message!("picker-none") }, Paint::Dim))
            }
            Remote::Idle | Remote::Loading(_) | Remote::Ready(_) | Remote::Reloading(..) => None,
        };
        let why = why.map(|(why, paint)| dialog_box::paragraph(&locale.text(why), width, paint, context));
        lines.extend(why.into_iter().flatten());
        let height = usize::from(ABOVE).saturating_add(1).saturating_add(Self::page(context));
        lines.resize(height, Line::default());
        let (first, page) = (self.selection.offset(), Self::page(context));
        let note = list::part(first, page, self.listed.len(), locale).unwrap_or_default();
        DialogBox { title: locale.text(message!("picker-title")), lines, width: WIDTH, note }
    }

    /// Where the list stands, its headings included.
    fn list(&self, within: Rect, context: &Context<'_>) -> Rect {
        let inside = dialog_box::inside(within, &self.dialog(within, context));
        Rect { y: inside.y.saturating_add(ABOVE), height: inside.height.saturating_sub(ABOVE), ..inside }
    }
}

fn cells(entry: &FolderEntry, context: &Context<'_>) -> Vec<Cell<'static>> {
    let name = text::clean(&context.locale.id(&entry.name));
    match entry.kind {
        EntryKind::Folder => vec![Cell::painted(format!("{name}/"), Paint::Key), Cell::dim(String::new())],
        EntryKind::File(bytes) => vec![Cell::plain(name).with_much_end(), Cell::dim(context.locale.bytes(bytes))],
    }
}

impl Room for State {
    type Action = Action;

    const KEYS: &'static [Binding<Action>] = &[
        Binding::typing(&["Enter"], Action::Open, message!("key-open-folder-or-file")).shown(100),
        Binding::typing(&["Alt-Up", "Shift-Tab"], Action::Parent, message!("key-parent-folder")).shown(95),
        Binding::typing(&["Alt-a"], Action::ShowAll, message!("key-all-files")).shown(92),
        Binding::typing(&["Up"], Action::Up, message!("key-row-up")).shown(70),
        Binding::typing(&["Down"], Action::Down, message!("key-row-down")).shown(70),
        Binding::typing(&["PgUp"], Action::PageUp, message!("key-page-up")),
        Binding::typing(&["PgDn"], Action::PageDown, message!("key-page-down")),
        Binding::typing(&["Esc"], Action::Leave, message!("key-close")).shown(90),
    ];

    fn focus(&self) -> Focus {
        self.filter.focus()
    }

    fn availability(&self, action: Action, context: &Context<'_>) -> Availability {
        Availability::when(match action {
            Action::Open => self.selected().is_some() || self.typed_path().is_some(),
            Action::ShowAll => !self.endings.is_empty(),
            Action::Parent => self.parent().is_some(),
            Action::Up | Action::Down => 1 < self.listed.len(),
            Action::PageUp | Action::PageDown => Self::page(context) < self.listed.len(),
            Action::Leave => true,
        })
    }

    fn label(&self, action: Action) -> Option<MessageId> {
        match action {
            Action::Leave if !self.filter.text().is_empty() => Some(message!("key-clear-box")),
            Action::ShowAll if self.shows_all => Some(message!("key-tables-only")),
            Action::Open
            | Action::Parent
            | Action::Up
            | Action::Down
            | Action::PageUp
            | Action::PageDown
            | Action::ShowAll
            | Action::Leave => None,
        }
    }

    fn update(&mut self, action: Action, context: &Context<'_>) -> Step {
        let (total, page) = (self.listed.len(), Self::page(context));
        match action {
            Action::Open => return self.open(context),
            Action::Parent => {
                let parent = self.parent().map(Path::to_owned);
                return parent.map_or(Step::Stay, |parent| self.go_into(parent, context));
            }
            Action::Up => self.selection.up(1, total, page),
            Action::Down => self.selection.down(1, total, page),
            Action::PageUp => self.selection.up(page, total, page),
            Action::PageDown => self.selection.down(page, total, page),
            Action::ShowAll => {
                self.shows_all = !self.shows_all;
                self.relist();
            }
            Action::Leave if self.filter.escape() => self.retype(),
            Action::Leave => return Step::Close,
        }
        Step::Stay
    }

    fn edit(&mut self, key: Key, _context: &Context<'_>) -> Step {
        if self.filter.edit(key) {
            self.retype();
        }
        Step::Stay
    }

    fn paste(&mut self, text: &str, _context: &Context<'_>) -> Step {
        self.filter.paste(text);
        self.retype();
        Step::Stay
    }

    fn readiness(&self) -> Readiness {
        self.folder.readiness()
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        self.folder.awaits(ticket)
    }

    fn receive(&mut self, _ticket: Ticket, reply: Reply, context: &Context<'_>) -> Step {
        if let Reply::Support(SupportReply::Folder(result)) = reply {
            self.folder.settle(result);
            self.relist();
            return self.open_sought(context);
        }
        Step::Stay
    }

    fn refresh(&mut self, context: &Context<'_>) -> Step {
        let ticket = context.ticket();
        self.folder.ask(ticket);
        Step::Ask(ticket, Ask::Support(SupportAsk::LookInto(self.wanted.clone())))
    }

    fn resized(&mut self, context: &Context<'_>) -> Step {
        self.selection.select(self.selection.selected(), self.listed.len(), Self::page(context));
        Step::Stay
    }

    fn press(&mut self, at: Position, area: Rect, context: &Context<'_>) -> Step {
        let rows = table::rows_area(self.list(area, context));
        if let Some(place) = self.selection.row_at(at, rows, self.listed.len()) {
            self.selection.select(place, self.listed.len(), Self::page(context));
        }
        Step::Stay
    }

    fn double_press(&mut self, at: Position, area: Rect, context: &Context<'_>) -> Step {
        let rows = table::rows_area(self.list(area, context));
        match self.selection.row_at(at, rows, self.listed.len()) {
            Some(place) if place == self.selection.selected() => self.open(context),
            Some(_) | None => self.press(at, area, context),
        }
    }

    fn wheel(&mut self, notches: isize, context: &Context<'_>) -> Step {
        self.selection.wheel(notches, self.listed.len(), Self::page(context));
        Step::Stay
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        let dialog = self.dialog(area, context);
        dialog_box::view(frame, area, context, &dialog);
        let inside = dialog_box::inside(area, &dialog);
        let placeholder = context.locale.text(message!("picker-filter"));
        let field = Field {
            input: self.filter.input(),
            placeholder: &placeholder,
            is_focused: true,
            is_covered: context.locale.covers(),
        };
        let row = Rect { y: inside.y.saturating_add(1), height: inside.height.min(1), ..inside };
        input::view(&field, frame, row, context.theme);
        if self.listed.is_empty() || self.typed_path().is_some() {
            return;
        }
        let headings = [
            Heading::wide(context.locale.text(message!("column-file"))),
            Heading::sized(context.locale.text(message!("column-size")), 10).right(),
        ];
        let table =
            Table { headings: &headings, total: self.listed.len(), selection: self.selection, is_current: true };
        table::view(&table, frame, self.list(area, context), context.theme, |place| {
            self.entries().get(*self.listed.get(place)?).map(|entry| cells(entry, context))
        });
    }
}
