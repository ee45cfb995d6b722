//! Making what was salvaged of support requests fit together: a file that is not whole is taken off its request, and what
//! belongs to no request is left out.

use crate::domain::{SupportRequest, SupportRequestNumber};
use crate::ports::recovery::{Loss, Row};
use crate::ports::store::StoreFailure;
use crate::store::contents::{self, ContentPart};
use crate::store::key::{self, Tree};
use crate::store::record::{self, Kept, Place};
use crate::store::sled::recovery::fitting::Rows;

/// Fits the parts of files to the requests, and says which files are lost. The places of the files that are left stay what
/// they were, as their parts lie by them: a request that lost one has its parts written anew.
pub(super) fn fit(requests: &mut Rows, parts: &mut Rows) -> Result<Vec<Loss>, StoreFailure> {
    let mut losses = Vec::new();
    let mut fitted = Rows::new();
    for (key, bytes) in requests.iter_mut() {
        let place = Place { tree: Tree::SupportRequests.name(), key };
        let Ok(mut kept) = record::decode::<Kept<SupportRequest>>(place, bytes) else { continue };
        let number = kept.value.number.clone();
        let mut whole = Vec::new();
        for (old, file) in (0..).zip(std::mem::take(&mut kept.value.attachments)) {
            let read = parts_of(parts, &number, old);
            if contents::whole(&file, read.iter().cloned()).is_none() {
                losses.push(Loss::Row(Row::Attachment(number.clone(), file.name)));
                continue;
            }
            let new = u16::try_from(whole.len()).unwrap_or(u16::MAX);
            for (part, bytes) in (0..).zip(read) {
                let key = key::attachment_part(&number, new, part);
                let encoded = record::encode(Place { tree: Tree::Attachments.name(), key: &key }, &bytes)?;
                fitted.insert(key, encoded);
            }
            whole.push(file);
        }
        kept.value.attachments = whole;
        *bytes = record::encode(place, &kept)?;
    }
    *parts = fitted;
    Ok(losses)
}

/// The parts that read of the file at that place.
fn parts_of(parts: &Rows, number: &SupportRequestNumber, file: u16) -> Vec<ContentPart> {
    let prefix = key::attachment(number, file);
    let own = parts.range(prefix.clone()..).take_while(|(key, _)| key.starts_with(&prefix));
    own.filter_map(|(key, bytes)| record::decode(Place { tree: Tree::Attachments.name(), key }, bytes).ok()).collect()
}
