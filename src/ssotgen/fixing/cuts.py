"""Edits as cuts: which characters of a text go, and what takes their place."""

from __future__ import annotations

from ssotgen.core.fixes import Create, Edit, Insert, Quote, Remove, Replace, Splice
from ssotgen.core.json import Json
from ssotgen.core.origin import Origin, tokens
from ssotgen.core.values import dataclass
from ssotgen.fixing import blocks, flows
from ssotgen.fixing.entries import Collection, Cut, collection
from ssotgen.fixing.values import Unfit, child
from ssotgen.fixing.written import entry_text, key_text, value_text
from ssotgen.syntax.spots import Found, Spot, follow


@dataclass(frozen=True, slots=True)
class Page:
    """A document that could be parsed: its text and format (`yaml`, `json` or `toml`), its value, and where that is."""

    text: str
    format: str
    value: Json
    spot: Spot

    def at(self, pointer: str) -> Json:
        """The value that a pointer leads to. Raises `Unfit`."""
        value = self.value
        for token in tokens(pointer):
            value = child(value, token)
        return value

    def found(self, origin: Origin) -> Found:
        """Where a value stands. Raises `Unfit`."""
        found = follow(self.spot, tokens(origin.pointer))
        if not found.exact:
            raise Unfit
        return found

    def collection(self, pointer: str) -> Collection:
        """The map or list at a pointer. Raises `Unfit`."""
        return collection(self.text, self.format, self.at(pointer), self.found(Origin("", pointer)).spot)


def cuts(page: Page, edit: Edit) -> tuple[Cut, ...]:
    """The cuts that make an edit. Raises `Unfit` where it cannot be made without touching what is beside it."""
    match edit:
        case Replace() | Quote():
            return (_replaced(page, edit),)
        case Insert(origin, key, value, first):
            into, entry = page.collection(origin.pointer), entry_text(key, value, page.format)
            if into.is_flow:
                made = flows.put_first(into, entry) if first else flows.added(into, entry)
            else:
                made = blocks.put_first(into, entry) if first else blocks.added(into, entry, is_list=key is None)
        case Remove(origin):
            parent, _, _ = origin.pointer.rpartition("/")
            out_of, token = page.collection(parent), tokens(origin.pointer)[-1]
            names = [one.token for one in out_of.entries]
            if token not in names:
                raise Unfit
            is_list = isinstance(page.at(parent), tuple)
            index = names.index(token)
            made = flows.removed(out_of, index) if out_of.is_flow else blocks.removed(out_of, index, is_list=is_list)
        case Splice() | Create():
            made = None
    if made is None:
        raise Unfit
    return made


def as_value(page: Page, edit: Edit) -> Edit | None:
    """What an edit does to values: to quote is to replace by a text; a key is a text already, so nothing is left."""
    if not isinstance(edit, Quote):
        return edit
    if edit.origin.part == "key":
        return None
    return Replace(edit.origin, page.at(edit.origin.pointer), _written(page, edit.origin))


def _replaced(page: Page, edit: Replace | Quote) -> Cut:
    found = page.found(edit.origin)
    is_key = edit.origin.part == "key"
    stretch = found.key if is_key else found.spot.stretch if found.spot.is_scalar else None
    if stretch is None:
        raise Unfit
    start, end = stretch
    there = page.text[start:end]
    if isinstance(edit, Quote):
        return Cut(start, end, value_text(_written(page, edit.origin), page.format, '"'))
    if is_key:
        return Cut(start, end, key_text(str(edit.new), page.format, there))
    new = value_text(edit.new, page.format, there)
    glued = start == end and not page.text[start - 1 : start].isspace()
    return Cut(start, end, f" {new}" if glued else new)


def _written(page: Page, origin: Origin) -> str:
    """The characters of a plain value or key. Raises `Unfit` for one that is no plain one."""
    found = page.found(origin)
    stretch = found.key if origin.part == "key" else found.spot.stretch
    text = page.text[slice(*stretch)] if stretch else ""
    if not text or (not found.spot.is_scalar and origin.part == "value") or text[0] in "\"'&!*|>{[" or "\n" in text:
        raise Unfit
    return text
