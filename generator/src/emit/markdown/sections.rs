//! The model comes in; a page with a section for each code goes out, the retired ones in a part of their own.

use super::block::{block, code_span};
use super::{escape, resolved, sentence};
use crate::catalog::{
    Argument, Attribute, AttributeValue, Catalog, Category, Code, Deprecated, Label, Localized, Message, Part,
    Template, Text,
};
use crate::emit::anchors::Anchors;
use crate::emit::instead::Instead;
use crate::emit::{is_message_described, labels, linked};
use crate::markup::one_line;
use crate::names::Spelling;
use crate::plurals::Rules;

/// The page of a locale.
pub(super) fn emit(catalog: &Catalog, locale: usize) -> String {
    Page { catalog, locale, anchors: Anchors::of(catalog), instead: Instead::of(catalog) }.whole()
}

/// What the sections share.
struct Page<'a> {
    catalog: &'a Catalog,
    locale: usize,
    anchors: Anchors,
    instead: Instead<'a>,
}

impl Page<'_> {
    fn whole(&self) -> String {
        let page = self.catalog.page();
        let mut parts = Vec::new();
        let title = resolved(self.catalog, page.title(), self.locale);
        parts.extend(title.map(|title| format!("# {}", plain(title))));
        parts.extend(self.markdown(page.intro(), 2));
        self.catalog.codes().iter().for_each(|code| self.section(&mut parts, code, 2));
        if !self.catalog.retired().is_empty() {
            parts.push(format!("## {}", self.word(Label::RetiredCodes)));
            parts.push(self.word(Label::RetiredNote));
            self.catalog.retired().iter().for_each(|code| self.section(&mut parts, code, 3));
        }
        // A page of nothing is a line all the same.
        parts.join("\n\n") + "\n"
    }

    /// What there is to say about a code, below a heading of this depth.
    fn section(&self, parts: &mut Vec<String>, code: &Code, depth: usize) {
        let name = Spelling::UpperCamel.of(code.name().as_str());
        let heading = format!("{} {} {name}", "#".repeat(depth), plain(&code.value().to_string()));
        parts.push(self.targets(code) + &heading);
        parts.extend(Some(self.facts(code)).filter(|facts| !facts.is_empty()));
        parts.extend(code.deprecated().map(|deprecated| self.deprecated(deprecated, depth)));
        let description = self.markdown(code.description(), depth);
        let found = self.catalog.resolve_with_locale(code.message(), self.locale);
        let unsaid = found.filter(|_| !is_message_described(self.catalog, code, self.locale));
        parts.extend(unsaid.map(|(_, said)| message(said.general())));
        parts.extend(description);
        if let Some(action) = self.markdown(code.action(), depth) {
            parts.extend([self.title(Label::Action), action]);
        }
        if !code.args().is_empty() {
            let args: Vec<String> = code.args().iter().map(argument).collect();
            parts.extend([self.title(Label::Arguments), args.join("\n")]);
        }
        if let Some((locale, Message::Plural(_))) = found {
            parts.extend(self.forms(code, locale).into_iter().flatten());
        }
    }

    /// What links lead to: the catalogue's own anchor, the number and the name.
    fn targets(&self, code: &Code) -> String {
        let target = |anchor: &String| format!("<a id=\"{}\"></a>", quoted(anchor));
        let targets: String = self.anchors.all(code).iter().map(target).collect();
        if targets.is_empty() { targets } else { targets + "\n\n" }
    }

    /// A note that the code should no longer be used.
    fn deprecated(&self, deprecated: &Deprecated, depth: usize) -> String {
        let since = deprecated.since().map(|since| self.with_version(Label::DeprecatedSince, since));
        let mut head = format!("**{}**", since.unwrap_or_else(|| self.word(Label::Deprecated)));
        if let Some(code) = self.instead.code(deprecated) {
            let name = Spelling::UpperCamel.of(code.name().as_str());
            let shown = format!("{} {name}", plain(&code.value().to_string()));
            head += &format!(". {}: [{shown}]({}).", self.word(Label::Instead), self.anchors.href(code));
        }
        let note = self.markdown(deprecated.note(), depth).map(|note| format!("\n\n{note}"));
        let lines = (head + &note.unwrap_or_default()).replace("\n\n", "\n>\n");
        lines
            .lines()
            .map(|line| if line == ">" { line.to_owned() } else { format!("> {line}") })
            .collect::<Vec<_>>()
            .join("\n")
    }

    /// The attributes of a code and the versions it is in, in one line. A list could run into one of the texts.
    fn facts(&self, code: &Code) -> String {
        let attributes = self.catalog.attributes().iter().enumerate().filter_map(|(index, attribute)| {
            let value = self.value(code.attribute(index)?, attribute);
            Some(format!("{}: {value}", plain(attribute.name().as_str())))
        });
        let since = code.since().map(|since| self.with_version(Label::Since, since));
        let until = code.until().map(|until| self.with_version(Label::RetiredSince, until));
        attributes.chain(since).chain(until).collect::<Vec<_>>().join(" · ")
    }

    fn value(&self, value: &AttributeValue, attribute: &Attribute) -> String {
        let text = attribute.text_of(value);
        match value {
            AttributeValue::Enum(_) => code_span(&text),
            AttributeValue::Bool(flag) => self.word(if *flag { Label::Yes } else { Label::No }),
            AttributeValue::Integer(_) => text.into_owned(),
            AttributeValue::Text(_) if text.trim().is_empty() => "\"\"".to_owned(),
            AttributeValue::Text(_) => plain(&text),
        }
    }

    /// The plural forms, each with the first numbers that take it.
    fn forms(&self, code: &Code, locale: usize) -> Option<[String; 2]> {
        let Message::Plural(plural) = code.message().own(locale)? else { return None };
        let rules = Rules::of(self.catalog.locales()[locale].tag()).unwrap_or_else(Rules::root);
        let form = |(category, template): &(Category, Template)| {
            format!("- {}{}: {}", category.as_str(), examples(&rules, *category), filled(template))
        };
        let forms: Vec<String> = plural.forms().iter().map(form).collect();
        let argument = plural.argument(code.args()).map(|at| code_span(code.args()[at].name().as_str()));
        let title = self.title(Label::Forms) + &argument.map(|name| format!(" ({name})")).unwrap_or_default();
        Some([title, forms.join("\n")])
    }

    /// A text of the catalogue below a heading of this depth.
    fn markdown(&self, text: Option<&Localized<Text>>, depth: usize) -> Option<String> {
        let text = resolved(self.catalog, text, self.locale)?;
        Some(block(&linked(self.catalog, text, self.locale), depth)).filter(|text| !text.is_empty())
    }

    fn title(&self, label: Label) -> String {
        format!("**{}**", self.word(label))
    }

    fn word(&self, label: Label) -> String {
        plain(&labels::label(self.catalog, label, self.locale))
    }

    fn with_version(&self, label: Label, version: &str) -> String {
        plain(&labels::label(self.catalog, label, self.locale).replace("{version}", version))
    }
}

