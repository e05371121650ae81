//! The ways between a number, the index that all tables go by, and the variant.

use super::hash::{self, PerfectHash};
use super::{Module, Variant, bytes_literal, fill, number, tables};

/// How many variants one function tells apart. rustc's work grows faster than a function does.
pub(super) const CHUNK: usize = 64;

/// Up to how many runs of consecutive numbers are told apart by comparisons. More of them are hashed; of few numbers, which
/// are hashed faster, more than two runs are.
const RUNS: usize = 16;
const RUNS_OF_FEW: usize = 2;

/// How the codes are found.
enum Way<'m, 'a> {
    /// There are none.
    None,
    /// Their numbers, or their indices where they are strings, have few runs.
    Runs(Vec<Run<'m, 'a>>),
    /// Their numbers are hashed.
    Hash,
}

/// A run of consecutive numbers.
#[derive(Clone, Copy)]
struct Run<'m, 'a> {
    /// Its place among the runs.
    at: usize,
    /// The index of its first code.
    base: usize,
    codes: &'m [Variant<'a>],
}

/// The way for a module.
fn way<'m, 'a>(module: &'m Module<'a>) -> Way<'m, 'a> {
    let limit = if module.codes.len() <= hash::FEW { RUNS_OF_FEW } else { RUNS };
    match runs(&module.codes) {
        runs if runs.is_empty() => Way::None,
        runs if runs.len() <= limit => Way::Runs(runs),
        _ => Way::Hash,
    }
}

fn runs<'m, 'a>(codes: &'m [Variant<'a>]) -> Vec<Run<'m, 'a>> {
    let mut base = 0;
    let runs = codes.chunk_by(|a, b| a.key.checked_add(1) == Some(b.key)).enumerate();
    let with_base = runs.map(|(at, codes)| {
        base += codes.len();
        Run { at, base: base - codes.len(), codes }
    });
    with_base.collect()
}

/// The functions to the variants. In a run they are counted from its first one, and a number goes straight there: LLVM sees
/// that the variant is that number, so all that is left is the question whether it is in the run.
pub(super) fn variants(module: &Module<'_>) -> String {
    let functions = match way(module) {
        Way::None => Vec::new(),
        Way::Runs(runs) => runs.iter().flat_map(|run| functions_of_run(module, run)).collect(),
        Way::Hash => {
            let (body, mut functions) = chunks("variant_at", "usize", &module.codes);
            functions.insert(0, function("variant_at", "usize", "Code", &format!("    {body}"), &module.codes));
            functions
        }
    };
    functions.join("\n")
}

fn functions_of_run(module: &Module<'_>, run: &Run<'_, '_>) -> Vec<String> {
    let (name, place) = (run.name(), module.unsigned());
    let (body, mut functions) = chunks(&name, place, run.codes);
    // Where every number of the type has a code, none can be beyond.
    let is_whole = matches!((place, run.codes.len()), ("u8", 0x100) | ("u16", 0x1_0000));
    let template = if is_whole { WHOLE_RUN } else { IN_RUN };
    let (count, body) = (shown(run.codes.len()), body.replace('\n', "\n    "));
    let body = fill(template, &[("count", &count), ("body", &body)]);
    functions.insert(0, function(&name, place, "::core::option::Option<Code>", body.trim_end(), run.codes));
    functions
}

const IN_RUN: &str = r"
    if place < $count {
        ::core::option::Option::Some($body)
    } else {
        ::core::option::Option::None
    }
";

const WHOLE_RUN: &str = r"
    ::core::option::Option::Some($body)
";

