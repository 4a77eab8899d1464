"""What a contract says about itself: title, version, owner, stability, kind."""

from __future__ import annotations

from ssotgen.core.diagnostics import Diagnostic
from ssotgen.core.formats import registry_format
from ssotgen.core.json import FrozenMap
from ssotgen.core.origin import Origin
from ssotgen.core.values import dataclass
from ssotgen.frontends import messages
from ssotgen.frontends.discovery import Located
from ssotgen.frontends.structure import validate
from ssotgen.ir.contract import ContractKind, Stability
from ssotgen.ir.schema import Reference
from ssotgen.syntax.nodes import Node

METADATA = "x-contract"


@dataclass(frozen=True, slots=True)
class Metadata:
    """The head of a contract. `version` is `None` where nothing says it; its origin is then where it belongs."""

    kind: ContractKind
    title: str
    description: str | None
    version: str | None
    version_origin: Origin
    owner: Reference | None
    stability: Stability
    sunset: str | None


def check_metadata(root: Node, located: Located, *, api: bool) -> list[Diagnostic]:
    """What is wrong with `x-contract`. A JSON Schema below `contracts/` must have one; nothing else need."""
    written = root.get(METADATA)
    if written is None:
        if api or not located.conventional:
            return []
        return [
            messages.MISSING_KEY.at(
                Origin(root.document),
                f"a JSON Schema contract needs the key `{METADATA}` with its kind and version",
                help=f"write `{METADATA}: {{kind: event, version: 1.0.0}}`; kinds are event, data, export and config",
            )
        ]
    definition = "api" if api else "document"
    schema = FrozenMap({"$defs": registry_format("contract-metadata")["$defs"], "$ref": f"#/$defs/{definition}"})
    findings = validate(written, schema, format_name=METADATA)
    draft = written.get("stability")
    if located.major == 0 and draft and draft.value not in (Stability.DRAFT, None) and not findings:
        text = f"`{draft.value}` is not allowed here: major version 0 is always a draft"
        findings.append(messages.INVALID_VALUE.at(draft.origin, text))
    return findings


def read_metadata(root: Node, located: Located, *, api: bool) -> Metadata:
    """The head of a contract that `check_metadata` found nothing wrong with."""
    info = root.get("info") if api else root
    own = root.get(METADATA)
    holder = info if api else own
    owner = own.get("owner") if own else None
    stability = Stability.DRAFT if located.major == 0 else Stability((own and own.text("stability")) or "published")
    version = holder.get("version") if holder else None
    return Metadata(
        kind=ContractKind.API if api else ContractKind((own and own.text("kind")) or "data"),
        title=(info and info.text("title")) or located.name,
        description=info.text("description") if info else None,
        version=version.value if version and isinstance(version.value, str) else None,
        version_origin=(version or holder or root).origin,
        owner=Reference(f"owner:{owner.value}", owner.origin) if owner else None,
        stability=stability,
        sunset=own.text("sunset") if own else None,
    )
