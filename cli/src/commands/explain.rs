//! `kody explain`: a number or a name comes in; what the catalogue says of the code goes out, for people.

use kody_generator::catalog::{Attribute, Category, Code, Localized, Message, Repr, Template, Text, Value};
use kody_generator::emit::{is_message_described, linked};
use kody_generator::{Catalog, Spelling, nearest, plain};

use crate::args::Explain;
use crate::console::{FAINT, STRONG, painted, visible, visible_line};
use crate::outcome::{Stop, Verdict};
use crate::{console, load, prose};

pub(crate) fn run(args: &Explain) -> Result<Verdict, Stop> {
    let source = load::source(&args.catalog)?;
    let Some(compiled) = load::catalog(&source) else { return Ok(Verdict::Found) };
    let catalog = &compiled.catalog;
    let locale = load::locale(catalog, args.locale.as_deref())?;
    let given = find(catalog.codes(), &args.code).map(|code| (code, false));
    let found = given.or_else(|| find(catalog.retired(), &args.code).map(|code| (code, true)));
    let (code, retired) = found.ok_or_else(|| unknown(catalog, &args.code))?;
    console::show(&Card { catalog, code, retired, locale }.text())?;
    Ok(Verdict::Fine)
}

/// The code that is meant, which is one that is given.
pub(crate) fn given<'a>(catalog: &'a Catalog, wanted: &str) -> Result<&'a Code, Stop> {
    find(catalog.codes(), wanted).ok_or_else(|| match find(catalog.retired(), wanted) {
        Some(code) => {
            let name = format!("{} \"{}\"", code.value(), code.name().as_str());
            Stop::trouble(format!("the code {name} is retired"))
        }
        None => unknown(catalog, wanted),
    })
}

/// The code with this number or string, or else with this name in any spelling.
fn find<'a>(codes: &'a [Code], wanted: &str) -> Option<&'a Code> {
    let words = Spelling::Snake.of(wanted);
    let by_value = codes.iter().find(|code| code.value().to_string() == wanted);
    by_value.or_else(|| codes.iter().find(|code| Spelling::Snake.of(code.name().as_str()) == words))
}

fn unknown(catalog: &Catalog, wanted: &str) -> Stop {
    if let (Repr::Int(_), Ok(number)) = (catalog.repr(), wanted.parse()) {
        return unknown_number(catalog, number);
    }
    let values = catalog.codes_and_retired().map(|code| code.value().to_string());
    let names = catalog.codes_and_retired().map(|code| code.name().as_str().to_owned());
    let all: Vec<String> = names.chain(values).collect();
    let stop = Stop::trouble(format!("there is no code \"{wanted}\""));
    match nearest(wanted, &all.iter().map(String::as_str).collect::<Vec<_>>()) {
        Some(near) => stop.help(format!("did you mean \"{near}\"?")),
        None => stop.help("\"kody generate markdown\" lists them all"),
    }
}

/// A number that is not a code: its reservation says why, its neighbours may be what is meant.
fn unknown_number(catalog: &Catalog, number: i64) -> Stop {
    let value = Value::Int(number);
    let reserved = catalog.reserved().iter().find(|range| (range.first()..=range.last()).contains(&&value));
    let values = || catalog.codes_and_retired().map(Code::value);
    let around = [values().filter(|other| **other < value).max(), values().filter(|other| **other > value).min()];
    let around: Vec<String> = around.into_iter().flatten().map(ToString::to_string).collect();
    let stop = Stop::trouble(match reserved {
        Some(range) if range.reason().is_empty() => format!("the code {number} is reserved"),
        Some(range) => format!("the code {number} is reserved: {}", range.reason()),
        None => format!("there is no code {number}"),
    });
    match around.as_slice() {
        [] => stop,
        [one] => stop.help(format!("the nearest code is {one}")),
        several => stop.help(format!("the nearest codes are {}", several.join(" and "))),
    }
}

/// What there is to say of a code in a locale.
struct Card<'a> {
    catalog: &'a Catalog,
    code: &'a Code,
    retired: bool,
    locale: usize,
}

