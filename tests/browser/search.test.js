// Search: what is found, in which order, and how it is said.
import assert from "node:assert/strict";
import { test } from "node:test";
import { count, listed, open, search, shown, skip, ways } from "./support.js";

for (const way of ways) {
  test(`${way}: numbers, names in every spelling and texts are found`, { skip }, () =>
    open({ way }, async (page) => {
      for (const [text, first] of [
        ["13", "13"],
        ["#13", "13"],
        ["код 13", "13"],
        ["  999 ", "999"],
        ["WrongServer", "13"],
        ["wrong_server", "13"],
        ["WRONG-SERVER", "13"],
        ["wrong server", "13"],
        ["ratel", "30"],
        ["ОБ'ЄКТ будь", "1"],
        ["об\u02bcєкт будь", "1"],
        ["об\u2019єкт будь", "1"],
        ["перевірку", "1"],
        ["переві\u0440ку".normalize("NFD"), "1"],
        ["пере\u00adвірку", "1"],
        ["не\u00a0пройшли", "1"],
      ]) {
        await search(page, text);
        const found = await shown(page);
        assert.equal(found[0], first, `${text} finds ${found}`);
        assert.deepEqual([...found].sort(), [...(await listed(page))].sort(), "the list of codes shows the same");
      }
    }));
}

test("the exact number comes first, and goes back to its place", { skip }, () =>
  open({}, async (page) => {
    const all = await shown(page);
    await search(page, "1");
    const found = await shown(page);
    assert.equal(found[0], "1");
    assert.ok(found.length > 1 && found.includes("13") && found.includes("100"));
    await search(page, "100");
    assert.equal((await shown(page))[0], "100");
    await search(page, "");
    assert.deepEqual(await shown(page), all);
  }));

test("every word counts, and the number of results is told", { skip }, () =>
  open({ rest: "en/index.html" }, async (page) => {
    assert.equal(await count(page), "Shown: 20 of 20");
    await search(page, "domain user");
    assert.deepEqual(await shown(page), ["13"]);
    assert.equal(await count(page), "Shown: 1 of 20");
    const heard = page.locator("[role=status]");
    assert.notEqual(await heard.textContent(), "Shown: 1 of 20", "not with every letter");
    await page.waitForTimeout(700);
    assert.equal(await heard.textContent(), "Shown: 1 of 20");
  }));

test("where nothing is found there is a way back", { skip }, () =>
  open({ rest: "en/index.html" }, async (page) => {
    const nothing = page.locator(".nothing");
    assert.ok(await nothing.isHidden());
    await search(page, "no such words");
    assert.ok(await nothing.isVisible());
    assert.deepEqual(await shown(page), []);
    await page.waitForTimeout(700);
    assert.equal(await page.locator("[role=status]").textContent(), "Nothing found");
    await nothing.locator("button").click();
    assert.equal((await shown(page)).length, 20);
    assert.equal(await page.inputValue("input[type=search]"), "");
    assert.ok(await page.locator("input[type=search]").evaluate((field) => field === document.activeElement));
  }));

test("buttons say which link they copy, and are no part of headings", { skip }, () =>
  open({ rest: "en/index.html" }, async (page) => {
    const article = page.locator("#api-code-13");
    assert.equal(await article.getByRole("button").getAttribute("aria-label"), "Copy link: 13");
    assert.equal(await article.getByRole("heading", { level: 2 }).textContent(), "13 WrongServer");
  }));

test("what is found is marked", { skip }, () =>
  open({ rest: "pt-BR/index.html" }, async (page) => {
    await search(page, "requisicao");
    await page.waitForTimeout(200);
    const marked = await page.evaluate(() => [...CSS.highlights.get("found")].map((range) => range.toString().toLowerCase()));
    assert.ok(marked.length > 3 && marked.every((text) => text === "requisição"), marked.join());
    await search(page, "");
    await page.waitForTimeout(200);
    assert.ok(!(await page.evaluate(() => CSS.highlights.has("found"))));
  }));

test("the keyboard is enough", { skip }, () =>
  open({ rest: "en/index.html" }, async (page) => {
    const focused = () => page.evaluate(() => document.activeElement.id || document.activeElement.className);
    await page.keyboard.press("Tab");
    assert.equal(await focused(), "skip");
    assert.ok(await page.locator(".skip").evaluate((link) => link.getBoundingClientRect().top >= 0), "the skip link shows");
    await page.keyboard.press("Enter");
    assert.equal(await focused(), "_codes");
    await page.keyboard.press("/");
    assert.equal(await focused(), "_q");
    await page.keyboard.type("server/");
    assert.equal(await page.inputValue("#_q"), "server/", "a slash in the field is a letter");
    await page.keyboard.press("Escape");
    assert.equal(await page.inputValue("#_q"), "");
    assert.equal((await shown(page)).length, 20);
    await page.keyboard.type("13");
    await page.keyboard.press("Enter");
    assert.equal(await focused(), "number");
    assert.ok(page.url().endsWith("?q=13#api-code-13"), page.url());
    await page.keyboard.press("/");
    assert.equal(await focused(), "_q");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    assert.notEqual(await focused(), "_q", "Escape in an empty field leaves it");
  }));

test("a search in a page of another direction finds words of both", { skip }, () =>
  open({ name: "backwards" }, async (page) => {
    for (const [text, expected] of [["الخادم", ["-13"]], ["api.example", ["-13"]], ["طلبا", ["-30"]], ["-13", ["-13"]]]) {
      await search(page, text);
      assert.deepEqual(await shown(page), expected, text);
    }
  }));
