//! The README names every variable of the environment that the code reads, and every setting of the configuration file.

use std::collections::BTreeSet;
use std::path::Path;

use nyckel::config::{self, Layers, Overlay, Settings};
use syn::visit::{self, Visit};

use super::cfg::Build;
use super::source::{SourceFile, files, parse, text_of};

#[test]
fn every_variable_that_is_read_stands_in_the_readme() {
    let readme = text_of("README.md");
    let read: BTreeSet<String> = files(Build::Shipped).iter().flat_map(variables).collect();
    assert!(read.contains("NYCKEL_LANG") && read.contains("TZ"), "the search finds what is read: {read:?}");
    let unnamed: Vec<&String> = read.iter().filter(|name| !readme.contains(&format!("`{name}`"))).collect();
    assert!(unnamed.is_empty(), "say in README.md what these variables do: {unnamed:?}");
}

#[test]
fn the_readme_shows_every_setting_of_the_configuration_file_as_it_is_without_one() {
    let readme = text_of("README.md");
    let (_, rest) = readme.split_once("```toml\n").expect("README.md shows the configuration in a ```toml block");
    let (block, _) = rest.split_once("```").expect("the block ends");
    let shown = config::parse(block, Path::new("README.md")).expect("it is a configuration");
    let Overlay {
        language,
        theme,
        colour,
        mouse,
        links,
        clipboard_route,
        clipboard_seconds,
        hide_after_seconds,
        focus_seconds,
        open_masked,
        presenter,
        download_dir,
        notifications,
        free_hours,
        reveal_reason,
    } = &shown;
    let terminal = [colour.is_some(), mouse.is_some(), links.is_some()];
    let words = [language.is_some(), theme.is_some(), clipboard_route.is_some()];
    let times = [clipboard_seconds.is_some(), hide_after_seconds.is_some(), focus_seconds.is_some()];
    assert!(
        words.into_iter().chain(terminal).chain(times).all(|is_shown| is_shown)
            && open_masked.is_some()
            && presenter.is_some()
            && download_dir.is_some()
            && notifications.is_some()
            && free_hours.is_some()
            && reveal_reason.is_some(),
        "one is missing: {shown:?}"
    );
    let silent = Overlay::default();
    let layers = |file: Overlay| Layers {
        flags: silent.clone(),
        environment: silent.clone(),
        operator: silent.clone(),
        file,
        system: silent.clone(),
        terminal_colour: config::ColourDepth::Indexed,
        terminal_links: config::Hyperlinks::None,
        home: std::path::PathBuf::new(),
    };
    // Which theme there is without one depends on the terminal, and which folder on the system.
    let (theme, download_dir) = (theme.clone(), download_dir.clone().unwrap_or_default());
    // What is free without one is the products' to say, which all say the same.
    let free = nyckel::domain::Catalog::embedded().products().map(|product| product.free_hours).next();
    let without = Settings { theme, download_dir, free_hours: free, ..Settings::resolve(&layers(silent.clone())) };
    assert_eq!(Settings::resolve(&layers(shown.clone())), without);
}

#[test]
fn variables_are_found_however_deep_they_are_asked_for() {
    let text = "//! Words.\nfn a() { b(&read(\"NYCKEL_ONE\"), any(&[\"TWO\", \"three\"])).c(Some(\"SIX\")).c(\"FOUR\", || d(\"FIVE\")); }\n";
    let file = parse("src/a.rs", vec!["a".to_owned()], text, Build::Shipped);
    assert_eq!(variables(&file), BTreeSet::from(["FIVE", "NYCKEL_ONE", "TWO"].map(str::to_owned)));
}

/// The texts that are handed to functions and look like the name of a variable.
fn variables(file: &SourceFile) -> BTreeSet<String> {
    #[derive(Default)]
    struct Variables {
        /// In how many calls it stands.
        calls: usize,
        names: BTreeSet<String>,
    }
    impl<'ast> Visit<'ast> for Variables {
        fn visit_expr_call(&mut self, call: &'ast syn::ExprCall) {
            // `Some` asks for nothing.
            if matches!(&*call.func, syn::Expr::Path(function) if function.path.is_ident("Some")) {
                return visit::visit_expr_call(self, call);
            }
            self.calls += 1;
            visit::visit_expr_call(self, call);
            self.calls -= 1;
        }
        fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
            self.visit_expr(&call.receiver);
            let outside = std::mem::take(&mut self.calls);
            call.args.iter().for_each(|argument| self.visit_expr(argument));
            self.calls = outside;
        }
        fn visit_lit_str(&mut self, text: &'ast syn::LitStr) {
            let text = text.value();
            let is_name =
                text.len() > 1 && text.bytes().all(|byte| byte.is_ascii_uppercase() || b"_0123456789".contains(&byte));
            if self.calls > 0 && is_name {
                self.names.insert(text);
            }
        }
    }
    let mut variables = Variables::default();
    variables.visit_file(&file.syntax);
    variables.names
}
