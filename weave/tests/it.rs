//! Documents come in as a user would write them; what goes out, and what is found, is compared.

use std::path::Path;
use std::sync::LazyLock;

use kody_generator::{Catalog, Compiled, Level, Source, Spelling, compile};
use kody_weave::{Document, Language, Names, Options, Target, Weaver, Woven};

const CATALOG: &str = include_str!("codes.yaml");

fn catalog(text: &str) -> Catalog {
    let Compiled { catalog, warnings } = compile(&Source::new("codes.yaml", text)).expect("it is a good catalogue");
    assert_eq!(warnings, []);
    catalog
}

fn linked() -> Options {
    Options { target: Target::Link("/{locale}/codes#{anchor}".to_owned()), ..Options::default() }
}

fn weave(options: Options, path: &str, text: &str) -> Woven {
    static CATALOG_OF_TESTS: LazyLock<Catalog> = LazyLock::new(|| catalog(CATALOG));
    let source = Source::new(path, text);
    Weaver::new(&CATALOG_OF_TESTS, options).weave(&Document {
        source: &source,
        path: Path::new(path),
        language: Language::default(),
    })
}

/// The text of a document in which nothing is wrong.
#[track_caller]
fn woven(options: Options, path: &str, text: &str) -> String {
    let woven = weave(options, path, text);
    assert_eq!(woven.findings, [], "{text:?}");
    woven.text
}

/// The findings of a document, a line each.
fn found(options: Options, text: &str) -> Vec<String> {
    let catalog = Source::new("codes.yaml", CATALOG);
    weave(options, "en/a.md", text).findings.iter().map(|finding| finding.render_line(&catalog)).collect()
}

#[test]
fn a_reference_becomes_what_its_place_can_hold() {
    for (text, expected) in [
        ("Returns {{API_OK}}.", "Returns [0](/en/codes#api-code-0)."),
        ("{{ API_OK }}", "[0](/en/codes#api-code-0)"),
        ("**{{API_OK}}**", "**[0](/en/codes#api-code-0)**"),
        ("a | b\n-|-\n{{API_OK}} | c", "a | b\n-|-\n[0](/en/codes#api-code-0) | c"),
        ("# On {{API_OK}}", "# On 0"),
        ("[see {{API_OK}}](x)", "[see 0](x)"),
        ("[see](/x?code={{API_OK}})", "[see](/x?code=0)"),
        ("`{{API_OK}}`", "`0`"),
        ("```json\n{\"code\": {{API_OK}}}\n```", "```json\n{\"code\": 0}\n```"),
        ("<td>{{API_OK}}</td>", "<td><a href=\"/en/codes#api-code-0\">0</a></td>"),
        ("<td title=\"{{API_OK}}\">a</td>", "<td title=\"0\">a</td>"),
        ("---\ntitle: On {{API_OK}}\n---\n", "---\ntitle: On 0\n---\n"),
    ] {
        assert_eq!(woven(linked(), "en/a.md", text), expected, "{text:?}");
    }
}

#[test]
fn a_form_says_more_or_less() {
    for (text, expected) in [
        ("{{API_RECORD_NOT_FOUND:code}}", "2"),
        ("{{API_RECORD_NOT_FOUND:name}}", "RecordNotFound"),
        ("{{API_RECORD_NOT_FOUND:message}}", r"No \*such\* record"),
        ("{{API_RECORD_NOT_FOUND:full}}", r"[2](/en/codes#api-code-2) – No \*such\* record"),
        ("[it]({{API_RECORD_NOT_FOUND:url}})", "[it](/en/codes#api-code-2)"),
        ("[a]: {{API_RECORD_NOT_FOUND:url}}", "[a]: /en/codes#api-code-2"),
        ("<a href='{{API_RECORD_NOT_FOUND:url}}'>", "<a href='/en/codes#api-code-2'>"),
        ("{{API_RATE_LIMIT:message}}", "Over {limit} calls"),
        ("`{{API_RECORD_NOT_FOUND:message}}`", "`No *such* record`"),
        ("<td>{{API_RECORD_NOT_FOUND:message}}</td>", "<td>No *such* record</td>"),
    ] {
        assert_eq!(woven(linked(), "en/a.md", text), expected, "{text:?}");
    }
    assert_eq!(woven(linked(), "uk/a.md", "{{API_RECORD_NOT_FOUND:message}}"), r"Запис \| відсутній");
    assert_eq!(woven(linked(), "uk/a.md", "`{{API_RECORD_NOT_FOUND:message}}`"), "`Запис | відсутній`");
    let cell = woven(linked(), "uk/a.md", "a | b\n-|-\n`{{API_RECORD_NOT_FOUND:message}}` | c");
    assert!(cell.ends_with(r"`Запис \| відсутній` | c"), "{cell}");
}

