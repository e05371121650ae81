//! The context of pages and templates: every key is documented, and its values are what the catalogue says.

use std::collections::BTreeSet;

use kody_generator::emit::{Options, Value, context};
use kody_generator::{Source, compile};
use kody_tests::{files, read, root, tests};

fn of(source: &Source, options: &Options) -> Value {
    context(&compile(source).expect("nothing is wrong with it").catalog, options)
}

/// Keys that are names of the catalogue or labels, which are documented elsewhere.
const FREE: &[&str] = &["labels", "attributes"];

fn collect<'a>(value: &'a Value, keys: &mut BTreeSet<&'a str>) {
    match value {
        Value::Map(members) => {
            for (key, value) in members {
                keys.insert(key);
                if !FREE.contains(&key.as_str()) || matches!(value, Value::List(_)) {
                    collect(value, keys);
                }
            }
        }
        Value::List(items) => items.iter().for_each(|item| collect(item, keys)),
        _ => {}
    }
}

#[test]
fn every_key_is_documented() {
    let documentation = read(&root().join("generator/src/emit/context/context.md"));
    let words: BTreeSet<&str> = documentation.split('`').skip(1).step_by(2).collect();
    let mut found = BTreeSet::new();
    let sources: Vec<Source> = ["attributes", "backwards", "lifecycle", "plurals"]
        .map(|case| kody_tests::source(&files(&tests().join("cases").join(case), "yaml")[0]))
        .into();
    let contexts: Vec<Value> = sources.iter().map(|source| of(source, &Options::default())).collect();
    for context in &contexts {
        collect(context, &mut found);
    }
    let undocumented: Vec<&&str> = found.iter().filter(|key| !words.contains(**key)).collect();
    assert!(undocumented.is_empty(), "context.md does not name {undocumented:?}");
    let rows = documentation.lines().filter(|line| line.starts_with("| `"));
    let documented = rows.flat_map(|row| row.split(" | ").next().unwrap_or_default().split('`').skip(1).step_by(2));
    for key in documented {
        assert!(found.contains(key), "context.md names {key}, which no context has");
    }
}

const CATALOG: &str = r#"
kody: 1
locales: [uk, pt-BR, ar]
fallback: {ar: pt-BR}
links: {docs: "/{locale}/docs?a&b"}
attributes: {outcome: [success, failure], retry: {type: bool, optional: true}, http: {type: integer, optional: true}}
page:
  title: {uk: Коди, pt-BR: Códigos}
  anchor: api-{code}
  labels: {code: {uk: Номер}}
codes:
  13:
    name: WRONG_SERVER
    attributes: {outcome: failure, retry: false, http: 421}
    message: {uk: "Не той {host} & <b>", pt-BR: "Errado: {host}"}
    description: {uk: "Див. [сторінку](link:docs) і `x`"}
    deprecated: {use: rate-limit}
  30:
    name: RateLimit
    args: {limit: integer}
    attributes: {outcome: failure, http: 429}
    message:
      uk: {one: "{limit} виклик", few: "{limit} виклики", many: "{limit} викликів"}
      pt-BR: {one: "{limit} chamada", many: "{limit} de chamadas", other: "{limit} chamadas"}
retired:
  7: {name: Gone, until: "2.0", attributes: {outcome: success}}
"#;

