#!/usr/bin/env python3
"""Writes generator/src/plurals/cldr.rs: the plural rules of CLDR, cut down to whole numbers. And tests/plurals.txt: the same
rules as CLDR has them, for the test that compares the two.

Run it when a new CLDR is out (Python 3.10, no packages; the same input gives the same bytes):

    npm pack cldr-core@48.2.0 && tar xf cldr-core-48.2.0.tgz
    python3 tools/plurals.py package
    KODY_BLESS=1 cargo test -p kody-tests plurals     # writes tests/plurals.rs: read the difference
    cargo test -p kody-tests plurals                  # asks icu_plurals: tests/Cargo.toml pins the one with the same CLDR

The input is supplemental/plurals.json: for each language a condition per category, in the syntax of UTS #35, part 3,
"Language Plural Rules". What happens to it:

1.  A whole number has no fraction and no exponent: `i` is `n`, and `v`, `w`, `f`, `t`, `c` and `e` are 0. What is thereby
    always true or always false goes, and so does every part without which the condition says the same.
2.  A category that no whole number gets goes. The last one that is left becomes the rest and needs no condition: this is
    `other` unless the other categories cover all whole numbers.
3.  Languages with the same categories for all whole numbers become a group; the shortest conditions stand for all of them.

Nothing here is a guess from samples. A condition compares `n` with constants, or `n` modulo something. Beyond the largest
constant it therefore repeats itself with the least common multiple of the moduli, and one period is looked at in full.
"""

import json
import math
import pathlib
import re
import sys
import textwrap

CATEGORIES = ["zero", "one", "two", "few", "many", "other"]
ROOT = pathlib.Path(__file__).resolve().parent.parent

# A relation is (modulus or None, negated, ranges); a condition is a list of lists of relations: any of (all of …).


def parse_relation(text):
    """A relation of CLDR for whole numbers; True or False where it does not depend on the number."""
    left, operator, right = re.fullmatch(r"(\w(?: % \d+)?) (=|!=) ([\d.,]+)", text.strip()).groups()
    operand, _, modulus = left.partition(" % ")
    negated = operator == "!="
    ranges = []
    for part in right.split(","):
        low, _, high = part.partition("..")
        ranges.append((int(low), int(high or low)))
    if operand in "ni":
        return int(modulus) if modulus else None, negated, join_ranges(ranges)
    if operand not in "vwftce":
        sys.exit(f'the operand "{operand}" is unknown')
    return any(low <= 0 <= high for low, high in ranges) != negated


def join_ranges(ranges):
    """Sorted ranges, those that touch as one."""
    joined = []
    for low, high in sorted(ranges):
        if joined and low <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(high, joined[-1][1]))
        else:
            joined.append((low, high))
    return tuple(joined)


def parse(text):
    """A condition of CLDR for whole numbers. Without alternatives it never holds."""
    condition = []
    for alternative in text.split(" or "):
        relations = [parse_relation(relation) for relation in alternative.split(" and ")]
        if False not in relations:
            condition.append([relation for relation in relations if relation is not True])
    return simplified(joined(condition))


def joined(condition):
    """`n = 0 or n = 1` becomes `n = 0..1`."""
    condition = [list(relations) for relations in condition]
    at = 0
    while at < len(condition):
        for other in range(at + 1, len(condition)):
            pair = condition[at], condition[other]
            if all(len(relations) == 1 and not relations[0][1] for relations in pair):
                (modulus, _, left), (other_modulus, _, right) = pair[0][0], pair[1][0]
                if modulus == other_modulus:
                    condition[at] = [(modulus, False, join_ranges(left + right))]
                    del condition[other]
                    break
        else:
            at += 1
    return condition


def simplified(condition):
    """Drops every alternative and every relation without which the condition says the same."""
    for at in range(len(condition)):
        shorter = [condition[:at] + condition[at + 1 :]]
        for relation in range(len(condition[at])):
            rest = condition[at][:relation] + condition[at][relation + 1 :]
            shorter.append(condition[:at] + [rest] + condition[at + 1 :])
        for candidate in shorter:
            if same([condition], [candidate]):
                return simplified(candidate)
    return condition


def show(condition):
    """The condition in CLDR's syntax."""
    return " or ".join(" and ".join(map(show_relation, relations)) for relations in condition)


def show_relation(relation):
    """The relation in CLDR's syntax."""
    modulus, negated, ranges = relation
    values = ",".join(str(low) if low == high else f"{low}..{high}" for low, high in ranges)
    return f"n{f' % {modulus}' if modulus else ''} {'!=' if negated else '='} {values}"


def function(condition):
    """The condition as a function of Python."""

    def code(relation):
        modulus, negated, ranges = relation
        values = [value for low, high in ranges for value in range(low, high + 1)]
        set_of_values = "{" + ", ".join(map(str, values)) + "}"
        return f"n{f' % {modulus}' if modulus else ''} {'not in' if negated else 'in'} {set_of_values}"

    alternatives = ["(" + (" and ".join(map(code, relations)) or "True") + ")" for relations in condition]
    return eval("lambda n: " + (" or ".join(alternatives) or "False"))