#[test]
fn without_an_address_a_reference_is_the_bare_code() {
    assert_eq!(woven(Options::default(), "en/a.md", "{{API_OK}} <td>{{API_OK:full}}</td>"), "0 <td>0 – Fine</td>");
    let words = found(Options::default(), "{{API_OK:url}}");
    assert!(words[0].contains("en/a.md:1:3: nothing says where links to codes lead [bad-reference]"), "{words:?}");
}

#[test]
fn what_belongs_to_others_stays_as_it_is() {
    for text in [
        "",
        "no references\r\n",
        "{{title}} {{ page.title | upper }} {{#include a.md}} {{#each codes}} {{#codesOf}}",
        "{{{API_OK}}} {{{API_OK}} {{{API_OK",
        "{{API_OK | upper}} {{API_OK + 1}} {{API_}} {{API_ OK}} {{API_OK:a:b}}",
        "{{api_ok}} {API_OK} {{ MY_API_OK }} {{API_UNKNOWN {{API_UNKNOWN} {{API_UNKNOWN\n}}",
        "\\{{title}} \\\\{{title}}",
        "\u{feff}a\r\nb\rc\n\n\u{2028}\0 без кінця рядка",
        "```\n{{#codes}}\n```\n`{{#codes}}`",
    ] {
        assert_eq!(woven(linked(), "en/a.md", text), text, "{text:?}");
    }
}

#[test]
fn a_backslash_keeps_the_braces() {
    let text = r"\{{API_OK}} `\{{API_OK}}` \{{#codes Ok}} \{{API_NO_SUCH}} \\{{API_OK}}";
    let expected = r"{{API_OK}} `{{API_OK}}` {{#codes Ok}} {{API_NO_SUCH}} \{{API_OK}}";
    let woven = weave(linked(), "en/a.md", text);
    assert_eq!((woven.text.as_str(), woven.references), (expected, 0));
    assert_eq!(woven.findings, []);
}

/// Whatever stands around them, references are replaced and nothing else.
#[test]
fn bytes_outside_of_references_never_change() {
    const PIECES: [&str; 24] = [
        "{{API_OK:code}}",
        "{{API_OK:code}}",
        " ",
        "\n",
        "\r\n",
        "\u{feff}",
        "`",
        "```\n",
        "~~~",
        "    ",
        "<div>",
        "<!-- ",
        "-->",
        "[",
        "](",
        ")",
        "|",
        "\n---\n",
        "# ",
        "> ",
        "- ",
        "ї",
        "{{title}}",
        "*",
    ];
    let mut state = 7_u64;
    for _ in 0..2_000 {
        let mut text = String::new();
        for _ in 0..40 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            text += PIECES[(state >> 33) as usize % PIECES.len()];
        }
        assert_eq!(woven(linked(), "en/a.md", &text), text.replace("{{API_OK:code}}", "0"), "{text:?}");
    }
}

