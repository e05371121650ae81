//! Programs that use ever more of a catalogue come in; by how much each grows goes out.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::catalogs::{Catalog, Shape, synthetic};
use crate::measure::{self, as_f64};
use crate::report;
use crate::scratch::{self, Profile};
use crate::table::Table;

/// There is nothing to choose.
#[derive(clap::Args)]
pub struct Arguments {}

/// What only descriptions say.
const MARKER: &str = "Zu beschreiben";

/// The programs and what they write. The first one has the enum and no text of it.
const PROGRAMS: [(&str, &str); 3] = [
    ("bare", "\"bare\""),
    ("messages", "code.message(locale)"),
    ("descriptions", "code.message(locale), code.description(locale).unwrap_or_default()"),
];

/// Each program makes a code and a locale of numbers that rustc does not know.
const MAIN: &str = "use std::hint::black_box;
use std::io::Write;

use codes::{Code, Locale};

fn main() {
    let number = std::env::args().count();
    let code = black_box(Code::from_code(number as u16).expect(\"the number of a code\"));
    let locale = black_box(Locale::ALL[number % Locale::ALL.len()]);
    black_box((code, locale));
    for text in [TEXTS] {
        std::io::stdout().write_all(text.as_bytes()).expect(\"there is an output\");
    }
}
";

const MANIFEST: &str = "[profile.release]\nstrip = true\n\n[dependencies]\n";

/// Measures, and prints the tables.
pub fn run(_: &Arguments) -> ExitCode {
    report(|| {
        let kody = scratch::kody(Profile::Release)?;
        let mut table = Table::new(&[
            "catalogue",
            "bare program",
            "messages add",
            "distinct texts",
            "for a text",
            "target",
            "descriptions add",
            "a description's words in bare, messages, descriptions",
            "names in them",
        ]);
        let catalogs = [
            ("20 x 5", Catalog::of_repository()),
            ("1218 x 27", synthetic(1218, 27, Shape::Runs)),
            ("10000 x 10", synthetic(10_000, 10, Shape::Full)),
        ];
        for (name, catalog) in catalogs {
            table.row(&row(&kody, name, &catalog)?);
        }
        println!("{table}");
        Ok(())
    })
}

fn row(kody: &Path, name: &str, catalog: &Catalog) -> Result<Vec<String>, String> {
    let programs = build(kody, name, catalog)?;
    let bytes = |program: &PathBuf| fs::read(program).map_err(|error| format!("{}: {error}", program.display()));
    let [bare, messages, descriptions] = [bytes(&programs[0])?, bytes(&programs[1])?, bytes(&programs[2])?];
    let grown = |program: &[u8], from: &[u8]| as_f64(program.len() as u64) - as_f64(from.len() as u64);
    let distinct: HashSet<_> = catalog.codes.iter().flat_map(|code| code.texts.iter().flatten()).collect();
    let distinct = as_f64(distinct.iter().map(|text| text.len() as u64).sum());
    let added = grown(&messages, &bare);
    let cells = as_f64((catalog.codes.len() * catalog.locales.len()) as u64);
    let last = catalog.codes.last().map_or("", |code| code.name.as_str());
    let in_each = |text: &str| [&bare, &messages, &descriptions].map(|program| presence(program, text)).join(", ");
    Ok(vec![
        name.to_owned(),
        bare.len().to_string(),
        format!("{added:.0}"),
        format!("{distinct:.0}"),
        format!("{:.2} B", (added - distinct) / cells),
        "≤ 6 B".to_owned(),
        format!("{:.0}", grown(&descriptions, &messages)),
        in_each(MARKER),
        in_each(last),
    ])
}

fn presence(program: &[u8], text: &str) -> &'static str {
    if program.windows(text.len()).any(|window| window == text.as_bytes()) { "yes" } else { "no" }
}

/// Builds the three programs of a catalogue.
fn build(kody: &Path, name: &str, catalog: &Catalog) -> Result<[PathBuf; 3], String> {
    let folder = format!("size-{}", name.replace(' ', ""));
    let dependency = scratch::dependency("kody", "kody", "");
    let programs = PROGRAMS.map(|(name, texts)| {
        (format!("src/bin/{name}.rs"), MAIN.replace("TEXTS", texts).replace("codes::", &crate_path(&folder)))
    });
    let mut files = vec![("src/lib.rs", "mod codes;\npub use codes::*;\n")];
    files.extend(programs.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let package = scratch::package(&folder, &format!("{MANIFEST}{dependency}"), &files)?;
    let yaml = package.join("codes.yaml");
    scratch::write(&yaml, described(catalog))?;
    measure::run(&mut scratch::generate(kody, &yaml, &package.join("src/codes.rs")))?;
    measure::run(scratch::cargo("build", &package).arg("--release"))?;
    Ok(PROGRAMS.map(|(name, _)| package.join("target/release").join(name)))
}

/// The crate by the name that it has in Rust.
fn crate_path(package: &str) -> String {
    format!("{}::", package.replace('-', "_"))
}

/// The catalogue, each code with a description.
fn described(catalog: &Catalog) -> String {
    let yaml = catalog.kody_yaml();
    let line = |(at, line): (usize, &str)| match line.starts_with("    name: ") {
        true => format!("{line}\n    description: \"{MARKER} {at}\"\n"),
        false => format!("{line}\n"),
    };
    yaml.lines().enumerate().map(line).collect()
}
