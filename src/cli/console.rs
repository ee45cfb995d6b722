//! `nyckel`: the console on the store that is there.

use std::sync::Arc;

use crate::cli::ending::{Ending, Status, trace};
use crate::cli::opening::{Hold, Who};
use crate::cli::surroundings::{Surroundings, variable};
use crate::clipboard::{ClipboardEnvironment, RoutedClipboard};
use crate::domain::ReasonRule;
use crate::domain::activity::Door;
use crate::i18n::{Locale, message};
use crate::ports::{Clipboard as _, CopyRoute};
use crate::service::standing;
use crate::system::{OperatingEntropy, SteadyClock, StoreKind, SystemBrowser};
use crate::tui::app::Preferences;
use crate::tui::failure::OpeningFailure;
use crate::tui::runtime::{self, Console, Entrance, Opened, RunError};
use crate::tui::session::Source;
use crate::tui::terminal::{MouseUse, TerminalWriter};

/// Runs the console until it ends. Its store is opened on a thread of its own, so that the first frame waits for
/// nothing but the lock.
pub(in crate::cli) fn run(surroundings: &Surroundings) -> Result<(), Ending> {
    let hold = Arc::new(surroundings.hold()?);
    let writer = TerminalWriter::stdout();
    let opener = Opener {
        free_hours: surroundings.settings.free_hours,
        reason_rule: surroundings.settings.reveal_reason,
        hold: Arc::clone(&hold),
        who: surroundings.who_at_the_console(hold.paths().kind())?,
        route: surroundings.settings.clipboard_route,
        writer: writer.clone(),
    };
    let entrance = if opener.who.is_some() { Entrance::Open } else { Entrance::Locked };
    let console = Console {
        preferences: preferences(surroundings),
        writer,
        opener: Box::new(move || opener.open()),
        entrance,
        clock: Arc::new(SteadyClock::over(hold.clock())),
        browser: Arc::new(SystemBrowser::new(variable("BROWSER").as_deref())),
    };
    let ended = runtime::run(console, &variable);
    hold.keep_time();
    ended.map_err(|error| ending(surroundings.locale, &error))
}

/// What the console's store is opened with.
struct Opener {
    hold: Arc<Hold>,
    /// Who acts; `None` where the dialog asks.
    who: Option<Who>,
    route: Option<CopyRoute>,
    /// As the partner has set it.
    free_hours: Option<u32>,
    /// The same.
    reason_rule: ReasonRule,
    writer: TerminalWriter,
}

impl Opener {
    fn open(self) -> Result<Opened, OpeningFailure> {
        let services = self.hold.open(Door::Console)?;
        let services = services.with_free_hours(self.free_hours).with_reason_rule(self.reason_rule);
        let operator = self.who.as_ref().map(|who| who.on(&services)).transpose()?;
        let environment = ClipboardEnvironment::detect(&variable, self.route);
        let clipboard = RoutedClipboard::new(environment, Some(Arc::new(self.writer)), &OperatingEntropy)?;
        let source = match self.hold.paths().kind() {
            StoreKind::Demo => Source::Demo,
            StoreKind::Main => Source::Local,
        };
        let standing = standing(&services);
        let backups = self.hold.paths().exports();
        let routes = clipboard.routes();
        let (clipboard, demo_clock) = (Arc::new(clipboard), self.hold.demo_clock());
        Ok(Opened { services, standing, operator, source, clipboard, routes, backups, demo_clock })
    }
}

fn preferences(surroundings: &Surroundings) -> Preferences {
    Preferences {
        locale: surroundings.locale,
        layers: surroundings.layers.clone(),
        theme: surroundings.theme(),
        depth: surroundings.settings.colour,
        mouse: if surroundings.settings.mouse { MouseUse::Reported } else { MouseUse::Terminals },
    }
}

fn ending(locale: Locale, error: &RunError) -> Ending {
    trace(error);
    match error {
        RunError::Terminal(error) => {
            Ending::new(Status::Failed, locale, (error.message_id(), message!("terminal-instead")), &[])
        }
        RunError::System(_) => {
            Ending::new(Status::Failed, locale, (message!("cli-system"), message!("cli-system-instead")), &[])
        }
    }
}
