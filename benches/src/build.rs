//! Crates that depend on kody or on its peers come in; what building them takes goes out, from nothing and after an edit.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use crate::by_hand;
use crate::catalogs::{self, Catalog};
use crate::measure::{self, Contestant, Cost, ratio, time, times};
use crate::registry::Registry;
use crate::report;
use crate::scratch::{self, Profile};
use crate::table::Table;

/// How often to build.
#[derive(clap::Args)]
pub struct Arguments {
    /// Builds from nothing.
    #[arg(long, default_value_t = 3)]
    rounds: usize,
    /// Builds after an edit.
    #[arg(long, default_value_t = 9)]
    warm_rounds: usize,
}

/// A crate with the 20 codes of the repository.
struct Package {
    name: &'static str,
    folder: PathBuf,
}

const KODY_MACRO: &str = "kody, macro";
const KODY_DERIVE: &str = "kody, macro and derive";
const KODY_FILE: &str = "kody alone, committed module";
const NUM_ENUM: &str = "num_enum";
const RUST_I18N: &str = "rust-i18n";
const STACK: &str = "thiserror + strum + num_enum + rust-i18n";
const MODULE_BY_HAND: &str = "the whole module by hand";
const TEXTS_BY_HAND: &str = "an enum and its messages by hand";
const BY_HAND: &str = "an enum by hand";

/// What each kody must keep to: the limit, what it is compared with, and how that is said.
const TARGETS: [(&str, &str, f64, &str); 3] = [
    (KODY_MACRO, NUM_ENUM, 1.3, "≤ 1.3 × num_enum"),
    (KODY_MACRO, RUST_I18N, 0.25, "≤ 1/4 of rust-i18n"),
    (KODY_MACRO, STACK, 0.5, "≤ 1/2 of the four"),
];

/// Measures, and prints the tables.
pub fn run(arguments: &Arguments) -> ExitCode {
    report(|| {
        let packages = packages()?;
        for package in &packages {
            measure::run(&mut scratch::cargo("fetch", &package.folder))?;
        }
        let costs = cold(&packages, arguments.rounds)?;
        println!("{}", cold_table(&packages, &costs)?);
        println!("{}", warm(&packages, arguments.warm_rounds)?);
        let stack = packages.iter().find(|package| package.name == STACK);
        let peers = ["num_enum", "rust-i18n", "strum", "thiserror"];
        println!("{}", stack.map_or(Ok(String::new()), |stack| scratch::versions(&stack.folder, &peers))?);
        Ok(())
    })
}

fn packages() -> Result<Vec<Package>, String> {
    let catalog = Catalog::of_repository();
    Ok([ours()?, peers(&catalog)?, by_hand(&catalog)?].into_iter().flatten().collect())
}

/// A package in a folder of its own.
fn package(name: &'static str, folder: &str, dependencies: &str, files: &[(&str, &str)]) -> Result<Package, String> {
    let manifest = format!("[dependencies]\n{dependencies}");
    Ok(Package { name, folder: scratch::package(&format!("build-{folder}"), &manifest, files)? })
}

/// Those that have kody, as from a registry.
fn ours() -> Result<Vec<Package>, String> {
    let kody = scratch::kody(Profile::Release)?;
    let (yaml, module) = (scratch::repository().join("codes.yaml"), scratch::root().join("api.rs"));
    scratch::write(&module, "")?;
    measure::run(&mut scratch::generate(&kody, &yaml, &module))?;
    let (yaml, module) = (scratch::read(&yaml)?, scratch::read(&module)?);
    let files = |root| [("codes.yaml", yaml.as_str()), ("src/lib.rs", root)];
    let by_macro = "#[kody::catalog(\"codes.yaml\")]\npub mod api {}\n";
    let with_error = format!("{by_macro}\n{ERROR}");
    let by_file = [("src/lib.rs", "pub mod api;\n"), ("src/api.rs", module.as_str())];
    let kody = |features| Registry::dependency("kody", features);
    let packages = vec![
        package(KODY_MACRO, "kody-macro", &kody("\"macros\""), &files(by_macro))?,
        package(KODY_DERIVE, "kody-derive", &kody("\"derive\", \"macros\""), &files(&with_error))?,
        package(KODY_FILE, "kody-file", &kody(""), &by_file)?,
    ];
    let registry = Registry::new()?;
    packages.iter().try_for_each(|package| registry.serve(&package.folder))?;
    Ok(packages)
}

