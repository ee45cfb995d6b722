//! Where a customer stands: in the list, and by each column. All of it is numbers, made when a customer comes in, so that no
//! question compares texts as a language sorts them.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::io;

use crate::domain::TenantId;
use crate::search::arena::{Arena, Row};
use crate::search::file::sections::{SectionReader, SectionWriter, Unreadable};
use crate::search::index::Collate;
use crate::search::question::Column;
use crate::search::runs::{narrow, wide};
use crate::search::series::{Series, first_from};
use crate::search::tables::ranks_of;

/// A place in the list: that of a row of the large arena, or of a row of the small one before it. Places sort as the list does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::search) struct Place {
    /// The row of the large arena, or how many of them stand before.
    before: u32,
    /// The row of the small arena; none has the number of [`Place::LARGE`].
    recent: u32,
}

impl Place {
    const LARGE: u32 = u32::MAX;

    /// That of a row of the large arena.
    pub(in crate::search) fn large(row: usize) -> Self {
        Self { before: narrow(row), recent: Self::LARGE }
    }

    /// That of a row of the small arena before which so many of the large one stand.
    pub(in crate::search) fn recent(row: usize, before: u32) -> Self {
        Self { before, recent: narrow(row) }
    }

    /// The row, and whether it is one of the small arena.
    pub(in crate::search) fn row(self) -> (usize, bool) {
        let is_recent = self.recent != Self::LARGE;
        (wide(if is_recent { self.recent } else { self.before }), is_recent)
    }
}

/// How a customer stands to others by a column. Those of the small arena stand between the ranks of the large one, which are
/// odd, or have one of them; between the same two they are told by the second number.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::search) struct Rank(u32, u32);

impl Rank {
    /// That of a number.
    pub(in crate::search) fn of(number: u32) -> Self {
        Self(number, 0)
    }

    /// That in the opposite order.
    pub(in crate::search) fn reversed(self) -> Self {
        Self(!self.0, !self.1)
    }

    /// That of a row of the large arena.
    pub(in crate::search) fn large(rank: u32) -> Self {
        Self(rank.saturating_mul(2).saturating_add(1), 0)
    }

    fn is_of_large(self) -> bool {
        self.0 % 2 == 1
    }
}

/// How a customer stands by each column with texts.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::search) struct Standing {
    /// By its name, collated.
    pub(in crate::search) name: Rank,
    /// By its domain.
    pub(in crate::search) domain: Rank,
    /// By its GUID.
    pub(in crate::search) tenant: Rank,
}

/// How the customers of the large arena stand to each other.
#[derive(Debug, Clone, Default)]
pub(in crate::search) struct Ranks {
    /// Ranks by row; those of one name have the same.
    names: Series,
    domains: Series,
    tenants: Series,
    /// Rows by rank.
    by_domain: Series,
    by_tenant: Series,
}

impl Ranks {
    /// Those of an arena, with its rows in what is the order of each column but for what came in since.
    pub(in crate::search) fn new(
        arena: &Arena,
        collate: &Collate,
        mut by_domain: Vec<u32>,
        mut by_tenant: Vec<u32>,
    ) -> Self {
        let by_name: Vec<u32> = (0..narrow(arena.len())).collect();
        let row = |number: u32| arena.row(wide(number));
        let compare_domains = |one: u32, other: u32| row(one).domain().cmp(row(other).domain());
        let compare_tenants = |one: u32, other: u32| row(one).guid().cmp(row(other).guid());
        // This sort goes through rows that are in order already and merges those that are in two orders.
        by_domain.sort_by(|one, other| compare_domains(*one, *other));
        by_tenant.sort_by(|one, other| compare_tenants(*one, *other));
        Self {
            names: ranks_of(&by_name, |one, other| collate(&row(one).name(), &row(other).name())).into(),
            domains: ranks_of(&by_domain, compare_domains).into(),
            tenants: ranks_of(&by_tenant, compare_tenants).into(),
            by_domain: by_domain.into(),
            by_tenant: by_tenant.into(),
        }
    }

    /// The rows by their domains, and by their GUIDs.
    pub(in crate::search) fn orders(&self) -> (Cow<'_, [u32]>, Cow<'_, [u32]>) {
        (self.by_domain.all(), self.by_tenant.all())
    }

