"""The format of the facts of Dutch: one model for all files in `taal/`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from nieuwetaal.findings import Level  # noqa: TC001 pydantic reads it
from nieuwetaal.rules.schema_words import Strict, Text

Lists = list[Text]
Parts = dict[Text, Lists]
"""Lists of a closed class by name; `fact_data` knows the names. No models of their own: those take time to make."""


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
    wetsdelen: Lists = Field([], description="Delen van een wet; met een nummer erachter spreekt de wet.")
    wetsleden: Lists = Field([], description="Leden van een artikel, zoals een wet ze noemt.")
    graad: Lists = Field([], description="Woorden die naast een lijdend voorwerp de graad zeggen.")
    maten: Lists = Field([], description="Naamwoorden die alleen meten wat erna komt.")
    functiewoorden: Lists = Field([], description="Woorden die nooit voor het naamwoord in een groep staan.")
    voorzetsels: Lists = Field([], description="Voorzetsels van één woord.")
    regeleinde: Lists = Field([], description="Woorden die aan het eind van een regel om meer vragen.")
    slaat_terug_op: dict[Text, Lists] = Field({}, description="Per onderwerp wat daarop terugslaat, naast zich.")
    derde_persoon: dict[Text, Text] = Field({}, description="Onregelmatige derde persoon, met het meervoud.")
    als_onderwerp: dict[Text, Text] = Field({}, description="Vorm van een voornaamwoord als onderwerp.")
    als_voorwerp: dict[Text, Text] = Field({}, description="Vorm van een voornaamwoord als voorwerp.")
    eigen_taal: Lists = Field([], description="Kleine woorden die bijna alleen in het Nederlands voorkomen.")
    vreemde_taal: Lists = Field([], description="Kleine woorden van andere talen, in het Nederlands geen woord.")
    schrijver_kant: dict[Text, Literal["gezin", "prof"]] = Field({}, description="Bij wie 'wij' hoort.")
    schrijver_hoogstens: dict[Text, Level] = Field({}, description="Het sterkste niveau, per schrijver.")
    schrijver_ongenoemd: dict[Text, Text] = Field({}, description="Wie handelt als de zin niemand noemt.")
    voornaamwoorden: Parts = Field({}, description="Voornaamwoorden, in groepjes.")
    hulpwerkwoorden: Parts = Field({}, description="Hulpwerkwoorden en koppelwerkwoorden, per soort.")
    ontkenning: Parts = Field({}, description="Woorden die ontkennen.")
    openers: Parts = Field({}, description="Woorden waarmee een zin of bijzin begint.")
    bepalers: Parts = Field({}, description="Lidwoorden en andere bepalers.")
    invullen: Parts = Field({}, description="Wat nodig is om een plek in een melding in te vullen.")
