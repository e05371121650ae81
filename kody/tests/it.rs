//! The runtime crate as its users see it: negotiation, the iterator over codes, open codes, the traits.

use std::collections::HashSet;
use std::fmt;
use std::hash::{BuildHasher as _, BuildHasherDefault, DefaultHasher};
use std::time::Instant;

use api::Code;
use kody::{Locale, Localize as _, Open, UnknownCode, UnknownLocale, negotiate};

/// A catalogue of three codes: 0, 2 and 13.
#[kody::catalog("tests/codes.yaml")]
pub mod api {}

macro_rules! locales {
    ($name:ident: $($variant:ident $tag:literal)*) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        enum $name { $($variant),* }

        impl Locale for $name {
            const ALL: &'static [Self] = &[$(Self::$variant),*];
            const SOURCE: Self = Self::ALL[0];

            fn tag(self) -> &'static str {
                match self { $(Self::$variant => $tag),* }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.tag())
            }
        }
    };
}

locales!(Five: Uk "uk" En "en" Pl "pl" Kk "kk" PtBr "pt-BR");
locales!(Chinese: En "en" Zh "zh" ZhHant "zh-Hant" ZhHantHk "zh-Hant-HK");
locales!(Regions: De "de" EnGb "en-GB" EnUs "en-US" Pt "pt" PtBr "pt-BR");

fn check<L: Locale>(table: &[(&str, &str)]) {
    for (header, tag) in table {
        assert_eq!(negotiate::<L>(header).tag(), *tag, "{header:?}");
    }
}

#[test]
fn the_highest_weight_wins_and_the_first_of_equal_ones() {
    check::<Five>(&[
        ("en", "en"),
        ("pl, en", "pl"),
        ("en;q=0.5, pl;q=0.8", "pl"),
        ("en;q=0.8, pl;q=0.8", "en"),
        ("en;q=0.998, pl;q=0.999, kk;q=1.000", "kk"),
        ("en;q=0.9, pl", "pl"),
        ("fr, de;q=0.9, kk;q=0.001", "kk"),
        ("en;q=1., pl", "en"),
        ("en;q=0.7, en;q=0.9, pl;q=0.8", "en"),
    ]);
}

#[test]
fn case_and_blanks_do_not_matter() {
    check::<Five>(&[
        ("EN", "en"),
        ("PT-br", "pt-BR"),
        (" en ; q=0.5 ,\tpl\t;\tQ=0.6 ", "pl"),
        (",, ,en,,", "en"),
        ("\t", "uk"),
    ]);
}

#[test]
fn nothing_that_fits_means_the_source_locale() {
    check::<Five>(&[
        ("", "uk"),
        ("fr", "uk"),
        ("fr-CA, de;q=0.5", "uk"),
        ("x-klingon, i-navajo", "uk"),
        ("en;q=0", "uk"),
    ]);
}

#[test]
fn what_is_refused_is_found_by_no_other_range() {
    check::<Five>(&[
        ("en-GB, en;q=0", "uk"),
        ("en-GB, en;q=0, pl;q=0.1", "pl"),
        ("en;q=0, en-GB", "uk"),
        ("pt, pt-BR;q=0, kk;q=0.2", "kk"),
        ("*, uk;q=0, en;q=0", "pl"),
        ("en, en;q=0", "en"),
        ("uk;q=0, en;q=0, pl;q=0, kk;q=0, pt;q=0, *", "uk"),
    ]);
    // A range that names the whole tag outdoes the refusal of a shorter one.
    check::<Regions>(&[("en-GB, en;q=0", "en-GB"), ("en-GB-oxendict, en;q=0, pt;q=0.1", "pt")]);
}

#[test]
fn what_is_malformed_counts_as_not_there() {
    let ranges = "en;q=2|en;q=1.001|en;q=-1|en;q=0.1234|en;q=abc|en;q=|en;q|en;|en;;q=1|en;level=1|en;q=.5|en;q=0,5x|\
                  en_GB|en-|-en|en--GB|en-toolongsubtag|e n|en/pl|англійська|\u{0}|en;q =1|en;q= 1|*-en|en-*|**";
    for range in ranges.split('|') {
        let header = format!("{range}, pl;q=0.1");
        assert_eq!(negotiate::<Five>(&header), Five::Pl, "{header:?}");
    }
}

