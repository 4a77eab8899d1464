"""The map of all pages: what stands where, so that every page can lead to every other."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from functools import cache

from ssotgen.analysis.grants import Held
from ssotgen.core.markdown import inline_code, link, listed
from ssotgen.core.values import dataclass
from ssotgen.generators.docs.cut import OperationPage, SchemaPage
from ssotgen.generators.docs.named import canonical, name_of
from ssotgen.generators.docs.usage import Usage
from ssotgen.ir.program import Program
from ssotgen.plugin import Code, Markdown


@dataclass(frozen=True, slots=True)
class Place:
    """A page below the output folder, and an anchor on it; empty for the page itself."""

    page: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Site:
    """Where things stand. Schemas are found by contract and symbol, since contracts may share a file.

    `called` are the names of operations, also of those that somebody else answers.
    `bound` maps a symbol of a registry (`permission:note.write`, `feature:sharing`, `middleware:audited`,
    `error:note-gone`), or of an event, to the operations that name it, sorted.
    """

    program: Program
    places: Mapping[str, Place]
    called: Mapping[str, str]
    schemas: Mapping[str, Mapping[str, Place]]
    operation_pages: Mapping[str, tuple[OperationPage, ...]]
    schema_pages: Mapping[str, tuple[SchemaPage, ...]]
    usages: Mapping[str, Usage]
    held: Mapping[str, Mapping[str, Held]]
    bound: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Scope:
    """A page that is being written, of a contract or of a registry."""

    site: Site
    page: str
    contract: str = ""

    @property
    def program(self) -> Program:
        return self.site.program

    def to(self, symbol: str, text: Markdown | None = None) -> Markdown:
        """A link to what `symbol` names (`role:admin`, an operation, a contract); else its bare text."""
        shown = inline_code(symbol.partition(":")[2] or symbol) if text is None else text
        place = self.site.places.get(symbol)
        return link(shown, _address(self.page, place)) if place else shown

    def all_of(self, kind: str, ids: Iterable[str]) -> Markdown:
        """Links to several things of a registry, sorted."""
        return listed(self.to(f"{kind}:{id}") for id in sorted(ids))

    def operation(self, symbol: str) -> Markdown:
        """A link to an operation by its name."""
        return self.to(symbol, inline_code(self.site.called.get(symbol, symbol)))

    def schema(self, symbol: str) -> Markdown:
        """A link to a named schema of this page's contract."""
        shown = inline_code(name_of(self.program, symbol))
        place = self.site.schemas.get(self.contract, {}).get(canonical(self.program, symbol))
        return link(shown, _address(self.page, place)) if place else shown

    def relative(self, page: str) -> str:
        """The address of another page, seen from this one."""
        return _address(self.page, Place(page))

    def named(self, page: str, text: Markdown) -> Markdown:
        """A link to another page."""
        return link(text, self.relative(page))

    def path(self, page: str, text: str) -> Markdown:
        """A link to another page by a text of ours."""
        return self.named(page, Markdown(text))


def anchor_of(site: Site, symbol: str) -> Code:
    """The anchor under which a thing stands."""
    return Code(site.places[symbol].anchor)


@cache
def _relative(page: str, other: str) -> str:
    return posixpath.relpath(other, posixpath.dirname(page))


def _address(page: str, place: Place) -> str:
    anchor = f"#{place.anchor}" if place.anchor else ""
    return anchor if page == place.page and anchor else _relative(page, place.page) + anchor
