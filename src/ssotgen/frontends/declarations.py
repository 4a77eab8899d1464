"""What the hand-written files of a workspace say, as it stands there: no name has been resolved yet."""

from __future__ import annotations

from typing import Literal

from ssotgen.core.diagnostics import Profile, Severity
from ssotgen.core.json import FrozenMap, Json
from ssotgen.core.origin import Origin
from ssotgen.core.values import dataclass
from ssotgen.ir.contract import Contract
from ssotgen.ir.program import Workspace
from ssotgen.ir.registry import Middleware, OperationalRoute, Owner, Permission, Reach
from ssotgen.ir.schema import Reference


@dataclass(frozen=True, slots=True)
class Written:
    """A text and the place where it stands."""

    text: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class ContractFile:
    """`[contracts."stripe/v1"]`: where a contract's file is, and whether this workspace provides the API."""

    symbol: str
    origin: Origin
    file: Written
    serve: bool


@dataclass(frozen=True, slots=True)
class NameOverride:
    """A line of `[names]`: the name that a symbol gets instead of the one that would be decided for it."""

    symbol: Reference
    name: Written


@dataclass(frozen=True, slots=True)
class RuleSeverity:
    """A line of `[rules]`."""

    rule: Reference
    severity: Severity


@dataclass(frozen=True, slots=True)
class Suppression:
    """An entry of `[[suppress]]`: findings of `rule` in files that match the pattern `path` are not reported."""

    rule: Reference
    origin: Origin
    path: Written
    reason: str


@dataclass(frozen=True, slots=True)
class Output:
    """A line of `[outputs]`: what a generator makes is written to `path` as well."""

    generator: Reference
    path: Written


@dataclass(frozen=True, slots=True)
class WorkspaceDeclaration:
    """ssotgen.toml, or `[tool.ssotgen]`; `origin` is `None` where neither was written.

    `requires` is a version specifier (PEP 440).
    """

    origin: Origin | None
    workspace: Workspace
    requires: Written | None = None
    contracts: tuple[ContractFile, ...] = ()
    generators_on: tuple[Reference, ...] = ()
    generators_off: tuple[Reference, ...] = ()
    models_engine: Written | None = None
    outputs: tuple[Output, ...] = ()
    templates: Written | None = None
    references: tuple[tuple[str, str], ...] = ()
    names: tuple[NameOverride, ...] = ()
    profile: Profile = Profile.RECOMMENDED
    rules: tuple[RuleSeverity, ...] = ()
    suppressions: tuple[Suppression, ...] = ()


@dataclass(frozen=True, slots=True)
class ResourceDeclaration:
    """`resource: {type: appointment, id: path.appointmentId}`."""

    type: str
    id: Written
    origin: Origin


@dataclass(frozen=True, slots=True)
class RouteDeclaration:
    """One entry below a contract; the operation `*` stands for all others. `permission` may be a reserved word."""

    operation: Reference
    permission: Reference | None
    reason: Written | None
    resource: ResourceDeclaration | None
    feature: Reference | None
    feature_off: Literal[403, 404]
    use: tuple[Reference, ...]
    emits: tuple[Reference, ...]

    @property
    def origin(self) -> Origin:
        return self.operation.origin

    @property
    def is_rest(self) -> bool:
        """Whether it speaks for every operation without an entry of its own."""
        return self.operation.target == "*"


@dataclass(frozen=True, slots=True)
class ContractRoutes:
    """The entries of one contract."""

    contract: Reference
    routes: tuple[RouteDeclaration, ...]


@dataclass(frozen=True, slots=True)
class PageDeclaration:
    id: str
    origin: Origin
    path: Written
    title: str
    permission: Reference
    reason: Written | None
    operations: tuple[Reference, ...]
    options: FrozenMap[Json]


@dataclass(frozen=True, slots=True)
class RoutesDeclaration:
    """routes.yaml; `use` is what `defaults` puts in front of every route's own."""

    origin: Origin
    middleware: tuple[Middleware, ...]
    use: tuple[Reference, ...]
    contracts: tuple[ContractRoutes, ...]
    operational: tuple[OperationalRoute, ...]
    pages: tuple[PageDeclaration, ...]


@dataclass(frozen=True, slots=True)
class GrantDeclaration:
    """A permission, or a pattern `<prefix>.*`, and how far it goes."""

    permission: Reference
    reach: Reach

    @property
    def prefix(self) -> str | None:
        """`appointment.` of `appointment.*`; `None` for a plain permission."""
        return self.permission.target[:-1] if self.permission.target.endswith(".*") else None


@dataclass(frozen=True, slots=True)
class RoleDeclaration:
    id: str
    origin: Origin
    description: str
    anonymous: bool
    inherits: tuple[Reference, ...]
    grants: tuple[GrantDeclaration, ...]


@dataclass(frozen=True, slots=True)
class SeparationDeclaration:
    origin: Origin
    permissions: tuple[Reference, ...]
    roles: tuple[Reference, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class ScopeDeclaration:
    id: str
    origin: Origin
    permissions: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class RbacDeclaration:
    """rbac.yaml."""

    origin: Origin
    permissions: tuple[Permission, ...]
    roles: tuple[RoleDeclaration, ...]
    separation: tuple[SeparationDeclaration, ...]
    scopes: tuple[ScopeDeclaration, ...]


@dataclass(frozen=True, slots=True)
class OwnedPathDeclaration:
    pattern: str
    origin: Origin
    owners: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class OwnersDeclaration:
    """owners.yaml."""

    origin: Origin
    owners: tuple[Owner, ...]
    paths: tuple[OwnedPathDeclaration, ...]


@dataclass(frozen=True, slots=True)
class ErrorDeclaration:
    """An entry of errors.yaml; `None` means that the key is absent, as in the new wording of a reserved code."""

    id: str
    origin: Origin
    status: int | None
    title: str | None
    description: str | None
    remedy: str | None
    retriable: bool
    log: Literal["debug", "info", "warning", "error"]
    members: FrozenMap[Json]


@dataclass(frozen=True, slots=True)
class ErrorsDeclaration:
    """errors.yaml."""

    origin: Origin
    type_base: str
    errors: tuple[ErrorDeclaration, ...]


@dataclass(frozen=True, slots=True)
class FeatureDeclaration:
    id: str
    origin: Origin
    owner: Reference
    description: str
    environments: tuple[Reference, ...]
    roles: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class FeaturesDeclaration:
    """features.yaml, as far as other files refer to it."""

    origin: Origin
    features: tuple[FeatureDeclaration, ...]


@dataclass(frozen=True, slots=True)
class SettingsDeclaration:
    """settings.yaml: the ids, and the environments that it names."""

    origin: Origin
    settings: tuple[str, ...]
    environments: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Declarations:
    """All files of a workspace.

    A registry that was not written is `None`; `registries` maps the names of the others to their files.
    """

    workspace: WorkspaceDeclaration
    contracts: tuple[Contract, ...] = ()
    registries: FrozenMap[str] = FrozenMap()
    routes: RoutesDeclaration | None = None
    rbac: RbacDeclaration | None = None
    owners: OwnersDeclaration | None = None
    errors: ErrorsDeclaration | None = None
    features: FeaturesDeclaration | None = None
    settings: SettingsDeclaration | None = None
