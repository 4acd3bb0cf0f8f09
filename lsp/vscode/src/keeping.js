// Keeping something here or in this text: the writer is asked why, and the server then says where the remark goes.

import { CodeAction, commands, window, workspace } from "vscode";
import { askReason } from "./commands.js";

const KEEP = "nieuwetaal.behoudInTekst";
const WHERE = {
  here: "Je reden komt in de tekst, als opmerking bij deze woorden.",
  document: "Je reden komt als opmerking boven in de tekst.",
};

// Registers the command behind these actions; `client` returns the connection with the server.
export function addKeeping(context, client) {
  context.subscriptions.push(commands.registerCommand(KEEP, (title, kind, data) => keep(client(), title, kind, data)));
}

// Actions of the server, of which those that take a reason ask for it.
export function withReasons(actions) {
  return actions?.map((action) => {
    if (!(action.data?.how in WHERE)) return action;
    const asking = new CodeAction(action.title, action.kind);
    asking.diagnostics = action.diagnostics;
    asking.command = { command: KEEP, title: action.title, arguments: [action.title, action.kind.value, action.data] };
    return asking;
  });
}

async function keep(client, title, kind, data) {
  const reason = await askReason(title.replace(/, met een reden$/, ""), `Waarom blijft dit zo? ${WHERE[data.how]}`);
  if (!reason || !client) return;
  const action = await client.sendRequest("codeAction/resolve", { title, kind, data: { ...data, reason } });
  const edit = action.edit && (await client.protocol2CodeConverter.asWorkspaceEdit(action.edit));
  const isDone = edit && (await workspace.applyEdit(edit));
  if (!isDone) window.showWarningMessage("De tekst is intussen veranderd; kies het nog eens.");
}
