"""HTML: what a reader of the page sees, each character at its place in the source."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nieuwetaal.documents import read_bytes, read_text
from nieuwetaal.documents.document import Document
from nieuwetaal.documents.html.reading import between, top
from nieuwetaal.documents.remarks import comment, comments_around


def read(text: str):
    return [(segment.kind, segment.text) for segment in read_text(text, "html").segments]


def texts(text: str) -> list[str]:
    return [segment.text for segment in read_text(text, "html").segments]


@pytest.mark.parametrize(
    ("text", "kind", "clean"),
    [
        ("Ouders kiezen.", "paragraph", "Ouders kiezen."),
        ("<p>Ouders be<b>slis</b>sen <em>zelf</em>.</p>", "paragraph", "Ouders beslissen zelf."),
        ("<h2>Eigen <i>stem</i></h2>", "heading", "Eigen stem"),
        ("<ul><li>ouders kiezen</ul>", "list-item", "ouders kiezen"),
        ("<dl><dd>ouders kiezen</dl>", "list-item", "ouders kiezen"),
        ("<ol><li><p>ouders kiezen</p></li></ol>", "list-item", "ouders kiezen"),
        ("<table><tr><th>ouders", "table-cell", "ouders"),
        ("<table><caption>ouders</caption></table>", "table-cell", "ouders"),
        ("<table role=presentation><tr><td>Ouders kiezen.</table>", "paragraph", "Ouders kiezen."),
        ("<table role=presentation><tr><td><table><tr><td>ouders", "table-cell", "ouders"),
        ("<blockquote><h3>Ouders</h3></blockquote>", "block-quote", "Ouders"),
        ("cli&euml;nten&nbsp;&amp; &#233;&#xe9;n be&shy;slis&#173;sen", "paragraph", "cliënten & één beslissen"),
        ("&onzin; &ampels &notit; & R&D &;", "paragraph", "&onzin; &els ¬it; & R&D &;"),
        ("Ouders<br>kiezen<br/>zelf", "paragraph", "Ouders kiezen zelf"),
        ("ou<wbr>ders <!-- stil -->kie<!-- stil -->zen", "paragraph", "ouders kiezen"),
        ("Ouders\n   kiezen\tzelf", "paragraph", "Ouders kiezen zelf"),
        ("3 < 4 en <3 en a<b", "paragraph", "3 < 4 en <3 en a"),
        ("Lees <code>x = 1</code> hier", "paragraph", "Lees hier"),
        ("ouders<code>x</code>kiezen", "paragraph", "ouders kiezen"),
        ("ouders<img src=a.png>kiezen", "paragraph", "ouders kiezen"),
        ("(<code>x</code>)ouders", "paragraph", "()ouders"),
        ("<del>oud</del> nieuw <s>oud</s>", "paragraph", "nieuw"),
        ("Ouders<sup>1</sup> kiezen<sup><a href='#n2'>[2]</a></sup>.", "paragraph", "Ouders kiezen."),
        ("de 1<sup>e</sup> dag", "paragraph", "de 1e dag"),
        ("Zij zei: <q>wij <q>kiezen</q> zelf</q>.", "paragraph", "Zij zei: “wij ‘kiezen’ zelf”."),
        ("een <span lang=en>pilot</span> met ouders", "paragraph", "een pilot met ouders"),
        ("<a title='a > b' href=x>Ouders</a> kiezen", "paragraph", "Ouders kiezen"),
        ("Ouders <svg><title/><text>x</text></svg>kiezen", "paragraph", "Ouders kiezen"),
        ("<title>Plan</title><p>Ouders", "paragraph", "Ouders"),
        ("<?xml version='1.0'?><script src='a'/><p/>Een<![CDATA[ <b> &amp;]]> twee", "paragraph", "Een <b> &amp; twee"),
        ("<P>OUDERS <B>Kiezen</B></P>", "paragraph", "OUDERS Kiezen"),
    ],
)
def test_markup_is_taken_away(text: str, kind: str, clean: str):
    assert read(text) == [(kind, clean)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<script>var x = '<p>ouders</p>';</script>",
        "<SCRIPT>if (a < b) document.write('ouders')</script >",
        "<style>p { color: red }</style>",
        "<template><p>ouders</p></template>",
        "<noscript>ouders</noscript>",
        "<head><title>ouders</title><meta name=a content='ouders'></head>",
        "<pre>ouders</pre><kbd>ouders</kbd><samp>ouders</samp>",
        "<nav><ul><li>ouders</li></ul></nav>",
        "<svg><text>ouders</text></svg><math><mi>ouders</mi></math>",
        "<textarea><p>ouders</textarea>",
        "<select><option>ouders<option>jongeren</select><button><p>ouders</button>",
        "<p hidden>ouders <b>kiezen</b></p>",
        "<p HIDDEN='until-found'>ouders</p>",
        "<div aria-hidden='true'><p>ouders</p></div>",
        "<div style='color:red; display : NONE'>ouders</div>",
        "<!-- ouders --><!doctype html><?php ouders ?>",
        "<!-- ouders",
        "<p ouders",
        "</p ouders",
        "<img alt='ouders'>",
        "... <b>!</b>",
    ],
)
def test_what_nobody_reads_is_skipped(text: str):
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("<p>een<p>twee<div>drie</div>vier", ["een", "twee", "drie", "vier"]),
        ("<p hidden>een<p>twee", ["twee"]),
        ("<ul><li hidden>een<li>twee<ul><li hidden>drie</ul>vier</ul>", ["twee", "vier"]),
        ("<dl><dt hidden>een<dd>twee</dl>", ["twee"]),
        ("<table><tr><td hidden>een<td>twee<tr hidden><td>drie<tr><td>vier</table>vijf", ["twee", "vier", "vijf"]),
        ("<div hidden>een<p>twee</div>drie", ["drie"]),
        ("<span hidden>een<span>twee</span>drie</span>vier", ["vier"]),
        ("een<br><br>twee<br>&nbsp;<br>drie", ["een", "twee", "drie"]),
        ("een<hr>twee</p>drie", ["een", "twee", "drie"]),
        ("<head><title>x</title><p>een", ["een"]),
        ("<p>een <button>x<div>y</button> twee</p>drie", ["een", "twee", "drie"]),
        ("<p>een <code>x</p><p>twee", ["een", "twee"]),
        ("een <svg><g><p>twee</p>", ["een", "twee"]),
        ("<script>x</script>een<script>y", ["een"]),
        ("een<table><td>twee</div></b><td>drie</table>", ["een", "twee", "drie"]),
        ("<b>een<p>twee</b>drie</p>vier", ["een", "tweedrie", "vier"]),
        ("een <![if !mso]>twee<![endif]> drie <![1 x> vier", ["een twee drie vier"]),
    ],
)
def test_blocks_begin_and_end_as_in_a_browser(text: str, clean: list[str]):
    assert texts(text) == clean


def test_a_passage_tells_its_language_when_all_of_it_is_in_that():
    text = (
        "<html lang=en><body><p>Ouders kiezen.</p><div lang=en-GB><p>We <b>choose</b>.</p><p lang=nl>Wij kiezen.</p>"
        "</div><p>een <i lang=en>pilot</i></p><p><i xml:lang='DE'>Wir wählen</i></p><p lang=''>Zo.</p><p lang=x>Ja.</p>"
    )
    found = [(segment.text, segment.language) for segment in read_text(text, "html").segments]
    assert found == [
        ("Ouders kiezen.", None),
        ("We choose.", "en-gb"),
        ("Wij kiezen.", None),
        ("een pilot", None),
        ("Wir wählen", "de"),
        ("Zo.", None),
        ("Ja.", None),
    ]


@pytest.mark.parametrize(
    ("text", "word", "stretch"),
    [
        ("<p>😀 é “Ouders” <b>kiezen</b> zelf", "kiezen", "kiezen"),
        ("<p>De cli&euml;nten kiezen", "cliënten", "cli&euml;nten"),
        ("Ouders be<i>slis</i>sen", "beslissen", "be<i>slis</i>sen"),
        ("Ouders be&shy;slissen nu", "beslissen", "be&shy;slissen"),
        ("Ouders be&shy;slissen nu", "nu", "nu"),
        ("ouders\r\n <b>kiezen", "ouders kiezen", "ouders\r\n <b>kiezen"),
        ("<q>ouders</q>", "“ouders”", "<q>ouders</q>"),
        ("&copyright", "©", "&copy"),
        ("&copyright", "right", "right"),
        ("cafe\u0301 <b>open</b>", "café", "cafe\u0301"),
    ],
)
def test_a_span_points_into_the_source(text: str, word: str, stretch: str):
    segment = next(found for found in read_text(text, "html").segments if word in found.text)
    at = segment.text.index(word)
    assert text[slice(*segment.source_span(at, at + len(word)))] == stretch


MARKUP = st.sampled_from(
    (
        *("<p>", "</p>", "<b>", "</b>", "<div hidden>", "</div>", "<li>", "<ul>", "</ul>", "<td>", "<table>", "<br>"),
        *("</table>", "<q>", "</q>", "<script>", "</script>", "<!--", "-->", "<![CDATA[", "]]>", "<svg>", "</svg>"),
        *("<head>", "<title>", "<blockquote>", "<p lang=en>", "<a x='", '"', "'", "=", "<", ">", "&", ";", "&amp;"),
        *("&eacute;", "&shy;", "&#", "&#x41;", "<?xml ?>", "<!", "</", "/>", " ", "\r\n", "\u00ad", "\u0301", "\x00"),
        *("ouders", "De ", "é", "😀", "\ud800", "<sup>", "1", "</sup>", "<button>", "</button>", "<template>"),
    )
)


@given(st.lists(MARKUP).map("".join))
def test_any_markup_is_read_and_every_letter_has_its_place(text: str):
    document = read_text(text, "html")
    last = 0
    for segment in document.segments:
        spans = [segment.source_span(at, at + 1) for at in range(len(segment.text))]
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert spans == sorted(spans)
        assert spans[0][0] >= last
        last = spans[-1][0]
        for (start, end), character in zip(spans, segment.text, strict=True):
            if character.isascii() and character.isalpha() and end - start == 1:
                assert text[start] == character


@pytest.mark.parametrize(
    "text",
    [
        "<div>" * 100_000 + "ouders" + "</div>" * 100_000,
        "<b hidden>" * 50_000 + "</b>" * 50_000 + "ouders",
        "ouders" + "<a " * 100_000,
        "ouders" + "<a x='" * 100_000,
        "ouders" + "<!--" * 100_000,
        "ouders<p>" + "&" * 300_000,
        "ouders" + "<script/>" * 50_000,
        "ouders" + "<sup><a>" * 50_000,
        "ouders" + "<p hidden>" * 200 + "<span hidden>" * 50 + "</i></div>" * 50_000,
    ],
    ids=["deep", "closed", "tags", "quotes", "comments", "ampersands", "scripts", "notes", "ends"],
)
def test_hostile_markup_takes_no_long_time(text: str):
    begun = time.process_time()
    assert "ouders" in texts(text)[0]
    assert time.process_time() - begun < 5


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("<meta charset=iso-8859-15><p>€ cliënt".encode("iso-8859-15"), "iso8859-15"),
        ("<meta http-equiv=x content='text/html; charset=ISO-8859-1'><p>€ cliënt".encode("cp1252"), "windows-1252"),
        ("<?xml version='1.0' encoding='macroman'?><p>€ cliënt".encode("mac-roman"), "mac-roman"),
        ("<meta charset=latin1><p>€ cliënt".encode(), "utf-8"),
        ("<meta charset=latin1><p>€ cliënt".encode("utf-8-sig"), "utf-8"),
        ("<meta charset=zip><p>€ cliënt".encode("cp1252"), "windows-1252"),
        ("<meta charset=utf-16><p>€ cliënt".encode("cp1252"), "windows-1252"),
    ],
)
def test_a_file_is_read_in_the_charset_that_it_tells(data: bytes, encoding: str):
    document = read_bytes(data, Path("a.html"))
    assert (document.segments[-1].text, document.encoding) == ("€ cliënt", encoding)


def test_remarks_are_comments_of_the_page():
    text = (
        "<p>een</p><!-- nieuwetaal: uit sturen, omdat zo -->\n<script>'<!-- nieuwetaal: uit geven -->'</script>"
        "<p>twee <!-- stil --></p><!-- nieuwetaal: aan"
    )
    document = read_text(text, "html")
    assert [(remark.kind, remark.body.strip()) for remark in document.remarks] == [
        ("comment", "uit sturen, omdat zo"),
        ("open", "aan"),
    ]
    assert [segment.text for segment in document.segments] == ["een", "twee"]


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("<p>een", ""),
        ("<!doctype html>\n<html><head><title>x</title></head>\n<body class=a><p>een", "<body class=a>"),
        ("<?xml version='1.0'?><!DOCTYPE html><p>een", "<!DOCTYPE html>"),
        ("een <!doctype html>", ""),
    ],
)
def test_a_remark_for_the_whole_page_stands_where_it_does_no_harm(text: str, before: str):
    assert text[: top(text)].endswith(before)
    assert bool(top(text)) == bool(before)
    edit = comment(Document(None, "html", text, ()), "sturen", "zo")
    changed = text[: edit.start] + edit.text + text[edit.end :]
    assert [remark.body for remark in read_text(changed, "html").remarks] == [" uit sturen, omdat zo "]
    assert texts(changed) == texts(text)


def test_remarks_around_a_line_stand_outside_tags():
    text = "<p>een</p>\n\n<p\n\n class='x'\n>De ouders\nkiezen</p\n\n><p>twee</p>"
    edits = comments_around(read_text(text, "html"), text.index("ouders"), "sturen", "zo")
    changed = text
    for edit in reversed(edits):
        changed = changed[: edit.start] + edit.text + changed[edit.end :]
    assert texts(changed) == texts(text)
    assert [remark.body.split()[0] for remark in read_text(changed, "html").remarks] == ["uit", "aan"]


def test_a_place_within_a_tag_is_moved_out_of_it():
    text = "<p>een</p>"
    assert [between(text, 1), between(text, 1, after=True), between(text, 4), between(text, 10)] == [0, 3, 4, 10]
