"""Inflection: from a word to the forms a text may hold."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nieuwetaal.dutch.facts import Facts
from nieuwetaal.dutch.inflection import (
    VerbForms,
    adjective_forms,
    noun_forms,
    split_particle,
    verb_forms,
    word_forms,
)

FACTS = Facts(
    strong_verbs={
        "trekken": ("trok", "trokken", "getrokken"),
        "nemen": ("nam", "namen", "genomen"),
        "geven": ("gaf", "gaven", "gegeven"),
        "dragen": ("droeg", "droegen", "gedragen"),
        "spreken": ("sprak", "spraken", "gesproken"),
        "komen": ("kwam", "kwamen", "gekomen"),
        "gaan": ("ging", "gingen", "gegaan"),
        "doen": ("deed", "deden", "gedaan"),
        "zien": ("zag", "zagen", "gezien"),
        "hebben": ("had", "hadden", "gehad"),
        "zijn": ("was", "waren", "geweest"),
        "kunnen": ("kon", "konden", "gekund"),
        "moeten": ("moest", "moesten", "gemoeten"),
        "zoeken": ("zocht", "zochten", "gezocht"),
        "vergeten": ("vergat", "vergaten", "vergeten"),
    },
    irregular_nouns={"kind": ("kinderen",), "lid": ("leden",), "stad": ("steden",)},
    particles=frozenset(
        [
            "in",
            "mee",
            "over",
            "onder",
            "voor",
            "voort",
            "aan",
            "toe",
            "op",
            "uit",
            "om",
            "door",
            "mis",
            "overeen",
            "vol",
        ]
    ),
    inseparable_prefixes=frozenset(["be", "ge", "ver", "ont", "her", "er", "mis"]),
    inseparable_verbs=frozenset(
        ["overtuigen", "ondersteunen", "onderzoeken", "ondernemen", "voorkomen", "misbruiken", "aanvaarden", "voldoen"]
    ),
    simple_verbs=frozenset(["informeren", "interviewen", "ergeren", "openen"]),
    weak_verbs=frozenset(["ontmoeten"]),
    verb_stems={
        "komen": ("kom",),
        "hebben": ("heb", "hebt", "heeft"),
        "zijn": ("ben", "bent", "is"),
        "kunnen": ("kan", "kun", "kunt"),
        "managen": ("manage",),
        "updaten": ("update",),
    },
    comparisons={"goed": ("beter", "best")},
)


def all_words(forms: VerbForms) -> frozenset[str]:
    """Return every word that can be the verb's own, joined or split."""
    return forms.joined | forms.finite | {forms.base}


@pytest.mark.parametrize(
    ("verb", "particle", "base"),
    [
        ("inzetten", "in", "zetten"),
        ("meebeslissen", "mee", "beslissen"),
        ("overdragen", "over", "dragen"),
        ("aanspreken", "aan", "spreken"),
        ("voorbereiden", "voor", "bereiden"),
        ("toerusten", "toe", "rusten"),
        ("toe-eigenen", "toe", "eigenen"),
        ("voortzetten", "voort", "zetten"),
        ("voortrekken", "voor", "trekken"),
        ("overeenkomen", "overeen", "komen"),
        ("uitgaan", "uit", "gaan"),
        ("uitzijn", "uit", "zijn"),
        ("zich inzetten", "in", "zetten"),
        ("Inzetten", "in", "zetten"),
        ("betrekken", "", "betrekken"),
        ("overtuigen", "", "overtuigen"),
        ("ondersteunen", "", "ondersteunen"),
        ("voorkomen", "", "voorkomen"),
        ("informeren", "", "informeren"),
        ("openen", "", "openen"),
        ("toetsen", "", "toetsen"),
        ("innen", "", "innen"),
        ("", "", ""),
    ],
)
def test_a_particle_is_split_from_its_verb_and_nothing_else_is(verb: str, particle: str, base: str) -> None:
    assert split_particle(verb, FACTS) == (particle, base)


