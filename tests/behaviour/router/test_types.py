"""A type checker accepts what is generated, and finds what a service gets wrong."""

import json
import subprocess
import sys

MINE = """
from collections.abc import AsyncIterator
from datetime import date
from typing import Any, NoReturn
from uuid import UUID, uuid4

from wide_service import Call
from wide_service.wide.v0 import models, routes
from wide_service.wide.v0.routes import OddNamesService, ThingsService, create_router


class Odd(OddNamesService):
    async def list_(self, call: Call[object]) -> list[str]:
        return []

    async def models_(self, call: Call[object]) -> list[str]:
        return []

    async def styles(self, call: Call[object], *, label: list[str], matrix: list[int]) -> NoReturn:
        raise routes.Styles302(location="/")

    async def uuid(self, call: Call[object], *, date: date | None) -> UUID:
        return uuid4()


class Things(ThingsService):
    async def create_thing(self, call: Call[object], *, body: models.ThingInput) -> routes.CreateThing202:
        raise routes.CreateThing409(models.Problem(title="no"), retry_after=1)

    async def export_thing(self, call: Call[object], *, name: str) -> models.Thing:
        return models.Thing(id=1, name=name)

    async def get_thing(self, call: Call[object], *, thing_id: int) -> routes.GetThingDefault:
        return routes.GetThingDefault(models.Thing(id=1, name="ab"), status=200)

    async def latest_thing(self, call: Call[object]) -> models.Thing:
        return 1  # WRONG return-value

    async def list_things(self, call: Call[object | None], **parameters: Any) -> list[models.Thing]:
        return []

    async def probe_thing(self, call: Call[object], *, thing_id: int) -> None:
        return None

    async def remove_thing(self, call: Call[object], *, other: str) -> routes.RemoveThing2XX:  # WRONG override
        return routes.RemoveThing2XX()  # WRONG call-arg


class Rest(routes.WideV0):
    async def download(self, call: Call[object]) -> AsyncIterator[bytes]:
        raise NotImplementedError


async def authenticate(request: object) -> object | None:
    return None


Odd(), Things()
create_router(Rest(), authenticate=authenticate)  # WRONG abstract
"""


def test_types_of_the_whole(package, tmp_path) -> None:
    (tmp_path / "mine.py").write_text(MINE, encoding="utf-8")
    options = ("--strict", "--config-file=", f"--cache-dir={tmp_path / 'cache'}", "--output=json")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", *options, "-p", "wide_service", "-m", "mine"],
        cwd=package.folder,
        env={"MYPYPATH": f"{package.folder}:{tmp_path}", "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    found = [json.loads(line) for line in done.stdout.splitlines()]
    lines = MINE.splitlines()
    expected = {(number, line.rpartition(" ")[2]) for number, line in enumerate(lines, 1) if "# WRONG" in line}
    assert {(item["line"], item["code"]) for item in found} == expected, done.stdout
    assert all(item["file"].endswith("mine.py") for item in found)
