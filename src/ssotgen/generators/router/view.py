"""What the templates of this generator print."""

from __future__ import annotations

from ssotgen.core.values import dataclass
from ssotgen.plugin import Code, Ident, Literal


@dataclass(frozen=True, slots=True)
class ImportView:
    """`from <module> import <names>`."""

    module: Code
    names: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class NamedView:
    """A name and what belongs to it: an argument and its type, or a keyword and its value."""

    name: Ident
    value: Code | Ident | Literal


@dataclass(frozen=True, slots=True)
class MethodView:
    """What a service has to offer for one operation; it `never` returns where all that is declared is raised."""

    name: Ident
    caller: Code
    arguments: tuple[NamedView, ...]
    returns: Code
    docstring: Code
    never: bool


@dataclass(frozen=True, slots=True)
class ProtocolView:
    """The operations of one tag."""

    name: Ident
    docstring: Code
    methods: tuple[MethodView, ...]


@dataclass(frozen=True, slots=True)
class FieldView:
    """An attribute of a response."""

    name: Ident
    type: Code
    default: Literal | None


@dataclass(frozen=True, slots=True)
class AnswerView:
    """A class for one declared response: returned, or raised where it is an error.

    `fields` are keywords beside the body: a status where the contract leaves it open, a media type where it has
    several, headers.
    """

    name: Ident
    docstring: Code
    raised: bool
    body: Code | None
    fields: tuple[FieldView, ...]


@dataclass(frozen=True, slots=True)
class ParameterView:
    """How one parameter is read; `options` are only those that differ from what OpenAPI has by default."""

    location: Literal
    name: Literal
    type: Code
    options: tuple[NamedView, ...]


@dataclass(frozen=True, slots=True)
class BodyView:
    """Media types of the request, and what each becomes."""

    content: tuple[tuple[Literal, Code], ...]
    required: bool


@dataclass(frozen=True, slots=True)
class ResponseView:
    """How one declared response is sent."""

    status: Code
    body: Code
    wrapper: Ident | None
    options: tuple[NamedView, ...]


@dataclass(frozen=True, slots=True)
class OperationView:
    """One operation as data."""

    constant: Ident
    handler: Ident
    id: Literal
    method: Literal
    path: Literal
    options: tuple[NamedView, ...]
    parameters: tuple[ParameterView, ...]
    body: BodyView | None
    responses: tuple[ResponseView, ...]
    invalid: int | None


@dataclass(frozen=True, slots=True)
class ServiceView:
    """The protocol that joins all others, its `bases`."""

    bases: tuple[Ident, ...]
    protocol: ProtocolView


@dataclass(frozen=True, slots=True)
class RouterView:
    """The function that makes a router. `routed` are the data and the handlers of operations, the most specific path
    first.
    """

    service: Ident
    routed: tuple[tuple[Ident, Ident], ...]
    guard: tuple[NamedView, ...]
    type_base: Literal
    problems: tuple[NamedView, ...]
    conventions: tuple[NamedView, ...]


@dataclass(frozen=True, slots=True)
class RoutesView:
    """A module of routes, of whatever stands in it. `imports` stand in groups."""

    docstring: Code
    principal: Ident
    imports: tuple[tuple[ImportView, ...], ...] = ()
    protocols: tuple[ProtocolView, ...] = ()
    service: ServiceView | None = None
    answers: tuple[AnswerView, ...] = ()
    operations: tuple[OperationView, ...] = ()
    router: RouterView | None = None


@dataclass(frozen=True, slots=True)
class AppView:
    """`app.py`."""

    docstring: Code
    principal: Ident
    callers: Code
    service: Ident
    title: Literal
    prefix: Literal
    roles: bool


@dataclass(frozen=True, slots=True)
class PackageView:
    """The `__init__.py` of the whole package: what users import from it."""

    imports: tuple[tuple[ImportView, ...], ...]
    exported: tuple[Literal, ...]
