"""routes.yaml: nodes of the right shape to declarations."""

from __future__ import annotations

from ssotgen.core.json import FrozenMap
from ssotgen.frontends.declarations import (
    ContractRoutes,
    PageDeclaration,
    ResourceDeclaration,
    RouteDeclaration,
    RoutesDeclaration,
)
from ssotgen.frontends.reading import (
    demanded,
    demanded_name,
    items,
    key_name,
    reference,
    references,
    section,
    text,
    written,
)
from ssotgen.ir.registry import Middleware, OperationalRoute
from ssotgen.syntax.nodes import Node

PAGE_OPTIONS = ("nav", "sitemap")


def declare(root: Node) -> RoutesDeclaration:
    """Read middleware, routes, operational routes and pages."""
    defaults = root.get("defaults")
    return RoutesDeclaration(
        origin=root.origin,
        middleware=tuple(_middleware(id, node) for id, node in section(root, "middleware")),
        use=references(defaults, "use") if defaults is not None else (),
        contracts=tuple(
            ContractRoutes(key_name(symbol, node), tuple(_route(id, item) for id, item in node.entries()))
            for symbol, node in section(root, "operations")
        ),
        operational=tuple(_operational(node) for node in items(root, "operational")),
        pages=tuple(_page(id, node) for id, node in section(root, "pages")),
    )


def _middleware(id: str, node: Node) -> Middleware:
    options = {key: item.value for key, item in node.entries() if key != "kind"}
    return Middleware(id, node.key_origin, text(node, "kind"), FrozenMap(options))


def _route(id: str, node: Node) -> RouteDeclaration:
    resource = node.get("resource")
    return RouteDeclaration(
        operation=key_name(id, node),
        permission=reference(node, "permission"),
        reason=written(node, "reason"),
        resource=None if resource is None else _resource(resource),
        feature=reference(node, "feature"),
        feature_off=403 if node.integer("feature-off") == 403 else 404,
        use=references(node, "use"),
        emits=references(node, "emits"),
    )


def _resource(node: Node) -> ResourceDeclaration:
    return ResourceDeclaration(text(node, "type"), demanded(node, "id"), node.key_origin)


def _operational(node: Node) -> OperationalRoute:
    path = demanded(node, "path")
    return OperationalRoute(path.text, path.origin, text(node, "reason"))


def _page(id: str, node: Node) -> PageDeclaration:
    return PageDeclaration(
        id=id,
        origin=node.key_origin,
        path=demanded(node, "path"),
        title=text(node, "title"),
        permission=demanded_name(node, "permission"),
        reason=written(node, "reason"),
        operations=references(node, "operations"),
        options=FrozenMap({key: item.value for key, item in node.entries() if key in PAGE_OPTIONS}),
    )
