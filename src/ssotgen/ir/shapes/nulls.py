"""Which schemas admit null: the least answer that agrees with itself, where schemas hold each other in rings."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ssotgen.ir.schema import Schema
from ssotgen.ir.shapes.merge import Flat, Group, flatten, reference_of


class Nulls:
    """Answers for the members of unions, each decided once, however long the chain of unions or many the ways are.

    `resolve` gives the schema at the end of a chain of bare references, `None` where it is a ring.
    """

    def __init__(
        self, schemas: Mapping[str, Schema], resolve: Callable[[str], Schema | None], *, exact: bool = False
    ) -> None:
        self._schemas = schemas
        self._resolve = resolve
        self._exact = exact
        self._known: dict[str, bool] = {}

    def admitted(self, flat: Flat) -> bool | None:
        """Whether a schema admits null as it is in a union; `None` where the unions in it decide."""
        own = flat.schema
        if own.boolean is False:
            return False
        if own.enum is not None:
            return None in own.enum and (not own.types or "null" in own.types)
        if own.types:
            return "null" in own.types
        return None if flat.groups else self._exact

    def admitted_by_all(self, groups: tuple[Group, ...]) -> bool:
        """Whether each of some unions has a member that admits null."""
        return all(any(self._admits(member) for member in self._members(group)) for group in groups)

    def _members(self, group: Group) -> list[Schema]:
        targets = ((member, reference_of(member)) for member in group.members)
        return [self._resolve(target) or member if target else member for member, target in targets]

    def _admits(self, schema: Schema) -> bool:
        if schema.symbol not in self._known:
            self._decide(schema)
        return self._known[schema.symbol]

    def _decide(self, schema: Schema) -> None:
        unions: dict[str, list[list[str]]] = {}
        waiting = [schema]
        while waiting:
            found = waiting.pop()
            if found.symbol in unions or found.symbol in self._known:
                continue
            flat = flatten(found, self._schemas)
            answer = self.admitted(flat)
            if answer is not None:
                self._known[found.symbol] = answer
                continue
            groups = [self._members(group) for group in flat.groups]
            unions[found.symbol] = [[member.symbol for member in members] for members in groups]
            waiting += (member for members in groups for member in members)
        self._known |= dict.fromkeys(unions, False)
        moved = True
        while moved:
            moved = False
            for symbol, members_of in reversed(unions.items()):  # what is inside comes first
                if not self._known[symbol] and all(any(self._known[m] for m in group) for group in members_of):
                    self._known[symbol] = moved = True
