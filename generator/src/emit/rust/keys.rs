//! The ways between a number, the index that all tables go by, and the variant.

use super::hash::{self, PerfectHash};
use super::{Module, Variant, bytes_literal, fill, number, tables};

/// How many variants one function tells apart. rustc's work grows faster than a function does.
pub(super) const CHUNK: usize = 64;

/// Up to how many runs of consecutive numbers are told apart by comparisons. More of them are hashed; of few numbers, which
/// are hashed faster, more than two runs are.
const RUNS: usize = 16;
const RUNS_OF_FEW: usize = 2;

/// From an index to a variant: a `match` of chunks, each a `match` of its own. (Arrays would be less work for rustc, but of
/// these, LLVM makes the addition that they are where numbers follow each other.)
pub(super) fn variants(module: &Module<'_>) -> String {
    let deprecated = module.codes.iter().any(|variant| variant.code.deprecated().is_some());
    let allow = if deprecated { "#[allow(deprecated)]" } else { "" };
    let function = |(name, body): (String, String)| {
        let index = if module.codes.is_empty() { "_index" } else { "index" };
        fill(VARIANTS, &[("allow", allow), ("name", &name), ("index", index), ("body", &body)])
    };
    let chunks: Vec<&[Variant<'_>]> = module.codes.chunks(CHUNK).collect();
    let arms = |chunk: &&[Variant<'_>]| chunk.iter().map(|variant| format!("Code::{}", variant.name)).collect();
    let functions = match chunks.as_slice() {
        [] => vec![("variant_at".to_owned(), "    panic!(\"there are no codes\")".to_owned())],
        [only] => vec![("variant_at".to_owned(), match_of("index", arms(only)))],
        several => {
            let calls = (0..several.len()).map(|at| format!("variant_at_{at}(index % {CHUNK})")).collect();
            let first = ("variant_at".to_owned(), match_of(&format!("index / {CHUNK}"), calls));
            let chunk = |(at, chunk)| (format!("variant_at_{at}"), match_of("index", arms(chunk)));
            std::iter::once(first).chain(several.iter().enumerate().map(chunk)).collect()
        }
    };
    functions.into_iter().map(function).collect::<Vec<_>>().join("\n")
}

// No method, so that it does not take a name from the attributes.
const VARIANTS: &str = r"
$allow
#[inline]
const fn $name($index: usize) -> Code {
$body
}
";

/// A `match` over 0, 1, 2 and so on. The last arm takes what cannot be.
fn match_of(index: &str, mut arms: Vec<String>) -> String {
    let last = arms.pop().unwrap_or_default();
    if arms.is_empty() {
        return format!("    let _ = {index};\n    {last}");
    }
    let arms: String = arms.iter().enumerate().map(|(at, arm)| format!("        {at} => {arm},\n")).collect();
    format!("    match {index} {{\n{arms}        _ => {last},\n    }}")
}

/// From a number to an index: through the runs of consecutive numbers, where there are few. Where codes are strings, the
/// variants are the indices.
pub(super) fn indices(module: &Module<'_>) -> String {
    if !module.has_numbers() || module.codes.is_empty() {
        return String::new();
    }
    if let Some(runs) = few_runs(module) {
        return module.fill(INDEX_OF, &[("tree", &tree(module, &runs, 4))]);
    }
    let numbers: Vec<i64> = module.codes.iter().map(|variant| variant.key).collect();
    slots(module, "INDICES", &PerfectHash::of_numbers(&numbers))
}

const INDEX_OF: &str = r"
/// For a number that no code has, it is any index, or none.
#[allow(clippy::cast_lossless)]
#[inline]
const fn index_of(number: $repr) -> usize {
    $tree
}
";

/// How a number that has an index is led to it.
pub(super) fn lookup(module: &Module<'_>, number: &str) -> String {
    match few_runs(module) {
        _ if module.codes.is_empty() => format!("{number} as usize"),
        Some(_) => format!("index_of({number})"),
        None => format!("INDICES.of_number({number} as i64)"),
    }
}

/// The runs of consecutive numbers, if there are few.
fn few_runs<'m, 'a>(module: &'m Module<'a>) -> Option<Vec<(usize, &'m [Variant<'a>])>> {
    let limit = if module.codes.len() <= hash::FEW { RUNS_OF_FEW } else { RUNS };
    Some(runs(&module.codes)).filter(|runs| runs.len() <= limit)
}

/// The runs of consecutive numbers, each with the index of its first one.
fn runs<'m, 'a>(codes: &'m [Variant<'a>]) -> Vec<(usize, &'m [Variant<'a>])> {
    let mut base = 0;
    let runs = codes.chunk_by(|a, b| a.key.checked_add(1) == Some(b.key));
    let with_base = runs.map(|run| {
        base += run.len();
        (base - run.len(), run)
    });
    with_base.collect()
}

/// The comparisons that lead to the index of a number, and how it is worked out there.
fn tree(module: &Module<'_>, runs: &[(usize, &[Variant<'_>])], indent: usize) -> String {
    if let [(base, run)] = runs {
        return index_in(module, *base, run);
    }
    let (low, high) = runs.split_at(runs.len() / 2);
    let low_tree = tree(module, low, indent + 4);
    let (middle, space) = (number(high[0].1[0].key), " ".repeat(indent));
    let comparison = format!("if number < {middle} {{\n{space}    {low_tree}\n{space}}} else");
    match high {
        [(base, run)] => format!("{comparison} {{\n{space}    {}\n{space}}}", index_in(module, *base, run)),
        _ => format!("{comparison} {}", tree(module, high, indent)),
    }
}

fn index_in(module: &Module<'_>, base: usize, run: &[Variant<'_>]) -> String {
    let shown = |index: usize| number(i64::try_from(index).unwrap_or(i64::MAX));
    let first = run[0].key;
    match usize::try_from(first) {
        _ if run.len() == 1 && module.codes.len() > 1 => shown(base),
        Ok(first) if module.repr.starts_with('u') => match first - base {
            0 => "number as usize".to_owned(),
            behind => format!("(number as usize).wrapping_sub({})", shown(behind)),
        },
        _ => format!("(number.abs_diff({}) as usize).wrapping_add({})", number(first), shown(base)),
    }
}

/// The table of a perfect hash.
pub(super) fn slots(module: &Module<'_>, name: &str, found: &PerfectHash) -> String {
    let width = tables::width_of(module.codes.len());
    let displacements = bytes_literal(&tables::bytes(2, found.displacements.iter().copied()));
    let slots = bytes_literal(&tables::bytes(width, found.slots.iter().copied()));
    let (width, seed) = (width.to_string(), found.seed.to_string());
    let values =
        [("name", name), ("width", &width), ("seed", &seed), ("displacements", &displacements), ("slots", &slots)];
    module.fill(SLOTS, &values)
}

const SLOTS: &str = r"
static $name: $kody::rt::Slots<$width> = $kody::rt::Slots::new(
    $seed,
    $displacements,
    $slots,
);
";
