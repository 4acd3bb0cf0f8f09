"""Mail: what was written is read, what others wrote is a quotation, and the rest is left out."""

from __future__ import annotations

import time
from email import policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nieuwetaal.documents import Document, read_bytes, read_text
from nieuwetaal.errors import InputError


def read(text: str):
    return [(segment.kind, segment.text) for segment in read_text(text, "mail").segments]


def read_file(data: bytes | EmailMessage) -> Document:
    raw = data if isinstance(data, bytes) else data.as_bytes(policy=policy.SMTP)
    return read_bytes(raw, Path("a.eml"))


def found(document: Document) -> list[tuple[str, str]]:
    return [(segment.kind, segment.text) for segment in document.segments]


def message(text: str = "De gemeente betrekt ouders.", subject: str = "Plan jeugd") -> EmailMessage:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "a@b.nl", "c@d.nl", subject
    if text:
        made.set_content(text)
    return made


HEAD = "Van: Jan Jansen <jan@b.nl>\nAan: Piet;\n Klaas\nOnderwerp: RE: Antw: Plan jeugd\nDatum: 3 mei 2030\n"
OWN = ("paragraph", "Ouders kiezen zelf.")
QUOTE = ("block-quote", "Wij betrekken ouders.")

LONG = """\
Ouders kiezen zelf.

Op ma 3 mei 2030 om 10:11 heeft Jan
Jansen <jan@b.nl> het volgende geschreven:

> Wij betrekken ouders.

Ouders kiezen zelf.
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ouders kiezen zelf.", [OWN]),
        (f"\n{HEAD}\nOuders kiezen zelf.", [("heading", "Plan jeugd"), OWN]),
        ("Onderwerp: Plan\nOuders kiezen zelf.", [("heading", "Plan"), OWN]),
        ("**Van:** Jan\n**Onderwerp:** Plan\n\nOuders kiezen zelf.", [("heading", "Plan"), OWN]),
        (
            "Received: from x by y;\n\tMon, 3 May\nX-Spam: no\nSubject: Plan\n\nOuders kiezen zelf.",
            [("heading", "Plan"), OWN],
        ),
        ("Ouders kiezen zelf.\n\n> Wij betrekken\n> ouders.\n", [OWN, QUOTE]),
        (
            "> Wij betrekken ouders.\nOuders kiezen zelf.\n>> Zo is het.\n> Wij betrekken ouders.",
            [QUOTE, OWN, ("block-quote", "Zo is het."), QUOTE],
        ),
        ("Ouders kiezen zelf.\n\n-----Oorspronkelijk bericht-----\nVan: Jan\n\nWij betrekken ouders.", [OWN, QUOTE]),
        ("Ouders kiezen zelf.\n\n-------- Original Message --------\nWij betrekken ouders.", [OWN, QUOTE]),
        ("Begin doorgestuurd bericht:\n\nVan: Jan\nOnderwerp: Plan\n\nWij betrekken ouders.", [QUOTE]),
        ("Ouders kiezen zelf.\n\nVan: Jan\nVerzonden: 3 mei\nAan: Piet\n\nWij betrekken ouders.", [OWN, QUOTE]),
        ("Ouders kiezen zelf.\nOp 3 mei 2030 om 10:11 schreef Jan <j@b.nl>:\n\nWij betrekken ouders.", [OWN, QUOTE]),
        (LONG, [OWN, QUOTE, OWN]),
        ("Ouders kiezen zelf.\n\nJan schreef:\n> Wij betrekken ouders.", [OWN, QUOTE]),
        (
            "Ouders kiezen zelf.\n-- \nJan\nGemeente\n\nOp 3-5-2030 10:11 schreef Piet:\nWij betrekken ouders.",
            [OWN, QUOTE],
        ),
        ("Ouders kiezen zelf.\n--\nJan\n> Wij betrekken ouders.", [OWN, QUOTE]),
        ("Ouders kiezen zelf.\r\n\r\n> Wij betrekken\r\n> ouders.\r\n", [OWN, QUOTE]),
    ],
)
def test_a_pasted_mail_is_told_apart(text: str, expected: list[tuple[str, str]]):
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Op 3 mei schreef de wethouder ons dit:\n\nOuders kiezen zelf.",
        "Van: de tafel\n\nOuders kiezen zelf.",
        "Wij gaan samen door.\n\nAan: alle ouders\n\nOuders kiezen zelf.",
        "Ouders kiezen - zo is het -- zelf.\n\nOuders kiezen zelf.",
        "Beste ouders: welkom.\n\nOuders kiezen zelf.",
    ],
)
def test_what_only_looks_like_a_quotation_is_read(text: str):
    assert read(text)[-1] == OWN


def test_places_are_those_of_the_text():
    text = "Hoi,\n\n> Wij betre\u00adkken\n> alle ouders.\n"
    quote = read_text(text, "mail").segments[-1]
    at = quote.text.index("betrekken alle")
    assert text[slice(*quote.source_span(at, at + len("betrekken alle")))] == "betre\u00adkken\n> alle"


LINES = st.sampled_from(
    (
        *("Van: Jan", "Verzonden: 3 mei", "Onderwerp: Re: Plan", "Op 3 mei om 10:11 schreef", "Jan <j@b.nl>:", "-- "),
        *("> Ouders kiezen.", ">> ja", "", "-----Oorspronkelijk bericht-----", "Ouders kiezen.", " - een", "é😀\u00ad"),
    )
)


@given(
    st.lists(st.tuples(LINES, st.sampled_from(("\n", "\r\n", "\r")))).map(lambda many: "".join(a + b for a, b in many))
)
def test_any_mail_is_read_with_true_places(text: str):
    last = 0
    for segment in read_text(text, "mail").segments:
        spans = [segment.source_span(at, at + 1) for at in range(len(segment.text))]
        assert spans == sorted(spans)
        assert last <= spans[0][0] < spans[-1][1] <= len(text)
        last = spans[-1][1]
        for (start, _), character in zip(spans, segment.text, strict=True):
            assert character in {" ", text[start]}


def test_a_file_has_its_subject_and_its_text():
    document = read_file(message("Ouders kiezen zelf.\n\nDe gemeente betrekt cliënten.\n"))
    assert found(document) == [("heading", "Plan jeugd"), OWN, ("paragraph", "De gemeente betrekt cliënten.")]
    assert document.places is not None
    at = document.text.index("betrekt")
    place = document.places.place(at, at + 7)
    assert (place.part, place.paragraph, document.format) == ("bericht", 2, "mail")
    assert document.places.place(0, 4).part == "onderwerp"
    segment = document.segments[-1]
    assert document.text[slice(*segment.source_span(0, len(segment.text)))] == "De gemeente betrekt cliënten."


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit"])
@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252"])
def test_a_file_is_read_in_any_encoding(encoding: str, charset: str):
    made = message("")
    made.set_content("Cliënten kiezen één keer.", charset=charset, cte=encoding)
    assert found(read_file(made))[-1] == ("paragraph", "Cliënten kiezen één keer.")


def test_plain_text_goes_before_html_and_pictures_are_no_attachments():
    made = message("Ouders kiezen zelf.")
    made.add_alternative("<p>Ouders <b>kiezen</b> niet.<img src=cid:a>", subtype="html")
    *_, page = made.iter_parts()
    assert isinstance(page, EmailMessage)
    page.add_related(b"x", "image", "png", cid="<a>")
    made.add_attachment(b"x", "application", "pdf", filename="plan  jeugd.pdf")
    made.add_attachment(b"tekst", "text", "plain", filename="bijlage.txt")
    made.add_attachment(message())
    document = read_file(made)
    assert found(document)[1:] == [OWN]
    assert document.notes == (
        "bijlage plan jeugd.pdf is niet gelezen",
        "bijlage bijlage.txt is niet gelezen",
        "bijlage een andere mail is niet gelezen",
    )


def test_html_is_read_when_plain_text_is_empty():
    made = message(" ")
    made.add_alternative(
        "<p>Ouders be<b>slis</b>sen.<div>Van: Jan<br>Verzonden: 3 mei<br>Aan: Piet</div><p>Wij betrekken ouders.",
        subtype="html",
    )
    document = read_file(made)
    assert found(document)[1:] == [("paragraph", "Ouders beslissen."), QUOTE]
    segment = document.segments[1]
    assert document.text[slice(*segment.source_span(7, 17))] == "beslissen."


def test_a_quotation_in_html_is_one():
    made = message("")
    made.set_content("<p>Ouders kiezen zelf.</p><blockquote>Wij betrekken ouders.</blockquote>", subtype="html")
    assert found(read_file(made))[1:] == [OWN, QUOTE]


def test_flowed_lines_are_joined():
    text = "Ouders \r\nkiezen zelf.\r\n> Wij \r\n> betrekken ouders.\r\n>> Zo \r\n> nee.\r\n-- \r\nJan"
    raw = f"From: a@b.nl\r\nContent-Type: text/plain; format=flowed\r\n\r\n{text}"
    assert found(read_file(raw.encode())) == [OWN, QUOTE, ("block-quote", "Zo"), ("block-quote", "nee.")]
    glued = raw.replace("format=flowed", "format=flowed; delsp=yes").replace("Ouders \r\nkiezen", "Ouders ki \r\nezen")
    assert found(read_file(glued.encode()))[0] == OWN


@pytest.mark.parametrize(
    ("head", "body", "said"),
    [
        ("Content-Type: multipart/encrypted; boundary=x", "--x\n\n--x--", "versleuteld"),
        ("Content-Type: application/pkcs7-mime", "abc", "versleuteld"),
        ("Content-Type: text/plain", "-----BEGIN PGP MESSAGE-----\nabc", "versleuteld (PGP)"),
        ("Content-Type: application/ms-tnef; name=winmail.dat", "abc", "winmail.dat"),
    ],
)
def test_what_cannot_be_read_is_said(head: str, body: str, said: str):
    with pytest.raises(InputError) as error:
        read_file(f"From: a@b.nl\n{head}\n\n{body}".encode())
    assert said in str(error.value)
    assert str(error.value).startswith("a.eml ")


@pytest.mark.parametrize("data", [b"", b"zomaar tekst", bytes(range(256)) * 20])
def test_what_is_no_mail_is_told_so(data: bytes):
    with pytest.raises(InputError, match=r"a\.eml is geen mailbestand"):
        read_file(data)


def test_an_empty_mail_is_said_to_be_so():
    document = read_file(message("", "Plan"))
    assert (found(document), document.notes) == ([("heading", "Plan")], ("in deze mail staat geen tekst",))


@given(st.data())
def test_a_damaged_file_is_read_or_refused_in_one_line(data: st.DataObject):
    made = message("Ouders kiezen.")
    made.add_alternative("<p>Ouders", subtype="html")
    made.add_attachment(b"x", "image", "png", filename="a.png")
    raw = bytearray(made.as_bytes())
    for _ in range(data.draw(st.integers(1, 12))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    try:
        said = read_file(bytes(raw[: data.draw(st.integers(1, len(raw)))])).format
    except InputError as error:
        said = str(error)
    assert said
    assert "\n" not in said


def test_a_mail_of_boxes_in_boxes_takes_no_long_time():
    raw = "From: a@b.nl\n"
    for box in range(3_000):
        raw += f"Content-Type: multipart/mixed; boundary=x{box}\n\n--x{box}\n"
    begun = time.process_time()
    with pytest.raises(InputError, match="meer dan 300 delen"):
        read_file(raw.encode())
    assert time.process_time() - begun < 5


def test_a_file_that_is_named_as_text_is_pasted_mail(tmp_path: Path):
    path = tmp_path / "a.eml"
    assert read_bytes(b"From: a@b.nl\n\nx", path, "text").format == "text"
    assert read_bytes(b"Onderwerp: Plan\n\nOuders kiezen.", tmp_path / "a.txt", "mail").segments[0].text == "Plan"
