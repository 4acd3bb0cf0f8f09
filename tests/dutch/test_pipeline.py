import subprocess
import sys
import textwrap
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from importlib import resources
from pathlib import Path

import pytest

from nieuwetaal.dutch import pipeline
from nieuwetaal.errors import PipelineError

# The parser labels of nl_core_news_sm 3.8.0, from meta/nl_core_news_sm-3.8.0.json in github.com/explosion/spacy-models.
PUBLISHED_LABELS = frozenset(
    {
        *("ROOT", "acl", "acl:relcl", "advcl", "advmod", "amod", "appos", "aux", "aux:pass", "case", "cc", "ccomp"),
        *("compound:prt", "conj", "cop", "csubj", "dep", "det", "expl", "expl:pv", "fixed", "flat", "iobj", "mark"),
        *("nmod", "nmod:poss", "nsubj", "nsubj:pass", "nummod", "obj", "obl", "obl:agent", "orphan", "parataxis"),
        *("punct", "xcomp"),
    }
)
MODEL = resources.files("nieuwetaal.dutch") / "model"
WITHOUT_SPACY = """
    import sys
    from nieuwetaal.dutch import pipeline
    print({call})
    assert not {{"spacy", "thinc", "numpy"}} & set(sys.modules)
"""


def run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.mark.model
def test_analyses_a_passive() -> None:
    (doc,) = pipeline.parse(pipeline.load(), ["De ouders worden door de gemeente bij het plan betrokken."])
    found = {token.text: (token.dep_, token.head.text) for token in doc}
    assert found["ouders"] == ("nsubj:pass", "betrokken")
    assert found["gemeente"] == ("obl:agent", "betrokken")
    assert [(token.lemma_, token.pos_) for token in doc if token.dep_ == "ROOT"] == [("betrekken", "VERB")]


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "Wij luisteren. Zij praten.",
        "Ja! Nee? Misschien…",
        "1. Inleiding 2. Aanpak",
        "Titel zonder punt Het gezin beslist mee",
        "Wat?",
        "  ",
    ],
)
def test_one_text_stays_one_sentence_with_one_root(text: str) -> None:
    (doc,) = pipeline.parse(pipeline.load(), [text])
    assert doc.text == text
    assert len(list(doc.sents)) == 1
    assert sum(token.head.i == token.i for token in doc) == 1


@pytest.mark.model
def test_keeps_texts_in_order_and_takes_an_empty_one() -> None:
    texts = ["Wij helpen.", "", "Zij doen mee."]
    assert [doc.text for doc in pipeline.parse(pipeline.load(), texts)] == texts


@pytest.mark.model
def test_all_threads_get_the_same_pipeline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "_loaded", {})
    with ThreadPoolExecutor(8) as pool:
        loaded = list(pool.map(lambda _: pipeline.load(), range(8)))
    assert len({id(nlp) for nlp in loaded}) == 1


@pytest.mark.model
def test_memory_zone_keeps_the_vocabulary_level() -> None:
    nlp = pipeline.load()
    before = len(nlp.vocab.strings)
    with nlp.memory_zone():
        lemmas = [doc[0].lemma_ for doc in pipeline.parse(nlp, ["Xylofoniseerden wij?", "Ypsilonneert zij?"])]
    assert len(lemmas) == 2
    assert len(nlp.vocab.strings) == before


@pytest.mark.model
def test_embedded_pipeline_keeps_to_the_contract() -> None:
    assert pipeline.check_labels(pipeline.load()) == []


def test_contract_asks_nothing_that_the_published_pipelines_lack() -> None:
    assert {label.lower() for label in PUBLISHED_LABELS} >= pipeline.LABELS


@pytest.mark.model
def test_embedded_pipeline_gives_no_label_that_is_no_universal_dependency() -> None:
    labels = set(pipeline.load().pipe_labels["parser"])
    assert labels - PUBLISHED_LABELS <= {"aux:outer", "cc:preconj", "discourse", "flat:foreign", "goeswith", "vocative"}


@pytest.mark.model
def test_a_blank_pipeline_lacks_everything() -> None:
    import spacy

    assert pipeline.check_labels(spacy.blank("nl")) == list(pipeline._ATTRIBUTES.values())


@pytest.mark.parametrize("call", [pipeline.version, pipeline.load])
@pytest.mark.parametrize("name", ["nl_bestaat_niet", "", "./geen/map", "nl core"])
def test_unknown_name_is_one_dutch_line(name: str, call: Callable[[str], object]) -> None:
    with pytest.raises(PipelineError, match="niet geïnstalleerd") as caught:
        call(name)
    assert "\n" not in str(caught.value)


def test_folder_without_pipeline_is_one_dutch_line(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match="bevat geen spaCy-pijplijn"):
        pipeline.load(str(tmp_path))


@pytest.mark.model
def test_pipeline_that_lacks_components_is_named(tmp_path: Path) -> None:
    import spacy

    nlp = spacy.blank("nl")
    nlp.add_pipe("sentencizer")
    nlp.to_disk(tmp_path)
    with pytest.raises(PipelineError, match=r"hier ontbreken: .*zinsontleding, zinsdelen"):
        pipeline.load(str(tmp_path))


@pytest.mark.model
def test_pipeline_folder_loads_and_names_its_version(tmp_path: Path) -> None:
    nlp = pipeline.load()
    nlp.to_disk(tmp_path)
    assert pipeline.load(str(tmp_path)) is not nlp
    assert pipeline.version(str(tmp_path)).startswith("nl_")


def test_damaged_file_is_one_dutch_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pipeline.bin").write_bytes(b"geen pijplijn")
    monkeypatch.setattr(pipeline, "_loaded", {})
    monkeypatch.setattr(pipeline, "_MODEL", tmp_path)
    with pytest.raises(PipelineError, match="beschadigd"):
        pipeline.load()


def test_version_needs_no_spacy() -> None:
    assert run(WITHOUT_SPACY.format(call="pipeline.version()")) == pipeline.version()
    assert pipeline.version().startswith("ingebouwd ")


def test_version_of_an_installed_package_comes_from_its_metadata() -> None:
    assert pipeline.version("pytest") == f"pytest {pytest.__version__}"


@pytest.mark.model
def test_spared_imports_stay_out() -> None:
    code = """
        import sys
        from nieuwetaal.dutch import pipeline
        pipeline.spare_imports()
        nlp = pipeline.load()
        print("typer" in sys.modules, len(list(pipeline.parse(nlp, ["Wij helpen elkaar."]))))
    """
    assert run(code) == "False 1"


def test_ships_at_most_ten_megabytes_with_licence_and_attribution() -> None:
    assert len((MODEL / "pipeline.bin").read_bytes()) <= 10_000_000
    assert pipeline.info()["licence"] == "CC-BY-SA-4.0"
    assert "LassySmall" in " ".join(pipeline.info()["attribution"])
    assert "CC BY-SA 4.0" in (MODEL / "README.md").read_text(encoding="utf-8")
