//! A code and a document come in; the address goes out at which the document's readers find the code.

use std::path::{Component, Path, PathBuf, absolute};

use kody_generator::catalog::Code;
use kody_generator::{Catalog, Spelling, emit};

/// Where the links to codes lead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// There are none: a reference becomes a bare code.
    Nowhere,
    /// To an address, such as `/{locale}/help/api-codes#{anchor}`. `{code}` and `{name}` stand for the code's own.
    Link(String),
    /// To a generated page, such as `docs/{locale}/api-codes.md`: relative to the document.
    Page(String),
}

/// What the patterns of addresses and pages hold for the language tag.
const LOCALE: &str = "{locale}";

impl Target {
    /// The address of a code for a document at this path.
    pub(crate) fn address(&self, catalog: &Catalog, code: &Code, locale: usize, document: &Path) -> Option<String> {
        let tag = catalog.locales()[locale].tag();
        let anchor = part(&emit::anchor(catalog, code));
        let address = match self {
            Self::Nowhere => return None,
            Self::Link(pattern) => {
                let name = Spelling::Kebab.of(code.name().as_str());
                let filled = pattern.replace(LOCALE, tag).replace("{code}", &part(&code.value().to_string()));
                filled.replace("{name}", &name).replace("{anchor}", &anchor)
            }
            Self::Page(pattern) => {
                let page = relative(document, Path::new(&pattern.replace(LOCALE, tag)));
                format!("{page}#{anchor}")
            }
        };
        Some(encoded(&address))
    }
}

/// The way from a document to a page, with slashes; nothing where they are the same.
fn relative(document: &Path, page: &Path) -> String {
    let [document, page] = [document, page].map(plain);
    if document == page {
        return String::new();
    }
    let folder: Vec<Component<'_>> = document.parent().into_iter().flat_map(Path::components).collect();
    let page: Vec<Component<'_>> = page.components().collect();
    let shared = folder.iter().zip(&page).take_while(|(one, other)| one == other).count();
    let up = folder[shared..].iter().map(|_| "..".to_owned());
    let down = page[shared..].iter().map(|part| part.as_os_str().to_string_lossy().into_owned());
    up.chain(down).collect::<Vec<_>>().join("/")
}

/// The path from the root, without `.` and `..`. No file is looked at.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in absolute(path).unwrap_or_else(|_| path.to_owned()).components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            other => plain.push(other),
        }
    }
    plain
}

/// Encodes what would end a part of an address, or be taken for an encoded byte (RFC 3986, 2.2): a code may be any string.
fn part(text: &str) -> String {
    percents(text, |character| "%/?#".contains(character))
}

/// Encodes what would end an address in Markdown, in HTML or in a cell of a table (RFC 3986, 2.1).
fn encoded(address: &str) -> String {
    let ends = |character: char| {
        character.is_whitespace() || character.is_control() || "()<>\"'`|\\{}[]*~".contains(character)
    };
    percents(address, ends)
}

/// A text with the bytes of these characters in percents.
fn percents(text: &str, is_encoded: impl Fn(char) -> bool) -> String {
    let mut encoded = String::with_capacity(text.len());
    for character in text.chars() {
        if is_encoded(character) {
            let mut bytes = [0; 4];
            encoded.extend(character.encode_utf8(&mut bytes).bytes().map(|byte| format!("%{byte:02X}")));
        } else {
            encoded.push(character);
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{encoded, part, relative};

    #[test]
    fn pages_are_relative_to_documents() {
        for (document, page, expected) in [
            ("docs/uk/sms.md", "docs/uk/codes.md", "codes.md"),
            ("docs/uk/a/sms.md", "docs/uk/codes.md", "../codes.md"),
            ("sms.md", "docs/uk/codes.md", "docs/uk/codes.md"),
            ("./docs/../docs/uk/sms.md", "docs/./uk/codes.md", "codes.md"),
            ("docs/uk/sms.md", "./codes.md", "../../codes.md"),
            ("docs/uk/codes.md", "docs/uk/codes.md", ""),
        ] {
            assert_eq!(relative(Path::new(document), Path::new(page)), expected, "{document} to {page}");
        }
    }

    #[test]
    fn an_address_holds_nothing_that_would_end_it() {
        assert_eq!(encoded("/uk/a?b=c&d#код-1"), "/uk/a?b=c&d#код-1");
        assert_eq!(encoded("a b(c)|<\">"), "a%20b%28c%29%7C%3C%22%3E");
        assert_eq!(encoded(&part("100% a/b?#код")), "100%25%20a%2Fb%3F%23код");
    }
}
