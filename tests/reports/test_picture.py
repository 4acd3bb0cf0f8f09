from __future__ import annotations

import re
from typing import Any

from nieuwetaal.dutch.frames import Company, Frame
from nieuwetaal.findings import Role
from nieuwetaal.reports.frames.picture import scenes
from nieuwetaal.reports.frames.scene import Act, Line, Scene

TEXT = "De school geeft ouders geen ruimte."


def role(text: str, words: str, side: Any = "family", **other: Any) -> Role:
    start = text.index(words)
    last = words.rsplit(maxsplit=1)[-1]
    head = start + len(words) - len(last), start + len(words)
    return Role(start, start + len(words), words, side, heads=(head,), **other)


def scene(text: str, verb: str, predicate: str, **other: Any) -> Scene:
    """Give the picture of a text that is one sentence with one act; `verb` are its words, its clause is all of it."""
    spans = tuple((text.index(word), text.index(word) + len(word)) for word in verb.split())
    clause = tuple(match.span() for match in re.finditer(r"\w+|[^\w\s]", text))
    values: dict[str, Any] = {"voice": "active", "words": spans, "clause": clause} | other
    own = spans[-1] if values.get("particle") == spans[0] else spans[0]
    frame = Frame(predicate, *own, **values)
    (only,) = scenes(text, [(0, len(text))], [frame])
    return only


def act(text: str, verb: str, predicate: str, **other: Any) -> Act:
    (only,) = scene(text, verb, predicate, **other).acts
    return only


def lines(one: Act) -> dict[str, str]:
    return {line.label: line.text for line in one.lines()}


def test_who_does_what_to_whom_and_how_a_rule_asks_for_it() -> None:
    text = "De gemeente zet ouders in bij het plan."
    one = act(
        text,
        "zet in",
        "inzetten",
        particle=(23, 25),
        agent=role(text, "De gemeente", "professional"),
        patient=role(text, "ouders"),
        company=(Company("bij", role(text, "het plan", "thing", plural=False)),),
    )
    assert one.words == "zet … in"
    assert [(party.role, party.words) for party in one.chain] == [("agent", "De gemeente"), ("patient", "ouders")]
    assert list(one.lines()) == [
        Line("wie doet het", "De gemeente (professional of organisatie)"),
        Line("wat gebeurt er", "inzetten"),
        Line("wie ondergaat het", "ouders (gezin, cliënt of inwoner)"),
        Line("daarbij", "bij het plan"),
    ]
    assert one.search == ("zoek:", "  werkwoord: inzetten", "  doener: $prof", "  ondergaat: $gezin", "  waarbij: plan")


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
    assert [party.label for party in one.chain] == ["wie doet het", "geven wat", "wie krijgt het"]
    assert lines(one)["geven wat"] == "geen ruimte (een zaak, geen mens)"
    assert lines(one)["niet"] == "er staat ‘geen’"
    assert one.search[3:] == ("  ondergaat: ruimte", "  ontvanger: $gezin", "  ontkend: ja")
    assert one.negated


def test_a_denial_that_cannot_be_named_is_told_all_the_same() -> None:
    assert lines(act("Zij spelen.", "spelen", "spelen", negated=True))["niet"] == "ontkend"


def test_a_passive_without_who_does_it_says_so_and_keeps_its_auxiliary() -> None:
    text = "Ouders moeten worden betrokken."
    one = act(
        text, "betrokken", "betrekken", voice="passive", modal="moeten", patient=role(text, "Ouders", plural=True)
    )
    assert one.words == "moeten worden betrokken"
    assert (one.chain[0].words, one.chain[0].state) == ("staat er niet bij", "unnamed")
    assert one.chain[1].words == "ouders", "no capital in the middle"
    assert one.search[-1] == "  vorm: [lijdend]"


def test_a_name_keeps_its_capital() -> None:
    text = "Fatima wordt betrokken."
    one = act(text, "betrokken", "betrekken", voice="passive", patient=role(text, "Fatima", "unknown", plural=False))
    assert one.chain[1].words == "Fatima"


