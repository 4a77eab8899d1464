"""ssotgen.toml with each value replaced by each other kind of value: never an exception, always a place in the file."""

import json
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import TypeAlias

import pytest

from ssotgen.compiler.compile import compile_tree
from ssotgen.core.tree import MemoryTree
from ssotgen.reporting.order import place
from ssotgen.reporting.text import text_report
from tests.helpers import REPOSITORY, Counted, files_below, lay_out, ssotgen

Path: TypeAlias = tuple[str | int, ...]
FILES = files_below(REPOSITORY / "tests/rules/_bases/guarded") | {
    "vendor/other.yaml": (REPOSITORY / "tests/rules/_bases/api/contracts/notes-api/v1.openapi.yaml").read_bytes()
}
OPTIONS: dict[str, object] = {
    "format": 1,
    "workspace": {
        "requires": ">=0.0.1", "package": "notes", "output": "made", "environments": ["dev", "prod"],
    },
    "contracts": {"other/v1": {"file": "vendor/other.yaml", "serve": False}},
    "generators": {"on": [], "off": ["rbac"]},
    "models": {"engine": "native", "untyped": "exact"},
    "outputs": {"codeowners": "CODEOWNERS"},
    "templates": {"dir": "vendor"},
    "names": {"notes-api/v1#listNotes": "list_all"},
    "references": {"https://example.org/": "vendor/"},
    "rules": {"profile": "recommended", "unused-permission": "off"},
    "suppress": [{"rule": "contract-without-owner", "path": "**", "reason": "later"}],
}  # fmt: skip
"""Every option that there is."""
VALUES: dict[str, str] = {
    "text": '"zzz"',
    "empty text": '""',
    "long text": f'"{"x" * 5000}"',
    "odd text": r'"../\u0000\u001b[2J\u202e\\ $HOME `x` {{ x }} %s"',
    "integer": "7",
    "negative integer": "-1",
    "wide integer": "9223372036854775808",
    "float": "1.5",
    "infinite float": "inf",
    "boolean": "true",
    "date": "2026-11-01",
    "time": "07:32:00",
    "date and time": "1979-05-27T07:32:00Z",
    "list": '["zzz"]',
    "empty list": "[]",
    "list of lists": "[[1], []]",
    "list of all": '["a", 1, 1.5, true, {}, [], 2026-11-01]',
    "table": "{zzz = 1}",
    "empty table": "{}",
    "deep table": '{a.b.c.d."".e = {}}',
}
WIDEST = 800


@dataclass(frozen=True)
class Raw:
    """TOML as it is."""

    text: str


def written(value: object) -> str:
    """A value as TOML on one line."""
    match value:
        case Raw():
            return value.text
        case dict():
            return "{" + ", ".join(f"{json.dumps(key)} = {written(item)}" for key, item in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(written, value)) + "]"
        case _:
            return json.dumps(value)


def text_of(options: dict[str, object]) -> str:
    return "".join(f"{json.dumps(key)} = {written(value)}\n" for key, value in options.items())


def places(value: object, path: Path = ()) -> Iterator[Path]:
    """Every value, and every place where a value could be removed."""
    if path:
        yield path
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in entries:
        yield from places(item, (*path, key))


def changed(path: Path, new: str | None) -> str:
    """The options with another value at a place, or with none."""
    options = deepcopy(OPTIONS)
    holder: object = options
    for key in path[:-1]:
        assert isinstance(holder, dict | list)
        holder = holder[key]  # type: ignore[index]
    assert isinstance(holder, dict | list)
    if new is None:
        del holder[path[-1]]  # type: ignore[arg-type]
    else:
        holder[path[-1]] = Raw(new)  # type: ignore[index]
    return text_of(options)


def examine(text: str) -> frozenset[str]:
    """The findings with these options; each has its place in a file that is there, and is fit for a terminal."""
    files = {**FILES, "ssotgen.toml": text.encode()}
    compilation = compile_tree(MemoryTree(files))
    placed = place(compilation.diagnostics, compilation.locator)
    for item in placed:
        assert item.diagnostic.origin.document in files, item.diagnostic
        assert item.span is not None, item.diagnostic
    report = text_report(placed, compilation.locator)
    assert all(len(line) < WIDEST and line.isprintable() for line in report.split("\n")), report
    return frozenset(item.id for item in compilation.diagnostics) - {"unused-suppression"}


def test_nothing_is_wrong_before() -> None:
    assert examine(text_of(OPTIONS)) == set()


FREE = {  # what may be any text, however odd
    ("outputs", "codeowners"), ("templates", "dir"), ("references", "https://example.org/"), ("suppress", 0, "path"),
    ("suppress", 0, "reason"),
}  # fmt: skip
NAMED = FREE | {
    ("workspace", "environments", 0), ("workspace", "environments", 1), ("names", "notes-api/v1#listNotes"),
}  # fmt: skip
FITTING: dict[str, set[Path]] = {
    "text": NAMED | {("workspace", "package"), ("workspace", "output")},
    "long text": NAMED,
    "odd text": FREE,
    "list": {("workspace", "environments")},
    "empty list": {("workspace", "environments"), ("generators", "on"), ("generators", "off"), ("suppress",)},
    "empty table": {(key,) for key, value in OPTIONS.items() if isinstance(value, dict)},
}
"""Where a value is legal; everywhere else it is found."""


@pytest.mark.parametrize("kind", VALUES)
def test_each_value_by_each_kind(kind: str, counted: Counted) -> None:
    for path in places(OPTIONS):
        counted("options", 1)
        found = examine(changed(path, VALUES[kind]))
        assert (not found) == (path in FITTING.get(kind, set())), (path, found)


FOLDERS = (r"a\u0000b", "n" * 5000, "../outside", "/etc", "loop", r"x\n\u001b[2Jy", "contracts/notes-api/changelog.md")


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda text: text[:20])
def test_a_folder_of_templates_that_is_none(tmp_path: FilePath, folder: str) -> None:
    lay_out(tmp_path, {**FILES, "ssotgen.toml": f'format = 1\n[templates]\ndir = "{folder}"\n'})
    (tmp_path / "loop").symlink_to("loop")
    result = ssotgen("build", cwd=tmp_path)
    assert result.code == 2, result.err
    assert "templates" in result.err
    assert result.err.rstrip("\n").isprintable()
    assert not (tmp_path / "generated").exists()


DEMANDED = {("format",), ("contracts", "other/v1", "file")}


def test_each_value_left_out(counted: Counted) -> None:
    for path in places(OPTIONS):
        counted("options", 1)
        found = examine(changed(path, None))
        demanded = path in (("format",), ("contracts", "other/v1", "file")) or (
            path[:2] == ("suppress", 0) and path[2:]
        )
        assert ("missing-key" in found) == bool(demanded), path
