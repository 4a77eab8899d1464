"""What every part of an API is read with: the links, the schemas, the contract's own document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ssotgen.core.diagnostics import Diagnostic
from ssotgen.core.json import FrozenMap, Json
from ssotgen.frontends.json_schema.reader import SchemaReader
from ssotgen.frontends.references.links import Links
from ssotgen.ir.contract import MediaType
from ssotgen.ir.schema import Schema
from ssotgen.syntax.nodes import Node


@dataclass(frozen=True, slots=True)
class Followed:
    """An object behind its references; `description` is what the reference itself says, if anything."""

    node: Node
    description: str | None


@dataclass(slots=True)
class Api:
    """One OpenAPI document that is well formed and whose references all lead somewhere."""

    symbol: str
    root: Node
    links: Links
    schemas: SchemaReader
    findings: dict[Diagnostic, None] = field(default_factory=dict)

    def report(self, *findings: Diagnostic) -> None:
        """Take down findings; what is wrong with a shared component is reported once, however many use it."""
        self.findings |= dict.fromkeys(findings)

    def step(self, node: Node) -> Node | None:
        """What the object's `$ref` stands for; `None` where it has none."""
        text = node.text("$ref")
        if text is None:
            return None
        place = self.links.target(self.links.scope_at(node.document, node.pointer), text)
        assert place is not None, "every reference was followed"
        return self.links.node(place)

    def follow(self, node: Node) -> Followed:
        """Go along references until something else stands there."""
        said = None
        while (target := self.step(node)) is not None:
            if said is None and self.links.dialect(node.document).siblings:
                said = node.text("description")
            node = target
        return Followed(node, said if said is not None else node.text("description"))

    def schema(self, node: Node, key: str) -> Schema | None:
        """The schema under `key`."""
        found = node.get(key)
        return self.schemas.at(found.document, found.pointer, found.value) if found else None

    def content(self, node: Node) -> tuple[MediaType, ...]:
        """The media types under `content`, in the order written."""
        return tuple(self._media_type(name, item) for name, item in entries(node, "content"))

    def examples(self, node: Node) -> FrozenMap[Json]:
        """The values of `examples` by name; that of a lone `example` has an empty name."""
        found: dict[str, Json] = {}
        if isinstance(node.value, FrozenMap) and "example" in node.value:
            found[""] = node.value["example"]
        for name, item in entries(node, "examples"):
            value = self.follow(item).node.value
            for key in ("value", "dataValue"):
                if isinstance(value, FrozenMap) and key in value:
                    found[name] = value[key]
        return FrozenMap(found)

    def _media_type(self, name: str, item: Node) -> MediaType:
        node = self.follow(item).node
        encoding = node.get("encoding")
        return MediaType(
            name,
            node.origin,
            schema=self.schema(node, "schema"),
            item=self.schema(node, "itemSchema"),
            encoding=encoding.value if encoding and isinstance(encoding.value, FrozenMap) else FrozenMap(),
            examples=self.examples(node),
        )


def entries(node: Node, key: str) -> Iterator[tuple[str, Node]]:
    """The entries of the map under `key`; nothing where it is absent."""
    found = node.get(key)
    return found.entries() if found else iter(())


def elements(node: Node, key: str) -> Iterator[Node]:
    """The elements of the list under `key`; nothing where it is absent."""
    found = node.get(key)
    return found.elements() if found else iter(())


def extensions(node: Node) -> FrozenMap[Json]:
    """The keys that begin with `x-`."""
    value = node.value if isinstance(node.value, FrozenMap) else FrozenMap()
    return FrozenMap({key: item for key, item in value.items() if key.startswith("x-")})
