"""What every part of an API is read with: the links, the schemas, the contract's own document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field
from typing import Final

from ssotgen.core.diagnostics import Diagnostic
from ssotgen.core.json import FrozenMap, Json
from ssotgen.core.origin import Origin
from ssotgen.core.values import dataclass
from ssotgen.frontends.json_schema.reader import SchemaReader
from ssotgen.frontends.openapi.messages import MALFORMED_HEADER
from ssotgen.frontends.references.links import Links
from ssotgen.frontends.references.resolve import Place
from ssotgen.frontends.wording import shown
from ssotgen.ir.example import Example
from ssotgen.ir.media import Encoding, Header, MediaType
from ssotgen.ir.schema import Schema
from ssotgen.syntax.nodes import Node

TOKEN: Final = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")
"""What a name of a header is made of (RFC 9110, section 5.6.2)."""


@dataclass(frozen=True, slots=True)
class Followed:
    """An object behind its references; `description` is what the reference itself says, if anything."""

    node: Node
    description: str | None


@dataclass(slots=True)
class Api:
    """One OpenAPI document that is well formed and whose references all lead somewhere.

    `operations` maps the names that links use, an operationId or a reference within the document, to symbols. `open`
    are the callbacks that are being read.
    """

    symbol: str
    root: Node
    links: Links
    schemas: SchemaReader
    findings: dict[Diagnostic, None] = field(default_factory=dict)
    operations: dict[str, str] = field(default_factory=dict)
    open: set[Origin] = field(default_factory=set)

    def report(self, *findings: Diagnostic) -> None:
        """Take down findings; what is wrong with a shared component is reported once, however many use it."""
        self.findings |= dict.fromkeys(findings)

    def place(self, node: Node) -> Place | None:
        """Where the object's `$ref` leads; `None` where it has none."""
        text = node.text("$ref")
        if text is None:
            return None
        place = self.links.target(self.links.scope_at(node.document, node.pointer), text)
        assert place is not None, "every reference was followed"
        return place

    def step(self, node: Node) -> Node | None:
        """What the object's `$ref` stands for; `None` where it has none."""
        place = self.place(node)
        return self.links.node(place) if place else None

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

    def examples(self, node: Node) -> FrozenMap[Example]:
        """What `examples` shows, by name; a lone `example` has an empty name."""
        found: dict[str, Example] = {}
        if (alone := node.get("example")) is not None:
            found[""] = Example(alone.origin, alone.value)
        for name, item in entries(node, "examples"):
            shown = self.follow(item).node
            for key in ("value", "dataValue"):
                if (value := shown.get(key)) is not None:
                    found[name] = Example(value.origin, value.value)
        return FrozenMap(found)

    def check_header(self, name: str, origin: Origin) -> None:
        """Report a header whose name is no token (RFC 9110, section 5.1); `origin` is where the name stands."""
        if not TOKEN.fullmatch(name):
            meant = "-".join(name.rstrip(" \t\r\n:").split())
            hint = f"did you mean `{meant}`?" if TOKEN.fullmatch(meant) else None
            self.report(MALFORMED_HEADER.at(origin, f"no header can be called {shown(name)}", hint=hint))

    def _media_type(self, name: str, item: Node) -> MediaType:
        node = self.follow(item).node
        return MediaType(
            name,
            node.origin,
            schema=self.schema(node, "schema"),
            item=self.schema(node, "itemSchema"),
            encoding=FrozenMap({member: self._encoding(entry) for member, entry in entries(node, "encoding")}),
            positional=any(node.get(key) is not None for key in ("prefixEncoding", "itemEncoding")),
            examples=self.examples(node),
        )

    def headers(self, owner: Node) -> Iterator[Header]:
        """The headers, without `Content-Type`, which is decided elsewhere (OpenAPI, Response and Encoding Object)."""
        for name, entry in entries(owner, "headers"):
            if name.lower() == "content-type":
                continue
            self.check_header(name, entry.key_origin)
            followed = self.follow(entry)
            node = followed.node
            content = self.content(node)
            yield Header(
                name=name,
                origin=node.origin,
                required=node.flag("required"),
                schema=content[0].schema if content else self.schema(node, "schema"),
                description=followed.description,
                deprecated=node.flag("deprecated"),
                explode=node.flag("explode"),
                media_type=content[0].type if content else None,
            )

    def _encoding(self, node: Node) -> Encoding:
        types = (node.text("contentType") or "").split(",")
        return Encoding(
            node.origin,
            types=tuple(type.strip() for type in types if type.strip()),
            headers=tuple(self.headers(node)),
            style=node.text("style"),
            explode=node.flag("explode") if node.get("explode") else None,
            allow_reserved=node.flag("allowReserved") if node.get("allowReserved") else None,
            nested=any(node.get(key) is not None for key in ("encoding", "prefixEncoding", "itemEncoding")),
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
