"""Whether this version of ssotgen is one that a workspace asks for."""

from __future__ import annotations

from ssotgen import __version__
from ssotgen.core.bug import UsageError
from ssotgen.frontends.declarations import WorkspaceDeclaration


def require_version(workspace: WorkspaceDeclaration) -> None:
    """Hold this version against `[workspace] requires`. Raises `UsageError` where it is another one."""
    if workspace.requires is None:
        return
    from packaging.specifiers import InvalidSpecifier, SpecifierSet

    wanted = workspace.requires.text
    where = workspace.requires.origin.document
    try:
        fits = SpecifierSet(wanted).contains(__version__, prereleases=True)
    except InvalidSpecifier:
        return  # a finding says so, with its place
    if not fits:
        raise UsageError(f"{where} asks for ssotgen {wanted}; this is {__version__}")
