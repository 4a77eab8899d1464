"""What importing and starting generated packages costs, against a peer's module and against an app as people write it.

Figures are seconds of processor time within fresh processes, modules being compiled, taken in turn.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from benchmarks.documents import ENGINES, Workspaces
from benchmarks.report import Row
from benchmarks.usage import in_turn, python, ratio, spread

RUNS = 2
_PEER, _STARTED = "import of datamodel-codegen's module", "start of a hand-written app"
_TARGETS: Mapping[str, tuple[str, float | None]] = {
    "import of the models": (_PEER, 0.5),
    "import of one model": (_PEER, 0.5),
    "import of every model": (_PEER, 1.0),
    "start of the app": (_STARTED, 1.5),
    "start of the app, everything made ready": (_STARTED, None),
    "its first request": ("first request of a hand-written app", None),
}
"""What a figure is compared with, and the ratio that is aimed at."""
_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")

_REQUEST = """
import asyncio
async def send(app, path):
    got = []
    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}
    async def take(message):
        got.append(message)
    scope = {"type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "path": path,
             "raw_path": path.encode(), "query_string": b"", "root_path": "", "scheme": "http", "headers": [],
             "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 80), "state": {}}
    await app(scope, receive, take)
    return got[0]["status"]
class Service:
    def __getattr__(self, name):
        async def handler(call, **arguments):
            return []
        return handler
async def somebody(request):
    return "somebody"
"""


def rows(work: Workspaces) -> Iterator[Row]:
    """All ratios of one document, whose packages are built."""
    hand, path = _hand_written(work.document, work.folder / "hand")
    request = f"asyncio.run(send(hand.app, {path!r}))"
    codes = {
        _PEER: _timed(work.folder / "peer", "import peer"),
        _STARTED: _timed(hand, "import hand"),
        "first request of a hand-written app": _timed(hand, request, f"{_REQUEST}\nimport hand"),
    }
    for engine in ENGINES:
        codes |= {f"{engine}: {name}": code for name, code in _generated(work, engine, path)}
    found = in_turn({name: python(code, work.folder) for name, code in codes.items()}, RUNS)
    seconds = {name: [float(one.output.splitlines()[-1]) for one in runs] for name, runs in found.items()}
    for engine in ENGINES:
        for name, (against, target) in _TARGETS.items():
            spent, other = seconds[f"{engine}: {name}"], seconds[against]
            note = f"{1000 * spread(spent).middle:.0f} ms and {1000 * spread(other).middle:.0f} ms"
            yield Row(f"{work.document.stem}, {engine}: {name}", against, ratio(spent, other), target, note=note)


def _generated(work: Workspaces, engine: str, path: str) -> Iterator[tuple[str, str]]:
    folder = work.importable(engine)
    models = f"import {work.package}.models as models"
    app = f"from {work.package} import app"
    created = "made = app.create_app(Service(), authenticate=somebody"
    yield "import of the models", _timed(folder, models)
    yield "import of one model", _timed(folder, f"{models}\ngetattr(models, models.__all__[0])")
    yield "import of every model", _timed(folder, f"{models}\nfor name in models.__all__: getattr(models, name)")
    yield "start of the app", _timed(folder, f"{app}\n{created})", _REQUEST)
    yield "start of the app, everything made ready", _timed(folder, f"{app}\n{created}, eager=True)", _REQUEST)
    before = f"{_REQUEST}\n{app}\n{created}, prefix='')"
    yield "its first request", _timed(folder, f"asyncio.run(send(made, {path!r}))", before)


def _timed(folder: Path, code: str, before: str = "") -> str:
    """Code that prints the processor seconds of `code`, after `before`, with what lies in `folder`."""
    return f"""import sys, time
sys.path.insert(0, {str(folder)!r})
{before}
begin = time.process_time()
{code}
print(time.process_time() - begin)
"""


def _hand_written(document: Path, folder: Path) -> tuple[Path, str]:
    """A FastAPI app with as many routes, and the path of one that has no variables."""
    folder.mkdir(parents=True)
    lines = ["from fastapi import FastAPI", "", "app = FastAPI()"]
    plain = ""
    paths: dict[str, Any] = json.loads(document.read_text(encoding="utf-8"))["paths"]
    for number, (path, method) in enumerate((path, m) for path, item in paths.items() for m in _METHODS if m in item):
        plain = plain or (path if method == "get" and "{" not in path else "")
        names = [f"part_{index}" for index in range(path.count("{"))]
        routed = re.sub(r"\{[^{}]*\}", "{}", path).replace("{}", "{{{}}}").format(*names)
        arguments = ", ".join(f"{name}: str" for name in names)
        lines += ["", "", f"@app.{method}({routed!r})", f"async def operation_{number}({arguments}) -> dict[str, str]:"]
        lines.append("    return {}")
    (folder / "hand.py").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder, plain
