//! Input that no reasonable person writes: whatever comes in, what is wrong is said soon, at a place in the file, or
//! nothing is wrong.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use kody_generator::emit::{Options, emitter};
use kody_generator::write::{Output, write};
use kody_generator::{MAX_BYTES, Source, compile};

use crate::invariants::{examine, places};

/// Long enough for an unoptimised build on a busy machine, and far too short for anything that is not linear: the square of a
/// megabyte takes hours.
const LIMIT: Duration = Duration::from_secs(120);
const MEGABYTE: usize = 1 << 20;

fn source(text: impl Into<String>) -> Source {
    Source::new("codes.yaml", text.into())
}

/// A catalogue with one code of these fields.
fn with_code(fields: &str) -> String {
    format!("kody: 1\nlocales: [en, uk]\nrules: {{missing-translation: allow}}\ncodes:\n  1:\n    name: One\n{fields}")
}

/// A text as a double-quoted scalar, letter by letter where YAML lets it.
pub(crate) fn quoted(text: &str) -> String {
    let scalar: String = text
        .chars()
        .map(|character| match character {
            '"' | '\\' => format!("\\{character}"),
            hidden if hidden.is_control() || hidden == '\u{feff}' => format!("\\U{:08x}", u32::from(hidden)),
            shown => shown.to_string(),
        })
        .collect();
    format!("\"{scalar}\"")
}

/// Runs a test and fails where it takes too long.
fn soon<T>(what: &str, test: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let result = test();
    let time = start.elapsed();
    assert!(time < LIMIT, "{what} took {time:?}");
    result
}

#[test]
fn a_megabyte_of_nesting_is_refused_soon() {
    let staircase = |line: &str| -> String { (0..1400).map(|indent| " ".repeat(indent) + line + "\n").collect() };
    for text in ["[", "{", "- ", "? ", "{a: ", "[{", "- - ? ", "a: [", ": ", "&a ", "*a ", "!a ", "!<", "\"", "%a\n"] {
        let text = text.repeat(MEGABYTE / text.len());
        let findings = soon(&text[..4], || examine(&source(text.as_str())));
        assert!(findings.iter().any(|finding| finding.rule == "syntax"), "{}: {findings:?}", &text[..4]);
    }
    for line in ["-", "a:", "?", "- a:"] {
        let findings = soon(line, || examine(&source(staircase(line))));
        assert!(findings.iter().any(|finding| finding.rule == "syntax"), "{line}: {findings:?}");
    }
}

#[test]
fn aliases_cannot_multiply_without_end() {
    let bomb: String = (0..30)
        .map(|level| format!("a{}: &a{} [{}]\n", level + 1, level + 1, vec![format!("*a{level}"); 9].join(", ")))
        .collect();
    let long = vec!["x"; 1000].join(", ");
    for (text, message) in [
        (format!("a0: &a0 [x]\n{bomb}"), "aliases repeat more than"),
        (format!("a: &a [{long}]\nb: [{}]", vec!["*a"; 5000].join(", ")), "aliases repeat more than"),
        ("&a [".repeat(60) + &"x, ".repeat(10_000) + &"]".repeat(60), "aliases repeat more than"),
        ("a: &a [*a]".to_owned(), "inside the node"),
        ("a: &a {b: *a}".to_owned(), "inside the node"),
        ("a: *b".to_owned(), "unknown anchor"),
        ("&a a: &b {*a : *b}".to_owned(), "inside the node"),
    ] {
        let findings = soon(message, || examine(&source(text)));
        assert!(findings.iter().any(|finding| finding.message.contains(message)), "{message}: {findings:#?}");
    }
    let good = "kody: 1\nlocales: [en]\ncodes: {1: &a {name: A, message: &m It is gone}, 2: {name: B, message: *m}}";
    assert_eq!(examine(&source(good)), []);
}

