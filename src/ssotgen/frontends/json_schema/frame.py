"""What surrounds a schema while it is read."""

from __future__ import annotations

from ssotgen.core.json import FrozenMap, Json
from ssotgen.core.values import dataclass, replace
from ssotgen.frontends.dialects import Dialect, json_schema_dialect
from ssotgen.frontends.references.survey import Scope


@dataclass(frozen=True, slots=True)
class Frame:
    """The document, dialect and scope that a schema stands in.

    `prefix` goes before its pointer to make its symbol. `outermost` is the pointer that `$recursiveRef` leads to.
    """

    prefix: str
    scope: Scope
    dialect: Dialect
    outermost: str

    def within(self, value: FrozenMap[Json], pointer: str) -> Frame:
        """The frame of a schema's content; another one where the schema changes the scope or the dialect."""
        frame = self
        if isinstance(value.get("$id"), str):
            frame = replace(frame, scope=frame.scope.within(value, pointer, siblings=True), outermost=pointer)
        if isinstance(uri := value.get("$schema"), str) and (dialect := json_schema_dialect(uri)):
            frame = replace(frame, dialect=dialect)
        if value.get("$recursiveAnchor") is True:
            frame = replace(frame, outermost=pointer)
        return frame


CHANGES = frozenset({"$id", "$schema", "$recursiveAnchor"})
"""The keywords that change a frame."""
