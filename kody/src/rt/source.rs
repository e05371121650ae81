//! The way from the type of a field to the source of an error.

use core::error::Error;

/// Whatever an error can be held as, behind a box or not, as an error object.
pub trait AsDynError {
    /// The error object.
    fn as_dyn_error(&self) -> &(dyn Error + 'static);
}

impl<T: Error + 'static> AsDynError for T {
    fn as_dyn_error(&self) -> &(dyn Error + 'static) {
        self
    }
}

macro_rules! objects {
    ($($object:ty)*) => {$(
        impl AsDynError for $object {
            fn as_dyn_error(&self) -> &(dyn Error + 'static) {
                self
            }
        }
    )*};
}
objects! { dyn Error dyn Error + Send dyn Error + Send + Sync }
