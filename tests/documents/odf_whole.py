"""An OpenDocument text with everything in it that a reader may meet."""

from __future__ import annotations


def table(*cells: str) -> str:
    """Return a table of one row."""
    columns = "<table:table-column/>" * (len(cells) + 1)
    row = "".join(f"<table:table-cell>{cell}</table:table-cell>" for cell in cells)
    return f"<table:table>{columns}<table:table-row>{row}</table:table-row></table:table>"


NOTE = (
    '<text:note text:note-class="{0}"><text:note-citation>{1}</text:note-citation>'
    "<text:note-body><text:p>{2}</text:p></text:note-body></text:note>"
)
BOX = '<draw:frame draw:name="Kader" text:anchor-type="paragraph" svg:width="6cm" svg:height="2cm">{0}</draw:frame>'
BY_RIA = "<office:change-info><dc:creator>Ria</dc:creator><dc:date>2026-01-02T03:04:05</dc:date></office:change-info>"
WHOLE = (
    f"<text:tracked-changes><text:changed-region xml:id='w1' text:id='w1'><text:deletion>{BY_RIA}<text:p> verwijderd"
    "</text:p></text:deletion></text:changed-region><text:changed-region xml:id='w2' text:id='w2'><text:insertion>"
    f"{BY_RIA}</text:insertion></text:changed-region></text:tracked-changes>"
    "<text:sequence-decls><text:sequence-decl text:name='Tabel'/></text:sequence-decls>"
    "<text:h text:outline-level='1'>Samen <text:span text:style-name='Bold'>bes</text:span>lissen</text:h>"
    "<text:p>Ouders<text:s text:c='3'/>kiezen<text:tab/>zelf<text:line-break/>hun weg"
    + NOTE.format("footnote", "1", "Een voetnoot over kiezen.")
    + "<text:change text:change-id='w1'/> en <text:change-start text:change-id='w2'/>praten<text:change-end"
    " text:change-id='w2'/> mee.</text:p>"
    "<text:p>Mede<text:span>zeg<text:span text:style-name='Bold'>gen\u00adschap</text:span></text:span> op "
    "<text:a xlink:href='http://voorbeeld.nl/'>de <text:span>site</text:span></text:a>, bladzijde "
    "<text:page-number>3</text:page-number><!-- terzijde --> van deze gids.</text:p>"
    "<text:p text:style-name='Van_20_gezin'>Wij willen zelf kiezen.</text:p>"
    "<text:p>Let op <office:annotation office:name='a'><dc:creator>Ria</dc:creator><text:p>Klopt dit?</text:p>"
    "</office:annotation>deze<office:annotation-end office:name='a'/> zin"
    "<text:ruby><text:ruby-base> basis</text:ruby-base><text:ruby-text>robijn</text:ruby-text></text:ruby>.</text:p>"
    "<text:p>Met <text:span text:style-name='Gone'>verborgen</text:span>"
    "<text:hidden-text text:condition='ooow:1==1' text:string-value='weg' text:is-hidden='true'>weg</text:hidden-text>"
    " niets.</text:p><text:p text:style-name='Away'>Onzichtbaar.</text:p>"
    "<text:p><text:hidden-paragraph text:condition='ooow:1==1' text:is-hidden='true'/>Ook weg.</text:p>"
    "<text:section text:name='A' text:display='none'><text:p>Verborgen afdeling.</text:p></text:section>"
    "<text:section text:name='B'><text:p>Zichtbare afdeling.</text:p></text:section>"
    "<text:list><text:list-header><text:p>Kop van de lijst</text:p></text:list-header><text:list-item><text:p>Punt een"
    "</text:p><text:list><text:list-item><text:p>Punt daaronder</text:p></text:list-item></text:list></text:list-item>"
    "</text:list>"
    "<text:table-of-content><text:index-body><text:p>Inhoud van de gids</text:p></text:index-body>"
    "</text:table-of-content>"
    + table(
        "<text:p>Cel een</text:p>",
        table("<text:p>Cel diep</text:p>") + "</table:table-cell><table:covered-table-cell><text:p>Bedekt</text:p>"
        "</table:covered-table-cell><table:table-cell>",
    )
    + table("<text:p>Cel van twee</text:p>")
    + "<text:p>Voor "
    + BOX.format("<draw:text-box><text:p>In het kader.</text:p></draw:text-box><svg:title>Titel van beeld</svg:title>")
    + BOX.format("<draw:image/><svg:desc>Beschrijving</svg:desc>")
    + "achter"
    + NOTE.format("endnote", "i", "Een eindnoot.")
    + NOTE.format("footnote", "2", "Nog een voetnoot.")
    + ".</text:p>"
    "<text:p>Vorm <draw:custom-shape svg:width='3cm' svg:height='1cm'><text:p>In de vorm.</text:p></draw:custom-shape>"
    "na.</text:p>"
)
MARGINS = (
    "<style:header><text:p>Gids van de stad</text:p></style:header>"
    "<style:header-left><text:p>Gids van de stad</text:p></style:header-left>"
    "<style:footer><text:p>Bladzijde <text:page-number>1</text:page-number></text:p></style:footer>"
    "<style:footer-left style:display='false'><text:p>Niet getoond</text:p></style:footer-left>"
)
