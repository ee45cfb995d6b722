//! The support requests: each is what its key names and is found by its time, and its files are as they were attached.

use std::collections::HashMap;

use crate::domain::support_request::Attachment;
use crate::domain::version::EntityRef;
use crate::domain::{SupportRequest, SupportRequestNumber};
use crate::ports::store::StoreFailure;
use crate::ports::verification::{List, Wrong};
use crate::store::contents::{self, ContentPart};
use crate::store::key::{self, Tree};
use crate::store::marks;
use crate::store::record::Kept;
use crate::store::sled::verify::feed::Feed;
use crate::store::sled::verify::{Check, LookedUp, Written};

impl Check<'_> {
    /// Reads every request with its files, then what lies beside them.
    pub(super) fn support_requests(&mut self, feed: &mut Feed) -> Result<(), StoreFailure> {
        // How many parts each file has; of a request that does not read nobody can say it.
        let mut parts = HashMap::new();
        self.each(Tree::SupportRequests, |check, key, bytes| {
            let Some(number) = key::request_of(key) else {
                check.wrong(Tree::SupportRequests, key, Wrong::BadKey);
                return Ok(());
            };
            let entry = feed.take(&EntityRef::SupportRequest(number.clone()));
            let Some(kept) = check.decoded::<Kept<SupportRequest>>(Tree::SupportRequests, key, bytes) else {
                parts.insert(number, None);
                return Ok(());
            };
            if kept.value.number != number {
                check.wrong(Tree::SupportRequests, key, Wrong::Misplaced);
                parts.insert(number, None);
                return Ok(());
            }
            check.is_listed(&Written { tree: Tree::SupportRequests, key, seq: kept.written }, entry, false);
            let (tree, mark) = marks::of_request(&kept.value);
            if !check.is_there(tree, &mark)? {
                check.wrong(Tree::SupportRequests, key, Wrong::Unlisted(List::ByTime));
            }
            let files = &kept.value.attachments;
            (0..).zip(files).try_for_each(|(place, file)| check.file(&number, place, file))?;
            parts.insert(number, Some(files.iter().map(contents::part_count).collect()));
            Ok(())
        })?;
        self.marks_of_requests()?;
        self.parts(&parts)
    }

    /// Whether a file is in the store as it was attached.
    fn file(&mut self, number: &SupportRequestNumber, place: u16, file: &Attachment) -> Result<(), StoreFailure> {
        let mut parts = Vec::new();
        for part in (0..u32::MAX).zip(0..contents::part_count(file)).map(|(part, _)| part) {
            let key = key::attachment_part(number, place, part);
            match self.looked_up::<ContentPart>(Tree::Attachments, &key)? {
                LookedUp::Read(part) => parts.push(part),
                // It is found where its own row is seen.
                LookedUp::Unreadable => return Ok(()),
                LookedUp::Absent => {
                    self.wrong(Tree::Attachments, &key, Wrong::Missing);
                    return Ok(());
                }
            }
        }
        if contents::whole(file, parts).is_none() {
            self.wrong(Tree::Attachments, &key::attachment(number, place), Wrong::Unreadable);
        }
        Ok(())
    }

    fn marks_of_requests(&mut self) -> Result<(), StoreFailure> {
        self.each(Tree::SupportByTime, |check, key, _| {
            let Some((filed, number)) = key::request_by_time_of(key) else {
                check.wrong(Tree::SupportByTime, key, Wrong::BadKey);
                return Ok(());
            };
            let is_stray =
                match check.looked_up::<Kept<SupportRequest>>(Tree::SupportRequests, &key::request(&number))? {
                    LookedUp::Absent => true,
                    LookedUp::Unreadable => false,
                    LookedUp::Read(kept) => kept.value.filed != filed,
                };
            if is_stray {
                check.wrong(Tree::SupportByTime, key, Wrong::Stray);
            }
            Ok(())
        })
    }

    /// Every part is one of a file of a request.
    fn parts(&mut self, requests: &HashMap<SupportRequestNumber, Option<Vec<u64>>>) -> Result<(), StoreFailure> {
        self.each(Tree::Attachments, |check, key, bytes| {
            let Some((number, place, part)) = key::attachment_part_of(key) else {
                check.wrong(Tree::Attachments, key, Wrong::BadKey);
                return Ok(());
            };
            check.decoded::<ContentPart>(Tree::Attachments, key, bytes);
            let is_of_file = match requests.get(&number) {
                Some(Some(files)) => files.get(usize::from(place)).is_some_and(|count| u64::from(part) < *count),
                // It may be one of a file.
                Some(None) => true,
                None => false,
            };
            if !is_of_file {
                check.wrong(Tree::Attachments, key, Wrong::Stray);
            }
            Ok(())
        })
    }
}
