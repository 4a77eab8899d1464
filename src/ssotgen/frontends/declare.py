"""Files to declarations: each held against its format, then read; nothing is read further while a file is misshapen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from ssotgen import __version__
from ssotgen.core.diagnostics import has_errors
from ssotgen.core.formats import registry_format
from ssotgen.core.json import FrozenMap
from ssotgen.frontends import (
    configuration,
    contracts,
    errors,
    features,
    owners,
    rbac,
    routes,
    settings,
    structure,
    workspace,
)
from ssotgen.frontends.declarations import Declarations, WorkspaceDeclaration
from ssotgen.frontends.registry_files import FOLDER, registry_files
from ssotgen.frontends.registry_messages import UNKNOWN_FORMAT
from ssotgen.syntax.library import Library
from ssotgen.syntax.nodes import Node

FORMAT = 1
"""The format that every registry is written in."""

T = TypeVar("T")


def declare(library: Library, options: WorkspaceDeclaration) -> Declarations | None:
    """Read contracts and registries. Findings go to `library.diagnostics`; `None` where any of them is an error."""
    files, findings = registry_files(library.files(FOLDER))
    library.diagnostics.extend(findings)
    for finding in findings:
        library.text(finding.origin.document)  # read, so that the finding can be shown with its line
    nodes = {name: node for name, path in files.items() if (node := _shaped(library, name, path))}
    found = contracts.declare(library, options.contracts, dict(options.references))

    def read(name: str, decode: Callable[[Node], T]) -> T | None:
        return decode(nodes[name]) if name in nodes else None

    if has_errors(library.diagnostics):
        return None
    return Declarations(
        workspace=options,
        contracts=found,
        registries=FrozenMap(files),
        routes=read("routes", routes.declare),
        rbac=read("rbac", rbac.declare),
        owners=read("owners", owners.declare),
        errors=read("errors", errors.declare),
        features=read("features", features.declare),
        settings=read("settings", settings.declare),
    )


def declare_workspace(library: Library) -> WorkspaceDeclaration:
    """Read the options of the whole; the defaults where none were written, or they cannot be read."""
    root = configuration.find(library)
    if root is None or not _fits(library, root, "workspace", root.document):
        return workspace.DEFAULTS
    declaration = workspace.declare(root)
    library.diagnostics.extend(configuration.mistakes(declaration, root))
    return declaration


def _shaped(library: Library, name: str, path: str) -> Node | None:
    root = library.document(path)
    return root if root is not None and _fits(library, root, name, path.rpartition("/")[2]) else None


def _fits(library: Library, root: Node, name: str, called: str) -> bool:
    """Whether a document has the shape of its format; what is wrong is reported."""
    version = root.integer("format")
    if version is not None and version != FORMAT:
        text = f"ssotgen {__version__} reads format {FORMAT}, not {version}"
        library.diagnostics.append(UNKNOWN_FORMAT.at(root.origin.child("format"), text))
        return False
    findings = structure.validate(root, registry_format(name), format_name=called)
    known = library.flagged()
    library.diagnostics.extend(item for item in findings if (item.origin.document, item.origin.pointer) not in known)
    return not findings
