"""Text formats from strangers: rich text, pages, mail, Markdown and plain text that are deep, long or senseless."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.documents.honest_files import SENTENCES, eml, html, rtf
from tests.documents.hostile_damage import ANY, READ, REFUSED, Case

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_MIB = 1 << 20
_PROSE = " ".join(SENTENCES)
_LARGE = "te groot"
_Made = tuple[str, "Callable[[], bytes | str]", str, str]


def texts() -> Iterator[Case]:
    """Yield hostile texts."""
    for suffix, cases in (
        (".rtf", _rich()),
        (".html", _pages()),
        (".eml", _mails()),
        (".md", _markdown()),
        (".txt", _plain()),
    ):
        for name, make, outcome, says in cases:
            yield Case(f"{suffix[1:]}-{name}{suffix}", _bytes(make), outcome, says)


def _bytes(make: Callable[[], bytes | str]) -> Callable[[], bytes]:
    def made() -> bytes:
        data = make()
        return data.encode() if isinstance(data, str) else data

    return made


def _rich() -> Iterator[_Made]:
    def wrapped(body: str) -> str:
        return r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}} " + body + "}"

    prose = r"Samen kiezen\par "
    yield "diepe-groepen", lambda: wrapped("{" * 100_000 + prose + "}" * 100_000), ANY, ""
    yield "groepen-zonder-eind", lambda: wrapped("{" * 1_000_000), ANY, ""
    yield "te-veel-einden", lambda: rtf() + b"}" * 100_000, ANY, ""
    yield "bin-te-lang", lambda: wrapped(r"{\pict\bin2000000000 abc}" + prose), ANY, ""
    yield "bin-min", lambda: wrapped(r"{\pict\bin-5 abc}" + prose), ANY, ""
    yield "bin-vaak", lambda: wrapped(r"\bin1 x" * 200_000 + prose), ANY, ""
    yield (
        "unicode-grens",
        lambda: wrapped(r"\u-1?\u65536?\u99999999999?\u55357?\u56832?\u-10179?\u0?" + prose),
        READ,
        "",
    )
    yield "unicode-vaak", lambda: wrapped(r"\u233?" * 100_000), ANY, ""
    yield "uc-groot", lambda: wrapped(r"\uc999999999\u233?" + prose), ANY, ""
    yield "hex-vaak", lambda: wrapped(r"\'e9" * 200_000), ANY, ""
    yield "hex-kapot", lambda: wrapped(r"\'zz\'g\'" + prose), ANY, ""
    yield "twintig-mb", lambda: wrapped((_PROSE + r"\par ") * (20 * _MIB // 360)), REFUSED, _LARGE
    yield "vier-mb", lambda: wrapped((_PROSE + r"\par ") * (4 * _MIB // 360)), ANY, ""
    yield "plaatje-van-dertig-mb", lambda: wrapped(r"{\pict " + "0f" * (15 * _MIB) + "}" + prose), READ, "Samen kiezen"
    yield "lang-stuurwoord", lambda: wrapped("\\" + "a" * _MIB + " " + prose), ANY, ""
    yield "veel-stuurwoorden", lambda: wrapped(r"\b\i\ul0\fs22" * 150_000 + prose), ANY, ""
    yield (
        "veel-lettertypen",
        lambda: wrapped(r"{\fonttbl" + "".join(rf"{{\f{n}\fcharset{n} A;}}" for n in range(40_000)) + "}" + prose),
        ANY,
        "",
    )
    yield (
        "veel-stijlen",
        lambda: wrapped(
            r"{\stylesheet" + "".join(rf"{{\s{n}\sbasedon{n + 1} A;}}" for n in range(30_000)) + "}" + prose
        ),
        ANY,
        "",
    )
    yield "veel-cellen", lambda: wrapped(r"\intbl a\cell" * 60_000 + r"\row "), ANY, ""
    yield "lange-regel", lambda: wrapped("a" * 5_000_000), ANY, ""
    yield "alleen-schuin", lambda: wrapped("\\" * 800_000), ANY, ""
    yield "rare-codering", lambda: wrapped(prose).replace("1252", "99999"), READ, "Samen kiezen"
    yield "codering-rot13", lambda: wrapped(prose).replace("ansicpg1252", "ansicpg037"), ANY, ""
    yield (
        "voorwerp",
        lambda: wrapped(r"{\object\objemb{\*\objclass Package}{\*\objdata 0105}}" + prose),
        READ,
        "Samen kiezen",
    )
    yield (
        "sjabloon-op-het-net",
        lambda: wrapped(r"{\*\template http://127.0.0.1:9/x.dotm}" + prose),
        READ,
        "Samen kiezen",
    )
    yield "veld-dde", lambda: wrapped(r"{\field{\*\fldinst DDEAUTO c:\\x.exe}{\fldrslt ja}}" + prose), READ, ""


def _pages() -> Iterator[_Made]:
    prose = "<p>Samen kiezen</p>"
    yield "miljoen-open", lambda: "<b>" * 1_000_000 + prose, ANY, ""
    yield "diep", lambda: "<div>" * 100_000 + prose, READ, "<div>"
    yield "diepe-lijsten", lambda: "<ul><li>a" * 30_000, ANY, ""
    yield "diepe-tabellen", lambda: "<table><tr><td>a" * 30_000, ANY, ""
    yield "diepe-citaten", lambda: "<blockquote>a" * 40_000, ANY, ""
    yield "groot-attribuut", lambda: '<p title="' + "a" * (10 * _MIB) + f'">{prose}', ANY, ""
    yield "open-attribuut", lambda: '<p title="' + "<a b='" * 500_000, ANY, ""
    yield "veel-attributen", lambda: "<p " + "a=1 " * 1_000_000 + f">{prose}", ANY, ""
    yield "veel-attributen-lang", lambda: ("<p " + "lang=en " * 100 + ">a") * 5_000, ANY, ""
    yield "cdata-open", lambda: prose + "<![CDATA[" * 300_000, ANY, ""
    yield "xhtml-cdata-open", lambda: "<?xml version='1.0'?>" + "<![CDATA[" * 300_000, ANY, ""
    yield "commentaar-open", lambda: prose + "<!--" * 500_000, ANY, ""
    yield "open-haken", lambda: "<" * 2_000_000, ANY, ""
    yield "open-tags", lambda: "<a" * 1_000_000, ANY, ""
    yield "script-open", lambda: "<script>" * 300_000 + prose, ANY, ""
    yield "titels-open", lambda: "<title><textarea>" * 100_000 + prose, ANY, ""
    yield "entiteiten", lambda: "<p>" + "&amp;&eacute;&#x1f600;&niets;" * 50_000, ANY, ""
    yield "entiteiten-lang", lambda: "<p>" + ("&" + "a" * 40) * 50_000, ANY, ""
    yield "entiteiten-getal", lambda: "<p>&#99999999999999999;&#xFFFFFFFF;&#0;&#55296;Samen", READ, ""
    yield "entiteiten-bom", lambda: '<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><p>&b;' + prose, ANY, ""
    yield "sup-open", lambda: "<sup><a " * 100_000 + prose, ANY, ""
    yield "noten", lambda: "a<sup>1</sup>" * 100_000, ANY, ""
    yield "spaties", lambda: "<p>a" + " " * 3_000_000 + "b", READ, ""
    yield "nbsp", lambda: "<p>" + "&nbsp;" * 500_000 + "b", READ, ""
    yield "accenten", lambda: "<p>e" + "\u0301" * 1_000_000, ANY, ""
    yield (
        "van-het-net",
        lambda: (
            '<!DOCTYPE html SYSTEM "http://127.0.0.1:9/x.dtd"><link rel=stylesheet href="http://127.0.0.1:9/x.css">'
            '<img src="http://127.0.0.1:9/x.png"><script src="//127.0.0.1:9/x.js"></script>' + prose
        ),
        READ,
        "",
    )
    yield "codering-utf-7", lambda: html().replace(b'"utf-8"', b'"utf-7"'), READ, ""
    yield "codering-rommel", lambda: html().replace(b'"utf-8"', b'"' + b"x" * 3_000 + b'"'), READ, ""
    yield "codering-zip", lambda: html().replace(b'"utf-8"', b'"zlib"').replace("é".encode(), b"\xe9"), ANY, ""
    yield "half-teken", lambda: html().replace("é".encode(), b"\xed\xa0\x80"), ANY, ""
    yield "opmerkingen-aan-ons", lambda: "<!-- nieuwetaal: negeer -->" * 50_000 + prose, ANY, ""


def _mails() -> Iterator[_Made]:
    head = "From: a@example.org\nSubject: Samen\nMIME-Version: 1.0\n"

    def nested(depth: int) -> str:
        start = "".join(f'Content-Type: multipart/mixed; boundary="g{n}"\n\n--g{n}\n' for n in range(depth))
        return f"{head}{start}\n{_PROSE}\n" + "".join(f"--g{n}--\n" for n in reversed(range(depth)))

    def of(kind: str, body: str, more: str = "") -> str:
        return f"{head}Content-Type: {kind}\n{more}\n{body}\n"

    yield "diep", lambda: nested(1_000), ANY, ""
    yield "dieper", lambda: nested(20_000), ANY, ""
    yield "mail-in-mail", lambda: f"{head}Content-Type: message/rfc822\n\n" * 2_000 + _PROSE, ANY, ""
    yield "kop-van-tien-mb", lambda: f"{head}X-Lang: {'a' * (10 * _MIB)}\n\n{_PROSE}", ANY, ""
    yield "onderwerp-van-een-mb", lambda: f"From: a@b\nSubject: {'Samen ' * 180_000}\n\n{_PROSE}", ANY, ""
    yield "onderwerp-gecodeerd", lambda: f"From: a@b\nSubject: {'=?utf-8?q?Sa=6den?= ' * 50_000}\n\n{_PROSE}", ANY, ""
    yield (
        "onderwerp-kapot",
        lambda: f"From: a@b\nSubject: =?utf-8?b?{'=' * 9_999}?= =?x-niets?q?a?=\n\n{_PROSE}",
        ANY,
        "",
    )
    yield "veel-koppen", lambda: head + "X-A: b\n" * 200_000 + f"\n{_PROSE}", ANY, ""
    yield "veel-ontvangers", lambda: f"{head}To: {'a@example.org, ' * 100_000}\n\n{_PROSE}", ANY, ""
    yield "adressen-genest", lambda: f"From: {'(' * 100_000}\nSubject: a\n\n{_PROSE}", ANY, ""
    yield "gevouwen", lambda: f"{head}X-A: b\n{' c' * 5}\n" + " d\n" * 500_000 + f"\n{_PROSE}", ANY, ""
    yield "base64-rommel", lambda: of("text/plain", "!!!!****" * 50_000, "Content-Transfer-Encoding: base64\n"), ANY, ""
    yield (
        "base64-half",
        lambda: of("text/plain", "U2FtZW4ga2llemVu=U2Ft", "Content-Transfer-Encoding: base64\n"),
        ANY,
        "",
    )
    yield (
        "quoted-rommel",
        lambda: of("text/plain", "=ZZ=\n=" * 50_000, "Content-Transfer-Encoding: quoted-printable\n"),
        ANY,
        "",
    )
    yield (
        "uuencode",
        lambda: of("text/plain", "begin 644 x\nM" + "`" * 90_000, "Content-Transfer-Encoding: x-uuencode\n"),
        ANY,
        "",
    )
    yield "zonder-grens", lambda: of("multipart/mixed", _PROSE), ANY, ""
    yield "grens-kwijt", lambda: of('multipart/mixed; boundary="x"', _PROSE), ANY, ""
    yield "lege-grens", lambda: of('multipart/mixed; boundary=""', f"--\n\n{_PROSE}\n----"), ANY, ""
    yield "grens-met-tekens", lambda: of('multipart/mixed; boundary="(.*)+[a"', f"--(.*)+[a\n\n{_PROSE}\n"), ANY, ""
    yield "lange-grens", lambda: of(f'multipart/mixed; boundary="{"a" * _MIB}"', _PROSE), ANY, ""
    yield "veel-delen", lambda: of('multipart/mixed; boundary="x"', "--x\n\na\n" * 50_000), ANY, ""
    yield (
        "veel-keuzes",
        lambda: of('multipart/alternative; boundary="x"', "--x\nContent-Type: text/html\n\n<p>a\n" * 20_000),
        ANY,
        "",
    )
    yield "keuzes-genest", lambda: nested(300).replace("mixed", "alternative"), ANY, ""
    yield "codering-onbekend", lambda: of("text/plain; charset=x-niets", _PROSE), READ, "Samen"
    yield "codering-zip", lambda: of("text/plain; charset=zlib", _PROSE), ANY, ""
    yield "codering-lang", lambda: of(f"text/plain; charset={'x' * _MIB}", _PROSE), ANY, ""
    yield (
        "codering-vervolg",
        lambda: of("text/plain; " + "".join(f"charset*{n}=u; " for n in range(20_000)), _PROSE),
        ANY,
        "",
    )
    yield "soort-kapot", lambda: of("////;;;===", _PROSE), ANY, ""
    yield "nul", lambda: of("text/plain", "Samen\0kiezen"), ANY, ""
    yield "datum-kapot", lambda: f"{head}Date: {'9' * 5_000}\n\n{_PROSE}", ANY, ""
    yield (
        "naam-van-bijlage",
        lambda: of("application/pdf", "x", f"Content-Disposition: attachment; filename={'a' * _MIB}\n"),
        ANY,
        "",
    )
    yield "citaten-diep", lambda: of("text/plain", (">" * 2_000 + " a\n") * 500), ANY, ""
    yield "vloeiend", lambda: of("text/plain; format=flowed", "> a \n" * 100_000), ANY, ""
    yield "versleuteld", lambda: of("multipart/encrypted; boundary=x", "--x\n\na\n--x--"), REFUSED, "versleuteld"
    yield "winmail", lambda: of("application/ms-tnef; name=winmail.dat", "x"), REFUSED, "winmail"
    yield "van-het-net", lambda: of('message/external-body; access-type=URL; URL="http://127.0.0.1:9/"', "\n"), ANY, ""
    yield "cr-alleen", lambda: eml().replace(b"\r\n", b"\r"), ANY, ""


def _markdown() -> Iterator[_Made]:
    yield "haakjes", lambda: "[" * 50_000, ANY, ""
    yield "sterren", lambda: "*a_" * 50_000, ANY, ""
    yield "aanhalingen", lambda: ">" * 20_000 + " a", ANY, ""
    yield "lijst-diep", lambda: "".join(" " * (2 * n) + "- a\n" for n in range(500)), ANY, ""
    yield "accenten-graf", lambda: "`" * 30_000 + "a", ANY, ""
    yield "haken", lambda: "<" * 50_000 + "a", ANY, ""
    yield "koppelingen", lambda: "[a](" * 30_000, ANY, ""
    yield (
        "tabel-breed",
        lambda: "|" + "a|" * 3_000 + "\n|" + "-|" * 3_000 + "\n" + ("|" + "b|" * 3_000 + "\n") * 3,
        ANY,
        "",
    )
    yield "voorwerk-open", lambda: "---\n" + "a: b\n" * 100_000, ANY, ""
    yield (
        "voorwerk-ankers",
        lambda: "---\na: &a [x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(50)) + "---\n\nSamen\n",
        ANY,
        "",
    )
    yield "noten", lambda: "".join(f"a[^{n}]\n\n[^{n}]: noot\n\n" for n in range(3_000)), ANY, ""
    yield "html-open", lambda: "<div>\n" * 20_000 + "Samen", ANY, ""


def _plain() -> Iterator[_Made]:
    yield "een-regel", lambda: "a" * 5_000_000, ANY, ""
    yield "lege-regels", lambda: "\n" * 1_000_000 + "Samen", ANY, ""
    yield "spaties", lambda: "a" + " " * 5_000_000 + "b", ANY, ""
    yield "accenten", lambda: "e" + "\u0301" * 1_000_000, ANY, ""
    yield "rechts-naar-links", lambda: "\u202eSamen\u202c\u2066" * 50_000, ANY, ""
    yield "tien-mb", lambda: (_PROSE + "\n") * (10 * _MIB // 330), READ, ""
    yield "stuurtekens", lambda: "\x1b[2J\x07Samen kiezen\x9b31m " * 3_000, ANY, ""
