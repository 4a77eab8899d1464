"""Who may call an operation, how far that reaches, and what else stands before its handler."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.analysis.grants import Held
from ssotgen.core.markdown import NOTHING, escape_text, inline_code, listed, table
from ssotgen.generators.docs.site import Scope
from ssotgen.ir.contract import Operation
from ssotgen.ir.registry import Access, Authenticated, Public, Requires, Route
from ssotgen.plugin import Markdown


def access(scope: Scope, operation: Operation) -> Iterator[Markdown]:
    """Sentences: the permission with the roles that hold it, and what else is asked."""
    route = scope.program.route_of.get(operation.symbol)
    if route is not None:
        asked = guard(scope, route.access).text
        if isinstance(route.access, Requires):
            asked += f", held by {holding(scope, route.access.permission).text}"
        yield Markdown(f"**Who may call it:** {asked}")
        yield from _before(scope, route)
    if operation.security:
        yield Markdown(f"**Signs in by:** {schemes(operation).text}")


def guard(scope: Scope, wanted: Access | None) -> Markdown:
    """What the guard asks for."""
    match wanted:
        case Public(reason):
            return Markdown("everybody" + (f": {escape_text(reason).text}" if reason else ""))
        case Authenticated():
            return Markdown("whoever is signed in")
        case Requires(permission):
            return scope.to(f"permission:{permission}")
        case None:
            return NOTHING


def brief(scope: Scope, wanted: Access | None) -> Markdown:
    """What the guard asks for, without the reason for an open door."""
    return Markdown("everybody") if isinstance(wanted, Public) else guard(scope, wanted)


def holding(scope: Scope, permission: str) -> Markdown:
    """The roles that hold a permission, each with how far, on one line."""
    held = _held(scope, permission)
    shown = [Markdown(f"{scope.to(f'role:{role}').text} ({hold.reach.value})") for role, hold in held]
    return listed(shown) if shown else Markdown("no role")


def holders(scope: Scope, permission: str) -> Markdown:
    """The roles that hold a permission, how far, and by which way."""
    rows = (
        (scope.to(f"role:{role}"), Markdown(f"`{hold.reach.value}`"), way(scope, hold))
        for role, hold in _held(scope, permission)
    )
    return table(("Role", "Reach", "Granted"), rows)


def _held(scope: Scope, permission: str) -> Iterator[tuple[str, Held]]:
    found = ((role, scope.site.held[role].get(permission)) for role in sorted(scope.site.held))
    return ((role, hold) for role, hold in found if hold)


def way(scope: Scope, hold: Held) -> Markdown:
    """How a role comes to a permission: by a grant of its own, or through the roles that it inherits."""
    steps = listed((scope.to(f"role:{step}") for step in hold.path[1:]), " → ").text
    through = f"through {steps}" if hold.path[1:] else "directly"
    return Markdown(f"{through}, as {inline_code(hold.grant.pattern).text}" if hold.grant.pattern else through)


def schemes(operation: Operation) -> Markdown:
    """The alternatives of signing in, those that go together joined by `and`."""
    alternatives = []
    for alternative in operation.security or ():
        names = []
        for name, scopes in alternative.schemes:
            wanted = f" with {listed(inline_code(item) for item in scopes).text}" if scopes else ""
            names.append(Markdown(f"{inline_code(name).text}{wanted}"))
        alternatives.append(listed(names, " and ") if names else Markdown("nothing"))
    return listed(dict.fromkeys(alternatives), " or ")


def _before(scope: Scope, route: Route) -> Iterator[Markdown]:
    if route.resource:
        named = f"the {route.resource.location} parameter {inline_code(route.resource.parameter).text}"
        yield Markdown(f"**Whose:** `own` asks who owns the {escape_text(route.resource.type).text} named by {named}")
    if route.feature:
        yield Markdown(f"**Feature:** {scope.to(f'feature:{route.feature}').text}, else `{route.feature_off}`")
    if route.use:
        yield Markdown(f"**Middleware:** {listed(scope.to(f'middleware:{id}') for id in route.use).text}")
    if route.emits:
        yield Markdown(f"**Emits:** {listed(scope.to(event) for event in route.emits).text}")
