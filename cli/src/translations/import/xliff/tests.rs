//! XLIFF files as tools write them, and as nobody should.

use kody_generator::Source;
use kody_generator::plurals::Rules;

use super::read;

/// A file with these units.
fn file(units: &str) -> String {
    format!("<xliff version='1.2'>\n<file target-language='pl'><body>\n{units}\n</body></file></xliff>\n")
}

/// The entries in short: key, source, translations, `~` for a fuzzy one; else what is wrong, a line for each finding.
fn entries(text: &str) -> Vec<String> {
    let source = Source::new("f.xlf", text);
    let rules = Rules::of("pl").expect("CLDR knows it");
    let line = |finding: &kody_generator::Finding| {
        finding.render_line(&source).split(';').next().unwrap_or_default().to_owned()
    };
    match read(&source).and_then(|file| file.into_document(&rules)) {
        Err(findings) => findings.iter().map(line).collect(),
        Ok(document) => document.entries.iter().map(shown).collect(),
    }
}

fn shown(entry: &super::Entry) -> String {
    let forms: Vec<&str> = entry.translation.all().iter().map(|wording| wording.text.as_str()).collect();
    format!("{}{}: {} = {}", if entry.is_fuzzy { "~" } else { "" }, entry.key, entry.source.join("/"), forms.join("/"))
}

#[test]
fn files_of_all_tools_are_read() {
    let text = file(
        "<!-- c --><trans-unit id='1' resname='1.message'><source>a &lt;b&#x26;&#13; <![CDATA[<c>]]></source><target state='final'>d\r\ne</target>\
         <note>n</note><alt-trans><source>old</source><target>stary</target></alt-trans></trans-unit>\
         <trans-unit id='2.message'><source>a<x id='c1' ctype='x-char-0000'/>b</source><target state='needs-review-translation'><mrk>x<g id='1'>y</g></mrk>z</target></trans-unit>\
         <trans-unit id='3.message'><source>a</source></trans-unit>\
         <group><trans-unit id='4.message[many]'><source>m</source><target>M</target></trans-unit>\
         <trans-unit id='4.message[one]'><source>o</source><target state='new'/></trans-unit>\
         <trans-unit id='4.message[few]'><source>f</source><target>F</target></trans-unit></group>",
    );
    let expected =
        ["1.message: a <b&\r <c> = d\ne", "~2.message: a\0b = xyz", "3.message: a = ", "~4.message: o/f/m = /F/M"];
    assert_eq!(entries(&text), expected);
    let prefixed =
        text.replace("<xliff ", "<?xml version='1.0'?><xliff xmlns='urn:oasis:names:tc:xliff:document:1.2' ");
    assert_eq!(entries(&format!("\u{feff}{prefixed}")), expected);
}

#[test]
fn all_that_is_wrong_is_shown_in_its_place() {
    for (text, expected) in [
        ("<a/>", "f.xlf:1:1: the file begins with <a>, not with <xliff>"),
        ("<xliff version=\"2.0\"><file/></xliff>", "f.xlf:1:1: this is XLIFF \"2.0\""),
        ("<!DOCTYPE x [<!ENTITY a \"b\">]><xliff/>", "f.xlf:1:1: a document type belongs to no XLIFF file"),
        ("", "f.xlf:1:1: there is no text in this file"),
        ("<xliff version='1.2'><file>", "f.xlf:1:28: the file ends within <file>"),
        ("<xliff version='1.2'></file>", "f.xlf:1:22: the file is not well-formed XML"),
        (&file("<trans-unit><source/></trans-unit>"), "f.xlf:3:1: this trans-unit has neither resname nor id"),
        (
            &file("<trans-unit id='1'><source>&b;</source></trans-unit>"),
            "f.xlf:3:28: nothing is known of the entity \"&b",
        ),
        (
            &file("<trans-unit id='1'><source>a <ph id='1'/></source></trans-unit>"),
            "f.xlf:3:30: the element <ph> means nothing",
        ),
        (
            "<xliff version='1.2'>\n<file target-language='pl'/>\n<file target-language='PL'/><file/>\n<file target-language='de'/></xliff>",
            "f.xlf:4:1: this part is in \"de\", and the one before it in \"pl\"",
        ),
        (
            &file("<trans-unit id='1[one]'><source>a</source><target>b</target></trans-unit>"),
            "f.xlf:3:1: \"1\" has the plural forms one [plural-category]",
        ),
    ] {
        let found = entries(text);
        assert!(found.len() == 1 && found[0].starts_with(expected), "{found:?}, not {expected}");
    }
}
