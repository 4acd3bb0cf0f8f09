from __future__ import annotations

import re
from xml.etree.ElementTree import Element, fromstring

from hypothesis import given, settings
from hypothesis import strategies as st

from nieuwetaal.dutch.frames import Frame
from nieuwetaal.findings import Role
from nieuwetaal.reports.frames.drawing import Font
from nieuwetaal.reports.frames.picture import scenes
from nieuwetaal.reports.frames.scene import NOTHING, Act, Line, Party, Scene
from nieuwetaal.reports.frames.svg import as_svg

NAMESPACE = {"s": "http://www.w3.org/2000/svg"}
WHO = Party("agent", "wie doet het", "De school", "professional of organisatie", "professional")
WHOM = Party("recipient", "wie krijgt het", "hen", "waarschijnlijk gezin", "family", "likely")
WHAT = Party("patient", "geven wat", "geen ruimte", "een zaak, geen mens", "thing")
BESIDE = Party("", "daarbij", "bij het plan", side="thing")
GIVE = (Line("wat gebeurt er", "geven"),)
SEARCH = ("zoek:", "  werkwoord: geven", "  doener: $prof")


def drawn(*acts: Act, text: str = "De school geeft hen geen ruimte.") -> Element:
    return fromstring(as_svg([Scene(text, acts)]))  # noqa: S314 our own drawing


def all_of(root: Element, name: str) -> list[Element]:
    return root.findall(f".//s:g[@class='{name}']", NAMESPACE)


def box(root: Element, role: str) -> tuple[float, float, float, float]:
    """Give left, top, right and bottom of the box of a party."""
    rect = root.find(f".//s:g[@data-role='{role}']/s:rect", NAMESPACE)
    assert rect is not None
    x, y, width, height = (float(rect.attrib[key]) for key in ("x", "y", "width", "height"))
    return x, y, x + width, y + height


def words(root: Element) -> str:
    return " ".join(" ".join("".join(text.itertext()).split()) for text in root.iterfind(".//s:text", NAMESPACE))


def test_every_word_is_there() -> None:
    root = drawn(Act("mag geven", GIVE, (WHO, WHAT, WHOM), (BESIDE,), SEARCH))
    told = words(root)
    for part in ("De school geeft hen geen ruimte.", "mag geven", "doener: $prof", "waarschijnlijk", "bij het plan"):
        assert part in told


def test_arrows_go_from_who_acts_to_whom_it_reaches() -> None:
    root = drawn(Act("geeft", GIVE, (WHO, WHAT, WHOM)))
    arrows = all_of(root, "nt-arrow")
    assert [(a.get("data-from"), a.get("data-to")) for a in arrows] == [("agent", "patient"), ("patient", "recipient")]
    for arrow in arrows:
        source, target = box(root, arrow.attrib["data-from"]), box(root, arrow.attrib["data-to"])
        line, head = arrow.find("s:line", NAMESPACE), arrow.find("s:polygon", NAMESPACE)
        assert line is not None
        assert head is not None
        tip, *back = (tuple(map(float, point.split(","))) for point in head.attrib["points"].split())
        assert float(line.attrib["x1"]) == source[2]
        assert tip[0] == target[0] > back[0][0] == float(line.attrib["x2"])
        assert target[1] < tip[1] < target[3]


def test_an_act_that_reaches_nobody_has_no_arrow_head() -> None:
    (arrow,) = all_of(drawn(Act("spelen", GIVE, (WHO,))), "nt-arrow")
    assert arrow.find("s:polygon", NAMESPACE) is None
    assert arrow.get("data-to") == ""


def test_what_does_not_happen_is_crossed_once_in_the_middle_of_the_arrow() -> None:
    arrow, after = all_of(drawn(Act("geeft", GIVE, (WHO, WHAT, WHOM), negated=True)), "nt-arrow")
    line, cross = arrow.find("s:line", NAMESPACE), arrow.find("s:path", NAMESPACE)
    assert line is not None
    assert cross is not None
    left = float(cross.attrib["d"].removeprefix("M").split()[0])
    assert left < (float(line.attrib["x1"]) + float(line.attrib["x2"])) / 2 < left + 2 * 9
    assert after.find("s:path", NAMESPACE) is None
    assert not drawn(Act("geeft", GIVE, (WHO, WHAT, WHOM))).findall(".//s:path", NAMESPACE)