#[test]
fn duplicates_are_found_at_every_level() {
    let text = "
kody: 1
kody: 1 # again
locales: [en, uk, uk] # again
fallback: {uk: en,
  uk: en} # again
links: {a: x,
  a: y} # again
attributes:
  outcome: {type: enum, values: [good, bad,
    bad], # again
    type: enum} # again
  outcome: [good] # again
rules: {stray-space: allow,
  stray-space: warn} # again
reserved: {7: x,
  7: y} # again
page:
  title: {en: T, uk: Т,
    uk: Т} # again
  title: T # again
  labels: {code: {en: C, uk: К},
    code: C} # again
codes:
  1:
    name: One
    name: Two # again
    args: {n: integer,
      n: text} # again
    attributes: {outcome: good,
      outcome: bad} # again
    message:
      en: {one: '{n}', other: '{n}',
        one: '{n}'} # again
      uk: '{n}'
      uk: '{n}' # again
    description: {en: D, uk: О,
      en: D} # again
    deprecated: {since: '1',
      since: '2', # again
      note: {en: N, uk: П,
        uk: П}} # again
  1: {name: Other, message: {en: O, uk: І}, attributes: {outcome: good}} # again
codes: {2: {name: Three, message: {en: O, uk: І}, attributes: {outcome: bad}}} # again
";
    let source = source(text);
    let expected: BTreeSet<usize> =
        text.lines().zip(1..).filter(|(line, _)| line.ends_with("# again")).map(|(_, number)| number).collect();
    let found = places(&source, &examine(&source));
    let found = found.iter().filter(|(rule, ..)| rule.starts_with("duplicate-") || *rule == "bad-locale");
    assert_eq!(found.map(|&(_, line, _)| line).collect::<BTreeSet<_>>(), expected);
}

#[test]
fn odd_characters_are_right_or_reported_where_they_are() {
    let with = |message: &str| format!("kody: 1\nlocales: [en]\ncodes:\n  1:\n    name: One\n    message: {message}\n");
    for (text, expected) in [
        (with("Gone"), &[][..]),
        (with("Gone").replace('\n', "\r\n"), &[]),
        ("\u{feff}".to_owned() + &with("Gone"), &[]),
        ("\u{feff}kodi: 1\r\n".to_owned() + &with("Gone"), &[("unknown-key", 1, 1)]),
        (with("Gone\r\n  2:\r\n    nme: Two\r\n    message: M"), &[("unknown-key", 8, 5)]),
        (with("Послуга {"), &[("bad-placeholder", 6, 22)]),
        (with("😀 \u{202e} {"), &[("bidi-control", 6, 16), ("bad-placeholder", 6, 18)]),
        (with("\"a\\x07\""), &[("control-character", 6, 14)]),
        (with("a\tb"), &[]),
        (with("a\0b"), &[("syntax", 6, 15)]),
        (with("a\u{7}b"), &[("syntax", 6, 15)]),
        (with("a\u{feff}b"), &[]),
        (with("!!str a"), &[("syntax", 6, 14)]),
        (with("a\n---\nkody: 1"), &[("syntax", 8, 1)]),
        (with("a\n\tdescription: b"), &[("syntax", 7, 1)]),
        ("%YAML 1.2\n---\n".to_owned() + &with("a"), &[]),
        (with("a").replace("codes:", "repr: str\ncodes:").replace("1:", "\"a\u{2028}b\":"), &[("bad-value", 5, 3)]),
    ] {
        let source = source(text);
        assert_eq!(places(&source, &examine(&source)), expected, "{:?}", source.text());
    }
}

#[test]
fn bytes_that_are_not_utf8_are_reported_where_they_are() {
    let utf16: Vec<u8> = "kody: 1".bytes().flat_map(|byte| [byte, 0]).collect();
    let cut = "kody: 1\nlocales: [uk] # Це".as_bytes();
    for (bytes, place) in [
        (cut[..cut.len() - 1].to_vec(), ("syntax", 2, 18)),
        ([cut, b"\xf0\x28\x8c\x28"].concat(), ("syntax", 2, 19)),
        (vec![0xff; 10], ("syntax", 1, 1)),
        (utf16, ("syntax", 1, 2)),
    ] {
        let source = Source::from_bytes("codes.yaml", bytes);
        assert_eq!(places(&source, &examine(&source)), [place], "{:?}", source.text());
    }
}

