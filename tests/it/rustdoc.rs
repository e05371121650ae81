//! What rustdoc makes of generated modules: no warnings, no tests, and links that lead to variants.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use kody_generator::emit::{Options, emitter};
use kody_generator::{Source, compile};
use kody_tests::{read, root};

use crate::downstream::{Package, target};

/// All that rustdoc can complain about, the lints that are off by default included.
const STRICT: &str = "-D warnings -D rustdoc::all";

/// Texts that rustdoc would misread if they came to it as they are.
const HOSTILE: &[&str] = &[
    "[token] and [`Code`] and [text][ref] and [a]: b",
    "Vec<T>, <div>, </div>, <!-- comment, <script>alert(1)</script>, a < b > c",
    "http://example.com/a_b_c https://example.com/(x) www.example.com <https://example.com> a@b.c",
    "    let code = 1;\n\n    panic!();",
    "\tassert!(false);",
    "```\nassert!(false);\n```",
    "```rust\nassert!(false);\n```\n~~~rust\nassert!(false);\n~~~",
    "- a\n\n      assert!(false);\n\n1. b\n\n       assert!(false);",
    "> quoted\n>\n>     assert!(false);",
    "<ul><li>a</li><li>    assert!(false);</li></ul>",
    "`open, ``open too, `closed`, `` ` ``, \\`escaped\\`",
    "| a | b |\n|---|---|\n| c | d |",
    "# heading\n\nsetext\n===\n\n---\n\n***",
    "[link](link:site) [far](link:far) [js](javascript:alert(1)) [rel](../a.md) [in](#x) ![image](a.png) [<b>](https://a.b)",
    "[https://a.b](https://a.b) [a https://a.b c](https://a.b/(c)) [`x`](https://a.b \"title\")",
    "[^1]: note [^1] and [^2] :emoji: &copy; &#60; \\[x\\] \\ *a **b _c ~~d",
    "*/ /* // /// \"quotes\" r#\"raw\"# \\u{1F600} \u{1F600} \u{2028} \u{202e}rtl\u{202c} {limit} ${x}",
    "Self::Nothing, crate::nothing, [Self::Nothing], [crate::nothing()], [`nothing!`]",
    "line\\\nbreak  \nand more\r\nwindows\n\n\n\nend",
    "[ ] task, - [x] done, [](empty), [](<>), []",
];

/// A catalogue in which each of the texts stands wherever a text can stand.
fn hostile() -> String {
    let quoted = |text: &str| serde_json::Value::from(text).to_string();
    let allowed = ["bidi-control", "control-character", "unknown-link", "stray-space", "not-nfc", "bad-placeholder"];
    let rules: Vec<String> = allowed.iter().map(|rule| format!("{rule}: allow")).collect();
    let mut catalog = format!(
        "kody: 1\nlocales: [en]\nrules: {{{}}}\nlinks: {{site: \"/{{locale}}/a\", far: \"https://a.b/{{locale}}\"}}\n\
         attributes: {{remark: {{type: text, optional: true}}}}\npage:\n  title: {}\n  intro: {}\ncodes:\n",
        rules.join(", "),
        quoted(&HOSTILE.join(" ")),
        quoted(&HOSTILE.join("\n\n"))
    );
    for (number, text) in HOSTILE.iter().enumerate() {
        let message = quoted(&text.replace('{', "{{").replace('}', "}}"));
        let text = quoted(text);
        catalog += &format!(
            "  {number}:\n    name: Text{number}\n    attributes: {{remark: {text}}}\n    message: {message}\n    description: {text}\n    \
             action: {text}\n    since: {text}\n    deprecated: {{since: {text}, use: Last, note: {text}}}\n"
        );
    }
    catalog + "  99: {name: Last, message: The last one}\n"
}

/// The addresses of the links on a page whose text is a name in backticks.
fn links(page: &Path) -> BTreeSet<String> {
    let page = read(page);
    let named = page.split("<a href=\"").skip(1).filter_map(|rest| {
        let (address, rest) = rest.split_once('"')?;
        rest.split_once('>')?.1.starts_with("<code>").then(|| address.to_owned())
    });
    named.collect()
}

