"""The engine is held against what was decided, and nothing around it changes what it prints."""

from __future__ import annotations

from pathlib import Path

import pytest

from ssotgen.analysis.classes import EnumView, FieldView, ModelModule, RecordView
from ssotgen.analysis.types import Direction
from ssotgen.core.bug import Bug
from ssotgen.generators.docstrings import docstring
from ssotgen.generators.models.assemble import assemble
from ssotgen.generators.models.dcg import print_models
from ssotgen.generators.models.parts import whole
from ssotgen.ir.shapes.closure import ContractShapes
from ssotgen.ir.shapes.nodes import Scalar

FIELD = FieldView("name", "name", "s#/properties/name", Scalar("string"), required=True, default=None, description=None)
MODULE = ModelModule(
    (
        EnumView("Color", "s#/c", (("RED", "red"),), None),
        RecordView("Thing", "s", Direction.OUTPUT, (FIELD,), closed=False, extra=None, description="A thing."),
    ),
    ContractShapes({}, frozenset(), (), (), labels={}, lost={}, lent={}),
    {},
)
PRINTED = "class Color(StrEnum):\n    RED = '0'\nclass Thing(Base__):\n    name: str\n"


def test_the_module_is_put_together():
    assert assemble(MODULE, PRINTED, {}, (whole(MODULE),))[""].endswith(
        '\n\n\nclass Color(StrEnum):\n    RED = "red"\n\n\n'
        'class Thing(_support.Model):\n    """A thing."""\n\n    name: str\n'
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Thing", "ThingModel"),
        ("name:", "name_1:"),
        ("RED", "red"),
        ("    name: str\n", "    name: str\n    extra: int\n"),
        ("class Color", "class More(Base__): pass\nclass Color"),
        ("class Color", "import os\nclass Color"),
    ],
)
def test_a_difference_from_what_was_decided_is_a_bug(before, after):
    with pytest.raises(Bug):
        assemble(MODULE, PRINTED.replace(before, after), {}, (whole(MODULE),))


def test_configuration_of_the_current_folder_changes_nothing(tmp_path, monkeypatch):
    expected = print_models(MODULE, (whole(MODULE),))
    options = "[tool.datamodel-codegen]\nsnake-case-field = true\nclass-name = 'Other'\nforce-optional = true\n"
    (tmp_path / "pyproject.toml").write_text(options)
    monkeypatch.chdir(tmp_path)
    assert print_models(MODULE, (whole(MODULE),)) == expected
    assert Path.cwd() == tmp_path
    assert [path.name for path in tmp_path.iterdir()] == ["pyproject.toml"]


@pytest.mark.parametrize(
    "text",
    ['"""', 'a"', '"', "\\", "a\\", '\\"""', "\n\n", "a\nb\n", "\x00\u202e\u200b", "é e\u0301", "", "'''"],
)
def test_a_docstring_reads_as_its_text(text):
    source = docstring(text, "    ")
    scope: dict[str, object] = {}
    exec(f"class A:\n{source}", scope)  # what is under test is that this is only ever a string
    read = str(scope["A"].__doc__)
    assert [line.strip() for line in read.strip().split("\n")] == [
        line.strip() for line in text.strip().splitlines() or [""]
    ]
