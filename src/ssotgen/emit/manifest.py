"""The manifest: which files are ours, with the digest that each was written with. It never answers for content."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import field
from typing import TypeAlias

from ssotgen.core.diagnostics import Diagnostic
from ssotgen.core.json import FrozenMap, Json
from ssotgen.core.origin import Origin
from ssotgen.core.values import dataclass, replace
from ssotgen.emit import paths, stamp
from ssotgen.emit.disk import Absent, Disk, Regular
from ssotgen.emit.messages import MANIFEST_BROKEN
from ssotgen.emit.printing import json_line

NAME = paths.MANIFEST
FORMAT = 1

_SHA256 = re.compile(r"[0-9a-f]{64}")

Trusted: TypeAlias = Mapping[str, frozenset[str]]
"""Paths, and digests of contents that may be replaced there besides those of the manifest."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of ours: `sha256` is over its text with LF line ends."""

    path: str
    sha256: str
    generator: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Manifest:
    """Entries by path, and the versions of the tools that decide bytes, by name.

    `trusted` is not written down: contents that are known from elsewhere to be ours, after a merge or a crash.
    """

    entries: Mapping[str, Entry] = field(default_factory=dict)
    tools: Mapping[str, str] = field(default_factory=dict)
    trusted: Trusted = field(default_factory=dict)

    def trusting(self, trusted: Trusted) -> Manifest:
        """The same manifest, trusting more contents."""
        merged = {path: self.trusted.get(path, frozenset()) | more for path, more in trusted.items()}
        return replace(self, trusted={**self.trusted, **merged})

    def unedited(self, path: str, sha256: str) -> bool:
        """Tell whether a content is one that we wrote to `path`."""
        entry = self.entries.get(path)
        return (entry is not None and entry.sha256 == sha256) or sha256 in self.trusted.get(path, ())

    def text(self) -> str:
        """A JSON document with one line a file, sorted, so that versions of it can be compared line by line."""
        lines = [
            json_line(FrozenMap({"path": e.path, "sha256": e.sha256, "generator": e.generator, "sources": e.sources}))
            for e in sorted(self.entries.values(), key=lambda entry: entry.path)
        ]
        head: dict[str, Json] = {
            "$comment": stamp.line(()),
            "format": FORMAT,
            "tools": FrozenMap(dict(sorted(self.tools.items()))),
        }
        members = [f"  {json_line(key)}: {json_line(value)}" for key, value in head.items()]
        files = "[\n" + ",\n".join(f"    {line}" for line in lines) + "\n  ]" if lines else "[]"
        return "{\n" + ",\n".join([*members, f'  "files": {files}']) + "\n}\n"


@dataclass(frozen=True, slots=True)
class Loaded:
    """A manifest, or the finding that says why there is none."""

    manifest: Manifest | None
    diagnostics: tuple[Diagnostic, ...] = ()


def path_in(output: str) -> str:
    """Where the manifest of an output folder lies."""
    return f"{output}/{NAME}"


def load(disk: Disk, output: str) -> Loaded:
    """Read the manifest of the folder `output`; one that is absent owns nothing."""
    path = path_in(output)
    match disk.read(path):
        case Absent():
            return Loaded(Manifest())
        case Regular(data):
            return parse(data, path)
        case other if other.path == path:
            return _broken(path, f"`{path}` is {other.kind}")
        case _:
            return Loaded(Manifest())  # a folder above is no folder: every output will say so


def parse(data: bytes, path: str) -> Loaded:
    """Read the bytes of a manifest found at `path`. Nothing in it is believed before it is checked."""
    try:
        document = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        marks = any(line.startswith((b"<<<<<<<", b">>>>>>>")) for line in data.splitlines())
        return _broken(path, f"`{path}` has the marks of a merge" if marks else f"`{path}` is not JSON")
    if not isinstance(document, dict):
        return _broken(path, f"`{path}` is no manifest")
    if document.get("format") != FORMAT:
        return _broken(path, f"`{path}` has a format that this ssotgen does not read")
    tools, files = document.get("tools"), document.get("files")
    if not (isinstance(tools, dict) and isinstance(files, list) and _all_text(tools.values())):
        return _broken(path, f"`{path}` is no manifest")
    entries: dict[str, Entry] = {}
    for n, item in enumerate(files):
        entry = _entry(item)
        if isinstance(entry, str) or entry.path in entries:
            wrong = entry if isinstance(entry, str) else f"`{entry.path}` is there twice"
            return _broken(path, f"`{path}` cannot be believed: {wrong}", f"/files/{n}")
        entries[entry.path] = entry
    return Loaded(Manifest(entries, dict(tools)))


def _entry(item: object) -> Entry | str:
    """One line, or what is wrong with it."""
    if not isinstance(item, dict):
        return "an entry is no object"
    path, sha256, generator, sources = (item.get(key) for key in ("path", "sha256", "generator", "sources"))
    if not (isinstance(path, str) and isinstance(sha256, str) and isinstance(generator, str)):
        return "an entry has no path, digest or generator"
    if not (isinstance(sources, list) and _all_text(sources)):
        return "an entry has no list of sources"
    if wrong := paths.fault(path):
        return f"the path {path!a} is refused, {wrong}"
    if not _SHA256.fullmatch(sha256):
        return f"the digest of `{path}` is no SHA-256"
    return Entry(path, sha256, generator, tuple(sources))


def _all_text(values: Iterable[object]) -> bool:
    return all(isinstance(value, str) for value in values)


def _broken(path: str, text: str, pointer: str = "") -> Loaded:
    help = "after a merge run `ssotgen resolve`; otherwise restore the committed file"
    return Loaded(None, (MANIFEST_BROKEN.at(Origin(path, pointer), text, help=help),))
