//! Regenerates the pages under `docs/` when `codes.yaml` has changed.

fn main() {
    kody_generator::Build::new("codes.yaml").markdown("docs/{locale}/api-codes.md").html("docs").run();
}
