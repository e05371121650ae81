//! `kody schema`: it is committed, it takes every good catalogue, and it refuses what a schema can see.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use jsonschema::Validator;
use kody_generator::catalog::Label;
use kody_generator::check::RULES;
use kody_generator::yaml::{self, Node, Scalar};
use kody_generator::{Source, compile};
use serde_json::{Map, Number, Value};

use crate::{Folder, golden, text};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn schema() -> Value {
    serde_json::from_str(&Folder::new().line("schema").fine()).expect("it is JSON")
}

fn validator() -> Validator {
    jsonschema::draft7::new(&schema()).expect("it is a schema")
}

/// The document as an editor sees it: the core schema of YAML 1.2.2 (10.3).
fn json(source: &Source) -> Option<Value> {
    yaml::read(source).ok().map(|tree| value(&tree.root))
}

fn value(node: &Node<'_>) -> Value {
    match node {
        Node::Scalar(scalar) => scalar_value(scalar),
        Node::Map(entries, _) => {
            let member = |(key, inner): &(Scalar<'_>, Node<'_>)| (key.value.clone().into_owned(), value(inner));
            Value::Object(entries.iter().map(member).collect::<Map<_, _>>())
        }
        Node::Seq(items, _) => Value::Array(items.iter().map(value).collect()),
    }
}

fn scalar_value(scalar: &Scalar<'_>) -> Value {
    let text = &*scalar.value;
    match text {
        _ if scalar.is_null() => Value::Null,
        _ if !scalar.is_plain() => Value::from(text),
        "true" | "True" | "TRUE" => Value::from(true),
        "false" | "False" | "FALSE" => Value::from(false),
        _ => {
            let digits = text.starts_with(|first: char| first.is_ascii_digit() || "+-.".contains(first));
            let float = || text.parse().ok().filter(|_| digits).and_then(Number::from_f64);
            text.parse::<i64>().ok().map(Number::from).or_else(float).map_or_else(|| Value::from(text), Value::Number)
        }
    }
}

fn errors(validator: &Validator, document: &Value) -> Vec<String> {
    validator.iter_errors(document).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

fn yaml_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in folder.read_dir().expect("the folder is there") {
        let path = entry.expect("it can be listed").path();
        if path.is_dir() {
            files.extend(yaml_files(&path));
        } else if path.extension().is_some_and(|end| end == "yaml") {
            files.push(path);
        }
    }
    files
}

#[test]
fn the_committed_schema_is_fresh() {
    golden(&root().join("docs/codes.schema.json"), &Folder::new().line("schema").fine());
}

#[test]
fn good_catalogues_pass() {
    let validator = validator();
    let mut passed = 0;
    let mut check = |name: &str, text: &str| {
        let source = Source::new(name, text);
        if compile(&source).is_err() {
            return;
        }
        let document = json(&source).expect("it is YAML");
        // A code may have no message where the rule is allowed to be broken: a schema knows no levels.
        if text.contains("missing-source: ") || text.contains("bad-name: ") {
            return;
        }
        assert_eq!(errors(&validator, &document), [] as [String; 0], "{name}\n{text}");
        passed += 1;
    };
    for folder in ["tests", "cli/tests", "kody/tests", "examples"] {
        for path in yaml_files(&root().join(folder)) {
            let bytes = Source::read(&path, "codes.yaml").expect("it can be read");
            check(&path.display().to_string(), bytes.text());
        }
    }
    check("codes.yaml", &text(&root().join("codes.yaml")));
    for rule in RULES {
        for example in rule.explanation.split("```yaml\n").skip(1) {
            check(rule.id, example.split("```").next().unwrap_or_default());
        }
    }
    assert!(passed > 60, "{passed} catalogues are too few to say anything");
}

