"""How plain scalars read under YAML 1.2, and whether those that YAML 1.1 reads otherwise are told.

`python -m conformance.scalars` prints a JSON object: each kind of file to each scalar's class.
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from conformance.corpus import CORPUS, REPOSITORY
from conformance.known import reason
from conformance.process import Compiler, run
from conformance.tables import Section

if TYPE_CHECKING:
    from ssotgen.core.json import Json

FOLDER = CORPUS / "yaml" / "yaml-test-schema" / "data"
FILES = {"contract": "contracts/case/v1.openapi.yaml", "registry": "registries/routes.yaml"}
CLASSES = (
    "read as YAML 1.2 reads it",
    "told: YAML 1.1 reads something else",
    "refused: it is tagged",
    "refused: no finite number",
)
_VALUES: dict[str, Any] = {"null()": None, "true()": True, "false()": False}


def expectations(version: str) -> dict[str, tuple[str, str] | None]:
    """Each scalar with its kind and value in a version (`core`, `yaml11`); `None` where it is a mistake."""
    import yaml

    written = yaml.load((FOLDER / f"schema-{version}.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return {
        text.replace("#empty", ""): (meant[0], meant[1]) if isinstance(meant, list) else None
        for text, meant in written.items()
    }


def classify(text: str, path: str, now: tuple[str, str] | None, before: tuple[str, str] | None) -> str:
    """How our reader takes one scalar in a file: one of `CLASSES`, or what is wrong."""
    value, findings = read(f"value: {text}\n", path)
    if text.startswith("!"):
        return CLASSES[2] if findings == {"yaml-tag"} else f"a tag is not refused: {sorted(findings)}"
    assert now is not None, "every plain scalar has a value in the core schema"
    kind, meant = now
    if kind in ("inf", "nan"):
        return CLASSES[3] if findings == {"number-out-of-range"} else f"it has no value: {sorted(findings)}"
    if not same(value, kind, meant):
        return f"{value!r} instead of {kind} {meant}"
    told = bool(findings & {"ambiguous-scalar", "ambiguous-contract"})
    if (before == now) is told:
        return f"{'it is told that' if told else 'it is not told that'} YAML 1.1 reads {before}"
    return CLASSES[1] if told else CLASSES[0]


def same(value: Json, kind: str, meant: str) -> bool:
    """Whether a value is the one that is meant, in type and in value."""
    if kind in ("null", "bool"):
        return value is _VALUES[meant]
    if kind == "str":
        return value == meant
    numbers = int if kind == "int" else Decimal
    return isinstance(value, numbers) and not isinstance(value, bool) and Decimal(value) == Decimal(meant)


def read(document: str, path: str) -> tuple[Json, set[str]]:
    """The value under `value` in a file of that path, and the ids of the findings."""
    from ssotgen.core.json import FrozenMap
    from ssotgen.core.tree import MemoryTree
    from ssotgen.syntax.library import Library

    library = Library(MemoryTree({path: document.encode()}))
    node = library.document(path)
    value = node.value["value"] if node is not None and isinstance(node.value, FrozenMap) else None
    return value, {finding.id for finding in library.diagnostics}


def classes() -> dict[str, dict[str, str]]:
    """Each kind of file to each scalar's class."""
    now, before = expectations("core"), expectations("yaml11")
    return {
        kind: {text: classify(text, path, meant, before.get(text)) for text, meant in now.items()}
        for kind, path in FILES.items()
    }


def section(compiler: Compiler, names: Sequence[str]) -> Section:
    """The classes with their numbers, and what falls into none of them."""
    env = {"PYTHONPATH": os.pathsep.join((str(compiler.home / "src"), str(REPOSITORY)))}
    done = run([sys.executable, "-m", "conformance.scalars"], cwd=REPOSITORY, env=env)
    lines = [
        "## Plain scalars of YAML", "",
        "Values by YAML 1.2's core schema. Two differences are meant: no tag is allowed, since it would say what the",
        "schema of a file says already; and infinity and NaN have no place in JSON.", "",
        "| how a scalar is read | in a contract | in a registry |", "|---|---:|---:|",
    ]  # fmt: skip
    if done.code != 0:
        return Section("\n".join([*lines, f"| {done.last_line} |"]), good=False)
    found: dict[str, dict[str, str]] = json.loads(done.out)
    counts = {kind: Counter(scalars.values()) for kind, scalars in found.items()}
    lines += [f"| {name} | {counts['contract'][name]} | {counts['registry'][name]} |" for name in CLASSES]
    failures = [
        f"yaml/{text or '(nothing)'} in a {kind}: {how}"
        for kind, scalars in found.items()
        for text, how in scalars.items()
        if how not in CLASSES
    ]
    known = {failure: reason("every", failure) for failure in failures}
    lines += ["", *(f"- {failure}: {why or 'NOT KNOWN'}" for failure, why in known.items())] if failures else []
    return Section("\n".join(lines), all(known.values()))


if __name__ == "__main__":
    json.dump(classes(), sys.stdout)
