//! `kody check --format`: each form says the same, and says it as its readers want it. The fixtures of all rules are looked at.

use std::path::{Path, PathBuf};

use jsonschema::Validator;
use serde_json::Value;

use crate::{CATALOG, Folder, Run, cases, golden, run, text};

/// Folders with the catalogues that break rules, one for each rule at least, and with their locks.
fn fixtures() -> Vec<Folder> {
    let yaml = cases("../../tests/rules").into_iter().filter(|path| path.extension().is_some_and(|end| end == "yaml"));
    let folder = |path: PathBuf| {
        let folder = Folder::new().with("codes.yaml", &text(&path));
        let lock = path.with_extension("lock");
        if lock.exists() { folder.with("codes.lock", &text(&lock)) } else { folder }
    };
    yaml.map(folder).collect()
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

fn sarif(folder: &Folder, catalog: &str) -> Value {
    json(&folder.kody(&["check", "--format", "sarif", catalog]).stdout)
}

/// The schema of the standard.
fn schema() -> Validator {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sarif/sarif-schema-2.1.0.json");
    let mut schema = json(&text(&path));
    // A pattern with a stray bracket, which the standard has and which is no regular expression; kody writes no language.
    for part in ["run", "toolComponent"] {
        let language = schema.pointer_mut(&format!("/definitions/{part}/properties/language"));
        let language = language.and_then(Value::as_object_mut).expect("the schema has it");
        language.remove("pattern").expect("it is there");
    }
    jsonschema::options().should_validate_formats(true).build(&schema).expect("it is a schema")
}

#[track_caller]
fn valid(schema: &Validator, document: &Value) {
    let errors: Vec<String> =
        schema.iter_errors(document).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}\n{document:#}");
}

#[test]
fn sarif_and_github_are_what_they_were() {
    for case in cases("check").into_iter().filter(|path| path.extension().is_some_and(|end| end == "yaml")) {
        let folder = Folder::new().with("codes.yaml", &text(&case));
        golden(&case.with_extension("github.txt"), &folder.line("check --format github").stdout);
        let version = format!("\"semanticVersion\": \"{}\"", env!("CARGO_PKG_VERSION"));
        let sarif = folder.line("check --format sarif").stdout;
        assert!(sarif.contains(&version), "{sarif}");
        golden(&case.with_extension("sarif"), &sarif.replace(&version, "\"semanticVersion\": \"…\""));
    }
}

#[test]
fn a_document_in_sarif_keeps_the_schema() {
    let schema = schema();
    valid(&schema, &sarif(&Folder::with_catalog(), "codes.yaml"));
    let fixtures = fixtures();
    assert!(fixtures.len() > 30, "the fixtures are found");
    for fixture in fixtures {
        valid(&schema, &sarif(&fixture, "codes.yaml"));
    }
}

/// Else the test above proves nothing.
#[test]
fn the_schema_refuses_what_is_no_sarif() {
    let good = sarif(&Folder::new().with("codes.yaml", "kody: 2"), "codes.yaml");
    let schema = schema();
    for (place, value) in [
        ("/version", Value::from("2.0.0")),
        ("/runs/0/columnKind", Value::from("bytes")),
        ("/runs/0/results/0/level", Value::from("deny")),
        ("/runs/0/results/0/locations/0/physicalLocation/region/startLine", Value::from(0)),
        ("/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri", Value::from("a b%")),
        ("/runs/0/tool/driver/name", Value::Null),
    ] {
        let mut document = good.clone();
        *document.pointer_mut(place).unwrap_or_else(|| panic!("there is no {place}")) = value;
        assert!(!schema.is_valid(&document), "{place}");
    }
}

#[test]
fn all_forms_tell_the_same_findings_and_end_alike() {
    for folder in fixtures() {
        let human = folder.line("check");
        let [findings, sarif, github] = ["json", "sarif", "github"].map(|format| {
            let run = folder.line(&format!("check --format {format}"));
            assert_eq!((run.code, run.stderr.as_str()), (human.code, ""), "{format}");
            run.stdout
        });
        let findings = json(&findings)["findings"].as_array().expect("it is a list").clone();
        let run = &json(&sarif)["runs"][0];
        let results: Vec<Value> =
            run["results"].as_array().expect("it is a list").iter().map(|r| of_sarif(run, r)).collect();
        let commands: Vec<Value> = github.lines().map(of_github).collect();
        let places =
            |members: &[&str]| -> Vec<Value> { findings.iter().map(|finding| part(finding, members)).collect() };
        assert_eq!(results, places(&["rule", "level", "file", "line", "column", "end_line", "end_column"]));
        let columns = |finding: &Value| {
            if finding["line"] == finding["end_line"] { finding.clone() } else { without_columns(finding) }
        };
        let expected: Vec<Value> = places(&["rule", "level", "file", "line", "column", "end_line", "end_column"])
            .iter()
            .map(columns)
            .collect();
        assert_eq!(commands, expected);
        for (finding, command) in findings.iter().zip(github.lines()) {
            let message = decoded(command.splitn(3, "::").nth(2).expect("it has a message"));
            assert!(message.starts_with(finding["message"].as_str().expect("it is a text")), "{message}");
        }
        let shown = human.stderr.lines().filter(|line| line.trim_start().starts_with("--> codes.")).count();
        assert_eq!(shown, findings.len(), "{}", human.stderr);
    }
}

/// Some members of an object.
fn part(object: &Value, members: &[&str]) -> Value {
    members.iter().map(|member| ((*member).to_owned(), object[*member].clone())).collect()
}

fn without_columns(finding: &Value) -> Value {
    part(finding, &["rule", "level", "file", "line", "end_line"])
}

/// A result of SARIF in the words of kody's own document.
fn of_sarif(run: &Value, result: &Value) -> Value {
    let location = &result["locations"][0]["physicalLocation"];
    let rule = &run["tool"]["driver"]["rules"]
        [usize::try_from(result["ruleIndex"].as_u64().expect("it is a number")).expect("it is small")];
    assert_eq!(rule["id"], result["ruleId"]);
    assert!(rule["help"]["markdown"].as_str().is_some_and(|help| help.contains("```yaml")), "{rule}");
    assert!(!rule["help"]["text"].as_str().expect("it is a text").contains("```"), "{rule}");
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let level = if result["level"] == "error" { "deny" } else { "warn" };
    let region = |key: &str| location["region"][key].clone();
    serde_json::json!({
        "rule": result["ruleId"], "level": level, "file": location["artifactLocation"]["uri"],
        "line": region("startLine"), "column": region("startColumn"),
        "end_line": region("endLine"), "end_column": region("endColumn"),
    })
}

/// A workflow command in the words of kody's own document, read as the runner of GitHub Actions does.
fn of_github(command: &str) -> Value {
    let (head, _) = command.strip_prefix("::").and_then(|rest| rest.split_once("::")).expect("it is a command");
    let (name, properties) = head.split_once(' ').expect("it has properties");
    let level = if name == "error" { "deny" } else { "warn" };
    let mut finding = serde_json::json!({"level": level});
    for property in properties.split(',') {
        let (key, value) = property.split_once('=').expect("it is a property");
        let value = decoded(&value.replace("%3A", ":").replace("%2C", ","));
        let number = value.parse::<u64>().map(Value::from);
        match key {
            "title" => finding["rule"] = value.trim_start_matches("kody ").into(),
            "file" => finding["file"] = value.into(),
            "line" => finding["line"] = number.expect("it is a number"),
            "col" => finding["column"] = number.expect("it is a number"),
            "endLine" => finding["end_line"] = number.expect("it is a number"),
            "endColumn" => finding["end_column"] = number.expect("it is a number"),
            other => panic!("there is no property {other}"),
        }
    }
    finding
}

fn decoded(text: &str) -> String {
    text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")
}

#[test]
fn braces_in_messages_are_no_places_for_arguments() {
    let catalog = CATALOG.replace("en: Wrong shelf", "en: \"Wrong {shelf}\"");
    let document = sarif(&Folder::new().with("codes.yaml", &catalog), "codes.yaml");
    let messages = document["runs"][0]["results"].to_string();
    assert!(!messages.replace("{{", "").replace("}}", "").contains("{shelf}"), "{messages}");
}

#[test]
fn second_places_are_related_locations() {
    let twice = CATALOG.replace("  30:", "  13:");
    let document = sarif(&Folder::new().with("codes.yaml", &twice), "codes.yaml");
    valid(&schema(), &document);
    let related = &document["runs"][0]["results"][0]["relatedLocations"][0];
    assert_eq!(related["physicalLocation"]["region"]["startLine"], 11);
    assert!(related["message"]["text"].as_str().is_some_and(|text| text.contains("WrongShelf")), "{related}");
}

#[test]
fn several_catalogues_are_one_document() {
    let other = "kody: 1\nlocales: [uk]\ncodes:\n  13: {name: Another, message: Інше}\n  14: {name: Fourteen, message: \" Пробіл\"}\n";
    let folder = Folder::with_catalog().with("other.yaml", other);
    let report =
        |format: &str| folder.kody(&["check", "codes.yaml", "other.yaml", "--format", format]).expect(0).stdout;
    let document = json(&report("sarif"));
    valid(&schema(), &document);
    let results = document["runs"][0]["results"].as_array().expect("it is a list");
    let uri = |location: &Value| location["physicalLocation"]["artifactLocation"]["uri"].clone();
    assert_eq!(uri(&results[0]["locations"][0]), "other.yaml");
    assert_eq!(uri(&results[0]["relatedLocations"][0]), "codes.yaml");
    let github = report("github");
    assert_eq!(github.lines().count(), results.len());
    assert!(github.contains("::warning file=other.yaml,line=4,") && github.contains("codes.yaml:11:3"), "{github}");
    assert_eq!(json(&report("json"))["findings"].as_array().map(Vec::len), Some(results.len()));
}

#[test]
#[cfg(unix)]
fn addresses_are_those_of_the_files_whatever_their_names() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;

    let folder = Folder::new().with("codes.yaml", "kody: 2");
    std::fs::create_dir(folder.path("a dir")).expect("there is room for it");
    let uri = |name: &[u8]| {
        let name = OsStr::from_bytes(name);
        std::fs::copy(folder.path("codes.yaml"), folder.0.path().join(name)).expect("it can be copied");
        let Run { stdout, .. } = run(folder.command().args(["check", "--format", "sarif"]).arg(name)).expect(1);
        let document = json(&stdout);
        valid(&schema(), &document);
        let location = &document["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"];
        (location["uri"].as_str().expect("it is a text").to_owned(), location["uriBaseId"].clone())
    };
    let here = Value::from("%SRCROOT%");
    assert_eq!(uri(b"\xff 1.yaml"), ("%FF%201.yaml".to_owned(), here.clone()));
    assert_eq!(
        uri("./a dir/коди#?.yaml".as_bytes()),
        ("a%20dir/%D0%BA%D0%BE%D0%B4%D0%B8%23%3F.yaml".to_owned(), here.clone())
    );
    let full = std::fs::canonicalize(folder.path("")).expect("it is there");
    assert_eq!(uri(full.join("full.yaml").as_os_str().as_bytes()), ("full.yaml".to_owned(), here));
    let other = std::fs::canonicalize(Folder::new().0.keep()).expect("it is there").join("other.yaml");
    assert_eq!(uri(other.as_os_str().as_bytes()), (format!("file://{}", other.display()), Value::Null));
    std::fs::remove_dir_all(other.parent().expect("it lies in a folder")).expect("it is ours");
}

