"""The closed classes of Dutch that the analyser needs; open lists of words are data in `rules/taal/`.

Source for all of them: Algemene Nederlandse Spraakkunst (e-ANS), chapters 2 (verb), 5 (pronoun) and 8 (adverb).
"""

MODALS = frozenset({"moeten", "mogen", "kunnen", "willen", "zullen", "hoeven", "dienen", "behoren"})
"""Modal verbs: with a bare infinitive, or with *te* after *hoeven*, *dienen* and *behoren*."""

CLUSTER = MODALS | {"gaan", "komen", "blijven", "durven"}
"""Verbs that form one verb cluster with a following infinitive and share its subject."""

PASSIVE_AUXILIARIES = frozenset({"worden", "zijn", "raken"})
COPULAS = frozenset({"zijn", "worden", "blijven", "lijken", "blijken", "schijnen", "heten"})

NOMINATIVE = frozenset({"ik", "jij", "hij", "wij", "we", "men", "zij", "gij"})
"""Pronouns that can only be a subject (*zij* can be stressed object in speech only)."""

ACCUSATIVE = frozenset({"mij", "me", "jou", "hem", "ons", "hen", "elkaar", "zich", "zichzelf", "mezelf", "jezelf"})
"""Pronouns that cannot be a subject; *hun* and *haar* are not among them, as they are possessive too."""

REFLEXIVE = frozenset({"zich", "zichzelf"})
SELVES = frozenset({"zichzelf", "mezelf", "mijzelf", "jezelf", "uzelf", "onszelf", "onzelf"})
WRITER = frozenset({"ik", "mij", "me", "wij", "we", "ons", "je", "jij", "jou", "jullie", "u", "men", "jezelf"})
THIRD_PLURAL = frozenset({"zij", "ze", "hen", "hun"})
THIRD_SINGULAR = frozenset({"hij", "hem", "zij", "ze", "haar"})
WRITER_POSSESSIVES = frozenset({"ons", "onze", "mijn", "m'n", "je", "jouw", "jullie", "uw"})
POSSESSIVES = WRITER_POSSESSIVES | {"hun", "haar", "zijn", "z'n"}

RELATIVE = frozenset({"die", "dat", "wie", "wat", "welke", "hetwelk"})
QUESTION = frozenset({"wie", "wat", "welke", "welk"})
NEGATORS = frozenset({"niet", "nooit", "nergens", "evenmin", "noch", "nimmer"})
NEGATIVE_WORDS = frozenset({"geen", "niemand", "niets", "niks", "geenszins"})
NEGATIVE_PREPOSITIONS = frozenset({"zonder", "in plaats van"})
MEASURES = frozenset(
    {"aantal", "groep", "groepje", "deel", "paar", "merendeel", "meerderheid", "minderheid", "tal", "soort", "handvol"}
    | {"helft", "derde", "kwart", "rest", "percentage", "procent", "meeste", "meesten", "velen", "sommigen", "enkelen"}
    | {"miljoen", "miljard"}
)
"""Nouns that only measure the noun that follows: *een aantal ouders*."""

FUNCTION_WORDS = frozenset(
    {
        "aan",
        "achter",
        "bij",
        "binnen",
        "boven",
        "buiten",
        "door",
        "in",
        "langs",
        "met",
        "na",
        "naar",
        "naast",
        "om",
        "onder",
        "op",
        "over",
        "per",
        "rond",
        "sinds",
        "te",
        "tegen",
        "tijdens",
        "tot",
        "tussen",
        "uit",
        "van",
        "vanaf",
        "via",
        "voor",
        "zonder",
        "als",
        "dan",
        "dat",
        "die",
        "dit",
        "er",
        "maar",
        "omdat",
        "terwijl",
        "toen",
        "want",
        "wanneer",
        "wat",
        "wie",
        "of",
        "ben",
        "bent",
        "heb",
        "hebben",
        "hebt",
        "heeft",
        "had",
        "hadden",
        "is",
        "zijn",
        "was",
        "waren",
        "word",
        "wordt",
        "worden",
        "werd",
        "werden",
        "zal",
        "zullen",
        "zou",
        "zouden",
        "kan",
        "kunnen",
        "kon",
        "konden",
        "mag",
        "mogen",
        "mocht",
        "moet",
        "moeten",
        "moest",
        "wil",
        "willen",
        "niet",
        "geen",
        "ook",
        "nog",
        "al",
        "wel",
    }
)
"""Words that never stand inside a noun phrase, before its noun."""
