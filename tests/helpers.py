"""What several test folders share: workspaces and findings (from the kit for authors), commands, servers, digests."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias

from ssotgen.testing.workspaces import files_below, findings, lay_out, lines_of, outputs

__all__ = [
    "LOCAL", "REPOSITORY", "Counted", "Result", "files_below", "findings", "git", "hand_written", "lay_out", "lines_of",
    "outputs", "served", "serving", "ssotgen", "tree_digest",
]  # fmt: skip

REPOSITORY = Path(__file__).parent.parent
OWN_FOLDERS = ("contracts", "registries")
LOCAL = ".ssotgen"

Counted: TypeAlias = Callable[..., None]
"""Counts what a test tried, by the name of its kind (and a number, else one); the sums are printed at the end."""


def hand_written(folder: Path) -> dict[str, bytes]:
    """The files of a workspace that somebody wrote; of this repository those that belong to its workspace."""
    if folder == REPOSITORY:
        return {f"{name}/{path}": data for name in OWN_FOLDERS for path, data in files_below(folder / name).items()} | {
            "ssotgen.toml": (folder / "ssotgen.toml").read_bytes()
        }
    return {path: data for path, data in files_below(folder).items() if path.split("/")[0] not in (LOCAL, "generated")}


def tree_digest(folder: Path) -> dict[str, str]:
    """What lies below a folder, local state and git's folder left out: path to kind, mode and content."""
    found = {}
    for path in sorted(folder.rglob("*")):
        relative = path.relative_to(folder)
        if relative.parts[0] in (LOCAL, ".git"):
            continue
        if path.is_symlink():
            found[str(relative)] = f"link {path.readlink()}"
        elif path.is_file():
            found[str(relative)] = f"{path.stat().st_mode:o} {sha256(path.read_bytes()).hexdigest()}"
        else:
            found[str(relative)] = f"{path.stat().st_mode:o}"
    return found


@dataclass(frozen=True)
class Result:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def findings(self) -> list[tuple[str, str]]:
        """The findings of a text report in order: id, and `path:line:column` (`path` alone for an output).

        Where many outputs are told together, these are the ones that are named.
        """
        blocks = re.findall(r"^(?:error|warning)\[([a-z0-9-]+)\]: .*\n((?: *--> \S+\n)+)", self.out, re.MULTILINE)
        return [(id, place) for id, places in blocks for place in re.findall(r"--> (\S+)", places)]

    @property
    def ids(self) -> list[str]:
        """The ids of the findings of a text report, in order."""
        return [id for id, _ in self.findings]


def ssotgen(*arguments: str, cwd: Path, env: Mapping[str, str] | None = None, timeout: float = 120) -> Result:
    """Run the command line in a process of its own. It must never end in a traceback."""
    done = subprocess.run(
        [sys.executable, "-m", "ssotgen", *arguments],
        cwd=cwd,
        env={**os.environ, **(env or {})},
        capture_output=True,
        text=True,
        check=False,
        timeout=timeout,
    )
    assert "Traceback (most recent call last)" not in done.stdout + done.stderr, done.stderr
    return Result(done.returncode, done.stdout, done.stderr)


def git(*arguments: str, cwd: Path, check: bool = True) -> str:
    """Run git without the settings of the machine."""
    env = {
        **os.environ,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        **{f"GIT_{who}_{what}": "tests@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
    }
    done = subprocess.run(["git", *arguments], cwd=cwd, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0 or not check, done.stdout + done.stderr
    return done.stdout


@contextmanager
def served(factory: str, *, app_dir: Path) -> Iterator[str]:
    """Serve an application factory by uvicorn in a process of its own; gives the base URL, and always ends it."""
    command = [sys.executable, "-m", "uvicorn", "--factory", factory, "--app-dir", str(app_dir)]
    with serving([*command, "--log-level", "warning", "--no-access-log"], cwd=app_dir) as url:
        yield url


@contextmanager
def serving(command: Sequence[str], *, cwd: Path, env: Mapping[str, str] | None = None) -> Iterator[str]:
    """Run a uvicorn command on a free port; gives the base URL when the server answers, and always ends it."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(64)
        handle = listening.fileno()
        server = subprocess.Popen([*command, "--fd", str(handle)], pass_fds=[handle], cwd=cwd, env=env)
        try:
            _wait_for(listening.getsockname()[1], server)
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.terminate()
            try:
                server.wait(10)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


def _wait_for(port: int, server: "subprocess.Popen[bytes]", seconds: float = 60) -> None:
    """Wait for the first answer: the kernel accepts for the server, which may still be starting, or may have died."""
    with socket.create_connection(("127.0.0.1", port), timeout=1) as probe:
        probe.sendall(b"GET /openapi.json HTTP/1.0\r\n\r\n")
        end = time.monotonic() + seconds
        while server.poll() is None and time.monotonic() < end:
            with suppress(TimeoutError):
                assert probe.recv(1)
                return
    raise AssertionError(f"the server does not answer; its exit code is {server.poll()}")
