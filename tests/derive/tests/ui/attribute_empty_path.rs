//! The path is empty.

#[kody::catalog("")]
pub mod api {}

fn main() {
    println!("{}", api::Code::Service.message(api::Locale::En));
}
