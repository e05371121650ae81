//! `kody rule`: the id of a rule comes in; its explanation goes out, or the list of all rules.

use std::fmt::Write as _;

use kody_generator::check::{self, RULES};
use kody_generator::{Level, nearest};

use crate::args::Rule;
use crate::console::{FAINT, RED, STRONG, YELLOW, painted};
use crate::outcome::{Stop, Verdict};
use crate::{console, prose};

pub(crate) fn run(args: &Rule) -> Result<Verdict, Stop> {
    let text = match &args.id {
        None => table(),
        Some(id) => explanation(check::rule(id).ok_or_else(|| unknown(id))?),
    };
    console::show(&text)?;
    Ok(Verdict::Fine)
}

fn unknown(id: &str) -> Stop {
    if id == "template" {
        let message = "\"template\" marks a mistake in a template, and is no rule of catalogues";
        return Stop::trouble(message).help("docs/templates.md tells what a template may hold");
    }
    let ids: Vec<&str> = RULES.iter().map(|rule| rule.id).collect();
    let near = nearest(id, &ids).map(|near| format!("did you mean \"{near}\"? ")).unwrap_or_default();
    Stop::trouble(format!("there is no rule \"{id}\"")).help(format!("{near}\"kody rule\" lists them all"))
}

fn table() -> String {
    let widest = RULES.iter().map(|rule| rule.id.len()).max().unwrap_or_default();
    let indent = widest + 8;
    let mut table = String::new();
    for rule in RULES {
        let id = painted(format_args!("{:widest$}", rule.id), STRONG);
        let level = painted(format_args!("{:5}", rule.level.as_str()), colour(rule.level));
        let summary = prose::line(rule.summary(), indent, console::width());
        let _ = writeln!(table, "{id}  {level} {summary}");
    }
    let hint =
        "\"kody rule ID\" explains one; \"rules: {ID: allow}\" in a catalogue sets its level: allow, warn or deny";
    let _ = writeln!(table, "\n{}", prose::line(hint, 0, console::width()));
    table
}

fn explanation(rule: &check::Rule) -> String {
    let level = painted(format_args!("({} by default)", rule.level), FAINT);
    let text = prose::page(rule.explanation, 0, console::width());
    format!("{} {level}\n\n{text}", painted(rule.id, STRONG))
}

fn colour(level: Level) -> anstyle::Style {
    if level == Level::Deny { RED } else { YELLOW }
}