impl Card<'_> {
    fn text(&self) -> String {
        let title = format!("{} {}", self.code.value(), self.code.name().as_str());
        let state = if self.retired { painted(" (retired)", FAINT) } else { String::new() };
        let mut text = painted(visible_line(&title, 200), STRONG) + &state + "\n";
        if let Some(message) = self.message() {
            text += &(visible(&message) + "\n");
        }
        for (heading, body) in [(None, self.code.description()), (Some("What to do"), self.code.action())] {
            let heading = heading.map(|heading| painted(heading, STRONG) + "\n").unwrap_or_default();
            text += &body.and_then(|body| self.body(body)).map(|body| format!("\n{heading}{body}")).unwrap_or_default();
        }
        text + "\n" + &self.facts()
    }

    /// The message, unless the description begins with it.
    fn message(&self) -> Option<String> {
        let message = self.catalog.resolve(self.code.message(), self.locale)?;
        let said = is_message_described(self.catalog, self.code, self.locale);
        (!said).then(|| message.general().readable().into_owned())
    }

    /// A text of several paragraphs, with its links led to where the catalogue says.
    fn body(&self, text: &Localized<Text>) -> Option<String> {
        let text = self.catalog.resolve(text, self.locale)?.as_str();
        Some(prose::page(&linked(self.catalog, text, self.locale), 0, console::width()))
    }

    /// The rest, in two columns.
    fn facts(&self) -> String {
        let rows: Vec<(String, String)> =
            [self.plural_forms(), self.attributes(), self.arguments(), self.history(), self.spellings()].concat();
        let widest = rows.iter().map(|(key, _)| key.chars().count()).max().unwrap_or_default();
        let row = |(key, value): &(String, String)| {
            let padding = " ".repeat(widest - key.chars().count());
            format!("{}{padding}  {}\n", painted(visible(key), FAINT), visible_line(value, 2_000))
        };
        rows.iter().map(row).collect()
    }

    fn plural_forms(&self) -> Vec<(String, String)> {
        let message = self.catalog.resolve(self.code.message(), self.locale);
        let Some(Message::Plural(plural)) = message else { return Vec::new() };
        let row =
            |(category, form): &(Category, Template)| (category.as_str().to_owned(), form.readable().into_owned());
        plural.forms().iter().map(row).collect()
    }

    fn attributes(&self) -> Vec<(String, String)> {
        let attributes = self.catalog.attributes().iter().enumerate();
        let row = |(index, attribute): (usize, &Attribute)| {
            let value = attribute.text_of(self.code.attribute(index)?);
            Some((attribute.name().as_str().to_owned(), value.into_owned()))
        };
        attributes.filter_map(row).collect()
    }

    fn arguments(&self) -> Vec<(String, String)> {
        let args = self.code.args().iter().map(|arg| format!("{}: {}", arg.name().as_str(), arg.kind().as_str()));
        let args: Vec<String> = args.collect();
        if args.is_empty() { Vec::new() } else { vec![("arguments".to_owned(), args.join(", "))] }
    }

    fn history(&self) -> Vec<(String, String)> {
        let since = self.code.since().map(|since| ("since".to_owned(), since.to_owned()));
        let deprecated = self.code.deprecated().map(|deprecated| {
            let since = deprecated.since().map(|since| format!("since {since}"));
            let instead = deprecated.instead().map(|name| format!("use {} instead", name.as_str()));
            let note = deprecated.note().and_then(|note| self.catalog.resolve(note, self.locale));
            let note = note.map(|note| plain(note.as_str()));
            let parts: Vec<String> = [since, instead, note].into_iter().flatten().collect();
            let parts = if parts.is_empty() { "yes".to_owned() } else { parts.join("; ") };
            ("deprecated".to_owned(), parts)
        });
        let retired = self.retired.then(|| {
            let until = self.code.until().map_or_else(|| "yes".to_owned(), |until| format!("{until} no longer has it"));
            ("retired".to_owned(), until)
        });
        since.into_iter().chain(deprecated).chain(retired).collect()
    }

    fn spellings(&self) -> Vec<(String, String)> {
        let name = Spelling::UpperCamel.of(self.code.name().as_str());
        let others = self.catalog.locales().iter().enumerate().filter(|&(index, _)| index != self.locale);
        let others: Vec<&str> = others.map(|(_, locale)| locale.tag()).collect();
        let also = if others.is_empty() { String::new() } else { format!(" (also in {})", others.join(", ")) };
        let tag = self.catalog.locales()[self.locale].tag();
        // What is retired has no variant.
        let rust = (!self.retired).then(|| ("Rust".to_owned(), format!("Code::{name}")));
        rust.into_iter().chain([("language".to_owned(), format!("{tag}{also}"))]).collect()
    }
}
