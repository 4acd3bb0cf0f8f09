// Where the program of the server is: as set, on the path, or in the extension's own environment.

import { execFile } from "node:child_process";
import { access, constants, stat } from "node:fs/promises";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { Uri, window, workspace } from "vscode";

const WINDOWS = process.platform === "win32";
const PROGRAM = WINDOWS ? "nieuwetaal-lsp.exe" : "nieuwetaal-lsp";
const PATIENCE = 60_000; // milliseconds: the first time, Python and a virus scanner take long

// Returns the program, or nothing when it is nowhere.
export async function findServer(context) {
  const set = workspace.getConfiguration("nieuwetaal").get("pad", "").trim();
  if (set) {
    const program = await asProgram(set);
    if (program) return program;
    window.showWarningMessage(`Nieuwetaal vindt geen programma op ${set} (instelling nieuwetaal.pad).`);
  }
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  for (const program of [...folders.map((folder) => join(folder, PROGRAM)), ownProgram(context)]) {
    if (await isProgram(program)) return program;
  }
  return undefined;
}

// Returns the program that a writer means: with ~ for the home folder, with quotes around it, or the folder it is in.
export async function asProgram(given) {
  const path = given.trim().replace(/^(["'])(.*)\1$/, "$2").replace(/^~(?=[/\\])/, homedir());
  for (const program of path ? [path, join(path, PROGRAM), inFolder(path, PROGRAM)] : []) {
    if (await isProgram(program)) return program;
  }
  return undefined;
}

// Tells what a program says that does not start as the server does; nothing when it does.
export function whyNot(program) {
  return new Promise((resolve) => {
    execFile(program, ["--help"], { timeout: PATIENCE, windowsHide: true }, (error, out, said) => {
      if (!error && out.includes("nieuwetaal lsp")) resolve(undefined);
      else resolve((said || error?.message || "Het is een ander programma.").trim().split("\n").pop());
    });
  });
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
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
