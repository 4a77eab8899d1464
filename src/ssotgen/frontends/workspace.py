"""ssotgen.toml, or the table tool.ssotgen of pyproject.toml: nodes of the right shape to declarations."""

from __future__ import annotations

from ssotgen.core.diagnostics import Profile, Severity
from ssotgen.frontends.declarations import (
    ContractFile,
    NameOverride,
    Output,
    RuleSeverity,
    Suppression,
    WorkspaceDeclaration,
    Written,
)
from ssotgen.frontends.reading import demanded, demanded_name, items, key_name, name, section, text, written
from ssotgen.ir.program import Workspace
from ssotgen.ir.schema import Reference
from ssotgen.syntax.nodes import Node

DEFAULTS = WorkspaceDeclaration(origin=None, workspace=Workspace())
"""What holds where nothing was written."""
PROFILE = "profile"
"""The one key of `[rules]` that is no id of a finding."""


def declare(root: Node) -> WorkspaceDeclaration:
    """Read the options of the whole workspace."""
    return WorkspaceDeclaration(
        origin=root.origin,
        workspace=_workspace(root),
        requires=_option(root, "workspace", "requires"),
        contracts=tuple(
            ContractFile(symbol, node.key_origin, demanded(node, "file"), serve=_is_on(node, "serve"))
            for symbol, node in section(root, "contracts")
        ),
        generators_on=_generators(root, "on"),
        generators_off=_generators(root, "off"),
        models_engine=_option(root, "models", "engine"),
        outputs=tuple(
            Output(key_name(key, node), Written(str(node.value), node.origin)) for key, node in section(root, "outputs")
        ),
        templates=_option(root, "templates", "dir"),
        references=tuple((uri, str(node.value)) for uri, node in section(root, "references")),
        names=tuple(
            NameOverride(key_name(symbol, node), Written(str(node.value), node.origin))
            for symbol, node in section(root, "names")
        ),
        profile=Profile(profile.text) if (profile := _option(root, "rules", PROFILE)) else Profile.RECOMMENDED,
        rules=tuple(
            RuleSeverity(key_name(id, node), Severity(str(node.value)))
            for id, node in section(root, "rules")
            if id != PROFILE
        ),
        suppressions=tuple(
            Suppression(demanded_name(node, "rule"), node.origin, demanded(node, "path"), text(node, "reason"))
            for node in items(root, "suppress")
        ),
    )


def _workspace(root: Node) -> Workspace:
    default = Workspace()
    models, node = root.get("models"), root.get("workspace")
    engine = (models.text("engine") if models else None) or default.engine
    untyped = models.text("untyped") if models else None
    if node is None:
        return Workspace(engine=engine, untyped=untyped)
    return Workspace(
        package=node.text("package") or default.package,
        output=node.text("output") or default.output,
        environments=tuple(str(item.value) for item in items(node, "environments")),
        engine=engine,
        untyped=untyped,
    )


def _generators(root: Node, key: str) -> tuple[Reference, ...]:
    table = root.get("generators")
    return () if table is None else tuple(name(item) for item in items(table, key))


def _option(root: Node, table: str, key: str) -> Written | None:
    node = root.get(table)
    return None if node is None else written(node, key)


def _is_on(node: Node, key: str) -> bool:
    found = node.get(key)
    return found is None or found.value is True
