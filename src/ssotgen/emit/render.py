"""Artifacts to files: print each body, stamp it, format all Python at once, hold everything against the gates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from ssotgen.core import digest
from ssotgen.core.artifact import Artifact, JsonBody, Python, Table, Template
from ssotgen.core.diagnostics import Diagnostic
from ssotgen.core.origin import Origin
from ssotgen.emit import formatter, gates, paths
from ssotgen.emit.faults import InternalError
from ssotgen.emit.messages import OUTPUT_COLLISION, OUTPUT_PATH, TEMPLATE_ERROR
from ssotgen.emit.printing import csv_text, json_text
from ssotgen.emit.stamp import stamped, stamped_json
from ssotgen.emit.templates import TemplateFault, TemplateSet


@dataclass(frozen=True, slots=True)
class RenderedFile:
    """A file as it should be on disk: `path` is workspace-relative, `text` has LF line ends."""

    path: str
    text: str
    generator: str
    sources: tuple[str, ...]
    executable: bool = False
    stamped: bool = True


@dataclass(frozen=True, slots=True)
class Copy:
    """A line of `[outputs]`: what `generator` makes, one file, is also written to the workspace-relative `path`."""

    generator: str
    path: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Rendered:
    """The files of a build, sorted by path; none where a finding says why.

    `passed` are the digests of the Python texts that were held against the gates: a later build may leave those out.
    """

    files: tuple[RenderedFile, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
    passed: frozenset[str] = frozenset()


def render(
    artifacts: Sequence[Artifact],
    templates: TemplateSet,
    *,
    output: str = "generated",
    copies: Iterable[Copy] = (),
    passed: AbstractSet[str] = frozenset(),
) -> Rendered:
    """Print all artifacts of a build below the folder `output`.

    Raises `InternalError` where an output would be unsafe or broken and no overriding template is to blame.
    """
    diagnostics: list[Diagnostic] = []
    files: dict[str, RenderedFile] = {}
    for artifact in sorted(artifacts, key=lambda artifact: artifact.path):
        path = f"{output}/{artifact.path}"
        if wrong := paths.fault(path):
            raise InternalError(path, wrong)
        if path in files:
            raise InternalError(path, f"both {files[path].generator} and {artifact.generator} make it")
        try:
            files[path] = _printed(path, artifact, templates)
        except TemplateFault as cause:
            diagnostics.append(_blame(path, artifact, templates, str(cause), cause))
    files = _formatted(files)
    good = _gated(
        files, {f"{output}/{artifact.path}": artifact for artifact in artifacts}, templates, passed, diagnostics
    )
    made = [*files.values(), *_copied(files.values(), copies, diagnostics)]
    if diagnostics:
        return Rendered((), tuple(diagnostics))
    return Rendered(tuple(sorted(made, key=lambda file: file.path)), (), good)


def _printed(path: str, artifact: Artifact, templates: TemplateSet) -> RenderedFile:
    """The stamped text of one artifact, not yet formatted."""
    sources = tuple(sorted(set(artifact.sources)))
    body = artifact.body
    try:
        match body:
            case JsonBody():
                marked = stamped_json(path, body.value, sources)
                text = json_text(body.value if marked is None else marked)
                return RenderedFile(path, text, artifact.generator, sources, artifact.executable, marked is not None)
            case Template():
                plain = templates.text(body.name, body.view)
            case Table():
                plain = csv_text(body)
            case Python():
                plain = body.source
    except (TypeError, ValueError, RecursionError) as cause:
        raise InternalError(path, str(cause)) from cause
    plain = plain.rstrip("\n") + "\n" if plain.strip("\n") else ""
    marked_text = stamped(path, plain, sources)
    text = plain if marked_text is None else marked_text
    return RenderedFile(path, text, artifact.generator, sources, artifact.executable, marked_text is not None)


def _formatted(files: dict[str, RenderedFile]) -> dict[str, RenderedFile]:
    """All Python in the formatter's shape; left as it is where one text is no Python, which the gates then report."""
    python = {path: file.text for path, file in files.items() if path.endswith((".py", ".pyi"))}
    try:
        texts = formatter.formatted(python)
    except formatter.FormatterRefused as cause:
        if all(gates.parse_fault(path, text) is None for path, text in python.items()):
            raise InternalError("ruff format", str(cause)) from cause
        return files
    return {path: replace(file, text=texts[path]) if path in texts else file for path, file in files.items()}


def _gated(
    files: dict[str, RenderedFile],
    artifacts: dict[str, Artifact],
    templates: TemplateSet,
    passed: AbstractSet[str],
    diagnostics: list[Diagnostic],
) -> frozenset[str]:
    """Hold every file against the gates; the digests of the Python texts that stood."""
    packages = frozenset(path.split("/")[1] for artifact in artifacts.values() if _is_package(path := artifact.path))
    stood = set()
    for path, file in files.items():
        body = artifacts[path].body
        key = digest.of_text(f"{path} {sorted(packages)}\n{file.text}") if path.endswith((".py", ".pyi")) else ""
        if key not in passed:
            ours = not (isinstance(body, Template) and templates.overridden(body.name))
            if wrong := gates.fault(path, file.text, ours=ours, packages=packages):
                diagnostics.append(_blame(path, artifacts[path], templates, f"{path}: {wrong}"))
                continue
        if key:
            stood.add(key)
    return frozenset(stood)


def _is_package(path: str) -> bool:
    return path.startswith("python/") and path.count("/") > 1


def _blame(
    path: str, artifact: Artifact, templates: TemplateSet, text: str, cause: TemplateFault | None = None
) -> Diagnostic:
    """A finding where the user's own template is at fault. Raises `InternalError` where it is ours."""
    body = artifact.body
    file = templates.overridden(body.name) if isinstance(body, Template) else None
    if file is None:
        raise InternalError(path, text) from cause
    return TEMPLATE_ERROR.at(templates.origin(cause, file), text)


def _copied(
    files: Iterable[RenderedFile], copies: Iterable[Copy], diagnostics: list[Diagnostic]
) -> Iterable[RenderedFile]:
    """The same files at the places that `[outputs]` names."""
    files = tuple(files)
    makers = {file.path: file.generator for file in files}
    for copy in copies:
        made = [file for file in files if file.generator == copy.generator]
        if wrong := paths.fault(copy.path):
            diagnostics.append(OUTPUT_PATH.at(copy.origin, f"`{copy.path}` cannot be an output: {wrong}"))
        elif (maker := makers.setdefault(copy.path, copy.generator)) != copy.generator:
            text = f"`{copy.path}` is an output of `{maker}`, and a copy of `{copy.generator}`'s belongs there too"
            diagnostics.append(OUTPUT_COLLISION.at(copy.origin, text))
        elif len(made) == 1 and made[0].path != copy.path:
            yield replace(made[0], path=copy.path)
