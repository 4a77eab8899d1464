"""The repository's own workspace with one thing changed at a time: never an exception, always a place in a file."""

import random
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import TypeAlias

import pytest
import yaml

from ssotgen.compiler.compile import compile_tree
from ssotgen.core.json import FrozenMap, Json
from ssotgen.core.tree import MemoryTree
from ssotgen.reporting.order import place
from ssotgen.reporting.text import text_report
from ssotgen.syntax.library import Library
from tests.helpers import REPOSITORY, Counted, hand_written, lines_of

Path: TypeAlias = tuple[str | int, ...]
Mutant: TypeAlias = tuple[str, Path, str]
"""A file, a place in it and what is done there: a key of `VALUES` takes its place, or else one of `DEEDS`."""

VALUES: dict[str, object] = {
    "null": None,
    "integer": 7,
    "number": 1.5,
    "boolean": True,
    "text": "zzz",
    "empty text": "",
    "long text": "x" * 5000,
    "list": ["zzz"],
    "empty list": [],
    "map": {"zzz": 1},
    "empty map": {},
    "reference": {"$ref": "#/nowhere"},
}
DEEDS = ("delete", "misspell", "duplicate")
AGAIN = "__again__"
KEYWORD = 20 * (len(VALUES) + len(DEEDS))
"""A key with more mutants stands at more than twenty places: a word of a format rather than somebody's name."""
WIDEST = 800
"""Characters of a line of a report, whatever the length of the names in it."""


class _Plain(yaml.SafeDumper):
    def ignore_aliases(self, data: object) -> bool:
        return True


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return hand_written(REPOSITORY)


@pytest.fixture(scope="module")
def documents(files: dict[str, bytes]) -> dict[str, object]:
    library = Library(MemoryTree(files))
    found = {path: library.document(path) for path in files if path.endswith(".yaml")}
    return {path: _thawed(node.value) for path, node in found.items() if node is not None}


