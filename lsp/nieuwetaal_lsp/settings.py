"""What an editor may set (section `nieuwetaal` of its settings); all about texts stands in `nieuwetaal.toml`."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from nieuwetaal.findings import Level  # noqa: TC001 pydantic reads it


class Settings(BaseModel):
    """The settings of one editor; the keys are those that the editor shows."""

    model_config = ConfigDict(frozen=True, populate_by_name=True)

    diagnostics: Literal["auto", "push", "pull"] = "auto"
    level: Level | None = None
    delay: int = Field(150, ge=0, le=10_000)
    """Milliseconds of rest after a change before the text is read again."""
    code_lens: bool = Field(False, alias="codeLens")
    cache: bool = True
    """Whether what was read of sentences is remembered on disk, without readable text."""


def read_settings(values: object) -> tuple[Settings, str]:
    """Return the settings in what an editor sent, and one Dutch line on what is wrong in it, if anything is."""
    given = values if isinstance(values, dict) else {}
    try:
        return Settings.model_validate({key: value for key, value in given.items() if value is not None}), ""
    except ValidationError as error:
        names = ", ".join(sorted({str(part["loc"][0]) for part in error.errors()}))
        return Settings(), f"nieuwetaal: deze instelling heeft een waarde die niet bestaat: {names}; de gewone geldt nu"
