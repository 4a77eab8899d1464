"""The formats of the registries with this workspace's ids in them, so that an editor completes names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ssotgen.core.formats import FORMATS, registry_format
from ssotgen.core.json import FrozenMap, Json
from ssotgen.generators import layout
from ssotgen.ir.contract import ContractKind
from ssotgen.plugin import Artifact, Generator, JsonBody, Program

MARK = "x-ssotgen-ids"


def generate(program: Program) -> Iterator[Artifact]:
    """`schemas/<name>.schema.json` for every format."""
    ids = _known_ids(program)
    sources = (*layout.contract_sources(program), *program.registries.values())
    for name in FORMATS:
        yield Artifact(f"schemas/{name}.schema.json", JsonBody(_complete(registry_format(name), ids)), sources)


def _known_ids(program: Program) -> Mapping[str, tuple[str, ...]]:
    rbac, routing, owners = program.rbac, program.routing, program.owners
    events = (contract.symbol for contract in program.contracts if contract.kind is ContractKind.EVENT)
    ids = {
        "permission": rbac.permissions if rbac else (),
        "role": rbac.roles if rbac else (),
        "owner": owners.owners if owners else (),
        "middleware": routing.middleware if routing else (),
        "page": routing.pages if routing else (),
        "feature": program.features,
        "setting": program.settings,
        "error": program.errors.codes,
        "contract": program.contract_of,
        "operation": program.operations,
        "event": events,
        "environment": program.workspace.environments,
    }
    return {kind: tuple(sorted(known)) for kind, known in ids.items()}


def _complete(value: Json, ids: Mapping[str, tuple[str, ...]]) -> Json:
    """Replace what stands for ids by the ids themselves, where this workspace has any."""
    if isinstance(value, tuple):
        return tuple(_complete(item, ids) for item in value)
    if not isinstance(value, FrozenMap):
        return value
    kind = value.get(MARK)
    known = ids.get(kind, ()) if isinstance(kind, str) else ()
    without = {key: _complete(item, ids) for key, item in value.items() if key != MARK}
    if not known:
        return FrozenMap(without)
    return FrozenMap({**{key: item for key, item in without.items() if key != "pattern"}, "enum": known})


GENERATOR = Generator("schemas", "registry formats with this workspace's ids", generate)
