"""Follows every reference of the contracts, from file to file, and knows afterwards where each leads."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from typing import TypeAlias

from ssotgen.core.diagnostics import Diagnostic, has_errors
from ssotgen.core.json import FrozenMap
from ssotgen.core.origin import escape, tokens
from ssotgen.frontends.dialects import DRAFT_2020_12, OPENAPI, Dialect, json_schema_dialect
from ssotgen.frontends.references import findings
from ssotgen.frontends.references.grammar import Kind, kind_below
from ssotgen.frontends.references.resolve import COMPONENT_NAME, Outside, Place, Remote, locate
from ssotgen.frontends.references.survey import Found, Scope, survey
from ssotgen.syntax.library import Library
from ssotgen.syntax.nodes import Node

Examine: TypeAlias = Callable[[Kind, Node, Dialect], list[Diagnostic]]
"""Holds one object of a kind against its format; used for objects that stand outside of any whole document."""


class Links:
    """All references that the contracts make, directly or through other files.

    `symbols` maps the files that are contracts to their symbols, `copies` URIs to files and folders. `enter` each
    contract first, then `follow` once; the other members answer for what was followed. A reference that led nowhere is
    in `diagnostics`; one to a file that cannot be read only makes this `incomplete`, since the library says why.
    """

    def __init__(
        self, library: Library, symbols: Mapping[str, str], examine: Examine, copies: Mapping[str, str]
    ) -> None:
        self.library = library
        self.symbols = symbols
        self.copies = copies
        self.diagnostics: list[Diagnostic] = []
        self.incomplete = False
        self.references: dict[str, list[Found]] = {}
        self.named_schemas: dict[str, set[str]] = {}
        self._examine = examine
        self._roots: dict[str, dict[str, Kind]] = {}
        self._dialects: dict[str, Dialect] = {}
        self._identifiers: dict[str, tuple[str, str]] = {}
        self._anchors: dict[tuple[str, str, str], str] = {}
        self._dynamic: dict[str, set[tuple[str, str]]] = {}
        self._targets: dict[tuple[Scope, str, bool], Place] = {}
        self._waiting: deque[Found] = deque()

    def enter(self, root: Node, kind: Kind, dialect: Dialect) -> None:
        """Take in a whole document that is known to be well formed."""
        self._dialects[root.document] = dialect
        self._walk(root, kind, "")

    def follow(self) -> None:
        """Follow all references, also those in the files that they lead to."""
        seen: set[tuple[Scope, str, bool, Kind]] = set()
        while self._waiting:
            found = self._waiting.popleft()
            if (found.scope, found.text, found.named, found.kind) in seen:
                continue
            place = self._follow(found)
            if place is not None:
                seen.add((found.scope, found.text, found.named, found.kind))
                self._targets[found.scope, found.text, found.named] = place
                if found.kind == "schema":
                    self.named_schemas.setdefault(place.document, set()).add(place.pointer)

    def target(self, scope: Scope, text: str, *, named: bool = False) -> Place | None:
        """Where a reference leads; `None` where it was not followed or leads nowhere."""
        return self._targets.get((scope, text, named))

    def is_settled(self, place: Place, text: str) -> bool:
        """Whether a dynamic reference to a place always leads there: no other schema has the anchor that it names."""
        known = self._dynamic.get(text.partition("#")[2], set())
        return len(known) < 2 or (place.document, place.pointer) not in known

    def node(self, place: Place) -> Node:
        """What stands at a place that `target` gave."""
        root = self.library.document(place.document)
        node = root.at(tokens(place.pointer)) if root else None
        assert node is not None, "only places that exist are targets"
        return node

    def symbol(self, document: str, pointer: str = "") -> str:
        """The symbol of a place: that of its contract, or else its file, then `#` and the pointer."""
        return f"{self.symbols.get(document, document)}#{pointer}"

    def dialect(self, document: str) -> Dialect:
        """The dialect that a document is written in."""
        return self._dialects.get(document, DRAFT_2020_12)

    def scope_at(self, document: str, pointer: str) -> Scope:
        """The scope that the content of a place has, from the identifiers on the way to it."""
        node = self.library.document(document)
        scope = Scope(document, node.text("$self") if node and is_document(node) else None)
        siblings = self.dialect(document).siblings
        at = ""
        for token in (None, *tokens(pointer)):
            if token is not None:
                at = f"{at}/{escape(token)}"
                node = node.at((token,)) if node else None
            if at != pointer and node and isinstance(node.value, FrozenMap):
                scope = scope.within(node.value, at, siblings=siblings)
        return scope

    def _follow(self, found: Found) -> Place | None:
        place = self._locate(found)
        if isinstance(place, Remote | Outside):
            self.diagnostics.append(findings.unreachable(found, place, self.library))
            return None
        root = self._document(place.document, found.scope.document)
        if root is None:
            self.incomplete = True
            if not self.library.exists(place.document):
                self.diagnostics.append(findings.no_file(found, place.document, self.library))
            return None
        if place.anchor is not None:
            pointer = self._anchor(root, place.pointer, place.anchor)
            if pointer is None:
                self.diagnostics.append(findings.no_anchor(found, place.anchor))
                return None
            place = Place(place.document, pointer)
        node = root.at(tokens(place.pointer))
        if node is None:
            self.diagnostics.append(findings.dangling(found, place, root))
            return None
        return place if self._fits(found, place, node) else None

    def _locate(self, found: Found) -> Place | Remote | Outside:
        if found.named and COMPONENT_NAME.fullmatch(found.text):
            own = self.library.document(found.scope.document)
            if own and own.at(("components", "schemas", found.text)):
                return Place(found.scope.document, f"/components/schemas/{escape(found.text)}")
        return locate(found.text, found.scope, self._identifiers, self.copies)

    def _document(self, path: str, referrer: str) -> Node | None:
        """Another file; one without a dialect of its own is read in that of the file that refers to it."""
        root = self.library.document(path)
        if root and path not in self._dialects:
            self._dialects[path] = _own_dialect(root) or self.dialect(referrer)
        return root

    def _anchor(self, root: Node, resource: str, name: str) -> str | None:
        key = (root.document, resource, name)
        if key not in self._anchors and "" not in self._roots.get(root.document, {}):
            self._walk(root, "schema", "")
        return self._anchors.get(key)

    def _fits(self, found: Found, place: Place, node: Node) -> bool:
        """Tell whether a thing of the right kind stands at the place; take in what no walk has reached yet."""
        walked = self._kind_at(place)
        if walked == found.kind:
            return True
        kind = walked or kind_below(_root_kind(self.library.document(place.document)), tokens(place.pointer))
        if kind not in (None, "fragment", found.kind):
            self.diagnostics.append(findings.wrong_kind(found, kind, node))
            return False
        if not (isinstance(node.value, FrozenMap) or (found.kind == "schema" and isinstance(node.value, bool))):
            self.diagnostics.append(findings.no_object(found, node))
            return False
        wrong = self._examine(found.kind, node, self.dialect(place.document))
        self.diagnostics += wrong
        self._walk(node, found.kind, place.pointer)
        return not has_errors(wrong)

    def _kind_at(self, place: Place) -> Kind | None:
        for root, kind in self._roots.get(place.document, {}).items():
            if _covers(root, place.pointer) and (known := kind_below(kind, tokens(place.pointer[len(root) :]))):
                return known
        return None

    def _walk(self, node: Node, kind: Kind, pointer: str) -> None:
        self._roots.setdefault(node.document, {})[pointer] = kind
        scope = self.scope_at(node.document, pointer)
        if kind == "document" and scope.base:
            self._identifiers.setdefault(scope.base, (node.document, ""))
        result = survey(node.value, kind, scope, pointer, siblings=self.dialect(node.document).siblings)
        self.references.setdefault(node.document, []).extend(result.references)
        for uri, at in result.identifiers.items():
            self._identifiers.setdefault(uri, (node.document, at))
        for (root, name), at in result.anchors.items():
            self._anchors.setdefault((node.document, root, name), at)
        for name, at in result.dynamic:
            self._dynamic.setdefault(name, set()).add((node.document, at))
        self._waiting.extend(result.references)


def _covers(root: str, pointer: str) -> bool:
    return pointer == root or pointer.startswith(f"{root}/")


def is_document(root: Node) -> bool:
    """Whether a file holds a whole OpenAPI document."""
    return root.text("openapi") is not None


def _root_kind(root: Node | None) -> Kind:
    return "document" if root and is_document(root) else "fragment"


def _own_dialect(root: Node) -> Dialect | None:
    version = root.text("openapi")
    if version is not None:
        return next((dialect for dialect in OPENAPI if version.startswith(f"{dialect.openapi}.")), None)
    return json_schema_dialect(root.text("$schema") or "")
