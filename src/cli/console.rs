//! `nyckel`: the console on the store that is there.

use std::sync::Arc;

use crate::cli::customers_view;
use crate::cli::ending::{Ending, Status, trace};
use crate::cli::opening::{Hold, Who};
use crate::cli::session::entered;
use crate::cli::surroundings::{Surroundings, variable};
use crate::clipboard::{ClipboardEnvironment, RoutedClipboard};
use crate::domain::activity::Door;
use crate::domain::{Operator, ReasonRule, TourNote};
use crate::i18n::{Cover, Locale, message};
use crate::ports::{Clipboard as _, CopyRoute, Entropy as _};
use crate::search::{Answer, CustomerRow, IndexFile};
use crate::service::{Services, standing};
use crate::system::{OperatingEntropy, SteadyClock, StoreKind, SystemBrowser, SystemClock};
use crate::theatre::TourTheatres;
use crate::tui::app::Preferences;
use crate::tui::customers_view::{CustomersView, WayOut};
use crate::tui::failure::OpeningFailure;
use crate::tui::repertoire::Repertoire;
use crate::tui::runtime::{self, Console, Entrance, Opened, RunError};
use crate::tui::session::Source;
use crate::tui::step::CustomerLabel;
use crate::tui::terminal::{MouseUse, TerminalWriter};
use crate::tui::touring::Beginning;

/// Runs the console until it ends. Its store is opened on a thread of its own, so that the first frame waits for
/// nothing but the lock.
pub(in crate::cli) fn run(surroundings: &Surroundings) -> Result<(), Ending> {
    let hold = Arc::new(surroundings.hold()?);
    let viewed = viewed(&hold, surroundings)?;
    let writer = TerminalWriter::stdout();
    let who = match &viewed {
        Some(_) => None,
        None => surroundings.who_at_the_console(hold.paths().kind())?,
    };
    let entrance = match (&viewed, &who) {
        (Some(viewed), _) => Entrance::CustomersView(viewed.view.clone()),
        (None, Some(who)) => Entrance::Open(front(&hold, who)),
        (None, None) => Entrance::Locked,
    };
    let opener = Opener {
        free_hours: surroundings.settings.free_hours,
        reason_rule: surroundings.settings.reveal_reason,
        hold: Arc::clone(&hold),
        who,
        viewed,
        route: surroundings.settings.clipboard_route,
        writer: writer.clone(),
    };
    let console = Console {
        preferences: preferences(surroundings),
        writer,
        opener: Some(Box::new(move || opener.open())),
        entrance,
        clock: Arc::new(SteadyClock::over(hold.clock())),
        browser: Arc::new(SystemBrowser::new(variable("BROWSER").as_deref())),
    };
    let ended = runtime::run(console, &variable);
    hold.keep_time();
    ended.map(drop).map_err(|error| ending(surroundings.locale, &error))
}

/// What stands first in the list of a demo, for the operator who acts where none is named: of others it is not known yet whether
/// they may see customers. Of a partner's own store nobody sees anything before it is unlocked.
fn front(hold: &Hold, who: &Who) -> Option<Box<Answer>> {
    match (hold.paths().kind(), who) {
        (StoreKind::Demo, Who::Named(None)) => IndexFile::new(hold.paths().index()).front().map(Box::new),
        (StoreKind::Demo | StoreKind::Main, Who::Named(_) | Who::With(_)) => None,
    }
}

/// Plays a walkthrough until it is left, and says what is to be noted of it. No store is opened: it has a demo of its own, in
/// memory.
pub(in crate::cli) fn play(
    beginning: Beginning,
    repertoire: Repertoire,
    surroundings: &Surroundings,
) -> Result<Vec<TourNote>, Ending> {
    let console = Console {
        preferences: Preferences { repertoire: Some(Arc::new(repertoire)), ..preferences(surroundings) },
        writer: TerminalWriter::stdout(),
        opener: None,
        entrance: Entrance::Tour(Box::new(beginning)),
        clock: Arc::new(SteadyClock::over(Arc::new(SystemClock))),
        browser: Arc::new(SystemBrowser::new(variable("BROWSER").as_deref())),
    };
    runtime::run(console, &variable).map_err(|error| ending(surroundings.locale, &error))
}

/// A customer's own view, and what it is over.
struct Viewed {
    services: Services,
    operator: Operator,
    view: CustomersView,
}

