//! The plural rules as Rust: what `Rules::rust` writes for each group of languages. Made by `tests/it/plurals.rs`.

/// From a number to the place of its form.
pub(super) type Function = fn(u32) -> usize;

/// The functions, each with the first language of its group.
pub(super) const FUNCTIONS: &[(&str, Function)] = &[
    ("bm", plural_bm),
    ("af", plural_af),
    ("ak", plural_ak),
    ("ceb", plural_ceb),
    ("is", plural_is),
    ("tzm", plural_tzm),
    ("blo", plural_blo),
    ("lv", plural_lv),
    ("he", plural_he),
    ("be", plural_be),
    ("bs", plural_bs),
    ("cs", plural_cs),
    ("lt", plural_lt),
    ("mo", plural_mo),
    ("pl", plural_pl),
    ("shi", plural_shi),
    ("ca", plural_ca),
    ("fr", plural_fr),
    ("dsb", plural_dsb),
    ("gd", plural_gd),
    ("gv", plural_gv),
    ("sgs", plural_sgs),
    ("br", plural_br),
    ("ga", plural_ga),
    ("mt", plural_mt),
    ("ar", plural_ar),
    ("cy", plural_cy),
    ("kw", plural_kw),
];

/// The plural form of a number: 0 other.
const fn plural_bm(_n: u32) -> usize {
    0
}

/// The plural form of a number: 0 one, 1 other.
const fn plural_af(n: u32) -> usize {
    if n == 1 { 0 } else { 1 }
}

/// The plural form of a number: 0 one, 1 other.
const fn plural_ak(n: u32) -> usize {
    if ::core::matches!(n, 0..=1) { 0 } else { 1 }
}

/// The plural form of a number: 0 one, 1 other.
const fn plural_ceb(n: u32) -> usize {
    let d10 = n % 10;
    if ::core::matches!(d10, 4 | 6 | 9) { 1 } else { 0 }
}

/// The plural form of a number: 0 one, 1 other.
const fn plural_is(n: u32) -> usize {
    let d10 = n % 10;
    let d100 = n % 100;
    if d10 == 1 && d100 != 11 { 0 } else { 1 }
}

/// The plural form of a number: 0 one, 1 other.
const fn plural_tzm(n: u32) -> usize {
    if ::core::matches!(n, 0..=1 | 11..=99) { 0 } else { 1 }
}

/// The plural form of a number: 0 zero, 1 one, 2 other.
const fn plural_blo(n: u32) -> usize {
    if n == 0 {
        0
    } else if n == 1 {
        1
    } else {
        2
    }
}

/// The plural form of a number: 0 zero, 1 one, 2 other.
const fn plural_lv(n: u32) -> usize {
    let d10 = n % 10;
    let d100 = n % 100;
    if d10 == 0 || ::core::matches!(d100, 11..=19) {
        0
    } else if d10 == 1 && d100 != 11 {
        1
    } else {
        2
    }
}

/// The plural form of a number: 0 one, 1 two, 2 other.
const fn plural_he(n: u32) -> usize {
    if n == 1 {
        0
    } else if n == 2 {
        1
    } else {
        2
    }
}

/// The plural form of a number: 0 one, 1 few, 2 many.
const fn plural_be(n: u32) -> usize {
    let d10 = n % 10;
    let d100 = n % 100;
    if d10 == 1 && d100 != 11 {
        0
    } else if ::core::matches!(d10, 2..=4) && !::core::matches!(d100, 12..=14) {
        1
    } else {
        2
    }
}

/// The plural form of a number: 0 one, 1 few, 2 other.
const fn plural_bs(n: u32) -> usize {
    let d10 = n % 10;
    let d100 = n % 100;
    if d10 == 1 && d100 != 11 {
        0
    } else if ::core::matches!(d10, 2..=4) && !::core::matches!(d100, 12..=14) {
        1
    } else {
        2
    }
}

/// The plural form of a number: 0 one, 1 few, 2 other.
const fn plural_cs(n: u32) -> usize {
    if n == 1 {
        0
    } else if ::core::matches!(n, 2..=4) {
        1
    } else {
        2
    }
}

/// The plural form of a number: 0 one, 1 few, 2 other.
const fn plural_lt(n: u32) -> usize {
    let d10 = n % 10;
    let d100 = n % 100;
    if d10 == 1 && !::core::matches!(d100, 11..=19) {
        0
    } else if ::core::matches!(d10, 2..=9) && !::core::matches!(d100, 11..=19) {
        1
    } else {
        2
    }
}

/// The plural form of a number: 0 one, 1 few, 2 other.
const fn plural_mo(n: u32) -> usize {
    let d100 = n % 100;
    if n == 1 {
        0
    } else if n == 0 || n != 1 && ::core::matches!(d100, 1..=19) {
        1
    } else {
        2
    }
}

/// The plural form of a number: 0 one, 1 few, 2 many.
const fn plural_pl(n: u32) -> usize {
    let d10 = n % 10;
    let d100 = n % 100;
    if n == 1 {
        0
    } else if ::core::matches!(d10, 2..=4) && !::core::matches!(d100, 12..=14) {
        1
    } else {
        2
    }
}

/// The plural form of a number: 0 one, 1 few, 2 other.
const fn plural_shi(n: u32) -> usize {
    if ::core::matches!(n, 0..=1) {
        0
    } else if ::core::matches!(n, 2..=10) {
        1
    } else {
        2
    }
}

