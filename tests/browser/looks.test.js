// How pages look and read: widths, themes, directions, print, accessibility.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { open, search, shown, skip } from "./support.js";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const WIDTHS = [320, 768, 1440];
const THEMES = ["light", "dark"];
const PAGES = [
  ["sms", "index.html"],
  ["sms", "en/index.html?q=server&outcome=failure#api-code-13"],
  ["sms", "en/index.html?q=nothing-like-it"],
  ["lifecycle", "index.html"],
  ["backwards", "index.html"],
  ["backwards", "he/index.html"],
  ["plurals", "index.html"],
  ["hostile", "index.html"],
  ["fallbacks", "zh-Hant-TW/index.html"],
];

const findings = (page) =>
  page.evaluate(async (source) => {
    // Not by a script element: the page's policy would not run it.
    (0, eval)(source);
    const { violations } = await axe.run(document, { resultTypes: ["violations"], rules: { "target-size": { enabled: true } } });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target}: ${failureSummary}`));
  }, axe);

const sideways = () =>
  [...document.querySelectorAll("body *:not(pre)")]
    .filter((element) => element.scrollWidth > element.clientWidth && /auto|scroll/.test(getComputedStyle(element).overflowX))
    .map((element) => `${element.tagName}.${element.className}`);

for (const [name, rest] of PAGES) {
  test(`axe-core finds nothing, and nothing is wider than the screen: ${name}/${rest}`, { skip }, async () => {
    for (const width of WIDTHS) {
      for (const colorScheme of THEMES) {
        // `eval` is what the page's policy forbids, and what hands axe-core over; nothing else is relaxed by it.
        await open({ name, rest, colorScheme, viewport: { width, height: 800 }, bypassCSP: true }, async (page) => {
          await page.waitForTimeout(150);
          assert.deepEqual(await findings(page), [], `${width} ${colorScheme}`);
          const [inner, outer] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
          assert.ok(inner <= outer, `${inner} is wider than ${outer}, ${colorScheme}`);
          assert.deepEqual(await page.evaluate(sideways), [], `${width}: nothing but code is moved sideways`);
        });
      }
    }
  });
}

const background = (page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

test("the theme is that of the system, until one is chosen, and is remembered", { skip }, async () => {
  await open({ way: "http", colorScheme: "light" }, async (page) => {
    const light = await background(page);
    await page.emulateMedia({ colorScheme: "dark" });
    const dark = await background(page);
    assert.notEqual(light, dark);
    await page.locator(".theme").click();
    assert.equal(await background(page), light);
    await page.reload();
    assert.equal(await background(page), light, "remembered against the system");
    await page.locator(".theme").click();
    assert.equal(await background(page), dark);
  });
});

test("texts of other languages say so", { skip }, () =>
  open({ name: "backwards", rest: "he/index.html" }, async (page) => {
    assert.equal(await page.evaluate(() => document.documentElement.dir), "rtl");
    const text = page.locator("#wrong-server .text");
    assert.equal(await text.getAttribute("lang"), "ar");
    assert.match(await text.locator(".foreign").textContent(), /לא תורגם: ar/);
    assert.equal(await page.locator("#wrong-server .message").getAttribute("lang"), null);
    assert.equal(await page.locator("#wrong-server .number").evaluate((number) => getComputedStyle(number).direction), "ltr");
    const [contents, main] = await Promise.all(
      [".contents", "main"].map((part) => page.locator(part).evaluate((element) => element.getBoundingClientRect().left)),
    );
    assert.ok(contents > main, "what stands on the left elsewhere stands on the right here");
  }));

test("every page names the others", { skip }, () =>
  open({ rest: "pl/index.html" }, async (page) => {
    const links = await page.locator("link[rel=alternate][hreflang]").evaluateAll((links) => links.map((link) => [link.hreflang, link.getAttribute("href")]));
    assert.deepEqual(links, [["uk", "../index.html"], ["en", "../en/index.html"], ["pl", "index.html"], ["kk", "../kk/index.html"], ["pt-BR", "../pt-BR/index.html"]]);
    assert.equal(await page.locator("footer a[type='application/json']").getAttribute("href"), "../codes.json");
  }));

test("on paper everything is there, and addresses can be read", { skip }, () =>
  open({ rest: "en/index.html" }, async (page) => {
    await search(page, "WrongServer");
    assert.equal((await shown(page)).length, 1);
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    assert.equal((await shown(page)).length, 20);
    for (const part of ["search", ".filters", ".contents", ".tools", ".copy >> nth=0", ".skip"]) {
      assert.ok(await page.locator(part).isHidden(), part);
    }
    const address = await page.locator("#api-code-4 .action a").evaluate((link) => getComputedStyle(link, "::after").content);
    assert.ok(address.includes("/en/help/api-docs"), address);
    assert.equal(await background(page), "rgb(253, 252, 250)", "ink is saved");
    const [line, placed] = await page.locator("#api-code-13").evaluate((article) => [getComputedStyle(article).borderBlockStartWidth, getComputedStyle(article, "::before").display]);
    assert.deepEqual([line, placed], ["1px", "none"], "the line above a code goes to the next page with it");
    const pdf = await page.pdf({ format: "A4" });
    assert.ok(pdf.length > 20_000);
  }));

test("without a script everything is there and every link works", { skip }, () =>
  open({ rest: "en/index.html?outcome=success", javaScriptEnabled: false }, async (page) => {
    assert.equal((await shown(page)).length, 20);
    for (const part of ["search", ".filters", ".theme", ".nothing", ".copy"]) assert.equal(await page.locator(`${part}:visible`).count(), 0, part);
    await page.locator(".contents a", { hasText: "WrongServer" }).click();
    assert.ok(page.url().endsWith("#api-code-13"));
    const box = await page.locator("#api-code-13").boundingBox();
    assert.ok(box.y >= 0 && box.y < 300, String(box.y));
    await page.locator(".languages summary").click();
    await page.locator(".languages a[hreflang=uk]").click();
    assert.equal(await page.title(), "Коди відповідей SMS API");
  }));