def test_a_perfect_tense_keeps_its_auxiliary() -> None:
    text = "De school heeft hen niet uitgenodigd."
    assert act(text, "uitgenodigd", "uitnodigen", negated=True).words == "heeft uitgenodigd"


def test_a_full_stop_belongs_to_the_sentence() -> None:
    text = "Zij kennen het best."
    one = act(text, "kennen", "kennen", patient=role(text, "het best.", "thing"))
    assert one.chain[1].words == "het best"


def test_an_imperative_is_for_who_reads() -> None:
    one = act("Betrek ouders.", "Betrek", "betrekken", voice="imperative", patient=role("Betrek ouders.", "ouders"))
    assert (one.words, one.chain[0].words) == ("betrek", "wie leest")
    assert "oproep" in lines(one)["wie doet het"]
    assert "vorm: [werkwoord]" in one.search[-1]


def test_a_question_is_told() -> None:
    assert scene("Spelen zij?", "Spelen", "spelen").question
    assert not scene("Zij spelen.", "spelen", "spelen").question


def test_what_cannot_be_told_is_said() -> None:
    one = act("Kinderen spelen.", "spelen", "spelen", unknown=frozenset({"agent", "patient"}))
    assert [party.words for party in one.chain] == ["niet te zeggen", "niet te zeggen"]
    assert lines(one)["wie ondergaat het"] == "niet te zeggen (een regel die dit vraagt, zwijgt hier)"
    assert one.search == ("zoek:", "  werkwoord: spelen")


def test_what_is_only_likely_is_said() -> None:
    text = "Wij betrekken hen."
    one = act(
        text, "betrekken", "betrekken", agent=role(text, "Wij", "writer"), patient=role(text, "hen", certainty="likely")
    )
    assert one.chain[1].state == "likely"
    assert lines(one)["wie ondergaat het"] == "hen (waarschijnlijk gezin, cliënt of inwoner)"


def test_who_writes_is_not_who_reads() -> None:
    def kind(who: str) -> str:
        text = f"{who} betrekken ouders."
        return act(text, "betrekken", "betrekken", agent=role(text, who, "writer")).chain[0].kind

    assert [kind(who) for who in ("Wij", "U", "Wij en u", "Men")] == [
        "wie schrijft",
        "wie leest",
        *["wie schrijft of leest"] * 2,
    ]


def test_somebody_who_may_be_of_any_side_has_no_group() -> None:
    text = "Wij betrekken mensen."
    one = act(text, "betrekken", "betrekken", patient=role(text, "mensen", "mixed"), agent=role(text, "Wij", "unknown"))
    assert lines(one)["wie ondergaat het"] == "mensen (kan van elke kant zijn)"
    assert one.chain[0].label == "wie of wat"
    assert one.search == ("zoek:", "  werkwoord: betrekken")


def test_a_modal_is_shown() -> None:
    text = "Jongeren mogen aanschuiven."
    one = act(text, "aanschuiven", "aanschuiven", modal="mogen", agent=role(text, "Jongeren"))
    assert one.words == "mogen aanschuiven"
    assert lines(one)["moet, mag of wil"] == "mogen (dit mag)"
    assert len(one.chain) == 1, "this verb asks for no object"


def test_a_modal_with_te_keeps_it() -> None:
    text = "Ouders hoeven niet mee te doen."
    one = act(text, "mee doen", "meedoen", modal="hoeven", particle=(19, 22), agent=role(text, "Ouders"))
    assert one.words == "hoeven mee te doen"
    text = "Ouders hoeven te komen."
    assert act(text, "komen", "komen", modal="hoeven", agent=role(text, "Ouders")).words == "hoeven te komen"


