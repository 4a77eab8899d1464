"""The sentences of structural findings."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal

from ssotgen.core.diagnostics import Diagnostic
from ssotgen.core.fixes import respelled
from ssotgen.core.json import FrozenMap, Json
from ssotgen.core.origin import Origin
from ssotgen.core.suggest import did_you_mean, nearest
from ssotgen.frontends import mends, messages
from ssotgen.frontends.faults import UNEXPECTED, Fault
from ssotgen.frontends.vocabulary import Vocabulary
from ssotgen.syntax.nodes import Node

LONGEST_LIST = 12
LONGEST_VALUE = 60
_ENTRY = re.compile(r"([\w-]{1,60})(?: |:)([^\s:]{1,60})", re.ASCII)
"""A text that would be an entry of a map with `: ` in it."""
TYPES = {
    "null": "null",
    "boolean": "true or false",
    "object": "a map",
    "array": "a list",
    "number": "a number",
    "string": "a text",
    "integer": "an integer",
}
LIMITS = {
    "minimum": "it is less than {}",
    "maximum": "it is greater than {}",
    "exclusiveMinimum": "it must be greater than {}",
    "exclusiveMaximum": "it must be less than {}",
    "multipleOf": "it is no multiple of {}",
    "minLength": "it is too short (at least {})",
    "maxLength": "it is too long (at most {})",
    "minItems": "it has too few items (at least {})",
    "maxItems": "it has too many items (at most {})",
    "minProperties": "it has too few keys (at least {})",
    "maxProperties": "it has too many keys (at most {})",
    "uniqueItems": "an item stands in it twice",
    "contains": "an item that is needed is not in it",
    "format": "it is no {}",
    "oneOf": "more than one alternative fits",
}


def finding(
    fault: Fault, root: Node, vocabulary: Vocabulary, format_name: str, outdented: Sequence[str] = ()
) -> Diagnostic:
    """Say what is wrong, and where; `outdented` are the keys beside an empty map that belong into it."""
    node = root.at(fault.path)
    assert node is not None, "a fault has a place"
    if fault.keyword == "required":
        value = vocabulary.only_value(fault.location, fault.name)
        fix = None if value is None else mends.only_value(node, fault.name or "", value)
        text = f"{format_name} needs the key {shown(fault.name)} here"
        return messages.MISSING_KEY.at(_whole(fault, root), text, fix=fix)
    if fault.keyword in UNEXPECTED:
        return _unknown_key(fault, node, vocabulary, format_name)
    about = vocabulary.description(fault.location)
    if fault.name is not None:
        at = node.origin.child(fault.name).at_key()
        return messages.INVALID_VALUE.at(at, f"{shown(fault.name)} cannot be a key here", help=about)
    if fault.keyword == "type":
        types = _texts(fault.details.get("types"))
        text = f"{_either(TYPES[name] for name in types)} is needed here, this is {type_of(node.value)}"
        meant = _meant(node.value, vocabulary.keys(fault.location), outdented) if "object" in types else None
        return messages.WRONG_TYPE.at(_whole(fault, root), text, hint=meant, help=about, fix=mends.of_type(node, types))
    hint = fix = None
    options = fault.details.get("options")
    if fault.keyword == "const":
        options = (fault.details.get("expected_value"),)
    if isinstance(options, tuple):
        text = f"{shown(node.value)} is not {_either(map(shown, options))}"
        if isinstance(node.value, str):
            hint = did_you_mean(node.value, _texts(options))
            fix = respelled(node.origin, node.value, nearest(node.value, _texts(options)))
        if bare := mends.one_of(node, options):
            text, fix = f"{shown(node.value)} is a text here, and stands for a number", bare
    elif fault.keyword in LIMITS:
        limit = next(iter(fault.details.values()), None)
        text = f"{shown(node.value)} does not fit: {LIMITS[fault.keyword].format(limit)}"
        fix = mends.each_once(node) if fault.keyword == "uniqueItems" else None
    else:
        text = f"{shown(node.value)} is not allowed here"
    return messages.INVALID_VALUE.at(_whole(fault, root), text, hint=hint, help=about, fix=fix)


def shown(value: Json) -> str:
    """A value as it stands in a sentence: short, on one line, without control characters."""
    if isinstance(value, FrozenMap | tuple):
        return f"this {'map' if isinstance(value, FrozenMap) else 'list'}"
    if isinstance(value, str):
        text = value if value.isprintable() and value else json.dumps(value)
    else:
        text = str(value) if isinstance(value, Decimal) else json.dumps(value)
    return f"`{text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + '…'}`"


def type_of(value: Json) -> str:
    """What kind of value it is, in words."""
    match value:
        case None:
            return "empty (null)"
        case bool():
            return "true" if value else "false"
        case int():
            return "an integer"
        case Decimal():
            return "a number"
        case str():
            return "a text"
        case tuple():
            return "a list"
        case _:
            return "a map"


def _unknown_key(fault: Fault, node: Node, vocabulary: Vocabulary, format_name: str) -> Diagnostic:
    name = fault.name or ""
    known = vocabulary.keys(fault.location) - {name}
    listed = ", ".join((*(f"`{key}`" for key in sorted(known)), *sorted(vocabulary.forms(fault.location))))
    return messages.UNKNOWN_KEY.at(
        node.origin.child(name).at_key(),
        f"{format_name} has no key {shown(name)} here",
        hint=did_you_mean(name, known),
        help=f"what may stand here: {listed}" if listed and len(known) <= LONGEST_LIST else None,
        fix=mends.misspelt_key(node, name, known),
    )


def _meant(value: Json, known: Collection[str], outdented: Sequence[str]) -> str | None:
    """How a map was meant that is none: as the keys beside it, or as the text that lacks its colon or its space."""
    if outdented:
        names = " and ".join(f"`{name}`" for name in outdented)
        return f"indent {names} below it further"
    found = _ENTRY.fullmatch(value) if isinstance(value, str) else None
    if found is None or found[1] not in known:
        return None
    return f"write `{found[1]}: {found[2]}`"


def _whole(fault: Fault, root: Node) -> Origin:
    """Where to point for a whole map or list: its key, so that one line is marked; a plain value marks itself."""
    node, parent = root.at(fault.path), root.at(fault.path[:-1])
    assert node is not None
    assert parent is not None
    named = fault.path and isinstance(node.value, FrozenMap | tuple) and isinstance(parent.value, FrozenMap)
    return node.key_origin if named else node.origin


def _texts(values: Json) -> list[str]:
    return [value for value in values if isinstance(value, str)] if isinstance(values, tuple) else []


def _either(words: Iterable[str]) -> str:
    *firsts, last = words
    return f"{', '.join(firsts)} or {last}" if firsts else last
