"""The symbol table: every name that files may refer to, and the finding where one leads nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum

from ssotgen.core.diagnostics import Diagnostic, Label, Message
from ssotgen.core.fixes import respelled
from ssotgen.core.origin import Origin
from ssotgen.core.suggest import nearest
from ssotgen.core.values import dataclass
from ssotgen.frontends.declarations import Declarations
from ssotgen.frontends.wording import shown
from ssotgen.ir.contract import Contract, Operation
from ssotgen.ir.schema import Reference
from ssotgen.linker import messages_unknown as unknown
from ssotgen.linker.order import ordered


class Kind(Enum):
    """What a name can stand for: the finding where it stands for nothing, how that is said, the registry it is from."""

    PERMISSION = (unknown.UNKNOWN_PERMISSION, "no registry defines the permission `{}`", "rbac")
    ROLE = (unknown.UNKNOWN_ROLE, "no registry defines the role `{}`", "rbac")
    OWNER = (unknown.UNKNOWN_OWNER, "no registry defines the owner `{}`", "owners")
    FEATURE = (unknown.UNKNOWN_FEATURE, "no registry defines the feature `{}`", "features")
    ERROR = (unknown.UNKNOWN_ERROR, "no registry defines the error code `{}`", "errors")
    MIDDLEWARE = (unknown.UNKNOWN_MIDDLEWARE, "routes.yaml declares no middleware `{}`", "routes")
    ENVIRONMENT = (unknown.UNKNOWN_ENVIRONMENT, "the workspace has no environment `{}`", None)
    CONTRACT = (unknown.UNKNOWN_CONTRACT, "there is no contract `{}`", None)

    def __init__(self, message: Message, sentence: str, registry: str | None) -> None:
        self.message = message
        self.sentence = sentence
        self.registry = registry


@dataclass(frozen=True, slots=True)
class SymbolTable:
    """Names by what they stand for, each with its place (`None` where ssotgen itself defines it).

    `operations` maps contract symbols to operations by what follows the `#` of their symbols.
    """

    names: Mapping[Kind, Mapping[str, Origin | None]]
    contracts: Mapping[str, Contract]
    operations: Mapping[str, Mapping[str, Operation]]
    registries: Mapping[str, str]

    def resolve(
        self,
        kind: Kind,
        reference: Reference,
        findings: list[Diagnostic],
        also: Iterable[str] = (),
        around: tuple[str, str] = ("", ""),
    ) -> str | None:
        """The name that `reference` stands for, or `None` and a finding, which may suggest one of `also` instead.

        `around` is what the text there has before and behind the name.
        """
        known = self.names[kind]
        if reference.target in known:
            return reference.target
        absent = kind.registry is not None and kind.registry not in self.registries
        help = f"this workspace has no registries/{kind.registry}.yaml" if absent else None
        text = kind.sentence.format(reference.target)
        names = {**dict.fromkeys(also), **known}
        free = kind in (Kind.PERMISSION, Kind.ROLE)
        findings.append(not_found(kind.message, reference, text, names, help=help, free=free, around=around))
        return None

    def resolve_all(self, kind: Kind, references: Iterable[Reference], findings: list[Diagnostic]) -> tuple[str, ...]:
        """The names that `references` stand for, without those that stand for nothing."""
        found = (self.resolve(kind, reference, findings) for reference in references)
        return tuple(name for name in found if name is not None)

    def operation(
        self,
        contract: str,
        reference: Reference,
        findings: list[Diagnostic],
        *,
        near: str | None = None,
        around: tuple[str, str] = ("", ""),
    ) -> Operation | None:
        """The operation of `contract` that `reference` names by operationId (or by method and path), or a finding.

        `near` is what is suggested where the name is unknown and is not simply the method and path of something.
        """
        known = self.operations[contract]
        found = known.get(reference.target)
        if found is None:
            text = f"`{contract}` has no operation `{reference.target}`"
            if " " in reference.target:
                by_path = {f"{item.method.upper()} {item.path}": key for key, item in known.items()}
                near = by_path.get(reference.target, near)
            near = near or nearest(reference.target, known)
            places = {near: known[near].origin} if near is not None else {}
            findings.append(not_found(unknown.UNKNOWN_OPERATION, reference, text, places, near=near, around=around))
        return found


def not_found(
    message: Message,
    reference: Reference,
    text: str,
    known: Mapping[str, Origin | None],
    *,
    near: str | None = None,
    help: str | None = None,
    free: bool = False,
    around: tuple[str, str] = ("", ""),
) -> Diagnostic:
    """The finding about a name that is not in `known`, with the nearest one that is, and where that is defined.

    `free` says that what the name is decides what somebody may do, `around` what stands before and behind it.
    """
    near = near or nearest(reference.target, known)
    place = known[near] if near is not None else None
    return message.at(
        reference.origin,
        text,
        hint=f"did you mean {shown(near)}?" if near is not None else None,
        labels=(Label(place, "defined here"),) if place is not None else (),
        help=help if near is None else None,
        fix=respelled(reference.origin, reference.target, near, free=free, around=around),
    )


def build(declarations: Declarations, errors: Mapping[str, Origin | None]) -> SymbolTable:
    """Enter everything that has a name; `errors` are the codes, reserved ones included."""
    rbac, routes = declarations.rbac, declarations.routes
    owners, features = declarations.owners, declarations.features
    contracts = {contract.symbol: contract for contract in ordered(declarations.contracts)}
    names: dict[Kind, Mapping[str, Origin | None]] = {
        Kind.PERMISSION: {item.id: item.origin for item in rbac.permissions} if rbac else {},
        Kind.ROLE: {item.id: item.origin for item in rbac.roles} if rbac else {},
        Kind.OWNER: {item.id: item.origin for item in owners.owners} if owners else {},
        Kind.FEATURE: {item.id: item.origin for item in features.features} if features else {},
        Kind.ERROR: errors,
        Kind.MIDDLEWARE: {item.id: item.origin for item in routes.middleware} if routes else {},
        Kind.ENVIRONMENT: dict.fromkeys(declarations.workspace.workspace.environments),
        Kind.CONTRACT: {symbol: contract.origin for symbol, contract in contracts.items()},
    }
    operations = {
        symbol: {item.symbol.removeprefix(f"{symbol}#"): item for item in contract.operations}
        for symbol, contract in contracts.items()
    }
    return SymbolTable(names, contracts, operations, declarations.registries)
