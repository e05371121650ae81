//! `kody man`: the words of the command line come in; manual pages go out.

use std::io::{self, Write as _};

use clap::{Command, CommandFactory as _};
use clap_mangen::roff::{Roff, bold, roman};
use kody_generator::write::Output;

use crate::args::{Cli, Man};
use crate::outcome::{Stop, Verdict};
use crate::{console, files};

pub(crate) fn run(args: &Man) -> Result<Verdict, Stop> {
    let mut command = Cli::command().disable_help_subcommand(true);
    command.build();
    let Some(folder) = &args.output else {
        console::data(&page(&command, None))?;
        return Ok(Verdict::Fine);
    };
    let output = |(command, above)| {
        let path = folder.join(format!("{}.1", name(command)));
        Output { path, text: page(command, above) }
    };
    files::write_all(&all(&command, None).into_iter().map(output).collect::<Vec<_>>())?;
    Ok(Verdict::Fine)
}

/// The command and those below it, each with the one above it.
fn all<'a>(command: &'a Command, above: Option<&'a Command>) -> Vec<(&'a Command, Option<&'a Command>)> {
    let below = command.get_subcommands().flat_map(|below| all(below, Some(command)));
    std::iter::once((command, above)).chain(below).collect()
}

/// `kody-check`
fn name(command: &Command) -> &str {
    command.get_display_name().unwrap_or_else(|| command.get_name())
}

fn page(command: &Command, above: Option<&Command>) -> String {
    let mut page = Vec::new();
    render(command, above, &mut page).expect("writing to memory does not fail");
    String::from_utf8_lossy(&page).into_owned()
}

fn render(command: &Command, above: Option<&Command>, page: &mut Vec<u8>) -> io::Result<()> {
    let man = clap_mangen::Man::new(command.clone().subcommand_help_heading("COMMANDS"));
    // clap_mangen leaves out an empty date, and what follows it would take its place.
    writeln!(
        page,
        ".TH {} 1 \"\" \"kody {}\" \"Manual of kody\"",
        name(command).to_uppercase(),
        env!("CARGO_PKG_VERSION")
    )?;
    man.render_name_section(page)?;
    man.render_synopsis_section(page)?;
    man.render_description_section(page)?;
    if command.get_arguments().next().is_some() {
        man.render_options_section(page)?;
    }
    if command.has_subcommands() {
        man.render_subcommands_section(page)?;
    }
    let help = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    let mut rest = Roff::new();
    sections(&help, &mut rest);
    see_also(above.into_iter().chain(command.get_subcommands()), &mut rest);
    rest.to_writer(page)
}

/// What stands behind the options in a help text: its headings, its lines as they are, and paragraphs between them.
fn sections(help: &str, page: &mut Roff) {
    for section in help.split("\n\n") {
        let (heading, lines) = section.split_once('\n').unwrap_or((section, ""));
        match heading.strip_suffix(':').filter(|heading| !heading.starts_with(' ')) {
            Some(heading) => verbatim(lines, page.control("SH", [heading.to_uppercase().as_str()])),
            None if heading.starts_with(' ') => verbatim(section, page.control("sp", [])),
            None => page.control("PP", []).text([roman(section)]),
        };
    }
}

fn verbatim<'a>(lines: &str, page: &'a mut Roff) -> &'a mut Roff {
    page.control("nf", []);
    for line in lines.lines() {
        page.text([roman(line.strip_prefix("  ").unwrap_or(line))]);
    }
    page.control("fi", [])
}

fn see_also<'a>(others: impl Iterator<Item = &'a Command>, page: &mut Roff) {
    page.control("SH", ["SEE ALSO"]);
    let others: Vec<&str> = others.map(name).collect();
    for (index, name) in others.iter().enumerate() {
        let comma = if index + 1 < others.len() { "," } else { "" };
        page.text([bold(*name), roman(format!("(1){comma}"))]);
    }
}
