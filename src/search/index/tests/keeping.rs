//! The index as it is kept: whatever became of the store and of the file, it is what an index made anew is.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use tempfile::TempDir;

use super::*;
use crate::ports::Store;
use crate::search::file::IndexFile;
use crate::search::live::LiveIndex;

/// What happens to a store and to the console over it.
#[derive(Debug, Clone)]
enum Event {
    /// Customers are put in or changed: their numbers, and what their names begin with.
    Commit(Vec<(u32, char)>),
    /// Somebody asks, and what was made anew is kept.
    Ask,
    /// Somebody asks, and the console dies before anything is kept.
    AskAndDie,
    /// The console ends and begins anew.
    Open,
    /// The whole store is loaded anew with so many customers, and the file stays as it was.
    Load(u32),
    /// A file that is damaged at some place takes the place of the file.
    Damage(usize),
    /// The file ends there from now on, also for who has it open.
    CutOff(u64),
    /// The file is that of an earlier time.
    Older,
}

fn events() -> impl Strategy<Value = Vec<Event>> {
    let name = prop::sample::select(vec!['a', 'b', 'å', 'ö', 'z']);
    let commit = |most: usize| vec((1..200_u32, name.clone()), 1..most).prop_map(Event::Commit);
    let event = prop_oneof![
        6 => commit(5),
        // As many as are merged.
        2 => commit(150),
        3 => Just(Event::Ask),
        2 => Just(Event::AskAndDie),
        4 => Just(Event::Open),
        1 => (0..80_u32).prop_map(Event::Load),
        1 => (0..4_000_usize).prop_map(Event::Damage),
        1 => (0..4_000_u64).prop_map(Event::CutOff),
        1 => Just(Event::Older),
    ];
    vec(event, 1..30)
}

fn named(number: u32, letter: char) -> Customer {
    let mut customer = example::customer(number);
    customer.name = format!("{letter} {number}");
    customer
}

fn collate() -> Collate {
    Arc::new(|one: &str, other: &str| swedish(one).cmp(&swedish(other)))
}

/// A store, and the index over it as a console has it.
struct Desk {
    store: MemoryStore,
    folder: TempDir,
    /// What the file was some time ago.
    older: Option<Vec<u8>>,
    index: LiveIndex,
}

impl Desk {
    fn new() -> Self {
        let store = MemoryStore::new(Uuid::from_u128(2), Arc::new(StillClock));
        let folder = tempfile::tempdir().unwrap();
        let index = open(&store, &folder);
        Self { store, folder, older: None, index }
    }

    fn file(&self) -> std::path::PathBuf {
        self.folder.path().join("index")
    }

    /// Another file with the name of the index's.
    fn put_in_place(&self, bytes: &[u8]) {
        std::fs::remove_file(self.file()).ok();
        std::fs::write(self.file(), bytes).unwrap();
    }

    fn meet(&mut self, event: Event) {
        match event {
            Event::Commit(customers) => {
                let changes = customers.into_iter().map(|(number, letter)| Change::Customer(named(number, letter)));
                self.store.apply(&example::commit(changes.collect())).unwrap();
            }
            Event::Ask => {
                drop(self.index.current(&self.store).unwrap());
                self.index.keep().unwrap();
            }
            Event::AskAndDie => {
                drop(self.index.current(&self.store).unwrap());
                self.index = open(&self.store, &self.folder);
            }
            Event::Open => {
                self.index = open(&self.store, &self.folder);
                self.index.keep().unwrap();
            }
            Event::Load(customers) => {
                let mut customers = (0..customers).map(|number| Loaded::Customer(named(number, 'l')));
                self.store.load(&mut customers, Instant::CUTOVER, &Stop::default()).unwrap();
            }
            Event::Damage(place) => {
                if let Ok(mut bytes) = std::fs::read(self.file())
                    && !bytes.is_empty()
                {
                    let place = place % bytes.len();
                    bytes[place] ^= 1;
                    self.put_in_place(&bytes);
                }
            }
            Event::CutOff(end) => {
                if let Ok(file) = std::fs::File::options().write(true).open(self.file()) {
                    // Made longer it would have what nobody wrote.
                    file.set_len(end.min(file.metadata().unwrap().len())).unwrap();
                }
            }
            Event::Older => {
                let now = std::fs::read(self.file()).ok();
                if let Some(older) = std::mem::replace(&mut self.older, now) {
                    self.put_in_place(&older);
                }
            }
        }
    }
}

