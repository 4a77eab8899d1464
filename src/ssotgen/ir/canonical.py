"""JSON with its keys in one fixed order, so that the order they were written in changes nothing."""

from __future__ import annotations

from ssotgen.core.json import FrozenMap, Json

# What a reader looks for first stands first; all other keys follow by name.
_FIRST = (
    "openapi", "$schema", "$id", "$ref", "info", "title", "version", "summary", "description", "x-contract", "servers",
    "security", "tags", "paths", "webhooks", "operationId", "name", "in", "required", "type", "format", "enum",
    "parameters", "requestBody", "responses", "schema", "content", "properties", "components",
)  # fmt: skip
_PLACE = {key: (rank, key) for rank, key in enumerate(_FIRST)}


def canonical(value: Json) -> Json:
    """The same JSON, keys of objects sorted."""
    if isinstance(value, str):  # most values are
        return value
    if isinstance(value, FrozenMap):
        ordered = sorted(value, key=_place) if len(value) > 1 else value
        return FrozenMap({key: canonical(value[key]) for key in ordered})
    if isinstance(value, tuple):
        return tuple([canonical(item) for item in value])
    return value


def _place(key: str) -> tuple[int, str]:
    return _PLACE.get(key) or (len(_FIRST), key)
