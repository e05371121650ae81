//! Fills a template, and makes pages with a section for each code.

use kody_generator::Build;
use kody_generator::emit::Layout;

fn main() {
    let build = Build::new("codes.yaml").markdown("docs/{locale}/codes.md").layout(Layout::Sections);
    build.template("templates/list.txt.jinja", "docs/{locale}/list.txt").run();
}
