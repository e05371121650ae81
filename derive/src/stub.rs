//! An error type with mistakes comes in; the mistakes go out, and a stub, so that those who use the type have no errors.

use std::collections::HashSet;

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Data, DeriveInput, Error, Field, Type};

use crate::bounds::optional;
use crate::expand;
use crate::input::Input;

/// What the derive would make, as far as it is known. Nothing of it ever runs.
pub(crate) fn stub(derive: &DeriveInput, input: &Input<'_>, mistakes: Error) -> TokenStream {
    let (names, mistakes) = names(input, mistakes);
    let Input { ident, generics, code, locale, .. } = input;
    let (generics, parameters, bounds) = generics.split_for_impl();
    let display = quote! {
        impl #generics #ident #parameters #bounds {
            #[allow(dead_code, missing_docs)]
            pub fn code(&self) -> #code { ::core::unreachable!() }

            #[allow(dead_code, missing_docs)]
            pub fn localized(&self, _: #locale) -> kody_runtime::Localized<'_, Self> { ::core::unreachable!() }
        }
        impl #generics kody_runtime::Localize for #ident #parameters #bounds {
            type Locale = #locale;
            fn fmt_localized(&self, _: #locale, _: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::unreachable!()
            }
        }
        impl #generics ::core::fmt::Display for #ident #parameters #bounds {
            fn fmt(&self, _: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result { ::core::unreachable!() }
        }
    };
    // A union cannot derive `Debug` either, and rustc says so already.
    let error = (!matches!(derive.data, Data::Union(_))).then(|| error(input));
    let conversions = conversions(derive, input);
    quote!(const _: () = { #names #display #error #conversions }; #mistakes)
}

fn error(input: &Input<'_>) -> TokenStream {
    let Input { ident, code, .. } = input;
    let mut generics = input.generics.clone();
    if generics.type_params().next().is_some() {
        generics.make_where_clause().predicates.push(syn::parse_quote!(Self: ::core::fmt::Debug));
    }
    let (generics, parameters, bounds) = generics.split_for_impl();
    quote! {
        impl #generics ::core::error::Error for #ident #parameters #bounds {}
        impl #generics kody_runtime::rt::Coded for #ident #parameters #bounds {
            type Code = #code;
            fn code(&self) -> #code { ::core::unreachable!() }
        }
    }
}

/// The types of the catalogue, and the mistakes that are to be reported beside them. Where no catalogue is known, the first
/// mistake stands in a type: rustc is silent about all uses of a type that has an error in it.
fn names(input: &Input<'_>, mistakes: Error) -> (TokenStream, TokenStream) {
    let Input { code, locale, .. } = input;
    let imports = expand::imports(input, false);
    if input.catalog.is_some() {
        return (imports, mistakes.into_compile_error());
    }
    let mut mistakes = mistakes.into_iter().map(Error::into_compile_error);
    let first = mistakes.next();
    let names = quote! {
        #imports
        type #code = [(); { #first }];
        type #locale = #code;
    };
    (names, mistakes.collect())
}

fn conversions(derive: &DeriveInput, input: &Input<'_>) -> TokenStream {
    let fields: Vec<&Field> = match &derive.data {
        Data::Struct(data) => data.fields.iter().collect(),
        Data::Enum(data) => data.variants.iter().flat_map(|variant| &variant.fields).collect(),
        Data::Union(_) => Vec::new(),
    };
    let marked =
        fields.into_iter().filter(|field| field.attrs.iter().any(|attribute| attribute.path().is_ident("from")));
    let mut seen = HashSet::new();
    marked
        .map(|field| optional(&field.ty).unwrap_or(&field.ty))
        .filter(|ty| seen.insert(quote!(#ty).to_string()))
        .map(|ty| conversion(input, ty))
        .collect()
}

fn conversion(input: &Input<'_>, ty: &Type) -> TokenStream {
    let (generics, parameters, bounds) = input.generics.split_for_impl();
    let ident = input.ident;
    quote! {
        impl #generics ::core::convert::From<#ty> for #ident #parameters #bounds {
            fn from(_: #ty) -> Self { ::core::unreachable!() }
        }
    }
}
