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
    """Milliseconds of rest after a change before the writer sees what was found anew."""
    code_lens: bool = Field(False, alias="codeLens")
    cache: bool = True
    """Whether what was read of sentences is remembered on disk, without readable text."""


def read_settings(values: object) -> tuple[Settings, str]:
    """Return the settings in what an editor sent, and one Dutch line on what is wrong in it, if anything is.

    Of a wrong value the default holds; the others count.
    """
    given = {key: value for key, value in values.items() if value is not None} if isinstance(values, dict) else {}
    try:
        return Settings.model_validate(given), ""
    except ValidationError as error:
        wrong = sorted({str(part["loc"][0]) for part in error.errors()})
    right = Settings.model_validate({key: value for key, value in given.items() if key not in wrong})
    return right, f"nieuwetaal: {', '.join(wrong)} heeft in de editor een waarde die niet bestaat; de gewone geldt nu"
