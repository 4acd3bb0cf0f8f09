// Puts the server as users get it into server/, so that the extension installs the one that it was made with.
// PYTHON chooses the interpreter (python3; py on Windows).

import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";

const PYTHON = process.env.PYTHON ?? (process.platform === "win32" ? "py" : "python3");
const here = new URL("..", import.meta.url);
const folder = new URL("server/", here);
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
const words = ["-m", "pip", "wheel", "--quiet", "--disable-pip-version-check", "--no-deps", "--wheel-dir", "server", "../.."];
execFileSync(PYTHON, words, { cwd: here, stdio: "inherit" });
