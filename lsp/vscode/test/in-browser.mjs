// Plays a writer in VS Code itself (code-server) with our extension, in a headless browser: is asked for the program,
// sees squiggles, reads a hover and a rule, takes an idea along, keeps things with a reason, writes a rule and applies
// its quick fix. Ends with 1 when any of it is not as expected.
//
//   npm ci && npm run package && npm run in-browser
//
// Environment: CODE_SERVER (the program; else on the path), CHROMIUM (likewise), SERVER (nieuwetaal-lsp, which the
// writer has already; else the extension is asked to install its own, which takes minutes), SHOTS (folder for
// screenshots; else test/shots).

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

// A folder with the example draft, and a letter.
function project(folder) {
  mkdirSync(folder, { recursive: true });
  cpSync(join(ROOT, "voorbeelden", "jeugdplan.md"), join(folder, "jeugdplan.md"));
  writeFileSync(join(folder, "brief.txt"), "Ouders kiezen zelf.\n");
}

// A rule of the writer's own, with an alternative that is an edit.
function addRule(folder) {
  mkdirSync(join(folder, "regels"));
  cpSync(join(ROOT, "tests", "lsp", "editors", "eigen-woord.yaml"), join(folder, "regels", "eigen-woord.yaml"));
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
  mkdirSync(join(home, "data", "User"), { recursive: true });
  writeFileSync(join(home, "data", "User", "settings.json"), JSON.stringify(settings));
  const folders = ["--user-data-dir", join(home, "data"), "--extensions-dir", join(home, "extensions")];
  const start = program("CODE_SERVER", "code-server");
  const config = ["--config", join(home, "config.yaml")];
  execFileSync(start, [...folders, ...config, "--install-extension", join(HERE, "nieuwetaal.vsix")], { stdio: "inherit" });
  const quiet = ["--auth", "none", "--disable-telemetry", "--disable-update-check", "--disable-workspace-trust"];
  return spawn(start, [...folders, ...config, ...quiet, "--bind-addr", `127.0.0.1:${PORT}`], { stdio: "ignore", env: environment() });
}

