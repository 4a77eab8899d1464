"""One walk over a document: every reference in it, and every place that a name was given to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from urllib.parse import urljoin

from ssotgen.core.json import FrozenMap, Json
from ssotgen.core.origin import Origin, escape
from ssotgen.core.values import dataclass
from ssotgen.frontends.references.grammar import REFERABLE, Kind, children


@dataclass(frozen=True, slots=True)
class Scope:
    """What a reference is relative to: a document, or the part of it (at `root`) that an `$id` gives the URI `base`."""

    document: str
    base: str | None = None
    root: str = ""

    def within(self, value: FrozenMap[Json], pointer: str, *, siblings: bool) -> Scope:
        """The scope of a schema's content: another one where it has an `$id`, unless a `$ref` beside it hides that."""
        name = value.get("$id")
        if not isinstance(name, str) or name.startswith("#") or ("$ref" in value and not siblings):
            return self
        uri = name.partition("#")[0]
        return Scope(self.document, urljoin(self.base, uri) if self.base else uri, pointer)


@dataclass(frozen=True, slots=True)
class Found:
    """A reference as it is written: `text` at `pointer`, in an object that stands where a `kind` is expected.

    `holder` is the pointer of that object. `named` tells that a bare component name may be meant (discriminators).
    """

    text: str
    kind: Kind
    scope: Scope
    holder: str
    pointer: str
    named: bool = False
    siblings: tuple[str, ...] = ()

    @property
    def origin(self) -> Origin:
        return Origin(self.scope.document, self.pointer)


@dataclass(slots=True)
class Survey:
    """What one walk found. `identifiers` maps URIs to pointers, `anchors` a resource's root and a name to a pointer.

    `dynamic` are the names and pointers of dynamic anchors.
    """

    references: list[Found] = field(default_factory=list)
    identifiers: dict[str, str] = field(default_factory=dict)
    anchors: dict[tuple[str, str], str] = field(default_factory=dict)
    dynamic: list[tuple[str, str]] = field(default_factory=list)


def survey(value: Json, kind: Kind, scope: Scope, pointer: str, *, siblings: bool) -> Survey:
    """Walk from one place of a document, whose scope is known, down to its leaves.

    `siblings` says whether keywords beside a `$ref` count in the document's dialect.
    """
    result = Survey()
    waiting = [(kind, value, pointer, scope)]
    while waiting:
        kind, value, pointer, scope = waiting.pop()
        if not isinstance(value, FrozenMap):
            continue
        if kind == "schema":
            inner = scope.within(value, pointer, siblings=siblings) if "$id" in value else scope
            if inner is not scope and inner.base is not None:
                result.identifiers.setdefault(inner.base, pointer)
            scope = inner
            _schema(value, scope, pointer, result)
        if kind in REFERABLE and isinstance(text := value.get("$ref"), str):
            beside = tuple(key for key in value if key != "$ref")
            result.references.append(Found(text, kind, scope, pointer, f"{pointer}/$ref", False, beside))
        waiting += [(child, item, at, scope) for child, item, at in children(kind, value, pointer)]
    result.references.sort(key=lambda found: found.pointer)
    return result


def _schema(value: FrozenMap[Json], scope: Scope, pointer: str, result: Survey) -> None:
    """Note what only schemas have: anchors, dynamic references, discriminators."""
    for name in _anchors(value):
        result.anchors.setdefault((scope.root, name), pointer)
    if isinstance(anchor := value.get("$dynamicAnchor"), str):
        result.dynamic.append((anchor, pointer))
    if isinstance(text := value.get("$dynamicRef"), str):
        result.references.append(Found(text, "schema", scope, pointer, f"{pointer}/$dynamicRef"))
    discriminator = value.get("discriminator")
    if isinstance(discriminator, FrozenMap):
        result.references += _discriminated(discriminator, scope, pointer)


def _anchors(value: FrozenMap[Json]) -> Iterator[str]:
    for key in ("$anchor", "$dynamicAnchor"):
        if isinstance(name := value.get(key), str):
            yield name
    if isinstance(name := value.get("$id"), str) and name.startswith("#"):  # before 2019-09
        yield name[1:]


def _discriminated(discriminator: FrozenMap[Json], scope: Scope, pointer: str) -> Iterator[Found]:
    mapping = discriminator.get("mapping")
    entries = list(mapping.items()) if isinstance(mapping, FrozenMap) else []
    at = f"{pointer}/discriminator"
    for name, text in entries:
        if isinstance(text, str):
            yield Found(text, "schema", scope, pointer, f"{at}/mapping/{escape(name)}", named=True)
    if isinstance(text := discriminator.get("defaultMapping"), str):
        yield Found(text, "schema", scope, pointer, f"{at}/defaultMapping", named=True)
