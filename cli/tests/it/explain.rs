//! `kody explain`: the card of a code, and what is asked for in vain.

use crate::{CATALOG, Folder};

const CARD: &str = "\
13 WrongShelf
Wrong shelf

See the shelves (/en/store#shelves): `data`.
  • First.
  • Second.

What to do
Ask:

• us
• them

outcome     failure
http        404
since       1.2
deprecated  since 2.0; use Ok instead; Superfluous.
Rust        Code::WrongShelf
language    en (also in uk)
";

#[test]
fn a_card_says_everything() {
    assert_eq!(Folder::with_catalog().line("explain 13 --locale en").fine(), CARD);
}

#[test]
fn a_name_may_be_spelt_in_any_way() {
    for name in ["WrongShelf", "wrong_shelf", "WRONG-SHELF", "wrongShelf", "13"] {
        assert_eq!(Folder::with_catalog().kody(&["explain", name, "--locale", "en"]).fine(), CARD);
    }
}

#[test]
fn a_retired_code_is_shown_as_retired() {
    let retired = "retired:\n  9: {name: BareOne}\n  20:\n    name: OldShelf\n    message: {uk: Стара полиця, en: Old shelf}\n    \
                   description: {en: It fell down., uk: Вона впала.}\n    attributes: {outcome: failure}\n    since: \"0.5\"\n    \
                   until: \"3.0\"\n    deprecated: {since: \"2.0\", use: WrongShelf}\n";
    let folder = Folder::new().with("codes.yaml", &format!("{CATALOG}{retired}"));
    let expected = "20 OldShelf (retired)\nOld shelf\n\nIt fell down.\n\noutcome     failure\nsince       0.5\n\
                    deprecated  since 2.0; use WrongShelf instead\nretired     3.0 no longer has it\nlanguage    en (also in uk)\n";
    for name in ["20", "OldShelf", "old-shelf"] {
        assert_eq!(folder.kody(&["explain", name, "--locale", "en"]).fine(), expected);
    }
    let bare = folder.line("explain bare_one --locale en").fine();
    assert_eq!(bare, "9 BareOne (retired)\n\nretired   yes\nlanguage  en (also in uk)\n");
    folder.line("explain 21").says(2, &["no code 21", "nearest codes are 20 and 30"]);
    folder.line("explain OldShell").says(2, &["did you mean \"OldShelf\"?"]);
}

#[test]
fn a_message_of_several_lines_is_not_said_twice_either() {
    let text = "kody: 1\nlocales: [en]\ncodes: {1: {name: Gone, message: \"It is\\ngone\", description: \"It is `gone`: look\"}}\n";
    let card = Folder::new().with("codes.yaml", text).line("explain 1").fine();
    assert!(card.starts_with("1 Gone\n\nIt is `gone`: look\n"), "{card}");
}

#[test]
fn plural_forms_and_arguments_are_shown() {
    let card = Folder::with_catalog().line("explain TooMany --locale en").fine();
    for line in
        ["one        {limit} call to {method}", "arguments  limit: integer, method: text", "Rust       Code::TooMany"]
    {
        assert!(card.lines().any(|found| found == line), "no {line:?} in\n{card}");
    }
}

#[test]
fn a_message_is_not_said_twice() {
    let folder = Folder::new().with("codes.yaml", &CATALOG.replace("See [the", "Wrong shelf. See [the"));
    assert_eq!(folder.line("explain 13 --locale en").fine().matches("Wrong shelf").count(), 1);
}

#[test]
fn texts_fall_back_to_the_source() {
    let folder = Folder::new().with("codes.yaml", &CATALOG.replace(", en: Fine", ""));
    let run = folder.line("explain ok --locale en").expect(0);
    assert!(run.stdout.contains("Гаразд") && run.stderr.is_empty(), "{}{}", run.stdout, run.stderr);
}

#[test]
fn lines_are_wrapped() {
    let folder =
        Folder::new().with("codes.yaml", &CATALOG.replace("Superfluous.", "So.").replace("Ask:", &"слово ".repeat(60)));
    assert!(folder.line("explain 13 --locale en").fine().lines().all(|line| line.chars().count() <= 80));
}

#[test]
fn what_is_not_there_is_guessed() {
    let folder = Folder::with_catalog();
    for (line, words) in [
        ("explain WrongShell", ["no code \"WrongShell\"", "did you mean \"WrongShelf\"?"]),
        ("explain nonsense", ["no code \"nonsense\"", "lists them all"]),
        ("explain 14", ["no code 14", "the nearest codes are 13 and 30"]),
        ("explain -5", ["no code -5", "the nearest code is 0"]),
        ("explain 7", ["the code 7 is reserved: withdrawn", "0 and 13"]),
        ("explain 13 --locale uk-UA", ["no locale \"uk-UA\"", "uk, en"]),
        ("explain 13 other.yaml", ["no file \"other.yaml\"", ""]),
    ] {
        folder.line(line).says(2, &words);
    }
}

#[test]
fn a_broken_catalogue_explains_nothing() {
    let folder = Folder::new().with("codes.yaml", &CATALOG.replace("name: Ok", "name: too_many"));
    folder.line("explain 13").says(1, &["error[duplicate-name]"]);
}

#[test]
fn a_number_has_no_neighbours_among_strings() {
    let folder = Folder::new()
        .with("codes.yaml", "{kody: 1, locales: [en], repr: str, codes: {ABC: {name: A, message: It is gone}}}");
    let run = folder.line("explain 42").expect(2);
    assert!(run.stderr.contains("there is no code \"42\"") && !run.stderr.contains("nearest"), "{}", run.stderr);
}
