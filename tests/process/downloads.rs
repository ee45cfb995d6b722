//! `nyckel download` as scripts and people see it, killed at random, and within constant memory.

use std::fs::{self, File};
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};

use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;

use crate::home::{Home, NYCKEL};
use crate::support::chance::Chance;
use crate::terminal::{Size, Terminal};

const CONTOSO: &str = "contoso.example";
const PURCHASE: &str = "OR-7F3K2/1";

/// The size of the file, unless `NYCKEL_TEST_DOWNLOAD_BYTES` says otherwise: small enough for a build without
/// optimisation. With 4294967296 and a release build it is that of an installation medium.
const BYTES: u64 = 24_000_000;

/// How often a download is killed.
const KILLS: usize = 10;

/// How much more memory the larger of two downloads may use: what the system counts differs a little from run to run.
const MEMORY_KIB: u64 = 24 << 10;

fn bytes() -> u64 {
    std::env::var("NYCKEL_TEST_DOWNLOAD_BYTES").map_or(BYTES, |text| text.parse().expect("it is a number of bytes"))
}

/// A home in which every file of the demo has so many bytes.
fn home_with(name: &str, bytes: u64) -> Home {
    Home::new(name).set("NYCKEL_TESTING_BITS_BYTES", bytes.to_string())
}

/// Where downloads go: where commands run.
fn folder(home: &Home) -> PathBuf {
    home.folder().join("home")
}

/// The one file there with that ending.
fn found(home: &Home, ending: &str) -> Option<PathBuf> {
    let files = fs::read_dir(folder(home)).unwrap().map(|entry| entry.unwrap().path());
    files.into_iter().find(|path| path.extension().is_some_and(|found| found == ending))
}

/// A download under way, and what it tells.
struct Downloading {
    process: Child,
    told: BufReader<ChildStdout>,
}

impl Downloading {
    fn start(home: &Home, flags: &[&str]) -> Self {
        let mut process = Command::new(NYCKEL)
            .args(["download", CONTOSO, PURCHASE, "--json"])
            .args(flags)
            .env_clear()
            .envs(home.environment().iter().map(|(name, value)| (name, value)))
            .current_dir(folder(home))
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let told = BufReader::new(process.stdout.take().unwrap());
        Self { process, told }
    }

    /// The next event; `None` at the end.
    fn event(&mut self) -> Option<Value> {
        let mut line = String::new();
        self.told.read_line(&mut line).unwrap();
        (!line.is_empty()).then(|| serde_json::from_str(&line).unwrap_or_else(|error| panic!("{line}: {error}")))
    }

    /// The event of that name; what comes before it is passed over.
    fn wait_for(&mut self, name: &str) -> Value {
        std::iter::from_fn(|| self.event()).find(|event| event["event"] == name).unwrap_or_else(|| panic!("no {name}"))
    }
}

fn checksum_of(path: &Path) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update_reader(File::open(path).unwrap()).unwrap();
    format!("blake3:{}", hasher.finalize().to_hex())
}

fn accesses(home: &Home) -> Vec<(String, String)> {
    let output = home.command(&["activity", "--json"]).assert().success().get_output().stdout.clone();
    let log: Value = serde_json::from_slice(&output).unwrap();
    let records = log["activity"].as_array().unwrap_or_else(|| panic!("{log}"));
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    records.iter().rev().map(|record| (text(&record["kind"]), text(&record["outcome"]))).collect()
}

