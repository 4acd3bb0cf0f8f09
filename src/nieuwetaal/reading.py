"""From sentences to analyses: from the cache when it knows them, else by the pipeline, many at a time."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from nieuwetaal import dutch
from nieuwetaal.cache import FrameCache
from nieuwetaal.dutch import pipeline
from nieuwetaal.dutch.serialise import FORMAT, decode, encode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nieuwetaal.dutch.analyser import Analyser
    from nieuwetaal.dutch.frames import Analysis


class SentenceReader:
    """Analyses sentences, with a cache on disk when there is one."""

    def __init__(self, analyser: Analyser, model: str, cache: Path | None, data: object) -> None:
        """Take the pipeline's name; `data` is all language data that analyses depend on."""
        self.analyser, self._model = analyser, model
        self._cache: FrameCache | None = None
        if cache is not None:
            versions = (pipeline.version(model), analyser_version(), FORMAT, fingerprint(data))
            self._cache = FrameCache(cache, " ".join(map(str, versions)))

    def read(self, sentences: Sequence[str]) -> list[Analysis]:
        """Return the analysis of each sentence, in order; offsets are those of the sentence."""
        found: dict[str, Analysis] = {}
        if self._cache is not None:
            for sentence in dict.fromkeys(sentences):
                known = self._known(sentence)
                if known is not None:
                    found[sentence] = known
        unknown = [sentence for sentence in dict.fromkeys(sentences) if sentence not in found]
        for sentence, analysis in zip(unknown, self._parse(unknown), strict=True):
            found[sentence] = analysis
            if self._cache is not None:
                self._cache.put(sentence, encode(analysis))
        return [found[sentence] for sentence in sentences]

    def close(self) -> None:
        """Write what is still to be written to the cache."""
        if self._cache is not None:
            self._cache.close()

    def _known(self, sentence: str) -> Analysis | None:
        stored = self._cache.get(sentence) if self._cache is not None else None
        if stored is None:
            return None
        try:
            return decode(stored)
        except ValueError:
            return None

    def _parse(self, sentences: Sequence[str]) -> list[Analysis]:
        if not sentences:
            return []
        nlp = pipeline.load(self._model)
        with pipeline.parsing, nlp.memory_zone():
            docs = pipeline.parse(nlp, map(self.analyser.plain, sentences))
            return [self.analyser.read(doc, sentence) for doc, sentence in zip(docs, sentences, strict=True)]


def analyser_version() -> str:
    """Return a short name for the code and the weights that read sentences: another when any of it differs."""
    digest = blake2b(digest_size=8)
    for path in sorted(Path(dutch.__path__[0]).rglob("*")):
        if path.suffix == ".py" or path.name == "meta.json":
            digest.update(path.read_bytes())
    return digest.hexdigest()


def fingerprint(data: object) -> str:
    """Return a short name for language data: the same in every process, another when anything in it differs."""
    return blake2b(repr(ordered(data)).encode(), digest_size=8).hexdigest()


def ordered(data: object) -> object:
    """Return data with its sets and mappings in a fixed order."""
    if is_dataclass(data):
        return [(entry.name, ordered(getattr(data, entry.name))) for entry in fields(data)]
    if isinstance(data, Mapping):
        return sorted((str(key), ordered(value)) for key, value in data.items())
    if isinstance(data, AbstractSet):
        return sorted(map(str, data))
    return [ordered(item) for item in data] if isinstance(data, tuple | list) else data
