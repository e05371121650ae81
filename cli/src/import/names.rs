//! A file of names comes in; the name of each code goes out.

use std::collections::{HashMap, HashSet};

use kody_generator::{Source, Spelling};

use super::Remarks;

/// The names of codes.
#[derive(Debug, Default)]
pub(crate) struct Names {
    file: String,
    /// Name and line by code.
    given: HashMap<String, (String, usize)>,
}

impl Names {
    /// Reads lines such as `13 WrongServer`; `#` begins a comment.
    pub(crate) fn parse(source: &Source, remarks: &mut Remarks) -> Self {
        let mut names = Self { file: source.name().to_owned(), given: HashMap::new() };
        let mut taken = HashMap::new();
        let text = source.text();
        for (line, text) in (1..).zip(text.strip_prefix('\u{feff}').unwrap_or(text).lines()) {
            let words: Vec<&str> = text.split_whitespace().take_while(|word| !word.starts_with('#')).collect();
            match words[..] {
                [] => {}
                [code, name] => names.add(code, name, line, &mut taken, remarks),
                _ => remarks.deny(&names.file, line, "expected a code and a name, as in \"13 WrongServer\""),
            }
        }
        names
    }

    fn add(&mut self, code: &str, name: &str, line: usize, taken: &mut HashMap<String, usize>, remarks: &mut Remarks) {
        if !is_name(name) {
            let message = format!("\"{name}\" is no name: begin with a letter; use ASCII letters, digits, _ and -");
            return remarks.deny(&self.file, line, message);
        }
        if let Some(first) = taken.insert(Spelling::Snake.of(name), line) {
            remarks.deny(&self.file, line, format!("the name \"{name}\" is given in line {first} already"));
        }
        if let Some((_, first)) = self.given.insert(code.to_owned(), (name.to_owned(), line)) {
            remarks.deny(&self.file, line, format!("the code {code} has a name in line {first} already"));
        }
    }

    /// The names of codes in order: the given ones, or else ones made of the codes.
    pub(super) fn of(&self, codes: &[&str]) -> Vec<String> {
        let mut taken: HashSet<String> = self.given.values().map(|(name, _)| Spelling::Snake.of(name)).collect();
        let mut name_of = |code: &str| match self.given.get(code) {
            Some((name, _)) => name.clone(),
            None => unique(made_of(code), &mut taken),
        };
        codes.iter().map(|code| name_of(code)).collect()
    }

    /// Remarks on names for codes that are not there.
    pub(super) fn warn_unused(&self, codes: &[&str], remarks: &mut Remarks) {
        let codes: HashSet<&str> = codes.iter().copied().collect();
        let unused = self.given.iter().filter(|(code, _)| !codes.contains(code.as_str()));
        let mut unused: Vec<(usize, &String)> = unused.map(|(code, (_, line))| (*line, code)).collect();
        unused.sort_unstable();
        for (line, code) in unused {
            remarks.warn(&self.file, line, format!("no page has the code {code}"));
        }
    }
}

fn is_name(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_alphabetic())
        && name.ends_with(|last: char| last.is_ascii_alphanumeric())
        && name.chars().all(|character| character.is_ascii_alphanumeric() || "_-".contains(character))
}

/// `Code13`, `CodeMinus13`; the words of a code that is a string.
fn made_of(code: &str) -> String {
    let code = code.strip_prefix('-').map_or_else(|| code.to_owned(), |positive| format!("Minus{positive}"));
    let words = code.replace(|character: char| !character.is_ascii_alphanumeric(), " ");
    let name = Spelling::UpperCamel.of(&words);
    // Rust keeps "Self" for itself.
    let usable = is_name(&name) && !name.starts_with("Minus") && name != "Self";
    if usable { name } else { format!("Code{name}") }
}

fn unique(name: String, taken: &mut HashSet<String>) -> String {
    let numbered = (2..).map(|number| format!("{name}V{number}"));
    let mut candidates = std::iter::once(name.clone()).chain(numbered);
    candidates.find(|name| taken.insert(Spelling::Snake.of(name))).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::Names;

    #[test]
    fn every_code_has_a_name_of_its_own() {
        let names = Names::default().of(&["13", "-5", "rate_limit", "RATE LIMIT", "08000", "помилка", "self"]);
        assert_eq!(names, ["Code13", "CodeMinus5", "RateLimit", "RateLimitV2", "Code08000", "Code", "CodeSelf"]);
    }
}
