"""Mail as a file (.eml): its subject and its text; what is attached is named."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import EmailPolicy
from typing import TYPE_CHECKING, Any, cast

from nieuwetaal.documents.chunks import Memory, moved
from nieuwetaal.documents.cleaning import segment
from nieuwetaal.documents.decoding import decode
from nieuwetaal.documents.document import Segment
from nieuwetaal.documents.extract import Extract, ParagraphIndex
from nieuwetaal.documents.html import reading as html
from nieuwetaal.documents.mail import reading as mail
from nieuwetaal.documents.mail.lines import lines
from nieuwetaal.documents.positions import LineIndex
from nieuwetaal.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

_FIELDS = ("from", "to", "subject", "date", "received", "message-id", "mime-version", "content-type")
_SEALED = frozenset({"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"})
_OUTLOOK = frozenset({"application/ms-tnef", "application/vnd.ms-tnef"})
_SIGNATURES = frozenset({"application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"})
_ARMOUR = "-----BEGIN PGP MESSAGE-----"
_BETWEEN = "\n\n"
_FLOWED = re.compile(r"(?P<quoted>>*+)[ ]?(?P<said>[^\r\n]*+)(?P<end>\r\n?|\n|\Z)")
_SIGNATURE = "-- "
_LONGEST_FIELD = 4_000
_MOST_PARTS = 300


class _Policy(EmailPolicy):
    """Reads the start of a field of the head: the standard library takes minutes for one of a megabyte."""

    def header_fetch_parse(self, name: str, value: str) -> Any:
        return super().header_fetch_parse(name, value[:_LONGEST_FIELD])


@dataclass(slots=True)
class _Contents:
    """What is in a mail: its parts with text, in order, what is attached by name, and whether Outlook sealed any."""

    texts: list[EmailMessage]
    attached: list[str]
    outlook: bool = False


def read(data: bytes, name: str, unfinished: frozenset[str] = frozenset()) -> Extract:
    """Return what stands in a file; raise `InputError`, naming the document `name`, when it cannot be read.

    `unfinished` words cannot end a line.
    """
    try:
        return _read(data, name, unfinished)
    except InputError:
        raise
    except Exception:  # noqa: BLE001 what a broken head makes of the package of the standard library is anything
        raise InputError(f"{name} is beschadigd of geen mailbestand; plak de tekst van de mail in een .txt") from None


def _read(data: bytes, name: str, unfinished: frozenset[str]) -> Extract:
    message = _parsed(data, name)
    if not any(field in message for field in _FIELDS):
        raise InputError(f"{name} is geen mailbestand (.eml); plak de tekst van de mail in een .txt")
    contents = _Contents([], [])
    _collect(message, contents, name)
    subject = str(message.get("subject", ""))
    builder = _Builder()
    if found := segment("heading", subject, [(0, len(subject), None)]):
        builder.add(subject, [found], "onderwerp")
    before = len(builder.segments)
    for part in contents.texts:
        builder.add(*_text(part, name, unfinished), "bericht")
    if contents.outlook and len(builder.segments) == before:
        raise InputError(f"{name} heeft alleen tekst in winmail.dat; bewaar de mail in Outlook als tekst (.txt)")
    return builder.extract(tuple(_notes(contents, is_empty=len(builder.segments) == before)))


def _parsed(data: bytes, name: str) -> EmailMessage:
    """Return the mail that a file holds; raise `InputError` when it has more parts than anybody attaches."""
    made = 0

    def part(policy: EmailPolicy | None = None) -> EmailMessage:
        nonlocal made
        made += 1
        if made > _MOST_PARTS:
            raise InputError(f"{name} heeft meer dan {_MOST_PARTS} delen; plak de tekst van de mail in een .txt")
        return EmailMessage(policy)

    policy: Any = _Policy(message_factory=cast("Any", part))
    return cast("EmailMessage", message_from_bytes(data, policy=policy))


def _collect(message: EmailMessage, contents: _Contents, name: str) -> None:
    """Sort the parts of a mail; of the same text in several forms only the best is taken."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        kind = part.get_content_type()
        if kind in _SEALED:
            raise InputError(f"{name} is versleuteld; open de mail en bewaar de tekst als .txt")
        if kind == "multipart/alternative":
            waiting += _best(part)
        elif part.is_multipart() and kind != "message/rfc822":
            waiting += reversed(_inner(part))
        elif kind in {"text/plain", "text/html"} and part.get_content_disposition() != "attachment":
            contents.texts.append(part)
        elif kind in _OUTLOOK:
            contents.outlook = True
        elif kind not in _SIGNATURES:
            contents.attached += _name(part)


