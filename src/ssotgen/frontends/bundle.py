"""A contract in one file: what it refers to in other files is copied in, and the references follow."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from typing import Final, TypeAlias

from ssotgen.core.json import FrozenMap, Json
from ssotgen.core.origin import escape, tokens
from ssotgen.core.values import dataclass
from ssotgen.frontends.dialects import DRAFT_7, OPENAPI_3_0
from ssotgen.frontends.references.grammar import SECTIONS, Kind
from ssotgen.frontends.references.links import Links
from ssotgen.frontends.references.resolve import Place
from ssotgen.frontends.references.survey import Found
from ssotgen.syntax.nodes import Node

Path: TypeAlias = tuple[str, ...]
UNSAFE: Final = re.compile(r"[^A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class Bundle:
    """`sources` are the files that the document was put together from, its own first."""

    document: Json
    sources: tuple[str, ...]


def bundle(root: Node, links: Links) -> Bundle:
    """Copy everything that lies in other files into the document under `root`.

    Names are those in the other files, made unique by a number; they depend on what is copied, not on the order in
    which it is referred to. A document that refers to nothing outside of itself is returned as it is.
    """
    imported = _imported(root, links)
    if not imported:
        return Bundle(root.value, (root.document,))
    bundler = _Bundler(root, links, imported)
    files = sorted({place.document for place in imported} - {root.document})
    return Bundle(bundler.document(), (root.document, *files))


def _imported(root: Node, links: Links) -> dict[Place, Kind]:
    """Every place in another file that is needed, directly or through others."""
    needed: dict[Place, Kind] = {}
    waiting = list(links.references.get(root.document, ()))
    while waiting:
        found = waiting.pop()
        place = links.target(found.scope, found.text, named=found.named)
        if place is None or place.document == root.document or place in needed:
            continue
        needed[place] = found.kind
        waiting += _inside(links, place)
    return needed


def _inside(links: Links, place: Place) -> list[Found]:
    below = f"{place.pointer}/"
    own = {found.pointer: found for found in links.references.get(place.document, ())}
    return [found for pointer, found in own.items() if pointer.startswith(below)]


class _Bundler:
    """Writes one document. `_pointers` says where in it each imported place goes; inlined path items go nowhere."""

    def __init__(self, root: Node, links: Links, imported: Mapping[Place, Kind]) -> None:
        self._root = root
        self._links = links
        self._pointers: dict[Place, Path] = {}
        for place in sorted(imported, key=lambda place: (place.document, place.pointer)):
            if imported[place] != "path-item" or self._uses_path_items(place):
                section = self._section(imported[place])
                self._pointers[place] = (*section, self._free_name(section, place))

    def document(self) -> Json:
        whole = self._content(Place(self._root.document, ""), self._root.value)
        for place, path in self._pointers.items():
            content = self._content(place, self._links.node(place).value)
            if isinstance(content, FrozenMap):
                content = FrozenMap({key: item for key, item in content.items() if key not in ("$id", "$schema")})
            whole = _put(whole, path, content)
        return whole

    def _uses_path_items(self, place: Place) -> bool:
        return any(found.kind == "path-item" for found in _inside(self._links, place))

    def _section(self, kind: Kind) -> Path:
        dialect = self._links.dialect(self._root.document)
        if dialect.openapi is None:
            return ("definitions",) if dialect == DRAFT_7 else ("$defs",)
        if kind == "path-item" and dialect == OPENAPI_3_0:  # has no section for them; an extension may be referred to
            return ("components", "x-path-items")
        return ("components", next(section for section, member in SECTIONS.items() if member == kind))

    def _free_name(self, section: Path, place: Place) -> str:
        path = tokens(place.pointer)
        stem = posixpath.basename(place.document).partition(".")[0]
        name = UNSAFE.sub("-", path[-1] if path else stem).strip("-") or "part"
        existing = self._root.at(section)
        taken = set(existing.value) if existing and isinstance(existing.value, FrozenMap) else set()
        taken |= {path[-1] for path in self._pointers.values() if path[:-1] == section}
        number = 2
        free = name
        while free in taken:
            free, number = f"{name}-{number}", number + 1
        return free

    def _content(self, place: Place, value: Json) -> Json:
        """The value at a place, with its references rewritten."""
        edits: dict[Path, Json] = {}
        start = len(tokens(place.pointer))
        inside = _inside(self._links, place)
        for found in inside:
            target = self._links.target(found.scope, found.text, named=found.named)
            if target is None:
                continue
            if found.kind == "path-item" and target.document != self._root.document and target not in self._pointers:
                edits[tokens(found.holder)[start:]] = self._inlined(found, target)
            elif (text := self._rewritten(found, target)) is not None:
                edits[tokens(found.pointer)[start:]] = text
        return _patched(value, edits)

    def _inlined(self, found: Found, target: Place) -> Json:
        """A path item in place of the reference to it; keys beside the reference win."""
        holder = self._links.node(Place(found.scope.document, found.holder)).value
        content = self._content(target, self._links.node(target).value)
        assert isinstance(holder, FrozenMap)
        assert isinstance(content, FrozenMap)
        own = self._own_keys(found, holder)
        return FrozenMap({**content, **{key: item for key, item in own.items() if key != "$ref"}})

    def _own_keys(self, found: Found, holder: FrozenMap[Json]) -> FrozenMap[Json]:
        if len(holder) == 1:
            return holder
        edits: dict[Path, Json] = {}
        start = len(tokens(found.holder))
        for other in _inside(self._links, Place(found.scope.document, found.holder)):
            target = self._links.target(other.scope, other.text, named=other.named)
            if other is not found and target and (text := self._rewritten(other, target)) is not None:
                edits[tokens(other.pointer)[start:]] = text
        patched = _patched(holder, edits)
        assert isinstance(patched, FrozenMap)
        return patched

    def _rewritten(self, found: Found, target: Place) -> str | None:
        """The reference as the bundle has it; `None` where it stays as it was written."""
        if target in self._pointers:
            return "#" + "".join(f"/{escape(token)}" for token in self._pointers[target])
        if target.document == self._root.document and found.scope.document != self._root.document:
            return f"#{target.pointer}"
        return None


def _patched(value: Json, edits: Mapping[Path, Json]) -> Json:
    """The value with other values at some paths."""
    if () in edits:
        return edits[()]
    groups: dict[str, dict[Path, Json]] = {}
    for path, item in edits.items():
        groups.setdefault(path[0], {})[path[1:]] = item
    if isinstance(value, FrozenMap):
        return FrozenMap({key: _patched(item, groups[key]) if key in groups else item for key, item in value.items()})
    if isinstance(value, tuple):
        indexed = enumerate(value)
        return tuple(_patched(item, groups[str(at)]) if str(at) in groups else item for at, item in indexed)
    return value


def _put(value: Json, path: Path, item: Json) -> Json:
    """The value with one more entry; maps on the way are made where they lack."""
    if not path:
        return item
    assert isinstance(value, FrozenMap)
    inner = value.get(path[0], FrozenMap())
    return FrozenMap({**value, path[0]: _put(inner, path[1:], item)})
