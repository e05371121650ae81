//! Whatever the text: what is made of its pieces is what one reader makes of it.

use std::path::{Path, PathBuf};

use super::super::{MIN_PIECE, parse_with_aliases, reader};
use super::*;
use crate::finding::{Findings, Level};

/// What one reader makes of a text: its tree with all places, and whether there is anything to say about it.
fn whole(source: &Source) -> (String, bool) {
    let mut findings = Findings::new();
    let (root, aliases) = reader::read(source, &mut findings);
    let nothing_found = findings.finish(|_| Level::Deny).is_empty();
    (format!("{root:?}"), nothing_found && aliases.is_empty())
}

/// Holds what is read in pieces to what one reader makes of it. Whether it was read in pieces, with each number of them.
fn check(text: &str) -> [bool; 5] {
    let source = Source::new("codes.yaml", text);
    let expected = whole(&source);
    [2, 3, 5, 8, 40].map(|most| {
        let root = read(&source, most, 1);
        if root.is_some() {
            assert_eq!((format!("{root:?}"), true), expected, "{most} pieces of {text:?}");
        }
        root.is_some()
    })
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
    let mut in_pieces = 0;
    for path in &paths {
        let source = Source::read(path, "codes.yaml").expect("it is there");
        for text in [source.text().to_owned(), source.text().replace('\n', "\r\n")] {
            in_pieces += usize::from(check(&text).contains(&true));
        }
    }
    assert!(in_pieces > paths.len(), "{in_pieces} of {} twice", paths.len());
}

const HEADER: &str = "kody: 1\nlocales: [en, uk]\ncodes:\n";

#[test]
fn entries_of_all_forms_are_read_in_pieces() {
    for entries in [
        "  1: {name: One}\n  2: {name: Two}\n  3: {name: Three}\n",
        "   1:\n     name: One\n   2:\n     name: Two\n   3:\n     name: Three\n",
        " 1:\n  a: x\n 2:\n  a: x",
        "  \"1\": x\n  '2': y\n  _3: z\n  four: w\n",
        "  1:\n  2:\n  3: ~\n  4:\n",
        "  1: |\n    text\n\n    # no comment\n     2: x\n  2: >-\n    a\n    b\n\n\n  3: |+\n    x\n\n  4: x\n",
        "  1: |2\n     x\n  2: x\n  3: >1\n    y\n  4: x\n",
        "  1: \"a\n    2: b\n\n    c\"\n  2: 'x\n    ''3'': y'\n  3: plain\n    text\n  4: x\n",
        "# a\n  # b\n\n  1: x # c\n# d\n    # e\n  2: x\n # f\n  3: x\n\t\n  4: x\n# g",
        "  1:\n  - a\n  - b: c\n    d: e\n  2:\n  - c\n  3: {a: [b,\n    c], d: e}\n  4: x\n",
        "  1: {a: b,\n    2: c\n    }\n  2: [a,\n    b\n    ]\n  3: x\n  4: x\n",
        "  1:\t\n    a:\tx\n  2: x\t\n  3: x\t# c\n  4: x\n",
        "  1: «ї»\n  2: 😀\n  3: \u{2028}\n  4: x\u{85}y\n  5: a & b, a&b\n",
        "  1: x\r\n  2:\r\n    a: |\r\n      b\r\n\r\n  3: x\r\n",
        "  1: x\n  1: y\n  1: z\n  1: w\n",
        "  1: x\n  ?\n  3: y\n  ? # c\n  4: z\n  5:\n   ?\n  6: w\n",
    ] {
        for before in [
            HEADER,
            "\u{feff}# c\nkody: 1\ncodes:\n",
            "---\n# c\ncodes:  # c\n\n",
            "a: |\n codes:\n  1: x\n\"codes\": x\ncodes:\r\n",
        ] {
            for behind in
                ["", "\n", "retired:\n  5:\n    name: Five\n", "codes:\n  1: x\n", "a: {b: c}\nd:\n- e\n...\n", "x:"]
            {
                let line_end = if behind.is_empty() || entries.ends_with('\n') { "" } else { "\n" };
                let text = [before, entries, line_end, behind].concat();
                assert!(check(&text).contains(&true), "{text:?}");
            }
        }
    }
}

