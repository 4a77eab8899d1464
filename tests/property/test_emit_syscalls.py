"""The same proof one level deeper: a writer killed at every system call that changes the disk."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .test_emit_kill import NEW, Range, build, local, tree

CALLS = ("mkdirat", "openat", "write", "fchmod", "fsync", "renameat", "unlinkat", "flock")
PROGRAM = """
import sys
from pathlib import Path
sys.path[:0] = [str(Path(sys.argv[1]).parent), *sys.argv[3:]]
from test_emit_kill import NEW, planned
from ssotgen.emit.apply import apply
root = Path(sys.argv[2])
plan = planned(root, NEW, {})
print("apply", flush=True)
apply(root, plan)
"""


def run(root: Path, *tracing: str) -> subprocess.CompletedProcess[bytes]:
    import ssotgen

    assert ssotgen.__file__ is not None
    paths = [str(Path(__file__).with_name("test_emit_kill.py")), str(root), str(Path(ssotgen.__file__).parents[1])]
    return subprocess.run([*tracing, sys.executable, "-B", "-c", PROGRAM, *paths], capture_output=True, check=False)


@pytest.mark.prove
@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace")
@pytest.mark.parametrize("call", CALLS)
def test_killed_at_every_system_call(tmp_path: Path, call: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.fsync", None)  # undone after the test
    range_ = Range(tmp_path)
    # Where the writing begins: calls before it only load the program.
    log = tmp_path / "log"
    assert run(range_.fresh(), "strace", "-f", "-o", str(log), "-e", f"trace={call},write").returncode == 0
    lines = log.read_text().splitlines()
    begin = next(n for n, line in enumerate(lines) if '"apply' in line)
    numbered = [n for n, line in enumerate(lines) if f" {call}(" in line]
    numbers = [number for number, n in enumerate(numbered, 1) if n > begin]
    assert numbers
    kills = 0
    for number in numbers:
        root = range_.fresh()
        inject = f"inject={call}:signal=KILL:when={number}"
        run(root, "strace", "-f", "-o", "/dev/null", "-e", f"trace={call}", "-e", inject)
        found = {path: text for path, text in tree(root).items() if not path.endswith((".tmp", "/"))}
        assert all(text in (range_.old.get(path), range_.new.get(path)) for path, text in found.items()), number
        kills += tree(root) != range_.new
        build(root, NEW)
        assert tree(root) == range_.new, number
        assert local(root) <= {".gitignore", "lock"}, number
    print(f"{call}: {len(numbers)} kills, {kills} before the end, 0 wrong trees")  # noqa: T201
