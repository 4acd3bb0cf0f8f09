"""The formats of the data beside the rules: word groups and sources."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import Discriminator, Field, RootModel, Tag, model_validator
from pydantic_core import PydanticCustomError

from nieuwetaal.findings import CATEGORIES, Category
from nieuwetaal.rules.schema_words import Key, Strict, Text

MOST_MEMBERS = 100_000
"""Words in one group."""


class GroupFile(Strict):
    """Een woordgroep ($naam): wie of wat bij elkaar hoort. Eén bestand per groep in woordgroepen/."""

    groep: Key = Field(description="De naam, zoals die na $ staat; gelijk aan de bestandsnaam.")
    titel: Text | None = Field(None, description="Wie of wat dit zijn, in één regel; alleen bij 'erbij' mag die weg.")
    kant: Literal["gezin", "professional", "schrijver", "gemengd", "ding"] | None = Field(
        None, description="Aan welke kant deze mensen staan; weglaten bij dingen die geen kant hebben."
    )
    woorden: list[Text] = Field(
        [], max_length=MOST_MEMBERS, description="De woorden in al hun vormen; ook vaste groepjes van woorden."
    )
    samenstellingen: bool = Field(True, description="Hoort een samenstelling die op een van de woorden eindigt erbij?")
    uitgezonderd: list[Text] = Field([], description="Woorden die er niet bij horen, ook niet als laatste deel.")
    omvat: list[Key] = Field([], description="Andere groepen waarvan de woorden er ook bij horen.")
    erbij: list[Text] = Field(
        [], max_length=MOST_MEMBERS, description="Eigen woorden bij een groep die er al is; dan met alleen 'groep'."
    )

    @model_validator(mode="after")
    def _not_empty(self) -> Self:
        if self.erbij:
            if self.model_fields_set - {"groep", "erbij"}:
                raise ValueError("een bestand met 'erbij' vult een groep aan, en heeft verder alleen 'groep'")
            return self
        if self.titel is None:
            details = {"message": "verplichte sleutel 'titel' ontbreekt", "key": "titel"}
            raise PydanticCustomError("incomplete", "{message}", details)
        if not self.woorden and not self.omvat:
            raise ValueError("een woordgroep heeft 'woorden' of 'omvat' nodig")
        return self


def _is_number(value: Any) -> str:
    return "<getal>" if isinstance(value, int) else "<tekst>"


class SourceEntry(Strict):
    """Een bron waar regels naar verwijzen."""

    titel: Text = Field(description="De titel.")
    auteur: Text = Field(description="Wie het schreef of uitgaf.")
    jaar: Annotated[Annotated[int, Tag("<getal>")] | Annotated[Text, Tag("<tekst>")], Discriminator(_is_number)] = (
        Field(description="Het jaar, of ca. en een jaar; z.j. als het niet bekend is.")
    )
    adres: Text | None = Field(None, description="Het webadres, als dat er is.")
    eigen: bool = Field(False, description="Is dit een gedachte van wie de regels schreef, en geen bron uit het vak?")


class SourcesFile(RootModel[dict[Key, SourceEntry]]):
    """De bronnen, onder de sleutel waarmee regels ernaar verwijzen."""


class CategoryEntry(Strict):
    """Waar de regels van een categorie over gaan."""

    titel: Text = Field(description="Waar het in de macht om gaat, in een paar woorden.")
    tekst: Text = Field(description="Wat deze zinnen met elkaar gemeen hebben, in een of twee zinnen.")


class CategoriesFile(RootModel[dict[Category, CategoryEntry]]):
    """De categorieën, onder hun naam; ze staan er alle veertien."""

    @model_validator(mode="after")
    def _all(self) -> Self:
        missing = [name for name in CATEGORIES if name not in self.root]
        if missing:
            raise ValueError(f"hier ontbreekt {', '.join(missing)}")
        return self
