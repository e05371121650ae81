//! What fluent-bundle says: a bundle for each locale, and the one of the source locale where a text is missing.

use std::borrow::Cow;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use unic_langid::LanguageIdentifier;

use crate::kody_api::api::Code;
use crate::{Operation, display, inputs, repeat};

include!(concat!("../generated/", env!("SHAPE"), "/files.rs"));

type Bundle = FluentBundle<FluentResource>;

pub(crate) fn operations() -> Vec<Operation> {
    vec![
        Operation::few("message", "fluent-bundle", || {
            let bundles = bundles();
            repeat(pairs(), move |(key, locale)| say(bundles, locale, key, None))
        }),
        // Whoever hands the text on without its bundle has to own it.
        Operation::few("message", "fluent-bundle, as a String", || {
            let bundles = bundles();
            repeat(pairs(), move |(key, locale)| say(bundles, locale, key, None).into_owned())
        }),
        Operation::few("format", "fluent-bundle", || {
            let bundles = bundles();
            repeat(inputs::paths(), move |(path, locale)| {
                let mut args = FluentArgs::new();
                args.set("path", path);
                display(&say(bundles, locale, "OpenFailed", Some(&args)))
            })
        }),
    ]
}

fn pairs() -> Vec<(&'static str, usize)> {
    let key = |index| Code::from_index(index).map_or("", Code::name);
    inputs::pairs().into_iter().map(|(index, locale)| (key(index), locale)).collect()
}

/// The bundles of all locales, which live as long as the program does.
pub(crate) fn bundles() -> &'static [Bundle] {
    let bundle = |(tag, text): &(&str, &str)| {
        let tag: LanguageIdentifier = tag.parse().expect("the catalogue has tags");
        let mut bundle = Bundle::new(vec![tag]);
        bundle.set_use_isolating(false);
        let resource = FluentResource::try_new((*text).to_owned()).expect("the file is well-formed");
        bundle.add_resource(resource).expect("no name is there twice");
        bundle
    };
    FILES.iter().map(bundle).collect::<Vec<_>>().leak()
}

pub(crate) fn say(
    bundles: &'static [Bundle],
    locale: usize,
    key: &str,
    args: Option<&FluentArgs<'_>>,
) -> Cow<'static, str> {
    let found = [locale, 0].into_iter().find_map(|at| Some((&bundles[at], bundles[at].get_message(key)?)));
    let (bundle, message) = found.expect("the source locale has all messages");
    let pattern = message.value().expect("every message has a text");
    bundle.format_pattern(pattern, args, &mut Vec::new())
}
