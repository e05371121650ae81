//! Markdown with a section for each code, as a second reader (pulldown-cmark) finds it: no text breaks out of its section.

use kody_generator::emit::{Options, emitter};
use kody_generator::{Catalog, Source, Spelling, compile};
use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};

use crate::goldens::{cases, catalog, name, sections};

/// What a page has: headings by level, targets of links, links within the page.
#[derive(Debug, Default)]
struct Page {
    headings: Vec<(HeadingLevel, String)>,
    ids: Vec<String>,
    links: Vec<String>,
}

fn read(text: &str) -> Page {
    let mut page = Page::default();
    let mut heading: Option<(HeadingLevel, String)> = None;
    for event in Parser::new_ext(text, pulldown_cmark::Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => heading = Some((level, String::new())),
            Event::End(TagEnd::Heading(_)) => page.headings.extend(heading.take()),
            Event::Text(text) | Event::Code(text) => {
                if let Some((_, heading)) = &mut heading {
                    heading.push_str(&text);
                }
            }
            Event::InlineHtml(html) | Event::Html(html) => {
                page.ids.extend(html.strip_prefix("<a id=\"").and_then(|id| id.strip_suffix("\">")).map(unescaped));
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                page.links.extend(dest_url.strip_prefix('#').map(str::to_owned));
            }
            _ => {}
        }
    }
    page
}

fn unescaped(text: &str) -> String {
    text.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

/// A fragment without its percents (RFC 3986, 2.1).
fn decoded(fragment: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = fragment.bytes();
    while let Some(byte) = rest.next() {
        let digits = [rest.clone().next(), rest.clone().nth(1)].map(|digit| (digit? as char).to_digit(16));
        match (byte, digits) {
            (b'%', [Some(high), Some(low)]) => {
                bytes.push(u8::try_from(high * 16 + low).expect("two digits are a byte"));
                rest.nth(1);
            }
            _ => bytes.push(byte),
        }
    }
    String::from_utf8(bytes).expect("it is UTF-8")
}

/// Each code has its heading, in order, and nothing else has one of that depth.
pub(crate) fn assert_sections(catalog: &Catalog, locale: usize) {
    let text = emitter("markdown").expect("it is there").emit(catalog, &Options { locale, ..sections() });
    let page = read(&text);
    let name = |code: &kody_generator::catalog::Code| format!(" {}", Spelling::UpperCamel.of(code.name().as_str()));
    let given: Vec<String> = catalog.codes().iter().map(name).collect();
    let retired: Vec<String> = catalog.retired().iter().map(name).collect();
    let is = |wanted: HeadingLevel| move |(level, _): &&(HeadingLevel, String)| *level == wanted;
    let part = page.headings.iter().rposition(|heading| is(HeadingLevel::H2)(&heading)).filter(|_| !retired.is_empty());
    let (before, behind) = page.headings.split_at(part.unwrap_or(page.headings.len()));
    let assert = |headings: &[(HeadingLevel, String)], level, names: &[String]| {
        let found: Vec<&(HeadingLevel, String)> = headings.iter().filter(is(level)).collect();
        assert_eq!(found.len(), names.len(), "{:?}\n{text}", page.headings);
        for ((_, found), name) in found.iter().zip(names) {
            assert!(format!(" {found}").ends_with(name.as_str()), "{found} is not that of{name}\n{text}");
        }
    };
    assert(before, HeadingLevel::H2, &given);
    assert(behind.get(1..).unwrap_or_default(), HeadingLevel::H3, &retired);
    assert!(page.headings.iter().filter(is(HeadingLevel::H1)).count() <= 1, "{text}");
    let mut ids = page.ids.clone();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), page.ids.len(), "no two targets are the same\n{text}");
    for link in &page.links {
        assert!(page.ids.contains(&decoded(link)), "#{link} leads nowhere\n{text}");
    }
}

#[test]
fn texts_stay_in_their_sections() {
    for case in cases() {
        let catalog = catalog(&name(&case));
        (0..catalog.locales().len()).for_each(|locale| assert_sections(&catalog, locale));
    }
}

#[test]
fn texts_that_try_to_leave_their_sections_do_not() {
    let texts = [
        "```",
        "~~~\nopen",
        "- a\n\n  ```\n  open",
        "<!-- open",
        "<script>",
        "<pre>open",
        "<![CDATA[",
        "<?open",
        "# one\n## two\nthree\n===\nfour\n---",
        "> # five",
        "text\n---",
        "- text\n---\n===",
        "1. # six",
        "`open",
        "[open](",
        "[a]: b\n[a]",
        "***",
        "\\",
        "| a |\n|---|\n| b |",
        "<div>\n\n## seven",
        "<ul><li>a\n\n## eight</li></ul>",
    ];
    for text in texts {
        for (message, description, action) in [(text, "d", "a"), ("m", text, "a"), ("m", "d", text), (text, text, text)]
        {
            let [message, description, action] = [message, description, action].map(|text| format!("{text:?}"));
            let catalog = format!(
                "{{kody: 1, locales: [en], rules: {{bad-placeholder: allow}}, page: {{title: T, intro: {description}}}, \
                 codes: {{1: {{name: First, message: {message}, description: {description}, action: {action}, \
                 deprecated: {{note: {action}}}}}, 2: {{name: Second, message: {message}}}}}, \
                 retired: {{3: {{name: Third, description: {description}}}, 4: {{name: Fourth}}}}}}\n"
            );
            let compiled = compile(&Source::new("codes.yaml", catalog)).expect("nothing is wrong with it");
            assert_sections(&compiled.catalog, 0);
        }
    }
}