#[test]
fn prefixes_and_spellings_are_free() {
    for (_, names, example) in Names::ALL {
        let options = Options { names, ..linked() };
        let text = format!("{{{{API_{example}}}}}");
        assert_eq!(woven(options, "en/a.md", &text), "[2](/en/codes#api-code-2)", "{example}");
    }
    let options = || Options { prefix: "code:".to_owned(), names: Names::Spelt(Spelling::Kebab), ..linked() };
    assert_eq!(woven(options(), "en/a.md", "{{code:record-not-found:message}}"), r"No \*such\* record");
    assert_eq!(woven(options(), "en/a.md", "{{API_OK}}"), "{{API_OK}}");
    assert!(found(options(), "{{code:Ok}}")[0].contains("did you mean \"code:ok\"?"));
}

#[test]
fn the_language_is_that_of_the_document() {
    for (path, text, tag) in [
        ("a.md", "", "uk"),
        ("docs/en/a.md", "", "en"),
        ("docs/en/deep/er/a.md", "", "en"),
        ("uk/docs/en/a.md", "", "en"),
        ("docs/pt_br/a.md", "", "pt-BR"),
        ("docs/a.en.md", "", "en"),
        ("docs/uk/a.en.md", "", "en"),
        ("docs/uk/a.md", "---\nlang: en-GB\n---\n", "en"),
    ] {
        let text = format!("{text}{{{{API_OK:url}}}}");
        assert!(woven(linked(), path, &text).ends_with(&format!("/{tag}/codes#api-code-0")), "{path}");
    }
    let catalog = catalog(CATALOG);
    let source = Source::new("docs/uk/a.md", "---\nlang: uk\n---\n{{API_OK:message}}");
    let document = Document { source: &source, path: Path::new("docs/uk/a.md"), language: Language::Given(1) };
    assert!(Weaver::new(&catalog, linked()).weave(&document).text.ends_with("Fine"));
}

#[test]
fn pages_are_linked_to_relatively() {
    let options = || Options { target: Target::Page("docs/{locale}/api-codes.md".to_owned()), ..Options::default() };
    for (path, address) in [
        ("docs/en/a.md", "api-codes.md#api-code-0"),
        ("docs/en/deep/a.md", "../api-codes.md#api-code-0"),
        ("docs/en/api-codes.md", "#api-code-0"),
        ("a.en.md", "docs/en/api-codes.md#api-code-0"),
    ] {
        assert_eq!(woven(options(), path, "{{API_OK}}"), format!("[0]({address})"), "{path}");
    }
}

#[test]
fn tables_list_some_codes_or_all() {
    let rows = |text: &str| -> Vec<String> {
        let table = woven(linked(), "en/a.md", text);
        let cells = table.lines().skip(2).map(|line| line.split(" | ").next().unwrap_or_default().trim().to_owned());
        cells.collect()
    };
    let link = |code: &str| format!("[{code}](/en/codes#api-code-{code})");
    assert_eq!(rows("{{#codes RateLimit record-not-found API_OK}}"), [link("30"), link("2"), link("0")]);
    assert_eq!(rows("{{#codes 2 30}}"), [link("2"), link("30")]);
    assert_eq!(rows("{{#codes outcome=failure retry=true}}"), [link("30")]);
    assert_eq!(rows("{{#codes http=404}}"), [link("2")]);
    assert_eq!(rows("{{#codes Ok RateLimit outcome=failure}}"), [link("30")]);
    let anchored = |code: &str| format!("<span id=\"api-code-{code}\">{code}</span>");
    assert_eq!(rows("{{#codes}}"), ["0", "2", "8", "30"].map(anchored));
    assert_eq!(
        woven(linked(), "uk/a.md", "{{#codes RecordNotFound}}"),
        "Код                       | Опис\n--------------------------|----------------\n\
         [2](/uk/codes#api-code-2) | Запис \\| відсутній. Див. [метод](/uk/help/method)."
    );
}

