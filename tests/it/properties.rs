//! Random input: whatever comes in, nothing panics; and of whatever checks clean, the Rust compiles.

use kody_generator::emit::{EMITTERS, Options, emitter};
use kody_generator::{Compiled, Source, compile};
use kody_tests::root;
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};
use proptest::strategy::ValueTree as _;
use proptest::test_runner::{Config, TestRunner};

use crate::downstream::Package;
use crate::invariants::examine;

/// Pieces of YAML and of the format, to make accidents likely.
const PIECES: &str = "{¦}¦[¦]¦: ¦- ¦? ¦, ¦\n¦\n  ¦\n    ¦\t¦\"¦'¦|¦>-¦&a ¦*a¦!t ¦#¦---\n¦...¦%¦@¦\\¦\r¦\0¦\u{85}¦\u{2028}¦\u{feff}¦\
     \u{202e}¦ї¦😀¦~¦null¦12¦-1¦kody: 1¦locales: [en, uk]¦codes:¦name: ¦message: ¦attributes: ¦one: ¦other: ¦en: ¦\
     uk: ¦{limit}¦{{";

/// The parts of a list.
fn all(list: &'static str) -> Vec<&'static str> {
    list.split('¦').collect()
}

/// A change to a text: where, how much goes, what comes.
type Change = (Index, usize, &'static str);

fn change() -> impl Strategy<Value = Change> {
    (any::<Index>(), prop_oneof![Just(0), 1..4_usize, 1..400_usize], prop_oneof![Just(""), select(all(PIECES))])
}

/// The start of the catalogue of the SMS API after some changes.
fn changed(changes: Vec<Change>, lines: Vec<(Index, Index)>) -> String {
    let text = kody_tests::read(&root().join("codes.yaml"));
    let mut all: Vec<&str> = text.split_inclusive('\n').filter(|line| !line.starts_with('#')).take(150).collect();
    for (from, to) in lines {
        let (from, to) = (from.index(all.len()), to.index(all.len()));
        match (from + to) % 3 {
            0 => all.swap(from, to),
            1 => drop(all.remove(from)),
            _ => all.insert(to, all[from]),
        }
    }
    let mut characters: Vec<char> = all.concat().chars().collect();
    for (at, gone, come) in changes {
        let at = at.index(characters.len() + 1);
        let end = characters.len().min(at + gone);
        characters.splice(at..end, come.chars());
    }
    characters.into_iter().collect()
}

proptest! {
    #![proptest_config(Config { failure_persistence: None, ..Config::default() })]

    #[test]
    fn arbitrary_bytes_do_not_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        examine(&Source::from_bytes("codes.yaml", bytes));
    }

    #[test]
    fn arbitrary_yaml_does_not_panic(pieces in proptest::collection::vec(select(all(PIECES)), 0..60)) {
        examine(&Source::new("codes.yaml", pieces.concat()));
    }

    #[test]
    fn a_changed_catalogue_does_not_panic(
        changes in proptest::collection::vec(change(), 0..6),
        lines in proptest::collection::vec(any::<(Index, Index)>(), 0..4),
    ) {
        examine(&Source::new("codes.yaml", changed(changes, lines)));
    }

    #[test]
    fn the_same_catalogue_gives_the_same_bytes(text in catalog()) {
        let source = Source::new("codes.yaml", text);
        let (first, second) = (compile(&source), compile(&source));
        let (Ok(first), Ok(second)) = (first, second) else { return Ok(()) };
        for emitter in EMITTERS {
            let options = Options::default();
            prop_assert_eq!(emitter.emit(&first.catalog, &options), emitter.emit(&second.catalog, &options));
        }
    }
}

const WORDS: &str = "ok¦not¦found¦server¦error¦type¦self¦text¦code¦locale¦message¦index¦all¦count¦from¦is¦key¦name¦none¦some¦option¦\
     result¦string¦clone¦debug¦async¦box¦e2e¦x1¦a";

const TEXTS: &str = "It is gone¦Сервер не відповідає¦{{braces}}¦`code` and ``co`de``¦[link](link:help) and [web](https://a.b/c_(d))¦\
     - one\n- two\nlazy\n\n1. x\n2. y¦*/ /* // ///¦a | b || c¦<b>bold</b> <!-- </script> <i¦\"\"\" ''' \\ \\n \\u{0}¦\
     http://a.b/c?d=e&f https://g.h.¦[https://a.b](https://a.b)¦<https://a.b>¦\
     # head\n\n> quote\n\n    code\n\n~~~\nfn x(\n~~~¦```\nfn x(\n```\n\n````text\n```\n````¦\t tab\tand  blanks ¦\
     \u{2028}\u{2029}\u{85}\u{ad}\u{200b}\u{2060}\u{feff}¦e\u{301} \u{5d0}\u{5d1} 👩‍👩‍👧 𝒳¦[x] [y][z] [^1] ![i](http://a.b)¦\
     $x$ #{y} %s {{}}¦Foo::bar fooBar foo_bar __x__ *y* ~~z~~¦&amp; &lt;b&gt; &#60;¦| a |\n|---|\n| b |";

/// Arguments and a message that uses them.
const ARGS: &[(&str, &str)] = &[
    ("{n: integer}", "{n} left"),
    ("{n: integer, type: text, f: integer}", "{type}: {n} of {f} {{}}"),
    ("{locale: text, args: integer, code: text}", "{locale}{args}{code}{code}"),
    ("{self: text, Limit: text, limit: integer}", "{self} {Limit} {limit}"),
];

/// A name of some words, in some spelling.
fn name() -> impl Strategy<Value = String> {
    let words = proptest::collection::vec(select(all(WORDS)), 1..4);
    (words, select(&["_", "-", " ", "", "."][..])).prop_map(|(words, joint)| words.join(joint))
}

fn text() -> impl Strategy<Value = String> {
    proptest::collection::vec(select(all(TEXTS)), 1..3).prop_map(|texts| crate::hostile::quoted(&texts.join(" ")))
}

/// An attribute: its declaration, and a value for a code that is told from others by a number.
fn attribute() -> impl Strategy<Value = (String, String, Vec<String>)> {
    let kind = prop_oneof![
        subsequence(all(WORDS), 1..6).prop_map(|words| {
            let values = words.iter().map(|word| (*word).to_owned()).collect();
            (format!("type: enum, values: [{}]", words.join(", ")), values)
        }),
        Just(("type: bool".to_owned(), vec!["true".to_owned(), "false".to_owned()])),
        proptest::collection::vec(any::<i64>(), 1..5)
            .prop_map(|numbers| ("type: integer".to_owned(), numbers.iter().map(i64::to_string).collect())),
        proptest::collection::vec(text(), 1..3).prop_map(|texts| ("type: text".to_owned(), texts)),
    ];
    (name(), kind, any::<bool>()).prop_map(|(name, (kind, values), optional)| {
        (
            name,
            format!("{{{kind}, optional: {optional}}}"),
            if optional { [values, vec!["~".to_owned()]].concat() } else { values },
        )
    })
}

/// A catalogue that follows the format; its names may clash.
fn catalog() -> impl Strategy<Value = String> {
    let locales = subsequence(&["uk", "en", "pt-BR", "zh-Hant", "de-1996", "no"][..], 1..5);
    let repr = select(&["u8", "u16", "u32", "i16", "i32", "str"][..]);
    let numbers = prop_oneof![
        proptest::collection::btree_set(0..100_u32, 1..12),
        (0..5_u32, 1..200_u32).prop_map(|(first, length)| (first..first + length).collect()),
        proptest::collection::btree_set(any::<u32>().prop_map(|number| number % 32_000), 1..40),
    ];
    let attributes = proptest::collection::vec(attribute(), 0..5);
    let codes = proptest::collection::vec((name(), text(), proptest::option::of(text()), 0..12_u8), 40);
    (locales, repr, numbers, attributes, codes, any::<bool>()).prop_map(|(locales, repr, numbers, attributes, codes, lax)| {
        let allowed = ["missing-translation", "stray-space", "same-as-source", "not-nfc", "missing-attribute", "name-clash", "bad-name"];
        let rules = allowed.iter().take(if lax { allowed.len() } else { 4 }).map(|rule| format!("{rule}: allow"));
        let declared = attributes.iter().map(|(name, declaration, _)| format!("  {name}: {declaration}\n"));
        let mut catalog = format!(
            "kody: 1\nlocales: [{}]\nrepr: {repr}\nlinks: {{help: \"/{{locale}}\"}}\nrules: {{{}, control-character: allow}}\nattributes:\n{}codes:\n",
            locales.join(", "),
            rules.collect::<Vec<_>>().join(", "),
            declared.collect::<String>()
        );
        for (place, number) in numbers.into_iter().enumerate() {
            let (name, text, long, lot) = &codes[place % codes.len()];
            let values = attributes.iter().map(|(name, _, values)| format!("{name}: {}", values[place % values.len()]));
            let key = match repr {
                "str" => format!("\"{number}\""),
                "i16" | "i32" => format!("-{number}"),
                "u8" => (number % 256).to_string(),
                _ => number.to_string(),
            };
            catalog += &format!("  {key}:\n    name: {name} {place}\n");
            catalog += &match ARGS.get(usize::from(*lot)) {
                Some((args, message)) => format!("    args: {args}\n    message: \"{message}\"\n"),
                None => format!("    message: {text}\n"),
            };
            catalog += &format!("    attributes: {{{}}}\n", values.collect::<Vec<_>>().join(", "));
            catalog.extend(long.iter().map(|long| format!("    description: {long}\n    action: {{{}: {long}}}\n", locales[0])));
            catalog += match lot {
                1 | 5 => "    deprecated: true\n",
                2 | 6 => "    deprecated: {since: \"2\", note: Take another}\n    since: \"1\"\n",
                _ => "",
            };
        }
        catalog
    })
}

#[test]
fn rust_of_clean_catalogues_compiles_without_warnings() {
    let package = Package::new("script");
    let mut runner = TestRunner::deterministic();
    let (mut modules, mut tried) = (0, 0);
    let mut library = "//! Random catalogues.\n#![no_std]\n#![deny(warnings, missing_docs)]\n".to_owned();
    while modules < 40 {
        tried += 1;
        assert!(tried < 1000, "hardly any catalogue is clean: {modules} of {tried}");
        let text = catalog().new_tree(&mut runner).expect("there is always a catalogue").current();
        let source = Source::new("codes.yaml", text);
        let Ok(Compiled { catalog, .. }) = compile(&source) else { continue };
        let rust = emitter("rust").expect("it is there").emit(&catalog, &Options { locale: 0, ..Options::default() });
        package.write(&format!("src/codes{modules}.rs"), &rust);
        package.write(&format!("src/codes{modules}.yaml"), source.text());
        // In a private module other lints look at it than in a public one.
        let visibility = if modules % 4 == 0 { "pub(crate)" } else { "pub" };
        library +=
            &format!("/// One of them.\n{visibility} mod m{modules} {{\n    include!(\"codes{modules}.rs\");\n}}\n");
        modules += 1;
    }
    package.write("src/lib.rs", &library);
    package.cargo(&["clippy", "--quiet", "--", "-D", "warnings", "-W", "clippy::pedantic"]).fine();
    package.cargo_with(&["doc", "--quiet", "--no-deps"], &[("RUSTDOCFLAGS", "-D warnings")]).fine();
}
