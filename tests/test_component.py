"""nieuwetaal as a component of a spaCy pipeline."""

import pytest

from nieuwetaal.dutch import pipeline

pytestmark = pytest.mark.model


def test_a_component_fills_spans_and_report() -> None:
    import nieuwetaal.component  # noqa: F401 -- spaCy does this through the entry point of an installed package

    nlp = pipeline._unpack()  # a pipeline of our own: the shared one stays as it is
    nlp.add_pipe("nieuwetaal")
    doc = nlp("Het wijkteam betrekt bewoners bij de inrichting. Bewoners betrekken een adviseur.")
    assert [(span.text, span.label_) for span in doc.spans["nieuwetaal"]] == [("betrekt bewoners", "betrekken")]
    assert [finding.rule for finding in doc._.nieuwetaal.findings] == ["betrekken"]


def test_a_remark_in_a_doc_keeps_a_finding() -> None:
    import nieuwetaal.component  # noqa: F401 -- spaCy does this through the entry point of an installed package

    nlp = pipeline._unpack()
    nlp.add_pipe("nieuwetaal")
    doc = nlp(
        "<!-- nieuwetaal: uit betrekken, omdat het wijkteam bewoners betrekt -->\n\n"
        "Het wijkteam betrekt bewoners bij de inrichting."
    )
    assert list(doc.spans["nieuwetaal"]) == []
    assert [kept.finding.text for kept in doc._.nieuwetaal.suppressed] == ["betrekt bewoners"]
    assert doc._.nieuwetaal.notes == ()
