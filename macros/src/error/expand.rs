//! An error type comes in; its implementations go out, one function for each.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned as _;
use syn::{DeriveInput, GenericArgument, Generics, PathArguments, Type, parse_quote, parse_quote_spanned};

use super::input::{Field, Input, Kind, Variant};

/// All implementations.
pub(crate) fn error(input: &Input<'_>) -> TokenStream {
    let items = [inherent(input), localize(input), display(input), std_error(input), catalog_error(input)];
    let conversions = input.variants.iter().filter_map(|variant| from(input, variant));
    items.into_iter().chain(conversions).collect()
}

/// What keeps a type an error that could not be read: its users have errors enough.
pub(crate) fn stub(derive: &DeriveInput) -> TokenStream {
    let ident = &derive.ident;
    let (generics, parameters, bounds) = derive.generics.split_for_impl();
    quote! {
        impl #generics ::core::fmt::Display for #ident #parameters #bounds {
            fn fmt(&self, _: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::unreachable!()
            }
        }
        impl #generics ::core::error::Error for #ident #parameters #bounds where Self: ::core::fmt::Debug {}
    }
}

/// The functions that need no trait in scope.
fn inherent(input: &Input<'_>) -> TokenStream {
    let Input { ident, catalog, runtime, .. } = input;
    let generics = displayable(input);
    let (generics, parameters, bounds) = generics.split_for_impl();
    let arms = input.variants.iter().map(|variant| code_arm(input, variant));
    let body = matched(arms);
    quote! {
        impl #generics #ident #parameters #bounds {
            /// The code of the error.
            pub fn code(&self) -> #catalog::Code {
                #body
            }

            /// The message of the error in a locale, to be displayed.
            pub fn localized(&self, locale: #catalog::Locale) -> #runtime::Localized<'_, Self> {
                #runtime::Localized::new(self, locale)
            }
        }
    }
}

