//! What the process finds around it before any store is open: flags, environment, configuration, system, and where
//! things lie.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use crate::cli::arguments::{self, Arguments};
use crate::cli::ending::{self, Ending, Status, trace};
use crate::cli::opening::{Access, Hold, Who};
use crate::cli::passphrase;
use crate::cli::wrong_setting;
use crate::config::{self, Layers, Overlay, Settings};
use crate::domain::Instant;
use crate::domain::operator::OperatorSettings;
use crate::i18n::{Language, LanguageCandidates, Locale, MessageId, choose_language, message, system_zone};
use crate::ports::StoreFailure;
use crate::store::FileTourProgress;
use crate::system::{BaseDirectories, DataPaths, LogFailure, LogGuard, StoreKind, StorePaths, log};
use crate::tui::failure::OpeningFailure;
use crate::tui::theme::{Background, ThemeName};

/// What is known before a store is open.
#[derive(Debug)]
pub(in crate::cli) struct Surroundings {
    /// Language and zone, as far as no operator has a say.
    pub(in crate::cli) locale: Locale,
    /// What each place says.
    pub(in crate::cli) layers: Layers,
    /// What follows from that while no operator is known.
    pub(in crate::cli) settings: Settings,
    /// The file with a passphrase, where one was given.
    pub(in crate::cli) passphrase_file: Option<PathBuf>,
    /// The data directory, where one was given on the command line.
    pub(in crate::cli) data_dir: Option<PathBuf>,
    /// The configuration file, whether it is there or not.
    pub(in crate::cli) config_file: PathBuf,
    /// Where the log and reports go.
    pub(in crate::cli) log_directory: PathBuf,
    paths: DataPaths,
    asked_kind: Option<StoreKind>,
    access: Access,
    operator: Option<String>,
    /// The customer whose own view is asked for, by GUID, domain or name.
    pub(in crate::cli) as_customer: Option<String>,
    now: Option<Instant>,
    log_filter: String,
    /// What is said of the settings that cannot be used, in whose place the defaults stand.
    wrong_settings: Vec<Ending>,
}

/// Reads a variable of the environment; one that is no Unicode is as good as none.
pub(in crate::cli) fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// The language to speak of the command line itself in. What is wrong elsewhere is told later.
pub(in crate::cli) fn locale_before_parsing(words: &[OsString]) -> Locale {
    let (flag, config) = arguments::language_and_config(words);
    let file = BaseDirectories::of_process().map(|base| base.config_file(config.as_deref()));
    let file = file.and_then(|path| config::read(&path).ok()).unwrap_or_default();
    let language = choose_language(&LanguageCandidates {
        flag,
        environment: variable("NYCKEL_LANG").as_deref().and_then(Language::parse),
        operator: None,
        configuration: file.language.as_deref().and_then(Language::parse),
        system: Language::of_system(),
    });
    Locale::new(language, system_zone())
}

