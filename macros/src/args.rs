//! The tokens of the attribute and of the module come in; their parts go out.

use proc_macro2::{Ident, TokenStream};
use syn::ext::IdentExt as _;
use syn::parse::{Parse, ParseStream};
use syn::{Attribute, Error, LitStr, Path, Token, Visibility, braced};

/// `"codes.yaml", docs = "en", crate = "path::to::kody"`.
pub(crate) struct Args {
    pub(crate) path: LitStr,
    pub(crate) docs: Option<LitStr>,
    pub(crate) runtime: Option<Path>,
}

impl Parse for Args {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if !input.peek(LitStr) {
            let message = "expected the path of a catalogue: #[kody::catalog(\"codes.yaml\")]";
            return Err(Error::new(input.span(), message));
        }
        let mut args = Self { path: input.parse()?, docs: None, runtime: None };
        while !input.is_empty() {
            input.parse::<Token![,]>()?;
            if input.is_empty() {
                break;
            }
            let key = input.call(Ident::parse_any)?;
            let value = value(&key, input)?;
            match key.to_string().as_str() {
                "docs" => args.docs = Some(value),
                "crate" => args.runtime = Some(value.parse()?),
                other => {
                    let message = format!("there is no option `{other}`: expected `docs` or `crate`");
                    return Err(Error::new(key.span(), message));
                }
            }
        }
        Ok(args)
    }
}

/// What stands behind a key.
fn value(key: &Ident, input: ParseStream<'_>) -> syn::Result<LitStr> {
    let message = format!("expected a value in quotes: {key} = \"…\"");
    if !input.peek(Token![=]) {
        return Err(Error::new(key.span(), message));
    }
    input.parse::<Token![=]>()?;
    let place = input.span();
    input.parse().map_err(|_| Error::new(place, message))
}

/// `pub mod api { … }`.
pub(crate) struct Module {
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) visibility: Visibility,
    pub(crate) name: Ident,
    pub(crate) content: TokenStream,
    /// What to say of a module in a file of its own: rustc gives it to no macro.
    pub(crate) no_body: Option<Error>,
}

impl Parse for Module {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let attributes = input.call(Attribute::parse_outer)?;
        let visibility = input.parse()?;
        if !input.peek(Token![mod]) {
            return Err(input.error("kody::catalog stands before a module: pub mod api {}"));
        }
        input.parse::<Token![mod]>()?;
        let name = input.parse()?;
        if input.peek(Token![;]) {
            let no_body = Some(input.error("the module needs a body, even an empty one: pub mod api {}"));
            input.parse::<Token![;]>()?;
            return Ok(Self { attributes, visibility, name, content: TokenStream::new(), no_body });
        }
        let content;
        braced!(content in input);
        Ok(Self { attributes, visibility, name, content: content.parse()?, no_body: None })
    }
}