/// The plural form of a number: 0 one, 1 many, 2 other.
const fn plural_ca(n: u32) -> usize {
    let d1000000 = n % 1_000_000;
    if n == 1 {
        0
    } else if n != 0 && d1000000 == 0 {
        1
    } else {
        2
    }
}

/// The plural form of a number: 0 one, 1 many, 2 other.
const fn plural_fr(n: u32) -> usize {
    let d1000000 = n % 1_000_000;
    if ::core::matches!(n, 0..=1) {
        0
    } else if n != 0 && d1000000 == 0 {
        1
    } else {
        2
    }
}

/// The plural form of a number: 0 one, 1 two, 2 few, 3 other.
const fn plural_dsb(n: u32) -> usize {
    let d100 = n % 100;
    if d100 == 1 {
        0
    } else if d100 == 2 {
        1
    } else if ::core::matches!(d100, 3..=4) {
        2
    } else {
        3
    }
}

/// The plural form of a number: 0 one, 1 two, 2 few, 3 other.
const fn plural_gd(n: u32) -> usize {
    if ::core::matches!(n, 1 | 11) {
        0
    } else if ::core::matches!(n, 2 | 12) {
        1
    } else if ::core::matches!(n, 3..=10 | 13..=19) {
        2
    } else {
        3
    }
}

/// The plural form of a number: 0 one, 1 two, 2 few, 3 other.
const fn plural_gv(n: u32) -> usize {
    let d10 = n % 10;
    let d100 = n % 100;
    if d10 == 1 {
        0
    } else if d10 == 2 {
        1
    } else if ::core::matches!(d100, 0 | 20 | 40 | 60 | 80) {
        2
    } else {
        3
    }
}

/// The plural form of a number: 0 one, 1 two, 2 few, 3 other.
const fn plural_sgs(n: u32) -> usize {
    let d10 = n % 10;
    let d100 = n % 100;
    if d10 == 1 && d100 != 11 {
        0
    } else if n == 2 {
        1
    } else if n != 2 && ::core::matches!(d10, 2..=9) && !::core::matches!(d100, 11..=19) {
        2
    } else {
        3
    }
}

/// The plural form of a number: 0 one, 1 two, 2 few, 3 many, 4 other.
const fn plural_br(n: u32) -> usize {
    let d10 = n % 10;
    let d100 = n % 100;
    let d1000000 = n % 1_000_000;
    if d10 == 1 && !::core::matches!(d100, 11 | 71 | 91) {
        0
    } else if d10 == 2 && !::core::matches!(d100, 12 | 72 | 92) {
        1
    } else if ::core::matches!(d10, 3..=4 | 9) && !::core::matches!(d100, 10..=19 | 70..=79 | 90..=99) {
        2
    } else if n != 0 && d1000000 == 0 {
        3
    } else {
        4
    }
}

/// The plural form of a number: 0 one, 1 two, 2 few, 3 many, 4 other.
const fn plural_ga(n: u32) -> usize {
    if n == 1 {
        0
    } else if n == 2 {
        1
    } else if ::core::matches!(n, 3..=6) {
        2
    } else if ::core::matches!(n, 7..=10) {
        3
    } else {
        4
    }
}

/// The plural form of a number: 0 one, 1 two, 2 few, 3 many, 4 other.
const fn plural_mt(n: u32) -> usize {
    let d100 = n % 100;
    if n == 1 {
        0
    } else if n == 2 {
        1
    } else if n == 0 || ::core::matches!(d100, 3..=10) {
        2
    } else if ::core::matches!(d100, 11..=19) {
        3
    } else {
        4
    }
}

/// The plural form of a number: 0 zero, 1 one, 2 two, 3 few, 4 many, 5 other.
const fn plural_ar(n: u32) -> usize {
    let d100 = n % 100;
    if n == 0 {
        0
    } else if n == 1 {
        1
    } else if n == 2 {
        2
    } else if ::core::matches!(d100, 3..=10) {
        3
    } else if ::core::matches!(d100, 11..=99) {
        4
    } else {
        5
    }
}

/// The plural form of a number: 0 zero, 1 one, 2 two, 3 few, 4 many, 5 other.
const fn plural_cy(n: u32) -> usize {
    if n == 0 {
        0
    } else if n == 1 {
        1
    } else if n == 2 {
        2
    } else if n == 3 {
        3
    } else if n == 6 {
        4
    } else {
        5
    }
}

/// The plural form of a number: 0 zero, 1 one, 2 two, 3 few, 4 many, 5 other.
const fn plural_kw(n: u32) -> usize {
    let d100 = n % 100;
    let d1000 = n % 1000;
    let d100000 = n % 100_000;
    let d1000000 = n % 1_000_000;
    if n == 0 {
        0
    } else if n == 1 {
        1
    } else if ::core::matches!(d100, 2 | 22 | 42 | 62 | 82)
        || d1000 == 0 && ::core::matches!(d100000, 1000..=20000 | 40000 | 60000 | 80000)
        || d1000000 == 100_000
    {
        2
    } else if ::core::matches!(d100, 3 | 23 | 43 | 63 | 83) {
        3
    } else if n != 1 && ::core::matches!(d100, 1 | 21 | 41 | 61 | 81) {
        4
    } else {
        5
    }
}
