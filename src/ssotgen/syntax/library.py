"""The documents of a workspace, each read and parsed once."""

from __future__ import annotations

from ssotgen.core import digest
from ssotgen.core.diagnostics import Diagnostic, Severity
from ssotgen.core.origin import Locator, Origin
from ssotgen.core.source import Source
from ssotgen.core.tree import Tree, UnreadableError
from ssotgen.syntax.decode import decode
from ssotgen.syntax.limits import Limits
from ssotgen.syntax.messages import LIMIT_EXCEEDED, UNKNOWN_FILE_TYPE, UNREADABLE_FILE
from ssotgen.syntax.mistaken import conflict_in_prose, looked_at_again
from ssotgen.syntax.nodes import Node
from ssotgen.syntax.parsed import Parsed, Reading, Style
from ssotgen.syntax.places import SourceLocator

_DEFAULT_LIMITS = Limits()


class Library:
    """Reads documents from `tree` when they are first asked for; findings gather in `diagnostics`."""

    def __init__(self, tree: Tree, limits: Limits = _DEFAULT_LIMITS) -> None:
        self.tree = tree
        self.limits = limits
        self.diagnostics: list[Diagnostic] = []
        self._sources: dict[str, Source] = {}
        self._loaded: dict[str, Source | None] = {}
        self._broken: set[str] = set()
        self._documents: dict[str, Node | None] = {}

    def exists(self, path: str) -> bool:
        """Tell whether a file is there, be it readable or not."""
        return self.text(path) is not None or path in self._broken

    def text(self, path: str) -> Source | None:
        """A file's text; `None` where there is no file (no finding), or it cannot be read (a finding)."""
        if path not in self._loaded:
            self._loaded[path] = self._load(path)
        return self._loaded[path]

    def prose(self, path: str) -> Source | None:
        """A text for readers; `None` where there is none, or it cannot be read (a finding)."""
        source = self.text(path)
        found = conflict_in_prose(source) if source is not None else None
        if found is not None:
            self.diagnostics.append(found)
        return source

    def document(self, path: str) -> Node | None:
        """A parsed document; `None` where there is no file (no finding), or it cannot be parsed (findings).

        A document whose faults leave its values readable, such as a duplicate key, is returned all the same.
        """
        if path not in self._documents:
            source = self.text(path)
            parsed = looked_at_again(source, self._parse(source)) if source is not None else Parsed(None)
            self.diagnostics.extend(parsed.diagnostics)
            if source is not None and parsed.root is None:
                self._broken.add(path)
            self._documents[path] = Node(parsed.root, path) if parsed.root is not None else None
        return self._documents[path]

    def files(self, folder: str) -> tuple[str, ...]:
        """The files below a folder (see `Tree.files`); none, with a finding, where it may not be looked into."""
        try:
            return self.tree.files(folder)
        except UnreadableError as cause:
            self.diagnostics.append(UNREADABLE_FILE.at(Origin(folder), f"the folder cannot be read: {cause}"))
            return ()

    def flagged(self) -> frozenset[tuple[str, str]]:
        """Documents and pointers at which an error was given already: a second one there would only repeat it."""
        errors = (found.origin for found in self.diagnostics if found.severity is Severity.ERROR)
        return frozenset((origin.document, origin.pointer) for origin in errors)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every file read so far, sorted by path."""
        return tuple(self._sources[path] for path in sorted(self._sources))

    def locator(self) -> Locator:
        """Finds lines and columns in the files read so far, and in those read later."""
        return SourceLocator(self._sources)

    def _load(self, path: str) -> Source | None:
        try:
            data = self.tree.read(path, self.limits.size)
        except UnreadableError as cause:
            self._broken.add(path)
            self.diagnostics.append(UNREADABLE_FILE.at(Origin(path), f"the file cannot be read: {cause}"))
            return None
        if data is None:
            return None
        if len(data) > self.limits.size:
            self._broken.add(path)
            text = f"the file is larger than {self.limits.size} bytes"
            self.diagnostics.append(LIMIT_EXCEEDED.at(Origin(path), text))
            self._sources[path] = Source(path, "", digest.of_bytes(data))  # its first line is where the finding stands
            return None
        source, problem = decode(path, data)
        self._sources[path] = source
        if problem is not None:
            self._broken.add(path)
            self.diagnostics.append(problem)
            return None
        return source

    def _parse(self, source: Source) -> Parsed:
        # Each reader is imported with the first file that needs it: a command that only shows lines needs none.
        style = Style.REGISTRY if is_strict(source.path) else Style.CONTRACT
        reading = Reading(source.path, source.text, style, self.limits)
        name = source.path.rpartition("/")[2]
        match name.rpartition(".")[2]:
            case "yaml" | "yml":
                from ssotgen.syntax.yaml_reader import read_yaml

                return read_yaml(reading)
            case "json":
                from ssotgen.syntax.json_reader import read_json

                return read_json(reading)
            case "toml":
                from ssotgen.syntax.toml_reader import read_toml

                return read_toml(reading, ("tool", "ssotgen") if name == "pyproject.toml" else ())
            case _:
                text = f"the ending of `{name}` says no format"
                found = UNKNOWN_FILE_TYPE.at(Origin(source.path), text, hint="use .yaml, .yml, .json or .toml")
                return Parsed(None, (found,))


def is_strict(path: str) -> bool:
    """Tell whether a file is one of ours, in a format of ours: a registry, or configuration."""
    return path.startswith("registries/") or path.endswith(".toml")
