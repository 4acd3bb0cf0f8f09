"""The commands: check the workspace, explain a rule, open its file, begin anew."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest
import pytest_asyncio
from lsprotocol import types
from pygls.exceptions import JsonRpcException
from tests.lsp.authoring_client import Editor, editor

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

pytestmark = [pytest.mark.model, pytest.mark.asyncio]

CHECK = "nieuwetaal.controleerWerkmap"
WRONG = "De gemeente betrekt ouders bij het plan.\n"


@pytest_asyncio.fixture
async def screen(tmp_path: Path) -> AsyncIterator[Editor]:
    folder = tmp_path / "werk"
    (folder / "archief").mkdir(parents=True)
    for name, text in {
        "plan.md": WRONG,
        "brief.txt": "Ouders kiezen zelf.\n",
        "archief/oud.md": WRONG,
        "nieuwetaal.toml": '[[pad]]\npad = "archief"\noverslaan = true\n',
    }.items():
        (folder / name).write_text(text, encoding="utf-8")
    async with editor(folder) as made:
        yield made


async def test_the_workspace_is_checked_as_check_does(screen: Editor) -> None:
    result = await screen.command(CHECK)
    assert result == {"texts": 2, "findings": {"sterk": 1}, "unread": [], "stopped": False}
    assert screen.messages[-1] == "2 teksten gelezen: 1 sterk."
    assert len(screen.said(screen.uri("plan.md")) or ()) == 1
    assert screen.said(screen.uri("archief/oud.md")) is None
    (reports,) = screen.client.progress_reports.values()
    kinds = [cast("Any", report).kind for report in reports]
    assert (kinds[0], kinds[-1]) == ("begin", "end")


async def test_what_is_mended_is_taken_back_and_so_is_what_is_opened(screen: Editor) -> None:
    plan = screen.uri("plan.md")
    await screen.command(CHECK)
    await screen.until(lambda: screen.said(plan))
    (screen.folder / "plan.md").write_text("Rust.\n", encoding="utf-8")
    result = await screen.command(CHECK)
    assert result["findings"] == {}
    assert screen.messages[-1] == "2 teksten gelezen: niets om over na te denken."
    await screen.until(lambda: screen.said(plan) == [])
    (screen.folder / "plan.md").write_text(WRONG, encoding="utf-8")
    await screen.command(CHECK)
    await screen.until(lambda: screen.said(plan))
    screen.open("plan.md", "Rust.\n")
    await screen.until(lambda: screen.said(plan) == [])


async def test_an_open_text_counts_as_it_is_in_the_editor(screen: Editor) -> None:
    uri = screen.open("plan.md", WRONG * 2)
    await screen.until(lambda: screen.said(uri))
    result = await screen.command(CHECK)
    assert result["findings"] == {"sterk": 2}
    assert len(screen.said(uri) or ()) == 2


async def test_what_cannot_be_read_is_told(screen: Editor) -> None:
    (screen.folder / "stuk.md").write_bytes(b"\x00\x01\x02" * 50)
    result = await screen.command(CHECK)
    assert len(result["unread"]) == 1
    assert "Niet gelezen: " in screen.messages[-1]


def crowd(folder: Path) -> None:
    for number in range(150):
        text = "\n\n".join(f"Wij nemen ouders nummer {number} en {line} mee in het plan." for line in range(40))
        (folder / f"veel{number:03}.md").write_text(text, encoding="utf-8")


async def test_cancelling_the_progress_really_stops_the_work(screen: Editor) -> None:
    crowd(screen.folder)
    work = asyncio.ensure_future(screen.command(CHECK))
    await screen.until(lambda: any(len(reports) > 1 for reports in screen.client.progress_reports.values()))
    (token,) = screen.client.progress_reports
    screen.client.window_work_done_progress_cancel(types.WorkDoneProgressCancelParams(token))
    result = await asyncio.wait_for(work, 30)
    assert result["stopped"]
    assert result["texts"] < 152
    assert screen.messages[-1].startswith(f"Gestopt na {result['texts']} van 152 teksten")
    silent = len(screen.client.diagnostics)
    await asyncio.sleep(1)
    assert len(screen.client.diagnostics) == silent


async def test_cancelling_the_request_really_stops_the_work(screen: Editor) -> None:
    crowd(screen.folder)
    params = types.ExecuteCommandParams(CHECK, [])
    work = screen.client.protocol.send_request(types.WORKSPACE_EXECUTE_COMMAND, params, msg_id="lang")
    await screen.until(lambda: any(len(reports) > 1 for reports in screen.client.progress_reports.values()))
    screen.client.cancel_request(types.CancelParams("lang"))
    with pytest.raises(JsonRpcException):
        await asyncio.wait_for(asyncio.wrap_future(work), 30)
    await screen.until(lambda: any(said.startswith("Gestopt na ") for said in screen.messages))


def lines_of(uri: str) -> list[str]:
    return Path(uri.removeprefix("file://")).read_text(encoding="utf-8").splitlines()


async def test_a_rule_is_explained_in_its_page_or_in_a_message(screen: Editor, tmp_path: Path) -> None:
    text = screen.open("plan.md", WRONG)
    await screen.until(lambda: screen.said(text))
    await screen.command("nieuwetaal.legRegelUit", "betrekken/betrekken")
    shown = screen.client.shown_documents[-1]
    assert shown.selection is not None
    assert lines_of(shown.uri)[shown.selection.start.line] == '<a id="betrekken"></a>'
    page = screen.open(shown.uri.removeprefix("file://"), WRONG)
    last = screen.open("ander.md", WRONG)
    await screen.until(lambda: screen.said(last))
    assert screen.said(page) is None
    await screen.command("nieuwetaal.legRegelUit", "betreken")
    assert screen.messages[-1] == "De regel ‘betreken’ bestaat niet (bedoelde je ‘betrekken’?)."
    async with editor(tmp_path / "werk", shows=False) as other:
        await other.command("nieuwetaal.legRegelUit", "betrekken")
        assert other.messages[-1].startswith("Mensen 'betrekken' bij iets\n\n")
        await other.command("nieuwetaal.openRegel", "betrekken")
        assert other.messages[-1].endswith("betrekken.yaml")


async def test_the_file_of_a_rule_is_opened(screen: Editor) -> None:
    await screen.command("nieuwetaal.openRegel", "betrekken")
    shown = screen.client.shown_documents[-1]
    assert shown.uri.endswith("/kern/betrekken/betrekken.yaml")
    await screen.command("nieuwetaal.openRegel")
    assert screen.messages[-1] == "Noem een regel; de naam staat achter elke melding."


async def test_beginning_anew_reads_rules_and_settings_again(screen: Editor) -> None:
    uri = screen.open("plan.md", WRONG)
    await screen.until(lambda: screen.said(uri))
    (screen.folder / "nieuwetaal.toml").write_text('uit = ["betrekken"]\n', encoding="utf-8")
    await screen.command("nieuwetaal.herstart")
    assert screen.messages[-1].startswith("nieuwetaal is opnieuw begonnen")
    await screen.until(lambda: screen.said(uri) == [])
