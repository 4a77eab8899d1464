"""Bodies as they are written: media types, the parts of forms, headers."""

from __future__ import annotations

from ssotgen.core.json import FrozenMap
from ssotgen.core.origin import Origin
from ssotgen.core.values import dataclass
from ssotgen.ir.example import Example
from ssotgen.ir.schema import Schema


@dataclass(frozen=True, slots=True)
class Header:
    """A header of a response, or of a part of a form; `media_type` is set where `content` describes it."""

    name: str
    origin: Origin
    required: bool
    schema: Schema | None = None
    description: str | None = None
    deprecated: bool = False
    explode: bool = False
    media_type: str | None = None


@dataclass(frozen=True, slots=True)
class Encoding:
    """How one member of a form is written; `None` is what was not said (OpenAPI, Encoding Object).

    `types` are the media types of a part. `nested` says that the part is itself made of parts (OpenAPI 3.2).
    """

    origin: Origin
    types: tuple[str, ...] = ()
    headers: tuple[Header, ...] = ()
    style: str | None = None
    explode: bool | None = None
    allow_reserved: bool | None = None
    nested: bool = False


@dataclass(frozen=True, slots=True)
class MediaType:
    """A representation of a body. `item` is the schema of one item of a stream (OpenAPI 3.2 `itemSchema`).

    `encoding` maps members of a form to how they are written; `positional` says that some parts are described by their
    position alone (OpenAPI 3.2 `prefixEncoding`, `itemEncoding`).
    """

    type: str
    origin: Origin
    schema: Schema | None = None
    item: Schema | None = None
    encoding: FrozenMap[Encoding] = FrozenMap()
    positional: bool = False
    examples: FrozenMap[Example] = FrozenMap()
