//! What the compiled modules of the cases say is what their catalogues say.

use kody::{Code, Locale};
use kody_generator::catalog::{Catalog, Localized, Message, Text};
use kody_generator::emit::{Options, emitter, linked};
use kody_generator::{Source, compile};
use kody_tests::{source, tests};

fn catalog(case: &str) -> Catalog {
    let compiled = compile(&source(&tests().join("cases").join(case).join("codes.yaml")));
    compiled.expect("nothing is wrong with it").catalog
}

/// Compares what the compiled module says with what the catalogue says, code by code and locale by locale.
fn says_what_the_catalogue_says<C: Code>(case: &str) {
    let catalog = catalog(case);
    assert_eq!(C::COUNT, catalog.codes().len(), "{case}");
    assert_eq!(C::all().len(), C::COUNT);
    let tags: Vec<&str> = C::Locale::ALL.iter().map(|locale| locale.tag()).collect();
    assert_eq!(tags, catalog.locales().iter().map(|locale| locale.tag()).collect::<Vec<_>>());
    for (index, code) in C::all().enumerate() {
        assert_eq!((code.index(), C::from_index(index), C::from_name(code.name())), (index, Some(code), Some(code)));
        let value = code.code().to_string();
        let entry = catalog.codes().iter().find(|entry| entry.value().to_string() == value).expect("the code is there");
        for (index, &locale) in C::Locale::ALL.iter().enumerate() {
            let message = catalog.resolve(entry.message(), index).map(Message::general).expect("there is a message");
            assert_eq!(code.message(locale), message.readable(), "{case} {value} {locale}");
            let long = |text: Option<&Localized<Text>>| {
                text.and_then(|text| catalog.resolve(text, index))
                    .map(|text| linked(&catalog, text.as_str().trim_end_matches('\n'), index))
            };
            assert_eq!(code.description(locale), long(entry.description()).as_deref(), "{case} {value} {locale}");
            assert_eq!(code.action(locale), long(entry.action()).as_deref(), "{case} {value} {locale}");
        }
    }
    assert_eq!(C::from_index(C::COUNT), None);
    assert_eq!(C::from_name("no such name"), None);
}

#[test]
fn modules_say_what_the_catalogues_say() {
    use kody_cases::{
        attributes, backwards, fallbacks, hostile, lifecycle, long, minimal, negative, plurals, runs, signed, strings,
    };
    says_what_the_catalogue_says::<attributes::Code>("attributes");
    says_what_the_catalogue_says::<backwards::Code>("backwards");
    says_what_the_catalogue_says::<fallbacks::Code>("fallbacks");
    says_what_the_catalogue_says::<hostile::Code>("hostile");
    says_what_the_catalogue_says::<lifecycle::Code>("lifecycle");
    says_what_the_catalogue_says::<long::Code>("long");
    says_what_the_catalogue_says::<minimal::Code>("minimal");
    says_what_the_catalogue_says::<negative::Code>("negative");
    says_what_the_catalogue_says::<plurals::Code>("plurals");
    says_what_the_catalogue_says::<runs::Code>("runs");
    says_what_the_catalogue_says::<signed::Code>("signed");
    says_what_the_catalogue_says::<strings::Code>("strings");
}

#[test]
fn numbers_are_found_in_every_run_and_nowhere_else() {
    use kody_cases::runs::Code;
    let numbers: Vec<u32> = Code::all().map(Code::code).collect();
    for number in (0..2000).chain([69_999, 70_000, 70_001, 123_456, u32::MAX - 1, u32::MAX]) {
        let code = Code::from_code(number);
        assert_eq!(code.is_some(), numbers.contains(&number), "{number}");
        assert_eq!(code.map_or(number, Code::code), number);
    }
}

/// rustc refuses a number that its type cannot be.
#[test]
fn no_number_is_compared_with_one_beyond_its_type() {
    let emitted = |codes: u32| {
        let code = |number: u32| format!("  {number}: {{name: Number{number}, message: The number {number}}}\n");
        let codes: String = (0..codes).map(code).collect();
        let source = Source::new("codes.yaml", format!("kody: 1\nlocales: [en]\nrepr: u8\ncodes:\n{codes}"));
        let catalog = compile(&source).expect("nothing is wrong with it").catalog;
        emitter("rust").expect("it is there").emit(&catalog, &Options::default())
    };
    assert!(emitted(255).contains("place < 255"));
    assert!(!emitted(256).contains("place < "));
}

#[test]
fn few_numbers_are_found_and_no_others() {
    use kody_cases::{fallbacks, negative, signed};
    let signed_numbers: Vec<i32> = signed::Code::all().map(signed::Code::code).collect();
    for number in (-70_000..=70_000).chain([i32::MIN, i32::MIN + 1, i32::MAX - 1, i32::MAX]) {
        assert_eq!(signed::Code::from_code(number).is_some(), signed_numbers.contains(&number), "{number}");
    }
    let negative_numbers: Vec<i16> = negative::Code::all().map(negative::Code::code).collect();
    for number in i16::MIN..=i16::MAX {
        assert_eq!(negative::Code::from_code(number).is_some(), negative_numbers.contains(&number), "{number}");
    }
    let numbers: Vec<u16> = fallbacks::Code::all().map(fallbacks::Code::code).collect();
    for number in 0..=u16::MAX {
        assert_eq!(fallbacks::Code::from_code(number).is_some(), numbers.contains(&number), "{number}");
    }
}

#[test]
fn no_other_names_are_found() {
    use kody_cases::runs::Code;
    for code in Code::all() {
        let name = code.name();
        for other in [&name[1..], &name[..name.len() - 1], &format!("{name}0"), &name.to_lowercase(), ""] {
            let known = Code::all().any(|code| code.name() == other);
            assert_eq!(Code::from_name(other).is_some(), known, "{other}");
        }
    }
}

