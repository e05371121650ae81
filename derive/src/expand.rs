//! An error type comes in; its implementations go out, one function for each.
//!
//! What rustc may complain about stands where the user's own attribute, field or type stands.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use crate::bounds::{self, optional, pointee};
use crate::input::Input;
use crate::variant::{Field, Kind, Variant, place};

/// All implementations. In the block of a constant, names of ours meet no names of the user's module.
pub(crate) fn error(input: &Input<'_>) -> TokenStream {
    let allowed = &input.allowed;
    let imports = imports(input, true);
    let items = [inherent(input), localize(input), display(input), std_error(input), coded(input)];
    let conversions = input.variants.iter().filter_map(|variant| from(input, variant));
    quote! {
        #allowed
        const _: () = {
            #imports
            #(#items)*
            #(#conversions)*
        };
    }
}

/// The only place where the runtime and the catalogue are named, so that rustc complains of each once, and at its path.
pub(crate) fn imports(input: &Input<'_>, messages: bool) -> TokenStream {
    let Input { runtime, code, locale, .. } = input;
    let catalog = input.catalog.as_ref().map(|catalog| {
        let last = catalog.segments.last().map_or_else(Span::call_site, |segment| segment.ident.span());
        let place = Span::call_site().located_at(last);
        let (code, locale) = (Ident::new(&code.to_string(), place), Ident::new(&locale.to_string(), place));
        let messages = messages.then(|| quote_spanned!(place=> , Message as KodyMessage));
        quote_spanned!(place=> use #catalog::{Code as #code, Locale as #locale #messages};)
    });
    quote! {
        use #runtime as kody_runtime;
        #catalog
    }
}

/// The functions that need no trait in scope.
fn inherent(input: &Input<'_>) -> TokenStream {
    let Input { ident, code, locale, .. } = input;
    let generics = bounds::displayable(input);
    let (generics, parameters, bounds) = generics.split_for_impl();
    let speaker = matched(input.variants.iter().map(|variant| speaker_arm(input, variant)));
    quote! {
        #[automatically_derived]
        impl #generics #ident #parameters #bounds {
            /// The code of the error.
            #[must_use]
            pub fn code(&self) -> #code {
                self.kody_speaker().code(kody_runtime::rt::Coded::code)
            }

            /// The message of the error in a locale, to be displayed.
            #[must_use]
            pub fn localized(&self, locale: #locale) -> kody_runtime::Localized<'_, Self> {
                kody_runtime::Localized::new(self, locale)
            }

            fn kody_speaker(&self) -> kody_runtime::rt::Speaker<'_, KodyMessage<'_>, #code> {
                #speaker
            }
        }
    }
}

