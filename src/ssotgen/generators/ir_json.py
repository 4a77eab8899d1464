"""The linked program as JSON, for tools that are not written in Python."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal

from ssotgen.core.json import FrozenMap, Json
from ssotgen.generators import layout
from ssotgen.plugin import Artifact, Generator, JsonBody, Program


def generate(program: Program) -> Iterator[Artifact]:
    """`program.json`; its shape follows the IR and may change with any version."""
    sources = (*layout.contract_sources(program), *program.registries.values())
    yield Artifact("program.json", JsonBody(_plain(program)), sources)


def _plain(value: object) -> Json:
    if value is None or isinstance(value, bool | int | Decimal | str):
        return value
    if is_dataclass(value):
        return FrozenMap(
            {field.name.rstrip("_"): _plain(getattr(value, field.name)) for field in fields(value) if field.repr}
        )
    if isinstance(value, Mapping):
        return FrozenMap({str(key): _plain(item) for key, item in value.items()})
    if isinstance(value, tuple):
        return tuple(_plain(item) for item in value)
    raise TypeError(f"the IR holds a {type(value).__name__}")


GENERATOR = Generator("ir-json", "the linked program as JSON", generate, on=False)
