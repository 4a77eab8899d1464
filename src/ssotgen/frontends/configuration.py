"""Where the options of a workspace stand: ssotgen.toml, or the table tool.ssotgen of pyproject.toml."""

from __future__ import annotations

import keyword
import posixpath
from collections.abc import Iterator

from ssotgen.core.diagnostics import Diagnostic, Label
from ssotgen.core.origin import Origin
from ssotgen.frontends import discovery, registry_files
from ssotgen.frontends.declarations import WorkspaceDeclaration
from ssotgen.frontends.registry_messages import (
    INVALID_REQUIREMENT,
    RESERVED_OUTPUT,
    RESERVED_PACKAGE,
    TWO_CONFIGURATIONS,
)
from ssotgen.syntax.library import Library
from ssotgen.syntax.nodes import Node

OWN_FILE = "ssotgen.toml"
SHARED_FILE = "pyproject.toml"


def find(library: Library) -> Node | None:
    """The node that holds the options; `None` where there are none, or where the file is broken."""
    own = library.document(OWN_FILE)
    shared = library.document(SHARED_FILE)
    table = shared.at(("tool", "ssotgen")) if shared is not None else None
    if table is not None and library.exists(OWN_FILE):
        label = Label(Origin(OWN_FILE), "the other place")
        text = f"the options of the workspace stand in {OWN_FILE} and in {SHARED_FILE}"
        library.diagnostics.append(TWO_CONFIGURATIONS.at(table.key_origin, text, labels=(label,)))
        return None
    return own if own is not None else table


def mistakes(declaration: WorkspaceDeclaration, root: Node) -> Iterator[Diagnostic]:
    """What the format cannot say: a package that Python could not import, an output among inputs, a wrong specifier."""
    import sys

    package = root.at(("workspace", "package"))
    name = declaration.workspace.package
    if package is not None and (keyword.iskeyword(name) or name in sys.stdlib_module_names):
        yield RESERVED_PACKAGE.at(package.origin, f"Python keeps the name `{name}` for itself")
    output = root.at(("workspace", "output"))
    made = [(declaration.workspace.output, output.origin)] if output is not None else []
    for path, origin in (*made, *((copy.path.text, copy.path.origin) for copy in declaration.outputs)):
        folder = posixpath.normpath(path).partition("/")[0].lower()  # on some disks capitals are small letters
        if folder in (discovery.FOLDER, registry_files.FOLDER):
            yield RESERVED_OUTPUT.at(origin, f"`{folder}/` is the folder of what is written by hand")
    if declaration.requires is not None:
        from packaging.specifiers import InvalidSpecifier, SpecifierSet

        try:
            SpecifierSet(declaration.requires.text)
        except InvalidSpecifier:
            text = f"`{declaration.requires.text}` is not a version specifier"
            yield INVALID_REQUIREMENT.at(declaration.requires.origin, text)
