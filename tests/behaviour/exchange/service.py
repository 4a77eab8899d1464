"""Any generated service, started around handlers that write down what they are given and answer as declared."""

from __future__ import annotations

import asyncio
import dataclasses
import importlib
import json
from collections.abc import AsyncIterator, Iterator, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
from pydantic import TypeAdapter, ValidationError

from conformance.instances import Maker
from conformance.requests import prefix_of, resolved
from tests.behaviour.exchange.client import Sent

KNOWN = {"Authorization": "Bearer somebody"}


class Unanswerable(Exception):
    """No value was found for an answer: the maker knows less of schemas than models do."""


class Service:
    """A generated package, served; `got` is what the last handler received, by argument, `answered` whether it had an
    answer to give.
    """

    def __init__(self, python: Path, document: dict[str, Any], maker: Maker) -> None:
        (app,) = python.glob("*/*/v*/app.py")
        package = ".".join(app.parent.relative_to(python).parts)
        self.got: dict[str, Any] | None = None
        self.answered = False
        self.prefix = prefix_of(document)
        self._document = document
        self._maker = maker

        async def authenticate(request: Any) -> SimpleNamespace | None:
            return SimpleNamespace(roles=(), scopes=None) if "authorization" in request.headers else None

        self.app = importlib.import_module(f"{package}.app").create_app(self, authenticate=authenticate)
        endpoints = [alike for route in self.app.router.routes
                     for alikes in getattr(route.app, "endpoints", {}).values() for alike in alikes]  # fmt: skip
        self.signatures: Mapping[str, Any] = {one.operation.id: one.operation.signature() for one in endpoints}
        self.ids = {one.handler.__name__: one.operation.id for one in endpoints}

    def __getattr__(self, name: str) -> Any:
        async def handler(call: object, **arguments: object) -> object:
            body = arguments.get("body")
            if hasattr(body, "read"):
                arguments["body"] = await body.read()
            self.got = arguments
            try:
                return self.answer(self.ids[name])
            except Unanswerable:
                self.answered = False
                raise

        handler.__name__ = name
        return handler

    def ask(self, method: str, sent: Sent) -> httpx.Response:
        """Send one request, without a socket."""
        self.got, self.answered = None, True

        async def call() -> httpx.Response:
            transport = httpx.ASGITransport(self.app, raise_app_exceptions=False)
            async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
                url = sent.path + (("&" if "?" in sent.path else "?") + "&".join(sent.query) if sent.query else "")
                cookies = [("cookie", "; ".join(sent.cookies))] if sent.cookies else []
                headers = [*KNOWN.items(), *sent.headers, *cookies]
                return await client.request(method, url, headers=headers, **sent.content)

        return asyncio.run(call())

    def expected(self, id: str, sent: Sent) -> dict[str, Any] | None:
        """What a handler has to receive: each value as its type reads it as JSON; `None` if a type refuses it."""
        signature, found = self.signatures[id], {}
        try:
            for one in signature.parameters:
                key = one.location, one.name if one.wire is None else one.wire
                if key in sent.values:
                    found[one.name] = _read(one.type, sent.values[key])
                else:
                    found[one.name] = None if one.default is None else _read(one.type, one.default)
            if signature.body:
                found["body"] = None if sent.media_type is None else self._body(signature, sent)
        except ValidationError:
            return None
        return found

    def _body(self, signature: Any, sent: Sent) -> Any:
        media = str(sent.media_type).partition(";")[0].lower()
        type = next(signature.body.content[name] for name in (media, media.split("/")[0] + "/*", "*/*")
                    if name in signature.body.content)  # fmt: skip
        if getattr(type, "__name__", "") == "Upload":
            return sent.body.encode()
        if media == "multipart/form-data":
            return _adapter(type).validate_python(sent.body)
        return _read(type, sent.body)

    def answer(self, id: str) -> Any:
        """Something that the operation may answer with."""
        good = [one for one in self.signatures[id].responses
                if one.wrapper is None or not issubclass(one.wrapper, Exception)]  # fmt: skip
        one = next((one for one in good if one.wrapper is not None), good[0] if good else None)
        if one is None:
            one = self.signatures[id].responses[0]
        status = one.status if isinstance(one.status, int) else one.status.start
        described = self._response(id, status)
        body = () if one.body is None else (self._value(one, described),)
        if one.wrapper is None:
            return body[0] if body else None
        names = {field.name for field in dataclasses.fields(one.wrapper)}
        options = {"status": status} if "status" in names else {}
        options |= {"media_type": one.media_type} if "media_type" in names and "*" not in one.media_type else {}
        headers = described.get("headers", {})
        options |= {name: self._maker.make(resolved(self._document, headers[wire]).get("schema", {}))
                    for name, wire in one.headers.items() if wire in headers}  # fmt: skip
        made = one.wrapper(*body, **options)
        if isinstance(made, Exception):
            raise made
        return made

    def _response(self, id: str, status: int) -> dict[str, Any]:
        for operation in _operations(self._document, id):
            responses = operation.get("responses", {})
            for key in (str(status), f"{status // 100}XX", f"{status // 100}xx", "default"):
                if key in responses:
                    return dict(resolved(self._document, responses[key]))
        return {}

    def _value(self, one: Any, described: dict[str, Any]) -> Any:
        content = described.get("content", {})
        media: dict[str, Any] = next((content[name] for name in content if name == one.media_type), {})
        if "itemSchema" in media or one.media_type == "text/event-stream":
            return _items(self._fitting(one.body, media.get("itemSchema", media.get("schema", {}))))
        if "json" not in one.media_type or one.body is bytes:
            return "some text" if one.media_type.startswith("text/") else b"some bytes"
        return self._fitting(one.body, media.get("schema", {}))

    def _fitting(self, type: Any, schema: Any) -> Any:
        for _ in range(50):
            try:
                return _read(type, self._maker.make(schema))
            except ValidationError:
                continue
        raise Unanswerable(f"nothing fits {type}")


async def _items(*values: Any) -> AsyncIterator[Any]:
    for value in values:
        yield value


def _read(type: Any, value: Any) -> Any:
    return _adapter(type).validate_json(json.dumps(value), strict=True)


def _adapter(type: Any) -> TypeAdapter[Any]:
    """The validator of a type, or of one that says how it is encoded."""
    found: TypeAdapter[Any] = type.adapter if hasattr(type, "adapter") else TypeAdapter(type)
    return found


def _operations(document: dict[str, Any], id: str) -> Iterator[dict[str, Any]]:
    for path, written in document.get("paths", {}).items():
        for method, operation in resolved(document, written).items():
            if isinstance(operation, dict) and id in (operation.get("operationId"), f"{method.upper()} {path}"):
                yield operation
