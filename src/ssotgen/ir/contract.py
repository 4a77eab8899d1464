"""Contracts: an API with its operations, or a document that a JSON Schema describes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, TypeAlias
from urllib.parse import unquote

from ssotgen.core.json import FrozenMap, Json
from ssotgen.core.origin import Origin
from ssotgen.ir.schema import Reference, Schema

Location: TypeAlias = Literal["path", "query", "header", "cookie", "querystring"]


class ContractKind(StrEnum):
    API = "api"
    EVENT = "event"
    DATA = "data"
    EXPORT = "export"
    CONFIG = "config"


class Stability(StrEnum):
    DRAFT = "draft"
    PUBLISHED = "published"
    DEPRECATED = "deprecated"


@dataclass(frozen=True, slots=True)
class MediaType:
    """A representation of a body. `item` is the schema of one item of a stream (OpenAPI 3.2 `itemSchema`)."""

    type: str
    origin: Origin
    schema: Schema | None = None
    item: Schema | None = None
    encoding: FrozenMap[Json] = FrozenMap()
    examples: FrozenMap[Json] = FrozenMap()


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of one operation; exactly one of `schema` and `content` is set.

    `symbol` is `<operation symbol>/parameters/<location>/<name>`, so that it is unique also where a component is
    shared.
    """

    symbol: str
    origin: Origin
    name: str
    location: Location
    required: bool
    style: str
    explode: bool
    schema: Schema | None = None
    content: MediaType | None = None
    allow_reserved: bool = False
    allow_empty: bool = False
    description: str | None = None
    deprecated: bool = False
    examples: FrozenMap[Json] = FrozenMap()


@dataclass(frozen=True, slots=True)
class Body:
    """What a request carries."""

    origin: Origin
    required: bool
    content: tuple[MediaType, ...]
    description: str | None = None


@dataclass(frozen=True, slots=True)
class Header:
    """A header of a response."""

    name: str
    origin: Origin
    required: bool
    schema: Schema | None = None
    description: str | None = None
    deprecated: bool = False


@dataclass(frozen=True, slots=True)
class Response:
    """What comes back under a status: `200`, a range `2XX`, or `default`. `errors` are the codes of `x-errors`."""

    symbol: str
    origin: Origin
    status: str
    description: str
    headers: tuple[Header, ...] = ()
    content: tuple[MediaType, ...] = ()
    errors: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class SecurityScheme:
    """How a caller proves who it is. `scopes` are those an oauth2 flow declares."""

    name: str
    origin: Origin
    type: str
    scheme: str | None = None
    bearer_format: str | None = None
    location: str | None = None
    parameter: str | None = None
    scopes: tuple[str, ...] = ()
    description: str | None = None


@dataclass(frozen=True, slots=True)
class SecurityRequirement:
    """One alternative: all of these schemes together, each with its scopes. Empty: nobody need say who they are."""

    schemes: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Operation:
    """One method (in upper case) on one path. `security` is what holds for it; `None`: nothing was written anywhere."""

    symbol: str
    origin: Origin
    contract: str
    id: str | None
    method: str
    path: str
    summary: str | None
    description: str | None
    tags: tuple[str, ...]
    deprecated: bool
    parameters: tuple[Parameter, ...]
    body: Body | None
    responses: tuple[Response, ...]
    security: tuple[SecurityRequirement, ...] | None
    security_origin: Origin | None
    extensions: FrozenMap[Json] = FrozenMap()

    def schemas(self) -> Iterator[Schema]:
        """The schemas written directly at this operation (or at a component it uses), requests first."""
        for parameter in self.parameters:
            if parameter.schema:
                yield parameter.schema
            elif parameter.content and parameter.content.schema:
                yield parameter.content.schema
        for media in self.body.content if self.body else ():
            yield from (schema for schema in (media.schema, media.item) if schema)
        yield from self.answered()

    def answered(self) -> Iterator[Schema]:
        """The schemas of what comes back: bodies, then headers."""
        for media in (media for response in self.responses for media in response.content):
            yield from (schema for schema in (media.schema, media.item) if schema)
        for response in self.responses:
            yield from (header.schema for header in response.headers if header.schema)


@dataclass(frozen=True, slots=True)
class Tag:
    name: str
    origin: Origin
    description: str | None = None


@dataclass(frozen=True, slots=True)
class Contract:
    """A hand-written contract.

    `symbol` is `<name>/v<major>`. `schemas` maps symbols to every schema that can be referred to: components,
    definitions, the root of a JSON Schema, and any place that some `$ref` names. `document` is the contract as JSON
    with all references resolved within it. `sources` are the files it was read from, its own first. `dialect` is the
    meta-schema of a JSON Schema contract, the version (`3.1`) of an API's. `servers` are addresses with the defaults of
    their variables.
    """

    symbol: str
    origin: Origin
    name: str
    major: int
    kind: ContractKind
    sources: tuple[str, ...]
    dialect: str
    title: str
    version: str | None
    version_origin: Origin
    stability: Stability
    sunset: str | None
    owner: Reference | None
    served: bool
    conventional: bool
    description: str | None
    changelog: str | None
    prose: str | None
    tags: tuple[Tag, ...]
    servers: tuple[str, ...]
    security_schemes: tuple[SecurityScheme, ...]
    operations: tuple[Operation, ...]
    schemas: FrozenMap[Schema]
    root: Schema | None
    document: Json

    @property
    def is_api(self) -> bool:
        return self.kind is ContractKind.API

    @property
    def base_path(self) -> str:
        """The path of the first server, decoded, without a slash at its end; empty where it has none or it varies."""
        first = self.servers[0] if self.servers else ""
        path = re.sub(r"^([A-Za-z][A-Za-z0-9+.-]*:)?//[^/]*", "", first)
        path = unquote(re.split(r"[?#]", path, maxsplit=1)[0]).rstrip("/")
        return path if path.startswith("/") and "{" not in path and "}" not in path else ""