def test_lines_for_a_rule_keep_their_indent() -> None:
    (panel,) = all_of(drawn(Act("geeft", GIVE, (WHO,), search=SEARCH)), "nt-search")
    assert [text.text for text in panel.iterfind("s:text", NAMESPACE)][1:] == list(SEARCH)


def test_words_that_the_picture_leaves_out_are_grey_and_told() -> None:
    scene = Scene(
        "Zij geeft nu.", (Act("geeft", GIVE, (WHO,)),), (("Zij", True), ("geeft", True), ("nu.", False)), ("nu",)
    )
    root = fromstring(as_svg([scene]))  # noqa: S314 our own drawing
    spans = root.findall(".//s:tspan", NAMESPACE)
    assert [span.text for span in spans if span.get("class") == "nt-out"] == ["nu."]
    assert "niet in het beeld: nu" in words(root)


def test_the_legend_has_what_is_drawn_and_no_more() -> None:
    unnamed = Party("agent", "wie doet het", "staat er niet bij", state="unnamed")
    told = words(drawn(Act("geeft", GIVE, (unnamed,))))
    assert "gestippelde rand" in told
    assert "stip:" in told
    told = words(drawn(Act("geeft", GIVE, (WHO, WHAT, WHOM), negated=True)))
    assert "kruis:" in told
    assert "stip:" not in told


def test_acts_are_stacked_and_all_is_on_the_paper() -> None:
    root = drawn(*[Act("geeft", GIVE, (WHO, WHAT, WHOM), (BESIDE,), SEARCH)] * 3, text="woord " * 60)
    tops = [float(rect.attrib["y"]) for rect in root.iterfind(".//s:g[@data-role='agent']/s:rect", NAMESPACE)]
    assert tops == sorted(set(tops))
    width, height = (float(root.attrib[key]) for key in ("width", "height"))
    assert root.get("viewBox") == f"0 0 {root.get('width')} {root.get('height')}"
    for text in root.iterfind(".//s:text", NAMESPACE):
        assert 0 < float(text.attrib["x"]) < width
        assert 0 < float(text.attrib["y"]) < height


def test_it_needs_nothing_from_elsewhere_and_runs_nothing() -> None:
    svg = as_svg([Scene("<script>alert(1)</script>", (Act("<b>", GIVE, (WHO, WHAT)),))])
    root = fromstring(svg)  # noqa: S314 our own drawing
    assert "<script>alert(1)</script>" in words(root)
    assert "&lt;script&gt;" in svg
    assert {element.tag.split("}")[1] for element in root.iter()} <= {
        *("svg", "title", "desc", "style", "rect", "g", "text", "tspan", "line", "polygon", "circle", "path")
    }
    assert not re.search(r"href|url\(|@import|@font-face|http(?!://www\.w3\.org/2000/svg)", svg)


def test_who_listens_gets_it_all() -> None:
    root = drawn(Act("geeft", GIVE, (WHO, WHAT)))
    title, description = root.find("s:title", NAMESPACE), root.find("s:desc", NAMESPACE)
    assert title is not None
    assert description is not None
    assert (root.get("role"), root.get("aria-labelledby")) == ("img", f"{title.get('id')} {description.get('id')}")
    assert "wie doet het: De school (professional of organisatie); wat gebeurt er: geven; geven wat: geen ruimte" in (
        description.text or ""
    )


def test_there_is_a_dark_side() -> None:
    assert "@media (prefers-color-scheme: dark)" in as_svg([])


def test_an_empty_text_gets_a_kind_line() -> None:
    assert NOTHING in words(fromstring(as_svg([])))  # noqa: S314 our own drawing
    assert NOTHING in words(drawn())


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.data())
def test_any_text_gives_a_drawing_that_is_well_formed(text: str, data: st.DataObject) -> None:
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(lambda pair: (min(pair), max(pair)))
    first, second, third = (data.draw(spans) for _ in range(3))
    agent, patient = (Role(*where, text[slice(*where)]) for where in (first, second))
    frame = Frame(text, third[0], third[1], "active", (third,), (third,), agent=agent, patient=patient, modal=text)
    picture = scenes(text, [(0, len(text) + 1)], [frame])
    root = fromstring(as_svg(picture))  # noqa: S314 our own drawing
    assert len(all_of(root, "nt-act")) == 1


@given(st.text(), st.floats(20, 400))
def test_lines_are_no_wider_than_asked_and_no_word_is_lost(text: str, width: float) -> None:
    font = Font("x", 12)
    lines = font.wrap(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(font.width(line) <= width or len(line) == 1 for line in lines)
