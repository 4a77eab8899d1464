"""One operation as data: who may call it, what its handler receives, and what it may answer."""

from collections.abc import AsyncIterable, AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Literal, TypeAlias

from .wire import Typed

Location: TypeAlias = Literal["path", "query", "header", "cookie", "querystring"]
Style: TypeAlias = Literal[
    "simple", "label", "matrix", "form", "spaceDelimited", "pipeDelimited", "deepObject", "cookie"
]
Spelling: TypeAlias = Literal["json", "exploded"]

Frame: TypeAlias = Callable[[str, Typed, AsyncIterable[object]], AsyncIterator[bytes | str]]
"""How items of a type are written one after the other, in a media type."""


class Access(Enum):
    """Who may call an operation that no permission guards."""

    PUBLIC = "public"
    AUTHENTICATED = "authenticated"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Feature:
    """What has to be switched on, and the status where it is off."""

    id: str
    off: Literal[403, 404] = 404


@dataclass(frozen=True, slots=True)
class Resource:
    """What a request is about: its type, and the argument that holds its id."""

    type: str
    argument: str


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter: `name` for the handler, `wire` where the contract spells it differently; `default` is JSON.

    `style` and `explode` have OpenAPI's defaults; `media_type` is set where `content` describes the parameter. An
    `empty` one may be sent without a value, which counts as absent; in a `reserved` one `+` is no space.
    """

    location: Location
    name: str
    type: object
    wire: str | None = None
    required: bool = False
    default: object = None
    style: Style | None = None
    explode: bool | None = None
    media_type: str | None = None
    empty: bool = False
    reserved: bool = False


@dataclass(frozen=True, slots=True)
class Body:
    """The body of a request: media types, or ranges of them such as `text/*`, to Python types or an `Encoded` one."""

    content: Mapping[str, object]
    required: bool = True


@dataclass(frozen=True, slots=True)
class Response:
    """What is sent under one status, or a range of them: a body of the type `body`, or none.

    The handler returns or raises a `wrapper`, or returns the bare body. `headers` maps attributes to header names;
    `spelled` are those that are written as JSON, or with their members as `a=1,b=2`.
    `others` are media types, or ranges of them, that a wrapper may name in its `media_type`, to types of the body.
    `frame` writes the items of media types that are a sequence of them.
    """

    status: int | range
    body: object = None
    wrapper: type | None = None
    media_type: str = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict)
    spelled: Mapping[str, Spelling] = field(default_factory=dict)
    others: Mapping[str, object] = field(default_factory=dict)
    frame: Frame | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """What a handler receives and may answer. `invalid` is the status of a request that does not fit."""

    responses: tuple[Response, ...]
    parameters: tuple[Parameter, ...] = ()
    body: Body | None = None
    invalid: Literal[400, 422] = 422


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One method on one path (in Starlette's syntax). `signature` is a function: models are imported when needed.

    `query` is what the query has to hold, `None` being any value: other operations may share method and path.
    `max_body_bytes` is set where another limit holds than for the rest of the service, `security` where other
    credentials are asked for.
    """

    id: str
    method: str
    path: str
    access: str | Access
    signature: Callable[[], Signature]
    query: Mapping[str, str | None] = field(default_factory=dict)
    resource: Resource | None = None
    feature: Feature | None = None
    max_body_bytes: int | None = None
    security: Sequence[Mapping[str, tuple[str, ...]]] | None = None
