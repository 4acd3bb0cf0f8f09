"""Commands about the workspace and about rules, and the completion in texts and files of rules and settings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urldefrag

from lsprotocol import types

from nieuwetaal.errors import nearest
from nieuwetaal.findings import CATEGORIES
from nieuwetaal.rules.packs import load_categories
from nieuwetaal_lsp.authoring.names import known_names
from nieuwetaal_lsp.authoring.offers import as_list
from nieuwetaal_lsp.positions import Positions
from nieuwetaal_lsp.server import path_of
from nieuwetaal_lsp.suppressions import suppression_offers

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from nieuwetaal.rules.rule import Rule
    from nieuwetaal_lsp.server import Server

CHECK_WORKSPACE = "nieuwetaal.controleerWerkmap"
EXPLAIN = "nieuwetaal.legRegelUit"
OPEN_RULE = "nieuwetaal.openRegel"
RESTART = "nieuwetaal.herstart"
TRIGGERS = (" ", ":", ",", "[", "$", "{", '"', "/")
"""Signs after which an editor asks what may be written."""


def add_completion(server: Server) -> None:
    """Answer to what an editor asks while somebody types."""

    @server.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=TRIGGERS))
    async def completed(params: types.CompletionParams) -> types.CompletionList | None:
        found = await server.authoring.complete(params)
        text = server.texts.get(params.text_document.uri)
        if found is not None or text is None or text.made is None or "nieuwetaal" not in text.text.lower():
            return found
        positions = Positions(text.text, server.workspace.position_encoding or types.PositionEncodingKind.Utf16)
        offset = positions.offset(params.position)
        offers, start = suppression_offers(text.text, text.format, offset, known_names(text.made))
        return as_list(offers, start, offset, positions) if offers else None


def add_commands(server: Server) -> None:
    """Answer to the commands."""

    @server.command(CHECK_WORKSPACE)
    async def check_workspace(*_arguments: Any) -> dict[str, Any] | None:
        return await server.workspace_check.run(_cancelled(server))

    @server.command(EXPLAIN)
    async def explain(*arguments: Any) -> None:
        name = str(arguments[0]) if arguments else ""
        rules = await _rules(server)
        if name not in rules and name in CATEGORIES:
            about = load_categories()[name]
            _say(server, f"{about.title}. {about.text}")
            return
        rule = _named(server, name, rules)
        if rule is None:
            return
        page = server.pages.address(rule.id)
        address = urldefrag(page).url if page else ""
        line = _line_of(address, f'<a id="{rule.id}"></a>')
        if not (address and await _show(server, address, line)):
            _say(server, "\n\n".join(filter(None, (rule.title, rule.why or rule.message, rule.question))))

    @server.command(OPEN_RULE)
    async def open_rule(*arguments: Any) -> None:
        rule = _named(server, str(arguments[0]) if arguments else "", await _rules(server))
        if rule is None or rule.path is None:
            return
        path = rule.path.absolute()
        if not await _show(server, path.as_uri(), rule.line - 1):
            _say(server, f"De regel {rule.id} staat in {path}")

    @server.command(RESTART)
    async def restart(*_arguments: Any) -> None:
        server.workspace_check.stop()
        server.workspace_check.clear_all()
        server.read_all()
        server.refresh()
        await server.warm_up()
        _say(server, "nieuwetaal is opnieuw begonnen: regels, instellingen en teksten worden weer gelezen.")


async def _rules(server: Server) -> dict[str, Rule]:
    """Return all rules of the texts that are open and of the workspace, by id."""
    folder = next(iter(server.workspace_check.folders()), None)
    home = folder / "tekst.md" if folder else None
    made = [text.made for text in server.texts.values() if text.made is not None]
    made = [*made, await server.checker.do(lambda: server.linters.for_path(home))]
    return {rule.id: rule for each in made for rule in each.linter.all_rules}


def _named(server: Server, name: str, rules: Mapping[str, Rule]) -> Rule | None:
    """Return the rule with an id, or a name as messages show it; say so when there is none."""
    if not name:
        _say(server, "Noem een regel; de naam staat achter elke melding.", types.MessageType.Warning)
        return None
    rule = rules.get(name.rpartition("/")[2])
    if rule is None:
        hint = nearest(name, rules)
        _say(server, f"De regel ‘{name}’ bestaat niet{hint}.", types.MessageType.Warning)
    return rule


async def _show(server: Server, uri: str, line: int) -> bool:
    """Show a file at a line, from 0; tell whether the editor did."""
    window = server.client_capabilities.window
    if not (window and window.show_document and window.show_document.support):
        return False
    place = types.Position(max(line, 0), 0)
    shown = types.ShowDocumentParams(uri, take_focus=True, selection=types.Range(place, place))
    return (await server.window_show_document_async(shown)).success


def _line_of(uri: str, words: str) -> int:
    """Return the line, from 0, of a file on which words stand; the first when they are not there."""
    path = path_of(uri) if uri else None
    try:
        text = Path(path).read_text(encoding="utf-8") if path else ""
    except OSError:
        return 0
    before, found, _ = text.partition(words)
    return before.count("\n") if found else 0


def _say(server: Server, message: str, kind: types.MessageType = types.MessageType.Info) -> None:
    server.window_show_message(types.ShowMessageParams(kind, message))


def _cancelled(server: Server) -> Callable[[], bool]:
    """Return what tells whether the request that is being answered was cancelled: a command runs on by itself."""
    protocol = server.protocol
    number = protocol.msg_id
    future = protocol._request_futures.get(number) if number is not None else None  # noqa: SLF001 pygls tells no other way
    return future.cancelled if future is not None else (lambda: False)