fn code_arm(input: &Input<'_>, variant: &Variant<'_>) -> TokenStream {
    let runtime = &input.runtime;
    match &variant.kind {
        Kind::Code(code) => {
            let pattern = variant.pattern(&[]);
            let catalog = &input.catalog;
            quote_spanned!(code.span()=> #pattern => #catalog::Code::#code)
        }
        Kind::Transparent => {
            let field = &variant.fields[0];
            let (pattern, binding) = (variant.pattern(&[field]), field.binding());
            quote_spanned!(field.ty.span()=> #pattern => #runtime::CatalogError::code(#binding))
        }
    }
}

/// A `match` on the error; of an enum without variants, one without arms.
fn matched(arms: impl Iterator<Item = TokenStream>) -> TokenStream {
    let arms: Vec<TokenStream> = arms.collect();
    if arms.is_empty() {
        return quote!(match *self {});
    }
    quote!(match self { #(#arms,)* })
}

/// The message in a locale: the place where rustc compares the fields with the catalogue.
fn localize(input: &Input<'_>) -> TokenStream {
    let Input { ident, catalog, runtime, .. } = input;
    let generics = displayable(input);
    let (generics, parameters, bounds) = generics.split_for_impl();
    let arms = input.variants.iter().map(|variant| match &variant.kind {
        Kind::Code(code) => message_arm(input, variant, code),
        Kind::Transparent => {
            let field = &variant.fields[0];
            let (pattern, binding) = (variant.pattern(&[field]), field.binding());
            quote_spanned! {field.ty.span()=> #pattern => #runtime::Localize::fmt_localized(#binding, locale, f) }
        }
    });
    let body = matched(arms);
    quote! {
        impl #generics #runtime::Localize for #ident #parameters #bounds {
            type Locale = #catalog::Locale;

            fn fmt_localized(&self, locale: #catalog::Locale, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                #[allow(unused_imports)]
                use #catalog::Message as KodyMessage;
                #body
            }
        }
    }
}

fn message_arm(input: &Input<'_>, variant: &Variant<'_>, code: &Ident) -> TokenStream {
    let runtime = &input.runtime;
    let used: Vec<&Field<'_>> = variant.fields.iter().filter(|field| field.argument.is_some()).collect();
    let pattern = variant.pattern(&used);
    let fields = used.iter().filter_map(|field| {
        let (argument, binding) = (field.argument.as_ref()?, field.binding());
        Some(quote_spanned!(argument.span()=> #argument: #runtime::FromArg::from_arg(#binding)))
    });
    quote_spanned! {code.span()=>
        #pattern => #runtime::Localize::fmt_localized(&KodyMessage::#code { #(#fields),* }, locale, f)
    }
}

fn display(input: &Input<'_>) -> TokenStream {
    let Input { ident, catalog, runtime, .. } = input;
    let generics = displayable(input);
    let (generics, parameters, bounds) = generics.split_for_impl();
    quote! {
        impl #generics ::core::fmt::Display for #ident #parameters #bounds {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                #runtime::Localize::fmt_localized(self, #catalog::Locale::SOURCE, f)
            }
        }
    }
}

fn std_error(input: &Input<'_>) -> TokenStream {
    let Input { ident, runtime, .. } = input;
    let mut generics = displayable(input);
    require_debug(input, &mut generics);
    for field in input.variants.iter().flat_map(|variant| &variant.fields).filter(|field| field.is_source) {
        let ty = optional(field.ty).unwrap_or(field.ty);
        if mentions(ty, input.generics) {
            generics.make_where_clause().predicates.push(parse_quote!(#ty: ::core::error::Error + 'static));
        }
    }
    let (generics, parameters, bounds) = generics.split_for_impl();
    let arms: Vec<TokenStream> = input.variants.iter().filter_map(|variant| source_arm(variant)).collect();
    let source = (!arms.is_empty()).then(|| {
        quote! {
            fn source(&self) -> ::core::option::Option<&(dyn ::core::error::Error + 'static)> {
                #[allow(unused_imports)]
                use #runtime::rt::AsDynError as _;
                #[allow(unreachable_patterns)]
                match self {
                    #(#arms,)*
                    _ => ::core::option::Option::None,
                }
            }
        }
    });
    quote! {
        impl #generics ::core::error::Error for #ident #parameters #bounds {
            #source
        }
    }
}

fn source_arm(variant: &Variant<'_>) -> Option<TokenStream> {
    if let Kind::Transparent = variant.kind {
        let field = &variant.fields[0];
        let (pattern, binding) = (variant.pattern(&[field]), field.binding());
        return Some(quote_spanned!(field.ty.span()=> #pattern => #binding.as_dyn_error().source()));
    }
    let field = variant.fields.iter().find(|field| field.is_source)?;
    let (pattern, binding) = (variant.pattern(&[field]), field.binding());
    let source = if optional(field.ty).is_some() {
        quote_spanned! {field.ty.span()=>
            ::core::option::Option::map(::core::option::Option::as_ref(#binding), |source| source.as_dyn_error())
        }
    } else {
        quote_spanned!(field.ty.span()=> ::core::option::Option::Some(#binding.as_dyn_error()))
    };
    Some(quote!(#pattern => #source))
}

fn catalog_error(input: &Input<'_>) -> TokenStream {
    let Input { ident, catalog, runtime, .. } = input;
    let mut generics = displayable(input);
    require_debug(input, &mut generics);
    if !input.generics.params.is_empty() {
        generics.make_where_clause().predicates.push(parse_quote!(Self: ::core::error::Error));
    }
    let (generics, parameters, bounds) = generics.split_for_impl();
    quote! {
        impl #generics #runtime::CatalogError for #ident #parameters #bounds {
            type Code = #catalog::Code;

            fn code(&self) -> #catalog::Code {
                Self::code(self)
            }
        }
    }
}

fn from(input: &Input<'_>, variant: &Variant<'_>) -> Option<TokenStream> {
    let field = variant.fields.iter().find(|field| field.is_from)?;
    let Input { ident, generics, .. } = input;
    let (generics, parameters, bounds) = generics.split_for_impl();
    let (ty, member) = (field.ty, &field.member);
    let path = variant.path();
    Some(quote_spanned! {ty.span()=>
        impl #generics ::core::convert::From<#ty> for #ident #parameters #bounds {
            fn from(source: #ty) -> Self {
                #path { #member: source }
            }
        }
    })
}

impl Variant<'_> {
    fn path(&self) -> TokenStream {
        self.ident.map_or_else(|| quote!(Self), |ident| quote!(Self::#ident))
    }

    /// The pattern that binds these fields.
    fn pattern(&self, fields: &[&Field<'_>]) -> TokenStream {
        let path = self.path();
        let fields = fields.iter().map(|field| {
            let (member, binding) = (&field.member, field.binding());
            quote!(#member: #binding)
        });
        quote!(#path { #(#fields,)* .. })
    }
}

impl Field<'_> {
    /// The variable that it is bound to, which no name of the user meets.
    fn binding(&self) -> Ident {
        let span = Span::mixed_site().located_at(self.member.span());
        match &self.member {
            syn::Member::Named(name) => format_ident!("kody_{}", name, span = span),
            syn::Member::Unnamed(index) => format_ident!("kody_{}", index.index, span = span),
        }
    }
}

/// The generics with the bounds that displaying takes: what fills arguments or speaks for the error can be displayed.
fn displayable(input: &Input<'_>) -> Generics {
    let mut generics = input.generics.clone();
    for variant in &input.variants {
        for field in variant.fields.iter().filter(|field| mentions(field.ty, input.generics)) {
            let (ty, runtime, catalog) = (field.ty, &input.runtime, &input.catalog);
            let bound = match variant.kind {
                Kind::Transparent => parse_quote_spanned! {ty.span()=>
                    #ty: #runtime::CatalogError<Code = #catalog::Code, Locale = #catalog::Locale> + 'static
                },
                Kind::Code(_) if field.argument.is_some() => {
                    parse_quote_spanned!(ty.span()=> #ty: ::core::fmt::Display)
                }
                Kind::Code(_) => continue,
            };
            generics.make_where_clause().predicates.push(bound);
        }
    }
    generics
}

/// An error can be debugged; with parameters, that depends on them.
fn require_debug(input: &Input<'_>, generics: &mut Generics) {
    if !input.generics.params.is_empty() {
        generics.make_where_clause().predicates.push(parse_quote!(Self: ::core::fmt::Debug));
    }
}

/// Whether a type depends on a type parameter.
fn mentions(ty: &Type, generics: &Generics) -> bool {
    fn any(tokens: TokenStream, names: &[String]) -> bool {
        tokens.into_iter().any(|token| match token {
            proc_macro2::TokenTree::Ident(ident) => names.contains(&ident.to_string()),
            proc_macro2::TokenTree::Group(group) => any(group.stream(), names),
            _ => false,
        })
    }
    let names: Vec<String> = generics.type_params().map(|parameter| parameter.ident.to_string()).collect();
    !names.is_empty() && any(quote!(#ty), &names)
}

/// The type inside of `Option<…>`.
fn optional(ty: &Type) -> Option<&Type> {
    let Type::Path(path) = ty else { return None };
    let last = path.path.segments.last().filter(|segment| segment.ident == "Option")?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
    match arguments.args.first()? {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    }
}
