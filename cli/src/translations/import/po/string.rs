//! A string of a PO file comes in; its text goes out, without quotes and escapes (GNU gettext, `po-lex.c`; ISO C, 6.4.4.4).

use std::ops::Range;

/// What to do about a string that cannot be read.
pub(super) const HELP: &str = "write \\\" for a quote, \\\\ for a backslash, \\n for a line end";

/// The text of the string at the beginning, and how many bytes the string is long; else which bytes are wrong, and how.
pub(super) fn read(input: &str) -> Result<(String, usize), (Range<usize>, String)> {
    if !input.starts_with('"') {
        return Err((0..input.len(), "here a text in quotes is expected".to_owned()));
    }
    // Escapes stand for bytes: a character of UTF-8 may be written as several.
    let mut text = Vec::new();
    let mut at = 1;
    while let Some(&byte) = input.as_bytes().get(at) {
        match byte {
            b'"' => {
                let whole = String::from_utf8(text);
                return whole
                    .map(|text| (text, at + 1))
                    .map_err(|_| (0..at + 1, "the escapes in this text are not UTF-8".to_owned()));
            }
            b'\\' => {
                let (byte, length) = escape(&input[at + 1..]).ok_or_else(|| {
                    (at..(at + 2).min(input.len()), "this escape has no meaning in a PO file".to_owned())
                })?;
                text.push(byte);
                at += 1 + length;
            }
            _ => {
                text.push(byte);
                at += 1;
            }
        }
    }
    Err((0..input.len(), "this text does not end with a quote".to_owned()))
}

/// The byte of an escape, and how long the escape is behind its backslash.
fn escape(rest: &str) -> Option<(u8, usize)> {
    let first = *rest.as_bytes().first()?;
    let simple = [
        (b'n', b'\n'),
        (b't', b'\t'),
        (b'r', b'\r'),
        (b'a', 0x07),
        (b'b', 0x08),
        (b'f', 0x0c),
        (b'v', 0x0b),
        (b'"', b'"'),
        (b'\\', b'\\'),
        (b'\'', b'\''),
        (b'?', b'?'),
    ];
    if let Some((_, byte)) = simple.iter().find(|(letter, _)| *letter == first) {
        return Some((*byte, 1));
    }
    let digits = |from: usize, most: usize, radix: u32| {
        rest[from..].chars().take(most).take_while(|digit| digit.is_digit(radix)).count()
    };
    let (from, length, radix) = if first == b'x' { (1, digits(1, 2, 16), 16) } else { (0, digits(0, 3, 8), 8) };
    let byte = u8::from_str_radix(&rest[from..from + length], radix).ok()?;
    Some((byte, from + length))
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn strings_are_unescaped() {
        for (string, text) in [
            (r#""""#, ""),
            (r#""a \"b\" \\n\n\t\r""#, "a \"b\" \\n\n\t\r"),
            (r#""\033[1m\0\x1b\x41x \a\b\f\v\?\'""#, "\u{1b}[1m\0\u{1b}Ax \u{7}\u{8}\u{c}\u{b}?'"),
            (r#""\320\207 Ї""#, "Ї Ї"),
            (r#""a" "b""#, "a"),
        ] {
            assert_eq!(read(string).map(|(text, _)| text), Ok(text.to_owned()));
        }
    }

    #[test]
    fn what_is_wrong_is_shown() {
        for (string, range) in [
            ("a", 0..1),
            ("\"a", 0..2),
            (r#""a\z""#, 2..4),
            ("\"\\", 1..2),
            (r#""\320""#, 0..6),
            (r#""\777""#, 1..3),
            (r#""\xg""#, 1..3),
        ] {
            assert_eq!(read(string).map_err(|(range, _)| range), Err(range), "{string}");
        }
    }
}
