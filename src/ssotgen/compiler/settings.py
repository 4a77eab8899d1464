"""What ssotgen.toml says about writing outputs, checked against this installation."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import version

from ssotgen import __version__
from ssotgen.compiler.catalogue import Catalogue
from ssotgen.compiler.compile import Compilation
from ssotgen.compiler.ejections import findings, folder_of
from ssotgen.compiler.project import Project
from ssotgen.core.bug import UsageError
from ssotgen.core.diagnostics import Diagnostic
from ssotgen.core.shipped import shipped_templates
from ssotgen.core.values import dataclass
from ssotgen.emit.render import Copy
from ssotgen.emit.templates import TemplateSet
from ssotgen.frontends.wording import shown
from ssotgen.plugin import Generator

DECIDING_TOOLS = ("datamodel-code-generator", "ruff")
"""Packages whose versions decide bytes of outputs."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The output folder, copies of outputs elsewhere, templates, and the versions that the manifest records.

    `diagnostics` are about the workspace's own templates.
    """

    output: str
    copies: tuple[Copy, ...]
    templates: TemplateSet
    tools: Mapping[str, str]
    diagnostics: tuple[Diagnostic, ...] = ()


def settings_of(project: Project, compilation: Compilation) -> Settings:
    """The settings of a workspace. Raises `UsageError` where its folder of templates is not there."""
    workspace, catalogue = compilation.workspace, compilation.catalogue
    folder = folder_of(project, workspace)
    if folder is not None and not (project.root / folder).is_dir():
        raise UsageError(f"there is no folder of templates {shown(folder)}, which [templates] names")
    templates = templates_of(catalogue)
    if folder is not None:
        templates = TemplateSet(project.root / folder, templates.folders, label=folder)
    return Settings(
        output=workspace.workspace.output,
        copies=tuple(Copy(line.generator.target, line.path.text, line.path.origin) for line in workspace.outputs),
        templates=templates,
        tools={"ssotgen": __version__, **{name: version(name) for name in DECIDING_TOOLS}, **_makers(catalogue)},
        diagnostics=findings(templates, catalogue),
    )


def templates_of(catalogue: Catalogue) -> TemplateSet:
    """The templates that come with ssotgen and with the generators of installed packages."""
    more = (generator.templates for generator in catalogue.generators if generator.templates is not None)
    return TemplateSet(folders=tuple(dict.fromkeys((shipped_templates(), *more))))


def _makers(catalogue: Catalogue) -> Mapping[str, str]:
    """The packages that bring generators, with their versions."""
    extensions = (item for item in catalogue.extensions if isinstance(item.thing, Generator))
    return {extension.distribution: extension.version for extension in extensions}
