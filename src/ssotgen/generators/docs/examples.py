"""A request as somebody types it: for curl in a shell, and for httpx in Python."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

from ssotgen.core.json import FrozenMap, Json
from ssotgen.core.text import python_literal, quoted
from ssotgen.emit.printing import json_line, json_text
from ssotgen.generators.docs.requests import Request, address, is_json

_WIDTH = 88
_FORM = "application/x-www-form-urlencoded"
_SHORTCUTS = {"DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"}
_BODILESS = {"DELETE", "GET", "HEAD", "OPTIONS"}
"""Methods for which httpx has a function that takes no body."""


def curl(sent: Request) -> str:
    """The command line; every text of the contract is quoted for a POSIX shell."""
    return "curl " + " \\\n  ".join(_options(sent))


def _options(sent: Request) -> Iterator[str]:
    url = shlex.quote(address(sent))
    for secret in sent.secrets:
        if secret.location == "query":
            url += f'"{"&" if "?" in url else "?"}"{shlex.quote(secret.key)}"=${secret.name}"'
    if sent.method == "HEAD":
        yield f"--head {url}"
    elif sent.method == "GET" and sent.media is None:
        yield url
    else:
        yield f"--request {shlex.quote(sent.method)} {url}"
    for secret in sent.secrets:
        if secret.location == "basic":
            yield f'--user "${secret.key}:${secret.name}"'
        elif secret.location in ("header", "cookie"):
            before = f"{secret.key}: {secret.before}" if secret.location == "header" else f"Cookie: {secret.key}="
            yield f'--header {shlex.quote(before)}"${secret.name}"'
    for name, text in sent.headers:
        yield f"--header {shlex.quote(f'{name}: {text}')}"
    yield from _body_options(sent)


def _body_options(sent: Request) -> Iterator[str]:
    if sent.media is None:
        return
    if sent.media.startswith("multipart/") and isinstance(sent.body, FrozenMap):
        for name, item in sent.body.items():
            text = f"{name}=@file" if name in sent.files else f"{name}={_plain(item)}"
            yield f"--form{'' if name in sent.files else '-string'} {shlex.quote(text)}"
        return
    if sent.media == _FORM and isinstance(sent.body, FrozenMap):
        for name, item in sent.body.items():
            yield f"--data-urlencode {shlex.quote(f'{name}={_plain(item)}')}"
        return
    yield f"--header {shlex.quote(f'Content-Type: {sent.media}')}"
    if is_json(sent.media):
        yield f"--data-binary {shlex.quote(json_text(sent.body).rstrip())}"
    else:
        yield "--data-binary @body"


def python(sent: Request, *, answers_json: bool) -> str:
    """A small program; every text of the contract is a literal."""
    method = sent.method.lower()
    function = method if sent.method in _SHORTCUTS and not (sent.media and sent.method in _BODILESS) else ""
    call = f"httpx.{function}(" if function else f"httpx.request(\n    {quoted(sent.method)},"
    arguments = [quoted(sent.url), *_arguments(sent)]
    lines = [*_imports(sent), "", f"response = {call}", *(f"    {argument}," for argument in arguments), ")"]
    shown = "response.json()" if answers_json else "response.status_code"
    return "\n".join([*lines, "response.raise_for_status()", f"print({shown})"])


def _imports(sent: Request) -> Iterator[str]:
    if sent.secrets:
        yield "import os"
    if _from_file(sent) or sent.files:
        yield "from pathlib import Path"
    if sent.secrets or _from_file(sent) or sent.files:
        yield ""
    yield "import httpx"


def _arguments(sent: Request) -> Iterator[str]:
    query = [f"({quoted(name)}, {quoted(text)})" for name, text in sent.query]
    headers = [f"{quoted(name)}: {quoted(text)}" for name, text in sent.headers]
    cookies = []
    for secret in sent.secrets:
        known = f'os.environ["{secret.name}"]'
        match secret.location:
            case "query":
                query.append(f"({quoted(secret.key)}, {known})")
            case "cookie":
                cookies.append(f"{quoted(secret.key)}: {known}")
            case "basic":
                yield f'auth=(os.environ["{secret.key}"], {known})'
            case _:
                before = f"{quoted(secret.before)} + " if secret.before else ""
                headers.append(f"{quoted(secret.key)}: {before}{known}")
    if sent.media and (is_json(sent.media) or _from_file(sent)):
        headers.append(f'"Content-Type": {quoted(sent.media)}')
    if query:
        yield f"params=[{', '.join(query)}]"
    if headers:
        yield f"headers={{{', '.join(headers)}}}"
    if cookies:
        yield f"cookies={{{', '.join(cookies)}}}"
    yield from _body_arguments(sent)


def _body_arguments(sent: Request) -> Iterator[str]:
    if sent.media is None:
        return
    if _from_file(sent):
        yield 'content=Path("body").read_bytes()'
    elif is_json(sent.media):
        yield f"json={_literal(sent.body, 4, 5)}"
    elif isinstance(sent.body, FrozenMap):
        plain = {name: _plain(item) for name, item in sent.body.items() if name not in sent.files}
        if plain:
            yield f"data={_literal(FrozenMap(plain), 4, 5)}"
        if sent.files:
            files = (f'{quoted(name)}: Path("file").read_bytes()' for name in sorted(sent.files & sent.body.keys()))
            yield f"files={{{', '.join(files)}}}"


def _from_file(sent: Request) -> bool:
    """Whether the body is nothing that a literal could say."""
    if sent.media is None or is_json(sent.media):
        return False
    form = sent.media == _FORM or sent.media.startswith("multipart/")
    return not (form and isinstance(sent.body, FrozenMap))


def _literal(value: Json, indent: int, before: int) -> str:
    """A Python literal, broken into lines where it is too long; `before` columns of its first line are taken."""
    flat = python_literal(value)
    if len(flat) + indent + before < _WIDTH or not isinstance(value, tuple | FrozenMap) or not value:
        return flat
    inner = " " * (indent + 4)
    if isinstance(value, tuple):
        items = [_literal(item, indent + 4, 1) for item in value]
        return "[\n" + "".join(f"{inner}{item},\n" for item in items) + " " * indent + "]"
    pairs = [f"{(key := quoted(name))}: {_literal(item, indent + 4, len(key) + 3)}" for name, item in value.items()]
    return "{\n" + "".join(f"{inner}{pair},\n" for pair in pairs) + " " * indent + "}"


def _plain(value: Json) -> str:
    return value if isinstance(value, str) else json_line(value)
