"""One request of an operation as data: what is sent where, with values of the contract."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote, urlencode

from ssotgen.analysis.exact_schema import ordered
from ssotgen.core.json import FrozenMap, Json
from ssotgen.core.values import dataclass
from ssotgen.emit.printing import json_line
from ssotgen.generators.docs.values import value
from ssotgen.ir.contract import Contract, Operation, Parameter
from ssotgen.ir.media import MediaType
from ssotgen.ir.program import Program
from ssotgen.ir.schema import Schema
from ssotgen.ir.security import SecurityScheme
from ssotgen.ir.server import Server

NOWHERE = "https://api.example.com"
"""Where an API is that does not say it."""


@dataclass(frozen=True, slots=True)
class Secret:
    """Something that only the caller knows: `name` is the environment variable that holds it, `before` what precedes.

    `location` is `header`, `query`, `cookie` or, for a user's name and password, `basic`.
    """

    name: str
    location: str
    key: str
    before: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """A request with the parameters that are required; `media` is the type of a body.

    `files` are the members of a form that are files.
    """

    method: str
    url: str
    query: tuple[tuple[str, str], ...]
    headers: tuple[tuple[str, str], ...]
    secrets: tuple[Secret, ...]
    media: str | None = None
    body: Json = None
    files: frozenset[str] = frozenset()


def request(program: Program, contract: Contract, operation: Operation) -> Request:
    """What a caller sends at least."""
    path, query, headers = operation.path.partition("?")[0], list[tuple[str, str]](), list[tuple[str, str]]()
    for parameter in sorted(operation.parameters, key=lambda item: item.symbol):
        if not parameter.required and parameter.location != "path":
            continue
        sent = _parameter(program, parameter)
        match parameter.location:
            case "path":
                path = path.replace(f"{{{parameter.name}}}", quote(_joined(sent), safe=""))
            case "query" | "querystring":
                query += _pairs(parameter, sent)
            case "header":
                headers.append((parameter.name, _joined(sent)))
            case "cookie":
                headers.append(("Cookie", f"{parameter.name}={quote(_joined(sent), safe='')}"))
    media = _media(operation)
    body = example(program, media, sent=True) if media else None
    return Request(
        operation.method,
        _base(operation.servers or contract.servers) + quote(path, safe="/%:@!$&'()*+,;=-._~{}"),
        tuple(query),
        tuple(headers),
        tuple(_secrets(contract, operation)),
        media.type if media else None,
        body,
        _files(program, media) if media else frozenset(),
    )


def example(program: Program, media: MediaType, *, sent: bool) -> Json:
    """An example of a body: the first that the contract gives, else one that the schema suggests."""
    for given in media.examples.values():
        return ordered(given.value)
    return value(program, media.schema or media.item, sent=sent)


def _parameter(program: Program, parameter: Parameter) -> Json:
    for given in parameter.examples.values():
        return given.value
    if parameter.content:
        return json_line(example(program, parameter.content, sent=True))
    return value(program, parameter.schema, sent=True)


def _pairs(parameter: Parameter, sent: Json) -> Iterator[tuple[str, str]]:
    """How a value is written into a query (OpenAPI 3.1, Style Values)."""
    name = parameter.name
    match sent:
        case FrozenMap() if parameter.style == "deepObject":
            yield from ((f"{name}[{key}]", _joined(item)) for key, item in sent.items())
        case FrozenMap() if parameter.explode:
            yield from ((key, _joined(item)) for key, item in sent.items())
        case tuple() if parameter.explode:
            yield from ((name, _joined(item)) for item in sent)
        case tuple() if parameter.style in ("spaceDelimited", "pipeDelimited"):
            yield name, (" " if parameter.style == "spaceDelimited" else "|").join(_joined(item) for item in sent)
        case _:
            yield name, _joined(sent)


def _joined(sent: Json) -> str:
    match sent:
        case str():
            return sent
        case tuple():
            return ",".join(_joined(item) for item in sent)
        case FrozenMap():
            return ",".join(f"{key},{_joined(item)}" for key, item in sent.items())
        case _:
            return json_line(sent)


def address(sent: Request) -> str:
    """The URL with its query."""
    return f"{sent.url}?{urlencode(sent.query)}" if sent.query else sent.url


def _base(servers: tuple[Server, ...]) -> str:
    written = servers[0].address.partition("?")[0].partition("#")[0].rstrip("/") if servers else ""
    if written.lower().startswith(("https://", "http://")) and written.isascii() and not set(written) & set("{} '\"\\"):
        return written
    return NOWHERE + (servers[0].base_path if servers else "")


def _media(operation: Operation) -> MediaType | None:
    """The body that is shown: JSON where it may be."""
    content = operation.body.content if operation.body else ()
    return next((media for media in content if is_json(media.type)), next(iter(content), None))


def _files(program: Program, media: MediaType) -> frozenset[str]:
    whole = program.resolve(media.schema) if media.schema else None
    members = whole.object.properties if whole and whole.object else ()
    found = ((item.name, program.resolve(item.schema)) for item in members)
    return frozenset(name for name, schema in found if schema.format == "binary" or _holds_media(schema))


def _holds_media(schema: Schema) -> bool:
    return bool(schema.string and schema.string.content_media_type)


def is_json(media: str) -> bool:
    """Whether a media type is JSON (RFC 6838, 4.2.8)."""
    plain = media.partition(";")[0].strip().lower()
    return plain == "application/json" or plain.endswith("+json")


def _secrets(contract: Contract, operation: Operation) -> Iterator[Secret]:
    known = {scheme.name: scheme for scheme in contract.security_schemes}
    first = next(iter(operation.security or ()), None)
    for name, _ in first.schemes if first else ():
        if (scheme := known.get(name)) and (secret := _secret(scheme)):
            yield secret


def _secret(scheme: SecurityScheme) -> Secret | None:
    kind = (scheme.scheme or "").lower() if scheme.type == "http" else scheme.type
    match kind:
        case "bearer" | "oauth2" | "openIdConnect":
            return Secret("TOKEN", "header", "Authorization", "Bearer ")
        case "basic" | "digest":
            return Secret("PASSWORD", "basic", "USER_NAME")
        case "apiKey" if scheme.parameter and scheme.location:
            return Secret("API_KEY", scheme.location, scheme.parameter)
        case _:
            return None