fn open(store: &MemoryStore, folder: &TempDir) -> LiveIndex {
    let file = IndexFile::new(folder.path().join("index"));
    LiveIndex::open(store, file.read(&collate()), everything(), collate()).unwrap().kept_in(file)
}

fn everything_in(index: &Index) -> Vec<Answer> {
    let orders = Column::ALL
        .iter()
        .flat_map(|column| [Direction::Ascending, Direction::Descending].map(|direction| Some((*column, direction))));
    let question = |sort| Question { sort, ..Question::first("", 1_000) };
    let texts = ["å", "osby1", "000000000001"].map(|text| Question::first(text, 1_000));
    let questions = orders.chain([None]).map(question).chain(texts);
    questions.map(|question| index.answer(everything(), Depth::Everything, &question)).collect()
}

#[test]
fn whatever_happens_it_is_what_an_index_made_anew_is() {
    let config = Config { cases: 96, failure_persistence: None, ..Config::default() };
    let test = |events: Vec<Event>| {
        let mut desk = Desk::new();
        for event in events {
            desk.meet(event.clone());
            let anew = Index::build(&desk.store, everything(), collate()).unwrap();
            let asked = matches!(event, Event::Ask | Event::AskAndDie | Event::Open);
            if asked {
                let told = loop {
                    let index = desk.index.current(&desk.store).unwrap();
                    let told = everything_in(&index);
                    if !index.is_lost() {
                        break told;
                    }
                };
                prop_assert_eq!(told, everything_in(&anew), "after {:?}", event);
            }
        }
        Ok(())
    };
    TestRunner::new(config).run(&events(), test).unwrap();
}

#[test]
fn a_file_of_which_a_bit_is_wrong_or_an_end_is_missing_is_no_index() {
    let mut desk = Desk::new();
    desk.meet(Event::Commit((1..100).map(|number| (number, 'ö')).collect()));
    desk.meet(Event::Ask);
    let whole = std::fs::read(desk.file()).unwrap();
    let file = IndexFile::new(desk.file());
    assert_eq!(file.read(&collate()).unwrap().applied, desk.store.latest_seq().unwrap());
    for place in 0..whole.len() {
        let mut damaged = whole.clone();
        damaged[place] ^= 0x10;
        std::fs::write(desk.file(), &damaged).unwrap();
        assert!(file.read(&collate()).is_none(), "byte {place}");
    }
    for end in [0, 1, 7, 8, 40, whole.len() / 2, whole.len() - 1] {
        std::fs::write(desk.file(), &whole[..end]).unwrap();
        assert!(file.read(&collate()).is_none(), "cut at {end}");
    }
}

#[test]
fn a_file_that_is_cut_off_while_it_is_open_costs_no_name() {
    let mut desk = Desk::new();
    desk.meet(Event::Commit((1..100).map(|number| (number, 'Ö')).collect()));
    desk.meet(Event::Ask);
    let asking = Asking {
        scope: everything(),
        depth: Depth::Everything,
        question: &Question::first("o 17", 10),
        is_stale: &|| false,
    };
    let first = |desk: &Desk| -> String {
        desk.index.answer(&desk.store, &asking, &mut |_| {}).unwrap().unwrap().hits.swap_remove(0).row.name
    };
    let held = Index::build(&desk.store, everything(), collate()).unwrap().bytes();
    assert!(desk.index.current(&desk.store).unwrap().bytes() < held);
    assert_eq!(first(&desk), "Ö 17");
    desk.meet(Event::CutOff(40));
    assert_eq!(first(&desk), "Ö 17");
    // A customer is looked for by its GUID where a change is put in.
    desk.meet(Event::Open);
    desk.meet(Event::CutOff(40));
    desk.meet(Event::Commit(vec![(17, 'a')]));
    let index = desk.index.current(&desk.store).unwrap();
    assert_eq!(index.row(everything(), named(17, 'a').id).unwrap().name, "a 17");
    assert_eq!(index.len(), 99);
    // So many changes are made one with the rest, whose names stand in the file.
    desk.meet(Event::Commit((100..200).map(|number| (number, 'å')).collect()));
    drop(index);
    desk.meet(Event::Ask);
    desk.meet(Event::Open);
    desk.meet(Event::CutOff(40));
    desk.meet(Event::Commit((100..190).map(|number| (number, 'z')).collect()));
    let index = desk.index.current(&desk.store).unwrap();
    assert_eq!(index.row(everything(), named(3, 'Ö').id).unwrap().name, "Ö 3");
}