/// The text with the parts replaced that a finding names, as an editor would do it.
fn mended(text: &str, fix: &Value) -> String {
    let offset = |line: &Value, column: &Value| {
        let [line, column] =
            [line, column].map(|number| number.as_u64().and_then(|number| usize::try_from(number).ok()));
        let (line, column) = (line.expect("it is a number"), column.expect("it is a number"));
        let start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
        // A mark of the byte order is none of the characters.
        let mark = if line == 1 && text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let rest = &text[start + mark..];
        start + mark + rest.char_indices().map(|(at, _)| at).chain([rest.len()]).nth(column - 1).expect("it is there")
    };
    let parts = fix.as_array().expect("it is a list").iter();
    let mut parts: Vec<_> = parts
        .map(|part| {
            let range = offset(&part["line"], &part["column"])..offset(&part["end_line"], &part["end_column"]);
            (range, part["text"].as_str().expect("it is a text"))
        })
        .collect();
    parts.sort_by_key(|(range, _)| std::cmp::Reverse(range.start));
    parts.into_iter().fold(text.to_owned(), |mut text, (range, new)| {
        text.replace_range(range, new);
        text
    })
}

/// The findings with a mend that is told, each with the same in SARIF.
fn mends(folder: &Folder) -> Vec<(Value, Value)> {
    let found = json(&folder.line("check --format json").stdout);
    let log = sarif(folder, "codes.yaml");
    let found = found["findings"].as_array().expect("it is a list").clone();
    let results = log["runs"][0]["results"].as_array().expect("it is a list").clone();
    assert_eq!(found.len(), results.len());
    found.into_iter().zip(results).filter(|(finding, _)| !finding["fix"].is_null()).collect()
}

