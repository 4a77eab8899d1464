"""Documents of other people's formats, which are no contract and are easily taken for one."""

from __future__ import annotations

from ssotgen.core.json import FrozenMap
from ssotgen.syntax.nodes import Node

_BY_KEY = {"asyncapi": "an AsyncAPI document", "arazzo": "an Arazzo document"}
_POSTMAN = "getpostman.com"


def stranger(root: Node) -> str | None:
    """What a document is that belongs to none of the formats of contracts; `None` where that cannot be seen."""
    if not isinstance(root.value, FrozenMap):
        return None
    found = next((kind for key, kind in _BY_KEY.items() if key in root.value), None)
    info = root.value.get("info")
    if found is None and isinstance(info, FrozenMap):
        written = info.get("schema")
        if "_postman_id" in info or (isinstance(written, str) and _POSTMAN in written):
            return "a Postman collection"
    return found