def test_a_missing_object_is_told_only_when_nothing_was_left_out() -> None:
    text = "De school informeert."
    one = act(text, "informeert", "informeren", agent=role(text, "De school", "professional"))
    assert lines(one)["wie of wat ondergaat het"] == "staat er niet bij"
    text = "De school organiseert een avond."
    one = act(text, "organiseert", "organiseren", agent=role(text, "De school", "professional"))
    assert len(one.chain) == 1, "perhaps it is the evening"


def test_a_noun_stands_for_an_act_and_is_asked_for_as_a_noun() -> None:
    text = "De betrokkenheid van ouders groeit."
    parent = role(text, "ouders")
    one = act(text, "betrokkenheid", "betrekken", voice="nominal", patient=parent, company=(Company("van", parent),))
    assert lines(one)["wat gebeurt er"] == "betrekken"
    assert lines(one)["hoe gezegd"] == "als een ding: ‘betrokkenheid’"
    assert "de zin vertelt niet wie dit doet" in lines(one)["wie doet het"]
    assert one.search == ("zoek:", "  naamwoord: betrokkenheid", "  ondergaat: $gezin")
    assert not one.around, "ouders are told already"


def test_who_acts_in_a_noun_is_asked_for_as_the_rules_do() -> None:
    text = "De inspraak van ouders groeit."
    parent = role(text, "ouders")
    one = act(text, "inspraak", "inspreken", voice="nominal", agent=parent, company=(Company("van", parent),))
    assert one.search[-1] == "  ondergaat: $gezin"
    one = act(text, "inspraak", "inspreken", voice="nominal", agent=parent, company=(Company("door", parent),))
    assert one.search[-1] == "  doener: $gezin"


def test_an_infinitive_as_a_noun_is_asked_for_as_a_verb() -> None:
    one = act("Het betrekken kost tijd.", "betrekken", "betrekken", voice="nominal")
    assert one.search == ("zoek:", "  werkwoord: betrekken", "  vorm: [naamwoord]")


def test_a_compound_is_cut_in_the_act_and_the_people() -> None:
    text = "Ouderbetrokkenheid helpt."
    one = act(text, "Ouderbetrokkenheid", "betrekken", voice="nominal", patient=role(text, "Ouder"))
    assert (one.words, one.chain[1].words) == ("…betrokkenheid", "ouder…")
    assert one.search[1] == "  naamwoord: betrokkenheid"


def test_a_particle_is_written_with_its_infinitive() -> None:
    one = act("om jongeren mee te nemen", "mee nemen", "meenemen", voice="infinitive")
    assert one.words == "meenemen"


def test_a_light_verb_has_its_words_beside_it_once() -> None:
    text = "Wij zetten gezinnen in hun kracht."
    company = (Company("in", role(text, "hun kracht", "thing", plural=False)),)
    one = act(text, "zetten", "zetten", complement="in hun kracht", company=company, patient=role(text, "gezinnen"))
    assert one.words == "zetten … in hun kracht"
    assert lines(one)["wat gebeurt er"] == "in hun kracht zetten"
    assert "  met: in hun kracht" in one.search
    assert not one.around


def test_what_belongs_to_a_verb_stands_where_the_text_has_it() -> None:
    def words(text: str, verb: str, complement: str, predicate: str = "zetten", **other: Any) -> str:
        return act(text, verb, predicate, complement=complement, **other).words

    assert words("Zij willen hen in hun kracht zetten.", "zetten", "in hun kracht", modal="willen") == (
        "willen in hun kracht zetten"
    )
    assert words("Meepraten is belangrijk.", "is", "belangrijk", "zijn") == "is belangrijk"
    assert words("Wij zetten hen in hun kracht.", "zetten", "in hun kracht") == "zetten … in hun kracht"
    assert words("Zet hen in hun kracht neer.", "Zet neer", "in hun kracht") == "zet … neer … in hun kracht"


def test_what_something_is_needs_no_other_verb() -> None:
    told = lines(act("Meepraten is belangrijk.", "is", "zijn", complement="belangrijk"))
    assert told["is wat"] == "belangrijk"
    assert "wat gebeurt er" not in told


