//! `kody init`: tags of languages come in; a first catalogue goes out.

use kody_generator::write::{self, Output};
use kody_generator::{Source, read_if_present};

use crate::args::{DEFAULT_CATALOG, Init};
use crate::files::quoted_path;
use crate::outcome::{Stop, Verdict};
use crate::revise::findings;
use crate::schema::ADDRESS;
use crate::{console, import};

/// The texts of the first codes in a language.
struct Words {
    language: &'static str,
    title: &'static str,
    ok: &'static str,
    not_found: &'static str,
}

const WORDS: [Words; 8] = [
    Words {
        language: "en",
        title: "Response codes",
        ok: "The request is carried out",
        not_found: "There is no such object",
    },
    Words {
        language: "uk", title: "Коди відповідей", ok: "Запит виконано", not_found: "Такого об’єкта немає"
    },
    Words {
        language: "pl",
        title: "Kody odpowiedzi",
        ok: "Żądanie zostało wykonane",
        not_found: "Nie ma takiego obiektu",
    },
    Words {
        language: "kk", title: "Жауап кодтары", ok: "Сұрау орындалды", not_found: "Мұндай нысан жоқ"
    },
    Words {
        language: "pt",
        title: "Códigos de resposta",
        ok: "A requisição foi atendida",
        not_found: "Não existe esse objeto",
    },
    Words {
        language: "de",
        title: "Antwortcodes",
        ok: "Die Anfrage ist ausgeführt",
        not_found: "Ein solches Objekt gibt es nicht",
    },
    Words {
        language: "fr",
        title: "Codes de réponse",
        ok: "La demande est exécutée",
        not_found: "Cet objet n’existe pas",
    },
    Words {
        language: "es",
        title: "Códigos de respuesta",
        ok: "La solicitud se ha ejecutado",
        not_found: "No existe tal objeto",
    },
];

pub(crate) fn run(args: &Init) -> Result<Verdict, Stop> {
    let path = args.catalog.display();
    if args.catalog.is_dir() {
        return Err(Stop::trouble(format!("\"{path}\" is a directory")).help("give the path of a file in it"));
    }
    if read_if_present(&args.catalog)?.is_some() {
        let stop = Stop::trouble(format!("\"{path}\" is there already; nothing was written"));
        return Err(stop.help("give another path, or add to it with \"kody add\""));
    }
    let tags = import::canonical_tags(&args.locales)?;
    let text = catalog(&tags);
    debug_assert_eq!(findings(&Source::new("codes.yaml", text.as_str())), []);
    write::write(&Output { path: args.catalog.clone(), text }, None)?;
    console::note(&console::visible(&format!("wrote {path}")));
    let named = if args.catalog == std::path::Path::new(DEFAULT_CATALOG) {
        String::new()
    } else {
        format!(" {}", quoted_path(&args.catalog))
    };
    let next = [
        format!("edit {path}: your numbers, names and texts"),
        format!("kody check{named}"),
        format!("kody generate markdown{named}"),
    ];
    console::note(&console::visible(&format!("next:\n  {}", next.join("\n  "))));
    Ok(Verdict::Fine)
}

/// The text of a first catalogue.
fn catalog(tags: &[String]) -> String {
    let listed: Vec<String> = tags.iter().map(|tag| quoted(tag)).collect();
    let all: Vec<(String, Option<&Words>)> = tags.iter().map(|tag| (quoted(tag), words(tag))).collect();
    let missing = all.iter().skip(1).any(|(_, words)| words.is_none());
    let rules = if missing {
        "\n# Remove this line when the texts are translated: then \"kody check\" lists what is missing.\nrules: {missing-translation: allow}\n"
    } else {
        ""
    };
    let texts = |text: fn(&Words) -> &'static str| {
        let line = |(at, (tag, words)): (usize, &(String, Option<&Words>))| {
            // The source has its texts, whatever the language: they are there to be replaced.
            let words = words.or_else(|| (at == 0).then_some(&WORDS[0]))?;
            Some(format!("{tag}: {}", text(words)))
        };
        let lines: Vec<String> = all.iter().enumerate().filter_map(line).collect();
        format!("{{{}}}", lines.join(", "))
    };
    format!(
        "# yaml-language-server: $schema={ADDRESS}
# What the API answers: numbers, names and texts in one place. A released code is never renumbered, renamed or reused.
kody: 1
# The first locale is the source: its texts must be there, the others are translated from it.
locales: [{}]
{rules}
attributes:
  # Whether the request did what it was asked for.
  outcome: [success, failure]

page:
  title: {}

codes:
  0:
    name: Ok
    attributes: {{outcome: success}}
    message: {}

  1:
    name: NotFound
    attributes: {{outcome: failure}}
    message: {}
",
        listed.join(", "),
        texts(|words| words.title),
        texts(|words| words.ok),
        texts(|words| words.not_found),
    )
}

fn words(tag: &str) -> Option<&'static Words> {
    let language = tag.split('-').next().unwrap_or_default();
    WORDS.iter().find(|words| words.language == language)
}

/// A tag as a key: some readers of YAML take `no` for a boolean.
fn quoted(tag: &str) -> String {
    if matches!(tag, "no" | "on" | "off" | "yes") { format!("\"{tag}\"") } else { tag.to_owned() }
}