#[test]
fn bad_examples_fail_where_a_schema_can_see_why() {
    let validator = validator();
    let seen = ["bad-locale", "bad-name", "bad-value", "missing-key", "plural-category", "unknown-key"];
    for id in seen {
        let rule = kody_generator::check::rule(id).expect("there is such a rule");
        let bad =
            rule.explanation.split("```yaml\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap_or_default();
        let document = json(&Source::new(id, bad)).expect("it is YAML");
        assert!(!validator.is_valid(&document), "{id}: the bad example passes\n{bad}");
        let fixture = json(&Source::read(&root().join(format!("tests/rules/{id}.yaml")), id).expect("it is there"));
        assert!(!validator.is_valid(&fixture.expect("it is YAML")), "{id}: the fixture passes");
    }
}

#[test]
fn each_mistake_is_seen_by_itself() {
    let validator = validator();
    let good = "kody: 1\nlocales: [uk, en]\nattributes: {outcome: [a, b], n: {type: integer}}\nreserved: {7: x}\n\
                codes:\n  13:\n    name: A\n    message: {uk: x, en: {one: x, other: y}}\n    args: {limit: integer}\n    deprecated: true\n\
                retired:\n  20: {name: B, until: \"3.0\"}\n";
    let document = |text: &str| json(&Source::new("codes.yaml", text)).expect("it is YAML");
    assert_eq!(errors(&validator, &document(good)), [] as [String; 0]);
    for (from, to) in [
        ("kody: 1", "kody: 2"),
        ("kody: 1\n", ""),
        ("locales: [uk, en]\n", ""),
        ("[uk, en]", "[]"),
        ("[uk, en]", "[uk, uk]"),
        ("[uk, en]", "[uk_UA]"),
        ("[uk, en]", "uk"),
        ("kody: 1", "kody: 1\nrepr: u64"),
        ("kody: 1", "kody: 1\nrules: {stray-space: error}"),
        ("kody: 1", "kody: 1\nrules: {stray-spase: warn}"),
        ("kody: 1", "kody: 1\ncodez: {}"),
        ("kody: 1", "kody: 1\npage: {titel: x}"),
        ("kody: 1", "kody: 1\npage: {labels: {kode: x}}"),
        ("[a, b]", "[]"),
        ("{type: integer}", "{type: number}"),
        ("{type: integer}", "{type: enum}"),
        ("{type: integer}", "{type: integer, values: [a]}"),
        ("{type: integer}", "{optional: true}"),
        ("{type: integer}", "{type: integer, default: 1}"),
        ("name: A", "name: Ї"),
        ("    name: A\n", ""),
        ("name: A", "name: A\n    until: \"3\""),
        ("name: A", "name: A\n    severity: low"),
        ("message: {uk: x, en: {one: x, other: y}}", "message: [x]"),
        ("{one: x, other: y}", "{ones: x}"),
        ("{one: x, other: y}", "[x]"),
        ("limit: integer", "limit: int"),
        ("limit: integer", "self: integer"),
        ("limit: integer", "1: integer"),
        ("deprecated: true", "deprecated: {sinse: x}"),
        ("deprecated: true", "deprecated: так"),
        ("{name: B, ", "{"),
    ] {
        assert!(good.contains(from), "{from}");
        assert!(!validator.is_valid(&document(&good.replace(from, to))), "{to:?} passes");
    }
}

/// The compiler lists the keys that a map has where one is unknown: they are the keys of the schema.
#[test]
fn the_keys_are_those_that_the_compiler_knows() {
    let schema = schema();
    let catalog = |root: &str, code: &str, retired: &str, page: &str, declaration: &str| {
        format!(
            "kody: 1\nlocales: [en]\n{root}attributes: {{a: {{type: bool, optional: true{declaration}}}}}\npage: {{title: t{page}}}\n\
             codes: {{1: {{name: A, message: a{code}}}}}\nretired: {{2: {{name: B{retired}}}}}\n"
        )
    };
    let unknown = ", квітка: x";
    for (pointer, text) in [
        ("/properties", catalog("квітка: x\n", "", "", "", "")),
        ("/definitions/code/properties", catalog("", unknown, "", "", "")),
        ("/definitions/retired/properties", catalog("", "", unknown, "", "")),
        ("/properties/page/properties", catalog("", "", "", unknown, "")),
        ("/definitions/declaration/anyOf/1/properties", catalog("", "", "", "", unknown)),
        ("/definitions/deprecated/anyOf/1/properties", catalog("", ", deprecated: {квітка: x}", "", "", "")),
    ] {
        let rejected = compile(&Source::new("codes.yaml", text)).expect_err("it has an unknown key");
        let finding = rejected.findings.iter().find(|finding| finding.rule == "unknown-key").expect("it is reported");
        let help = finding.help.as_deref().expect("the keys are listed");
        let mut known: Vec<&str> = help.split('"').skip(1).step_by(2).collect();
        let object = schema.pointer(pointer).and_then(Value::as_object).expect("it is an object");
        let mut keys: Vec<&str> = object.keys().map(String::as_str).collect();
        known.sort_unstable();
        keys.sort_unstable();
        assert_eq!(keys, known, "{pointer}");
    }
    // There are too many labels for a list.
    let labels = schema.pointer("/properties/page/properties/labels/properties").and_then(Value::as_object);
    let labels: BTreeSet<&str> = labels.expect("it is an object").keys().map(String::as_str).collect();
    assert_eq!(labels, Label::ALL.map(Label::key).into());
}

#[test]
fn every_word_of_an_enumeration_is_one_that_the_compiler_takes() {
    let schema = schema();
    let words = |pointer: &str| {
        let words = schema.pointer(pointer).and_then(Value::as_array).expect("it is a list").clone();
        words.into_iter().map(|word| word.as_str().map_or(word.to_string(), str::to_owned)).collect::<Vec<_>>()
    };
    let takes = |text: String| compile(&Source::new("codes.yaml", text.as_str())).unwrap_or_else(|_| panic!("{text}"));
    for repr in words("/properties/repr/enum") {
        takes(format!("kody: 1\nlocales: [en]\nrepr: {repr}\ncodes: {{\"1\": {{name: A, message: a}}}}\n"));
    }
    for kind in words("/definitions/declaration/anyOf/1/properties/type/enum") {
        let values = if kind == "enum" { ", values: [a]" } else { "" };
        takes(format!(
            "kody: 1\nlocales: [en]\nattributes: {{a: {{type: {kind}, optional: true{values}}}}}\ncodes: {{1: {{name: A, message: a}}}}\n"
        ));
    }
    for kind in words("/definitions/arguments/additionalProperties/enum") {
        takes(format!("kody: 1\nlocales: [en]\ncodes: {{1: {{name: A, args: {{n: {kind}}}, message: '{{n}}'}}}}\n"));
    }
    let rules = schema.pointer("/properties/rules/properties").and_then(Value::as_object).expect("it is an object");
    assert!(rules.keys().map(String::as_str).eq(RULES.iter().map(|rule| rule.id)), "the rules");
}

/// An editor reads the key `13` as a number. Where the schema says that keys are strings, it would mark every code as wrong.
#[test]
fn keys_have_a_pattern_and_no_type() {
    let schema = schema();
    let keys = &schema["definitions"]["number"];
    assert!(keys["pattern"].is_string() && keys.get("type").is_none(), "{keys}");
    assert_eq!(
        schema.pointer("/else/patternProperties/^(codes|retired)$/propertyNames/$ref"),
        Some(&"#/definitions/number".into())
    );
    let document = serde_json::json!({"kody": 1, "locales": ["en"], "codes": {"012": {"name": "A", "message": "x"}}});
    let found = errors(&validator(), &document);
    assert!(found.iter().any(|error| error.contains("012")), "{found:?}");
}
