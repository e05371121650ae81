//! `kody generate`: a catalogue comes in; an output goes to stdout or to files, or is compared with them.

use std::fs;
use std::path::Path;
use std::time::Duration;

use kody_generator::Catalog;
use kody_generator::emit::{self, Options};
use kody_generator::write::{self, Outcome, Output};
use similar::{ChangeTag, TextDiff};

use crate::args::{Generate, Layout};
use crate::console::{FAINT, GREEN, RED, painted};
use crate::outcome::{Stop, Verdict};
use crate::{console, load, report};

/// The part of a path that stands for the tag of a locale.
const LOCALE: &str = "{locale}";

/// How long a difference may take to work out before it is shown as a coarser one.
const PATIENCE: Duration = Duration::from_secs(1);

pub(crate) fn run(args: &Generate) -> Result<Verdict, Stop> {
    let source = load::source(&args.catalog)?;
    let Some(compiled) = load::catalog(&source) else { return Ok(Verdict::Found) };
    if !compiled.warnings.is_empty() {
        let count = report::count(&compiled.warnings);
        console::note(&console::visible(&format!("{}: {count}; \"kody check\" shows them", source.name())));
    }
    let catalog = compiled.catalog;
    let locale = load::locale(&catalog, args.locale.as_deref())?;
    let options = Options { locale, layout: layout(args)?, ..Options::for_file(&args.catalog) };
    let Some(path) = &args.output else {
        console::data(&args.target.emit(&catalog, &options))?;
        return Ok(Verdict::Fine);
    };
    check_path(args, path)?;
    let outputs = outputs(args, path, &catalog, &options);
    if args.check { compare(args, &outputs) } else { write_all(&outputs) }
}

/// The layout of a page, which other outputs have not.
fn layout(args: &Generate) -> Result<emit::Layout, Stop> {
    match args.layout {
        Layout::Table => Ok(emit::Layout::Table),
        Layout::Sections if args.target.id == "markdown" => Ok(emit::Layout::Sections),
        Layout::Sections => {
            let message = format!("\"{}\" has no layout to choose", args.target.id);
            Err(Stop::trouble(message).help("\"--layout\" is for \"kody generate markdown\""))
        }
    }
}

/// Refuses paths at which a file cannot be meant to appear.
fn check_path(args: &Generate, path: &Path) -> Result<(), Stop> {
    let shown = path.display();
    let placeholder = path.to_str().is_some_and(|path| path.contains(LOCALE));
    if placeholder && !args.target.per_locale {
        let message = format!("\"{shown}\" holds \"{LOCALE}\", but \"{}\" is one file for all locales", args.target.id);
        return Err(Stop::trouble(message).help("give a path without it"));
    }
    if is_folder(args, path) {
        return Ok(());
    }
    let found = fs::metadata(path).ok();
    if found.as_ref().is_some_and(fs::Metadata::is_dir) {
        return Err(Stop::trouble(format!("\"{shown}\" is a directory")).help("give the path of a file in it"));
    }
    let special = path == Path::new("-") || path.parent() == Some(Path::new("/dev"));
    if special || found.as_ref().is_some_and(|found| !found.is_file()) {
        let message = format!("\"{shown}\" is no file that could be replaced");
        return Err(Stop::trouble(message).help("leave out --output to write to the standard output"));
    }
    if found.is_some() && fs::canonicalize(path).ok() == fs::canonicalize(&args.catalog).ok() {
        let message = format!("\"{shown}\" is the catalogue itself");
        return Err(Stop::trouble(message).help("give the path of another file"));
    }
    Ok(())
}

/// Whether the files of a folder are to be made: where it is one, or is called like one.
fn is_folder(args: &Generate, path: &Path) -> bool {
    let page = path.extension().is_some_and(|extension| extension == "html" || extension == "htm");
    let called = path.to_str().is_some_and(|path| path.ends_with('/')) || !(page || path.exists());
    let special = path == Path::new("-") || path.parent() == Some(Path::new("/dev"));
    args.target.fills_folders() && !special && (path.is_dir() || called)
}

