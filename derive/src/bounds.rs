//! The generics of an error type come in; with the bounds that an implementation takes they go out.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::quote;
use syn::spanned::Spanned as _;
use syn::{GenericArgument, Generics, PathArguments, Type, WherePredicate, parse_quote, parse_quote_spanned};

use crate::input::Input;
use crate::variant::{Field, Kind, Variant};

/// Displaying: what fills arguments or speaks for the error can be displayed.
pub(crate) fn displayable(input: &Input<'_>) -> Generics {
    with(input, |variant, field| {
        let (ty, code) = (field.ty, &input.code);
        match variant.kind {
            Kind::Transparent => {
                let ty = pointee(ty).unwrap_or(ty);
                Some(parse_quote_spanned!(ty.span()=> #ty: kody_runtime::CatalogError<Code = #code>))
            }
            Kind::Code(_) if field.argument.is_some() => {
                Some(parse_quote_spanned!(ty.span()=> #ty: ::core::fmt::Display))
            }
            Kind::Code(_) => None,
        }
    })
}

/// Being an error: that, and to be debugged; and the source is an error.
pub(crate) fn error(input: &Input<'_>) -> Generics {
    let mut generics = displayable(input);
    if generics.type_params().next().is_some() {
        let sources = with(input, |_, field| {
            let ty = optional(field.ty).unwrap_or(field.ty);
            field.is_source.then(|| parse_quote_spanned!(ty.span()=> #ty: ::core::error::Error + 'static))
        });
        let predicates = &mut generics.make_where_clause().predicates;
        predicates.push(parse_quote!(Self: ::core::fmt::Debug));
        predicates.extend(sources.where_clause.into_iter().flat_map(|clause| clause.predicates));
    }
    generics
}

/// Adds a bound for each field whose type depends on a type parameter. Of other types rustc knows by itself what they are.
fn with(input: &Input<'_>, bound: impl Fn(&Variant<'_>, &Field<'_>) -> Option<WherePredicate>) -> Generics {
    let mut generics = input.generics.clone();
    for variant in &input.variants {
        let dependent = variant.fields.iter().filter(|field| mentions(field.ty, input.generics));
        for bound in dependent.filter_map(|field| bound(variant, field)) {
            let predicates = &mut generics.make_where_clause().predicates;
            let there = predicates.iter().any(|other| quote!(#other).to_string() == quote!(#bound).to_string());
            if !there {
                predicates.push(bound);
            }
        }
    }
    generics
}

/// Whether a type depends on a type parameter.
fn mentions(ty: &Type, generics: &Generics) -> bool {
    generics.type_params().any(|parameter| contains(quote!(#ty), &parameter.ident))
}

/// Whether a name stands somewhere in these tokens.
pub(crate) fn contains(tokens: TokenStream, name: &Ident) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == *name,
        TokenTree::Group(group) => contains(group.stream(), name),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

/// The type inside of `Option<…>`.
pub(crate) fn optional(ty: &Type) -> Option<&Type> {
    inside(ty, &["Option"])
}

/// The type behind a pointer. An error of a catalogue may be behind one: a box is an error then, but no error of a catalogue,
/// since `kody` knows no boxes.
pub(crate) fn pointee(ty: &Type) -> Option<&Type> {
    inside(ty, &["Box", "Rc", "Arc"])
}

fn inside<'a>(ty: &'a Type, names: &[&str]) -> Option<&'a Type> {
    let Type::Path(path) = bare(ty) else { return None };
    let last = path.path.segments.last().filter(|segment| names.iter().any(|name| segment.ident == name))?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
    match arguments.args.first()? {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    }
}

/// A type without what stands around it where a macro passed it on.
pub(crate) fn bare(ty: &Type) -> &Type {
    match ty {
        Type::Group(group) => bare(&group.elem),
        Type::Paren(paren) => bare(&paren.elem),
        _ => ty,
    }
}
