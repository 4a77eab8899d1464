"""What stands between a request and its handler, for all operations; and what everybody may reach."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ssotgen.core.markdown import NOTHING, escape_text, inline_code, label, listed, table
from ssotgen.generators.docs.access import brief, guard
from ssotgen.generators.docs.diagrams import request_flow
from ssotgen.generators.docs.site import Scope
from ssotgen.generators.docs.view import PageView, SectionView
from ssotgen.ir.contract import Operation
from ssotgen.ir.registry import Public, Requires, Route
from ssotgen.plugin import Code, Markdown

INDEX = "docs/index.md"
# The fixed order of a request in generated services, each step with the status of a request that it turns away.
_STEPS = (
    ("request id", ""), ("authenticate", "401"), ("permission", "403"), ("feature", "404 or 403"),
    ("media type", "415"),
    ("acceptable answer", "406"), ("size", "413"), ("parse and validate", "422"), ("ownership", "403"),
)  # fmt: skip


def routes_view(scope: Scope) -> PageView:
    """`docs/routes.md`: a table for each served contract."""
    sections = []
    for contract in scope.program.contracts:
        routes = [(scope.program.route_of[item.symbol], item) for item in _ordered(contract.operations)
                  if item.symbol in scope.program.route_of]  # fmt: skip
        if routes:
            header = ("Method", "Path", "Operation", "Guard", "Whose", "Feature", "Middleware")
            body = table(header, (_row(scope, route, operation) for route, operation in routes))
            sections.append(_section(f"routes-{contract.name}-v{contract.major}", escape_text(contract.title), [body]))
    return PageView(
        label("Routes"),
        scope.path(INDEX, "Index"),
        Markdown("Routes"),
        (Markdown("Every request takes these steps, in this order. Any step may answer it."), request_flow(_STEPS)),
        (*sections, *_beside(scope)),
    )


def public_view(scope: Scope) -> PageView:
    """`docs/public.md`: everything that answers without anybody signing in."""
    open_to_all, by_role = [], []
    rbac = scope.program.rbac
    held = scope.site.held[rbac.anonymous.id] if rbac and rbac.anonymous else {}
    for operation in _ordered(scope.program.operations.values()):
        access = route.access if (route := scope.program.route_of.get(operation.symbol)) else None
        shown = (inline_code(operation.method), inline_code(operation.path), scope.operation(operation.symbol))
        if isinstance(access, Public):
            open_to_all.append((*shown, escape_text(access.reason) if access.reason else NOTHING))
        elif isinstance(access, Requires) and (hold := held.get(access.permission)):
            reach = Markdown(f"`{hold.reach.value}`")
            by_role.append((*shown, scope.to(f"permission:{access.permission}"), reach))
    sections = [_section(
        "operations", Markdown("Operations that everybody may call"),
        [table(("Method", "Path", "Operation", "Why"), open_to_all) if open_to_all else Markdown("None.")],
    )]  # fmt: skip
    if rbac and rbac.anonymous:
        text = f"Whoever is not signed in has the role {scope.to(f'role:{rbac.anonymous.id}').text}."
        rows = table(("Method", "Path", "Operation", "Permission", "Reach"), by_role)
        title = Markdown("Operations that need no account")
        sections.append(_section("anonymous", title, [Markdown(text), rows]))
    return PageView(
        label("What is public"),
        scope.path(INDEX, "Index"),
        Markdown("What is public"),
        (Markdown("Everything that answers somebody who has not signed in. Whatever is not here is guarded."),),
        (*sections, *_beside(scope, public=True)),
    )


def _ordered(operations: Iterable[Operation]) -> list[Operation]:
    return sorted(operations, key=lambda operation: (operation.contract, operation.path, operation.method))


def _row(scope: Scope, route: Route, operation: Operation) -> tuple[Markdown, ...]:
    return (
        inline_code(operation.method),
        inline_code(operation.path),
        scope.operation(operation.symbol),
        brief(scope, route.access),
        inline_code(f"{route.resource.type} {route.resource.parameter}") if route.resource else NOTHING,
        scope.to(f"feature:{route.feature}") if route.feature else NOTHING,
        listed(scope.to(f"middleware:{id}") for id in route.use),
    )


def _beside(scope: Scope, *, public: bool = False) -> Iterator[SectionView]:
    """What routes.yaml knows beside operations: pages, and routes that no contract describes."""
    routing = scope.program.routing
    if routing is None:
        return
    pages = [page for page in routing.pages.values() if not public or isinstance(page.access, Public)]
    rows = (
        (
            escape_text(page.title),
            inline_code(page.path),
            guard(scope, page.access),
            listed(scope.operation(symbol) for symbol in sorted(page.operations)),
        )
        for page in sorted(pages, key=lambda page: page.path)
    )
    if pages:
        yield _section("pages", Markdown("Pages"), [table(("Page", "Path", "Guard", "Calls"), rows)])
    if routing.operational:
        known = sorted(routing.operational, key=lambda route: route.path)
        lines = table(("Path", "Why"), ((inline_code(route.path), escape_text(route.reason)) for route in known))
        yield _section("operational", Markdown("Routes beside the contracts"), [lines])


def _section(anchor: str, title: Markdown, blocks: list[Markdown]) -> SectionView:
    return SectionView(Code(anchor), title, tuple(block for block in blocks if block.text))
