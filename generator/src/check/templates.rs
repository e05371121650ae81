//! Rules that look at placeholders, arguments and plural forms.

use std::collections::HashSet;
use std::ops::Range;

use crate::catalog::{Argument, ArgumentKind, Catalog, Category, Code, Message, Name, Plural, Template};
use crate::finding::{Findings, listed};
use crate::plurals::Rules;

/// A link's target may hold `{locale}`, an anchor `{code}` or `{name}`, and nothing else in braces.
pub(super) fn bad_placeholder(catalog: &Catalog, findings: &mut Findings) {
    let links = catalog.links().iter().map(|link| (link.target(), &["{locale}"][..]));
    let anchor = catalog.page().anchor.iter().map(|anchor| (anchor, &["{code}", "{name}"][..]));
    for (text, allowed) in links.chain(anchor) {
        for part in braces(text.as_str()) {
            let found = &text.as_str()[part.clone()];
            if !allowed.contains(&found) {
                findings
                    .report("bad-placeholder", text.span_of(part), format!("nothing is put in for \"{found}\""))
                    .help(format!("write {}", listed(allowed)));
            }
        }
    }
}

/// The parts of a text in braces, and braces without a partner.
fn braces(text: &str) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut from = 0;
    while let Some(at) = text[from..].find(['{', '}']).map(|step| from + step) {
        let inner = text[at + 1..].find(['{', '}']).map(|step| at + 1 + step);
        from = match inner {
            Some(close) if text[at..].starts_with('{') && text[close..].starts_with('}') => close + 1,
            _ => at + 1,
        };
        parts.push(at..from);
    }
    parts
}

/// A translation may use the arguments of the code only.
pub(super) fn unknown_argument(catalog: &Catalog, findings: &mut Findings) {
    for code in catalog.codes() {
        // What the arguments are is known where the source text is.
        if code.message().own(0).is_none_or(is_broken) {
            continue;
        }
        let args = || code.args().iter().map(|arg| arg.name().as_str());
        let known: HashSet<&str> = args().collect();
        for (_, message) in code.message().iter() {
            let selector = match message {
                Message::Plain(template) if template.pieces.is_empty() => continue,
                Message::Plain(_) => None,
                Message::Plural(plural) => plural.selector(),
            };
            for name in message.templates().flat_map(Template::placeholders).chain(selector) {
                if !known.contains(name.as_str()) {
                    let message = format!("the code {} has no argument \"{}\"", code.value(), name.as_str());
                    findings.report("unknown-argument", name.span(), message).suggest_for_part(name.as_str(), args());
                }
            }
        }
    }
}

/// Every translation says what the source text says: it uses the same arguments, and each declared one is used.
pub(super) fn missing_argument(catalog: &Catalog, findings: &mut Findings) {
    for code in catalog.codes() {
        let Some(source) = code.message().own(0) else { continue };
        if is_broken(source) {
            continue;
        }
        let of_source = used(source);
        for arg in code.args().iter().filter(|arg| arg.declared) {
            if !of_source.contains(arg.name().as_str()) && !chooses(source, arg) {
                let message = format!("no source text uses the argument \"{}\"", arg.name().as_str());
                let help = format!("put {{{}}} into the message, or remove the argument", arg.name().as_str());
                findings.report("missing-argument", arg.name().span(), message).help(help);
            }
        }
        for (locale, message) in code.message().iter().skip(1).filter(|_| !of_source.is_empty()) {
            let own = used(message);
            for arg in code.args().iter().filter(|arg| of_source.contains(arg.name().as_str())) {
                if !own.contains(arg.name().as_str()) && !is_broken(message) {
                    missing(catalog, code, locale, message, arg, findings);
                }
            }
        }
    }
}

/// Whether a placeholder of it was reported and taken for text.
fn is_broken(message: &Message) -> bool {
    message.templates().any(|template| template.broken)
}

