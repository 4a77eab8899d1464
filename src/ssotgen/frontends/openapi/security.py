"""Security schemes, and which of them an operation asks for."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.core.fixes import respelled
from ssotgen.core.json import FrozenMap
from ssotgen.core.suggest import did_you_mean, nearest
from ssotgen.frontends.openapi.api import Api, entries
from ssotgen.frontends.openapi.messages import UNKNOWN_SECURITY_SCHEME
from ssotgen.frontends.wording import shown
from ssotgen.ir.security import Flow, SecurityRequirement, SecurityScheme
from ssotgen.syntax.nodes import Node


def security_schemes(api: Api) -> Iterator[SecurityScheme]:
    """The schemes that the document declares, in the order written."""
    for name, entry in _declared(api):
        followed = api.follow(entry)
        node = followed.node
        flows = tuple(_flow(kind, flow) for kind, flow in entries(node, "flows") if not kind.startswith("x-"))
        yield SecurityScheme(
            name=name,
            origin=node.origin,
            type=node.text("type") or "",
            scheme=node.text("scheme"),
            bearer_format=node.text("bearerFormat"),
            location=node.text("in"),
            parameter=node.text("name"),
            scopes=tuple(dict.fromkeys(scope for flow in flows for scope in flow.scopes)),
            description=followed.description,
            flows=flows,
            openid_url=node.text("openIdConnectUrl"),
            deprecated=node.flag("deprecated"),
        )


def _flow(kind: str, node: Node) -> Flow:
    return Flow(
        kind,
        node.origin,
        authorization_url=node.text("authorizationUrl"),
        token_url=node.text("tokenUrl"),
        refresh_url=node.text("refreshUrl"),
        device_authorization_url=node.text("deviceAuthorizationUrl"),
        scopes=FrozenMap({scope: str(said.value) for scope, said in entries(node, "scopes")}),
    )


def requirements(owner: Node) -> tuple[SecurityRequirement, ...] | None:
    """The alternatives under `security`; `None` where nothing is written."""
    written = owner.get("security")
    if written is None:
        return None
    return tuple(_requirement(item) for item in written.elements())


def check_names(api: Api, owner: Node) -> None:
    """Report schemes that are required and not declared."""
    declared = dict(_declared(api))
    written = owner.get("security")
    for alternative in written.elements() if written else ():
        for name, entry in alternative.entries():
            if name not in declared:
                text = f"no security scheme is called {shown(name)}"
                hint = did_you_mean(name, declared)
                fix = respelled(entry.key_origin, name, nearest(name, declared), free=True)
                api.report(UNKNOWN_SECURITY_SCHEME.at(entry.key_origin, text, hint=hint, fix=fix))


def _declared(api: Api) -> Iterator[tuple[str, Node]]:
    components = api.root.get("components")
    return entries(components, "securitySchemes") if components else iter(())


def _requirement(alternative: Node) -> SecurityRequirement:
    return SecurityRequirement(
        tuple((name, tuple(str(scope.value) for scope in scopes.elements())) for name, scopes in alternative.entries())
    )
