//! The downloader against a server that does everything wrong that a server can: afterwards the file is whole and
//! verified, or it is not there, and what failed says what and what next.

mod network;

use std::fs;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use chrono_tz::Tz;
use nyckel::domain::choice::{FileType, ProductVersion};
use nyckel::domain::download::{Bits, ByteRate, Checksum, DiskTrouble, Existing, Target, Validator};
use nyckel::domain::{Catalog, Choice, DownloadFailure, DownloadLink, Entitlement, ProductKind};
use nyckel::download::{HttpDownloader, Loopback, Route, Timeouts};
use nyckel::i18n::{Language, Locale};
use nyckel::ports::{
    Clock, Downloader, LinkQuestion, Part, Progress, Provider, StartedOver, Stop, Transfer, TransferEnd, TransferEvent,
};
use nyckel::provider::{BitsFault, BitsServer, EmbeddedProvider, GeneratedBits, KeySource};
use nyckel::store::MemoryStore;
use nyckel::testing::{FakeClock, example, open_link};
use tempfile::TempDir;
use uuid::Uuid;

/// The size of the file: some chunks and a rest.
const BYTES: u64 = 700_001;

/// Long enough for a machine that is busy with other tests, short enough to wait for.
const STALL: Duration = Duration::from_millis(400);

/// What is waited for that has to come; only a test that fails waits so long.
const PATIENCE: Duration = Duration::from_secs(20);

/// A server, a link to its file, and a folder to download to.
struct Bench {
    server: BitsServer,
    provider: EmbeddedProvider,
    entitlement: Entitlement,
    choice: Choice,
    bits: Bits,
    downloader: HttpDownloader,
    clock: Arc<FakeClock>,
    folder: TempDir,
}

/// What a transfer came to, and what was told of it.
type Ended = (Result<TransferEnd, DownloadFailure>, Vec<TransferEvent>);

impl Bench {
    fn new() -> Self {
        let clock = Arc::new(FakeClock::default());
        let files = Arc::new(GeneratedBits::of_size(1, BYTES));
        let server = BitsServer::start(Arc::clone(&files), clock.clone()).unwrap();
        let store = Arc::new(MemoryStore::new(Uuid::from_u128(1), clock.clone()));
        let provider = EmbeddedProvider::new(KeySource::Seeded(1), store, clock.clone()).with_files(files);
        let product = Catalog::embedded().products().find(|product| product.kind == ProductKind::Perpetual).unwrap();
        let entitlement = Entitlement::example(1, product);
        let file_type = Some(FileType("64 Bit, ISO".to_owned()));
        let choice = Choice { version: ProductVersion("2025".to_owned()), language: None, file_type };
        let bits = provider.bits(LinkQuestion { entitlement: &entitlement, choice: &choice }).unwrap();
        let route = Route::Loopback(Loopback { host: GeneratedBits::HOST.to_owned(), address: server.address() });
        let timeouts = Timeouts { stall: STALL, answer: STALL, ..Timeouts::default() };
        let downloader = HttpDownloader::new(route, timeouts, clock.clone());
        let folder = tempfile::tempdir().unwrap();
        Self { server, provider, entitlement, choice, bits, downloader, clock, folder }
    }

    fn target(&self, existing: Existing) -> Target {
        Target { folder: self.folder.path().to_owned(), name: self.bits.name.clone(), existing }
    }

    fn link(&self) -> DownloadLink {
        let question = LinkQuestion { entitlement: &self.entitlement, choice: &self.choice };
        open_link(&self.provider.download_link(question, &Stop::default()).unwrap())
    }

    fn checksum(&self) -> Checksum {
        self.bits.checksum.unwrap()
    }

    /// One transfer, going on by what an earlier one told of the file.
    fn transfer(&self, validator: Option<&Validator>) -> Ended {
        self.transfer_with(validator, None, &Stop::default(), &mut |_| {})
    }

    fn transfer_with(
        &self,
        validator: Option<&Validator>,
        limit: Option<ByteRate>,
        stop: &Stop,
        told: &mut dyn FnMut(&TransferEvent),
    ) -> Ended {
        let (link, target, checksum) = (self.link(), self.target(Existing::Kept), self.checksum());
        let transfer = Transfer { link: &link, target: &target, bytes: BYTES, checksum: &checksum, validator, limit };
        let mut events = Vec::new();
        let mut told_on = |event: TransferEvent| {
            told(&event);
            events.push(event);
        };
        let ended = self.downloader.transfer(&transfer, &mut told_on, stop);
        (ended, events)
    }

