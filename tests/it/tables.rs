//! Large catalogues: what the emitter writes into the tables, `kody::rt` finds in them.

use kody::rt::LongTexts;
use kody_generator::{Source, compile, emit};
use syn::{Expr, ExprCall, ExprLit, File, Item, Lit};

/// More than fits into one string, equal texts, one that is longer than a string should be, and messages that are missing.
fn catalog() -> String {
    let mut yaml = "kody: 1\nlocales: [en, uk]\nrules: {missing-translation: allow}\ncodes:\n".to_owned();
    for code in 1..=200 {
        let message = match code {
            77 => "long ".repeat(30_000) + "end",
            _ if code % 5 == 0 => "the same for some".to_owned(),
            _ => format!("{code} is {}", "a \\\"text\\\" ".repeat(code * 7 % 90)) + "end",
        };
        yaml += &format!("  {code}:\n    name: Code{code}\n    message:\n      en: \"{message}\"\n");
        if code % 3 > 0 {
            yaml += &format!("      uk: \"{} {code} кінець\"\n", "п’ять".repeat(code * 11 % 300));
        }
    }
    yaml
}

/// The strings and the places of a table.
fn literals(file: &File, table: &str) -> (Vec<String>, Vec<u8>) {
    let found = file.items.iter().find_map(|item| match item {
        Item::Static(found) if found.ident == table => Some(&*found.expr),
        _ => None,
    });
    let Some(Expr::Call(ExprCall { args, .. })) = found else { panic!("there is no table {table}") };
    let (Expr::Reference(strings), Expr::Lit(ExprLit { lit: Lit::ByteStr(places), .. })) = (&args[0], &args[1]) else {
        panic!("the table has other literals")
    };
    let Expr::Array(strings) = &*strings.expr else { panic!("the strings are no array") };
    let string = |literal: &Expr| match literal {
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => text.value(),
        _ => panic!("there is something else among the strings"),
    };
    (strings.elems.iter().map(string).collect(), places.value())
}

#[test]
fn texts_are_found_in_several_strings() {
    let source = Source::new("codes.yaml", catalog());
    let catalog = compile(&source).expect("it is a good catalogue").catalog;
    let rust = emit::emitter("rust").expect("it is there").emit(&catalog, &emit::Options::default());
    let (strings, places) = literals(&syn::parse_file(&rust).expect("it is Rust"), "MESSAGES");
    assert!(rust.contains("static MESSAGES: ::kody::rt::LongTexts<3, 3>"), "the numbers are of another width");
    let lengths: Vec<usize> = strings.iter().map(String::len).collect();
    assert!(lengths.len() > 4, "all is in {} strings", lengths.len());
    assert!(lengths.iter().all(|length| (2..150_100 + 65_536).contains(length)), "{lengths:?}");
    assert!(lengths.iter().rev().skip(1).all(|length| *length > 65_536), "there is room left: {lengths:?}");
    let strings: Vec<&'static str> = strings.into_iter().map(|text| &*text.leak()).collect();
    let table = LongTexts::<3, 3>::new(strings.leak(), places.leak());
    for (locale, _) in catalog.locales().iter().enumerate() {
        for (index, code) in catalog.codes().iter().enumerate() {
            let message = catalog.resolve(code.message(), locale).expect("every code has a message");
            let found = table.get(locale * catalog.codes().len() + index);
            assert!(found == message.general().readable(), "{} in locale {locale}: {found:?}", code.name().as_str());
        }
    }
    // What is behind the last of them is no text, and no panic.
    assert_eq!(table.get(2 * catalog.codes().len() + 7), "");
}
