//! The disk as a power cut may leave it: everything that was synced before stands, and of what came after each write is
//! there, dropped, halved or torn. Names follow the file system's journal: those changes are kept in their order, up to
//! one that chance picks, and never less far than the last sync of anything.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::trace::Event;
use crate::support::chance::Chance;

/// What a disk writes as one.
const SECTOR: usize = 512;

/// Files by a number of their own, so that a renamed one stays the same.
#[derive(Default)]
struct Disk {
    names: BTreeMap<PathBuf, usize>,
    folders: Vec<PathBuf>,
    files: Vec<Vec<u8>>,
}

/// The disk after the first `cut` events, as chance leaves it.
pub(crate) fn after_power_cut(events: &[Event], cut: usize, chance: &mut Chance) -> BTreeMap<PathBuf, Vec<u8>> {
    let events = &events[..cut];
    let synced = Synced::of(events);
    let last_sync = synced.names;
    let journal = last_sync + chance.below(cut - last_sync + 1);
    let mut disk = Disk::default();
    // What each name means to those who write, whatever the journal holds of it.
    let mut live: BTreeMap<PathBuf, usize> = BTreeMap::new();
    let mut places: BTreeMap<usize, u64> = BTreeMap::new();
    for (number, event) in events.iter().enumerate() {
        let is_in_journal = number < journal;
        match event {
            Event::Opened { path, makes, empties } => {
                if *makes && !live.contains_key(path) {
                    disk.files.push(Vec::new());
                    live.insert(path.clone(), disk.files.len() - 1);
                    if is_in_journal {
                        disk.names.insert(path.clone(), disk.files.len() - 1);
                    }
                }
                if let Some(file) = live.get(path) {
                    places.insert(*file, 0);
                    if *empties {
                        disk.files[*file].clear();
                    }
                }
            }
            Event::Sought { path, to } => drop(live.get(path).map(|file| places.insert(*file, *to))),
            Event::Written { path, at, bytes } => {
                let file = live[path];
                let place = at.unwrap_or_else(|| places[&file]);
                if at.is_none() {
                    places.insert(file, place + u64::try_from(bytes.len()).unwrap());
                }
                let is_safe = synced.is_safe(number, path);
                write(&mut disk.files[file], usize::try_from(place).unwrap(), bytes, is_safe, chance);
            }
            Event::Resized { path, length } => {
                if synced.is_safe(number, path) || chance.once_in(2) {
                    disk.files[live[path]].resize(usize::try_from(*length).unwrap(), 0);
                }
            }
            Event::Renamed { from, to } => {
                rename(&mut live, from, to);
                if is_in_journal {
                    rename(&mut disk.names, from, to);
                }
            }
            Event::Removed { path } => {
                remove(&mut live, path);
                if is_in_journal {
                    remove(&mut disk.names, path);
                }
            }
            Event::Folder { path } => disk.folders.push(path.clone()),
            Event::Synced { .. } | Event::Acknowledged(_) => {}
        }
    }
    disk.names.into_iter().map(|(name, file)| (name, disk.files[file].clone())).collect()
}

/// Puts an image where `from` was, under `to`.
pub(crate) fn put(image: &BTreeMap<PathBuf, Vec<u8>>, from: &Path, to: &Path) {
    for (path, bytes) in image {
        let path = to.join(path.strip_prefix(from).expect("it lies under the folder"));
        fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("a folder can be made");
        fs::write(path, bytes).expect("a file can be written");
    }
}

/// Up to which event each file, and all names, were synced.
struct Synced {
    files: BTreeMap<PathBuf, usize>,
    names: usize,
}

impl Synced {
    fn of(events: &[Event]) -> Self {
        let mut synced = Self { files: BTreeMap::new(), names: 0 };
        for event in events {
            match event {
                Event::Synced { path, from } => {
                    synced.files.insert(path.clone(), *from);
                    synced.names = synced.names.max(*from);
                }
                Event::Renamed { from, to } => {
                    if let Some(until) = synced.files.remove(from) {
                        synced.files.insert(to.clone(), until);
                    }
                }
                Event::Opened { .. }
                | Event::Written { .. }
                | Event::Sought { .. }
                | Event::Resized { .. }
                | Event::Removed { .. }
                | Event::Folder { .. }
                | Event::Acknowledged(_) => {}
            }
        }
        synced
    }

    fn is_safe(&self, number: usize, path: &Path) -> bool {
        self.files.get(path).is_some_and(|until| number < *until)
    }
}

fn write(file: &mut Vec<u8>, place: usize, bytes: &[u8], is_safe: bool, chance: &mut Chance) {
    let kept: Vec<(usize, usize)> = match if is_safe { 0 } else { chance.below(4) } {
        0 => vec![(0, bytes.len())],
        1 => Vec::new(),
        2 => vec![(0, bytes.len() / 2)],
        // Torn: some of its sectors.
        _ => (0..bytes.len())
            .step_by(SECTOR)
            .filter(|_| chance.once_in(2))
            .map(|start| (start, bytes.len().min(start + SECTOR)))
            .collect(),
    };
    for (start, end) in kept {
        if file.len() < place + end {
            file.resize(place + end, 0);
        }
        file[place + start..place + end].copy_from_slice(&bytes[start..end]);
    }
}

fn rename(names: &mut BTreeMap<PathBuf, usize>, from: &Path, to: &Path) {
    let moved: Vec<PathBuf> = names.keys().filter(|name| name.starts_with(from)).cloned().collect();
    for name in moved {
        let file = names.remove(&name).expect("it was there");
        let rest = name.strip_prefix(from).expect("it begins so");
        names.insert(if rest.as_os_str().is_empty() { to.to_owned() } else { to.join(rest) }, file);
    }
}

fn remove(names: &mut BTreeMap<PathBuf, usize>, path: &Path) {
    names.retain(|name, _| !name.starts_with(path));
}
