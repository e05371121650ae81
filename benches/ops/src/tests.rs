//! What is compared says the same: each party is asked for the same texts.

use fluent_bundle::FluentArgs;
use i18n_embed_fl::fl;
use rust_i18n::t;

use crate::kody_api::api::{Code, Locale, Message};
use crate::{embed, enums, fluent, inputs};

const PATH: &str = "/etc/hosts";

#[test]
fn all_say_the_same() {
    let (bundles, loaders) = (fluent::bundles(), embed::loaders());
    for (index, locale) in inputs::pairs() {
        let code = Code::from_index(index).expect("it is a place of a code");
        let (tag, plain) = (Locale::ALL[locale].tag(), enums::CODES[index]);
        let kody = code.message(Locale::ALL[locale]);
        assert_eq!(enums::messages::message(plain, enums::messages::LOCALES[locale]), kody);
        assert_eq!(t!(code.name(), locale = tag), kody);
        assert_eq!(fluent::say(bundles, locale, code.name(), None), kody);
        assert_eq!(embed::say(&loaders[locale], plain), kody);
    }
}

#[test]
fn all_format_the_same() {
    let (bundles, loaders) = (fluent::bundles(), embed::loaders());
    for (locale, loader) in loaders.iter().enumerate() {
        let kody = Message::OpenFailed { path: &PATH }.localized(Locale::ALL[locale]).to_string();
        let mut args = FluentArgs::new();
        args.set("path", PATH);
        assert_eq!(t!("OpenFailed", locale = Locale::ALL[locale].tag(), path = PATH), kody);
        assert_eq!(fluent::say(bundles, locale, "OpenFailed", Some(&args)), kody);
        assert_eq!(fl!(loader, "OpenFailed", path = PATH), kody);
    }
}

#[test]
fn all_find_the_same() {
    for number in inputs::numbers() {
        let kody = Code::from_code(number).map(Code::name);
        let name = |code: Option<enums::Code>| code.map(<&str>::from);
        assert_eq!(name(enums::from_code(number)), kody);
        assert_eq!(name(enums::Code::try_from(number).ok()), kody);
        assert_eq!(name(enums::Code::from_repr(number)), kody);
        assert_eq!(name(enums::BY_NUMBER.get(&number).copied()), kody);
    }
    for text in inputs::names() {
        let kody = Code::from_name(text).map(Code::code);
        assert_eq!(text.parse::<enums::Code>().ok().map(|code| code as u16), kody);
        assert_eq!(enums::BY_NAME.get(text).map(|code| *code as u16), kody);
    }
}