#[test]
fn files_that_cannot_be_read_are_explained() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let huge = folder.path().join("huge.yaml");
    write(&Output { path: huge.clone(), text: String::new() }, None).expect("there is room");
    let file = std::fs::OpenOptions::new().write(true).open(&huge).expect("it is there");
    file.set_len(MAX_BYTES + 1).expect("holes take no room");
    for (path, message) in [
        (folder.path().join("missing.yaml"), "there is no file"),
        (folder.path().to_owned(), "is a directory"),
        (huge.join("codes.yaml"), "cannot read"),
        (huge, "it is larger than 256 MiB"),
        (folder.path().join("\0"), "cannot read"),
    ] {
        let error = Source::read(&path, "codes.yaml").expect_err(message).to_string();
        assert!(error.contains(message), "{error}");
    }
}

#[test]
fn files_that_cannot_be_written_leave_nothing_behind() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let output = |path: &str| Output { path: folder.path().join(path), text: "text".to_owned() };
    write(&output("page.md"), None).expect("there is room");
    for path in ["", "page.md/page.md", "\0", &"long".repeat(100)] {
        assert!(write(&output(path), None).is_err(), "{path:?}");
    }
    let left = folder.path().read_dir().expect("it is there").map(|entry| entry.expect("it can be read").file_name());
    assert_eq!(left.collect::<Vec<_>>(), ["page.md"]);
}

#[test]
fn what_is_no_catalogue_is_reported_once() {
    for text in [
        "",
        " ",
        "\n\n",
        "# nothing",
        "\u{feff}",
        "---",
        "---\n...\n",
        "null",
        "~",
        "a",
        "[]",
        "{}",
        "- a",
        "12",
        "\"\"",
    ] {
        let findings = examine(&source(text));
        assert!((1..=3).contains(&findings.len()), "{text:?}: {findings:#?}");
        assert!(compile(&source(text)).is_err(), "{text:?}");
    }
}

/// Every place in the format, parted by ¦; `$` is where a value goes.
const KEYS: &str = "kody: $¦locales: $¦locales: [$]¦fallback: $¦fallback: {uk: $}¦repr: $¦links: $¦links: {a: $}¦attributes: $¦\
     attributes: {a: $}¦attributes: {a: {type: $}}¦attributes: {a: {type: enum, values: $}}¦\
     attributes: {a: {type: enum, values: [$]}}¦attributes: {a: {type: bool, optional: $}}¦rules: $¦\
     rules: {stray-space: $}¦reserved: $¦reserved: {7: $}¦page: $¦page: {title: $}¦page: {title: {en: $}}¦\
     page: {intro: $}¦page: {anchor: $}¦page: {labels: $}¦page: {labels: {code: $}}¦codes: $¦codes: {2: $}¦\
     codes: {2: {name: $, message: M}}¦codes: {2: {name: N, message: $}}¦codes: {2: {name: N, message: {en: $}}}¦\
     codes: {2: {name: N, args: {n: integer}, message: {en: {other: $}}}}¦\
     codes: {2: {name: N, args: {n: integer}, message: {en: {plural: $, other: '{n}'}}}}¦\
     codes: {2: {name: N, message: M, description: $}}¦codes: {2: {name: N, message: M, description: {en: $}}}¦\
     codes: {2: {name: N, message: M, args: $}}¦codes: {2: {name: N, message: '{n}', args: {n: $}}}¦\
     codes: {2: {name: N, message: M, attributes: $}}¦codes: {2: {name: N, message: M, since: $}}¦\
     codes: {2: {name: N, message: M, deprecated: $}}¦codes: {2: {name: N, message: M, deprecated: {since: $}}}¦\
     codes: {2: {name: N, message: M, deprecated: {use: $}}}¦\
     codes: {2: {name: N, message: M, deprecated: {note: $}}}¦codes: {2: {name: N, message: M, note: $}}¦$: 1¦\
     links: {$: x}¦attributes: {$: [x]}¦rules: {$: allow}¦reserved: {$: x}¦codes: {$: {name: N, message: M}}¦\
     codes: {2: {name: N, message: {$: M}}}¦codes: {2: {name: N, message: {en: {$: M}}}}¦\
     codes: {2: {name: N, message: M, args: {$: text}}}";

