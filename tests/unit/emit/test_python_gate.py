"""What generated Python may say."""

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from ssotgen.emit.python_gate import fault

PATH = "generated/python/shop/booking_api/v1/models.py"

GOOD = '''
"""A module."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, RootModel, model_validator
from fastapi import APIRouter

from ..rbac import Permission
from .._support.call import Call

if TYPE_CHECKING:
    from datetime import datetime

try:
    import anyio
except ImportError:
    anyio = None

__all__ = ["Note"]
__all__ += ["Kind"]
PATTERN: Final = re.compile(r"a+")
TABLE: Final[Mapping[str, frozenset[str]]] = MappingProxyType({"a": frozenset(("b",))})


class Kind(StrEnum):
    OPEN = "eval('1')"
    OS = "os"


class Note(BaseModel):
    """Text with __class__ and import os in it."""

    model_config = ConfigDict(extra="forbid")
    open: Annotated[bool | None, Field(alias="open", description="exec(x)")] = None
    compile: "list[Note] | None" = None
    kind: Literal["a b()", "__import__('os')"] = "a b()"
    when: "datetime"

    @model_validator(mode="after")
    def _check(self) -> Note:
        if not isinstance(self.open, bool):
            raise ValueError(f"no {type(self).__name__}")
        return self

    def __init__(self, **data: Any) -> None:
        super().__init__(**data)


class Notes(RootModel["list[Note]"]):
    pass


Note.model_rebuild()
router = APIRouter()


@router.get("/x")
async def handler(call: Call[Permission], *, open: str, input: int = 0) -> Note:
    try:
        [y for y in range(input) if (z := y)]
    except ValueError as cause:
        raise KeyError from cause
    match open:
        case {"a": 1, **rest}:
            return Note(**rest)
        case [1, *more] as whole:
            return Note(open=bool(more or whole))
    id = 3
    return Note(open=bool(open), compile=[lambda vars: vars])
'''


def test_ordinary_generated_code_passes() -> None:
    assert fault(PATH, GOOD) is None


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("import os", "module `os`"),
        ("import os.path as p", "module `os.path`"),
        ("import sys", "module `sys`"),
        ("from subprocess import run", "module `subprocess`"),
        ("import ssotgen", "module `ssotgen`"),
        ("from ssotgen.core import json", "module `ssotgen.core`"),
        ("from typing import *", "import *"),
        ("from typing import sys", "import sys"),
        ("from typing import __builtins__", "import __builtins__"),
        ("import asyncio.subprocess", "module `asyncio.subprocess`"),
        ("def f():\n    import ctypes", "module `ctypes`"),
        ("x = exec('1')", "`exec` is refused"),
        ("x = [eval][0]('1')", "`eval` is refused"),
        ("def f(a=__import__('os')): ...", "`__import__` is refused"),
        ("x = lambda: open('/etc/passwd')", "`open` is refused"),
        ("class A:\n    open = 1\n    x = open", "`open` is refused"),
        ("x = globals()", "`globals` is refused"),
        ("x = getattr(1, 'real')", "`getattr` is refused"),
        ("x = __builtins__", "`__builtins__` is refused"),
        ("x = unknown", "`unknown` is neither bound"),
        ("@unknown\ndef f(): ...", "`unknown` is neither bound"),
        ("x = ().__class__", "`.__class__`"),
        ("x = type(1).__subclasses__()", "`.__subclasses__`"),
        ("def f(): ...\nx = f.__globals__", "`.__globals__`"),
        ("import re\nx = re.sys.modules", "`.modules`"),
        ("import re\nx = re.enum.sys", "`.sys`"),
        ("import typing\nx = typing.os.system('id')", "leads out"),
        ("for x in (): pass", "For statement"),
        ("while True: pass", "While statement"),
        ("with x: pass", "With statement"),
        ("raise ValueError", "Raise statement"),
        ("class A:\n    for x in (): pass", "For statement"),
        ("if True:\n    del x", "Delete statement"),
        ("try:\n    pass\nexcept ValueError:\n    assert 0", "Assert statement"),
        ("(lambda: 1)()", "an expression"),
        ("1 + 1", "an expression"),
        ("x: \"__import__('os').system('id')\"", "forward reference"),
        ("def f(a: 'list[x()]'): ...", "forward reference"),
        ("def f() -> 'exec(1)': ...", "forward reference"),
        ("class A(dict['f()', int]): ...", "forward reference"),
        ("from typing import Annotated\nx: Annotated['f()', 1]", "forward reference"),
        ("x: 'a' | 'f()'", "forward reference"),
        ("x = (", "not Python"),
        ("x = '\x00'", "not Python"),
        ("\uff45\uff58\uff45\uff43('1')", "`exec` is refused"),
    ],
)  # fmt: skip
def test_what_leads_out_is_refused_with_its_line(line: str, reason: str) -> None:
    found = fault(PATH, f'"""Doc."""\n{line}\n')
    assert found is not None
    assert reason in found


def test_the_line_is_named() -> None:
    assert fault(PATH, "x = 1\n\nimport os\n") == "line 3: the module `os` may not be imported"


def test_the_workspace_s_own_package_may_be_imported() -> None:
    assert fault(PATH, "import shop.rbac\n") is not None
    assert fault(PATH, "import shop.rbac\n", frozenset({"shop"})) is None


def test_tests_and_support_have_longer_lists() -> None:
    tests = "import sys\nfrom pathlib import Path\n\nimport pytest\n\nsys.path.insert(0, str(Path(__name__)))\n"
    assert fault(PATH, tests) is not None
    assert fault("generated/tests/conftest.py", tests) is None
    support = "def f(x: object, name: str) -> object:\n    return getattr(x, name)\n"
    assert fault(PATH, support) is not None
    assert fault("generated/python/shop/_support/wire.py", support) is None
    assert fault("generated/python/shop/_support/wire.py", "import os\n") is not None


def test_support_code_of_this_repository_passes(repository: Path) -> None:
    modules = sorted((repository / "src" / "ssotgen" / "support").glob("*.py"))
    assert modules
    for module in modules:
        assert fault(f"generated/python/shop/_support/{module.name}", module.read_text()) is None, module.name


def test_a_depth_bomb_is_a_fault_and_no_crash() -> None:
    assert fault(PATH, "x = " + "(" * 5000 + ")" * 5000 + "\n") is not None
    assert fault(PATH, "x = " + "-" * 100_000 + "1\n") is not None


def test_the_collector_is_left_as_it_was() -> None:
    script = textwrap.dedent("""
        import gc
        from ssotgen.emit.python_gate import fault
        fault("a.py", "x = 1"); assert gc.isenabled()
        gc.disable(); fault("a.py", "x = ("); assert not gc.isenabled()
    """)
    subprocess.run([sys.executable, "-c", script], check=True)
