"""Files of rules and settings in an editor: what is wrong, while it is being written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import pytest_asyncio
from lsprotocol import types
from tests.lsp.authoring_client import Editor, editor

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

pytestmark = [pytest.mark.model, pytest.mark.asyncio]

RULE = """\
id: bedienen
titel: Mensen 'bedienen'
categorie: inzetten
niveau: let-op
zoek:
  werkwoord: bedienen
  ondergaat: $gezin
melding: "{ondergaat} worden hier bediend. Wat doen jullie precies?"
waarom: Wie bediend wordt, kiest van de kaart van een ander.
vraag: Wat vragen {ondergaat} zelf?
alternatieven:
  - omkeren: "{ondergaat} zeggen wat er nodig is en {doener} helpt daarbij"
voorbeelden:
  fout:
    - Wij «bedienen gezinnen» in drie wijken.
    - In het dorp worden ook «jonge moeders bediend».
  goed:
    - Ouders bedienen in de pauze de koffieautomaat.
    - De ambtenaar bedient de slagboom.
"""


@pytest_asyncio.fixture
async def screen(tmp_path: Path) -> AsyncIterator[Editor]:
    folder = tmp_path / "werk"
    (folder / "regels").mkdir(parents=True)
    (folder / "nieuwetaal.toml").write_text('regels = ["regels"]\n', encoding="utf-8")
    (folder / "regels" / "eigen.yaml").write_text(RULE.replace("bedienen", "eigen", 1), encoding="utf-8")
    async with editor(folder) as made:
        yield made


async def test_a_rule_that_is_in_order_has_nothing_and_a_failing_example_is_told_where_it_stands(
    screen: Editor,
) -> None:
    uri = screen.open("regels/bedienen.yaml", RULE)
    await screen.until(lambda: screen.said(uri) == [])
    screen.change(uri, 2, RULE.replace("«bedienen gezinnen»", "«bedienen» gezinnen"))
    await screen.until(lambda: screen.said(uri))
    wrong = "gevonden is «bedienen gezinnen», gemarkeerd staat «bedienen»"
    assert screen.said(uri) == [f"14:6-45 {wrong}"]
    assert screen.client.diagnostics[uri][0].severity == types.DiagnosticSeverity.Warning
    screen.change(uri, 3, RULE)
    await screen.until(lambda: screen.said(uri) == [])


async def test_every_error_of_the_format_stands_under_its_own_words(screen: Editor) -> None:
    text = RULE.replace("niveau: let-op", "niveau: matig").replace("  ondergaat:", "  ondergaan:")
    uri = screen.open("regels/bedienen.yaml", text.replace("$gezin", "$gezinnen"))
    await screen.until(lambda: screen.said(uri))
    assert screen.said(uri) == [
        "3:8-13 'matig' bestaat hier niet; kies uit compliment, uitleg, overweeg, let-op, sterk",
        "6:2-11 onbekende sleutel 'ondergaan' (bedoelde je 'ondergaat'?)",
    ]
    screen.change(uri, 2, "id: bedienen\ntitel: Een: twee\n")
    await screen.until(lambda: "dubbele punt" in "".join(screen.said(uri) or ()))
    assert screen.client.diagnostics[uri][0].severity == types.DiagnosticSeverity.Error


async def test_a_rule_that_misses_its_example_says_what_was_asked(screen: Editor) -> None:
    uri = screen.open("regels/bedienen.yaml", RULE.replace("Wij «bedienen gezinnen»", "Gezinnen «bedienen loketten»"))
    await screen.until(lambda: screen.said(uri))
    told = screen.said(uri) or []
    assert len(told) == 1
    assert "hier hoort de regel iets te vinden, maar vindt niets\n" in told[0]


async def test_advice_is_a_hint_and_ids_that_are_taken_are_told(screen: Editor) -> None:
    uri = screen.open("regels/bedienen.yaml", RULE.replace("    - De ambtenaar bedient de slagboom.\n", ""))
    await screen.until(lambda: screen.said(uri))
    assert screen.said(uri) == ["16:2-6 geef minstens 2 voorbeelden onder 'goed'"]
    assert screen.client.diagnostics[uri][0].severity == types.DiagnosticSeverity.Hint
    taken = screen.open("regels/betrekken.yaml", RULE.replace("id: bedienen", "id: betrekken"))
    await screen.until(lambda: screen.said(taken))
    assert "de regel 'betrekken' bestaat al" in (screen.said(taken) or [""])[0]


async def test_a_rule_anywhere_is_known_by_its_keys_and_other_yaml_is_left_alone(screen: Editor) -> None:
    fresh = screen.open("untitled:Untitled-1", RULE.replace("niveau: let-op", "niveau: hard"), "yaml")
    await screen.until(lambda: screen.said(fresh))
    assert [line.split()[1] for line in screen.said(fresh) or ()] == ["'hard'"]
    elsewhere = screen.open("elders/bedienen.yaml", RULE.replace("titel:", "title:"))
    await screen.until(lambda: screen.said(elsewhere))
    other = screen.open("elders/compose.yaml", "services:\n  web: {image: x}\nid: 3\n")
    await screen.until(lambda: screen.said(other) is not None)
    assert screen.said(other) == []


async def test_word_groups_and_sources_are_checked_too(screen: Editor) -> None:
    group = screen.open("regels/woordgroepen/wijk.yaml", "groep: wijk\ntitel: De wijk\nkant: buurt\nwoorden: [a]\n")
    await screen.until(lambda: screen.said(group))
    assert [line.split()[:2] for line in screen.said(group) or ()] == [["2:6-11", "'buurt'"]]
    source = screen.open("regels/bronnen.yaml", "boek:\n  titel: Een boek\n  auteur: Iemand\n")
    await screen.until(lambda: screen.said(source))
    assert "verplichte sleutel 'jaar' ontbreekt" in (screen.said(source) or [""])[0]


async def test_settings_are_checked_while_they_are_written(screen: Editor) -> None:
    uri = screen.open("nieuwetaal.toml", 'regels = ["regels"]\nuit = ["betreken"]\n')
    await screen.until(lambda: screen.said(uri))
    assert screen.said(uri) == ["1:7-17 de regel of categorie ‘betreken’ bestaat niet (bedoelde je ‘betrekken’?)"]
    assert screen.client.diagnostics[uri][0].severity == types.DiagnosticSeverity.Warning
    screen.change(uri, 2, 'niveau = "sterk"\nnivo = 1\n')
    await screen.until(lambda: "nivo" in "".join(screen.said(uri) or ()))
    assert screen.said(uri) == ["1:0-4 onbekende sleutel ‘nivo’ (bedoelde je ‘niveau’?)"]
    screen.change(uri, 3, 'regels = ["weg"]\nuit = ["eigen"]\n')
    await screen.until(lambda: "weg" in "".join(screen.said(uri) or ()))
    assert [line.split()[0] for line in screen.said(uri) or ()] == ["0:10-15", "1:7-14"]
    screen.change(uri, 4, 'uit = ["bezit"\n')
    await screen.until(lambda: "TOML" in "".join(screen.said(uri) or ()))
    screen.change(uri, 5, 'uit = ["bezit", "eigen"]\nregels = ["regels"]\n')
    await screen.until(lambda: screen.said(uri) == [])


async def test_our_table_in_pyproject_is_checked_and_nothing_else_in_it(screen: Editor) -> None:
    uri = screen.open("pyproject.toml", '[project]\nname = "x"\n\n[tool.nieuwetaal]\nniveau = "hard"\n')
    await screen.until(lambda: screen.said(uri))
    assert [line.split()[0] for line in screen.said(uri) or ()] == ["4:0-6"]
    screen.change(uri, 2, "[project]\nname = \n")
    await screen.until(lambda: screen.said(uri) == [])


async def test_an_error_in_a_file_that_is_built_upon_stands_where_that_is_named(screen: Editor) -> None:
    (screen.folder / "huis.toml").write_text("nivo = 1\n", encoding="utf-8")
    uri = screen.open("nieuwetaal.toml", 'breidt-uit = "huis.toml"\n')
    await screen.until(lambda: screen.said(uri))
    told = (screen.said(uri) or [""])[0]
    assert told.startswith("0:0-10 ")
    assert "huis.toml:1:1: onbekende sleutel ‘nivo’" in told


async def test_hover_tells_of_keys_groups_levels_and_names(screen: Editor) -> None:
    rule = screen.open("regels/bedienen.yaml", RULE)
    assert "De naam van de regel" in await screen.hover(rule, 0, 1)
    assert "Ouders, kinderen" in await screen.hover(rule, 6, 15)
    assert "Je ziet het altijd" in await screen.hover(rule, 3, 10)
    assert "Mensen als middel" in await screen.hover(rule, 2, 14)
    assert "lijdend voorwerp" in await screen.hover(rule, 6, 4)
    assert not await screen.hover(rule, 8, 30)
    settings = screen.open("nieuwetaal.toml", 'uit = ["eigen"]\n\n[woordgroepen.gezin]\nerbij = ["x"]\n')
    assert "die niet meedoen" in await screen.hover(settings, 0, 1)
    assert "Mensen 'bedienen'" in (await screen.hover(settings, 0, 10)).replace("\\", "")
    assert "Ouders, kinderen" in await screen.hover(settings, 2, 16)


async def test_an_editor_that_fetches_gets_the_same(tmp_path: Path) -> None:
    folder = tmp_path / "werk"
    folder.mkdir()
    async with editor(folder, pulls=True) as screen:
        uri = screen.open("bedienen.yaml", RULE.replace("let-op", "hard"))
        params = types.DocumentDiagnosticParams(types.TextDocumentIdentifier(uri))
        report = await screen.client.text_document_diagnostic_async(params)
        while isinstance(report, types.RelatedFullDocumentDiagnosticReport) and not report.items:
            report = await screen.client.text_document_diagnostic_async(params)  # what takes long is not waited for
        assert isinstance(report, types.RelatedFullDocumentDiagnosticReport)
        assert [item.message.split()[0] for item in report.items] == ["'hard'"]
        again = types.DocumentDiagnosticParams(types.TextDocumentIdentifier(uri), previous_result_id=report.result_id)
        same = await screen.client.text_document_diagnostic_async(again)
        assert isinstance(same, types.RelatedUnchangedDocumentDiagnosticReport)
        assert screen.said(uri) is None