#[test]
fn what_is_told_as_a_mend_mends_one_finding() {
    let mut rules = std::collections::BTreeSet::new();
    for folder in fixtures() {
        let text = folder.text("codes.yaml");
        let count = |folder: &Folder, rule: &Value| {
            let found = json(&folder.line("check --format json").stdout);
            found["findings"].as_array().expect("it is a list").iter().filter(|found| found["rule"] == *rule).count()
        };
        for (finding, result) in mends(&folder) {
            let before = count(&folder, &finding["rule"]);
            let other = Folder::new().with("codes.yaml", &mended(&text, &finding["fix"]));
            let other = if folder.path("codes.lock").exists() {
                other.with("codes.lock", &folder.text("codes.lock"))
            } else {
                other
            };
            assert!(count(&other, &finding["rule"]) < before, "{finding:#}\n{}", other.text("codes.yaml"));
            rules.insert(finding["rule"].as_str().expect("it is a text").to_owned());
            let change = &result["fixes"][0]["artifactChanges"][0];
            let [from, to] = [&finding["fix"][0], &change["replacements"][0]];
            assert_eq!(change["artifactLocation"]["uri"], "codes.yaml");
            assert_eq!(
                [&from["line"], &from["text"]],
                [&to["deletedRegion"]["startLine"], &to["insertedContent"]["text"]]
            );
        }
    }
    assert!(rules.len() > 3, "{rules:?}");
}

