//! The message an operator sends a customer: product, key, link, instructions. It holds secrets, and so it is one.

use zeroize::Zeroizing;

use crate::domain::{Choice, DownloadLink, OrderId, ProductKey, SecretText};
use crate::i18n::{Locale, message};

/// What goes into a message.
#[derive(Debug, Clone, Copy)]
pub struct MessageParts<'purchase> {
    /// Whom it is to.
    pub contact: &'purchase str,
    /// The title as bought.
    pub title: &'purchase str,
    /// The order number.
    pub order: &'purchase OrderId,
    /// Version, language and file type.
    pub choice: &'purchase Choice,
    /// The key, where the product has one.
    pub key: Option<&'purchase ProductKey>,
    /// The link, where the product has a download.
    pub link: Option<&'purchase DownloadLink>,
    /// Where the installation instructions are, where the product has them.
    pub instructions: Option<&'purchase str>,
}

/// Writes the message in the locale's language.
#[must_use]
pub fn compose(locale: Locale, parts: &MessageParts<'_>) -> SecretText {
    let mut text = Zeroizing::new(String::with_capacity(1_024));
    let mut say = |line: &str| {
        text.push_str(line);
        text.push('\n');
    };
    say(&locale.text_with(message!("message-greeting"), &[("contact", parts.contact.into())]));
    say("");
    let order = parts.order.to_string();
    say(&locale.text_with(message!("message-product"), &[("title", parts.title.into()), ("order", order.into())]));
    say(&locale.text_with(message!("message-version"), &[("version", parts.choice.version.0.as_str().into())]));
    if let Some(key) = parts.key {
        say("");
        say(&locale.text(message!("message-key")));
        say(key.expose());
    }
    if let Some(link) = parts.link {
        say("");
        let expires = locale.date_time_in_zone(link.expires());
        say(&locale.text_with(message!("message-link"), &[("expires", expires.into())]));
        say(link.expose());
    }
    if let Some(instructions) = parts.instructions {
        say("");
        say(&locale.text(message!("message-instructions")));
        say(instructions);
    }
    say("");
    say(&locale.text(message!("message-care")));
    SecretText::new(std::mem::take(&mut text))
}