def _best(part: EmailMessage) -> list[EmailMessage]:
    """Return the one of the alternatives to read: plain text if there is any in it, else HTML, else the last."""
    inner = _inner(part)
    for wanted in ("text/plain", "text/html"):
        for each in inner:
            inside = [deep for deep in each.walk() if deep.get_content_type() == wanted]
            if any(_bytes(deep).strip() for deep in inside):
                return [each]
    return inner[-1:]


def _inner(part: EmailMessage) -> list[EmailMessage]:
    return [each for each in part.iter_parts() if isinstance(each, EmailMessage)]


def _bytes(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _name(part: EmailMessage) -> Iterator[str]:
    """Yield what an attachment is called; pictures in the text are none."""
    if part.get_content_maintype() == "image" and part.get_content_disposition() != "attachment":
        return
    if part.get_content_type() == "message/rfc822":
        yield part.get_filename() or "een andere mail"
    else:
        yield part.get_filename() or f"zonder naam ({part.get_content_type()})"


def _notes(contents: _Contents, *, is_empty: bool) -> Iterator[str]:
    if is_empty:
        yield "in deze mail staat geen tekst"
    for name in contents.attached:
        yield f"bijlage {' '.join(name.split())} is niet gelezen"


def _text(part: EmailMessage, name: str, unfinished: frozenset[str]) -> tuple[str, list[Segment]]:
    """Return the text of a part and its segments, as plain text or as the page that it is shows it."""
    text = decode(_bytes(part), name, part.get_content_charset()).text
    if text.lstrip().startswith(_ARMOUR):
        raise InputError(f"{name} is versleuteld (PGP); open de mail en bewaar de tekst als .txt")
    if part.get_content_type() == "text/html":
        return _page(text)
    if str(part.get_param("format", "")).lower() == "flowed":
        text = _unflowed(text, delete_space=str(part.get_param("delsp", "")).lower() == "yes")
    return text, list(mail.segments(text, unfinished, Memory(), pasted=False))


def _page(source: str) -> tuple[str, list[Segment]]:
    """Return the text that a page shows, a line for each of its segments, and those; what they quote by their words."""
    shown = list(html.segments(source))
    text = "\n".join(found.text for found in shown)
    read: list[Segment] = []
    for found, line in zip(shown, lines(text, pasted=False), strict=True):
        if line.kind == "left out":
            continue
        kind = "block-quote" if line.kind == "quote" else found.kind
        read.append(Segment(kind, found.text, ((0, line.start, 1),), found.language))
    return text, read


def _unflowed(text: str, *, delete_space: bool) -> str:
    """Return the own lines of a text that was broken for mail (RFC 3676): a line with a space at its end goes on."""
    made: list[str] = []
    open_quotes: str | None = None
    for line in _FLOWED.finditer(text):
        quoted, said, end = line["quoted"], line["said"], line["end"]
        goes_on = said.endswith(" ") and said != _SIGNATURE
        if open_quotes is not None and open_quotes != quoted:
            made.append("\n")
            open_quotes = None
        if open_quotes is None and quoted:
            made.append(quoted + " ")
        made.append(said[:-1] if goes_on and delete_space else said)
        if not goes_on:
            made.append(end)
        open_quotes = quoted if goes_on else None
    return "".join(made)


class _Builder:
    """The text of a mail in the making, part by part."""

    def __init__(self) -> None:
        self.segments: list[Segment] = []
        self._texts: list[str] = []
        self._named: list[tuple[str, int]] = []
        self._counts: Counter[str] = Counter()
        self._length = 0

    def add(self, text: str, found: list[Segment], part: str) -> None:
        """Add a part of the mail, with the segments in it."""
        known = self._counts[part]
        self._counts[part] += len(found)
        self.segments += (moved(each, self._length) for each in found)
        self._named += ((part, known + place) for place in range(1, len(found) + 1))
        self._texts += (text, _BETWEEN)
        self._length += len(text) + len(_BETWEEN)

    def extract(self, notes: tuple[str, ...]) -> Extract:
        """Return what was added."""
        text = "".join(self._texts)
        starts = tuple(each.source(0) for each in self.segments) or (0,)
        index = ParagraphIndex(starts, tuple(self._named) or (("bericht", 1),), LineIndex(text))
        return Extract(text, tuple(self.segments), index, notes)
