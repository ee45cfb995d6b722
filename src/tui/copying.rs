//! The copy that lives in a clipboard: where it is, and when it goes.

use chrono::Duration;

use crate::domain::choice::ProductVersion;
use crate::domain::{EntitlementId, Instant};
use crate::i18n::{Language, Locale, message};
use crate::ports::{CopyPlace, CopyRoute};
use crate::tui::step::{Copied, CopyWish};

/// A secret in a clipboard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copying {
    /// Where it lies.
    pub place: CopyPlace,
    /// What was copied.
    pub what: Copied,
    /// Of which purchase, in which version; `None` where nothing else could be meant.
    pub of: Option<(EntitlementId, ProductVersion)>,
    /// The language of a message that was copied.
    pub language: Option<Language>,
    /// When it is cleared; `None` where the route cannot be read back, and so is not.
    pub until: Option<Instant>,
}

impl Copying {
    /// A copy made now, to be cleared after that many seconds where the route can be.
    #[must_use]
    pub fn made(place: CopyPlace, what: Copied, now: Instant, seconds: u32) -> Self {
        let until = place.route.can_be_cleared().then(|| now.after(Duration::seconds(i64::from(seconds))));
        Self { place, what, of: None, language: None, until }
    }

    /// The same copy, of the purchase that was wished for.
    #[must_use]
    pub fn of(self, wish: &CopyWish) -> Self {
        Self { of: Some((wish.entitlement.clone(), wish.choice.version.clone())), ..self }
    }

    /// The same copy, being a message in that language.
    #[must_use]
    pub fn in_language(self, language: Option<Language>) -> Self {
        Self { language, ..self }
    }

    /// Whether it is of that purchase in that version.
    #[must_use]
    pub fn is_of(&self, wish: &CopyWish) -> bool {
        self.of
            .as_ref()
            .is_some_and(|(entitlement, version)| *entitlement == wish.entitlement && *version == wish.choice.version)
    }

    /// Whether its time has come.
    #[must_use]
    pub fn is_due(&self, now: Instant) -> bool {
        self.until.is_some_and(|until| until <= now)
    }

    /// How many seconds are left until it is cleared, one that has begun among them; `None` where it is not cleared.
    #[must_use]
    pub fn seconds_left(&self, now: Instant) -> Option<u64> {
        let left = self.until?.since(now).num_milliseconds().max(0);
        Some(u64::try_from(left).unwrap_or(0).div_ceil(1_000))
    }

    /// Where it is and when it goes, as a sentence.
    #[must_use]
    pub fn sentence(&self, locale: Locale, now: Instant) -> String {
        let what = named(self.what, self.language, locale);
        let what =
            self.of.as_ref().map_or_else(|| what.clone(), |(entitlement, _)| of_order(&what, entitlement, locale));
        let place = match (&self.place.route, &self.place.file) {
            (CopyRoute::Tmux, _) => locale.text(message!("copied-to-tmux")),
            (CopyRoute::Osc52, _) => locale.text(message!("copied-to-terminal")),
            (CopyRoute::System, _) | (CopyRoute::File, None) => locale.text(message!("copied-to-system")),
            (CopyRoute::File, Some(file)) => {
                locale.text_with(message!("copied-to-file"), &[("file", file.display().to_string().into())])
            }
        };
        match self.seconds_left(now) {
            Some(seconds) => {
                let values = [("what", what.into()), ("place", place.into()), ("seconds", seconds.into())];
                let is_file = self.place.file.is_some();
                let sentence = if is_file { message!("copied-removed-in") } else { message!("copied-cleared-in") };
                locale.text_with(sentence, &values)
            }
            None => locale.text_with(message!("copied-not-cleared"), &[("what", what.into()), ("place", place.into())]),
        }
    }
}

/// What a wish is for: what is to be copied, and of which order.
#[must_use]
pub fn wished(wish: &CopyWish, locale: Locale) -> String {
    of_order(&named(wish.what, None, locale), &wish.entitlement, locale)
}

fn named(what: Copied, language: Option<Language>, locale: Locale) -> String {
    locale.text(match (what, language) {
        (Copied::Key, _) => message!("copied-key"),
        (Copied::Link, _) => message!("copied-link"),
        (Copied::Message(_), None) => message!("copied-message"),
        (Copied::Message(_), Some(Language::Swedish)) => message!("copied-message-swedish"),
        (Copied::Message(_), Some(Language::English)) => message!("copied-message-english"),
    })
}

/// Whose it is: a copy outlives the page it was made on, and the next customer's key is not this one.
fn of_order(what: &str, entitlement: &EntitlementId, locale: Locale) -> String {
    let values = [("what", what.into()), ("order", entitlement.order.to_string().into())];
    locale.text_with(message!("copied-of"), &values)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(route: CopyRoute) -> CopyPlace {
        CopyPlace { route, file: None, number: 1 }
    }

    #[test]
    fn key_2_a_copy_is_due_45_seconds_later_and_not_before() {
        let now = Instant::CUTOVER;
        let copying = Copying::made(place(CopyRoute::Tmux), Copied::Key, now, 45);
        assert!(!copying.is_due(now.after(Duration::milliseconds(44_999))));
        assert!(copying.is_due(now.after(Duration::seconds(45))));
    }

    #[test]
    fn key_2_a_copy_that_cannot_be_read_back_is_never_due() {
        let copying = Copying::made(place(CopyRoute::Osc52), Copied::Key, Instant::CUTOVER, 45);
        assert!(!copying.is_due(Instant::CUTOVER.after(Duration::days(1))));
    }
}
