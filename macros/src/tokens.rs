//! Texts and mistakes come in; tokens go out.

use proc_macro::{Delimiter, Group, Span, TokenStream, TokenTree};

/// What is wrong with the input, and where.
pub(crate) struct Mistake {
    pub(crate) span: Span,
    pub(crate) message: String,
}

impl Mistake {
    /// At a token; where there is none, at the attribute.
    pub(crate) fn at(token: Option<&TokenTree>, message: impl Into<String>) -> Self {
        Self { span: token.map_or_else(Span::call_site, TokenTree::span), message: message.into() }
    }

    /// The error of rustc, which may stand for an item or a value.
    pub(crate) fn tokens(&self) -> TokenStream {
        let error = tokens(&format!("::core::compile_error! {{ {:?} }}", self.message));
        located(error, self.span)
    }
}

/// The tokens of a text that is Rust.
pub(crate) fn tokens(text: &str) -> TokenStream {
    text.parse().expect("what is emitted is Rust")
}

/// The tokens in braces.
pub(crate) fn block(tokens: TokenStream) -> TokenStream {
    TokenTree::from(Group::new(Delimiter::Brace, tokens)).into()
}

/// The tokens in the order of the streams.
pub(crate) fn joined<const N: usize>(streams: [TokenStream; N]) -> TokenStream {
    streams.into_iter().collect()
}

/// The tokens of a stream one by one. What stands for a fragment of `macro_rules!` counts as its tokens.
pub(crate) fn flat(stream: TokenStream) -> Vec<TokenTree> {
    let mut flattened = Vec::new();
    for token in stream {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::None => flattened.extend(flat(group.stream())),
            token => flattened.push(token),
        }
    }
    flattened
}

/// The same tokens, all at one place.
fn located(tokens: TokenStream, span: Span) -> TokenStream {
    let locate = |mut token: TokenTree| {
        if let TokenTree::Group(group) = token {
            token = Group::new(group.delimiter(), located(group.stream(), span)).into();
        }
        token.set_span(span);
        token
    };
    tokens.into_iter().map(locate).collect()
}
