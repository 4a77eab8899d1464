"""Artifacts to files: print each body, stamp it, format all Python at once, hold everything against the gates."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from types import MappingProxyType

from ssotgen.core import digest
from ssotgen.core.artifact import Artifact, Body, JsonBody, Python, Table, Template
from ssotgen.core.diagnostics import Diagnostic
from ssotgen.core.json import FrozenMap, Json
from ssotgen.core.origin import Origin
from ssotgen.core.values import dataclass, replace
from ssotgen.emit import formatter, gates, paths
from ssotgen.emit.faults import InternalError
from ssotgen.emit.messages import OUTPUT_COLLISION, OUTPUT_PATH, TEMPLATE_ERROR
from ssotgen.emit.printing import csv_text, json_bytes
from ssotgen.emit.stamp import stamped, stamped_json
from ssotgen.emit.templates import TemplateFault, TemplateSet


@dataclass(frozen=True, slots=True)
class RenderedFile:
    """A file as it should be on disk: `path` is workspace-relative, `data` is UTF-8 with LF line ends."""

    path: str
    data: bytes
    generator: str
    sources: tuple[str, ...]
    executable: bool = False
    stamped: bool = True

    @property
    def text(self) -> str:
        """What it says; a lone surrogate, which no file can hold, is still in it."""
        return self.data.decode(errors="surrogatepass")


@dataclass(frozen=True, slots=True)
class Copy:
    """A line of `[outputs]`: what `generator` makes, one file, is also written to the workspace-relative `path`."""

    generator: str
    path: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Rendered:
    """The files of a build, sorted by path; none where a finding says why."""

    files: tuple[RenderedFile, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


def render(
    artifacts: Iterable[Artifact],
    templates: TemplateSet,
    *,
    output: str = "generated",
    copies: Iterable[Copy] = (),
    passed: Mapping[str, str] = MappingProxyType({}),
) -> Rendered:
    """Print all artifacts of a build below the folder `output`, and keep no view of what is printed.

    `passed` maps the outputs of an earlier build that stood before the same gates to their digests: where a text is
    still the same, and no package has come or gone since, it is not asked about again.

    Raises `InternalError` where an output would be unsafe or broken and no overriding template is to blame.
    """
    places: dict[tuple[str, int, str], Diagnostic] = {}  # one mistake is one finding, however many outputs have it
    files: dict[str, RenderedFile] = {}
    made_of: dict[str, Artifact] = {}
    printer = _Printer(templates)
    waiting = sorted(artifacts, key=lambda artifact: artifact.path)
    waiting.reverse()
    while waiting:
        artifact = waiting.pop()
        path = f"{output}/{artifact.path}"
        made_of[path] = artifact.spent
        if wrong := paths.fault(path):
            raise InternalError(path, wrong)
        if path in files:
            raise InternalError(path, f"both {files[path].generator} and {artifact.generator} make it")
        try:
            files[path] = printer.file(path, artifact)
        except TemplateFault as cause:
            found = _blame(path, artifact, templates, f"`{path}` cannot be printed: {cause}", cause)
            places.setdefault((cause.template, cause.line, cause.text), found)
    diagnostics = list(places.values())
    final = {path for path, artifact in made_of.items() if _is_final(artifact.body, templates)}
    files = _formatted(files, final)
    packages = _packages(made_of, output)
    if _packages(passed, output) != packages:
        passed = {}
    for path, file in files.items():
        if path not in passed or passed[path] != digest.of_bytes(file.data):
            diagnostics += _refused(file, made_of[path], templates, packages)
    made = [*files.values(), *_copied(files.values(), copies, diagnostics)]
    if diagnostics:
        return Rendered((), tuple(diagnostics))
    return Rendered(tuple(sorted(made, key=lambda file: file.path)))


class _Printer:
    """Prints the artifacts of one build; a document that several of them show is printed once."""

    def __init__(self, templates: TemplateSet) -> None:
        self._templates = templates
        self._documents: dict[int, tuple[Json, bytes]] = {}

    def file(self, path: str, artifact: Artifact) -> RenderedFile:
        """The stamped text of one artifact, not yet formatted."""
        sources = tuple(sorted(set(artifact.sources)))
        body = artifact.body
        try:
            match body:
                case JsonBody():
                    marked = stamped_json(path, body.value, sources)
                    data, is_marked = self._json(body.value, marked), marked is not None
                    return RenderedFile(path, data, artifact.generator, sources, artifact.executable, is_marked)
                case Template():
                    plain = self._templates.text(body.name, body.view)
                case Table():
                    plain = csv_text(body)
                case Python():
                    plain = body.source
        except (TypeError, ValueError, RecursionError) as cause:
            raise InternalError(path, str(cause)) from cause
        plain = plain.rstrip("\n") + "\n" if plain.strip("\n") else ""
        marked_text = stamped(path, plain, sources)
        data = (plain if marked_text is None else marked_text).encode(errors="surrogatepass")
        return RenderedFile(path, data, artifact.generator, sources, artifact.executable, marked_text is not None)

    def _json(self, value: Json, marked: Json | None) -> bytes:
        """A document, `marked` or as it is; it is kept with its bytes, so that its `id` stands for it."""
        if isinstance(marked, FrozenMap) and isinstance(value, FrozenMap) and len(marked) > len(value) > 0:
            # Only the first key is new.
            key = next(iter(marked))
            head = json_bytes(FrozenMap({key: marked[key]})).removesuffix(b"\n}\n")
            return head + b"," + memoryview(self._json(value, None))[1:]
        if marked is not None:
            return json_bytes(marked)
        if id(value) not in self._documents:
            self._documents[id(value)] = value, json_bytes(value)
        return self._documents[id(value)][1]


def _is_final(body: Body, templates: TemplateSet) -> bool:
    """Tell whether a text has the formatter's shape as it is: not where a user's own template prints it."""
    match body:
        case Template(name, _, final):
            return final and not templates.overridden(name)
        case Python(_, final):
            return final
        case _:
            return False


def _formatted(files: dict[str, RenderedFile], final: Collection[str]) -> dict[str, RenderedFile]:
    """All Python in the formatter's shape; left as it is where one text is no Python, which the gates then report."""
    python = {p: file.text for p, file in files.items() if p.endswith((".py", ".pyi")) and p not in final}
    try:
        texts = formatter.formatted(python)
    except formatter.FormatterRefused as cause:
        if all(gates.parse_fault(path, text) is None for path, text in python.items()):
            raise InternalError("ruff format", str(cause)) from cause
        return files
    return {path: replace(file, data=texts[path].encode()) if path in texts else file for path, file in files.items()}


def _refused(
    file: RenderedFile, artifact: Artifact, templates: TemplateSet, packages: frozenset[str]
) -> Iterator[Diagnostic]:
    """What the gates say about a file; nothing of JSON, as our printer makes it of values and tests hold it to them."""
    body = artifact.body
    if isinstance(body, JsonBody):
        return
    ours = not (isinstance(body, Template) and templates.overridden(body.name))
    if wrong := gates.fault(file.path, file.text, ours=ours, packages=packages):
        yield _blame(file.path, artifact, templates, f"{file.path}: {wrong}")


def _packages(paths: Iterable[str], output: str) -> frozenset[str]:
    """The generated Python packages."""
    home = f"{output}/python/"
    inside = (path.removeprefix(home).partition("/") for path in paths if path.startswith(home))
    return frozenset(name for name, slash, _ in inside if slash)


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
