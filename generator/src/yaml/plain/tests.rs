//! Whatever the text: what is read line by line is what the parser alone makes of it.

mod random;

use std::cell::Cell;
use std::path::{Path, PathBuf};

use super::super::{parse_with_aliases, reader};
use super::*;
use crate::finding::{Findings, Level};
use random::Random;

/// How a text was read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Way {
    /// Without the parser.
    Plain,
    /// Some entries by the parser.
    Pieces,
    /// All of it by the parser.
    Whole,
}

/// What the parser makes of a text: its tree with all places, and whether there is anything to say about it.
fn whole(source: &Source) -> (String, bool) {
    let mut findings = Findings::new();
    let (root, aliases) = reader::read(source, &mut findings);
    let nothing_found = findings.finish(|_| Level::Deny).is_empty();
    (format!("{root:?}"), nothing_found && aliases.is_empty())
}

/// Holds what is read line by line to what the parser makes of the whole.
fn check(text: &str) -> Way {
    let source = Source::new("codes.yaml", text);
    let root = read(&source);
    if root.is_none() {
        return Way::Whole;
    }
    assert_eq!((format!("{root:?}"), true), whole(&source), "{text:?}");
    if read_with(&source, |_, _| None).is_some() { Way::Plain } else { Way::Pieces }
}

/// The catalogues of the workspace, good and bad ones.
fn catalogs(folder: &Path) -> Vec<PathBuf> {
    let is_ours = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        // What the benches and other tools make is not ours.
        !name.starts_with('.') && !["generated", "node_modules", "target"].contains(&name.as_str())
    };
    let entries = folder.read_dir().expect("the folder is there");
    let paths = entries.map(|entry| entry.expect("it can be read").path()).filter(is_ours);
    let inside = |path: PathBuf| match path.extension() {
        _ if path.is_dir() => catalogs(&path),
        Some(extension) if extension == "yaml" || extension == "yml" => vec![path],
        _ => Vec::new(),
    };
    paths.flat_map(inside).collect()
}

#[test]
fn every_catalogue_of_the_workspace_is_read_the_same() {
    let paths = catalogs(&Path::new(env!("CARGO_MANIFEST_DIR")).join(".."));
    let mut plain = 0;
    for path in &paths {
        let source = Source::read(path, "codes.yaml").expect("it is there");
        for text in [source.text().to_owned(), source.text().replace('\n', "\r\n")] {
            let way = check(&text);
            let (root, is_fine) = whole(&Source::new("codes.yaml", &*text));
            let is_catalog = is_fine && root.starts_with("Some(Map(") && !text.starts_with('\u{feff}');
            assert_eq!(way != Way::Whole, is_catalog, "{}", path.display());
            plain += usize::from(way == Way::Plain);
        }
    }
    assert!(plain > 10, "{plain} of {} twice", paths.len());
}

const HEADER: &str = "kody: 1\ncodes:\n";

/// What stands before the codes, and what behind them.
const AROUND: [(&str, &str); 6] = [
    (HEADER, ""),
    ("---\n# c\n\ncodes:  # c\n\n", "retired:\n  5:\n    name: Five\n"),
    ("a: b # c\n\"codes\": # c\n  # c\n", "\n# c\n"),
    (HEADER, "codes:\n  1: x\n"),
    (HEADER, "# c\n\n  # c\n'x':   y"),
    ("a: |-\n codes:\n - 1: x\ncodes:\n", "z:\n y:\n  x: w"),
];

/// Holds these entries to the whole in all surroundings.
fn check_entries(entries: &str) -> Vec<Way> {
    let texts = AROUND.iter().flat_map(|(before, behind)| {
        let text = [before, entries, behind].concat();
        [text.replace('\n', "\r\n"), text.trim_end_matches([' ', '\n']).to_owned(), text]
    });
    texts.map(|text| check(&text)).collect()
}

