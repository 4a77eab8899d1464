"""TOML 1.0 to values, for the workspace's own configuration."""

from __future__ import annotations

import re
from decimal import Decimal

from ssotgen.core.diagnostics import Diagnostic
from ssotgen.core.fixes import Fix, Quote
from ssotgen.core.json import FrozenMap, Json
from ssotgen.core.origin import Origin
from ssotgen.syntax.findings import WideIntegers, is_wide, out_of_range
from ssotgen.syntax.messages import LIMIT_EXCEEDED, SYNTAX_ERROR, TOML_DATE
from ssotgen.syntax.parsed import Parsed, Reading, finish, too_many
from ssotgen.syntax.scalars import NotFiniteError, fraction

_AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_LONG = re.compile(r"[+-]?[0-9][0-9_]{4000,}")
_DOUBLE = 1024
"""Bits of the largest integers that a double can hold."""


def read_toml(reading: Reading, table: tuple[str, ...] = ()) -> Parsed:
    """Parse a TOML file. With `table`, everything outside that table is left out, as it belongs to other tools."""
    import tomllib

    try:
        root: object = tomllib.loads(reading.text, parse_float=_number)
    except tomllib.TOMLDecodeError as cause:
        return Parsed(None, (_syntax_error(reading, str(cause)),))
    except RecursionError:
        return Parsed(None, (LIMIT_EXCEEDED.at(Origin(reading.document), "the document is too deeply nested"),))
    except ValueError:  # an integer of thousands of digits
        found = _LONG.search(reading.text)
        where = reading.at(found.start() if found else 0)
        return Parsed(None, (LIMIT_EXCEEDED.at(where, "the document has a number that is too long"),))
    freezer = _Freezer(reading)
    frozen = freezer.freeze(_only(root, table), Origin(reading.document), 1)
    if len(freezer.findings) > reading.limits.findings:
        freezer.findings.append(too_many(reading, 0))
    return finish(reading, frozen, freezer.findings)


def _number(text: str) -> Decimal | NotFiniteError:
    try:
        return fraction(text.replace("_", ""))
    except NotFiniteError as cause:
        return cause


def _only(root: object, table: tuple[str, ...]) -> object:
    if not table:
        return root
    if not isinstance(root, dict) or table[0] not in root:
        return {}
    return {table[0]: _only(root[table[0]], table[1:])}


class _Freezer:
    def __init__(self, reading: Reading) -> None:
        self.limits = reading.limits
        self.findings: list[Diagnostic] = []
        self.wide = WideIntegers(reading.style, self.findings)

    def freeze(self, value: object, origin: Origin, depth: int) -> Json:
        if len(self.findings) > self.limits.findings:
            return FrozenMap({})  # enough is said; the rest of the document is left out
        if isinstance(value, dict | list) and depth > self.limits.depth:
            text = f"the document has more than {self.limits.depth} tables and arrays inside each other"
            self.findings.append(LIMIT_EXCEEDED.at(origin, text))
            return None
        match value:
            case dict():
                return FrozenMap({key: self.freeze(item, origin.child(key), depth + 1) for key, item in value.items()})
            case list():
                return tuple([self.freeze(item, origin.child(i), depth + 1) for i, item in enumerate(value)])
            case bool() | str() | Decimal():
                return value
            case int() if value.bit_length() > _DOUBLE:
                self.findings.append(out_of_range(origin, hex(value)))
                return None
            case int():
                if is_wide(value):
                    self.wide.add(origin, str(value))
                return value
            case NotFiniteError():
                self.findings.append(out_of_range(origin, str(value)))
                return None
            case _:
                text = "a date or time stands here without quotes"
                self.findings.append(
                    TOML_DATE.at(origin, text, hint=f'write `"{value}"`', fix=Fix("quote it", (Quote(origin),)))
                )
                return str(value)


def _syntax_error(reading: Reading, problem: str) -> Diagnostic:
    found = _AT.search(problem)
    offset = len(reading.text)
    if found and found[1]:
        lines = reading.text.split("\n")
        offset = sum(len(line) + 1 for line in lines[: int(found[1]) - 1]) + int(found[2]) - 1
    text = problem[: found.start()] if found else problem
    if "illegal character '\\n'" in text.lower():
        line = reading.text.rfind("\n", 0, offset) + 1
        quote = max(reading.text.rfind('"', line, offset), reading.text.rfind("'", line, offset))
        text, offset = "the quote that opens here is not closed on its line", max(quote, line)
    return SYNTAX_ERROR.at(reading.at(offset), f"this is not TOML: {text[:1].lower() + text[1:]}")
