"""Why outputs change: which sources moved since the outputs were as they stand on disk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from ssotgen.compiler import state as states
from ssotgen.compiler.outcome import Outcome, Trigger
from ssotgen.core.values import dataclass
from ssotgen.emit import git, manifest
from ssotgen.emit.changes import Change, Plan
from ssotgen.emit.disk import lf_digest
from ssotgen.emit.messages import OTHER_VERSIONS

CONFIGURATIONS = ("ssotgen.toml", "pyproject.toml")
"""What every output depends on, although none names it as a source."""
TEMPLATE = ".jinja"
"""How the names of templates end. No output names those it is printed by, so one that changed may have moved any."""
RECORD = "the record of all outputs"
_TOOLS = "ssotgen or a package beside it"
_NAMED = 3


@dataclass(frozen=True, slots=True)
class _Before:
    """A moment at which outputs had these digests. `moved` are the sources, `templates` the workspace's own templates,
    and `tools` whether the tools, that have changed since."""

    outputs: Mapping[str, str]
    moved: frozenset[str]
    tools: bool
    templates: frozenset[str] = frozenset()


_NEVER = _Before({}, frozenset(), tools=False)


def triggers(root: Path, outcome: Outcome) -> tuple[Trigger, ...]:
    """Group what a plan would do by what moved it; the manifest stands alone, at the end.

    The moment to compare with is the last run in this folder; in a fresh clone it is the commit that last wrote the
    manifest. It speaks for outputs that are still as they were then, and for no other.
    """
    plan, compilation = outcome.plan, outcome.compilation
    if not plan or compilation is None:
        return ()
    sources = _sources(root, plan)
    known = {source.path: source.digest for source in compilation.sources}
    named = {path for paths in sources.values() for path in paths} | {"ssotgen.toml"}
    named |= known.keys() & set(CONFIGURATIONS)
    before = _remembered(root, known, named) or _committed(root, plan, named)
    groups: dict[str, list[Change]] = {}
    for change in plan.changes:
        reason = RECORD if change.path == plan.manifest else _reason(change, sources.get(change.path, ()), before)
        groups.setdefault(reason, []).append(change)
    ordered = sorted(groups, key=lambda reason: (reason == RECORD, not reason.startswith("because"), reason))
    return tuple(Trigger(reason, tuple(groups[reason])) for reason in ordered)


def _reason(change: Change, sources: Iterable[str], before: _Before) -> str:
    known = before.outputs.get(change.path)
    if known is None and change.old is None and not before.moved:
        return "not there yet"
    if known != (None if change.old is None else change.old.digest):
        if known is not None and change.old is None:
            return "because they were removed"
        made = f"made from {_list(sources)}"
        return made if known is None else f"{made}, and not as they were last written"
    if own := before.moved.intersection(sources):
        return f"because {_list(own)} changed"
    # None of these says which outputs it moves, so what moved is named whole.
    others = [*before.moved.intersection(CONFIGURATIONS), *before.templates]
    if others:
        return f"because {_list(others)} changed{f', or {_TOOLS}' if before.tools else ''}"
    return f"because {_TOOLS} changed" if before.tools else f"made from {_list(sources)}"


def _list(names: Iterable[str]) -> str:
    shown = sorted(names)
    more = len(shown) - _NAMED
    if more > 0:
        return f"{', '.join(shown[:_NAMED])} and {more} more"
    return " and ".join(filter(None, (", ".join(shown[:-1]), *shown[-1:]))) or "no source"


def _sources(root: Path, plan: Plan) -> dict[str, frozenset[str]]:
    """What each output is, or was, made from: the manifest that would be written, joined with the one on disk."""
    found: dict[str, frozenset[str]] = {}
    written = next((change for change in plan.changes if change.path == plan.manifest), None)
    if written is None:
        texts = [_read(root / plan.manifest) or b""]
    else:
        texts = [text.encode() for text in (written.before, written.new) if text is not None]
    for text in texts:
        loaded = manifest.parse(text, plan.manifest).manifest
        for path, entry in (loaded.entries if loaded else {}).items():
            found[path] = found.get(path, frozenset()).union(entry.sources)
    return found


def _remembered(root: Path, known: Mapping[str, str], named: Iterable[str]) -> _Before | None:
    """The last run in this folder, as local state remembers it."""
    state = states.load(root)
    if state is None:
        return None
    moved = frozenset(path for path in named if known.get(path) != state.inputs.get(path))
    now = states.input_digests(root, state.folders, tuple(state.inputs))
    of_own = {path for path in now.keys() | state.inputs.keys() if path.endswith(TEMPLATE)}
    changed = frozenset(path for path in of_own if now.get(path) != state.inputs.get(path))
    return _Before(state.outputs, moved, state.tool != states.tool_digest(state.extensions), changed)


def _committed(root: Path, plan: Plan, named: Iterable[str]) -> _Before:
    """The commit that last wrote the manifest. Outputs are asked for only where there is something to explain."""
    repository = git.repository(root)
    commit = repository.last_change(plan.manifest) if repository else None
    if repository is None or commit is None:
        return _NEVER
    then = repository.files(commit, {*named, *(change.path for change in plan.changes)})
    digests = {path: lf_digest(data) for path, data in then.items()}
    moved = frozenset(path for path in named if digests.get(path) != _digest(root / path))
    return _Before(digests, moved, any(found.id == OTHER_VERSIONS.id for found in plan.diagnostics))


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes() if path.is_file() else None
    except OSError:
        return None


def _digest(path: Path) -> str | None:
    data = _read(path)
    return None if data is None else lf_digest(data)
