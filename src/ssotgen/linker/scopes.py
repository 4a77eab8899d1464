"""Names that stand side by side in one scope of generated code, and the finding where two of them meet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ssotgen.core.diagnostics import Diagnostic, Label
from ssotgen.core.naming import collisions
from ssotgen.core.origin import Origin
from ssotgen.core.values import dataclass
from ssotgen.linker.messages import NAME_COLLISION


@dataclass(frozen=True, slots=True)
class Named:
    """A symbol, where the thing stands in a hand-written file, and the name decided for it."""

    symbol: str
    origin: Origin
    name: str


@dataclass(frozen=True, slots=True)
class Scope:
    """Names that must differ. `where` completes the sentence "both would be called x in …"."""

    where: str
    names: tuple[Named, ...]

    def decided(self) -> Mapping[str, str]:
        """Symbols to names."""
        return {item.symbol: item.name for item in self.names}


def collided(scopes: Iterable[Scope]) -> Iterator[Diagnostic]:
    """One finding for each name that a scope would have once more, at the later of the two things.

    What is called after two things that have met already (the responses of two operations) is not reported again.
    """
    met: set[tuple[str, str]] = set()
    for scope in scopes:
        known = {item.symbol: item for item in scope.names}
        order = {symbol: index for index, symbol in enumerate(known)}
        for group in collisions(scope.decided()):
            first, *others = (known[symbol] for symbol in sorted(group, key=order.__getitem__))
            for other in others:
                above = {(left, right) for left in _above(first.symbol) for right in _above(other.symbol)}
                if above.isdisjoint(met):
                    met.add((first.symbol, other.symbol))
                    yield _collision(scope, first, other)


def _above(symbol: str) -> Iterator[str]:
    """The symbols that stand above one, by its slashes."""
    while "/" in symbol:
        symbol = symbol.rpartition("/")[0]
        yield symbol


def _collision(scope: Scope, first: Named, other: Named) -> Diagnostic:
    same = f"be called `{other.name}`" if first.name == other.name else f"be called `{first.name}` and `{other.name}`"
    return NAME_COLLISION.at(
        other.origin,
        f"`{first.symbol}` and `{other.symbol}` would {same} in {scope.where}",
        labels=(Label(first.origin, "the other one"),),
        help=f'write below [names] in ssotgen.toml:  "{other.symbol}" = "{other.name}_2"',
    )
