"""Places in YAML text, read a second time and only when a finding is about to be shown."""

from __future__ import annotations

from contextlib import suppress

from ssotgen.syntax import yaml_events
from ssotgen.syntax.spots import KnownSpot, Stretch


class _Open:
    """A map or sequence that is being read."""

    __slots__ = ("is_map", "key", "merging", "sources", "spot")

    def __init__(self, spot: KnownSpot, is_map: bool) -> None:
        self.spot = spot
        self.is_map = is_map
        self.key: tuple[str, Stretch] | None = None
        self.merging = False
        self.sources: list[KnownSpot] = []


def yaml_spots(text: str) -> KnownSpot:
    """The places of a document; of a broken one, as far as it could be read."""
    from yaml.error import YAMLError

    walk = _Walk(text)
    with suppress(YAMLError):  # whoever asks falls back to the nearest place that was read
        walk.run()
    return walk.root


class _Walk:
    def __init__(self, text: str) -> None:
        self.text = text
        self.root = KnownSpot((0, 0), is_scalar=False)
        self.stack: list[_Open] = []
        self.anchors: dict[str, KnownSpot] = {}

    def run(self) -> None:
        from yaml import events

        for event in yaml_events.events(self.text):
            stretch = (yaml_events.start(event), yaml_events.end(event))
            if isinstance(event, events.ScalarEvent):
                self.on_leaf(KnownSpot(stretch), event.value, event.anchor, plain=not event.style)
            elif isinstance(event, events.AliasEvent):
                spot = self.anchors.get(event.anchor or "", KnownSpot(stretch))
                self.on_leaf(KnownSpot(stretch, spot.is_scalar, spot.children), "", None, plain=False)
            elif isinstance(event, events.CollectionStartEvent):
                spot = KnownSpot(stretch, is_scalar=False)
                self.remember(event.anchor, spot)
                self.put(spot)
                self.stack.append(_Open(spot, isinstance(event, events.MappingStartEvent)))
            elif isinstance(event, events.CollectionEndEvent):
                top = self.stack.pop()
                self.end(top.spot, stretch)
                self.close(top)

    def on_leaf(self, spot: KnownSpot, text: str, anchor: str | None, *, plain: bool) -> None:
        self.remember(anchor, spot)
        top = self.stack[-1] if self.stack else None
        if top is not None and top.is_map and top.key is None:
            top.key = (text, spot.stretch)
            top.merging = plain and text == "<<"
        else:
            self.put(spot)

    def remember(self, anchor: str | None, spot: KnownSpot) -> None:
        if anchor:
            self.anchors[anchor] = spot

    def put(self, spot: KnownSpot) -> None:
        if not self.stack:
            self.root = spot
            return
        top = self.stack[-1]
        if not top.is_map:
            top.spot.children[str(len(top.spot.children))] = (None, spot)
        elif top.key is not None:
            key, stretch = top.key
            top.spot.children.setdefault(key, (stretch, spot))
            if top.merging:
                top.sources.append(spot)
            top.key, top.merging = None, False

    def end(self, spot: KnownSpot, stretch: Stretch) -> None:
        """Let a collection end with its bracket, or with the last of its values."""
        last = max((child.stretch[1] for _, child in spot.children.values()), default=spot.stretch[1])
        spot.stretch = (spot.stretch[0], stretch[1] if stretch[0] < stretch[1] else max(last, spot.stretch[1]))

    def close(self, top: _Open) -> None:
        """Let entries that were merged in be found where they are written."""
        for source in top.sources:
            nested = [spot for _, spot in source.children.values() if isinstance(spot, KnownSpot)]
            is_sequence = all(key is None for key, _ in source.children.values())
            for part in nested if is_sequence else [source]:
                for key, place in part.children.items():
                    top.spot.children.setdefault(key, place)
