"""`python -m conformance all|PART [NAME…]`: prints tables; `all` also writes them down."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from conformance import adoption, differences, labelled, naughty, rules, scalars, services, tables
from conformance.corpus import REPOSITORY, own_documents, real_documents, small_documents
from conformance.process import Compiler, copy_of_compiler

PAGE = REPOSITORY / "docs" / "conformance.md"
ENGINES = ("datamodel-code-generator", "native")
HEAD = """# Conformance

What independent material says about ssotgen, as `make conformance` printed it. The material lies outside of this
repository; nothing of it is copied here.
"""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for: names that documents and cases begin with, engines, and where workspaces are left."""

    names: tuple[str, ...]
    engines: tuple[str, ...]
    keep: Path | None
    types: bool


def main() -> int:
    """Run what was asked for and print it. 1 where anything fails that is not known to."""
    parser = argparse.ArgumentParser(prog="python -m conformance")
    parser.add_argument("part", choices=["all", *PARTS])
    parser.add_argument("names", nargs="*", help="only documents and cases whose name begins so")
    parser.add_argument("--engine", choices=ENGINES, help="only this engine")
    parser.add_argument("--keep", type=Path, help="leave the workspaces in this folder")
    parser.add_argument("--no-types", action="store_true", help="leave mypy out")
    given = parser.parse_args()
    engines = (given.engine,) if given.engine else ENGINES
    if given.part == "all":
        return _all(sys.argv[2:], engines, whole=len(sys.argv) == 2)
    wish = Wish(tuple(given.names), engines, given.keep, not given.no_types)
    good = True
    for section in PARTS[given.part](wish):
        print(f"{section.text}\n", flush=True)
        good = good and section.good
    return 0 if good else 1


def _all(arguments: Sequence[str], engines: Sequence[str], *, whole: bool) -> int:
    """Every part in a process of its own, one a core; the page is written where nothing was left out."""
    jobs = [("documents", *arguments, "--engine", engine) for engine in engines]
    jobs += [(part, *arguments) for part in PARTS if part != "documents"]
    printed, good = [], True
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for done in pool.map(_part, jobs):
            printed.append(done.stdout.strip())
            print(f"{printed[-1]}\n", flush=True)
            good = good and done.returncode == 0
    if whole:
        PAGE.write_text("\n\n".join([HEAD.strip(), *printed]) + "\n", encoding="utf-8")
    return 0 if good else 1


def _part(job: Sequence[str]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "conformance", *job]
    return subprocess.run(command, cwd=REPOSITORY, stdout=subprocess.PIPE, text=True, check=False)


def _documents(wish: Wish) -> Iterator[tables.Section]:
    found = [*real_documents(), *own_documents(), *small_documents()]
    chosen = [one for one in found if not wish.names or any(one.name.startswith(name) for name in wish.names)]
    with tempfile.TemporaryDirectory() as temporary:
        compiler = copy_of_compiler(Path(temporary))
        for engine in wish.engines:
            folder = wish.keep or Path(temporary) / "workspaces"
            yield tables.documents(chosen, compiler, folder / engine, engine, types=wish.types)


def _schemas(wish: Wish) -> Iterator[tables.Section]:
    with tempfile.TemporaryDirectory() as temporary:
        compiler = copy_of_compiler(Path(temporary))
        yield tables.schemas(compiler, wish.engines, wish.names)


def _agreement(wish: Wish) -> Iterator[tables.Section]:
    chosen = [one for one in real_documents() if not wish.names or one.name in wish.names]
    with tempfile.TemporaryDirectory() as temporary:
        yield tables.agreement(chosen, copy_of_compiler(Path(temporary)), wish.engines)


def _one(part: Callable[[Compiler, Sequence[str]], tables.Section]) -> Callable[[Wish], Iterator[tables.Section]]:
    """A part that has one section, whatever the engine."""

    def run(wish: Wish) -> Iterator[tables.Section]:
        with tempfile.TemporaryDirectory() as temporary:
            yield part(copy_of_compiler(Path(temporary)), wish.names)

    return run


PARTS: dict[str, Callable[[Wish], Iterator[tables.Section]]] = {
    "documents": _documents,
    "schemas": _schemas,
    "agreement": _agreement,
    "differences": _one(differences.section),
    "labelled": _one(labelled.section),
    "adoption": _one(adoption.section),
    "services": _one(services.section),
    "naughty": _one(naughty.section),
    "scalars": _one(scalars.section),
    "rules": _one(rules.section),
}


if __name__ == "__main__":
    sys.exit(main())
