//! A text of the model comes in; the text for the page's language goes out, as Markdown, as HTML and plain, with the language
//! that it is really in.

use super::{Page, html};
use crate::catalog::{Category, Code, Localized, Message, Part, Template, Text};
use crate::emit::{Value, languages, linked};
use crate::markup;
use crate::plurals::Rules;

impl Page<'_> {
    /// A Markdown text.
    pub(super) fn text(&self, text: Option<&Localized<Text>>) -> Value {
        let found = text.and_then(|text| self.catalog.resolve_with_locale(text, self.locale));
        let Some((locale, text)) = found else { return Value::Null };
        let markdown = linked(self.catalog, text.as_str().trim(), self.locale);
        Value::map([
            ("html", Value::String(html::of_markdown(&markdown))),
            ("text", Value::String(markup::plain(&markdown))),
            ("markdown", Value::String(markdown)),
        ])
        .and(self.language(locale))
    }

    /// The message of a code: plain text with placeholders.
    pub(super) fn message(&self, code: &Code) -> Value {
        let Some((locale, message)) = self.catalog.resolve_with_locale(code.message(), self.locale) else {
            return Value::Null;
        };
        let forms = match message {
            Message::Plain(_) => Vec::new(),
            Message::Plural(plural) => {
                let rules = Rules::of(self.catalog.locales()[locale].tag()).unwrap_or_else(Rules::root);
                plural.forms().iter().map(|(category, template)| form(&rules, *category, template)).collect()
            }
        };
        let chosen_by = match message {
            Message::Plain(_) => None,
            Message::Plural(plural) => plural.argument(code.args()).map(|at| code.args()[at].name().as_str()),
        };
        Value::map([
            ("html", Value::String(with_placeholders(message.general()))),
            ("text", Value::String(message.general().readable().into_owned())),
            ("plural", Value::optional(chosen_by)),
            ("forms", Value::List(forms)),
        ])
        .and(self.language(locale))
    }

    /// The language that a text is in, which is another one than that of the page where the page's has no text.
    fn language(&self, locale: usize) -> [(&'static str, Value); 3] {
        let tag = self.catalog.locales()[locale].tag();
        [
            ("locale", tag.into()),
            ("dir", languages::direction(tag).into()),
            ("fallback", Value::Bool(locale != self.locale)),
        ]
    }
}

/// A plural form, with the first numbers that take it.
fn form(rules: &Rules, category: Category, template: &Template) -> Value {
    Value::map([
        ("category", category.as_str().into()),
        ("numbers", Value::list(&rules.examples(category), |&number| Value::Integer(number.into()))),
        ("html", Value::String(with_placeholders(template))),
        ("text", Value::String(template.readable().into_owned())),
    ])
}

fn with_placeholders(template: &Template) -> String {
    let mut html = String::new();
    for part in template.parts() {
        match part {
            Part::Literal(text) => html += &html::escape(text),
            Part::Placeholder(name) => html += &format!("<var>{}</var>", html::escape(name.as_str())),
        }
    }
    html
}
