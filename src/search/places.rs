//! Where a customer stands: in the list, and by each column. All of it is numbers, made when a customer comes in, so that no
//! question compares texts as a language sorts them.

use std::cmp::Ordering;
use std::io;

use crate::domain::TenantId;
use crate::search::arena::{Arena, Row};
use crate::search::buffer::Numbers;
use crate::search::file::sections::{SectionReader, SectionWriter, Unreadable};
use crate::search::index::Collate;
use crate::search::runs::{narrow, wide};
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

    fn large(rank: u32) -> Self {
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
    names: Numbers,
    domains: Numbers,
    tenants: Numbers,
    /// Rows by rank.
    by_domain: Numbers,
    by_tenant: Numbers,
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
            names: ranks_of(&by_name, |one, other| collate(row(one).name(), row(other).name())).into(),
            domains: ranks_of(&by_domain, compare_domains).into(),
            tenants: ranks_of(&by_tenant, compare_tenants).into(),
            by_domain: by_domain.into(),
            by_tenant: by_tenant.into(),
        }
    }

    /// The rows by their domains, and by their GUIDs.
    pub(in crate::search) fn orders(&self) -> (&[u32], &[u32]) {
        (&self.by_domain, &self.by_tenant)
    }

    /// How a row stands.
    pub(in crate::search) fn standing(&self, row: usize) -> Standing {
        let of = |ranks: &[u32]| Rank::large(ranks.get(row).copied().unwrap_or_default());
        Standing { name: of(&self.names), domain: of(&self.domains), tenant: of(&self.tenants) }
    }

    /// The row of that tenant.
    pub(in crate::search) fn find(&self, arena: &Arena, tenant: TenantId) -> Option<usize> {
        let guid = tenant.to_string();
        let place = self.by_tenant.partition_point(|row| arena.row(wide(*row)).guid() < guid.as_str());
        let row = wide(*self.by_tenant.get(place)?);
        (arena.row(row).guid() == guid).then_some(row)
    }

    /// How many of the arena's rows stand before a customer that is not one of them, and how it stands to them.
    pub(in crate::search) fn stand(&self, arena: &Arena, collate: &Collate, other: Row<'_>) -> (u32, Standing) {
        let place = first_from(arena.len(), |row| in_list_order(collate, arena.row(row), other));
        let by_name = |row: usize| collate(arena.row(row).name(), other.name());
        let first = first_from(arena.len(), by_name);
        let at = |order: &[u32], place: usize| order.get(place).map(|row| wide(*row));
        let by_domain = |row: usize| arena.row(row).domain().cmp(other.domain());
        let domain = self.by_domain.partition_point(|row| by_domain(wide(*row)) == Ordering::Less);
        let by_tenant = |row: usize| arena.row(row).guid().cmp(other.guid());
        let tenant = self.by_tenant.partition_point(|row| by_tenant(wide(*row)) == Ordering::Less);
        let standing = Standing {
            name: rank_at(&self.names, (first < arena.len()).then_some(first), by_name),
            domain: rank_at(&self.domains, at(&self.by_domain, domain), by_domain),
            tenant: rank_at(&self.tenants, at(&self.by_tenant, tenant), by_tenant),
        };
        (narrow(place), standing)
    }

    /// Writes them.
    pub(in crate::search) fn write(&self, sections: &mut SectionWriter<'_>) -> io::Result<()> {
        let all = [&self.names, &self.domains, &self.tenants, &self.by_domain, &self.by_tenant];
        all.into_iter().try_for_each(|numbers| sections.numbers(numbers))
    }

    /// Reads what was written.
    pub(in crate::search) fn read(sections: &mut SectionReader) -> Result<Self, Unreadable> {
        let mut next = || sections.numbers();
        let (names, domains, tenants) = (next()?, next()?, next()?);
        Ok(Self { names, domains, tenants, by_domain: next()?, by_tenant: next()? })
    }

    /// How many bytes it takes.
    pub(in crate::search) fn bytes(&self) -> usize {
        let all = [&self.names, &self.domains, &self.tenants, &self.by_domain, &self.by_tenant];
        all.iter().map(|numbers| numbers.capacity()).sum()
    }
}

/// Tells those of the small arena, which are in list order, from each other where they stand between the same two.
pub(in crate::search) fn tell_apart(arena: &Arena, collate: &Collate, standings: &mut [Standing]) {
    let row = |number: u32| arena.row(wide(number));
    let mut numbers: Vec<u32> = (0..narrow(arena.len())).collect();
    let names = ranks_of(&numbers, |one, other| collate(row(one).name(), row(other).name()));
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
    collate(one.name(), other.name()).then_with(|| one.guid().cmp(other.guid()))
}

/// The rank of what would stand just before that row, or has its rank; without a row it stands behind all.
fn rank_at(ranks: &[u32], row: Option<usize>, compare: impl Fn(usize) -> Ordering) -> Rank {
    let Some(row) = row else { return Rank(u32::MAX - 1, 0) };
    let rank = Rank::large(ranks.get(row).copied().unwrap_or_default());
    if compare(row) == Ordering::Equal { rank } else { Rank(rank.0.saturating_sub(1), 0) }
}

/// The first of so many sorted rows that is not less.
pub(in crate::search) fn first_from(count: usize, compare: impl Fn(usize) -> Ordering) -> usize {
    let (mut from, mut until) = (0, count);
    while from < until {
        let middle = from.midpoint(until);
        match compare(middle) {
            Ordering::Less => from = middle.saturating_add(1),
            Ordering::Equal | Ordering::Greater => until = middle,
        }
    }
    from
}
