"""YAML 1.2 to values, straight from parser events, so that limits hold before anything large is built."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from ssotgen.core.diagnostics import Diagnostic, Label
from ssotgen.core.json import Json, same
from ssotgen.core.origin import Origin, Part, escape
from ssotgen.syntax import yaml_events
from ssotgen.syntax.findings import FirstOfMany
from ssotgen.syntax.messages import (
    COMPLEX_KEY,
    CONTROL_CHARACTER,
    DUPLICATE_KEY,
    EXPANDED_MERGE_KEY,
    INVALID_ALIAS,
    LIMIT_EXCEEDED,
    MERGE_KEY,
    SEVERAL_DOCUMENTS,
    YAML_TAG,
)
from ssotgen.syntax.parsed import Parsed, Reading, Style, empty, finish, too_many
from ssotgen.syntax.yaml_errors import syntax_error
from ssotgen.syntax.yaml_frames import Anchored, Frame
from ssotgen.syntax.yaml_mends import without_character, without_repetition, without_tag
from ssotgen.syntax.yaml_scalars import Scalars

if TYPE_CHECKING:
    from yaml.events import AliasEvent, CollectionStartEvent, Event, ScalarEvent

_FORBIDDEN = re.compile("[^\t\n\x20-\x7e\x85\xa0-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_FORBIDDEN_IN_REGISTRIES = re.compile("[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


def read_yaml(reading: Reading) -> Parsed:
    """Parse a file that holds one YAML document."""
    pattern = _FORBIDDEN if reading.style is Style.CONTRACT else _FORBIDDEN_IN_REGISTRIES
    forbidden = pattern.search(reading.text)
    if forbidden:
        text = f"the character U+{ord(forbidden[0]):04X} may not stand in a YAML file"
        where = reading.at(forbidden.start())
        return Parsed(None, (CONTROL_CHARACTER.at(where, text, fix=without_character(where, forbidden[0])),))
    return _Builder(reading).run()


class _Stop(Exception):  # leaves the loop, with the finding that ends the document
    def __init__(self, finding: Diagnostic) -> None:
        self.finding = finding


class _Builder:
    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.limits = reading.limits
        self.findings: list[Diagnostic] = []
        self.scalars = Scalars(reading, self.findings)
        self.merges = FirstOfMany(EXPANDED_MERGE_KEY)
        self.stack: list[Frame] = []
        self.anchors: dict[str, Anchored | None] = {}  # None: still open
        self.names: set[str] = set()
        self.nodes = self.aliases = self.documents = self.start = 0
        self.root: Json = None
        self.blank = True

    def run(self) -> Parsed:
        from yaml import events
        from yaml.error import YAMLError

        handlers: dict[type[Event], Callable[..., None]] = {
            events.ScalarEvent: self.on_scalar,
            events.MappingStartEvent: self.on_map,
            events.SequenceStartEvent: self.on_sequence,
            events.MappingEndEvent: self.on_end,
            events.SequenceEndEvent: self.on_end,
            events.AliasEvent: self.on_alias,
            events.DocumentStartEvent: self.on_document,
        }
        try:
            for event in yaml_events.events(self.reading.text):
                handler = handlers.get(type(event))
                if handler is not None:
                    handler(event)
        except _Stop as stop:
            return Parsed(None, (*self.findings, stop.finding))
        except YAMLError as cause:
            return Parsed(None, (*self.findings, syntax_error(self.reading, cause)))
        if self.blank:
            return empty(self.reading)
        self.scalars.finish()
        self.merges.finish(self.findings)
        return finish(self.reading, self.root, self.findings, self.start)

    # ---- events

    def on_document(self, event: Event) -> None:
        self.documents += 1
        if self.documents > 1:
            where = self.reading.at(yaml_events.start(event))
            raise _Stop(SEVERAL_DOCUMENTS.at(where, "a second document begins here", hint="one document a file"))

    def on_scalar(self, event: ScalarEvent) -> None:
        frame = self.stack[-1] if self.stack else None
        text = event.value
        if event.tag is not None:
            is_text = bool(event.style) or isinstance(self.scalars.unremarked(text), str)
            self.refuse_tag(event, event.tag, is_text=is_text)
        if frame is not None and frame.is_map and frame.key is None:
            self.on_key(frame, text, event)
            if event.anchor:
                self.anchors[event.anchor] = Anchored(text, text, 1, 0, 0)
            return
        value: Json = text
        if not event.style:  # a plain one; quotes and blocks are text
            known = self.scalars.known
            if text in known:
                value = known[text]
            elif event.tag is None:
                value = self.scalars.value(text, self.here(event))
            else:  # a tag is one mistake, whatever it stands before
                value = self.scalars.unremarked(text)
        if text or event.style:
            self.blank = False
        if event.anchor:
            self.anchors[event.anchor] = Anchored(value, text, 1, 0, 0)
        self.put(value, 1, event)

    def on_key(self, frame: Frame, text: str, event: ScalarEvent | AliasEvent) -> None:
        plain = not getattr(event, "style", None)
        frame.key = text
        if plain and text not in self.names:
            self.names.add(text)
            self.scalars.key(text, self.here(event, "key"))
        is_merge = plain and text == "<<"
        if text in frame.entries or (is_merge and frame.merged):
            frame.drop = True
            origin = self.here(event, "key")
            first = Label(Origin(origin.document, origin.pointer, "key"), "first written here")
            fix = without_repetition(
                self.reading.text, origin, lambda again: self.is_same(frame.entries.get(text), again)
            )
            said = f"the key `{text}` stands twice in one map"
            self.findings.append(DUPLICATE_KEY.at(origin, said, labels=(first,), fix=fix))
        elif is_merge:
            frame.merging = True
            self.on_merge(event)

    def on_merge(self, event: ScalarEvent | AliasEvent) -> None:
        where = self.here(event, "key")
        if self.reading.style is Style.REGISTRY:
            self.findings.append(
                MERGE_KEY.at(where, "a registry may not use the merge key `<<`", hint="write them out")
            )
        else:
            self.merges.add(where, "the merge key `<<` belongs to YAML 1.1; it was expanded", "write the entries out")

    def on_map(self, event: CollectionStartEvent) -> None:
        self.open(event, is_map=True)

    def on_sequence(self, event: CollectionStartEvent) -> None:
        self.open(event, is_map=False)

    def open(self, event: CollectionStartEvent, *, is_map: bool) -> None:
        self.blank = False
        if event.tag is not None:
            self.refuse_tag(event, event.tag, is_text=False)
        if self.stack:
            frame = self.stack[-1]
            if frame.is_map and frame.key is None:
                kind = "map" if is_map else "sequence"
                raise _Stop(COMPLEX_KEY.at(self.here(event), f"a {kind} stands where a key is expected"))
        else:
            self.start = yaml_events.start(event)
        if len(self.stack) >= self.limits.depth:
            raise self.too_much(event, f"more than {self.limits.depth} maps and sequences inside each other")
        if event.anchor:
            self.anchors[event.anchor] = None
        self.stack.append(Frame(is_map, event.anchor, self.nodes, self.aliases))

    def on_end(self, event: Event) -> None:
        frame = self.stack.pop()
        value = frame.close()
        height = frame.height + 1
        if frame.anchor:
            nodes, aliases = self.nodes - frame.nodes + 1, self.aliases - frame.aliases
            self.anchors[frame.anchor] = Anchored(value, None, nodes, aliases, height)
        self.put(value, 1, event, height)

    def on_alias(self, event: AliasEvent) -> None:
        name = event.anchor or ""
        anchored = self.anchors.get(name)
        if anchored is None:
            reason = "stands inside its own anchor" if name in self.anchors else "names no anchor before it"
            raise _Stop(INVALID_ALIAS.at(self.here(event), f"the alias `*{name}` {reason}"))
        frame = self.stack[-1] if self.stack else None
        if frame is not None and frame.is_map and frame.key is None:
            if anchored.text is None:
                raise _Stop(COMPLEX_KEY.at(self.here(event), f"the alias `*{name}` stands for a map or a sequence"))
            self.on_key(frame, anchored.text, event)
            return
        self.aliases += 1 + anchored.aliases
        if self.aliases > self.limits.aliases:
            raise self.too_much(event, f"more than {self.limits.aliases} aliases once each is written out")
        if len(self.stack) + anchored.height > self.limits.depth:
            raise self.too_much(event, f"more than {self.limits.depth} maps and sequences inside each other")
        self.put(anchored.value, anchored.nodes, event, anchored.height)

    def put(self, value: Json, nodes: int, event: Event, height: int = 0) -> None:
        """Add a finished value to what it stands in."""
        self.nodes += nodes
        if len(self.findings) > self.limits.findings:
            raise _Stop(too_many(self.reading, yaml_events.start(event)))
        if self.nodes > self.limits.nodes:
            raise self.too_much(event, f"more than {self.limits.nodes} values")
        if not self.stack:
            self.root = value
            return
        frame = self.stack[-1]
        frame.height = max(frame.height, height)
        if not frame.is_map:
            frame.items.append(value)
            return
        if frame.drop:
            frame.drop = False
        elif frame.merging:
            frame.merging = False
            if not frame.merge(value):
                where = self.here(event)
                self.findings.append(MERGE_KEY.at(where, "`<<` merges something that is not a map"))
        else:
            assert frame.key is not None
            frame.entries[frame.key] = value
        frame.key = None

    def is_same(self, value: Json, written: str) -> bool:
        """Whether a plain scalar says what a value is."""
        return same(self.scalars.unremarked(written), value)

    # ---- findings

    def here(self, event: Event, part: Part = "value") -> Origin:
        """The place of an event."""
        pointer = "".join(f"/{escape(frame.pointer_token())}" for frame in self.stack)
        return Origin(self.reading.document, pointer, part, yaml_events.start(event))

    def too_much(self, event: Event, what: str) -> _Stop:
        return _Stop(LIMIT_EXCEEDED.at(self.here(event), f"the document has {what}"))

    def refuse_tag(self, event: Event, tag: str, *, is_text: bool) -> None:
        written = tag.replace("tag:yaml.org,2002:", "!!")
        where = self.here(event)
        fix = without_tag(self.reading.text, where, written, is_text=is_text)
        self.findings.append(YAML_TAG.at(where, f"the tag `{written}` is not allowed", hint="leave it out", fix=fix))
