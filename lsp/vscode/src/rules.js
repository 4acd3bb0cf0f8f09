// The explanation of a rule, as a page to read: the part about that rule of the page that the server wrote. It has an
// address of its own kind, of which package.json says that VS Code shows it as a preview of Markdown.

import { readFile } from "node:fs/promises";
import { MarkdownString, Uri, commands, workspace } from "vscode";

const SHOW = "nieuwetaal.toonRegel";
const SCHEME = "nieuwetaal-regel";
const PREVIEW = "vscode.markdown.preview.editor";
const PAGE = /\/regelgids\/[0-9a-f]+\/[^/]+\.md$/;
const ANCHOR = /<a id="([^"]+)"><\/a>/;

// Registers what shows an explanation.
export function addPages(context) {
  context.subscriptions.push(
    commands.registerCommand(SHOW, showRule),
    workspace.registerTextDocumentContentProvider(SCHEME, { provideTextDocumentContent: explanation }),
  );
}

// Shows the rule at an address of the server, `file:…/maken.md#in-kracht-zetten`.
async function showRule(address) {
  const page = Uri.parse(String(address));
  if (isPage(page)) await commands.executeCommand("vscode.openWith", about(page), PREVIEW);
}

function about(page) {
  return Uri.from({ scheme: SCHEME, path: `/${page.fragment}.md`, query: page.with({ fragment: "" }).toString() });
}

async function explanation(address) {
  const page = Uri.parse(address.query);
  const rule = address.path.slice(1, -".md".length);
  const parts = isPage(page) ? (await readFile(page.fsPath, "utf8")).split(/^(?=<a id=")/m) : [];
  const found = parts.find((part) => ANCHOR.exec(part)?.[1] === rule) ?? "Over deze regel staat hier niets.";
  return found.replace(ANCHOR, "").trim();
}

// Squiggles whose rule can be clicked upon; there, VS Code runs no commands.
export function withPages(diagnostics) {
  for (const each of diagnostics) {
    const target = each.code?.target;
    if (target && isPage(target)) each.code = { value: each.code.value, target: about(target) };
  }
  return diagnostics;
}

// A hover whose rules can be clicked upon.
export function hoverWithPages(hover) {
  if (!hover) return hover;
  hover.contents = hover.contents.map((part) => {
    if (typeof part.value !== "string") return part;
    const told = new MarkdownString(
      part.value.replace(/\]\((file:[^)\s]+)\)/g, (whole, address) => (isPage(Uri.parse(address)) ? `](${link(address)})` : whole)),
    );
    told.isTrusted = { enabledCommands: [SHOW] };
    return told;
  });
  return hover;
}

// What the server wants to be seen: the explanation of a rule, when that is what it is. Tells whether it was.
export async function showPage({ uri, selection }) {
  const page = Uri.parse(uri);
  if (!isPage(page)) return false;
  const lines = (await readFile(page.fsPath, "utf8")).split("\n");
  const rule = ANCHOR.exec(lines[selection?.start.line ?? 0] ?? "")?.[1];
  if (!rule) return false;
  await showRule(page.with({ fragment: rule }).toString());
  return true;
}

function isPage(uri) {
  return uri.scheme === "file" && PAGE.test(uri.path);
}

function link(address) {
  return `command:${SHOW}?${encodeURIComponent(JSON.stringify([address]))}`;
}
