//! A catalogue comes in; the code to use in the place of each deprecated one goes out.

use std::collections::HashMap;

use crate::catalog::{Catalog, Code, Deprecated};
use crate::names::Spelling;

/// The codes by the words of their names, those that are retired too.
pub(super) struct Instead<'a>(HashMap<String, &'a Code>);

impl<'a> Instead<'a> {
    /// Nothing where no code is deprecated, as is the rule: to spell all names takes time.
    pub(super) fn of(catalog: &'a Catalog) -> Self {
        let asked = catalog.codes_and_retired().any(|code| code.deprecated().is_some());
        let codes = catalog.codes_and_retired().filter(|_| asked);
        Self(codes.map(|code| (Spelling::UpperCamel.of(code.name().as_str()), code)).collect())
    }

    /// The code that is to be used, if there is one: a catalogue may allow the name of a code that is not there.
    pub(super) fn code(&self, deprecated: &Deprecated) -> Option<&'a Code> {
        self.0.get(&Spelling::UpperCamel.of(deprecated.instead()?.as_str())).copied()
    }
}
