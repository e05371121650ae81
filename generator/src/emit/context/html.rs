//! A Markdown text comes in; safe HTML goes out: a closed set of elements, no attributes but `href` and `start`, no scripts.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::emit::tags;
use crate::search::has_any;
use crate::unicode::is_harmless;

/// The schemes that a link may have. One without a scheme is relative.
const ALLOWED_SCHEMES: &[&str] = &["http", "https", "mailto", "tel"];

/// The Markdown that is read: CommonMark and what is crossed out.
const OPTIONS: Options = Options::ENABLE_STRIKETHROUGH;

/// The text as HTML. What is no Markdown and no allowed tag is shown as it is written.
pub(super) fn of_markdown(markdown: &str) -> String {
    let mut writer = Writer::default();
    for event in Parser::new_ext(markdown, OPTIONS) {
        writer.event(event);
    }
    writer.html
}

/// Plain text as HTML.
pub(in crate::emit) fn escape(text: &str) -> String {
    if text.split('\n').all(is_harmless) && !has_any(text, ['&', '<', '>', '"']) {
        return text.to_owned();
    }
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            // Controls that HTML has no place for.
            '\0'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{7f}'..='\u{9f}' => escaped.push('\u{fffd}'),
            other => escaped.push(other),
        }
    }
    escaped
}

#[derive(Default)]
struct Writer {
    html: String,
    /// The elements that are open, the outermost first.
    open: Vec<&'static str>,
    /// What Markdown has opened: tags of a text close none of it.
    frames: Vec<Frame>,
}

/// A block or span of Markdown that is open.
struct Frame {
    /// How many elements are open around it.
    outside: usize,
    /// How many there are with its own.
    inside: usize,
}

impl Writer {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(_) => {
                let outside = self.frames.pop().map_or(0, |frame| frame.outside);
                self.close_to(outside);
            }
            // The last three are behind options that are off.
            Event::Text(text) | Event::FootnoteReference(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.text(&text);
            }
            Event::Code(code) => self.html += &format!("<code dir=\"ltr\">{}</code>", escape(&code)),
            Event::Html(html) => self.tags(&html, true),
            Event::InlineHtml(html) => self.tags(&html, false),
            Event::SoftBreak => self.html.push('\n'),
            Event::HardBreak => self.html += "<br>",
            Event::Rule => self.html += "<hr>",
            // So is this.
            Event::TaskListMarker(_) => {}
        }
    }

    fn text(&mut self, text: &str) {
        self.html += &escape(text);
    }

    fn start(&mut self, tag: &Tag<'_>) {
        let outside = self.open.len();
        match tag {
            Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => self.start_link(dest_url),
            Tag::List(Some(start)) if *start != 1 => self.open("ol", &format!(" start=\"{start}\"")),
            other => elements(other).iter().for_each(|element| self.open(element, "")),
        }
        self.frames.push(Frame { outside, inside: self.open.len() });
    }

    /// An image is a link to it: a page loads nothing. A link within a link is none.
    fn start_link(&mut self, target: &str) {
        if is_safe(target) && !self.open.contains(&"a") {
            self.open("a", &format!(" href=\"{}\"", escape(target)));
        }
    }

    fn open(&mut self, element: &'static str, attributes: &str) {
        self.html += &format!("<{element}{attributes}>");
        self.open.push(element);
    }

    fn close_to(&mut self, depth: usize) {
        while self.open.len() > depth {
            let element = self.open.pop().unwrap_or_default();
            self.html += &format!("</{element}>");
        }
    }

    /// Raw HTML: the allowed tags are tags, everything else is text, which in a block of HTML is Markdown after all.
    fn tags(&mut self, html: &str, is_block: bool) {
        let mut from = 0;
        for (at, _) in html.match_indices('<') {
            let Some((element, closes, length)) = tags::allowed(&html[at..]).filter(|_| at >= from) else { continue };
            self.run(&html[from..at], is_block);
            from = at + length;
            if !self.tag(element, closes) {
                self.text(&html[at..from]);
            }
        }
        self.run(&html[from..], is_block);
    }

    /// Text between tags. It holds none itself, so this comes to an end.
    fn run(&mut self, text: &str, is_block: bool) {
        if !is_block || text.trim().is_empty() {
            return self.text(text);
        }
        for event in Parser::new_ext(text.trim_start(), OPTIONS) {
            match event {
                Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => {}
                Event::Html(html) | Event::InlineHtml(html) => self.text(&html),
                other => self.event(other),
            }
        }
        self.html += &text[text.trim_end().len()..];
    }

    /// Writes a tag, where it can stand here.
    fn tag(&mut self, element: &'static str, closes: bool) -> bool {
        let inside = self.frames.last().map_or(0, |frame| frame.inside);
        match (closes, element) {
            (false, "br") => self.html += "<br>",
            (true, "br") => return false,
            (false, "li") => {
                if self.open.len() > inside && self.open.last() == Some(&"li") {
                    self.close_to(self.open.len() - 1);
                }
                if !matches!(self.open.last(), Some(&("ul" | "ol"))) {
                    return false;
                }
                self.open("li", "");
            }
            (false, list) => self.open_list(list),
            (true, element) => {
                let Some(at) = self.open.iter().rposition(|open| *open == element).filter(|&at| at >= inside) else {
                    return false;
                };
                self.close_to(at);
            }
        }
        true
    }

    /// A list cannot stand in a paragraph, so the paragraph ends before it, as it would in a browser.
    fn open_list(&mut self, list: &'static str) {
        if self.open.last() == Some(&"p") {
            self.close_to(self.open.len() - 1);
            self.frames.iter_mut().for_each(|frame| frame.inside = frame.inside.min(self.open.len()));
        }
        self.open(list, "");
    }
}

