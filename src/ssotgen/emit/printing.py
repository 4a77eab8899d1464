"""JSON and CSV bodies as text; pure and independent of locale and platform."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from decimal import Decimal
from json.encoder import encode_basestring

from ssotgen.core.artifact import Table
from ssotgen.core.json import FrozenMap, Json
from ssotgen.emit.characters import escaped, is_clean, replaced

_FORMULA = ("=", "+", "-", "@", "\t")


def json_text(value: Json) -> str:
    """A JSON document (RFC 8259): two spaces, keys in the given order, decimals as written, other scripts readable.

    Raises `TypeError` for what is not `Json`, `ValueError` for a number that JSON cannot say.
    """
    return json_bytes(value).decode()


def json_bytes(value: Json) -> bytes:
    """The same as UTF-8. One emoji makes every character of a text four bytes wide, so it is never one text here."""
    data = io.BytesIO()
    out = io.TextIOWrapper(data, "utf-8", "surrogatepass", newline="\n")
    _write(value, "\n", out.write)
    out.write("\n")
    out.flush()
    made = data.getvalue()
    return made if is_clean(made) else escaped(made.decode(errors="surrogatepass")).encode()


def json_line(value: Json) -> str:
    """The same on one line, without a line break at its end."""
    match value:
        case tuple():
            return "[" + ", ".join(json_line(item) for item in value) + "]"
        case FrozenMap():
            return "{" + ", ".join(f"{escaped(encode_basestring(k))}: {json_line(v)}" for k, v in value.items()) + "}"
        case _:
            return escaped(_scalar(value))


def _write(value: Json, indent: str, put: Callable[[str], object]) -> None:
    if isinstance(value, str):
        put(encode_basestring(value))
    elif isinstance(value, FrozenMap):
        if not value:
            put("{}")
            return
        inner = indent + "  "
        lead = "{" + inner
        for key, item in value.items():
            if isinstance(item, str):
                put(f"{lead}{encode_basestring(key)}: {encode_basestring(item)}")
            else:
                put(f"{lead}{encode_basestring(key)}: ")
                _write(item, inner, put)
            lead = "," + inner
        put(indent + "}")
    elif isinstance(value, tuple):
        if not value:
            put("[]")
            return
        inner = indent + "  "
        lead = "[" + inner
        for item in value:
            put(lead)
            _write(item, inner, put)
            lead = "," + inner
        put(indent + "]")
    else:
        put(_scalar(value))


def _scalar(value: Json) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case str():
            return encode_basestring(value)
        case int():
            return int.__repr__(value)
        case Decimal():
            if not value.is_finite():
                raise ValueError(f"JSON has no number {value}")
            return str(value)
        case _:
            raise TypeError(f"{type(value).__name__} is not a JSON value")


def csv_text(table: Table) -> str:
    """A CSV document (RFC 4180, but with LF line ends).

    A cell that a spreadsheet would take for a formula gets a leading apostrophe; unsafe characters become U+FFFD.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows(
        [_cell(cell) for cell in row] for row in ((table.header, *table.rows) if table.header else table.rows)
    )
    return out.getvalue()


def _cell(cell: str) -> str:
    clean = replaced(cell.replace("\r\n", "\n").replace("\r", "\n"))
    return f"'{clean}" if clean.startswith(_FORMULA) else clean
