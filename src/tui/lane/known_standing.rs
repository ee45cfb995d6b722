//! How the store was seen to stand last. It is looked at after each question that was answered, so that a console that
//! does nothing wakes nobody, and one that does something learns of a full disk and of room that was made.

use std::sync::{Mutex, PoisonError};

use crate::service::{Services, Standing, standing};
use crate::tui::lane::Post;
use crate::tui::msg::Msg;

/// The standing that was told last.
#[derive(Debug, Default)]
pub struct KnownStanding(Mutex<Standing>);

impl KnownStanding {
    /// What was told when the store was opened.
    #[must_use]
    pub fn new(told: Standing) -> Self {
        Self(Mutex::new(told))
    }

    /// Looks again; what has changed, if anything.
    pub fn look(&self, services: &Services) -> Option<Standing> {
        Self::changed(&mut self.told(), services)
    }

    /// Looks again and tells what has changed; the lanes tell one after the other, so that the last to look is the last
    /// to tell.
    pub fn tell(&self, services: &Services, post: &Post) {
        let mut told = self.told();
        if let Some(standing) = Self::changed(&mut told, services) {
            post(Msg::Standing(standing));
        }
    }

    fn told(&self) -> std::sync::MutexGuard<'_, Standing> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn changed(told: &mut Standing, services: &Services) -> Option<Standing> {
        let now = standing(services);
        (std::mem::replace(told, now) != now).then_some(now)
    }
}
