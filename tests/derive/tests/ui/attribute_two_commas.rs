//! There is a comma too many.

#[kody::catalog("codes.yaml",,)]
pub mod api {}

fn main() {
    println!("{}", api::Code::Service.message(api::Locale::En));
}
