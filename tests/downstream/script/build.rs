//! Makes the module and the pages.

fn main() {
    kody_generator::Build::new("codes.yaml").rust("codes.rs").markdown("docs/{locale}/codes.md").run();
}
