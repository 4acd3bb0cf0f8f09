// The client: starts the server of nieuwetaal and lets it read along with Markdown and plain text.

import { commands, window, workspace } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { runCommand } from "./commands.js";
import { findServer } from "./server.js";
import { installServer } from "./install.js";

const NAME = "nieuwetaal";
const TEXTS = ["markdown", "plaintext", "yaml"].flatMap((language) => [
  { scheme: "file", language },
  { scheme: "untitled", language },
]);

let client;
let output;

export async function activate(context) {
  output = window.createOutputChannel("Nieuwetaal", { log: true });
  context.subscriptions.push(
    output,
    commands.registerCommand("nieuwetaal.startOpnieuw", () => restart(context)),
    commands.registerCommand("nieuwetaal.installeer", () => install(context)),
    workspace.onDidChangeConfiguration((event) => event.affectsConfiguration("nieuwetaal.pad") && restart(context)),
  );
  const program = await findServer(context);
  if (program) {
    await start(program);
  } else {
    offer(context); // not awaited: an editor that starts waits for nobody's answer
  }
}

export function deactivate() {
  return stop();
}

async function start(program) {
  output.info(`begint: ${program}`);
  const server = { command: program, args: [], transport: TransportKind.stdio };
  client = new LanguageClient(NAME, "Nieuwetaal", server, {
    documentSelector: [...TEXTS, { scheme: "file", pattern: "**/{nieuwetaal,pyproject}.toml" }],
    diagnosticCollectionName: NAME,
    outputChannel: output,
    synchronize: { configurationSection: NAME },
    middleware: { executeCommand: runCommand },
  });
  try {
    await client.start();
    await commands.executeCommand("setContext", "nieuwetaal.leestMee", true);
    output.info("leest mee");
  } catch (error) {
    client = undefined;
    output.error(error);
    const choice = await window.showErrorMessage(`Nieuwetaal start niet: ${program}`, "Toon wat er misging");
    if (choice) output.show();
  }
}

async function stop() {
  await commands.executeCommand("setContext", "nieuwetaal.leestMee", false);
  const stopping = client;
  client = undefined;
  try {
    await stopping?.dispose();
  } catch (error) {
    output.error(error);
  }
}

async function restart(context) {
  await stop();
  const program = await findServer(context);
  await (program ? start(program) : offer(context));
}

async function install(context) {
  await stop();
  const program = await installServer(context, output);
  if (program) await start(program);
}

// Nothing is installed that the writer did not ask for.
async function offer(context) {
  const question =
    "Nieuwetaal leest mee zodra zijn programma er is. Zal ik het installeren? Het komt in een eigen map, " +
    "met onderdelen die van internet worden gehaald. Je teksten gaan nergens heen.";
  const choice = await window.showInformationMessage(question, "Installeren", "Ik heb het al", "Niet nu");
  if (choice === "Installeren") {
    await install(context);
  } else if (choice === "Ik heb het al") {
    await commands.executeCommand("workbench.action.openSettings", "nieuwetaal.pad");
  }
}