/// Who speaks for a variant: the place where rustc compares its fields with the catalogue.
fn speaker_arm(input: &Input<'_>, variant: &Variant<'_>) -> TokenStream {
    let code = &input.code;
    let fields = variant.fields.iter().filter(|field| field.argument.is_some());
    match &variant.kind {
        Kind::Code(code) => {
            let pattern = variant.pattern(fields.clone());
            let arguments = fields.filter_map(argument);
            let message = quote_spanned!(code.span()=> KodyMessage::#code { #(#arguments),* });
            quote!(#pattern => kody_runtime::rt::Speaker::Message(#message))
        }
        Kind::Transparent => {
            let field = &variant.fields[0];
            let (pattern, binding) = (variant.pattern([field]), field.binding());
            let error = if pointee(field.ty).is_some() { quote!(&**#binding) } else { quote!(#binding) };
            let speaker = quote_spanned!(field.place()=> kody_runtime::rt::Inner::<#code>::object(#error));
            quote!(#pattern => kody_runtime::rt::Speaker::Error(#speaker))
        }
    }
}

fn argument(field: &Field<'_>) -> Option<TokenStream> {
    let (argument, binding) = (field.argument.as_ref()?, field.binding());
    Some(quote_spanned!(field.place()=> #argument: kody_runtime::FromArg::from_arg(#binding)))
}

/// A `match` on the error; of an enum without variants, one without arms.
fn matched(arms: impl Iterator<Item = TokenStream>) -> TokenStream {
    let arms: Vec<TokenStream> = arms.collect();
    if arms.is_empty() {
        return quote!(match *self {});
    }
    quote!(match self { #(#arms,)* })
}

fn localize(input: &Input<'_>) -> TokenStream {
    let Input { ident, locale, .. } = input;
    let generics = bounds::displayable(input);
    let (generics, parameters, bounds) = generics.split_for_impl();
    quote! {
        #[automatically_derived]
        impl #generics kody_runtime::Localize for #ident #parameters #bounds {
            type Locale = #locale;

            fn fmt_localized(&self, locale: #locale, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                kody_runtime::Localize::fmt_localized(&self.kody_speaker(), locale, f)
            }
        }
    }
}

fn display(input: &Input<'_>) -> TokenStream {
    let Input { ident, locale, .. } = input;
    let generics = bounds::displayable(input);
    let (generics, parameters, bounds) = generics.split_for_impl();
    quote! {
        #[automatically_derived]
        impl #generics ::core::fmt::Display for #ident #parameters #bounds {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                kody_runtime::Localize::fmt_localized(self, #locale::SOURCE, f)
            }
        }
    }
}

fn std_error(input: &Input<'_>) -> TokenStream {
    let ident = input.ident;
    let generics = bounds::error(input);
    let (generics, parameters, bounds) = generics.split_for_impl();
    let source = input.variants.iter().any(Variant::has_source).then(|| source(input));
    quote! {
        #[automatically_derived]
        impl #generics ::core::error::Error for #ident #parameters #bounds {
            #source
        }
    }
}

fn source(input: &Input<'_>) -> TokenStream {
    let body = matched(input.variants.iter().map(source_arm));
    // The trait is for sources; what is transparent needs none.
    let fields = input.variants.iter().flat_map(|variant| &variant.fields);
    let import = fields.into_iter().any(|field| field.is_source).then(|| {
        quote!(
            use kody_runtime::rt::Find as _;
        )
    });
    quote! {
        fn source(&self) -> ::core::option::Option<&(dyn ::core::error::Error + 'static)> {
            #import
            #body
        }
    }
}

fn source_arm(variant: &Variant<'_>) -> TokenStream {
    if let Kind::Transparent = variant.kind {
        let pattern = variant.pattern([]);
        return quote!(#pattern => self.kody_speaker().source());
    }
    let Some(field) = variant.fields.iter().find(|field| field.is_source) else {
        let pattern = variant.pattern([]);
        return quote!(#pattern => ::core::option::Option::None);
    };
    let (pattern, binding) = (variant.pattern([field]), field.binding());
    let source = if optional(field.ty).is_some() {
        quote_spanned! {field.place()=>
            ::core::option::Option::map(
                ::core::option::Option::as_ref(#binding),
                |source| kody_runtime::rt::Source::new(source).kody_source(),
            )
        }
    } else {
        quote_spanned! {field.place()=>
            ::core::option::Option::Some(kody_runtime::rt::Source::new(#binding).kody_source())
        }
    };
    quote!(#pattern => #source)
}

/// What `kody` makes an error of the catalogue of. Were that done here, a type that cannot be debugged would be reported here
/// once more, beside `Error`.
fn coded(input: &Input<'_>) -> TokenStream {
    let Input { ident, code, .. } = input;
    let generics = bounds::displayable(input);
    let (generics, parameters, bounds) = generics.split_for_impl();
    quote! {
        #[automatically_derived]
        #[doc(hidden)]
        impl #generics kody_runtime::rt::Coded for #ident #parameters #bounds {
            type Code = #code;

            fn code(&self) -> #code {
                Self::code(self)
            }
        }
    }
}

/// As with thiserror, an optional field is filled by what is inside of the option.
fn from(input: &Input<'_>, variant: &Variant<'_>) -> Option<TokenStream> {
    let field = variant.fields.iter().find(|field| field.is_from)?;
    let Input { ident, generics, .. } = input;
    let (generics, parameters, bounds) = generics.split_for_impl();
    let (member, path, allowed) = (&field.member, variant.path(), &variant.allowed);
    let inside = optional(field.ty);
    let ty = inside.unwrap_or(field.ty);
    let source = if inside.is_some() { quote!(::core::option::Option::Some(source)) } else { quote!(source) };
    Some(quote_spanned! {place(ty)=>
        #allowed
        #[automatically_derived]
        impl #generics ::core::convert::From<#ty> for #ident #parameters #bounds {
            fn from(source: #ty) -> Self {
                #path { #member: #source }
            }
        }
    })
}

impl Variant<'_> {
    fn has_source(&self) -> bool {
        matches!(self.kind, Kind::Transparent) || self.fields.iter().any(|field| field.is_source)
    }

    fn path(&self) -> TokenStream {
        self.ident.map_or_else(|| quote!(Self), |ident| quote!(Self::#ident))
    }

    /// The pattern that binds these fields.
    fn pattern<'f>(&self, fields: impl IntoIterator<Item = &'f Field<'f>>) -> TokenStream {
        let (path, allowed) = (self.path(), &self.allowed);
        let fields = fields.into_iter().map(|field| {
            let (member, binding) = (&field.member, field.binding());
            quote!(#member: #binding)
        });
        quote!(#allowed #path { #(#fields,)* .. })
    }
}

impl Field<'_> {
    /// The variable that it is bound to, which no name of the user meets.
    fn binding(&self) -> Ident {
        format_ident!("kody_{}", self.index, span = self.place())
    }

    /// Where the user wrote its type, for rustc to point there; but what stands there is ours, so that lints leave it alone.
    fn place(&self) -> Span {
        Span::mixed_site().located_at(place(self.ty))
    }
}
