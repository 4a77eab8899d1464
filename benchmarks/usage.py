"""What a finished command cost: processor time of it and of all that it started, and memory."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

# Modules are compiled once and kept, as on a user's machine, whatever the caller's environment says.
ENVIRONMENT: Mapping[str, str] = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}


@dataclass(frozen=True, slots=True)
class Usage:
    """Seconds of processor time (user and system, the whole tree), MiB of the largest process, seconds on the clock."""

    cpu: float
    memory: float
    wall: float
    output: str


@dataclass(frozen=True, slots=True)
class Command:
    """Words to run in `folder`; `prepare` happens before each run and is not counted."""

    words: Sequence[str]
    folder: Path
    prepare: Callable[[], None] = lambda: None

    def run(self) -> Usage:
        """One run. The benchmark ends where the command fails."""
        self.prepare()
        with tempfile.TemporaryFile() as out:
            start = perf_counter()
            process = subprocess.Popen(self.words, cwd=self.folder, env=ENVIRONMENT, stdout=out, stderr=out)
            _, status, spent = os.wait4(process.pid, 0)
            wall = perf_counter() - start
            process.returncode = os.waitstatus_to_exitcode(status)
            out.seek(0)
            text = out.read().decode(errors="replace")
        if process.returncode != 0:
            sys.exit(f"{' '.join(self.words)}: exit status {process.returncode}\n{text}")
        return Usage(spent.ru_utime + spent.ru_stime, spent.ru_maxrss / 1024, wall, text)


def python(code: str, folder: Path, prepare: Callable[[], None] = lambda: None) -> Command:
    """A command that runs Python code."""
    return Command((sys.executable, "-c", code), folder, prepare)


def in_turn(commands: Mapping[str, Command], runs: int, *, warm: bool = True) -> dict[str, list[Usage]]:
    """Run all in turn, `runs` times, each time from another one on; with `warm`, once before without counting."""
    names = list(commands)
    found: dict[str, list[Usage]] = {name: [] for name in names}
    for name in names if warm else ():
        commands[name].run()
    for number in range(runs):
        for name in (*names[number % len(names) :], *names[: number % len(names)]):
            found[name].append(commands[name].run())
    return found


@dataclass(frozen=True, slots=True)
class Spread:
    """The least, the middle and the largest of some figures."""

    low: float
    middle: float
    high: float

    def __str__(self) -> str:
        return " / ".join(f"{value:.{3 if self.middle < 0.1 else 2}f}" for value in (self.low, self.middle, self.high))


def spread(values: Sequence[float]) -> Spread:
    """Minimum, median and maximum."""
    return Spread(min(values), statistics.median(values), max(values))


def ratio(first: Sequence[float], second: Sequence[float]) -> Spread:
    """Of what ran in turn, pair by pair: whatever slows the machine down slows both of a pair."""
    return spread([one / other for one, other in zip(first, second, strict=True)])
