"""Who may call: the reserved words, or a permission of the registry."""

from __future__ import annotations

from ssotgen.core.diagnostics import Diagnostic
from ssotgen.core.fixes import Fix, Remove
from ssotgen.frontends.declarations import Written
from ssotgen.ir.registry import Access, Authenticated, Public, Requires
from ssotgen.ir.schema import Reference
from ssotgen.linker.messages_routes import REASON_WITHOUT_PUBLIC
from ssotgen.linker.table import Kind, SymbolTable

PUBLIC = "public"
AUTHENTICATED = "authenticated"


def link_access(
    permission: Reference | None, reason: Written | None, table: SymbolTable, findings: list[Diagnostic]
) -> Access | None:
    """What `permission` demands; `None` where nothing is written (a rule reports that) or the name is unknown."""
    if permission is None:
        return None
    if permission.target == PUBLIC:
        return Public(reason.text if reason else "")
    if reason is not None:
        text = f"`reason` says why something is public, but this needs `{permission.target}`"
        fix = Fix("delete the reason", (Remove(reason.origin),), safe=False)
        findings.append(REASON_WITHOUT_PUBLIC.at(reason.origin.at_key(), text, fix=fix))
    if permission.target == AUTHENTICATED:
        return Authenticated()
    found = table.resolve(Kind.PERMISSION, permission, findings, also=(PUBLIC, AUTHENTICATED))
    return Requires(found) if found is not None else None
