"""The pages of registries: everything that they define, with who uses it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from ssotgen.analysis.ownership import owner_of
from ssotgen.core.markdown import bullets, escape_text, facts, inline_code, label, listed, table
from ssotgen.generators.docs.access import holders, way
from ssotgen.generators.docs.diagrams import flowchart
from ssotgen.generators.docs.site import Scope, anchor_of
from ssotgen.generators.docs.survey import REGISTRY_PAGES, registered
from ssotgen.generators.docs.types import value_text
from ssotgen.generators.docs.view import PageView, SectionView
from ssotgen.ir.registry import Rbac
from ssotgen.plugin import Markdown

TITLES = {
    "role": "Roles", "permission": "Permissions", "error": "Errors", "owner": "Owners", "feature": "Features",
    "middleware": "Middleware",
}  # fmt: skip


REGISTRIES: Mapping[str, tuple[str, ...]] = {
    "role": ("rbac",), "permission": ("rbac", "routes"), "error": ("errors",), "owner": ("owners", "features"),
    "feature": ("features", "owners", "routes"), "middleware": ("routes",),
}  # fmt: skip
"""What a page is made from, beside the contracts: these have the operations, and name errors and owners."""


def registry_view(scope: Scope, kind: str) -> PageView:
    """The page of one kind of thing: a section for each, sorted by id."""
    sections = tuple(
        SectionView(
            anchor_of(scope.site, f"{kind}:{id}"),
            _title(scope, kind, id),
            tuple(block for block in _BLOCKS[kind](scope, id) if block.text),
        )
        for id in registered(scope.program)[kind]
    )
    first = tuple(block for block in _FIRST[kind](scope) if block.text) if kind in _FIRST else ()
    return PageView(label(TITLES[kind]), scope.path("docs/index.md", "Index"), Markdown(TITLES[kind]), first, sections)


def kinds(scope: Scope) -> Iterator[tuple[str, str]]:
    """The kinds that this workspace has things of, each with its page."""
    return ((kind, REGISTRY_PAGES[kind]) for kind in TITLES if registered(scope.program)[kind])


def _title(scope: Scope, kind: str, id: str) -> Markdown:
    """The id, and what an error is called by those who see it."""
    if kind != "error":
        return inline_code(id)
    return Markdown(f"{inline_code(id).text}: {escape_text(scope.program.errors.codes[id].title).text}")


def _rbac(scope: Scope) -> Rbac:
    assert scope.program.rbac is not None  # nothing is registered otherwise
    return scope.program.rbac


def _inheritance(scope: Scope) -> Iterator[Markdown]:
    roles = _rbac(scope).roles
    edges = [(role, parent, "inherits") for role in sorted(roles) for parent in sorted(roles[role].inherits)]
    if len(edges) <= 60:
        yield flowchart("BT", {role: role for role in sorted({name for edge in edges for name in edge[:2]})}, edges)
    yield Markdown(f"All of them at a glance: {scope.path('docs/rbac.md', 'who may do what').text}")


def _role(scope: Scope, id: str) -> Iterator[Markdown]:
    rbac = _rbac(scope)
    role = rbac.roles[id]
    yield escape_text(role.description)
    if role.anonymous:
        yield Markdown("Whoever is not signed in has this role.")
    heirs = [other.id for other in rbac.roles.values() if id in other.inherits]
    if role.inherits:
        yield Markdown(f"**Inherits:** {scope.all_of('role', role.inherits).text}")
    if heirs:
        yield Markdown(f"**Inherited by:** {scope.all_of('role', heirs).text}")
    rows = (
        (
            scope.to(f"permission:{permission}"),
            Markdown(f"`{hold.reach.value}`"),
            way(scope, hold),
            escape_text(rbac.permissions[permission].description),
        )
        for permission, hold in sorted(scope.site.held[id].items())
    )
    yield table(("Permission", "Reach", "Granted", "Allows to"), rows)
    for line in rbac.separation:
        if id in line.roles:
            others = scope.all_of("role", set(line.roles) - {id})
            yield Markdown(f"**Never together with** {others.text}: {escape_text(line.reason).text}")


def _permission(scope: Scope, id: str) -> Iterator[Markdown]:
    rbac = _rbac(scope)
    yield escape_text(rbac.permissions[id].description)
    yield holders(scope, id)
    scopes = [item.id for item in rbac.scopes if id in item.permissions]
    if scopes:
        yield Markdown(f"**OAuth scopes:** {listed(map(inline_code, sorted(scopes))).text}")
    for line in rbac.separation:
        if id in line.permissions:
            others = scope.all_of("permission", set(line.permissions) - {id})
            yield Markdown(f"**Never together with** {others.text}: {escape_text(line.reason).text}")
    yield _users(scope, f"permission:{id}")


def _error(scope: Scope, id: str) -> Iterator[Markdown]:
    code = scope.program.errors.codes[id]
    yield escape_text(code.description)
    known = {
        "Status": listed(inline_code(str(status)) for status in code.statuses),
        "Type": inline_code(f"{scope.program.errors.type_base}{id}"),
        "Remedy": escape_text(code.remedy),
        "Worth trying again": Markdown("yes" if code.retriable else "no"),
        "Logged as": inline_code(code.log),
        "Further members": listed(inline_code(name) for name in sorted(code.members)),
        "Defined by": Markdown("ssotgen" if code.reserved else "the registry"),
    }
    yield facts(known)
    yield _users(scope, f"error:{id}")


def _all_errors(scope: Scope) -> Iterator[Markdown]:
    """What a program that meets an error looks up first."""
    codes = scope.program.errors.codes
    rows = (
        (
            scope.to(f"error:{id}"),
            listed(inline_code(str(status)) for status in codes[id].statuses),
            escape_text(codes[id].title),
            Markdown("yes" if codes[id].retriable else "no"),
        )
        for id in registered(scope.program)["error"]
    )
    yield table(("Error", "Status", "Title", "Worth trying again"), rows)


def _owner(scope: Scope, id: str) -> Iterator[Markdown]:
    owners = scope.program.owners
    assert owners is not None  # nothing is registered otherwise
    owner = owners.owners[id]
    yield escape_text(owner.name)
    contracts = [contract for contract in scope.program.contracts if id in owner_of(scope.program, contract)]
    features = [feature.id for feature in scope.program.features.values() if feature.owner == id]
    known = {
        "Handles": listed(inline_code(handle) for handle in owner.handles),
        "Contact": escape_text(owner.contact or ""),
        "Contracts": listed(scope.to(contract.symbol) for contract in contracts),
        "Features": scope.all_of("feature", features),
        "Paths": listed(inline_code(line.pattern) for line in owners.paths if id in line.owners),
    }
    yield facts({name: value for name, value in known.items() if value.text})


def _feature(scope: Scope, id: str) -> Iterator[Markdown]:
    feature = scope.program.features[id]
    yield escape_text(feature.description)
    if feature.owner:
        yield Markdown(f"**Owner:** {scope.to(f'owner:{feature.owner}').text}")
    yield _users(scope, f"feature:{id}")


def _middleware(scope: Scope, id: str) -> Iterator[Markdown]:
    routing = scope.program.routing
    assert routing is not None  # nothing is registered otherwise
    item = routing.middleware[id]
    yield Markdown(f"A middleware of kind {inline_code(item.kind).text}.")
    rows = ((inline_code(name), value_text(value)) for name, value in sorted(item.options.items()))
    yield table(("Option", "Value"), rows)
    yield _users(scope, f"middleware:{id}")


def _users(scope: Scope, symbol: str) -> Markdown:
    """The operations that name something, a line each."""
    operations = scope.site.bound.get(symbol, ())
    if not operations:
        return Markdown("No operation uses it.")
    return Markdown(f"**Operations**\n\n{bullets(scope.operation(operation) for operation in operations).text}")


_BLOCKS: Mapping[str, Callable[[Scope, str], Iterator[Markdown]]] = {
    "role": _role, "permission": _permission, "error": _error, "owner": _owner, "feature": _feature,
    "middleware": _middleware,
}  # fmt: skip
_FIRST: Mapping[str, Callable[[Scope], Iterator[Markdown]]] = {"role": _inheritance, "error": _all_errors}