@pytest.mark.parametrize(
    ("verb", "present", "past", "participle"),
    [
        ("maken", "maak maakt maken", "maakte maakten", "gemaakt gemaakte"),
        ("pakken", "pak pakt pakken", "pakte pakten", "gepakt gepakte"),
        ("zetten", "zet zetten", "zette zetten", "gezet gezette"),
        ("leven", "leef leeft leven", "leefde leefden", "geleefd geleefde"),
        ("reizen", "reis reist reizen", "reisde reisden", "gereisd gereisde"),
        ("lozen", "loos loost lozen", "loosde loosden", "geloosd geloosde"),
        ("geven", "geef geeft geven", "gaf gaven", "gegeven"),
        ("activeren", "activeer activeert activeren", "activeerde activeerden", "geactiveerd geactiveerde"),
        ("creëren", "creëer creëert creëren", "creëerde creëerden", "gecreëerd gecreeerd gecreëerde"),
        ("kopiëren", "kopieer kopieert kopiëren", "kopieerde", "gekopieerd"),
        ("begeleiden", "begeleid begeleidt begeleiden", "begeleidde begeleidden", "begeleid begeleide"),
        ("beantwoorden", "beantwoord beantwoordt", "beantwoordde", "beantwoord"),
        ("ontmoeten", "ontmoet ontmoeten", "ontmoette ontmoetten", "ontmoet"),
        ("verplichten", "verplicht verplichten", "verplichtte verplichtten", "verplicht verplichte"),
        ("ontzorgen", "ontzorg ontzorgt", "ontzorgde", "ontzorgd ontzorgde"),
        ("gebruiken", "gebruik gebruikt", "gebruikte", "gebruikt gebruikte"),
        ("herbevestigen", "herbevestig herbevestigt", "herbevestigde", "herbevestigd"),
        ("betrekken", "betrek betrekt betrekken", "betrok betrokken", "betrokken"),
        ("onderzoeken", "onderzoek onderzoekt", "onderzocht onderzochten", "onderzocht onderzochte"),
        ("ondernemen", "onderneem onderneemt", "ondernam ondernamen", "ondernomen"),
        ("vergeten", "vergeet vergeten", "vergat vergaten", "vergeten"),
        ("voorkomen", "voorkom voorkomt", "voorkwam voorkwamen", "voorkomen"),
        ("misbruiken", "misbruik misbruikt", "misbruikte", "misbruikt misbruikte"),
        ("aanvaarden", "aanvaard aanvaardt", "aanvaardde", "aanvaard aanvaarde"),
        ("voldoen", "voldoe voldoet", "voldeed", "voldaan voldane"),
        ("ergeren", "erger ergert", "ergerde", "geërgerd geergerd"),
        ("informeren", "informeer informeert", "informeerde", "geïnformeerd geinformeerd geïnformeerde"),
        ("evalueren", "evalueer evalueert", "evalueerde", "geëvalueerd geevalueerd"),
        ("interviewen", "interview interviewt", "interviewde", "geïnterviewd"),
        ("empoweren", "empower empowert", "empowerde", "geëmpowerd geempowerd ge-empowerd"),
        ("monitoren", "monitor monitort", "monitorde", "gemonitord"),
        ("managen", "manage managet", "managede", "gemanaged"),
        ("updaten", "update updatet", "updatete", "geüpdatet geupdatet"),
        ("coachen", "coach coacht", "coachte", "gecoacht"),
        ("screenen", "screen screent", "screende", "gescreend"),
        ("faxen", "fax faxt", "faxte", "gefaxt"),
        ("verbeteren", "verbeter verbetert", "verbeterde", "verbeterd verbeterde"),
        ("handelen", "handel handelt", "handelde", "gehandeld"),
        ("besteden", "besteed besteedt", "besteedde", "besteed bestede"),
        ("gaan", "ga gaat gaan", "ging gingen", "gegaan"),
        ("doen", "doe doet doen", "deed deden", "gedaan"),
        ("zien", "zie ziet zien", "zag zagen", "gezien"),
        ("draaien", "draai draait draaien", "draaide", "gedraaid"),
        ("zijn", "ben bent is zijn", "was waren", "geweest"),
        ("hebben", "heb hebt heeft hebben", "had hadden", "gehad"),
        ("kunnen", "kan kun kunt kunnen", "kon konden", "gekund"),
    ],
)
def test_a_verb_has_its_forms(verb: str, present: str, past: str, participle: str) -> None:
    forms = verb_forms(verb, FACTS)
    assert set(present.split()) <= forms.present
    assert set(past.split()) <= forms.past
    assert set(participle.split()) <= forms.participle
    assert forms.joined >= forms.present | forms.past | forms.participle


