//! An option has no value.

#[kody::catalog("codes.yaml", docs)]
pub mod api {}

fn main() {
    println!("{}", api::Code::Service.message(api::Locale::En));
}
