//! Findings come in; workflow commands go out, which GitHub Actions shows beside the lines of a pull request.

use kody_generator::{Finding, Level, Source};

use super::{Report, each, ends};

/// The findings, one command in a line.
pub(crate) fn github(reports: &[Report]) -> String {
    each(reports).map(|(finding, catalog)| command(finding, catalog) + "\n").collect()
}

fn command(finding: &Finding, catalog: &Source) -> String {
    let name = if finding.level == Level::Deny { "error" } else { "warning" };
    let source = finding.source(catalog);
    let [start, end] = ends(source, finding.span);
    let mut properties = format!("file={},line={}", property(source.name()), start.line);
    // Columns of different lines are refused.
    properties += &match start.line == end.line {
        true => format!(",col={},endLine={},endColumn={}", start.column, end.line, end.column),
        false => format!(",endLine={}", end.line),
    };
    format!("::{name} {properties},title=kody {}::{}", property(finding.rule), data(&message(finding, catalog)))
}

/// What is wrong, what is elsewhere, and what to do, in lines.
fn message(finding: &Finding, catalog: &Source) -> String {
    let related = finding.related.as_ref().map(|related| {
        let source = related.source(catalog);
        let at = source.position(related.span.start);
        format!("{}: {}:{}:{}", related.label, source.name(), at.line, at.column)
    });
    let help = finding.help.as_ref().map(|help| format!("help: {help}"));
    [Some(finding.message.clone()), related, help].into_iter().flatten().collect::<Vec<_>>().join("\n")
}

/// A message, in which only what would end the line is escaped.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property, in which the signs between properties are escaped as well.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_would_end_a_property_or_a_line_is_escaped() {
        assert_eq!(
            super::github(&crate::report::examples()),
            "::error file=api.yaml,line=1,col=1,endLine=1,endColumn=5,title=kody duplicate-code\
             ::it is another%0Ait was this: api.lock:2:4%0Ahelp: give it another number\n\
             ::warning file=a dir/100%25%2Ca%3Ab%0A.yaml,line=1,endLine=2,title=kody duplicate-code\
             ::50%25%0D%0Aof it: all, really%0Ait was this: api.yaml:2:3%0Ahelp: give it another number\n"
        );
    }
}
