//! Rules that compare a translation with its source text.

use crate::catalog::{Catalog, Code, Localized, Message, Part, Text};
use crate::finding::{Findings, Span};
use crate::markup::{self, Inline};

/// The texts of a catalogue that can be translated, with what to call them.
fn localized(catalog: &Catalog) -> impl Iterator<Item = (String, &Localized<Text>)> {
    let notes = catalog.codes().iter().filter_map(|code| {
        let note = code.deprecated()?.note()?;
        Some((format!("the deprecation note of the code {}", code.value()), note))
    });
    sourced(catalog, catalog.codes().iter()).chain(notes)
}

/// Those of them that need a source text. A note may be for the readers of one language alone.
fn sourced<'a>(
    catalog: &'a Catalog,
    codes: impl Iterator<Item = &'a Code>,
) -> impl Iterator<Item = (String, &'a Localized<Text>)> {
    let page = catalog.page();
    let named = [("the title of the page", page.title()), ("the introduction of the page", page.intro())];
    let named = named.into_iter().map(|(what, text)| (what.to_owned(), text));
    let labels = page.labels.iter().map(|(label, text)| (format!("the label \"{}\"", label.key()), text));
    let codes = codes.flat_map(|code| {
        let parts = [("description", code.description()), ("action", code.action())].into_iter();
        parts.filter_map(|(part, text)| Some((format!("the {part} of the code {}", code.value()), text?)))
    });
    named.filter_map(|(what, text)| Some((what, text?))).chain(labels).chain(codes)
}

/// Every code has a message in the source locale, unless it is retired, and nothing is translated that has no source text.
pub(super) fn missing_source(catalog: &Catalog, findings: &mut Findings) {
    let Some(source) = catalog.locales().first() else { return };
    let mut missing = |span: Span, what: &str| {
        let message = format!("{what} is missing in the source locale \"{}\"", source.tag());
        findings.report("missing-source", span, message).help("the first of the locales is the one to write in first");
    };
    let untranslated = catalog.retired().iter().filter(|code| code.message().iter().next().is_some());
    for code in catalog.codes().iter().chain(untranslated) {
        if code.message().own(0).is_none() && !code.message().damaged {
            missing(code.message().span(), &format!("the message of the code {}", code.value()));
        }
    }
    for (what, text) in sourced(catalog, catalog.codes_and_retired()) {
        if text.own(0).is_none() && !text.damaged {
            missing(text.span(), &what);
        }
    }
}

/// What has a source text has a text in every locale. A regional locale may leave it to its language.
pub(super) fn missing_translation(catalog: &Catalog, findings: &mut Findings) {
    for code in catalog.codes() {
        report_missing(catalog, code.message(), &format!("the message of the code {}", code.value()), findings);
    }
    for (what, text) in localized(catalog) {
        report_missing(catalog, text, &what, findings);
    }
}

fn report_missing<T>(catalog: &Catalog, text: &Localized<T>, what: &str, findings: &mut Findings) {
    if text.own(0).is_none() || text.damaged {
        return;
    }
    let inherits = |locale| catalog.language_of(locale).is_some_and(|language| text.own(language).is_some());
    let missing: Vec<&str> = catalog
        .locales()
        .iter()
        .enumerate()
        .filter(|&(locale, _)| text.own(locale).is_none() && !inherits(locale))
        .map(|(_, locale)| locale.tag())
        .collect();
    if let [first, ..] = missing[..] {
        let message = format!("{what} is not translated into {}", missing.join(", "));
        findings.report("missing-translation", text.span(), message).help(format!("add a text for \"{first}\""));
    }
}

/// A translation that is the source text letter by letter was probably forgotten.
pub(super) fn same_as_source(catalog: &Catalog, findings: &mut Findings) {
    // Few texts are the same, so what their words are is worked out last.
    let mut same = |locale: usize, text: &Text, source: &Text, has_words: &dyn Fn() -> bool| {
        let (tag, language) = (catalog.locales()[locale].tag(), catalog.locales()[locale].language());
        if text.as_str() == source.as_str() && language != catalog.locales()[0].language() && has_words() {
            findings
                .report("same-as-source", text.span(), format!("the text in \"{tag}\" is the same as the source text"))
                .help("translate it, or remove it: the source text stands in for a missing one");
        }
    };
    for (_, text) in localized(catalog) {
        let Some(source) = text.own(0) else { continue };
        let has_words = || {
            has_words(markup::inlines(source.as_str()).into_iter().map(|piece| match piece {
                Inline::Text(text) => text,
                Inline::Link(link) => link.text,
                Inline::Code(_) => "",
            }))
        };
        text.iter().skip(1).for_each(|(locale, own)| same(locale, own, source, &has_words));
    }
    for code in catalog.codes() {
        let Some(Message::Plain(source)) = code.message().own(0) else { continue };
        let has_words = || {
            has_words(source.parts().map(|piece| match piece {
                Part::Literal(text) => text,
                Part::Placeholder(_) => "",
            }))
        };
        for (locale, message) in code.message().iter().skip(1) {
            if let Message::Plain(template) = message {
                same(locale, template.text(), source.text(), &has_words);
            }
        }
    }
}

/// Whether a text has so many letters outside of its markup that a language would have other words for it.
fn has_words<'a>(parts: impl Iterator<Item = &'a str>) -> bool {
    parts.flat_map(str::chars).filter(|character| character.is_alphabetic()).count() > 3
}

/// A translation keeps the code spans and the links of its source text.
pub(super) fn span_mismatch(catalog: &Catalog, findings: &mut Findings) {
    for (what, text) in localized(catalog) {
        let Some(source) = text.own(0) else { continue };
        let expected = kept(source.as_str());
        for (locale, own) in text.iter().skip(1) {
            let found = kept(own.as_str());
            let Some(difference) = markup::difference(&expected, &found) else { continue };
            let tag = catalog.locales()[locale].tag();
            findings
                .report("span-mismatch", own.span(), format!("{what} in \"{tag}\" {difference}"))
                .help("keep the code spans and links of the source text");
        }
    }
}

/// The parts of a text that no language changes, sorted: code spans, and links that the catalogue declares. The address of
/// another link may be one of a language, so that only their number counts.
fn kept(text: &str) -> Vec<String> {
    let mut kept = Vec::new();
    let span = |code: &str| ["`", code, "`"].concat();
    for piece in markup::inlines(text) {
        match piece {
            Inline::Text(_) => {}
            Inline::Code(code) => kept.push(span(code)),
            Inline::Link(link) => {
                kept.extend(markup::code_spans(link.text).into_iter().map(span));
                kept.push(match link.target.starts_with("link:") {
                    true => format!("({})", link.target),
                    false => "a link".to_owned(),
                });
            }
        }
    }
    kept.sort();
    kept
}
