//! Pages come in; the draft of one catalogue goes out, in the order of the first page.

use std::collections::HashMap;
use std::path::Path;

use kody_generator::catalog::{IntRepr, Repr};

use super::{Draft, DraftCode, Names, Page, Remarks, Row, Texts, anchors, labels, links, sentence, yaml};

/// Joins the pages, at least one.
pub(super) fn join(pages: &[Page], names: &Names, remarks: &mut Remarks) -> Draft {
    let repr = repr(pages, remarks);
    let codes: Vec<&str> = pages[0].rows.iter().map(|row| row.code.as_str()).collect();
    names.warn_unused(&codes, remarks);
    let mut links = links::Declared::default();
    let title = of_source(pages, |page| Some(page.title.as_ref()?.text.clone()));
    let intro = of_source(pages, |page| Some(links.lift(&page.intro.as_ref()?.text, &page.tag)));
    let codes = self::codes(pages, &names.of(&codes), repr == Repr::Str, &mut links, remarks);
    Draft {
        files: pages.iter().map(|page| file_name(&page.file)).collect(),
        locales: pages.iter().map(|page| page.tag.clone()).collect(),
        repr,
        links: links.list,
        broken: Vec::new(),
        title,
        intro,
        anchor: anchors::pattern(pages, remarks),
        labels: headings(pages),
        codes,
    }
}

/// A catalogue says nothing of the folders of whoever made it.
fn file_name(file: &str) -> String {
    Path::new(file).file_name().map_or_else(|| file.to_owned(), |name| name.to_string_lossy().into_owned())
}

/// A text in all languages that have it, if the source language has.
fn of_source(pages: &[Page], mut text: impl FnMut(&Page) -> Option<String>) -> Texts {
    let texts = pages.iter().enumerate().filter_map(|(locale, page)| Some((locale, text(page)?)));
    let texts: Texts = texts.collect();
    if texts.first().is_some_and(|(locale, _)| *locale == 0) { texts } else { Texts::new() }
}

/// The type of the codes: the first that holds all of them. They are strings where one begins with zero, or where at least
/// half of them are no numbers.
fn repr(pages: &[Page], remarks: &mut Remarks) -> Repr {
    let rows = || pages.iter().flat_map(|page| page.rows.iter().map(move |row| (page, row)));
    let others: Vec<(&Page, &Row)> = rows().filter(|(_, row)| number(&row.code).is_none()).collect();
    let padded = |code: &str| code.len() > 1 && code.starts_with('0') && code.bytes().all(|byte| byte.is_ascii_digit());
    if others.len() * 2 >= rows().count() || others.iter().any(|(_, row)| padded(&row.code)) {
        return Repr::Str;
    }
    for (page, row) in others {
        let message = format!("the code \"{}\" is no number, though most of the others are", row.code);
        remarks.deny(&page.file, row.line, message);
    }
    let numbers: Vec<(&Page, &Row, i64)> =
        rows().filter_map(|(page, row)| Some((page, row, number(&row.code)?))).collect();
    let outside = |repr: &IntRepr| {
        let (low, high) = repr.range();
        numbers.iter().find(move |(.., number)| !(low..=high).contains(number))
    };
    let fitting =
        [IntRepr::U16, IntRepr::I16, IntRepr::U32, IntRepr::I32].into_iter().find(|repr| outside(repr).is_none());
    if let (None, Some((page, row, number))) = (fitting, outside(&IntRepr::I32)) {
        remarks.deny(&page.file, row.line, format!("the code {number} fits no integer type that holds the others"));
    }
    Repr::Int(fitting.unwrap_or(IntRepr::U16))
}

fn number(code: &str) -> Option<i64> {
    code.parse().ok().filter(|number: &i64| number.to_string() == code)
}

/// The headings of the columns where kody has others for one of the languages.
fn headings(pages: &[Page]) -> [Texts; 2] {
    let tags: Vec<String> = pages.iter().map(|page| page.tag.clone()).collect();
    let built_in = labels::built_in(&tags);
    [0, 1].map(|column| {
        let pairs = pages.iter().map(|page| page.headings[column].as_str()).zip(&built_in);
        let own = pairs.map(|(own, built_in)| if own.is_empty() { &built_in[column] } else { own });
        let differs = own.clone().zip(&built_in).any(|(own, built_in)| own != built_in[column]);
        if differs { own.map(str::to_owned).enumerate().collect() } else { Texts::new() }
    })
}

fn codes(
    pages: &[Page],
    names: &[String],
    strings: bool,
    links: &mut links::Declared,
    remarks: &mut Remarks,
) -> Vec<DraftCode> {
    let by_code: Vec<HashMap<&str, &Row>> = pages.iter().map(Page::by_code).collect();
    let mut codes = Vec::new();
    for (row, name) in pages[0].rows.iter().zip(names) {
        let key = if strings { yaml::quoted(&row.code) } else { row.code.clone() };
        let mut code = DraftCode { key, name: name.clone(), message: Texts::new(), description: Texts::new() };
        for (locale, page) in pages.iter().enumerate() {
            let text = by_code[locale].get(row.code.as_str()).map(|row| row.text.as_str()).unwrap_or_default();
            let message = sentence::first(text);
            if !text.is_empty() {
                code.message.push((locale, message.replace('{', "{{").replace('}', "}}")));
                code.description.push((locale, links.lift(&without_list_mark(text), &page.tag)));
            } else if locale == 0 {
                let message = format!("the code {} has no text; in the source language every code needs one", row.code);
                remarks.deny(&page.file, row.line, message);
            }
        }
        codes.push(code);
    }
    codes
}

/// In a cell, a dash or a number in front begins no list; in a description it would.
fn without_list_mark(text: &str) -> String {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let marks: &[&str] = if digits == 0 { &["- ", "* ", "+ "] } else { &[". ", ") "] };
    match marks.iter().any(|mark| text[digits..].starts_with(mark)) {
        true => format!("{}\\{}", &text[..digits], &text[digits..]),
        false => text.to_owned(),
    }
}