#[test]
fn entries_of_common_forms_are_plain() {
    for entries in [
        "  1:\n    name: One\n  2:\n    name: Two\n    message:\n      en: x\n      uk: y\n",
        " 1:\n  a: x\n 2:\n         a: x\n",
        "  \"1\": x\n  '2': y\n  _3: z\n  four: w\n  -5: v\n  pt-BR: u\n  a.b/c+d: t\n  п’ять: s\n",
        "  1: x y  z \n  2: 'x'   \n  3:    \"y\"  \n  4: ''\n  5: \"\"\n",
        "  1: x # c\n  2: 'x' # 'c\n  3: \"y\" #\n  4:   # c\n    a: b# # c\n",
        "  1: \"a: b # c, 'd' [e]\"\n  2: 'a: b # c \\ \"d\" {e}'\n  3: a, [b] {c} \"d\" 'e' & * ! % @ ` | > - ? c:d ::e /f \\g\n",
        "# a\n  # b\n\n  1: x\n# d\n    # e\n  2: x\n # f\n\n\n  3:\n# g\n    # h\n\n    a: x\n  # i\n",
        "  1: .5\n  2: ~\n  3: /x\n  4: (y)\n  5: «ї»\n  6: 😀\n  7: …\n  8: =\n  9: <\n  10: .\n  11: ^;\n",
        "  1: >-\n    a b\n    c\n  2: >\n    a\n    b \n  3: |-\n     a\n     b\n  4: |\n   - a: b\n   \"c\n",
        "  1: >-\n    a\n\n\n  2: |\n    b\n\n  3:\n    a: >\n      x\n",
        "  1: {a: b}\n  2: { \"a\":  'b c' , d: \"e, }\" }  # c\n",
        "  1: {a: b c, d: e:f, g: «h» i }\n  2: {-1: /x}\n",
        "  1: \u{a0}\n  2: \u{ad}x\u{a0}y\n  3: \u{f000}\n  4: \u{2028}\n  5: ❤\u{fe0f}\u{fffd}\n",
        "  1: x\n  1: y\n  1: z\n  1: w\n",
    ] {
        let ways = check_entries(entries);
        // A comment behind a block may be of the block.
        let is_plain = |way: &Way| *way == Way::Plain || (entries.contains(">\n") && *way == Way::Pieces);
        assert!(ways.iter().all(is_plain), "{ways:?} {entries:?}");
    }
}

#[test]
fn other_entries_are_read_by_the_parser_alone() {
    for entry in [
        "1: \"a\\n\"",
        "1: 'it''s'",
        "1: \"a\n    b\"",
        "1: 'a\n\n    b'",
        "1: a\n    b",
        "1:",
        "1: # c\n    # c",
        "1:\n    a b",
        "1:\n    \"a b\"",
        "1:\n  - a\n  - b: c\n    d: e",
        "1:\n    - a\n    - |\n      b",
        "1:\n    - [a]\n    -\n     - b",
        "1: {}",
        "1: []",
        "1: {a: b,\n    2: c\n    }",
        "1: [a,\n    b\n    ]",
        "1: {a, b: }",
        "1: [a: b, c]",
        "1: {\"a\":b}",
        "1: [a, ]",
        "1: |2\n     x",
        "1: |+\n    x\n",
        "1: | # c\n    x",
        "1: >-\n    a\n\n    b",
        "1: >\n    a\n      b\n    c",
        "1: |\n    a\n     b",
        "1: |\n\n    a",
        "1: |\n    # a\n    b",
        "1: |\n    a\n    # b",
        "1: |\n    a\n\n    # b",
        "1: |\n    a\n   \n",
        "1: |\n    a\n # b",
        "1: |\n    a\n#b",
        "1: |",
        "1: >-\n\n",
        "1:\tx",
        "1: x\t# c",
        "1: x\ty",
        "1: x # \u{85}",
        "1: x\n# \t",
        "1: x\n# \u{feff}",
        "1: x\n\t",
        "1: x\n    \t# c",
        "1: x\n  ? a\n  : b",
        "1: x\n  \"a\\u0062\": x",
        "1: x\n  a b: x",
        "1: x\n  .a: x",
        "1: x\n  ?",
        "1: x\n  ? # c",
        "1:\n   a: b\n   ?",
        "1:\n   a: b\n   ?\n   :",
        "1:\n   a: b\n   : c",
        "1: --- x",
        "1: -x",
        "1: ?x",
        "1: :x",
    ] {
        for (before, behind) in [("", "\n"), ("  0: x\n", "\n  9: x\n"), ("  0:\n   a: x\n", "\n\n  9:\n   a: x\n")] {
            let entries = [before, "  ", entry, behind].concat();
            let ways = check_entries(&entries);
            // Without the blanks at the end, some are plain.
            let is_alone = |way: &Way| *way == Way::Pieces || (behind == "\n" && *way == Way::Plain);
            assert!(ways.iter().all(is_alone) && ways[0] == Way::Pieces, "{ways:?} {entries:?}");
        }
    }
}

