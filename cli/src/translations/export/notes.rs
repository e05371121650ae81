//! A unit comes in; what its translator should know goes out, a line for each fact.

use kody_generator::catalog::{Argument, ArgumentKind, Category, Code};
use kody_generator::markup;
use kody_generator::plurals::Rules;

use crate::translations::units::{Place, Unit};
use crate::translations::words::Words;

/// What it is and where it is shown, what the author says about it, its placeholders, what must stay as it is.
pub(super) fn notes(unit: &Unit<'_>) -> Vec<String> {
    let mut notes = vec![place(unit.place)];
    let note = unit.code().and_then(Code::note);
    notes.extend(note.iter().flat_map(|note| note.as_str().lines()).map(str::to_owned));
    let source = unit.source();
    if let (Some(code), true) = (unit.code(), unit.message().is_some()) {
        notes.extend(code.args().iter().map(|arg| argument(arg, unit.selector())));
        notes.extend(forms(&source));
    } else if is_marked_up(source.general()) {
        notes.push("Keep the code spans in backticks and the targets of links in parentheses as they are".to_owned());
    }
    notes.into_iter().map(|note| one_line(&note)).filter(|note| !note.is_empty()).collect()
}

fn place(place: Place<'_>) -> String {
    let of = |code: &Code| format!("the code {} {}", code.value(), code.name().as_str());
    match place {
        Place::PageTitle => "The title of the documentation page".to_owned(),
        Place::PageIntro => "The introduction of the documentation page, in Markdown".to_owned(),
        Place::PageLabel(label) => format!("The label \"{}\" on the documentation page", label.key()),
        Place::Message(code) => format!("The message of {}: one line that says what happened", of(code)),
        Place::Description(code) => format!("The description of {}, in Markdown: when and why it happens", of(code)),
        Place::Action(code) => format!("What to do about {}, in Markdown", of(code)),
        Place::DeprecationNote(code) => format!("Why {} is deprecated, in Markdown", of(code)),
    }
}

fn argument(argument: &Argument, selector: Option<&str>) -> String {
    let name = argument.name().as_str();
    let kind = match argument.kind() {
        ArgumentKind::Text => "a text",
        ArgumentKind::Integer if selector == Some(name) => "a whole number; it chooses the plural form",
        ArgumentKind::Integer => "a whole number",
    };
    format!("{{{name}}} is {kind}")
}

/// The plural forms of the source text, where there are more than a file can show.
fn forms(source: &Words) -> Option<String> {
    let Words::Plural { forms, .. } = source else { return None };
    let forms: Vec<String> = forms.iter().map(|(category, text)| format!("{}: {text}", category.as_str())).collect();
    (forms.len() > 2).then(|| format!("The forms of the source text: {}", forms.join(" | ")))
}

fn is_marked_up(text: &str) -> bool {
    !markup::code_spans(text).is_empty() || !markup::links(text).is_empty()
}

/// The first numbers that take a form.
pub(super) fn examples(rules: &Rules, category: Category) -> String {
    // Forms that no small number takes are for millions, or are Cornish.
    let numbers = (0..=200).chain((1..=20).flat_map(|step| [step * 1_000, step * 1_000_000]));
    let numbers = numbers.filter(|&number| rules.category(number) == category).take(Rules::EXAMPLES + 1);
    let numbers: Vec<String> = numbers.map(|number| number.to_string()).collect();
    match numbers.len() > Rules::EXAMPLES {
        true => format!("{} …", numbers[..Rules::EXAMPLES].join(", ")),
        false => numbers.join(", "),
    }
}

/// A note as one line without controls: comments end where lines end.
fn one_line(note: &str) -> String {
    let is_break = |character: char| character.is_control() || matches!(character, '\u{2028}' | '\u{2029}');
    note.split(is_break).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ").trim().to_owned()
}
