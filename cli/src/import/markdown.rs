//! The text of a Markdown page comes in; its title, introduction and rows go out. What cannot be read is remarked, with its line.

use std::collections::HashMap;

use kody_generator::{Source, plain};

use super::{Page, Passage, Remarks, Row, Title, cells};

/// Reads a page in a locale; nothing where it has no table of codes.
pub(super) fn parse(tag: &str, source: &Source, remarks: &mut Remarks) -> Option<Page> {
    let file = source.name();
    if let Some(span) = source.invalid_utf8() {
        remarks.deny(file, source.position(span.start).line, "the page is not valid UTF-8; save it in that encoding");
        return None;
    }
    let text = source.text();
    let lines: Vec<&str> = text.strip_prefix('\u{feff}').unwrap_or(text).lines().collect();
    let head = match table(&lines) {
        Ok(head) => head,
        Err((at, message)) => {
            remarks.deny(file, at + 1, message);
            return None;
        }
    };
    let headings = cells::split(lines[head]);
    let (title, intro) = above_table(&lines[..head], file, remarks);
    let rows = rows(&lines, head + 2, file, remarks);
    if rows.is_empty() {
        remarks.deny(file, head + 1, "the table has no rows");
    }
    Some(Page {
        tag: tag.to_owned(),
        file: file.to_owned(),
        title,
        intro,
        headings: [0, 1].map(|column| headings.get(column).map(|cell| plain(cell)).unwrap_or_default()),
        line: head + 1,
        rows,
    })
}

/// The index of the line that heads the table of codes; else what is wrong, and at which line.
fn table(lines: &[&str]) -> Result<usize, (usize, String)> {
    let delimiters = unfenced(lines).filter(|&(at, line)| at > 0 && cells::is_delimiter(line));
    let heads: Vec<usize> = delimiters.map(|(at, _)| at - 1).filter(|&head| lines[head].contains('|')).collect();
    let columns = |&at: &usize| cells::split(lines[at]).len().max(cells::split(lines[at + 1]).len());
    let has_codes = |&&at: &&usize| lines.get(at + 2).is_some_and(|line| is_certain(line));
    let narrow: Vec<usize> = heads.iter().copied().filter(|at| columns(at) == 2).collect();
    match (narrow.iter().find(has_codes).or(narrow.first()), heads.first()) {
        (Some(&at), _) => Ok(at),
        (None, Some(at)) => {
            Err((*at, format!("the table has {} columns; it must have two, the code and the text", columns(at))))
        }
        (None, None) => {
            let message = "the page has no table of codes: a line such as \"Code | Description\", one of dashes such as \
                           \"-----|-----\", and a line for each code";
            Err((0, message.to_owned()))
        }
    }
}

/// The lines outside of code blocks, with their indices.
fn unfenced<'a>(lines: &[&'a str]) -> impl Iterator<Item = (usize, &'a str)> {
    let mut fenced = false;
    lines.iter().copied().enumerate().filter(move |(_, line)| {
        let fence = line.trim_start().starts_with("```");
        fenced ^= fence;
        !fenced && !fence
    })
}

/// Whether a line is a row of a table of codes beyond doubt: its first cell has an anchor or is a number.
fn is_certain(line: &str) -> bool {
    let cells = cells::split(line);
    line.contains('|') && (cells::anchor(&cells[0]).is_some() || cells::code(&cells[0]).parse::<i64>().is_ok())
}

/// The last heading above the table and the text between the two.
fn above_table(lines: &[&str], file: &str, remarks: &mut Remarks) -> (Option<Title>, Option<Passage>) {
    let start = front_matter(lines);
    let found = unfenced(lines).skip_while(|(at, _)| *at < start).filter_map(|(at, line)| heading(line, at + 1)).last();
    let Some(title) = found else {
        let message = "no heading such as \"### Response codes\" stands above the table: the page has no title";
        remarks.warn(file, lines.len() + 1, message);
        return (None, passage(lines, start));
    };
    let before =
        lines[start..title.line - 1].iter().position(|line| !line.trim().is_empty() && !line.starts_with("<!--"));
    if let Some(at) = before {
        remarks.warn(file, start + at + 1, "what stands above the title is left out");
    }
    let intro = passage(lines, title.line);
    (Some(title), intro)
}

/// How many lines of settings a page begins with.
fn front_matter(lines: &[&str]) -> usize {
    let opened = lines.first().is_some_and(|line| line.trim_end() == "---");
    let end = lines.iter().skip(1).position(|line| line.trim_end() == "---").filter(|_| opened);
    end.map_or(0, |end| end + 2)
}

fn heading(text: &str, line: usize) -> Option<Title> {
    let text = text.trim_start();
    let level = text.bytes().take_while(|&byte| byte == b'#').count();
    let title = text[level..].strip_prefix([' ', '\t']).filter(|_| (1..=6).contains(&level))?.trim();
    let closed = title.trim_end_matches('#');
    let title = if closed.ends_with([' ', '\t']) { closed.trim_end() } else { title };
    (!title.is_empty()).then(|| Title { level, text: title.to_owned(), line })
}

/// The text from a line to the last one, without the blank lines around it.
fn passage(lines: &[&str], start: usize) -> Option<Passage> {
    let first = lines.iter().skip(start).position(|line| !line.trim().is_empty())?;
    let text = lines[start + first..].join("\n").trim().to_owned();
    Some(Passage { text, line: start + first + 1 })
}

/// The rows from a line on. Blank lines may part them; any other text ends the table.
fn rows(lines: &[&str], start: usize, file: &str, remarks: &mut Remarks) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for (at, line) in lines.iter().enumerate().skip(start).filter(|(_, line)| !line.trim().is_empty()) {
        let parted = lines[at - 1].trim().is_empty();
        if !line.contains('|') || (parted && !is_certain(line)) {
            remarks.warn(file, at + 1, "what stands behind the table is left out");
            break;
        }
        if parted {
            remarks.warn(file, at + 1, "a blank line parts the table: many readers of Markdown end it there");
        }
        let row = row(line, at + 1, file, remarks);
        if row.code.is_empty() {
            remarks.deny(file, row.line, "the first cell of the row holds no code");
        } else if let Some(first) = known.get(&row.code) {
            let message = format!("the code {} has a row in line {first} already; this one is left out", row.code);
            remarks.warn(file, row.line, message);
        } else {
            known.insert(row.code.clone(), row.line);
            rows.push(row);
        }
    }
    rows
}

fn row(line: &str, number: usize, file: &str, remarks: &mut Remarks) -> Row {
    let cells = cells::split(line);
    if cells.len() > 2 {
        let message = "the row has more than two cells; a pipe in a text must be written \"\\|\"";
        remarks.warn(file, number, message);
    }
    // A cell of tags alone says nothing.
    let text = Some(cells[1..].join(" | ")).filter(|text| !plain(text).is_empty());
    Row { code: cells::code(&cells[0]), anchor: cells::anchor(&cells[0]), text: text.unwrap_or_default(), line: number }
}
