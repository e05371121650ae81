//! A template of a user and a catalogue come in; any text goes out: `docs/templates.md` says what a template sees.
//!
//! A template may be wrong, and it reads files: that is why it is no emitter. It sees what the built-in pages see.

mod context;
mod error;
mod filters;
mod loader;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use minijinja::syntax::SyntaxConfig;
use minijinja::{AutoEscape, Environment, UndefinedBehavior};

use crate::catalog::Catalog;
use crate::emit::{self, Options};
use crate::parallel;
use crate::source::Source;

pub use error::TemplateError;
use loader::Folder;

/// The steps that every template has, and those more for each code in each language. A step is an instruction, or 64 bytes
/// made: a page of all there is takes a few hundred a code, and what takes far more would never end.
const STEPS: u64 = 10_000_000;
const STEPS_PER_MESSAGE: u64 = 1_000;

/// What stands behind the format in the name of a template: `codes.html.jinja` makes HTML.
const SUFFIXES: [&str; 3] = [".jinja", ".jinja2", ".j2"];

/// The formats in which values are escaped by themselves.
const MARKUP: [&str; 5] = [".html", ".htm", ".xhtml", ".xml", ".svg"];

/// A template in the language of Jinja, with those that it includes or extends.
///
/// ```no_run
/// # use kody_generator::{Catalog, Template, TemplateError, emit::Options};
/// # fn typescript(catalog: &Catalog) -> Result<String, TemplateError> {
/// let template = Template::read("templates/codes.ts.jinja".as_ref())?;
/// template.emit(catalog, &Options::default())
/// # }
/// ```
#[derive(Debug)]
pub struct Template {
    environment: Environment<'static>,
    name: String,
    folder: Arc<Folder>,
}

impl Template {
    /// Reads a template. Others may stand in its folder and below, and nowhere else.
    ///
    /// # Errors
    ///
    /// When there is no such file, or when it is no template.
    pub fn read(path: &Path) -> Result<Self, TemplateError> {
        let source = Source::read(path, path.display().to_string()).map_err(TemplateError::Read)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let folder = Arc::new(Folder::of(path));
        let mut environment = environment(&folder);
        let Some(text) = loader::text(&source) else {
            let span = source.invalid_utf8().unwrap_or_default();
            return Err(TemplateError::mistake(
                source,
                span,
                "the template is not valid UTF-8".to_owned(),
                Some("save it in the encoding UTF-8".to_owned()),
            ));
        };
        folder.remember(path);
        let added = environment.add_template_owned(name.clone(), text);
        added.map_err(|error| TemplateError::of(&error, &folder, &[]))?;
        Ok(Self { environment, name, folder })
    }

    /// What it makes of a catalogue in the locale of the options.
    ///
    /// # Errors
    ///
    /// When it asks for what is not there, or does not come to an end.
    pub fn emit(&self, catalog: &Catalog, options: &Options) -> Result<String, TemplateError> {
        let mut environment = self.environment.clone();
        let messages = catalog.codes_and_retired().count() * catalog.locales().len();
        let steps = u64::try_from(messages).map_or(u64::MAX, |messages| messages.saturating_mul(STEPS_PER_MESSAGE));
        environment.set_fuel(Some(steps.saturating_add(STEPS)));
        environment.add_filter("localized", filters::localized(catalog));
        let tree = context::context(catalog, options);
        let template = environment.get_template(&self.name);
        let rendered = template.and_then(|template| template.render(minijinja::Value::from(&tree)));
        rendered.map_err(|error| TemplateError::of(&error, &self.folder, &context::members(&tree)))
    }

    /// The files that it makes: one, or one for each locale where the path holds `{locale}`.
    ///
    /// # Errors
    ///
    /// When it asks for what is not there, or does not come to an end.
    pub fn files(
        &self,
        catalog: &Catalog,
        path: &str,
        options: &Options,
    ) -> Result<Vec<(String, String)>, TemplateError> {
        if !path.contains("{locale}") {
            return Ok(vec![(path.to_owned(), self.emit(catalog, options)?)]);
        }
        let pages = emit::pages(catalog, path);
        let options = |locale| Options { locale, pages: pages.clone(), ..options.clone() };
        parallel::try_map(&pages, |locale, path| Ok((path.clone(), self.emit(catalog, &options(locale))?)))
    }

    /// The files that were read for it up to now.
    pub fn sources(&self) -> Vec<PathBuf> {
        self.folder.sources()
    }
}

fn environment(folder: &Arc<Folder>) -> Environment<'static> {
    let mut environment = Environment::new();
    let mut syntax = SyntaxConfig::builder();
    let syntax = syntax.trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true).build();
    environment.set_syntax(syntax.expect("the delimiters are the usual ones"));
    environment.set_debug(true);
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(escaping);
    environment.set_formatter(filters::format);
    filters::add(&mut environment);
    let folder = Arc::clone(folder);
    environment.set_loader(move |name| folder.load(name));
    environment
}

/// Whether values are escaped, which the name of a template says.
fn escaping(name: &str) -> AutoEscape {
    let name = name.to_ascii_lowercase();
    let format = SUFFIXES.iter().find_map(|suffix| name.strip_suffix(suffix)).unwrap_or(&name);
    if MARKUP.iter().any(|markup| format.ends_with(markup)) { AutoEscape::Html } else { AutoEscape::None }
}