/// Opens the store for a customer's own view, where one is asked for; the passphrase of a partner's own store is asked
/// for as commands do, so that no screen is there before it is known whose it is.
fn viewed(hold: &Hold, surroundings: &Surroundings) -> Result<Option<Viewed>, Ending> {
    if surroundings.as_customer.is_none() {
        return Ok(None);
    }
    let who = surroundings.who(hold.paths().kind())?;
    let services = hold.open(Door::Console);
    let services = services.map_err(|failure| Surroundings::ending(&failure, surroundings.locale))?;
    let operator = entered(&services, &who, surroundings)?;
    let viewed = customers_view::viewed(&services, &operator, surroundings)?;
    Ok(viewed.map(|CustomerRow { tenant, name, .. }| {
        let view = CustomersView::of(CustomerLabel { tenant, name }, WayOut::Closed);
        Viewed { services, operator, view }
    }))
}

/// What the console's store is opened with.
struct Opener {
    hold: Arc<Hold>,
    /// Who acts; `None` where the dialog asks.
    who: Option<Who>,
    /// What is open already, as it was to be known whose own view the console is before there is a screen.
    viewed: Option<Viewed>,
    route: Option<CopyRoute>,
    /// As the partner has set it.
    free_hours: Option<u32>,
    /// The same.
    reason_rule: ReasonRule,
    writer: TerminalWriter,
}

impl Opener {
    fn open(self) -> Result<Opened, OpeningFailure> {
        let (services, operator, view) = if let Some(Viewed { services, operator, view }) = self.viewed {
            (services, Some(operator), Some(view))
        } else {
            let services = self.hold.open(Door::Console)?;
            let operator = self.who.as_ref().map(|who| who.on(&services)).transpose()?;
            (services, operator, None)
        };
        let services = services.with_free_hours(self.free_hours).with_reason_rule(self.reason_rule);
        let environment = ClipboardEnvironment::detect(&variable, self.route);
        let clipboard = RoutedClipboard::new(environment, Some(Arc::new(self.writer)), &OperatingEntropy)?;
        let source = match self.hold.paths().kind() {
            StoreKind::Demo => Source::Demo,
            StoreKind::Main => Source::Local,
        };
        // The process ends with the console. What engine and index hold of a large store they would give back piece by piece,
        // which takes longer than all else at the end; the system takes it at once, and nothing waits there to be written.
        std::mem::forget((Arc::clone(&services.store), Arc::clone(&services.index)));
        let standing = standing(&services);
        let backups = self.hold.paths().exports();
        let routes = clipboard.routes();
        let (clipboard, demo_clock) = (Arc::new(clipboard), self.hold.demo_clock());
        Ok(Opened { services, standing, operator, view, source, clipboard, routes, backups, demo_clock })
    }
}

fn preferences(surroundings: &Surroundings) -> Preferences {
    Preferences {
        locale: surroundings.locale,
        layers: surroundings.layers.clone(),
        theme: surroundings.theme(),
        depth: surroundings.settings.colour,
        cover: cover(),
        is_recorded: false,
        repertoire: Some(Arc::new(Repertoire::embedded(Arc::new(TourTheatres)))),
        mouse: if surroundings.settings.mouse { MouseUse::Reported } else { MouseUse::Terminals },
    }
}

/// What covers names and ids; where there is no chance to be had, the stand-ins are as well told apart.
fn cover() -> Cover {
    let mut bytes = [0; 8];
    if let Err(failure) = OperatingEntropy.fill(&mut bytes) {
        tracing::warn!(%failure, "no chance for what stands in for names");
    }
    Cover(u64::from_le_bytes(bytes))
}

fn ending(locale: Locale, error: &RunError) -> Ending {
    trace(error);
    match error {
        RunError::Terminal(error) => {
            Ending::new(Status::Failed, locale, (error.message_id(), message!("terminal-instead")), &[])
        }
        RunError::Stage(failure) => {
            let texts = (message!("tour-failed"), message!("cli-tour-not-filmed-instead"));
            Ending::new(Status::Failed, locale, texts, &[("reason", failure.to_string().into())])
        }
        RunError::System(_) => {
            Ending::new(Status::Failed, locale, (message!("cli-system"), message!("cli-system-instead")), &[])
        }
    }
}
