"""Markdown: prose without its markup, each character at its place."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nieuwetaal.documents import read_text


def read(text: str):
    return [(segment.kind, segment.text) for segment in read_text(text, "markdown").segments]


@pytest.mark.parametrize(
    ("text", "kind", "clean"),
    [
        ("Ouders *beslissen* **zelf** en ***samen***.", "paragraph", "Ouders beslissen zelf en samen."),
        ("Ouders _beslissen_ __zelf__, be_slis_sen.", "paragraph", "Ouders beslissen zelf, be_slis_sen."),
        ("“_Wij_ beslissen”, zei é*én* ouder.", "paragraph", "“Wij beslissen”, zei één ouder."),
        ("Ouders\nbeslissen  \nzelf\\\nmee.", "paragraph", "Ouders beslissen zelf mee."),
        ("# Eigen *stem* #", "heading", "Eigen stem"),
        ("Eigen\nstem\n====", "heading", "Eigen stem"),
        ("Eigen stem\n---", "heading", "Eigen stem"),
        ("- ouders\n  kiezen", "list-item", "ouders kiezen"),
        ("1. ouders\nkiezen", "list-item", "ouders kiezen"),
        ("- [x] ouders kiezen", "list-item", "ouders kiezen"),
        ("> Ouders\n> kiezen\nzelf", "block-quote", "Ouders kiezen zelf"),
        ("> - Ouders [kiezen\n>   zelf](x)", "block-quote", "Ouders kiezen zelf"),
        ("> # Kop #", "block-quote", "Kop"),
        ("Lees `code` hier", "paragraph", "Lees hier"),
        ("ouders`code`kiezen", "paragraph", "ouders kiezen"),
        ("Zie [het **plan**](http://a.nl 'titel') nu", "paragraph", "Zie het plan nu"),
        ("Zie [het plan][p] nu\n\n[p]: http://a.nl", "paragraph", "Zie het plan nu"),
        ("Zie [p] nu\n\n[p]: http://a.nl", "paragraph", "Zie p nu"),
        ("De ouders [sic] kiezen", "paragraph", "De ouders [sic] kiezen"),
        ("Zie ![een foto](a.png) nu", "paragraph", "Zie nu"),
        ("Zie <http://a.nl/b> nu", "paragraph", "Zie http://a.nl/b nu"),
        ("Zie http://a.nl/b_c_d nu", "paragraph", "Zie http://a.nl/b_c_d nu"),
        (r"2 \* 3 \[a\]", "paragraph", "2 * 3 [a]"),
        (
            "cli&euml;nten&nbsp;&amp; &#233;&#xe9;n &onzin; be&shy;slissen",
            "paragraph",
            "cliënten & één &onzin; beslissen",
        ),
        ("Ouders[^1] kiezen.", "paragraph", "Ouders kiezen."),
        ("[^1]: Ouders kiezen zelf.", "paragraph", "Ouders kiezen zelf."),
        ("Ouders <b>kiezen</b><br>zelf <!-- stil -->nu", "paragraph", "Ouders kiezen zelf nu"),
        ("~~betrekken~~ samen kiezen", "paragraph", "samen kiezen"),
        ("<del>betrekken *ouders*</del> samen kiezen", "paragraph", "samen kiezen"),
        ("ouders<code>x *y*</code>kiezen <kbd>z</kbd>", "paragraph", "ouders kiezen"),
        ("Lees <code>x", "paragraph", "Lees x"),
        ("Zij zei <q>wij *kiezen*</q>.", "paragraph", "Zij zei “wij kiezen”."),
        ("<div>\n<p>Ouders be<b>slis</b>sen &amp; kiezen</p>\n</div>", "paragraph", "Ouders beslissen & kiezen"),
        ("- <div>ouders\n  kiezen</div>", "list-item", "ouders kiezen"),
        ("> <p>ouders\n> kiezen</p>", "block-quote", "ouders kiezen"),
        ("<table><tr><td>ouders</table>", "table-cell", "ouders"),
        ("<blockquote>\nouders kiezen\n</blockquote>", "block-quote", "ouders kiezen"),
        ("Het kost $5 en *ook* $10.", "paragraph", "Het kost $5 en ook $10."),
        ("2 * 3 * 4 en a*b", "paragraph", "2 * 3 * 4 en a*b"),
        ("Ouders\r\nkiezen\rzelf", "paragraph", "Ouders kiezen zelf"),
        ("Ouders\x00kiezen", "paragraph", "Ouders\x00kiezen"),
    ],
)
def test_markup_is_taken_away(text: str, kind: str, clean: str):
    assert read(text) == [(kind, clean)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "```\ncode\n```",
        "~~~ py\ncode",
        "    code",
        "<script>\nhtml\n</script>",
        "<div hidden>\nhtml\n</div>",
        "<!-- stil\nnog stil -->",
        "---\ntitel: x\n---\n",
        "[a]: http://a.nl",
        "***",
        "![foto](a.png)",
        "`code`",
    ],
)
def test_what_is_no_prose_is_skipped(text: str):
    assert read(text) == []


def test_blocks_come_in_reading_order():
    text = (
        "---\ntitel: Plan\n---\n# Plan\n\nOuders kiezen.\n\n- een\n  - twee\n\n    drie\n- vier\n\n"
        "| Wie | Wat |\n|-----|-----|\n| **wij** | a \\| b |\n\n> Zo is het.\n\n## Slot\n"
    )
    assert read(text) == [
        ("heading", "Plan"),
        ("paragraph", "Ouders kiezen."),
        ("list-item", "een"),
        ("list-item", "twee"),
        ("list-item", "drie"),
        ("list-item", "vier"),
        ("table-cell", "Wie"),
        ("table-cell", "Wat"),
        ("table-cell", "wij"),
        ("table-cell", "a | b"),
        ("block-quote", "Zo is het."),
        ("heading", "Slot"),
    ]


def test_notes_are_read_apart_and_to_their_end():
    text = (
        "Ouders[^1] kiezen[^b].\n\n[^1]: Een noot\n    die *doorloopt*.\n\n    Nog een\n    alinea.\n\n"
        "    En nog een.\n\n[^b]: Noot twee.\n[^c]: Noot drie, zie [^1]: daar.\n\n"
        "> [^d]: Noot vier.\n> [^e]: Noot vijf.\n\n- zo\n\n      code\n"
    )
    assert [clean for _, clean in read(text)] == [
        "Ouders kiezen.",
        "Een noot die doorloopt.",
        "Nog een alinea.",
        "En nog een.",
        "Noot twee.",
        "Noot drie, zie : daar.",
        "Noot vier.",
        "Noot vijf.",
        "zo",
    ]


def test_markdown_between_html_is_markdown():
    text = "<details>\n<summary>Meer</summary>\n\nOuders *kiezen*.\n\n- zelf\n\n</details>\n\nNa.\n"
    assert read(text) == [
        ("paragraph", "Meer"),
        ("paragraph", "Ouders kiezen."),
        ("list-item", "zelf"),
        ("paragraph", "Na."),
    ]


def test_lists_in_lists_and_tables_in_quotations_keep_their_kind():
    text = (
        "1. een\n   - twee\n     1. drie\n\n        alinea\n   - vier\n2. vijf\n\n"
        "> | a | b |\n> |---|---|\n> | c | *d* |\n>\n> - zes\n"
    )
    assert read(text) == [
        *(("list-item", word) for word in ("een", "twee", "drie", "alinea", "vier", "vijf")),
        *(("block-quote", word) for word in ("a", "b", "c", "d", "zes")),
    ]


@pytest.mark.parametrize("mark", ["---", "+++"])
def test_front_matter_is_no_prose(mark: str):
    assert read(f"{mark}\ntitle: Ouders kiezen\n{mark}\n\nNa.\n") == [("paragraph", "Na.")]


@pytest.mark.parametrize(
    ("text", "word", "stretch"),
    [
        ("😀 é “Ouders” **kiezen** zelf", "kiezen", "kiezen"),
        ("De cli&euml;nten kiezen", "cliënten", "cli&euml;nten"),
        ("De cli&euml;nten kiezen", "De", "De"),
        ("Ouders be*slis*sen", "beslissen", "be*slis*sen"),
        ("> ouders\n> kiezen", "ouders kiezen", "ouders\n> kiezen"),
        ("[ouders](a) kiezen", "ouders kiezen", "ouders](a) kiezen"),
        ("- een\r\n- twee", "twee", "twee"),
        ("cafe\u0301 *open*", "café", "cafe\u0301"),
        ("é\n\n> <p>een\n> <b>tw</b>ee</p>", "een twee", "een\n> <b>tw</b>ee"),
        ("é\n\n[^1]: a *b*\n\n    cli&euml;nt", "cliënt", "cli&euml;nt"),
    ],
)
def test_a_span_points_into_the_source(text: str, word: str, stretch: str):
    segment = next(found for found in read_text(text, "markdown").segments if word in found.text)
    at = segment.text.index(word)
    start, end = segment.source_span(at, at + len(word))
    assert text[start:end] == stretch


MARKUP = st.sampled_from(
    (
        *"*_`[])<>&\\\n\r \t|$\x00\x0c\u2028\u00a0\u00ad\ufeff\u0301eé“😀\ud800a.",
        *(
            "**",
            "```",
            "](",
            "![",
            "<b>",
            "<div>",
            "<code>",
            "</code>",
            "<q>",
            "<br>",
            "<!--",
            "-->",
            "&amp;",
            "&eacute;",
            "\n\n",
            "\r\n",
            "    ",
            "- ",
            "1. ",
        ),
        *("> ", "# ", "|-|", "---", "===", "~~", "+++", "[^1]", "[a]: b", "ouders", "De "),
    )
)


@given(st.lists(MARKUP).map("".join))
def test_any_text_is_read_and_every_character_is_where_its_segment_says(text: str):
    reached = 0
    for segment in read_text(text, "markdown").segments:
        assert segment.text == " ".join(segment.text.split())
        for offset, character in enumerate(segment.text):
            start, end = segment.source_span(offset, offset + 1)
            assert reached <= start < end <= len(text)
            reached = end
            if end - start == 1:
                assert text[start] == character or character == " "
            elif text[start] not in "&<":
                assert unicodedata.normalize("NFC", text[start:end])[0] == character


@pytest.mark.parametrize(
    "text",
    [
        "De gemeente betrekt ouders. " * 36_000,
        "x" * 1_000_000,
        ">" * 100_000 + " x",
        "> " * 100_000 + "x",
        "- " * 100_000 + "x",
        "".join(" " * (2 * depth) + "- x\n" for depth in range(500)),
        "*a **b _c " * 10_000,
        "![a](" * 20_000,
        "[" * 100_000,
        "`" * 100_000,
        "<a " * 50_000,
        "|a" * 20_000 + "\n" + "|-" * 20_000 + "\n",
    ],
)
def test_big_and_deep_texts_are_read_fast(text: str):
    begin = time.process_time()
    read_text(text, "markdown")
    assert time.process_time() - begin < 6


def test_deep_nesting_leaves_the_prose_after_it():
    assert read(">" * 1000 + " diep\n\nOuders kiezen.")[-1] == ("paragraph", "Ouders kiezen.")
