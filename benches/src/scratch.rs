//! Crates, catalogues and programs that a measurement needs, in a temporary folder outside the workspace.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::catalogs::{Shape, synthetic};
use crate::measure;

/// The folder that holds everything.
pub fn root() -> PathBuf {
    env::temp_dir().join("kody-benches")
}

/// The repository.
pub fn repository() -> PathBuf {
    let benches = Path::new(env!("CARGO_MANIFEST_DIR"));
    benches.parent().expect("the benches lie in the repository").to_owned()
}

/// A folder that is there and empty.
pub fn folder(name: &str) -> Result<PathBuf, String> {
    let folder = root().join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    Ok(folder)
}

/// Writes a file, and the folders above it.
pub fn write(path: &Path, text: impl AsRef<[u8]>) -> Result<(), String> {
    let written = path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(path, text));
    written.map_err(|error| format!("{}: {error}", path.display()))
}

/// Reads a file.
pub fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// The size of a file in bytes.
pub fn size(path: &Path) -> Result<u64, String> {
    fs::metadata(path).map(|metadata| metadata.len()).map_err(|error| format!("{}: {error}", path.display()))
}

/// A synthetic catalogue in a file. Another process makes it: see [`measure::Cost::memory`].
pub fn catalog(codes: usize, locales: usize, shape: Shape) -> Result<PathBuf, String> {
    let path = root().join(format!("{codes}x{locales}-{shape:?}.yaml").to_lowercase());
    let itself = env::current_exe().map_err(|error| error.to_string())?;
    let size = [codes.to_string(), locales.to_string(), format!("{shape:?}").to_lowercase()];
    write(&path, "")?;
    measure::run(Command::new(itself).arg("synthetic").args(size).arg(&path))?;
    Ok(path)
}

/// How the command `kody` is built.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// As macros and build scripts are.
    Debug,
    /// As it is installed.
    Release,
}

/// Builds the command `kody`.
pub fn kody(profile: Profile) -> Result<PathBuf, String> {
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| repository().join("target"), PathBuf::from);
    let mut build = cargo("build", &repository());
    build.args(["--package", "kody-cli", "--target-dir"]).arg(&target);
    let folder = match profile {
        Profile::Debug => "debug",
        Profile::Release => {
            build.arg("--release");
            "release"
        }
    };
    measure::run(&mut build)?;
    Ok(target.join(folder).join("kody").with_extension(env::consts::EXE_EXTENSION))
}

/// A package, a workspace of its own, in an empty folder. Files are pairs of a path and a text.
pub fn package(name: &str, manifest: &str, files: &[(&str, &str)]) -> Result<PathBuf, String> {
    let folder = folder(name)?;
    let name = name.replace('/', "-");
    let head = format!("[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n");
    write(&folder.join("Cargo.toml"), head + manifest)?;
    for (path, text) in files {
        write(&folder.join(path), text)?;
    }
    Ok(folder)
}

/// A line of `[dependencies]` for a crate of this repository.
pub fn dependency(name: &str, folder: &str, features: &str) -> String {
    format!("{name} = {{ path = {:?}, features = [{features}] }}\n", repository().join(folder))
}

/// The versions of some crates that a package was built with.
pub fn versions(package: &Path, crates: &[&str]) -> Result<String, String> {
    let lock = read(&package.join("Cargo.lock"))?;
    let version = |name: &&str| {
        let (_, entry) = lock.split_once(&format!("name = \"{name}\"\nversion = \""))?;
        entry.split_once('"').map(|(version, _)| format!("{name} {version}"))
    };
    Ok(crates.iter().filter_map(version).collect::<Vec<_>>().join(", "))
}

/// Appends to a file.
pub fn append(path: &Path, text: &str) -> Result<(), String> {
    let old = read(path)?;
    write(path, old + text)
}

/// A command of cargo in a folder. It knows nothing of the cargo that runs this program.
pub fn cargo(command: &str, folder: &Path) -> Command {
    let mut cargo = Command::new("cargo");
    cargo.arg(command).current_dir(folder).env_remove("CARGO_TARGET_DIR");
    for (name, _) in env::vars_os() {
        let name = name.to_string_lossy();
        if name.starts_with("CARGO_PKG") || name.starts_with("CARGO_MANIFEST") || name == "CARGO" {
            cargo.env_remove(&*name);
        }
    }
    cargo
}

/// Writes the Rust of a catalogue to a file.
pub fn generate(kody: &Path, catalog: &Path, output: &Path) -> Command {
    let mut generate = Command::new(kody);
    generate.args(["generate", "rust"]).arg(catalog).arg("-o").arg(output);
    generate
}

/// A synthetic catalogue to write.
#[derive(clap::Args)]
pub struct Synthetic {
    codes: usize,
    locales: usize,
    #[arg(value_parser = |shape: &str| Ok::<_, String>(match shape {
        "full" => Shape::Full,
        "runs" => Shape::Runs,
        "sparse" => Shape::Sparse,
        _ => return Err("it is full, runs or sparse".to_owned()),
    }))]
    shape: Shape,
    path: PathBuf,
}

impl Synthetic {
    /// Writes it.
    pub fn write(&self) -> Result<(), String> {
        write(&self.path, synthetic(self.codes, self.locales, self.shape).kody_yaml())
    }
}
