"""The format of a rule in YAML: Dutch keys, checked by pydantic; `json_schema` lets editors complete them."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from nieuwetaal.findings import Category, Level, Writer  # noqa: TC001 -- pydantic reads the annotations
from nieuwetaal.rules.schema_data import CategoriesFile, GroupFile, SourcesFile
from nieuwetaal.rules.schema_facts import FactsFile
from nieuwetaal.rules.schema_words import (
    SEARCHES,
    Company,
    Expressions,
    Key,
    Marked,
    Plain,
    SourceKey,
    Strict,
    Template,
    Text,
    Values,
    Words,
    is_mapping,
)

KINDS = ("omkeren", "samen", "beslis", "vraag", "weglaten", "benoem", "feit", "mens", "aanbod", "vervang")
"""What an alternative does."""
FindingLevel = Literal["uitleg", "overweeg", "let-op", "sterk"]
VerbVoice = Literal["werkwoord", "lijdend", "naamwoord"]
DOER = "Wie het doet; zonder deze sleutel bij $gezin: niet $gezin. Wie niet genoemd is, telt als niet $gezin."
UNDERGOER = "Wie of wat het ondergaat (lijdend voorwerp; onderwerp bij worden)."


class VerbForm(Company):
    """Zoek een daad: werkwoord met rollen, in elke vorm en volgorde."""

    werkwoord: Words = Field(description="Het hele werkwoord, met deeltje en 'zich' (meenemen); of een lijst.")
    doener: Values | None = Field(None, description=DOER)
    ondergaat: Values | None = Field(None, description=UNDERGOER)
    ontvanger: Values | None = Field(None, description="Wie iets krijgt (meewerkend voorwerp, met of zonder 'aan').")
    met: Expressions | None = Field(None, description="Wat er vast bij hoort: zetten met 'in hun kracht'.")
    ontkend: Literal["nee", "ja", "beide"] = Field("nee", description="Moet er 'niet' of 'geen' bij staan?")
    modaal: Words | None = Field(None, description="Een van deze hulpwerkwoorden moet erbij staan: mogen, moeten.")
    vorm: list[VerbVoice] | None = Field(
        None, min_length=1, description="Alleen in deze vormen: werkwoord (bedrijvend), lijdend, naamwoord."
    )


class NounForm(Company):
    """Zoek een naamwoord met rollen: betrokkenheid van $gezin, ook als samenstelling."""

    naamwoord: Expressions = Field(description="Een naamwoord, een $woordgroep, of een lijst.")
    doener: Values | None = Field(None, description="Wie na 'door' staat.")
    ondergaat: Values | None = Field(None, description="Wie na 'van' staat, of het eerste deel van de samenstelling.")
    bezitter: Values | None = Field(None, description="Het bezit ervoor: onze, mijn; meestal $schrijver.")
    samenstelling: bool = Field(True, description="Ook als laatste deel van een samenstelling?")
    kaal: bool = Field(False, description="Alleen in het enkelvoud zonder lidwoord of iets anders ervoor?")


class WordForm(Strict):
    """Zoek vaste woorden: naamwoorden, namen en uitdrukkingen, in elke verbuiging."""

    woorden: Expressions = Field(description="Eén of meer uitdrukkingen; er mag een $woordgroep in staan.")
    letterlijk: bool = Field(False, description="Alleen met precies deze letters?")


def _form(value: Any) -> str | None:
    return next((f"<{form}>" for form in SEARCHES if form in value), None) if isinstance(value, dict) else None


def _search(value: Any) -> str | None:
    return "<rij>" if isinstance(value, list) else _form(value)


_NO_FORM = "zoek heeft één van deze sleutels nodig: werkwoord, naamwoord, woorden"
_OneSearch = Annotated[
    Annotated[VerbForm, Tag("<werkwoord>")]
    | Annotated[NounForm, Tag("<naamwoord>")]
    | Annotated[WordForm, Tag("<woorden>")],
    Discriminator(_form, custom_error_type="zoek", custom_error_message=_NO_FORM),
]
_Search = Annotated[
    Annotated[VerbForm, Tag("<werkwoord>")]
    | Annotated[NounForm, Tag("<naamwoord>")]
    | Annotated[WordForm, Tag("<woorden>")]
    | Annotated[list[_OneSearch], Field(min_length=1), Tag("<rij>")],
    Discriminator(_search, custom_error_type="zoek", custom_error_message=_NO_FORM),
]


class Conditions(Company):
    """Wanneer de regel zwijgt: als alles hieronder klopt."""

    doener: Values | None = Field(None, description="Wie het doet.")
    ondergaat: Values | None = Field(None, description="Wie of wat het ondergaat.")
    ontvanger: Values | None = Field(None, description="Wie iets krijgt.")
    bezitter: Values | None = Field(None, description="Het bezit ervoor: onze, mijn.")
    woorden: Expressions | None = Field(None, description="Een van deze woorden staat ergens in de zin.")
    naast: Expressions | None = Field(None, description="Een van deze woorden staat binnen drie woorden ervan.")

    @model_validator(mode="after")
    def _not_empty(self) -> Self:
        if not self.model_fields_set:
            raise ValueError("zonder voorwaarde zwijgt de regel altijd; geef minstens één sleutel")
        return self


class ExceptionItem(Strict):
    """Een uitzondering, met de reden en een zin waarin de regel zwijgt."""

    als: Conditions = Field(description="De voorwaarden; ze moeten alle kloppen.")
    omdat: Text = Field(description="Waarom het hier geen machtstaal is.")
    voorbeeld: Plain | None = Field(None, description="Een zin waarin de regel hierom zwijgt.")


class LevelPerForm(Strict):
    """Een niveau per vorm; een vorm die ontbreekt krijgt het sterkste."""

    werkwoord: FindingLevel | None = Field(None, description="Bedrijvend of onbepaald: betrekt ouders.")
    lijdend: FindingLevel | None = Field(None, description="Lijdend: ouders worden betrokken.")
    naamwoord: FindingLevel | None = Field(None, description="Als naamwoord: betrokkenheid van ouders.")
    woorden: FindingLevel | None = Field(None, description="Vaste woorden.")

    @model_validator(mode="after")
    def _not_empty(self) -> Self:
        if not self.model_fields_set:
            raise ValueError("geef minstens één vorm een niveau")
        return self


class AlternativeItem(Strict):
    """Een andere manier om het te zeggen, onder de sleutel die zegt wat die doet."""

    omkeren: Template | None = Field(None, description="Draai om wie handelt.")
    samen: Template | None = Field(None, description="Maak het wederzijds.")
    beslis: Template | None = Field(None, description="Zeg wie meebeslist.")
    vraag: Template | None = Field(None, description="Maak er een vraag aan de ander van.")
    weglaten: Template | None = Field(None, description="Laat het geven of toestaan weg.")
    benoem: Template | None = Field(None, description="Noem wie beslist, de plicht of de grens.")
    feit: Template | None = Field(None, description="Noem wat er gebeurde in plaats van een motief.")
    mens: Template | None = Field(None, description="Eerst de mens, of een gewoon woord.")
    aanbod: Template | None = Field(None, description="Leg de oorzaak bij het aanbod.")
    vervang: Template | None = Field(None, description="Vervang precies de gemarkeerde woorden; vraagt een 'wordt'.")

    @model_validator(mode="after")
    def _exactly_one(self) -> Self:
        if len(self.model_fields_set) != 1:
            raise ValueError(f"geef per streepje precies één sleutel: {', '.join(KINDS)}")
        return self


class WrongExample(Strict):
    """Een zin waarin de regel iets vindt, en wat die wordt na 'vervang'."""

    tekst: Marked = Field(description="De zin, met « en » om wat gevonden moet worden.")
    wordt: Plain = Field(description="De zin na het vervangen.")


class Examples(Strict):
    """De voorbeelden; ze zijn de proef van de regel."""

    fout: list[
        Annotated[
            Annotated[Marked, Tag("<tekst>")] | Annotated[WrongExample, Tag("<sleutels>")], Discriminator(is_mapping)
        ]
    ] = Field(min_length=1, description="Zinnen met « en » om wat gevonden moet worden.")
    goed: list[Plain] = Field(min_length=1, description="Zinnen die erop lijken en waar niets gevonden wordt.")


class RuleFile(Strict):
    """Een regel van nieuwetaal: één bestand, bestandsnaam = id. Onbekende sleutels zijn fouten."""

    formaat: Literal[1] = Field(1, description="De versie van dit formaat; mag weg.")
    id: Key = Field(description="De naam van de regel, gelijk aan de bestandsnaam: kleine letters en streepjes.")
    titel: Text = Field(description="Waar de regel over gaat, in één regel.")
    categorie: Category = Field(description="Waar het in de macht om gaat.")
    niveau: Annotated[
        Annotated[Level, Tag("<tekst>")] | Annotated[LevelPerForm, Tag("<sleutels>")], Discriminator(is_mapping)
    ] = Field(description="Hoe sterk: sterk, let-op, overweeg, uitleg; compliment prijst. Eén, of één per vorm.")
    zoek: _Search = Field(description="Wat de regel zoekt; één zoekvraag of een lijst.")
    behalve: list[ExceptionItem] = Field([], description="Wanneer de regel zwijgt.")
    melding: Template = Field(description="Wat er gezien is, in één zin; met {doener}, {ondergaat}, {waarin} …")
    waarom: Text | None = Field(None, description="Waarom dit ertoe doet.")
    vraag: Template | None = Field(None, description="De vraag aan de schrijver.")
    alternatieven: list[AlternativeItem] = Field([], description="Andere manieren om het te zeggen.")
    bron: list[SourceKey] = Field([], description="Sleutels uit bronnen.yaml.")
    discussie: Text | None = Field(None, description="Waarover het vak het niet eens is.")
    schrijver: list[Writer] = Field([], description="Alleen voor deze schrijvers.")
    zeker: list[Literal["doener", "ondergaat", "ontvanger"]] = Field(
        [], description="Rollen die zeker moeten zijn; bij twijfel zwijgt de regel."
    )
    vervangt: Key | None = Field(None, description="De meegeleverde regel waar deze voor in de plaats komt.")
    voorbeelden: Examples = Field(description="Zinnen waarin de regel iets vindt en zinnen waarin niet.")

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.niveau != "compliment":
            for key in ("waarom", "vraag", "alternatieven"):
                if not getattr(self, key):
                    there = key in self.model_fields_set
                    message = f"verplichte sleutel '{key}' {'heeft geen waarde' if there else 'ontbreekt'}"
                    raise PydanticCustomError("incomplete", "{message}", {"message": message, "key": key})
        return self


def json_schema() -> dict[str, Any]:
    """Return the JSON schema of a rule, with those of word groups, sources, categories and facts among its `$defs`."""
    from pydantic.json_schema import models_json_schema  # noqa: PLC0415 -- slow to import, and seldom asked for

    models = (RuleFile, GroupFile, SourcesFile, CategoriesFile, FactsFile)
    _, definitions = models_json_schema([(model, "validation") for model in models])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Een regel van nieuwetaal",
        "$ref": "#/$defs/RuleFile",
        **definitions,
    }
