"""Fixes as plain data for the local state, and back: a report from memory tells the same as one that was computed."""

from __future__ import annotations

import json
from dataclasses import fields
from decimal import Decimal
from typing import Any

from ssotgen.core.fixes import Create, Edit, Fix, Insert, Quote, Remove, Replace, Splice
from ssotgen.core.json import freeze
from ssotgen.core.origin import Origin
from ssotgen.emit.printing import json_line

_EDITS = {kind.__name__: kind for kind in (Replace, Quote, Insert, Remove, Splice, Create)}
_VALUES = {"Replace": ("old", "new"), "Insert": ("value",)}
"""Fields that hold a value of any type; numbers among these keep their digits."""


def plain(fix: Fix) -> dict[str, object]:
    """What `json.dumps` can write."""
    return {"title": fix.title, "safe": fix.safe, "edits": [_plain(edit) for edit in fix.edits]}


def read(item: Any) -> Fix:
    """Undo `plain`. Raises `KeyError`, `TypeError` or `ValueError` for anything else."""
    return Fix(item["title"], tuple(_edit(edit) for edit in item["edits"]), item["safe"])


def _plain(edit: Edit) -> list[object]:
    name = type(edit).__name__
    where = edit.origin
    rest = {field.name: getattr(edit, field.name) for field in fields(edit) if field.name != "origin"}
    rest |= {key: json_line(rest[key]) for key in _VALUES.get(name, ())}
    return [name, [where.document, where.pointer, where.part, where.offset], rest]


def _edit(item: Any) -> Edit:
    name, where, rest = item
    values = {key: freeze(json.loads(rest[key], parse_float=Decimal)) for key in _VALUES.get(name, ())}
    return _EDITS[name](Origin(*where), **{**rest, **values})
