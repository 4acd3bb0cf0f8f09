"""The format of the facts of Dutch: one model for all files in `taal/`, with a part for each closed class."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from nieuwetaal.rules.schema_words import Strict, Text

Lists = list[Text]


class PronounFacts(Strict):
    """Voornaamwoorden."""

    onderwerp: Lists = Field([], description="Kan alleen onderwerp zijn.")
    voorwerp: Lists = Field([], description="Kan geen onderwerp zijn.")
    onderwerp_of_voorwerp: Lists = Field([], description="Kan onderwerp en voorwerp zijn.")
    wederkerend: Lists = Field([], description="Slaat terug op het onderwerp (zich).")
    zelf: Lists = Field([], description="Slaat terug met nadruk (mezelf).")
    slaat_terug_op: dict[Text, Lists] = Field({}, description="Per onderwerp wat daarop terugslaat, naast zich.")
    wederkerig: Lists = Field([], description="Verwijst naar elkaar.")
    schrijver: Lists = Field([], description="Wie schrijft of aangesproken wordt.")
    derde_mannelijk: Lists = Field([], description="Derde persoon, mannelijk enkelvoud.")
    derde_vrouwelijk: Lists = Field([], description="Derde persoon, vrouwelijk.")
    derde_enkelvoud_of_meervoud: Lists = Field([], description="Derde persoon, één of meer (zij).")
    derde_meervoud: Lists = Field([], description="Derde persoon, alleen meervoud.")
    aanwijzend: Lists = Field([], description="Aanwijzend, in plaats van een naamwoord.")
    aanwijzend_mensen: Lists = Field([], description="Aanwijzend, alleen van mensen.")
    bepalingaankondigend: Lists = Field([], description="Met een bijzin die zegt wie (degene).")
    betrekkelijk: Lists = Field([], description="Begint een betrekkelijke bijzin.")
    betrekkelijk_mensen: Lists = Field([], description="Begint een betrekkelijke bijzin en kan op mensen slaan.")
    vragend: Lists = Field([], description="Vraagt naar wie of wat, de bepalers ook.")
    vragende_bepaler: Lists = Field([], description="Vraagt, voor een naamwoord (welke).")
    vragend_bijwoord: Lists = Field([], description="Vraagt naar hoe en wanneer.")
    onpersoonlijk: Lists = Field([], description="Noemt geen mens.")
    enkelvoud: Lists = Field([], description="Zeker enkelvoud.")
    meervoud: Lists = Field([], description="Zeker meervoud.")
    bezit_schrijver: Lists = Field([], description="Bezit van wie schrijft of aangesproken wordt.")
    bezit_ander: Lists = Field([], description="Bezit van een ander.")


class AuxiliaryFacts(Strict):
    """Hulpwerkwoorden en koppelwerkwoorden."""

    modaal: Lists = Field([], description="Modale hulpwerkwoorden.")
    groepsvormend: Lists = Field([], description="Vormt één groep met de infinitief erna.")
    lijdend: Lists = Field([], description="Maakt een zin lijdend.")
    koppelend: Lists = Field([], description="Koppelt onderwerp en naamwoordelijk deel.")
    voltooid: Lists = Field([], description="Maakt een zin voltooid.")


class NegationFacts(Strict):
    """Ontkenning."""

    bijwoorden: Lists = Field([], description="Ontkent de hele daad.")
    woorden: Lists = Field([], description="Ontkent de daad vanuit een deelnemer (geen, niemand).")
    voorzetsels: Lists = Field([], description="Ontkent de infinitief erna (zonder te).")


class OpenerFacts(Strict):
    """Woorden waarmee een zin of bijzin begint."""

    infinitief: Lists = Field([], description="Begint een beknopte bijzin.")
    bepaling: Lists = Field([], description="Maakt van een infinitief een bepaling.")
    bijzin: Lists = Field([], description="Houdt een werkwoord buiten een werkwoordsgroep.")
    zin: Lists = Field([], description="Begint vaak een zin.")


class DeterminerFacts(Strict):
    """Lidwoorden en andere bepalers."""

    bepaald: Lists = Field([], description="Hierna staat een bijvoeglijk naamwoord met -e.")
    onzijdig: Lists = Field([], description="Maakt van een infinitief een naamwoord.")
    voor_naamwoord: Lists = Field([], description="Kan zonder -e voor een naamwoord staan.")


class FillingFacts(Strict):
    """Wat nodig is om een plek in een melding in te vullen."""

    derde_persoon: dict[Text, Text] = Field({}, description="Onregelmatige derde persoon, met het meervoud.")
    meervoud: Lists = Field([], description="Voornaamwoorden met een werkwoord in het meervoud.")
    enkelvoud: Lists = Field([], description="Voornaamwoorden met een werkwoord in het enkelvoud.")
    enkelvoudige_bepalers: Lists = Field([], description="Een groep die zo begint is enkelvoud.")
    als_onderwerp: dict[Text, Text] = Field({}, description="Vorm van een voornaamwoord als onderwerp.")
    als_voorwerp: dict[Text, Text] = Field({}, description="Vorm van een voornaamwoord als voorwerp.")
    gewone_beginwoorden: Lists = Field([], description="Heeft alleen een hoofdletter aan het begin van een zin.")


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
    maten: Lists = Field([], description="Naamwoorden die alleen meten wat erna komt.")
    functiewoorden: Lists = Field([], description="Woorden die nooit voor het naamwoord in een groep staan.")
    regeleinde: Lists = Field([], description="Woorden die aan het eind van een regel om meer vragen.")
    voornaamwoorden: PronounFacts = Field(default_factory=PronounFacts, description="Voornaamwoorden, in groepjes.")
    hulpwerkwoorden: AuxiliaryFacts = Field(default_factory=AuxiliaryFacts, description="Hulpwerkwoorden per soort.")
    ontkenning: NegationFacts = Field(default_factory=NegationFacts, description="Woorden die ontkennen.")
    openers: OpenerFacts = Field(default_factory=OpenerFacts, description="Woorden die een zin of bijzin beginnen.")
    bepalers: DeterminerFacts = Field(default_factory=DeterminerFacts, description="Lidwoorden en andere bepalers.")
    invullen: FillingFacts = Field(default_factory=FillingFacts, description="Om plekken in meldingen in te vullen.")
