//! The devices that are moved from KMS to MAK by their deadlines: one range of marks.

use crate::domain::actor::Scope;
use crate::domain::{Instant, KmsDeviceId, TenantId};
use crate::ports::page::{Cursor, Page};
use crate::ports::store::StoreFailure;
use crate::store::check::kms_deadlines_before;
use crate::store::cursor::{Query, page};
use crate::store::key::{self, Tree};
use crate::store::sled::reads::bad_mark;
use crate::store::sled::trees::Trees;

impl Trees {
    /// Those within reach, from the first after the given one.
    pub(super) fn kms_deadlines(
        &self,
        scope: Scope,
        before: Instant,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Page<(Instant, TenantId, KmsDeviceId)>, StoreFailure> {
        let Some(between) = kms_deadlines_before(before, after)? else { return Ok(Page::default()) };
        let rows = self.keys(Tree::KmsDeadlines, between.start, Some(between.end)).filter_map(|mark| {
            let read = mark.and_then(|mark| {
                let deadline = key::kms_deadline_of(&mark).ok_or_else(bad_mark)?;
                Ok((mark, deadline))
            });
            let is_within = read.as_ref().map_or(true, |(_, (_, tenant, _))| scope.includes(*tenant));
            is_within.then_some(read)
        });
        page(Query::KmsDeadlines, limit, rows)
    }
}