#[test]
fn a_table_fits_into_the_lines_around_it() {
    let head = "Code | Description\n-----|----------------\n0    | Fine.";
    for (text, expected) in [
        ("{{#codes Ok}}", head.to_owned()),
        ("\u{feff}{{#codes Ok}}\n", format!("\u{feff}{head}\n")),
        ("a\n\n{{#codes Ok}}\n\nb", format!("a\n\n{head}\n\nb")),
        ("a\n{{#codes Ok}}\nb", format!("a\n\n{head}\n\nb")),
        ("a\r\n{{#codes Ok}}\r\nb", format!("a\n\n{head}\n\nb").replace('\n', "\r\n")),
        ("a\r\n\r\n{{#codes Ok}}", format!("a\n\n{head}").replace('\n', "\r\n")),
        ("- a\n\n  {{#codes Ok}}\n", format!("- a\n\n  {}\n", head.replace('\n', "\n  "))),
        ("> a\n> {{#codes Ok}}\n> b", format!("> a\n> \n> {}\n>\n> b", head.replace('\n', "\n> "))),
    ] {
        assert_eq!(woven(Options::default(), "en/a.md", text), expected, "{text:?}");
    }
}

#[test]
fn all_that_is_wrong_is_found_at_its_place() {
    let text = "\u{feff}{{API_RECORD_NOT_FOND}}\r\nїґ {{API_RecordNotFound}} {{API_404}}{{API_OK:mesage}}\n{{API_OK}\n\
                a {{#codes Ok}}\n\n{{#codes RateLimt 31 outcom=x outcome=succes http=x}}\n\n{{#codes Ok outcome=failure}}\n";
    assert_eq!(
        found(linked(), text),
        [
            "en/a.md:1:3: \"API_RECORD_NOT_FOND\" is no code [unknown-reference]; did you mean \"API_RECORD_NOT_FOUND\"?",
            "en/a.md:2:6: \"API_RecordNotFound\" is no code [unknown-reference]; did you mean \"API_RECORD_NOT_FOUND\"?",
            "en/a.md:2:29: \"API_404\" is no code [unknown-reference]; \"kody generate markdown\" lists the codes; write \
             \"\\{{\" where the braces are to stay",
            "en/a.md:2:47: a reference has no form \"mesage\" [bad-reference]; did you mean \"message\"? the forms are \
             code, name, message, full, url",
            "en/a.md:3:1: the reference is not closed [bad-reference]; end it with \"}}\"",
            "en/a.md:4:3: a table does not fit here [bad-reference]; give it a line of its own",
            "en/a.md:6:10: \"RateLimt\" is no code [unknown-reference]; did you mean \"RateLimit\"?",
            "en/a.md:6:19: \"31\" is no code [unknown-reference]; \"kody generate markdown\" lists the codes",
            "en/a.md:6:22: the catalogue has no attribute \"outcom\" [bad-reference]; did you mean \"outcome\"?",
            "en/a.md:6:39: the attribute \"outcome\" cannot be \"succes\" [bad-reference]; did you mean \"success\"?",
            "en/a.md:6:51: the attribute \"http\" cannot be \"x\" [bad-reference]; write a whole number",
            "en/a.md:8:1: no code is like that [bad-reference]; a table has at least one code",
        ]
    );
}

#[test]
fn codes_on_their_way_out_are_warned_of() {
    let woven = weave(linked(), "en/a.md", "{{API_RECORD_GONE}} {{API_OLD_ONE}}\n\n{{#codes 8 7}}\n");
    assert!(woven.text.starts_with("[8](/en/codes#api-code-8) [7](/en/codes#api-code-7)\n"), "{}", woven.text);
    assert!(
        woven.findings.iter().all(|finding| finding.level == Level::Warn && finding.rule == "deprecated-reference")
    );
    let catalog = Source::new("codes.yaml", CATALOG);
    let lines: Vec<String> = woven.findings.iter().map(|finding| finding.render_line(&catalog)).collect();
    assert_eq!(lines.len(), 4);
    for (line, parts) in [
        (
            &lines[0],
            [
                "en/a.md:1:3: \"API_RECORD_GONE\" was deprecated in \"2.0\"",
                "codes.yaml:23:5",
                "\"API_RECORD_NOT_FOUND\"",
            ],
        ),
        (&lines[1], ["en/a.md:1:23: \"API_OLD_ONE\" was retired in \"3.0\"", "codes.yaml:33:3", "tell readers"]),
    ] {
        assert!(parts.iter().all(|part| line.contains(part)), "{line}");
    }
}

