// Filters, made of the attributes of whatever catalogue it is.
import assert from "node:assert/strict";
import { test } from "node:test";
import { count, open, search, settled, shown, skip, ways } from "./support.js";

const box = (page, name, value) => page.locator(`.filters input[name="${name}"][value="${value}"]`);
const number = async (page, name, value) => Number(await box(page, name, value).locator("xpath=..").locator("small").textContent());

for (const way of ways) {
  test(`${way}: values of an attribute widen, attributes narrow`, { skip }, () =>
    open({ way, rest: "en/index.html" }, async (page) => {
      await box(page, "outcome", "success").check();
      assert.deepEqual(await shown(page), ["0"]);
      await box(page, "outcome", "partial").check();
      assert.deepEqual(await shown(page), ["0", "98"]);
      await box(page, "retry", "unneeded").check();
      assert.equal(await count(page), "Shown: 1 of 20");
      await settled(page, "?outcome=success&outcome=partial&retry=unneeded");
      await page.reload();
      assert.ok(await box(page, "outcome", "partial").isChecked());
      assert.equal(await count(page), "Shown: 1 of 20");
      await page.locator(".filters .reset").click();
      assert.equal(await count(page), "Shown: 20 of 20");
      await settled(page, "");
    }));
}

test("counts say what a further choice would show", { skip }, () =>
  open({ rest: "en/index.html" }, async (page) => {
    assert.equal(await number(page, "outcome", "failure"), 17);
    await search(page, "server");
    assert.equal(await number(page, "outcome", "partial"), 0);
    await box(page, "retry", "unneeded").check();
    const left = await number(page, "outcome", "success");
    await box(page, "outcome", "success").check();
    assert.equal((await shown(page)).length, left);
  }));

test("flags, numbers, missing values and a few texts can be chosen too", { skip }, () =>
  open({ name: "attributes" }, async (page) => {
    const names = await page.locator(".filters legend").allTextContents();
    assert.ok(names.includes("retry") && names.includes("http") && names.includes("severity"), names.join());
    await box(page, "retry", "true").check();
    assert.equal((await shown(page)).length, 1);
    await page.locator(".filters .reset").click();
    await box(page, "unset", "severity").check();
    const sparse = await shown(page);
    await settled(page, "?unset=severity");
    await page.locator(".filters .reset").click();
    await box(page, "severity", "high").check();
    const full = await shown(page);
    assert.ok(sparse.length === 1 && full.length === 1 && sparse[0] !== full[0]);
  }));

test("deprecated and retired codes are marked, and can be left out", { skip }, () =>
  open({ name: "lifecycle" }, async (page) => {
    assert.equal((await shown(page)).length, 5);
    assert.deepEqual(await page.locator(".badge").allTextContents(), ["Deprecated", "Deprecated", "Retired", "Retired"]);
    assert.ok(await page.locator("section.retired h2").first().isVisible());
    await box(page, "status", "current").check();
    assert.deepEqual(await shown(page), ["3"]);
    assert.ok(await page.locator("section.retired").isHidden());
    await settled(page, "?status=current");
    await box(page, "status", "retired").check();
    assert.deepEqual(await shown(page), ["3", "4", "5"]);
  }));

test("codes can be chosen by the version since which there are any", { skip }, () =>
  open({ name: "lifecycle" }, async (page) => {
    const versions = await page.locator('.filters input[name="since"]').evaluateAll((boxes) => boxes.map((box) => box.value));
    assert.deepEqual(versions, ["0.1", "1.0", "1.10", "2"], "in their order");
    await box(page, "since", "1.10").check();
    assert.deepEqual(await shown(page), ["2"]);
    await settled(page, "?since=1.10");
    await page.reload();
    assert.deepEqual(await shown(page), ["2"]);
    await box(page, "since", "0.1").check();
    assert.deepEqual(await shown(page), ["2", "4"]);
  }));

test("a catalogue without attributes has no filters", { skip }, () =>
  open({ name: "minimal" }, async (page) => {
    assert.ok(await page.locator(".filters").isHidden());
    assert.ok(await page.locator("search").isVisible());
  }));