#[test]
fn messages_are_put_together_in_every_language() {
    use kody_cases::plurals::{Code, Locale, Message};
    let limit = |limit: u32| Message::Limit { limit: limit.into(), method: &"send" };
    for (number, uk, en) in [
        (0, "Не більше ніж 0 викликів методу send", "send: no more than 0 calls"),
        (1, "Не більше ніж 1 виклик методу send", "No more than 1 call to send"),
        (2, "Не більше ніж 2 виклики методу send", "send: no more than 2 calls"),
        (5, "Не більше ніж 5 викликів методу send", "send: no more than 5 calls"),
        (12, "Не більше ніж 12 викликів методу send", "send: no more than 12 calls"),
        (21, "Не більше ніж 21 виклик методу send", "send: no more than 21 calls"),
    ] {
        let message = limit(number);
        assert_eq!((message.to_string(), message.localized(Locale::En).to_string()), (uk.into(), en.into()));
    }
    let range = Message::Range { low: u128::MAX.into(), high: (-1i8).into() };
    assert_eq!(range.localized(Locale::En).to_string(), format!("From {} to -1 character", u128::MAX));
    let braces = Message::Braces { name: &"x" };
    assert_eq!(braces.to_string(), "Дужки { } і x, x");
    assert_eq!(braces.localized(Locale::En).to_string(), "x in {braces}, x");
    assert_eq!((braces.code(), limit(1).code()), (Code::Braces, Code::Limit));
    assert_eq!(format!("{braces:?}"), "Braces: Дужки { } і x, x");
    assert_eq!(kody_cases::minimal::Message::Gone.to_string(), "The record is gone");
}

#[test]
fn an_argument_may_stand_anywhere() {
    use kody_cases::arguments::{Locale, Message};
    let file: &dyn std::fmt::Display = &"ї";
    for (message, uk, en) in [
        (Message::Within { file }, "Файл «ї» зник", "The file ї is gone"),
        (Message::First { file }, "ї — зайвий", "ї is too much"),
        (Message::Last { file }, "Немає ї", "There is no ї"),
        (Message::Alone { file }, "ї", "ї!"),
        (Message::Twice { file }, "ї чи їє", "ї: is it ї?"),
        (Message::Nowhere { file }, "Файл ї", "A file"),
        (Message::End { file }, "Кінець: ї є", "The end: їé"),
    ] {
        assert_eq!((message.to_string(), message.localized(Locale::En).to_string()), (uk.into(), en.into()));
    }
}

/// As with `write!`, where a width or a precision that is asked of a whole is none of its parts'.
#[test]
fn an_argument_is_written_as_it_is() {
    use kody_cases::arguments::Message;
    for message in [Message::Within { file: &"їжа" }, Message::Twice { file: &"їжа" }, Message::End { file: &7 }]
    {
        let plain = message.to_string();
        for asked in [format!("{message:>30}"), format!("{message:.1}"), format!("{message:08}")] {
            assert_eq!(asked, plain);
        }
    }
}

#[test]
fn nothing_is_written_behind_what_fails() {
    use kody_cases::arguments::Message;
    use std::fmt::{self, Write as _};
    /// Takes so many pieces of text.
    struct Takes(usize, String);
    impl fmt::Write for Takes {
        fn write_str(&mut self, text: &str) -> fmt::Result {
            self.0 = self.0.checked_sub(1).ok_or(fmt::Error)?;
            self.1.push_str(text);
            Ok(())
        }
    }
    for (pieces, written) in [(0, ""), (1, "Файл «"), (2, "Файл «ї"), (3, "Файл «ї» зник")] {
        let mut takes = Takes(pieces, String::new());
        let said = write!(takes, "{}", Message::Within { file: &"ї" });
        assert_eq!((said.is_ok(), takes.1.as_str()), (pieces == 3, written));
    }
}

#[test]
fn the_language_of_a_message_is_known() {
    use kody_cases::fallbacks::{Code, Locale};
    for (code, asked, found) in [
        (Code::Everywhere, Locale::Pl, Locale::Pl),
        (Code::SomeWhere, Locale::Pl, Locale::En),
        (Code::SomeWhere, Locale::PtBr, Locale::Pt),
        (Code::Nowhere, Locale::ZhHantTw, Locale::Uk),
    ] {
        assert_eq!(code.message_locale(asked), found, "{code:?} in {asked}");
    }
}

#[test]
fn attributes_have_their_types() {
    use kody_cases::attributes::{Code, Only, Outcome, Severity};
    const TYPE: &str = Code::Full.r#type();
    assert_eq!(TYPE, "a");
    assert_eq!((Code::Full.outcome(), Code::Sparse.outcome()), (Outcome::Success, Outcome::Failure));
    assert_eq!((Code::Full.severity(), Code::Sparse.severity()), (Some(Severity::High), None));
    assert_eq!((Code::Full.only(), Only::ALL), (Only::Value, &[Only::Value][..]));
    assert_eq!((Code::Full.link_text(), Code::Sparse.link_text()), (Some(""), None));
    assert_eq!((Code::Full.retry(), Code::Sparse.retry()), (true, false));
    assert_eq!((Code::Full.fatal(), Code::Sparse.fatal()), (Some(false), None));
    assert_eq!((Code::Full.http(), Code::Sparse.http()), (200, i64::MAX));
    assert_eq!((Code::Full.exit_code(), Code::Sparse.exit_code()), (Some(-1), None));
    assert_eq!(Severity::MiddleLevel.as_str(), "middle-level");
}
