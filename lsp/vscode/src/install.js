// Installs the server in an environment of its own, once the writer said yes.

import { spawn } from "node:child_process";
import { mkdir, readdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ProgressLocation, window, workspace } from "vscode";
import { inFolder, ownFolder, ownProgram } from "./server.js";

const PYTHONS = process.platform === "win32" ? [["py", "-3"], ["python"]] : [["python3"], ["python"]];
const NEW_ENOUGH = "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))";

class Stopped extends Error {}

// Returns the program, or nothing when it could not be installed; why not stands in the output.
export async function installServer(context, output) {
  const options = { location: ProgressLocation.Notification, title: "Nieuwetaal installeren", cancellable: true };
  return window.withProgress(options, async (progress, token) => {
    const folder = ownFolder(context);
    try {
      const python = await findPython();
      if (!python) {
        window.showErrorMessage("Nieuwetaal heeft Python 3.11 of nieuwer nodig, en dat is hier niet te vinden.");
        return undefined;
      }
      await rm(folder, { recursive: true, force: true });
      await mkdir(dirname(folder), { recursive: true });
      progress.report({ message: "map maken…" });
      await run([...python, "-m", "venv", folder], output, token);
      progress.report({ message: "onderdelen ophalen; dit duurt een paar minuten…" });
      const pip = [inFolder(folder, "python"), "-m", "pip", "install", "--disable-pip-version-check"];
      await run([...pip, await wanted(context)], output, token);
      return ownProgram(context);
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      if (!(error instanceof Stopped)) tellFailure(error, output);
      return undefined;
    }
  });
}

// What pip installs: as set, else the server that came along with this extension.
async function wanted(context) {
  const set = workspace.getConfiguration("nieuwetaal").get("pakket", "").trim();
  if (set) return set;
  const folder = join(context.extensionPath, "server");
  const wheel = (await readdir(folder)).find((name) => name.endsWith(".whl"));
  return `${join(folder, wheel)}[lsp]`;
}

async function findPython() {
  for (const python of PYTHONS) {
    try {
      await run([...python, "-c", NEW_ENOUGH]);
      return python;
    } catch {
      // not this one
    }
  }
  return undefined;
}

function run([program, ...words], output, token) {
  return new Promise((resolve, reject) => {
    output?.appendLine(`> ${[program, ...words].join(" ")}`);
    const child = spawn(program, words, { windowsHide: true });
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => output?.append(data.toString()));
    const stopping = token?.onCancellationRequested(() => child.kill());
    child.on("error", reject);
    child.on("close", (code) => {
      stopping?.dispose();
      if (token?.isCancellationRequested) reject(new Stopped());
      else if (code) reject(new Error(`${program} stopte met code ${code}`));
      else resolve();
    });
  });
}

async function tellFailure(error, output) {
  output.appendLine(String(error.message ?? error));
  const choice = await window.showErrorMessage("Nieuwetaal installeren is niet gelukt.", "Toon wat er misging");
  if (choice) output.show();
}
