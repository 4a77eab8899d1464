"""What came out of one position: does every text come back unchanged? Prints a JSON list of what is wrong.

`python -m conformance.roundtrip POSITION FOLDER`: the folder has `generated/`, and in `asked.json` the files and the
texts that went in. Nothing of ssotgen is imported.
"""

from __future__ import annotations

import asyncio
import csv
import importlib
import json
import re
import sys
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from conformance.probe import endpoints, imports, wire_name

SHOWN = 5
FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
"""What a page says about itself before it begins; no reader shows it as it stands."""
OURS = re.compile(r"<!-- AUTO-GENERATED|</?code>\Z|<a id=\"[\w.-]+\">\Z|</a>\Z")
"""The markup that pages have: a stamp, code that a backtick would end, and places that links lead to."""


class Outcome:
    """The outputs of one workspace and the texts that went into it."""

    def __init__(self, folder: Path) -> None:
        asked = json.loads((folder / "asked.json").read_text(encoding="utf-8"))
        self.files: Mapping[str, str] = asked["files"]
        self.texts: Mapping[str, str] = asked["texts"]
        self.generated = folder / "generated"
        self.python = self.generated / "python"
        self.app = next(self.python.glob("*/*/v*/app.py"), None)
        self.package = ".".join(self.app.parent.relative_to(self.python).parts) if self.app else ""

    def operations(self) -> dict[str, Any]:
        """The generated operations by id."""
        return {one.operation.id: one.operation for one in endpoints(self.package)}

    def holder(self) -> Any:
        """The one model."""
        (path,) = self.python.glob("*/*/v*/models*")
        return importlib.import_module(".".join(path.with_suffix("").relative_to(self.python).parts)).Holder


def everywhere(outcome: Outcome) -> Iterator[str]:
    """What holds for all outputs, whatever the position."""
    if outcome.app is not None:
        yield from imports(outcome.python, outcome.package)["failures"]
        served = asyncio.run(_served(outcome.package))
        if served != json.loads(outcome.files["words.json"]):
            yield "the served document is not the input"
    for path in sorted(outcome.generated.rglob("*")):
        if path.suffix == ".json":
            json.loads(path.read_text(encoding="utf-8"))
        elif path.suffix == ".csv":
            yield from _uneven(path)
        elif path.suffix == ".md":
            yield from (f"{path.name} has {found}" for found in markup(path.read_text(encoding="utf-8")))


async def _served(package: str) -> Any:
    import httpx

    app = importlib.import_module(f"{package}.app").stub_app()
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://words.example") as client:
        return (await client.get("/openapi.json")).json()


