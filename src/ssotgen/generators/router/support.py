"""The shared modules that generated services need, copied as they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files

from ssotgen.generators import layout
from ssotgen.generators.router.imports import SUPPORT
from ssotgen.generators.router.view import RoutesView
from ssotgen.plugin import Artifact, Program, Python

_NEIGHBOUR = re.compile(r"^from \.(\w+) import", re.MULTILINE)
_OF_SERVICES = ("application", "stub")
_OF_ROLES = ("guard",)
_OF_MODELS = "models"
"""What the generator of models copies."""


def modules(program: Program, routes: Iterable[RoutesView]) -> Mapping[str, str]:
    """The texts by name of all that routes and roles use of `_support/`, but for the module that models share."""
    imported = {str(item.module) for view in routes for group in view.imports for item in group}
    found = {module.rpartition(".")[2] for module in imported if f"{SUPPORT}." in module} - {_OF_MODELS}
    wanted = (*(_OF_SERVICES if found else ()), *(_OF_ROLES if program.rbac is not None else ()), *found)
    return dict(sorted(_closure(wanted)))


def artifacts(program: Program, texts: Mapping[str, str]) -> Iterator[Artifact]:
    """`_support/` with these modules."""
    sources = (*layout.contract_sources(program), *layout.registry_sources(program, "rbac", "routes"))
    for name, text in texts.items():
        yield Artifact(f"{layout.package(program)}/_support/{name}.py", Python(text), sources)


def _closure(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Modules and their texts, together with all that they import from beside them."""
    waiting, seen = list(names), set[str]()
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            text = (files("ssotgen") / "support" / f"{name}.py").read_text(encoding="utf-8")
            waiting += _NEIGHBOUR.findall(text)
            yield name, text