def domain(conditions):
    """The numbers that have to be looked at to know all about these conditions."""
    relations = [relation for condition in conditions for relations in condition for relation in relations]
    constants = [high for modulus, _, ranges in relations if not modulus for _, high in ranges]
    period = math.lcm(1, *(modulus for modulus, _, _ in relations if modulus))
    return range(max(constants, default=0) + 1 + period)


def same(left, right):
    """Whether two lists of conditions say the same of every whole number."""
    functions = [(function(a), function(b)) for a, b in zip(left, right, strict=True)]
    return all(a(n) == b(n) for n in domain(left + right) for a, b in functions)


def whole_numbers(rules):
    """The conditions of the categories that whole numbers get, and the category that is the rest."""
    conditions = {}
    for category in CATEGORIES[:-1]:
        condition = parse(rules[category]) if category in rules else []
        if condition:
            conditions[category] = condition
    functions = list(map(function, conditions.values()))
    times = {sum(holds(n) for holds in functions) for n in domain(list(conditions.values()))}
    if not times <= {0, 1}:
        sys.exit(f"two categories for one number: {rules}")
    if 0 in times:
        return conditions, "other"
    rest = list(conditions)[-1]
    del conditions[rest]
    return conditions, rest


def read(path):
    """The rules of each language, without the samples."""
    data = json.loads(path.read_text(encoding="utf-8"))["supplemental"]["plurals-type-cardinal"]
    rules = {}
    for language, conditions in data.items():
        rules[language] = {
            key.removeprefix("pluralRule-count-"): text.split("@")[0].strip() for key, text in conditions.items()
        }
        if not set(rules[language]) <= set(CATEGORIES):
            sys.exit(f"{language} has a category that is unknown")
    return rules


def distinct(rules):
    """[(languages, rules)]: the languages for which CLDR has the same words."""
    groups = {}
    for language, conditions in sorted(rules.items()):
        groups.setdefault(tuple(conditions.items()), []).append(language)
    return [(languages, dict(key)) for key, languages in groups.items()]


def grouped(rules):
    """[(languages, {category: condition}, rest)]: the languages that say the same of all whole numbers."""
    candidates = [(languages, *whole_numbers(conditions)) for languages, conditions in distinct(rules)]
    candidates.sort(key=lambda candidate: sum(map(len, map(show, candidate[1].values()))))
    groups = []
    for languages, conditions, rest in candidates:
        for known, shorter, known_rest in groups:
            if (list(shorter), known_rest) == (list(conditions), rest):
                if same(list(shorter.values()), list(conditions.values())):
                    known.extend(languages)
                    break
        else:
            groups.append((list(languages), conditions, rest))
    for languages, _, _ in groups:
        languages.sort()
    return sorted(groups, key=lambda group: (len(group[1]), [CATEGORIES.index(name) for name in group[1]], group[0]))


def block(languages, lines):
    """The languages, and below them the lines."""
    wrapped = textwrap.wrap(" ".join(languages), 110, break_on_hyphens=False)
    return "\n".join(wrapped + ["    " + line for line in lines]) + "\n"


CLDR_RS = """\
//! The plural rules of CLDR {version} for whole numbers, as data. `tools/plurals.py` writes this file: edit that one.
//!
//! Made from the npm package cldr-core {version}, supplemental/plurals.json (UTS #35, part 3, "Language Plural Rules"): data of
//! Unicode, Inc., © {years}, under the Unicode License V3, <https://www.unicode.org/license.txt>.

/// The groups of languages, and below each, indented, its categories with the conditions in CLDR's syntax. The last category
/// has none: it is for all other numbers.
pub(super) const GROUPS: &str = "\\
{groups}";
"""

PLURALS_TXT = """\
# The plural rules of CLDR {version}, word for word but for the samples. tools/plurals.py writes this file: edit that one.
# Made from the npm package cldr-core {version}, supplemental/plurals.json: data of Unicode, Inc., © {years},
# under the Unicode License V3, https://www.unicode.org/license.txt.

{groups}"""


def main():
    package = pathlib.Path(sys.argv[1] if len(sys.argv) == 2 else sys.exit(__doc__))
    version = json.loads((package / "package.json").read_text(encoding="utf-8"))["version"]
    years = re.search(r"Copyright © (\S+) Unicode", (package / "LICENSE").read_text(encoding="utf-8")).group(1)
    rules = read(package / "supplemental/plurals.json")

    def write(path, template, groups):
        text = template.format(version=version, years=years, groups="\n".join(block(*group) for group in groups))
        (ROOT / path).write_text(text, encoding="utf-8", newline="\n")

    def lines(conditions):
        return [f"{category}: {text}" for category, text in conditions.items()]

    whole = [
        (languages, [*lines({category: show(condition) for category, condition in conditions.items()}), rest])
        for languages, conditions, rest in grouped(rules)
    ]
    write("generator/src/plurals/cldr.rs", CLDR_RS, whole)
    raw = [
        (languages, lines({category: text for category, text in conditions.items() if text}))
        for languages, conditions in distinct(rules)
    ]
    write("tests/plurals.txt", PLURALS_TXT, raw)


if __name__ == "__main__":
    main()
