//! Keys of the support requests and of what their files contain. They are the partner's own, and so lie under no tenant.

use crate::domain::{Instant, SupportRequestNumber};
use crate::store::key::{END_OF_TEXT, instant, split_instant, split_text};

/// The key in [`Tree::SupportRequests`](super::Tree::SupportRequests) of a request.
pub(in crate::store) fn request(number: &SupportRequestNumber) -> Vec<u8> {
    let mut key = number.as_str().as_bytes().to_vec();
    key.push(END_OF_TEXT);
    key
}

/// The number that such a key is; `None` for what is no such key.
pub(in crate::store) fn request_of(key: &[u8]) -> Option<SupportRequestNumber> {
    match split_text(key)? {
        (number, []) => Some(number),
        (_, _) => None,
    }
}

/// The key in [`Tree::SupportByTime`](super::Tree::SupportByTime) of a request that was filed at that instant.
pub(in crate::store) fn request_by_time(filed: Instant, number: &SupportRequestNumber) -> Vec<u8> {
    let mut key = instant(filed);
    key.extend_from_slice(&request(number));
    key
}

/// The request that such a key names; `None` for what is no such key.
pub(in crate::store) fn request_by_time_of(key: &[u8]) -> Option<(Instant, SupportRequestNumber)> {
    let (filed, number) = split_instant(key)?;
    Some((filed, request_of(number)?))
}

/// The prefix in [`Tree::Attachments`](super::Tree::Attachments) of what the file at that place of a request contains.
pub(in crate::store) fn attachment(number: &SupportRequestNumber, place: u16) -> Vec<u8> {
    let mut key = request(number);
    key.extend_from_slice(&place.to_be_bytes());
    key
}

/// The key of a part of that.
pub(in crate::store) fn attachment_part(number: &SupportRequestNumber, place: u16, part: u32) -> Vec<u8> {
    let mut key = attachment(number, place);
    key.extend_from_slice(&part.to_be_bytes());
    key
}

/// The request, the place of the file and the part that such a key names; `None` for what is no such key.
pub(in crate::store) fn attachment_part_of(key: &[u8]) -> Option<(SupportRequestNumber, u16, u32)> {
    let (number, rest) = split_text(key)?;
    let (place, part) = rest.split_first_chunk::<2>()?;
    Some((number, u16::from_be_bytes(*place), u32::from_be_bytes(part.try_into().ok()?)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::example;

    #[test]
    fn a_key_names_what_it_was_made_for() {
        let number = SupportRequestNumber::embedded(7);
        assert_eq!(request_of(&request(&number)), Some(number.clone()));
        let by_time = request_by_time(example::now(), &number);
        assert_eq!(request_by_time_of(&by_time), Some((example::now(), number.clone())));
        let part = attachment_part(&number, 3, 256);
        assert_eq!(attachment_part_of(&part), Some((number.clone(), 3, 256)));
        assert!(part.starts_with(&attachment(&number, 3)));
        for cut in 0..part.len() {
            assert_eq!(attachment_part_of(&part[..cut]), None, "{cut}");
        }
    }
}
