"""Who may call an operation, how far that reaches, and what else stands before its handler."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.core.markdown import NOTHING, escape_text, inline_code, listed, table
from ssotgen.generators.docs.site import Scope
from ssotgen.ir.contract import Operation
from ssotgen.ir.registry import Access, Authenticated, Public, Requires, Route
from ssotgen.plugin import Markdown


def access(scope: Scope, operation: Operation) -> Iterator[Markdown]:
    """Sentences, and a table of roles where a permission is asked for."""
    route = scope.program.route_of.get(operation.symbol)
    if route is not None:
        yield Markdown(f"**Who may call it:** {guard(scope, route.access).text}")
        if isinstance(route.access, Requires):
            yield holders(scope, route.access.permission)
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


def holders(scope: Scope, permission: str) -> Markdown:
    """The roles that hold a permission, how far, and by which way."""
    rows = []
    for role in sorted(scope.site.held):
        if hold := scope.site.held[role].get(permission):
            way = listed((scope.to(f"role:{step}") for step in hold.path), " → ")
            written = hold.grant.pattern or ""
            through = Markdown(f"{way.text}, as {inline_code(written).text}") if written else way
            rows.append((scope.to(f"role:{role}"), Markdown(f"`{hold.reach.value}`"), through))
    return table(("Role", "Reach", "By way of"), rows)


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
