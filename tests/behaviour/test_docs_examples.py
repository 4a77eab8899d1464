"""Requests to copy: the command and the program send the same, and it is what the contract asks for."""

import ast
import json
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest

from ssotgen.analysis.samples import Place, Sample, misfits
from ssotgen.generators.docs.examples import curl, python
from ssotgen.generators.docs.requests import Request, is_json, request
from ssotgen.ir.contract import Contract, Operation
from ssotgen.ir.program import Program
from tests.behaviour.docs_kit import WORKSPACES, compiled, name, pages_of, read
from tests.helpers import REPOSITORY, Counted

SECRETS = {"TOKEN": "t0ken", "API_KEY": "k3y", "USER_NAME": "me", "PASSWORD": "pa ss"}


def examples(workspace: Path) -> Iterator[tuple[str, str]]:
    """Each command with the program that stands beside it."""
    for page in pages_of(compiled(workspace)).values():
        blocks = [block for block in read(page).fences if block[0] in ("sh", "python")]
        assert [language for language, _ in blocks] == ["sh", "python"] * (len(blocks) // 2)
        yield from ((blocks[number][1], blocks[number + 1][1]) for number in range(0, len(blocks), 2))


def operations(workspace: Path) -> Iterator[tuple[Program, Contract, Operation]]:
    program = compiled(workspace).program
    assert program is not None
    return ((program, contract, item) for contract in program.contracts for item in contract.operations)


@pytest.mark.parametrize("workspace", WORKSPACES, ids=name)
def test_a_shell_and_python_read_them(workspace: Path, counted: Counted) -> None:
    found = list(examples(workspace))
    counted("requests", len(found))
    for _, program in found:
        compile(program, "example", "exec", ast.PyCF_ONLY_AST)
    script = "\n".join(command for command, _ in found)
    done = subprocess.run(["sh", "-n"], input=script, text=True, capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")


def sent_by_python(program: str, monkeypatch: pytest.MonkeyPatch) -> httpx.Request:
    """Run a program against a transport that only remembers."""
    seen: list[httpx.Request] = []

    def remember(wanted: httpx.Request) -> httpx.Response:
        seen.append(wanted)
        return httpx.Response(200, json={}, request=wanted)

    with httpx.Client(transport=httpx.MockTransport(remember)) as client, monkeypatch.context() as patch:
        for key, value in SECRETS.items():
            patch.setenv(key, value)
        for verb in ("get", "put", "post", "patch", "delete", "head", "options", "request"):
            patch.setattr(httpx, verb, getattr(client, verb))
        exec(compile(program, "example", "exec"), {"print": lambda *_: None})
    return seen[0]


def sent_by_curl(command: str) -> tuple[str, str, dict[str, str], str | None]:
    """What a command says: method, address, headers and JSON body; a shell expands it."""
    shell = subprocess.run(
        ["sh", "-c", command.replace("curl ", "printf '%s\\0' ", 1)],
        env=SECRETS, capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    words = iter(shell.stdout.split("\0")[:-1])
    method, address, headers, body = "GET", "", dict[str, str](), None
    for word in words:
        match word:
            case "--request":
                method = next(words)
            case "--head":
                method = "HEAD"
            case "--header":
                key, _, value = next(words).partition(": ")
                headers[key.lower()] = value
            case "--data-binary":
                body = next(words)
            case "--user":
                next(words)
            case _:
                assert not word.startswith("--"), word
                address = word
    return method, address, headers, body


def test_both_send_the_same(monkeypatch: pytest.MonkeyPatch, counted: Counted) -> None:
    for command, program in examples(REPOSITORY):
        sent = sent_by_python(program, monkeypatch)
        method, address, headers, body = sent_by_curl(command)
        assert method == sent.method
        here, there = urlsplit(address), urlsplit(str(sent.url))
        assert (here.scheme, here.netloc, here.path) == (there.scheme, there.netloc, there.path)
        assert parse_qsl(here.query, keep_blank_values=True) == parse_qsl(there.query, keep_blank_values=True)
        assert headers.items() <= {key.lower(): value for key, value in sent.headers.items()}.items()
        assert (json.loads(body) if body else None) == (json.loads(sent.content) if sent.content else None)
        counted("requests")


def test_bodies_keep_to_their_schemas(counted: Counted) -> None:
    for program, contract, operation in operations(REPOSITORY):
        sent = request(program, contract, operation)
        assert "{" not in sent.url, operation.id
        media = next((one for one in (operation.body.content if operation.body else ()) if is_json(one.type)), None)
        if media and media.schema:
            sample = Sample(media.origin, sent.body, Place(media.schema, ("request",)))
            assert list(misfits(program, [sample])) == [], operation.id
            counted("bodies")


def test_what_a_contract_says_cannot_leave_its_quotes() -> None:
    for text in ("'; rm -rf /; '", '"$(id)"', "`id`", "\\", "a\nb", "${HOME}"):
        hostile = Request(
            "POST", "https://a.example/x", ((text, text),), (("X-A", text),), (), "application/json", text
        )
        words = shlex.split(curl(hostile).replace("\\\n", " "))
        assert words[:3] == ["curl", "--request", "POST"]
        assert f"X-A: {text}" in words
        assert json.loads(words[-1]) == text
        assert parse_qsl(urlsplit(words[3]).query) == [(text, text)]
        calls = [node for node in ast.walk(ast.parse(python(hostile, answers_json=True))) if isinstance(node, ast.Call)]
        assert len(calls) == 4  # the request, its check, its body, the printing of it