    /// One transfer from that link.
    fn transfer_from(&self, link: &DownloadLink) -> Result<TransferEnd, DownloadFailure> {
        let (target, checksum) = (self.target(Existing::Kept), self.checksum());
        let transfer =
            Transfer { link, target: &target, bytes: BYTES, checksum: &checksum, validator: None, limit: None };
        self.downloader.transfer(&transfer, &mut |_| {}, &Stop::default())
    }

    /// Downloads, trying again as long as it may pass, as often as that.
    fn persist(&self, attempts: usize) -> Vec<Ended> {
        let mut validator = None;
        let mut all = Vec::new();
        for _ in 0..attempts {
            let (ended, events) = self.transfer(validator.as_ref());
            validator = events.iter().rev().find_map(validator_of).or(validator);
            let goes_on = ended.as_ref().is_err_and(DownloadFailure::may_pass);
            all.push((ended, events));
            if !goes_on {
                break;
            }
        }
        all
    }

    /// Fails with that fault, and says what is on the disk then.
    fn fails(&self, fault: BitsFault) -> (DownloadFailure, Part) {
        self.server.fail(fault, u32::MAX);
        let (ended, _) = self.transfer(None);
        let failure = ended.expect_err("it fails");
        self.assert_absent();
        says_what_and_what_next(&failure);
        (failure, self.part())
    }

    fn part(&self) -> Part {
        self.downloader.part(&self.target(Existing::Kept))
    }

    fn assert_whole(&self) {
        let content = fs::read(self.target(Existing::Kept).path()).unwrap();
        assert_eq!(Checksum::Blake3(*blake3::hash(&content).as_bytes()), self.checksum());
        assert_eq!(self.part(), Part::Absent);
    }

    fn assert_absent(&self) {
        assert!(!self.target(Existing::Kept).path().exists(), "what is not whole has no name");
    }
}

fn validator_of(event: &TransferEvent) -> Option<Validator> {
    match event {
        TransferEvent::Answered(validator) => Some(validator.clone()),
        TransferEvent::Checking(_)
        | TransferEvent::StartedOver(_)
        | TransferEvent::Received(_)
        | TransferEvent::Completing => None,
    }
}

fn started_over(events: &[TransferEvent]) -> Vec<StartedOver> {
    let why = |event: &TransferEvent| match event {
        TransferEvent::StartedOver(why) => Some(*why),
        TransferEvent::Checking(_)
        | TransferEvent::Answered(_)
        | TransferEvent::Received(_)
        | TransferEvent::Completing => None,
    };
    events.iter().filter_map(why).collect()
}

fn says_what_and_what_next(failure: &DownloadFailure) {
    for language in Language::ALL {
        let sentence = Locale::new(language, Tz::UTC).download_failure(failure);
        assert!(15 < sentence.what.chars().count() && 15 < sentence.instead.chars().count(), "{sentence:?}");
        for text in [&sentence.what, &sentence.instead] {
            assert!(!text.contains(['⟦', '{']) && text.ends_with('.'), "{text}");
            assert!(!text.contains("?e=") && !text.contains("&t="), "a link is told to nobody: {text}");
        }
    }
}

#[test]
fn what_comes_without_a_fault_is_whole_and_verified_at_once() {
    let bench = Bench::new();
    let (ended, events) = bench.transfer(None);
    assert_eq!(ended, Ok(TransferEnd::Whole));
    bench.assert_whole();
    assert!(matches!(events.first(), Some(TransferEvent::Answered(Validator { etag: Some(_), bytes: BYTES }))));
    let whole = TransferEvent::Received(Progress { done: BYTES, total: BYTES });
    assert!(events.ends_with(&[whole, TransferEvent::Completing]));
    assert_eq!(bench.server.asked(), [None]);
}

