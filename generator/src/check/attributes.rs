//! Rules that look at attributes.

use crate::catalog::Catalog;
use crate::finding::Findings;

/// Every code has a value for each attribute that is not optional.
pub(super) fn missing_attribute(catalog: &Catalog, findings: &mut Findings) {
    for code in catalog.codes() {
        for (index, attribute) in catalog.attributes().iter().enumerate() {
            if attribute.is_optional() || code.given(index).is_some() {
                continue;
            }
            let name = attribute.name().as_str();
            findings
                .report(
                    "missing-attribute",
                    code.span(),
                    format!("the code {} lacks the attribute \"{name}\"", code.value()),
                )
                .help("add it, or declare it with \"optional: true\"")
                .related(attribute.name().span(), "it is declared here");
        }
    }
}