#[test]
fn what_concerns_more_than_an_entry_is_left_to_the_parser() {
    for entries in [
        "  1: - a\n  2: x\n",
        "  1: -\n",
        "  1: : x\n",
        "  1: ? x\n",
        "  1: %x\n",
        "  1: @x\n",
        "  1: `x\n",
        "  1: ,x\n",
        "  1: ]\n",
        "  1: \"a\" b\n",
        "  1: 'a'#b\n",
        "  1: a: b\n",
        "  1: a:\n",
        "  1: {a: b} c\n",
        "  1: {a: b}# c\n",
        "  1: {a: b: c}\n",
        "  1: {a: [b}\n",
        "  1: [a\n",
        "  1: \"a\n  2: x\n",
        "  1: &a x\n  2: *a\n",
        "  1: &a x\n  2: x\n",
        "  1: *a\n",
        "  1: {a: &a b}\n",
        "  1: !t x\n",
        "  1:\n    !t a: x\n",
        "  1: x\n    a: y\n",
        "  1: x\n # c\n   y\n",
        "  1: 'x'\n    a: y\n",
        "  1:\n    a: x\n   b: y\n",
        "  1:\n    a: x\n  b\n",
        "  1:\n    a: x\n b: y\n",
        "  1:\n    a: x\n  ? b\n",
        "  1: x\n 2: y\n",
        "  1: x\n   2: y\n",
        "  1: x\n---\n  2: y\n",
        "  1: x\n...\na: y\n",
        "  1: x\n%TAG ! x\na: y\n",
        "  1: x\n\u{feff}  2: x\n",
        "  1: x\n# \u{7}\n  2: x\n",
        "  1: x # \u{7f}\n",
        "  1: # \u{7f}\n    a: x\n",
        "  1: \"\u{80}\"\n",
        "  1: \u{ffff}\n",
        "  \u{feff}1: x\n",
        "  1\u{9f}: x\n",
        "  1: >-\n    a\n   b\n",
        "  1: >-\n     \n    a\n",
        "  1: |\n\ta\n",
        "  1:\n\ta: x\n",
        "\t1: x\n",
        "  1:x\n",
        "  {1: x}\n",
        "  - 1: x\n",
        "  x\n",
    ] {
        let ways = check_entries(entries);
        assert!(!ways.contains(&Way::Plain), "{ways:?} {entries:?}");
        let way = check(&[HEADER, "  0:\n    a: x\n", entries].concat());
        assert_eq!(way, Way::Whole, "{entries:?}");
    }
}

#[test]
fn what_begins_in_another_way_is_left_to_the_parser() {
    for text in [
        "",
        "\n",
        "# c",
        "---",
        "---\n",
        "---\n---\na: b",
        "x",
        "- a: b\n",
        "{a: b}",
        " a: b\n",
        "\u{feff}a: b\n",
        "%YAML 1.2\n---\na: b\n",
        "--- # c\na: b\n",
        "? a\n",
        ": a\n",
    ] {
        assert_eq!(check(text), Way::Whole, "{text:?}");
    }
}

