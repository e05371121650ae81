// The address: anchors, search and filters in it, sharing, going back, copying links, and the other languages.
import assert from "node:assert/strict";
import { test } from "node:test";
import { address, inView, open, search, settled, shown, skip, tail, ways } from "./support.js";

for (const way of ways) {
  test(`${way}: every anchor of a code leads to it`, { skip }, async () => {
    for (const anchor of ["api-code-13", "code-13", "WrongServer", "13", "wrong_server", "wrong-server"]) {
      await open({ way, rest: `index.html#${anchor}` }, async (page) => {
        await page.waitForTimeout(100);
        assert.ok(await inView(page, "#api-code-13"), anchor);
        assert.ok(await page.locator("#api-code-13").evaluate((article) => getComputedStyle(article, "::after").backgroundColor !== "rgba(0, 0, 0, 0)"));
      });
    }
  });

  test(`${way}: what an anchor leads to is not behind the search, however high that is`, { skip }, async () => {
    for (const width of [320, 360, 600, 768, 1440]) {
      for (const rest of ["index.html#api-code-13", "pl/index.html?outcome=failure#api-code-13"]) {
        await open({ way, rest, viewport: { width, height: 800 } }, async (page) => {
          await page.waitForTimeout(150);
          const [heading, bar] = await page.evaluate(() => [
            document.querySelector("#api-code-13 h2").getBoundingClientRect().top,
            document.querySelector("search").getBoundingClientRect().bottom,
          ]);
          assert.ok(heading >= bar, `${rest} at ${width}: the heading begins at ${heading}, the search ends at ${bar}`);
        });
      }
    }
  });

  test(`${way}: what is searched is in the address, beside the anchor`, { skip }, () =>
    open({ way, rest: "index.html#api-code-13" }, async (page) => {
      await search(page, "сервер");
      await settled(page, `?q=${encodeURIComponent("сервер")}#api-code-13`);
      const found = await shown(page);
      await page.reload();
      assert.equal(await page.inputValue("#_q"), "сервер");
      assert.deepEqual(await shown(page), found);
      await page.goto(page.url().replace("#api-code-13", "#api-code-30"));
      await page.waitForTimeout(100);
      assert.ok((await shown(page)).includes("30"), "the code that the address leads to shows although the search does not find it");
      assert.ok(await inView(page, "#api-code-30"));
    }));

  test(`${way}: languages keep the place and the filters`, { skip }, () =>
    open({ way, rest: "index.html?outcome=failure#api-code-13" }, async (page, documents) => {
      await search(page, "RateLimit");
      await settled(page, "?outcome=failure&q=RateLimit#api-code-13".replace("outcome=failure&q=RateLimit", "q=RateLimit&outcome=failure"));
      await page.locator(".languages summary").click();
      await page.locator(".languages a[hreflang=pl]").click();
      await page.waitForURL(/pl\/index\.html/);
      assert.equal(tail(page), "?q=RateLimit&outcome=failure#api-code-13");
      assert.equal(await page.evaluate(() => document.documentElement.lang), "pl");
      await search(page, "żądanie");
      await page.waitForTimeout(400);
      await page.locator(".languages summary").click();
      await page.locator(".languages a[hreflang=uk]").click();
      await page.waitForURL(address(way, "sms", "index.html") + "**");
      assert.equal(tail(page), "?outcome=failure#api-code-13", "words of one language are not searched in another");
      assert.equal(documents.length, 3);
    }));
}

test("the place is kept without an anchor too", { skip }, () =>
  open({}, async (page) => {
    await page.locator("#api-code-30").evaluate((article) => article.scrollIntoView());
    await page.waitForTimeout(150);
    await page.locator(".languages summary").evaluate((summary) => summary.parentElement.setAttribute("open", ""));
    await page.locator(".languages a[hreflang=en]").evaluate((link) => link.click());
    await page.waitForURL(/en\/index\.html/);
    assert.match(tail(page), /^#api-code-(15|30)$/);
    await page.waitForTimeout(150);
    assert.ok(await page.evaluate(() => scrollY > 500));
  }));

test("going back restores what was searched", { skip }, () =>
  open({ rest: "en/index.html" }, async (page) => {
    await search(page, "server");
    await settled(page, "?q=server");
    await page.locator(".contents a:visible").nth(1).click();
    await settled(page, "?q=server#api-code-4");
    await search(page, "user");
    await settled(page, "?q=user#api-code-4");
    await page.goBack();
    await settled(page, "?q=server");
    assert.equal(await page.inputValue("#_q"), "server");
  }));

test("a reference to a hidden code shows it", { skip }, () =>
  open({ name: "lifecycle", rest: "index.html?status=deprecated" }, async (page) => {
    assert.deepEqual(await shown(page), ["1", "2"]);
    await page.locator("#code-1 .notice a").click();
    await page.waitForTimeout(100);
    assert.deepEqual(await shown(page), ["1", "2", "3"]);
    assert.ok(await inView(page, "#code-3"));
  }));

test("foreign parameters stay, broken anchors break nothing", { skip }, () =>
  open({ rest: "en/index.html?utm_source=mail#%E0%A4%A" }, async (page) => {
    assert.equal((await shown(page)).length, 20);
    await search(page, "13");
    await settled(page, "?utm_source=mail&q=13#%E0%A4%A");
  }));

test("the link of a code is copied without search and filters", { skip }, () =>
  open({ way: "http", rest: "en/index.html?outcome=failure" }, async (page) => {
    await page.locator("#api-code-13 .copy").click();
    await page.waitForFunction(() => document.querySelector("[role=status]").textContent === "Link copied");
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.equal(copied, address("http", "sms", "en/index.html#api-code-13"));
  }));

test("without a clipboard the link is copied the old way", { skip }, () =>
  open({ rest: "en/index.html" }, async (page) => {
    await page.evaluate(() => {
      Object.defineProperty(navigator, "clipboard", { value: undefined });
      document.addEventListener("copy", () => (window.copied = document.activeElement.value));
    });
    await page.locator("#api-code-13 .copy").click();
    await page.waitForFunction(() => window.copied);
    assert.equal(await page.evaluate(() => window.copied), address("file", "sms", "en/index.html#api-code-13"));
    assert.ok(await page.locator("#api-code-13 .copy").evaluate((button) => button === document.activeElement));
  }));
