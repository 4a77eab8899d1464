"""Where a text may stand in a workspace: each position holds many texts at once, one on each line of one file."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

OPEN = {"responses": {"200": {"description": ""}}, "security": []}
TEXT = {"type": "string"}
SPLIT = "@@"

Line = Callable[[int, str], str]


@dataclass(frozen=True, slots=True)
class Position:
    """A file around lines: `frame` has `SPLIT` where they go, `line` writes one text, `others` are files beside it."""

    name: str
    path: str
    frame: str
    line: Line
    others: Mapping[str, str] = field(default_factory=dict)

    def files(self, texts: Mapping[int, str]) -> dict[str, str]:
        """The workspace that holds these texts, by their numbers."""
        head, _, tail = self.frame.partition(SPLIT)
        lines = ",\n".join(self.line(number, text) for number, text in texts.items())
        return {**self.others, self.path: f"{head}\n{lines}\n{tail}"}


def _document(**parts: Any) -> str:
    """A document as one line. The text `SPLIT` among its values, or as a lone key, is where lines go."""
    whole = {"openapi": "3.1.0", "info": {"title": "Words", "version": "1.0.0"}, "paths": {}} | parts
    return json.dumps(whole).replace(f'{{"{SPLIT}": 0}}', f"{{{SPLIT}}}").replace(f'["{SPLIT}"]', f"[{SPLIT}]")


MAP, LIST = {SPLIT: 0}, [SPLIT]


def _entry(key: str, value: Any) -> str:
    return f"{json.dumps(key)}: {json.dumps(value)}"


def _operation(number: int, **more: Any) -> str:
    return _entry(f"/o{number}", {"get": {"operationId": f"o{number}", **OPEN, **more}})


def _prose(number: int, text: str) -> str:
    said = {"title": text, "description": text}
    schema = {"type": "object", **said, "properties": {"p": {**TEXT, **said, "default": text, "examples": [text]}}}
    answer = {"description": text, "content": {"application/json": {"schema": schema, "example": {"p": text}}}}
    parameter = {"name": "q", "in": "query", "description": text, "schema": {**TEXT, "default": text}, "example": text}
    return _operation(
        number, summary=text, description=text, parameters=[parameter], responses={"200": answer}, **{"x-note": text}
    )


def _parameter(location: str) -> Line:
    def line(number: int, text: str) -> str:
        name = {"name": text, "in": location, "required": location == "path", "schema": TEXT}
        path = f"/o{number}/{{{text}}}" if location == "path" else f"/o{number}"
        return _entry(path, {"get": {"operationId": f"o{number}", **OPEN, "parameters": [name]}})

    return line


def _response(number: int, **more: Any) -> str:
    return _operation(number, responses={"200": {"description": "", **more}})


def _holder(**schema: Any) -> str:
    return _document(components={"schemas": {"Holder": {"type": "object", **schema}}})


_ROOT = "words.json"
_API = _document(paths={"/o": {"get": {"operationId": "o", **OPEN, "security": [{"key": []}]}}},
                 components={"securitySchemes": {"key": {"type": "http", "scheme": "bearer"}}})  # fmt: skip
_OWNERS = '{"format": 1, "owners": {%s}, "paths": [%s]}'
_TEAM = '"team": {"name": "Team", "handles": ["@example/team"]}'
_ANY = '{"path": "/**", "owners": ["team"]}'


def _registry(name: str, text: str, line: Line, where: str, **others: str) -> Position:
    beside = {f"registries/{other}.json": content for other, content in others.items()}
    return Position(where, f"registries/{name}.json", text, line, {_ROOT: _API, **beside})


_ROUTE = '{"format": 1, "operations": {"words/v1": {"o": {"permission": "a.read"}}}}'
_PERMISSION = '"a.read": {"description": "Read"}'
_RBAC = '{"format": 1, "permissions": {%s}, "roles": {%s}}'
_ROLE = '"reader": {"description": "Reads", "grants": {"a.read": "any"}}'
_ERRORS = '{"format": 1, "type-base": "https://words.example/", "errors": {@@}}'


def _error(number: int, text: str) -> str:
    return _entry(f"e-{number}", {"status": 409, "title": text, "description": text, "remedy": text})


def _role(number: int, text: str) -> str:
    return _entry(f"r-{number}", {"description": text, "grants": {"a.read": "any"}})


POSITIONS: Sequence[Position] = (
    Position("prose, defaults and examples", _ROOT, _document(paths=MAP), _prose),
    Position("tags", _ROOT, _document(paths=MAP), lambda i, text: _operation(i, tags=[text])),
    Position("tags' descriptions", _ROOT, _document(tags=LIST),
             lambda i, text: json.dumps({"name": f"t{i}", "description": text})),
    Position("operation ids", _ROOT, _document(paths=MAP), lambda i, text: _operation(i, operationId=text)),
    Position("paths", _ROOT, _document(paths=MAP), lambda i, text: _entry(f"/{i}/{text}", {"get": OPEN})),
    *(
        Position(f"{location} parameters", _ROOT, _document(paths=MAP), _parameter(location))
        for location in ("path", "query", "header", "cookie")
    ),
    Position("media types", _ROOT, _document(paths=MAP),
             lambda i, text: _response(i, content={text: {"schema": TEXT}})),
    Position("response headers", _ROOT, _document(paths=MAP),
             lambda i, text: _response(i, headers={text: {"schema": TEXT}})),
    Position("servers", _ROOT, _document(servers=LIST), lambda i, text: json.dumps({"url": text, "description": text})),
    Position("security schemes", _ROOT, _document(components={"securitySchemes": MAP}),
             lambda i, text: _entry(text, {"type": "http", "scheme": "bearer", "description": text})),
    Position("names of schemas", _ROOT, _document(components={"schemas": MAP}),
             lambda i, text: _entry(text, {"type": "object", "properties": {"a": TEXT}})),
    Position("names of properties", _ROOT, _holder(properties=MAP), lambda i, text: _entry(text, TEXT)),
    Position("values of an enum", _ROOT, _holder(properties={"value": {"enum": LIST}}),
             lambda i, text: json.dumps(text)),
    Position("constants", _ROOT, _holder(properties=MAP), lambda i, text: _entry(f"p{i}", {"const": text})),
    Position("patterns", _ROOT, _holder(properties=MAP), lambda i, text: _entry(f"p{i}", {**TEXT, "pattern": text})),
    Position("names of extensions", _ROOT, _document(info={"title": "Words", "version": "1.0.0", "x-words": MAP}),
             lambda i, text: _entry(text, text)),
    _registry("rbac", _RBAC % (_PERMISSION, SPLIT), _role, "descriptions of roles", routes=_ROUTE),
    _registry("rbac", _RBAC % (_PERMISSION, SPLIT), lambda i, text: _entry(text, {"description": "R", "grants": {}}),
              "names of roles", routes=_ROUTE),
    _registry("rbac", _RBAC % (f"{_PERMISSION}, {SPLIT}", _ROLE),
              lambda i, text: _entry(f"p.a{i}", {"description": text}), "descriptions of permissions", routes=_ROUTE),
    _registry("rbac", _RBAC % (f"{_PERMISSION}, {SPLIT}", _ROLE),
              lambda i, text: _entry(f"p.{text}", {"description": "P"}), "names of permissions", routes=_ROUTE),
    _registry("owners", _OWNERS % (f"{_TEAM}, {SPLIT}", _ANY),
              lambda i, text: _entry(f"t{i}", {"name": text, "handles": [f"@example/t{i}"], "contact": text}),
              "names and contacts of owners"),
    _registry("owners", _OWNERS % (f"{_TEAM}, {SPLIT}", _ANY),
              lambda i, text: _entry(f"t{i}", {"name": "T", "handles": [f"{text}@words.example"]}),
              "handles of owners"),
    _registry("owners", _OWNERS % (_TEAM, f"{_ANY}, {SPLIT}"),
              lambda i, text: json.dumps({"path": f"/{i}/{text}", "owners": ["team"]}), "paths of owners"),
    _registry("errors", _ERRORS, _error, "titles, descriptions and remedies of errors"),
)  # fmt: skip
