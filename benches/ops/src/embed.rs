//! What `fl!` of i18n-embed-fl says: a loader for each locale, with the source locale to fall back to.

use i18n_embed::LanguageLoader;
use i18n_embed::fluent::FluentLanguageLoader;
use i18n_embed_fl::fl;
use rust_embed::RustEmbed;
use unic_langid::LanguageIdentifier;

use crate::enums::{CODES, Code};
use crate::kody_api::api::Locale;
use crate::{Operation, display, inputs, repeat};

include!(concat!("../generated/", env!("SHAPE"), "/say.rs"));

#[derive(RustEmbed)]
#[cfg_attr(feature = "large", folder = "generated/large/fluent")]
#[cfg_attr(feature = "small", folder = "generated/small/fluent")]
struct Files;

pub(crate) fn operations() -> Vec<Operation> {
    vec![
        Operation::few("message", "i18n-embed-fl", || {
            let loaders = loaders();
            repeat(pairs(), move |(code, locale)| say(&loaders[locale], code))
        }),
        Operation::few("format", "i18n-embed-fl", || {
            let loaders = loaders();
            repeat(inputs::paths(), move |(path, locale)| display(&fl!(loaders[locale], "OpenFailed", path = path)))
        }),
    ]
}

fn pairs() -> Vec<(Code, usize)> {
    inputs::pairs().into_iter().map(|(index, locale)| (CODES[index], locale)).collect()
}

pub(crate) fn loaders() -> Vec<FluentLanguageLoader> {
    let identifier = |locale: &Locale| locale.tag().parse::<LanguageIdentifier>().expect("the catalogue has tags");
    let loader = |locale: &Locale| {
        let loader = FluentLanguageLoader::new(env!("CARGO_CRATE_NAME"), identifier(&Locale::ALL[0]));
        loader.load_languages(&Files, &[identifier(locale)]).expect("the files are there");
        loader.set_use_isolating(false);
        loader
    };
    Locale::ALL.iter().map(loader).collect()
}
