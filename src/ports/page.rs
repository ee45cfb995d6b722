//! Pages of typed queries; nothing ever returns a million rows.

/// Where the next page begins; only the adapter that made it can read it. It stands at the last row of its page, so that of a
/// query with two orders either goes on from there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor(pub Vec<u8>);

/// Some of the rows, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<T> {
    /// The rows.
    pub items: Vec<T>,
    /// Where the next page begins; `None` after the last.
    pub next: Option<Cursor>,
}

impl<T> Default for Page<T> {
    fn default() -> Self {
        Self { items: Vec::new(), next: None }
    }
}

impl<T> Page<T> {
    /// The most rows a page may be asked for.
    pub const LIMIT: usize = 1_000;

    /// The same page of something else.
    pub fn map<U>(self, change: impl FnMut(T) -> U) -> Page<U> {
        Page { items: self.items.into_iter().map(change).collect(), next: self.next }
    }
}

/// Reads every page that `ask` gives, from the first on. For what is bounded by one customer, never for all of them.
///
/// # Errors
/// What `ask` says.
pub fn all_pages<T, E>(mut ask: impl FnMut(Option<&Cursor>) -> Result<Page<T>, E>) -> Result<Vec<T>, E> {
    let mut all = Vec::new();
    let mut cursor = None;
    loop {
        let page = ask(cursor.as_ref())?;
        all.extend(page.items);
        match page.next {
            Some(next) => cursor = Some(next),
            None => return Ok(all),
        }
    }
}
