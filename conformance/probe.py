"""Import everything that was generated for one document, start it, and ask it; prints one JSON object.

`python -m conformance.probe imports|serves FOLDER PACKAGE.MODULE DOCUMENT`: nothing of ssotgen is imported.
"""

from __future__ import annotations

import asyncio
import importlib
import inspect
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from conformance.outline import differences, outline
from conformance.requests import Ask, asks, plain_document, whole_document


def imports(folder: Path, package: str) -> dict[str, Any]:
    """Import every module, complete every model, and prepare every operation."""
    from pydantic import BaseModel, TypeAdapter

    failures: list[str] = []
    modules: dict[str, Any] = {}
    for path in sorted(folder.rglob("*.py")):
        name = ".".join(path.relative_to(folder).with_suffix("").parts).removesuffix(".__init__")
        try:
            modules[name] = importlib.import_module(name)
        except Exception as error:  # noqa: BLE001  # a table of failures wants all of them
            failures.append(f"{name}: {_short(error)}")
    models = 0
    for name, module in modules.items():
        if "models" not in name or "_support" in name:
            continue
        for label, thing in list(vars(module).items()):
            if label.startswith("_") or getattr(thing, "__module__", module.__name__) != module.__name__:
                continue
            try:
                if inspect.isclass(thing) and issubclass(thing, BaseModel):
                    thing.model_rebuild()
                elif type(thing).__name__ == "TypeAliasType":
                    TypeAdapter(thing)
                else:
                    continue
                models += 1
            except Exception as error:  # noqa: BLE001
                failures.append(f"{name}.{label}: {_short(error)}")
    plans = 0
    for endpoint in endpoints(package):
        try:
            _ = endpoint.plan
            plans += 1
        except Exception as error:  # noqa: BLE001
            failures.append(f"{endpoint.operation.id}: {_short(error)}")
    return {"modules": len(modules), "models": models, "operations": plans, "failures": failures}


def endpoints(package: str) -> Iterator[Any]:
    """Everything that a generated package serves, each operation with its handler."""
    app = importlib.import_module(f"{package}.app").stub_app()
    for route in app.router.routes:
        for alike in getattr(route.app, "endpoints", {}).values():
            yield from alike


def wire_name(parameter: Any) -> str:
    """The name of a generated parameter in a request; it may be empty."""
    return str(parameter.name if parameter.wire is None else parameter.wire)


def serves(package: str, document: Path) -> dict[str, Any]:
    """Start the stub, fetch its document, and ask each operation without and with a credential."""
    app = importlib.import_module(f"{package}.app").stub_app()
    return asyncio.run(_ask_all(app, whole_document(document), plain_document(document)))


async def _ask_all(app: Any, document: dict[str, Any], written: dict[str, Any]) -> dict[str, Any]:
    import httpx

    failures: list[str] = []
    answered = 0
    transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://probe.example") as client:
        got = await client.get("/openapi.json")
        if document == written:
            same = got.status_code == 200 and got.json() == document
        else:  # several files are served as one
            same = got.status_code == 200 and not differences(outline(document), outline(got.json()))
        for ask in asks(document):
            status = await _status(client, ask)
            if status == ask.statuses:
                answered += 1
            else:
                failures.append(f"{ask.method} {ask.url}: {status} instead of {ask.statuses}")
    return {"document": same, "answered": answered, "failures": failures}


async def _status(client: Any, ask: Ask) -> tuple[int, int]:
    bare = await client.request(ask.method, ask.url)
    known = await client.request(ask.method, ask.url, headers={"Authorization": "Bearer -"})
    return bare.status_code, known.status_code


def _short(error: BaseException) -> str:
    text = str(error).splitlines()
    return f"{type(error).__name__}: {text[0] if text else ''}"[:300]


def main() -> None:
    """Run one probe in a process of its own."""
    what, folder, package, document = sys.argv[1:]
    sys.path.insert(0, folder)
    result = imports(Path(folder), package) if what == "imports" else serves(package, Path(document))
    json.dump(result, sys.stdout)


if __name__ == "__main__":
    main()