/// Those that have other crates.
fn peers(catalog: &Catalog) -> Result<Vec<Package>, String> {
    let locales: Vec<_> = (0..catalog.locales.len()).map(|locale| catalog.rust_i18n_yaml(locale)).collect();
    let paths: Vec<_> = catalog.locales.iter().map(|tag| format!("locales/{tag}.yml")).collect();
    let i18n = || paths.iter().map(String::as_str).zip(locales.iter().map(String::as_str));
    let with_locales = |source| i18n().chain([("src/lib.rs", source)]).collect::<Vec<_>>();
    let says = "rust_i18n::i18n!(\"locales\", fallback = \"uk\");\n\n\
                pub fn message(name: &str, locale: &str) -> String {\n    rust_i18n::t!(name, locale = locale).into_owned()\n}\n";
    let num_enum = by_derive(catalog, "#[derive(num_enum::TryFromPrimitive, num_enum::IntoPrimitive)]\n", "");
    let four = by_derive(
        catalog,
        "#[derive(num_enum::TryFromPrimitive, strum::EnumString, strum::IntoStaticStr, thiserror::Error)]\n",
        "    #[error(\"{text}\")]\n",
    );
    let four_crates = "num_enum = \"0.7\"\nrust-i18n = \"4\"\nthiserror = \"2\"\n\
                       strum = { version = \"0.28\", features = [\"derive\"] }\n";
    Ok(vec![
        package(NUM_ENUM, "num-enum", "num_enum = \"0.7\"\n", &[("src/lib.rs", &num_enum)])?,
        package(RUST_I18N, "rust-i18n", "rust-i18n = \"4\"\n", &with_locales(says))?,
        package(STACK, "stack", four_crates, &with_locales(&format!("{says}\n{four}")))?,
    ])
}

/// Those that have nothing but what is written by hand.
fn by_hand(catalog: &Catalog) -> Result<Vec<Package>, String> {
    let module = by_hand::module(&catalogs::of_repository());
    let module = [("src/lib.rs", "pub mod api;\n"), ("src/api.rs", module.as_str())];
    Ok(vec![
        package(MODULE_BY_HAND, "module-by-hand", "", &module)?,
        package(TEXTS_BY_HAND, "texts-by-hand", "", &[("src/lib.rs", &with_match(catalog))])?,
        package(BY_HAND, "by-hand", "", &[("src/lib.rs", &by_derive(catalog, "", ""))])?,
    ])
}

/// An error type of the catalogue.
const ERROR: &str = "#[derive(Debug, kody::Error)]\n#[kody(catalog = api)]\npub enum Error {\n    #[code(WrongServer)]\n    \
                     WrongServer,\n    #[code(Service)]\n    Service(#[source] std::fmt::Error),\n}\n";

/// An enum of the codes with more derives, and with an attribute before each variant.
fn by_derive(catalog: &Catalog, derives: &str, attribute: &str) -> String {
    let variant = |code: &crate::catalogs::Code| {
        format!("{}    {} = {},\n", attribute.replace("{text}", code.source()), code.name, code.number)
    };
    let variants: String = catalog.codes.iter().map(variant).collect();
    format!("#[derive(Clone, Copy, Debug, PartialEq, Eq)]\n{derives}#[repr(u16)]\npub enum Code {{\n{variants}}}\n")
}

