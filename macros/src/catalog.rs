//! The attribute and its module come in; the module with the generated items goes out, or errors and a stub of it.

use std::collections::BTreeSet;
use std::env;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use kody_generator::catalog::Attribute;
use kody_generator::emit::{self, Options};
use kody_generator::{Catalog, Level, Rejected, Source, Spelling, compile_without_warnings};
use proc_macro2::{Span, TokenStream};
use quote::{ToTokens as _, format_ident, quote, quote_spanned};
use syn::ext::IdentExt as _;

use crate::args::{Args, Module};

/// The module, whatever comes in: what is wrong with the input becomes `compile_error!`s.
pub(crate) fn expand(args: TokenStream, item: &TokenStream) -> TokenStream {
    match (syn::parse2::<Args>(args), syn::parse2::<Module>(item.clone())) {
        (Ok(args), Ok(module)) => match &module.no_body {
            None => module.with(&generated(&args, &module.name.unraw().to_string())),
            Some(error) => module.with(&unread(&error.to_compile_error())),
        },
        (Err(error), Ok(module)) => module.with(&unread(&error.to_compile_error())),
        (_, Err(error)) => {
            let error = error.to_compile_error();
            quote!(#error #item)
        }
    }
}

/// What the macro adds.
struct Generated {
    /// The documentation of the module, behind what the user says of it.
    docs: Option<String>,
    /// The items of the module.
    items: TokenStream,
    /// What stands beside the module: the errors.
    errors: TokenStream,
}

impl Module {
    fn with(&self, generated: &Generated) -> TokenStream {
        let Self { attributes, visibility, name, content, .. } = self;
        let Generated { docs, items, errors } = generated;
        // A paragraph of its own behind what the user says: rustdoc drops a line end that a fragment begins with.
        let docs = docs.iter().map(|docs| quote!(#[doc = ""] #[doc = #docs]));
        quote! {
            #(#attributes)*
            #(#docs)*
            #visibility mod #name {
                #items
                #content
            }
            #errors
        }
    }
}

fn generated(args: &Args, module: &str) -> Generated {
    let path = args.path.value();
    let source = match read(&path) {
        Ok(source) => source,
        Err(message) => return unread(&compile_error(args.path.span(), &message)),
    };
    let mut generated = match compile_without_warnings(&source) {
        Ok(catalog) => items(args, &catalog, module),
        Err(Rejected { findings, salvage }) => {
            let denied = findings.iter().filter(|finding| finding.level == Level::Deny);
            let messages: Vec<String> = denied.map(|finding| finding.render(&source)).collect();
            broken(args, &salvage, &messages)
        }
    };
    let lock = source.lock().map(|lock| lock.name().to_owned());
    generated.items.extend(tracked(std::iter::once(path).chain(lock)));
    generated
}

/// Reads the catalogue and its lock. The path is relative to the package that is being compiled, not to this crate or to the folder in
/// which the compiler runs.
fn read(path: &str) -> Result<Source, String> {
    if Path::new(path).is_absolute() {
        return Err(format!(
            "the path \"{path}\" is absolute, so that no other machine has it\n = help: write it relative to Cargo.toml"
        ));
    }
    let root = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let root = root.ok_or("CARGO_MANIFEST_DIR is not set: kody::catalog needs cargo to find the catalogue")?;
    Source::read_with_lock(&root.join(path), path).map_err(|error| {
        let outside = Path::new(path).components().any(|part| part == std::path::Component::ParentDir);
        let help = if outside {
            "a catalogue outside the package is not packaged with it: depend on a crate that has the catalogue"
        } else {
            "the path is relative to the folder of Cargo.toml"
        };
        // The name of the root differs from machine to machine.
        let error = error.to_string().replace(&format!("{}{MAIN_SEPARATOR}", root.display()), "");
        format!("{error}\n = help: {help}")
    })
}

fn items(args: &Args, catalog: &Catalog, module: &str) -> Generated {
    let mut errors = TokenStream::new();
    let mut options = Options::for_file(Path::new(&args.path.value()));
    if let Some(docs) = &args.docs {
        if let Some(locale) = catalog.locale(&docs.value()) {
            options.locale = locale;
        } else {
            let tags: Vec<&str> = catalog.locales().iter().map(kody_generator::catalog::Locale::tag).collect();
            let message = format!("the catalogue has no locale \"{}\": it has {}", docs.value(), tags.join(", "));
            let error = compile_error(docs.span(), &message);
            errors.extend(quote!(#error;));
        }
    }
    if let Some(runtime) = &args.runtime {
        options.runtime = runtime.to_token_stream().to_string();
    }
    let text = emit::emitter("rust").expect("it is there").emit(catalog, &options);
    let docs = Some(emit::module_docs(catalog, &options, module));
    Generated { docs, items: parsed(&text), errors }
}

/// The tokens of a text that is Rust. Rustc's own way to them is four times quicker than proc-macro2's, where there is rustc.
fn parsed(text: &str) -> TokenStream {
    const IS_RUST: &str = "what is emitted is Rust";
    if proc_macro::is_available() {
        return text.parse::<proc_macro::TokenStream>().expect(IS_RUST).into();
    }
    text.parse().expect(IS_RUST)
}

/// One error for each message, and a stub of the module, so that the code that uses it has no errors of its own.
fn broken(args: &Args, salvage: &Catalog, messages: &[String]) -> Generated {
    let mut errors = messages.iter().map(|message| compile_error(args.path.span(), message));
    let items = match salvage.codes() {
        [] => unknown(salvage.attributes(), &errors.next().unwrap_or_default()),
        _ => items(args, salvage, "").items,
    };
    Generated { docs: None, items, errors: errors.collect() }
}

/// The module of a catalogue that was not even looked for.
fn unread(error: &TokenStream) -> Generated {
    Generated { docs: None, items: unknown(&[], error), errors: TokenStream::new() }
}

/// The types of the module where names may be lost. Since an error is part of them, rustc is silent about all their uses.
/// `Message` is not among them: rustc is not silent about variants, so that a derived error would have an error for each.
fn unknown(attributes: &[Attribute], error: &TokenStream) -> TokenStream {
    let attributes = attributes.iter().map(|attribute| Spelling::UpperCamel.of(attribute.name().as_str()));
    let types: BTreeSet<String> = attributes.chain(["Locale".to_owned()]).filter(|name| name != "Unknown").collect();
    let types = types.iter().map(|name| format_ident!("{name}"));
    quote! {
        pub struct Unknown<const ERROR: usize>;
        pub type Code = Unknown<{ #error }>;
        #(pub type #types = Code;)*
    }
}

fn compile_error(span: Span, message: &str) -> TokenStream {
    quote_spanned!(span=> ::core::compile_error! { #message })
}

/// Tells cargo which files the module comes from. In a function that nobody calls, the bytes are not kept; relative to the
/// package, the paths are the same on every machine.
fn tracked(paths: impl Iterator<Item = String>) -> TokenStream {
    let include = |path| {
        let path = format!("/{path}");
        format!(
            "let _: &[u8] = ::core::include_bytes!(::core::concat!(::core::env!(\"CARGO_MANIFEST_DIR\"), {path:?}));"
        )
    };
    let includes: String = paths.map(include).collect();
    parsed(&format!("const _: () = {{ #[allow(dead_code)] fn track() {{ {includes} }} }};"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The items that the macro makes are those that the other doors make.
    #[test]
    fn the_module_holds_what_the_emitter_emits() {
        let source = Source::new("tests/codes.yaml", include_str!("../../kody/tests/codes.yaml"));
        let catalog = compile_without_warnings(&source).expect("nothing is wrong with it");
        let args: Args = syn::parse_quote!("tests/codes.yaml");
        let text = emit::emitter("rust").expect("it is there").emit(&catalog, &Options::default());
        let expected: TokenStream = text.parse().expect("what is emitted is Rust");
        assert_eq!(items(&args, &catalog, "api").items.to_string(), expected.to_string());
    }

    #[test]
    fn wrong_uses_are_explained() {
        for (args, item, message) in [
            (
                quote!(),
                quote!(
                    mod api {}
                ),
                "expected the path of a catalogue",
            ),
            (
                quote!("a.yaml", doc = "en"),
                quote!(
                    mod api {}
                ),
                "there is no option `doc`",
            ),
            (
                quote!("a.yaml"),
                quote!(
                    struct Api;
                ),
                "stands before a module",
            ),
            (
                quote!("a.yaml"),
                quote!(
                    mod api;
                ),
                "needs a body",
            ),
            (
                quote!("/a.yaml"),
                quote!(
                    mod api {}
                ),
                "is absolute",
            ),
            (
                quote!("missing.yaml"),
                quote!(
                    mod api {}
                ),
                "there is no file",
            ),
        ] {
            let expanded = expand(args, &item).to_string();
            assert!(expanded.contains("compile_error") && expanded.contains(message), "{expanded}");
        }
    }
}