#[test]
fn a_download_killed_ten_times_at_random_and_resumed_is_whole() {
    let mut chance = Chance::seeded(5);
    let total = bytes();
    let home = home_with("download-kills", total);
    home.command(&["seed"]).assert().success();
    let mut places: Vec<u64> =
        (0..KILLS).map(|_| u64::try_from(chance.below(usize::try_from(total).unwrap())).unwrap()).collect();
    places.sort_unstable();
    let limit = format!("{}", total.max(50_000_000));
    for place in &places {
        let mut downloading = Downloading::start(&home, &["--resume", "--limit", &limit]);
        // The part is looked at and not the events, so that it is killed anywhere within a chunk.
        while found(&home, "part").and_then(|part| part.metadata().ok()).is_none_or(|part| part.len() < *place) {
            assert!(downloading.process.try_wait().unwrap().is_none(), "it ended before byte {place}");
            std::thread::yield_now();
        }
        downloading.process.kill().unwrap();
        downloading.process.wait().unwrap();
        assert!(found(&home, "iso").is_none(), "what is not whole has no name");
    }
    let mut last = Downloading::start(&home, &["--resume"]);
    let finished = last.wait_for("finished");
    assert!(last.process.wait().unwrap().success());
    let file = found(&home, "iso").expect("the file is there");
    assert_eq!((file.metadata().unwrap().len(), finished["bytes"].as_u64()), (total, Some(total)));
    assert_eq!(Some(checksum_of(&file).as_str()), finished["checksum"].as_str());
    assert!(found(&home, "part").is_none());
    // One that is killed before it has recorded anything has fetched nothing either.
    let log = accesses(&home);
    assert!((2..=KILLS + 2).contains(&log.len()), "runs are on record: {log:?}");
    assert_eq!(log.last().map(|(kind, _)| kind.as_str()), Some("download-finished"));
}

#[test]
fn a_large_download_takes_no_more_memory_than_a_small_one() {
    let peak = |bytes: u64| {
        // A large page is there whole once a byte of it is used (ADR 0020), and what is counted here is what is used.
        let home = home_with("download-memory", bytes).set("MIMALLOC_ALLOW_THP", "0");
        let mut downloading = Downloading::start(&home, &[]);
        let status = format!("/proc/{}/status", downloading.process.id());
        let mut highest = None;
        while let Some(event) = downloading.event() {
            let text = fs::read_to_string(&status).unwrap_or_default();
            let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
            let kib = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok());
            highest = highest.max(kib.filter(|_| event["event"] != "finished"));
        }
        assert!(downloading.process.wait().unwrap().success());
        highest
    };
    let (Some(small), Some(large)) = (peak(100_000), peak(bytes().max(100_000_000))) else {
        return crate::support::skip::skip("there is no /proc to read how much memory was used");
    };
    eprintln!("{small} KiB for 100 kB, {large} KiB for {} bytes", bytes().max(100_000_000));
    assert!(large < small + MEMORY_KIB, "{small} KiB for a small file, {large} KiB for a large one");
}

#[test]
fn an_interrupt_pauses_keeps_the_part_and_says_how_to_go_on() {
    let home = home_with("download-pause", 3_000_000);
    let mut downloading = Downloading::start(&home, &["--limit", "100k"]);
    downloading.wait_for("received");
    kill_process(Pid::from_child(&downloading.process), Signal::INT).unwrap();
    let paused = downloading.wait_for("paused");
    assert_eq!(downloading.process.wait().unwrap().code(), Some(1));
    let part = found(&home, "part").expect("the part is kept");
    assert_eq!(Some(part.metadata().unwrap().len()), paused["done"].as_u64());

    let again = home.command(&["download", CONTOSO, PURCHASE]).assert().code(2);
    let complaint = String::from_utf8_lossy(&again.get_output().stderr).into_owned();
    assert!(complaint.contains("--resume") && complaint.contains(".part"), "{complaint}");

    let done = home.command(&["download", CONTOSO, PURCHASE, "--resume", "--lang", "en"]).assert().success();
    let told = String::from_utf8_lossy(&done.get_output().stdout).into_owned();
    assert!(told.contains("whole and verified") && told.contains("blake3:"), "{told}");
    assert!(
        !String::from_utf8_lossy(&done.get_output().stderr).contains('\u{1b}'),
        "no bar where there is no terminal"
    );
    assert!(found(&home, "part").is_none());

    let there = home.command(&["download", CONTOSO, PURCHASE]).assert().code(1);
    assert!(String::from_utf8_lossy(&there.get_output().stderr).contains("--replace"));
    home.command(&["download", CONTOSO, PURCHASE, "--replace"]).assert().success();
}