#[test]
fn what_did_not_change_as_a_whole_is_not_written_again() {
    let mut desk = Desk::new();
    desk.meet(Event::Commit((1..100).map(|number| (number, 'a')).collect()));
    desk.meet(Event::Ask);
    let before = std::fs::read(desk.file()).unwrap();
    // Who works here stands in no row of a customer.
    desk.store.apply(&example::commit(vec![Change::Operator(example::operator(7))])).unwrap();
    desk.meet(Event::Ask);
    assert_eq!(std::fs::read(desk.file()).unwrap(), before);
    desk.meet(Event::Commit(vec![(3, 'b')]));
    desk.meet(Event::Ask);
    assert_eq!(std::fs::read(desk.file()).unwrap(), before);
    desk.meet(Event::Commit((1..100).map(|number| (number, 'c')).collect()));
    desk.meet(Event::Ask);
    assert_ne!(std::fs::read(desk.file()).unwrap(), before);
    desk.meet(Event::Open);
    let index = desk.index.current(&desk.store).unwrap();
    assert_eq!(index.answer(everything(), Depth::Everything, &Question::first("c", 1_000)).total, 99);
}

#[test]
fn what_little_changed_is_kept_as_well_before_the_feed_forgets_it() {
    let mut desk = Desk::new();
    desk.meet(Event::Commit((1..100).map(|number| (number, 'a')).collect()));
    desk.meet(Event::Ask);
    let before = IndexFile::new(desk.file()).read(&collate()).unwrap().applied;
    desk.meet(Event::Commit(vec![(3, 'b')]));
    let operators = (1..).take(FARTHEST_BEHIND - 1).map(|number| Change::Operator(example::operator(number)));
    desk.store.apply(&example::commit(operators.collect())).unwrap();
    // As many entries as may be read again at each start.
    desk.meet(Event::Open);
    assert_eq!(IndexFile::new(desk.file()).read(&collate()).unwrap().applied, before);
    desk.store.apply(&example::commit(vec![Change::Operator(example::operator(7))])).unwrap();
    desk.meet(Event::Ask);
    let kept = IndexFile::new(desk.file()).read(&collate()).unwrap();
    assert_eq!(kept.applied, desk.store.latest_seq().unwrap());
    let index = Index::kept(kept, everything(), collate());
    assert_eq!(index.row(everything(), named(3, 'b').id).unwrap().name, "b 3");
    // From there it begins to count again, also where no customer changes.
    let operators = (1..).take(FARTHEST_BEHIND).map(|number| Change::Operator(example::operator(number)));
    desk.store.apply(&example::commit(operators.collect())).unwrap();
    desk.meet(Event::Ask);
    assert_eq!(IndexFile::new(desk.file()).read(&collate()).unwrap().applied, index.applied());
    desk.store.apply(&example::commit(vec![Change::Operator(example::operator(7))])).unwrap();
    desk.meet(Event::Ask);
    assert_eq!(IndexFile::new(desk.file()).read(&collate()).unwrap().applied, desk.store.latest_seq().unwrap());
}

#[test]
fn an_index_of_another_load_at_the_same_commit_gives_way_to_the_stores_own() {
    let mut desk = Desk::new();
    desk.meet(Event::Commit(vec![(3, 'a')]));
    desk.meet(Event::Ask);
    let (identity, seq) = (desk.store.identity().unwrap(), desk.store.latest_seq().unwrap());
    let other = StoreIdentity { epoch: identity.epoch + 1, ..identity };
    let image = Index::build(&desk.store, everything(), collate()).unwrap().of_store(other, seq).image().unwrap();
    let file = IndexFile::new(desk.file());
    file.keep(&image).unwrap();
    desk.meet(Event::Open);
    assert_eq!(file.read(&collate()).unwrap().identity, identity, "else it is made anew at every opening");
}
