//! What mdBook says around the book comes in; what `[preprocessor.kody]` in `book.toml` asks for goes out.

use std::path::{Component, Path, PathBuf};

use kody_generator::{Catalog, nearest};
use kody_weave::{Language, Names, Options, Target};
use serde_json::{Map, Value};

/// What the book asks for.
#[derive(Debug)]
pub(crate) struct Config {
    /// The folder of `book.toml`.
    pub(crate) root: PathBuf,
    /// The folder of the chapters, as findings show it.
    pub(crate) chapters: String,
    /// The catalogue, relative to the root.
    pub(crate) catalog: PathBuf,
    /// How chapters refer to codes.
    pub(crate) options: Options,
    /// Whether warnings end the build.
    pub(crate) deny_warnings: bool,
    /// The locale that the table names.
    tag: Option<String>,
    /// The language of the book.
    language: Option<String>,
}

/// The keys of mdBook itself, then our own.
const KEYS: [&str; 12] = [
    "command",
    "renderers",
    "before",
    "after",
    "optional",
    "catalog",
    "page",
    "link",
    "locale",
    "prefix",
    "names",
    "deny-warnings",
];

impl Config {
    /// Reads the context that mdBook gives.
    pub(crate) fn read(context: &Value) -> Result<Self, String> {
        let config = &context["config"];
        let empty = Map::new();
        let table = config["preprocessor"]["kody"].as_object().unwrap_or(&empty);
        if let Some(key) = table.keys().find(|key| !KEYS.contains(&key.as_str())) {
            let near = nearest(key, &KEYS).map(|near| format!("; did you mean \"{near}\"?")).unwrap_or_default();
            return Err(format!("[preprocessor.kody] has no key \"{key}\"{near}"));
        }
        let word = |value: &Value| value.as_str().map(str::to_owned);
        Ok(Self {
            root: context["root"].as_str().map(PathBuf::from).unwrap_or_default(),
            chapters: word(&config["book"]["src"]).unwrap_or_else(|| "src".to_owned()),
            catalog: text(table, "catalog")?.unwrap_or("codes.yaml").into(),
            options: options(table)?,
            deny_warnings: flag(table, "deny-warnings")?,
            tag: text(table, "locale")?.map(str::to_owned),
            language: word(&config["book"]["language"]),
        })
    }

    /// The language of the chapters. Where the catalogue has neither that of the book nor, for `en-US`, `en`, the source
    /// locale stands in.
    pub(crate) fn language(&self, catalog: &Catalog) -> Result<Language, String> {
        let Some(tag) = &self.tag else {
            let of_book = self.language.as_deref().and_then(|tag| Language::find(catalog, tag));
            return Ok(Language::OrElse(of_book.unwrap_or_default()));
        };
        let tags = || catalog.locales().iter().map(kody_generator::catalog::Locale::tag).collect::<Vec<_>>().join(", ");
        let unknown = || format!("the catalogue has no locale \"{tag}\": it has {}", tags());
        catalog.locale(tag).ok_or_else(unknown).map(Language::Given)
    }

    /// Refuses a page in Markdown that is no chapter: mdBook makes no page of it, and all links would lead nowhere.
    pub(crate) fn check_page(&self, catalog: &Catalog, chapters: &[&str]) -> Result<(), String> {
        let Target::Page(page) = &self.options.target else { return Ok(()) };
        let is_chapter = |page: &str| chapters.iter().any(|chapter| parts(chapter).eq(parts(page)));
        let tags = catalog.locales().iter().map(kody_generator::catalog::Locale::tag);
        let mut pages = tags.map(|tag| page.replace("{locale}", tag));
        let is_markdown = Path::new(page).extension().is_some_and(|extension| extension.eq_ignore_ascii_case("md"));
        if !is_markdown || pages.any(|page| is_chapter(&page)) {
            return Ok(());
        }
        let inner = Path::new(page).strip_prefix(&self.chapters).ok();
        let help = inner
            .map(|inner| format!("; \"page\" begins in the folder \"{}\": \"{}\"", self.chapters, inner.display()));
        Err(format!("the book has no chapter \"{page}\" for links to lead to{}", help.unwrap_or_default()))
    }
}

fn parts(path: &str) -> impl Iterator<Item = Component<'_>> {
    Path::new(path).components().filter(|part| *part != Component::CurDir)
}

fn options(table: &Map<String, Value>) -> Result<Options, String> {
    let mut options = Options::default();
    if let Some(prefix) = text(table, "prefix")? {
        prefix.clone_into(&mut options.prefix);
        if prefix.is_empty() {
            return Err("\"prefix\" is empty: other words in braces would be taken for references".to_owned());
        }
    }
    if let Some(word) = text(table, "names")? {
        let words = || Names::ALL.map(|(word, ..)| word).join(", ");
        options.names = Names::from_word(word)
            .ok_or_else(|| format!("\"names\" cannot be \"{word}\": it is one of {}", words()))?;
    }
    options.target = match (text(table, "link")?, text(table, "page")?) {
        (Some(_), Some(_)) => {
            return Err("\"link\" and \"page\" both say where links lead: keep one of them".to_owned());
        }
        (Some(link), None) => Target::Link(link.to_owned()),
        (None, Some(page)) => Target::Page(page.to_owned()),
        (None, None) => Target::Nowhere,
    };
    Ok(options)
}

fn text<'a>(table: &'a Map<String, Value>, key: &str) -> Result<Option<&'a str>, String> {
    let Some(value) = table.get(key) else { return Ok(None) };
    value.as_str().map(Some).ok_or_else(|| format!("\"{key}\" is a text, not {value}"))
}

fn flag(table: &Map<String, Value>, key: &str) -> Result<bool, String> {
    let Some(value) = table.get(key) else { return Ok(false) };
    value.as_bool().ok_or_else(|| format!("\"{key}\" is true or false, not {value}"))
}