def _uneven(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8", newline="") as file:
        widths = {len(row) for row in csv.reader(line for line in file if not line.startswith("#"))}
    if len(widths) > 1:
        yield f"{path.name} has rows of {sorted(widths)} cells"


def markup(text: str) -> Iterator[str]:
    """HTML, images and links to scripts that a page has beside its stamp and code spans written as elements."""
    from markdown_it import MarkdownIt

    for token in MarkdownIt().enable("table").parse(FRONT.sub("", text, count=1)):
        for one in (token, *(token.children or ())):
            if one.type.startswith("html") and not OURS.match(one.content.strip()):
                yield f"markup: {one.content.strip()[:80]}"
            if one.type == "image" or str(one.attrs.get("href", "")).startswith(("javascript:", "data:")):
                yield f"{one.type}: {one.attrs}"


def _same(what: str, wanted: set[Any], got: set[Any]) -> Iterator[str]:
    yield from (f"{what} {text!r} is lost" for text in sorted(wanted - got)[:SHOWN])
    yield from (f"{what} {text!r} is new" for text in sorted(got - wanted)[:SHOWN])


def _ids(outcome: Outcome) -> Iterator[str]:
    yield from _same("operation", set(outcome.texts.values()), set(outcome.operations()))


def _wires(location: str, outcome: Outcome) -> Iterator[str]:
    operations = outcome.operations()
    got = {
        (id, wire_name(one))
        for id, operation in operations.items()
        for one in operation.signature().parameters
        if one.location == location
    }
    yield from _same("parameter", {(f"o{number}", text) for number, text in outcome.texts.items()}, got)


def _defaults(outcome: Outcome) -> Iterator[str]:
    operations = outcome.operations()
    got = {(id, one.default) for id, operation in operations.items() for one in operation.signature().parameters}
    yield from _same("default", {(f"o{number}", text) for number, text in outcome.texts.items()}, got)
    for id, operation in operations.items():
        (answer,) = operation.signature().responses
        if answer.body().p != outcome.texts[id[1:]]:
            yield f"the default of {id} is {answer.body().p!r}"


def _properties(outcome: Outcome) -> Iterator[str]:
    holder = outcome.holder()
    value = dict.fromkeys(outcome.texts.values(), "v")
    if holder.model_validate_json(json.dumps(value)).model_dump(by_alias=True, exclude_unset=True) != value:
        yield "properties do not come back"
    yield from _same(
        "property", set(value), {name if one.alias is None else one.alias for name, one in holder.model_fields.items()}
    )


def _members(outcome: Outcome) -> Iterator[str]:
    holder = outcome.holder()
    for text in outcome.texts.values():
        read = holder.model_validate_json(json.dumps({"value": text}))
        if json.loads(read.model_dump_json()) != {"value": text}:
            yield f"the value {text!r} does not come back"


def _constants(outcome: Outcome) -> Iterator[str]:
    holder = outcome.holder()
    value = {f"p{number}": text for number, text in outcome.texts.items()}
    if json.loads(holder.model_validate_json(json.dumps(value)).model_dump_json(exclude_unset=True)) != value:
        yield "constants do not come back"


def _headers(outcome: Outcome) -> Iterator[str]:
    got = {
        (id, name)
        for id, operation in outcome.operations().items()
        for answer in operation.signature().responses
        for name in answer.headers.values()
    }
    yield from _same("header", {(f"o{number}", text) for number, text in outcome.texts.items()}, got)


def _media_types(outcome: Outcome) -> Iterator[str]:
    got = {
        (id, answer.media_type) for id, operation in outcome.operations().items()
        for answer in operation.signature().responses
    }  # fmt: skip
    yield from _same("media type", {(f"o{number}", text) for number, text in outcome.texts.items()}, got)


def _cells(outcome: Outcome) -> Iterator[str]:
    """Descriptions are cells of a page's tables: a reader sees the text there, what is invisible left out."""
    from markdown_it import MarkdownIt

    seen: set[str] = set()
    for path in (outcome.generated / "docs").rglob("*.md"):
        tokens = MarkdownIt().enable("table").parse(path.read_text(encoding="utf-8"))
        seen |= {_plain("".join(one.content for one in token.children or ())) for token in tokens if token.children}
    for text in outcome.texts.values():
        if _plain(text) not in seen and text.strip():
            yield f"the description {text!r} is not on the page"


def _plain(text: str) -> str:
    return " ".join(
        "".join(
            " " if unicodedata.category(char) in ("Cc", "Cf") else char for char in text.replace("\ufffd", " ")
        ).split()
    )


CHECKS: Mapping[str, Callable[[Outcome], Iterator[str]]] = {
    "prose, defaults and examples": _defaults,
    "operation ids": _ids,
    **{f"{where} parameters": partial(_wires, where) for where in ("path", "query", "header", "cookie")},
    "media types": _media_types,
    "response headers": _headers,
    "names of properties": _properties,
    "values of an enum": _members,
    "constants": _constants,
    "descriptions of roles": _cells,
    "descriptions of permissions": _cells,
}


def main() -> None:
    """Look at one position."""
    position, folder = sys.argv[1], Path(sys.argv[2])
    outcome = Outcome(folder)
    sys.path.insert(0, str(outcome.python))
    found = list(everywhere(outcome))
    if position in CHECKS:
        found += CHECKS[position](outcome)
    json.dump(found[:SHOWN], sys.stdout)


if __name__ == "__main__":
    main()