/// The modules of all cases, and hostile texts from the macro and from a file.
fn package() -> Package {
    let package = Package::new("macro");
    package.write("codes.yaml", &hostile());
    let text = read(&root().join("tests/cases/lib.rs"));
    let cases = root().join("tests/cases").canonicalize().expect("the cases are there").display().to_string();
    let cases = text.replace("#[path = \"", &format!("#[path = \"{cases}/"));
    let (_, cases) = cases.split_once("/// The case").expect("there are cases");
    // rustdoc says nothing of what a macro has made, so the same texts come from a file, too.
    let catalog = compile(&Source::new("codes.yaml", hostile())).expect("what is wrong with it is allowed").catalog;
    let module = emitter("rust").expect("it is there").emit(&catalog, &Options::default());
    package.write("src/from_file.rs", &module);
    let macros = "/// A file.\npub mod from_file;\n/// The macro.\n#[kody::catalog(\"codes.yaml\")]\npub mod hostile_texts {}\n\
                  /// Outside.\n#[kody::catalog(\"codes.yaml\")]\npub mod r#type {\n//! Inside.\n}\n";
    package.write(
        "src/lib.rs",
        &format!("//! Hostile texts.\n#![allow(missing_docs, deprecated)]\n\n{macros}\n/// The case{cases}"),
    );
    package.write("src/main.rs", "fn main() {}\n");
    package
}

/// What a page says of its item, without links to the source: a macro has none of its own.
fn content(page: &Path) -> String {
    let page = read(page);
    let (_, content) = page.split_once("id=\"main-content\"").expect("the page has content");
    let mut parts = content.split("<a class=\"src");
    let first = parts.next().unwrap_or_default().to_owned();
    first + &parts.map(|part| part.split_once("</a>").expect("the link ends").1).collect::<String>()
}

#[test]
fn pages_have_no_warnings_and_links_lead_to_variants() {
    let package = package();
    package.cargo_with(&["doc", "--no-deps"], &[("RUSTDOCFLAGS", STRICT)]).fine();
    let pages: PathBuf = target().join("doc/downstream_macro");
    for (page, prefix) in [
        ("hostile_texts/index.html", "enum.Code.html"),
        ("hostile_texts/enum.Code.html", "enum.Code.html"),
        ("from_file/enum.Code.html", "enum.Code.html"),
        ("type/index.html", "enum.Code.html"),
        ("hostile/enum.Code.html", "enum.Code.html"),
        ("lifecycle/enum.Code.html", "enum.Code.html"),
    ] {
        let path = pages.join(page);
        let links = links(&path);
        let variants = links.iter().filter(|address| address.starts_with(&format!("{prefix}#variant."))).count();
        assert!(variants > 1, "{page}: {links:?}");
        assert!(
            links.iter().all(|address| !address.starts_with("Code::") && !address.contains("::Code")),
            "{page}: {links:?}"
        );
    }
    assert!(
        read(&pages.join("hostile_texts/index.html")).contains("<p>The macro.</p>"),
        "what the user says of the module is a paragraph of its own"
    );
    let said = read(&pages.join("type/index.html"));
    let (user, table) = (said.find("<p>Outside.\nInside.</p>"), said.find("<table>"));
    assert!(user.is_some() && user < table, "the user speaks first, before the module and within it");
    for page in ["enum.Code.html", "enum.Locale.html", "type.Message.html"] {
        let said = |module: &str| content(&pages.join(module).join(page)).replace(module, "module");
        assert_eq!(said("hostile_texts"), said("from_file"), "the macro makes another {page} than the emitter");
    }
    let page = read(&pages.join("hostile_texts/enum.Code.html"));
    assert!(page.contains("href=\"https://a.b/en\""), "a declared link at a full address leads there");
    for trap in ["href=\"javascript:", "<script>alert", "/en/a\"", "href=\"../a.md\"", "src=\"a.png\""] {
        assert!(!page.contains(trap), "{trap} came through");
    }
}

#[test]
fn no_text_becomes_a_test() {
    let said = package().cargo(&["test", "--doc"]).fine();
    assert!(said.stdout.contains("running 0 tests"), "{}", said.stdout);
}
