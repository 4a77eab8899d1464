"""The small commands against starting Python, and rebuilds of this repository's own workspace."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from benchmarks.documents import SSOTGEN
from benchmarks.report import Row
from benchmarks.usage import Command, in_turn, python, ratio, spread

REPOSITORY = Path(__file__).parent.parent
INPUTS = ("contracts", "registries", "ssotgen.toml")
RUNS = 11


def rows(folder: Path) -> Iterator[Row]:
    """`--version`, `check` with nothing to do, and a cold build."""
    workspace = folder / "workspace"
    workspace.mkdir()
    for name in INPUTS:
        source = REPOSITORY / name
        if source.is_dir():
            shutil.copytree(source, workspace / name)
        elif source.is_file():
            shutil.copy(source, workspace / name)
    Command((SSOTGEN, "build", "-q"), workspace).run()

    def forget() -> None:
        shutil.rmtree(workspace / ".ssotgen", ignore_errors=True)

    found = in_turn(
        {
            "bare": python("pass", workspace),
            "ssotgen --version": Command((SSOTGEN, "--version"), workspace),
            "ssotgen check on this repository, nothing moved": Command((SSOTGEN, "check", "-q"), workspace),
        },
        RUNS,
    )
    cold = Command((SSOTGEN, "check", "-q"), workspace, forget)
    found |= in_turn({"ssotgen check on this repository, nothing remembered": cold}, RUNS)
    cpu = {name: [one.cpu for one in runs] for name, runs in found.items()}
    bare = cpu.pop("bare")
    targets = dict(zip(cpu, (5.0, 15.0, None), strict=True))
    for name, spent in cpu.items():
        note = f"{1000 * spread(spent).middle:.0f} ms and {1000 * spread(bare).middle:.0f} ms"
        yield Row(f"`{name}`", "`python -c pass`", ratio(spent, bare), targets[name], note=note)
