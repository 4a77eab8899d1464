"""Requests to copy are sent, by the real curl and by Python, to a running service; each one reaches its handler."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.behaviour.docs_kit import compiled, pages_of, read
from tests.helpers import REPOSITORY, Counted, serving

SERVER = "https://api.werkstatt.example"
REACHED = 299
"""What the service answers where a handler was called: the request was let through, understood and valid."""
SERVICE = """
import logging
from contextvars import ContextVar

from werkstatt._support.stub import StubCallers
from werkstatt.booking_api.v1.app import create_app
from werkstatt.rbac import Role

logging.disable()
reached = ContextVar("reached")


class Everything:
    def __getattr__(self, name):
        async def handler(call, **arguments):
            reached.get().append(name)
            raise RuntimeError("nothing to answer")

        return handler


def app():
    callers = StubCallers(frozenset(Role))
    hooks = {"owns": callers.owns, "feature_enabled": callers.feature_enabled}
    inner = create_app(Everything(), authenticate=callers.authenticate, **hooks)

    async def outer(scope, receive, send):
        names = []
        reached.set(names)

        async def marked(message):
            is_start = message["type"] == "http.response.start"
            await send({**message, "status": 299} if names and is_start else message)

        await inner(scope, receive, marked)

    return outer
"""


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("service")
    (folder / "everything.py").write_text(SERVICE, encoding="utf-8")
    env = os.environ | {"PYTHONPATH": str(REPOSITORY / "generated/python")}
    command = [sys.executable, "-m", "uvicorn", "--factory", "--log-level", "critical", "everything:app"]
    with serving(command, cwd=folder, env=env) as address:
        yield address


def examples() -> Iterator[tuple[str, str, str, str]]:
    """Each operation with a role that may call it, its command and its program."""
    for page in pages_of(compiled(REPOSITORY)).values():
        for section in page.split('<a id="operation-')[1:]:
            called = re.search(r"^\*\*Who may call it:\*\* (.*)$", section, re.MULTILINE)
            assert called
            held = re.findall(r"\[`([\w-]+)`\]\([./]*roles\.md#role-[\w-]+\) \(", called[1])
            command, program = (text for kind, text in read(section).fences if kind in ("sh", "python"))
            yield section.partition('"')[0], held[0] if held else "customer", command, program


def by_curl(command: str, base: str, role: str) -> int:
    """Run a command as it stands, apart from the address; gives the status."""
    shell = command.replace(SERVER, base).replace("curl ", "curl --silent --write-out '\\n%{http_code}' ", 1)
    done = subprocess.run(
        ["sh", "-c", shell], env={"PATH": os.environ["PATH"], "TOKEN": role},
        capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    return int(done.stdout.rpartition("\n")[2])


def by_python(programs: list[tuple[str, str]], base: str, folder: Path) -> list[int]:
    """Run programs as they stand, apart from the address, one after the other; gives the statuses."""
    lines = ["import httpx, json, os", "statuses = []"]
    for role, program in programs:
        moved = program.replace(SERVER, base)
        lines += [
            f"os.environ['TOKEN'] = {role!r}",
            f"try:\n    exec({moved!r}, {{}})\nexcept httpx.HTTPStatusError as refused:",
            f"    statuses.append(refused.response.status_code)\nelse:\n    statuses.append({REACHED})",
        ]
    file = folder / "programs.py"
    file.write_text("\n".join([*lines, "print(json.dumps(statuses))"]), encoding="utf-8")
    done = subprocess.run([sys.executable, str(file)], env={}, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    return [int(status) for status in json.loads(done.stdout.splitlines()[-1])]


def test_every_request_to_copy_is_let_through(base: str, tmp_path: Path, counted: Counted) -> None:
    found = list(examples())
    assert len(found) == len(compiled(REPOSITORY).program.operations)  # type: ignore[union-attr]
    curl = {name: by_curl(command, base, role) for name, role, command, _ in found}
    python = by_python([(role, program) for _, role, _, program in found], base, tmp_path)
    counted("requests", 2 * len(found))
    assert {name: status for name, status in curl.items() if status != REACHED} == {}
    assert dict(zip(curl, python, strict=True)) == curl


def test_a_request_that_is_refused_is_noticed(base: str) -> None:
    name, role, command, _ = next(item for item in examples() if item[0] == "cancelAppointment")
    assert (name, by_curl(command, base, role)) == ("cancelAppointment", REACHED)
    assert by_curl(command, base, "auditor") == 403
    assert by_curl(command, base, "nobody") == 401
    assert by_curl(command.replace("appointments/", "appointments/x"), base, role) == 422
