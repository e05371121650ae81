//! An option is given twice.

#[kody::catalog("codes.yaml", docs = "en", docs = "uk")]
pub mod api {}

fn main() {
    println!("{}", api::Code::Service.message(api::Locale::En));
}
