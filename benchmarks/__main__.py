"""Measures start-up and rebuilds: `make bench`."""

import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.pairs import Action, Pair, measure

REPOSITORY = Path(__file__).parent.parent
INPUTS = ("contracts", "registries", "ssotgen.toml")
SSOTGEN = str(Path(sys.executable).with_name("ssotgen"))
# Modules are compiled once and kept, as on a user's machine, whatever the caller's environment says.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def command(*words: str, folder: Path = REPOSITORY) -> Callable[[], None]:
    """Run a command that has to succeed; its output is only shown when it does not."""

    def run() -> None:
        result = subprocess.run(words, cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, check=False)
        if result.returncode != 0:
            sys.exit(f"{' '.join(words)}: exit status {result.returncode}\n{result.stdout}{result.stderr}")

    return run


def start_up() -> Pair:
    """How much `ssotgen --version` adds to starting Python."""
    return measure(
        Action("ssotgen --version", command(SSOTGEN, "--version")),
        Action("python -c pass", command(sys.executable, "-c", "pass")),
        pairs=15,
    )


def rebuild(folder: Path) -> Pair:
    """A first build of this repository's workspace against a check with nothing to do."""
    workspace = folder / "workspace"
    workspace.mkdir()
    for name in INPUTS:
        source = REPOSITORY / name
        if source.is_dir():
            shutil.copytree(source, workspace / name)
        elif source.is_file():
            shutil.copy(source, workspace / name)

    def forget() -> None:
        for name in ("generated", ".ssotgen"):
            shutil.rmtree(workspace / name, ignore_errors=True)

    build = command(SSOTGEN, "build", folder=workspace)
    return measure(
        Action("cold build", build, prepare=forget),
        # The build before it leaves the state that a check of an unchanged workspace may answer from.
        Action("check, nothing to do", command(SSOTGEN, "check", folder=workspace), prepare=build),
        pairs=5,
    )


def main() -> None:
    """Print every figure."""
    print(f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores")
    print("\nStart-up")
    print(start_up().report())
    print("\nRebuild of this repository's workspace")
    with tempfile.TemporaryDirectory() as folder:
        print(rebuild(Path(folder)).report())


if __name__ == "__main__":
    main()