#[test]
fn what_concerns_more_than_a_piece_is_left_to_one_reader() {
    for entries in [
        "  1: &a x\n  2: *a\n  3: *a\n  4: x\n",
        "  1:\n    &a b: c\n  2: x\n  3: *a\n  4: x\n",
        "  1: [&a b]\n  2: x\n  3: x\n",
        "  1: [{\"a\":&a b}, *a]\n  2: x\n  3: x\n",
        "  1: x\n  2: {\"a\":&a b}\n  3: x\n  4: *a\n",
        "  1: *a\n  2: x\n  3: x\n",
        "  1: !t x\n  2: x\n  3: x\n",
        "  1: x\n  2: x\n  3: x\n  4: !t x\n",
        "  1: \"a\n  2: b\n  3: c\"\n  4: x\n",
        "  1: 'a\n  2: b\n  3: c\n  4: x\n",
        "  1: {a: b,\n  2: c,\n  3: d}\n  4: x\n",
        "  {1: x,\n  2: x,\n  3: x}\n",
        "  ? 1\n  : x\n  ? 2\n  : x\n",
        "  - 1\n  - 2\n  - 3: x\n",
        "  1: x\n---\n  2: x\n  3: x\n",
        "  1: x\n...\n  2: x\n  3: x\n",
        "  1: x\n%TAG ! x\n  2: x\n",
        "  1: x\n   2: x\n  3: x\n  4: x\n",
        "  1: x\n 2: x\n  3: x\n  4: x\n",
        "  1: x\n\u{feff}  2: x\n  3: x\n",
        "  1: x\n  2\n  3: x\n",
        "  1:\n    a: \u{7}\n  2: x\n  3: x\n",
        "  1: x\n  2: x\n  3: x\nretired: [\n",
        "  1: x\n  2: x\n  3: x\nretired\n",
        "  1: x\n  2: x\n  3: x\n{a: b}\n",
        "  1: x\n  2: x\n  3: x\n? a\n: b\n",
        "  1: x\n  2: x\n  3: x\na: &a x\nb: *a\n",
        "# c\r    5: x\n  1: x\n  2: x\n",
        "  1: x\n  2: x\n  3: x\na: b\n---\na: b\n",
        "  1: x\r  2: x\r  3: x\r",
        "\t1: x\n\t2: x\n",
        "1: x\n2: x\n",
    ] {
        assert_eq!(check(&format!("{HEADER}{entries}")), [false; 5], "{entries:?}");
    }
    for text in [
        "{a: {b: 1,\ncodes:\n  c,\n  d: e,\n  f: g}}",
        "codes: # c\r  {a: b,\n  c: d,\n  e: f}",
        "%YAML 1.2\n---\ncodes:\n  1: x\n  2: x\n",
        "{kody: 1,\ncodes:\n  1: x,\n  2: x}\n",
        "a: \"\ncodes:\n  1: x\n  2: x\n\"\n",
        "[\ncodes:\n  1: x\n  2: x\n]\n",
        "--- a\ncodes:\n  1: x\n  2: x\n",
        "codes: x\n  1: x\n  2: x\n",
        "codes:\n",
        "codes:",
        "codes:\n  1: x",
        "codes:\n  ",
    ] {
        assert_eq!(check(text), [false; 5], "{text:?}");
    }
}

#[test]
fn nesting_is_as_deep_as_in_the_whole() {
    for depth in 58..66 {
        let deep = "[".repeat(depth) + &"]".repeat(depth);
        let text = format!("{HEADER}  1: x\n  2: {deep}\n  3: x\n  4: {deep}\n  5: x\n");
        assert_eq!(check(&text).contains(&true), whole(&Source::new("", &*text)).1, "{depth}");
    }
}