def _thawed(value: Json) -> object:
    if isinstance(value, FrozenMap):
        return {key: _thawed(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [_thawed(item) for item in value]
    return float(value) if isinstance(value, Decimal) else value


def _places(value: object, path: Path = ()) -> Iterator[Path]:
    yield path
    entries: Iterator[tuple[str | int, object]] = iter(())
    if isinstance(value, dict):
        entries = iter(value.items())
    elif isinstance(value, list):
        entries = iter(enumerate(value))
    for key, item in entries:
        yield from _places(item, (*path, key))


def mutants(documents: dict[str, object]) -> list[Mutant]:
    """Every place with everything that can be done to it."""
    found: list[Mutant] = []
    for file, document in sorted(documents.items()):
        for path in _places(document):
            found += ((file, path, name) for name in VALUES)
            if path:
                found.append((file, path, "delete"))
            if path and isinstance(path[-1], str):
                found += ((file, path, deed) for deed in DEEDS[1:])
    return found


def mutated(value: object, path: Path, deed: str) -> object:
    """A copy of a document with one thing changed."""
    if not path:
        return VALUES[deed]
    key, rest = path[0], path[1:]
    if isinstance(value, list):
        assert isinstance(key, int)
        middle = [] if deed == "delete" and not rest else [mutated(value[key], rest, deed)]
        return [*value[:key], *middle, *value[key + 1 :]]
    assert isinstance(value, dict)
    entries: list[tuple[object, object]] = []
    for name, item in value.items():
        if name != key:
            entries.append((name, item))
        elif rest or deed in VALUES:
            entries.append((name, mutated(item, rest, deed)))
        elif deed == "misspell":
            entries.append((misspelt(name), item))
        elif deed == "duplicate":
            entries += [(name, item), (f"{name}{AGAIN}", item)]
    return dict(entries)


def misspelt(name: str) -> str:
    return name[:-1] + ("b" if name.endswith("a") else "a")


def findings_of(files: dict[str, bytes], documents: dict[str, object], mutant: Mutant) -> list[str]:
    """The findings of the workspace with one mutant in it; each has to have a place in a file that is there."""
    file, path, deed = mutant
    text = yaml.dump(mutated(documents[file], path, deed), Dumper=_Plain, sort_keys=False, width=1000)
    changed = {**files, file: text.replace(AGAIN, "").encode()}
    compilation = compile_tree(MemoryTree(changed))
    placed = place(compilation.diagnostics, compilation.locator)
    report = text_report(placed, compilation.locator)
    assert all(len(line) < WIDEST and line.isprintable() for line in report.split("\n")), mutant
    for item in placed:
        assert item.diagnostic.origin.document in changed, (mutant, item.diagnostic)
        assert item.span is not None, (mutant, item.diagnostic)
    if deed == "duplicate":
        assert any(item.id == "duplicate-key" for item in compilation.diagnostics), mutant
    return lines_of(compilation)


def test_a_slice(files: dict[str, bytes], documents: dict[str, object], counted: Counted) -> None:
    chosen = random.Random(7).sample(mutants(documents), 250)
    silent = sum(not findings_of(files, documents, mutant) for mutant in chosen)
    counted("mutants", len(chosen))
    assert silent < len(chosen) / 2


def of_each_kind(found: list[Mutant], chance: random.Random) -> list[Mutant]:
    """One mutant for each file, key and deed; keys that occur seldom are names, and count as one."""
    often = Counter(token for _, path, _ in found for token in path[-1:])
    chosen: dict[tuple[str, object, str], Mutant] = {}
    for file, path, deed in chance.sample(found, len(found)):
        key = path[-1] if path and often[path[-1]] > KEYWORD else None
        chosen.setdefault((file, 0 if isinstance(key, int) else key, deed), (file, path, deed))
    return list(chosen.values())


@pytest.mark.prove
def test_one_of_each_kind(files: dict[str, bytes], documents: dict[str, object], counted: Counted) -> None:
    chosen = of_each_kind(mutants(documents), random.Random(11))
    for mutant in chosen:
        findings_of(files, documents, mutant)
    counted("mutants", len(chosen))


@pytest.mark.parametrize(
    ("file", "path", "hint"),
    [
        ("registries/rbac.yaml", ("permissions",), "permissions"),
        ("registries/rbac.yaml", ("roles", "customer", "grants"), "grants"),
        ("registries/rbac.yaml", ("roles", "customer", "grants", "appointment.cancel"), "appointment.cancel"),
        ("registries/routes.yaml", ("operations", "booking-api/v1", "addVehicle"), "addVehicle"),
        ("registries/routes.yaml", ("operations", "booking-api/v1", "addVehicle", "permission"), "permission"),
        ("registries/owners.yaml", ("owners", "booking-team"), "booking-teaa"),
        ("registries/errors.yaml", ("errors", "slot-taken", "remedy"), "remedy"),
        ("contracts/booking-api/v1.openapi.yaml", ("paths",), "paths"),
        ("contracts/booking-api/v1.openapi.yaml", ("components", "schemas", "Workshop"), "Workshoa"),
    ],
)
def test_a_misspelt_key_is_recognised(
    files: dict[str, bytes], documents: dict[str, object], file: str, path: Path, hint: str
) -> None:
    text = yaml.dump(mutated(documents[file], path, "misspell"), Dumper=_Plain, sort_keys=False, width=1000)
    compilation = compile_tree(MemoryTree({**files, file: text.encode()}))
    assert any(hint in (item.hint or "") for item in compilation.diagnostics), lines_of(compilation)


def test_capital_letters_are_recognised(files: dict[str, bytes]) -> None:
    text = files["registries/rbac.yaml"].replace(b"grants:", b"GRANTS:", 1)
    hints = [item.hint for item in compile_tree(MemoryTree({**files, "registries/rbac.yaml": text})).diagnostics]
    assert "did you mean `grants`?" in hints
