"""Parameters and bodies of requests: what a handler receives, and how it is read."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.core.json import Json
from ssotgen.generators.router import forms, media
from ssotgen.generators.router.messages import UNSUPPORTED_BODY, UNSUPPORTED_PARAMETER
from ssotgen.generators.router.paths import position, readable
from ssotgen.generators.router.types import TEXT, Types, Value, optional, union
from ssotgen.generators.router.view import BodyView, NamedView, ParameterView
from ssotgen.ir.contract import Operation, Parameter
from ssotgen.plugin import Code, Diagnostic, Ident, Literal

_ORDER = ("path", "query", "querystring", "header", "cookie")
_STYLES = {"path": "simple", "header": "simple", "query": "form", "querystring": "", "cookie": "form"}


def ordered(operation: Operation) -> list[Parameter]:
    """Path, query, header, cookie; those of the path as they stand in it, the others by name."""
    return sorted(
        readable(operation),
        key=lambda item: (_ORDER.index(item.location), position(operation, item), item.name),
    )


def arguments(types: Types, operation: Operation) -> tuple[NamedView, ...]:
    """What the handler receives beside the call, the body last."""
    names = types.program.names["python"]
    found = [NamedView(Ident(names[item.symbol]), Code(_shown(types, item))) for item in ordered(operation)]
    body = operation.body
    if body is not None and body.content:
        kinds = [media.received(types, item).shown for item in media.preferred(body.content)]
        code = union(kinds)
        found.append(NamedView(Ident("body"), Code(code if body.required else optional(code))))
    return tuple(found)


def parameter_views(types: Types, operation: Operation) -> tuple[ParameterView, ...]:
    """How each parameter is read."""
    names = types.program.names["python"]
    return tuple(
        ParameterView(
            Literal(item.location),
            Literal(names[item.symbol]),
            Code(_read(types, item)),
            tuple(NamedView(Ident(key), Literal(value)) for key, value in _options(types, item, names[item.symbol])),
        )
        for item in ordered(operation)
    )


def body_view(types: Types, operation: Operation) -> BodyView | None:
    """What each media type of the body becomes; the first of those that differ in parameters only."""
    body = operation.body
    if body is None or not body.content:
        return None
    content: dict[str, Code] = {}
    for item in media.preferred(body.content):
        name = media.essence(item.type)
        if name not in content:
            content[name] = Code(forms.read(types, item))
    return BodyView(tuple((Literal(name), code) for name, code in content.items()), body.required)


def unsupported(types: Types, operation: Operation) -> Iterator[Diagnostic]:
    """What is handed over undecoded although the contract says more."""
    for item in operation.parameters:
        content = item.content
        if content is None or _is_whole_form(item) or media.is_json(content.type) or content.type == "text/plain":
            continue
        if media.is_structured(types.program, content):
            text = f"`{item.name}` is handed over as text, since `{content.type}` is not decoded"
            yield UNSUPPORTED_PARAMETER.at(content.origin.at_key(), text)
    for body in operation.body.content if operation.body else ():
        undecoded = not media.is_decoded(types.program, body, form=True)
        if (
            undecoded
            and not media.is_sequence(body)
            and (media.is_structured(types.program, body) or body.item is not None)
        ):
            text = f"the body is handed over as it is, since `{body.type}` is not decoded"
            yield UNSUPPORTED_BODY.at(body.origin.at_key(), text)
        yield from forms.unsupported(types.program, body)


def _type(types: Types, item: Parameter) -> Value:
    """The type of a parameter; text for one whose content is not decoded."""
    if item.content is None:
        return types.received(item.schema)
    if _is_whole_form(item) or media.is_json(item.content.type):
        return types.received(item.content.schema)
    return TEXT


def _read(types: Types, item: Parameter) -> str:
    """The type that a parameter is read as; that of a whole query says how its members are written."""
    if item.content is not None and item.content.encoding and _is_whole_form(item):
        return forms.read(types, item.content)
    return _type(types, item).checked


def _is_whole_form(item: Parameter) -> bool:
    content = item.content
    return item.location == "querystring" and content is not None and media.essence(content.type) == media.FORMS[0]


def _shown(types: Types, item: Parameter) -> str:
    code = _type(types, item).shown
    return (
        code
        if (item.required and not (item.allow_empty and item.location == "query")) or _default(types, item) is not None
        else optional(code)
    )


def _default(types: Types, item: Parameter) -> Json:
    schema = item.schema or (item.content.schema if item.content else None)
    while schema is not None:
        if schema.notes.default is not None:
            return schema.notes.default.value
        schema = types.program.schemas.get(schema.ref.target) if schema.is_bare_reference and schema.ref else None
    return None


def _options(types: Types, item: Parameter, name: str) -> Iterator[tuple[str, Json]]:
    """The keywords that are needed, in a fixed order."""
    if item.name != name:
        yield "wire", item.name
    if item.required and item.location != "path":
        yield "required", True
    default = _default(types, item)
    if default is not None and not item.required:
        yield "default", default
    if item.content is None and item.location != "querystring":
        if item.style != _STYLES[item.location]:
            yield "style", item.style
        if item.explode != (item.style in ("form", "cookie")):
            yield "explode", item.explode
    if item.content and media.is_json(item.content.type):
        yield "media_type", media.essence(item.content.type)
    if item.allow_empty and item.location == "query":
        yield "empty", True
    if item.allow_reserved and item.location == "query":
        yield "reserved", True
