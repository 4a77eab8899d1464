"""Questions to git, each with fixed arguments. The only module that runs it."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from ssotgen.core.values import dataclass

# Nothing that a repository configures may run, fetch, page, or rewrite what we read.
_OPTIONS = (
    "--no-pager", "--no-replace-objects", "--no-optional-locks", "--literal-pathspecs",
    "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "protocol.allow=never",
)  # fmt: skip
_OTHER_SIDE = ("MERGE_HEAD", "REBASE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD")
_BLOB = re.compile(rb"[0-9a-f]+ blob ([0-9]+)")
_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Repository:
    """The git repository in which a workspace lies, `prefix` below its top (`""`, or with a slash at its end)."""

    root: Path
    prefix: str

    def sides(self) -> tuple[str, ...]:
        """The commits that are joined: HEAD and the other side while a merge goes on, else the parents of HEAD.

        A rebase and a cherry-pick are merges in this sense. Empty where nothing is or was joined.
        """
        head = self._commit("HEAD")
        for name in _OTHER_SIDE:
            other = self._commit(name)
            if head is not None and other is not None and other != head:
                return (head, other)
        parents = (_text(self.root, "rev-parse", "HEAD^@") or "").split()
        return tuple(parents) if len(parents) > 1 else ()

    def last_change(self, path: str) -> str | None:
        """The last commit up to HEAD that changed a workspace-relative path."""
        found = _text(self.root, "log", "-1", "--format=%H", "--", path)
        return (found or "").strip() or None

    def files(self, tree: str, paths: Iterable[str]) -> dict[str, bytes]:
        """The contents of workspace-relative paths in a commit or tree, those left out that are not there."""
        return self._blobs(tree, paths, {})

    def merged(self, sides: tuple[str, str], style: str, paths: Iterable[str]) -> dict[str, bytes]:
        """What git makes of files when it merges two commits by itself, conflicts marked in `style`.

        Empty where git is older than 2.38. The repository is only read: new objects go to a temporary folder.
        """
        objects = _text(self.root, "rev-parse", "--git-path", "objects")
        if objects is None:
            return {}
        with tempfile.TemporaryDirectory(prefix="ssotgen-") as scratch:
            there = str((self.root / objects.removesuffix("\n")).resolve())
            more = {"GIT_OBJECT_DIRECTORY": scratch, "GIT_ALTERNATE_OBJECT_DIRECTORIES": there}
            command = ("-c", f"merge.conflictStyle={style}", "merge-tree", "--write-tree", "--no-messages", *sides)
            result = _run(self.root, *command, more=more, codes=(0, 1))
            tree = (result or b"").split(b"\n")[0].decode(errors="replace")
            return self._blobs(tree, paths, more) if tree else {}

    def _blobs(self, tree: str, paths: Iterable[str], more: Mapping[str, str]) -> dict[str, bytes]:
        """One question for all paths. `paths.fault` allows no line break in them, so a line is a question."""
        asked = list(paths)
        questions = "".join(f"{tree}:{self.prefix}{path}\n" for path in asked)
        found = _run(self.root, "cat-file", "--batch", more=more, data=questions.encode(errors="surrogateescape"))
        blobs, rest = {}, memoryview(found or b"")
        for path in asked if found else ():
            head, end = _line(rest)
            is_blob = _BLOB.fullmatch(head)
            size = int(is_blob[1]) if is_blob else None
            if size is not None:
                blobs[path] = bytes(rest[end : end + size])
            rest = rest[end + (0 if size is None else size + 1) :]
        return blobs

    def _commit(self, name: str) -> str | None:
        found = _text(self.root, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
        return None if found is None else found.strip()


def repository(root: Path) -> Repository | None:
    """The repository around a folder; `None` where there is none, or no git."""
    prefix = _text(root, "rev-parse", "--show-prefix")
    return None if prefix is None else Repository(root, prefix.removesuffix("\n"))


def _text(root: Path, *arguments: str) -> str | None:
    found = _run(root, *arguments)
    return None if found is None else found.decode(errors="surrogateescape")


def _line(data: memoryview) -> tuple[bytes, int]:
    """The first line of what `cat-file --batch` said, and where the next begins."""
    for end in range(len(data)):
        if data[end] == ord("\n"):
            return bytes(data[:end]), end + 1
    return b"", len(data)


def _run(
    root: Path,
    *arguments: str,
    more: Mapping[str, str] | None = None,
    codes: tuple[int, ...] = (0,),
    data: bytes = b"",
) -> bytes | None:
    """The output of one git command; `None` where it fails. A hook's `GIT_DIR` and the like are not passed on."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment |= {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", **(more or {})}
    try:
        result = subprocess.run(
            ["git", *_OPTIONS, *arguments],  # noqa: S607  # whichever git the user works with
            cwd=root,
            env=environment,
            input=data,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return result.stdout if result.returncode in codes else None
