//! The attributes at one place of a type come in; what they say goes out.

use proc_macro2::{Ident, Span};
use syn::ext::IdentExt as _;
use syn::meta::ParseNestedMeta;
use syn::parse::{Parse, ParseStream};
use syn::spanned::Spanned as _;
use syn::{Attribute, Error, LitStr, Meta, Path, Result, Token};

use crate::Mistakes;

/// Where attributes stand. What means something at one place means nothing at another.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Enum,
    Struct,
    Variant,
    Field,
}

impl Place {
    /// The keys of `#[kody(…)]`.
    const fn keys(self) -> &'static [&'static str] {
        match self {
            Self::Enum => &["catalog", "crate"],
            Self::Struct => &["catalog", "crate", "transparent"],
            Self::Variant => &["transparent"],
            Self::Field => &["arg", "skip"],
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Enum | Self::Struct => "the type",
            Self::Variant => "a variant",
            Self::Field => "a field",
        }
    }
}

/// What the attributes say.
#[derive(Default)]
pub(crate) struct Options<'a> {
    pub(crate) catalog: Option<Path>,
    pub(crate) runtime: Option<Path>,
    pub(crate) code: Option<Code<'a>>,
    pub(crate) transparent: bool,
    pub(crate) source: Option<Span>,
    pub(crate) from: Option<Span>,
    pub(crate) skip: Option<Span>,
    pub(crate) argument: Option<Ident>,
    /// Whether some attribute is wrong: what is missing may be meant there.
    pub(crate) unclear: bool,
}

/// `#[code(Name)]`.
pub(crate) struct Code<'a> {
    pub(crate) attribute: &'a Attribute,
    /// The name; none where something else stands.
    pub(crate) name: Option<Ident>,
}

impl<'a> Options<'a> {
    pub(crate) fn read(attributes: &'a [Attribute], place: Place, mistakes: &mut Mistakes) -> Self {
        let mut options = Self::default();
        for attribute in attributes {
            if let Err(error) = options.attribute(attribute, place) {
                options.unclear = true;
                mistakes.unclear |= attribute.path().is_ident("kody");
                mistakes.add(error);
            }
        }
        options
    }

    fn attribute(&mut self, attribute: &'a Attribute, place: Place) -> Result<()> {
        let path = attribute.path();
        if path.is_ident("kody") {
            expect_keys(attribute, place)?;
            attribute.parse_nested_meta(|meta| self.key(&meta, place))
        } else if path.is_ident("code") {
            self.code(attribute, place)
        } else if path.is_ident("source") {
            self.source = Some(marker(attribute, place)?);
            Ok(())
        } else if path.is_ident("from") {
            self.from = Some(marker(attribute, place)?);
            Ok(())
        } else if path.is_ident("error") {
            // It is thiserror's. The derive takes it for this message alone.
            let message = "the text is in the catalogue: write #[code(Name)], or #[kody(transparent)]";
            Err(Error::new_spanned(attribute, message))
        } else {
            Ok(())
        }
    }

    fn code(&mut self, attribute: &'a Attribute, place: Place) -> Result<()> {
        let wrong = |message| Err(Error::new_spanned(attribute, message));
        match place {
            Place::Enum => return wrong("each variant has its own code: write #[code(Name)] before the variants"),
            Place::Field => return wrong("a field has no code: write #[code(Name)] before the variant or the struct"),
            Place::Struct | Place::Variant if self.code.is_some() => return wrong("an error has one code"),
            Place::Struct | Place::Variant => {}
        }
        let name = attribute.parse_args();
        self.code = Some(Code { attribute, name: name.as_ref().ok().cloned() });
        name.map(|_| ()).or_else(|_| wrong("expected the name of a code, alone and without quotes: #[code(RateLimit)]"))
    }

    fn key(&mut self, meta: &ParseNestedMeta<'_>, place: Place) -> Result<()> {
        let key = meta.path.get_ident().map(Ident::to_string).unwrap_or_default();
        if !place.keys().contains(&key.as_str()) {
            return Err(Error::new_spanned(&meta.path, no_such_key(&key, place)));
        }
        match key.as_str() {
            "catalog" => self.catalog = Some(value(meta, "the path of the catalogue's module", "catalog = api")?),
            "crate" => self.runtime = Some(value(meta, "the path of the crate kody", "crate = other::kody")?),
            "transparent" => self.transparent = true,
            "skip" => self.skip = Some(meta.path.span()),
            _ => self.argument = Some(value::<Name>(meta, "the name of an argument", "arg = limit")?.0),
        }
        Ok(())
    }
}

/// A name, which may be a keyword.
struct Name(Ident);

impl Parse for Name {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        input.call(Ident::parse_any).map(Self)
    }
}

/// What stands behind a key. Many derives take it in quotes.
fn value<T: Parse>(meta: &ParseNestedMeta<'_>, what: &str, example: &str) -> Result<T> {
    if !meta.input.peek(Token![=]) {
        return Err(Error::new_spanned(&meta.path, format!("expected {what}: {example}")));
    }
    let input = meta.value()?;
    let quoted = if input.peek(LitStr) { ", without quotes" } else { "" };
    let place = input.span();
    input.parse().map_err(|_| Error::new(place, format!("expected {what}{quoted}: {example}")))
}

/// What has no keys says nothing, and it is most probably a key that is missing.
fn expect_keys(attribute: &Attribute, place: Place) -> Result<()> {
    match &attribute.meta {
        Meta::List(list) if !list.tokens.is_empty() => Ok(()),
        _ => {
            let message = format!("expected {} in parentheses: #[kody({})]", choice(place.keys()), example(place));
            Err(Error::new_spanned(attribute, message))
        }
    }
}

const fn example(place: Place) -> &'static str {
    match place {
        Place::Enum | Place::Struct => "catalog = api",
        Place::Variant => "transparent",
        Place::Field => "arg = limit",
    }
}

fn no_such_key(key: &str, place: Place) -> String {
    let places = [Place::Enum, Place::Variant, Place::Field];
    let elsewhere = places.into_iter().find(|other| other.keys().contains(&key));
    let keys = choice(place.keys());
    match elsewhere {
        Some(other) => format!("`{key}` stands before {}; before {}, expected {keys}", other.name(), place.name()),
        None => format!("there is no `{key}` before {}: expected {keys}", place.name()),
    }
}

/// `a`, `b` or `c`.
fn choice(keys: &[&str]) -> String {
    let keys: Vec<String> = keys.iter().map(|key| format!("`{key}`")).collect();
    match keys.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => keys.concat(),
    }
}

/// `#[source]` or `#[from]`: nothing in parentheses, and on a field only.
fn marker(attribute: &Attribute, place: Place) -> Result<Span> {
    let name = attribute.path().get_ident().map(Ident::to_string).unwrap_or_default();
    if place != Place::Field {
        let message = format!("#[{name}] stands before a field");
        return Err(Error::new_spanned(attribute, message));
    }
    match &attribute.meta {
        Meta::Path(path) => Ok(path.span()),
        other => Err(Error::new_spanned(other, format!("expected #[{name}] alone"))),
    }
}