/// Values of all kinds, parted by ¦.
const SHAPES: &str = "¦x¦1¦-1¦0x1F¦012¦1e3¦99999999999999999999¦true¦~¦''¦' '¦\"\\0\"¦\"\\n\"¦[]¦[x]¦[[x]]¦[~, [], {}]¦{}¦{x: y}¦\
     {1: 2}¦{en: x}¦{other: x}¦{~: ~}¦{[a]: b}¦{{a: b}: c}¦&a x¦*a¦!t x¦'{'¦'}'¦'{n}'¦'{{}}'¦en¦no¦uk¦Self¦text¦7-3¦\
     -7--3¦'\\U0001F600'¦😀¦link:x¦'[a](link:x)'¦? x¦enum¦[x, x]¦<<¦=";

#[test]
fn every_key_takes_every_shape() {
    for key in KEYS.split('¦') {
        for shape in SHAPES.split('¦') {
            let line = key.replace('$', shape);
            let name = key.split(':').next().unwrap_or_default();
            let rest = ["kody: 1", "locales: [en, uk]", "codes: {1: {name: One, message: {en: One, uk: Один}}}"];
            let rest = rest.iter().filter(|other| !other.starts_with(&format!("{name}:")));
            let text: String = rest.chain([&line.as_str()]).map(|line| format!("{line}\n")).collect();
            examine(&source(text));
        }
    }
}

/// Pieces of text that mean something to a target, parted by ¦.
const TEXTS: &str = "*/¦/*¦//¦///¦|¦||¦\\|¦`¦``¦```¦`a¦a`b`c¦</script>¦<!--¦-->¦<b¦<b>¦&amp;¦&¦\"¦\"\"\"¦'¦\\¦\\\\¦\\n¦\n¦\n\n¦\r\n¦\
     a\n\n\n\nb¦\t¦    x¦- x¦* x¦1. x¦# x¦> x¦---¦===¦[x](y¦[x](y)¦[x](javascript:y)¦![x](y)¦[x]: y¦[[x]]¦]]>¦\
     http://a.b¦https://a.b/?c=d&e=f(g)¦$x¦#{x}¦{{x}}¦%s¦\u{2028}¦\u{2029}¦\u{85}¦\u{b}¦\u{c}¦\u{200b}¦\u{200f}¦\
     \u{ad}¦\u{2060}¦\u{feff}¦\u{301}¦e\u{301}¦\u{5d0}\u{5d1}¦\u{645}\u{631}¦𝒳¦👩‍👩‍👧¦\u{10ffff}¦\u{e000}¦\u{a0}¦~~x~~¦__x__¦*x*¦\
     <https://a.b>¦a@b.c¦r#\"¦\u{1b}[31m¦\u{7f}";

#[test]
fn hostile_texts_go_everywhere() {
    for piece in TEXTS.split('¦') {
        let text = |before: &str, after: &str| quoted(&format!("{before}{piece}{after}"));
        for text in [text("", ""), text("a ", " b"), text("a", "b"), text("a\n", "\nb")] {
            let catalog = format!(
                "kody: 1\nlocales: [en, uk]\nrules: {{control-character: allow, bidi-control: allow, bad-placeholder: allow}}\n\
                 links: {{l: {text}}}\nattributes: {{t: {{type: text}}}}\n\
                 reserved: {{7: {text}}}\npage: {{title: {text}, intro: {text}, labels: {{code: {text}}}}}\n\
                 codes: {{1: {{name: One, message: {text}, description: {text}, action: {{en: {text}}}, note: {text}, \
                 since: {text}, attributes: {{t: {text}}}, deprecated: {{since: {text}, note: {text}}}}}}}\n"
            );
            let source = source(catalog);
            let findings = examine(&source);
            let denied = findings.iter().find(|finding| finding.level.as_str() == "deny");
            assert!(denied.is_none(), "{piece:?}: {}", denied.map(|found| found.render(&source)).unwrap_or_default());
        }
    }
}

/// Keywords, names that the generated module has itself, and what is hardly a name.
const NAMES: &str = "self¦Self¦super¦crate¦type¦async¦gen¦try¦union¦macro_rules¦_¦r#type¦Code¦Locale¦Message¦code¦index¦text¦all¦\
     COUNT¦from key¦chunk_0¦Option¦Ok¦1st¦a1¦a-¦-a¦a--b¦a.b¦Ä¦日本¦a b¦'¦\"¦¦ ¦A¦é¦a/b¦a\nb¦name:";

