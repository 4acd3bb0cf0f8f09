// What stands between a writer's choice and the command of the server: the things that only the writer knows.

import { languages, window, workspace } from "vscode";

const KEEP = "nieuwetaal.behoudInProject";
const ABOUT_A_RULE = ["nieuwetaal.legRegelUit", "nieuwetaal.openRegel"];

// Runs a command of the server; `next` sends it.
export async function runCommand(command, given, next) {
  const words = given ?? [];
  if (command === KEEP) {
    const reason = await askReason(words[1]);
    return reason ? next(command, [...words, reason]) : undefined;
  }
  if (!ABOUT_A_RULE.includes(command)) return next(command, words);
  const asked = typeof words[0] === "string" ? words : await chooseRule();
  return asked ? showAnswer(await next(command, asked)) : undefined;
}

function askReason(expression) {
  return window.showInputBox({
    title: `‘${expression}’ blijft staan in het hele project`,
    prompt: "Waarom blijft dit zo? Je reden komt in nieuwetaal.toml, zodat collega's die ook zien.",
    placeHolder: "zo noemen ouders het zelf",
    ignoreFocusOut: true,
    validateInput: (reason) => (reason.trim() ? undefined : "Schrijf in een paar woorden waarom."),
  });
}

// The rule at the cursor, else one of those in this text.
async function chooseRule() {
  const editor = window.activeTextEditor;
  if (!editor) return undefined;
  const ours = languages.getDiagnostics(editor.document.uri).filter((each) => each.source === "nieuwetaal" && each.code);
  const here = ours.filter((each) => each.range.contains(editor.selection.active));
  const rules = [...new Set((here.length ? here : ours).map(ruleOf))].sort();
  if (rules.length < 2) {
    if (!rules.length) window.showInformationMessage("In deze tekst staat geen melding van nieuwetaal.");
    return rules.length ? rules : undefined;
  }
  const chosen = await window.showQuickPick(rules, { placeHolder: "Welke regel?" });
  return chosen ? [chosen] : undefined;
}

function ruleOf({ code }) {
  return String(code.value ?? code).split("/").pop();
}

async function showAnswer(answer) {
  if (typeof answer !== "string" || !answer) return answer;
  const page = await workspace.openTextDocument({ language: "markdown", content: answer });
  await window.showTextDocument(page, { preview: true });
  return undefined;
}