#[test]
fn ranges_are_cut_short_until_a_locale_fits() {
    check::<Five>(&[("uk-UA", "uk"), ("en-Latn-US-x-twain", "en"), ("fr, uk-UA;q=0.9, en;q=0.8", "uk")]);
    check::<Chinese>(&[
        ("zh", "zh"),
        ("zh-TW", "zh"),
        ("zh-Hans-CN", "zh"),
        ("zh-Hant", "zh-Hant"),
        ("zh-Hant-TW", "zh-Hant"),
        ("zh-hant-hk-x-a-b", "zh-Hant-HK"),
        ("zh-a-hant", "zh"),
        ("zh-x-Hant", "zh"),
    ]);
}

#[test]
fn a_relative_is_taken_only_where_lookup_finds_nothing() {
    check::<Five>(&[
        ("pt", "pt-BR"),
        ("pt-PT", "pt-BR"),
        ("pt, en;q=0.1", "en"),
        ("fr, pt;q=0.2", "pt-BR"),
        ("p", "uk"),
    ]);
    check::<Regions>(&[
        ("en", "en-GB"),
        ("en-AU", "en-GB"),
        ("en-US", "en-US"),
        ("pt-AO", "pt"),
        ("en, pt;q=0.3", "pt"),
    ]);
}

#[test]
fn the_star_stands_for_any_locale_that_is_not_refused() {
    check::<Five>(&[
        ("*", "uk"),
        ("*;q=0", "uk"),
        ("uk;q=0, *", "en"),
        ("uk;q=0, en;q=0, *;q=0.1", "pl"),
        ("en;q=0.5, *", "uk"),
        ("en, *;q=0.5", "en"),
        ("en;q=0.5, *;q=0.5", "en"),
        ("pt;q=0, uk;q=0, en;q=0, pl;q=0, kk;q=0, *", "uk"),
        ("fr, *;q=0.2", "uk"),
    ]);
    check::<Regions>(&[("de;q=0, en;q=0, *", "pt"), ("de;q=0, en-GB;q=0, *", "en-US")]);
}

#[test]
fn long_headers_take_linear_time() {
    for part in ["en;q=0,", "a-", ",", "*;q=0.5,", "zz,", ";", "en;q=0.001, ", "a-b-c-d-e-f-g-h-i,", "=", "уа"] {
        let time = |length: usize| {
            let header = part.repeat(length / part.len());
            let headers = [header.clone() + "*", header.clone() + "en", header];
            let start = Instant::now();
            for header in &headers {
                let _ = negotiate::<Five>(header);
            }
            start.elapsed()
        };
        let (small, large) = (time(10_000).min(time(10_000)), time(100_000));
        assert!(large < small * 40, "ten times {part:?} took {large:?} instead of {small:?}");
    }
}

#[test]
fn codes_come_from_both_ends() {
    let all = [Code::Ok, Code::RecordNotFound, Code::WrongServer];
    assert!(Code::all().eq(all));
    assert!(Code::all().rev().eq(all.into_iter().rev()));
    let mut codes = Code::all();
    assert_eq!((codes.len(), codes.next(), codes.len()), (3, Some(Code::Ok), 2));
    assert_eq!((codes.next_back(), codes.size_hint()), (Some(Code::WrongServer), (1, Some(1))));
    assert_eq!(
        (codes.next(), codes.next(), codes.next_back(), codes.len()),
        (Some(Code::RecordNotFound), None, None, 0)
    );
}

