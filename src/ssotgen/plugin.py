"""The two extension points, and what a third party may import to write one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from ssotgen.core.artifact import Artifact, JsonBody, Python, Table, Template
from ssotgen.core.diagnostics import Diagnostic, Label, Message, Severity
from ssotgen.core.origin import Origin
from ssotgen.core.text import Code, Ident, Literal, Markdown
from ssotgen.ir.program import Program

__all__ = [
    "Artifact", "Code", "Diagnostic", "Finding", "Findings", "Generated", "Generator", "Ident", "JsonBody", "Label",
    "Literal", "Markdown", "Message", "Origin", "Program", "Python", "Rule", "Severity", "Table", "Template", "rule",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule yields: a place, a sentence, and what may help. A tuple `(origin, text)` says the same in short."""

    origin: Origin
    text: str
    hint: str | None = None
    labels: tuple[Label, ...] = ()
    help: str | None = None


Findings: TypeAlias = Iterator[Finding | tuple[Origin, str]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A settable check over a linked program."""

    message: Message
    check: Callable[[Program], Findings]

    def __call__(self, program: Program) -> Iterator[Diagnostic]:
        for found in self.check(program):
            item = found if isinstance(found, Finding) else Finding(*found)
            yield self.message.at(item.origin, item.text, hint=item.hint, labels=item.labels, help=item.help)


def rule(severity: Severity) -> Callable[[Callable[[Program], Findings]], Rule]:
    """Make a rule of a function: its name gives the id, its docstring the page."""

    def declare(check: Callable[[Program], Findings]) -> Rule:
        page = "\n".join(line.removeprefix("    ") for line in (check.__doc__ or "").strip().splitlines())
        return Rule(Message(check.__name__.replace("_", "-"), severity, page, settable=True), check)

    return declare


@dataclass(frozen=True, slots=True)
class Generated:
    """What a generator makes: files, and findings about what it could not say in them."""

    artifacts: tuple[Artifact, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Generator:
    """Compiles a program into artifacts; pure, without disk or clock. `messages` are the findings it may give."""

    name: str
    summary: str
    generate: Callable[[Program], Generated | Iterable[Artifact]]
    on: bool = True
    messages: tuple[Message, ...] = ()
    api: int = 1
