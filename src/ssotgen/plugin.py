"""The two extension points, and everything that a third party may import to write one.

A package offers a `Rule` under the entry point group `ssotgen.rules`, a `Generator` under `ssotgen.generators`, each
by its own id or name. What is listed in `__all__` keeps its meaning within one `API`; everything else of ssotgen may
change with any version.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeAlias

from ssotgen.core.artifact import Artifact, Cause, Causes, JsonBody, Python, Table, Template
from ssotgen.core.diagnostics import Diagnostic, Label, Message, Severity
from ssotgen.core.fixes import Create, Fix, Insert, Remove, Replace, respelled, together
from ssotgen.core.json import FrozenMap, Json
from ssotgen.core.markdown import escape_text, inline_code
from ssotgen.core.origin import Origin
from ssotgen.core.text import Code, Ident, Literal, Markdown
from ssotgen.core.values import dataclass, replace
from ssotgen.ir.contract import Contract, Operation
from ssotgen.ir.program import Program
from ssotgen.ir.registry import Permission, Role, Route
from ssotgen.ir.schema import Schema

__all__ = [
    "API", "Artifact", "Cause", "Causes", "Code", "Contract", "Create", "Diagnostic", "Finding", "Findings", "Fix",
    "FrozenMap", "Generated", "Generator", "Ident", "Insert", "Json", "JsonBody", "Label", "Literal", "Markdown",
    "Message", "Operation", "Origin", "Permission", "Program", "Python", "Remove", "Replace", "Role", "Route", "Rule",
    "Schema", "Severity", "Table", "Template", "escape_text", "inline_code", "respelled", "rule",
]  # fmt: skip

API = 1
"""The version of this module's meaning; a generator says which one it was written for."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule yields: a place, a sentence, and what may help. A tuple `(origin, text)` says the same in short."""

    origin: Origin
    text: str
    hint: str | None = None
    labels: tuple[Label, ...] = ()
    help: str | None = None
    fix: Fix | None = None


Findings: TypeAlias = Iterator[Finding | tuple[Origin, str]]
FLOOD = 20
"""How many findings of one rule in one document are still read one by one."""
SHOWN = 3
"""How many further places a finding names that stands for many."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A settable check over a linked program.

    A `grouped` one speaks of what a document does everywhere or nowhere: more than `FLOOD` findings in one document
    become a single one that counts them.
    """

    message: Message
    check: Callable[[Program], Findings]
    grouped: bool = False

    def __call__(self, program: Program) -> Iterator[Diagnostic]:
        found = self.each(program)
        for item in _gathered(found) if self.grouped else found:
            yield self.message.at(
                item.origin, item.text, hint=item.hint, labels=item.labels, help=item.help, fix=item.fix
            )

    def each(self, program: Program) -> Iterator[Finding]:
        """Every single finding, however many there are."""
        return (found if isinstance(found, Finding) else Finding(*found) for found in self.check(program))


def _gathered(found: Iterable[Finding]) -> Iterator[Finding]:
    by_document: dict[str, dict[tuple[Origin, str], Finding]] = {}
    for item in found:
        by_document.setdefault(item.origin.document, {})[item.origin, item.text] = item
    for same in by_document.values():
        first, *others = same.values()
        if len(same) <= FLOOD:
            yield from same.values()
        else:
            text = f"{first.text} ({len(others)} more in this file)"
            elsewhere = dict.fromkeys(other.origin for other in others if other.origin != first.origin)
            labels = (Label(origin, "another one") for origin in tuple(elsewhere)[:SHOWN])
            fix = together(item.fix for item in same.values())
            yield replace(first, text=text, labels=(*first.labels, *labels), fix=fix)


def rule(
    severity: Severity, *, hardened: Severity | None = None, vendor: Severity | None = None, grouped: bool = False
) -> Callable[[Callable[[Program], Findings]], Rule]:
    """Make a rule of a function: its name gives the id, its docstring the page.

    `severity` holds in the profile `recommended`, and in the others where they are not given one of their own.
    """

    def declare(check: Callable[[Program], Findings]) -> Rule:
        page = "\n".join(line.removeprefix("    ") for line in (check.__doc__ or "").strip().splitlines())
        id = check.__name__.replace("_", "-")
        return Rule(Message(id, severity, page, True, hardened, vendor), check, grouped)

    return declare


@dataclass(frozen=True, slots=True)
class Generated:
    """What a generator makes: files, and findings about what it could not say in them."""

    artifacts: tuple[Artifact, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Generator:
    """Compiles a program into artifacts; pure, without disk or clock.

    `messages` are the findings it may give. Unless `on`, it runs only where `[generators]` asks for it. A third party
    names the folder of its `templates`: the template `<name>/page.jinja` lies there under just that path.
    """

    name: str
    summary: str
    generate: Callable[[Program], Generated | Iterable[Artifact]]
    on: bool = True
    messages: tuple[Message, ...] = ()
    templates: Path | None = None
    api: int = API