#[test]
fn a_connection_that_is_cut_again_and_again_ends_in_the_whole_file() {
    let bench = Bench::new();
    bench.server.fail(BitsFault::Cut(300_000), u32::MAX);
    let attempts = bench.persist(5);
    let ended: Vec<_> = attempts.into_iter().map(|(ended, _)| ended).collect();
    let cut = |done| Err(DownloadFailure::Cut { done, bytes: BYTES });
    assert_eq!(ended, [cut(300_000), cut(600_000), Ok(TransferEnd::Whole)]);
    assert_eq!(bench.server.asked(), [None, Some(300_000), Some(600_000)], "nothing comes twice");
    bench.assert_whole();
    says_what_and_what_next(&DownloadFailure::Cut { done: 1, bytes: BYTES });
}

#[test]
fn a_server_that_stalls_is_left_and_asked_again() {
    let bench = Bench::new();
    bench.server.fail(BitsFault::Stall(1_000), 1);
    let attempts = bench.persist(2);
    let [(Err(stalled @ DownloadFailure::Stalled { .. }), _), (Ok(TransferEnd::Whole), _)] = &attempts[..] else {
        panic!("{attempts:?}");
    };
    says_what_and_what_next(stalled);
    bench.assert_whole();
    assert_eq!(bench.server.asked(), [None, Some(1_000)]);
}

#[test]
fn a_server_that_sends_a_byte_now_and_then_for_ever_is_left() {
    let bench = Bench::new();
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let route =
        Route::Loopback(Loopback { host: GeneratedBits::HOST.to_owned(), address: listener.local_addr().unwrap() });
    let downloader = HttpDownloader::new(route, Timeouts::default(), bench.clock.clone());
    let bench = Bench { downloader, ..bench };
    // A byte is sent for every one that came, a second later: none waits in between.
    let (wanted, wanting) = std::sync::mpsc::channel();
    wanted.send(()).unwrap();
    let server = std::thread::spawn(move || {
        let (mut connection, _) = listener.accept().unwrap();
        assert!(connection.read(&mut [0; 4_096]).unwrap() != 0);
        write!(connection, "HTTP/1.1 200 OK\r\nContent-Length: {BYTES}\r\n\r\n").unwrap();
        while wanting.recv().is_ok() && connection.write_all(b"x").is_ok() {}
    });
    let mut wanted = Some(wanted);
    let mut came = 0;
    let (ended, _) = bench.transfer_with(None, None, &Stop::default(), &mut |event| {
        if let TransferEvent::Received(_) = event {
            came += 1;
            bench.clock.advance(chrono::Duration::seconds(1));
            // It ends some time after all, so that this fails instead of going on.
            wanted = wanted.take().filter(|_| came < 200);
            if let Some(wanted) = &wanted {
                wanted.send(()).unwrap();
            }
        }
    });
    drop(wanted);
    assert_eq!(ended, Err(DownloadFailure::Stalled { seconds: 60 }));
    assert_eq!((came, bench.part()), (60, Part::Kept { bytes: 60 }));
    server.join().unwrap();
}

#[test]
fn a_server_that_says_nothing_is_not_waited_for_for_ever() {
    let (failure, part) = Bench::new().fails(BitsFault::Silence);
    assert!(matches!(failure, DownloadFailure::Stalled { .. }), "{failure:?}");
    assert_eq!(part, Part::Absent);
}

#[test]
fn lengths_that_are_lies_are_seen_through() {
    let bench = Bench::new();
    let (long, part) = bench.fails(BitsFault::LongLength(5));
    assert_eq!(long, DownloadFailure::WrongLength { stated: BYTES + 5, bytes: BYTES });
    assert_eq!(part, Part::Absent, "nothing of it was written");
    let (short, part) = bench.fails(BitsFault::ShortLength(5));
    assert_eq!(short, DownloadFailure::WrongLength { stated: BYTES - 5, bytes: BYTES });
    assert_eq!(part, Part::Absent);
}

#[test]
fn bytes_past_the_end_are_not_taken_for_the_file() {
    let (failure, part) = Bench::new().fails(BitsFault::PastEnd(1));
    assert_eq!(failure, DownloadFailure::TooManyBytes { bytes: BYTES });
    assert_eq!(part, Part::Absent, "what cannot be trusted is removed");
}

#[test]
fn one_wrong_byte_is_seen_and_nothing_of_the_file_stays() {
    let bench = Bench::new();
    let (failure, part) = bench.fails(BitsFault::WrongByte(BYTES - 1));
    assert_eq!((failure, part), (DownloadFailure::WrongChecksum, Part::Absent));
    bench.server.fail(BitsFault::Cut(0), 0);
    assert_eq!(bench.transfer(None).0, Ok(TransferEnd::Whole), "downloaded anew it is whole");
    bench.assert_whole();
}

