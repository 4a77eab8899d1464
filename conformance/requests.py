"""What a client can know from a document alone: its operations, their addresses, and who may call them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")


@dataclass(frozen=True, slots=True)
class Ask:
    """One request and the statuses that a stub gives: without a credential, and with one."""

    operation: str
    method: str
    url: str
    tags: tuple[str, ...]
    statuses: tuple[int, int]


def plain_document(path: Path) -> dict[str, Any]:
    """A document as JSON values, read by a library of its own."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".json":
        return dict(json.loads(text))
    import yaml

    class Loader(yaml.CSafeLoader):
        """YAML 1.2 as far as these documents need it: dates are strings, and so are `on` and `no`."""

    Loader.yaml_implicit_resolvers = {
        key: [(tag, pattern) for tag, pattern in pairs if tag != "tag:yaml.org,2002:timestamp"]
        for key, pairs in yaml.CSafeLoader.yaml_implicit_resolvers.items()
    }
    for key in "yYnNoO":
        Loader.yaml_implicit_resolvers[key] = [
            pair for pair in Loader.yaml_implicit_resolvers.get(key, []) if pair[0] != "tag:yaml.org,2002:bool"
        ]
    value = yaml.load(text, Loader=Loader)  # derived from the safe loader
    return dict(json.loads(json.dumps(value)))


def whole_document(path: Path) -> dict[str, Any]:
    """A document with what lies in other files put in its place; a reference that leads back to itself ends empty."""
    read = cache(plain_document)

    def walk(value: Any, here: Path, above: frozenset[tuple[Path, str]]) -> Any:
        if isinstance(value, list):
            return [walk(item, here, above) for item in value]
        if not isinstance(value, dict):
            return value
        reference = value.get("$ref")
        if not isinstance(reference, str):
            return {key: walk(item, here, above) for key, item in value.items()}
        file, _, fragment = reference.partition("#")
        there = (here.parent / unquote(file)).resolve() if file else here
        place = there, unquote(fragment)
        if there == here == path.resolve():
            return value
        if place in above or not there.is_file():
            return {}
        return walk(_at(read(there), place[1]), there, above | {place})

    main = path.resolve()
    return dict(walk(read(main), main, frozenset()))


def _at(document: dict[str, Any], fragment: str) -> Any:
    """What a fragment stands for: a JSON pointer, or an anchor; nothing where there is no such thing."""
    if fragment and not fragment.startswith("/"):
        return next(_anchored(document, fragment), {})
    value: Any = document
    for token in fragment.split("/")[1:]:
        key = token.replace("~1", "/").replace("~0", "~")
        value = value[int(key)] if isinstance(value, list) else value.get(key, {})
    return value


def _anchored(value: Any, name: str) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if value.get("$anchor") == name:
            yield value
        value = list(value.values())
    for item in value if isinstance(value, list) else ():
        yield from _anchored(item, name)


def asks(document: dict[str, Any]) -> Iterator[Ask]:
    """A request for each operation of `document`, in its order."""
    prefix = prefix_of(document)
    for path, written in document.get("paths", {}).items():
        item = resolved(document, written)
        for method, operation in operations(item):
            security = operation.get("security", document.get("security"))
            open_ = not security or {} in security
            url = prefix + quote(re.sub(r"\{[^{}]*\}", "zz9", path.partition("#")[0]), safe="/:.,;=@?&%")
            yield Ask(
                operation.get("operationId") or f"{method} {path}",
                method,
                url,
                tuple(operation.get("tags", ())),
                (501, 501) if open_ else (401, 501),
            )


def operations(item: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The operations of a path item by their methods in capitals."""
    yield from ((method.upper(), item[method]) for method in METHODS if method in item)
    yield from item.get("additionalOperations", {}).items()


def prefix_of(document: dict[str, Any]) -> str:
    """The path of the first server, its variables replaced by their defaults."""
    servers = document.get("servers") or [{"url": "/"}]
    url = servers[0]["url"]
    for name, variable in servers[0].get("variables", {}).items():
        url = url.replace("{" + name + "}", str(variable["default"]))
    return unquote(urlsplit(url).path).rstrip("/")


def resolved(document: Mapping[str, Any], value: Any) -> Any:
    """What a value stands for after its references within the document are followed."""
    seen: set[str] = set()
    while isinstance(value, dict) and str(value.get("$ref", "")).startswith("#/") and value["$ref"] not in seen:
        seen.add(value["$ref"])
        value = _at(dict(document), unquote(value["$ref"][1:]))
    return value
