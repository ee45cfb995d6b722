//! Reading support requests and what their files contain.

use crate::domain::support_request::Content;
use crate::domain::version::Versioned;
use crate::domain::{SupportRequest, SupportRequestNumber};
use crate::ports::store::StoreFailure;
use crate::store::contents::{self, ContentPart};
use crate::store::key::{self, Tree};
use crate::store::record::Kept;
use crate::store::sled::trees::Trees;

impl Trees {
    /// One request.
    pub(super) fn support_request(
        &self,
        number: &SupportRequestNumber,
    ) -> Result<Option<Versioned<SupportRequest>>, StoreFailure> {
        let kept = self.get::<Kept<SupportRequest>>(Tree::SupportRequests, &key::request(number))?;
        Ok(kept.map(Versioned::from))
    }

    /// The requests, the newest first, from the last before the one with that key of its time.
    pub(super) fn support_requests_before(
        &self,
        before: Option<&[u8]>,
    ) -> impl Iterator<Item = Result<(Vec<u8>, SupportRequest), StoreFailure>> + '_ {
        let marks = self.keys(Tree::SupportByTime, Vec::new(), before.map(<[u8]>::to_vec)).rev();
        marks.map(|mark| {
            let mark = mark?;
            let named = key::request_by_time_of(&mark);
            let (_, number) = named.ok_or_else(|| damaged("a mark that names no support request"))?;
            let request = self.support_request(&number)?.ok_or_else(|| damaged("a support request is gone"))?;
            Ok((mark, request.value))
        })
    }

    /// What the file at that place of a request contains.
    pub(super) fn attached(
        &self,
        number: &SupportRequestNumber,
        place: usize,
    ) -> Result<Option<Content>, StoreFailure> {
        let Some(request) = self.support_request(number)? else { return Ok(None) };
        let attachment = request.value.attachments.get(place);
        let Some((attachment, place)) = attachment.zip(u16::try_from(place).ok()) else { return Ok(None) };
        let prefix = key::attachment(number, place);
        let parts = self.rows::<ContentPart>(Tree::Attachments, prefix.clone(), key::end_of(&prefix));
        let parts = parts.map(|row| row.map(|(_, part)| part)).collect::<Result<Vec<_>, _>>()?;
        contents::whole(attachment, parts).map(Some).ok_or_else(|| damaged("a file of a support request is not whole"))
    }
}

fn damaged(what: &str) -> StoreFailure {
    StoreFailure::Damaged(what.to_owned())
}
