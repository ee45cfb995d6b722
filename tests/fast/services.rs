//! The services over a store in memory: who gets what, what is recorded, and what failing leaves behind.

mod billing;
mod cancellation_receipts;
mod cancelling;
mod closing_windows;
mod customers_view;
mod downloads;
mod every_step;
mod exchange;
mod hybrid_benefit;
mod interleavings;
mod keys;
mod kms;
mod links;
mod looking;
mod morning;
mod operators;
mod ordering;
mod reasons;
mod renewal;
mod retrieval;
mod roles;
mod support;
mod time;
mod unlocking;
mod upkeep;
mod verbs;
pub(crate) mod world;
