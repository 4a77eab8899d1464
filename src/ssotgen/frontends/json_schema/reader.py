"""JSON to `Schema`: every keyword of 2020-12 typed, older dialects and OpenAPI 3.0 lowered to it."""

from __future__ import annotations

from collections.abc import Hashable
from difflib import get_close_matches

from ssotgen.core.diagnostics import Diagnostic
from ssotgen.core.fixes import Fix, respelled, together
from ssotgen.core.json import FrozenMap, Json, identity
from ssotgen.core.origin import Origin
from ssotgen.frontends.json_schema import keywords
from ssotgen.frontends.json_schema.checks import OUTDATED
from ssotgen.frontends.json_schema.frame import CHANGES, Frame
from ssotgen.frontends.json_schema.groups import Groups
from ssotgen.frontends.json_schema.mends import null_type
from ssotgen.frontends.json_schema.messages import OUTDATED_KEYWORD, UNKNOWN_KEYWORD
from ssotgen.frontends.json_schema.nullable import with_null
from ssotgen.frontends.references.links import Links
from ssotgen.frontends.wording import shown
from ssotgen.ir.schema import Const, Discriminator, Notes, Reference, Schema


class SchemaReader:
    """Reads schemas whose references were followed; each place is read once.

    Nothing here can fail; what looks wrong all the same is in `findings`.
    """

    def __init__(self, links: Links) -> None:
        self._misspelt: dict[Diagnostic, None] = {}
        self._nullable: dict[str, dict[Origin, Fix | None]] = {}
        self._links = links
        self._groups = Groups(self.schema)
        self._read: dict[tuple[str, str], Schema] = {}

    @property
    def findings(self) -> list[Diagnostic]:
        """Keywords that look misspelt, and, once a file, those that its dialect no longer has."""
        found = list(self._misspelt)
        for origins in self._nullable.values():
            origin, *others = origins
            more = f" ({len(others)} more in this file)" if others else ""
            at, text = origin.child("nullable").at_key(), OUTDATED["nullable"] + more
            found.append(OUTDATED_KEYWORD.at(at, text, fix=together(origins.values())))
        return found

    def at(self, document: str, pointer: str, value: Json) -> Schema:
        """The schema at a place, whatever surrounds it."""
        key = (document, pointer)
        if key not in self._read:
            scope = self._links.scope_at(document, pointer)
            dialect = self._links.dialect(document)
            frame = Frame(self._links.symbol(document), scope, dialect, pointer)
            self._read[key] = self.schema(value, frame, pointer)
        return self._read[key]

    def schema(self, value: Json, frame: Frame, pointer: str) -> Schema:
        """The schema with this value at `pointer` of the frame's document."""
        symbol = frame.prefix + pointer
        origin = Origin(frame.scope.document, pointer)
        if not isinstance(value, FrozenMap):
            return Schema(symbol, origin, boolean=value is not False)
        reference = keywords.text(value, "$ref")
        if reference is not None and not frame.dialect.siblings:
            return Schema(symbol, origin, ref=self._reference(reference, frame, pointer, "$ref"))
        keys = value.keys()
        if not keys.isdisjoint(CHANGES):
            frame = frame.within(value, pointer)
        notes = _notes(value)
        if notes.extensions:
            self._check_spelling(notes.extensions, origin)
        groups = self._groups
        schema = Schema(
            symbol,
            origin,
            ref=self._reference(reference, frame, pointer, "$ref") if reference is not None else None,
            dynamic_ref=self._dynamic(value, frame, pointer),
            wanders="$dynamicRef" in value and self._wanders(value, frame),
            dynamic_anchor=keywords.text(value, "$dynamicAnchor"),
            types=keywords.types(value),
            enum=_enum(value),
            const=Const(value["const"]) if "const" in value else None,
            format=keywords.text(value, "format"),
            number=groups.number(value) if not keys.isdisjoint(keywords.NUMBER) else None,
            string=groups.string(value, frame, pointer) if not keys.isdisjoint(keywords.STRING) else None,
            array=groups.array(value, frame, pointer) if not keys.isdisjoint(keywords.ARRAY) else None,
            object=groups.object(value, frame, pointer) if not keys.isdisjoint(keywords.OBJECT) else None,
            logic=groups.logic(value, frame, pointer) if not keys.isdisjoint(keywords.LOGIC) else None,
            discriminator=self._discriminator(value, frame, pointer) if "discriminator" in value else None,
            notes=notes,
        )
        if value.get("nullable") is True and frame.dialect.openapi:
            if not frame.dialect.nullable:
                self._nullable.setdefault(origin.document, {})[origin] = null_type(value, origin)
            return with_null(schema)
        return schema

    def _reference(self, text: str, frame: Frame, pointer: str, *keys: str, named: bool = False) -> Reference:
        origin = Origin(frame.scope.document, pointer).child(*keys)
        place = self._links.target(frame.scope, text, named=named)
        return Reference(self._links.symbol(place.document, place.pointer) if place else text, origin)

    def _check_spelling(self, extensions: FrozenMap[Json], origin: Origin) -> None:
        for key in extensions:
            if key.startswith("x-") or key in keywords.CARRIED:
                continue
            if near := get_close_matches(key, keywords.SORTED, n=1, cutoff=0.8):
                text = f"no schema has a keyword {shown(key)}"
                hint = f"did you mean `{near[0]}`?"
                at = origin.child(key).at_key()
                fix = respelled(at, key, near[0])
                self._misspelt[UNKNOWN_KEYWORD.at(at, text, hint=hint, fix=fix)] = None

    def _dynamic(self, value: FrozenMap[Json], frame: Frame, pointer: str) -> Reference | None:
        if (text := keywords.text(value, "$dynamicRef")) is not None:
            return self._reference(text, frame, pointer, "$dynamicRef")
        if "$recursiveRef" in value:
            document = frame.scope.document
            self._links.named_schemas.setdefault(document, set()).add(frame.outermost)
            return Reference(frame.prefix + frame.outermost, Origin(document, pointer).child("$recursiveRef"))
        return None

    def _wanders(self, value: FrozenMap[Json], frame: Frame) -> bool:
        text = keywords.text(value, "$dynamicRef") or ""
        place = self._links.target(frame.scope, text)
        return place is not None and not self._links.is_settled(place, text)

    def _discriminator(self, value: FrozenMap[Json], frame: Frame, pointer: str) -> Discriminator | None:
        written = value["discriminator"]
        if not isinstance(written, FrozenMap) or not isinstance(name := written.get("propertyName"), str):
            return None
        mapping = written.get("mapping")
        entries = mapping.items() if isinstance(mapping, FrozenMap) else ()
        return Discriminator(
            name,
            tuple(
                (tag, self._reference(text, frame, pointer, "discriminator", "mapping", tag, named=True))
                for tag, text in entries
                if isinstance(text, str)
            ),
            Origin(frame.scope.document, f"{pointer}/discriminator"),
        )


def _enum(value: FrozenMap[Json]) -> tuple[Json, ...] | None:
    """The values, each once (2020-12 lets an enum repeat a value)."""
    found = value.get("enum")
    if not isinstance(found, tuple):
        return None
    first: dict[Hashable, Json] = {}
    for item in found:
        first.setdefault(identity(item), item)
    return tuple(first.values())


_NO_NOTES = Notes()


def _notes(value: FrozenMap[Json]) -> Notes:
    extensions = {key: item for key, item in value.items() if key not in keywords.KNOWN}
    if not extensions and value.keys().isdisjoint(keywords.NOTES):
        return _NO_NOTES
    examples = value.get("examples")
    return Notes(
        title=keywords.text(value, "title"),
        description=keywords.text(value, "description"),
        default=Const(value["default"]) if "default" in value else None,
        examples=(examples if isinstance(examples, tuple) else ())
        + ((value["example"],) if "example" in value else ()),
        has_example="example" in value,
        deprecated=value.get("deprecated") is True,
        read_only=value.get("readOnly") is True,
        write_only=value.get("writeOnly") is True,
        extensions=FrozenMap(extensions),
    )
