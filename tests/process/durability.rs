//! What a store owes who was told "done": nothing acknowledged is ever lost, nothing is ever half there, and nothing
//! broken is ever passed over in silence.
//!
//! Another process writes a scripted session of commits, numbered from 1, and says each that was acknowledged. It is
//! killed, its writes are cut off as by a power failure, its files are damaged, its disk is filled; then the store is
//! opened and must stand exactly as after some commit that is not before the last acknowledged one, or say why not.

mod child;
mod damage;
mod full_disk;
mod images;
mod kills;
mod power_cut;
mod session;
mod trace;

/// How often something is tried: what the variable says, else `usual`.
fn times(variable: &str, usual: u64) -> u64 {
    std::env::var(variable).ok().and_then(|times| times.parse().ok()).unwrap_or(usual)
}
