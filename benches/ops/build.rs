//! The feature comes in; the folder of its catalogue goes out, for `include!`.

fn main() {
    let shapes = ["small", "large", "sparse"];
    let on = |shape: &&str| std::env::var_os(format!("CARGO_FEATURE_{}", shape.to_uppercase())).is_some();
    let chosen: Vec<_> = shapes.into_iter().filter(on).collect();
    let [shape] = chosen[..] else {
        println!("cargo::error=choose one catalogue: --features small, large or sparse");
        return;
    };
    println!("cargo::rustc-env=SHAPE={shape}");
    // The macros of the peers do not tell cargo what they read.
    println!("cargo::rerun-if-changed=generated/{shape}");
}
