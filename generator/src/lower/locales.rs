//! `locales:` and `fallback:` come in; the locales with their chains of fallbacks go out.

use std::collections::HashMap;

use super::Lower;
use crate::catalog::{Locale, truncations};
use crate::finding::Span;
use crate::yaml::{Node, Scalar};

impl<'s> Lower<'s, '_> {
    /// Reads the list of locales.
    pub(super) fn locales(&mut self, node: &Node<'s>) {
        let Some(items) = self.items(node, "\"locales\"") else { return };
        for item in items {
            let Some(scalar) = self.scalar(item, "a locale") else { continue };
            let Some(tag) = canonical_tag(&scalar.value) else {
                self.not_a_tag(scalar);
                continue;
            };
            if let Some(first) = self.locales.iter().find(|locale| locale.tag == tag).map(Locale::span) {
                self.findings
                    .report("bad-locale", scalar.span, format!("the locale \"{tag}\" is listed twice"))
                    .help("remove one of the two")
                    .related(first, "it is listed here already");
                continue;
            }
            self.locales.push(Locale { tag, span: scalar.span, fallbacks: Vec::new() });
        }
        if items.is_empty() {
            let finding = self.findings.report("missing-key", node.span(), "\"locales\" is empty");
            finding.help("list at least the locale in which the texts are written first");
        }
    }

    fn not_a_tag(&mut self, scalar: &Scalar<'s>) {
        self.rejected_locales.push(scalar.value.clone().into_owned());
        let message = format!("\"{}\" is not a language tag (BCP 47)", scalar.value);
        let finding = self.findings.report("bad-locale", scalar.span, message);
        match canonical_tag(&scalar.value.replace('_', "-")) {
            Some(tag) => finding.help(format!("did you mean \"{tag}\"?")).fix(scalar.span, tag),
            None => {
                finding.help("write a language such as \"uk\", with a script or region as in \"zh-Hant\" or \"pt-BR\"")
            }
        };
    }

    /// Works out which locales stand in for which: the declared one, or else the tag cut short; the source is the last.
    pub(super) fn fallbacks(&mut self, node: Option<&Node<'s>>) {
        let declared = node.map(|node| self.declared_fallbacks(node)).unwrap_or_default();
        for locale in 0..self.locales.len() {
            self.locales[locale].fallbacks = self.chain(locale, &declared);
        }
    }

    fn declared_fallbacks(&mut self, node: &Node<'s>) -> HashMap<usize, usize> {
        let mut declared = HashMap::new();
        for (key, value) in self.entries(node, "\"fallback\"").unwrap_or_default() {
            let Some(value) = self.scalar(value, "a fallback") else { continue };
            let (Some(from), Some(to)) = (self.known_locale(key), self.known_locale(value)) else { continue };
            let mut chain = std::iter::successors(Some(to), |step| declared.get(step).copied());
            if chain.any(|step| step == from) {
                let message = format!("\"{}\" would fall back to itself", key.value);
                self.findings.report("bad-value", value.span, message).help("end each chain of fallbacks somewhere");
                continue;
            }
            declared.insert(from, to);
        }
        declared
    }

    fn chain(&self, locale: usize, declared: &HashMap<usize, usize>) -> Vec<usize> {
        let mut chain = Vec::new();
        let mut step = Some(locale);
        while let Some(from) = step {
            step = declared.get(&from).copied().or_else(|| self.parent(from));
            step = step.filter(|to| *to != locale && !chain.contains(to));
            chain.extend(step);
        }
        if locale != 0 && !chain.contains(&0) {
            chain.push(0);
        }
        chain
    }

    /// The nearest locale of the catalogue with a truncated tag (RFC 4647, 3.4): `zh` or `zh-Hant` for `zh-Hant-TW`.
    fn parent(&self, locale: usize) -> Option<usize> {
        let mut shorter = truncations(&self.locales[locale].tag).skip(1);
        shorter.find_map(|tag| self.locales.iter().position(|other| other.tag == tag))
    }

    /// The locale that a key or value names; one that is not listed is reported.
    pub(super) fn known_locale(&mut self, scalar: &Scalar<'s>) -> Option<usize> {
        let is_meant = |locale: &Locale| locale.tag.eq_ignore_ascii_case(&scalar.value);
        // Texts have their locales in the same order, mostly that of the list.
        let is_next = self.locales.get(self.next_locale).is_some_and(is_meant);
        let found = is_next.then_some(self.next_locale).or_else(|| self.locales.iter().position(is_meant));
        self.next_locale = found.map_or(0, |found| found + 1);
        let rejected = self.rejected_locales.iter().any(|tag| *tag == scalar.value);
        // Where no locale could be read at all, that is the one thing to report.
        if found.is_none() && !rejected && !self.locales.is_empty() {
            let tags: Vec<&str> = self.locales.iter().map(Locale::tag).collect();
            self.findings
                .report("unknown-locale", scalar.span, format!("the locale \"{}\" is not listed", scalar.value))
                .suggest_tag(&scalar.value, tags);
        }
        found
    }

    /// The source locale; a place for texts where there is none.
    pub(super) fn source_span(&self) -> Option<Span> {
        self.locales.first().map(Locale::span)
    }
}

