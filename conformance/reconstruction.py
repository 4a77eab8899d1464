"""What FastAPI itself says of the generated operations, held against the document that they were generated from.

`python -m conformance.reconstruction FOLDER PACKAGE.MODULE` prints the document that FastAPI computes from handlers
with the generated signatures; nothing of ssotgen is imported.
"""

from __future__ import annotations

import importlib
import inspect
import json
import re
import sys
from typing import Annotated, Any

from fastapi import Body, Cookie, FastAPI, Header, Path, Query
from fastapi.exceptions import FastAPIError
from fastapi.routing import APIRoute
from pydantic import BaseModel, PydanticSchemaGenerationError, TypeAdapter
from starlette.responses import JSONResponse, Response

from conformance.outline import STYLES
from conformance.probe import endpoints, wire_name
from conformance.requests import METHODS

WHERE: dict[str, Any] = {"path": Path, "query": Query, "header": Header, "cookie": Cookie}
JSON, FORM = "application/json", "application/x-www-form-urlencoded"


def reconstructed(package: str) -> dict[str, Any]:
    """The document of an application with a handler for each generated operation.

    FastAPI knows neither styles nor a parameter's `content`; these are added from the operation's own data.
    """
    paths: dict[str, Any] = {}
    components: dict[str, Any] = {}
    for number, operation in enumerate(one.operation for one in endpoints(package)):
        signature = operation.signature()
        media = [*signature.body.content] if signature.body else [None]
        found = _described(operation, signature, media[0], f"{number}-", components)
        for count, other in enumerate(media[1:]):  # FastAPI knows one type of media for a body
            more = _described(operation, signature, other, f"{number}-{count}-", components)
            found["requestBody"]["content"] |= more["requestBody"]["content"]
        item = paths.setdefault(_template(operation, signature), {})
        method = operation.method.lower()
        if method in METHODS:
            item[method] = found
        else:
            item.setdefault("additionalOperations", {})[operation.method] = found
    return {"openapi": "3.1.0", "paths": paths, "components": {"schemas": components}}


def _described(operation: Any, signature: Any, media: str | None, prefix: str, components: dict[str, Any]) -> Any:
    """What FastAPI says of an operation whose body has one type of media.

    The components that it names are added to `components` under names of their own: those of two operations may mean
    different things.
    """
    app = FastAPI()
    route = _route(operation, signature, media)
    app.router.routes.append(route)
    document = app.openapi()
    (item,) = document["paths"].values()
    found = item[operation.method.lower()]
    _complete(found, signature, media, route)
    text = json.dumps([found, document.get("components", {}).get("schemas", {})])
    found, schemas = json.loads(text.replace("#/components/schemas/", f"#/components/schemas/{prefix}"))
    components |= {prefix + name: schema for name, schema in schemas.items()}
    return found


def _route(operation: Any, signature: Any, media: str | None) -> APIRoute:
    """The route that somebody would write by hand for this operation."""

    def handler(**_: object) -> None:
        """Never called."""

    parameters = [_parameter(one) for one in signature.parameters if one.location in WHERE]
    if media is not None:
        default = inspect.Parameter.empty if signature.body.required else None
        kind: Any = _received(signature.body.content[media])
        marked = Annotated[kind, Body(media_type=media)]
        parameters.append(_keyword("body", marked, default))
    handler.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    main = _main(signature)
    is_json = main is not None and main.body is not None and main.media_type == JSON
    return APIRoute(
        operation.path,
        handler,
        methods=[operation.method],
        operation_id=operation.id,
        status_code=main.status if main is not None else None,
        response_model=main.body if is_json else None,
        response_class=JSONResponse if is_json else Response,  # its type of media is that of all models
        responses={_status(one): _response(one) for one in signature.responses},
    )


def _received(kind: Any) -> Any:
    """The type of a body; what is handed over while it arrives is bytes to FastAPI."""
    if hasattr(kind, "adapter"):  # a form or a sequence, around the type that it becomes
        kind = kind.adapter._type  # noqa: SLF001  # Pydantic tells it nowhere else
    try:
        TypeAdapter(kind)
    except PydanticSchemaGenerationError:
        return bytes
    return kind


