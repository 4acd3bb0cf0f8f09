// Looks at the page of HTML in a real browser: accessibility by axe, in light and dark, wide and narrow, closed and
// open; keys, choosing, deep links, paper; without scripts; and that a text can do nothing. Ends with 1 when any of it
// is not as expected, and with 0 and a word about it when there is no browser or no axe to look with.
//
//   npm install && npm test
//
// Environment: CHROMIUM (the program; else on the path), PYTHON (with nieuwetaal installed; else python3 on the path),
// SHOTS (folder for pages and screenshots; else shots).

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const HERE = dirname(fileURLToPath(import.meta.url));
const SHOTS = process.env.SHOTS ?? join(HERE, "shots");
const REPORTED = ["serious", "critical"];

const skip = (why) => {
  console.log(`skipped: ${why}`);
  process.exit(0);
};
const folders = (process.env.PATH ?? "").split(delimiter);
const browser = process.env.CHROMIUM
  ?? ["chromium", "chromium-browser", "google-chrome"].flatMap((name) => folders.map((f) => join(f, name))).find(existsSync);
if (!browser) skip("no chromium on the path; set CHROMIUM");
const { chromium } = await import("playwright-core").catch(() => skip("no playwright-core; run npm install"));
const axe = await (async () => createRequire(import.meta.url).resolve("axe-core/axe.min.js"))()
  .then((path) => readFileSync(path, "utf8"), () => skip("no axe-core; run npm install"));

mkdirSync(SHOTS, { recursive: true });
execFileSync(process.env.PYTHON ?? "python3", [join(HERE, "pages.py"), SHOTS], { stdio: "inherit" });
const address = (name) => pathToFileURL(join(SHOTS, `${name}.html`)).href;
const program = await chromium.launch({ executablePath: browser, args: ["--no-sandbox"] });
let failed = 0;

// A page that tells of everything that it asks for or that goes wrong in it.
async function visit(name, options = {}, hash = "") {
  const context = await program.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const trouble = [];
  page.on("console", (message) => trouble.push(message.text()));
  page.on("pageerror", (error) => trouble.push(String(error)));
  page.on("request", (request) => request.url().startsWith("file:") || trouble.push(request.url()));
  await page.goto(address(name) + hash);
  return { page, trouble, close: () => context.close() };
}

async function check(title, work) {
  try {
    await work();
    console.log(`ok    ${title}`);
  } catch (error) {
    failed += 1;
    console.log(`FAIL  ${title}\n      ${error.message.replaceAll("\n", "\n      ")}`);
  }
}

const focused = (page) => page.evaluate(() => document.activeElement.closest("details.n")?.id ?? "");
const isOpen = (page, id) => page.evaluate((name) => document.getElementById(name).open, id);
const count = (page) => page.locator("#count").textContent();
const inView = (page, id) => page.evaluate((name) => {
  const { top, bottom } = document.getElementById(name).querySelector("summary").getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
}, id);

for (const name of ["een", "map", "delen"]) {
  for (const colorScheme of ["light", "dark"]) {
    for (const width of [1280, 380]) {
      for (const opened of [false, true]) {
        const title = `${name}, ${colorScheme}, ${width} px, ${opened ? "open" : "closed"}`;
        await check(`axe: ${title}`, async () => {
          const viewport = { width, height: 900 };
          const { page, trouble, close } = await visit(name, { colorScheme, viewport, bypassCSP: true });
          await page.addStyleTag({ content: ".ch { content-visibility: visible }" });
          if (opened) {
            await page.click("#all");
            await page.click("#choose > summary");
            await page.click(".as-table > summary");
            for (const kept of await page.locator(".kept > summary").all()) await kept.click();
            await page.click("#choose > summary");
          }
          await page.evaluate(axe);
          const { violations, incomplete } = await page.evaluate(() => axe.run(document, {
            runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
          }));
          const told = (found) => found.map((each) => `${each.impact} ${each.id}: ${each.nodes.length} x `
            + each.nodes.slice(0, 3).map((node) => `${node.html} ${node.any.map((any) => any.message)}`).join("\n  "));
          const bad = violations.filter((each) => REPORTED.includes(each.impact));
          for (const line of told(violations.filter((each) => !bad.includes(each)))) console.log(`      ${line}`);
          if (process.env.UNSURE) for (const line of told(incomplete)) console.log(`      unsure: ${line}`);
          assert.deepEqual(told(bad), []);
          assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width, "scrolls sideways");
          assert.deepEqual(trouble, []);
          await page.screenshot({ path: join(SHOTS, `${title.replaceAll(/, | /g, "-")}.png`), fullPage: true });
          await close();
        });
      }
    }
  }
}

