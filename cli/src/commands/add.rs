//! `kody add`: a number, a name and a message come in; the catalogue gets a code.

use std::collections::HashSet;

use kody_generator::catalog::{Attribute, AttributeKind, Name};
use kody_generator::yaml::{self, Node};
use kody_generator::{Catalog, Finding, Source};

use super::explain;
use crate::args::{Add, STANDARD_INPUT};
use crate::edit::{Key, Operation, Places, Step, Value, edit};
use crate::hold::hold;
use crate::outcome::{Stop, Verdict};
use crate::revise::{Revised, revise};
use crate::{console, load, report};

pub(crate) fn run(args: &Add) -> Result<Verdict, Stop> {
    let _held = hold(&args.catalog);
    let source = load::file(&args.catalog)?;
    let Some(compiled) = load::catalog(&source) else { return Ok(Verdict::Found) };
    let catalog = &compiled.catalog;
    let mut path = Places::entry(catalog, "codes", &args.value);
    if let Some(finding) = path.last().and_then(|step| taken(catalog, step)) {
        report::tell(&[finding], &source);
        return Ok(Verdict::Found);
    }
    if let (Some(after), Some(step)) = (&args.after, path.last_mut()) {
        let code = explain::given(catalog, after)?;
        step.behind = Some(source.slice(code.span()).trim_matches(['"', '\'']).to_owned());
    }
    let value = entry(args, catalog, &source)?;
    let edited = edit(&source, &[Operation::Set(path, value)]).map_err(|refusal| refusal.into_stop(&source))?;
    let Revised::Done(warnings) = revise(&args.catalog, &source, &edited, args.dry_run)? else {
        return Ok(Verdict::Found);
    };
    report::tell(&warnings, &edited);
    if !args.dry_run {
        let message = format!("{}: added the code {} \"{}\"", source.name(), args.value, args.name);
        console::note(&console::visible(&message));
    }
    Ok(Verdict::Fine)
}

/// That the number is one that the catalogue has already.
fn taken(catalog: &Catalog, step: &Step) -> Option<Finding> {
    let code = catalog.codes_and_retired().find(|code| step.is(&code.value().to_string()))?;
    let retired = catalog.retired().iter().any(|other| other.value() == code.value());
    let state = if retired { ", which is retired: a number is never used again" } else { "" };
    let message = format!("the code {} belongs to \"{}\"{state}", code.value(), code.name().as_str());
    Some(report::fault("duplicate-code", code.span(), message, "take another number"))
}

/// What is to stand behind the number, in the style of the codes that are there.
fn entry(args: &Add, catalog: &Catalog, source: &Source) -> Result<Value, Stop> {
    let text = |text: &str| Value::Text(text.to_owned());
    let mut entries = vec![(Key::text("name"), text(&args.name))];
    let attributes = attributes(args, catalog)?;
    if !attributes.is_empty() {
        entries.push((Key::text("attributes"), Value::Flow(attributes)));
    }
    if !args.arg.is_empty() {
        let arguments = args.arg.iter().map(|(name, kind)| (Key::text(name), text(kind))).collect();
        entries.push((Key::text("args"), Value::Flow(arguments)));
    }
    let tag = catalog.locales()[0].tag();
    let message = Value::Text(message(args, tag)?);
    let message = match neighbour(source) {
        Neighbour::Text => message,
        Neighbour::Lines => Value::Map(vec![(Key::text(tag), message)]),
        Neighbour::Braces => Value::Flow(vec![(Key::text(tag), message)]),
    };
    entries.push((Key::text("message"), message));
    entries.extend(args.since.iter().map(|since| (Key::text("since"), text(since))));
    Ok(Value::Map(entries))
}

/// How the other codes have their messages.
enum Neighbour {
    Text,
    Lines,
    Braces,
}

fn neighbour(source: &Source) -> Neighbour {
    let Ok(tree) = yaml::read(source) else { return Neighbour::Text };
    let Some(Node::Map(codes, _)) = tree.root.get("codes") else { return Neighbour::Text };
    let message = codes.last().and_then(|(_, code)| code.get("message"));
    match message {
        Some(node @ Node::Map(..)) if source.slice(node.span()).starts_with('{') => Neighbour::Braces,
        Some(Node::Map(..)) => Neighbour::Lines,
        _ => Neighbour::Text,
    }
}

