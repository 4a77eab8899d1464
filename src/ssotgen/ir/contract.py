"""Contracts: an API with its operations, or a document that a JSON Schema describes."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Literal, TypeAlias

from ssotgen.core.json import FrozenMap, Json
from ssotgen.core.origin import Origin
from ssotgen.core.source import Source
from ssotgen.core.values import dataclass
from ssotgen.ir.example import Example
from ssotgen.ir.media import Header, MediaType
from ssotgen.ir.schema import Reference, Schema
from ssotgen.ir.security import SecurityRequirement, SecurityScheme
from ssotgen.ir.server import Server

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
    examples: FrozenMap[Example] = FrozenMap()


@dataclass(frozen=True, slots=True)
class Body:
    """What a request carries."""

    origin: Origin
    required: bool
    content: tuple[MediaType, ...]
    description: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """What a client can do next with a response: call `operation` with values taken from what it sent or received.

    `operation` is the symbol of an operation of the same contract, `None` where it stands elsewhere or nowhere;
    `target` is its `operationId` or `operationRef` as it was written. `parameters` maps parameters to values or
    runtime expressions; `body` is the same for the whole body (OpenAPI, Link Object).
    """

    name: str
    origin: Origin
    target: str
    operation: str | None = None
    parameters: FrozenMap[Json] = FrozenMap()
    body: Json = None
    description: str | None = None
    server: Server | None = None


@dataclass(frozen=True, slots=True)
class Callback:
    """Requests that the service sends to where `expression` points, a runtime expression within a URL.

    The operations' symbols are `<operation symbol>/callbacks/<name>/<expression>/<METHOD>`, both names escaped as in a
    JSON pointer; their path is the expression. They get no route.
    """

    name: str
    origin: Origin
    expression: str
    operations: tuple[Operation, ...]


@dataclass(frozen=True, slots=True)
class Webhook:
    """Requests that the service sends to whoever asked for them, out of band.

    The operations' symbols are `<contract symbol>#/webhooks/<name>/<METHOD>`, the name escaped as in a JSON pointer;
    their path is the name. They get no route.
    """

    name: str
    origin: Origin
    operations: tuple[Operation, ...]


@dataclass(frozen=True, slots=True)
class Response:
    """What comes back under a status: `200`, a range `2XX`, or `default`. `errors` are the codes of `x-errors`.

    `symbol` is `<operation symbol>/responses/<status>`. What is no success and only refers to a `component` is the
    same thing for all operations that do: there it is `<component's symbol>/<status>`.
    """

    symbol: str
    origin: Origin
    status: str
    description: str
    headers: tuple[Header, ...] = ()
    content: tuple[MediaType, ...] = ()
    errors: tuple[Reference, ...] = ()
    links: tuple[Link, ...] = ()
    component: str | None = None


@dataclass(frozen=True, slots=True)
class Operation:
    """One method (in upper case) on one path. `security` is what holds for it; `None`: nothing was written anywhere.

    `servers` are those of the operation or of its path; empty where those of the contract hold.
    """

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
    callbacks: tuple[Callback, ...] = ()
    servers: tuple[Server, ...] = ()

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
    meta-schema of a JSON Schema contract, the version (`3.1`) of an API's. `operations` are those that the service
    answers; those of `webhooks` and of callbacks are answered elsewhere. `security` holds for operations that say
    nothing themselves. `changelog` and `prose` are the Markdown files beside it.
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
    changelog: Source | None
    prose: Source | None
    tags: tuple[Tag, ...]
    servers: tuple[Server, ...]
    security_schemes: tuple[SecurityScheme, ...]
    operations: tuple[Operation, ...]
    schemas: FrozenMap[Schema]
    root: Schema | None
    document: Json
    webhooks: tuple[Webhook, ...] = ()
    security: tuple[SecurityRequirement, ...] | None = None

    @property
    def is_api(self) -> bool:
        return self.kind is ContractKind.API

    def all_operations(self) -> Iterator[Operation]:
        """Every operation, each followed by those of its callbacks, and then those of webhooks."""
        waiting = [*self.operations, *(operation for webhook in self.webhooks for operation in webhook.operations)]
        waiting.reverse()
        while waiting:
            operation = waiting.pop()
            yield operation
            waiting.extend(reversed([inner for callback in operation.callbacks for inner in callback.operations]))

    def written(self) -> Iterator[Schema]:
        """Every schema that belongs to the contract, each once; one that stands inside another comes after it."""
        waiting = [schema for operation in self.all_operations() for schema in operation.schemas()]
        waiting = [*self.schemas.values(), *([self.root] if self.root else []), *waiting]
        waiting.reverse()
        seen: set[str] = set()
        while waiting:
            schema = waiting.pop()
            if schema.symbol not in seen:
                seen.add(schema.symbol)
                yield schema
                waiting.extend(reversed(tuple(schema.children())))

    @property
    def base_path(self) -> str:
        """The path of the first server; empty where there is none."""
        return self.servers[0].base_path if self.servers else ""
