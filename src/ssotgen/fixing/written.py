"""Values as the text of YAML, JSON and TOML, in the style of what stands there already."""

from __future__ import annotations

import json
import re
from decimal import Decimal

from ssotgen.core.json import FrozenMap, Json
from ssotgen.syntax.scalars import NotFiniteError, older_reading, plain

_PLAIN = re.compile(r"[A-Za-z0-9_$./@+*-]+(?: [A-Za-z0-9_$./@+-]+)*", re.ASCII)
_FIRST = frozenset("@*-")
"""With these no plain scalar begins, or only some do."""
_BARE = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)


def value_text(value: Json, format: str, instead_of: str = "") -> str:
    """A value on one line. A text is quoted as `instead_of`, the text that it replaces, where that is possible."""
    match value:
        case str():
            return _string(value, format, instead_of)
        case FrozenMap():
            members = (
                f"{key_text(key, format)}{_COLON[format]}{value_text(one, format)}" for key, one in value.items()
            )
            return f"{{{', '.join(members)}}}"
        case tuple():
            return f"[{', '.join(value_text(one, format) for one in value)}]"
        case Decimal():
            return str(value)
        case _:
            return json.dumps(value)


def key_text(key: str, format: str, instead_of: str = "") -> str:
    """A key; bare where the format allows that and the key that it replaces was not quoted."""
    if format == "toml" and not instead_of.startswith(('"', "'")) and _BARE.fullmatch(key):
        return key
    return _string(key, format, instead_of)


def entry_text(key: str | None, value: Json, format: str) -> str:
    """An entry of a map; without a key, an item of a list."""
    written = value_text(value, format)
    return written if key is None else f"{key_text(key, format)}{_COLON[format]}{written}"


_COLON = {"yaml": ": ", "json": ": ", "toml": " = "}


def _string(text: str, format: str, instead_of: str) -> str:
    if instead_of.startswith("'") and format != "json" and "'" not in text and text.isprintable():
        return f"'{text}'"
    if format == "yaml" and not instead_of.startswith('"') and _is_plain(text):
        return text
    return json.dumps(text, ensure_ascii=format == "json")


def _is_plain(text: str) -> bool:
    """Whether every reader of YAML takes the bare characters for this text, be it in a flow or in a block."""
    if not _PLAIN.fullmatch(text) or text[0] in _FIRST:
        return False
    try:
        return plain(text) == text and older_reading(text) is None
    except NotFiniteError:
        return False
