"""What a generator returns: a wanted file, not yet printed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from typing import TypeAlias

from ssotgen.core.json import Json
from ssotgen.core.origin import Origin
from ssotgen.core.values import dataclass, replace


@dataclass(frozen=True, slots=True)
class Template:
    """A template `name` (`<generator>/<file>.jinja`), printed with `view`: a frozen dataclass, or `None`.

    `final`: what it prints has the formatter's shape already.
    """

    name: str
    view: object
    final: bool = False


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
    """A Python module written by an engine; printed as it is, after the gates. `final`: as of a template."""

    source: str
    final: bool = False


Body: TypeAlias = Template | JsonBody | Table | Python


@dataclass(frozen=True, slots=True)
class Cause:
    """What a part of an output comes from: where that is written, and the symbol of the thing.

    `others` are the symbols of further things that this place joins: a grant has its role and its permission.
    """

    symbol: str
    origin: Origin
    others: tuple[str, ...] = ()


Causes: TypeAlias = Mapping[str, Cause]
"""The causes of an output's parts by anchor, which is how `emit.anchors` calls the part; `""` is the whole file."""


def nothing() -> Causes:
    """The causes of an output of which no part is told apart."""
    return {}


@dataclass(frozen=True, slots=True)
class Artifact:
    """A file that should exist below the output folder.

    `path` is POSIX and relative to the output folder. `sources` are the workspace-relative hand-written files that
    it is made from. `origins` says what its parts and those of its neighbours come from: an anchor that its text does
    not have is no mistake. It is called only where somebody asks.
    """

    path: str
    body: Body
    sources: tuple[str, ...]
    generator: str = ""
    origins: Callable[[], Causes] = field(default=nothing, compare=False)
    executable: bool = False

    @property
    def spent(self) -> Artifact:
        """The same without what is to be printed: what is known of it when that is done."""
        match self.body:
            case Template(name, _, final):
                return replace(self, body=Template(name, None, final))
            case Python(_, final):
                return replace(self, body=Python("", final))
            case JsonBody():
                return replace(self, body=JsonBody(None))
            case Table():
                return replace(self, body=Table((), ()))
