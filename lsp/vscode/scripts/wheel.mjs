// Puts the server as users get it into server/, so that the extension installs the one that it was made with.
// PYTHON chooses the interpreter (python3).

import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";

const here = new URL("..", import.meta.url);
const folder = new URL("server/", here);
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
const words = ["-m", "pip", "wheel", "--quiet", "--disable-pip-version-check", "--no-deps", "--wheel-dir", "server", "../.."];
execFileSync(process.env.PYTHON ?? "python3", words, { cwd: here, stdio: "inherit" });
