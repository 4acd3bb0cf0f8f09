// The client: starts the server of nieuwetaal and lets it read along with Markdown, plain text and HTML.

import { commands, languages, window, workspace } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { runCommand } from "./commands.js";
import { installServer } from "./install.js";
import { addKeeping, withReasons } from "./keeping.js";
import { Offer } from "./offer.js";
import { addPages, hoverWithPages, showPage, withPages } from "./rules.js";
import { findServer } from "./server.js";

const NAME = "nieuwetaal";
const READ = selector("markdown", "plaintext", "html");
const TEXTS = [...READ, ...selector("yaml")];

let client;
let offer;
let output;

export async function activate(context) {
  output = window.createOutputChannel("Nieuwetaal", { log: true });
  offer = new Offer(context, (document) => languages.match(READ, document) > 0, () => install(context));
  addPages(context);
  addKeeping(context, () => client);
  context.subscriptions.push(
    output,
    commands.registerCommand("nieuwetaal.startOpnieuw", () => restart(context)),
    commands.registerCommand("nieuwetaal.installeer", () => install(context)),
    workspace.onDidChangeConfiguration((event) => event.affectsConfiguration("nieuwetaal.pad") && restart(context)),
  );
  await begin(context);
}

export function deactivate() {
  return stop();
}

function selector(...names) {
  return names.flatMap((language) => [
    { scheme: "file", language },
    { scheme: "untitled", language },
  ]);
}

// Nothing is installed that the writer did not ask for.
async function begin(context) {
  const program = await findServer(context);
  if (program) {
    offer.hide();
    await start(program);
  } else {
    output.info("het programma is er nog niet");
    offer.show();
  }
}

async function start(program) {
  output.info(`begint: ${program}`);
  const server = { command: program, args: [], transport: TransportKind.stdio };
  client = new LanguageClient(NAME, "Nieuwetaal", server, {
    documentSelector: [...TEXTS, { scheme: "file", pattern: "**/{nieuwetaal,pyproject}.toml" }],
    diagnosticCollectionName: NAME,
    initializationOptions: { showsMessages: true },
    outputChannel: output,
    synchronize: { configurationSection: NAME },
    middleware,
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

const middleware = {
  executeCommand: runCommand,
  handleDiagnostics: (uri, diagnostics, next) => next(uri, withPages(diagnostics)),
  provideDiagnostics: async (document, known, token, next) => {
    const report = await next(document, known, token);
    if (report?.items) withPages(report.items);
    return report;
  },
  provideWorkspaceDiagnostics: (known, token, report, next) =>
    next(known, token, (part) => {
      for (const each of part?.items ?? []) if (each.items) withPages(each.items);
      report(part);
    }),
  provideHover: async (document, position, token, next) => hoverWithPages(await next(document, position, token)),
  provideCodeActions: async (document, range, context, token, next) =>
    withReasons(await next(document, range, context, token)),
  // Nothing is left to be worked out: a list of actions that is made anew meanwhile would lose the choice.
  resolveCodeAction: (action) => action,
  window: {
    showDocument: async (params, next) => ((await showPage(params)) ? { success: true } : next(params)),
  },
};

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
  await begin(context);
}

async function install(context) {
  await stop();
  offer.hide();
  const program = await installServer(context, output);
  await (program ? start(program) : begin(context));
}
