"""Media types that are a sequence of items: JSON by lines, JSON text sequences, and server-sent events."""

import re
from collections.abc import AsyncIterable, AsyncIterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeAlias

from pydantic_core import from_json, to_json
from starlette.datastructures import Headers
from typing_extensions import TypeVar

from .negotiation import LINES, essence, is_sequence
from .wire import Encoded, Typed

_Data = TypeVar("_Data", covariant=True, default=str)
_LINE_END = re.compile(r"\r\n|\r|\n")
_FIELDS = ("event", "id", "retry")


@dataclass(frozen=True, slots=True)
class Event(Generic[_Data]):
    """One server-sent event (HTML, 9.2.6): data, its type, the id to go on after, and milliseconds before a retry."""

    data: _Data
    event: str | None = None
    id: str | None = None
    retry: int | None = None


Events: TypeAlias = AsyncIterable[Event[_Data]]


class Items(Encoded):
    """A list whose items are sent one after the other.

    Each event becomes an object of its fields; `data` is text (OpenAPI 3.2, server-sent event streams).
    """

    def covers(self, media_type: str) -> bool:
        return is_sequence(media_type)

    async def read(self, content: bytes, headers: Headers) -> object:
        media = essence(headers.get("content-type", ""))
        if media == "text/event-stream":
            items = [to_json(event) for event in _events(content.decode())]
        else:
            parts = (part.strip() for part in content.split(b"\n" if media in LINES else b"\x1e"))
            items = [part for part in parts if part]
            for item in items:  # each by itself is JSON
                from_json(item, allow_inf_nan=False)
        return self.from_json(b"[" + b",".join(items) + b"]")


async def framed(media_type: str, typed: Typed, items: AsyncIterable[object]) -> AsyncIterator[bytes | str]:
    """Write items as they come; bytes, and text of an event stream, go out as they are."""
    media = essence(media_type)
    async for item in items:
        if isinstance(item, bytes) or (isinstance(item, str) and media == "text/event-stream"):
            yield item
        elif media == "text/event-stream":
            yield _event(item, typed)
        else:
            yield (b"" if media in LINES else b"\x1e") + typed.dump(item) + b"\n"


def _event(item: object, typed: Typed) -> str:
    """Print one event: an `Event` whose data is of the type, or a value of the type that has the fields of one."""
    if isinstance(item, Event):
        fields: Mapping[str, object] = {name: getattr(item, name) for name in _FIELDS}
        data = item.data if isinstance(item.data, str) else typed.dump(item.data).decode()
    else:
        fields = from_json(typed.dump(item))
        if not (isinstance(fields, Mapping) and {"data", *_FIELDS} & fields.keys()):
            raise ValueError("an event is an `Event`, or a value with one of its fields")
        given = fields.get("data", "")
        data = given if isinstance(given, str) else to_json(given).decode()
    lines = [f"{name}: {fields[name]}" for name in _FIELDS if fields.get(name) is not None]
    if any(_LINE_END.search(line) or "\0" in line for line in lines):
        raise ValueError("a field of an event is one line")
    return "\n".join([*lines, *(f"data: {line}" for line in _LINE_END.split(data))]) + "\n\n"


def _events(text: str) -> list[dict[str, str | int]]:
    found: list[dict[str, str | int]] = []
    for block in _LINE_END.sub("\n", text.removeprefix("\ufeff")).split("\n\n"):
        fields: dict[str, list[str]] = {}
        for line in block.split("\n"):
            name, _, value = line.partition(":")
            fields.setdefault(name, []).append(value.removeprefix(" "))
        event: dict[str, str | int] = {name: fields[name][-1] for name in ("event", "id") if name in fields}
        if "retry" in fields and fields["retry"][-1].isdecimal():
            event["retry"] = int(fields["retry"][-1])
        if "data" in fields:
            found.append({**event, "data": "\n".join(fields["data"])})
    return found
