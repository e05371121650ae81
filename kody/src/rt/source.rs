//! The way from a field to the source of an error.
//!
//! `Source::new(&field).kody_source()` takes the first of three functions whose conditions the type of the field meets. It
//! may be an error; it may lead to an error object, as `Box<dyn Error>` does, which is no error itself; or it is neither,
//! and then the third function is there so that rustc says in our words what is wrong.

use core::error::Error;
use core::ops::Deref;

/// A field that is to be a source.
pub struct Source<'a, T>(Neither<'a, T>);

/// A field of which nothing is known.
pub struct Neither<'a, T>(&'a T);

impl<'a, T> Source<'a, T> {
    /// Takes the field.
    pub const fn new(field: &'a T) -> Self {
        Self(Neither(field))
    }
}

/// The first two functions. rustc tries a value before a reference to it.
pub trait Find<'a> {
    /// The error object.
    fn kody_source(self) -> &'a (dyn Error + 'static);
}

impl<'a, T: Error + 'static> Find<'a> for Source<'a, T> {
    fn kody_source(self) -> &'a (dyn Error + 'static) {
        self.0.0
    }
}

impl<'a, T: Deref<Target: Object>> Find<'a> for &Source<'a, T> {
    fn kody_source(self) -> &'a (dyn Error + 'static) {
        self.0.0.deref().object()
    }
}

/// The third function is behind this: rustc looks there last.
impl<'a, T> Deref for Source<'a, T> {
    type Target = Neither<'a, T>;

    fn deref(&self) -> &Neither<'a, T> {
        &self.0
    }
}

impl<'a, T> Neither<'a, T> {
    /// Nothing can call it.
    pub fn kody_source(&self) -> &'a (dyn Error + 'static)
    where
        T: IsError,
    {
        self.0.object()
    }
}

/// What no type is that comes here.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no error, so it cannot be the source of one",
    label = "a source implements `core::error::Error`",
    note = "a field is the source by `#[source]`, by `#[from]` or by its name, `source`; one of that name that fills an argument says `#[kody(arg = source)]`"
)]
pub trait IsError: Object {}

/// An error object.
pub trait Object {
    /// The error object without its markers.
    fn object(&self) -> &(dyn Error + 'static);
}

macro_rules! objects {
    ($($object:ty)*) => {$(
        impl Object for $object {
            fn object(&self) -> &(dyn Error + 'static) {
                self
            }
        }
    )*};
}
objects! { dyn Error dyn Error + Send dyn Error + Sync dyn Error + Send + Sync }