def test_letting_is_shown_with_what_is_let() -> None:
    text = "Wij laten ouders meedenken."
    parents = role(text, "ouders")
    let = Frame("laten", 4, 9, "active", ((4, 9),), ((4, 9),), agent=role(text, "Wij", "writer"), patient=parents)
    think = Frame("meedenken", 17, 26, "infinitive", ((17, 26),), ((17, 26),), agent=parents)
    (scene,) = scenes(text, [(0, len(text))], [let, think])
    assert [one.words for one in scene.acts] == ["laten … meedenken", "meedenken"]
    assert lines(scene.acts[0])["laten wat"] == "meedenken"
    assert "  met: meedenken" in scene.acts[0].search
    assert lines(scene.acts[1])["verband"] == "dit hoort bij ‘laten’ hierboven"


def test_how_acts_hang_together_is_told() -> None:
    text = "Het betrekken helpt, omdat ouders meedenken."
    noun = Frame("betrekken", 4, 13, "nominal", ((4, 13),), ((0, 3), (4, 13)))
    helps = Frame(
        "helpen", 14, 19, "active", ((14, 19),), ((0, 3), (4, 13), (14, 19)), agent=role(text, "Het betrekken", "thing")
    )
    think = Frame(
        "meedenken", 34, 43, "active", ((34, 43),), ((19, 20), (21, 26), (27, 33), (34, 43)), agent=role(text, "ouders")
    )
    (only,) = scenes(text, [(0, len(text))], [noun, helps, think])
    bonds = [lines(one).get("verband", "") for one in only.acts]
    assert bonds == ["", "‘Het betrekken’ is dezelfde daad als hierboven", "dit zegt waarom (‘omdat’)"]
    assert not only.missing


def test_what_the_picture_leaves_out_is_told_in_words_of_the_sentence() -> None:
    text = "Daarom zet de gemeente, zoals altijd, de ouders als ambassadeur in."
    shown = scene(
        text,
        "zet in",
        "inzetten",
        agent=role(text, "de gemeente", "professional"),
        patient=role(text, "de ouders"),
    )
    assert shown.missing == "niet in het beeld: daarom, zoals altijd, als ambassadeur"
    assert " ".join(word for word, _ in shown.words) == text
    grey = [word for word, seen in shown.words if not seen]
    assert grey == ["Daarom", "zoals", "altijd,", "als", "ambassadeur"]


def test_small_words_are_not_missed() -> None:
    text = "Er wordt toch door de ouders niet gespeeld."
    shown = scene(text, "gespeeld", "spelen", voice="passive", agent=role(text, "de ouders"), negated=True)
    assert shown.left_out == ("toch",)
    shown = scene("om mee te nemen waar", "mee nemen", "meenemen", voice="infinitive")
    assert shown.words == (("om", False), ("mee", True), ("te", True), ("nemen", True), ("waar", False))
    assert not shown.missing


def test_acts_stand_under_their_own_sentence() -> None:
    text = "Dag!\nZij spelen,\nmaar niet lang."
    frame = Frame("spelen", 9, 15, "active", ((9, 15),), ((9, 15),), unknown=frozenset({"agent"}))
    first, second = scenes(text, [(0, 4), (5, len(text))], [frame])
    assert (first.text, first.acts) == ("Dag!", ())
    assert second.text == "Zij spelen, maar niet lang."
    assert len(second.acts) == 1


def test_the_verb_of_another_act_is_no_auxiliary() -> None:
    text = "Wie bepaalt wat goed is?"
    clause = ((0, 3), (4, 11), (12, 15), (21, 23))
    decides = Frame("bepalen", 4, 11, "active", ((4, 11),), clause)
    good = Frame("zijn", 21, 23, "active", ((21, 23),), ((12, 15), (16, 20), (21, 23)), complement="goed")
    (only,) = scenes(text, [(0, len(text))], [decides, good])
    assert [one.words for one in only.acts] == ["bepaalt", "goed is"]
    assert only.acts[1].chain[0].label == "wie of wat"
