// Plays a writer in VS Code itself (code-server) with our extension, in a headless browser: sees squiggles, reads a
// hover, applies a quick fix, keeps an expression with a reason, saves. Ends with 1 when any of it is not as expected.
//
//   npm ci && npm run package && npm run in-browser
//
// Environment: CODE_SERVER (the program; else on the path), CHROMIUM (likewise), SERVER (nieuwetaal-lsp; else the
// extension is asked to install its own, which takes minutes), SHOTS (folder for screenshots; else test/shots).

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const HERE = join(ROOT, "lsp", "vscode");
const PORT = 8767;
const SHOTS = process.env.SHOTS ?? join(HERE, "test", "shots");
const SERVER = process.env.SERVER ?? "";

function program(variable, ...names) {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const found = names.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync);
  const chosen = process.env[variable] ?? found;
  assert(chosen, `no ${names[0]}: install it or set ${variable}`);
  return chosen;
}

// A folder with the example draft, and a rule that has an alternative that is an edit.
function project(folder) {
  mkdirSync(join(folder, "regels"), { recursive: true });
  cpSync(join(ROOT, "voorbeelden", "jeugdplan.md"), join(folder, "jeugdplan.md"));
  cpSync(join(ROOT, "tests", "lsp", "editors", "eigen-woord.yaml"), join(folder, "regels", "eigen-woord.yaml"));
  writeFileSync(join(folder, "nieuwetaal.toml"), 'regels = ["regels"]\n');
}

function codeServer(home) {
  const settings = {
    "security.workspace.trust.enabled": false,
    "workbench.startupEditor": "none",
    "workbench.secondarySideBar.defaultVisibility": "hidden",
    "workbench.colorTheme": "Default Light Modern",
    "editor.wordWrap": "on",
    "editor.fontSize": 13,
    "files.autoSave": "off",
    "chat.disableAIFeatures": true,
  };
  const machine = { "nieuwetaal.pad": SERVER }; // a path is of a machine: among the settings of the user it is not seen
  for (const [name, values] of Object.entries({ User: settings, Machine: machine })) {
    mkdirSync(join(home, "data", name), { recursive: true });
    writeFileSync(join(home, "data", name, "settings.json"), JSON.stringify(values));
  }
  const folders = ["--user-data-dir", join(home, "data"), "--extensions-dir", join(home, "extensions")];
  const start = program("CODE_SERVER", "code-server");
  const config = ["--config", join(home, "config.yaml")];
  execFileSync(start, [...folders, ...config, "--install-extension", join(HERE, "nieuwetaal.vsix")], { stdio: "inherit" });
  const quiet = ["--auth", "none", "--disable-telemetry", "--disable-update-check", "--disable-workspace-trust"];
  return spawn(start, [...folders, ...config, ...quiet, "--bind-addr", `127.0.0.1:${PORT}`], { stdio: "ignore", env: environment() });
}

// When the extension is to install the server, none may be found on the path.
function environment() {
  const folders = process.env.PATH.split(delimiter);
  const kept = SERVER ? folders : folders.filter((folder) => !existsSync(join(folder, "nieuwetaal-lsp")));
  return { ...process.env, PATH: kept.join(delimiter) };
}

