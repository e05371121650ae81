//! `kody init`: the first catalogue is a good one, and no other one is lost.

use crate::{CATALOG, Folder};

#[test]
fn the_first_catalogue_has_no_findings() {
    for locales in [
        "",
        "--locales en",
        "--locales uk,en,pl,kk,pt-BR,de,fr,es",
        "--locales no,ja",
        "--locales zh-Hant-TW",
        "--locales UK,SR-latn",
    ] {
        let folder = Folder::new();
        let words: Vec<&str> = ["init"].into_iter().chain(locales.split(' ').filter(|word| !word.is_empty())).collect();
        folder.kody(&words).says(0, &["wrote codes.yaml", "next:", "kody check\n", "kody generate markdown\n"]);
        folder.line("check --deny-warnings").says(0, &["codes.yaml: 2 codes in ", "no findings"]);
        assert!(folder.text("codes.yaml").starts_with("# yaml-language-server: $schema=https://"));
        folder.line("add 2 Next -m x -a outcome=failure").expect(0);
    }
}

#[test]
fn it_goes_where_it_is_wanted_and_overwrites_nothing() {
    let folder = Folder::with_catalog();
    folder.line("init").says(2, &["\"codes.yaml\" is there already; nothing was written", "kody add"]);
    assert_eq!(folder.text("codes.yaml"), CATALOG);
    folder.line("init .").says(2, &["\".\" is a directory"]);
    folder.line("init api/new.yaml --locales uk").says(0, &["wrote api/new.yaml", "kody check api/new.yaml"]);
    folder.line("check api/new.yaml").expect(0);
    folder.line("init x.yaml --locales pt_BR").says(2, &["\"pt_BR\" is not a language tag", "pt-BR"]);
    folder.line("init x.yaml --locales en,en").says(2, &["listed twice"]);
    assert!(!folder.path("x.yaml").exists());
}
