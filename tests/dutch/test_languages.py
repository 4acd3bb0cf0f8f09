"""What is surely not Dutch is left unread, and no word of Dutch is."""

from __future__ import annotations

import time
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nieuwetaal import Linter
from nieuwetaal.coach.unread import unread
from nieuwetaal.documents import LineIndex, Segment
from nieuwetaal.drafts import Draft
from nieuwetaal.dutch.languages import Languages
from nieuwetaal.reports.about import About
from nieuwetaal.reports.as_json import as_json
from nieuwetaal.reports.text import Style, file_lines
from nieuwetaal.reports.view import View
from nieuwetaal.rules.packs import load_facts

ENGLISH = "The municipality involves residents in the plan, and they decide on what will happen with their street."
DUTCH = "De gemeente betrekt bewoners bij het plan."


@cache
def languages() -> Languages:
    return Languages(load_facts())


@cache
def linter() -> Linter:
    return Linter().without_parsing()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (ENGLISH, "Engels"),
        ("THE SOFTWARE IS PROVIDED AS IT IS, AND THE AUTHORS ARE NOT LIABLE FOR ANY DAMAGES THAT MAY ARISE.", "Engels"),
        ("Die Gemeinde und die Eltern sprechen über den Plan, der für alle Kinder in der Stadt gilt.", "Duits"),
        ("Les parents et les enfants sont au cœur de la politique que la commune a choisie pour eux.", "Frans"),
        ("Anne babalar çocukları için en iyi kararı kendileri verirler ve belediye bu konuda onları dinler.", "Turks"),
        ("Rodzice i dzieci są w centrum polityki, którą gmina wybrała dla nich, i nie jest to przypadek.", "Pools"),
        ("Los padres y los niños deciden con el municipio sobre las cosas que pasan en su barrio.", "Spaans"),
        ("Alle bern yn it doarp geane nei skoalle, en wy sjogge mei de âlden wat foar har it bêste is.", "Fries"),
        ("البلدية تستمع إلى الآباء والأمهات وتقرر معهم ما هو الأفضل لأطفالهم", "Arabisch"),
        ("Батьки самі вирішують, що найкраще для їхніх дітей, і громада їх слухає", "Oekraïens"),
    ],
)
def test_a_passage_in_another_language_is_known(text: str, name: str):
    assert languages().foreign(text) == name


@pytest.mark.parametrize(
    "text",
    [
        DUTCH,
        "The pilot",
        "Jan Jansen, Piet Pietersen, Fatima El Amrani, Mehmet Yilmaz, Anna de Vries",
        "Stakeholders engagen via co-creatie en empowerment in de community, met impact en ownership als drivers",
        "Design thinking, scrum, agile coaching, stakeholder management, empowerment, community building, co-creatie",
        "Best practices, lessons learned, next steps, quick wins, low hanging fruit, work in progress, go/no go",
        "Zie Jones (2019), The power of language in public policy, hoofdstuk 3",
        "Pilots: Wijkteam Zuid, Buurtbende, Straathoekwerk, Girls Talk, Safe House, Boys in the Hood, Team Up",
        "Ik heb t nait zain, mor dat kin k die wel vertellen, zee mien moeke op zotterdag",
        "Ich bin dich d'r neet vergaete, jong, zag d'n auwe hiêr oet Venlo toen veer truuk koume",
        "Wi-j wilt met mekare in 't darp wat veur de jonkheid doon, zee den boer",
        "Den Burgemeester ende Schepenen deser stede doen te weten, dat alle ingesetenen sullen hebben te voegen",
        "Zoo gij eenen arme ziet, reik hem uwe hand, want gelijk gij doet zal u geschieden",
        "Overeenkomstig artikel 2.1.1, tweede lid, Jeugdwet jo. artikel 4:84 Awb jo. Verordening jeugdhulp Gouda 2024",
        "Inkoop jeugdhulp 2025 Perceel 1 Verblijf Perceel 2 Dagbehandeling Perceel 3 Ambulant Perceel 4 Dyslexie",
        "MDT, GI, RvdK, VT, SKJ, NJi, VNG, VWS, JenV, BZK, SZW, OCW, IGJ, AP",
        "Ouders kiezen jongeren beslissen professionals luisteren bestuurders leren gemeenten betalen scholen volgen",
        "Ownership en empowerment boosten: young professionals challengen het management tijdens town hall meetings",
        "Zij zei: “The plan is ours and not yours”, en daarna ging zij met de anderen naar huis om te eten.",
        "Veel ouders haken af na de eerste avond, net als vorig jaar in Mi casa su casa.",
        "",
        "1 2 3 4 5 6 7 8 9 10",
    ],
)
def test_what_may_be_dutch_is_read(text: str):
    assert languages().foreign(text) is None


