//! The lines of a block of HTML come in; what may stand at each place of them goes out.

use crate::place::Place;

/// Elements that can hold no link: links themselves, what sites make links of, and what holds nothing but text.
const WITHOUT_LINKS: &[&str] =
    &["a", "button", "h1", "h2", "h3", "h4", "h5", "h6", "option", "select", "textarea", "title"];

/// Elements whose text is no HTML.
const RAW: &[&str] = &["script", "style"];

/// How far a block has been read.
#[derive(Debug, Default)]
pub(crate) struct Html {
    state: State,
    /// The element around, where it is one of those above.
    element: Option<&'static str>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum State {
    #[default]
    Text,
    /// Within a tag, and within a value in these quotes.
    Tag(Option<char>),
    Comment,
}

impl Html {
    /// From which offset of the next line on what may stand there.
    pub(crate) fn line(&mut self, line: &str) -> Vec<(usize, Place)> {
        let mut changes = Vec::new();
        for (at, character) in line.char_indices() {
            match (self.state, character) {
                (State::Text, '<') if self.is_markup(&line[at..]) => {
                    self.open(&line[at..]);
                    changes.push((at, Place::Tag));
                }
                (State::Tag(None), '"' | '\'') => self.state = State::Tag(Some(character)),
                (State::Tag(Some(quote)), _) if quote == character => self.state = State::Tag(None),
                (State::Tag(None), '>') => changes.push((at, self.text())),
                (State::Comment, '>') if line[..at].ends_with("--") => changes.push((at, self.text())),
                _ => {}
            }
        }
        changes
    }

    /// Whether a tag or a comment begins here. In a script it can only be the tag that ends it.
    fn is_markup(&self, text: &str) -> bool {
        match self.element.filter(|element| RAW.contains(element)) {
            Some(raw) => closed(text).is_some_and(|name| name.eq_ignore_ascii_case(raw)),
            None => text[1..].starts_with(|next: char| next.is_ascii_alphabetic() || "/!?".contains(next)),
        }
    }

    fn open(&mut self, text: &str) {
        if text.starts_with("<!--") {
            self.state = State::Comment;
            return;
        }
        self.state = State::Tag(None);
        match (closed(text), self.element) {
            (Some(name), Some(element)) if name.eq_ignore_ascii_case(element) => self.element = None,
            (None, None) => {
                let mut known = WITHOUT_LINKS.iter().chain(RAW).copied();
                self.element = known
                    .find(|known| known.eq_ignore_ascii_case(name(&text[1..])))
                    .filter(|known| *known != "a" || is_link(text));
            }
            _ => {}
        }
    }

    /// Begins a text between tags, and says what may stand there.
    fn text(&mut self) -> Place {
        self.state = State::Text;
        match self.element {
            Some(element) if RAW.contains(&element) => Place::Code { in_table: false },
            Some(_) => Place::Tag,
            None => Place::Html,
        }
    }
}

/// Whether the tag `<a>` that a text begins with is that of a link, and not of an anchor alone, which few close.
pub(crate) fn is_link(text: &str) -> bool {
    let name = name(text.get(1..).unwrap_or_default());
    name.eq_ignore_ascii_case("a")
        && text.split_once('>').is_none_or(|(tag, _)| tag.to_ascii_lowercase().contains("href"))
}

/// The name of the element that a text begins to close.
pub(crate) fn closed(text: &str) -> Option<&str> {
    text.strip_prefix("</").map(name)
}

/// The name that a text begins with.
fn name(text: &str) -> &str {
    &text[..text.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(text.len())]
}
