"""What an unnamed schema is called: the way from the nearest name to its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice

from ssotgen.core.naming import Kind, spell
from ssotgen.core.origin import Origin, escape, tokens
from ssotgen.ir.contract import Contract, Operation

_COMPONENT_SUFFIX = {
    "responses": "Response", "requestBodies": "Request", "parameters": "Parameter", "headers": "Header",
}  # fmt: skip
_WORDS = {
    "items": "Item", "itemSchema": "Item", "unevaluatedItems": "Item", "contains": "Item", "schema": "",
    "additionalProperties": "Value", "unevaluatedProperties": "Value", "requestBody": "Request",
}  # fmt: skip
# Keywords whose value is a map or a list: the key below belongs to them. Empty where code has to decide.
_WITH_KEY = {
    "properties": "{}", "dependentSchemas": "{}", "callbacks": "{}", "$defs": "{}", "definitions": "{}", "allOf": "",
    "patternProperties": "Value", "prefixItems": "Item {}", "headers": "{} Header", "anyOf": "", "oneOf": "",
    "parameters": "", "responses": "", "content": "",
}  # fmt: skip
_DEFINITIONS = ("$defs", "definitions")
_METHODS = frozenset({"get", "put", "post", "delete", "options", "head", "patch", "trace", "query"})


class Places:
    """Words for the places of one contract's schemas; `labels` are the words for members of unions."""

    def __init__(self, contract: Contract, labels: Mapping[str, str]) -> None:
        self._contract = contract
        self._labels = labels
        self._operations: dict[str, str] = {}
        self._parameters: dict[str, str] = {}
        for operation in contract.operations:
            for place in self._spellings(operation.origin):
                self._operations[place] = operation.id or f"{operation.method} {operation.path}"
            self._parameters |= _parameter_places(operation)

    def is_authored(self, symbol: str) -> bool:
        """Whether the author of the contract chose a name for the schema."""
        found = tokens(symbol.partition("#")[2])
        return (
            not found
            or (len(found) == 3 and found[:2] == ("components", "schemas"))
            or (len(found) == 2 and found[0] in _DEFINITIONS)
        )

    def class_name(self, symbol: str) -> str:
        """A class name, made of the keys on the way to the schema and never of its position in an object."""
        document, _, pointer = symbol.partition("#")
        found = tokens(pointer)
        if not found:
            return spell(self._root(document), Kind.CLASS)
        words, used = self._start(document, found)
        return spell(" ".join((*words, *self._inside(document, found, used))), Kind.CLASS)

    def _spellings(self, origin: Origin) -> tuple[str, str]:
        return f"{self._contract.symbol}#{origin.pointer}", f"{origin.document}#{origin.pointer}"

    def _root(self, document: str) -> str:
        if document == self._contract.symbol:
            return self._contract.name
        return document.rpartition("/")[2].split(".")[0]

    def _start(self, document: str, found: tuple[str, ...]) -> tuple[list[str], int]:
        """The words for the name nearest to the root of the document, and how many tokens they stand for."""
        match found:
            case ("components", "schemas", name, *_):
                return [name], 3
            case ("components", section, name, *_):
                suffix = _COMPONENT_SUFFIX.get(section, "")
                return [name, "" if name.lower().endswith(suffix.lower()) else suffix], 3
            case ("paths", path, method, *_) if method in _METHODS:
                place = f"{document}#/paths/{escape(path)}/{method}"
                return [self._operations.get(place, f"{method} {path}")], 3
            case ("paths", path, *_):
                return [path], 2
            case (defs, name, *_) if defs in _DEFINITIONS:
                return [name], 2
            case (name, *_) if name in ("properties", "items", "anyOf", "oneOf", "allOf", "additionalProperties"):
                return [self._root(document)], 0
            case _:
                return [found[0]], 1

    def _inside(self, document: str, found: tuple[str, ...], used: int) -> Iterable[str]:
        words = iter(range(used, len(found)))
        for index in words:
            token, key = found[index], found[index + 1] if index + 1 < len(found) else ""
            place = f"{document}#" + "".join(f"/{escape(part)}" for part in found[: index + 2])
            word, pair = self._step(token, key, place)
            yield word
            if pair:
                next(islice(words, 1), None)

    def _step(self, token: str, key: str, place: str) -> tuple[str, bool]:
        """The word for a keyword, or for a keyword and the key below it (then the second value is true)."""
        if token in _WORDS:
            return _WORDS[token], False
        if token not in _WITH_KEY:
            return token, False
        match token:
            case "anyOf" | "oneOf":
                return self._labels.get(place, key), True
            case "parameters":
                return self._parameters.get(place, key), True
            case "responses":
                return "Response" if key == "200" else f"{key} Response", True
            case "content":
                return _media_word(key), True
            case _:
                return _WITH_KEY[token].format(key), True


def _parameter_places(operation: Operation) -> dict[str, str]:
    """The places of parameter objects, by which a list index becomes a name."""
    found = {}
    for parameter in operation.parameters:
        schema = parameter.schema or (parameter.content.schema if parameter.content else None)
        if schema is not None:
            found[schema.symbol.partition("/schema")[0].partition("/content")[0]] = parameter.name
    return found


def _media_word(media: str) -> str:
    """Nothing for JSON, which is what bodies are unless they say otherwise."""
    base = media.partition(";")[0].strip().lower()
    if base in ("application/json", "*/*", "text/json") or base.endswith("+json"):
        return ""
    known = {"application/x-www-form-urlencoded": "Form", "multipart/form-data": "Multipart"}
    return known.get(base, base.rpartition("/")[2])
