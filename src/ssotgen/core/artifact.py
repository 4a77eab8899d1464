"""What a generator returns: a wanted file, not yet printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from ssotgen.core.json import Json
from ssotgen.core.origin import Origin


@dataclass(frozen=True, slots=True)
class Template:
    """A template `name` (`<generator>/<file>.jinja`), printed with `view`: a frozen dataclass, or `None`."""

    name: str
    view: object


@dataclass(frozen=True, slots=True)
class JsonBody:
    """A JSON document; keys are printed in the order given."""

    value: Json


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of a CSV file; `header` may be empty."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Python:
    """A Python module written by an engine; printed as it is, after the gates."""

    source: str


Body: TypeAlias = Template | JsonBody | Table | Python


@dataclass(frozen=True, slots=True)
class Artifact:
    """A file that should exist below the output folder.

    `path` is POSIX and relative to the output folder. `sources` are the workspace-relative hand-written files that
    it is made from. `origins` maps 1-based lines of the body to the places they come from, where the generator
    knows them.
    """

    path: str
    body: Body
    sources: tuple[str, ...]
    generator: str = ""
    origins: Mapping[int, Origin] = field(default_factory=dict)
    executable: bool = False
