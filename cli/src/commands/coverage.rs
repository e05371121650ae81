//! `kody coverage`: a catalogue comes in; how much of it is translated goes out, and the file that knows what is stale is
//! brought up to date.

use std::io::IsTerminal as _;

use kody_generator::write::Output;
use kody_generator::{Catalog, Source, nearest};
use serde_json::Value;

use crate::args::{Coverage, CoverageFormat};
use crate::console::{self, FAINT, GREEN, RED, STRONG, YELLOW, painted, visible, visible_line};
use crate::files;
use crate::hold::hold;
use crate::json::{self, object};
use crate::load::{self, Translatable};
use crate::outcome::{Stop, Verdict};
use crate::translations::origins::{self, Origins};
use crate::translations::state::{State, States};
use crate::translations::units::{Unit, key_of, units};

pub(crate) fn run(args: &Coverage) -> Result<Verdict, Stop> {
    let is_update = args.update || !args.confirm.is_empty();
    let _held = is_update.then(|| hold(&args.catalog));
    let source = if is_update { load::file(&args.catalog)? } else { load::source(&args.catalog)? };
    let Some(Translatable { catalog, findings }) = load::translatable(&source) else { return Ok(Verdict::Found) };
    let locales = locales(&catalog, &args.locale)?;
    let Some(mut origins) = load::origins(&args.catalog)? else { return Ok(Verdict::Found) };
    if is_update {
        origins = origins.updated(&catalog);
        confirm(&args.confirm, &catalog, &locales, &mut origins)?;
        save(args, &origins)?;
    }
    let units = units(&catalog);
    let states = States::new(&catalog, &findings, &origins);
    let rows: Vec<Row<'_>> = locales.iter().map(|&locale| Row::new(&catalog, &units, &states, locale)).collect();
    match args.format {
        CoverageFormat::Json => console::data(&document(&source, &catalog, &units, &rows))?,
        CoverageFormat::Human => {
            let room = std::io::stdout().is_terminal().then(console::width);
            console::show(&table(&source, &catalog, units.len(), &rows, room))?;
            if args.list {
                console::show(&list(&source, &rows))?;
            }
        }
    }
    Ok(verdict(args, &rows))
}

/// The locales that are asked for; without any, all but the source.
fn locales(catalog: &Catalog, tags: &[String]) -> Result<Vec<usize>, Stop> {
    if tags.is_empty() {
        return Ok((1..catalog.locales().len()).collect());
    }
    tags.iter().map(|tag| load::target_locale(catalog, tag)).collect()
}

/// Notes of the named texts that their translations fit the present source text.
fn confirm(keys: &[String], catalog: &Catalog, locales: &[usize], origins: &mut Origins) -> Result<(), Stop> {
    let units = units(catalog);
    for key in keys {
        let is_meant = |unit: &&Unit<'_>| unit.key() == *key || unit.code().is_some_and(|code| key_of(code) == *key);
        let meant: Vec<&Unit<'_>> = units.iter().filter(is_meant).collect();
        if meant.is_empty() {
            let known: Vec<String> = units.iter().map(Unit::key).collect();
            let known: Vec<&str> = known.iter().map(String::as_str).collect();
            let stop = Stop::trouble(format!("the catalogue has no text \"{key}\""));
            let help = nearest(key, &known).map(|near| format!("did you mean \"{near}\"?"));
            return Err(stop.help(help.unwrap_or_else(|| "\"kody coverage --list\" shows the keys".to_owned())));
        }
        for unit in meant {
            for &locale in locales {
                if let Some(words) = unit.words(locale) {
                    origins.made_from(&unit.key(), catalog.locales()[locale].tag(), &unit.source(), &words);
                }
            }
        }
    }
    Ok(())
}

fn save(args: &Coverage, origins: &Origins) -> Result<(), Stop> {
    files::write_all(&[Output { path: origins::path(&args.catalog), text: origins.text() }])
}

/// What there is to say of a locale.
#[derive(Debug)]
struct Row<'c> {
    tag: &'c str,
    /// The texts in order, each with its state.
    texts: Vec<(Unit<'c>, State)>,
}