fn missing(catalog: &Catalog, code: &Code, locale: usize, message: &Message, arg: &Argument, findings: &mut Findings) {
    let name = arg.name().as_str();
    let tag = catalog.locales()[locale].tag();
    let text = format!("the message of the code {} in \"{tag}\" lacks the argument \"{name}\"", code.value());
    findings
        .report("missing-argument", message.general().text().span(), text)
        .help(format!("the source text has it: put {{{name}}} where the language wants it"));
}

/// The arguments that stand in a message.
fn used(message: &Message) -> HashSet<&str> {
    message.templates().flat_map(Template::placeholders).map(Name::as_str).collect()
}

fn chooses(message: &Message, arg: &Argument) -> bool {
    match message {
        Message::Plain(_) => false,
        Message::Plural(plural) => plural.selector().is_some_and(|name| name.as_str() == arg.name().as_str()),
    }
}

/// All plural forms of a catalogue: the code, the locale and the forms.
fn plurals(catalog: &Catalog) -> impl Iterator<Item = (&Code, usize, &Plural)> {
    catalog.codes().iter().flat_map(|code| {
        code.message().iter().filter_map(move |(locale, message)| match message {
            Message::Plural(plural) => Some((code, locale, plural)),
            Message::Plain(_) => None,
        })
    })
}

/// Plural forms are chosen by one integer, and are those that the language has for whole numbers.
pub(super) fn plural_category(catalog: &Catalog, findings: &mut Findings) {
    for (code, locale, plural) in plurals(catalog) {
        // A name that no argument has is for `unknown-argument` to report.
        let known = |name: &Name| code.args().iter().any(|arg| arg.name().as_str() == name.as_str());
        if let Err((message, help)) = selector(plural, code.args())
            && plural.selector().is_none_or(known)
        {
            let span = plural.selector().map_or(plural.span(), Name::span);
            findings.report("plural-category", span, message).help(help);
        }
        let tag = catalog.locales()[locale].tag();
        let rules = Rules::of(tag).unwrap_or_else(Rules::root);
        let has = |category: Category| plural.forms().iter().any(|(form, _)| *form == category);
        let missing: Vec<&str> =
            rules.categories().iter().filter(|category| !has(**category)).map(|category| category.as_str()).collect();
        if !missing.is_empty() && !plural.damaged {
            let message =
                format!("the plural forms of the code {} in \"{tag}\" lack {}", code.value(), missing.join(", "));
            let wanted: Vec<&str> = rules.categories().iter().map(|category| category.as_str()).collect();
            let help = format!("whole numbers in this language take the forms {}", wanted.join(", "));
            findings.report("plural-category", plural.span(), message).help(help);
        }
    }
}

/// A plural form that no whole number takes in its language is never shown.
pub(super) fn unused_plural(catalog: &Catalog, findings: &mut Findings) {
    for (_, locale, plural) in plurals(catalog) {
        let tag = catalog.locales()[locale].tag();
        let rules = Rules::of(tag).unwrap_or_else(Rules::root);
        for (category, template) in plural.forms().iter().filter(|(category, _)| !rules.categories().contains(category))
        {
            let message = format!("no whole number takes the form \"{}\" in \"{tag}\"", category.as_str());
            findings.report("unused-plural", template.text().span(), message).help("remove it");
        }
    }
}

/// Whether one argument chooses the form; else what is wrong with that, and what to do.
fn selector(plural: &Plural, args: &[Argument]) -> Result<(), (String, &'static str)> {
    if plural.argument(args).is_some() {
        return Ok(());
    }
    let integers = args.iter().any(|arg| arg.kind() == ArgumentKind::Integer);
    Err(match (plural.selector(), integers) {
        (Some(name), _) => {
            let message = format!("the argument \"{}\" is a text, so it cannot choose the plural form", name.as_str());
            (message, "declare it as an integer: \"args: {limit: integer}\"")
        }
        (None, false) => {
            let message = "no argument is an integer that could choose the plural form".to_owned();
            (message, "declare one: \"args: {limit: integer}\"")
        }
        (None, true) => {
            let message = "several arguments are integers: which one chooses the plural form?".to_owned();
            (message, "name it among the forms: \"plural: limit\"")
        }
    })
}
