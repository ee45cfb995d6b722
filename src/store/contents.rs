//! What the files of support requests contain, cut into parts that a record of the store can hold.

use serde::{Deserialize, Serialize};

use crate::domain::Attachment;
use crate::domain::support_request::Content;
use crate::store::record::Record;

/// How many bytes a part has; the last one may have fewer.
const PART: usize = 32 << 10;

/// A part of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::store) struct ContentPart(pub(in crate::store) Vec<u8>);

impl Record for ContentPart {}

/// The parts of a content, in their order.
pub(in crate::store) fn parts(content: &Content) -> impl Iterator<Item = (u32, ContentPart)> + '_ {
    (0..).zip(content.as_bytes().chunks(PART).map(|part| ContentPart(part.to_vec())))
}

/// How many parts the content of that file has.
pub(in crate::store) fn part_count(attachment: &Attachment) -> u64 {
    attachment.bytes.div_ceil(u64::try_from(PART).unwrap_or(u64::MAX))
}

/// The content in those parts, if it is what was attached.
pub(in crate::store) fn whole(
    attachment: &Attachment,
    parts: impl IntoIterator<Item = ContentPart>,
) -> Option<Content> {
    let bytes: Vec<u8> = parts.into_iter().flat_map(|part| part.0).collect();
    (*blake3::hash(&bytes).as_bytes() == attachment.hash).then(|| Content::new(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::example;

    #[test]
    fn a_content_is_whole_in_its_parts_alone() {
        for size in [1, PART - 1, PART, PART + 1, 3 * PART] {
            let (attachment, content) = example::attached("a.log", size);
            let cut: Vec<ContentPart> = parts(&content).map(|(_, part)| part).collect();
            assert_eq!(u64::try_from(cut.len()).unwrap(), part_count(&attachment), "{size}");
            assert_eq!(whole(&attachment, cut.clone()), Some(content));
            assert_eq!(whole(&attachment, cut.into_iter().skip(1)), None, "{size}");
        }
    }
}
