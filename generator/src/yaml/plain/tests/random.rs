//! A number comes in; a text goes out that is much like a catalogue, the same for the same number.

/// Numbers that look random (xorshift).
pub(super) struct Random(pub(super) u64);

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

    /// The text, with a few changes that may break it.
    pub(super) fn catalog(&mut self) -> String {
        let mut text =
            self.of(&["", "", "", "", "", "", "# c\n", "---\n", "---\n\n", "\n", "--- # c\n", "\u{feff}"]).to_owned();
        self.map(0, 0, &mut text);
        text.push_str(self.of(&["", "", "", "", "", "# c", "\n\n", "...\n", "---\n", " ", "  # c\n"]));
        for _ in 0..self.below(3) {
            self.change(&mut text);
        }
        if self.below(6) == 0 { text.replace('\n', "\r\n") } else { text }
    }

    fn map(&mut self, depth: usize, indent: usize, text: &mut String) {
        for _ in 0..=self.below(4) {
            let margin = " ".repeat(indent);
            text.push_str(&margin);
            let key = if self.below(60) == 0 { self.of(ODD_KEYS) } else { self.of(KEYS) };
            text.push_str(key);
            text.push(':');
            if depth < 3 && self.below(3) == 0 {
                text.push_str(self.of(&["\n", "\n", " \n", " # c\n", "\n\n", "\n# c\n"]));
                let step = 1 + self.below(4);
                self.map(depth + 1, indent + step, text);
            } else {
                let value = if self.below(16) == 0 { self.of(ODD_VALUES) } else { self.of(VALUES) };
                let blank = self.of(&[" ", " ", " ", "  "]);
                let end = self.of(ENDS);
                text.push_str(&[blank, &value.replace('\n', &format!("\n{margin}")), end].concat());
            }
        }
    }

    /// Puts something in, takes something out, or does so with a line.
    fn change(&mut self, text: &mut String) {
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let at = places[self.below(places.len())];
        let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
        let end = text[at..].find('\n').map_or(text.len(), |step| at + step + 1);
        match self.below(8) {
            0 | 1 => text.insert_str(at, self.of(STRAY)),
            2 => text.insert_str(line, self.of(STRAY)),
            3 => text.insert_str(line, self.of(&[" ", "  ", "    "])),
            4 => *text = [&text[..end], &text[line..]].concat(),
            5 if text[line..].starts_with(' ') => drop(text.remove(line)),
            6 => text.replace_range(line..end, ""),
            _ => drop(text[at..].chars().next().map(|_| text.remove(at))),
        }
    }
}

/// What stands behind a value.
const ENDS: &[&str] =
    &["\n", "\n", "\n", "\n", " \n", " # c\n", "\n\n", "\n# c\n", "\n#c\n", "\n  # c\n", "\n     # c\n"];

const KEYS: &[&str] = &["a", "name", "codes", "13", "-5", "+7", "pt-BR", "\"en\"", "'uk'", "_x", "п’ять", "a.b/c"];

const ODD_KEYS: &[&str] = &[
    "\"\\\"\"", "'it''s'", "a b", "? a\n", "\"\"", "''", "-", "- a", "a ", "&a b", "*a", "!t a", "{a: b}", ".", "~",
    "a#b",
];

const VALUES: &[&str] = &[
    "x",
    "Двоє коней",
    "\"in quotes: # yes\"",
    "'in quotes, \"too\"'",
    "{a: b, c: \"d e\", f: g h}",
    "[en, uk]",
    "[{a: [b, c]}, 'd']",
    "a:b #c",
    "C# x, y",
    "http://x/#y",
    ">-\n  text\n  more",
    "|\n  text\n  - more: x",
    "|-\n     text\n     \"more",
    "\u{a0}x",
    "(x) {y} [z]",
    "~",
];

const ODD_VALUES: &[&str] = &[
    "",
    "\"\\n\"",
    "\"\\\"\"",
    "'it''s'",
    "\"a\n  b\"",
    "'a\n\n   b'",
    "a\n  b",
    "\n  a",
    "\n  - a\n  - b: c",
    "\n- a\n- b",
    "{a: b,\n c: d}",
    "[a,\n b]",
    "{}",
    "[a: b]",
    "{a, \"b\":c}",
    "- a",
    "? a",
    ": a",
    "!x y",
    "&x y",
    "*x",
    "%x",
    "@x",
    "`x",
    "\"a\" b",
    "'a'#b",
    "a: b",
    "a:",
    "-a",
    "--- a",
    "|",
    ">+\n  a\n\n",
    "|2\n    a",
    "|\n  # a\n  b",
    "|\n  a\n   b",
    ">\n  a\n\n  b",
    ">\n  a\n  # b\n # c",
    ">\n  a\n \n  # b",
    "|\n  a\n     \n",
    "|\n   a\n  b",
    "| # c\n  a",
    "\tx",
    "x\ty",
    "x\t# y",
];

const STRAY: &[&str] = &[
    " ",
    "  ",
    "\n",
    "\t",
    "\r",
    "\r\n",
    ":",
    ": ",
    "#",
    " #",
    " # ",
    "\"",
    "'",
    "''",
    "\\",
    "\\\"",
    ",",
    ", ",
    "[",
    "]",
    "{",
    "}",
    "- ",
    "-",
    "? ",
    "?",
    "?a",
    "&a ",
    "*a",
    "!t ",
    "|",
    ">",
    "%",
    "@",
    "`",
    "~",
    "---",
    "...",
    "--- ",
    "\n---\n",
    "\n...\n",
    "\n%T x\n",
    "\u{7}",
    "\u{7f}",
    "\u{85}",
    "\u{a0}",
    "\u{2028}",
    "\u{feff}",
    "\u{ffff}",
    "\u{3000}",
    "\0",
    "ї",
    "x",
    "1",
    "<<",
    "a: b\n",
    " a: b\n",
    "a\n",
    "\n  x",
    "\n# c\n",
    "\n   # c\n",
];
