//! `kody generate --template`: what a template may do, where it goes wrong, and that no mistake of it writes a file.

use crate::{CATALOG, Folder};

fn with(template: &str) -> Folder {
    Folder::with_catalog().with("x.jinja", template)
}

const RENDER: &str = "generate --template x.jinja";

#[test]
fn a_template_makes_any_text() {
    for (template, expected) in [
        ("{{ codes | length }}\n\n", "3\n\n"),
        ("{{ codes | map(attribute='name') | join(',') }}", "Ok,WrongShelf,TooMany"),
        (
            "{% for code in codes %}\n{{ code.code }} {{ code.names.kebab }}\n{% endfor %}\n",
            "0 ok\n13 wrong-shelf\n30 too-many\n",
        ),
        ("{{ locale.tag }} {{ page.title.text }}", "uk Коди складу"),
        ("{{ codes[1].description.markdown }}", "Див. [полиці](/uk/store#shelves): `data`."),
        ("{{ catalog.codes[1].description | localized('en') | plain }}", "See the shelves: data. First. Second."),
        ("{{ catalog.codes[0].description | localized('en') is none }}", "true"),
        ("{{ catalog.codes[2].template.uk.one }}", "{limit} виклик {method}"),
        (
            "{{ codes[1].message.text | json }} {{ codes[1].attributes | json }}",
            "\"Не та полиця\" {\n  \"http\": 404,\n  \"outcome\": \"failure\"\n}",
        ),
        ("{{ ['a,b', 'c\"d', 'e', ' f'] | map('csv') | join(';') }}", "\"a,b\";\"c\"\"d\";e;\" f\""),
        ("{{ '1. *a* {b}' | markdown }}", "1\\. \\*a\\* \\{b\\}"),
        (
            "{{ ['a b', 'AbC'] | map('snake') | join }} {{ 'a b' | screaming }} {{ 'a b' | lower_camel }}",
            "a_bab_c A_B aB",
        ),
        ("{{ '<' }}{% for n in range(9) %}{% if n == 2 %}{% break %}{% endif %}{{ n }}{% endfor %}", "<01"),
        ("\u{feff}no mark", "no mark"),
    ] {
        assert_eq!(with(template).line(RENDER).fine(), expected, "{template}");
    }
}

#[test]
fn values_are_escaped_where_the_format_asks_for_it() {
    for (name, expected) in [
        ("x.html.jinja", "&lt;&quot;&amp;&gt;<b>"),
        ("x.XML.j2", "&lt;&quot;&amp;&gt;<b>"),
        ("x.html", "&lt;&quot;&amp;&gt;<b>"),
        ("x.md.jinja", "<\"&><b>"),
        ("html.jinja", "<\"&><b>"),
    ] {
        let folder = Folder::with_catalog().with(name, "{{ '<\"&>' }}{{ '<b>' | safe }}");
        assert_eq!(folder.kody(&["generate", "--template", name]).fine(), expected, "{name}");
    }
}

#[test]
fn the_words_come_in_any_order() {
    let folder = Folder::new().with("api/store.yaml", CATALOG).with("x.jinja", "{{ file }} {{ locale.tag }}");
    for line in [
        "generate --template x.jinja api/store.yaml --locale en",
        "generate api/store.yaml --template x.jinja --locale en",
        "generate markdown --template x.jinja api/store.yaml --locale en",
    ] {
        assert_eq!(folder.line(line).fine(), "store.yaml en", "{line}");
    }
    for (line, words) in [
        ("generate rust --template x.jinja", ["\"rust\" is made without a template", "leave it out"]),
        ("generate one.yaml two.yaml --template x.jinja", ["no target \"one.yaml\"", "kody makes"]),
        ("generate --template x.jinja api/store.yaml --layout sections", ["no layout to choose", "markdown"]),
        ("generate --template nope api/store.yaml", ["there is no file \"nope\"", "path of the template"]),
        ("generate --template api api/store.yaml", ["\"api\" is a directory", ""]),
        ("generate --template x.jinja api/store.yaml -o x.jinja", ["is the template itself", "another file"]),
        ("generate --template x.jinja api/store.yaml -o api/store.yaml", ["is the catalogue itself", ""]),
        ("generate --template x.jinja api/store.yaml -o api", ["\"api\" is a directory", ""]),
    ] {
        folder.line(line).says(2, &words);
    }
}

