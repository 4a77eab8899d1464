"""A document with more classes and operations than one module takes, made of a few patterns."""

import json
from typing import Any

TAGS = ("Beds", "Cars", "Doors", "class")
PER_TAG = 30
UNFIT = {
    "description": "Not as described",
    "headers": {"X-Trace": {"schema": {"type": "string", "format": "uuid"}}},
    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Common"}}, "text/plain": {}},
}
"""What every operation may answer."""


def _object(**properties: object) -> dict[str, Any]:
    return {"type": "object", "required": sorted(properties)[:1], "properties": properties}


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def schemas(more: int = 40) -> dict[str, Any]:
    """Schemas of one tag, of several, in rings, behind aliases with defaults, and of none."""
    found: dict[str, Any] = {
        "Common": _object(id={"type": "string", "format": "uuid"}, kind=_ref("Kind")),
        "Kind": {"type": "string", "enum": ["plain", "fancy"]},
        "KindAlias": {"anyOf": [_ref("Kind")], "description": "A name for a name."},
        "Left": _object(right=_ref("Right"), common=_ref("Common")),
        "Right": _object(left=_ref("Left")),
        "Guarded": _object(a=_ref("Common"), b={"type": "string"}) | {"not": {"required": ["b"], **_ref("Left")}},
    }
    for tag in TAGS:
        name = tag.capitalize()
        for number in range(more):
            below = _ref(f"{name}{number - 1}") if number else _ref("Left" if tag != "Cars" else "Guarded")
            found[f"{name}{number}"] = _object(
                below=below,
                kind={"allOf": [_ref("KindAlias")], "default": "plain"},
                color={"type": "string", "enum": ["red", "blue", f"shade {number}"]},
                inner=_object(size={"type": "integer", "minimum": number}),
            )
        found[f"Lonely{name}"] = _object(own=_ref(f"{name}0"), other=_ref("LonelyBeds"))
    return found


def document(found: dict[str, Any] | None = None, *, operations: int = PER_TAG) -> dict[str, Any]:
    """The document with the given schemas; `operations` of each tag, all of which answer the tag's last schema."""
    found = schemas() if found is None else found
    paths: dict[str, Any] = {}
    for tag in TAGS:
        name = tag.capitalize()
        last = max(int(key[len(name) :]) for key in found if key[len(name) :].isdecimal() and key.startswith(name))
        answer = {"description": "Good", "content": {"application/json": {"schema": _ref(f"{name}{last}")}}}
        wrong = {"description": "Bad", "content": {"application/json": {"schema": _ref("Common")}}}
        for number in range(operations):
            paths[f"/{tag.lower()}/{number}"] = {
                "get": {
                    "operationId": f"get{name}{number}",
                    "tags": [tag] if number else [],
                    "summary": "One of many",
                    "security": [],
                    "responses": {"200": answer, "404": wrong, "422": {"$ref": "#/components/responses/Unfit"}},
                }
            }
    return {
        "openapi": "3.1.0",
        "info": {"title": "Split", "version": "0.1.0"},
        "paths": paths,
        "components": {"schemas": found, "responses": {"Unfit": UNFIT}},
    }


def workspace(content: dict[str, Any], *, engine: str = "native", package: str = "split_service") -> dict[str, str]:
    """The files of a workspace with this document."""
    settings = f'format = 1\n[workspace]\npackage = "{package}"\n[models]\nengine = "{engine}"\n'
    return {"ssotgen.toml": settings, "contracts/split/v0.openapi.json": json.dumps(content)}