/// Numbers that look random (xorshift), the same in each run.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).expect("it has 31 bits") % end
    }

    fn of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }

    /// A catalogue, mostly a good one, with lines that are easily taken for others.
    fn catalog(&mut self) -> String {
        let mut lines: Vec<String> = Vec::new();
        let headers = [
            "kody: 1",
            "a: |\n  codes:\n    1: x",
            "locales: [en]",
            "codes: # c",
            "# c",
            "---",
            "\u{feff}b: 1",
            "c: 'x\n  y'",
        ];
        for _ in 0..self.below(3) {
            lines.push(self.of(&headers).to_owned());
        }
        lines.push("codes:".to_owned());
        for _ in 0..2 + self.below(8) {
            lines.push(self.of(ENTRIES).to_owned());
        }
        let tails = ["retired:", "  5: x", "codes:", "  1: x", "a: b", "...", "---", "# c", "d:\n- e"];
        for _ in 0..self.below(4) {
            lines.push(self.of(&tails).to_owned());
        }
        let mut lines: Vec<String> = lines.iter().flat_map(|lines| lines.split('\n')).map(str::to_owned).collect();
        for _ in 0..self.below(3) {
            self.change(&mut lines);
        }
        lines.join(if self.below(8) == 0 { "\r\n" } else { "\n" }) + self.of(&["", "\n", "\n\n"])
    }

    /// Moves, doubles, indents or replaces a line.
    fn change(&mut self, lines: &mut Vec<String>) {
        let at = self.below(lines.len());
        match self.below(6) {
            0 => lines[at].clear(),
            1 => lines.insert(at, lines[at].clone()),
            2 => lines[at].insert(0, ' '),
            3 => lines[at] = lines[at].strip_prefix(' ').unwrap_or_default().to_owned(),
            4 => lines.insert(at, self.of(STRAY).to_owned()),
            _ => lines[at].push_str(self.of(&["\"", "'", " #", ":", " |", " {", "}", " &a x", " *a", ",", "\t"])),
        }
    }
}

const ENTRIES: &[&str] = &[
    "  1: x",
    "  2:",
    "  3:\n    name: Three\n    message:\n      en: x\n      uk: \"ї\"",
    "  4: |\n    text\n     5: x\n\n    more",
    "  5: >-\n      text\n      12: x",
    "  6: \"a\n    7: b\"",
    "  7: 'a\n\n    b'",
    "  8: plain\n    text",
    "  9: {a: b,\n    c: [d,\n    e]}",
    "  \"10\": x",
    "  '11': {a: b}",
    "  12:\n  - a\n  - b: c",
    "  13:\n    - a\n    - |\n      b",
    "  14: [a]\n# comment\n    # comment\n",
    "  15:\n    ? a\n    : b",
];

const STRAY: &[&str] = &[
    "  ? a\n  : b",
    "  \"a",
    "  1: \"a\n  2: b\"",
    "  1: {a: b,\n  2: c}",
    "  1: [a,\n  2, b: c\n  ]",
    "  1: 'a\n2: b'",
    "  1: &a x",
    "  2: *a",
    "  3: !t x",
    "    12: x",
    "   - x",
    " 12: x",
    "  12",
    "\t",
    "  \t x",
    "codes:",
    "---",
    "...",
    "%YAML 1.2",
    "  : x",
    "  }",
    "\r  1: x",
    "\u{feff}",
];

#[test]
fn random_catalogues_are_read_the_same() {
    let mut in_pieces = 0;
    let seeds = std::env::var("KODY_SEEDS").ok().and_then(|seeds| seeds.parse().ok()).unwrap_or(3000);
    for seed in 1..=seeds {
        let text = Random(u64::wrapping_mul(seed, 0x9E37_79B9_7F4A_7C15)).catalog();
        in_pieces += u64::from(check(&text).contains(&true));
    }
    assert!((seeds / 4..seeds).contains(&in_pieces), "{in_pieces} of {seeds}");
}

#[test]
fn a_long_catalogue_is_read_the_same_with_all_findings() {
    let entry = |code| format!("  {code}:\n    name: Code{code}\n    message: {{en: \"It is {code}\"}}\n");
    let entries: String = (0..4 * MIN_PIECE / 50).map(entry).collect();
    for (behind, is_fine) in [("", true), ("retired:\n  1: x\n", true), ("  x: \"\n", false), ("a: !t x\n", false)] {
        let source = Source::new("codes.yaml", format!("{HEADER}{entries}{behind}"));
        let (mut findings, mut expected) = (Findings::new(), Findings::new());
        let found = parse_with_aliases(&source, &mut findings);
        assert_eq!(format!("{found:?}"), format!("{:?}", reader::read(&source, &mut expected)));
        let expected = expected.finish(|_| Level::Deny);
        assert_eq!(findings.finish(|_| Level::Deny), expected);
        assert_eq!(expected.is_empty(), is_fine, "{behind}");
        assert_eq!(read(&source, 4, MIN_PIECE).is_some(), is_fine, "{behind}");
        assert!(read(&source, 4, source.text().len()).is_none(), "one piece is no pieces");
    }
}
