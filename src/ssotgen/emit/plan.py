"""What building would do to the disk: reads, compares, decides who owns what, and changes nothing."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from ssotgen.core import digest
from ssotgen.core.diagnostics import Diagnostic
from ssotgen.core.origin import Origin
from ssotgen.core.suggest import did_you_mean
from ssotgen.emit import manifest as manifests
from ssotgen.emit import messages, paths
from ssotgen.emit.changes import Change, Conflict, Plan
from ssotgen.emit.disk import Absent, Disk, Found, Regular, lf_bytes
from ssotgen.emit.manifest import Entry, Manifest
from ssotgen.emit.places import Places
from ssotgen.emit.render import RenderedFile


def plan(
    files: Sequence[RenderedFile],
    manifest: Manifest,
    disk: Disk,
    *,
    output: str = "generated",
    tools: Mapping[str, str],
    force: Iterable[str] = (),
    adopt: Iterable[str] = (),
    only: Collection[str] | None = None,
) -> Plan:
    """Compare the wanted `files` with the disk.

    `tools` are today's versions of what decides bytes. `force` and `adopt` are workspace-relative paths: edited files
    that may be given up, and unmanaged files that may be taken over. With `only` (names of generators) nothing is
    deleted, and no other generator's file or entry is touched.
    """
    forced, adopted = ({posixpath.normpath(path) for path in named} for named in (force, adopt))
    wanted = {file.path: file for file in files if only is None or file.generator in only}
    others = {} if only is None else {p: e for p, e in manifest.entries.items() if p not in wanted}
    place = manifests.path_in(output)

    diagnostics = [
        *_versions(manifest.tools, tools, place),
        *_unknown(forced | adopted, manifest.entries.keys() | wanted.keys()),
    ]
    conflicts = list(_collisions({place, *wanted, *others}, wanted))
    if only is None:
        deletions, released = _orphans(manifest, {place, *wanted}, disk, output, forced, conflicts)
        diagnostics += released
    else:
        deletions = []
        conflicts += _taken(wanted, manifest, only)
    refused = {item.change.path for item in conflicts}

    entries = {path: Entry(path, digest.of_bytes(f.data), f.generator, f.sources) for path, f in wanted.items()}
    recorded = tools if only is None else manifest.tools or tools
    if entries or others or not isinstance(disk.read(place), Absent):
        wanted[place] = RenderedFile(place, Manifest({**others, **entries}, recorded).text().encode(), "", ())

    places = Places(disk, {change.path for change in deletions})
    changes, keep = [], []
    for path in sorted(wanted.keys() - refused):
        digest_of = entries[path].sha256 if path in entries else None
        outcome = _outcome(wanted[path], digest_of, disk.read(path), manifest, places, forced, adopted, place)
        if outcome is None:
            keep.append(path)
        elif isinstance(outcome, Change):
            changes.append(outcome)
        else:
            conflicts.append(outcome)
    conflicts.sort(key=lambda item: item.change.path)
    diagnostics += dict.fromkeys(item.diagnostic for item in conflicts)
    return Plan(
        manifest=place,
        create=tuple(change for change in changes if change.old is None),
        update=tuple(change for change in changes if change.old is not None),
        delete=tuple(sorted(deletions, key=lambda change: change.path)),
        keep=tuple(keep),
        conflict=tuple(conflicts),
        diagnostics=tuple(diagnostics),
        partial=only is not None,
    )


def _outcome(
    file: RenderedFile,
    known: str | None,
    found: Found,
    manifest: Manifest,
    places: Places,
    forced: Collection[str],
    adopted: Collection[str],
    manifest_path: str,
) -> Change | Conflict | None:
    """What becomes of one wanted file, whose digest may be `known`; `None`: it is kept."""
    path = file.path
    if obstacle := places.obstacle(path, found):
        text = f"`{obstacle.path}` is {obstacle.kind}, and an output belongs there"
        diagnostic = messages.OUTPUT_PATH.at(Origin(obstacle.path), text)
        return Conflict(Change(path, None, file.data, file.executable), diagnostic)
    if not isinstance(found, Regular):
        return Change(path, None, file.data, file.executable, known)
    change = Change(path, found, file.data, file.executable, known)
    if lf_bytes(found.data) == file.data:
        return None
    if path == manifest_path or manifest.unedited(path, found.digest):
        return change
    if path in manifest.entries:
        return change if path in forced else Conflict(change, _edited(path))
    return change if path in adopted else Conflict(change, _unmanaged(path))


def _orphans(
    manifest: Manifest,
    wanted: AbstractSet[str],
    disk: Disk,
    output: str,
    forced: Collection[str],
    conflicts: list[Conflict],
) -> tuple[list[Change], list[Diagnostic]]:
    """Files of ours that nothing makes any more: those to delete, and warnings; edited ones are added to `conflicts`.

    What is no regular file now is not what we wrote, and is left alone. So is all outside the output folder: a manifest
    comes with the repository, and must not be able to have anything else deleted.
    """
    deletions, released = [], []
    for path in sorted((manifest.entries.keys() | manifest.trusted.keys()) - wanted):
        found = disk.read(path)
        if not isinstance(found, Regular):
            continue
        if not paths.inside(path, output):
            text = f"`{path}` is no longer made; delete it, or keep it by hand"
            released.append(messages.RELEASED_OUTPUT.at(Origin(path), text))
            continue
        change = Change(path, found, None)
        if path in forced or manifest.unedited(path, found.digest):
            deletions.append(change)
        elif path in manifest.entries:
            conflicts.append(Conflict(change, _edited(path, "nothing makes it any more, and it ")))
    return deletions, released


def _edited(path: str, more: str = "it ") -> Diagnostic:
    help = f"move the edit to where the file is made from, then `ssotgen build --force {path}`"
    return messages.EDITED_OUTPUT.at(Origin(path), f"`{path}`: {more}was changed by hand", help=help)


def _unmanaged(path: str) -> Diagnostic:
    text = f"`{path}` was not written by ssotgen, and an output belongs there"
    return messages.UNMANAGED_OUTPUT.at(Origin(path), text, help=f"move it, or `ssotgen build --adopt {path}`")


def _versions(old: Mapping[str, str], new: Mapping[str, str], manifest: str) -> Iterator[Diagnostic]:
    """One finding for all tools whose versions differ from those that wrote the manifest."""
    differing = [name for name in sorted({*old, *new}) if old.get(name) != new.get(name)] if old else []
    if differing:
        then = ", ".join(f"{name} {old.get(name, 'none')}" for name in differing)
        now = ", ".join(f"{name} {new.get(name, 'none')}" for name in differing)
        text = f"the outputs were written with {then}; this is {now}"
        yield messages.OTHER_VERSIONS.at(Origin(manifest, "/tools"), text)


def _unknown(named: Iterable[str], known: Collection[str]) -> Iterator[Diagnostic]:
    for path in sorted(set(named) - set(known)):
        text = f"`{path}` is no output"
        yield messages.UNKNOWN_OUTPUT.at(Origin(path), text, help=did_you_mean(path, known))


def _collisions(all_paths: Collection[str], wanted: Mapping[str, RenderedFile]) -> Iterator[Conflict]:
    """Outputs that cannot stand side by side on every system."""
    for first, second in paths.collisions(all_paths):
        path = second if second in wanted else first
        makers = " and ".join(f"`{p}` ({wanted[p].generator if p in wanted else 'recorded'})" for p in (first, second))
        diagnostic = messages.OUTPUT_COLLISION.at(Origin(path), f"{makers} cannot both be there")
        yield Conflict(Change(path, None, wanted[path].data if path in wanted else None), diagnostic)


def _taken(wanted: Mapping[str, RenderedFile], manifest: Manifest, only: Collection[str]) -> Iterator[Conflict]:
    """Files that, by the manifest, a generator makes that was not asked for."""
    for path, file in wanted.items():
        entry = manifest.entries.get(path)
        if entry is not None and entry.generator not in only:
            text = f"`{path}` was made by `{entry.generator}` and would now be made by `{file.generator}`"
            diagnostic = messages.OUTPUT_COLLISION.at(Origin(path), text, help="build without `--only`")
            yield Conflict(Change(path, None, file.data), diagnostic)
