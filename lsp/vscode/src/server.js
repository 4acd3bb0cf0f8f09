// Where the program of the server is: as set, on the path, or in the extension's own environment.

import { access, constants } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { Uri, window, workspace } from "vscode";

const WINDOWS = process.platform === "win32";
const PROGRAM = WINDOWS ? "nieuwetaal-lsp.exe" : "nieuwetaal-lsp";

// Returns the program, or nothing when it is nowhere.
export async function findServer(context) {
  const set = workspace.getConfiguration("nieuwetaal").get("pad", "").trim();
  if (set) {
    if (await isProgram(set)) return set;
    window.showWarningMessage(`Nieuwetaal vindt geen programma op ${set} (instelling nieuwetaal.pad).`);
  }
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  for (const program of [...folders.map((folder) => join(folder, PROGRAM)), ownProgram(context)]) {
    if (await isProgram(program)) return program;
  }
  return undefined;
}

export function ownFolder(context) {
  return Uri.joinPath(context.globalStorageUri, "programma").fsPath;
}

export function ownProgram(context) {
  return inFolder(ownFolder(context), PROGRAM);
}

// A program of a Python environment.
export function inFolder(folder, program) {
  return join(folder, WINDOWS ? "Scripts" : "bin", program);
}

async function isProgram(path) {
  try {
    await access(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