@pytest.mark.parametrize(
    ("verb", "wrong"),
    [
        ("komen", "koom komt_"),
        ("geven", "gegeefd geefde"),
        ("betrekken", "betrekte gebetrokken betrekt_"),
        ("overtuigen", "geovertuigd overgetuigd"),
        ("informeren", "informeerd"),
        ("zetten", "zett zettt gezett"),
        ("inzetten", "geinzet inzetd"),
        ("ontmoeten", "ontmoest"),
        ("leven", "leefte leev"),
        ("gebruiken", "gegebruikt"),
        ("hebben", "hebb"),
    ],
)
def test_a_verb_has_no_other_forms(verb: str, wrong: str) -> None:
    assert not all_words(verb_forms(verb, FACTS)) & set(wrong.split())


def test_a_verb_with_a_particle_is_written_as_one_word_or_apart() -> None:
    forms = verb_forms("inzetten", FACTS)
    assert forms.joined == {"inzet", "inzetten", "inzette", "ingezet", "ingezette", "inzettend", "inzettende"}
    assert forms.finite == {"zet", "zetten", "zette"}
    assert (forms.particle, forms.base, forms.infinitive) == ("in", "zetten", "inzetten")


@pytest.mark.parametrize(
    ("verb", "words"),
    [
        ("meenemen", "meeneem meeneemt meenam meenamen meegenomen meenemend meenemende"),
        ("meebeslissen", "meebeslis meebeslist meebesliste meebeslissend"),
        ("toerusten", "toerust toerustte toegerust toegeruste"),
        ("voorbereiden", "voorbereid voorbereidt voorbereidde voorbereide"),
        ("toe-eigenen", "toe-eigen toe-eigent toegeëigend toegeeigend"),
        ("meedoen", "meedoe meedoet meedeed meegedaan meedoende"),
        ("omgaan", "omga omgaat omging omgegaan"),
    ],
)
def test_a_verb_with_a_particle_keeps_it_in_every_joined_form(verb: str, words: str) -> None:
    assert set(words.split()) <= verb_forms(verb, FACTS).joined


@pytest.mark.parametrize(
    ("noun", "forms"),
    [
        ("school", "school scholen schooltje schooltjes"),
        ("gezin", "gezin gezinnen gezinnetje"),
        ("brief", "brief brieven briefje"),
        ("huis", "huis huizen huisje"),
        ("mens", "mens mensen mensje"),
        ("kans", "kans kansen kansje"),
        ("raad", "raad raden"),
        ("ouder", "ouder ouders oudertje"),
        ("team", "team teams teampje"),
        ("coach", "coach coaches"),
        ("kwetsbaarheid", "kwetsbaarheid kwetsbaarheden"),
        ("gemeente", "gemeente gemeenten gemeentes"),
        ("jongere", "jongere jongeren jongeres"),
        ("idee", "idee ideeën ideeen ideetje"),
        ("commissie", "commissie commissies"),
        ("bacterie", "bacterie bacteriën"),
        ("regio", "regio regio's regiootje"),
        ("oma", "oma oma's omaatje omaatjes"),
        ("baby", "baby baby's baby'tje"),
        ("café", "café cafés cafeetje"),
        ("cliënt", "cliënt client cliënten clienten cliëntje"),
        ("kind", "kind kinderen kindje"),
        ("pleegkind", "pleegkind pleegkinderen"),
        ("gezinslid", "gezinslid gezinsleden"),
        ("museum", "museum musea museums"),
        ("politicus", "politicus politici"),
        ("vakman", "vakman vakmannen vaklieden vaklui"),
        ("professor", "professor professoren professors"),
        ("monnik", "monnik monniken"),
        ("woning", "woning woningen woninkje"),
        ("boom", "boom bomen boompje"),
        ("man", "man mannen mannetje"),
        ("ambtenaar", "ambtenaar ambtenaren ambtenaars"),
        ("partij", "partij partijen"),
    ],
)
def test_a_noun_has_its_forms(noun: str, forms: str) -> None:
    assert set(forms.split()) <= noun_forms(noun, FACTS)


