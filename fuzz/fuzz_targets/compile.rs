//! Bytes come in; whatever they are, nothing panics, and what is reported lies in the text.
#![no_main]

use kody_generator::emit::{EMITTERS, Options};
use kody_generator::{Compiled, Rejected, Source, compile};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let source = Source::from_bytes("codes.yaml", bytes.to_vec());
    let (catalog, findings) = match compile(&source) {
        Ok(Compiled { catalog, warnings }) => (catalog, warnings),
        Err(Rejected { findings, salvage }) => (*salvage, findings),
    };
    for finding in &findings {
        assert!(source.text().get(finding.span.range()).is_some(), "{finding:?} lies beside the text");
        assert!(!finding.render(&source).is_empty() && !finding.render_line(&source).contains('\n'));
    }
    for emitter in EMITTERS {
        for locale in 0..catalog.locales().len() {
            assert!(emitter.emit(&catalog, &Options { locale, ..Options::default() }).ends_with('\n'));
        }
    }
});
