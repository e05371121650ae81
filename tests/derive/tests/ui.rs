//! What rustc says about each mistake. Read the messages as a user: is the place right, does it say what to do, is it one?

#[test]
fn every_mistake_is_explained_where_it_is() {
    trybuild::TestCases::new().compile_fail("tests/ui/*.rs");
}
