//! `kody coverage`: what is translated, what is missing and what is stale.

use crate::Folder;

/// Three locales; a page title that Polish lacks, a message that `pt-BR` leaves to `pt`, one that is the same as its source.
const CATALOG: &str = "\
kody: 1
locales: [uk, pl, pt, pt-BR]
page: {title: {uk: Коди, pt: Códigos}}
codes:
  7:
    name: Gone
    message: {uk: Запис зник, pl: Запис зник, pt: Sumiu}
    deprecated: {note: {uk: Зайвий, pl: Zbędny, pt: Demais, pt-BR: Sobrando}}
retired:
  8: {name: Lost, message: Загубився}
";

fn folder() -> Folder {
    Folder::new().with("codes.yaml", CATALOG)
}

/// The same with another source text.
fn reworded(folder: Folder) -> Folder {
    let text = folder.text("codes.yaml").replace("uk: Запис зник,", "uk: Запису немає,");
    folder.with("codes.yaml", &text)
}

#[test]
fn a_table_shows_all_locales() {
    let expected = "\
codes.yaml: 3 texts to translate from uk

locale  done  translated  missing  stale  same as source
pl       66%           1        1      0               1
pt      100%           3        0      0               0
pt-BR   100%           3        0      0               0
";
    assert_eq!(folder().line("coverage").fine(), expected);
    let list = "
pl, missing:
  page.title  codes.yaml:3:8  Коди

pl, same as source:
  7.message  codes.yaml:7:5  Запис зник
";
    assert_eq!(folder().line("coverage --list").fine(), expected.to_owned() + list);
}

#[test]
fn json_has_all_that_is_open() {
    let expected = r#"{"version": 1, "file": "codes.yaml", "source": "uk", "texts": 3, "locales": [
  {"locale": "pl", "percent": 66, "translated": 1, "missing": 1, "stale": 0, "same_as_source": 1, "open": [
    {"key": "page.title", "state": "missing", "line": 3, "column": 8},
    {"key": "7.message", "state": "same-as-source", "line": 7, "column": 5}
  ]},
  {"locale": "pt-BR", "percent": 100, "translated": 3, "missing": 0, "stale": 0, "same_as_source": 0, "open": []}
]}
"#;
    assert_eq!(folder().line("coverage --format json --locale pl --locale PT-br").fine(), expected);
}

#[test]
fn too_little_is_an_error() {
    folder().line("coverage --fail-under 66").expect(0);
    let run = folder().line("coverage --fail-under 67").expect(1);
    assert!(run.stderr.contains("\"pl\" is done to 66%, less than 67%"), "{}", run.stderr);
    folder().line("coverage --fail-under 100 --locale pt").expect(0);
    folder().line("coverage --fail-under 101").says(2, &["101"]);
}

/// What is not translated is no reason not to say so, even where the catalogue denies it.
#[test]
fn a_catalogue_that_denies_what_is_missing_is_shown() {
    let text = format!("rules: {{missing-translation: deny, same-as-source: deny}}\n{CATALOG}");
    assert!(Folder::new().with("codes.yaml", &text).line("coverage").fine().contains("pl       66%"));
    let broken = CATALOG.replace("Sumiu", "\"{sumiu}\"");
    Folder::new().with("codes.yaml", &broken).line("coverage").says(1, &["unknown-argument", "codes.yaml: 1 error"]);
}

#[test]
fn a_changed_source_text_makes_its_translations_stale() {
    let stale = |folder: &Folder, tag: &str| {
        let json = folder.kody(&["coverage", "--format", "json", "--locale", tag]).fine();
        json.contains("\"key\": \"7.message\", \"state\": \"stale\"")
    };
    let folder = reworded(folder());
    assert!(!stale(&folder, "pl"), "nothing is stale without the file");
    let folder = reworded({
        let folder = self::folder();
        assert!(folder.line("coverage --update").expect(0).stderr.contains("wrote codes.translations"));
        assert!(folder.line("coverage --update").expect(0).stderr.contains("unchanged codes.translations"));
        folder
    });
    assert!(stale(&folder, "pl") && stale(&folder, "pt"));
    assert!(!folder.text("codes.translations").contains("8.message"), "a retired code has nothing to translate");
    folder.line("coverage --update").expect(0);
    assert!(stale(&folder, "pl") && stale(&folder, "pt"));
    folder.line("coverage --confirm 7.message --locale pl").expect(0);
    assert!(!stale(&folder, "pl") && stale(&folder, "pt"));
    let text = folder.text("codes.yaml").replace("Sumiu", "Desapareceu");
    let folder = folder.with("codes.yaml", &text);
    assert!(!stale(&folder, "pt"));
    let folder = reworded_back(folder);
    folder.line("coverage --confirm 7").expect(0);
    assert!(!stale(&folder, "pl") && !stale(&folder, "pt"));
}

fn reworded_back(folder: Folder) -> Folder {
    let text = folder.text("codes.yaml").replace("Запису немає", "Запис загубився");
    folder.with("codes.yaml", &text)
}

#[test]
fn wrong_words_are_trouble() {
    let folder = folder();
    for (line, words) in [
        ("coverage nowhere.yaml", ["there is no file \"nowhere.yaml\"", ""]),
        ("coverage --locale de", ["the catalogue has no locale \"de\"", "the catalogue has uk, pl"]),
        ("coverage --locale uk", ["\"uk\" is the source locale", "name another locale"]),
        ("coverage --confirm 7.mesage", ["the catalogue has no text \"7.mesage\"", "did you mean \"7.message\"?"]),
        ("coverage --confirm 8", ["the catalogue has no text \"8\"", ""]),
    ] {
        folder.line(line).says(2, &words);
    }
}

#[test]
fn a_broken_file_of_origins_is_shown_and_kept() {
    let broken = "kody-translations 1\n<<<<<<< HEAD\n";
    let folder = folder().with("codes.translations", broken);
    for line in ["coverage", "coverage --update"] {
        folder
            .line(line)
            .says(1, &["codes.translations:2:1", "a merge that is not resolved", "keep the lines of both"]);
    }
    assert_eq!(folder.text("codes.translations"), broken);
}
