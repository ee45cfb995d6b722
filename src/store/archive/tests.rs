use std::io::Cursor;

use uuid::Uuid;

use super::*;
use crate::ports::store::StoreFailure;
use crate::store::marker;
use crate::testing::{Torn, example};

const END_OF_EXAMPLE: End = End { seq: Seq(7), chain: ChainHead { number: 3, hash: [9; 32] } };

fn header() -> Header {
    Header { format: 1, identity: StoreIdentity { store: Uuid::from_u128(5), epoch: 2 }, made: example::now() }
}

fn put(tree: Tree, key: &[u8], value: &[u8]) -> Entry {
    Entry { tree, key: key.to_vec(), value: Some(value.to_vec()) }
}

fn entries() -> Vec<Entry> {
    vec![
        put(Tree::Records, b"one", b"first"),
        put(Tree::Activity, b"two", &[4; 1_000]),
        Entry { tree: Tree::Records, key: b"one".to_vec(), value: None },
        put(Tree::ActivityByTenant, b"three", b""),
    ]
}

fn written(entries: &[Entry]) -> Vec<u8> {
    let mut writer = Writer::begin(Vec::new(), &header()).unwrap();
    for entry in entries {
        writer.add(entry).unwrap();
    }
    writer.end(&END_OF_EXAMPLE).unwrap()
}

fn read(bytes: &[u8]) -> Result<(Header, Vec<Entry>, End), UpkeepFailure> {
    let mut reader = Reader::open(Cursor::new(bytes))?;
    let mut entries = Vec::new();
    while let Some(entry) = reader.next()? {
        entries.push(entry);
    }
    Ok((reader.header(), entries, reader.end().unwrap()))
}

#[test]
fn what_is_written_is_read_in_its_order() {
    assert_eq!(read(&written(&entries())).unwrap(), (header(), entries(), END_OF_EXAMPLE));
    assert_eq!(read(&written(&[])).unwrap(), (header(), Vec::new(), END_OF_EXAMPLE));
}

#[test]
fn a_large_archive_is_read_through_small_buffers() {
    let entries: Vec<Entry> =
        (0_u32..3_000).map(|n| put(Tree::Feed, &n.to_be_bytes(), blake3::hash(&n.to_be_bytes()).as_bytes())).collect();
    let bytes = written(&entries);
    let mut reader = Reader::open(BufReader::with_capacity(7, bytes.as_slice())).unwrap();
    for entry in &entries {
        assert_eq!(reader.next().unwrap().as_ref(), Some(entry));
    }
    assert_eq!(reader.next().unwrap(), None);
    assert_eq!((reader.end(), reader.entries()), (Some(END_OF_EXAMPLE), 3_000));
    assert!(bytes.len() < 3_000 * (1 + 1 + 2 + 4 + 4 + 32), "it is compressed");
}

#[test]
fn an_archive_with_any_byte_changed_is_none() {
    let bytes = written(&entries());
    for place in 0..bytes.len() {
        for mask in [1, 0x80, 0xFF] {
            let mut changed = bytes.clone();
            changed[place] ^= mask;
            let read = read(&changed);
            let is_told = matches!(
                read,
                Err(UpkeepFailure::NotABackup | UpkeepFailure::DamagedBackup(_) | UpkeepFailure::NewerBackup { .. })
            );
            assert!(is_told, "byte {place} with {mask}: {read:?}");
        }
    }
}

#[test]
fn an_archive_that_is_cut_or_longer_is_none() {
    let bytes = written(&entries());
    for length in 0..bytes.len() {
        let read = read(&bytes[..length]);
        let is_told = match length {
            ..8 => matches!(read, Err(UpkeepFailure::NotABackup)),
            _ => matches!(read, Err(UpkeepFailure::DamagedBackup(_))),
        };
        assert!(is_told, "{length} bytes: {read:?}");
    }
    let longer = read(&[bytes, vec![0]].concat());
    assert!(matches!(longer, Err(UpkeepFailure::DamagedBackup(_))), "{longer:?}");
}

#[test]
fn an_archive_whose_writing_breaks_off_is_told_of_and_is_none() {
    let whole = written(&entries());
    for cut in 0..whole.len() {
        let mut kept = Vec::new();
        let failed = Writer::begin(Torn::after(cut, &mut kept), &header()).and_then(|mut writer| {
            for entry in entries() {
                writer.add(&entry)?;
            }
            writer.end(&END_OF_EXAMPLE).map(drop)
        });
        assert!(matches!(failed, Err(UpkeepFailure::Store(StoreFailure::Full))), "cut after {cut} bytes: {failed:?}");
        assert_eq!(kept, whole[..cut], "the beginning of it is there");
        assert!(read(&kept).is_err(), "cut after {cut} bytes");
    }
}

#[test]
fn a_newer_archive_or_store_is_told_apart_from_a_damaged_one() {
    for (place, known) in [(8, ARCHIVE_VERSION), (9, marker::FORMAT)] {
        let mut bytes = written(&entries());
        bytes[place] = 9;
        let refused = read(&bytes);
        assert!(matches!(refused, Err(UpkeepFailure::NewerBackup { found: 9, known: k }) if k == known), "{refused:?}");
    }
}

#[test]
fn a_length_that_lies_is_refused_before_anything_is_set_aside_for_it() {
    let too_long = put(Tree::Records, &vec![1; LONGEST_KEY + 1], b"");
    let refused = Writer::begin(Vec::new(), &header()).unwrap().add(&too_long);
    assert!(matches!(refused, Err(UpkeepFailure::Store(StoreFailure::Damaged(_)))), "{refused:?}");
    let mut lying: &[u8] = &[0; 10];
    assert!(matches!(bytes_of(&mut lying, LONGEST_VALUE), Err(UpkeepFailure::DamagedBackup(_))));
    assert!(matches!(bytes_of(&mut lying, LONGEST_VALUE + 1), Err(UpkeepFailure::DamagedBackup(_))));
}

fn bytes_of(from: &mut &[u8], length: usize) -> Result<Vec<u8>, UpkeepFailure> {
    reader::bytes(from, length, LONGEST_VALUE)
}

#[test]
fn a_whole_file_says_what_is_in_it_and_another_file_that_it_is_none() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.backup");
    let kept = KeptOperator { written: Seq(1), place: 0, operator: example::operator(1) };
    let id = kept.operator.id.as_bytes().to_vec();
    let place = Place { tree: Tree::Operators.name(), key: &id };
    let operator = put(Tree::Operators, &id, &record::encode(place, &kept).unwrap());
    std::fs::write(&path, written(&[&entries()[..], &[operator.clone(), operator]].concat())).unwrap();
    let archive = Archive::check(&path, &Stop::default()).unwrap();
    assert_eq!((archive.identity, archive.made, archive.entries), (header().identity, header().made, 6));
    assert_eq!((archive.seq, archive.chain), (END_OF_EXAMPLE.seq, END_OF_EXAMPLE.chain));
    assert_eq!(archive.operators, [example::operator(1)]);
    let stop = Stop::default();
    stop.raise();
    assert!(matches!(Archive::check(&path, &stop), Err(UpkeepFailure::Stopped)));
    for foreign in [&b""[..], b"{}", b"a text that is longer than a magic number"] {
        std::fs::write(&path, foreign).unwrap();
        let refused = Archive::check(&path, &Stop::default());
        assert!(matches!(refused, Err(UpkeepFailure::NotABackup)), "{refused:?}");
    }
    let gone = Archive::check(&folder.path().join("gone"), &Stop::default());
    assert!(matches!(gone, Err(UpkeepFailure::File { .. })), "{gone:?}");
}
