from __future__ import annotations

from typing import Any

from nieuwetaal.dutch.frames import Company, Frame
from nieuwetaal.findings import Role
from nieuwetaal.reports.picture import Act, Line, scenes

TEXT = "De school geeft ouders geen ruimte."


def role(text: str, words: str, side: Any = "family", **other: Any) -> Role:
    start = text.index(words)
    last = words.rsplit(maxsplit=1)[-1]
    head = start + len(words) - len(last), start + len(words)
    return Role(start, start + len(words), words, side, heads=(head,), **other)


def act(text: str, verb: str, predicate: str, **other: Any) -> Act:
    """Give the act of a text that is one sentence with one act; `verb` are its words."""
    spans = tuple((text.index(word), text.index(word) + len(word)) for word in verb.split())
    values: dict[str, Any] = {"voice": "active", "words": spans, "clause": spans} | other
    frame = Frame(predicate, spans[0][0], spans[0][1], **values)
    ((scene,),) = (scenes(text, [(0, len(text))], [frame]),)
    (only,) = scene.acts
    return only


def lines(one: Act) -> dict[str, tuple[str, str]]:
    return {line.label: (line.text, line.rule) for line in one.lines()}


def test_who_does_what_to_whom_and_what_they_are_called_in_a_rule() -> None:
    text = "De gemeente zet ouders in bij het plan."
    one = act(
        text,
        "zet in",
        "inzetten",
        agent=role(text, "De gemeente", "professional"),
        patient=role(text, "ouders"),
        company=(Company("bij", role(text, "het plan", "thing", plural=False)),),
    )
    assert one.words == "zet … in"
    assert [(party.role, party.words) for party in one.chain] == [("agent", "De gemeente"), ("patient", "ouders")]
    assert list(one.lines()) == [
        Line("wie", "De gemeente (professional of organisatie)", "doener: $prof"),
        Line("doet", "inzetten", "werkwoord: inzetten"),
        Line("met wie", "ouders (gezin, cliënt of inwoner)", "ondergaat: $gezin"),
        Line("bij", "het plan", "waarbij: plan"),
    ]


def test_what_is_given_goes_by_way_of_the_thing_to_who_gets_it() -> None:
    one = act(
        TEXT,
        "geeft",
        "geven",
        agent=role(TEXT, "De school", "professional"),
        patient=role(TEXT, "geen ruimte", "thing", plural=False),
        recipient=role(TEXT, "ouders"),
        negated=True,
    )
    assert [party.label for party in one.chain] == ["wie", "wat", "aan wie"]
    assert lines(one)["wat"] == ("geen ruimte (een zaak, geen mens)", "ondergaat: ruimte")
    assert lines(one)["aan wie"] == ("ouders (gezin, cliënt of inwoner)", "ontvanger: $gezin")
    assert lines(one)["niet"] == ("er staat ‘niet’, ‘geen’ of zoiets", "ontkend: ja")
    assert one.negated


def test_who_is_not_named_is_said_and_counts_as_no_family() -> None:
    text = "Ouders worden betrokken."
    one = act(text, "betrokken", "betrekken", voice="passive", patient=role(text, "Ouders"))
    assert one.chain[0].state == "unnamed"
    assert lines(one)["wie"] == ("niet genoemd (telt niet als gezin)", "doener: niet $gezin")
    assert lines(one)["vorm"][1] == "vorm: lijdend"


def test_an_imperative_is_for_the_reader() -> None:
    one = act("Betrek ouders.", "Betrek", "betrekken", voice="imperative", patient=role("Betrek ouders.", "ouders"))
    assert one.chain[0].words == "de lezer"
    assert "oproep" in lines(one)["wie"][0]


def test_what_cannot_be_told_is_said() -> None:
    one = act("Kinderen spelen.", "spelen", "spelen", unknown=frozenset({"agent", "patient"}))
    assert [party.words for party in one.chain] == ["niet te zeggen", "niet te zeggen"]
    assert lines(one)["met wie"] == ("niet te zeggen (een regel die dit vraagt, zwijgt hier)", "")


def test_what_is_only_likely_is_said() -> None:
    text = "Wij betrekken hen."
    one = act(
        text, "betrekken", "betrekken", agent=role(text, "Wij", "writer"), patient=role(text, "hen", certainty="likely")
    )
    assert one.chain[1].state == "likely"
    assert lines(one)["met wie"][0] == "hen (waarschijnlijk gezin, cliënt of inwoner)"


