//! The links of pages come in; what is the same in every language goes out.

use std::collections::{BTreeMap, HashMap, HashSet};

use kody_generator::Spelling;
use kody_generator::markup::links;

use super::Page;

/// An address on the site itself, parted from the language in front of it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Address<'a> {
    /// `uk` of `/uk/help`.
    pub(super) language: Option<&'a str>,
    /// `/help` of `/uk/help`.
    pub(super) path: &'a str,
}

/// Takes an address apart; nothing where it leads to another site or within the page.
pub(super) fn address<'a>(target: &'a str, languages: &[&str]) -> Option<Address<'a>> {
    let rest = target.strip_prefix('/').filter(|rest| !rest.starts_with('/'))?;
    let first = rest.split(['/', '#', '?']).next().unwrap_or_default();
    let known = languages.iter().any(|language| language.eq_ignore_ascii_case(first));
    let two_letters = first.len() == 2 && first.bytes().all(|byte| byte.is_ascii_alphabetic());
    let language = (known || two_letters).then_some(first);
    Some(Address { language, path: &target[language.map_or(0, |language| language.len() + 1)..] })
}

/// The tags of pages, and their languages alone.
pub(super) fn languages(pages: &[Page]) -> Vec<&str> {
    pages.iter().flat_map(|page| [page.tag.as_str(), language(&page.tag)]).collect()
}

fn language(tag: &str) -> &str {
    tag.split('-').next().unwrap_or_default()
}

/// The language that the links of a page begin with: its own one, or the one that most of them have.
pub(super) fn own_language<'a>(page: &'a Page, languages: &[&str]) -> Option<&'a str> {
    let intro = page.intro.iter().map(|intro| intro.text.as_str());
    let texts = intro.chain(page.rows.iter().map(|row| row.text.as_str()));
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for language in texts.flat_map(links).filter_map(|link| address(link.target, languages)?.language) {
        *times.entry(language).or_default() += 1;
    }
    let own = |found: &str| found.eq_ignore_ascii_case(&page.tag) || found.eq_ignore_ascii_case(language(&page.tag));
    times.into_iter().max_by_key(|&(found, times)| (own(found), times)).map(|(found, _)| found)
}

/// The links that a catalogue declares.
#[derive(Debug, Default)]
pub(super) struct Declared {
    /// Name and target, in the order of the pages.
    pub(super) list: Vec<(String, String)>,
    names: HashSet<String>,
    /// Name by target.
    targets: HashMap<String, String>,
}

impl Declared {
    /// Leads the links of a text that begin with its language through declared ones, so that no language can lose it.
    pub(super) fn lift(&mut self, text: &str, tag: &str) -> String {
        let mut lifted = String::with_capacity(text.len());
        let mut from = 0;
        for link in links(text) {
            let path = link.target.strip_prefix('/').and_then(|rest| rest.strip_prefix(tag));
            if let Some(path) = path.filter(|path| path.starts_with('/') && !path.contains(['{', '}'])) {
                lifted.extend([&text[from..link.range.start], "link:", &self.declare(path)]);
                from = link.range.end;
            }
        }
        lifted + &text[from..]
    }

    fn declare(&mut self, path: &str) -> String {
        let target = format!("/{{locale}}{path}");
        if let Some(name) = self.targets.get(&target) {
            return name.clone();
        }
        let stem = stem(path);
        let numbered = (2..).map(|number| format!("{stem}-{number}"));
        let mut names = std::iter::once(stem.clone()).chain(numbered);
        let name = names.find(|name| self.names.insert(name.clone())).unwrap_or(stem);
        self.targets.insert(target.clone(), name.clone());
        self.list.push((name.clone(), target));
        name
    }
}

/// A name for an address: its fragment, or the last part of its path.
fn stem(path: &str) -> String {
    let (path, fragment) = path.split_once('#').unwrap_or((path, ""));
    let path = path.split('?').next().unwrap_or_default();
    let last = std::iter::once(fragment).chain(path.rsplit('/')).find(|part| !part.is_empty()).unwrap_or("start");
    let words = last.replace(|character: char| !character.is_ascii_alphanumeric(), " ");
    let name = Spelling::Kebab.of(&words);
    if name.is_empty() { "link".to_owned() } else { name }
}

#[cfg(test)]
mod tests {
    use super::{Address, Declared, address};

    #[test]
    fn addresses_are_parted_from_their_language() {
        for (target, language, path) in [
            ("/uk/help#a", Some("uk"), "/help#a"),
            ("/help", None, "/help"),
            ("/pt-br/x", Some("pt-br"), "/x"),
            ("/pl", Some("pl"), ""),
        ] {
            assert_eq!(address(target, &["pt-BR"]), Some(Address { language, path }));
        }
        for target in ["https://example.org/uk/", "//example.org", "#a", "help"] {
            assert_eq!(address(target, &[]), None);
        }
    }

    #[test]
    fn links_in_the_own_language_are_declared_once() {
        let mut links = Declared::default();
        let text =
            "[a](/uk/help/api#getStatus), [b](/uk/x/api), [c](/help), [d](/uk/help/api#getStatus), [e](/uk/y/api/)";
        let expected = "[a](link:get-status), [b](link:api), [c](/help), [d](link:get-status), [e](link:api-2)";
        assert_eq!(links.lift(text, "uk"), expected);
        assert_eq!(links.list[0], ("get-status".to_owned(), "/{locale}/help/api#getStatus".to_owned()));
    }
}
