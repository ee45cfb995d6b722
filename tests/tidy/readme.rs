//! Every command that the README shows is one that `.ci/run` or a test of the process runs.

use super::source::{rust_files, text_of};

#[test]
fn every_command_of_the_readme_is_run_somewhere() {
    let readme = text_of("README.md");
    let commands = commands(&readme);
    assert!(!commands.is_empty(), "README.md shows commands in ```sh blocks");
    let mut places = vec![text_of(".ci/run")];
    places.extend(rust_files(&["tests/process"]).iter().map(|path| text_of(path)));
    let unproven: Vec<&str> =
        commands.into_iter().filter(|command| !places.iter().any(|place| place.contains(command))).collect();
    assert!(unproven.is_empty(), "neither .ci/run nor tests/process runs {unproven:?}");
}

#[test]
fn commands_are_read_from_sh_blocks_alone() {
    let text = "```sh\n# Why.\n$ cargo test   # a note\n\ncargo run\n```\n```text\nno command\n```\n";
    assert_eq!(commands(text), ["cargo test", "cargo run"]);
}

/// The lines of the blocks marked `sh`, without prompts and comments.
fn commands(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut inside = false;
    for line in text.lines() {
        if line.starts_with("```") {
            inside = line.trim_end() == "```sh";
        } else if inside {
            let line = line.split(" # ").next().unwrap_or_default().trim();
            let line = line.strip_prefix("$ ").unwrap_or(line);
            if !line.is_empty() && !line.starts_with('#') {
                found.push(line);
            }
        }
    }
    found
}
