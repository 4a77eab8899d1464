"""What holds for every file of this repository: size, a docstring, no ambient inputs, no traces of a machine."""

import ast
import re
import statistics
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

LONGEST = 300
MEDIAN = 100
# Floors whose results reach an output or a finding. Clock, chance and environment belong to `cli` and `compiler`.
PURE = ("analysis", "core", "emit", "frontends", "generators", "ir", "linker", "plugin", "rules", "syntax")
AMBIENT_MODULES = {"getpass", "locale", "platform", "random", "secrets", "socket", "time", "uuid"}
AMBIENT_NAMES = {
    "os": {"environ", "environb", "getenv", "getlogin", "uname", "urandom"},
    "datetime": {"now", "today", "utcnow"},
    "date": {"today"},
}
# Written in pieces, so that this file does not contain what it looks for.
REGISTRY_HOSTS = (
    "py" + "pi.org",
    "python" + "hosted.org",
    "registry." + "npmjs.org",
    "registry." + "yarnpkg.com",
    "proxy." + "golang.org",
    "crates" + ".io",
    "repo.maven" + ".apache.org",
    "ruby" + "gems.org",
)
MACHINE_PATH = re.compile(
    r"(?<![\w.:/}*-])/(?:{homes})/[A-Za-z][\w.-]*|[A-Z]:\\Users\\".replace(
        "{homes}", "|".join(("ho" + "me", "Us" + "ers", "ro" + "ot", "wo" + "rk", "o" + "pt"))
    )
)


def tracked(repository: Path) -> list[Path]:
    """Files under version control, and new ones that are about to be."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=repository,
        capture_output=True,
        text=True,
        check=True,
    )
    paths = (repository / name for name in sorted(set(listing.stdout.split("\0"))) if name)
    return [path for path in paths if path.is_file() and not path.is_symlink()]


def python_files(repository: Path, *folders: str) -> list[Path]:
    found = (path for folder in folders for path in sorted((repository / folder).rglob("*.py")))
    return [path for path in found if "__snapshots__" not in path.parts]


def test_files_are_small(repository: Path) -> None:
    lengths = {
        path: len(path.read_text(encoding="utf-8").splitlines())
        for path in python_files(repository, "src", "templates", "tests", "benchmarks")
    }
    assert statistics.median(lengths.values()) < MEDIAN
    too_long = {str(path.relative_to(repository)): count for path, count in lengths.items() if count > LONGEST}
    assert too_long == {}


def test_every_module_says_what_it_is_for(repository: Path) -> None:
    silent = [
        str(path.relative_to(repository))
        for path in python_files(repository, "src", "tests", "benchmarks", "conformance")
        if "expected" not in path.parts  # generated
        and not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert silent == []


def ambient_uses(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Places where a module could learn the time, the machine, the user or chance: (line, what)."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from ((node.lineno, a.name) for a in names if a.name.partition(".")[0] in AMBIENT_MODULES)
            case ast.ImportFrom(module=str(module), names=names):
                if module.partition(".")[0] in AMBIENT_MODULES:
                    yield node.lineno, module
                forbidden = AMBIENT_NAMES.get(module, set())
                yield from ((node.lineno, f"{module}.{a.name}") for a in names if a.name in forbidden)
            case ast.Attribute(value=ast.Name(id=owner) | ast.Attribute(attr=owner), attr=name):
                if name in AMBIENT_NAMES.get(owner, set()):
                    yield node.lineno, f"{owner}.{name}"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("import time", ["time"]),
        ("from random import choice", ["random"]),
        ("import os\nos.environ['HOME']", ["os.environ"]),
        ("from os import getenv, path", ["os.getenv"]),
        ("import datetime\ndatetime.datetime.now()", ["datetime.now"]),
        ("from datetime import date\ndate.today()", ["date.today"]),
        ("import os\nos.fsync(3)", []),
        ("from datetime import date\ndate.fromisoformat('2026-01-01')", []),
    ],
)
def test_the_search_for_ambient_inputs_finds_them(source: str, expected: list[str]) -> None:
    assert [what for _, what in ambient_uses(ast.parse(source))] == expected


HARMLESS = {
    "src/ssotgen/emit/apply.py os.urandom": "names of staged files, which nobody sees",
    "src/ssotgen/emit/rewrite.py os.urandom": "names of staged files, which nobody sees",
    "src/ssotgen/emit/git.py os.environ": "handed on to git without what would steer it",
    "src/ssotgen/emit/formatter.py os.environ": "handed on to the formatter without what would steer it",
}


def test_outputs_cannot_depend_on_clock_chance_or_environment(repository: Path) -> None:
    package = repository / "src" / "ssotgen"
    modules = [path for floor in PURE for path in [*(package / floor).rglob("*.py"), package / f"{floor}.py"]]
    found = {
        f"{path.relative_to(repository)} {what}"
        for path in modules
        if path.is_file()
        for _, what in ambient_uses(ast.parse(path.read_text(encoding="utf-8")))
    }
    assert found == set(HARMLESS)


def test_no_file_names_a_package_registry_or_a_machine(repository: Path) -> None:
    found = []
    for path in tracked(repository):
        text = path.read_bytes().decode("utf-8", errors="replace")
        words = [host for host in REGISTRY_HOSTS if host in text]
        words += [match.group() for match in MACHINE_PATH.finditer(text)]
        words += [str(repository)] if str(repository) in text else []
        found += [f"{path.relative_to(repository)}: {word}" for word in words]
    assert found == []


def test_the_search_for_machine_paths_finds_them() -> None:
    for home in ("ho" + "me/ada", "Us" + "ers/ada", "wo" + "rk/main"):
        assert MACHINE_PATH.search(f'root = "/{home}/project"')
    for harmless in ("https://example.org/home/page", "src/root/x", "/{home}/x", "path: /home"):
        assert not MACHINE_PATH.search(harmless)


def test_text_files_have_unix_line_ends_and_a_final_one(repository: Path) -> None:
    suffixes = {".py", ".md", ".toml", ".yaml", ".yml", ".jinja", ".in", ".txt"}
    hand_written = [
        path
        for path in tracked(repository)
        if path.suffix in suffixes
        and not {"__snapshots__", "generated"} & set(path.parts)
        and not any(part.startswith("bad-") for part in path.parts)  # broken on purpose
    ]
    broken = [
        str(path.relative_to(repository))
        for path in hand_written
        if b"\r" in (content := path.read_bytes()) or (content and not content.endswith(b"\n"))
    ]
    assert broken == []


def test_what_ci_runs_is_pinned_by_hash(repository: Path) -> None:
    used = [
        action
        for workflow in (repository / ".github" / "workflows").glob("*.yml")
        for action in re.findall(r"uses:\s*(\S+)", workflow.read_text(encoding="utf-8"))
    ]
    assert used
    assert [action for action in used if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", action)] == []


def test_every_requirement_is_pinned_by_hash(repository: Path) -> None:
    locks = sorted((repository / "requirements").glob("*.txt"))
    assert [lock.stem for lock in locks] == sorted(path.stem for path in (repository / "requirements").glob("*.in"))
    for lock in locks:
        entries = re.split(r"\n(?=\w)", lock.read_text(encoding="utf-8"))
        loose = [entry.split()[0] for entry in entries if "==" not in entry or "--hash=sha256:" not in entry]
        assert loose == [], lock.name
