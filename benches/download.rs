//! How fast files come: made alone, downloaded, and fetched by `curl` from the same server with nothing verified, which is
//! the measure. `cargo bench --bench download`

#![allow(clippy::expect_used, reason = "a benchmark: what does not work ends it")]

use std::process::{Command, Stdio};
use std::sync::Arc;

use divan::Bencher;
use divan::counter::BytesCount;
use nyckel::domain::choice::ProductVersion;
use nyckel::domain::download::{Checksum, Existing, FileName, Target};
use nyckel::domain::{Catalog, Choice, DownloadLink, Entitlement};
use nyckel::download::{HttpDownloader, Loopback, Route, Timeouts};
use nyckel::ports::{Downloader, LinkQuestion, Provider, Stop, Transfer};
use nyckel::provider::{BitsServer, EmbeddedProvider, GeneratedBits, KeySource};
use nyckel::store::MemoryStore;
use nyckel::testing::{FakeClock, open_link};
use tempfile::TempDir;
use uuid::Uuid;

/// The sizes: a driver, an installation medium's hundredth, a quarter of one.
const SIZES: [u64; 2] = [64 << 20, 1 << 30];

fn main() {
    divan::main();
}

/// A server with a file of that size, and a link to it.
struct Bench {
    server: BitsServer,
    link: DownloadLink,
    checksum: Checksum,
    clock: Arc<FakeClock>,
    folder: TempDir,
}

impl Bench {
    fn new(bytes: u64) -> Self {
        let clock = Arc::new(FakeClock::default());
        let files = Arc::new(GeneratedBits::of_size(1, bytes));
        let server = BitsServer::start(Arc::clone(&files), clock.clone()).expect("a port is free");
        let store = Arc::new(MemoryStore::new(Uuid::from_u128(1), clock.clone()));
        let provider = EmbeddedProvider::new(KeySource::Seeded(1), store, clock.clone()).with_files(files);
        let product = Catalog::embedded().products().next().expect("there are products");
        let entitlement = Entitlement::example(1, product);
        let choice = Choice { version: ProductVersion("2025".to_owned()), language: None, file_type: None };
        let question = LinkQuestion { entitlement: &entitlement, choice: &choice };
        let checksum = provider.checksum(question, &Stop::default()).expect("nothing stops it");
        let link = open_link(&provider.download_link(question, &Stop::default()).expect("there is a link"));
        Self { server, link, checksum, clock, folder: tempfile::tempdir().expect("there is room") }
    }
}

/// The content alone.
#[divan::bench(args = SIZES)]
fn make(bencher: Bencher<'_, '_>, bytes: u64) {
    let file = GeneratedBits::of_size(1, bytes).file("a");
    let mut buffer = vec![0; 256 << 10];
    bencher.counter(BytesCount::new(bytes)).bench_local(|| {
        for offset in (0..bytes).step_by(buffer.len()) {
            file.fill(offset, divan::black_box(&mut buffer));
        }
    });
}

/// The downloader: streamed, hashed, verified, synced and named.
#[divan::bench(args = SIZES)]
fn download(bencher: Bencher<'_, '_>, bytes: u64) {
    let bench = Bench::new(bytes);
    let loopback = Loopback { host: GeneratedBits::HOST.to_owned(), address: bench.server.address() };
    let downloader = HttpDownloader::new(Route::Loopback(loopback), Timeouts::default(), bench.clock.clone());
    let name = FileName::sanitised("file.iso");
    let target = Target { folder: bench.folder.path().to_owned(), name, existing: Existing::Replaced };
    let transfer =
        Transfer { link: &bench.link, target: &target, bytes, checksum: &bench.checksum, validator: None, limit: None };
    bencher.counter(BytesCount::new(bytes)).bench_local(|| {
        downloader.transfer(&transfer, &mut |_| {}, &Stop::default()).expect("nothing is wrong with the server")
    });
}

/// `curl` into a file, and `sync` of it, as a download is on disk when it is finished; nothing is verified.
#[divan::bench(args = SIZES)]
fn curl(bencher: Bencher<'_, '_>, bytes: u64) {
    let bench = Bench::new(bytes);
    let inside = format!("http://{}", bench.server.address());
    let address = bench.link.expose().replace(&format!("https://{}", GeneratedBits::HOST), &inside);
    let path = bench.folder.path().join("file.iso");
    bencher.counter(BytesCount::new(bytes)).bench_local(|| {
        let run = |program: &str, arguments: &[&str]| {
            let ended = Command::new(program).args(arguments).arg(&path).stderr(Stdio::null()).status();
            ended.is_ok_and(|ended| ended.success())
        };
        assert!(run("curl", &["-sf", &address, "-o"]) && run("sync", &[]), "curl and sync are there");
    });
}