impl Surroundings {
    /// Finds everything out, also where a setting cannot be used.
    pub(in crate::cli) fn find(arguments: &Arguments, locale: Locale) -> Result<Self, Ending> {
        let common = &arguments.common;
        let homeless = || {
            let texts = (message!("cli-no-home"), message!("cli-no-home-instead"));
            Ending::new(Status::Failed, locale, texts, &[])
        };
        let base = BaseDirectories::of_process().ok_or_else(homeless)?;
        let read_path = |name: &str| std::env::var_os(name);
        let paths = DataPaths::resolve(common.data_dir.as_deref(), &read_path, Some(&base)).ok_or_else(homeless)?;
        let config_file = base.config_file(common.config.as_deref());
        let mut wrong_settings = Vec::new();
        if common.config.is_some() && !config_file.exists() {
            wrong_settings.push(wrong_setting::of_no_file(locale, &config_file));
        }
        let environment = config::of_environment(&variable).unwrap_or_else(|failure| {
            wrong_settings.push(wrong_setting::of_variable(locale, &failure));
            Overlay::default()
        });
        let file = config::read(&config_file).unwrap_or_else(|failure| {
            wrong_settings.push(wrong_setting::of_file(locale, &failure));
            Overlay::default()
        });
        let mut layers = Layers {
            flags: flags(arguments),
            environment,
            operator: Overlay::default(),
            file,
            system: Overlay {
                language: Language::of_system().map(|language| language.tag().to_owned()),
                download_dir: Some(base.download_directory()),
                ..Overlay::default()
            },
            terminal_colour: config::detected_colour(&variable),
            terminal_links: config::detected_links(&variable),
            home: base.home.clone(),
        };
        for folder in [&mut layers.environment, &mut layers.file].into_iter().flat_map(|said| &mut said.download_dir) {
            *folder = base.home.join(&folder);
        }
        let settings = Settings::resolve(&layers);
        if let Some(name) = settings.theme.as_ref().filter(|name| ThemeName::from_str(name).is_err()) {
            wrong_settings.push(wrong_setting::of_theme(locale, name));
        }
        Ok(Self {
            locale,
            settings,
            layers,
            passphrase_file: common.passphrase_file.clone(),
            data_dir: common.data_dir.clone(),
            config_file,
            log_directory: base.log_directory(),
            paths,
            asked_kind: common.demo.then_some(StoreKind::Demo),
            access: if common.read_only { Access::Looking } else { Access::Writing },
            operator: common.operator.clone(),
            as_customer: common.as_customer.clone(),
            now: common.now,
            log_filter: log::filter(common.log.as_deref(), &variable),
            wrong_settings,
        })
    }

    /// Ends where a setting cannot be used: nothing is done by other settings than those that were asked for.
    pub(in crate::cli) fn require_settings(&mut self) -> Result<(), Ending> {
        if self.wrong_settings.is_empty() { Ok(()) } else { Err(self.wrong_settings.remove(0)) }
    }

    /// What is said of the settings that cannot be used.
    pub(in crate::cli) fn wrong_settings(&self) -> &[Ending] {
        &self.wrong_settings
    }

    /// Takes the right to the store that is asked for.
    pub(in crate::cli) fn hold(&self) -> Result<Hold, Ending> {
        self.hold_of(self.chosen())
    }

    /// Takes the right to the store that is asked for, to put another in its place or to write it anew.
    pub(in crate::cli) fn hold_to_replace(&self) -> Result<Hold, Ending> {
        self.refuse_to_only_look()?;
        self.hold()
    }

    /// Takes the right to one of the stores, whatever is asked for, to make it or to make it anew.
    pub(in crate::cli) fn hold_to_make(&self, kind: StoreKind) -> Result<Hold, Ending> {
        self.refuse_to_only_look()?;
        let paths = self.paths.of(kind);
        self.refuse_what_is_a_demos(kind)?;
        Hold::take(paths, Access::Writing, None).map_err(|failure| Self::ending(&failure, self.locale))
    }

    /// The data directory.
    pub(in crate::cli) fn data_root(&self) -> &Path {
        self.paths.root()
    }

    /// How far one has come with the walkthroughs that are played without a store.
    pub(in crate::cli) fn tour_progress(&self) -> FileTourProgress {
        FileTourProgress::new(self.paths.tours())
    }

    /// The paths of one of the stores.
    pub(in crate::cli) fn paths_of(&self, kind: StoreKind) -> StorePaths {
        self.paths.of(kind)
    }

    /// The store that is asked for.
    pub(in crate::cli) fn chosen(&self) -> StorePaths {
        self.paths.chosen(self.asked_kind)
    }

    fn hold_of(&self, paths: StorePaths) -> Result<Hold, Ending> {
        self.refuse_what_is_a_demos(paths.kind())?;
        Hold::take(paths, self.access, self.now).map_err(|failure| Self::ending(&failure, self.locale))
    }

    fn refuse_to_only_look(&self) -> Result<(), Ending> {
        match self.access {
            Access::Looking => Err(self.not_together("--read-only", message!("cli-not-read-only-instead"))),
            Access::Writing => Ok(()),
        }
    }

    /// In a partner's own store the passphrase says who acts, and the machine what time it is.
    fn refuse_what_is_a_demos(&self, kind: StoreKind) -> Result<(), Ending> {
        let given = [(self.operator.is_some(), "--operator"), (self.now.is_some(), "--now")];
        match given.into_iter().find(|(is_given, _)| *is_given) {
            Some((_, flag)) if kind == StoreKind::Main => {
                Err(self.not_together(flag, message!("cli-demo-only-instead")))
            }
            Some(_) | None => Ok(()),
        }
    }