#[test]
fn a_page_instead_of_the_file_is_not_written() {
    let (failure, part) = Bench::new().fails(BitsFault::Page);
    assert_eq!((failure, part), (DownloadFailure::NotTheFile, Part::Absent));
}

#[test]
fn redirects_end_and_lead_nowhere_but_to_http() {
    let bench = Bench::new();
    let (circle, _) = bench.fails(BitsFault::Circle);
    let DownloadFailure::TooManyRedirects { limit } = circle else { panic!("{circle:?}") };
    assert_eq!(bench.server.asked().len(), usize::try_from(limit).unwrap() + 1);
    let (elsewhere, part) = bench.fails(BitsFault::Elsewhere);
    assert_eq!((elsewhere, part), (DownloadFailure::WrongRedirect, Part::Absent));
}

#[test]
fn an_answer_that_is_not_http_is_an_end() {
    let (failure, _) = Bench::new().fails(BitsFault::NotHttp);
    assert_eq!(failure, DownloadFailure::NotHttp);
}

#[test]
fn a_status_says_whether_to_ask_again() {
    let bench = Bench::new();
    for (fault, expected) in [
        (BitsFault::Status(500), DownloadFailure::Overloaded { status: 500, retry_after: None }),
        (BitsFault::Later(7), DownloadFailure::Overloaded { status: 503, retry_after: Some(7) }),
        (BitsFault::Status(404), DownloadFailure::Refused { status: 404 }),
        (BitsFault::Status(401), DownloadFailure::Refused { status: 401 }),
        (BitsFault::Status(204), DownloadFailure::Refused { status: 204 }),
    ] {
        let (failure, part) = bench.fails(fault);
        assert_eq!((failure, part), (expected, Part::Absent));
    }
}

#[test]
fn key_8_a_link_that_has_expired_is_told_of_so_that_it_is_renewed() {
    let bench = Bench::new();
    let link = bench.link();
    let guessed = link.expose().replace("&t=", "&t=0");
    assert_eq!(bench.transfer_from(&DownloadLink::new(guessed, link.expires())), Err(DownloadFailure::Expired));
    bench.clock.set(link.expires());
    assert_eq!(bench.transfer_from(&link), Err(DownloadFailure::Expired));
    assert_eq!(bench.transfer_from(&bench.link()), Ok(TransferEnd::Whole));
    bench.assert_whole();
}

#[test]
fn a_file_that_changed_meanwhile_starts_over_and_says_so() {
    let bench = Bench::new();
    bench.server.fail(BitsFault::Cut(300_000), 1);
    let (_, events) = bench.transfer(None);
    let validator = events.iter().find_map(validator_of);
    bench.server.fail(BitsFault::AnotherTag, 1);
    let (ended, events) = bench.transfer(validator.as_ref());
    assert_eq!((ended, started_over(&events)), (Ok(TransferEnd::Whole), vec![StartedOver::FileChanged]));
    bench.assert_whole();
}

#[test]
fn a_file_that_is_another_one_by_now_is_not_taken_for_the_stated_one() {
    let bench = Bench::new();
    bench.server.fail(BitsFault::Cut(300_000), 1);
    let (_, events) = bench.transfer(None);
    let validator = events.iter().find_map(validator_of);
    bench.server.fail(BitsFault::AnotherFile, u32::MAX);
    let (ended, events) = bench.transfer(validator.as_ref());
    let changed = vec![StartedOver::FileChanged];
    assert_eq!((ended, started_over(&events)), (Err(DownloadFailure::WrongChecksum), changed));
    bench.assert_absent();
    assert_eq!(bench.part(), Part::Absent);
}

#[test]
fn a_server_without_ranges_starts_over_and_says_so() {
    for fault in [BitsFault::NoRanges, BitsFault::OtherRange] {
        let bench = Bench::new();
        bench.server.fail(BitsFault::Cut(300_000), 1);
        let (_, events) = bench.transfer(None);
        let validator = events.iter().find_map(validator_of);
        bench.server.fail(fault, 1);
        let (ended, events) = bench.transfer(validator.as_ref());
        assert_eq!(ended, Ok(TransferEnd::Whole), "{fault:?}");
        assert_eq!(started_over(&events).len(), 1, "{fault:?}");
        bench.assert_whole();
    }
}

