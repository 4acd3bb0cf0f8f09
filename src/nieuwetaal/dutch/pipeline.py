"""The spaCy pipeline: the embedded one or another that keeps to the same contract. The only module that loads spaCy.

spaCy is imported inside the functions that need it, so that importing this module costs nothing.
"""

from __future__ import annotations

import json
import sys
import zlib
from importlib import metadata, resources
from pathlib import Path
from threading import Lock
from types import ModuleType
from typing import TYPE_CHECKING, Any

from nieuwetaal.errors import PipelineError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language
    from spacy.tokens import Doc

DEFAULT = "ingebouwd"
BATCH = 32
"""Sentences that pass the pipeline together: more makes it hardly faster, but heavier."""
PUBLISHED = ("nl_core_news_sm", "nl_core_news_md", "nl_core_news_lg")

_ATTRIBUTES = {
    "token.pos": "woordsoorten",
    "token.morph": "woordkenmerken",
    "token.lemma": "lemma's",
    "token.head": "zinsontleding",
    "token.dep": "zinsdelen",
}
LABELS = frozenset(
    {
        *("root", "nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "xcomp", "ccomp", "csubj", "advcl"),
        *("acl", "acl:relcl", "nmod", "nmod:poss", "appos", "amod", "advmod", "det", "nummod", "case", "mark"),
        *("cc", "conj", "cop", "aux", "aux:pass", "compound:prt", "expl", "expl:pv", "fixed", "flat", "parataxis"),
    }
)

_MODEL = resources.files("nieuwetaal.dutch") / "model"
_loaded: dict[str, Language] = {}
_loading = Lock()
parsing = Lock()
"""Held while a loaded pipeline is at work: its memory zone is one for the whole process."""


def load(name: str = DEFAULT) -> Language:
    """Return the pipeline called `name`, loaded once a process; safe to call from several threads.

    `name` is `ingebouwd`, an installed spaCy package such as `nl_core_news_sm`, or the path of a pipeline folder.
    Raises PipelineError when it is missing, cannot be read, or does not give what the analyser needs.
    """
    with _loading:
        if name not in _loaded:
            nlp = _unpack() if name == DEFAULT else _load_other(name)
            missing = check_labels(nlp)
            if missing:
                raise PipelineError(f"de pijplijn ‘{name}’ is niet bruikbaar; hier ontbreken: {', '.join(missing)}")
            _loaded[name] = nlp
        return _loaded[name]


def version(name: str = DEFAULT) -> str:
    """Return name and version of a pipeline, such as `ingebouwd 1.0`, without importing spaCy.

    Raises PipelineError when it is not installed or the folder is no pipeline.
    """
    if name == DEFAULT:
        return f"{DEFAULT} {info()['version']}"
    try:
        return f"{name} {metadata.version(name)}"
    except (metadata.PackageNotFoundError, ValueError):
        if not name or not Path(name).is_dir():
            advice = f"kies ‘{DEFAULT}’ of installeer haar met spaCy"
            raise PipelineError(f"de pijplijn ‘{name}’ is niet geïnstalleerd; {advice}") from None
    try:
        meta = json.loads((Path(name) / "meta.json").read_text(encoding="utf-8"))
        return f"{meta['lang']}_{meta['name']} {meta['version']}"
    except (OSError, ValueError, KeyError, TypeError):
        raise PipelineError(f"de map ‘{name}’ bevat geen spaCy-pijplijn") from None


def info() -> dict[str, Any]:
    """Return what is known of the embedded pipeline: version, date, scores, licence, attribution; without spaCy."""
    found: dict[str, Any] = json.loads((_MODEL / "meta.json").read_text(encoding="utf-8"))
    return found


def parse(nlp: Language, texts: Iterable[str]) -> Iterator[Doc]:
    """Parse texts that are one sentence each; yield a Doc of one sentence with one root for each, in order.

    To keep the memory of a long-lived process level, call it inside `nlp.memory_zone()` and let no Doc out.
    """
    return nlp.pipe((_one_sentence(nlp.make_doc(text)) for text in texts), batch_size=BATCH)


def check_labels(nlp: Language) -> list[str]:
    """Name, in Dutch, what the pipeline lacks of the Universal Dependencies contract; empty when it keeps to it."""
    metas = {pipe: nlp.get_pipe_meta(pipe) for pipe in nlp.pipe_names}
    given = {attribute for meta in metas.values() for attribute in meta.assigns}
    missing = [word for attribute, word in _ATTRIBUTES.items() if attribute not in given]
    if "token.dep" not in given:
        return missing
    parsers = [pipe for pipe, meta in metas.items() if "token.dep" in meta.assigns]
    known = {label.lower() for pipe in parsers for label in nlp.pipe_labels.get(pipe, ())}
    return missing + [f"het label {label}" for label in sorted(LABELS - known)]


def spare_imports(name: str = DEFAULT) -> None:
    """Keep spaCy's own command line, and torch where `name` needs none, from being imported with spaCy.

    Halves the time to start. It changes what other code in the process sees, so it is for our own programs only, called
    before anything imports spaCy.
    """
    if "spacy" in sys.modules:
        return
    stub = ModuleType("spacy.cli.info")
    stub.__dict__["info"] = None
    sys.modules["spacy.cli.info"] = stub
    if name in {DEFAULT, *PUBLISHED} and "torch" not in sys.modules:
        sys.modules["torch"] = None  # type: ignore[assignment]


def _one_sentence(doc: Doc) -> Doc:
    for token in doc:
        token.is_sent_start = token.i == 0
    return doc


def _load_other(name: str) -> Language:
    import spacy

    version(name)
    try:
        return spacy.load(name, exclude=["ner", "senter"])
    except (OSError, ValueError, ImportError, KeyError, AttributeError):
        raise PipelineError(f"de pijplijn ‘{name}’ kan niet worden geladen; past zij bij deze spaCy?") from None


def _unpack() -> Language:
    """Build the embedded pipeline from its one file: settings, and per component its parts with 16-bit weights."""
    import srsly  # type: ignore[import-untyped]  # noqa: PLC0415
    from spacy.util import load_model_from_config

    try:
        packed = srsly.msgpack_loads(zlib.decompress((_MODEL / "pipeline.bin").read_bytes()))
    except (OSError, zlib.error, ValueError):
        raise PipelineError(f"de pijplijn ‘{DEFAULT}’ is beschadigd; installeer nieuwetaal opnieuw") from None
    nlp = load_model_from_config(packed["config"])
    for string in packed["strings"]:
        nlp.vocab.strings.add(string)
    tokenizer: Any = nlp.tokenizer
    for word in packed["no_abbreviations"]:
        tokenizer.add_special_case(f"{word}.", [{"ORTH": word}, {"ORTH": "."}])
    for parts in packed["components"].values():
        if "model" not in parts:
            continue
        for params in parts["model"]["params"]:
            params.update({key: value.astype("float32") for key, value in params.items() if value is not None})
        parts["model"] = srsly.msgpack_dumps(parts["model"])
    components = {name: srsly.msgpack_dumps(parts) for name, parts in packed["components"].items()}
    return nlp.from_bytes(srsly.msgpack_dumps(components))
