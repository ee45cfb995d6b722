//! Proof that the check of imports finds what it is there for: files that break it in every way, each bad line
//! marked `// BAD`.

use super::cfg::Build;
use super::imports::Rooms;
use super::source::{parse, text_of};

/// The fixture and the file of `src/` that it pretends to be.
const FIXTURES: &[(&str, &str)] = &[
    ("tests/tidy/fixtures/domain.rs.txt", "src/domain/fixture/deep.rs"),
    ("tests/tidy/fixtures/room.rs.txt", "src/domain.rs"),
    ("tests/tidy/fixtures/ports.rs.txt", "src/ports/fixture.rs"),
    ("tests/tidy/fixtures/unknown.rs.txt", "src/cellar.rs"),
    ("tests/tidy/fixtures/main.rs.txt", "src/main.rs"),
    ("tests/tidy/fixtures/lib.rs.txt", "src/lib.rs"),
];

#[test]
fn every_bad_line_of_the_fixtures_is_found_and_no_good_one() {
    let rooms = Rooms::read();
    for (fixture, pretends) in FIXTURES {
        let text = text_of(fixture);
        let module = pretends.trim_start_matches("src/").trim_end_matches(".rs");
        let module = if ["lib", "main"].contains(&module) { Vec::new() } else { parts(module) };
        let file = parse(pretends, module, &text, Build::Shipped);
        let found = rooms.violations(&file);
        let mut lines: Vec<usize> = found.iter().map(|(line, _)| *line).collect();
        lines.dedup();
        let marked: Vec<usize> =
            text.lines().enumerate().filter(|(_, line)| line.contains("// BAD")).map(|(at, _)| at + 1).collect();
        assert!(!marked.is_empty(), "{fixture} marks its bad lines");
        assert_eq!(lines, marked, "{fixture}: found {found:#?}");
    }
}

fn parts(path: &str) -> Vec<String> {
    path.split('/').map(str::to_owned).collect()
}
