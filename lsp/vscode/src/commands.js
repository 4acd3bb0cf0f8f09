// What stands between a writer's choice and the command of the server: the things that only the writer knows.

import { env, languages, window, workspace } from "vscode";

const SHOW = "nieuwetaal.toonAlternatief";
const KEEP = "nieuwetaal.behoudInProject";
const EXPLAIN = "nieuwetaal.legRegelUit";
const ABOUT_A_RULE = [EXPLAIN, "nieuwetaal.openRegel"];
const ONLY_IF = /\s*\((alleen als [^()]*)\)\s*$/;

// Runs a command of the server; `next` sends it.
export async function runCommand(command, given, next) {
  const words = given ?? [];
  if (command === SHOW) return copyIdea(words[0], () => next(EXPLAIN, [words[1]]));
  if (command === KEEP) {
    const reason = await askReason(
      `‘${words[1]}’ blijft staan in het hele project`,
      "Waarom blijft dit zo? Je reden komt in nieuwetaal.toml, zodat collega's die ook zien.",
    );
    return reason ? next(command, [...words, reason]) : undefined;
  }
  if (!ABOUT_A_RULE.includes(command)) return next(command, words);
  const asked = typeof words[0] === "string" ? words : await chooseRule();
  return asked ? next(command, asked) : undefined;
}

// Asks why something stays as it is; returns nothing when the writer thinks better of it.
export function askReason(title, prompt) {
  return window.showInputBox({
    title,
    prompt,
    placeHolder: "zo noemen ouders het zelf",
    ignoreFocusOut: true,
    validateInput: (reason) => (reason.trim() ? undefined : "Schrijf in een paar woorden waarom."),
  });
}

// An idea is not put into the text, because only its writer can finish it; it is there to be pasted. The button makes
// that all of a long idea is seen.
async function copyIdea(idea, explain) {
  const sentence = idea.replace(ONLY_IF, "");
  const condition = ONLY_IF.exec(idea)?.[1];
  await env.clipboard.writeText(sentence);
  const more = "Meer over deze regel";
  const limit = condition ? ` ${condition[0].toUpperCase()}${condition.slice(1)}.` : "";
  const choice = await window.showInformationMessage(`Gekopieerd: ‘${sentence}’.${limit} Je tekst is niet veranderd.`, more);
  if (choice === more) await explain();
}

// The rule at the cursor, else one of those in this text.
async function chooseRule() {
  const editor = window.activeTextEditor;
  if (!editor) return undefined;
  const ours = languages.getDiagnostics(editor.document.uri).filter((each) => each.source === "nieuwetaal" && each.code?.value);
  const here = ours.filter((each) => each.range.contains(editor.selection.active));
  const rules = [...new Set((here.length ? here : ours).map(({ code }) => String(code.value).split("/").pop()))].sort();
  if (rules.length < 2) {
    if (!rules.length) window.showInformationMessage("In deze tekst staat geen melding van nieuwetaal.");
    return rules.length ? rules : undefined;
  }
  const chosen = await window.showQuickPick(rules, { placeHolder: "Welke regel?" });
  return chosen ? [chosen] : undefined;
}