#[test]
fn the_catalogue_sets_the_levels() {
    let rules = "rules: {unknown-reference: allow, bad-reference: warn, deprecated-reference: deny}\n";
    let catalog = catalog(&format!("{rules}{CATALOG}"));
    let source = Source::new("a.md", "{{API_NO}} {{API_OK:x}} {{API_RECORD_GONE}}");
    let woven = Weaver::new(&catalog, linked()).weave(&Document {
        source: &source,
        path: Path::new("a.md"),
        language: Language::default(),
    });
    let levels: Vec<_> = woven.findings.iter().map(|finding| (finding.rule, finding.level)).collect();
    assert_eq!(levels, [("bad-reference", Level::Warn), ("deprecated-reference", Level::Deny)]);
    assert_eq!(woven.text, "{{API_NO}} {{API_OK:x}} [8](/uk/codes#api-code-8)");
}

#[test]
fn a_language_that_the_catalogue_has_not_is_found() {
    let words = found(linked(), "---\nlang: pt-RB\n---\n{{API_OK}}");
    let expected = "en/a.md:2:7: the catalogue has no locale \"pt-RB\" [unknown-locale]; did you mean \"pt-BR\"? the catalogue \
                    has uk, en, pt-BR";
    assert_eq!(words, [expected]);
    assert_eq!(found(linked(), "---\nlang: de\n---\nno references"), Vec::<String>::new());
}

#[test]
fn what_is_no_text_is_found() {
    let catalog = catalog(CATALOG);
    let source = Source::from_bytes("a.md", b"ok\n{{API_OK}} \xff".to_vec());
    let woven = Weaver::new(&catalog, linked()).weave(&Document {
        source: &source,
        path: Path::new("a.md"),
        language: Language::default(),
    });
    assert_eq!(
        woven.findings[0].render_line(&source),
        "a.md:2:12: the file is not valid UTF-8 [syntax]; save it in the encoding UTF-8"
    );
}

#[test]
fn codes_and_anchors_break_no_markup() {
    let text = "{kody: 1, locales: [en], repr: str, page: {anchor: \"a\\\"b<c>(d)|{code}&{name}\"}, \
                codes: {\"E|*1*\": {name: Odd, message: \"<b> `a` | [x](y) _z_\\nnext\"}}}";
    let catalog = catalog(text);
    let page = Options { target: Target::Page("codes.md".to_owned()), ..Options::default() };
    let source = Source::new("a.md", "a | b\n-|-\n{{API_ODD:full}} | c\n\n<td>{{API_ODD:full}}</td>\n");
    let woven = Weaver::new(&catalog, page).weave(&Document {
        source: &source,
        path: Path::new("a.md"),
        language: Language::default(),
    });
    let address = "codes.md#a%22b%3Cc%3E%28d%29%7CE%7C%2A1%2A&odd";
    assert_eq!(
        woven.text,
        format!(
            "a | b\n-|-\n[E\\|\\*1\\*]({address}) – \\<b\\> \\`a\\` \\| \\[x\\](y) \\_z\\_ next | c\n\n\
             <td><a href=\"{}\">E|*1*</a> – &lt;b&gt; `a` | [x](y) _z_ next</td>\n",
            address.replace('&', "&amp;")
        )
    );
}

#[test]
fn the_time_is_proportional_to_the_document() {
    let time = |piece: &str, count| {
        let text = piece.repeat(count);
        let start = std::time::Instant::now();
        weave(linked(), "en/a.md", &text);
        start.elapsed()
    };
    for piece in ["{{API_OK}} ", "{{API_NO}}", "> ", "[", "`{{API_OK}}", "<", "{{API_OK", "\\{{API_OK}}"] {
        let (small, large) = (time(piece, 2_000).min(time(piece, 2_000)), time(piece, 20_000));
        assert!(large < small * 40, "ten times {piece:?} took {large:?} instead of {small:?}");
    }
}
