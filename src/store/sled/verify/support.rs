//! The support requests: each is what its key names and is found by its time, and its files are as they were attached.

use std::collections::HashSet;

use crate::domain::support_request::Attachment;
use crate::domain::version::EntityRef;
use crate::domain::{SupportRequest, SupportRequestNumber};
use crate::ports::store::StoreFailure;
use crate::ports::verification::{List, Wrong};
use crate::store::contents::{self, ContentPart};
use crate::store::key::{self, Tree};
use crate::store::record::Kept;
use crate::store::sled::marks;
use crate::store::sled::verify::feed::Feed;
use crate::store::sled::verify::{Check, LookedUp, Written};

impl Check<'_> {
    /// Reads every request with its files, then what lies beside them.
    pub(super) fn support_requests(&mut self, feed: &mut Feed) -> Result<(), StoreFailure> {
        // Of a request that does not read nobody can say how many files it has.
        let mut unreadable = HashSet::new();
        self.each(Tree::SupportRequests, |check, key, bytes| {
            let Some(number) = key::request_of(key) else {
                check.wrong(Tree::SupportRequests, key, Wrong::BadKey);
                return Ok(());
            };
            let entry = feed.take(&EntityRef::SupportRequest(number.clone()));
            let Some(kept) = check.decoded::<Kept<SupportRequest>>(Tree::SupportRequests, key, bytes) else {
                unreadable.insert(number);
                return Ok(());
            };
            if kept.value.number != number {
                check.wrong(Tree::SupportRequests, key, Wrong::Misplaced);
                unreadable.insert(number);
                return Ok(());
            }
            check.is_listed(&Written { tree: Tree::SupportRequests, key, seq: kept.written }, entry, false);
            let (tree, mark) = marks::of_request(&kept.value);
            if !check.is_there(tree, &mark)? {
                check.wrong(Tree::SupportRequests, key, Wrong::Unlisted(List::ByTime));
            }
            (0..).zip(&kept.value.attachments).try_for_each(|(place, file)| check.file(&number, place, file))
        })?;
        self.marks_of_requests()?;
        self.parts(&unreadable)
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
    fn parts(&mut self, unreadable: &HashSet<SupportRequestNumber>) -> Result<(), StoreFailure> {
        self.each(Tree::Attachments, |check, key, bytes| {
            let Some((number, place, part)) = key::attachment_part_of(key) else {
                check.wrong(Tree::Attachments, key, Wrong::BadKey);
                return Ok(());
            };
            check.decoded::<ContentPart>(Tree::Attachments, key, bytes);
            if unreadable.contains(&number) {
                return Ok(());
            }
            let request = check.looked_up::<Kept<SupportRequest>>(Tree::SupportRequests, &key::request(&number))?;
            let is_of_file = match &request {
                LookedUp::Read(kept) => {
                    let file = kept.value.attachments.get(usize::from(place));
                    file.is_some_and(|file| u64::from(part) < contents::part_count(file))
                }
                LookedUp::Absent | LookedUp::Unreadable => false,
            };
            if !is_of_file {
                check.wrong(Tree::Attachments, key, Wrong::Stray);
            }
            Ok(())
        })
    }
}