def test_somebody_who_may_be_of_any_side_has_no_group() -> None:
    text = "Wij betrekken mensen."
    one = act(text, "betrekken", "betrekken", patient=role(text, "mensen", "mixed"), agent=role(text, "Wij", "unknown"))
    assert lines(one)["met wie"] == ("mensen (kan van elke kant zijn)", "")
    assert lines(one)["wie of wat"][1] == ""


def test_a_modal_is_shown() -> None:
    text = "Jongeren mogen aanschuiven."
    one = act(text, "aanschuiven", "aanschuiven", modal="mogen", agent=role(text, "Jongeren"))
    assert one.modal == "mogen"
    assert one.alone
    assert lines(one)["hoe"] == ("dit mag", "modaal: mogen")
    assert "niemand" in lines(one)["met wie"][0]


def test_a_noun_stands_for_an_act_and_is_asked_for_as_a_noun() -> None:
    text = "De betrokkenheid van ouders groeit."
    parent = role(text, "ouders")
    one = act(text, "betrokkenheid", "betrekken", voice="nominal", patient=parent, company=(Company("van", parent),))
    assert lines(one)["doet"] == ("betrekken (‘betrokkenheid’ is die daad als ding)", "naamwoord: betrokkenheid")
    assert not one.around, "ouders are told already"


def test_an_infinitive_as_a_noun_is_asked_for_as_a_verb() -> None:
    one = act("Het betrekken kost tijd.", "betrekken", "betrekken", voice="nominal")
    assert lines(one)["doet"][1] == "werkwoord: betrekken"


def test_a_compound_is_cut_in_the_act_and_the_people() -> None:
    text = "Ouderbetrokkenheid helpt."
    one = act(text, "Ouderbetrokkenheid", "betrekken", voice="nominal", patient=role(text, "Ouder"))
    assert (one.words, one.chain[1].words) == ("…betrokkenheid", "Ouder…")
    assert lines(one)["doet"][1] == "naamwoord: betrokkenheid"


def test_an_infinitive_with_te_stays_whole() -> None:
    one = act("om jongeren mee te nemen", "mee nemen", "meenemen", voice="infinitive")
    assert one.words == "mee te nemen"


def test_a_light_verb_has_its_words_beside_it_once() -> None:
    text = "Wij zetten gezinnen in hun kracht."
    company = (Company("in", role(text, "hun kracht", "thing", plural=False)),)
    one = act(text, "zetten", "zetten", complement="in hun kracht", company=company, patient=role(text, "gezinnen"))
    assert one.words == "zetten … in hun kracht"
    assert lines(one)["erbij"] == ("in hun kracht", "met: in hun kracht")
    assert not one.around


def test_what_belongs_to_a_verb_stands_where_the_text_has_it() -> None:
    def words(text: str, verb: str, complement: str) -> str:
        return act(text, verb, "zetten", clause=((0, len(text)),), complement=complement).words

    assert words("Wij willen gezinnen in hun kracht zetten.", "zetten", "in hun kracht") == "in hun kracht zetten"
    assert words("Meepraten is belangrijk.", "is", "belangrijk") == "is belangrijk"
    assert words("Wij zetten hen in hun kracht.", "zetten", "in hun kracht") == "zetten … in hun kracht"
    assert words("Zet hen in hun kracht neer.", "Zet neer", "in hun kracht") == "Zet … neer … in hun kracht"


def test_letting_is_shown_with_what_is_let() -> None:
    text = "Wij laten ouders meedenken."
    parents = role(text, "ouders")
    let = Frame("laten", 4, 9, "active", ((4, 9),), ((4, 9),), agent=role(text, "Wij", "writer"), patient=parents)
    think = Frame("meedenken", 17, 26, "infinitive", ((17, 26),), ((17, 26),), agent=parents)
    (scene,) = scenes(text, [(0, len(text))], [let, think])
    assert [one.words for one in scene.acts] == ["laten … meedenken", "meedenken"]
    assert lines(scene.acts[0])["erbij"][1] == "met: meedenken"


def test_acts_stand_under_their_own_sentence() -> None:
    text = "Dag!\nZij spelen,\nmaar niet lang."
    frame = Frame("spelen", 9, 15, "active", ((9, 15),), ((9, 15),), unknown=frozenset({"agent"}))
    first, second = scenes(text, [(0, 4), (5, len(text))], [frame])
    assert (first.text, first.acts) == ("Dag!", ())
    assert second.text == "Zij spelen, maar niet lang."
    assert len(second.acts) == 1
