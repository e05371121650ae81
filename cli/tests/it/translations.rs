//! `kody import po` and `kody import xliff`: what translators give back goes into the catalogue, and nothing else changes.

use crate::Folder;
use crate::export::{catalogs, compiled, gettext, in_27_languages, targets};

/// A catalogue with comments, quotes and layouts of all kinds.
const CATALOG: &str = "\
# Codes of the store.
kody: 1
locales: [en, uk, pl]   # the source first
links: {docs: /docs}

page:
  title: {en: Codes, uk: Коди}
codes:
  # The first one.
  13:
    name: WrongShelf
    message: Wrong shelf   # no other language yet
    description:
      en: |
        See [the docs](link:docs): `data`.

        - one
      # of uk
      uk: \"Див. [документацію](link:docs): `data`.\\n\\n- раз\\n\"

  30: {name: TooMany, args: {limit: integer}, message: {en: {one: '{limit} call', other: '{limit} calls'}, uk: {one: '{limit} виклик', few: '{limit} виклики', many: '{limit} викликів'}}}
  31:
    name: Few
    message: {en: Few, uk: Мало}
retired:
  8: {name: Gone, message: Gone}
";

fn folder() -> Folder {
    Folder::new().with("codes.yaml", CATALOG)
}

/// The texts of a catalogue in a locale, as a PO file.
fn exported(folder: &Folder, tag: &str) -> String {
    folder.kody(&["export", "po", "--locale", tag]).fine()
}

/// Imports a PO file; what is said.
#[track_caller]
fn import(folder: &Folder, po: &str) -> String {
    crate::put(&folder.path("x.po"), po);
    folder.line("import po x.po").expect(0).stderr
}

/// The file with another translation of a text.
#[track_caller]
fn translated(po: &str, key: &str, from: &str, to: &str) -> String {
    let at = po.find(&format!("msgctxt \"{key}\"")).unwrap_or_else(|| panic!("no {key} in\n{po}"));
    let (before, after) = po.split_at(at);
    assert!(after.contains(from), "no {from} in\n{after}");
    format!("{before}{}", after.replacen(from, to, 1))
}

#[test]
fn an_untouched_file_changes_no_byte() {
    for (name, text) in catalogs() {
        let folder = Folder::new().with("codes.yaml", &text);
        for tag in targets(&compiled(&text)) {
            for (format, file) in [("po", "x.po"), ("xliff", "x.xlf")] {
                folder.kody(&["export", format, "--locale", &tag, "-o", file]).expect(0);
                let run = folder.kody(&["import", format, file]).expect(0);
                assert!(run.stderr.contains(&format!("0 texts changed in {tag}, 0 new")), "{name}: {}", run.stderr);
                assert_eq!(folder.text("codes.yaml"), text, "{name}, {tag}, {format}");
                assert!(!folder.path("codes.translations").exists(), "{name}");
            }
        }
    }
}

