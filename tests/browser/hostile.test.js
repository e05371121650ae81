// Texts that would do harm if a page did not escape them, looked for in the live document.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { test } from "node:test";
import { open, scratch, search, site, skip, ways } from "./support.js";

const ATTACKS = [
  "</script><script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "<svg onload=alert(1)>",
  "<iframe src=javascript:alert(1)>",
  "[link](javascript:alert(1))",
  "[link](<java\tscript:alert(1)>)",
  "[link](data:text/html,<script>alert(1)</script>)",
  "<javascript:alert(1)>",
  "![image](https://example.com/x.png)",
  "[a\" onclick=\"alert(1)](https://example.com/\"onmouseover=\"alert(1))",
  "<style>body{display:none}</style>",
  "<ul onclick=alert(1)><li style=color:red>x</li></ul>",
  "</li></ul></div></article></main><h1>out</h1>",
  "<!-- comment --> <![CDATA[x]]> <?php x ?> &lt;b&gt; &#x6a;avascript:",
  "{{ 7 * 7 }} {% include 'x' %} ${7*7}",
  "\u2028\u2029 \u202eevil\u202c \u2066x",
  "`</code><img src=x onerror=alert(1)>`",
  "x".repeat(10_000),
  "слово ".repeat(1700),
];

// JSON is YAML too.
function catalogue() {
  const rules = Object.fromEntries(["bidi-control", "control-character", "stray-space", "span-mismatch", "not-nfc", "unsorted-codes"].map((rule) => [rule, "allow"]));
  const codes = Object.fromEntries(
    ATTACKS.map((attack, at) => [
      at,
      {
        name: `Attack${at}`,
        attributes: { note: attack },
        message: { en: attack.replaceAll("{", "{{").replaceAll("}", "}}") },
        description: { en: attack },
        action: { en: attack },
        deprecated: { since: "1", note: { en: attack } },
      },
    ]),
  );
  const page = { title: { en: ATTACKS.slice(0, 4).join(" ") }, intro: { en: ATTACKS.slice(0, 17).join("\n\n") } };
  const attributes = { note: { type: "text" } };
  return JSON.stringify({ kody: 1, locales: ["en"], rules, attributes, page, codes });
}

for (const way of ways) {
  test(`${way}: nothing runs, nothing breaks out, nothing is loaded`, { skip }, async () => {
    const path = scratch("attacks.yaml");
    writeFileSync(path, catalogue());
    site("attacks", path);
    await open({ way, name: "attacks", viewport: { width: 320, height: 800 } }, async (page) => {
      await page.waitForTimeout(300);
      const found = await page.evaluate(() => ({
        scripts: document.scripts.length,
        styles: document.querySelectorAll("style").length,
        foreign: document.querySelectorAll("img, iframe, object, embed, main svg:not(.copy svg), form, base").length,
        handlers: [...document.querySelectorAll("*")].filter((element) => [...element.attributes].some(({ name }) => /^on|^style$/.test(name))).length,
        schemes: [...new Set([...document.querySelectorAll("a[href], link[href]")].map((link) => link.protocol ?? new URL(link.href).protocol))],
        outside: [...document.body.children].map((element) => element.localName),
        articles: [...document.querySelectorAll("article")].every((article) => article.closest("main")),
        headings: document.querySelectorAll("h1").length,
        wide: document.documentElement.scrollWidth - innerWidth,
      }));
      assert.equal(found.scripts, 1);
      assert.equal(found.styles, 1);
      assert.equal(found.foreign, 0);
      assert.equal(found.handlers, 0);
      assert.deepEqual(found.schemes.filter((scheme) => !["http:", "https:", "file:", "data:", undefined].includes(scheme)), []);
      assert.deepEqual(found.outside, ["a", "header", "search", "aside", "nav", "main", "footer", "template"]);
      assert.ok(found.articles && found.headings === 1);
      assert.ok(found.wide <= 0, `${found.wide} wider than the screen`);
      for (const attack of ATTACKS.slice(0, 17)) await search(page, attack);
    });
  });
}
