"""Rules asked and generators run; what goes wrong in somebody else's is a finding, in ssotgen's own a bug."""

from __future__ import annotations

import sys
import sysconfig
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext, redirect_stdout
from pathlib import Path
from traceback import extract_tb

from ssotgen.compiler.catalogue import Catalogue, Extension
from ssotgen.compiler.extension_messages import BROKEN_EXTENSION
from ssotgen.compiler.extensions import PLACE, reason
from ssotgen.core.artifact import Artifact, JsonBody, Python, Table, Template
from ssotgen.core.diagnostics import Diagnostic
from ssotgen.core.origin import Origin
from ssotgen.core.values import replace
from ssotgen.emit import paths
from ssotgen.emit.faults import InternalError
from ssotgen.ir.program import Program
from ssotgen.plugin import Generated, Generator, Rule


def ask(rules: Iterable[Rule], program: Program, catalogue: Catalogue) -> tuple[Diagnostic, ...]:
    """What the rules find, in their order."""
    found: list[Diagnostic] = []
    for rule in rules:
        extension = catalogue.maker_of_finding(rule.message.id)
        try:
            with _quiet(extension):
                found += _sound(rule(program))
        except (Exception, SystemExit) as cause:  # noqa: BLE001  # somebody else's rule raises what it likes
            found.append(_stopped(extension, rule.message.id, cause))
    return tuple(found)


def run(generators: Iterable[Generator], program: Program, catalogue: Catalogue) -> Generated:
    """What the generators make, in their order, and what they remark on it."""
    artifacts: list[Artifact] = []
    remarks: list[Diagnostic] = []
    makers: dict[str, str] = {}
    for generator in generators:
        extension = catalogue.maker_of_generator(generator.name)
        try:
            with _quiet(extension):
                made = _made(generator, program)
            if extension is not None:
                _inspect(made, makers)
        except (Exception, SystemExit) as cause:  # noqa: BLE001  # as above
            remarks.append(_stopped(extension, generator.name, cause))
            continue
        makers |= {artifact.path: generator.name for artifact in made.artifacts}
        artifacts += made.artifacts
        remarks += made.diagnostics
    return Generated(tuple(artifacts), tuple(remarks))


def blamed(cause: InternalError, artifacts: Iterable[Artifact], output: str, catalogue: Catalogue) -> Diagnostic:
    """The finding for an output of somebody else's generator that may not be published.

    Raises `cause` for an output of one of ours.
    """
    makers = {f"{output}/{artifact.path}": artifact.generator for artifact in artifacts}
    name = makers.get(cause.path, "")
    extension = catalogue.maker_of_generator(name)
    if extension is None:
        raise cause
    said = cause.text if cause.path in cause.text else str(cause)
    return BROKEN_EXTENSION.at(PLACE, f"an output of `{name}` of {extension.maker} cannot be published: {said}")


def _made(generator: Generator, program: Program) -> Generated:
    made = generator.generate(program)
    if not isinstance(made, Generated):
        if not isinstance(made, Iterable):
            raise TypeError(f"it gives {made!r}, and no artifacts")
        made = Generated(tuple(made))
    strange = next((item for item in made.artifacts if not issubclass(type(item), Artifact)), None)
    if strange is not None:
        raise TypeError(f"it gives {strange!r}, which is no Artifact")
    return replace(made, artifacts=tuple(replace(item, generator=generator.name) for item in made.artifacts))


def _inspect(made: Generated, makers: Mapping[str, str]) -> None:
    """Raise `ValueError` for what none of our own generators makes: tests hold those to it."""
    known = dict(makers)
    for artifact in made.artifacts:
        wrong, body = paths.fault(artifact.path), artifact.body
        if other := known.get(artifact.path):
            wrong = f"`{other}` makes it too"
        elif not issubclass(type(body), (Template, JsonBody, Table, Python)):
            wrong = f"its body is a {type(body).__name__}"
        if wrong:
            raise ValueError(f"the artifact {artifact.path!r}: {wrong}")
        known[artifact.path] = artifact.generator
    _sound(made.diagnostics)


def _sound(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The same findings. Raises `TypeError` for one whose place or text is something else."""
    found = tuple(found)
    for item in found:
        if not (issubclass(type(item.origin), Origin) and issubclass(type(item.text), str)):
            raise TypeError(f"a finding is an Origin and a text, not {item.origin!r} and {item.text!r}")
    return found


def _quiet(extension: Extension | None) -> AbstractContextManager[object]:
    """What somebody else's code prints goes to stderr: stdout is for findings, and machines read it."""
    return nullcontext() if extension is None else redirect_stdout(sys.stderr)


def _stopped(extension: Extension | None, name: str, cause: Exception | SystemExit) -> Diagnostic:
    """The finding for an exception; raises it again where the code is ours."""
    if extension is None:
        raise cause
    frame = next((frame for frame in reversed(extract_tb(cause.__traceback__)) if _is_theirs(frame.filename)), None)
    text = f"`{name}` of {extension.maker} stopped: {reason(cause)}"
    where = None if frame is None else f"it stopped in {Path(frame.filename).name}, line {frame.lineno}"
    return BROKEN_EXTENSION.at(PLACE, text, help=where)


def _is_theirs(file: str) -> bool:
    """Whether a file belongs neither to ssotgen nor to Python's own library."""
    path = Path(file)
    ours, library = Path(__file__).parents[1], Path(sysconfig.get_path("stdlib"))
    return not path.is_relative_to(ours) and ("site-packages" in path.parts or not path.is_relative_to(library))
