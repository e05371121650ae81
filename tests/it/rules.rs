//! Every rule has fixtures that show what it reports, and an explanation whose examples are what it says they are.

use std::collections::BTreeSet;
use std::path::Path;

use kody_generator::check::{Clashes, RULES};
use kody_generator::{
    Catalog, Compiled, Finding, Level, Rejected, Source, compile, compile_without_warnings, emit, outline,
};
use kody_tests::{expect_file, files, source, tests};
use kody_weave::{Document, Language, Options, Weaver};

fn findings(source: &Source) -> Vec<Finding> {
    match compile(source) {
        Ok(Compiled { warnings, .. }) => warnings,
        Err(Rejected { findings, .. }) => findings,
    }
}

/// The same, with what another catalogue has taken.
fn findings_beside(other: Option<&Source>, source: &Source) -> Vec<Finding> {
    let mut clashes = Clashes::default();
    let [before, found] = [other, other.map(|_| source)].map(|catalog| {
        catalog
            .map_or_else(Vec::new, |source| clashes.add(source, &outline(source).expect("it can be read to its end")))
    });
    assert_eq!(before, [], "the first catalogue has taken everything first");
    findings(source).into_iter().chain(found).collect()
}

/// The other catalogue of a fixture: it has the ending `yml`.
fn other(path: &Path) -> Option<Source> {
    let path = path.with_extension("yml");
    path.exists().then(|| source(&path))
}

/// What the documents of the fixtures and of the explanations refer to.
fn referred() -> Source {
    source(&tests().join("rules/documents.codes"))
}

/// The findings of a document.
fn findings_of_document(source: &Source) -> Vec<Finding> {
    let catalog = compile(&referred()).expect("it is a good catalogue").catalog;
    let document = Document { source, path: Path::new(source.name()), language: Language::default() };
    Weaver::new(&catalog, Options::default()).weave(&document).findings
}

#[test]
fn documents_report_what_is_expected() {
    for path in files(&tests().join("rules"), "md") {
        let findings = findings_of_document(&source(&path));
        let report = findings.iter().map(|finding| format!("{}: {}\n", finding.level, finding.render(&referred())));
        expect_file(&path.with_extension("txt"), &report.collect::<Vec<_>>().join("\n"));
    }
}

#[test]
fn fixtures_report_what_is_expected() {
    for path in files(&tests().join("rules"), "yaml") {
        let source = source(&path);
        let findings = findings_beside(other(&path).as_ref(), &source);
        let report = findings.iter().map(|finding| format!("{}: {}\n", finding.level, finding.render(&source)));
        expect_file(&path.with_extension("txt"), &report.collect::<Vec<_>>().join("\n"));
    }
}

/// Who shows no warnings gets the same module, stub or refusal.
#[test]
fn warnings_change_nothing_but_themselves() {
    let rust = |catalog: &Catalog| emit::emitter("rust").expect("it is there").emit(catalog, &emit::Options::default());
    let (mut good, mut warned, mut bad) = (0, 0, 0);
    for path in files(&tests().join("rules"), "yaml") {
        let source = source(&path);
        match (compile(&source), compile_without_warnings(&source)) {
            (Ok(with), Ok(without)) => {
                assert_eq!(rust(&with.catalog), rust(&without), "{}", path.display());
                good += 1;
                warned += usize::from(!with.warnings.is_empty());
            }
            (Err(with), Err(without)) => {
                let denied = with.findings.into_iter().filter(|finding| finding.level == Level::Deny);
                assert_eq!(denied.collect::<Vec<_>>(), without.findings, "{}", path.display());
                assert_eq!(rust(&with.salvage), rust(&without.salvage), "{}", path.display());
                bad += 1;
            }
            _ => panic!("{}: only one of the two is refused", path.display()),
        }
    }
    assert!(good > 5 && warned > 5 && bad > 20, "{good} good, {warned} of them with warnings, {bad} bad");
}