#[test]
fn skipping_is_the_same_as_stepping() {
    for skip in [0, 1, 2, 3, 4, usize::MAX - 1, usize::MAX] {
        let (mut fast, mut slow) = (Code::all(), Code::all());
        assert_eq!(fast.nth(skip), slow.by_ref().skip(skip).take(1).last(), "{skip}");
        assert!(fast.eq(slow), "{skip}");
        let (mut fast, mut slow) = (Code::all(), Code::all().rev());
        assert_eq!(fast.nth_back(skip), slow.nth(skip), "{skip}");
    }
    assert!(Code::all().step_by(2).eq([Code::Ok, Code::WrongServer]));
    assert_eq!((Code::all().fold(None, |_, code| Some(code)), Code::all().count()), (Some(Code::WrongServer), 3));
}

#[test]
fn open_codes_lose_nothing() {
    for number in [0, 1, 2, 12, 13, 14, u16::MAX] {
        let open = Open::<Code>::from_code(number);
        assert_eq!((open.code(), open.known()), (number, Code::from_code(number)));
    }
    assert_eq!(format!("{:?}", Open::<Code>::from_code(13)), "Known(WrongServer)");
    assert_eq!(format!("{:?} {0}", Open::<Code>::from_code(14)), "Unknown(14) 14");
    assert_eq!(Open::from(Code::WrongServer).to_string(), "Хибний сервер");
}

#[test]
fn open_codes_are_as_equal_as_their_numbers() {
    const fn is_copy<T: Copy + Send + Sync>() {}
    const { is_copy::<Open<Code>>() };
    let hasher = BuildHasherDefault::<DefaultHasher>::default();
    let (known, same, other) = (Open::from(Code::WrongServer), Open::<Code>::Unknown(13), Open::from_code(14));
    assert_eq!((known, hasher.hash_one(known)), (same, hasher.hash_one(same)));
    assert!(known == Code::WrongServer && same == Code::WrongServer && other != Code::WrongServer);
    assert!(known < other && Open::from(Code::Ok) < same);
    assert_eq!([known, same, other].into_iter().collect::<HashSet<_>>().len(), 2);
    let mut sorted = [14, 2, 7, 13, 0].map(Open::<Code>::from_code);
    sorted.sort_unstable();
    assert_eq!(sorted.map(|open| open.code()), [0, 2, 7, 13, 14]);
}

#[test]
fn the_traits_say_what_the_types_say() {
    fn by_trait<C: kody::Code<Repr = u16>>(name: &str) -> (Option<u16>, Vec<&'static str>, usize) {
        let code = C::from_name(name);
        let texts = code.map(|code| C::Locale::ALL.iter().map(|&locale| code.message(locale)).collect());
        (code.map(C::code), texts.unwrap_or_default(), C::COUNT)
    }
    assert_eq!(by_trait::<Code>("WrongServer"), (Some(13), vec!["Хибний сервер", "Wrong server"], 3));
    assert_eq!(by_trait::<Code>("wrong_server"), (None, vec![], 3));
}

#[test]
fn texts_are_displayed_as_the_formatter_wants() {
    let code = Code::WrongServer;
    assert_eq!(format!("[{:>14}]", code.localized(api::Locale::En)), "[  Wrong server]");
    assert_eq!(format!("[{code:<14.6}] [{code:?}]"), "[Хибний        ] [WrongServer]");
    assert_eq!(format!("{:?}", code.localized(api::Locale::En)), "Localized { what: WrongServer, locale: En }");
    assert_eq!(format!("[{:>4}]", Open::<Code>::from_code(7)), "[   7]");
}

#[test]
fn texts_become_codes_and_locales_or_errors() {
    let codes = ["WrongServer", "13", "+13", "013"].map(str::parse::<Code>);
    assert_eq!(codes, [Ok(Code::WrongServer); 4]);
    for text in ["", "14", "-1", "65536", "wrongserver", " 13", "13 "] {
        assert_eq!(text.parse::<Code>(), Err(UnknownCode::new(())), "{text:?}");
    }
    assert_eq!(
        Code::try_from(14).map_err(|error| (*error.code(), error.to_string())),
        Err((14, "no code has the value 14".to_owned()))
    );
    assert_eq!(["EN", "Uk"].map(str::parse::<api::Locale>), [Ok(api::Locale::En), Ok(api::Locale::Uk)]);
    assert_eq!("en-GB".parse::<api::Locale>(), Err(UnknownLocale::new()));
}
