// What is there as long as the program is not: a question when a text is opened, and an item in the status bar.

import { ConfigurationTarget, StatusBarAlignment, ThemeColor, commands, window, workspace } from "vscode";
import { asProgram, whyNot } from "./server.js";

const TITLE = "Nieuwetaal leest mee zodra zijn programma er is. Zal ik het installeren?";
const DETAIL =
  "Het komt in een eigen map, met onderdelen die van internet worden gehaald. Je teksten gaan nergens heen.";
const INSTALL = "Installeren";
const HAVE = "Ik heb het al";
const LATER = "Niet nu";
const ASK = "nieuwetaal.vraagOmProgramma";

const EXAMPLE =
  process.platform === "win32"
    ? "C:\\Users\\jij\\.nieuwetaal\\Scripts\\nieuwetaal-lsp.exe"
    : "~/.nieuwetaal/bin/nieuwetaal-lsp";
const TURNS = 2; // the first question may have gone before it was seen

// Asks for the program. State: whether it is missing, and how often it is still asked for by itself in this session.
// `isText` tells whether a document is one that is read; `install` gets the program, when the writer says yes.
export class Offer {
  constructor(context, isText, install) {
    this.isText = isText;
    this.install = install;
    this.isMissing = false;
    this.turns = TURNS;
    this.item = window.createStatusBarItem("nieuwetaal.installeren", StatusBarAlignment.Right, 1000);
    this.item.name = "Nieuwetaal";
    this.item.text = "$(warning) Nieuwetaal: installeren";
    this.item.tooltip = "Nieuwetaal leest nog niet mee: zijn programma is er nog niet.";
    this.item.backgroundColor = new ThemeColor("statusBarItem.warningBackground");
    this.item.command = ASK;
    context.subscriptions.push(
      this.item,
      commands.registerCommand(ASK, () => this.ask({ modal: true, detail: DETAIL }, INSTALL, HAVE)),
      window.onDidChangeActiveTextEditor((editor) => this.seen(editor)),
    );
  }

  // The program is not there: say so in the status bar, and ask when a text is in view.
  show() {
    this.isMissing = true;
    this.item.show();
    this.seen(window.activeTextEditor);
  }

  hide() {
    this.isMissing = false;
    this.item.hide();
  }

  // Nobody waits for the answer.
  seen(editor) {
    if (!this.isMissing || !this.turns || !editor || !this.isText(editor.document)) return;
    this.turns -= 1;
    this.ask({}, INSTALL, HAVE, LATER);
  }

  async ask(options, ...answers) {
    const question = options.modal ? TITLE : `${TITLE} ${DETAIL}`;
    const choice = await window.showInformationMessage(question, options, ...answers);
    if (choice) this.turns = 0;
    if (!this.isMissing) return; // it came in another way, since
    if (choice === INSTALL) await this.install();
    if (choice === HAVE) await askProgram();
  }
}

// Asks where the program is, and keeps that among the settings of this machine once it starts.
async function askProgram() {
  const given = await window.showInputBox({
    title: "Waar staat nieuwetaal-lsp?",
    prompt: "Het hele pad naar het programma, op de computer waar je teksten staan.",
    placeHolder: EXAMPLE,
    ignoreFocusOut: true,
    validateInput: async (path) => ((await asProgram(path)) ? undefined : "Hier staat geen programma."),
  });
  const program = given && (await asProgram(given));
  if (!program) return;
  const problem = await whyNot(program);
  if (problem) {
    window.showErrorMessage(`${program} start niet. ${problem}`);
    return;
  }
  await workspace.getConfiguration("nieuwetaal").update("pad", program, ConfigurationTarget.Global);
}
