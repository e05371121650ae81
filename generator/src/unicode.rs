//! What is to be known of the characters of a text.

/// The characters that reorder what is displayed: the embeddings, overrides and isolates of Unicode's bidirectional
/// algorithm (UAX #9, 2.1–2.5), which "Trojan Source" attacks use (CVE-2021-42574).
pub(crate) fn is_bidi_control(character: char) -> bool {
    matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether a character would disturb the line or the terminal that shows it: a control, `\n` and `\t` among them, a line end of
/// Unicode's own, or one that reorders what is displayed.
///
/// ```
/// use kody_generator::unicode::disturbs;
///
/// assert!("\u{1b}\n\u{2028}\u{202e}".chars().all(disturbs) && !"їй \u{200b}".contains(disturbs));
/// ```
pub fn disturbs(character: char) -> bool {
    character.is_control() || matches!(character, '\u{2028}' | '\u{2029}') || is_bidi_control(character)
}

/// Whether a character disturbs a line or cannot be seen in it, so that two texts which look the same can differ by it: a soft
/// hyphen, blanks without width, marks of direction, a byte order mark.
///
/// ```
/// use kody_generator::unicode::is_hidden;
///
/// assert!("\u{7f}\u{ad}\u{200b}\u{feff}".chars().all(is_hidden) && !"e\u{301} ".contains(is_hidden));
/// ```
pub fn is_hidden(character: char) -> bool {
    disturbs(character)
        || matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Whether a text is in Normalization Form C (UAX #15). No character combines across the end of a line.
pub(crate) fn is_nfc(text: &str) -> bool {
    is_ordinary(text) || text.split('\n').all(|line| is_ordinary(line) || unicode_normalization::is_nfc(line))
}

/// Whether a text of some lines is ordinary in each.
pub(crate) fn has_ordinary_lines(text: &str) -> bool {
    is_ordinary(text) || (text.contains('\n') && text.split('\n').all(is_ordinary))
}

/// Whether a text surely holds nothing but printable characters that are composed: ASCII, Latin letters, Cyrillic, most
/// ideographs and Hangul syllables. It looks at bytes, so it is much faster than to look at characters, and most texts pass.
pub(crate) fn is_ordinary(text: &str) -> bool {
    are_all(&ORDINARY, begins_ordinary, text)
}

/// Whether a text surely holds no control characters, none that reorder what is displayed included.
pub(crate) fn is_harmless(text: &str) -> bool {
    are_all(&HARMLESS, begins_ordinary, text)
}

/// Whether YAML lets all characters of a text stand for themselves within a line (YAML 1.2.2, 5.1 and 5.4), tabs aside.
pub(crate) fn is_printable(text: &str) -> bool {
    are_all(&PRINTABLE, begins_printable, text)
}

/// Whether a byte stands in ordinary characters only: as ASCII, as the first byte of a longer one, or behind that.
pub(crate) fn is_ordinary_byte(byte: u8) -> bool {
    ORDINARY[usize::from(byte)]
}

/// Whether all bytes are in a table that has those of printable ASCII, or begin a character that will do all the same. ASCII is
/// looked at eight bytes at a time: macros and build scripts run this without optimisation.
fn are_all(table: &[bool; 256], begins_other: fn(&[u8]) -> bool, text: &str) -> bool {
    let bytes = text.as_bytes();
    let (words, rest) = bytes.as_chunks();
    // With those that are not in the table looked at with what is behind them.
    let is_known = |at: usize, length: usize| {
        (at..at + length).all(|at| table[usize::from(bytes[at])] || begins_other(&bytes[at..]))
    };
    let mut at = 0;
    for word in words {
        if !is_printable_ascii(u64::from_le_bytes(*word)) && !are_in(table, word) && !is_known(at, word.len()) {
            return false;
        }
        at += word.len();
    }
    are_in(table, rest) || is_known(at, rest.len())
}

/// Whether each of eight bytes is from 0x20 to 0x7e. A byte above sets its highest bit itself, one below when 0x20 is taken
/// from it, and 0x7f when one is added.
fn is_printable_ascii(word: u64) -> bool {
    const EACH: u64 = 0x0101_0101_0101_0101;
    (word | word.wrapping_sub(0x20 * EACH) | word.wrapping_add(EACH)) & (0x80 * EACH) == 0
}

fn are_in(table: &[bool; 256], bytes: &[u8]) -> bool {
    let mut at = 0;
    while at < bytes.len() && table[usize::from(bytes[at])] {
        at += 1;
    }
    at == bytes.len()
}

/// Whether a character is here that is ordinary, though others with its first byte are not: Latin, general, ideographic and
/// full-width punctuation; the rest of Cyrillic, Greek and kana but for what combines.
fn begins_ordinary(bytes: &[u8]) -> bool {
    matches!(
        bytes,
        [0xc2, 0xa1..=0xac | 0xae..=0xbf, ..]
            | [0xce, 0x88..=0xbf, ..]
            | [0xd2, 0x8a..=0xbf, ..]
            | [0xe2, 0x80, 0x90..=0xa7, ..]
            | [0xe3, 0x80, 0x81..=0xa9, ..]
            | [0xe3, 0x81 | 0x83, ..]
            | [0xe3, 0x82, 0x80..=0x98 | 0x9b..=0xbf, ..]
            | [0xef, 0xbc, 0x81..=0xbf, ..]
    )
}

/// Whether a character is here that is printable, though others with its first byte are not: U+0080–U+009F, the byte order mark,
/// and what is no character.
fn begins_printable(bytes: &[u8]) -> bool {
    matches!(
        bytes,
        [0xc2, 0xa0..=0xbf, ..]
            | [0xef, 0x80..=0xba | 0xbc..=0xbe, ..]
            | [0xef, 0xbb, 0x80..=0xbe, ..]
            | [0xef, 0xbf, 0x80..=0xbd, ..]
    )
}

/// ASCII, what stands behind a first byte, and the first bytes of U+00C0–U+02FF, U+03C0–U+047F, U+04C0–U+04FF, U+4000–U+9FFF
/// and U+B000–U+CFFF.
static ORDINARY: [bool; 256] =
    table(&[(0x20, 0x7e), (0x80, 0xbf), (0xc3, 0xcb), (0xcf, 0xd1), (0xd3, 0xd3), (0xe4, 0xe9), (0xeb, 0xec)]);

/// All but the controls of ASCII and the first bytes of U+0080–U+00BF and U+2000–U+2FFF.
static HARMLESS: [bool; 256] = table(&[(0x20, 0x7e), (0x80, 0xc1), (0xc3, 0xe1), (0xe3, 0xff)]);

/// All but the controls of ASCII and the first bytes of U+0080–U+00BF and of U+F000–U+FFFF.
static PRINTABLE: [bool; 256] = table(&[(0x20, 0x7e), (0x80, 0xc1), (0xc3, 0xee), (0xf0, 0xff)]);

const fn table(ranges: &[(u8, u8)]) -> [bool; 256] {
    let mut table = [false; 256];
    let mut at = 0;
    while at < ranges.len() {
        let mut byte = ranges[at].0;
        while !table[ranges[at].1 as usize] {
            table[byte as usize] = true;
            byte = byte.wrapping_add(1);
        }
        at += 1;
    }
    table
}

#[cfg(test)]
mod tests {
    use unicode_normalization::{IsNormalized, is_nfc_quick};

    use super::*;

    #[test]
    fn printable_characters_are_those_of_yaml() {
        for character in '\0'..=char::MAX {
            let is_printable_alone =
                matches!(character, ' '..='~' | '\u{a0}'..='\u{fefe}' | '\u{ff00}'..='\u{fffd}' | '\u{10000}'..);
            for text in [character.to_string(), format!("1234567{character}"), format!("їє{character}їє12345678")] {
                assert_eq!(is_printable(&text), is_printable_alone, "{character:?}");
            }
        }
    }

    #[test]
    fn ordinary_characters_are_what_they_are_said_to_be() {
        for character in '\0'..=char::MAX {
            let text = character.to_string();
            if is_ordinary(&text) {
                assert!(!character.is_control() && !is_bidi_control(character), "{character:?}");
                // Composed beside every other one, too: it never combines with what stands before it.
                assert_eq!(is_nfc_quick(text.chars()), IsNormalized::Yes, "{character:?}");
                assert!(!unicode_normalization::char::is_combining_mark(character), "{character:?}");
                assert!(!character.is_whitespace() || character == ' ', "{character:?}");
            }
            if is_harmless(&text) {
                assert!(!character.is_control() && !is_bidi_control(character), "{character:?}");
            }
        }
        for byte in 0..=u8::MAX {
            let printable = (b' '..=b'~').contains(&byte);
            for place in 0..8 {
                let mut word = *b"ab ~xyz!";
                word[place] = byte;
                assert_eq!(is_printable_ascii(u64::from_le_bytes(word)), printable, "{byte:#x} at {place}");
            }
        }
        assert!(
            is_ordinary("Запит of þing 中文 중")
                && is_ordinary("«Об’єкт» — “a”… Қазақ, λόγος、「かな」！")
                && !is_ordinary("a\u{202e}b")
                && !is_ordinary("e\u{301}")
        );
        assert!(is_harmless("かな ქართული e\u{301}") && !is_harmless("a\u{85}") && !is_harmless("\u{202e}"));
    }
}
