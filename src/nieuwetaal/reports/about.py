"""What every report may tell of the check itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from nieuwetaal.reports.known import KnownCount
    from nieuwetaal.rules.rule import Rule, Source


@dataclass(frozen=True, slots=True)
class About:
    """One check: the version of nieuwetaal, the pipelines in use, and the rules by id with what they cite, by key.

    `folder` is where the check was started, absolute, `when` the time of that. `ascii_only` asks for nothing
    but ASCII where a format can write other signs in another way. `known` tells, after the last result, how what was
    found compares with a baseline, if there is one; `since` is the revision after which lines count, empty if all do.
    """

    version: str
    model: str
    rules: Mapping[str, Rule] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    folder: PurePath = field(default_factory=PurePath)
    when: datetime = datetime(1970, 1, 1, tzinfo=UTC)
    ascii_only: bool = False
    known: Callable[[], KnownCount] | None = None
    since: str = ""
