"""Places in JSON text: walks to what is asked for and lets the fast parser skip everything beside the way."""

from __future__ import annotations

import json
import re
from contextlib import suppress

from ssotgen.syntax.spots import Spot, Stretch

_SPACE = re.compile(r"[ \t\n\r]*")
_SKIP = json.JSONDecoder(parse_int=len, parse_float=len, parse_constant=len, strict=False)


class JsonSpot:
    """A value in JSON text; its children are looked for once, when the first is asked for."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.stretch: Stretch = (start, end)
        self.children: dict[str, tuple[Stretch | None, Spot]] | None = None

    @property
    def is_scalar(self) -> bool:
        return self.text[self.stretch[0] : self.stretch[0] + 1] not in ("{", "[")

    def child(self, token: str) -> tuple[Stretch | None, Spot] | None:
        if self.children is None:
            self.children = {}
            if not self.is_scalar:
                with suppress(ValueError, RecursionError):  # broken from here on; what was read before is right
                    self._read(self.children)
        return self.children.get(token)

    def _read(self, children: dict[str, tuple[Stretch | None, Spot]]) -> None:
        text = self.text
        is_map = text[self.stretch[0]] == "{"
        index = _after_space(text, self.stretch[0] + 1)
        while text[index : index + 1] not in ("}", "]", ""):
            key, name = None, str(len(children))
            if is_map:
                name, end = _SKIP.raw_decode(text, index)
                key = (index, end)
                index = _after_space(text, _after_space(text, end) + 1)  # over the colon
            _, end = _SKIP.raw_decode(text, index)
            children.setdefault(name, (key, JsonSpot(text, index, end)))
            index = _after_space(text, end)
            if text[index : index + 1] == ",":
                index = _after_space(text, index + 1)


def json_spots(text: str) -> JsonSpot:
    """The place of the root value."""
    return JsonSpot(text, _after_space(text, 0), len(text))


def _after_space(text: str, index: int) -> int:
    found = _SPACE.match(text, index)
    return found.end() if found else index
