"""Which registries a workspace has, and in which files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from ssotgen.core.diagnostics import Diagnostic, Label
from ssotgen.core.origin import Origin
from ssotgen.core.suggest import did_you_mean
from ssotgen.frontends.registry_messages import DUPLICATE_REGISTRY, REGISTRY_NOT_READ, UNKNOWN_REGISTRY

FOLDER = "registries"
EXTENSIONS = (".yaml", ".yml", ".json")
READ = ("errors", "features", "owners", "rbac", "routes", "settings")
LATER = ("alerts", "glossary", "integrations", "modules", "pipelines")
"""Registries that have a name already, and no format yet."""


def registry_files(paths: Sequence[str]) -> tuple[dict[str, str], list[Diagnostic]]:
    """The registries among the files below `registries/`, by name, and findings about all other files there.

    Files of other kinds (a README, say) are left alone, unless they are called like a registry.
    """
    found: dict[str, str] = {}
    findings: list[Diagnostic] = []
    for path in sorted(paths):
        name = PurePosixPath(path).stem
        if not _is_registry(path):
            findings.extend(_stranger(path))
        elif name in found:
            label = Label(Origin(found[name]), "the other file")
            findings.append(DUPLICATE_REGISTRY.at(Origin(path), f"`{name}` has two files", labels=(label,)))
        elif name in LATER:
            text = f"this version of ssotgen does not read the registry `{name}`"
            findings.append(REGISTRY_NOT_READ.at(Origin(path), text))
        else:
            found[name] = path
    return found, findings


def _is_registry(path: str) -> bool:
    file = PurePosixPath(path)
    return len(file.parts) == 2 and file.suffix in EXTENSIONS and file.stem in (*READ, *LATER)


def _stranger(path: str) -> Iterator[Diagnostic]:
    file = PurePosixPath(path)
    known = (*READ, *LATER)
    if file.suffix not in EXTENSIONS:
        if file.stem in known and file.suffix.lower() in (".toml", ".json5", *EXTENSIONS):
            text = f"`{file.name}` is neither YAML nor JSON"
            yield UNKNOWN_REGISTRY.at(Origin(path), text, hint=f"did you mean `{file.stem}.yaml`?")
        return
    below = file.stem in known
    hint = f"registries lie in {FOLDER}/ itself, not below it" if below else did_you_mean(file.stem, known)
    text = f"`{path.removeprefix(FOLDER + '/')}` is none of the registries"
    yield UNKNOWN_REGISTRY.at(Origin(path), text, hint=hint, help=f"registries: {', '.join(sorted(known))}")
