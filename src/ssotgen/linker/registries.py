"""The registries whose entries need little more than their names resolved: owners, errors, features, settings."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.core.diagnostics import Diagnostic, Label
from ssotgen.core.fixes import Fix, Remove
from ssotgen.core.json import FrozenMap
from ssotgen.core.origin import Origin
from ssotgen.core.values import replace
from ssotgen.frontends.declarations import (
    ErrorDeclaration,
    ErrorsDeclaration,
    FeaturesDeclaration,
    OwnedPathDeclaration,
    OwnersDeclaration,
    SettingsDeclaration,
)
from ssotgen.ir.registry import ErrorCode, Errors, Feature, OwnedPath, Owners
from ssotgen.linker.messages import DUPLICATE_ENTRY
from ssotgen.linker.reserved_errors import RESERVED, TYPE_BASE
from ssotgen.linker.table import Kind, SymbolTable


def link_owners(declaration: OwnersDeclaration, table: SymbolTable, findings: list[Diagnostic]) -> Owners:
    """Resolve the owners of paths. The lines keep their order, which decides."""
    findings.extend(_repeated(declaration))
    return Owners(
        origin=declaration.origin,
        owners=FrozenMap({owner.id: owner for owner in sorted(declaration.owners, key=lambda owner: owner.id)}),
        paths=tuple(
            OwnedPath(line.pattern, line.origin, table.resolve_all(Kind.OWNER, line.owners, findings))
            for line in declaration.paths
        ),
    )


def _repeated(declaration: OwnersDeclaration) -> Iterator[Diagnostic]:
    first = {line.pattern: line for line in reversed(declaration.paths)}
    for line in declaration.paths:
        if first[line.pattern] is not line:
            label = Label(first[line.pattern].origin, "first here")
            text = f"`{line.pattern}` is given owners twice"
            yield DUPLICATE_ENTRY.at(line.origin, text, labels=(label,), fix=_without(line, first[line.pattern]))


def _without(line: OwnedPathDeclaration, first: OwnedPathDeclaration) -> Fix | None:
    """The second of two lines goes where both say the same; where it stands may still decide, so somebody looks."""
    if {owner.target for owner in line.owners} != {owner.target for owner in first.owners}:
        return None
    item = Origin(line.origin.document, line.origin.pointer.rpartition("/")[0])
    return Fix("delete the second line", (Remove(item),), safe=False)


def link_errors(declaration: ErrorsDeclaration | None) -> Errors:
    """The codes of the workspace and the reserved ones, those with the wording that the workspace gives them."""
    codes = {code.id: code for code in RESERVED}
    for item in declaration.errors if declaration else ():
        codes[item.id] = _reworded(codes[item.id], item) if item.id in codes else _error(item)
    return Errors(
        origin=declaration.origin if declaration else None,
        type_base=declaration.type_base if declaration else TYPE_BASE,
        codes=FrozenMap(dict(sorted(codes.items()))),
    )


def _reworded(code: ErrorCode, item: ErrorDeclaration) -> ErrorCode:
    return replace(
        code,
        origin=item.origin,
        title=item.title or code.title,
        description=item.description or code.description,
        remedy=item.remedy or code.remedy,
    )


def _error(item: ErrorDeclaration) -> ErrorCode:
    return ErrorCode(
        id=item.id,
        origin=item.origin,
        statuses=(item.status,) if item.status is not None else (),
        title=item.title or "",
        description=item.description or "",
        remedy=item.remedy or "",
        retriable=item.retriable,
        log=item.log,
        members=FrozenMap(dict(sorted(item.members.items()))),
        reserved=False,
    )


def link_features(
    declaration: FeaturesDeclaration | None, table: SymbolTable, findings: list[Diagnostic]
) -> FrozenMap[Feature]:
    """The features by id, with what they refer to resolved."""
    features = {}
    for item in sorted(declaration.features, key=lambda item: item.id) if declaration else ():
        owner = table.resolve(Kind.OWNER, item.owner, findings)
        table.resolve_all(Kind.ENVIRONMENT, item.environments, findings)
        table.resolve_all(Kind.ROLE, item.roles, findings)
        features[item.id] = Feature(item.id, item.origin, owner, item.description)
    return FrozenMap(features)


def link_settings(
    declaration: SettingsDeclaration | None, table: SymbolTable, findings: list[Diagnostic]
) -> tuple[str, ...]:
    """The ids of settings, with the environments that they name resolved."""
    if declaration is None:
        return ()
    table.resolve_all(Kind.ENVIRONMENT, declaration.environments, findings)
    return tuple(sorted(declaration.settings))
