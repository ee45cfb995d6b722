//! What an operator can do: one file a verb, one function each, the same behind every door.
//!
//! A service reads what is known within its actor's scope, asks the rules, lets the provider do it, commits
//! everything at once and answers with plain data. It knows no screen, no language and no disk.

pub mod add_operator;
pub mod apply_time;
pub mod back_up;
mod buyer;
pub mod cancel_many;
pub mod cancel_purchase;
mod cancellable;
pub mod cancellation_receipt;
mod cancelled;
pub mod carry_out;
pub mod change_passphrase;
pub mod change_roles;
pub mod change_settings;
pub mod change_subscription;
pub mod closing_windows;
pub mod compact;
pub mod copy_link;
mod customer_names;
pub mod download;
pub mod edit_cart;
mod entering;
pub mod error;
pub mod exchange;
pub mod export_activity;
pub mod export_records;
pub mod find_customer_by;
pub mod find_customers;
pub mod find_ordered;
pub mod find_purchase;
pub mod find_subscription;
pub mod find_viewed_customer;
pub mod found;
mod fresh_id;
pub mod import_records;
pub mod keep_choice;
pub mod kms;
pub mod list_catalog;
pub mod list_operators;
pub mod list_orders;
pub mod list_software;
pub mod list_subscriptions;
pub mod look_through_log;
pub mod look_through_windows;
pub mod look_up_market;
pub mod morning;
pub mod open_cancellation;
pub mod open_customer;
pub mod open_hybrid_benefit;
pub mod open_purchase;
pub mod open_subscription;
mod ordered;
pub mod place_order;
pub mod read_activity;
pub mod read_billing;
pub mod recent_customers;
mod recording;
pub mod refuse_without_choice;
pub mod remove_operator;
pub mod restore;
pub mod retrieve_keys;
mod retry;
pub mod reveal_key;
pub mod review_order;
pub mod services;
pub mod spreadsheet;
pub mod standing;
mod subject;
pub mod support;
pub mod tour_progress;
pub mod unlock;
pub mod upcoming_renewals;
pub mod verify_activity;
pub mod verify_store;

pub use add_operator::{AddOperator, add_operator};
pub use apply_time::{TimeApplied, apply_time, is_behind, next_due};
pub use back_up::{back_up, back_up_daily, list_backups};
pub use cancel_many::{
    CancellationReview, begin_cancelling_many, cancel_one_of_many, review_cancellations, unfinished_cancellations,
};
pub use cancel_purchase::{CancelPurchase, CancelledPurchase, cancel_purchase, submission_by_command};
pub use cancellation_receipt::{export_receipt, give_receipt, read_receipt};
pub use carry_out::settle_commands;
pub use change_passphrase::{ChangePassphrase, change_passphrase};
pub use change_roles::{ChangeRoles, change_roles};
pub use change_settings::{ChangeSettings, change_settings};
pub use change_subscription::{ChangeSubscription, change_subscription};
pub use closing_windows::{ClosingWindow, ClosingWindows, ClosingWithin, closing_windows};
pub use compact::may_compact;
pub use copy_link::{CopiedLink, CopyLink, copy_link};
pub use download::{
    DescribeDownload, DownloadEvent, PlanDownload, RunDownload, RunningDownloads, cancel_download, describe_download,
    list_downloads, plan_download, run_download,
};
pub use edit_cart::{CartChange, cart_of, command_id, edit_cart};
pub use error::{ServiceError, What};
pub use export_activity::{ExportActivity, export_activity};
pub use export_records::{Export, export_records, may_export};
pub use find_customer_by::find_customer_by;
pub use find_customers::{Seeker, find_customers, find_customers_for};
pub use find_ordered::find_ordered;
pub use find_purchase::{FindPurchase, find_purchase};
pub use find_subscription::{FindSubscription, find_subscription};
pub use find_viewed_customer::find_viewed_customer;
pub use found::Found;
pub use import_records::{Import, ImportError, ImportOptions, LineProblem, import_records};
pub use keep_choice::{KeepChoice, keep_choice};
pub use list_catalog::{CatalogPage, CatalogRow, list_catalog, open_catalog};
pub use list_operators::list_operators;
pub use list_orders::{OrderLineRow, OrderRow, list_orders};
pub use list_software::{Offered, SoftwareRow, list_software};
pub use list_subscriptions::{Subscriptions, list_subscriptions};
pub use look_through_log::{NamedId, NamedInLog, count_accesses, named_in_log, operator_name};
pub use look_through_windows::{LookThroughWindows, WindowPlace, WindowsFrom, WindowsPage, look_through_windows};
pub use look_up_market::look_up_market;
pub use morning::{Morning, Task, morning};
pub use open_cancellation::{
    CancellablePurchase, CancellationPage, look_at_cancellation, open_cancellation, rehearse_cancellation,
};
pub use open_customer::{Counts, CustomerAccount, open_customer};
pub use open_hybrid_benefit::{HybridBenefitPage, QualifyingPurchase, open_hybrid_benefit};
pub use open_purchase::{LastChoice, OpenPurchase, PurchasePage, open_purchase};
pub use open_subscription::{SubscriptionPage, open_subscription};
pub use place_order::{PlaceOrder, place_order};
pub use read_activity::{LogReading, ReadActivity, read_activity};
pub use read_billing::{
    BilledTo, Invoice, InvoiceLine, Invoices, LineStanding, ListInvoices, ReadInvoice, Sums, list_invoices,
    read_invoice,
};
pub use recent_customers::recent_customers;
pub use refuse_without_choice::refuse_without_choice;
pub use remove_operator::remove_operator;
pub use restore::{Loss, RestoreTo, may_restore, record_restored};
pub use retrieve_keys::{
    Collected, Delivered, Missing, PlannedRow, Retrieval, RetrievalPlan, RowResult, WhoseKeys, begin_retrieval,
    plan_retrieval, retrieve_one, unfinished_retrieval, write_retrieved,
};
pub use reveal_key::{RevealKey, RevealedKey, Seeing, reveal_key};
pub use review_order::{Review, ReviewRow, review_cart, review_order};
pub use services::Services;
pub use standing::{Standing, standing};
pub use tour_progress::{note_tour, read_tour_progress};
pub use unlock::{next_try, unlock};
pub use upcoming_renewals::{RenewingWithin, UpcomingRenewal, UpcomingRenewals, upcoming_renewals};
pub use verify_activity::{note_checkpoint, verify_activity};
pub use verify_store::verify_store;