#[test]
fn a_part_that_nothing_is_known_of_starts_over_and_says_so() {
    let bench = Bench::new();
    fs::write(bench.target(Existing::Kept).part(), [7; 1_000]).unwrap();
    let (ended, events) = bench.transfer(None);
    assert_eq!((ended, started_over(&events)), (Ok(TransferEnd::Whole), vec![StartedOver::UnknownPart]));
    bench.assert_whole();
}

#[test]
fn a_part_that_was_whole_when_its_process_ended_is_given_its_name_without_a_byte_more() {
    let bench = Bench::new();
    let mut content = vec![0; usize::try_from(BYTES).unwrap()];
    let question = LinkQuestion { entitlement: &bench.entitlement, choice: &bench.choice };
    let path = bench.provider.path_of(question);
    bench.provider.files().unwrap().file(&path).fill(0, &mut content);
    fs::write(bench.target(Existing::Kept).part(), &content).unwrap();
    let known = Validator { etag: None, bytes: BYTES };
    assert_eq!(bench.transfer(Some(&known)).0, Ok(TransferEnd::Whole));
    bench.assert_whole();
    assert!(bench.server.asked().is_empty());
}

#[test]
fn a_part_that_was_damaged_does_not_become_the_file() {
    let bench = Bench::new();
    bench.server.fail(BitsFault::Cut(300_000), 1);
    let (_, events) = bench.transfer(None);
    let part = bench.target(Existing::Kept).part();
    let mut content = fs::read(&part).unwrap();
    content[1_000] ^= 1;
    fs::write(&part, content).unwrap();
    let (ended, _) = bench.transfer(events.iter().find_map(validator_of).as_ref());
    assert_eq!(ended, Err(DownloadFailure::WrongChecksum));
    bench.assert_absent();
}

#[test]
fn a_file_that_is_there_is_not_touched() {
    let bench = Bench::new();
    let path = bench.target(Existing::Kept).path();
    fs::write(&path, "precious").unwrap();
    let (ended, _) = bench.transfer(None);
    let failure = ended.unwrap_err();
    assert_eq!(failure, DownloadFailure::FileExists { path: path.clone() });
    says_what_and_what_next(&failure);
    assert_eq!(fs::read_to_string(&path).unwrap(), "precious");
    assert!(bench.server.asked().is_empty() && bench.part() == Part::Absent);
}

#[test]
fn what_has_no_room_is_not_begun() {
    let bench = Bench::new();
    let (link, target, checksum) = (bench.link(), bench.target(Existing::Kept), bench.checksum());
    let bytes = u64::MAX / 2;
    let transfer = Transfer { link: &link, target: &target, bytes, checksum: &checksum, validator: None, limit: None };
    let failure = bench.downloader.transfer(&transfer, &mut |_| {}, &Stop::default()).unwrap_err();
    assert!(matches!(failure, DownloadFailure::NoRoom { needed, .. } if needed == bytes), "{failure:?}");
    says_what_and_what_next(&failure);
    assert!(bench.server.asked().is_empty() && bench.part() == Part::Absent);
}

#[test]
fn two_transfers_to_one_file_do_not_meet() {
    let bench = Bench::new();
    let mut second = None;
    let (ended, _) = bench.transfer_with(None, None, &Stop::default(), &mut |event| {
        if matches!(event, TransferEvent::Answered(_)) {
            second = Some(bench.transfer(None).0);
            assert_eq!(bench.part(), Part::InUse);
        }
    });
    let failure = second.unwrap().unwrap_err();
    assert_eq!(failure, DownloadFailure::InUse { path: bench.target(Existing::Kept).path() });
    says_what_and_what_next(&failure);
    assert_eq!(ended, Ok(TransferEnd::Whole));
    bench.assert_whole();
}