def test_no_example_of_a_rule_is_left_unread():
    sentences = [
        example.text
        for rule in linter().all_rules
        for example in (*rule.wrong, *rule.right)
        if len(example.text.split()) > 7
    ]
    assert len(sentences) > 300
    assert [text for text in sentences if languages().foreign(text)] == []


@pytest.mark.parametrize(
    ("text", "told", "name"),
    [
        ("Summary", "en-gb", "Engels"),
        ("Bon dia", "pap-aw", "Papiaments"),
        ("Sawubona", "zu", "een andere taal (zu)"),
        ("De ouders kiezen zelf wat zij het beste vinden", "en", None),
    ],
)
def test_what_a_document_tells_counts_unless_it_is_clearly_dutch(text: str, told: str, name: str | None):
    assert languages().foreign(text, told) == name


def test_a_few_passages_are_named_and_the_others_counted():
    text = "".join(f"{word}\n" for word in ("een", "twee", "drie", "vier", "woord " * 12))
    starts = [0, 4, 9, 14, 19]
    passages = [
        (Segment("paragraph", line, ((0, start, 1),)), "Engels" if start else "Duits")
        for start, line in zip(starts, text.splitlines(), strict=True)
    ]
    assert list(unread(passages, LineIndex(text))) == [
        "regel 1: Duits, niet gelezen: ‘een’",
        "regel 2: Engels, niet gelezen: ‘twee’",
        "regel 3: Engels, niet gelezen: ‘drie’",
        "nog 2 stukken niet gelezen (Engels)",
    ]
    assert list(unread(passages[4:], LineIndex(text))) == [
        "regel 5: Engels, niet gelezen: ‘woord woord woord woord woord woord …’"
    ]


def test_a_report_says_what_was_not_read():
    report = linter().check(f"{DUTCH}\n\n{ENGLISH}\n")
    said = "regel 3: Engels, niet gelezen: ‘The municipality involves residents in …’"
    assert report.skipped == (said,)
    assert f"  {said}" in list(file_lines(report, View(), Style()))
    assert f'"skipped": [\n    "{said}"' in "".join(as_json([(report, View())], About("1", "m")))
    assert linter().check(DUTCH).skipped == ()


def test_html_says_its_languages_itself():
    report = linter().check(f"<p lang=en>Our tokkie.</p><p lang=en>{DUTCH}</p><p>tokkie", input_format="html")
    assert report.skipped == ("regel 1: Engels, niet gelezen: ‘Our tokkie.’",)
    assert {finding.start for finding in report.findings} <= set(range(30, 999))


PIECES = st.sampled_from((DUTCH, ENGLISH, "Zij betrekken hen.", "tokkies", "<p lang=en>Hi.</p>", "<p>", "\n\n", " "))


@given(st.lists(st.lists(PIECES, max_size=6).map("".join), max_size=5), st.sampled_from(("text", "html")))
def test_a_draft_leaves_the_same_unread(texts: list[str], input_format: str):
    draft = Draft(linter(), input_format)
    for text in texts:
        assert draft.check(text) == linter().check(text, input_format=input_format)


def test_looking_for_other_languages_costs_next_to_nothing():
    text = f"{DUTCH} Daarna kiezen zij zelf wat er met het plan gebeurt, en wie dat gaat doen. " * 4
    begun = time.process_time()
    for _ in range(1_000):
        languages().foreign(text)
    assert time.process_time() - begun < 0.3  # 84,000 words
