//! The crates of this repository come in; packages go out that have them as from a registry. Such crates cargo compiles without
//! incremental compilation, and it does not look at each build whether their files have changed.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::measure;
use crate::scratch;

/// The crates that users of `kody` compile.
const CRATES: [&str; 4] = ["kody", "kody-derive", "kody-generator", "kody-macros"];

/// The crates of this repository, packed and unpacked, beside those that they need.
pub struct Registry(PathBuf);

impl Registry {
    /// Fills it.
    pub fn new() -> Result<Self, String> {
        let all = scratch::dependency("kody", "kody", "\"derive\", \"macros\"");
        let package =
            scratch::package("registry", &format!("[dependencies]\n{all}"), &[("src/lib.rs", "pub use kody as _;\n")])?;
        measure::output(scratch::cargo("vendor", &package).arg("--quiet").arg("vendor"))?;
        let target = package.join("target");
        let mut pack = scratch::cargo("package", &scratch::repository());
        pack.args(["--no-verify", "--allow-dirty", "--target-dir"]).arg(&target);
        pack.args(CRATES.iter().flat_map(|name| ["--package", name]));
        measure::output(&mut pack)?;
        let vendor = package.join("vendor");
        let manifest = scratch::read(&scratch::repository().join("Cargo.toml"))?;
        let version = manifest.lines().find_map(|line| line.strip_prefix("version = \"")?.strip_suffix('"'));
        let version = version.ok_or("the workspace has no version")?;
        for name in CRATES {
            let file = target.join(format!("package/{name}-{version}.crate"));
            measure::output(Command::new("tar").arg("xzf").arg(file).arg("-C").arg(&vendor))?;
            scratch::write(&vendor.join(format!("{name}-{version}/.cargo-checksum.json")), "{\"files\":{}}")?;
        }
        Ok(Self(vendor))
    }

    /// Lets a package find its dependencies there.
    pub fn serve(&self, package: &Path) -> Result<(), String> {
        let config = "[source.crates-io]\nreplace-with = \"here\"\n\n[source.here]\n";
        let config = format!("{config}directory = {:?}\n", self.0);
        scratch::write(&package.join(".cargo/config.toml"), config)
    }

    /// A line of `[dependencies]` for a crate that is there.
    pub fn dependency(name: &str, features: &str) -> String {
        format!("{name} = {{ version = \"*\", features = [{features}] }}\n")
    }
}