/// ` (1, 21, 31, 41 …)`
fn examples(rules: &Rules, category: Category) -> String {
    let numbers = rules.examples(category);
    let listed: Vec<String> = numbers.iter().map(u32::to_string).collect();
    let more = if numbers.len() < Rules::EXAMPLES { "" } else { " …" };
    if numbers.is_empty() { String::new() } else { format!(" ({}{more})", listed.join(", ")) }
}

fn argument(argument: &Argument) -> String {
    format!("- {}: `{}`", code_span(argument.name().as_str()), argument.kind().as_str())
}

/// A message as a sentence.
fn message(template: &Template) -> String {
    sentence(&filled(template))
}

/// A template as one line, with its placeholders as code.
fn filled(template: &Template) -> String {
    let mut text = String::new();
    for part in template.parts() {
        match part {
            Part::Literal(literal) => text += &escaped(literal),
            Part::Placeholder(name) => text += &code_span(&format!("{{{}}}", name.as_str())),
        }
    }
    unlike_a_block(&one_line(&text))
}

/// Plain text as one line.
pub(in crate::emit) fn plain(text: &str) -> String {
    unlike_a_block(&one_line(&escaped(text)))
}

/// Plain text as Markdown, with what GitHub takes for formulas and MDX for expressions as text too.
fn escaped(text: &str) -> String {
    let control = |character: char| character.is_control() && !character.is_whitespace();
    escape(&text.replace(control, "\u{fffd}")).replace('{', "\\{").replace('}', "\\}").replace('$', "\\$")
}

/// A line that begins no heading, list or rule (CommonMark 0.31.2, 4 and 5).
fn unlike_a_block(line: &str) -> String {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let marked = match line.as_bytes().get(digits) {
        Some(b'#' | b'-' | b'+' | b'=' | b'|') if digits == 0 => true,
        Some(b'.' | b')') => digits > 0 && line[digits + 1..].chars().next().is_none_or(char::is_whitespace),
        _ => false,
    };
    if marked { format!("{}\\{}", &line[..digits], &line[digits..]) } else { line.to_owned() }
}

/// The value of an attribute of an element.
fn quoted(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn plain_text_stays_plain() {
        for (text, expected) in [
            ("# a", "\\# a"),
            ("- a", "\\- a"),
            ("-1", "\\-1"),
            ("1. a", "1\\. a"),
            ("12)", "12\\)"),
            ("1.5 a", "1.5 a"),
            ("> a", "\\> a"),
            ("    a\n\nb", "a b"),
            ("{a} $b$ *c* [d](e) <f>", "\\{a\\} \\$b\\$ \\*c\\* \\[d\\](e) \\<f\\>"),
            ("a\0\u{1b}\u{2028}b", "a\u{fffd}\u{fffd} b"),
        ] {
            assert_eq!(plain(text), expected, "{text}");
        }
    }
}
