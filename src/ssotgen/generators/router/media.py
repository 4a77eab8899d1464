"""Media types: which one stands for a body, and which Python type it becomes."""

from __future__ import annotations

from ssotgen.core.values import dataclass
from ssotgen.generators.router.types import TEXT, Types, Value
from ssotgen.ir.media import MediaType
from ssotgen.ir.program import Program
from ssotgen.ir.schema import Schema

FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
_ANYTHING = ("*/*", "application/*")
_JSON = "application/json"
_BINARY = "application/octet-stream"
_EVENTS = "text/event-stream"
_LINES = ("application/jsonl", "application/x-ndjson", "application/x-jsonlines", "application/x-jsonl")


def essence(type: str) -> str:
    """A media type in lower case, without its parameters (RFC 9110, 8.3.1)."""
    return type.partition(";")[0].strip().lower()


def is_json(type: str) -> bool:
    """Whether a media type is JSON, by name or by suffix (RFC 6839)."""
    return essence(type) == _JSON or essence(type).endswith("+json")


def is_sequence(media: MediaType) -> bool:
    """Whether the items of a media type are described and can be taken apart."""
    name = essence(media.type)
    return media.item is not None and (name in (*_LINES, _EVENTS) or name.endswith(("/json-seq", "+json-seq")))


def preferred(content: tuple[MediaType, ...]) -> list[MediaType]:
    """Media types with JSON first, then other text, then the rest; never in the order they were written."""
    return sorted(content, key=lambda media: (_rank(essence(media.type)), essence(media.type), media.type))


def is_structured(program: Program, media: MediaType) -> bool:
    """Whether the schema describes more than a text or bytes."""
    if media.schema is None:
        return False
    schema = program.resolve(media.schema)
    if schema.object or schema.array or schema.logic or schema.ref:
        return True
    return bool({"object", "array"} & set(schema.types))


def is_object(program: Program, schema: Schema) -> bool:
    """Whether a schema describes objects, by its own words."""
    found = program.resolve(schema)
    return found.object is not None or "object" in found.types or found.logic is not None


def is_decoded(program: Program, media: MediaType, *, form: bool) -> bool:
    """Whether the schema decides about the Python type, rather than the media type alone."""
    name = essence(media.type)
    structured = is_structured(program, media)
    return (
        is_json(name)
        or (form and name in FORMS and (structured or media.schema is None))
        or (name in _ANYTHING and structured)
    )


def received(types: Types, media: MediaType) -> Value:
    """The type of a request's body: decoded JSON and forms, text as `str`, anything else as it arrives."""
    if is_decoded(types.program, media, form=True):
        return types.received(media.schema)
    if is_sequence(media):
        item = types.received(media.item)
        return Value(f"list[{item.checked}]", f"list[{item.shown}]")
    if _is_text(media):
        return _text(types, media)
    name = types.need("..._support.bodies", "Upload")
    return Value(name, name)


def _text(types: Types, media: MediaType) -> Value:
    """What a text stands for, where a schema describes one value; anything with parts is left to the handler."""
    if media.schema is None or is_structured(types.program, media):
        return TEXT
    plain = types.program.resolve(media.schema)
    if plain.format in ("binary", "byte") or not (plain.types or plain.enum or plain.const):
        return TEXT
    return types.received(media.schema)


@dataclass(frozen=True, slots=True)
class Sent:
    """One way to send a body: `name` is a media type, or a range that a handler has to choose from.

    `encoded` is the type that is written as JSON; `shown` is what a handler may give. Of items that come one after
    the other, both say what one item is.
    """

    name: str
    encoded: str
    shown: str
    items: bool = False

    @property
    def usual(self) -> str | None:
        """What is sent unless a handler says otherwise; `None` where it has to."""
        if "*" not in self.name:
            return self.name
        return {"*/*": _BINARY, "application/*": _BINARY, "text/*": "text/plain"}.get(essence(self.name))


def sent(types: Types, content: tuple[MediaType, ...]) -> list[Sent]:
    """The ways to send a response, the usual one first."""
    found: dict[str, Sent] = {}
    for media in preferred(content):
        decoded = is_decoded(types.program, media, form=False)
        name = _JSON if decoded and "*" in media.type else media.type
        way = _as_json if decoded else _as_items if is_sequence(media) or essence(name) == _EVENTS else _as_it_is
        found.setdefault(name, way(types, name, media))
    return list(found.values())


def _as_json(types: Types, name: str, media: MediaType) -> Sent:
    shown = types.sent(media.schema)
    if shown == "None":  # as the type of a response that would say that there is no body
        return Sent(name, f"{types.need('typing', 'Literal')}[None]", shown)
    return Sent(name, shown, shown)


def _as_it_is(types: Types, name: str, media: MediaType) -> Sent:
    """A body that is not encoded may also come piece by piece."""
    text = _is_text(media)
    return Sent(name, "str" if text else "bytes", types.need("..._support.responses", "Text" if text else "Content"))


def _as_items(types: Types, name: str, media: MediaType) -> Sent:
    """Items one after the other; an event is written from a value that has its fields, or carries data of a type."""
    if media.item is not None and (essence(name) != _EVENTS or is_object(types.program, media.item)):
        item = types.sent(media.item)
        return Sent(name, item, f"{types.need('collections.abc', 'AsyncIterable')}[{item}]", items=True)
    events = types.need("..._support.streams", "Events")
    schema = media.item or (media.schema if is_structured(types.program, media) else None)
    if schema is None:
        return Sent(name, "str", f"{types.need('..._support.responses', 'Text')} | {events}[str]", items=True)
    data = types.sent(schema)
    return Sent(name, data, f"{events}[{data}]", items=True)


def _is_text(media: MediaType) -> bool:
    return essence(media.type).startswith("text/")


def _rank(name: str) -> int:
    order = (_JSON, "application/problem+json")
    if name in order:
        return order.index(name)
    if is_json(name):
        return 2
    if name in FORMS:
        return 3
    if name == "text/event-stream":  # only for clients that ask for it
        return 6
    return 7 if "*" in name else 4 if name.startswith("text/") else 5