impl<'c> Row<'c> {
    fn new(catalog: &'c Catalog, units: &[Unit<'c>], states: &States<'_>, locale: usize) -> Self {
        let texts = units.iter().map(|unit| (*unit, states.of(unit, locale))).collect();
        Self { tag: catalog.locales()[locale].tag(), texts }
    }

    fn count(&self, state: State) -> usize {
        self.texts.iter().filter(|(_, found)| *found == state).count()
    }

    /// Those that are translated and not stale.
    fn done(&self) -> usize {
        self.count(State::Translated) + self.count(State::Same)
    }

    fn percent(&self) -> usize {
        (self.done() * 100).checked_div(self.texts.len()).unwrap_or(100)
    }

    /// The texts in a state.
    fn with(&self, state: State) -> impl Iterator<Item = &Unit<'c>> {
        self.texts.iter().filter(move |(_, found)| *found == state).map(|(unit, _)| unit)
    }
}

/// The states that somebody may have to do something about.
const OPEN: [State; 3] = [State::Missing, State::Stale, State::Same];

const HEADINGS: [&str; 6] = ["locale", "done", "translated", "missing", "stale", "same as source"];

/// The shortest bar that says something, and the longest one.
const BAR: (usize, usize) = (10, 40);

/// The table. With a terminal of that many columns, each row ends in a bar.
fn table(source: &Source, catalog: &Catalog, texts: usize, rows: &[Row<'_>], room: Option<usize>) -> String {
    let text = if texts == 1 { "text" } else { "texts" };
    let tag = catalog.locales()[0].tag();
    let mut table = visible(&format!("{}: {texts} {text} to translate from {tag}\n", source.name()));
    if rows.is_empty() {
        return table + "there is no other locale; add one below \"locales:\"\n";
    }
    let widest = rows.iter().map(|row| row.tag.len()).chain([HEADINGS[0].len()]).max().unwrap_or_default();
    let [first, others @ ..] = HEADINGS;
    let line: String = others.iter().map(|heading| format!("  {heading}")).collect();
    let used = widest + line.len();
    let bar = room.and_then(|room| room.checked_sub(used + 2)).filter(|&bar| bar >= BAR.0).map(|bar| bar.min(BAR.1));
    table += &format!("\n{}\n", painted(format_args!("{first:widest$}{line}"), FAINT));
    for row in rows {
        table += &format!("{}{}", painted(format_args!("{:widest$}", row.tag), STRONG), numbers(row));
        table += &bar.map(|length| format!("  {}", self::bar(row, length))).unwrap_or_default();
        table.push('\n');
    }
    table
}

/// The numbers of a row below their headings.
fn numbers(row: &Row<'_>) -> String {
    let [_, _, translated, missing, stale, same] = HEADINGS.map(str::len);
    let number = |count: usize, width: usize, style| {
        let text = format!("  {count:width$}");
        if count == 0 { text } else { painted(text, style) }
    };
    let colour = if row.done() == row.texts.len() { GREEN } else { anstyle::Style::new() };
    [
        painted(format_args!("  {:>3}%", row.percent()), colour),
        number(row.count(State::Translated), translated, anstyle::Style::new()),
        number(row.count(State::Missing), missing, RED),
        number(row.count(State::Stale), stale, YELLOW),
        number(row.count(State::Same), same, YELLOW),
    ]
    .concat()
}

/// What is done, what is stale and what is missing, as parts of a line. A part that is there is seen.
fn bar(row: &Row<'_>, length: usize) -> String {
    let all = row.texts.len().max(1);
    let part = |count: usize| if count == 0 { 0 } else { (count * length / all).max(1) };
    let missing = part(row.count(State::Missing));
    let stale = part(row.count(State::Stale)).min(length - missing);
    let done = length - missing - stale;
    let part = |sign: &str, length: usize, style| {
        if length == 0 { String::new() } else { painted(sign.repeat(length), style) }
    };
    part("█", done, GREEN) + &part("▒", stale, YELLOW) + &part("░", missing, FAINT)
}

/// The longest beginning of a source text in a list, in characters.
const EXCERPT: usize = 40;

/// The texts that somebody may have to do something about.
fn list(source: &Source, rows: &[Row<'_>]) -> String {
    let mut list = String::new();
    for (row, state) in rows.iter().flat_map(|row| OPEN.map(|state| (row, state))) {
        let units: Vec<&Unit<'_>> = row.with(state).collect();
        if units.is_empty() {
            continue;
        }
        list += &format!("\n{}\n", painted(format_args!("{}, {}:", row.tag, state.as_str()), STRONG));
        let widest = units.iter().map(|unit| unit.key().chars().count()).max().unwrap_or_default();
        for unit in units {
            let at = source.position(unit.span().start);
            let place = painted(visible(&format!("{}:{}:{}", source.name(), at.line, at.column)), FAINT);
            let words = visible_line(unit.source().general(), EXCERPT);
            list += &format!("  {:widest$}  {place}  {words}\n", unit.key());
        }
    }
    list
}

/// The document for programs. Its form is a contract, the order of the members included.
fn document(source: &Source, catalog: &Catalog, units: &[Unit<'_>], rows: &[Row<'_>]) -> String {
    let locales: Vec<String> = rows.iter().map(|row| object(locale_members(source, row))).collect();
    let members: [(&str, Value); 4] = [
        ("version", 1.into()),
        ("file", source.name().into()),
        ("source", catalog.locales()[0].tag().into()),
        ("texts", units.len().into()),
    ];
    let head = object(members);
    format!("{}, \"locales\": {}}}\n", head.trim_end_matches('}'), array(&locales, "  "))
}

fn locale_members(source: &Source, row: &Row<'_>) -> Vec<(&'static str, String)> {
    let open = row.texts.iter().filter(|(_, state)| OPEN.contains(state)).map(|(unit, state)| {
        let at = source.position(unit.span().start);
        let state = state.as_str().replace(' ', "-");
        let members: [(&str, Value); 4] = [
            ("key", unit.key().into()),
            ("state", state.into()),
            ("line", at.line.into()),
            ("column", at.column.into()),
        ];
        object(members)
    });
    let open: Vec<String> = open.collect();
    vec![
        ("locale", json::text(row.tag)),
        ("percent", row.percent().to_string()),
        ("translated", row.count(State::Translated).to_string()),
        ("missing", row.count(State::Missing).to_string()),
        ("stale", row.count(State::Stale).to_string()),
        ("same_as_source", row.count(State::Same).to_string()),
        ("open", array(&open, "    ")),
    ]
}

/// Items of JSON, one a line.
fn array(items: &[String], indent: &str) -> String {
    let lines: Vec<String> = items.iter().map(|item| format!("\n{indent}{item}")).collect();
    if lines.is_empty() { "[]".to_owned() } else { format!("[{}\n{}]", lines.join(","), &indent[2..]) }
}

/// Whether every locale is done as far as it should be; those that are not are named.
fn verdict(args: &Coverage, rows: &[Row<'_>]) -> Verdict {
    let Some(least) = args.fail_under else { return Verdict::Fine };
    let short: Vec<String> = rows
        .iter()
        .filter(|row| row.done() * 100 < usize::from(least) * row.texts.len())
        .map(|row| format!("\"{}\" is done to {}%", row.tag, row.percent()))
        .collect();
    if short.is_empty() {
        return Verdict::Fine;
    }
    let help = "\"kody coverage --list\" shows what is missing or stale";
    console::error(&format!("{}, less than {least}%", short.join(", ")), Some(help));
    Verdict::Found
}

#[cfg(test)]
mod tests {
    use anstream::adapter::strip_str;
    use kody_generator::{Source, compile};

    use super::{Row, table};
    use crate::translations::origins::Origins;
    use crate::translations::state::States;
    use crate::translations::units::units;

    /// The table for a catalogue with two texts, on a terminal of so many columns.
    fn shown(room: Option<usize>) -> String {
        let text = "{kody: 1, locales: [en, uk, pt-BR], codes: {\
            1: {name: A, message: {en: All, uk: Усе}}, 2: {name: B, message: {en: None, uk: Нічого, pt-BR: Nada}}}}";
        let source = Source::new("codes.yaml", text);
        let compiled = compile(&source).expect("nothing is wrong with it");
        let (catalog, origins) = (compiled.catalog, Origins::default());
        let units = units(&catalog);
        let states = States::new(&catalog, &compiled.warnings, &origins);
        let rows: Vec<Row<'_>> = [1, 2].map(|locale| Row::new(&catalog, &units, &states, locale)).into();
        strip_str(&table(&source, &catalog, 2, &rows, room)).to_string()
    }

    #[test]
    fn a_table_has_bars_where_there_is_room() {
        let plain = "\
codes.yaml: 2 texts to translate from en

locale  done  translated  missing  stale  same as source
uk      100%           2        0      0               0
pt-BR    50%           1        1      0               0
";
        assert_eq!(shown(None), plain);
        assert_eq!(shown(Some(60)), plain);
        let bars = "\
codes.yaml: 2 texts to translate from en

locale  done  translated  missing  stale  same as source
uk      100%           2        0      0               0  ██████████
pt-BR    50%           1        1      0               0  █████░░░░░
";
        assert_eq!(shown(Some(68)), bars);
        assert!(shown(Some(400)).lines().all(|line| line.chars().count() <= 100));
    }
}
