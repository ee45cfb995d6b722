//! A support request written out for others to read: as plain text, and as an e-mail with its files.

use mail_builder::MessageBuilder;
use mail_builder::headers::date::Date;

use crate::domain::support_request::{Content, FormField, NamedCustomer};
use crate::domain::{Attachment, SupportRequest};
use crate::i18n::{Locale, message};

/// The request in the locale's language, its files by their names and sizes.
#[must_use]
pub fn as_text(locale: Locale, request: &SupportRequest, customer: Option<&str>) -> String {
    let mut lines = vec![locale.text(message!("support-page")), String::new()];
    lines.extend(facts(locale, request, customer).into_iter().map(|(label, value)| format!("{label}: {value}")));
    lines.extend([String::new(), format!("{}:", locale.form_field(FormField::Description))]);
    lines.extend(request.details.description.lines().map(str::to_owned));
    if !request.attachments.is_empty() {
        lines.extend([String::new(), format!("{}:", locale.text(message!("support-files")))]);
        let file = |file: &Attachment| format!("- {} ({})", file.name, locale.bytes(file.bytes));
        lines.extend(request.attachments.iter().map(file));
    }
    lines.push(String::new());
    lines.join("\n")
}

/// The request as an e-mail from its contact, with its files. Whom it is to is for whoever sends it.
#[must_use]
pub fn as_email(locale: Locale, request: &SupportRequest, customer: Option<&str>, contents: &[Content]) -> Vec<u8> {
    let contact = &request.details.contact;
    let mut mail = MessageBuilder::new()
        .message_id(format!("{}@nyckel.invalid", request.draft))
        .date(Date::new(request.filed.unix_seconds()))
        .from((contact.name.as_str(), contact.email.as_str()))
        .subject(format!("{} {}", request.number, request.details.title))
        .text_body(as_text(locale, request, customer));
    for (file, content) in request.attachments.iter().zip(contents) {
        mail = mail.attachment("application/octet-stream", file.name.as_str(), content.as_bytes());
    }
    let mut written = Vec::new();
    mail.serialize(&mut written);
    written
}

/// What is told of a request line by line, besides its description and its files.
#[must_use]
pub fn facts(locale: Locale, request: &SupportRequest, customer: Option<&str>) -> Vec<(String, String)> {
    let details = &request.details;
    let field = |field| locale.form_field(field);
    let mut facts = vec![
        (locale.text(message!("support-number")), locale.id(&request.number)),
        (locale.text(message!("support-status")), locale.request_status(Some(request.status))),
        (locale.text(message!("support-filed")), locale.date_time_in_zone(request.filed)),
        (locale.text(message!("support-filed-by")), locale.person(&request.operator_name)),
        (field(FormField::Kind), locale.problem_kind(details.kind)),
        (field(FormField::Impact), locale.impact(details.impact)),
        (field(FormField::Title), locale.id(&details.title)),
    ];
    if let Some(named) = &details.customer {
        facts.push((field(FormField::Customer), named_customer(named, customer, locale)));
    }
    if let Some(purchase) = &details.purchase {
        facts.push((field(FormField::Purchase), locale.id(purchase)));
    }
    if let Some(refund) = &details.refund {
        facts.push((field(FormField::RefundReason), locale.id(&refund.reason)));
        facts.push((field(FormField::Amount), locale.money(refund.amount)));
    }
    facts.push((field(FormField::ContactName), locale.person(&details.contact.name)));
    facts.push((field(FormField::Email), locale.id(&details.contact.email)));
    facts.push((field(FormField::Phone), locale.id(&details.contact.phone)));
    facts
}

/// A customer as named, with what it is called where that is something else.
fn named_customer(named: &NamedCustomer, called: Option<&str>, locale: Locale) -> String {
    let named = named.to_string();
    match called.filter(|called| *called != named) {
        Some(called) => format!("{} ({})", locale.customer(called), locale.id(named)),
        None => locale.id(named),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;
    use crate::ports::FiledRequest;
    use crate::testing::example;

    fn locale(language: Language) -> Locale {
        Locale::new(language, chrono_tz::Europe::Stockholm)
    }

    #[test]
    fn support_1_the_text_has_every_field_and_the_files_by_name() {
        let FiledRequest { request, .. } = example::filed_request(1, &[("logg.txt", 2_048)]);
        let text = as_text(locale(Language::Swedish), &request, Some("Ösby Snickeri"));
        for line in [
            "Rapportera ett problem med Partnercenter",
            "Ärendenummer: SR-000001",
            "Typ av problem: CSP-köp/återbetalning för kundernas räkning",
            "Kundklientorganisations-GUID eller domännamn: Ösby Snickeri (00000000-0000-0000-0000-000000000001)",
            "Order-ID eller prenumerations-ID: OR-1",
            "Begärt belopp: 21\u{a0}380,00\u{a0}SEK",
            "E-postadress: anna.berg@partner.example",
            "Den andra ska bort.",
            "- logg.txt (2,0\u{a0}kB)",
        ] {
            assert!(text.lines().any(|found| found == line), "{line}\n{text}");
        }
    }

    #[test]
    fn support_1_the_e_mail_has_the_text_and_what_the_files_contain() {
        let FiledRequest { request, contents } = example::filed_request(1, &[("logg åäö.txt", 300), ("b.bin", 90_000)]);
        let mail = as_email(locale(Language::English), &request, None, &contents);
        let mail = String::from_utf8(mail).unwrap();
        let header = |name: &str| mail.lines().any(|line| line.starts_with(name));
        assert!(header("From: ") && header("Subject: ") && header("Date: Mon, 23 Nov 2026") && header("Message-ID: "));
        for content in &contents {
            use base64::Engine;
            let encoded = base64::engine::general_purpose::STANDARD.encode(content.as_bytes());
            let whole: String = mail.lines().collect();
            assert!(whole.contains(&encoded), "a file is in it byte for byte");
        }
    }
}
