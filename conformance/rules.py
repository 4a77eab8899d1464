"""Rules on real documents: how often each fires, and how many of a sample of its findings are true.

The sample is drawn by a digest of seed, rule and place, so that it changes little when a rule does. A person read the
document at each place; the verdicts stand in rule_verdicts.toml, and a place without one fails.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from conformance.corpus import Document, real_documents
from conformance.process import Compiler
from conformance.tables import Section
from ssotgen.core.diagnostics import Profile, Severity
from ssotgen.core.tree import MemoryTree
from ssotgen.frontends.declare import declare, declare_workspace
from ssotgen.ir.program import Program
from ssotgen.linker.link import link
from ssotgen.plugin import Rule
from ssotgen.rules.catalogue import RULES
from ssotgen.scaffold.adoption import adopt
from ssotgen.scaffold.draft import draft
from ssotgen.syntax.library import Library

VERDICTS = Path(__file__).parent / "rule_verdicts.toml"
SAMPLE = 10


@dataclass(frozen=True, slots=True)
class Place:
    """A finding of a rule in a document."""

    rule: str
    document: str
    pointer: str
    text: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a reader of the document says of a finding."""

    is_true: bool
    why: str


def section(_: Compiler, names: Sequence[str]) -> Section:
    """Counts and precision, over the documents whose names are given, else over all."""
    chosen = [one for one in real_documents() if not names or one.name in names]
    programs = {one.name: program_of(one) for one in chosen}
    lines = [
        "## Rules",
        "",
        "In the workspace that `ssotgen init --from` makes of each document: places that a rule finds.",
    ]
    lines += ["", *_counts(programs), "", *_printed(programs)]
    if names:
        return Section("\n".join(lines), good=True)
    found = {rule.message.id: sample(rule, programs) for rule in RULES}
    judged = verdicts()
    open_ = [place for places in found.values() for place in places if _key(place) not in judged]
    lines += [
        "",
        "### Precision",
        "",
        f"At most {SAMPLE} findings of each rule, drawn with a fixed seed, were held against the",
    ]
    lines += ["document by a reader. What was false:", "", *_precision(found, judged)]
    lines += [f"- not judged: {place.rule}: {place.document}{place.pointer}: {place.text}" for place in open_]
    return Section("\n".join(lines), good=not open_)


def program_of(document: Document) -> Program:
    """The linked program of the workspace that `init --from` lays out."""
    found = adopt(document.path)
    assert found.contract is not None, f"{document.name} cannot be read"
    library = Library(MemoryTree(draft(found.contract, found).files))
    declarations = declare(library, declare_workspace(library))
    program = link(declarations).program if declarations else None
    assert program is not None, f"{document.name} does not link"
    return program


def places(rule: Rule, document: str, program: Program) -> set[Place]:
    """Every single finding of a rule."""
    return {Place(rule.message.id, document, item.origin.pointer, item.text) for item in rule.each(program)}


def sample(rule: Rule, programs: dict[str, Program]) -> list[Place]:
    """The findings that are judged."""
    everywhere = {place for name, program in programs.items() for place in places(rule, name, program)}
    seed = tomllib.loads(VERDICTS.read_text(encoding="utf-8"))["seed"]

    def drawn(place: Place) -> bytes:
        return sha256(f"{seed} {place.rule} {place.document}{place.pointer} {place.text}".encode()).digest()

    return sorted(sorted(everywhere, key=drawn)[:SAMPLE], key=lambda place: (place.document, place.pointer, place.text))


def verdicts() -> dict[tuple[str, str, str], Verdict]:
    """What was judged, by rule, document and pointer."""
    rows = tomllib.loads(VERDICTS.read_text(encoding="utf-8"))["judged"]
    return {(row["rule"], row["document"], row["place"]): Verdict(row["true"], row["why"]) for row in rows}


def _key(place: Place) -> tuple[str, str, str]:
    return place.rule, place.document, place.pointer


def _counts(programs: dict[str, Program]) -> Iterator[str]:
    yield f"| rule | recommended | hardened | vendor | {' | '.join(programs)} |"
    yield f"|---|---|---|---|{'---:|' * len(programs)}"
    for rule in RULES:
        numbers = [len(places(rule, name, program)) for name, program in programs.items()]
        if any(numbers):
            levels = " | ".join(str(rule.message.under(profile)) for profile in Profile)
            yield f"| {rule.message.id} | {levels} | {' | '.join(map(str, numbers))} |"
    silent = [rule.message.id for rule in RULES if not any(places(rule, *item) for item in programs.items())]
    yield ""
    yield f"Silent on all of them: {', '.join(silent)}."


def _printed(programs: dict[str, Program]) -> Iterator[str]:
    """Findings as a user sees them: those of one rule that would flood a reader are one that counts."""
    yield f"| findings printed | {' | '.join(programs)} |"
    yield f"|---|{'---:|' * len(programs)}"
    for profile in Profile:
        asked = [rule for rule in RULES if rule.message.under(profile) is not Severity.OFF]
        numbers = [len({(d.origin, d.text) for rule in asked for d in rule(program)}) for program in programs.values()]
        yield f"| {profile} | {' | '.join(map(str, numbers))} |"


def _precision(found: dict[str, list[Place]], judged: dict[tuple[str, str, str], Verdict]) -> Iterator[str]:
    yield "| rule | judged | true | false |"
    yield "|---|---:|---:|---|"
    total = right = 0
    for rule, drawn in found.items():
        known = [(place, judged[_key(place)]) for place in drawn if _key(place) in judged]
        wrong = [
            f"{place.document} `{place.pointer}`: {verdict.why}" for place, verdict in known if not verdict.is_true
        ]
        total, right = total + len(known), right + len(known) - len(wrong)
        if known:
            cell = "; ".join(wrong).replace("|", "\\|")
            yield f"| {rule} | {len(known)} | {len(known) - len(wrong)} | {cell} |"
    yield f"| together | {total} | {right} | |"
    yield ""