#[test]
fn files_are_written_for_each_locale_and_compared() {
    let folder = with("{{ locale.tag }} {{ locales[0].href }}\n");
    folder
        .line("generate --template x.jinja -o out/{locale}/a.txt")
        .says(0, &["wrote out/uk/a.txt", "wrote out/en/a.txt"]);
    assert_eq!(
        (folder.text("out/uk/a.txt"), folder.text("out/en/a.txt")),
        ("uk a.txt\n".into(), "en ../uk/a.txt\n".into())
    );
    folder.line("generate --template x.jinja -o out/{locale}/a.txt --check").expect(0);
    let folder = folder.with("out/en/a.txt", "old\n");
    let run = folder.line("generate --template x.jinja -o out/{locale}/a.txt --check").expect(1);
    let command = "run \"kody generate --template x.jinja codes.yaml -o 'out/{locale}/a.txt'\"";
    assert!(run.stderr.contains(command), "{}", run.stderr);
}

#[test]
fn mistakes_are_findings() {
    for (template, words) in [
        ("a\n{{ cods }}", ["error[template]: there is no \"cods\" here", "x.jinja:2:4", "did you mean \"code"]),
        ("є {{ codes[0].nam }}", ["there is no \"nam\" here", "x.jinja:1:6", "did you mean \"name\"?"]),
        (
            "{% for c in codes %}{{ c.mesage.text }}{% endfor %}",
            ["there is no \"mesage\"", "x.jinja:1:25", "\"message\"?"],
        ),
        ("{{ codes[0].action.text }}", ["there is no \"text\" here", "", "may be null"]),
        ("{{ codes[0].action }}", ["nothing to write: the value is null", "x.jinja:1:4", "is not none"]),
        ("{{ 1 if codes | length > 9 }}", ["nothing to write where this does not hold", "", "else ''"]),
        ("{{ 'a' | snak }}", ["filter snak is unknown", "x.jinja:1:10", "did you mean \"snake\"?"]),
        ("{% if %}", ["unexpected end of block", "x.jinja:1:7", ""]),
        ("a\n{{ a", ["unexpected end of input", "x.jinja:2:4", ""]),
        ("{{ catalog.codes[0].message | localized('eu') }}", ["no locale \"eu\"; did you mean", "", ""]),
        ("{{ 'a' | localized('en') }}", ["\"localized\" is for texts by language", "", ""]),
        ("{{ 1.5 | json }}", ["cannot be JSON", "", ""]),
        ("{% include 'nope.jinja' %}", ["nope.jinja", "x.jinja:1:4", "folder of the first one"]),
    ] {
        let folder = with(template);
        folder.line(RENDER).says(1, &words);
        folder.line("generate --template x.jinja -o out/{locale}.txt").says(1, &words);
        assert!(!folder.path("out").exists(), "{template} writes nothing");
    }
}

#[test]
fn templates_that_would_not_end_do() {
    for template in [
        "{% for a in range(100000) %}{% for b in range(100000) %}{% endfor %}{% endfor %}",
        "{% set ns = namespace(s='aaaaaaaa') %}{% for a in range(1000) %}{% set ns.s = ns.s ~ ns.s %}{% endfor %}",
        "{{ 'aaaaaaaaaa' * 1000000000000 }}",
    ] {
        with(template).line(RENDER).says(1, &["x.jinja:1:"]);
    }
    let words = ["recursion limit"];
    with("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}").line(RENDER).says(1, &words);
    with("{% include 'x.jinja' %}").line(RENDER).says(1, &words);
}

#[test]
fn templates_include_what_is_in_their_folder_and_no_more() {
    let folder = Folder::with_catalog().with("secret.txt", "secret").with("t/parts/part.jinja", "part of {{ file }}");
    let folder = folder.with("t/base.jinja", "<{% block body %}{% endblock %}>");
    let render = |folder: &Folder| folder.line("generate --template t/x.jinja");
    let folder = folder
        .with("t/x.jinja", "{% extends 'base.jinja' %}{% block body %}{% include 'parts/part.jinja' %}{% endblock %}");
    assert_eq!(render(&folder).fine(), "<part of codes.yaml>");
    let folder = folder.with("t/parts/part.jinja", "\n{{ oops }}");
    render(&folder).says(1, &["there is no \"oops\"", "t/parts/part.jinja:2:4"]);
    #[cfg(unix)]
    std::os::unix::fs::symlink(folder.path("secret.txt"), folder.path("t/link.txt")).expect("there is room for a link");
    let folder = folder.with("t/.hidden", "secret");
    let secret = folder.path("secret.txt").display().to_string();
    let names = ["../secret.txt", "parts/../../secret.txt", &secret, "link.txt", ".hidden", "..\\\\secret.txt", "C:x"];
    for name in names {
        crate::put(&folder.path("t/x.jinja"), &format!("{{% include '{name}' %}}"));
        render(&folder).says(1, &["a template can include what is in its folder, and no more", "t/x.jinja:1:4"]);
    }
}
