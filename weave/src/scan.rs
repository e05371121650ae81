//! A text comes in; its marks go out: what stands in double braces, within a line.

use kody_generator::Span;

use crate::span;

/// Something in double braces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mark<'a> {
    /// The offset of the first brace, or of the backslash before it.
    pub(crate) start: usize,
    /// The offset behind the last brace.
    pub(crate) end: usize,
    /// What stands between the braces.
    pub(crate) body: &'a str,
    /// Its offset.
    pub(crate) body_at: usize,
    /// Whether a backslash stands before it: then it is to be read as it is.
    pub(crate) is_escaped: bool,
    /// Whether it ends in double braces.
    pub(crate) is_closed: bool,
}

impl Mark<'_> {
    /// Where it stands, without the backslash.
    pub(crate) fn span(&self) -> Span {
        let start = self.start + usize::from(self.is_escaped);
        Span::new(span(start, "").start, span(self.end, "").end)
    }
}

/// The marks of a text, in order. What three braces open is none of ours.
pub(crate) fn marks(text: &str) -> impl Iterator<Item = Mark<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let open = at + text.get(at..)?.find("{{")?;
            let body_at = open + opening(&text[open..]);
            let body = &text[body_at..];
            let body = &body[..body.find(['{', '}', '\n', '\r']).unwrap_or(body.len())];
            let close = body_at + body.len();
            at = close;
            // What stands behind two of them may be the end of an object in JSON.
            let is_closed = text[close..].starts_with("}}");
            if body_at - open == 2 {
                let is_escaped = text[..open].ends_with('\\');
                let end = if is_closed { close + 2 } else { close };
                return Some(Mark { start: open - usize::from(is_escaped), end, body, body_at, is_escaped, is_closed });
            }
        }
    })
}

/// How many braces a text begins with.
fn opening(text: &str) -> usize {
    text.len() - text.trim_start_matches('{').len()
}

#[cfg(test)]
mod tests {
    use super::marks;

    #[test]
    fn marks_are_what_stands_in_double_braces() {
        for (text, expected) in [
            ("", &[][..]),
            ("{{", &["{{"]),
            ("{{}}", &["{{}}"]),
            ("a {{A}}{{ b }} c", &["{{A}}", "{{ b }}"]),
            (r"\{{A}} \\{{B}}", &[r"\{{A}}", r"\{{B}}"]),
            ("{{{A}}} {\"a\": {{A}}} {{{A}} {{B}}", &["{{A}}", "{{B}}"]),
            ("{{A\n}} {{A\r\n}}", &["{{A", "{{A"]),
            ("{{A} {{B {{C}}", &["{{A", "{{B ", "{{C}}"]),
            ("{{ґ}}ї{{є", &["{{ґ}}", "{{є"]),
        ] {
            let found: Vec<&str> = marks(text).map(|mark| &text[mark.start..mark.end]).collect();
            assert_eq!(found, expected, "{text:?}");
            assert!(marks(text).all(|mark| text[mark.body_at..].starts_with(mark.body)));
        }
    }

    #[test]
    fn many_braces_take_no_time() {
        for piece in ["{", "{{", "{{A", "{{A}", "{{{A}}", "}}", "\\{{"] {
            assert!(marks(&piece.repeat(200_000)).count() <= 200_000);
        }
    }
}
