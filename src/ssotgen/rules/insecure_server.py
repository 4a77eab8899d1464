"""Addresses without encryption."""

from __future__ import annotations

import re

from ssotgen.plugin import Finding, Findings, Fix, Program, Replace, Severity, rule

LOCAL = re.compile(
    r"(?:localhost|127(?:\.\d+){3}|\[::1\]|[^./]+|.*\.(?:local|localhost|test|internal))(?::[^/]*)?", re.IGNORECASE
)


@rule(Severity.WARNING)
def insecure_server(program: Program) -> Findings:
    """A server is reached by plain HTTP.

    ## Why it matters
    Everybody between client and server reads the credentials and can change what is sent. Clients are generated with
    the address that stands there.

    ## Fix
    Write `https://`. Servers of one's own machine or network (`localhost`, `.internal`, `.test`) may do without.
    """
    for contract in program.contracts:
        own = (server for operation in contract.operations for server in operation.servers)
        for server in dict.fromkeys((*contract.servers, *own)):
            scheme, _, rest = server.address.partition("://")
            host = rest.partition("/")[0]
            if scheme.lower() in ("http", "ws") and not LOCAL.fullmatch(host):
                origin, better = server.origin.child("url"), f"{scheme}s://{rest}"
                whole = server.url == server.address  # else variables stand in it
                fix = Fix(f"write `{better}`", (Replace(origin, server.url, better),), safe=False) if whole else None
                yield Finding(origin, f"`{server.url}` is not encrypted; write `{better}`", fix=fix)
