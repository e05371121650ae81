//! Rules that look at one text alone: its characters and its links.

use unicode_normalization::UnicodeNormalization;

use crate::catalog::{AttributeValue, Catalog, Link, Localized, Message, Text};
use crate::finding::Findings;
use crate::markup;
use crate::unicode::{is_bidi_control, is_harmless, is_nfc};

/// All texts of a catalogue that an output may show. The rules below look at each alone, most of them only at those that are not
/// surely ordinary.
pub(super) fn all(catalog: &Catalog) -> Vec<&Text> {
    let mut all = Vec::new();
    for code in catalog.codes_and_retired() {
        for (_, message) in code.message().iter() {
            match message {
                Message::Plain(template) => all.push(template.text()),
                Message::Plural(plural) => all.extend(plural.forms().iter().map(|(_, template)| template.text())),
            }
        }
        all.extend(code.attributes.iter().filter_map(|(_, value)| match value {
            Some(AttributeValue::Text(text)) => Some(text),
            _ => None,
        }));
        let deprecated = code.deprecated().and_then(|deprecated| deprecated.since.as_ref());
        all.extend(code.since.iter().chain(&code.until).chain(deprecated));
    }
    all.extend(markdown(catalog));
    all.extend(catalog.links().iter().map(Link::target).chain(&catalog.page().anchor));
    all
}

/// The texts that are Markdown.
fn markdown(catalog: &Catalog) -> impl Iterator<Item = &Text> {
    let page = catalog.page();
    let page = [page.title(), page.intro()].into_iter().flatten().chain(page.labels.iter().map(|(_, label)| label));
    let codes = catalog.codes_and_retired().flat_map(|code| {
        let note = code.deprecated().and_then(|deprecated| deprecated.note());
        [code.description(), code.action(), note].into_iter().flatten()
    });
    page.chain(codes).flat_map(Localized::iter).map(|(_, text)| text)
}

/// Reports the first character that a predicate picks, in each text. It picks none of those that [`is_harmless`] knows.
fn first_character(
    texts: &[&Text],
    findings: &mut Findings,
    rule: &'static str,
    pick: impl Fn(char) -> bool,
    help: &str,
) {
    for text in texts.iter().filter(|text| !is_harmless(text.as_str())) {
        if let Some((at, character)) = text.as_str().char_indices().find(|&(_, character)| pick(character)) {
            let span = text.span_of(at..at + character.len_utf8());
            let message = format!("the text holds the character U+{:04X}", u32::from(character));
            let mended: String = text.as_str().chars().filter(|&character| !pick(character)).collect();
            findings.report(rule, span, message).help(help).fix(text.span(), mended);
        }
    }
}

/// A text that is shown in a terminal, a page or a log holds no control characters but line breaks and tabs.
pub(super) fn control_character(texts: &[&Text], findings: &mut Findings) {
    let pick = |character: char| character.is_control() && !matches!(character, '\n' | '\t');
    first_character(
        texts,
        findings,
        "control-character",
        pick,
        "remove it: it is invisible and can disturb a terminal",
    );
}

/// A text does not reorder what stands around it (CVE-2021-42574, "Trojan Source").
pub(super) fn bidi_control(texts: &[&Text], findings: &mut Findings) {
    let help = "remove it; languages written from right to left need none of these in a text of their own";
    first_character(texts, findings, "bidi-control", is_bidi_control, help);
}

/// Texts are in Normalization Form C (UAX #15), so that equal words are equal bytes.
pub(super) fn not_nfc(texts: &[&Text], findings: &mut Findings) {
    for text in texts {
        let value = text.as_str();
        if is_nfc(value) {
            continue;
        }
        let composed: String = value.nfc().collect();
        let at = value.char_indices().zip(composed.chars()).find(|((_, a), b)| a != b).map_or(0, |((at, _), _)| at);
        let width = value[at..].chars().next().map_or(0, char::len_utf8);
        findings
            .report("not-nfc", text.span_of(at..at + width), "the text is not in Unicode's Normalization Form C")
            .help(format!("write it with composed characters: \"{}\"", excerpt(&composed)))
            .fix(text.span(), composed);
    }
}

fn excerpt(text: &str) -> String {
    let mut excerpt: String = text.chars().take(40).collect();
    if excerpt.len() < text.len() {
        excerpt.push('…');
    }
    excerpt
}

/// Blanks at the ends of a text or doubled in it are not meant.
pub(super) fn stray_space(texts: &[&Text], findings: &mut Findings) {
    for text in texts {
        let value = text.as_str();
        // A block scalar ends with its line.
        let value = value.strip_suffix('\n').unwrap_or(value);
        let stray = |at: usize, width: usize, message: &str, findings: &mut Findings| {
            findings
                .report("stray-space", text.span_of(at..at + width), message)
                .help("remove it")
                .fix(text.span(), tidy(text.as_str()));
        };
        let kept = value.trim_end();
        if kept.len() < value.len() {
            stray(kept.len(), value.len() - kept.len(), "the text ends in a blank", findings);
        }
        let leading = kept.len() - kept.trim_start().len();
        if leading > 0 {
            stray(0, leading, "the text begins with a blank", findings);
        }
        if let Some(at) = doubled_blank(kept) {
            stray(at, 2, "the text holds two blanks in a row", findings);
        }
    }
}

/// Where the first two blanks in a row stand. At the beginning of a line they nest lists, and code is as it is.
fn doubled_blank(text: &str) -> Option<usize> {
    if !text.contains("  ") {
        return None;
    }
    let (mut indent, mut code) = (true, false);
    text.as_bytes().windows(2).position(|pair| {
        match pair[0] {
            b'\n' => indent = true,
            b' ' | b'\t' => return pair == b"  " && !indent && !code,
            other => {
                indent = false;
                code ^= other == b'`';
            }
        }
        false
    })
}

/// The text without the blanks that are not meant.
fn tidy(text: &str) -> String {
    let end = if text.ends_with('\n') { "\n" } else { "" };
    let (mut indent, mut code) = (true, false);
    let mut tidy = String::with_capacity(text.len());
    for character in text.trim().chars() {
        match character {
            ' ' if !indent && !code && tidy.ends_with(' ') => continue,
            ' ' | '\t' => {}
            other => {
                indent = other == '\n';
                code ^= other == '`';
            }
        }
        tidy.push(character);
    }
    tidy + end
}

/// `link:` must be followed by the name of a link of the catalogue.
pub(super) fn unknown_link(catalog: &Catalog, findings: &mut Findings) {
    let known: Vec<&str> = catalog.links().iter().map(|link| link.name().as_str()).collect();
    for text in markdown(catalog) {
        for link in markup::links(text.as_str()) {
            let Some(name) = link.target.strip_prefix("link:") else { continue };
            if !known.contains(&name) {
                findings
                    .report("unknown-link", text.span_of(link.range), format!("there is no link \"{name}\""))
                    .suggest_for_part(name, known.iter().copied());
            }
        }
    }
}
