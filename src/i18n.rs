//! What people read: every text, date, number, amount of money and order of names, in Swedish and English.
//!
//! A [`Locale`] is handed in; nothing here asks a clock, and only [`Language::of_system`] and [`system_zone`] ask the
//! system. Texts live in `assets/locales`, never in code. Secrets are never formatted here.

mod acting;
mod bundle;
mod cancellation;
mod cancellation_receipt;
pub mod collation;
pub mod customer_message;
mod download;
mod hybrid_benefit;
mod installation;
mod kms;
pub mod language;
pub mod locale;
mod log_proof;
pub mod message;
mod number;
mod offered_language;
mod operators;
pub mod presenting;
mod purchase;
pub mod refusal;
pub mod resources;
mod subscription;
mod support;
pub mod support_message;
mod system;
mod time;
mod tours;
mod vocabulary;

pub use cancellation_receipt::ReceiptForm;
pub use collation::Collation;
pub use installation::InstallationStep;
pub use language::{Language, LanguageCandidates, choose_language};
pub use locale::Locale;
pub(crate) use message::message;
pub use message::{MessageId, Value};
pub use presenting::{Cover, DOT};
pub use refusal::Sentence;
pub use time::system_zone;