@pytest.mark.parametrize(
    ("noun", "wrong"),
    [("ouder", "ouderen"), ("kind", "kinden"), ("mens", "menzen_ menss"), ("recht", "rechts"), ("school", "schoolen")],
)
def test_a_noun_has_no_other_forms(noun: str, wrong: str) -> None:
    assert not noun_forms(noun, FACTS) & set(wrong.split())


@pytest.mark.parametrize(
    ("adjective", "forms"),
    [
        ("groot", "groot grote groter grotere grootst grootste groots"),
        ("doof", "doof dove dover doofst doofste"),
        ("vies", "vies vieze viezer viezere viest vieste"),
        ("kwetsbaar", "kwetsbaar kwetsbare kwetsbaarder kwetsbaardere kwetsbaarst kwetsbaarste kwetsbaars kwetsbaren"),
        ("zwak", "zwak zwakke zwakker zwakste"),
        ("moeilijk", "moeilijk moeilijke moeilijker moeilijkst"),
        ("mondig", "mondig mondige mondiger mondigste"),
        ("fris", "fris frisse frisser"),
        ("officieel", "officieel officiële officiele"),
        ("gemotiveerd", "gemotiveerd gemotiveerde gemotiveerden"),
        ("goed", "goed goede beter betere best beste"),
        ("werkloos", "werkloos werkloze werklozen"),
    ],
)
def test_an_adjective_has_its_forms(adjective: str, forms: str) -> None:
    assert set(forms.split()) <= adjective_forms(adjective, FACTS)


@pytest.mark.parametrize(
    ("form", "word"),
    [
        ("ouders", "ouder"),
        ("kwetsbare", "kwetsbaar"),
        ("arme", "arm"),
        ("armste", "arm"),
        ("Cliënten", "cliënt"),
        ("laaggeletterden", "laaggeletterd"),
        ("gestuurd", "sturen"),
        ("stuurt", "sturen"),
        ("inzet", "inzetten"),
        ("ontzorg", "ontzorgen"),
        ("betrokken", "betrekken"),
        ("doelgroepen", "doelgroep"),
        ("voorzieningen", "voorziening"),
        ("kansarme", "kansarm"),
        ("initiatieven", "initiatief"),
        ("meedoet", "meedoen"),
    ],
)
def test_a_word_of_unknown_class_is_found_in_its_inflections(form: str, word: str) -> None:
    assert form.lower() in word_forms(word, FACTS)


@pytest.mark.parametrize(
    ("form", "word"),
    [
        ("ouder", "ouderen"),
        ("jonger", "jongeren"),
        ("oudere", "ouder"),
        ("ouderen", "ouder"),
        ("partnere", "partner"),
        ("werker", "werk"),
        ("voorzieninge", "voorziening"),
        ("maand", "maan"),
        ("zet", "inzetten"),
        ("", "ouder"),
        ("ouder", ""),
    ],
)
def test_a_word_of_unknown_class_is_not_found_in_another_word(form: str, word: str) -> None:
    assert form.lower() not in word_forms(word, FACTS)


LETTERS = st.text(alphabet=string.ascii_lowercase + "ëïöüé'-", max_size=15)


@given(LETTERS)
def test_any_letters_have_forms_and_are_one_of_them(word: str) -> None:
    if word:
        assert word in noun_forms(word, FACTS)
        assert word in adjective_forms(word, FACTS)
        assert word in word_forms(word, FACTS)
        assert word in all_words(verb_forms(word, FACTS))


@given(LETTERS, st.sampled_from(["en", "eren", "elen", "gaan", "doen", "zien", "trekken", "igen", "ën"]))
def test_any_infinitive_is_split_into_what_it_was_made_of(stem: str, ending: str) -> None:
    verb = stem + ending
    particle, base = split_particle(verb, FACTS)
    forms = verb_forms(verb, FACTS)
    assert verb.replace("-", "") == (particle + base).replace("-", "")
    assert all(form == form.lower() and form for form in all_words(forms))
    assert forms.gerund
    assert forms.participle


@given(LETTERS)
def test_no_facts_are_no_error(word: str) -> None:
    for forms in (noun_forms, adjective_forms, word_forms):
        assert isinstance(forms(word, Facts()), frozenset)
    assert verb_forms(word, Facts()).base == (split_particle(word, Facts())[1])
