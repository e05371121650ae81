//! `{{API_RECORD_NOT_FOUND}}` and its place come in; the code goes out as that place can hold it.

use std::borrow::Cow;

use kody_generator::catalog::Code;
use kody_generator::emit::markdown::inline;
use kody_generator::{emit, nearest};

use crate::place::Place;
use crate::report::{Report, quoted};
use crate::scan::Mark;
use crate::{Thread, span};

/// What a reference becomes, by the word behind its colon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// The code as a link, where nothing is said.
    Link,
    /// The code alone.
    Code,
    /// The name, as the catalogue writes it.
    Name,
    /// The message.
    Message,
    /// The code as a link, and the message.
    Full,
    /// The address of the code.
    Url,
}

impl Form {
    /// Those that have words.
    pub const WORDS: [(&'static str, Self); 5] = [
        ("code", Self::Code),
        ("name", Self::Name),
        ("message", Self::Message),
        ("full", Self::Full),
        ("url", Self::Url),
    ];

    fn from_word(word: &str) -> Option<Self> {
        Self::WORDS.into_iter().find(|(known, _)| *known == word).map(|(_, form)| form)
    }
}

impl Thread<'_> {
    /// The text that takes the place of a reference.
    pub(crate) fn reference(&self, mark: &Mark<'_>, place: Place, report: &mut Report<'_>) -> Option<String> {
        let index = &self.weaver.index;
        let prefix = &self.weaver.options.prefix;
        let body = mark.body.trim_matches([' ', '\t']);
        let at = mark.body_at + mark.body.find(body)?;
        // The prefix may hold a colon itself.
        let name = body.strip_prefix(prefix.as_str())?;
        let (name, word) = name.split_once(':').map_or((name, None), |(name, word)| (name, Some(word)));
        let whole = &body[..prefix.len() + name.len()];
        let form = word.map_or(Some(Form::Link), |word| form(word, at + whole.len() + 1, report));
        let Some(code) = index.by_reference(name) else {
            let near = index.near_reference(name).map(|near| format!("did you mean \"{near}\"?"));
            let help = near.unwrap_or_else(|| {
                "\"kody generate markdown\" lists the codes; write \"\\{{\" where the braces are to stay".to_owned()
            });
            report.add("unknown-reference", span(at, whole), &format!("{} is no code", quoted(whole))).help(help);
            return None;
        };
        self.warn(code, whole, at, report);
        let filling = self.rendered(code, form?, place);
        if filling.is_none() {
            report
                .add("bad-reference", span(at, body), "nothing says where links to codes lead")
                .help("set \"link\" or \"page\", on the command line or in book.toml");
        }
        filling
    }

    /// Says that a code is on its way out, or gone.
    pub(crate) fn warn(&self, code: &Code, word: &str, at: usize, report: &mut Report<'_>) {
        let index = &self.weaver.index;
        let is_retired = self.weaver.catalog.retired().iter().any(|retired| std::ptr::eq(retired, code));
        let (what, version, place) = match code.deprecated() {
            _ if is_retired => ("retired", code.until(), code.span()),
            Some(deprecated) => ("deprecated", deprecated.since(), deprecated.span()),
            None => return,
        };
        let version = version.map(|version| format!(" in {}", quoted(version))).unwrap_or_default();
        let message = format!("{} was {what}{version}", quoted(word));
        let instead = code.deprecated().and_then(|deprecated| index.by_word(deprecated.instead()?.as_str()));
        let help = match instead {
            Some(code) => format!("refer to \"{}\" instead", index.reference(code)),
            None => "tell readers what to expect instead".to_owned(),
        };
        report
            .add("deprecated-reference", span(at, word), &message)
            .help(help)
            .in_catalog(place, "the catalogue says so");
    }

    /// A code in a form; nothing where an address is asked for and there is none.
    fn rendered(&self, code: &Code, form: Form, place: Place) -> Option<String> {
        Some(match form {
            Form::Link => self.linked(code, place),
            Form::Code => shown(&code.value().to_string(), place),
            Form::Name => shown(code.name().as_str(), place),
            Form::Message => shown(&self.message(code), place),
            Form::Full => format!("{} – {}", self.linked(code, place), shown(&self.message(code), place)),
            Form::Url => match place {
                Place::Html | Place::Tag => html(&self.address(code)?),
                _ => self.address(code)?,
            },
        })
    }

    fn address(&self, code: &Code) -> Option<String> {
        let weaver = self.weaver;
        weaver.options.target.address(weaver.catalog, code, self.locale, self.document.path)
    }

    /// The message in the language of the document. A retired code may have none: then it is its name.
    fn message(&self, code: &Code) -> String {
        let message = self.weaver.catalog.resolve(code.message(), self.locale);
        let readable = message.map(|message| message.general().readable());
        readable.unwrap_or(Cow::Borrowed(code.name().as_str())).into_owned()
    }

    /// A code as the place to which links lead.
    pub(crate) fn anchored(&self, code: &Code) -> String {
        // A pipe would end the cell.
        let anchor = html(&emit::anchor(self.weaver.catalog, code)).replace('|', "&#124;");
        format!("<span id=\"{anchor}\">{}</span>", inline(&code.value().to_string()))
    }

    /// A code as a link to its place on the page, where there can be one.
    pub(crate) fn linked(&self, code: &Code, place: Place) -> String {
        let text = shown(&code.value().to_string(), place);
        match (place, self.address(code)) {
            (Place::Markdown, Some(address)) => format!("[{text}]({address})"),
            (Place::Html, Some(address)) => format!("<a href=\"{}\">{text}</a>", html(&address)),
            _ => text,
        }
    }
}

/// The form that a word asks for.
fn form(word: &str, at: usize, report: &mut Report<'_>) -> Option<Form> {
    let form = Form::from_word(word);
    if form.is_none() {
        let words = Form::WORDS.map(|(word, _)| word);
        let near = nearest(word, &words).map(|near| format!("did you mean \"{near}\"? ")).unwrap_or_default();
        let message = format!("a reference has no form {}", quoted(word));
        let help = format!("{near}the forms are {}", words.join(", "));
        report.add("bad-reference", span(at, word), &message).help(help);
    }
    form
}

/// A plain text in one line, as a place can hold it.
fn shown(text: &str, place: Place) -> String {
    let line = || text.split_whitespace().collect::<Vec<_>>().join(" ");
    match place {
        Place::Markdown | Place::Label => inline(text),
        Place::Html | Place::Tag => html(&line()),
        Place::Code { in_table: true } => line().replace('|', "\\|"),
        Place::Code { in_table: false } | Place::Metadata => line(),
    }
}

fn html(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    text.replace('"', "&quot;").replace('\'', "&#39;")
}