/// The tag in the case that RFC 5646, 2.1.1 recommends; `None` where it is not well-formed (RFC 5646, 2.1).
fn canonical_tag(tag: &str) -> Option<String> {
    let subtags: Vec<&str> = tag.split('-').collect();
    let letters = |subtag: &str| subtag.bytes().all(|byte| byte.is_ascii_alphabetic());
    let digits = |subtag: &str| subtag.bytes().all(|byte| byte.is_ascii_digit());
    if !subtags
        .iter()
        .all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
    {
        return None;
    }
    // Languages of four to eight letters are reserved (RFC 5646, 2.2.1).
    let mut canonical =
        subtags.first().filter(|part| matches!(part.len(), 2 | 3) && letters(part))?.to_ascii_lowercase();
    // Which part comes next at the earliest: 1 extended language, 2 script, 3 region, 4 variant, 5 extension, 6 private use.
    let mut stage = 1;
    for (at, &part) in subtags.iter().enumerate().skip(1) {
        let spelt = part.to_ascii_lowercase();
        let begins = |digit: bool| part.starts_with(|first: char| first.is_ascii_digit()) == digit;
        let (next, spelt) = match part.len() {
            _ if stage == 6 => (6, spelt),
            1 if at + 1 < subtags.len() && (spelt == "x" || subtags[at + 1].len() > 1) => {
                (if spelt == "x" { 6 } else { 5 }, spelt)
            }
            2..=8 if stage == 5 => (5, spelt),
            3 if letters(part) => (1, spelt),
            4 if letters(part) => (2, part[..1].to_ascii_uppercase() + &spelt[1..]),
            2 if letters(part) => (3, part.to_ascii_uppercase()),
            3 if digits(part) => (3, spelt),
            4 if begins(true) => (4, spelt),
            5..=8 => (4, spelt),
            _ => return None,
        };
        if next < stage {
            return None;
        }
        // A script or a region comes once: what follows it is a later part.
        stage = if matches!(next, 2 | 3) { next + 1 } else { next };
        canonical.extend(["-", &spelt]);
    }
    Some(canonical)
}

#[cfg(test)]
mod tests {
    use super::canonical_tag;

    #[test]
    fn tags_are_checked_and_put_in_canonical_case() {
        for (written, canonical) in [
            ("uk", "uk"),
            ("pt-br", "pt-BR"),
            ("ZH-hant-tw", "zh-Hant-TW"),
            ("es-419", "es-419"),
            ("sr-LATN", "sr-Latn"),
            ("de-1996", "de-1996"),
            ("en-us-x-twain", "en-US-x-twain"),
            ("no", "no"),
            ("zh-yue-hk", "zh-yue-HK"),
            ("sl-rozaj-biske", "sl-rozaj-biske"),
            ("de-u-co-phonebk", "de-u-co-phonebk"),
            ("en-x-a", "en-x-a"),
        ] {
            assert_eq!(canonical_tag(written).as_deref(), Some(canonical));
        }
        for wrong in [
            "",
            "u",
            "pt_BR",
            "українська",
            "en-",
            "-en",
            "en--US",
            "en-x",
            "12",
            "en-toolongsubtag",
            "e n",
            "self",
            "en-ab1",
            "en-12",
            "en-US-Latn",
            "en-US-GB",
            "en-u",
            "en-Latn-Cyrl",
        ] {
            assert_eq!(canonical_tag(wrong), None, "{wrong}");
        }
    }
}
