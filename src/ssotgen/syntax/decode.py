"""Bytes to text: UTF-8, a byte order mark dropped, line ends as LF."""

from __future__ import annotations

import codecs

from ssotgen.core import digest
from ssotgen.core.diagnostics import Diagnostic
from ssotgen.core.origin import Origin
from ssotgen.core.source import Source
from ssotgen.syntax.messages import NOT_UTF_8

_OTHER_MARKS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode(path: str, data: bytes) -> tuple[Source, Diagnostic | None]:
    """The text of a file. Where it is no UTF-8 the text holds replacement characters, to be shown and not parsed."""
    body = data.removeprefix(codecs.BOM_UTF8)
    try:
        text, problem = _lines(body.decode()), None
    except UnicodeDecodeError as cause:
        text = _lines(body.decode(errors="replace"))
        problem = _not_utf_8(path, data, _lines(body[: cause.start].decode()), body[cause.start])
    if problem is None and _looks_like_utf_16(body):  # ASCII as UTF-16 without a mark is valid UTF-8 full of NULs
        problem = _not_utf_8(path, data, "", body[0])
    return Source(path, text, digest.of_bytes(data)), problem


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _looks_like_utf_16(data: bytes) -> bool:
    return data.startswith(_OTHER_MARKS) or (len(data) > 1 and (data[0] == 0) != (data[1] == 0))


def _not_utf_8(path: str, data: bytes, before: str, byte: int) -> Diagnostic:
    if _looks_like_utf_16(data):
        text, offset = "the file is encoded as UTF-16 or UTF-32, not as UTF-8", 0
    else:
        text, offset = f"the byte 0x{byte:02X} does not belong to UTF-8", len(before)
    return NOT_UTF_8.at(Origin(path, offset=offset), text, hint="save the file as UTF-8")
