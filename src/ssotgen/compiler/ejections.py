"""A workspace's own templates: what each was copied from, and whether that is still what it was."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator, Mapping
from pathlib import Path

from ssotgen import __version__
from ssotgen.compiler.catalogue import Catalogue
from ssotgen.compiler.project import Project
from ssotgen.compiler.template_messages import BROKEN_EJECTIONS, OUTDATED_TEMPLATE, UNKNOWN_TEMPLATE
from ssotgen.core import digest
from ssotgen.core.bug import UsageError
from ssotgen.core.diagnostics import Diagnostic
from ssotgen.core.origin import Origin
from ssotgen.core.suggest import did_you_mean
from ssotgen.core.values import dataclass
from ssotgen.emit.templates import TemplateSet
from ssotgen.frontends.declarations import WorkspaceDeclaration
from ssotgen.frontends.wording import shown
from ssotgen.plugin import Generator

RECORD = ".ejected.json"
"""In the folder of the workspace's own templates; committed with them."""
FORMAT = 1
UNREAD = ("README.md",)
"""Files among templates that are there for people."""


@dataclass(frozen=True, slots=True)
class Original:
    """A template that comes with ssotgen or an extension; `maker` names that with its version."""

    name: str
    text: str
    maker: str


@dataclass(frozen=True, slots=True)
class Ejection:
    """What a copy began as: the digest of the original over LF text, and who it came from."""

    sha256: str
    maker: str


class BrokenRecord(Exception):
    """The record cannot be read. `offset` is where, in code points."""

    def __init__(self, text: str, offset: int = 0) -> None:
        super().__init__(text)
        self.offset = offset


def folder_of(project: Project, workspace: WorkspaceDeclaration) -> str | None:
    """The folder that `[templates]` names, normalized; `None` where it names none.

    Raises `UsageError` where it lies outside the workspace, is all of it, or nothing at all, and for a link in it that
    leads outside.
    """
    folder = workspace.templates.text if workspace.templates else None
    if folder is None:
        return None
    place = project.root / folder
    try:
        inside = project.root in place.resolve().parents
        place.exists()
    except (OSError, RuntimeError, ValueError):  # a name that is too long, a loop of links, a NUL
        raise UsageError(f"no folder of templates can be called {shown(folder)}") from None
    if not inside:
        raise UsageError(f"the folder of templates {shown(folder)} is none inside the workspace")
    for path in sorted(place.rglob("*")):
        if path.is_symlink() and project.root not in path.resolve().parents:
            raise UsageError(f"{shown(path.relative_to(project.root).as_posix())} leads out of the workspace")
    return posixpath.normpath(folder)


def originals(templates: TemplateSet, catalogue: Catalogue) -> Mapping[str, Original]:
    """Every template that can be replaced, by name, sorted."""
    makers = {
        extension.thing.templates: extension.maker
        for extension in catalogue.extensions
        if isinstance(extension.thing, Generator) and extension.thing.templates is not None
    }
    found: dict[str, Original] = {}
    for folder in templates.folders:
        for path in sorted(folder.rglob("*.jinja")):
            name = path.relative_to(folder).as_posix()
            maker = makers.get(folder, f"ssotgen {__version__}")
            found.setdefault(name, Original(name, _text(path), maker))
    return dict(sorted(found.items()))


def read(folder: Path) -> Mapping[str, Ejection]:
    """The record in a folder; empty where there is none. Raises `BrokenRecord`."""
    file = folder / RECORD
    try:
        text = file.read_text(encoding="utf-8") if file.exists() else ""
        document = json.loads(text) if text else {"format": FORMAT, "templates": []}
    except json.JSONDecodeError as cause:
        raise BrokenRecord(f"it is not JSON: {cause.msg}", cause.pos) from cause
    except (OSError, ValueError, RecursionError) as cause:
        raise BrokenRecord("it is no text file with JSON") from cause
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise BrokenRecord("it has a format that this ssotgen does not read")
    found: dict[str, Ejection] = {}
    for item in document.get("templates", ()):
        match item:
            case {"template": str(name), "sha256": str(sha256), "from": str(maker)}:
                found[name] = Ejection(sha256, maker)
            case _:
                raise BrokenRecord("an entry has no template, digest or maker")
    return found


def written(record: Mapping[str, Ejection]) -> str:
    """The record as text, one sorted line a template, so that versions of it merge line by line."""
    lines = [
        json.dumps({"template": name, "sha256": item.sha256, "from": item.maker}, ensure_ascii=False)
        for name, item in sorted(record.items())
    ]
    body = "[\n" + ",\n".join(f"    {line}" for line in lines) + "\n  ]" if lines else "[]"
    return f'{{\n  "format": {FORMAT},\n  "templates": {body}\n}}\n'


def findings(templates: TemplateSet, catalogue: Catalogue) -> tuple[Diagnostic, ...]:
    """What is to be said of the workspace's own templates; nothing where it has none."""
    folder = templates.overrides
    if folder is None:
        return ()
    try:
        record = read(folder)
    except BrokenRecord as cause:
        place = Origin(f"{templates.label}/{RECORD}", offset=cause.offset)
        return (BROKEN_EJECTIONS.at(place, f"the record of copied templates cannot be read: {cause}"),)
    return tuple(_findings(folder, templates, record, originals(templates, catalogue)))


def _findings(
    folder: Path, templates: TemplateSet, record: Mapping[str, Ejection], known: Mapping[str, Original]
) -> Iterator[Diagnostic]:
    own = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}
    read_by_others = {used for name in own if name in known for used in templates.used(name)}
    for name, path in own.items():
        place = Origin(f"{templates.label}/{name}")
        began, original = record.get(name), known.get(name)
        if original is None:
            if name not in read_by_others and name not in UNREAD and not path.name.startswith("."):
                gone = f"; it was copied from {began.maker}, which has it no more" if began else ""
                help = did_you_mean(name, known) or "`ssotgen eject` lists all names"
                yield UNKNOWN_TEMPLATE.at(place, f"no template is called `{name}`{gone}", help=help)
        elif began is not None and digest.of_text(original.text) not in (began.sha256, digest.of_text(_text(path))):
            text = f"`{name}` was copied from {began.maker}; the template of {original.maker} is another one"
            yield OUTDATED_TEMPLATE.at(place, text, help=f"see `ssotgen eject --diff {name}`, then `--seen`")


def _text(path: Path) -> str:
    """A template as text; what is no UTF-8 shows when it is printed."""
    return path.read_bytes().decode(errors="replace")
