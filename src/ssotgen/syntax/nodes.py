"""Located values: a JSON value together with the document and the pointer it was written at."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.core.json import FrozenMap, Json
from ssotgen.core.origin import Origin, escape


class Node:
    """One value of a parsed document. The pointer is put together only when somebody asks for it."""

    __slots__ = ("_key", "_parent", "document", "value")

    def __init__(self, value: Json, document: str, parent: Node | None = None, key: str | int | None = None) -> None:
        self.value = value
        self.document = document
        self._parent = parent
        self._key = key

    @property
    def pointer(self) -> str:
        parts = []
        node = self
        while node._parent is not None:
            parts.append(escape(str(node._key)))
            node = node._parent
        return "".join(f"/{part}" for part in reversed(parts))

    @property
    def origin(self) -> Origin:
        return Origin(self.document, self.pointer)

    @property
    def key_origin(self) -> Origin:
        """The place of the key that leads here."""
        return Origin(self.document, self.pointer, "key")

    def holding(self, value: Json) -> Node:
        """The same place with another value."""
        return Node(value, self.document, self._parent, self._key)

    def get(self, key: str) -> Node | None:
        """The value under `key`, or `None` where this is no map or has no such key."""
        value = self.value
        if isinstance(value, FrozenMap) and key in value:
            return Node(value[key], self.document, self, key)
        return None

    def entries(self) -> Iterator[tuple[str, Node]]:
        """The entries of a map in the order written; nothing for any other value."""
        if isinstance(self.value, FrozenMap):
            for key, item in self.value.items():
                yield key, Node(item, self.document, self, key)

    def elements(self) -> Iterator[Node]:
        """The elements of a sequence; nothing for any other value."""
        if isinstance(self.value, tuple):
            for index, item in enumerate(self.value):
                yield Node(item, self.document, self, index)

    def at(self, pointer_tokens: tuple[str, ...]) -> Node | None:
        """The value that a pointer leads to from here, or `None`."""
        node: Node | None = self
        for token in pointer_tokens:
            if node is None:
                return None
            if isinstance(node.value, tuple):
                index = int(token) if token.isdecimal() and (token == "0" or not token.startswith("0")) else -1
                node = Node(node.value[index], node.document, node, index) if 0 <= index < len(node.value) else None
            else:
                node = node.get(token)
        return node

    def text(self, key: str) -> str | None:
        """The string under `key`, or `None` where there is none."""
        value = self.value.get(key) if isinstance(self.value, FrozenMap) else None
        return value if isinstance(value, str) else None

    def flag(self, key: str) -> bool:
        """Whether `true` stands under `key`."""
        return isinstance(self.value, FrozenMap) and self.value.get(key) is True

    def integer(self, key: str) -> int | None:
        """The integer under `key`, or `None` where there is none."""
        value = self.value.get(key) if isinstance(self.value, FrozenMap) else None
        return value if isinstance(value, int) and not isinstance(value, bool) else None
