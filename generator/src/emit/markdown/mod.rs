//! The model comes in; a page in Markdown (GitHub Flavored Markdown 0.29) goes out: title, introduction and the codes, as a table
//! or each in a section of its own.

mod block;
mod sections;
mod table;

#[cfg(feature = "templates")]
pub(super) use sections::plain;

pub use table::{inline, table};

use crate::catalog::{Catalog, Localized, Text};
use crate::emit::{Layout, Options, linked};
use crate::markup::one_line;
use crate::search::has_any;

/// The page of a locale.
pub(super) fn emit(catalog: &Catalog, options: &Options) -> String {
    match options.layout {
        Layout::Table => with_table(catalog, options.locale),
        Layout::Sections => sections::emit(catalog, options.locale),
    }
}

fn with_table(catalog: &Catalog, locale: usize) -> String {
    let page = catalog.page();
    let title = resolved(catalog, page.title(), locale).map(|title| format!("### {}", one_line(title)));
    let intro = resolved(catalog, page.intro(), locale).map(|intro| linked(catalog, intro, locale));
    let parts: Vec<String> = title.into_iter().chain(intro).chain([table::emit(catalog, locale)]).collect();
    parts.join("\n\n")
}

fn resolved<'a>(catalog: &Catalog, text: Option<&'a Localized<Text>>, locale: usize) -> Option<&'a str> {
    catalog.resolve(text?, locale).map(|text| text.as_str().trim())
}

/// A message has no full stop; a sentence in a row of sentences has.
fn sentence(message: &str) -> String {
    let ended = message.ends_with(['.', '!', '?', '…', ':', '。', '！', '？', '।']);
    if ended { message.to_owned() } else { format!("{message}.") }
}

/// A plain text as Markdown.
fn escape(text: &str) -> String {
    if !has_any(text, ['\\', '`', '*', '[', ']', '<', '>', '~', '_', '&']) {
        return text.to_owned();
    }
    let mut escaped = String::with_capacity(text.len());
    for (at, character) in text.char_indices() {
        let within_word = || {
            let before = text[..at].chars().next_back().is_some_and(char::is_alphanumeric);
            before && text[at + 1..].chars().next().is_some_and(char::is_alphanumeric)
        };
        if "\\`*[]<>~".contains(character) || (character == '_' && !within_word()) {
            escaped.push('\\');
        }
        match character {
            '&' => escaped.push_str("&amp;"),
            other => escaped.push(other),
        }
    }
    escaped
}