    /// The ranks by a column that has texts, by row; none by another.
    pub(in crate::search) fn by(&self, column: Column) -> Cow<'_, [u32]> {
        match column {
            Column::Name => self.names.all(),
            Column::Domain => self.domains.all(),
            Column::Tenant => self.tenants.all(),
            Column::Market | Column::Subscriptions | Column::Software => Cow::Borrowed(&[]),
        }
    }

    /// The row of that tenant.
    pub(in crate::search) fn find(&self, arena: &Arena, tenant: TenantId) -> Option<usize> {
        let guid = tenant.to_string();
        let place = self.by_tenant.first(|row| arena.row(row).guid().cmp(&guid));
        let row = wide(self.by_tenant.get(place)?);
        (arena.row(row).guid() == guid).then_some(row)
    }

    /// How many of the arena's rows stand before a customer that is not one of them, and how it stands to them.
    pub(in crate::search) fn stand(&self, arena: &Arena, collate: &Collate, other: Row<'_>) -> (u32, Standing) {
        let by_name = |row: usize| collate(&arena.row(row).name(), &other.name());
        let first = first_from(arena.len(), by_name);
        let is_named_so = |row: usize| row < arena.len() && by_name(row) == Ordering::Equal;
        // Most names are had by one alone.
        let place = if is_named_so(first) {
            let follow = arena.len().saturating_sub(first);
            let compare = |row: usize| in_list_order(collate, arena.row(first.saturating_add(row)), other);
            first.saturating_add(first_from(follow, compare))
        } else {
            first
        };
        let by_domain = |row: usize| arena.row(row).domain().cmp(other.domain());
        let domain = self.by_domain.get(self.by_domain.first(by_domain)).map(wide);
        let by_tenant = |row: usize| arena.row(row).guid().cmp(other.guid());
        let tenant = self.by_tenant.get(self.by_tenant.first(by_tenant)).map(wide);
        let standing = Standing {
            name: rank_at(&self.names, (first < arena.len()).then_some(first), by_name),
            domain: rank_at(&self.domains, domain, by_domain),
            tenant: rank_at(&self.tenants, tenant, by_tenant),
        };
        (narrow(place), standing)
    }

    /// Writes them.
    pub(in crate::search) fn write(&self, sections: &mut SectionWriter<'_>) -> io::Result<()> {
        self.series().into_iter().try_for_each(|series| series.write(sections))
    }

    /// Leaves what was written where it is.
    pub(in crate::search) fn read(sections: &mut SectionReader) -> Result<Self, Unreadable> {
        let mut next = || Series::read(sections);
        let (names, domains, tenants) = (next()?, next()?, next()?);
        Ok(Self { names, domains, tenants, by_domain: next()?, by_tenant: next()? })
    }

    /// How many bytes of memory they take.
    pub(in crate::search) fn bytes(&self) -> usize {
        self.series().map(Series::bytes).iter().sum()
    }

    fn series(&self) -> [&Series; 5] {
        [&self.names, &self.domains, &self.tenants, &self.by_domain, &self.by_tenant]
    }
}

/// Tells those of the small arena, which are in list order, from each other where they stand between the same two.
pub(in crate::search) fn tell_apart(arena: &Arena, collate: &Collate, standings: &mut [Standing]) {
    let row = |number: u32| arena.row(wide(number));
    let mut numbers: Vec<u32> = (0..narrow(arena.len())).collect();
    let names = ranks_of(&numbers, |one, other| collate(&row(one).name(), &row(other).name()));
    let by_domain = |one: u32, other: u32| row(one).domain().cmp(row(other).domain());
    numbers.sort_by(|one, other| by_domain(*one, *other));
    let domains = ranks_of(&numbers, by_domain);
    let by_tenant = |one: u32, other: u32| row(one).guid().cmp(row(other).guid());
    numbers.sort_by(|one, other| by_tenant(*one, *other));
    let tenants = ranks_of(&numbers, by_tenant);
    for (((standing, name), domain), tenant) in standings.iter_mut().zip(names).zip(domains).zip(tenants) {
        for (rank, own) in [(&mut standing.name, name), (&mut standing.domain, domain), (&mut standing.tenant, tenant)]
        {
            rank.1 = if rank.is_of_large() { 0 } else { own };
        }
    }
}

/// The order of the list: by name as collated, and by GUID where two have the same name.
pub(in crate::search) fn in_list_order(collate: &Collate, one: Row<'_>, other: Row<'_>) -> Ordering {
    collate(&one.name(), &other.name()).then_with(|| one.guid().cmp(other.guid()))
}

/// The rank of what would stand just before that row, or has its rank; without a row it stands behind all.
fn rank_at(ranks: &Series, row: Option<usize>, compare: impl Fn(usize) -> Ordering) -> Rank {
    let Some(row) = row else { return Rank(u32::MAX - 1, 0) };
    let rank = Rank::large(ranks.get(row).unwrap_or_default());
    if compare(row) == Ordering::Equal { rank } else { Rank(rank.0.saturating_sub(1), 0) }
}