await check("keys go on and back, and open", async () => {
  const { page, trouble, close } = await visit("een");
  for (const key of ["n", "j", "n"]) await page.keyboard.press(key);
  assert.equal(await focused(page), "b3");
  await page.keyboard.press("k");
  await page.keyboard.press("p");
  assert.equal(await focused(page), "b1");
  await page.keyboard.press("Enter");
  assert(await isOpen(page, "b1") && await inView(page, "b1"));
  await page.keyboard.press("Control+j");
  assert.equal(await focused(page), "b1");
  assert.deepEqual(trouble, []);
  await close();
});

await check("keys leave what is filled in alone, and can be turned off", async () => {
  const { page, close } = await visit("een");
  await page.keyboard.press("n");
  await page.click("#choose > summary");
  await page.focus("#only");
  await page.keyboard.press("n");
  assert.equal(await focused(page), "");
  await page.uncheck("#keys");
  await page.keyboard.press("Escape");
  assert(!await page.evaluate(() => document.getElementById("choose").open));
  await page.keyboard.press("n");
  assert.equal(await focused(page), "");
  await close();
});

await check("all can be reached and chosen by keyboard", async () => {
  const { page, close } = await visit("een");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "d1");
  await page.focus("#choose > summary");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  assert.match(await count(page), /^\d+ van \d+ bevindingen/);
  await close();
});

await check("choosing hides notes, marks and numbers, and says how many are left", async () => {
  const { page, close } = await visit("map");
  const before = await page.locator("details.n:visible").count();
  await page.click("#choose > summary");
  await page.uncheck("[data-level=sterk]");
  const after = await page.locator("details.n:visible").count();
  assert(after > 0 && after < before);
  assert.equal(await page.locator("mark.sterk").count(), 0);
  assert.equal(await page.locator("a.r.sterk:visible").count(), 0);
  assert(await page.locator("mark.off").count() > 0);
  const left = (await count(page)).match(/\d+/)[0];
  assert.equal(Number(left), await page.locator("details.n:visible:not(.compliment)").count());
  await page.check("#only");
  const texts = await page.locator(".t:visible").count();
  assert(texts > 0 && texts === await page.locator(".b:has(details.n:visible)").count());
  for (const box of await page.locator("[data-category]").all()) await box.uncheck();
  assert.match(await count(page), /^0 van/);
  await close();
});

await check("notes stand beside the text, and below it when all are open", async () => {
  const { page, close } = await visit("delen");
  const boxes = () => page.evaluate(() => ["rb1", "b1"].map((name) => document.getElementById(name).closest(".t, .n"))
    .map((each) => each.getBoundingClientRect().toJSON()));
  const [text, note] = await boxes();
  assert(note.left > text.right && Math.abs(note.top - text.top) < 10);
  await page.click("#all");
  const [above, below] = await boxes();
  assert(below.left === above.left && below.top >= above.bottom);
  await page.click("#all");
  assert.deepEqual(await boxes(), [text, note]);
  await close();
});

await check("an open note lets the next paragraphs be", async () => {
  const { page, close } = await visit("delen");
  const tops = () => page.evaluate(() => [...document.querySelectorAll(".t")].slice(0, 4)
    .map((each) => each.getBoundingClientRect().top + scrollY));
  const before = await tops();
  await page.evaluate(() => { document.getElementById("b1").open = true; });
  assert.deepEqual(await tops(), before);
  await close();
});

