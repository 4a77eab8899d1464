"""Rules and generators of installed packages: found by their entry points, held against what is there already."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import TypeAlias

from ssotgen.compiler.catalogue import Catalogue, Extension, Offered, builtin, messages_of, names_of
from ssotgen.compiler.extension_messages import BROKEN_EXTENSION, EXTENSION_COLLISION
from ssotgen.core.diagnostics import Diagnostic
from ssotgen.core.origin import Origin
from ssotgen.core.values import replace
from ssotgen.plugin import API, Generator, Rule

GROUPS = ("ssotgen.generators", "ssotgen.rules")
PLACE = Origin("ssotgen.toml")
"""No file of a workspace is at fault for what is installed; this one speaks for the whole of it."""

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_Found: TypeAlias = Extension | Diagnostic


@cache
def installed() -> Catalogue:
    """ssotgen's own catalogue with what installed packages add, by name; its findings say what is left out and why."""
    every = entry_points()  # reads what every installed package says of itself: once is enough
    found = tuple(item for group in GROUPS for item in _offered(group, every.select(group=group)))
    extensions = tuple(item for item in found if isinstance(item, Extension))
    clashing = tuple(_clashes(extensions))
    refused = {id(extension) for extension, _ in clashing}
    kept = tuple(item for item in extensions if id(item) not in refused)
    wrong = [item for item in found if isinstance(item, Diagnostic)]
    own = builtin().extended(item.thing for item in kept)
    return replace(own, extensions=kept, diagnostics=(*wrong, *(diagnostic for _, diagnostic in clashing)))


def code_of(catalogue: Catalogue) -> tuple[str, ...]:
    """The folders and modules that the extensions consist of; absolute paths, sorted."""
    found = set()
    for extension in catalogue.extensions:
        thing = extension.thing
        work = thing.generate if isinstance(thing, Generator) else thing.check
        module = sys.modules.get(getattr(work, "__module__", "").partition(".")[0])
        file = getattr(module, "__file__", None)
        if file is not None:
            found.add(Path(file).parent if Path(file).stem == "__init__" else Path(file))
        if isinstance(thing, Generator) and thing.templates is not None:
            found.add(thing.templates)
    return tuple(sorted(str(path) for path in found))


def _offered(group: str, offers: Iterable[EntryPoint]) -> Iterator[_Found]:
    """What packages offer in a group, by name; a finding for what cannot be used."""
    points = sorted(offers, key=lambda point: (point.name, _distribution(point)))
    for point in points:
        distribution, version = _distribution(point)
        thing = _load(point, {other.name for other in points if _distribution(other) == (distribution, version)})
        if isinstance(thing, Offered):
            yield Extension(point.name, distribution, version, thing)
        else:
            text = f"{distribution} {version} offers `{point.name}` in {group}, but {thing}"
            yield BROKEN_EXTENSION.at(PLACE, text, help=f"update or uninstall {distribution}")


def _distribution(point: EntryPoint) -> tuple[str, str]:
    return (point.dist.name, point.dist.version) if point.dist is not None else ("a package without a name", "")


def _load(point: EntryPoint, siblings: set[str]) -> Offered | str:
    """The rule or generator behind an entry point, or why there is none. `siblings` is all that its package offers."""
    kind = Generator if point.group == GROUPS[0] else Rule
    try:
        thing = point.load()
    except (Exception, SystemExit) as cause:  # noqa: BLE001  # somebody else's module raises what it likes
        return f"`{point.value}` cannot be imported: {reason(cause)}"
    if not isinstance(thing, kind):
        return f"`{point.value}` is a {type(thing).__name__}, not a {kind.__name__}"
    try:
        return _fault(thing, point, siblings) or thing
    except Exception as cause:  # noqa: BLE001  # a field of it is of another type than it says
        return f"`{point.value}` cannot be read: {reason(cause)}"


def _fault(thing: Offered, point: EntryPoint, siblings: set[str]) -> str | None:
    """Why a rule or a generator is not taken; `None` where it is."""
    name = thing.name if isinstance(thing, Generator) else thing.message.id
    if name != point.name:
        return f"`{point.value}` calls itself `{name}`"
    if strange := [name for name in names_of(thing) if not _NAME.fullmatch(name)]:
        return f"`{strange[0]}` is no name: small letters and digits, words joined by hyphens"
    if not isinstance(thing, Generator):
        return None if thing.message.page.strip() else "it has no docstring, which would be its page"
    if thing.api != API:
        return f"it is written for version {thing.api} of ssotgen.plugin, and this is {API}"
    if thing.templates is None:
        return None
    if not (thing.templates / name).is_dir():
        return f"its templates are not there: {thing.templates / name}"
    others = {path.name for path in thing.templates.iterdir() if not path.name.startswith((".", "_"))} - siblings
    return f"its templates are not all its own: {thing.templates / min(others)}" if others else None


def _clashes(extensions: Iterable[Extension]) -> Iterator[tuple[Extension, Diagnostic]]:
    """Each extension that takes a name that is taken, with the finding."""
    own = builtin()
    generators: dict[str, Extension | None] = {generator.name: None for generator in own.generators}
    findings: dict[str, Extension | None] = dict.fromkeys(own.messages)
    for extension in extensions:
        thing = extension.thing
        names = [("generator", generators, thing.name)] if isinstance(thing, Generator) else []
        names += [("finding", findings, message.id) for message in messages_of(thing)]
        for kind, taken, name in names:
            other = taken.setdefault(name, extension)
            if other is not extension:
                maker = other.maker if other else "ssotgen"
                text = f"{extension.maker} and {maker} both have a {kind} that is called `{name}`"
                yield extension, EXTENSION_COLLISION.at(PLACE, text, help=f"uninstall {extension.distribution}")
                break


def reason(cause: BaseException) -> str:
    """An exception in one line."""
    return " ".join(f"{type(cause).__name__}: {cause}".split())
