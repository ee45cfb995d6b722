//! `fzf` over the same rows: it reads them, filters them and writes what it found, each time from its start to its end.

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use crate::answers::{Answers, rows_file};
use crate::figures::Figures;
use crate::interruption;
use crate::plan::{Outcome, Plan};
use crate::program::Place;

/// The one that `NYCKEL_FZF` names, else the one on the `PATH`.
pub(crate) fn found() -> Option<PathBuf> {
    let named = std::env::var_os("NYCKEL_FZF").map(PathBuf::from);
    let path = std::env::var_os("PATH").unwrap_or_default();
    let on_path = || std::env::split_paths(&path).map(|folder| folder.join("fzf")).find(|file| file.is_file());
    named.or_else(on_path)
}

/// Asks it what the filter was asked.
pub(crate) fn measure(plan: &Plan, fzf: &Path, place: &Place, answers: &Answers, figures: &mut Figures) -> Outcome<()> {
    let mut times = Vec::new();
    let questions = answers.filtered.iter().step_by(plan.one_question_in);
    for (_, question) in plan.times(usize::MAX).zip(questions) {
        interruption::check()?;
        let rows = File::open(rows_file(place.prepared()))?;
        let mut found = Vec::new();
        let since = Instant::now();
        let mut command = Command::new(fzf);
        command.args(["--exact", "--no-sort"]).arg(format!("--filter={}", question.text));
        let mut child = command.env_remove("FZF_DEFAULT_OPTS").stdin(rows).stdout(Stdio::piped()).spawn()?;
        if let Some(mut output) = child.stdout.take() {
            output.read_to_end(&mut found)?;
        }
        child.wait()?;
        // It is to know how many there are, too.
        std::hint::black_box(memchr::memchr_iter(b'\n', &found).count());
        times.push(since.elapsed());
    }
    figures.times("filter: count", &times);
    Ok(())
}