/// The elements of a Markdown block or span.
fn elements(tag: &Tag<'_>) -> &'static [&'static str] {
    match tag {
        Tag::Paragraph => &["p"],
        // The page has headings of its own, at levels that a text does not know.
        Tag::Heading { .. } => &["p", "strong"],
        Tag::BlockQuote(_) => &["blockquote"],
        Tag::CodeBlock(_) => &["pre", "code"],
        Tag::List(None) => &["ul"],
        Tag::List(Some(_)) => &["ol"],
        Tag::Item => &["li"],
        Tag::Emphasis => &["em"],
        Tag::Strong => &["strong"],
        Tag::Strikethrough => &["del"],
        _ => &[],
    }
}

/// Whether a link leads to a page or an address, not to a script. Browsers leave out blanks and controls of a scheme.
fn is_safe(target: &str) -> bool {
    let seen: String =
        target.chars().filter(|character| !character.is_control() && !character.is_whitespace()).collect();
    let authority = seen.find(['/', '?', '#', '\\']).unwrap_or(seen.len());
    let Some((scheme, _)) = seen[..authority].split_once(':') else { return true };
    ALLOWED_SCHEMES.iter().any(|known| scheme.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    use super::{is_safe, of_markdown};

    #[test]
    fn markdown_becomes_html() {
        for (markdown, expected) in [
            ("a *b* **c** `<d>`", "<p>a <em>b</em> <strong>c</strong> <code dir=\"ltr\">&lt;d&gt;</code></p>"),
            ("[a](https://b.c/?d&e \"f\")", "<p><a href=\"https://b.c/?d&amp;e\">a</a></p>"),
            ("# h\n\n- a\n- b", "<p><strong>h</strong></p><ul><li>a</li><li>b</li></ul>"),
            ("3. a", "<ol start=\"3\"><li>a</li></ol>"),
            ("a\\\nb\n\nc", "<p>a<br>b</p><p>c</p>"),
            ("    code <b>", "<pre><code>code &lt;b&gt;</code></pre>"),
            ("![alt](https://b.c/d.png)", "<p><a href=\"https://b.c/d.png\">alt</a></p>"),
            ("[![alt](a.png)](b)", "<p><a href=\"b\">alt</a></p>"),
        ] {
            assert_eq!(of_markdown(markdown), expected, "{markdown}");
        }
    }

    #[test]
    fn tags_of_lists_are_kept_and_closed() {
        for (markdown, expected) in [
            ("a: <ul><li>b</li><li>`c`</li></ul>", "<p>a: </p><ul><li>b</li><li><code dir=\"ltr\">c</code></li></ul>"),
            ("a: <ul><li>b<li>c</ul> d", "<p>a: </p><ul><li>b</li><li>c</li></ul> d"),
            ("a<BR/>b<br>c", "<p>a<br>b<br>c</p>"),
            ("a </li></ul></div> b", "<p>a &lt;/li&gt;&lt;/ul&gt;&lt;/div&gt; b</p>"),
            ("- a </li></ul> b", "<ul><li>a &lt;/li&gt;&lt;/ul&gt; b</li></ul>"),
            (
                "<ul><li>`a` <b></li>\n<li>[c](d)</li></ul>",
                "<ul><li><code dir=\"ltr\">a</code> &lt;b&gt;</li>\n<li><a href=\"d\">c</a></li></ul>",
            ),
            ("a <li>b", "<p>a &lt;li&gt;b</p>"),
            ("**a <ul><li>b** c", "<p><strong>a <ul><li>b</li></ul></strong> c</p>"),
            (
                "<ul><li>a</li>\n<li onclick=\"b\">c</li></ul>",
                "<ul><li>a</li>\n&lt;li onclick=&quot;b&quot;&gt;c&lt;/li&gt;</ul>",
            ),
        ] {
            assert_eq!(of_markdown(markdown), expected, "{markdown}");
        }
    }

    #[test]
    fn nothing_is_run() {
        for (markdown, expected) in [
            ("</script><img src=x onerror=alert(1)>", "<p>&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;</p>"),
            ("a <!-- b --> c", "<p>a &lt;!-- b --&gt; c</p>"),
            ("[a](javascript:alert(1)) [b](<java\tscript:x>) [c](DATA:text/html,x)", "<p>a b c</p>"),
            ("<javascript:alert(1)> <vbscript:x>", "<p>javascript:alert(1) vbscript:x</p>"),
            ("[a](&#106;avascript:x)", "<p>a</p>"),
        ] {
            assert_eq!(of_markdown(markdown), expected, "{markdown}");
        }
        for target in ["", "a", "/a:b", "?a:b", "#a:b", "HTTPS://a", "mailto:a@b", "//a/b:c", "./a:b"] {
            assert!(is_safe(target), "{target}");
        }
        for target in
            ["javascript:x", " javascript:x", "java\nscript:x", "\u{1}javascript:x", "data:x", "file:x", "a:b"]
        {
            assert!(!is_safe(target), "{target}");
        }
    }
}
