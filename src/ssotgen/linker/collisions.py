"""Paths that two things of one service would answer: operations of two contracts, operational routes, pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import NamedTuple
from urllib.parse import urlsplit

from ssotgen.core.diagnostics import Diagnostic, Label
from ssotgen.core.origin import Origin
from ssotgen.ir.contract import Contract
from ssotgen.ir.registry import Routing
from ssotgen.linker.messages import DUPLICATE_ENTRY
from ssotgen.linker.messages_routes import ROUTE_COLLISION


class _Place(NamedTuple):
    """What is answered; an empty `host` stands for any, an operational route for every method."""

    host: str
    method: str
    path: str


def collisions(contracts: Iterable[Contract], routing: Routing | None) -> Iterator[Diagnostic]:
    """One finding for each two contracts that meet, and for each operational route or page that meets anything."""
    answered = [(contract, _places(contract)) for contract in contracts if contract.is_api and contract.served]
    for (left, of_left), (right, of_right) in combinations(answered, 2):
        yield from _of_contracts(left, of_left, right, of_right)
    if routing is not None:
        yield from _of_routing(routing, [places for _, places in answered])


def _places(contract: Contract) -> dict[_Place, tuple[str, Origin]]:
    """Where the operations are answered, below the first server of the contract."""
    server = urlsplit(contract.servers[0].address) if contract.servers else urlsplit("")
    base = server.path.rstrip("/")
    return {
        _Place(server.netloc, item.method.upper(), _normal(base + item.path)): (item.symbol, item.origin.at_key())
        for item in contract.operations
    }


def _normal(path: str) -> str:
    """The path without the names of its parameters: `/slots/{id}` and `/slots/{slotId}` are answered alike."""
    return re.sub(r"\{[^{}]*\}", "{}", path)


def _of_contracts(
    left: Contract,
    of_left: dict[_Place, tuple[str, Origin]],
    right: Contract,
    of_right: dict[_Place, tuple[str, Origin]],
) -> Iterator[Diagnostic]:
    hosts = {place.host for place in (*of_left, *of_right)} - {""}
    if len(hosts) > 1:
        return
    paths = {place[1:]: found for place, found in of_left.items()}
    shared = [(paths[place[1:]], found) for place, found in of_right.items() if place[1:] in paths]
    if shared:
        (first, first_origin), (second, origin) = shared[0]
        more = f", and so do {len(shared) - 1} more operations of the two contracts" if len(shared) > 1 else ""
        yield ROUTE_COLLISION.at(
            origin,
            f"`{second}` and `{first}` answer the same method on the same path{more}",
            labels=(Label(first_origin, "the other one"),),
            help=f"give `{left.symbol}` and `{right.symbol}` different base paths in `servers`",
        )


def _of_routing(routing: Routing, operations: list[dict[_Place, tuple[str, Origin]]]) -> Iterator[Diagnostic]:
    answered = {(place.method, place.path): found for places in operations for place, found in places.items()}
    own: dict[str, Origin] = {}
    pages = ((page.path, page.origin.child("path")) for page in routing.pages.values())
    for path, origin in (*((route.path, route.origin) for route in routing.operational), *pages):
        normal = _normal(path)
        met = next((answered[method, normal] for method in ("GET", "HEAD") if (method, normal) in answered), None)
        if normal in own:
            label = Label(own[normal], "first here")
            yield DUPLICATE_ENTRY.at(origin, f"the path `{path}` is given twice", labels=(label,))
        elif met is not None:
            text = f"`{path}` is also answered by `{met[0]}`"
            yield ROUTE_COLLISION.at(origin, text, labels=(Label(met[1], "the operation"),))
        own.setdefault(normal, origin)
