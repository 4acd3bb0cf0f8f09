"""The formats of the data beside the rules: word groups, sources, and facts of Dutch."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import Discriminator, Field, RootModel, Tag, model_validator

from nieuwetaal.findings import CATEGORIES, Category
from nieuwetaal.rules.schema_words import Key, Strict, Text


class GroupFile(Strict):
    """Een woordgroep ($naam): wie of wat bij elkaar hoort. Eén bestand per groep in woordgroepen/."""

    groep: Key = Field(description="De naam, zoals die na $ staat; gelijk aan de bestandsnaam.")
    titel: Text = Field(description="Wie of wat dit zijn, in één regel.")
    kant: Literal["gezin", "professional", "schrijver", "gemengd", "ding"] | None = Field(
        None, description="Aan welke kant deze mensen staan; weglaten bij dingen die geen kant hebben."
    )
    woorden: list[Text] = Field([], description="De woorden in al hun vormen; ook vaste groepjes van woorden.")
    samenstellingen: bool = Field(True, description="Hoort een samenstelling die op een van de woorden eindigt erbij?")
    uitgezonderd: list[Text] = Field([], description="Woorden die er niet bij horen, ook niet als laatste deel.")
    omvat: list[Key] = Field([], description="Andere groepen waarvan de woorden er ook bij horen.")

    @model_validator(mode="after")
    def _not_empty(self) -> Self:
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


Lists = list[Text]


class FactsFile(Strict):
    """Feiten over het Nederlands; de sleutels mogen over bestanden verdeeld zijn."""

    sterk: dict[Text, Annotated[list[Text], Field(min_length=3, max_length=3)]] = Field(
        {}, description="Sterke werkwoorden: verleden tijd enkelvoud en meervoud, voltooid deelwoord."
    )
    zwak: Lists = Field([], description="Werkwoorden die eindigen als een sterk werkwoord, maar zwak zijn.")
    enkelvoudig: Lists = Field([], description="Werkwoorden die een deeltje of voorvoegsel lijken te hebben.")
    onscheidbaar: Lists = Field([], description="Werkwoorden met een deeltje dat nooit los staat.")
    stam: dict[Text, Lists] = Field({}, description="Stammen die niet uit de spelling volgen, of alle vormen van nu.")
    deeltjes: Lists = Field([], description="Deeltjes van scheidbare werkwoorden.")
    voorvoegsels: Lists = Field([], description="Voorvoegsels die nooit los staan.")
    trappen: dict[Text, Lists] = Field({}, description="Trappen van vergelijking die niet uit de spelling volgen.")
    meervoud: dict[Text, Lists] = Field({}, description="Meervouden die niet uit de spelling volgen.")
    daad: dict[Text, Text] = Field({}, description="Naamwoorden die voor een daad staan, met hun werkwoord.")
    bezitter_doet: Lists = Field([], description="Daden waarbij wie na 'van' staat het doet.")
    voorwerp_doet: Lists = Field([], description="Werkwoorden waarbij het lijdend voorwerp doet wat daarna komt.")
    onderwerp_doet: Lists = Field([], description="Werkwoorden waarbij het onderwerp doet wat daarna komt.")
    met_ontvanger: Lists = Field([], description="Werkwoorden met iemand die ontvangt, zonder 'aan'.")
    ontvanger_met_aan: Lists = Field([], description="Werkwoorden met iemand die ontvangt, met 'aan'.")
    alleen_ontvanger: Lists = Field([], description="Werkwoorden waarbij de mens ontvangt, ook zonder iets erbij.")
    wederkerend: Lists = Field([], description="Werkwoorden die met 'zich' een daad van iemand zelf zijn.")
    samen: Lists = Field([], description="Werkwoorden voor wat mensen met elkaar doen.")
    onovergankelijk: Lists = Field([], description="Werkwoorden zonder lijdend voorwerp.")
    lichte_werkwoorden: Lists = Field([], description="Werkwoorden die pas iets zeggen met wat erbij staat.")
    bijwoorden: Lists = Field([], description="Bijwoorden die er als een werkwoord uitzien (vroeg).")
    tijden: Lists = Field([], description="Tijd en keren: geen deelnemers aan de zin.")
    noemen: Lists = Field([], description="Woorden waarbij een ander woord genoemd wordt, niet gebruikt.")
    kritiek: Lists = Field([], description="Woorden waarmee de schrijver iets afkeurt.")
    wet: Lists = Field([], description="Woorden van wet en besluit.")
    geen_doener: Lists = Field([], description="Na 'door' geen handelende persoon, maar oorzaak, tijd of plaats.")
    afkortingen: Lists = Field([], description="Afkortingen met hun punten.")
    bekend: Lists = Field([], description="Werkwoorden die bij naam bekend zijn, voor hun vormen.")
    ongenoemd: dict[Text, Text] = Field({}, description="Wat in een melding staat voor wie de zin niet noemt.")
