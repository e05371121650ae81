//! The path of the runtime is none.

#[kody::catalog("codes.yaml", crate = "the kody")]
pub mod api {}

fn main() {
    println!("{}", api::Code::Service.message(api::Locale::En));
}
