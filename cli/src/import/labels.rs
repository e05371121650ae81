//! Language tags come in; their canonical forms go out, and the headings of columns that kody has in these languages.

use kody_generator::emit::{Options, emitter};
use kody_generator::{Compiled, Finding, Rejected, Source, compile, plain};

use super::{cells, yaml};
use crate::outcome::Stop;

/// The tags as a catalogue writes them.
///
/// # Errors
///
/// When one of them is no tag, or comes twice.
pub(crate) fn canonical_tags(tags: &[String]) -> Result<Vec<String>, Stop> {
    match compile(&probe(tags)) {
        Ok(Compiled { catalog, .. }) => Ok(catalog.locales().iter().map(|locale| locale.tag().to_owned()).collect()),
        Err(Rejected { findings, .. }) => {
            let Finding { message, help, .. } = findings.into_iter().next().expect("something was refused");
            Err(help.into_iter().fold(Stop::trouble(message), Stop::help))
        }
    }
}

/// The headings that a page has in each of the locales where its catalogue sets none.
pub(super) fn built_in(tags: &[String]) -> Vec<[String; 2]> {
    let (Ok(Compiled { catalog, .. }), Some(markdown)) = (compile(&probe(tags)), emitter("markdown")) else {
        return Vec::new();
    };
    let headings = |locale| {
        let page = markdown.emit(&catalog, &Options { locale, ..Options::default() });
        let cells = cells::split(page.lines().next().unwrap_or_default());
        [0, 1].map(|column| cells.get(column).map(|cell| plain(cell)).unwrap_or_default())
    };
    (0..tags.len()).map(headings).collect()
}

/// The smallest catalogue of these locales: its page begins with the head of a table.
fn probe(tags: &[String]) -> Source {
    let tags: Vec<String> = tags.iter().map(|tag| yaml::quoted(tag)).collect();
    Source::new(
        "the tags",
        format!("kody: 1\nlocales: [{}]\ncodes: {{0: {{name: Probe, message: Probe}}}}\n", tags.join(", ")),
    )
}
