"""A client that knows nothing but a document: it spreads values over a request as OpenAPI and RFC 6570 say."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from conformance.instances import Maker
from conformance.requests import METHODS, prefix_of, resolved

FORM, MULTIPART = "application/x-www-form-urlencoded", "multipart/form-data"
STYLES = {"path": "simple", "header": "simple", "query": "form", "cookie": "form", "querystring": "form"}
SEPARATORS = {"spaceDelimited": "%20", "pipeDelimited": "%7C"}
UNDECLARED = "zz9"
IGNORED = ("accept", "authorization", "content-type")


@dataclass(frozen=True, slots=True)
class Call:
    """One operation of a document, with what its path says about all of its operations."""

    id: str
    method: str
    path: str
    parameters: tuple[dict[str, Any], ...]
    bodies: Mapping[str, dict[str, Any]]
    body_required: bool


@dataclass(slots=True)
class Sent:
    """A request, and the values that it carries: parameters by location and name, the body as JSON, text or bytes."""

    values: dict[tuple[str, str], Any] = field(default_factory=dict)
    body: Any = None
    media_type: str | None = None
    path: str = ""
    query: list[str] = field(default_factory=list)
    headers: list[tuple[str, str]] = field(default_factory=list)
    cookies: list[str] = field(default_factory=list)
    content: dict[str, Any] = field(default_factory=dict)


def calls(document: dict[str, Any]) -> Iterator[Call]:
    """The operations of a document, in its order."""
    for path, written in document.get("paths", {}).items():
        item = resolved(document, written)
        for method in METHODS:
            if (operation := item.get(method)) is None:
                continue
            merged = {}
            for one in (*item.get("parameters", ()), *operation.get("parameters", ())):
                found = resolved(document, one)
                merged[found["in"], found["name"]] = found
            kept = [one for one in merged.values() if one["in"] != "header" or one["name"].lower() not in IGNORED]
            body = resolved(document, operation.get("requestBody", {}))
            yield Call(
                operation.get("operationId") or f"{method.upper()} {path}",
                method.upper(),
                prefix_of(document) + path,
                tuple(kept),
                {name: resolved(document, media) for name, media in body.get("content", {}).items()},
                body.get("required", False),
            )


AWKWARD = (
    "text", "a b", "a/b", "50%", "ü€漢😀", "x,y;z", "p|q", "a&b=c+d", "#?:@", "007", "true", "null", "[1]", "{}", "%2C",
    '"q"',
)  # fmt: skip


class Deep(Maker):
    """Makes instances of any depth: what goes on for ever ends in nothing, and what has items is a list."""

    def make(self, schema: Any, depth: int = 0) -> Any:
        return None if depth > 40 else super().make(schema, depth)

    def _typed(self, schema: dict[str, Any], depth: int) -> Any:
        return super()._typed({"type": "array", **schema} if "items" in schema else schema, depth)


class Awkward(Deep):
    """Makes texts that are hard to send, where a schema says nothing about them."""

    def _typed(self, schema: dict[str, Any], depth: int) -> Any:
        made = super()._typed(schema, depth)
        if "pattern" in schema and "example" in schema:
            return schema["example"]
        return self._chance.choice(AWKWARD) if made == "text" and "pattern" not in schema else made


class Client:
    """Makes requests for the operations of one document; values come from `maker`."""

    def __init__(self, document: dict[str, Any], maker: Maker) -> None:
        self._document = document
        self._maker = maker

    def request(self, call: Call, media_type: str | None) -> Sent | None:
        """One request, its body of `media_type`; `None` where something that must be sent has no value that can be."""
        sent = Sent(path=call.path)
        for parameter in call.parameters:
            name, location = parameter["name"], parameter["in"]
            value = self._maker.make(self._schema(parameter))
            if self._add(sent, parameter, value):
                sent.values[location, name] = value
            elif parameter.get("required") or location == "path":
                return None
        for variable in re.findall(r"\{([^{}]+)\}", sent.path):  # nobody describes it
            sent.values["path", variable] = UNDECLARED
            sent.path = sent.path.replace(f"{{{variable}}}", UNDECLARED)
        if media_type is not None:
            media = call.bodies[media_type]
            sent.media_type, sent.body = media_type, self._maker.make(media.get("schema", {}))
            if not self._add_body(sent, media, media_type):
                return None
        return sent

    def _schema(self, parameter: dict[str, Any]) -> Any:
        content = parameter.get("content")
        return next(iter(content.values())).get("schema", {}) if content else parameter.get("schema", {})

    def _add(self, sent: Sent, parameter: dict[str, Any], value: Any) -> bool:
        name, location = parameter["name"], parameter["in"]
        style = parameter.get("style") or STYLES[location]
        explode = parameter.get("explode", style in ("form", "cookie"))
        reserved = parameter.get("allowReserved", False)
        if "content" in parameter:
            text = quote(json.dumps(value), safe="") if location != "header" else json.dumps(value)
            pairs = [(name, text)]
        elif not _is_flat(value) or not _is_clear(value, location, style, explode):
            return False
        else:
            encode = location != "header" and style != "cookie"
            pairs = spread(name, value, style, explode, encode=encode, reserved=reserved)
        match location:
            case "path":
                text = _in_path(name, value, style, explode) if "content" not in parameter else pairs[0][1]
                if text in ("", ".", "..", "%2E"):
                    return False
                sent.path = sent.path.replace(f"{{{name}}}", text)
            case "query":
                sent.query += [f"{quote(key, safe='[]')}={text}" for key, text in pairs]
            case "querystring" if "application/json" in parameter["content"]:
                sent.query.append(quote(json.dumps(value), safe=""))
            case "querystring":
                if not isinstance(value, dict) or not _is_flat(value):
                    return False
                sent.query += [f"{key}={text}" for key, text in spread(name, value, "form", True)]
            case "header":
                text = pairs[0][1] if "content" in parameter else _in_header(value, explode)
                if not text.isascii() or not text.isprintable() or text != text.strip() or not text:
                    return False
                sent.headers.append((name, text))
            case "cookie":
                sent.cookies += [f"{key}={text}" for key, text in pairs]
        return True

    def _add_body(self, sent: Sent, media: dict[str, Any], media_type: str) -> bool:
        value, kind = sent.body, media_type.partition(";")[0].lower()
        if kind == FORM:
            if not isinstance(value, dict):
                return False
            sent.content = {"content": "&".join(_form(media, value))}
        elif kind == MULTIPART:
            schema = resolved(self._document, media.get("schema", {}))
            if not isinstance(value, dict):
                return False
            sent.body = value = {name: one for name, one in value.items() if one not in ([], None)}
            if not value:
                return False
            sent.content = {"files": [*self._parts(schema, value)]}
            return True
        elif kind == "application/json" or kind.endswith("+json"):
            sent.content = {"content": json.dumps(value)}
        else:
            sent.body = value if isinstance(value, str) else "some text"
            sent.content = {"content": sent.body.encode()}
        sent.headers.append(("content-type", media_type.replace("*", "x")))
        return True

    def _parts(self, schema: dict[str, Any], value: dict[str, Any]) -> Iterator[tuple[str, tuple[Any, ...]]]:
        for name, member in value.items():
            described = resolved(self._document, schema.get("properties", {}).get(name, {}))
            for one in member if isinstance(member, list) else [member]:
                inner = resolved(self._document, described.get("items", described))
                if inner.get("format") == "binary" and isinstance(one, str):
                    yield name, ("file.bin", one.encode(), "application/octet-stream")
                elif isinstance(one, dict):
                    yield name, (None, json.dumps(one), "application/json")
                else:
                    yield name, (None, plain(one))


def spread(
    name: str, value: Any, style: str, explode: bool, *, encode: bool = True, reserved: bool = False
) -> list[tuple[str, str]]:
    """Names and values in a query, form or cookie (RFC 6570, 3.2.8, and OpenAPI's own styles)."""

    def text(one: Any) -> str:
        return quote(plain(one), safe=":/?#[]@!$'()*,;" if reserved else "") if encode else plain(one)

    if style == "deepObject":
        return [(f"{name}[{key}]", text(one)) for key, member in value.items()
                for one in (member if isinstance(member, list) else [member])]  # fmt: skip
    separator = SEPARATORS.get(style, ",")
    if isinstance(value, list):
        return [(name, text(one)) for one in value] if explode else [(name, separator.join(map(text, value)))]
    if isinstance(value, dict):
        if explode:
            return [(key, text(one)) for key, member in value.items()
                    for one in (member if isinstance(member, list) else [member])]  # fmt: skip
        return [(name, separator.join(part for key, one in value.items() for part in (text(key), text(one))))]
    return [(name, text(value))]


def _form(media: dict[str, Any], value: dict[str, Any]) -> Iterator[str]:
    for name, member in value.items():
        encoding = media.get("encoding", {}).get(name, {})
        if "style" in encoding or "explode" in encoding:
            style = encoding.get("style", "form")
            pairs = spread(name, member, style, encoding.get("explode", style == "form"))
        elif "json" in encoding.get("contentType", ""):
            pairs = [(name, quote(json.dumps(member), safe=""))]
        else:
            pairs = list(_bracketed(name, member))
        yield from (f"{quote(key, safe='[]')}={text}" for key, text in pairs)


def _bracketed(name: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, one in value.items():
            yield from _bracketed(f"{name}[{key}]", one)
    elif isinstance(value, list) and any(isinstance(one, dict) for one in value):
        for number, one in enumerate(value):
            yield from _bracketed(f"{name}[{number}]", one)
    else:
        yield from ((name, quote(plain(one), safe="")) for one in (value if isinstance(value, list) else [value]))


def _in_path(name: str, value: Any, style: str, explode: bool) -> str:
    prefix = {"label": ".", "matrix": ";"}.get(style, "")
    separator = prefix if prefix and explode else ","
    if style == "matrix" and isinstance(value, list) and explode:
        return "".join(f";{name}={quote(plain(one), safe='')}" for one in value)
    if isinstance(value, list):
        text = separator.join(quote(plain(one), safe="") for one in value)
    elif isinstance(value, dict):
        joint = "=" if explode else ","
        text = separator.join(f"{quote(key, safe='')}{joint}{quote(plain(one), safe='')}" for key, one in value.items())
    else:
        text = quote(plain(value), safe="")
    named = style == "matrix" and not (isinstance(value, dict) and explode)
    return f"{prefix}{name}={text}" if named else prefix + text


def _in_header(value: Any, explode: bool) -> str:
    if isinstance(value, list):
        return ",".join(plain(one) for one in value)
    if isinstance(value, dict):
        return ",".join(f"{key}{'=' if explode else ','}{plain(one)}" for key, one in value.items())
    return plain(value)


def plain(value: Any) -> str:
    """The text of one value."""
    return value if isinstance(value, str) else json.dumps(value)


def _is_clear(value: Any, location: str, style: str, explode: bool) -> bool:
    """Whether no value holds what separates values in its style, where that could not be told apart."""
    if style == "deepObject":
        return isinstance(value, dict)
    if style == "cookie" and any(one in str(value) for one in ';,"\\ ü'):
        return False
    if not isinstance(value, dict | list):
        return True
    separators = {"spaceDelimited": " ", "pipeDelimited": "|", "label": "."}.get(style, "")
    separators += "," if location == "header" or len(value) == 1 else ""
    texts = [plain(one) for one in (value if isinstance(value, list) else [*value, *value.values()])]
    exploded = explode and location in ("query", "cookie")
    return exploded or not any(one in text for one in separators for text in texts)


def _is_flat(value: Any) -> bool:
    """Whether styles say how a value is written: nothing empty, nothing nested."""
    if isinstance(value, list):
        return bool(value) and all(one is not None and not isinstance(one, dict | list) for one in value)
    if isinstance(value, dict):
        return bool(value) and all(
            _is_flat(one) and not isinstance(one, dict) and one is not None for one in value.values()
        )
    return value is not None
