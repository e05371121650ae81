//! What is to be known of the characters of a text.

/// The characters that reorder what is displayed: the embeddings, overrides and isolates of Unicode's bidirectional
/// algorithm (UAX #9, 2.1–2.5), which "Trojan Source" attacks use (CVE-2021-42574).
pub(crate) fn is_bidi_control(character: char) -> bool {
    matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether a text is in Normalization Form C (UAX #15).
pub(crate) fn is_nfc(text: &str) -> bool {
    is_ordinary(text) || unicode_normalization::is_nfc(text)
}

/// Whether a text surely holds nothing but printable characters that are composed: ASCII, Latin letters, Cyrillic, most
/// ideographs and Hangul syllables. It looks at bytes, so it is much faster than to look at characters, and most texts pass.
pub(crate) fn is_ordinary(text: &str) -> bool {
    text.bytes().all(is_ordinary_byte)
}

/// Whether a byte stands in such characters only: as ASCII, as the first byte of a longer one, or behind that.
pub(crate) fn is_ordinary_byte(byte: u8) -> bool {
    ORDINARY[usize::from(byte)]
}

static ORDINARY: [bool; 256] = ordinary();

const fn ordinary() -> [bool; 256] {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        // The first bytes of U+00C0–U+02FF, U+0400–U+047F, U+4000–U+9FFF and U+B000–U+CFFF.
        table[byte] = matches!(byte, 0x20..=0x7e | 0x80..=0xbf | 0xc3..=0xcb | 0xd0..=0xd1 | 0xe4..=0xe9 | 0xeb..=0xec);
        byte += 1;
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_characters_are_what_they_are_said_to_be() {
        for character in '\0'..=char::MAX {
            let text = character.to_string();
            if is_ordinary(&text) {
                assert!(!character.is_control() && !is_bidi_control(character), "{character:?}");
                // Composed beside every other one, too: it never combines with what stands before it.
                assert!(unicode_normalization::is_nfc(&format!("a{text}")), "{character:?}");
                assert!(!unicode_normalization::char::is_combining_mark(character), "{character:?}");
            }
        }
        assert!(is_ordinary("Запит of þing 中文 중") && !is_ordinary("a\u{202e}b") && !is_ordinary("e\u{301}"));
    }
}
