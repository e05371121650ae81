//! A comma is missing.

#[kody::catalog("codes.yaml" docs = "en")]
pub mod api {}

fn main() {
    println!("{}", api::Code::Service.message(api::Locale::En));
}
