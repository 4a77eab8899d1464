"""Each contract as one JSON document, its references resolved within."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.core.json import FrozenMap, Json
from ssotgen.plugin import Artifact, Generator, JsonBody, Program

# What a reader looks for first stands first; all other keys follow by name.
_FIRST = (
    "openapi", "$schema", "$id", "$ref", "info", "title", "version", "summary", "description", "x-contract", "servers",
    "security", "tags", "paths", "webhooks", "operationId", "name", "in", "required", "type", "format", "enum",
    "parameters", "requestBody", "responses", "schema", "content", "properties", "components",
)  # fmt: skip
_RANK = {key: rank for rank, key in enumerate(_FIRST)}


def generate(program: Program) -> Iterator[Artifact]:
    """One file a contract: `contracts/<contract>/v<major>.bundle.json`."""
    for contract in program.contracts:
        path = f"contracts/{contract.name}/v{contract.major}.bundle.json"
        yield Artifact(path, JsonBody(canonical(contract.document)), contract.sources)


def canonical(value: Json) -> Json:
    """The same JSON with its keys in one fixed order, so that the order they were written in changes nothing."""
    if isinstance(value, tuple):
        return tuple(canonical(item) for item in value)
    if isinstance(value, FrozenMap):
        ordered = sorted(value, key=lambda key: (_RANK.get(key, len(_RANK)), key))
        return FrozenMap({key: canonical(value[key]) for key in ordered})
    return value


GENERATOR = Generator("bundle", "each contract as one JSON document", generate)