async function untilReady(url) {
  for (let tries = 0; tries < 120; tries += 1) {
    try {
      if ((await fetch(url)).ok) return;
    } catch {
      // not yet
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error(`${url} does not answer`);
}

async function until(what, test) {
  for (let tries = 0; tries < 400; tries += 1) {
    if (await test()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`waited in vain for ${what}`);
}

class Writer {
  constructor(page) {
    this.page = page;
    this.number = 0;
  }

  async shot(name) {
    this.number += 1;
    await this.page.screenshot({ path: join(SHOTS, `${this.number}-${name}.png`) });
  }

  async open(name) {
    await this.page.keyboard.press("Control+p");
    await this.page.locator(".quick-input-widget input").fill(name);
    await this.page.locator(".quick-input-list .monaco-list-row", { hasText: name }).first().click();
    await this.page.locator(".tab.active", { hasText: name }).first().waitFor();
    await this.page.locator(".monaco-editor .view-line").first().waitFor();
  }

  // To the place of some words in the text.
  async goTo(text, words) {
    const before = text.slice(0, text.indexOf(words));
    const column = before.length - before.lastIndexOf("\n") + 1;
    await this.page.keyboard.press("Control+g");
    await this.page.locator(".quick-input-widget input").fill(`:${before.split("\n").length}:${column}`);
    await this.page.keyboard.press("Enter");
    await this.page.locator(".quick-input-widget").waitFor({ state: "hidden" });
  }

  async chooseFix(title) {
    await this.page.keyboard.press("Control+.");
    const action = this.page.locator(".action-widget .monaco-list-row", { hasText: title }).first();
    await action.waitFor();
    await this.shot("snelle-oplossing");
    await action.click();
  }

  async command(title) {
    await this.page.keyboard.press("F1");
    await this.page.locator(".quick-input-widget input").fill(`>${title}`);
    await this.page.locator(".quick-input-list .monaco-list-row", { hasText: title }).first().click();
  }
}

async function play(page, folder) {
  const text = () => readFileSync(join(folder, "jeugdplan.md"), "utf8");
  const writer = new Writer(page);
  await page.goto(`http://127.0.0.1:${PORT}/?folder=${encodeURIComponent(folder)}`);
  await page.locator(".monaco-workbench").waitFor({ timeout: 60_000 });
  await writer.open("jeugdplan.md");
  await page.keyboard.press("Control+b"); // the text, and not the list of files
  if (!SERVER) await letItInstall(writer);

  const squiggles = page.locator(".squiggly-warning, .squiggly-info");
  await squiggles.first().waitFor({ timeout: 60_000 });
  await page.waitForTimeout(1000);
  await writer.shot("meldingen");
  console.log(`squiggles in view: ${await squiggles.count()}`);

  await writer.goTo(text(), "zetten gezinnen in hun kracht");
  await page.keyboard.press("Control+k");
  await page.keyboard.press("Control+i"); // once more makes it stay
  const hover = page.locator(".monaco-editor .monaco-hover:visible", { hasText: "in-kracht-zetten" });
  await hover.first().waitFor();
  await until("the whole explanation", async () => (await hover.first().innerText()).includes("doet:"));
  await page.waitForTimeout(500);
  await writer.shot("uitleg");
  console.log(`hover: ${(await hover.first().innerText()).replace(/\s+/g, " ").slice(0, 200)}`);
  await page.keyboard.press("Escape");

  await writer.goTo(text(), "casusoverleg");
  await writer.chooseFix("Vervang door ‘gesprek’");
  await page.keyboard.press("Control+s");
  await until("the quick fix in the file", () => !text().includes("casusoverleg"));
  assert(text().includes("\ngesprek besproken"));

  await writer.goTo(text(), "Kwetsbare gezinnen");
  await writer.chooseFix("in het hele project");
  await page.locator(".quick-input-widget input").fill("zo heet het bij ons");
  await writer.shot("reden");
  await page.keyboard.press("Enter");
  const settings = () => readFileSync(join(folder, "nieuwetaal.toml"), "utf8");
  await until("the reason in the settings", () => settings().includes("zo heet het bij ons"));

  await writer.goTo(text(), "zetten gezinnen in hun kracht");
  await writer.command("Nieuwetaal: Leg de regel uit");
  await page.locator(".tab", { hasText: "maken.md" }).first().waitFor();
  await page.waitForTimeout(500);
  await writer.shot("regel-uitgelegd");
  await writer.open("jeugdplan.md");

  await writer.command("Problems: Focus on Problems View");
  await page.locator(".markers-panel .monaco-list-row").first().waitFor();
  await page.waitForTimeout(500);
  await writer.shot("lijst");
  await writer.command("Nieuwetaal: Herstart");
  await until("no squiggles without a server", async () => (await squiggles.count()) === 0);
  await until("squiggles after a restart", async () => (await squiggles.count()) > 3);
  console.log("squiggles, hover, quick fix, keeping with a reason, explaining a rule and restart: all as expected");
}

async function letItInstall(writer) {
  const button = writer.page.locator(".notification-toast .monaco-button", { hasText: "Installeren" });
  await button.first().waitFor({ timeout: 60_000 });
  await writer.shot("vraag-om-te-installeren");
  await button.first().click();
  const started = Date.now();
  await writer.page.locator(".squiggly-warning").first().waitFor({ timeout: 900_000 });
  console.log(`installed by the extension in ${Math.round((Date.now() - started) / 1000)} s`);
}

const home = mkdtempSync(join(tmpdir(), "nieuwetaal-vscode-"));
const folder = join(home, "map");
project(folder);
rmSync(SHOTS, { recursive: true, force: true });
mkdirSync(SHOTS, { recursive: true });
const server = codeServer(home);
const browser = await chromium.launch({
  executablePath: program("CHROMIUM", "chromium", "google-chrome", "chrome"),
  args: ["--no-sandbox"],
});
const page = await browser.newPage({ viewport: { width: 1000, height: 640 } });
try {
  await untilReady(`http://127.0.0.1:${PORT}/healthz`);
  await play(page, folder);
} catch (error) {
  await page.screenshot({ path: join(SHOTS, "misgegaan.png") });
  console.error(error);
  process.exitCode = 1;
} finally {
  await browser.close();
  server.kill();
  if (!process.env.KEEP) rmSync(home, { recursive: true, force: true, maxRetries: 5 });
}
