//! What holds of every page in HTML: it is well formed, made of a closed set of elements, asks nothing of any network, and
//! lets no text run; and its policy names the very bytes of its style and its script.

use std::collections::BTreeSet;

use base64::prelude::{BASE64_STANDARD, Engine as _};
use kody_generator::emit::{Options, emitter};
use kody_generator::{Catalog, Source, compile};
use kody_tests::{expect_file, read, root};
use sha2::{Digest as _, Sha256};

/// The elements of the page and of the texts on it.
const ELEMENTS: &[&str] = &[
    "a",
    "article",
    "aside",
    "b",
    "bdi",
    "blockquote",
    "body",
    "button",
    "code",
    "dd",
    "del",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "fieldset",
    "footer",
    "h1",
    "h2",
    "h3",
    "head",
    "header",
    "html",
    "i",
    "kbd",
    "label",
    "legend",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "script",
    "search",
    "section",
    "small",
    "span",
    "strong",
    "style",
    "summary",
    "svg",
    "template",
    "title",
    "ul",
    "var",
];

/// Elements without an end tag, those of SVG that close themselves included.
const VOID: &[&str] = &["br", "circle", "hr", "input", "link", "meta", "path", "wbr"];

/// Checks a page.
pub(crate) fn examine(text: &str, catalog: &Catalog) {
    let tags = tags(text);
    let mut open: Vec<&str> = Vec::new();
    let mut ids = BTreeSet::new();
    for tag in &tags {
        match tag {
            Tag::End(name) => assert_eq!(open.pop(), Some(*name), "tags are nested"),
            Tag::Start(name, attributes) => {
                examine_attributes(name, attributes, &mut ids);
                if !VOID.contains(name) {
                    assert!(ELEMENTS.contains(name), "there is an element {name}");
                    open.push(name);
                }
            }
        }
    }
    assert!(open.is_empty(), "{open:?} are not closed");
    let count = |wanted: &str| tags.iter().filter(|tag| matches!(tag, Tag::Start(name, _) if *name == wanted)).count();
    assert_eq!(count("article"), catalog.codes_and_retired().count(), "there is an article for each code");
    assert_eq!((count("script"), count("style"), count("title"), count("h1")), (1, 1, 1, 1));
}

fn examine_attributes<'a>(element: &str, attributes: &[(&str, &'a str)], ids: &mut BTreeSet<&'a str>) {
    for (name, value) in attributes {
        assert!(!name.starts_with("on") && *name != "style" && *name != "src", "{element} has {name}");
        if *name == "href" {
            let scheme =
                value.split(['/', '?', '#']).next().unwrap_or_default().split_once(':').map(|(scheme, _)| scheme);
            let known = ["http", "https", "mailto", "tel"];
            let safe = scheme.is_none_or(|scheme| known.iter().any(|known| scheme.eq_ignore_ascii_case(known)));
            assert!(
                safe || (element == "link" && value.starts_with("data:image/svg+xml,")),
                "{element} leads to {value}"
            );
        }
        if *name == "id" {
            assert!(!value.is_empty() && !value.contains(char::is_whitespace), "an id {value:?}");
            assert!(ids.insert(value), "two elements have the id {value:?}");
        }
    }
}

enum Tag<'a> {
    Start(&'a str, Vec<(&'a str, &'a str)>),
    End(&'a str),
}

/// The tags of a page. Our own pages quote all values, so there is little to it.
fn tags(text: &str) -> Vec<Tag<'_>> {
    let mut rest = text.strip_prefix("<!doctype html>").expect("it says that it is HTML");
    let mut tags = Vec::new();
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(end) = rest.strip_prefix('/') {
            let (name, behind) = end.split_once('>').expect("the tag ends");
            tags.push(Tag::End(name));
            rest = behind;
            continue;
        }
        let (tag, behind) = start_tag(rest);
        rest = behind;
        if let Tag::Start(name @ ("script" | "style"), _) = tag {
            rest = &rest[rest.find(&format!("</{name}>")).expect("it ends")..];
        }
        tags.push(tag);
    }
    tags
}

fn start_tag(text: &str) -> (Tag<'_>, &str) {
    let name = text.split([' ', '>', '/']).next().unwrap_or_default();
    let mut rest = &text[name.len()..];
    let mut attributes = Vec::new();
    loop {
        if let Some(behind) = rest.strip_prefix("/>").or_else(|| rest.strip_prefix('>')) {
            return (Tag::Start(name, attributes), behind);
        }
        rest = rest.strip_prefix(' ').unwrap_or_else(|| panic!("a blank before an attribute of {name}: {rest:.80}"));
        let attribute = rest.split([' ', '>', '=']).next().unwrap_or_default();
        let known = |character: char| character.is_ascii_alphanumeric() || character == '-';
        assert!(!attribute.is_empty() && attribute.chars().all(known), "{name} has an attribute {attribute:?}");
        rest = &rest[attribute.len()..];
        let value = rest.strip_prefix("=\"").map(|value| value.split_once('"').expect("the value ends"));
        let (value, behind) = value.unwrap_or(("", rest));
        attributes.push((attribute, value));
        rest = behind;
    }
}

/// The browser runs the script and takes the style only if they are the ones that the policy names.
#[test]
fn the_policy_names_the_style_and_the_script() {
    let folder = root().join("generator/src/emit/html");
    for file in ["style.css", "script.js"] {
        let content = format!("\n{}", read(&folder.join(file)));
        assert!(!content.contains("</"), "{file} would end its element");
        let hash = format!("sha256-{}\n", BASE64_STANDARD.encode(Sha256::digest(content)));
        expect_file(&folder.join(format!("{file}.sha256")), &hash);
    }
}

/// A browser would lead to the first of two elements with the same id.
#[test]
fn no_code_takes_an_id_of_the_page() {
    let codes: Vec<String> = ["_q", "_top", "_codes"]
        .iter()
        .enumerate()
        .map(|(at, code)| format!("{code}: {{name: C{at}, message: m}}"))
        .collect();
    let text =
        format!("{{kody: 1, locales: [en], repr: str, page: {{anchor: '{{code}}'}}, codes: {{{}}}}}", codes.join(", "));
    let catalog = compile(&Source::new("codes.yaml", text)).expect("nothing is wrong with it").catalog;
    let page = emitter("html").expect("there is one").emit(&catalog, &Options::default());
    examine(&page, &catalog);
    assert!(page.contains("<article id=\"code-_q\""));
}

/// French sets a blank before a colon, and Japanese and Chinese have a wide one.
#[test]
fn colons_are_those_of_the_language() {
    let text = "{kody: 1, locales: [fr, ja, pl], codes: {1: {name: A, message: a, deprecated: {use: B}}, 2: {name: B, message: b}}}";
    let catalog = compile(&Source::new("codes.yaml", text)).expect("nothing is wrong with it").catalog;
    for (locale, expected) in
        [(0, "Utiliser à la place\u{a0}: <a"), (1, "代わりに使用するコード：<a"), (2, "Zamiast niego użyj: <a")]
    {
        let page = emitter("html").expect("there is one").emit(&catalog, &Options { locale, ..Options::default() });
        assert!(page.contains(expected), "{expected}");
    }
}