fn message(args: &Add, tag: &str) -> Result<String, Stop> {
    let message = match args.message.as_deref() {
        Some(STANDARD_INPUT) => {
            let source = load::standard_input()?;
            if source.invalid_utf8().is_some() {
                return Err(Stop::trouble("the message on the standard input is not UTF-8"));
            }
            source.text().to_owned()
        }
        Some(message) => message.to_owned(),
        None => String::new(),
    };
    let message = message.trim_end_matches(['\n', '\r']).to_owned();
    if message.is_empty() {
        let stop = Stop::trouble(format!("a code needs a message in the source locale \"{tag}\""));
        return Err(stop.help("add --message TEXT, or --message - to read it from the standard input"));
    }
    Ok(message)
}

/// The value that is given for an attribute.
fn given<'a>(args: &'a Add, name: &str) -> Option<&'a String> {
    args.attribute.iter().find(|(given, _)| given == name).map(|(_, value)| value)
}

/// The attributes in the order of their declarations, then those that are not declared, for the rules to refuse.
fn attributes(args: &Add, catalog: &Catalog) -> Result<Vec<(Key, Value)>, Stop> {
    let declared = catalog.attributes();
    refuse_missing(args, declared)?;
    refuse_repeated(args)?;
    let known = declared.iter().filter_map(|attribute| {
        let name = attribute.name().as_str();
        let value = given(args, name)?.clone();
        let value = match attribute.kind() {
            AttributeKind::Bool | AttributeKind::Integer if is_word(&value) => Value::Word(value),
            _ => Value::Text(value),
        };
        Some((Key::text(name), value))
    });
    let is_unknown =
        |(name, _): &&(String, String)| !declared.iter().any(|attribute| attribute.name().as_str() == name);
    let unknown = args.attribute.iter().filter(is_unknown);
    Ok(known.chain(unknown.map(|(name, value)| (Key::text(name), Value::Text(value.clone())))).collect())
}

/// An attribute that every code must have must be given.
fn refuse_missing(args: &Add, declared: &[Attribute]) -> Result<(), Stop> {
    let is_missing =
        |attribute: &&Attribute| !attribute.is_optional() && given(args, attribute.name().as_str()).is_none();
    let missing: Vec<&Attribute> = declared.iter().filter(is_missing).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let described: Vec<String> = missing.iter().map(|attribute| described(attribute)).collect();
    let noun = if missing.len() == 1 { "the attribute" } else { "the attributes" };
    let options: Vec<String> = missing.iter().map(|attribute| format!("--attribute {}", example(attribute))).collect();
    let stop = Stop::trouble(format!("a code needs {noun} {}", described.join(" and ")));
    Err(stop.help(format!("add {}", options.join(" "))))
}

fn refuse_repeated(args: &Add) -> Result<(), Stop> {
    let mut names = HashSet::new();
    match args.attribute.iter().find(|(name, _)| !names.insert(name)) {
        None => Ok(()),
        Some((name, _)) => {
            Err(Stop::trouble(format!("the attribute \"{name}\" is given twice")).help("give it one value"))
        }
    }
}

/// Whether a value may stand without quotes and still be one.
fn is_word(value: &str) -> bool {
    !value.is_empty() && value.chars().all(|character| character.is_ascii_alphanumeric() || character == '-')
}

/// `"outcome" (success, failure)`
fn described(attribute: &Attribute) -> String {
    let name = attribute.name().as_str();
    let values = match attribute.kind() {
        AttributeKind::Enum(words) => words.iter().map(Name::as_str).collect::<Vec<_>>().join(", "),
        AttributeKind::Bool => "true or false".to_owned(),
        AttributeKind::Integer => "a whole number".to_owned(),
        AttributeKind::Text => "a text".to_owned(),
    };
    format!("\"{name}\" ({values})")
}

/// `outcome=success`
fn example(attribute: &Attribute) -> String {
    let value = match attribute.kind() {
        AttributeKind::Enum(words) => words.first().map_or("", Name::as_str),
        AttributeKind::Bool => "false",
        AttributeKind::Integer => "0",
        AttributeKind::Text => "TEXT",
    };
    format!("{}={value}", attribute.name().as_str())
}
