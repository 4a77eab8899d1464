"""What contracts refer to outside themselves: owners and error codes."""

from __future__ import annotations

from ssotgen.core.diagnostics import Diagnostic, Label
from ssotgen.core.origin import Origin
from ssotgen.ir.contract import Contract
from ssotgen.ir.registry import ErrorCode, Errors, OwnedPath, Owners
from ssotgen.ir.schema import Reference
from ssotgen.linker.messages import ERROR_STATUS_MISMATCH, OWNER_MISMATCH
from ssotgen.linker.table import Kind, SymbolTable


def check(contract: Contract, owners: Owners | None, errors: Errors, table: SymbolTable) -> list[Diagnostic]:
    """All findings about the links that lead out of `contract`."""
    findings: list[Diagnostic] = []
    if contract.owner is not None:
        owner = table.resolve(Kind.OWNER, _bare(contract.owner), findings)
        line = owners.of(contract.sources[0]) if owners is not None else None
        if owner is not None and line is not None and line.owners and owner not in line.owners:
            findings.append(_mismatch(contract, contract.owner.origin, owner, line))
    for reference, statuses in _errors(contract).items():
        found = table.resolve(Kind.ERROR, _bare(reference), findings)
        if found is not None:
            code = errors.codes[found]
            others = (status for status in statuses if not _covers(status, code.statuses))
            findings.extend(_other_status(code, reference, status) for status in others)
    return findings


def _bare(reference: Reference) -> Reference:
    """A reference from a contract, which carries a full symbol (`owner:sales`), as registries spell it."""
    return Reference(reference.target.partition(":")[2] or reference.target, reference.origin)


def _mismatch(contract: Contract, origin: Origin, owner: str, line: OwnedPath) -> Diagnostic:
    others = " and ".join(f"`{other}`" for other in line.owners)
    return OWNER_MISMATCH.at(
        origin,
        f"`{contract.symbol}` names the owner `{owner}`, but {contract.sources[0]} belongs to {others}",
        labels=(Label(line.origin, "the last line that matches the file"),),
    )


def _errors(contract: Contract) -> dict[Reference, list[str]]:
    """Each place that names an error code, once, with the statuses under which its response is used."""
    found: dict[Reference, list[str]] = {}
    for operation in contract.operations:
        for response in operation.responses:
            for reference in response.errors:
                statuses = found.setdefault(reference, [])
                if response.status not in statuses:
                    statuses.append(response.status)
    return found


def _covers(status: str, statuses: tuple[int, ...]) -> bool:
    """Whether a response under `status` (`409`, `4XX`, `default`) can be sent with one of `statuses`."""
    if status == "default":
        return True
    if status[1:].upper() == "XX":
        return any(str(number)[0] == status[0] for number in statuses)
    return status in {str(number) for number in statuses}


def _other_status(code: ErrorCode, reference: Reference, status: str) -> Diagnostic:
    wanted = " or ".join(str(number) for number in code.statuses)
    labels = (Label(code.origin, "defined here"),) if code.origin is not None and not code.reserved else ()
    text = f"`{code.id}` is sent with status {wanted}, but this response is for {status}"
    return ERROR_STATUS_MISMATCH.at(reference.origin, text, labels=labels)