/// The enum, and a match of its messages in every locale.
fn with_match(catalog: &Catalog) -> String {
    let arms = catalog.codes.iter().flat_map(|code| {
        let texts = catalog.locales.iter().zip(&code.texts);
        texts.filter_map(|(tag, text)| {
            Some(format!("        (Code::{}, {tag:?}) => {:?},\n", code.name, text.as_ref()?))
        })
    });
    let arms: String = arms.collect();
    let says = "pub fn message(code: Code, locale: &str) -> &'static str {\n    match (code, locale) {\n";
    by_derive(catalog, "", "") + says + &arms + "        _ => \"\",\n    }\n}\n"
}

fn build(package: &Path) -> Result<Cost, String> {
    measure::run(scratch::cargo("build", package).args(["-j2", "--offline"]))
}

fn cold(packages: &[Package], rounds: usize) -> Result<Vec<Cost>, String> {
    let contestant = |package: &Package| {
        let folder = package.folder.clone();
        Contestant::new(package.name, move || {
            let target = folder.join("target");
            if target.exists() {
                fs::remove_dir_all(&target).map_err(|error| format!("{}: {error}", target.display()))?;
            }
            build(&folder)
        })
    };
    let mut contestants: Vec<_> = packages.iter().map(contestant).collect();
    measure::round_robin(rounds, &mut contestants)
}

fn cold_table(packages: &[Package], costs: &[Cost]) -> Result<Table, String> {
    let cpu = |name: &str| {
        let place = packages.iter().position(|package| package.name == name);
        place.map(|place| costs[place].cpu).ok_or_else(|| format!("{name} was not built"))
    };
    let mut table = Table::new(&["from nothing", "wall", "cpu", "kody ÷ it, cpu", "target", ""]);
    for (package, cost) in packages.iter().zip(costs) {
        let mut row =
            vec![package.name.to_owned(), time(cost.wall), time(cost.cpu), String::new(), String::new(), String::new()];
        if let Some((who, _, limit, target)) = TARGETS.iter().find(|(_, with, ..)| *with == package.name) {
            let is = times(cpu(who)?, cost.cpu);
            row[3..].clone_from_slice(&[format!("{is:.2}"), (*target).to_owned(), met(is <= *limit)]);
        }
        if package.name == KODY_FILE {
            row[4..].clone_from_slice(&["< 1 s of cpu".to_owned(), met(cost.cpu < Duration::from_secs(1))]);
        }
        table.row(&row);
    }
    Ok(table)
}

/// `yes` or `no`.
fn met(it_is: bool) -> String {
    if it_is { "yes" } else { "no" }.to_owned()
}

/// A comment is appended to the crate's root, again and again.
fn warm(packages: &[Package], rounds: usize) -> Result<Table, String> {
    let names = [KODY_MACRO, KODY_FILE, MODULE_BY_HAND, TEXTS_BY_HAND, BY_HAND];
    let those: Vec<_> = packages.iter().filter(|it| names.contains(&it.name)).collect();
    for package in &those {
        build(&package.folder)?;
    }
    let contestant = |package: &&Package| {
        let folder = package.folder.clone();
        Contestant::new(package.name, move || {
            scratch::append(&folder.join("src/lib.rs"), "// edited\n")?;
            build(&folder)
        })
    };
    let mut contestants: Vec<_> = those.iter().map(contestant).collect();
    let costs = measure::round_robin(rounds, &mut contestants)?;
    let of = |name| those.iter().position(|it| it.name == name).map(|place| costs[place]).unwrap_or_default();
    let (module, bare) = (of(MODULE_BY_HAND), of(BY_HAND));
    let columns = ["after an edit of src/lib.rs", "wall", "cpu", "× module by hand", "× enum by hand", "target"];
    let mut table = Table::new(&columns);
    for (package, cost) in those.iter().zip(&costs) {
        let target = if [KODY_MACRO, KODY_FILE].contains(&package.name) { "≤ 1.1" } else { "" };
        let (to_module, to_bare) = (ratio(cost.wall, module.wall), ratio(cost.wall, bare.wall));
        table.row(&[package.name.to_owned(), time(cost.wall), time(cost.cpu), to_module, to_bare, target.to_owned()]);
    }
    Ok(table)
}
