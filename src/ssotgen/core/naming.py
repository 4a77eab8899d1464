"""Names for generated Python: any text becomes an ASCII identifier, the same one on every machine."""

from __future__ import annotations

import keyword
import re
import unicodedata
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import lru_cache

from ssotgen.core import reserved
from ssotgen.core.digest import of_text

LONGEST = 100
"""No identifier is longer, so that names stay readable and module names stay file names."""


class Kind(StrEnum):
    """What an identifier is used for; it decides the case and what is reserved."""

    CLASS = "class"
    FIELD = "field"
    FUNCTION = "function"
    PARAMETER = "parameter"
    HEADER = "header"
    MEMBER = "member"
    MODULE = "module"


_RESERVED: Mapping[Kind, frozenset[str]] = {
    Kind.CLASS: reserved.CLASSES,
    Kind.FIELD: reserved.FIELDS,
    Kind.FUNCTION: reserved.FUNCTIONS,
    Kind.PARAMETER: reserved.PARAMETERS,
    Kind.HEADER: reserved.HEADERS,
    Kind.MEMBER: frozenset(),
    Kind.MODULE: reserved.MODULES,
}
# What stands before a name that would begin with a digit. A pydantic field may not begin with an underscore.
_BEFORE_DIGIT: Mapping[Kind, str] = {
    Kind.CLASS: "Model",
    Kind.FIELD: "field_",
    Kind.FUNCTION: "operation_",
    Kind.PARAMETER: "parameter_",
    Kind.HEADER: "header_",
    Kind.MEMBER: "VALUE_",
    Kind.MODULE: "module_",
}
_LETTERS = str.maketrans({
    "ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D",
    "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ł": "l", "Ł": "L", "\u0131": "i", "ħ": "h", "Ħ": "H",
})  # fmt: skip
_OPERATORS = {
    "<=": "less or equal", ">=": "greater or equal", "!=": "not equal", "<>": "not equal", "==": "equal", "&&": "and",
    "||": "or", "<": "less", ">": "greater", "=": "equal", "+": "plus", "*": "star", "%": "percent", "&": "and",
    "|": "or", "!": "not", "~": "tilde", "^": "caret", "?": "question", "#": "hash", "$": "dollar", "@": "at",
}  # fmt: skip
# These separate words; they are spelled only where a text has nothing else.
_SEPARATORS = {
    "-": "minus", "_": "underscore", ".": "dot", "/": "slash", "\\": "backslash", ":": "colon", ";": "semicolon",
    ",": "comma", "'": "quote", '"': "double quote", "`": "backtick", "(": "open", ")": "close", "[": "open",
    "]": "close", "{": "open", "}": "close", " ": "space",
}  # fmt: skip
_TOKEN = re.compile(r"[A-Za-z0-9]+|<=|>=|!=|<>|==|&&|\|\||.", re.DOTALL)
_HUMP = re.compile(
    r"OAuth[0-9]*|IPv[46]"  # two spellings so common that they are not taken apart
    r"|[A-Z]{2,}s(?![a-z])"  # a plural: userIDs
    r"|[A-Z]+[0-9]*(?![a-z])"
    r"|[A-Z]?[a-z0-9]+"
)
_DIGITS_MEET = re.compile(r"(?<=[0-9])\0(?=[0-9])")  # 1.0 must not become 10


@lru_cache(maxsize=2**16)
def spell(text: str, kind: Kind) -> str:
    """The Python identifier for `text`: pure, idempotent, never longer than `LONGEST`.

    `HTTPServer2` is `http_server2` as a field and stays as it is as a class; `+1` is `plus_1`, `<=` is `less_or_equal`,
    `class` is `class_`, an empty text is `empty`. Accents are dropped, other letters become their code point (`u65e5`).
    """
    pieces = tuple(_pieces(text))
    if kind is Kind.CLASS:
        name = _DIGITS_MEET.sub("_", "\0".join(_capitalised(piece, alone=len(pieces) == 1) for piece in pieces))
        name = name.replace("\0", "")
    else:
        name = "_".join(hump.lower() for piece in pieces for hump in _humps(piece))
    if name[0].isdigit():
        name = _BEFORE_DIGIT[kind] + name
    if kind is Kind.MEMBER:
        name = name.upper()
    if len(name) > LONGEST:
        name = name[: LONGEST - 9].rstrip("_") + ("" if kind is Kind.CLASS else "_") + _digest(text, kind)
    return f"{name}_" if keyword.iskeyword(name) or name in _RESERVED[kind] else name


@lru_cache(maxsize=2**16)
def fold(name: str) -> str:
    """What two names have in common that readers, file systems or case-insensitive tools would confuse.

    NFKC, case fold, separators dropped; but one between two digits counts: `v1_0` is not `v10`.
    """
    folded = unicodedata.normalize("NFKC", name).casefold()
    return re.sub(r"(?<![0-9])[\W_]+|[\W_]+(?![0-9])", "", folded)


def collisions(names: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    """The symbols of one scope whose names `fold` to the same text, in groups of two or more, in a stable order."""
    folded = {symbol: fold(name) for symbol, name in names.items()}
    if len(set(folded.values())) == len(folded):
        return ()
    groups: dict[str, list[str]] = {}
    for symbol in sorted(names):
        groups.setdefault(folded[symbol], []).append(symbol)
    return tuple(tuple(group) for group in groups.values() if len(group) > 1)


def _pieces(text: str) -> Iterator[str]:
    """The runs of ASCII letters and digits that a text is made of, symbols and foreign letters spelled out."""
    found = tuple(_tokens(text, spell_separators=False)) or tuple(_tokens(text, spell_separators=True)) or ("empty",)
    yield from found


def _tokens(text: str, *, spell_separators: bool) -> Iterator[str]:
    plain = "".join(
        char for char in unicodedata.normalize("NFKD", text.translate(_LETTERS)) if not "\u0300" <= char <= "\u036f"
    ).translate(_LETTERS)
    matches = _TOKEN.findall(plain)
    for index, token in enumerate(matches):
        after = matches[index + 1] if index + 1 < len(matches) else ""
        if token[0].isascii() and token[0].isalnum():
            yield token
        elif token in _OPERATORS:
            # A leading sigil (`$type`, `@id`) says nothing to a reader of Python.
            if index > 0 or token not in "$@#" or not after[:1].isalnum():
                yield from _OPERATORS[token].split()
        elif token == "-" and after[:1].isdigit() and (index == 0 or not matches[index - 1][-1].isalnum()):
            yield "minus"
        elif token in _SEPARATORS or token.isspace():
            if spell_separators:
                yield from _SEPARATORS.get(token, f"u{ord(token):04x}").split()
        else:
            yield f"u{ord(token):04x}"


def _humps(piece: str) -> tuple[str, ...]:
    return (piece,) if piece == piece.upper() else tuple(_HUMP.findall(piece))


def _capitalised(piece: str, *, alone: bool) -> str:
    if piece.isupper() and not alone:  # GET_SLOT is GetSlot, while URL stays URL
        piece = piece.lower()
    return piece[0].upper() + piece[1:]


def _digest(text: str, kind: Kind) -> str:
    digest = of_text(text)[:8]
    return digest.upper() if kind is Kind.MEMBER else digest
