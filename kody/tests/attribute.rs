//! The attribute in every form in which it may be written.

#![deny(missing_docs)]

/// A macro of the user may make the attribute, its module and their parts.
macro_rules! module {
    ($(#[$attribute:meta])* $visibility:vis $name:ident, $path:literal, $docs:expr) => {
        $(#[$attribute])*
        #[kody::catalog($path, docs = $docs)]
        $visibility mod $name {}
    };
}

module!(
    /// Made by a macro.
    pub(crate) made,
    "tests/codes.yaml",
    "en"
);

// An attribute before and one behind, a raw name, a raw string, no visibility, a comma at the end.
#[expect(clippy::mixed_attributes_style, reason = "it may be mixed")]
#[rustfmt::skip]
#[kody::catalog(r#"tests/codes.yaml"#, crate = "::kody",)]
#[doc = "Behind."]
mod r#type {
    //! Inside.
    pub(super) const OWN: u8 = 1;
}

mod with {
    pub(crate) use kody as r#in;

    /// All options, in any order, with escapes, and a path to the runtime that goes through this crate.
    #[kody::catalog("tests\u{2f}codes.yaml", crate = "crate::with::r#in", docs = "\x65n")]
    pub(in crate::with) mod inside {}

    pub(super) const COUNT: usize = inside::Code::COUNT;
}

#[test]
fn all_forms_make_the_module() {
    assert_eq!(made::Code::WrongServer.to_string(), "Хибний сервер");
    assert_eq!(with::COUNT, 3);
    assert_eq!((r#type::Code::COUNT, r#type::OWN), (3, 1));
}
