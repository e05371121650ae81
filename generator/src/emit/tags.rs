//! A text comes in; the tag that it begins with goes out, if it is one that texts may bring.

/// The elements that texts may bring: those that lists in table cells are made of. Their tags stand without attributes.
const ELEMENTS: &[&str] = &["ul", "ol", "li", "br"];

/// The tag that stands here: its element, whether it closes it, and how long the tag is.
pub(super) fn allowed(text: &str) -> Option<(&'static str, bool, usize)> {
    // No allowed tag is longer, and a text of nothing but `<` should not be searched from each of them.
    let end = text.bytes().take("</ul />".len()).position(|byte| byte == b'>')?;
    let inner = text[..end].strip_prefix('<')?;
    let (closes, name) = inner.strip_prefix('/').map_or((false, inner), |name| (true, name));
    let name = name.strip_suffix('/').unwrap_or(name).trim_end();
    let element = ELEMENTS.iter().find(|known| name.eq_ignore_ascii_case(known))?;
    Some((element, closes, end + 1))
}

#[cfg(test)]
mod tests {
    use super::allowed;

    #[test]
    fn tags_of_lists_are_allowed() {
        for (text, expected) in [
            ("<ul>", Some(("ul", false, 4))),
            ("</LI>a", Some(("li", true, 5))),
            ("<br />", Some(("br", false, 6))),
            ("<//ul>", None),
            ("<ul//>", None),
            ("<ul class>", None),
            ("<b>", None),
            ("ul>", None),
            ("<", None),
        ] {
            assert_eq!(allowed(text), expected, "{text}");
        }
    }
}
