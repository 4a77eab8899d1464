"""Keywords of older dialects, written as the present one does."""

from __future__ import annotations

from decimal import Decimal

from ssotgen.core.fixes import Fix, Remove, Replace
from ssotgen.core.json import FrozenMap, Json
from ssotgen.core.origin import Origin
from ssotgen.syntax.nodes import Node

_BOUNDS = {"exclusiveMinimum": "minimum", "exclusiveMaximum": "maximum"}


def exclusive_bound(schema: Node | None, keyword: str) -> Fix | None:
    """A bound that excludes itself as a number, rather than as a bound with `true` beside it."""
    bound = _BOUNDS.get(keyword)
    if schema is None or bound is None or not isinstance(schema.value, FrozenMap):
        return None
    written, limit, place = schema.value.get(keyword), schema.value.get(bound), schema.origin
    if written is not True:
        return Fix(f"delete `{keyword}: false`", (Remove(place.child(keyword)),))
    if not isinstance(limit, int | Decimal):
        return None
    edits = (Replace(place.child(keyword), True, limit), Remove(place.child(bound)))
    return Fix(f"write `{keyword}: {limit}`", edits)


def null_type(schema: FrozenMap[Json], origin: Origin) -> Fix | None:
    """`null` among the types, rather than `nullable`; none where the schema names no type, or lists its values."""
    written = schema.get("type")
    if not isinstance(written, str) or "enum" in schema or "const" in schema:
        return None
    types: Json = (written, "null")
    edits = (Replace(origin.child("type"), written, types), Remove(origin.child("nullable")))
    return Fix(f"write `type: [{written}, null]`", edits)