#[test]
fn values_are_what_the_catalogue_says() {
    let source = Source::new("codes.yaml", format!("{}\n", CATALOG.trim()));
    let pages = ["index.html", "pt-BR/index.html", "ar/index.html"].map(str::to_owned).to_vec();
    let options = Options { locale: 2, pages, data: Some("codes.json".to_owned()), ..Options::default() };
    let json: serde_json::Value = serde_json::from_str(&of(&source, &options).to_json()).expect("it is JSON");
    for (pointer, expected) in [
        ("/version", "1"),
        ("/locale", r#"{"tag":"ar","name":"العربية","dir":"rtl","source":false}"#),
        ("/locales/0/href", r#""../index.html""#),
        ("/locales/1/name", r#""Português (Brasil)""#),
        ("/data", r#""../codes.json""#),
        ("/page/title/text", r#""Códigos""#),
        ("/page/title/fallback", "true"),
        ("/page/intro", "null"),
        ("/page/labels/code", r#""الرمز""#),
        ("/attributes/0/values", r#"["success","failure"]"#),
        ("/attributes/0/uses", r#"[{"value":"success","count":1},{"value":"failure","count":2}]"#),
        ("/attributes/1/uses", r#"[{"value":false,"count":1},{"value":null,"count":2}]"#),
        ("/attributes/2/uses", r#"[{"value":421,"count":1},{"value":429,"count":1},{"value":null,"count":1}]"#),
        ("/codes/0/names/kebab", r#""wrong-server""#),
        ("/codes/0/anchors", r#"["api-13","code-13","WrongServer"]"#),
        ("/codes/0/message/text", r#""Errado: {host}""#),
        ("/codes/0/message/html", r#""Errado: <var>host</var>""#),
        ("/codes/0/message/locale", r#""pt-BR""#),
        ("/codes/0/message/dir", r#""ltr""#),
        ("/codes/0/description/markdown", r#""Див. [сторінку](/ar/docs?a&b) і `x`""#),
        ("/codes/0/description/text", r#""Див. сторінку і x""#),
        (
            "/codes/0/description/html",
            r#""<p>Див. <a href=\"/ar/docs?a&amp;b\">сторінку</a> і <code dir=\"ltr\">x</code></p>""#,
        ),
        ("/codes/0/args", r#"[{"name":"host","type":"text"}]"#),
        ("/codes/0/attributes", r#"{"outcome":"failure","retry":false,"http":421}"#),
        (
            "/codes/0/deprecated",
            r##"{"since":null,"use":{"code":30,"name":"RateLimit","anchor":"api-30","href":"#api-30"},"note":null}"##,
        ),
        ("/codes/0/targets", r#"{"rust":"Code::WrongServer","json":"13"}"#),
        ("/codes/1/message/plural", r#""limit""#),
        ("/codes/1/message/forms/0/numbers", "[0,1]"),
        ("/codes/1/message/forms/1/numbers", "[1000000]"),
        ("/codes/1/message/text", r#""{limit} chamadas""#),
        ("/codes/1/action", "null"),
        ("/retired/0/message", "null"),
        ("/retired/0/until", r#""2.0""#),
        ("/retired/0/targets/rust", "null"),
    ] {
        let expected: serde_json::Value = serde_json::from_str(expected).expect("the expected value is JSON");
        assert_eq!(json.pointer(pointer), Some(&expected), "{pointer}");
    }
}

#[test]
fn a_page_that_stands_alone_links_to_no_other() {
    let source = Source::new("codes.yaml", format!("{}\n", CATALOG.trim()));
    let json: serde_json::Value =
        serde_json::from_str(&of(&source, &Options::default()).to_json()).expect("it is JSON");
    assert_eq!(json.pointer("/locales/1/href"), Some(&serde_json::Value::Null));
    assert_eq!(json.pointer("/data"), Some(&serde_json::Value::Null));
}

/// Anchors are ids of elements: no two codes may share one, and no blank may stand in one.
#[test]
fn no_two_codes_share_an_anchor() {
    let catalog = r#"{kody: 1, locales: [en], repr: str, page: {anchor: same}, codes: {
        "a b": {name: First, message: One}, "First": {name: Second, message: Two}, "a-b": {name: Third, message: Three}}}"#;
    let source = Source::new("codes.yaml", catalog.to_owned());
    let json: serde_json::Value =
        serde_json::from_str(&of(&source, &Options::default()).to_json()).expect("it is JSON");
    let anchors = |at: usize| json.pointer(&format!("/codes/{at}/anchors")).expect("they are there").to_string();
    assert_eq!(anchors(0), r#"["same","code-a-b","First"]"#);
    assert_eq!(anchors(1), r#"["code-First","Second"]"#);
    assert_eq!(anchors(2), r#"["Third"]"#);
}