// The extension is to ask for the server, so none may be found on the path.
function environment() {
  const kept = process.env.PATH.split(delimiter).filter((folder) => !existsSync(join(folder, "nieuwetaal-lsp")));
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

  // What is in view, or a part of it.
  async shot(name, clip) {
    this.number += 1;
    await this.page.screenshot({ path: join(SHOTS, `${this.number}-${name}.png`), clip });
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

  async hover(part) {
    await this.page.keyboard.press("Control+k");
    await this.page.keyboard.press("Control+i"); // once more makes it stay
    const hover = this.page.locator(".monaco-editor .monaco-hover:visible", { hasText: part }).first();
    await hover.waitFor();
    return hover;
  }

  async answer(text) {
    const box = this.page.locator(".quick-input-widget input");
    await box.waitFor();
    await box.fill(text);
  }

  toast(text) {
    return this.page.locator(".notification-toast", { hasText: text }).first();
  }

  async chooseFix(title, shot = "snelle-oplossing") {
    await this.page.keyboard.press("Control+.");
    const action = this.page.locator(".action-widget .monaco-list-row", { hasText: title }).first();
    await action.waitFor();
    await this.page.waitForTimeout(300);
    await this.shot(shot);
    await action.click();
  }

  async command(title) {
    await this.page.keyboard.press("F1");
    await this.page.locator(".quick-input-widget input").fill(`>${title}`);
    await this.page.locator(".quick-input-list .monaco-list-row", { hasText: title }).first().click();
  }
}

async function play(page, folder) {
  const draft = () => readFileSync(join(folder, "jeugdplan.md"), "utf8");
  const settings = () => readFileSync(join(folder, "nieuwetaal.toml"), "utf8");
  const writer = new Writer(page);
  await page.goto(`http://127.0.0.1:${PORT}/?folder=${encodeURIComponent(folder)}`);
  await page.locator(".monaco-workbench").waitFor({ timeout: 60_000 });
  await writer.open("jeugdplan.md");
  await page.keyboard.press("Control+b"); // the text, and not the list of files
  await getProgram(writer);

  const squiggles = page.locator(".squiggly-warning, .squiggly-info");
  await squiggles.first().waitFor({ timeout: 60_000 });
  await page.waitForTimeout(1000);
  await writer.shot("meldingen");
  console.log(`squiggles in view: ${await squiggles.count()}`);
  await readAlong(writer, draft);
  await keepWithReason(writer, draft, settings);
  await useOwnRule(writer, draft, folder);

  await writer.command("Problems: Focus on Problems View");
  await page.locator(".markers-panel .monaco-list-row").first().waitFor();
  await page.waitForTimeout(500);
  await writer.shot("lijst");
  await writer.command("Nieuwetaal: Herstart");
  await until("no squiggles without a server", async () => (await squiggles.count()) === 0);
  await until("squiggles after a restart", async () => (await squiggles.count()) > 3);
  await showSettings(writer);
  console.log("program, squiggles, hover, rule, idea, keeping with a reason, quick fix and restart: all as expected");
}

// The extension asks for the program, in a message and in the status bar, which stays.
async function getProgram(writer) {
  const { page } = writer;
  const item = page.locator(".statusbar-item", { hasText: "Nieuwetaal: installeren" });
  const question = writer.toast("Zal ik het installeren?");
  await question.waitFor({ timeout: 60_000 });
  await item.waitFor();
  await page.waitForTimeout(300);
  await writer.shot("vraag-om-te-installeren", { x: 380, y: 440, width: 620, height: 200 });
  await question.hover();
  await question.locator(".codicon-notifications-clear").click();
  await question.waitFor({ state: "hidden" });
  await writer.open("brief.txt"); // and it is asked once more
  await question.getByRole("button", { name: "Niet nu" }).click();
  await writer.open("jeugdplan.md");
  await question.waitFor({ state: "hidden" });
  await page.waitForTimeout(300);
  await writer.shot("statusbalk");
  await item.click();
  const dialog = page.locator(".monaco-dialog-box");
  await dialog.waitFor();
  await writer.shot("vraag-uit-de-statusbalk");
  const started = Date.now();
  if (SERVER) {
    await dialog.getByRole("button", { name: "Ik heb het al" }).click();
    await writer.answer(join(folder, "jeugdplan.md"));
    await page.locator(".quick-input-widget", { hasText: "Hier staat geen programma" }).waitFor();
    await writer.answer(SERVER);
    await page.locator(".quick-input-widget", { hasNotText: "Hier staat geen programma" }).waitFor();
    await writer.shot("ik-heb-het-al");
    await page.keyboard.press("Enter");
  } else {
    await dialog.getByRole("button", { name: "Installeren" }).click();
  }
  await item.waitFor({ state: "hidden", timeout: 60_000 });
  await page.locator(".squiggly-warning").first().waitFor({ timeout: 900_000 });
  console.log(`reads along ${Math.round((Date.now() - started) / 1000)} s after the answer`);
}

async function readAlong(writer, draft) {
  const { page } = writer;
  const words = "zetten gezinnen in hun kracht";
  await writer.goTo(draft(), words);
  const hover = await writer.hover("in-kracht-zetten");
  await until("the whole explanation", async () => (await hover.innerText()).includes("doet:"));
  await page.waitForTimeout(500);
  await writer.shot("uitleg");
  const said = (await hover.innerText()).replace(/\s+/g, " ");
  console.log(`hover: ${said.slice(0, 200)}`);
  assert.equal(said.split("krijgen hier kracht van een ander").length, 2, "the message is said once");

  await hover.locator("a", { hasText: "maken/in-kracht-zetten" }).first().click();
  await page.locator(".tab", { hasText: "in-kracht-zetten.md" }).waitFor();
  await page.waitForTimeout(3000);
  await writer.shot("regel-aangeklikt");
  await writer.command("View: Close Editor");
  await writer.open("jeugdplan.md");

  await writer.goTo(draft(), words);
  await writer.chooseFix("Idee: Aansluiten bij", "wat-je-kunt-doen");
  await writer.toast("Gekopieerd: ‘Aansluiten bij wat voor gezinnen al werkt’").waitFor();
  await page.waitForTimeout(300);
  await writer.shot("idee");
  assert.equal(await page.evaluate("navigator.clipboard.readText()"), "Aansluiten bij wat voor gezinnen al werkt");
  await writer.command("Notifications: Clear All Notifications");

  await writer.goTo(draft(), words);
  await writer.command("Nieuwetaal: Leg de regel uit");
  await page.locator(".tab", { hasText: "in-kracht-zetten.md" }).waitFor();
  await page.waitForTimeout(2000);
  await writer.shot("regel-uitgelegd");
  await writer.command("View: Close Editor");
  await writer.open("jeugdplan.md");
}

async function keepWithReason(writer, draft, settings) {
  const { page } = writer;
  await writer.goTo(draft(), "de zorgvraag terugdringen");
  await writer.chooseFix("terugdringen’ hier");
  await writer.answer("zo staat het in het raadsbesluit");
  await writer.shot("reden-hier");
  await page.keyboard.press("Enter");
  await page.locator(".view-line", { hasText: "zo staat het in het raadsbesluit" }).first().waitFor();
  await page.waitForTimeout(1000);
  await writer.shot("behouden-hier");
  await page.keyboard.press("Control+s");
  await until("the reason in the text", () =>
    draft().includes("<!-- nieuwetaal: uit zorgvraag-terugdringen, omdat zo staat het in het raadsbesluit -->"),
  );

  await writer.goTo(draft(), "Kwetsbare gezinnen");
  await writer.chooseFix("in het hele project");
  await writer.answer("zo heet het bij ons");
  await writer.shot("reden");
  await page.keyboard.press("Enter");
  await until("the reason in the settings", () => existsSync(join(folder, "nieuwetaal.toml")) && settings().includes("zo heet het bij ons"));
}

async function useOwnRule(writer, draft, folder) {
  const { page } = writer;
  const settings = join(folder, "nieuwetaal.toml");
  addRule(folder);
  writeFileSync(settings, `regels = ["regels"]\n\n${readFileSync(settings, "utf8")}`);
  await writer.goTo(draft(), "casusoverleg");
  await until("the rule in use", async () => {
    await page.waitForTimeout(1000);
    return (await (await writer.hover("Bron")).innerText()).includes("eigen-woord");
  });
  await page.keyboard.press("Escape");
  await writer.chooseFix("Vervang door ‘gesprek’");
  await page.keyboard.press("Control+s");
  await until("the quick fix in the file", () => !draft().includes("casusoverleg"));
  assert(draft().includes("\ngesprek besproken"));
}

async function showSettings(writer) {
  const { page } = writer;
  await page.keyboard.press("Control+,");
  await page.locator(".settings-editor").waitFor();
  await page.keyboard.type("nieuwetaal");
  const level = page.locator(".setting-item", { hasText: "Vanaf welk niveau" });
  await level.first().waitFor();
  await page.waitForTimeout(1000);
  await writer.shot("instellingen");
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
const context = await browser.newContext({
  viewport: { width: 1000, height: 640 },
  permissions: ["clipboard-read", "clipboard-write"],
});
const page = await context.newPage();
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