#[test]
fn nesting_is_as_deep_as_in_the_whole() {
    for depth in 55..70 {
        let nested =
            |open: &str, inmost: &str, close: &str| [&open.repeat(depth), inmost, &close.repeat(depth)].concat();
        let lines: String = (0..depth).map(|at| format!("{}a:\n", " ".repeat(at))).collect();
        let last = |value: &str| format!("{lines}{}a: {value}\n", " ".repeat(depth));
        for text in [
            format!("{HEADER}  1: {}\n", nested("[", "x", "]")),
            format!("{HEADER}  1: {}\n", nested("[", "", "]")),
            format!("{HEADER}  1: {}\n", nested("{a: ", "x", "}")),
            last("x"),
            last("\"\\n\""),
            last("{a: x}"),
            last("{a: \"\\n\"}"),
        ] {
            assert_eq!(check(&text) == Way::Whole, !whole(&Source::new("", &*text)).1, "{text}");
        }
    }
}

#[test]
fn keys_are_no_longer_than_in_the_whole() {
    for length in [999, 1000, 1001, 1022, 1023, 1024, 1025, 2000] {
        for key in ["a".repeat(length), format!("'{}'", "a".repeat(length)), "ї".repeat(length)] {
            let way = check(&format!("{HEADER}  {key}: x\n  2: {{{key}: x}}\n  {key}:\n    a: x\n"));
            assert_eq!(way == Way::Plain, key.len() <= 1000, "{} bytes", key.len());
            let way = check(&format!("{HEADER}  1: [{key}, {key}, [{key}]]\n  2: {{a: {key}, b: [{key}]}}\n"));
            assert_eq!(way, Way::Plain, "no key of {} bytes", key.len());
        }
    }
}

#[test]
fn the_parser_is_not_begun_for_each_entry() {
    std::thread_local!(static PIECES: Cell<usize> = const { Cell::new(0) });
    fn counted(source: &Source, piece: Piece) -> Option<Node<'_>> {
        PIECES.set(PIECES.get() + 1);
        read_piece(source, piece)
    }
    for (entry, at_most) in [
        ("  1: x\n", 0),
        ("  1: \"\\n\"\n", 25),
        ("  1:\n    a: \"\\n\"\n    b: \"\\n\"\n", 1010),
        ("  1: x\n  2: ''''\n", 1000),
    ] {
        let source = Source::new("codes.yaml", [HEADER, &entry.repeat(1000)].concat());
        PIECES.set(0);
        let root = read_with(&source, counted);
        assert_eq!(format!("{root:?}"), whole(&source).0);
        let pieces = PIECES.get();
        assert!((at_most / 2..=at_most).contains(&pieces), "{pieces} for {entry:?}");
    }
}

#[test]
fn random_catalogues_are_read_the_same() {
    let mut ways = [0; 3];
    let seeds = std::env::var("KODY_SEEDS").ok().and_then(|seeds| seeds.parse().ok()).unwrap_or(5000);
    for seed in 1..=seeds {
        let text = Random(u64::wrapping_mul(seed, 0x9E37_79B9_7F4A_7C15)).catalog();
        ways[check(&text) as usize] += 1;
    }
    assert!(ways.iter().all(|texts| *texts > seeds / 10), "{ways:?} of {seeds}");
}

#[test]
fn what_there_is_to_report_is_the_same() {
    let entry = |code| format!("  {code}:\n    name: Code{code}\n    message: {{en: \"It is {code}\"}}\n");
    let entries: String = (0..100).map(entry).collect();
    for (behind, is_fine) in [("", true), ("retired:\n  1: x\n", true), ("  x: \"\n", false), ("a: !t x\n", false)] {
        let source = Source::new("codes.yaml", format!("{HEADER}{entries}{behind}"));
        let (mut findings, mut expected) = (Findings::new(), Findings::new());
        let found = parse_with_aliases(&source, &mut findings);
        assert_eq!(format!("{found:?}"), format!("{:?}", reader::read(&source, &mut expected)));
        let expected = expected.finish(|_| Level::Deny);
        assert_eq!(findings.finish(|_| Level::Deny), expected);
        assert_eq!(expected.is_empty(), is_fine, "{behind}");
        assert_eq!(read(&source).is_some(), is_fine, "{behind}");
    }
}