await check("a deep link opens what it leads to", async () => {
  const { page, close } = await visit("een", {}, "#b9");
  await page.waitForFunction(() => document.getElementById("b9").open);
  assert(await inView(page, "b9"));
  assert.equal(await focused(page), "b9");
  await page.evaluate(() => { document.getElementById("b9").open = false; });
  await page.locator("a#rb9").click();
  assert(await isOpen(page, "b9"), "once more");
  await close();
});

await check("marked words open the note, the shortest first", async () => {
  const { page, close } = await visit("map");
  const knot = page.locator("mark", { hasText: /^ouders in de $/ });
  const [inner] = (await knot.getAttribute("data-b")).split(" ");
  await knot.click();
  assert(await isOpen(page, inner));
  assert.equal(await focused(page), inner);
  await knot.click();
  assert(!await isOpen(page, inner));
  await close();
});

await check("on paper all is open, and afterwards as it was", async () => {
  const { page, close } = await visit("map");
  await page.locator("#b1 > summary").click();
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.equal(await page.locator("details.n:not([open])").count(), 0);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  assert.equal(await page.locator("details.n[open]").count(), 1);
  await page.pdf({ path: join(SHOTS, "map.pdf"), format: "A4" });
  await close();
});

await check("without scripts all can be read", async () => {
  const { page, close } = await visit("map", { javaScriptEnabled: false });
  assert.equal(await page.locator("#bar:visible").count(), 0);
  await page.locator("#b1 > summary").click();
  assert(await page.locator("#b1 .body").isVisible());
  assert.equal(await page.locator("details.n > summary:visible").count(), await page.locator("details.n").count());
  await page.locator("a#rb2").click();
  assert(page.url().endsWith("#b2"));
  await page.pdf({ path: join(SHOTS, "zonder-script.pdf"), format: "A4" });
  await close();
});

await check("a text cannot do anything, nor can what gets in", async () => {
  const { page, trouble, close } = await visit("map");
  assert.match(await page.title(), /^3 teksten/);
  assert.equal(await page.locator("img, iframe, main script").count(), 0);
  await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "document.title = 'kapot'";
    document.body.append(script);
    document.body.insertAdjacentHTML("beforeend", "<p onclick='document.title=1' style='color: red' id='in'>in</p>");
    document.getElementById("in").click();
  });
  await page.waitForTimeout(200);
  assert.match(await page.title(), /^3 teksten/);
  assert(trouble.length === 3 && trouble.every((line) => /Content Security Policy/.test(line)), trouble.join("\n"));
  await close();
});

await check("5,000 findings open, scroll and can be chosen", async () => {
  const { page, trouble, close } = await visit("lang");
  const loaded = await page.evaluate(() => performance.getEntriesByType("navigation")[0].loadEventEnd);
  const timed = (work) => page.evaluate(`(async () => {
    const began = performance.now();
    ${work};
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    return performance.now() - began;
  })()`);
  const chosen = await timed("document.querySelector('[data-level=sterk]').click()");
  await timed("document.querySelector('[data-level=sterk]').click()");
  const jumped = await timed("location.hash = '#b4000'");
  await page.waitForTimeout(300);
  assert(await isOpen(page, "b4000") && await inView(page, "b4000"));
  const frames = await page.evaluate(async () => {
    const all = [];
    for (let at = 0, last = performance.now(); at < 60; at++) {
      scrollBy(0, 300);
      await new Promise(requestAnimationFrame);
      all.push(performance.now() - last);
      last = performance.now();
    }
    return all.sort((one, other) => one - other);
  });
  await page.screenshot({ path: join(SHOTS, "lang.png") });
  const size = (statSync(join(SHOTS, "lang.html")).size / 1e6).toFixed(1);
  const ms = (value) => `${Math.round(value)} ms`;
  console.log(`      ${size} MB, opened in ${ms(loaded)}, chosen in ${ms(chosen)}, jumped in ${ms(jumped)}, a frame `
    + `while scrolling ${ms(frames[30])} (95%: ${ms(frames[57])})`);
  assert(loaded < 20_000 && chosen < 5_000 && jumped < 5_000);
  assert.equal(await page.locator("details.n").count(), 5_000);
  assert.deepEqual(trouble, []);
  await close();
});

await program.close();
console.log(failed ? `${failed} failed` : "all as expected");
process.exit(failed ? 1 : 0);
