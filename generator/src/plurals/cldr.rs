//! The plural rules of CLDR 48.2.0 for whole numbers, as data. `tools/plurals.py` writes this file: edit that one.
//!
//! Made from the npm package cldr-core 48.2.0, supplemental/plurals.json (UTS #35, part 3, "Language Plural Rules"): data of
//! Unicode, Inc., © 2004-2026, under the Unicode License V3, <https://www.unicode.org/license.txt>.

/// The groups of languages, and below each, indented, its categories with the conditions in CLDR's syntax. The last category
/// has none: it is for all other numbers.
pub(super) const GROUPS: &str = "\
bm bo dz hnj id ig ii ja jbo jv jw kde kea km ko lkt lo ms my nqo osa sah ses sg su th to tpi und vi wo yo yue
zh
    other

af an asa ast az bal bem bez bg brx ce cgg chr ckb da de dv ee el en eo et eu fi fo fur fy gl gsw ha haw hu ia
ie io jgo jmc ka kaj kcg kk kkj kl ks ksb ku ky lb lg lij mas mgo ml mn mr nah nb nd ne nl nn nnh no nr ny nyn
om or os pap ps rm rof rwk saq sc sd sdh seh sn so sq ss ssy st sv sw syr ta te teo tig tk tn tr ts ug ur uz
ve vo vun wae xh xog yi
    one: n = 1
    other

ak am as bho bn csw doi fa ff gu guw hi hy kab kn kok kok-Latn ln mg nso pa pcm si ti wa zu
    one: n = 0..1
    other

ceb fil tl
    one: n % 10 != 4,6,9
    other

is mk
    one: n % 10 = 1 and n % 100 != 11
    other

tzm
    one: n = 0..1,11..99
    other

blo cv ksh lag
    zero: n = 0
    one: n = 1
    other

lv prg
    zero: n % 10 = 0 or n % 100 = 11..19
    one: n % 10 = 1 and n % 100 != 11
    other

he iu naq sat se sma smi smj smn sms
    one: n = 1
    two: n = 2
    other

be ru uk
    one: n % 10 = 1 and n % 100 != 11
    few: n % 10 = 2..4 and n % 100 != 12..14
    many

bs hr sh sr
    one: n % 10 = 1 and n % 100 != 11
    few: n % 10 = 2..4 and n % 100 != 12..14
    other

cs sk
    one: n = 1
    few: n = 2..4
    other

lt
    one: n % 10 = 1 and n % 100 != 11..19
    few: n % 10 = 2..9 and n % 100 != 11..19
    other

mo ro
    one: n = 1
    few: n = 0 or n != 1 and n % 100 = 1..19
    other

pl
    one: n = 1
    few: n % 10 = 2..4 and n % 100 != 12..14
    many

shi
    one: n = 0..1
    few: n = 2..10
    other

ca es it lld pt-PT scn vec
    one: n = 1
    many: n != 0 and n % 1000000 = 0
    other

fr pt
    one: n = 0..1
    many: n != 0 and n % 1000000 = 0
    other

dsb hsb sl
    one: n % 100 = 1
    two: n % 100 = 2
    few: n % 100 = 3..4
    other

gd
    one: n = 1,11
    two: n = 2,12
    few: n = 3..10,13..19
    other

gv
    one: n % 10 = 1
    two: n % 10 = 2
    few: n % 100 = 0,20,40,60,80
    other

sgs
    one: n % 10 = 1 and n % 100 != 11
    two: n = 2
    few: n != 2 and n % 10 = 2..9 and n % 100 != 11..19
    other

br
    one: n % 10 = 1 and n % 100 != 11,71,91
    two: n % 10 = 2 and n % 100 != 12,72,92
    few: n % 10 = 3..4,9 and n % 100 != 10..19,70..79,90..99
    many: n != 0 and n % 1000000 = 0
    other

ga
    one: n = 1
    two: n = 2
    few: n = 3..6
    many: n = 7..10
    other

mt
    one: n = 1
    two: n = 2
    few: n = 0 or n % 100 = 3..10
    many: n % 100 = 11..19
    other

ar ars
    zero: n = 0
    one: n = 1
    two: n = 2
    few: n % 100 = 3..10
    many: n % 100 = 11..99
    other

cy
    zero: n = 0
    one: n = 1
    two: n = 2
    few: n = 3
    many: n = 6
    other

kw
    zero: n = 0
    one: n = 1
    two: n % 100 = 2,22,42,62,82 or n % 1000 = 0 and n % 100000 = 1000..20000,40000,60000,80000 or n % 1000000 = 100000
    few: n % 100 = 3,23,43,63,83
    many: n != 1 and n % 100 = 1,21,41,61,81
    other
";
