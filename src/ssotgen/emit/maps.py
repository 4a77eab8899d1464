"""What the parts of each output come from, kept locally from one build to the next, without any line number."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from ssotgen.core import digest
from ssotgen.core.artifact import Cause, Causes
from ssotgen.core.origin import Origin
from ssotgen.core.values import dataclass
from ssotgen.emit.disk import Disk, Regular, opened_folder
from ssotgen.emit.paths import LOCAL

_NAME = "maps"
FOLDER = f"{LOCAL}/{_NAME}"
FORMAT = 1


@dataclass(frozen=True, slots=True)
class OutputMap:
    """The causes of the output at `path` while its text has the digest `sha256` and each of `sources` has its own.

    `maker` is the version of ssotgen that says so.
    """

    path: str
    sha256: str
    sources: Mapping[str, str]
    maker: str
    causes: Causes

    @property
    def key(self) -> tuple[str, str, Mapping[str, str], str]:
        """Everything that decides whether the causes still hold."""
        return self.path, self.sha256, self.sources, self.maker


def load(disk: Disk, path: str) -> OutputMap | None:
    """The map of the output at `path`; `None` where there is none that can be read."""
    return _read(disk, _place(path))


def load_all(disk: Disk) -> tuple[OutputMap, ...]:
    """Every map that can be read, by path of output."""
    found = (_read(disk, f"{FOLDER}/{name}") for name in sorted(disk.entries(FOLDER)))
    return tuple(sorted((item for item in found if item is not None), key=lambda item: item.path))


def save(root: Path, items: Iterable[OutputMap]) -> None:
    """Keep maps in place of those before. Raises `OSError` where the disk refuses.

    They are not brought to the medium: one that a crash cuts short cannot be read, and is made again.
    """
    with opened_folder(root, LOCAL) as handle, suppress(FileExistsError):
        os.mkdir(_NAME, dir_fd=handle)
    with opened_folder(root, FOLDER) as handle:
        for item in items:
            flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
            with os.fdopen(os.open(_name(item.path), flags, 0o666, dir_fd=handle), "wb") as stream:
                stream.write(_text(item).encode())


def forget(root: Path, paths: Iterable[str]) -> None:
    """Remove the maps of outputs, where there are any. Raises `OSError` where the disk refuses."""
    with opened_folder(root, FOLDER) as handle:
        for path in paths:
            with suppress(FileNotFoundError):
                os.unlink(_name(path), dir_fd=handle)


def _name(path: str) -> str:
    return f"{digest.of_text(path)[:32]}.json"


def _place(path: str) -> str:
    return f"{FOLDER}/{_name(path)}"


def _text(item: OutputMap) -> str:
    """One line of JSON; documents are named once."""
    documents = sorted({cause.origin.document for cause in item.causes.values()})
    numbers = {document: number for number, document in enumerate(documents)}
    rows = [
        [anchor, cause.symbol, numbers[cause.origin.document], cause.origin.pointer, cause.origin.part, *cause.others]
        for anchor, cause in sorted(item.causes.items())
    ]
    head = {"format": FORMAT, "maker": item.maker, "path": item.path, "sha256": item.sha256}
    body = {**head, "sources": dict(sorted(item.sources.items())), "documents": documents, "causes": rows}
    return json.dumps(body, separators=(",", ":")) + "\n"


def _place_of(cause: Cause) -> tuple[str, ...]:
    return cause.origin.document, cause.origin.pointer, *cause.others


def _read(disk: Disk, place: str) -> OutputMap | None:
    """The map in a file, which anybody may have changed: one of another shape is none."""
    found = disk.read(place)
    if not isinstance(found, Regular):
        return None
    try:
        body = json.loads(found.data)
        documents = body["documents"]
        causes = {
            anchor: Cause(symbol, Origin(documents[number], pointer, part), tuple(others))
            for anchor, symbol, number, pointer, part, *others in body["causes"]
        }
        item = OutputMap(body["path"], body["sha256"], dict(body["sources"]), body["maker"], causes)
        texts = (item.path, *(text for cause in causes.values() for text in (cause.symbol, *_place_of(cause))))
        whole = body["format"] == FORMAT and all(isinstance(text, str) for text in texts)
        return item if whole and place == _place(item.path) else None
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError):
        return None
