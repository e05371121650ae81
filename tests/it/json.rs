//! The JSON twin: its schema takes what kody makes and nothing else, and what it says is what the catalogue says.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use kody_generator::catalog::{
    Argument, AttributeKind, AttributeValue, Catalog, Code, Locale, Localized, Message, Part, Text,
};
use kody_generator::emit::{JSON_SCHEMA, Options, emitter, linked};
use kody_generator::{Source, Spelling, compile};
use kody_tests::{expect_file, root, tests};
use serde_json::{Value, json};

static SCHEMA: LazyLock<Value> = LazyLock::new(|| serde_json::from_str(JSON_SCHEMA).expect("the schema is JSON"));
static VALIDATOR: LazyLock<jsonschema::Validator> =
    LazyLock::new(|| jsonschema::draft7::new(&SCHEMA).expect("the schema is one"));

/// What the schema has against a document.
pub(crate) fn complaints(document: &Value) -> Vec<String> {
    VALIDATOR.iter_errors(document).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

fn catalog(case: &str) -> Catalog {
    let path = tests().join("cases").join(case).join("codes.yaml");
    compile(&Source::read(&path, "codes.yaml").expect("it can be read")).expect("nothing is wrong with it").catalog
}

fn text(catalog: &Catalog) -> String {
    emitter("json").expect("it is there").emit(catalog, &Options::default())
}

fn document(catalog: &Catalog) -> Value {
    serde_json::from_str(&text(catalog)).expect("it is JSON")
}

fn cases() -> Vec<(String, Catalog)> {
    let name = |path: &std::path::Path| path.file_name().expect("it has one").to_string_lossy().into_owned();
    let cases = crate::goldens::cases().into_iter().map(|path| name(&path));
    cases.map(|name| (name.clone(), catalog(&name))).collect()
}

#[test]
fn the_schema_is_a_schema_and_committed() {
    assert!(jsonschema::draft7::meta::is_valid(&SCHEMA));
    expect_file(&root().join("docs/codes-json.schema.json"), JSON_SCHEMA);
}

#[test]
fn every_document_fits_the_schema() {
    for (case, catalog) in cases() {
        assert_eq!(complaints(&document(&catalog)), Vec::<String>::new(), "{case}");
    }
}

/// The pointers of all objects of a document, and to each the names of its members.
fn objects(pointer: &str, value: &Value, found: &mut Vec<(String, Vec<String>)>) {
    match value {
        Value::Object(members) => {
            found.push((pointer.to_owned(), members.keys().cloned().collect()));
            for (name, value) in members {
                objects(&format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1")), value, found);
            }
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(at, item)| objects(&format!("{pointer}/{at}"), item, found));
        }
        _ => {}
    }
}

fn changed(document: &Value, pointer: &str, change: impl FnOnce(&mut serde_json::Map<String, Value>)) -> Value {
    let mut document = document.clone();
    change(document.pointer_mut(pointer).and_then(Value::as_object_mut).expect("there is an object"));
    document
}

/// The members that a document may lack. Texts by locale and attributes of a code are what the catalogue has.
const OPTIONAL: &[&str] = &["title", "intro", "description", "action", "since", "deprecated", "use", "note", "until"];

#[test]
fn the_schema_is_strict_everywhere() {
    for case in ["attributes", "hostile", "lifecycle", "plurals"] {
        let document = document(&catalog(case));
        let mut found = Vec::new();
        objects("", &document, &mut found);
        assert!(found.len() > 20, "{case} has objects");
        for (pointer, members) in found {
            let parts: Vec<&str> = pointer.split('/').collect();
            // Maps of what the catalogue names itself: texts by locale, links, labels, attributes of a code.
            let is_map = !members.is_empty() && members.iter().all(|name| ["en", "uk", "ar"].contains(&name.as_str()))
                || matches!(
                    parts[..],
                    ["", "links"] | ["", "page", "labels"] | ["", "codes" | "retired", _, "attributes"]
                );
            let open = parts.last() == Some(&"attributes") && parts.len() == 4;
            for unknown in [json!(1), json!(null), json!([]), json!({"a": 1})] {
                let wrong =
                    changed(&document, &pointer, |object| drop(object.insert("unknown".into(), unknown.clone())));
                assert!(open && unknown == 1 || !complaints(&wrong).is_empty(), "{case}{pointer} takes {unknown}");
            }
            for name in members {
                let wrong = changed(&document, &pointer, |object| drop(object.remove(&name)));
                let may_lack = is_map || OPTIONAL.contains(&name.as_str()) || is_form(&name);
                // A retired code may have no message at all.
                let may_lack = may_lack || (name == "template" && pointer.starts_with("/retired"));
                assert!(may_lack || !complaints(&wrong).is_empty(), "{case}{pointer} may lack {name}");
            }
        }
    }
}

fn is_form(name: &str) -> bool {
    ["zero", "one", "two", "few", "many", "other"].contains(&name)
}

#[test]
fn wrong_documents_do_not_fit() {
    let [attributes, lifecycle, plurals] = ["attributes", "lifecycle", "plurals"].map(|case| document(&catalog(case)));
    for (document, pointer, value) in [
        (&lifecycle, "/version", json!(2)),
        (&lifecycle, "/version", json!("1")),
        (&lifecycle, "/repr", json!("u64")),
        (&lifecycle, "/locales", json!([])),
        (&lifecycle, "/locales/0/tag", json!("en US")),
        (&lifecycle, "/codes/0/code", json!(1.5)),
        (&lifecycle, "/codes/0/code", json!(null)),
        (&lifecycle, "/codes/0/name", json!("wrong server")),
        (&lifecycle, "/codes/0/targets/rust", json!("Old")),
        (&lifecycle, "/retired/0/targets", json!({"rust": "Code::Oldest"})),
        (&lifecycle, "/codes/0/anchors", json!(["a b"])),
        (&lifecycle, "/locales/0/dir", json!("auto")),
        (&lifecycle, "/locales/0/plurals", json!({"some": [1]})),
        (&lifecycle, "/codes/0/message", json!("Old way")),
        (&lifecycle, "/codes/0/message/en", json!({"one": "Old way"})),
        (&lifecycle, "/codes/0/deprecated", json!(true)),
        (&lifecycle, "/codes/0/deprecated/use", json!("New")),
        (&lifecycle, "/codes/0/deprecated/note", json!("It was slow.")),
        (&lifecycle, "/codes/0/since", json!(1.1)),
        (&lifecycle, "/retired/0/until", json!(1)),
        (&lifecycle, "/reserved/0/reason", json!(null)),
        (&plurals, "/codes/0/args/0/type", json!("float")),
        (&plurals, "/codes/0/args", json!([])),
        (&plurals, "/codes/0/template/en", json!({"plural": "limit"})),
        (&plurals, "/codes/0/template/en", json!({"one": "no argument"})),
        (&plurals, "/codes/0/template/en/one", json!({"text": "x"})),
        (&attributes, "/codes/0/attributes/http", json!(1.5)),
        (&attributes, "/attributes/0/type", json!("word")),
        (&attributes, "/attributes/0/type", json!("bool")),
        (&attributes, "/attributes/0/values", json!([])),
        (&attributes, "/attributes/0/contract", json!("yes")),
    ] {
        let mut wrong = document.clone();
        *wrong.pointer_mut(pointer).unwrap_or_else(|| panic!("no {pointer}")) = value.clone();
        assert!(!complaints(&wrong).is_empty(), "{pointer} may be {value}");
    }
}

/// In a script element nothing but `</script` and `<!--` matters, and old engines took line separators for line ends.
#[test]
fn a_document_can_stand_in_a_script_element() {
    for (case, catalog) in cases() {
        assert!(!text(&catalog).contains(['<', '\u{2028}', '\u{2029}', '\u{7f}']), "{case}");
    }
    assert!(text(&catalog("hostile")).contains("\\u003c/script>"), "the hostile case has a script element");
}

#[test]
fn a_document_says_what_the_catalogue_says() {
    for (case, catalog) in cases() {
        let document = document(&catalog);
        let tags: Vec<&str> = catalog.locales().iter().map(Locale::tag).collect();
        let found: Vec<&Value> =
            document["locales"].as_array().expect("a list").iter().map(|one| &one["tag"]).collect();
        assert_eq!(found, tags, "{case}");
        for (list, codes) in [("codes", catalog.codes()), ("retired", catalog.retired())] {
            let found = document[list].as_array().expect("a list");
            assert_eq!(found.len(), codes.len(), "{case}: {list}");
            for (found, code) in found.iter().zip(codes) {
                let what = format!("{case} {}", code.value());
                assert_code(&what, &catalog, code, found, list == "codes");
                for locale in 0..tags.len() {
                    assert_texts(&what, &catalog, code, found, &document, locale);
                }
            }
        }
        let page = catalog.page();
        for locale in 0..tags.len() {
            let resolved = |key: &str| resolved(&document, &document["page"][key], locale);
            assert_eq!(resolved("title"), shown(&catalog, page.title(), locale), "{case}");
            assert_eq!(resolved("intro"), shown(&catalog, page.intro(), locale), "{case}");
        }
    }
}

/// The text for a locale as a program finds it that knows the document alone.
fn resolved(document: &Value, texts: &Value, locale: usize) -> Option<Value> {
    let locale = &document["locales"][locale];
    let fallback = locale["fallback"].as_array().expect("a list");
    let mut chain = std::iter::once(&locale["tag"]).chain(fallback);
    chain.find_map(|tag| texts.get(tag.as_str().expect("a tag")).cloned())
}

/// What a page shows: links lead to the pages of the language that the text is in.
fn shown(catalog: &Catalog, text: Option<&Localized<Text>>, locale: usize) -> Option<Value> {
    let (locale, text) = catalog.resolve_with_locale(text?, locale)?;
    Some(linked(catalog, text.as_str().trim_end_matches('\n'), locale).into())
}

fn assert_code(what: &str, catalog: &Catalog, code: &Code, found: &Value, given: bool) {
    assert_eq!(found["code"].to_string().trim_matches('"'), code.value().to_string().replace('"', "\\\""), "{what}");
    let name = code.name().as_str();
    let spellings = ["upper_camel", "lower_camel", "snake", "screaming", "kebab"];
    for (key, spelling) in spellings.into_iter().zip(Spelling::ALL) {
        assert_eq!(found["names"][key], spelling.of(name), "{what}");
    }
    assert_eq!(found["name"], found["names"]["upper_camel"], "{what}");
    let rust = given.then(|| format!("Code::{}", Spelling::UpperCamel.of(name)));
    assert_eq!(found["targets"].get("rust").and_then(Value::as_str), rust.as_deref(), "{what}");
    let anchor = catalog.page().anchor().replace("{code}", &code.value().to_string());
    let anchor = anchor.replace("{name}", &Spelling::Kebab.of(name)).replace(' ', "-");
    assert_eq!(found["anchor"], anchor, "{what}");
    assert!(found["anchors"].as_array().is_some_and(|all| all[0] == anchor), "{what}");
    let attributes = catalog.attributes().iter().enumerate().filter_map(|(index, attribute)| {
        let value = match (code.attribute(index)?, attribute.kind()) {
            (AttributeValue::Enum(word), AttributeKind::Enum(words)) => json!(words[*word].as_str()),
            (AttributeValue::Bool(flag), AttributeKind::Bool) => json!(flag),
            (AttributeValue::Integer(number), AttributeKind::Integer) => json!(number),
            (AttributeValue::Text(text), AttributeKind::Text) => json!(text.as_str()),
            (value, kind) => panic!("{value:?} is no {kind:?}"),
        };
        Some((attribute.name().as_str().to_owned(), value))
    });
    assert_eq!(found["attributes"], Value::Object(attributes.collect()), "{what}");
    let argument = |argument: &Argument| json!({"name": argument.name().as_str(), "type": argument.kind().as_str()});
    assert_eq!(found["args"], Value::Array(code.args().iter().map(argument).collect()), "{what}");
    for (key, version) in [("since", code.since()), ("until", code.until())] {
        assert_eq!(found.get(key).and_then(Value::as_str), version, "{what}");
    }
    assert_deprecated(what, catalog, code, found);
}

fn assert_deprecated(what: &str, catalog: &Catalog, code: &Code, found: &Value) {
    let Some(deprecated) = code.deprecated() else { return assert!(found.get("deprecated").is_none(), "{what}") };
    let found = &found["deprecated"];
    assert_eq!(found.get("since").and_then(Value::as_str), deprecated.since(), "{what}");
    let instead = deprecated.instead().map(|name| {
        let name = Spelling::UpperCamel.of(name.as_str());
        let is_meant = |code: &&Code| Spelling::UpperCamel.of(code.name().as_str()) == name;
        let code = catalog.codes().iter().find(is_meant).expect("the code is there").value().to_string();
        let anchor = catalog.page().anchor().replace("{code}", &code);
        json!({"code": code.parse::<i64>().expect("a number"), "name": name, "anchor": anchor})
    });
    assert_eq!(found.get("use").cloned(), instead, "{what}");
    assert_eq!(found.get("note").is_some(), deprecated.note().is_some(), "{what}");
}

fn assert_texts(what: &str, catalog: &Catalog, code: &Code, found: &Value, document: &Value, locale: usize) {
    let message = catalog.resolve(code.message(), locale);
    let readable = message.map(|message| Value::from(message.general().readable()));
    assert_eq!(resolved(document, &found["message"], locale), readable, "{what}");
    if !code.args().is_empty() {
        let template = resolved(document, &found["template"], locale);
        let forms = message.map(|message| filled_forms(code, message));
        assert_eq!(template.map(|template| forms_of(&template)), forms, "{what}");
    }
    let note = code.deprecated().and_then(|deprecated| deprecated.note());
    for (key, text) in [("description", code.description()), ("action", code.action())] {
        assert_eq!(resolved(document, &found[key], locale), shown(catalog, text, locale), "{what}: {key}");
    }
    assert_eq!(resolved(document, &found["deprecated"]["note"], locale), shown(catalog, note, locale), "{what}");
}

/// The forms of a message by category, placeholders filled with marks. A message without forms has the category "".
fn filled_forms(code: &Code, message: &Message) -> BTreeMap<String, String> {
    let filled = |part: Part<'_>| match part {
        Part::Literal(text) => text.to_owned(),
        Part::Placeholder(name) => format!("«{}»", name.as_str()),
    };
    match message {
        Message::Plain(template) => BTreeMap::from([(String::new(), template.parts().map(filled).collect())]),
        Message::Plural(plural) => {
            let forms = plural.forms().iter();
            let forms = forms.map(|(category, form)| (category.as_str().into(), form.parts().map(filled).collect()));
            let argument = plural.argument(code.args()).expect("one of them chooses the form");
            forms.chain([("plural".to_owned(), code.args()[argument].name().as_str().to_owned())]).collect()
        }
    }
}

/// The same from the document, by the rules of its schema alone.
fn forms_of(template: &Value) -> BTreeMap<String, String> {
    let filled = |template: &str| {
        let text = template.replace("{{", "\u{e000}").replace("}}", "\u{e001}").replace('{', "«").replace('}', "»");
        text.replace('\u{e000}', "{").replace('\u{e001}', "}")
    };
    match template {
        Value::Object(forms) => {
            forms.iter().map(|(key, form)| (key.clone(), filled(form.as_str().expect("a text")))).collect()
        }
        plain => BTreeMap::from([(String::new(), filled(plain.as_str().expect("a text")))]),
    }
}
