"""What a JSON Schema says about the keys and values that it allows, for the texts of findings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import unquote, urldefrag, urljoin

from ssotgen.core.json import FrozenMap, Json
from ssotgen.core.origin import tokens
from ssotgen.core.values import dataclass

IN_PLACE_LISTS = ("allOf", "anyOf", "oneOf")
IN_PLACE = ("if", "then", "else")
WORDS = re.compile(r"\^\(([\w|-]+)\)\$")
"""A pattern for keys that is nothing but a list of words: `^(get|put)$`."""
FORMS = {
    "^[1-5](?:[0-9]{2}|XX)$": "a status such as `404` or `4XX`",
    "^/": "a path, which begins with `/`",
}
"""Other patterns for keys, in words."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Schemas by URI, each without a fragment."""

    resources: Mapping[str, Json]

    def keys(self, location: str) -> frozenset[str]:
        """The names of all properties that may stand where the keyword at `location` looks, conditions aside."""
        found: set[str] = set()
        self._collect(*self._holder(location), found, set())
        return frozenset(found - {*FORMS.values()})

    def forms(self, location: str) -> frozenset[str]:
        """What else may stand there: keys of a form that has no list, in words."""
        found: set[str] = set()
        self._collect(*self._holder(location), found, set())
        return frozenset(found & {*FORMS.values()})

    def description(self, location: str) -> str | None:
        """What the schema that holds the keyword says about its values."""
        _, schema = self._holder(location)
        text = schema.get("description") if isinstance(schema, FrozenMap) else None
        return text if isinstance(text, str) else None

    def only_value(self, location: str, name: str | None) -> Json:
        """The one value that a property may have beside the keyword; `None` where there are several."""
        _, schema = self._holder(location)
        properties = schema.get("properties") if isinstance(schema, FrozenMap) else None
        rules = properties.get(name or "") if isinstance(properties, FrozenMap) else None
        return rules.get("const") if isinstance(rules, FrozenMap) else None

    def _holder(self, location: str) -> tuple[str, Json]:
        base, fragment = urldefrag(location)
        return self._find(f"{base}#{fragment.rpartition('/')[0]}")

    def _find(self, uri: str) -> tuple[str, Json]:
        base, fragment = urldefrag(uri)
        value = self.resources.get(base)
        for token in tokens(unquote(fragment)):
            if isinstance(value, FrozenMap):
                value = value.get(token)
            elif isinstance(value, tuple) and token.isdecimal() and int(token) < len(value):
                value = value[int(token)]
            else:
                value = None
        return base, value

    def _collect(self, base: str, schema: Json, found: set[str], seen: set[int]) -> None:
        if not isinstance(schema, FrozenMap) or id(schema) in seen:
            return
        seen.add(id(schema))
        properties = schema.get("properties")
        if isinstance(properties, FrozenMap):
            found.update(name for name, value in properties.items() if value is not False)
        patterns = schema.get("patternProperties")
        for pattern in patterns if isinstance(patterns, FrozenMap) else ():
            if words := WORDS.fullmatch(pattern):
                found.update(words[1].split("|"))
            elif pattern in FORMS:
                found.add(FORMS[pattern])
        parts = [schema[key] for key in IN_PLACE if key in schema]
        for key in IN_PLACE_LISTS:
            members = schema.get(key)
            parts += members if isinstance(members, tuple) else ()
        dependent = schema.get("dependentSchemas")
        parts += dependent.values() if isinstance(dependent, FrozenMap) else ()
        for part in parts:
            self._collect(base, part, found, seen)
        reference = schema.get("$ref")
        if isinstance(reference, str):
            self._collect(*self._find(_join(base, reference)), found, seen)


def _join(base: str, reference: str) -> str:
    return base + reference if reference.startswith("#") else urljoin(base, reference)
