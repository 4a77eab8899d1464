"""What ssotgen.toml says about writing outputs, checked against this installation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version

from ssotgen import __version__
from ssotgen.compiler.project import Project
from ssotgen.core.bug import UsageError
from ssotgen.emit.render import Copy
from ssotgen.emit.templates import TemplateSet
from ssotgen.frontends.declarations import WorkspaceDeclaration

DECIDING_TOOLS = ("datamodel-code-generator", "ruff")
"""Packages whose versions decide bytes of outputs."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The output folder, copies of outputs elsewhere, templates, and the versions that the manifest records."""

    output: str
    copies: tuple[Copy, ...]
    templates: TemplateSet
    tools: Mapping[str, str]


def settings_of(project: Project, workspace: WorkspaceDeclaration) -> Settings:
    """The settings of a workspace. Raises `UsageError` where its folder of templates is not there."""
    folder = workspace.templates.text if workspace.templates else None
    if folder is not None and not (project.root / folder).resolve().is_relative_to(project.root):
        raise UsageError(f"the folder of templates `{folder}` lies outside the workspace")
    if folder is not None and not (project.root / folder).is_dir():
        raise UsageError(f"there is no folder of templates `{folder}`, which [templates] names")
    return Settings(
        output=workspace.workspace.output,
        copies=tuple(Copy(line.generator.target, line.path.text, line.path.origin) for line in workspace.outputs),
        templates=TemplateSet(project.root / folder, label=folder) if folder else TemplateSet(),
        tools={"ssotgen": __version__, **{name: version(name) for name in DECIDING_TOOLS}},
    )
