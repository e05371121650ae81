//! The syntax of a type comes in; what it says as an error goes out, with what is wrong about it.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::{Attribute, Data, DeriveInput, Error, Generics, Path, parse_quote};

use crate::Mistakes;
use crate::attributes::{Options, Place};
use crate::bounds::contains;
use crate::variant::{Declared, Variant};

/// An error type.
pub(crate) struct Input<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) generics: &'a Generics,
    /// The module of the catalogue. None is a mistake.
    pub(crate) catalog: Option<Path>,
    /// The crate `kody`.
    pub(crate) runtime: Path,
    /// What the catalogue's types are called in the implementations.
    pub(crate) code: Ident,
    pub(crate) locale: Ident,
    /// The lints that its implementations allow.
    pub(crate) allowed: TokenStream,
    /// Its variants; of a struct, the one form it has. Those that are wrong are left out.
    pub(crate) variants: Vec<Variant<'a>>,
}

impl<'a> Input<'a> {
    pub(crate) fn read(derive: &'a DeriveInput, mistakes: &mut Mistakes) -> Self {
        let place = if matches!(derive.data, Data::Struct(_)) { Place::Struct } else { Place::Enum };
        let options = Options::read(&derive.attrs, place, mistakes);
        let Options { catalog, runtime, .. } = &options;
        let (catalog, runtime) = (catalog.clone(), runtime.clone().unwrap_or_else(|| parse_quote!(::kody)));
        let variants = match &derive.data {
            Data::Struct(data) => {
                let declared = Declared { ident: None, name: &derive.ident, allowed: TokenStream::new() };
                declared.read(&data.fields, options, mistakes).into_iter().collect()
            }
            Data::Enum(data) => data.variants.iter().filter_map(|variant| enum_variant(variant, mistakes)).collect(),
            Data::Union(data) => {
                let message = "a union cannot be an error: make it an enum or a struct";
                mistakes.add(Error::new_spanned(data.union_token, message));
                Vec::new()
            }
        };
        if catalog.is_none() && !mistakes.unclear {
            let message = "which catalogue? add #[kody(catalog = api)] with the path of its module";
            mistakes.add(Error::new_spanned(&derive.ident, message));
        }
        let (ident, generics, allowed) = (&derive.ident, &derive.generics, allowed(&derive.attrs));
        let (code, locale) = (imported(derive, "Code"), imported(derive, "Locale"));
        Self { ident, generics, catalog, runtime, code, locale, allowed, variants }
    }
}

fn enum_variant<'a>(variant: &'a syn::Variant, mistakes: &mut Mistakes) -> Option<Variant<'a>> {
    let options = Options::read(&variant.attrs, Place::Variant, mistakes);
    let allowed = allowed(&variant.attrs);
    let declared = Declared { ident: Some(&variant.ident), name: &variant.ident, allowed };
    declared.read(&variant.fields, options, mistakes)
}

/// The name under which a type is imported: its own, which is what the documentation shows, or one that the type does not use.
fn imported(derive: &DeriveInput, name: &str) -> Ident {
    let own = format_ident!("{name}");
    if contains(quote!(#derive), &own) { format_ident!("Kody{name}") } else { own }
}

/// rustc applies `#[allow]` to a type, and not to what is derived of it. And what is deprecated is so for its users, not for
/// its own implementations.
fn allowed(attributes: &[Attribute]) -> TokenStream {
    let deprecated = attributes.iter().any(|attribute| attribute.path().is_ident("deprecated"));
    let deprecated = deprecated.then(|| quote!(#[allow(deprecated)]));
    let allowed = attributes.iter().filter(|attribute| attribute.path().is_ident("allow"));
    quote!(#deprecated #(#allowed)*)
}