/// The same with what is known of stale texts, and after tools of gettext have had the file.
#[test]
fn a_file_that_gettext_wrote_changes_no_byte() {
    let text = crate::text(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/export/codes.yaml"));
    for text in [text, in_27_languages()] {
        let folder = Folder::new().with("codes.yaml", &text);
        folder.line("coverage --update").expect(0);
        let reworded = text.replacen("Не та полиця", "Чужа полиця", 1).replacen("Of the code 1", "About the code 1", 1);
        let folder = folder.with("codes.yaml", &reworded);
        let origins = folder.text("codes.translations");
        folder.line("export po -o codes.pot").expect(0);
        for tag in targets(&compiled(&text)).iter().take(9) {
            let po = exported(&folder, tag);
            crate::put(&folder.path("old.po"), &po);
            let [old, template] = ["old.po", "codes.pot"].map(|file| folder.path(file).display().to_string());
            let merged = ["-q", "--no-fuzzy-matching", "-o", "-", &old, &template];
            for (tool, args) in [
                ("msgcat", &["--width=40", "-"][..]),
                ("msgcat", &["--escape", "--sort-output", "-"]),
                ("msgmerge", &merged),
            ] {
                let Some((_, written)) = gettext(tool, args, &po) else { return };
                assert!(import(&folder, &written).contains("0 texts changed"), "{tag}, {tool} {args:?}");
                assert_eq!(folder.text("codes.yaml"), reworded, "{tag}, {tool} {args:?}");
                assert_eq!(folder.text("codes.translations"), origins, "{tag}, {tool} {args:?}");
            }
        }
    }
}

#[test]
fn only_what_was_translated_changes() {
    let folder = folder();
    let po = exported(&folder, "uk");
    let po = translated(&po, "13.message", "msgstr \"\"", "msgstr \"Не та полиця\"");
    let po = translated(&po, "13.description", "раз", "один");
    let po = translated(&po, "30.message", "виклики", "звертання");
    assert_eq!(import(&folder, &po), "2 texts changed in uk, 1 new, 2 unchanged\n");
    let expected = CATALOG
        .replace(
            "    message: Wrong shelf   # no other language yet\n",
            "    message:\n      en: Wrong shelf   # no other language yet\n      uk: Не та полиця\n",
        )
        // A text of several lines reads better below "|".
        .replace(
            "\"Див. [документацію](link:docs): `data`.\\n\\n- раз\\n\"",
            "|\n        Див. [документацію](link:docs): `data`.\n\n        - один",
        )
        .replace("виклики", "звертання");
    assert_eq!(folder.text("codes.yaml"), expected);
    folder.line("check").expect(0);
    // What was taken is known from now on.
    assert!(folder.text("codes.translations").contains("\nuk 13.message "));
    assert_eq!(import(&folder, &po), "0 texts changed in uk, 0 new, 5 unchanged\n");
}

#[test]
fn a_new_language_is_written_as_the_source_is() {
    let folder = folder();
    let mut po = exported(&folder, "pl");
    for (key, to) in [("page.title", "Kody"), ("13.message", "Zła półka"), ("31.message", "Mało: \\\"x\\\"")] {
        po = translated(&po, key, "msgstr \"\"", &format!("msgstr \"{to}\""));
    }
    po = translated(&po, "13.description", "msgstr \"\"", "msgstr \"Zob. [dok](link:docs): `data`.\\n\\n- raz\"");
    for (index, form) in ["wywołanie", "wywołania", "wywołań"].iter().enumerate() {
        po = translated(
            &po,
            "30.message",
            &format!("msgstr[{index}] \"\""),
            &format!("msgstr[{index}] \"{{limit}} {form}\""),
        );
    }
    assert_eq!(import(&folder, &po), "0 texts changed in pl, 5 new\n");
    let text = folder.text("codes.yaml");
    for line in [
        "  title: {en: Codes, uk: Коди, pl: Kody}\n",
        "      pl: Zła półka\n",
        "      pl: |\n        Zob. [dok](link:docs): `data`.\n\n        - raz\n",
        "    message: {en: Few, uk: Мало, pl: \"Mało: \\\"x\\\"\"}\n",
        "few: '{limit} виклики', many: '{limit} викликів'}, pl: {one: \"{limit} wywołanie\", few: \"{limit} wywołania\", many: \"{limit} wywołań\"}}}\n",
    ] {
        assert!(text.contains(line), "no {line} in\n{text}");
    }
    assert!(folder.line("coverage --locale pl").fine().contains("pl      100%"));
}

#[test]
fn xliff_brings_the_same() {
    let folder = folder();
    let xliff = folder.line("export xliff --locale pl").fine();
    let mut forms = ["{limit} wywołanie", "{limit} wywołania", "{limit} wywołań"].into_iter();
    let mut xliff = xliff.replace(
        "<source>Wrong shelf</source>\n        <target state=\"new\"></target>",
        "<source>Wrong shelf</source>\n        <target state=\"translated\">Zła &amp; &#x17c;ółta</target>",
    );
    while let Some(at) = xliff
        .find(" calls</source>\n          <target state=\"new\"></target>")
        .or_else(|| xliff.find(" call</source>\n          <target state=\"new\"></target>"))
    {
        let form = forms.next().expect("there are three forms");
        xliff = xliff[..at].to_owned()
            + &xliff[at..].replacen(
                "<target state=\"new\"></target>",
                &format!("<target state=\"final\">{form}</target>"),
                1,
            );
        if forms.len() == 0 {
            break;
        }
    }
    crate::put(&folder.path("pl.xlf"), &xliff);
    let run = folder.line("import xliff pl.xlf --dry-run").expect(0);
    assert!(run.stdout.contains("+      pl: Zła & żółta\n"), "{}", run.stdout);
    assert_eq!(folder.text("codes.yaml"), CATALOG);
    let run = folder.line("import xliff pl.xlf").expect(0);
    assert_eq!(run.stderr, "0 texts changed in pl, 2 new, 3 not translated\n");
    assert!(folder.text("codes.yaml").contains("      pl: Zła & żółta\n"));
}

/// Everything that a check would refuse, and what no catalogue can hold, at once; nothing is written.
#[test]
fn what_a_check_would_refuse_is_shown_in_the_file() {
    let folder = folder();
    let po = exported(&folder, "uk");
    let po = translated(&po, "13.message", "msgstr \"\"", "msgstr \"Не та {полиця}\"");
    let po = translated(&po, "13.description", "документацію](link:docs", "документацію](link:dosc");
    let po = translated(&po, "30.message", "виклики", "{limt}");
    let po = translated(&po, "31.message", "Мало", "Мало\\033");
    let po = po
        + "\nmsgctxt \"31.mesage\"\nmsgid \"x\"\nmsgstr \"y\"\n\nmsgctxt \"31.message\"\nmsgid \"x\"\nmsgstr \"y\"\n";
    crate::put(&folder.path("uk.po"), &po);
    let run = folder.line("import po uk.po").expect(1);
    let line = |text: &str| po.lines().position(|line| line.contains(text)).expect("it is there") + 1;
    for (rule, text) in [
        ("bad-placeholder", "{полиця}"),
        ("unknown-link", "Див. [доку"),
        ("unknown-argument", "{limt}"),
        ("control-character", "Мало\\033"),
        ("unknown-key", "31.mesage"),
        ("duplicate-key", "msgctxt \"31.message\""),
    ] {
        assert!(run.stderr.contains(&format!("[{rule}]")), "no {rule} in\n{}", run.stderr);
        if rule != "duplicate-key" && rule != "unknown-link" {
            assert!(run.stderr.contains(&format!("uk.po:{}:1", line(text))), "no {text} in\n{}", run.stderr);
        }
    }
    assert!(run.stderr.contains("did you mean \"31.message\"?") && run.stderr.ends_with("nothing was changed\n"));
    assert_eq!(folder.text("codes.yaml"), CATALOG);
    assert!(!folder.path("codes.translations").exists());
}

#[test]
fn what_a_check_would_warn_of_is_taken_with_a_warning() {
    let folder = folder();
    let po = translated(
        &exported(&folder, "uk"),
        "13.description",
        "документацію](link:docs): `data`",
        "документацію](link:docs): data",
    );
    let said = import(&folder, &po);
    assert!(said.contains("warning[span-mismatch]") && said.contains("1 text changed in uk"), "{said}");
    assert!(folder.text("codes.yaml").contains("(link:docs): data."));
}

#[test]
fn plural_forms_come_whole_or_not_at_all() {
    let folder = folder();
    let po = translated(&exported(&folder, "uk"), "30.message", "{limit} виклики", "");
    crate::put(&folder.path("uk.po"), &po);
    folder
        .line("import po uk.po")
        .says(1, &["plural-category", "the plural form \"few\" of \"30.message\" is empty", "uk.po:"]);
    let po = translated(
        &exported(&folder, "uk"),
        "31.message",
        "msgstr \"Мало\"",
        "msgid_plural \"x\"\nmsgstr[0] \"1\"\nmsgstr[1] \"2\"\nmsgstr[2] \"3\"",
    );
    crate::put(&folder.path("uk.po"), &po);
    folder.line("import po uk.po").says(1, &["plural-category", "\"31.message\" has no plural forms in the catalogue"]);
    let po =
        exported(&folder, "uk").replace("nplurals=3", "nplurals=2").replace("plural=(n%10==1", "plural=n!=1; x=(n");
    crate::put(&folder.path("uk.po"), &po);
    folder.line("import po uk.po").says(1, &["plural forms of the file are not those of its language", "uk.po:"]);
    assert_eq!(folder.text("codes.yaml"), CATALOG);
}

#[test]
fn a_plain_message_becomes_plural_where_its_forms_differ() {
    let text = "kody: 1\nlocales: [en, uk]\ncodes:\n  1:\n    name: A\n    args: {n: integer}\n    message:\n      en: {one: \"{n} code\", other: \"{n} codes\"}\n      uk: \"Кодів: {n}\"\n";
    let folder = Folder::new().with("codes.yaml", text);
    let po = exported(&folder, "uk");
    let all = po.replace("Кодів: {n}", "Коди: {n}");
    import(&folder, &all);
    assert!(folder.text("codes.yaml").ends_with("      uk: \"Коди: {n}\"\n"));
    let forms =
        translated(&translated(&po, "1.message", "Кодів: {n}", "{n} код"), "1.message", "Кодів: {n}", "{n} коди");
    import(&folder, &forms);
    let line = "      uk: {one: \"{n} код\", few: \"{n} коди\", many: \"Кодів: {n}\"}\n";
    assert!(folder.text("codes.yaml").ends_with(line), "{}", folder.text("codes.yaml"));
    folder.line("check").expect(0);
}

#[test]
fn fuzzy_and_obsolete_entries_stay_in_the_file() {
    let folder = folder();
    let po = exported(&folder, "uk").replace("msgctxt \"31.message\"", "#, fuzzy\nmsgctxt \"31.message\"");
    let po = translated(&po, "31.message", "Мало", "Замало");
    let po = translated(&po, "page.title", "Коди", "")
        + "\nmsgctxt \"8.message\"\nmsgid \"Gone\"\nmsgstr \"Зник\"\n\n#~ msgctxt \"7.message\"\n#~ msgid \"Old\"\n#~ msgstr \"Старий\"\n";
    let expected = "0 texts changed in uk, 0 new, 2 unchanged, 1 fuzzy skipped, 1 not translated, 1 empty in the file and kept, 1 of retired codes, 1 obsolete\n";
    assert_eq!(import(&folder, &po), expected);
    assert_eq!(folder.text("codes.yaml"), CATALOG);
    folder.line("import po x.po --fuzzy").expect(0);
    assert_eq!(folder.text("codes.yaml"), CATALOG.replace("Мало", "Замало"));
}

#[test]
fn a_translation_of_an_older_source_text_is_taken_and_stale() {
    let folder = folder();
    let po = exported(&folder, "uk");
    let reworded = CATALOG.replace("en: Few", "en: Not many").replace("{limit} calls", "{limit} requests");
    let folder = folder.with("codes.yaml", &reworded);
    let po = translated(&po, "31.message", "Мало", "Небагато");
    let po = translated(&po, "30.message", "виклики", "звертання");
    let said = import(&folder, &po);
    assert!(said.starts_with("2 texts changed in uk, 0 new, 2 made from an older source text"), "{said}");
    let now = exported(&folder, "uk");
    for lines in [
        "#, fuzzy\n#| msgid \"Few\"\nmsgctxt \"31.message\"\nmsgid \"Not many\"\nmsgstr \"Небагато\"\n",
        "#| msgid \"{limit} call\"\n#| msgid_plural \"{limit} calls\"\nmsgctxt \"30.message\"\n",
    ] {
        assert!(now.contains(lines), "{now}");
    }
    // The file as it is now: fuzzy, so nothing of it is taken.
    let origins = folder.text("codes.translations");
    assert!(import(&folder, &now).contains("2 fuzzy skipped"));
    assert_eq!(folder.text("codes.translations"), origins);
    // A translator has looked at it: the same words fit.
    let text = folder.text("codes.yaml");
    assert!(import(&folder, &now.replace("#, fuzzy\n", "")).contains("1 no longer stale"));
    assert_eq!(folder.text("codes.yaml"), text);
    assert!(!exported(&folder, "uk").contains("msgid \"Few\""));
}

/// Where a translation was made from is part of it: the catalogue does not change without.
#[test]
#[cfg(target_os = "linux")]
fn both_files_change_or_none() {
    let folder = folder();
    let po = translated(&exported(&folder, "uk"), "31.message", "Мало", "Небагато");
    crate::put(&folder.path("x.po"), &po);
    std::os::unix::fs::symlink("/proc/nothing/there", folder.path("codes.translations")).expect("there is room for it");
    folder.line("import po x.po").says(2, &["cannot write \"codes.translations\"", "nothing was changed"]);
    assert_eq!(folder.text("codes.yaml"), CATALOG);
}

/// Every Polish text of a large catalogue goes through a tool; afterwards Polish has other words, and nothing else has.
#[test]
fn a_real_tool_touches_one_language_of_27() {
    let text = in_27_languages();
    let folder = Folder::new().with("codes.yaml", &text);
    let po = exported(&folder, "pl");
    let Some((_, touched)) = gettext("msgfilter", &["sed", "-e", "s/pl /PL: /"], &po) else { return };
    let said = import(&folder, &touched);
    assert!(said.contains("texts changed in pl, 0 new"), "{said}");
    let expected: String = text
        .split_inclusive('\n')
        .map(|line| if line.starts_with("      pl: ") { line.replace("\"pl ", "\"PL: ") } else { line.to_owned() })
        .collect();
    assert_eq!(folder.text("codes.yaml"), expected);
}

#[test]
fn the_language_is_that_of_the_file_or_the_one_given() {
    let folder = folder();
    let po = exported(&folder, "uk");
    let file = |language: &str| po.replace("\"Language: uk\\n\"", &format!("\"Language: {language}\\n\""));
    for (language, line, words) in [
        ("uk_UA", "import po x.po", ["the catalogue has no locale \"uk-UA\"", "--locale uk"]),
        ("", "import po x.po", ["\"x.po\" does not say its language", "--locale TAG"]),
        ("en", "import po x.po", ["\"en\" is the source locale", "another locale"]),
        ("uk", "import po x.po --locale de", ["no locale \"de\"", "en, uk, pl"]),
        ("uk", "import po y.po", ["there is no file \"y.po\"", ""]),
        ("uk", "import po x.po --catalogue y.yaml", ["there is no file \"y.yaml\"", ""]),
    ] {
        crate::put(&folder.path("x.po"), &file(language));
        folder.line(line).says(2, &words);
    }
    crate::put(&folder.path("x.po"), &file("uk_UA"));
    let run = folder.line("import po x.po --locale uk").expect(0);
    assert!(run.stderr.contains("warning: the file says that it is in \"uk-UA\", not in \"uk\""), "{}", run.stderr);
    crate::put(&folder.path("x.po"), "what is this?\n");
    folder.line("import po x.po").says(1, &["x.po:1:1", "no line of a PO file", "nothing was changed"]);
    folder.line("import xliff x.po").says(1, &["x.po:", "nothing was changed"]);
}
