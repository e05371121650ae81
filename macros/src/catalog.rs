//! The attribute and its module come in; the module with the generated items goes out, or errors and a stub of it.

use std::collections::BTreeSet;
use std::env;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use kody_generator::catalog::Attribute;
use kody_generator::emit::{self, Options};
use kody_generator::{Catalog, Finding, Level, Rejected, Source, Spelling, compile_without_warnings};
use proc_macro::TokenStream;

use crate::args::{Args, Module};
use crate::tokens::{Mistake, block, joined, tokens};

/// The module, whatever comes in: what is wrong with the input becomes `compile_error!`s.
pub(crate) fn expand(args: TokenStream, item: TokenStream) -> TokenStream {
    let module = match Module::parse(item.clone()) {
        Ok(module) => module,
        Err(mistake) => return joined([mistake.tokens(), item]),
    };
    module.with(match (Args::parse(args), &module.no_body) {
        (Ok(args), None) => generated(&args, &module.name),
        (Err(mistake), _) => unread(&mistake),
        (_, Some(mistake)) => unread(mistake),
    })
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
    fn with(&self, generated: Generated) -> TokenStream {
        let Generated { docs, items, errors } = generated;
        // A paragraph of its own behind what the user says: rustdoc drops a line end that a fragment begins with. Whatever stands
        // within the braces, rustdoc puts behind what stands before the module.
        let docs = |mark: &str| match &docs {
            Some(docs) => tokens(&format!("{mark}[doc = \"\"] {mark}[doc = {docs:?}]")),
            None => TokenStream::new(),
        };
        let (outer, inner) = match self.inner.is_empty() {
            true => (docs("#"), TokenStream::new()),
            false => (TokenStream::new(), docs("#!")),
        };
        let body = block(joined([self.inner.clone(), inner, items, self.content.clone()]));
        joined([self.attributes.clone(), outer, self.declaration.clone(), body, errors])
    }
}

fn generated(args: &Args, module: &str) -> Generated {
    let path = &args.path.text;
    let source = match read(path) {
        Ok(source) => source,
        Err(message) => return unread(&Mistake { span: args.path.span, message }),
    };
    let mut generated = match compile_without_warnings(&source) {
        Ok(catalog) => items(args, &catalog, module),
        Err(Rejected { findings, salvage }) => {
            let denied = findings.iter().filter(|finding| finding.level == Level::Deny);
            let mistake = |finding: &Finding| Mistake { span: args.path.span, message: finding.render(&source) };
            broken(args, &salvage, &denied.map(mistake).collect::<Vec<_>>())
        }
    };
    let lock = source.lock().map(Source::name);
    generated.items.extend(tracked([path.as_str()].into_iter().chain(lock)));
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
    let mut options = Options::for_file(Path::new(&args.path.text));
    if let Some(docs) = &args.docs {
        if let Some(locale) = catalog.locale(&docs.text) {
            options.locale = locale;
        } else {
            let tags: Vec<&str> = catalog.locales().iter().map(kody_generator::catalog::Locale::tag).collect();
            let message = format!("the catalogue has no locale \"{}\": it has {}", docs.text, tags.join(", "));
            errors = Mistake { span: docs.span, message }.tokens();
        }
    }
    if let Some(runtime) = &args.runtime {
        options.runtime.clone_from(runtime);
    }
    let text = emit::emitter("rust").expect("it is there").emit(catalog, &options);
    let docs = Some(emit::module_docs(catalog, &options, module));
    Generated { docs, items: tokens(&text), errors }
}

/// One error for each mistake, and a stub of the module, so that the code that uses it has no errors of its own.
fn broken(args: &Args, salvage: &Catalog, mistakes: &[Mistake]) -> Generated {
    let mut errors = mistakes.iter().map(Mistake::tokens);
    let items = match salvage.codes() {
        [] => unknown(salvage.attributes(), errors.next().unwrap_or_default()),
        _ => items(args, salvage, "").items,
    };
    Generated { docs: None, items, errors: errors.collect() }
}

/// The module of a catalogue that was not even looked for.
fn unread(mistake: &Mistake) -> Generated {
    Generated { docs: None, items: unknown(&[], mistake.tokens()), errors: TokenStream::new() }
}

/// The types of the module where names may be lost. Since an error is part of them, rustc is silent about all their uses.
/// `Message` is not among them: rustc is not silent about variants, so that a derived error would have an error for each.
fn unknown(attributes: &[Attribute], error: TokenStream) -> TokenStream {
    let attributes = attributes.iter().map(|attribute| Spelling::UpperCamel.of(attribute.name().as_str()));
    let types: BTreeSet<String> = attributes.chain(["Locale".to_owned()]).filter(|name| name != "Unknown").collect();
    let types: String = types.iter().map(|name| format!("pub type {name} = Code;")).collect();
    let code = "pub struct Unknown<const ERROR: usize>; pub type Code = Unknown<";
    joined([tokens(code), block(error), tokens(&format!(">; {types}"))])
}

/// Tells cargo which files the module comes from. In a function that nobody calls, the bytes are not kept; relative to the
/// package, the paths are the same on every machine.
fn tracked<'p>(paths: impl Iterator<Item = &'p str>) -> TokenStream {
    let include = |path| {
        let path = format!("/{path}");
        format!(
            "let _: &[u8] = ::core::include_bytes!(::core::concat!(::core::env!(\"CARGO_MANIFEST_DIR\"), {path:?}));"
        )
    };
    let includes: String = paths.map(include).collect();
    tokens(&format!("const _: () = {{ #[allow(dead_code)] fn track() {{ {includes} }} }};"))
}