#[test]
fn names_are_spellable_or_reported() {
    for name in NAMES.split('¦') {
        let name = quoted(name);
        for text in [
            format!("codes: {{1: {{name: {name}, message: M}}}}"),
            format!("attributes: {{{name}: [x]}}\ncodes: {{1: {{name: N, message: M, attributes: {{{name}: x}}}}}}"),
            format!("attributes: {{x: [{name}]}}\ncodes: {{1: {{name: N, message: M, attributes: {{x: {name}}}}}}}"),
            format!("repr: str\ncodes: {{{name}: {{name: N, message: M}}}}"),
            format!("codes: {{1: {{name: N, message: M, args: {{{name}: text}}}}}}"),
        ] {
            examine(&source(format!("kody: 1\nlocales: [en]\n{text}\n")));
            let all_allowed = kody_generator::check::RULES.iter().filter(|rule| rule.id != "syntax");
            let rules: String = all_allowed.map(|rule| format!("  {}: allow\n", rule.id)).collect();
            examine(&source(format!("kody: 1\nlocales: [en]\nrules:\n{rules}{text}\n")));
        }
    }
}

#[test]
fn long_texts_take_linear_time() {
    for piece in [
        "a",
        "[",
        "]",
        "[](",
        "[a](b) ",
        "[[`",
        "`a``b",
        "<a",
        "http://a ",
        "https:// ",
        "{{",
        "\\",
        "* ",
        "e\u{301}",
        "  ",
    ] {
        let text = quoted(&piece.repeat(MEGABYTE / 16 / piece.len()));
        let catalog = with_code(&format!("    message: {text}\n    description: {text}\n"));
        soon(piece, || examine(&source(catalog)));
    }
    let ticks: String = (1..700).map(|length| "`".repeat(length) + " ").collect();
    soon("backticks", || examine(&source(with_code(&format!("    message: a\n    description: '{ticks}'\n")))));
    let stairs: String = (0..700).map(|indent| " ".repeat(indent + 6) + "- a\n").collect();
    soon("a staircase", || examine(&source(with_code(&format!("    message: a\n    description: |\n{stairs}")))));
    let ten = "Сервіс недоступний. ".repeat(10 * MEGABYTE / 37);
    soon("ten megabytes", || compile(&source(with_code(&format!("    message: {ten}\n")))).is_ok());
}

#[test]
fn long_lines_have_short_excerpts() {
    let text = format!("kody: 1\nlocales: [en]\ncodes: {{1: {{name: One, message: \"{} {{\"}}}}", "я".repeat(MEGABYTE));
    let source = source(text);
    let findings = soon("a long line", || examine(&source));
    let [finding] = &findings[..] else { panic!("{findings:?}") };
    assert!(finding.render(&source).len() < 1000, "{}", finding.render(&source));
    assert_eq!(places(&source, &findings), [("bad-placeholder", 3, MEGABYTE + 35)]);
}

/// A catalogue of so many codes in ten languages.
fn large(codes: usize) -> Source {
    let locales = ["en", "uk", "pl", "kk", "pt-BR", "de", "fr", "es", "it", "ja"];
    let mut text = format!(
        "kody: 1\nlocales: [{}]\nrepr: u32\nattributes: {{outcome: [good, bad]}}\ncodes:\n",
        locales.join(", ")
    );
    for code in 0..codes {
        text += &format!("  {code}:\n    name: Code{code}\n    attributes: {{outcome: good}}\n    message:\n");
        text.extend(locales.iter().map(|locale| format!("      {locale}: The message {code} of {locale}\n")));
    }
    source(text)
}

/// Runs a test on an input of one size and of ten times that, and fails where the time grows much faster.
pub(crate) fn proportional<I>(make: impl Fn(usize) -> I, test: impl Fn(&I)) {
    let time = |size| {
        let input = make(size);
        let start = Instant::now();
        test(&input);
        start.elapsed()
    };
    let (small, large) = (time(1).min(time(1)), time(10));
    assert!(large < small * 40, "ten times the input took {large:?} instead of {small:?}");
}

#[test]
fn the_time_is_proportional_to_the_codes() {
    let rust = emitter("rust").expect("it is there");
    proportional(
        |size| large(size * 1_000),
        |source| {
            let compiled = compile(source).expect("nothing is wrong with it");
            assert!(rust.emit(&compiled.catalog, &Options::default()).len() > compiled.catalog.codes().len() * 10);
        },
    );
}
