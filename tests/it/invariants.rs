//! What holds of every input, however broken: the checks that hostile and random catalogues share.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::hash::{BuildHasher as _, BuildHasherDefault, DefaultHasher};
use std::sync::Mutex;

use kody_generator::emit::{EMITTERS, Emitter, Options};
use kody_generator::unicode::disturbs;
use kody_generator::{Catalog, Compiled, Finding, Level, Rejected, Source, compile};

/// Takes a catalogue through the whole compiler, checks what comes out and gives the findings.
pub(crate) fn examine(source: &Source) -> Vec<Finding> {
    let (catalog, findings, clean) = match compile(source) {
        Ok(Compiled { catalog, warnings }) => (catalog, warnings, true),
        Err(Rejected { findings, salvage }) => (*salvage, findings, false),
    };
    let denied = findings.iter().any(|finding| finding.level == Level::Deny);
    assert_eq!(clean, !denied, "a catalogue is rejected where something is denied, and only there");
    let position = |finding: &Finding| (finding.file.as_ref().map(|file| file.name().to_owned()), finding.span);
    assert!(findings.is_sorted_by_key(position), "findings are sorted by position, those in other files last");
    for finding in &findings {
        examine_finding(source, finding);
    }
    if clean || !catalog.codes().is_empty() {
        for emitter in EMITTERS {
            examine_output(emitter, &catalog);
        }
    }
    findings
}

fn examine_finding(source: &Source, finding: &Finding) {
    let related = finding.related.iter().map(|related| (related.source(source), related.span));
    for (file, span) in related.chain([(finding.source(source), finding.span)]) {
        assert!(file.text().get(span.range()).is_some(), "{finding:?} lies beside the text");
    }
    assert!(kody_generator::check::rule(finding.rule).is_some(), "{} is not a rule", finding.rule);
    let line = finding.render_line(source);
    assert!(!line.contains('\n'), "more than one line: {line:?}");
    let mut text = line;
    let _ = write!(text, "{}", finding.render(source));
    assert!(text.chars().count() < 5000, "nobody reads so much: {text}");
    let unfit = |c: char| c != '\n' && disturbs(c);
    assert!(!text.contains(unfit), "a terminal would obey this: {text:?}");
}

fn examine_output(emitter: &Emitter, catalog: &Catalog) {
    for locale in 0..catalog.locales().len() {
        let text = emitter.emit(catalog, &Options { locale, ..Options::default() });
        assert!(text.ends_with('\n'), "{}: the last line does not end", emitter.id);
        match emitter.id {
            "rust" => is_rust(&text),
            "json" => {
                let document = serde_json::from_str(&text).expect("it is JSON");
                assert_eq!(crate::json::complaints(&document), Vec::<String>::new(), "{text}");
            }
            "markdown" => {
                let rows = text.lines().filter(|line| line.contains(" | ") || line.ends_with(" |")).count();
                assert!(rows > catalog.codes().len(), "a row for the heading and one for each code: {text}");
                crate::markdown::assert_sections(catalog, locale);
            }
            "html" => crate::html::examine(&text, catalog),
            other => panic!("there is a new output {other}: what holds of it?"),
        }
        // One locale will do where it makes no difference, or where there are very many.
        if !emitter.per_locale || locale == 20 {
            break;
        }
    }
}

fn is_rust(text: &str) {
    // Many broken catalogues leave the same stub, and to parse it takes most of the time.
    static PARSED: Mutex<BTreeSet<u64>> = Mutex::new(BTreeSet::new());
    let hash = BuildHasherDefault::<DefaultHasher>::default().hash_one(text);
    if PARSED.lock().expect("nobody panics with it").insert(hash) {
        syn::parse_file(text).unwrap_or_else(|error| panic!("not Rust: {error}\n{text}"));
    }
}

/// The rule of each finding with its line and column.
pub(crate) fn places(source: &Source, findings: &[Finding]) -> Vec<(&'static str, usize, usize)> {
    let place = |finding: &Finding| {
        let at = source.position(finding.span.start);
        (finding.rule, at.line, at.column)
    };
    findings.iter().map(place).collect()
}
