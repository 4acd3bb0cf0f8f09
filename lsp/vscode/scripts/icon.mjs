// Draws icon.png from icon.svg with a headless browser; CHROMIUM is its program.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const at = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
const page = await browser.newPage({ viewport: { width: 128, height: 128 } });
await page.setContent(`<body style="margin:0">${readFileSync(at("icon.svg"), "utf8")}</body>`);
await page.screenshot({ path: at("icon.png"), omitBackground: true });
await browser.close();
