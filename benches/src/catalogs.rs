//! One catalogue in memory comes in; the files that kody and its peers read go out, the same bytes each time.

mod rust;
mod synthetic;

use std::fmt::Write;
use std::path::Path;

pub use synthetic::{Shape, synthetic};

/// A table of response codes.
#[derive(Clone, Debug)]
pub struct Catalog {
    /// Language tags; the first one is the source.
    pub locales: Vec<String>,
    /// In ascending order of their numbers.
    pub codes: Vec<Code>,
}

/// A response code.
#[derive(Clone, Debug)]
pub struct Code {
    /// What stands in a response.
    pub number: u16,
    /// `UpperCamel`.
    pub name: String,
    /// The names of its arguments; each is a text.
    pub args: Vec<String>,
    /// For each locale; the source locale has one. A placeholder is `{name}`, and there are no other braces.
    pub texts: Vec<Option<String>>,
}

impl Code {
    /// The text in the source locale.
    pub fn source(&self) -> &str {
        self.texts.first().and_then(Option::as_deref).expect("every code has a text in the source locale")
    }
}

/// The catalogue of this repository, as kody has it.
pub fn of_repository() -> kody_generator::Catalog {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../codes.yaml");
    let source = kody_generator::Source::read(&path, "codes.yaml".to_owned()).expect("codes.yaml can be read");
    let Ok(compiled) = kody_generator::compile(&source) else { panic!("codes.yaml is not right") };
    compiled.catalog
}

/// What the code for the rows on formatting says: the part before the path and the part behind it.
fn open_failed(tag: &str) -> (&'static str, &'static str) {
    match tag {
        "uk" => ("Не вдалося відкрити файл ", ", бо його немає або доступ заборонено"),
        "ru" => ("Не удалось открыть файл ", ": его нет или доступ запрещён"),
        "bg" | "sr" => ("Файл ", " не може да се отвори: няма го или достъпът е забранен"),
        "pl" => ("Nie można otworzyć pliku ", ", bo nie istnieje lub brak dostępu"),
        "kk" => ("Файлды ашу мүмкін болмады: ", ", ол жоқ немесе рұқсат берілмеген"),
        "pt" | "pt-BR" => ("Não foi possível abrir o arquivo ", ", pois não existe ou o acesso foi negado"),
        "de" => ("Die Datei ", " ließ sich nicht öffnen: es gibt sie nicht oder der Zugriff ist verboten"),
        _ => ("Could not open the file ", ", which is missing or may not be read"),
    }
}

impl Catalog {
    /// The catalogue of this repository: its numbers, names and messages.
    pub fn of_repository() -> Self {
        let catalog = of_repository();
        let locales: Vec<_> = catalog.locales().iter().map(|locale| locale.tag().to_owned()).collect();
        // The peers' enums have no fields, so codes with arguments stay out.
        let plain = catalog.codes().iter().filter(|code| code.args().is_empty());
        let codes = plain.map(|code| Code {
            number: match code.value() {
                kody_generator::catalog::Value::Int(number) => u16::try_from(*number).expect("codes.yaml says u16"),
                kody_generator::catalog::Value::Str(_) => unreachable!("codes.yaml has numbers"),
            },
            name: code.name().as_str().to_owned(),
            args: Vec::new(),
            texts: (0..locales.len())
                .map(|locale| code.message().own(locale).map(|message| message.general().readable().into_owned()))
                .collect(),
        });
        let mut codes: Vec<_> = codes.collect();
        codes.sort_by_key(|code| code.number);
        Self { locales, codes }
    }

    /// The same with a code `OpenFailed`, whose message has one argument, `path`.
    #[must_use]
    pub fn with_open_failed(mut self, number: u16) -> Self {
        let text = |tag: &String| {
            let (before, after) = open_failed(tag);
            Some(format!("{before}{{path}}{after}"))
        };
        let texts = self.locales.iter().map(text).collect();
        let place = self.codes.partition_point(|code| code.number < number);
        assert!(self.codes.get(place).is_none_or(|code| code.number != number), "{number} is taken");
        self.codes.insert(place, Code { number, name: "OpenFailed".to_owned(), args: vec!["path".to_owned()], texts });
        self
    }

    /// `codes.yaml` of kody.
    pub fn kody_yaml(&self) -> String {
        let mut yaml = format!("kody: 1\nlocales: [{}]\nrepr: u16\n", self.locales.join(", "));
        // It is the same gaps that the peers have.
        yaml.push_str("rules: {missing-translation: allow}\ncodes:\n");
        for code in &self.codes {
            put(&mut yaml, format_args!("  {}:\n    name: {}\n", code.number, code.name));
            if !code.args.is_empty() {
                let args: Vec<_> = code.args.iter().map(|arg| format!("{arg}: text")).collect();
                put(&mut yaml, format_args!("    args: {{{}}}\n", args.join(", ")));
            }
            yaml.push_str("    message:\n");
            for (tag, text) in self.locales.iter().zip(&code.texts) {
                if let Some(text) = text {
                    put(&mut yaml, format_args!("      {tag}: {}\n", quoted(text)));
                }
            }
        }
        yaml
    }

    /// The YAML file of rust-i18n for one locale.
    pub fn rust_i18n_yaml(&self, locale: usize) -> String {
        let mut yaml = String::from("_version: 1\n");
        for code in &self.codes {
            if let Some(text) = &code.texts[locale] {
                let text = fill(text, &code.args, |arg| format!("%{{{arg}}}"));
                put(&mut yaml, format_args!("{}: {}\n", code.name, quoted(&text)));
            }
        }
        yaml
    }

    /// The file of Fluent for one locale.
    pub fn ftl(&self, locale: usize) -> String {
        let mut ftl = String::new();
        for code in &self.codes {
            if let Some(text) = &code.texts[locale] {
                let text = fill(text, &code.args, |arg| format!("{{ ${arg} }}"));
                put(&mut ftl, format_args!("{} = {text}\n", code.name));
            }
        }
        ftl
    }
}

/// Appends to a text.
fn put(text: &mut String, what: std::fmt::Arguments<'_>) {
    text.write_fmt(what).expect("a String takes everything");
}

/// A text with its placeholders spelt in another way.
fn fill(text: &str, args: &[String], spell: impl Fn(&str) -> String) -> String {
    args.iter().fold(text.to_owned(), |text, arg| text.replace(&format!("{{{arg}}}"), &spell(arg)))
}

/// A text between double quotes, as YAML takes it.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
