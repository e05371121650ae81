//! The tokens of the attribute and of the module come in; their parts go out.

use proc_macro::{Delimiter, Span, TokenStream, TokenTree};

use crate::literal;
use crate::tokens::{Mistake, flat};

/// `"codes.yaml", docs = "en", crate = "path::to::kody"`.
pub(crate) struct Args {
    pub(crate) path: Quoted,
    pub(crate) docs: Option<Quoted>,
    pub(crate) runtime: Option<String>,
}

/// A text in quotes.
pub(crate) struct Quoted {
    pub(crate) text: String,
    pub(crate) span: Span,
}

impl Quoted {
    fn of(token: &TokenTree) -> Option<Self> {
        let TokenTree::Literal(literal) = token else { return None };
        Some(Self { text: literal::text(&literal.to_string())?, span: literal.span() })
    }
}

impl Args {
    pub(crate) fn parse(tokens: TokenStream) -> Result<Self, Mistake> {
        let tokens = flat(tokens);
        let path = tokens.first().and_then(Quoted::of).filter(|path| !path.text.is_empty()).ok_or_else(|| {
            let message = "expected the path of a catalogue: #[kody::catalog(\"codes.yaml\")]";
            Mistake::at(tokens.first(), message)
        })?;
        let mut args = Self { path, docs: None, runtime: None };
        let mut rest = &tokens[1..];
        while let [comma, option @ ..] = rest {
            if !is_mark(comma, ',') {
                return Err(Mistake::at(Some(comma), "expected a comma before an option"));
            }
            let [key, behind @ ..] = option else { break };
            rest = args.option(key, behind)?;
        }
        Ok(args)
    }

    /// Keeps the value of a key. The tokens behind it are the result.
    fn option<'t>(&mut self, key: &TokenTree, behind: &'t [TokenTree]) -> Result<&'t [TokenTree], Mistake> {
        const EXPECTED: &str = "expected `docs` or `crate`";
        let name = match key {
            TokenTree::Ident(name) => name.to_string(),
            _ => return Err(Mistake::at(Some(key), EXPECTED)),
        };
        let is_given = match name.as_str() {
            "docs" => self.docs.is_some(),
            "crate" => self.runtime.is_some(),
            other => return Err(Mistake::at(Some(key), format!("there is no option `{other}`: {EXPECTED}"))),
        };
        if is_given {
            return Err(Mistake::at(Some(key), format!("the option `{name}` stands here a second time")));
        }
        let message = format!("expected a value in quotes: {name} = \"…\"");
        let [equals, value, rest @ ..] = behind else { return Err(Mistake::at(Some(key), message)) };
        let value = Some(value).filter(|_| is_mark(equals, '=')).and_then(Quoted::of).ok_or_else(|| {
            let place = if is_mark(equals, '=') { value } else { key };
            Mistake::at(Some(place), message)
        })?;
        if name == "docs" {
            self.docs = Some(value);
        } else if is_path(&value.text) {
            self.runtime = Some(value.text);
        } else {
            let message = "expected the path of the crate kody: crate = \"path::to::kody\"";
            return Err(Mistake { span: value.span, message: message.to_owned() });
        }
        Ok(rest)
    }
}

/// `pub mod api { … }`.
pub(crate) struct Module {
    pub(crate) attributes: TokenStream,
    /// `pub mod api`.
    pub(crate) declaration: TokenStream,
    pub(crate) name: String,
    /// The attributes within the braces, which come first there.
    pub(crate) inner: TokenStream,
    /// What else is between the braces.
    pub(crate) content: TokenStream,
    /// What to say of a module in a file of its own: rustc gives it to no macro.
    pub(crate) no_body: Option<Mistake>,
}

impl Module {
    pub(crate) fn parse(item: TokenStream) -> Result<Self, Mistake> {
        let tokens = flat(item);
        let (attributes, item) = tokens.split_at(attributes_at(&tokens, &['#']));
        let visibility = visibility_at(item);
        let (name, body, no_body) = match &item[visibility..] {
            [word, name, TokenTree::Group(body)] if is_word(word, "mod") => (name, body.stream(), None),
            [word, name, end] if is_word(word, "mod") => {
                let message = "the module needs a body, even an empty one: pub mod api {}";
                (name, TokenStream::new(), Some(Mistake::at(Some(end), message)))
            }
            other => return Err(Mistake::at(other.first(), "kody::catalog stands before a module: pub mod api {}")),
        };
        let body: Vec<TokenTree> = body.into_iter().collect();
        let (inner, content) = body.split_at(attributes_at(&body, &['#', '!']));
        let stream = |tokens: &[TokenTree]| tokens.iter().cloned().collect();
        let name = name.to_string();
        Ok(Self {
            attributes: stream(attributes),
            declaration: stream(&item[..visibility + 2]),
            name: name.strip_prefix("r#").unwrap_or(&name).to_owned(),
            inner: stream(inner),
            content: stream(content),
            no_body,
        })
    }
}

/// How many tokens at the beginning are attributes: marks, and brackets behind them.
fn attributes_at(tokens: &[TokenTree], marks: &[char]) -> usize {
    let is_attribute = |part: &&[TokenTree]| part.iter().zip(marks).all(|(token, mark)| is_mark(token, *mark));
    tokens.chunks_exact(marks.len() + 1).take_while(is_attribute).flatten().count()
}

/// How many tokens at the beginning are a visibility.
fn visibility_at(tokens: &[TokenTree]) -> usize {
    match tokens {
        [word, ..] if !is_word(word, "pub") => 0,
        [_, TokenTree::Group(group), ..] if group.delimiter() == Delimiter::Parenthesis => 2,
        [_, ..] => 1,
        [] => 0,
    }
}

fn is_mark(token: &TokenTree, mark: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == mark)
}

fn is_word(token: &TokenTree, word: &str) -> bool {
    matches!(token, TokenTree::Ident(ident) if ident.to_string() == word)
}

/// Whether a text is a path, as far as its characters tell: rustc says where a keyword can be no name.
fn is_path(text: &str) -> bool {
    let is_letter = |character: char| character.is_alphabetic() || character == '_';
    let is_name = |name: &str| {
        let name = name.strip_prefix("r#").unwrap_or(name);
        name != "_"
            && name.starts_with(is_letter)
            && name.chars().all(|other| is_letter(other) || other.is_ascii_digit())
    };
    text.strip_prefix("::").unwrap_or(text).split("::").all(is_name)
}
