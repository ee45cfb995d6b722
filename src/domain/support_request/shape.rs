//! What domain names, e-mail addresses and telephone numbers look like.

use email_address::{EmailAddress, Options};

/// The most characters of a domain name (RFC 1035).
const DOMAIN_LIMIT: usize = 253;
/// The most characters of a label of one.
const LABEL_LIMIT: usize = 63;

/// Whether it is a domain name: two labels or more, of letters, digits and hyphens, in whatever script.
pub(super) fn is_domain_name(text: &str) -> bool {
    let is_label = |label: &str| {
        let length = label.chars().count();
        (1..=LABEL_LIMIT).contains(&length)
            && label.chars().all(|letter| letter.is_alphanumeric() || letter == '-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    text.chars().count() <= DOMAIN_LIMIT && text.contains('.') && text.split('.').all(is_label)
}

/// Whether it is an e-mail address alone, without a name before it, at a domain of two labels or more (RFC 5321).
pub(super) fn is_email(text: &str) -> bool {
    let options = Options::default().with_required_tld().without_display_text().without_domain_literal();
    EmailAddress::parse_with_options(text, options).is_ok()
}

/// Whether it is a telephone number as one dials it: 5 to 15 digits (E.164), a plus before them at most, and what people
/// put between them.
pub(super) fn is_phone(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let rest = text.strip_prefix('+').unwrap_or(text);
    let is_usual =
        |letter: char| letter.is_ascii_digit() || matches!(letter, ' ' | '-' | '(' | ')' | '.' | '/' | '\u{a0}');
    (5..=15).contains(&digits) && rest.chars().all(is_usual)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn support_2_a_domain_name_has_two_labels_or_more() {
        for (text, expected) in [
            ("contoso.example", true),
            ("a-b.contoso.example", true),
            ("åkeri.example", true),
            ("contoso", false),
            ("contoso.", false),
            (".example", false),
            ("-a.example", false),
            ("a-.example", false),
            ("a b.example", false),
            ("a_b.example", false),
            ("", false),
        ] {
            assert_eq!(is_domain_name(text), expected, "{text}");
        }
        assert!(!is_domain_name(&format!("{}.example", "a".repeat(64))));
    }

    #[test]
    fn support_2_an_e_mail_address_stands_alone_and_at_a_domain() {
        for (text, expected) in [
            ("anna.berg@partner.example", true),
            ("anna+csp@partner.example", true),
            ("anna@partner", false),
            ("anna@", false),
            ("@partner.example", false),
            ("Anna <anna@partner.example>", false),
            ("anna@[127.0.0.1]", false),
            ("anna berg@partner.example", false),
        ] {
            assert_eq!(is_email(text), expected, "{text}");
        }
    }

    #[test]
    fn support_2_a_telephone_number_has_5_to_15_digits() {
        for (text, expected) in [
            ("+46 70 123 45 67", true),
            ("08-123 45 67", true),
            ("(08) 123.45/67", true),
            ("12345", true),
            ("1234", false),
            ("+1234567890123456", false),
            ("08-123 CALL", false),
            ("46+70123456", false),
            ("", false),
        ] {
            assert_eq!(is_phone(text), expected, "{text}");
        }
    }
}
