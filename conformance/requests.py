"""What a client can know from a document alone: its operations, their addresses, and who may call them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
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


def asks(document: dict[str, Any]) -> Iterator[Ask]:
    """A request for each operation of `document`, in its order."""
    prefix = prefix_of(document)
    for path, written in document.get("paths", {}).items():
        item = _resolved(document, written)
        for method in METHODS:
            operation = item.get(method)
            if operation is None:
                continue
            security = operation.get("security", document.get("security"))
            open_ = not security or {} in security
            url = prefix + quote(re.sub(r"\{[^{}]*\}", "zz9", path.partition("#")[0]), safe="/:.,;=@?&%")
            yield Ask(
                operation.get("operationId") or f"{method.upper()} {path}",
                method.upper(),
                url,
                tuple(operation.get("tags", ())),
                (501, 501) if open_ else (401, 501),
            )


def prefix_of(document: dict[str, Any]) -> str:
    """The path of the first server, its variables replaced by their defaults."""
    servers = document.get("servers") or [{"url": "/"}]
    url = servers[0]["url"]
    for name, variable in servers[0].get("variables", {}).items():
        url = url.replace("{" + name + "}", str(variable["default"]))
    return unquote(urlsplit(url).path).rstrip("/")


def _resolved(document: dict[str, Any], value: dict[str, Any]) -> dict[str, Any]:
    while isinstance(value, dict) and str(value.get("$ref", "")).startswith("#/"):
        target: Any = document
        for token in value["$ref"][2:].split("/"):
            target = target[unquote(token).replace("~1", "/").replace("~0", "~")]
        value = target
    return value
