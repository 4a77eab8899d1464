"""Run a command within bounds: seconds and bytes of memory."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from conformance.corpus import REPOSITORY

MEMORY = 8 * 2**30


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended. `code` is `None` where it ran out of time; `seconds` are of processor time."""

    code: int | None
    out: str
    err: str
    seconds: float
    wall: float

    @property
    def last_line(self) -> str:
        """The last thing it said, for a table of failures."""
        lines = [line for line in (self.err + "\n" + self.out).splitlines() if line.strip()]
        return lines[-1].strip() if lines else ""


@dataclass(frozen=True, slots=True)
class Compiler:
    """A copy of ssotgen as it stood when a run began, so that nobody's edits come between two builds."""

    home: Path

    def command(self, *words: str) -> list[str]:
        """The command line that runs it."""
        start = f"import sys; sys.path.insert(0, {str(self.home / 'src')!r}); from ssotgen.__main__ import main; main()"
        return [sys.executable, "-c", start, *words]


def copy_of_compiler(folder: Path) -> Compiler:
    """Copy the sources and templates of this repository."""
    for name in ("src", "templates"):
        shutil.copytree(REPOSITORY / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    return Compiler(folder)


def run(command: Sequence[str], *, cwd: Path, seconds: float = 600, env: Mapping[str, str] | None = None) -> Done:
    """Run a command without the caller's switches for colour; end it after `seconds` of wall time."""
    calm = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHONDONT", "FORCE_"))}
    before = _children()
    start = time.perf_counter()
    try:
        done = subprocess.run(
            command,
            cwd=cwd,
            env=calm | dict(env or {}),
            capture_output=True,
            text=True,
            check=False,
            timeout=seconds,
            preexec_fn=_limit,
        )
    except subprocess.TimeoutExpired as late:
        text = late.stderr or b""
        err = text.decode(errors="replace") if isinstance(text, bytes) else text
        return Done(None, "", f"{err}\nran out of time", _children() - before, time.perf_counter() - start)
    return Done(done.returncode, done.stdout, done.stderr, _children() - before, time.perf_counter() - start)


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
