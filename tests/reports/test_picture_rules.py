"""What a picture says to write in a rule, written in a rule, finds the act that was pictured."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from nieuwetaal import Linter
from nieuwetaal.config import Config
from nieuwetaal.reports.frames.picture import scenes

if TYPE_CHECKING:
    from nieuwetaal.reports.frames.scene import Act

SENTENCES = [
    "De gemeente zet ouders als ambassadeur in.",
    "Vanaf mei betrekt het team jongeren.",
    "Het mislukte omdat we ouders vroeg willen betrekken.",
    "Wij organiseren een avond om jongeren mee te nemen in het plan.",
    "Ouders worden door de school betrokken.",
    "Ouders worden betrokken bij het plan.",
    "Betrek ouders op tijd.",
    "Wie kun je beter betrekken dan ouders zelf?",
    "Het betrekken van ouders kost tijd.",
    "De betrokkenheid van ouders bij beleid groeit.",
    "De toeleiding van jongeren gaat goed.",
    "De ouderbetrokkenheid is belangrijk.",
    "Wij laten ouders meedenken.",
    "Jongeren mogen aanschuiven.",
    "De school geeft ouders geen ruimte.",
    "Wij willen jongeren een stem geven in het plan.",
    "Wij zetten gezinnen in hun kracht.",
    "De inspraak van ouders bij het beleid groeit.",
    "De school heeft de ouders niet uitgenodigd.",
    "Worden ouders betrokken bij het plan?",
]
FRAME = """\
id: {name}
titel: Wat een tekening zegt
categorie: sturen
niveau: let-op
melding: Dit is een proef.
waarom: Om te proberen.
vraag: Werkt het?
alternatieven:
  - vraag: vraag het na
voorbeelden:
  fout: [Een «zin» hier., Nog een «zin» hier.]
  goed: [Dit niet., En dit niet.]
"""


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> tuple[Linter, dict[str, dict[str, Act]]]:
    """Write the lines of every act of every sentence as a rule; give a linter with these, and the acts by rule."""
    folder = tmp_path_factory.mktemp("regels")
    plain, acts = Linter(), {}
    for number, text in enumerate(SENTENCES):
        found = [act for scene in scenes(text, plain.sentences(text), plain.analyse(text)) for act in scene.acts]
        acts[text] = {f"getekend-{number}-{order}": act for order, act in enumerate(found)}
        for name, act in acts[text].items():
            rule = FRAME.format(name=name) + "\n".join(act.search) + "\n"
            (folder / f"{name}.yaml").write_text(rule, encoding="utf-8")
    return Linter(Config(rules=(folder,))), acts


@pytest.mark.model
@pytest.mark.parametrize("text", SENTENCES)
def test_the_lines_of_a_picture_make_a_rule_that_finds_the_act(
    text: str, drawn: tuple[Linter, dict[str, dict[str, Act]]]
) -> None:
    linter, acts = drawn
    assert not linter.rule_errors
    assert acts[text]
    for name, act in acts[text].items():
        assert linter.check(text, rules=frozenset({name})).findings, (act.words, act.search)
