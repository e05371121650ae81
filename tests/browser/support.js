// The pages to test, made by kody from real catalogues, and a browser that reports whatever a page should not do.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join, resolve } from "node:path";
import { after, before } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

export const root = resolve(fileURLToPath(import.meta.url), "../../..");

const KNOWN = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const executable = process.env.CHROMIUM ?? KNOWN.find((path) => existsSync(path));

// Without a browser there is nothing to test; where everything has to be tested, that is a failure.
export const skip = executable || process.env.CI ? false : "there is no Chromium; set CHROMIUM to its path";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const folder = mkdtempSync(join(tmpdir(), "kody-browser-"));
let browser;
let server;
let origin;

before(async () => {
  if (skip) return;
  assert.ok(executable, "no Chromium was found: install it, or set CHROMIUM to its path");
  browser = await chromium.launch({ executablePath: executable, args: FLAGS });
  server = createServer(serve).listen(0, "127.0.0.1");
  await new Promise((done) => server.once("listening", done));
  origin = `http://127.0.0.1:${server.address().port}`;
});

after(async () => {
  await browser?.close();
  server?.close();
  rmSync(folder, { recursive: true });
});

function serve(request, response) {
  let path = join(folder, decodeURIComponent(new URL(request.url, origin).pathname));
  if (path.endsWith("/")) path += "index.html";
  if (!existsSync(path)) return response.writeHead(404).end();
  const type = { ".html": "text/html", ".json": "application/json" }[extname(path)];
  response.writeHead(200, { "content-type": type }).end(readFileSync(path));
}

const made = new Set();

// The folder with the pages of a catalogue.
export function site(name, catalogue = name === "sms" ? "codes.yaml" : `tests/cases/${name}/codes.yaml`) {
  if (!made.has(name)) {
    const words = ["run", "--quiet", "-p", "kody-cli", "--", "generate", "html", catalogue, "-o", `${join(folder, name)}/`];
    execFileSync("cargo", words, { cwd: root, stdio: ["ignore", "inherit", "pipe"] });
    made.add(name);
  }
  return join(folder, name);
}

export const scratch = (name) => join(folder, name);

// How a page can be reached. Whatever holds, holds for both.
export const ways = ["file", "http"];

export function address(way, name, rest) {
  site(name);
  return (way === "file" ? pathToFileURL(join(folder, name)).href : `${origin}/${name}`) + `/${rest}`;
}

// Opens a page, hands it over, and then sees that it has asked nothing of the network and that nothing went wrong.
export async function open({ way = "file", name = "sms", rest = "index.html", ...options }, test) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  if (way === "http") await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin });
  const page = await context.newPage();
  const wrong = [];
  const documents = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && wrong.push(message.text()));
  page.on("pageerror", (error) => wrong.push(String(error)));
  page.on("dialog", (dialog) => wrong.push(`a dialog: ${dialog.message()}`) && dialog.dismiss());
  page.on("request", (request) => {
    const isPage = request.resourceType() === "document" || request.url().startsWith("data:image/svg+xml");
    if (isPage) documents.push(request.url());
    else wrong.push(`a request: ${request.url()}`);
  });
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => console.error(`against the policy: ${event.violatedDirective}`));
  });
  try {
    await page.goto(address(way, name, rest));
    await test(page, documents);
    assert.deepEqual(wrong, []);
  } finally {
    await context.close();
  }
}

// --- What a page shows

export const shown = (page) => page.locator("article:visible .number").allTextContents();
export const listed = (page) => page.locator(".contents li:visible b").allTextContents();
export const count = (page) => page.locator(".count [aria-hidden]").textContent();

export async function search(page, text) {
  await page.fill("input[type=search]", text);
}

// The address without the place of the page.
export const tail = (page) => page.url().replace(/^[^?#]*/, "");

export async function settled(page, expected) {
  await page.waitForFunction((expected) => location.search + location.hash === expected, expected, { timeout: 3000 });
}

export const inView = (page, selector) =>
  page.locator(selector).evaluate((element) => {
    const box = element.getBoundingClientRect();
    return box.top >= 0 && box.top < innerHeight;
  });
