"""How to reach an API: its servers, and the ways of signing in."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.core.markdown import escape_text, inline_code, listed, table
from ssotgen.generators.docs.prose import line
from ssotgen.generators.docs.site import Scope
from ssotgen.ir.contract import Contract
from ssotgen.ir.security import Flow, SecurityScheme
from ssotgen.ir.server import Server
from ssotgen.plugin import Markdown


def servers(contract: Contract) -> Markdown:
    """The servers in the order written, the first being where requests go by default."""
    rows = (
        (inline_code(server.url), line(server.description), listed(_variables(server), "; "))
        for server in contract.servers
    )
    return table(("Address", "Meaning", "What varies"), rows)


def signing_in(scope: Scope, contract: Contract) -> Iterator[Markdown]:
    """The schemes by name, then how oauth2 gives tokens, then what each of its scopes lets through."""
    schemes = sorted(contract.security_schemes, key=lambda scheme: scheme.name)
    yield table(("Name", "Kind", "Meaning"), (_scheme(scheme) for scheme in schemes))
    flows = [(scheme, flow) for scheme in schemes for flow in scheme.flows]
    yield table(("Name", "Flow", "Addresses"), (_flow(scheme, flow) for scheme, flow in flows))
    known = {name: text for _, flow in flows for name, text in flow.scopes.items()}
    yield table(("Scope", "Meaning", "Lets through"), (_scope(scope, name, known[name]) for name in sorted(known)))


def _variables(server: Server) -> Iterator[Markdown]:
    for variable in server.variables:
        choices = f" of {listed(inline_code(choice) for choice in variable.choices).text}" if variable.choices else ""
        meaning = f", {line(variable.description).text}" if variable.description else ""
        default = inline_code(variable.default).text
        yield Markdown(f"{inline_code(variable.name).text}{choices}, default {default}{meaning}")


def _scheme(scheme: SecurityScheme) -> tuple[Markdown, ...]:
    details = (scheme.type, scheme.scheme, scheme.bearer_format, scheme.location, scheme.parameter, scheme.openid_url)
    kind = listed(inline_code(item) for item in details if item)
    return (
        inline_code(scheme.name),
        kind,
        Markdown(("**deprecated** " if scheme.deprecated else "") + line(scheme.description).text),
    )


def _flow(scheme: SecurityScheme, flow: Flow) -> tuple[Markdown, ...]:
    addresses = {
        "sign in at": flow.authorization_url,
        "token from": flow.token_url,
        "refresh at": flow.refresh_url,
        "device code from": flow.device_authorization_url,
    }
    told = (Markdown(f"{word} {inline_code(url).text}") for word, url in addresses.items() if url)
    return inline_code(scheme.name), inline_code(flow.kind), listed(told)


def _scope(scope: Scope, name: str, meaning: str) -> tuple[Markdown, ...]:
    rbac = scope.program.rbac
    ceiling = next((item for item in rbac.scopes if item.id == name), None) if rbac else None
    return inline_code(name), escape_text(meaning), scope.all_of("permission", ceiling.permissions if ceiling else ())