def _main(signature: Any) -> Any:
    """The response that FastAPI describes by the handler's result: the first with one status."""
    return next((one for one in signature.responses if isinstance(one.status, int)), None)


def _parameter(one: Any) -> inspect.Parameter:
    kind = one.type if one.media_type is None and _expressible(one) else str
    where = WHERE[one.location](alias=wire_name(one))
    optional = None if one.default is None else one.default
    default = inspect.Parameter.empty if one.required or one.location == "path" else optional
    return _keyword(one.name, Annotated[kind, where], default)


def _keyword(name: str, annotation: object, default: object) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def _expressible(one: Any) -> bool:
    """Whether FastAPI has parameters of this type; it makes several parameters of a model."""
    if inspect.isclass(one.type) and issubclass(one.type, BaseModel):
        return False

    def handler(**_: object) -> None:
        """Never called."""

    marked = Annotated[one.type, WHERE[one.location](alias=wire_name(one))]
    handler.__signature__ = inspect.Signature([_keyword(one.name, marked, inspect.Parameter.empty)])  # type: ignore[attr-defined]
    try:
        APIRoute(f"/{{{one.name}}}" if one.location == "path" else "/", handler)
    except (AssertionError, FastAPIError):
        return False
    return True


def _status(one: Any) -> int | str:
    if isinstance(one.status, int):
        return int(one.status)
    hundred = one.status.start // 100
    return f"{hundred}XX" if one.status == range(hundred * 100, hundred * 100 + 100) else "default"


def _response(one: Any) -> dict[str, Any]:
    types = [*([one.media_type] if one.body is not None else []), *one.others]
    content: dict[str, Any] = {media: {} for media in types}
    described: dict[str, Any] = {"description": "", "content": content}
    if one.body is not None and one.media_type == JSON:
        described["model"] = one.body
    return described


def _complete(found: dict[str, Any], signature: Any, media: str | None, route: APIRoute) -> None:
    """Take away what FastAPI adds on its own, and add what it has no words for."""
    declared = {str(_status(one)) for one in signature.responses}
    for automatic in ("422", *(["200"] if route.status_code is None else [])):
        if automatic not in declared:
            found["responses"].pop(automatic, None)
    for answer in found["responses"].values():  # whatever is no JSON is text to FastAPI
        answer["content"] = {media: one if media == JSON else {} for media, one in answer.get("content", {}).items()}
    for one in signature.parameters:
        if one.location not in WHERE:
            content: dict[str, Any] = {one.media_type or FORM: {}}
            described = {"name": one.name, "in": one.location, "required": one.required, "content": content}
            found.setdefault("parameters", []).append(described)
            continue
        described = next(
            item
            for item in found["parameters"]
            if (item["in"], item["name"].lower()) == (one.location, wire_name(one).lower())
        )
        described["style"] = one.style or STYLES[one.location]
        described["explode"] = one.explode if one.explode is not None else described["style"] in ("form", "cookie")
        if one.media_type is not None:
            described["content"] = {one.media_type: described.pop("schema", {})}
        elif not _expressible(one):
            described["schema"] = {}
    if media is not None:  # to FastAPI a QUERY has no body
        body = found.setdefault("requestBody", {"required": signature.body.required, "content": {media: {}}})
        if _received(signature.body.content[media]) is bytes:  # handed over as it is
            body["content"][media] = {}


def _template(operation: Any, signature: Any) -> str:
    """The path with the names of the contract: Starlette's are Python's, and may have a converter."""
    names = {one.name: wire_name(one) for one in signature.parameters if one.location == "path"}
    path = re.sub(r"\{(\w+)(?::\w+)?\}", lambda found: "{" + names[found[1]] + "}", operation.path)
    query = "&".join(f"{name}={value}" for name, value in operation.query.items())
    return f"{path}?{query}" if query else path


if __name__ == "__main__":
    sys.path.insert(0, sys.argv[1])
    importlib.invalidate_caches()
    json.dump(reconstructed(sys.argv[2]), sys.stdout)
