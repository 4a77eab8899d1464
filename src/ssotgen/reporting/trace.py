"""Where things are written and what is made of them, for people and for programs.

The JSON document:

```
{"format": 1,
 "query": "generated/python/shop/rbac.py:27",
 "written": [{"symbol", "path", "line", "column", "end_line", "end_column", "pointer"}],
 "made": [{"path", "line", "column", "end_line", "end_column", "anchor", "symbol"}],
 "drifted": ["generated/python/shop/rbac.py"]}
```

Lines and columns count from 1, columns in code points, the end is exclusive; all four are `null` for a whole file of
which no part is told apart. `symbol` is `null` where a file as a whole is meant. Keys may be added; none is renamed or
removed within a format.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from ssotgen.core.origin import Locator, Origin, Span
from ssotgen.core.values import dataclass
from ssotgen.reporting.frame import Mark, frame
from ssotgen.reporting.terminal import Paint, safe


@dataclass(frozen=True, slots=True)
class Written:
    """A place in a hand-written file, and the symbol of what is written there; `None` for a whole file."""

    symbol: str | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class Made:
    """A part of an output: what it is called there, where it stands, and the symbol of what it comes from."""

    path: str
    anchor: str
    span: Span | None
    symbol: str | None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question about `query` comes to; `drifted` are outputs spoken of that are not as the sources make them."""

    query: str
    written: tuple[Written, ...]
    made: tuple[Made, ...]
    drifted: tuple[str, ...]


def text_trace(answer: Answer, locator: Locator, *, colour: bool = False) -> str:
    """The answer as text: each hand-written place in its line, then the outputs."""
    paint = Paint(colour)
    if not answer.written and all(item.symbol is None for item in answer.made):
        return "".join(f"{safe(item.path)}: ssotgen writes it whatever the sources say\n" for item in answer.made)
    blocks = ["\n".join(_written(item, locator, paint)) for item in answer.written]
    if answer.made:
        blocks.append("\n".join(_made(item, paint) for item in answer.made))
    return "\n\n".join(blocks) + "\n"


def json_trace(answer: Answer, locator: Locator) -> str:
    """The answer as a JSON document, in ASCII, with a line break at its end."""
    written = [
        {
            "symbol": item.symbol,
            "path": item.origin.document,
            **_numbers(locator.span(item.origin) if item.symbol is not None else None),
            "pointer": item.origin.pointer,
        }
        for item in answer.written
    ]
    made = [
        {"path": item.path, **_numbers(item.span), "anchor": item.anchor, "symbol": item.symbol} for item in answer.made
    ]
    head = {"format": 1, "query": answer.query}
    return json.dumps({**head, "written": written, "made": made, "drifted": answer.drifted}, indent=2) + "\n"


def _written(item: Written, locator: Locator, paint: Paint) -> Iterator[str]:
    span = locator.span(item.origin) if item.symbol is not None else None
    document = item.origin.document
    if span is None:
        yield f"{paint.gutter('-->')} {safe(document)}"
        return
    gutter = len(str(span.line))
    yield paint.bold(safe(item.symbol or ""))
    yield f"{paint.gutter(' ' * gutter + '-->')} {safe(document)}:{span.line}:{span.column}"
    yield from frame(locator, document, [Mark(span, "^", "", paint.gutter)], gutter, paint)
    yield f"{paint.gutter(' ' * gutter + ' =')} {paint.bold('pointer:')} {safe(item.origin.pointer) or '(the whole)'}"


def _made(item: Made, paint: Paint) -> str:
    line = f":{item.span.line}" if item.span is not None and item.anchor else ""
    name = f" {safe(item.anchor)}" if item.anchor else ""
    return f"{paint.gutter(safe(item.path) + line)}{name}"


def _numbers(span: Span | None) -> dict[str, int | None]:
    return {
        "line": span.line if span else None,
        "column": span.column if span else None,
        "end_line": span.end_line if span else None,
        "end_column": span.end_column if span else None,
    }