#[test]
fn a_stop_keeps_the_part_and_wakes_a_transfer_that_waits() {
    let bench = Bench::new();
    bench.server.fail(BitsFault::Stall(1_000), 1);
    // By itself it would look up long after it is known whether it was woken.
    let slow = Timeouts { stall: PATIENCE * 3, answer: PATIENCE * 3, ..Timeouts::default() };
    let route = Route::Loopback(Loopback { host: GeneratedBits::HOST.to_owned(), address: bench.server.address() });
    let bench = Bench { downloader: HttpDownloader::new(route, slow, bench.clock.clone()), ..bench };
    let stop = Stop::default();
    let (came, coming) = std::sync::mpsc::channel();
    let (end, ending) = std::sync::mpsc::channel();
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let (ended, _) = bench.transfer_with(None, None, &stop, &mut |event| {
                if matches!(event, TransferEvent::Received(_)) {
                    came.send(()).unwrap();
                }
            });
            end.send(ended)
        });
        coming.recv_timeout(PATIENCE).expect("something is received");
        stop.raise();
        assert_eq!(ending.recv_timeout(PATIENCE).expect("it is woken"), Ok(TransferEnd::Stopped));
    });
    assert_eq!(bench.part(), Part::Kept { bytes: 1_000 });
    bench.assert_absent();
    bench.downloader.discard(&bench.target(Existing::Kept)).unwrap();
    assert_eq!(bench.part(), Part::Absent);
}

#[test]
fn a_limit_is_kept_by_the_clock() {
    let bench = Bench::new();
    let begun = bench.clock.now();
    let limit: ByteRate = "100k".parse().unwrap();
    let (ended, _) = bench.transfer_with(None, Some(limit), &Stop::default(), &mut |_| {});
    assert_eq!(ended, Ok(TransferEnd::Whole));
    let passed = bench.clock.now().since(begun).num_milliseconds();
    // 700,001 bytes at 100,000 a second, a quarter of a second of them saved up.
    assert!((6_500..=7_100).contains(&passed), "{passed} ms");
    bench.assert_whole();
}

#[test]
fn a_host_that_is_not_there_is_told_of_by_name() {
    let bench = Bench::new();
    let link = DownloadLink::new("https://elsewhere.example/a?t=secret".to_owned(), example::now());
    let failure = bench.transfer_from(&link).unwrap_err();
    assert_eq!(failure, DownloadFailure::NoServer { host: "elsewhere.example".to_owned() });
    says_what_and_what_next(&failure);
    // Whoever listened there has gone by the time it is asked.
    let clock: Arc<FakeClock> = Arc::clone(&bench.clock);
    let address = BitsServer::start(Arc::new(GeneratedBits::new(1)), clock).unwrap().address();
    let route = Route::Loopback(Loopback { host: GeneratedBits::HOST.to_owned(), address });
    let downloader = HttpDownloader::new(route, Timeouts::default(), bench.clock.clone());
    let gone = Bench { downloader, ..bench };
    assert_eq!(gone.transfer(None).0, Err(DownloadFailure::NoServer { host: GeneratedBits::HOST.to_owned() }));
}

#[test]
fn every_failure_says_what_and_what_next() {
    use DownloadFailure as F;
    let (host, path) = ("download.example".to_owned(), std::path::PathBuf::from("/somewhere"));
    let cannot_write = |why| F::CannotWrite { path: path.clone(), why };
    for failure in [
        F::NoServer { host: host.clone() },
        F::NotSecure { host },
        F::WrongProxy { variable: "HTTPS_PROXY".to_owned() },
        F::Cut { done: 1, bytes: 2 },
        F::Stalled { seconds: 3 },
        F::Expired,
        F::Refused { status: 404 },
        F::Overloaded { status: 503, retry_after: None },
        F::NotHttp,
        F::NotTheFile,
        F::TooManyRedirects { limit: 8 },
        F::WrongRedirect,
        F::WrongLength { stated: 1, bytes: 2 },
        F::TooManyBytes { bytes: 2 },
        F::WrongChecksum,
        F::NoRoom { needed: 2, free: 1 },
        cannot_write(DiskTrouble::NoRoom),
        cannot_write(DiskTrouble::NoPermission),
        cannot_write(DiskTrouble::ReadOnly),
        cannot_write(DiskTrouble::NotFound),
        cannot_write(DiskTrouble::IsFolder),
        cannot_write(DiskTrouble::NotAFolder),
        cannot_write(DiskTrouble::Other(Some(5))),
        cannot_write(DiskTrouble::Other(None)),
        F::NoBits,
    ] {
        says_what_and_what_next(&failure);
    }
}