/// The files that are to be: one, or one for each locale, or the one of the chosen locale; or those of a folder.
fn outputs(args: &Generate, path: &Path, catalog: &Catalog, options: &Options) -> Vec<Output> {
    if is_folder(args, path) {
        let mut files = args.target.folder(catalog, options);
        if args.locale.is_some() {
            files = vec![files.swap_remove(options.locale)];
        }
        return files.into_iter().map(|(file, text)| Output { path: path.join(file), text }).collect();
    }
    let Some(pattern) = path.to_str().filter(|path| path.contains(LOCALE)) else {
        return vec![Output { path: path.to_owned(), text: args.target.emit(catalog, options) }];
    };
    let mut files = args.target.files(catalog, pattern, options);
    if args.locale.is_some() {
        files = vec![files.swap_remove(options.locale)];
    }
    files.into_iter().map(|(path, text)| Output { path: path.into(), text }).collect()
}

fn write_all(outputs: &[Output]) -> Result<Verdict, Stop> {
    for output in outputs {
        let done = match write::write(output, None)? {
            Outcome::Fresh => "unchanged",
            Outcome::Written | Outcome::Stale(_) => "wrote",
        };
        console::note(&console::visible(&format!("{done} {}", output.path.display())));
    }
    Ok(Verdict::Fine)
}

fn compare(args: &Generate, outputs: &[Output]) -> Result<Verdict, Stop> {
    let mut complaints = Vec::new();
    for output in outputs {
        if let Outcome::Stale(old) = write::check(output)? {
            console::show(&difference(output, old.as_deref()))?;
            let state = if old.is_some() { "stale" } else { "missing" };
            complaints.push(format!("\"{}\" is {state}", output.path.display()));
        }
    }
    if complaints.is_empty() {
        return Ok(Verdict::Fine);
    }
    console::error(&complaints.join(", "), Some(&format!("run \"{}\"", command(args))));
    Ok(Verdict::Found)
}

/// What would change in a file, as a unified diff.
fn difference(output: &Output, old: Option<&[u8]>) -> String {
    let path = console::visible(&output.path.display().to_string());
    let before = if old.is_some() { path.as_str() } else { "/dev/null" };
    let text = String::from_utf8_lossy(old.unwrap_or_default());
    let diff = TextDiff::configure().timeout(PATIENCE).diff_lines(&*text, &*output.text);
    let mut lines = vec![format!("--- {before}"), format!("+++ {path}")];
    for hunk in diff.unified_diff().iter_hunks() {
        lines.push(painted(hunk.header(), FAINT));
        for change in hunk.iter_changes() {
            let (sign, style) = match change.tag() {
                ChangeTag::Delete => ('-', RED),
                ChangeTag::Insert => ('+', GREEN),
                ChangeTag::Equal => (' ', anstyle::Style::new()),
            };
            let line = console::visible(change.value().trim_end_matches('\n'));
            lines.push(painted(format!("{sign}{line}"), style));
            if change.missing_newline() {
                lines.push("\\ No newline at end of file".to_owned());
            }
        }
    }
    lines.join("\n") + "\n"
}

/// The command that brings the files up to date.
fn command(args: &Generate) -> String {
    let mut words = vec!["kody".to_owned(), "generate".to_owned(), args.target.id.to_owned()];
    words.push(args.catalog.display().to_string());
    words.extend(args.output.iter().flat_map(|path| ["-o".to_owned(), path.display().to_string()]));
    if args.layout == Layout::Sections {
        words.extend(["--layout".to_owned(), "sections".to_owned()]);
    }
    words.extend(args.locale.iter().flat_map(|tag| ["--locale".to_owned(), tag.clone()]));
    words.iter().map(|word| quoted(word)).collect::<Vec<_>>().join(" ")
}

/// A word as a shell takes it.
fn quoted(word: &str) -> String {
    let plain = |character: char| character.is_alphanumeric() || "/._-".contains(character);
    if word.chars().all(plain) { word.to_owned() } else { format!("'{}'", word.replace('\'', r"'\''")) }
}
