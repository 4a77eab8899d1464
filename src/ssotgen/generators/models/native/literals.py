"""What is left of schemas as literals: JSON Schema, in which a reference is the name of a class."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from ssotgen.analysis.exact_schema import Direction, Printer
from ssotgen.analysis.python_patterns import translated
from ssotgen.core.json import FrozenMap, Json
from ssotgen.core.values import replace
from ssotgen.ir.schema import ObjectRules, Schema, StringRules


class Literals(Printer):
    """Prints schemas for one direction; what they refer to is gathered under the names that `named` gives."""

    def __init__(self, schemas: Mapping[str, Schema], direction: Direction | None, named: Callable[[str], str]) -> None:
        super().__init__(schemas, direction, lambda pattern: translated(pattern) is not None)
        self._named = named
        self._seen: set[str] = set()
        self._used = False

    def printed(self, schema: Schema) -> tuple[Json, bool]:
        """A schema, and whether it refers to others."""
        self._used = False
        return self.schema(schema), self._used

    def schema(self, schema: Schema) -> Json:
        """One schema; a dynamic reference that can lead to one place only is read as a plain one."""
        if schema.dynamic_ref is not None and not schema.wanders and schema.ref is None:
            return super().schema(replace(schema, ref=schema.dynamic_ref, dynamic_ref=None))
        return super().schema(schema)

    def definitions(self) -> dict[str, Json]:
        """Everything that was referred to so far and was not yet given, by name."""
        printed: dict[str, Json] = {}
        while self._waiting:
            symbol = self._waiting.pop()
            printed[self._named(symbol)] = self.schema(self._schemas[symbol])
        return printed

    def _reference(self, target: str) -> str:
        self._used = True
        if target not in self._seen:
            self._seen.add(target)
            self._waiting.append(target)
        return self._named(target)

    def _string(self, rules: StringRules) -> Iterator[tuple[str, Json]]:
        pattern = translated(rules.pattern) if rules.pattern is not None else None
        plain = replace(rules, pattern=pattern, content_encoding=None, content_media_type=None, content_schema=None)
        return super()._string(plain)

    def _object(self, rules: ObjectRules) -> Iterator[tuple[str, Json]]:
        found = dict(super()._object(rules))
        if rules.patterns and isinstance(matched := found.get("patternProperties"), FrozenMap):
            found["patternProperties"] = FrozenMap({translated(text) or text: part for text, part in matched.items()})
        return iter(found.items())
