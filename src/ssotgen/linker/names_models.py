"""Names of generated model classes, their fields and the members of enumerations."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from ssotgen.core.diagnostics import Diagnostic, Label
from ssotgen.core.digest import of_text
from ssotgen.core.naming import Kind, collisions, fold, spell
from ssotgen.core.origin import Origin
from ssotgen.core.values import dataclass
from ssotgen.frontends.wording import shown
from ssotgen.ir.contract import Contract
from ssotgen.ir.shapes.closure import ContractShapes
from ssotgen.ir.shapes.names import INPUT, member_key, own_key
from ssotgen.ir.shapes.nodes import Definition, Enumeration, Record
from ssotgen.linker.messages import NAME_COLLISION
from ssotgen.linker.places import Places


@dataclass(frozen=True, slots=True)
class ModelNames:
    """Symbols and their names, and the findings about names that would be equal."""

    names: Mapping[str, str]
    diagnostics: tuple[Diagnostic, ...]


def model_names(
    contracts: Sequence[Contract], shapes: Mapping[str, ContractShapes], overrides: Mapping[str, str]
) -> ModelNames:
    """Decide every name that a module of models prints; `overrides` are valid identifiers by symbol.

    A schema that is a property as well has two names: the symbol's is the field's, and `<symbol>?class` the class's.
    Where a class has an input variant, that one's is `<symbol>?input`.
    """
    names: dict[str, str] = {}
    findings: dict[tuple[str, ...], Diagnostic] = {}
    for contract in contracts:
        for finding in _Scope(contract, shapes[contract.symbol], overrides, names).decide():
            findings.setdefault((str(finding.origin), *(str(label.origin) for label in finding.labels)), finding)
    return ModelNames(names, tuple(findings.values()))


class _Scope:
    """One module of models. Names that were decided for another contract's module stay as they are."""

    def __init__(
        self, contract: Contract, shapes: ContractShapes, overrides: Mapping[str, str], names: dict[str, str]
    ) -> None:
        self._shapes = shapes
        self._places = Places(contract, shapes.labels)
        self._overrides = overrides
        self._names = names
        properties = {field.symbol for item in _records(shapes) for field in item.fields}
        self._keys = {symbol: own_key(symbol, symbol in properties) for symbol in shapes.definitions}

    def decide(self) -> Iterator[Diagnostic]:
        """Decide the names of the module; gives a finding for each group of authored names that are equal."""
        yield from self._classes()
        for definition in self._shapes.definitions.values():
            yield from self._inside(definition)

    def _classes(self) -> Iterator[Diagnostic]:
        authored = {}
        for symbol, key in self._keys.items():
            place = self._shapes.lent.get(symbol, symbol)
            if key in self._overrides or self._places.is_authored(place):
                authored[key] = self._decide(key, self._places.class_name(place))
        made = self._shapes.definitions
        yield from _equal(authored, lambda: {self._keys[symbol]: item.origin for symbol, item in made.items()})
        taken = {fold(name) for name in authored.values()}
        self._unnamed({key: symbol for symbol, key in self._keys.items() if key not in authored}, taken)
        for symbol in sorted(self._shapes.divided):
            name = self._names[self._keys[symbol]]
            variants = (f"{name}Input", f"{name}InputVariant", f"{name}Input{of_text(symbol)[:8]}")
            free = next(variant for variant in variants if fold(variant) not in taken)
            taken.add(fold(self._decide(symbol + INPUT, free)))

    def _unnamed(self, symbols: Mapping[str, str], taken: set[str]) -> None:
        """Name the rest by place. Where two places read alike, each gets a mark of its own: order never counts."""
        wanted = {key: self._places.class_name(symbol) for key, symbol in symbols.items()}
        alike = {key for group in collisions(wanted) for key in group}
        for key, name in sorted(wanted.items()):
            decided = name
            if key in alike or fold(f"{name}Inline") in taken:
                decided = f"{name}{of_text(symbols[key])[:8].capitalize()}"
            elif fold(name) in taken:
                decided = f"{name}Inline"
            self._decide(key, decided)
        taken.update(fold(self._names[key]) for key in wanted)

    def _inside(self, definition: Definition) -> Iterator[Diagnostic]:
        match definition:
            case Record(fields=fields):
                chosen = {item.symbol: self._decide(item.symbol, spell(item.name, Kind.FIELD)) for item in fields}
                yield from _equal(chosen, lambda: {item.symbol: item.origin.at_key() for item in fields})
            case Enumeration(symbol=symbol, values=values):
                keys = {member_key(symbol, index): str(value) for index, value in enumerate(values)}
                chosen = {key: self._decide(key, spell(text, Kind.MEMBER)) for key, text in keys.items()}
                place = definition.origin
                yield from _equal(chosen, lambda: {key: place.child("enum", n) for n, key in enumerate(keys)}, keys)
            case _:
                return

    def _decide(self, key: str, otherwise: str) -> str:
        if key not in self._names:
            self._names[key] = self._overrides.get(key, otherwise)
        return self._names[key]


def _records(shapes: ContractShapes) -> Iterable[Record]:
    return (item for item in shapes.definitions.values() if isinstance(item, Record))


def _equal(
    names: Mapping[str, str], places: Callable[[], Mapping[str, Origin]], values: Mapping[str, str] | None = None
) -> Iterator[Diagnostic]:
    """A finding for each name that would stand there twice; `values` are shown for symbols that only number them."""
    for first, *others in collisions(names):
        origins = places()
        for other in others:
            both = f"`{other}` and `{first}`"
            if values is not None:
                both = f"the values {shown(values[other])} and {shown(values[first])}"
            yield NAME_COLLISION.at(
                origins[other],
                f"{both} would both be named `{names[first]}`",
                labels=(Label(origins[first], "the other one"),),
                help=f'add `"{other}" = "…"` to [names] in ssotgen.toml',
            )