/// From a place to one of these variants: the body of a function, and the functions that it calls where there are many. (Arrays
/// would be less work for rustc, but of these, LLVM makes the addition that they are where numbers follow each other.)
fn chunks(name: &str, place: &str, variants: &[Variant<'_>]) -> (String, Vec<String>) {
    let variants_of = |chunk: &[Variant<'_>]| chunk.iter().map(|code| format!("Code::{}", code.name)).collect();
    if variants.len() <= CHUNK {
        return (match_of("place", variants_of(variants)), Vec::new());
    }
    let chunks = variants.chunks(CHUNK).enumerate().map(|(at, chunk)| {
        let body = format!("    {}", match_of("place", variants_of(chunk)));
        let function = function(&format!("{name}_{at}"), place, "Code", &body, chunk);
        // Where there is only one, nothing is asked.
        if chunk.len() == 1 { function.replace("(place:", "(_:") } else { function }
    });
    let chunks: Vec<String> = chunks.collect();
    let calls = (0..chunks.len()).map(|at| format!("{name}_{at}(place % {CHUNK})")).collect();
    (match_of(&format!("place / {CHUNK}"), calls), chunks)
}

fn function(name: &str, place: &str, to: &str, body: &str, variants: &[Variant<'_>]) -> String {
    let deprecated = variants.iter().any(|variant| variant.code.deprecated().is_some());
    let allow = if deprecated { "#[allow(deprecated)]" } else { "" };
    fill(FUNCTION, &[("allow", allow), ("name", name), ("place", place), ("to", to), ("body", body)])
}

// No method, so that it does not take a name from the attributes.
const FUNCTION: &str = r"
$allow
#[inline]
const fn $name(place: $place) -> $to {
$body
}
";

/// A `match` over 0, 1, 2 and so on. The last arm takes what cannot be.
fn match_of(place: &str, mut arms: Vec<String>) -> String {
    let last = arms.pop().unwrap_or_default();
    if arms.is_empty() {
        return last;
    }
    let arms: String = arms.iter().enumerate().map(|(at, arm)| format!("        {at} => {arm},\n")).collect();
    format!("match {place} {{\n{arms}        _ => {last},\n    }}")
}

/// What leads from the number `code` to its variant, if it has one.
pub(super) fn variant_of_number(module: &Module<'_>) -> String {
    match way(module) {
        Way::None => "let _ = code;\n        ::core::option::Option::None".to_owned(),
        Way::Runs(runs) => {
            let number_in = |run: &Run<'_, '_>| format!("{}({})", run.name(), place_in(module, run));
            tree("code", 8, &runs, &|run| number(run.codes[0].key), &number_in)
        }
        Way::Hash => module.fill(HASHED, &[("index", &index_of(module, "code"))]).trim().to_owned(),
    }
}

// What is found for a number that no code has is some variant, but not one with that number.
const HASHED: &str = r"
        let found = variant_at($index);
        if found as $repr == code { ::core::option::Option::Some(found) } else { ::core::option::Option::None }
";

/// How far the number `code` is behind the first one of a run. For one that is before it, that is out of the run, too.
fn place_in(module: &Module<'_>, run: &Run<'_, '_>) -> String {
    let place = match run.codes[0].key {
        0 => "code".to_owned(),
        first => format!("code.wrapping_sub({})", number(first)),
    };
    if module.unsigned() == module.repr { place } else { format!("{place}.cast_unsigned()") }
}

/// What leads from `index` to its variant, if some code has it.
pub(super) fn variant_of_index(module: &Module<'_>) -> String {
    let found = match way(module) {
        Way::None => return "let _ = index;\n        ::core::option::Option::None".to_owned(),
        Way::Runs(runs) => {
            let index_in = |run: &Run<'_, '_>| {
                let place = if run.base == 0 { "index".to_owned() } else { format!("(index - {})", shown(run.base)) };
                format!("{}({place} as {})", run.name(), module.unsigned())
            };
            tree("index", 8, &runs, &|run| shown(run.base), &index_in)
        }
        Way::Hash => "::core::option::Option::Some(variant_at(index))".to_owned(),
    };
    fill(AT_INDEX, &[("found", &found)]).trim().to_owned()
}

const AT_INDEX: &str = r"
        if index >= Self::COUNT {
            return ::core::option::Option::None;
        }
        $found
";

/// From a number that some code has to its index: through the runs of consecutive numbers, where there are few. Where codes
/// are strings, the variants are the indices.
pub(super) fn indices(module: &Module<'_>) -> String {
    match way(module) {
        Way::Runs(runs) if module.has_numbers() => {
            let tree = tree("number", 4, &runs, &|run| number(run.codes[0].key), &|run| index_in(module, run));
            module.fill(INDEX_OF, &[("tree", &tree)])
        }
        Way::Hash => {
            let numbers: Vec<i64> = module.codes.iter().map(|variant| variant.key).collect();
            slots(module, "INDICES", &PerfectHash::of_numbers(&numbers))
        }
        _ => String::new(),
    }
}

const INDEX_OF: &str = r"
/// For a number that no code has, it is some other one.
#[allow(clippy::cast_lossless)]
#[inline]
const fn index_of(number: $repr) -> usize {
    $tree
}
";

/// How a number that has an index is led to it.
pub(super) fn index_of(module: &Module<'_>, number: &str) -> String {
    match way(module) {
        Way::None => format!("{number} as usize"),
        Way::Runs(_) => format!("index_of({number})"),
        Way::Hash => format!("INDICES.of_number({number} as i64)"),
    }
}

/// The comparisons that lead to the run in which something is, and what is done there.
fn tree<'m, 'a>(
    what: &str,
    indent: usize,
    runs: &[Run<'m, 'a>],
    first: &dyn Fn(&Run<'m, 'a>) -> String,
    leaf: &dyn Fn(&Run<'m, 'a>) -> String,
) -> String {
    let (low, high) = match runs {
        [only] => return leaf(only),
        _ => runs.split_at(runs.len() / 2),
    };
    let space = " ".repeat(indent);
    let low_tree = tree(what, indent + 4, low, first, leaf);
    let comparison = format!("if {what} < {} {{\n{space}    {low_tree}\n{space}}} else", first(&high[0]));
    match high {
        [run] => format!("{comparison} {{\n{space}    {}\n{space}}}", leaf(run)),
        _ => format!("{comparison} {}", tree(what, indent, high, first, leaf)),
    }
}

fn index_in(module: &Module<'_>, run: &Run<'_, '_>) -> String {
    let first = run.codes[0].key;
    match usize::try_from(first) {
        _ if run.codes.len() == 1 && module.codes.len() > 1 => shown(run.base),
        Ok(first) if module.repr.starts_with('u') => match first - run.base {
            0 => "number as usize".to_owned(),
            behind => format!("(number as usize).wrapping_sub({})", shown(behind)),
        },
        _ => format!("(number.abs_diff({}) as usize).wrapping_add({})", number(first), shown(run.base)),
    }
}

impl Run<'_, '_> {
    /// The function to its variants.
    fn name(&self) -> String {
        format!("run_{}", self.at)
    }
}

/// A count as rustc and clippy want to read it.
fn shown(count: impl TryInto<i64>) -> String {
    number(count.try_into().unwrap_or(i64::MAX))
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