#[test]
fn a_demo_that_is_made_anew_has_neither_the_downloads_nor_the_backups_of_the_old_one() {
    let home = home_with("download-reset", 100_000);
    home.command(&["download", CONTOSO, PURCHASE]).assert().success();
    home.command(&["backup"]).assert().success();
    let demo = home.folder().join("data/nyckel/demo");
    let count = |name: &str| fs::read_dir(demo.join(name)).map_or(0, Iterator::count);
    assert_eq!((count("downloads"), count("exports")), (1, 1));
    let mine = demo.join("exports/customers.csv");
    fs::write(&mine, "mine").unwrap();
    home.command(&["seed", "--customers", "3", "--reset"]).assert().success();
    assert_eq!((count("downloads"), count("exports")), (0, 1));
    assert!(mine.exists(), "what is no backup is left alone");
    assert!(found(&home, "iso").or(found(&home, "vhd")).or(found(&home, "img")).is_some(), "the file itself stays");
}

#[test]
fn on_a_terminal_there_is_a_bar_and_ctrl_c_pauses() {
    let home = home_with("download-bar", 3_000_000);
    let terminal = Terminal::nyckel(&home, Size::WIDE, &["download", CONTOSO, PURCHASE, "--limit", "300k"]);
    terminal.wait_for("[##");
    terminal.keys("Ctrl-c");
    terminal.wait_for("--resume");
    assert_eq!(terminal.wait_exit().exit_code(), 1);
}

#[test]
fn a_download_that_breaks_off_again_and_again_is_tried_again_by_itself() {
    let home = home_with("download-cuts", 3_000_000).set("NYCKEL_TESTING_BITS_CUT", "1300000");
    let mut downloading = Downloading::start(&home, &[]);
    assert_eq!(downloading.wait_for("retrying")["because"]["reason"], "cut");
    downloading.wait_for("retrying");
    downloading.wait_for("finished");
    assert!(downloading.process.wait().unwrap().success());
    assert_eq!(accesses(&home).len(), 2, "started and finished, once");
}

#[test]
fn key_5_no_link_is_told_logged_or_kept() {
    let home = home_with("download-secret", 1_000);
    let traced = ["download", CONTOSO, PURCHASE, "--json", "--log", "trace"];
    let told = home.command(&traced).assert().success();
    let link = home.command(&["link", CONTOSO, PURCHASE, "--show"]).assert().success();
    let link = String::from_utf8_lossy(&link.get_output().stdout).into_owned();
    // A demo's link is a function of its seed and the second; its path is in all of them.
    let path = link.split("download.example/").nth(1).and_then(|rest| rest.split('?').next()).unwrap();
    for output in [&told.get_output().stdout, &told.get_output().stderr] {
        let text = String::from_utf8_lossy(output);
        assert!(!text.contains(path) && !text.contains("?e="), "{text}");
    }
    let files = walkdir::WalkDir::new(home.folder()).into_iter().flatten().filter(|entry| entry.file_type().is_file());
    for file in files {
        let content = fs::read(file.path()).unwrap();
        let text = String::from_utf8_lossy(&content);
        // Three letters of a link are in megabytes of sealed bytes by chance; its path is not.
        assert!(!text.contains(path), "a link lies in {}", file.path().display());
    }
}

#[test]
fn a_partners_own_store_without_a_connection_says_that_it_has_no_files() {
    let home = Home::new("download-own").set("NYCKEL_TESTING_CHEAP_PASSPHRASES", "1");
    let inside = |name: &str| folder(&home).join(name).to_str().unwrap().to_owned();
    let (passphrase, records) = (inside("passphrase"), inside("records.jsonl"));
    fs::write(&passphrase, "sju blå hästar Xyzzy").unwrap();
    home.command(&["export", &records]).assert().success();
    let init = ["init", "--name", "Åsa Öberg", "--passphrase-file", &passphrase, "--import", &records];
    home.command(&init).assert().success();
    let of_it = [CONTOSO, PURCHASE, "--passphrase-file", &passphrase, "--lang", "en"];
    for (command, code) in [(&["download"][..], 1), (&["link", "--show"], 4)] {
        let failed = home.command(&[command, &of_it].concat()).assert().code(code);
        let complaint = String::from_utf8_lossy(&failed.get_output().stderr).into_owned();
        assert!(complaint.contains("not connected to any service that has the files"), "{complaint}");
        assert!(failed.get_output().stdout.is_empty(), "a link that leads nowhere is none");
    }
    assert!(found(&home, "part").is_none());
}