/// Where mends would undo each other, or the text cannot be read, each is told for itself or not at all.
#[test]
fn a_mend_is_what_fix_writes() {
    let text = "\u{feff}kody: 1\r\nlocales: [en]\r\ncodes:\r\n  13: {nmae: A, message: \" М “x” \"}   # c\r\n";
    let folder = Folder::new().with("codes.yaml", text);
    let found = mends(&folder);
    assert_eq!(found.len(), 3, "{found:#?}");
    let [name, blank, other] = [0, 1, 2].map(|at| mended(text, &found[at].0["fix"]));
    assert_eq!(name, text.replace("nmae", "name"));
    assert_eq!([&blank, &other], [&text.replace("\" М “x” \"", "\"М “x”\""); 2]);
    folder.line("fix").expect(0);
    assert_eq!(folder.text("codes.yaml"), blank.replace("nmae", "name"));
    let half = Folder::new().with("codes.yaml", "kody: 1\nlocales: [en]\ncods: {13: {nmae: A\n");
    assert!(mends(&half).is_empty());
}

/// One mend that cannot be made does not cost the time of all others once more for each.
#[test]
fn many_mends_are_told_soon() {
    let code = |number: u32| format!("  {number}: {{name: Code{number}, message: {{en: \"Text {number} \"}}}}\n");
    let codes: String = (0..2_000).map(code).collect();
    let text = format!("kody: 1\nlocales: [en]\ncodes:\n{codes}").replace("name: Code7,", "name: Code7, nmae: X,");
    let folder = Folder::new().with("codes.yaml", &text);
    let start = std::time::Instant::now();
    let found = mends(&folder);
    assert_eq!(found.len(), 2_000);
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}
