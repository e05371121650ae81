//! PO files as tools write them, and as nobody should.

use kody_generator::Source;
use kody_generator::plurals::Rules;

use super::read;

/// The entries in short: key, source, translations, `~` for a fuzzy one.
fn entries(text: &str, language: &str) -> Vec<String> {
    let source = Source::new("pl.po", text);
    let file = read(&source).unwrap_or_else(|findings| panic!("{findings:?}"));
    let document = file.into_document(&Rules::of(language).expect("CLDR knows it"));
    let document = document.unwrap_or_else(|findings| panic!("{findings:?}"));
    let entry = |entry: &super::Entry| {
        let forms: Vec<&str> = entry.translation.all().iter().map(|wording| wording.text.as_str()).collect();
        format!(
            "{}{}: {} = {}",
            if entry.is_fuzzy { "~" } else { "" },
            entry.key,
            entry.source.join("/"),
            forms.join("/")
        )
    };
    document.entries.iter().map(entry).collect()
}

#[test]
fn files_of_all_tools_are_read() {
    let text = r#"# A comment, then a byte of everything.
#, fuzzy
msgid ""
msgstr ""
"Language: pl\n"
"content-type: text/plain; charset=utf-8\n"

domain "codes"

#. note
#: codes.yaml:13
#, fuzzy, python-brace-format
#| msgctxt "old"
#| msgid ""
#| "old"
msgctxt "1.message"
msgid "a"
msgstr "b"
msgctxt   "2.message"
msgid
"a "
  "b"	"c"
msgstr "" "x" "y"

#= fuzzy
msgctxt "3.message"
msgid "one"
msgid_plural "many"
msgstr[0] "p0"
msgstr [1] "p1"
msgstr[ 2 ]
"p2"

#~ msgctxt "9.message"
#~ msgid "gone"
#~ msgstr "zniknęło"
#~| msgid "x"
"#;
    let text = text.trim_end_matches('"');
    let expected = ["~1.message: a = b", "2.message: a bc = xy", "~3.message: one/many = p0/p1/p2"];
    assert_eq!(entries(text, "pl"), expected);
    let windows = format!("\u{feff}{}", text.replace('\n', "\r\n"));
    assert_eq!(entries(&windows, "pl"), expected);
}

#[test]
fn forms_are_those_of_the_header() {
    let file = |header: &str, forms: &str| {
        format!(
            "msgid \"\"\nmsgstr \"Plural-Forms: {header}\\n\"\n\nmsgctxt \"k\"\nmsgid \"a\"\nmsgid_plural \"b\"\n{forms}"
        )
    };
    let two = "msgstr[0] \"x\"\nmsgstr[1] \"y\"\n";
    assert_eq!(entries(&file("nplurals=2; plural=(n != 1);", two), "es"), ["k: a/b = x/y/y"]);
    assert_eq!(entries(&file("nplurals=2; plural=n==1;", two), "en"), ["k: a/b = y/x"]);
    let three = format!("{two}msgstr[2] \"z\"\n");
    assert_eq!(
        entries(&file("nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n != 0 ? 1 : 2);", &three), "lv"),
        ["k: a/b = y/x/y"]
    );
    // Half a template: nobody has translated it.
    assert_eq!(
        entries("msgctxt \"k\"\nmsgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"\"\nmsgstr[1] \"\"\n", "pl").len(),
        0
    );
}

/// What is wrong, a line for each finding.
fn wrong(text: &str, language: &str) -> Vec<String> {
    let source = Source::new("f.po", text);
    let rules = Rules::of(language).expect("CLDR knows it");
    let findings = read(&source).and_then(|file| file.into_document(&rules)).expect_err("it is wrong");
    findings
        .iter()
        .map(|finding| finding.render_line(&source).split(';').next().unwrap_or_default().to_owned())
        .collect()
}

#[test]
fn all_that_is_wrong_is_shown_in_its_place() {
    let text = "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=KOI8-U\\n\"\n\
        \nmsgctxt \"a\"\nmsgid \"a\nmsgstr \"b\"\n\
        \nmsgctxt \"b\"\nmsgid \"b\"\nmsgid \"b\"\nmsgstr \"b\"\n\
        \nmsgctxt \"c\"\nmsgstr \"c\"\n\
        \n\"d\"\n\
        \n#. e\nmsgctxt \"e\"\nmsgid \"\\e\"\nmsgstr \"\"\n\
        \nmsgctxt \"f\"\nmsgid \"f\"\n# comment\nmsgctxt \"g\"\n# comment\nmsgid \"h\"\nmsgstr \"h\"\nmsgtr \"h\"\n";
    let expected = [
        "f.po:2:1: the file says that its charset is KOI8-U",
        "f.po:5:7: this text does not end with a quote [syntax]",
        "f.po:10:1: \"msgid\" is out of place here [syntax]",
        "f.po:14:1: \"msgstr\" is out of place here [syntax]",
        "f.po:20:8: this escape has no meaning in a PO file [syntax]",
        "f.po:26:1: \"msgctxt\" is out of place here [syntax]",
        "f.po:30:1: this is no line of a PO file [syntax]",
    ];
    assert_eq!(wrong(text, "uk"), expected);
    assert_eq!(wrong("msgctxt \"a\"\n", "uk"), ["f.po:1:1: this entry has no msgid [syntax]"]);
    assert_eq!(wrong("msgctxt \"a\"\nmsgid \"b\"\n", "uk"), ["f.po:2:1: this entry has no msgstr [syntax]"]);
    assert_eq!(
        wrong("msgid \"b\"\nmsgstr \"c\"\n", "uk"),
        ["f.po:1:1: this entry has no msgctxt, so it is not known whose text it is [syntax]"]
    );
    let plural = "msgctxt \"a\"\nmsgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"x\"\nmsgstr[1] \"y\"\n";
    assert_eq!(wrong(plural, "uk"), ["f.po:2:1: this entry has no msgstr[2] [syntax]"]);
    let header = |forms: &str| format!("msgid \"\"\nmsgstr \"Plural-Forms: {forms}\\n\"\n\n{plural}");
    assert_eq!(
        wrong(&header("nplurals=2; plural=n != 1;"), "uk"),
        ["f.po:2:1: the plural forms of the file are not those of its language [plural-category]"]
    );
    assert_eq!(
        wrong(&header("nplurals=2; plural=;"), "uk"),
        ["f.po:2:1: \"Plural-Forms\" is not understood [plural-category]"]
    );
}

#[test]
fn bytes_that_are_not_utf_8_are_refused() {
    let source = Source::from_bytes("f.po", b"msgid \"\xff\"\n".to_vec());
    let findings = read(&source).expect_err("it is refused");
    assert_eq!(
        findings[0].render_line(&source),
        "f.po:1:8: the file is not valid UTF-8 [syntax]; convert it: msgconv -t UTF-8"
    );
}
