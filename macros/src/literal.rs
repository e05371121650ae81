//! A literal comes in as it is written; the text that it stands for goes out.

use std::str::Chars;

/// The text of a string literal, raw or not (The Rust Reference, "Tokens"). `None` for every other literal.
pub(crate) fn text(literal: &str) -> Option<String> {
    if let Some(raw) = literal.strip_prefix('r') {
        return Some(raw.trim_matches('#').strip_prefix('"')?.strip_suffix('"')?.to_owned());
    }
    let inside = literal.strip_prefix('"')?.strip_suffix('"')?;
    let mut text = String::with_capacity(inside.len());
    let mut rest = inside.chars();
    while let Some(character) = rest.next() {
        match character {
            '\\' => push_escaped(&mut text, &mut rest)?,
            character => text.push(character),
        }
    }
    Some(text)
}

/// Adds the character of an escape, which is read from behind its backslash. A line that goes on adds none.
fn push_escaped(text: &mut String, rest: &mut Chars<'_>) -> Option<()> {
    text.push(match rest.next()? {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        '0' => '\0',
        'x' => {
            let (digits, behind) = rest.as_str().split_at_checked(2)?;
            *rest = behind.chars();
            number(digits)?
        }
        'u' => {
            let (digits, behind) = rest.as_str().strip_prefix('{')?.split_once('}')?;
            *rest = behind.chars();
            number(&digits.replace('_', ""))?
        }
        '\n' => {
            *rest = rest.as_str().trim_start_matches([' ', '\t', '\r', '\n']).chars();
            return Some(());
        }
        itself => itself,
    });
    Some(())
}

fn number(digits: &str) -> Option<char> {
    u32::from_str_radix(digits, 16).ok().and_then(char::from_u32)
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn literals_say_what_they_say() {
        let long = concat!("one", "two \"three\"");
        for (literal, expected) in [
            (stringify!("codes.yaml"), "codes.yaml"),
            (stringify!(r"api\codes.yaml"), r"api\codes.yaml"),
            (stringify!(r#"a "b" # c"#), r#"a "b" # c"#),
            (
                stringify!("\\ \" \' \n \r \t \0 \x41 \u{457} \u{1_F600}"),
                "\\ \" \' \n \r \t \0 \x41 \u{457} \u{1_F600}",
            ),
            (
                stringify!(
                    "one\
                     two \"three\""
                ),
                long,
            ),
            (stringify!(""), ""),
        ] {
            assert_eq!(text(literal).as_deref(), Some(expected), "{literal}");
        }
        for literal in
            [stringify!(b"codes.yaml"), stringify!(c"codes.yaml"), stringify!('c'), stringify!(13), "\"\\u{110000}\""]
        {
            assert_eq!(text(literal), None, "{literal}");
        }
    }
}
