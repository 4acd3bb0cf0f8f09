"""OpenDocument texts, made by hand and by LibreOffice."""

from __future__ import annotations

import atexit
import io
import shutil
import subprocess
import zipfile
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest

SOFFICE = shutil.which("soffice")
PANDOC = shutil.which("pandoc")
needs_soffice = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
needs_pandoc = pytest.mark.skipif(PANDOC is None, reason="pandoc is not installed")
MIMETYPE = "application/vnd.oasis.opendocument.text"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_URIS = {
    **{name: f"{_OASIS}:{name}:1.0" for name in ("office", "text", "style", "table", "meta", "manifest")},
    "draw": f"{_OASIS}:drawing:1.0",
    "svg": f"{_OASIS}:svg-compatible:1.0",
    "fo": f"{_OASIS}:xsl-fo-compatible:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xlink": "http://www.w3.org/1999/xlink",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
}
_NAMES = " ".join(f'xmlns:{name}="{uri}"' for name, uri in _URIS.items())
_STYLES = """
<style:style style:name="Standard" style:family="paragraph"/>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph"
  style:default-outline-level="1"/>
<style:style style:name="Quotations" style:family="paragraph" style:parent-style-name="Standard"/>
<style:style style:name="Bold" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Gone" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="Away" style:family="paragraph"><style:text-properties text:display="none"/></style:style>
<style:style style:name="Van_20_gezin" style:display-name="Van gezin" style:family="paragraph"
  style:parent-style-name="Quotations"/>
"""
_PAGE = '<style:page-layout style:name="pm1"><style:header-style/><style:footer-style/></style:page-layout>'


def odt(body: str, *, automatic: str = "", margins: str = "") -> bytes:
    """Return an .odt with this body; `margins` are headers and footers."""
    content = _root("document-content", f"<office:automatic-styles>{automatic}</office:automatic-styles>{_body(body)}")
    styles = _root("document-styles", _styles(margins))
    manifest = (
        f'<?xml version="1.0" encoding="UTF-8"?><manifest:manifest {_NAMES} manifest:version="1.2">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{MIMETYPE}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        '<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    return zipped({"content.xml": content, "styles.xml": styles, "META-INF/manifest.xml": manifest})


def fodt(body: str, *, automatic: str = "", margins: str = "") -> bytes:
    """Return the same as a flat file."""
    whole = _styles(margins, automatic) + _body(body)
    return _root("document", whole, f'office:mimetype="{MIMETYPE}"').encode()


def zipped(parts: dict[str, str]) -> bytes:
    """Return a zip file as OpenDocument wants it: the type first, and not packed."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        made.writestr(zipfile.ZipInfo("mimetype"), MIMETYPE, zipfile.ZIP_STORED)
        for name, part in parts.items():
            made.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    """Return the parts of a zip file, in order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def converted(folder: Path, data: bytes, suffix: str, to: str) -> bytes:
    """Return what LibreOffice makes of a file, `to` being a suffix with perhaps a filter."""
    source = folder / f"bron{suffix}"
    source.write_bytes(data)
    target = folder / "uit"
    options = ["--headless", "--convert-to", to, "--outdir", str(target), str(source)]
    subprocess.run(
        [str(SOFFICE), f"-env:UserInstallation={_profile().as_uri()}", *options],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return (target / f"bron.{to.partition(':')[0]}").read_bytes()


@cache
def _profile() -> Path:
    """Return a folder for the settings of LibreOffice, which takes long to make one."""
    folder = Path(mkdtemp(prefix="nieuwetaal-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _root(name: str, inside: str, more: str = "") -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:{name} {_NAMES} office:version="1.2" {more}>'
        f"{inside}</office:{name}>"
    )


def _body(body: str) -> str:
    return f"<office:body><office:text>{body}</office:text></office:body>"


def _styles(margins: str, automatic: str = "") -> str:
    return (
        f"<office:styles>{_STYLES}</office:styles><office:automatic-styles>{automatic}{_PAGE}</office:automatic-styles>"
        '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="pm1">'
        f"{margins}</style:master-page></office:master-styles>"
    )