#[test]
fn every_rule_is_triggered_by_a_fixture_of_its_name() {
    let mut shown = BTreeSet::new();
    let folder = tests().join("rules");
    for path in files(&folder, "yaml").into_iter().chain(files(&folder, "md")) {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        // The longest id that the name begins with: `unknown-key-in-page` shows `unknown-key`.
        let rules = RULES.iter().map(|rule| rule.id);
        let begins = |id: &&str| name == **id || name.strip_prefix(id).is_some_and(|rest| rest.starts_with('-'));
        let Some(rule) = rules.filter(begins).max_by_key(|id| id.len()) else {
            panic!("{name} is named after no rule")
        };
        let is_document = path.extension().is_some_and(|extension| extension == "md");
        let found = if is_document {
            findings_of_document(&source(&path))
        } else {
            findings_beside(other(&path).as_ref(), &source(&path))
        };
        assert!(found.iter().any(|finding| finding.rule == rule), "{name} does not show {rule}");
        shown.insert(rule);
    }
    let missing: Vec<&str> = RULES.iter().map(|rule| rule.id).filter(|id| !shown.contains(id)).collect();
    assert!(missing.is_empty(), "rules without a fixture: {missing:?}");
}

/// The examples of an explanation in this language.
fn examples<'a>(explanation: &'a str, language: &str) -> Vec<&'a str> {
    let fence = format!("```{language}\n");
    explanation.split(&fence).skip(1).map(|rest| rest.split("```").next().unwrap_or(rest)).collect()
}

#[test]
fn a_rule_that_is_allowed_takes_no_finding_of_another_one_with_it() {
    for path in files(&tests().join("rules"), "yaml") {
        let whole = source(&path);
        let found = findings(&whole);
        for rule in RULES.iter().map(|rule| rule.id).filter(|id| found.iter().any(|finding| finding.rule == *id)) {
            let allowed = whole.revised(format!("{}\nrules: {{{rule}: allow}}\n", whole.text().trim_end()));
            // Some fixtures set rules themselves, are no map, or cannot be read to their end.
            if outline(&allowed).is_none_or(|catalog| catalog.rules().len() != 1) || whole.text().contains("\nrules:") {
                continue;
            }
            let mut others = found.clone();
            others.retain(|finding| finding.rule != rule);
            assert_eq!(findings(&allowed), others, "{}: {rule}", path.display());
        }
    }
}

#[test]
fn examples_are_as_bad_and_as_good_as_they_say() {
    for rule in RULES {
        let documents = examples(rule.explanation, "md");
        let catalogs = examples(rule.explanation, "yaml");
        let locks = examples(rule.explanation, "lock");
        assert_eq!(rule.id.starts_with("lock-"), !locks.is_empty(), "{}: rules of the lock show one", rule.id);
        let other = examples(rule.explanation, "yml").first().map(|text| Source::new("other.yaml", *text));
        // A single lock belongs to both.
        let example = |at: usize| {
            if let Some(document) = documents.get(at) {
                return findings_of_document(&Source::new("example.md", *document));
            }
            let catalog = Source::new("example.yaml", catalogs[at]);
            let lock = locks.get(at).or(locks.last()).map(|text| Source::new("example.lock", *text));
            findings_beside(other.as_ref(), &lock.into_iter().fold(catalog, Source::with_lock))
        };
        assert!(example(0).iter().any(|finding| finding.rule == rule.id), "{}: the bad example is not bad", rule.id);
        let of_good = example(1);
        assert!(of_good.is_empty(), "{}: the good example is not good: {of_good:#?}", rule.id);
    }
}

#[test]
fn every_rule_can_be_set_to_every_level() {
    for rule in RULES.iter().filter(|rule| rule.id != "syntax" && !rule.explanation.contains("```md\n")) {
        let path = tests().join("rules").join(format!("{}.yaml", rule.id));
        let (with_lock, other) = (source(&path), other(&path));
        let fixture = with_lock.text();
        if fixture.contains("\nrules:") || !fixture.contains("\nlocales:") {
            continue;
        }
        for (level, expected) in [("allow", None), ("warn", Some("warn")), ("deny", Some("deny"))] {
            let text = format!("{fixture}\nrules: {{{}: {level}}}\n", rule.id);
            let source = Source::new("codes.yaml", text);
            let source = with_lock.lock().cloned().into_iter().fold(source, Source::with_lock);
            let found = findings_beside(other.as_ref(), &source);
            let levels: BTreeSet<&str> =
                found.iter().filter(|finding| finding.rule == rule.id).map(|finding| finding.level.as_str()).collect();
            assert_eq!(levels, expected.into_iter().collect(), "{} at {level}", rule.id);
        }
    }
}
