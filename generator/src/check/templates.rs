//! Rules that look at placeholders, arguments and plural forms.

use std::ops::Range;

use crate::catalog::{Argument, ArgumentKind, Catalog, Category, Code, Message, Name, Plural, Template};
use crate::finding::{Findings, listed};

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
        let known: Vec<&str> = code.args().iter().map(|arg| arg.name().as_str()).collect();
        for (_, message) in code.message().iter() {
            let selector = match message {
                Message::Plural(plural) => plural.selector(),
                Message::Plain(_) => None,
            };
            for name in message.templates().flat_map(Template::placeholders).chain(selector) {
                if !known.contains(&name.as_str()) {
                    let message = format!("the code {} has no argument \"{}\"", code.value(), name.as_str());
                    findings
                        .report("unknown-argument", name.span(), message)
                        .suggest(name.as_str(), known.iter().copied());
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
        for arg in code.args().iter().filter(|arg| arg.declared) {
            if !uses(source, arg) && !chooses(source, arg) {
                let message = format!("no source text uses the argument \"{}\"", arg.name().as_str());
                let help = format!("put {{{}}} into the message, or remove the argument", arg.name().as_str());
                findings.report("missing-argument", arg.name().span(), message).help(help);
            }
        }
        for (locale, message) in code.message().iter().skip(1) {
            for arg in code.args().iter().filter(|arg| uses(source, arg)) {
                if !uses(message, arg) && !is_broken(message) {
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

fn uses(message: &Message, arg: &Argument) -> bool {
    message.templates().flat_map(Template::placeholders).any(|name| name.as_str() == arg.name().as_str())
}

fn chooses(message: &Message, arg: &Argument) -> bool {
    match message {
        Message::Plain(_) => false,
        Message::Plural(plural) => selector(plural, std::slice::from_ref(arg)).is_ok(),
    }
}

/// Plural forms must be chosen by one argument of the type integer, and fit the language.
pub(super) fn plural_category(catalog: &Catalog, findings: &mut Findings) {
    for code in catalog.codes() {
        for (_, message) in code.message().iter() {
            let Message::Plural(plural) = message else { continue };
            // A name that no argument has is for `unknown-argument` to report.
            let known = |name: &Name| code.args().iter().any(|arg| arg.name().as_str() == name.as_str());
            if let Err((message, help)) = selector(plural, code.args())
                && plural.selector().is_none_or(known)
            {
                let span = plural.selector().map_or(plural.span(), Name::span);
                findings.report("plural-category", span, message).help(help);
            }
            // Until the forms of each language are known, the one that CLDR gives every language must do.
            if let [(category, only)] = plural.forms()
                && *category != Category::Other
            {
                findings
                    .report(
                        "plural-category",
                        only.text().span(),
                        format!("\"{}\" is the only form", category.as_str()),
                    )
                    .help("write all the forms of the language; \"other\" is one of them in every language");
            }
        }
    }
}

/// The argument that chooses the form.
fn selector<'a>(plural: &Plural, args: &'a [Argument]) -> Result<&'a Argument, (String, &'static str)> {
    let integers: Vec<&Argument> = args.iter().filter(|arg| arg.kind() == ArgumentKind::Integer).collect();
    match (plural.selector(), integers.as_slice()) {
        (Some(name), _) => integers.into_iter().find(|arg| arg.name().as_str() == name.as_str()).ok_or_else(|| {
            let message = format!("the argument \"{}\" is a text, so it cannot choose the plural form", name.as_str());
            (message, "declare it as an integer: \"args: {limit: integer}\"")
        }),
        (None, [only]) => Ok(only),
        (None, []) => {
            let message = "no argument is an integer that could choose the plural form".to_owned();
            Err((message, "declare one: \"args: {limit: integer}\""))
        }
        (None, _) => {
            let message = "several arguments are integers: which one chooses the plural form?".to_owned();
            Err((message, "name it among the forms: \"plural: limit\""))
        }
    }
}
