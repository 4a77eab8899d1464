"""A value that a contract shows beside a schema."""

from __future__ import annotations

from ssotgen.core.json import Json
from ssotgen.core.origin import Origin
from ssotgen.core.values import dataclass


@dataclass(frozen=True, slots=True)
class Example:
    """The value, and where it is written: in a component, where a `$ref` leads there."""

    origin: Origin
    value: Json
