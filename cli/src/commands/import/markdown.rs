//! `kody import markdown`: pages with their languages come in; a catalogue goes out, with remarks on stderr.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use kody_generator::{Level, Source};

use crate::args::ImportMarkdown;
use crate::console::{RED, YELLOW, painted, visible};
use crate::import::{self, Import, Names, Remarks};
use crate::outcome::{Stop, Verdict};
use crate::{console, report};

pub(crate) fn run(args: &ImportMarkdown) -> Result<Verdict, Stop> {
    let pages = pages(&args.pages)?;
    let mut remarks = Remarks::default();
    let names = match &args.names {
        Some(path) => Names::parse(&Source::read(path, path.display().to_string())?, &mut remarks),
        None => Names::default(),
    };
    let import = import::import(&pages, &names, &mut remarks);
    tell(&remarks);
    match import {
        Import::Refused => {
            console::error(
                &format!("the pages make no catalogue: {}", counted(&remarks)),
                Some("mend what the remarks say"),
            );
            Ok(Verdict::Found)
        }
        Import::Broken(source, findings) => {
            report::tell(&findings, &source);
            console::error("the pages make a catalogue that breaks its rules", Some("change the pages or the names"));
            Ok(Verdict::Found)
        }
        Import::Catalog(text, catalog) => {
            console::data(&text)?;
            console::note(&format!("imported {}, {}", report::contents(&catalog), counted(&remarks)));
            Ok(Verdict::Fine)
        }
    }
}

/// The pages with the tags of their languages.
fn pages(args: &[OsString]) -> Result<Vec<(String, Source)>, Stop> {
    let parted: Vec<(String, PathBuf)> = args.iter().map(|arg| part(arg)).collect::<Result<_, _>>()?;
    let tags: Vec<String> = parted.iter().map(|(tag, _)| tag.clone()).collect();
    let tags = import::canonical_tags(&tags)?;
    let read =
        |(tag, (_, path)): (String, &(String, PathBuf))| Ok((tag, Source::read(path, path.display().to_string())?));
    tags.into_iter().zip(&parted).map(read).collect()
}

/// `uk=page.md`
fn part(arg: &OsStr) -> Result<(String, PathBuf), Stop> {
    let parted = split_once(arg).filter(|(tag, page)| !tag.is_empty() && !page.is_empty());
    parted.map(|(tag, page)| (tag, PathBuf::from(page))).ok_or_else(|| {
        let message = format!("\"{}\" does not say the language of a page", arg.display());
        Stop::trouble(message).help("write the tag of the language in front, as in \"uk=api-codes.md\"")
    })
}

#[cfg(unix)]
fn split_once(arg: &OsStr) -> Option<(String, OsString)> {
    use std::os::unix::ffi::OsStrExt as _;

    let at = arg.as_bytes().iter().position(|&byte| byte == b'=')?;
    let (tag, page) = (&arg.as_bytes()[..at], &arg.as_bytes()[at + 1..]);
    Some((String::from_utf8_lossy(tag).into_owned(), OsStr::from_bytes(page).to_owned()))
}

#[cfg(not(unix))]
fn split_once(arg: &OsStr) -> Option<(String, OsString)> {
    arg.to_str()?.split_once('=').map(|(tag, page)| (tag.to_owned(), page.into()))
}

fn tell(remarks: &Remarks) {
    for remark in &remarks.0 {
        let (word, style) = if remark.level == Level::Deny { ("error:", RED) } else { ("warning:", YELLOW) };
        let text = visible(&format!("{}:{}: {}", remark.file, remark.line, remark.message));
        console::note(&format!("{} {text}", painted(word, style.bold())));
    }
}

fn counted(remarks: &Remarks) -> String {
    report::counts(|level| remarks.count(level)).unwrap_or_else(|| "no remarks".to_owned())
}
