//! What can stand on the command line. What each thing is called for people stands in `localised`.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand};
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error, StrDeserializer};

use crate::cli::activity::Activity;
use crate::cli::backup::Backup;
use crate::cli::billing::Billing;
use crate::cli::cancel::Cancel;
use crate::cli::catalog::Catalog;
use crate::cli::compact::Compact;
use crate::cli::completions::Completions;
use crate::cli::customers::Customers;
use crate::cli::deadlines::Deadlines;
use crate::cli::doctor::Doctor;
use crate::cli::download::Download;
use crate::cli::export::Export;
use crate::cli::help::Help;
use crate::cli::import::Import;
use crate::cli::init::Init;
use crate::cli::key::Get;
use crate::cli::key::retrieve::Retrieve;
use crate::cli::kms::Kms;
use crate::cli::link::Link;
use crate::cli::localised::localised;
use crate::cli::man::Manual;
use crate::cli::market::MarketName;
use crate::cli::of_customer::OfCustomer;
use crate::cli::operators::Operators;
use crate::cli::order::Order;
use crate::cli::recover::Recover;
use crate::cli::restore::Restore;
use crate::cli::seed::Seed;
use crate::cli::software::OfSoftware;
use crate::cli::support::Support;
use crate::cli::tour::TourCommand;
use crate::cli::verify::Verify;
use crate::config::ColourChoice;
use crate::domain::Instant;
use crate::i18n::{Language, Locale};

/// The whole command line.
#[derive(Debug, Parser)]
#[command(name = "nyckel", disable_help_flag = true, disable_version_flag = true, disable_help_subcommand = true)]
pub(in crate::cli) struct Arguments {
    #[command(flatten)]
    pub(in crate::cli) common: Common,
    #[arg(long)]
    pub(in crate::cli) presenter: bool,
    #[command(subcommand)]
    pub(in crate::cli) command: Option<Command>,
}

/// What every command takes.
#[derive(Debug, Args)]
pub(in crate::cli) struct Common {
    #[arg(long, global = true, value_name = "DIR")]
    pub(in crate::cli) data_dir: Option<PathBuf>,
    #[arg(long, global = true)]
    pub(in crate::cli) demo: bool,
    #[arg(long, global = true, value_name = "NAME|ID")]
    pub(in crate::cli) operator: Option<String>,
    #[arg(long, global = true, value_name = "CUSTOMER")]
    pub(in crate::cli) as_customer: Option<String>,
    #[arg(long, global = true, value_name = "FILE")]
    pub(in crate::cli) passphrase_file: Option<PathBuf>,
    #[arg(long, global = true)]
    pub(in crate::cli) read_only: bool,
    #[arg(long, global = true, value_name = "sv|en", value_parser = language)]
    pub(in crate::cli) lang: Option<Language>,
    #[arg(long, global = true, value_name = "RFC3339", value_parser = instant)]
    pub(in crate::cli) now: Option<Instant>,
    #[arg(long, global = true, value_name = "FILE")]
    pub(in crate::cli) config: Option<PathBuf>,
    #[arg(long, global = true, value_name = "FILTER")]
    pub(in crate::cli) log: Option<String>,
    #[arg(long, global = true, value_name = "NAME")]
    pub(in crate::cli) theme: Option<String>,
    #[arg(long, global = true, value_name = "auto|truecolor|256|16|none", value_parser = colour)]
    pub(in crate::cli) colour: Option<ColourChoice>,
}

/// What can be asked for instead of the console.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Command {
    Customers(Customers),
    Subscriptions(OfCustomer),
    Software(OfSoftware),
    Catalog(Catalog),
    Order(Order),
    Orders(OfCustomer),
    #[command(subcommand)]
    Key(KeyCommand),
    Link(Link),
    Download(Download),
    #[command(subcommand)]
    Cancel(Cancel),
    Billing(Billing),
    #[command(subcommand)]
    Support(Support),
    Deadlines(Deadlines),
    #[command(subcommand)]
    Kms(Kms),
    Activity(Activity),
    Operators(Operators),
    Market(MarketName),
    #[command(subcommand)]
    Tour(TourCommand),
    Verify(Verify),
    Export(Export),
    Import(Import),
    Init(Init),
    Doctor(Doctor),
    Seed(Seed),
    Backup(Backup),
    Restore(Restore),
    Recover(Recover),
    Compact(Compact),
    Completions(Completions),
    Man(Manual),
    Help(Help),
}

/// What can be done with keys.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum KeyCommand {
    Get(Get),
    Retrieve(Retrieve),
}

/// Reads the command line.
pub(in crate::cli) fn parse(locale: Locale, words: &[OsString]) -> Result<Arguments, clap::Error> {
    let matches = localised(locale).try_get_matches_from(words)?;
    Arguments::from_arg_matches(&matches)
}

/// What the command line says of the language and the configuration file, whatever else is wrong with it.
pub(in crate::cli) fn language_and_config(words: &[OsString]) -> (Option<Language>, Option<PathBuf>) {
    let Ok(matches) = Arguments::command().ignore_errors(true).try_get_matches_from(words) else {
        return (None, None);
    };
    let language = matches.try_get_one("lang").ok().flatten().copied();
    (language, matches.try_get_one("config").ok().flatten().cloned())
}

fn instant(text: &str) -> Result<Instant, String> {
    Instant::parse(text).map_err(|error| error.to_string())
}

fn language(text: &str) -> Result<Language, String> {
    Language::parse(text).ok_or_else(|| text.to_owned())
}

fn colour(text: &str) -> Result<ColourChoice, String> {
    let text: StrDeserializer<'_, Error> = text.into_deserializer();
    ColourChoice::deserialize(text).map_err(|error| error.to_string())
}
