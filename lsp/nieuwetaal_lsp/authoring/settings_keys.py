"""The keys of settings: what each does, in a few words. `docs/instellingen.md` tells more."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

Holds = Literal[
    "writer", "level", "name", "names", "rules", "words", "text", "date", "flag", "table", "tables", "model"
]
"""What a key holds: one name of a rule or category or a list of those, places of rules, a table, and so on."""


@dataclass(frozen=True, slots=True)
class SettingsKey:
    """A key: what it does, what it holds, an `example` of it, and the keys `inside` it.

    In a table whose keys people choose themselves, `inside` has one: `*`.
    """

    about: str
    holds: Holds
    example: str
    inside: Mapping[str, SettingsKey] = field(default_factory=dict)


_LEVEL = SettingsKey(
    "Wat je te zien krijgt: alles van dit niveau en zwaarder. Anders: let-op.", "level", 'niveau = "let-op"'
)
_CHOICES = {
    "uit": SettingsKey("Regels of hele categorieën die niet meedoen.", "names", 'uit = ["bezit", "meenemen-in"]'),
    "aan": SettingsKey(
        "Regels of categorieën die wel meedoen, ook als ze elders uit staan.", "names", 'aan = ["onze-ouders"]'
    ),
    "niveau": _LEVEL,
    "schrijver": SettingsKey(
        "Wie deze teksten schrijft. Sommige regels gelden maar voor sommige schrijvers.",
        "writer",
        'schrijver = "gemeente"',
    ),
    "niveaus": SettingsKey(
        "Regels of categorieën zwaarder of lichter wegen; een regel gaat voor zijn categorie.",
        "table",
        '[niveaus]\nbetrekken = "overweeg"',
        {"*": SettingsKey("Zo zwaar weegt deze regel of categorie hier.", "level", 'betrekken = "overweeg"')},
    ),
}
KEYS: Mapping[str, SettingsKey] = {
    **_CHOICES,
    "regels": SettingsKey(
        "Je eigen regels: mappen en bestanden, gezien vanaf dit bestand, en namen van geïnstalleerde regelpakketten.",
        "rules",
        'regels = ["regels"]',
    ),
    "woordgroepen": SettingsKey(
        "Woorden en namen die bij een woordgroep horen.",
        "table",
        '[woordgroepen.organisatie]\nerbij = ["Wijkteam Zuid"]',
        {
            "*": SettingsKey(
                "De woordgroep waar woorden bij komen.",
                "table",
                '[woordgroepen.organisatie]\nerbij = ["Wijkteam Zuid"]',
                {"erbij": SettingsKey("De woorden of namen die erbij horen.", "words", 'erbij = ["Wijkteam Zuid"]')},
            )
        },
    ),
    "behoud": SettingsKey(
        "Een uitdrukking die zo mag blijven staan, met de reden. Schrijf [[behoud]] opnieuw voor de volgende.",
        "tables",
        '[[behoud]]\nuitdrukking = "betrekt ouders"\nomdat = "staat zo in de verordening"',
        {
            "uitdrukking": SettingsKey(
                "Wat blijft staan, zoals het in de tekst staat; hoofdletters maken niet uit.",
                "text",
                'uitdrukking = "betrekt ouders"',
            ),
            "omdat": SettingsKey(
                "Waarom het blijft staan; dit hoort erbij.", "text", 'omdat = "staat zo in de verordening"'
            ),
            "regel": SettingsKey("Alleen bij deze regel of categorie; mag weg.", "name", 'regel = "betrekken"'),
            "tot": SettingsKey("De laatste dag waarop het blijft staan; mag weg.", "date", "tot = 2027-01-01"),
        },
    ),
    "pad": SettingsKey(
        "Wat anders is voor sommige mappen of bestanden. Past er meer, dan wint wat het laatst staat.",
        "tables",
        '[[pad]]\npad = "archief/**"\noverslaan = true',
        {
            "pad": SettingsKey(
                "Voor welke mappen of bestanden, gezien vanaf dit bestand: brieven, *.md, archief/**.",
                "words",
                'pad = "archief/**"',
            ),
            **_CHOICES,
            "overslaan": SettingsKey(
                "Sla deze teksten over als een hele map gelezen wordt.", "flag", "overslaan = true"
            ),
        },
    ),
    "breidt-uit": SettingsKey(
        "Bouw voort op een ander bestand met instellingen, gezien vanaf dit bestand.",
        "text",
        'breidt-uit = "../huis.toml"',
    ),
    "model": SettingsKey("Het taalmodel. Met ‘ingebouwd’ ziet iedereen hetzelfde.", "model", 'model = "ingebouwd"'),
}
