//! Every emitter on every case: the expected files, the promises that all outputs keep, and what the compiled Rust says.

use std::path::PathBuf;

use kody::{Code, Locale};
use kody_generator::catalog::{Catalog, Localized, Message, Text};
use kody_generator::emit::{EMITTERS, Options, emitter};
use kody_generator::{Source, compile};
use kody_tests::{expect_file, tests};

fn cases() -> Vec<PathBuf> {
    let entries = tests().join("cases").read_dir().expect("the folder is there");
    let paths = entries.map(|entry| entry.expect("it can be read").path());
    let mut cases: Vec<PathBuf> = paths.filter(|path| path.is_dir()).collect();
    cases.sort();
    assert!(!cases.is_empty(), "there are no cases");
    cases
}

fn catalog(case: &str) -> Catalog {
    let path = tests().join("cases").join(case).join("codes.yaml");
    let source = Source::read(&path, "codes.yaml").expect("the catalogue can be read");
    match compile(&source) {
        Ok(compiled) => compiled.catalog,
        Err(rejected) => {
            let findings: Vec<String> = rejected.findings.iter().map(|finding| finding.render(&source)).collect();
            panic!("{case}:\n{}", findings.join("\n"));
        }
    }
}

fn name(case: &std::path::Path) -> String {
    case.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

#[test]
fn outputs_are_as_expected() {
    for case in cases() {
        let catalog = catalog(&name(&case));
        for emitter in EMITTERS {
            let file = match emitter.id {
                "rust" => "codes.rs",
                "markdown" => "codes.{locale}.md",
                other => &format!("codes.{other}"),
            };
            for (file, text) in emitter.files(&catalog, file, &Options::default()) {
                expect_file(&case.join(file), &text);
            }
        }
    }
}

/// What every output promises.
#[test]
fn outputs_keep_the_contract() {
    for case in cases() {
        let catalog = catalog(&name(&case));
        for emitter in EMITTERS {
            for locale in 0..catalog.locales().len() {
                let options = Options { locale, ..Options::default() };
                let text = emitter.emit(&catalog, &options);
                let what = format!("{} of {}", emitter.id, case.display());
                assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "{what} ends with one line end");
                assert!(!text.contains('\r'), "{what} has LF line ends");
                assert_eq!(text, emitter.emit(&catalog, &options), "{what} is the same twice");
                for code in catalog.codes() {
                    assert!(
                        text.contains(&code.value().to_string()) || emitter.id == "rust",
                        "{what}: {}",
                        code.value()
                    );
                }
            }
        }
    }
}

#[test]
fn rust_is_what_a_formatter_would_parse() {
    for case in cases() {
        let text = emitter("rust").expect("it is there").emit(&catalog(&name(&case)), &Options::default());
        let file = syn::parse_file(&text).expect("it is Rust");
        let again = syn::parse_file(&prettyplease::unparse(&file)).expect("it is Rust still");
        assert_eq!(file.items.len(), again.items.len());
    }
}

/// Compares what the compiled module says with what the catalogue says, code by code and locale by locale.
fn says_what_the_catalogue_says<C: Code>(case: &str) {
    let catalog = catalog(case);
    assert_eq!(C::COUNT, catalog.codes().len(), "{case}");
    assert_eq!(C::all().len(), C::COUNT);
    let tags: Vec<&str> = C::Locale::ALL.iter().map(|locale| locale.tag()).collect();
    assert_eq!(tags, catalog.locales().iter().map(|locale| locale.tag()).collect::<Vec<_>>());
    for (index, code) in C::all().enumerate() {
        assert_eq!((code.index(), C::from_index(index), C::from_name(code.name())), (index, Some(code), Some(code)));
        let value = code.code().to_string();
        let entry = catalog.codes().iter().find(|entry| entry.value().to_string() == value).expect("the code is there");
        for (index, &locale) in C::Locale::ALL.iter().enumerate() {
            let message = catalog.resolve(entry.message(), index).map(Message::general).expect("there is a message");
            assert_eq!(code.message(locale), message.readable(), "{case} {value} {locale}");
            let long = |text: Option<&Localized<Text>>| {
                text.and_then(|text| catalog.resolve(text, index))
                    .map(|text| text.as_str().trim_end_matches('\n').to_owned())
            };
            assert_eq!(code.description(locale), long(entry.description()).as_deref(), "{case} {value} {locale}");
            assert_eq!(code.action(locale), long(entry.action()).as_deref(), "{case} {value} {locale}");
        }
    }
    assert_eq!(C::from_index(C::COUNT), None);
    assert_eq!(C::from_name("no such name"), None);
}

#[test]
fn modules_say_what_the_catalogues_say() {
    use kody_cases::{attributes, fallbacks, hostile, lifecycle, long, minimal, plurals, runs, signed, strings};
    says_what_the_catalogue_says::<attributes::Code>("attributes");
    says_what_the_catalogue_says::<fallbacks::Code>("fallbacks");
    says_what_the_catalogue_says::<hostile::Code>("hostile");
    says_what_the_catalogue_says::<lifecycle::Code>("lifecycle");
    says_what_the_catalogue_says::<long::Code>("long");
    says_what_the_catalogue_says::<minimal::Code>("minimal");
    says_what_the_catalogue_says::<plurals::Code>("plurals");
    says_what_the_catalogue_says::<runs::Code>("runs");
    says_what_the_catalogue_says::<signed::Code>("signed");
    says_what_the_catalogue_says::<strings::Code>("strings");
}

#[test]
fn every_case_is_compiled() {
    let compiled = kody_tests::read(&tests().join("cases/lib.rs"));
    for case in cases() {
        assert!(compiled.contains(&format!("pub mod {};", name(&case))), "{} is not in cases/lib.rs", case.display());
    }
}

#[test]
fn numbers_are_found_in_every_run_and_nowhere_else() {
    use kody_cases::runs::Code;
    let numbers: Vec<u32> = Code::all().map(Code::code).collect();
    for number in (0..2000).chain([69_999, 70_000, 70_001, 123_456, u32::MAX - 1, u32::MAX]) {
        let code = Code::from_code(number);
        assert_eq!(code.is_some(), numbers.contains(&number), "{number}");
        assert_eq!(code.map_or(number, Code::code), number);
    }
}

#[test]
fn attributes_have_their_types() {
    use kody_cases::attributes::{Code, Only, Outcome, Severity};
    const TYPE: &str = Code::Full.r#type();
    assert_eq!(TYPE, "a");
    assert_eq!((Code::Full.outcome(), Code::Sparse.outcome()), (Outcome::Success, Outcome::Failure));
    assert_eq!((Code::Full.severity(), Code::Sparse.severity()), (Some(Severity::High), None));
    assert_eq!((Code::Full.only(), Only::ALL), (Only::Value, &[Only::Value][..]));
    assert_eq!((Code::Full.link_text(), Code::Sparse.link_text()), (Some(""), None));
    assert_eq!((Code::Full.retry(), Code::Sparse.retry()), (true, false));
    assert_eq!((Code::Full.fatal(), Code::Sparse.fatal()), (Some(false), None));
    assert_eq!((Code::Full.http(), Code::Sparse.http()), (200, i64::MAX));
    assert_eq!((Code::Full.exit_code(), Code::Sparse.exit_code()), (Some(-1), None));
    assert_eq!(Severity::MiddleLevel.as_str(), "middle-level");
}
