//! A catalogue comes in; the code to use in the place of each deprecated one goes out.

use std::collections::HashMap;

use crate::catalog::{Catalog, Code, Deprecated};
use crate::names::Spelling;

/// The codes by the words of their names, and whether they are given: those that are retired are here too.
pub(super) struct Instead<'a>(HashMap<String, (&'a Code, bool)>);

impl<'a> Instead<'a> {
    /// Nothing where no code is deprecated, as is the rule: to spell all names takes time.
    pub(super) fn of(catalog: &'a Catalog) -> Self {
        let asked = catalog.codes_and_retired().any(|code| code.deprecated().is_some());
        let retired = catalog.retired().iter().map(|code| (code, false));
        let codes = catalog.codes().iter().map(|code| (code, true)).chain(retired).filter(|_| asked);
        Self(codes.map(|(code, given)| (Spelling::UpperCamel.of(code.name().as_str()), (code, given))).collect())
    }

    /// The code that is to be used, if there is one: a catalogue may allow the name of a code that is not there.
    #[cfg(feature = "files")]
    pub(super) fn code(&self, deprecated: &Deprecated) -> Option<&'a Code> {
        Some(self.find(deprecated)?.0)
    }

    /// The same where that code is given, so that there is a variant for it.
    pub(super) fn given(&self, deprecated: &Deprecated) -> Option<&'a Code> {
        self.find(deprecated).filter(|(_, given)| *given).map(|(code, _)| code)
    }

    fn find(&self, deprecated: &Deprecated) -> Option<(&'a Code, bool)> {
        self.0.get(&Spelling::UpperCamel.of(deprecated.instead()?.as_str())).copied()
    }
}
