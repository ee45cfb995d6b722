//! Links and folders that are opened outside the console, each on a thread of its own: what opens them may take a moment
//! to say that it failed.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;

use crate::ports::Browser;
use crate::tui::failure::Failure;
use crate::tui::lane::Post;
use crate::tui::msg::Msg;

/// What opens them, and to whom it is told.
pub(super) struct Browsing {
    browser: Arc<dyn Browser>,
    post: Post,
}

impl Browsing {
    pub(super) fn new(browser: Arc<dyn Browser>, post: &Post) -> Self {
        Self { browser, post: Arc::clone(post) }
    }

    /// Opens a link.
    pub(super) fn link(&self, address: String) -> io::Result<()> {
        self.begin(move |browser| {
            Msg::Browsed(browser.open(&address).map_err(|error| Failure::Browser(Arc::new(error))))
        })
    }

    /// Opens a folder.
    pub(super) fn folder(&self, folder: PathBuf) -> io::Result<()> {
        self.begin(move |browser| {
            Msg::FolderOpened(browser.open_folder(&folder).map_err(|error| Failure::Folder(Arc::new(error))))
        })
    }

    fn begin(&self, open: impl FnOnce(&dyn Browser) -> Msg + Send + 'static) -> io::Result<()> {
        let (browser, post) = (Arc::clone(&self.browser), Arc::clone(&self.post));
        thread::Builder::new().name("nyckel-browse".to_owned()).spawn(move || post(open(browser.as_ref()))).map(drop)
    }
}