    fn not_together(&self, flag: &str, instead: MessageId) -> Ending {
        let values = [("flag", flag.into())];
        Ending::new(Status::WrongUsage, self.locale, (message!("cli-flag-not-here"), instead), &values)
    }

    /// How a command knows who acts; the passphrase of a partner's own store is asked for where no file has it.
    pub(in crate::cli) fn who(&self, kind: StoreKind) -> Result<Who, Ending> {
        match self.who_at_the_console(kind)? {
            Some(who) => Ok(who),
            None => passphrase::asked(self.locale).map(Who::With),
        }
    }

    /// How the console knows who acts; `None` where its dialog asks for a passphrase.
    pub(in crate::cli) fn who_at_the_console(&self, kind: StoreKind) -> Result<Option<Who>, Ending> {
        match (kind, &self.passphrase_file) {
            (StoreKind::Demo, Some(file)) if self.operator.is_none() => {
                Ok(Some(Who::With(passphrase::of_file(file, self.locale)?)))
            }
            (StoreKind::Demo, _) => Ok(Some(Who::Named(self.operator.clone()))),
            (StoreKind::Main, Some(file)) => Ok(Some(Who::With(passphrase::of_file(file, self.locale)?))),
            (StoreKind::Main, None) => Ok(None),
        }
    }

    /// Language and zone for an operator with these settings.
    pub(in crate::cli) fn settings_of(&self, operator: &OperatorSettings) -> (Locale, Settings) {
        let settings = Settings::resolve(&Layers { operator: Overlay::from(operator), ..self.layers.clone() });
        let language = Language::parse(&settings.language).unwrap_or_else(|| self.locale.language());
        (self.locale.in_language(language), settings)
    }

    /// The theme to start with.
    pub(in crate::cli) fn theme(&self) -> ThemeName {
        let named = self.settings.theme.as_deref().and_then(|name| name.parse().ok());
        named.unwrap_or_else(|| ThemeName::for_background(Background::detect(&variable)))
    }

    /// Starts the log; where there can be none, the process goes on without.
    pub(in crate::cli) fn start_log(&mut self) -> Option<LogGuard> {
        match log::start(&self.log_directory, &self.log_filter) {
            Ok(guard) => Some(guard),
            Err(LogFailure::Filter { filter, source }) => {
                self.wrong_settings.push(wrong_setting::of_log(self.locale, &filter, source.to_string()));
                None
            }
            Err(LogFailure::Directory(_) | LogFailure::File(_) | LogFailure::Twice) => None,
        }
    }

    /// What is said of a store that could not be opened.
    pub(in crate::cli) fn ending(failure: &OpeningFailure, locale: Locale) -> Ending {
        trace(failure);
        let with = |status| Ending { status, sentence: failure.sentence(locale), choices: Vec::new() };
        match failure {
            // Whoever stopped what was done to a store knows that it can be had.
            OpeningFailure::Store(StoreFailure::Stopped) | OpeningFailure::Vault(_) | OpeningFailure::Entropy(_) => {
                with(Status::Failed)
            }
            OpeningFailure::Store(_) | OpeningFailure::NothingThere | OpeningFailure::NoOperator => {
                with(Status::StoreUnavailable)
            }
            OpeningFailure::Service(error) => Ending {
                status: ending::status_of(error),
                sentence: ending::sentence_of(error, locale),
                choices: Vec::new(),
            },
            OpeningFailure::BeforeSeen { .. } => with(Status::WrongUsage),
            OpeningFailure::NoSuchOperator { known, .. } => with(Status::NotFound).with_choices(known.clone()),
        }
    }
}

/// What the flags say of the settings.
fn flags(arguments: &Arguments) -> Overlay {
    let common = &arguments.common;
    Overlay {
        language: common.lang.map(|language| language.tag().to_owned()),
        theme: common.theme.clone(),
        colour: common.colour,
        presenter: arguments.presenter.then_some(true),
        ..Overlay::default()
    }
}
