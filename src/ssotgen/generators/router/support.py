"""The shared modules that generated services need, copied as they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib.resources import files

from ssotgen.generators import layout
from ssotgen.generators.router.lower import served
from ssotgen.plugin import Artifact, Program, Python

_NEIGHBOUR = re.compile(r"^from \.(\w+) import", re.MULTILINE)
_OF_SERVICES = ("application", "routing", "stub")
_OF_ROLES = ("guard",)


def artifacts(program: Program) -> Iterator[Artifact]:
    """`_support/` without the module that models share; nothing where neither a service nor roles are generated."""
    wanted = (*(_OF_SERVICES if served(program) else ()), *(_OF_ROLES if program.rbac is not None else ()))
    sources = (*layout.contract_sources(program), *layout.registry_sources(program, "rbac", "routes"))
    for name, text in sorted(_closure(wanted)):
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
