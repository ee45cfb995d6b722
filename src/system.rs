//! The machine we run on: its time, chance, names, directories, locks, browser and log. The only room that may ask
//! what time it is.

pub mod browser;
pub mod clock;
pub mod demo_clock;
pub mod entropy;
pub mod host;
pub mod lock;
pub mod log;
pub mod own_files;
pub mod paths;
pub mod steady_clock;

pub use browser::SystemBrowser;
pub use clock::SystemClock;
pub use demo_clock::DemoClock;
pub use entropy::OperatingEntropy;
pub use lock::{Held, StoreLock};
pub use log::{LogFailure, LogGuard};
pub use own_files::SystemFiles;
pub use paths::{BaseDirectories, DataPaths, StoreKind, StorePaths};
pub use steady_clock::SteadyClock;
