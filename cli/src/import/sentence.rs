//! The Markdown of a description comes in; its first sentence goes out, without markup.

use kody_generator::markup::{Inline, inlines};
use kody_generator::plain;

/// Words before a full stop that end no sentence, in the languages of the pages we know. Single letters (`т. д.`, `e. g.`)
/// are recognized without a list.
const ABBREVIATIONS: &[&str] = &[
    "approx", "cf", "dr", "e.g", "ew", "fig", "i.e", "incl", "m.in", "mr", "mrs", "np", "nr", "p.ex", "sr", "sra",
    "tj", "tzn", "tzw", "vs", "див", "ім", "мыс", "напр", "пор", "рис", "стор", "т.д", "т.п", "табл",
];

/// The first sentence: it says what happened. Where it leads to a list, it ends before the list.
pub(super) fn first(description: &str) -> String {
    let whole = plain(description);
    let head = plain(before_list(description));
    // A message that the plain description begins with is not said twice on a page.
    let head = if !head.is_empty() && whole.starts_with(&head) { &whole[..head.len()] } else { &whole };
    head[..end(head)].to_owned()
}

/// The text up to the first tag of a list or a line break.
fn before_list(text: &str) -> &str {
    let mut at = 0;
    for piece in inlines(text) {
        match piece {
            Inline::Text(part) => {
                let lower = part.to_ascii_lowercase();
                let tags = ["<ul", "<ol", "<br", "<p>", "<table"].iter().filter_map(|tag| lower.find(tag));
                if let Some(tag) = tags.min() {
                    return &text[..at + tag];
                }
                at += part.len();
            }
            Inline::Link(link) => at = link.whole.end,
            // How many backticks enclose it is not told, but they are the same on both sides.
            Inline::Code(code) => at += 2 * ticks(&text[at..]) + code.len(),
        }
    }
    text
}

fn ticks(text: &str) -> usize {
    text.bytes().take_while(|&byte| byte == b'`').count()
}

/// Where the first sentence ends.
fn end(text: &str) -> usize {
    for (at, mark) in text.char_indices() {
        let behind = at + mark.len_utf8();
        match mark {
            '。' | '！' | '？' => return behind,
            '.' | '!' | '?' | '…' | '।' => {
                let rest = text[behind..].trim_start_matches(['"', '\'', '»', '”', '’', ')', ']']);
                let ends = rest.is_empty() || rest.starts_with(char::is_whitespace);
                if ends && !goes_on(rest) && !(mark == '.' && is_abbreviated(&text[..at])) {
                    return text.len() - rest.len();
                }
            }
            _ => {}
        }
    }
    text.len()
}

/// Whether what follows cannot begin a sentence.
fn goes_on(rest: &str) -> bool {
    rest.trim_start().starts_with(|first: char| first.is_lowercase() || ",;:–—".contains(first))
}

/// Whether the full stop behind this text belongs to its last word.
fn is_abbreviated(text: &str) -> bool {
    let word = text.rsplit(|character: char| character.is_whitespace() || "(«„\"".contains(character)).next();
    let word = word.unwrap_or_default();
    let mut letters = word.chars();
    let single = letters.next().is_some_and(char::is_lowercase) && letters.next().is_none();
    single || ABBREVIATIONS.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::first;

    #[test]
    fn the_first_sentence_is_found() {
        for (text, sentence) in [
            ("Готово. Далі.", "Готово."),
            ("Без крапки", "Без крапки"),
            ("Справді? Так!", "Справді?"),
            ("Не більше 3.5 МБ на запит. Ще.", "Не більше 3.5 МБ на запит."),
            ("Коди, ліміти і т. д. та інше. Ще.", "Коди, ліміти і т. д. та інше."),
            ("Дані (напр. `data`, див. Розділ) хибні. Ще.", "Дані (напр. data, див. Розділ) хибні."),
            ("Field `a.b` is wrong, e.g. Empty. More", "Field a.b is wrong, e.g. Empty."),
            ("He said «Stop!». More.", "He said «Stop!»."),
            ("Wait… then go. More.", "Wait… then go."),
            ("Gone (see below.) More.", "Gone (see below.)"),
            ("Failed when: <ul><li> a. B; </li></ul> More.", "Failed when:"),
            ("Failed <br> More. B.", "Failed"),
            ("<ul><li> Item. </li></ul> B.", "Item."),
            ("Use `<ul>` here: <UL><li>x</li></UL>", "Use <ul> here:"),
            ("**Wrong** [the page](/uk/x.html). More.", "Wrong the page."),
            ("失败。再试。", "失败。"),
            ("", ""),
        ] {
            assert_eq!(first(text), sentence, "{text}");
        }
    }
}
