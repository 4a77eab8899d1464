"""docs/extending.md names what an extension may import, all of it, and its examples run."""

import re
from importlib import import_module
from pathlib import Path

import pytest

from ssotgen import plugin
from ssotgen.testing.expectations import assert_findings
from ssotgen.testing.workspaces import findings, outputs
from tests.helpers import REPOSITORY, files_below, lay_out
from tests.rules.test_rules import HERE

PAGE = (REPOSITORY / "docs" / "extending.md").read_text(encoding="utf-8")
FILES = {path: data.decode() for path, data in files_below(HERE / "_bases" / "api").items()}
CONTRACT = "contracts/notes-api/v1.openapi.yaml"


def test_the_page_lists_the_whole_api() -> None:
    _, _, rest = PAGE.partition("### What may be imported")
    rows = [line.split("|")[1] for line in rest.partition("## Test it")[0].splitlines() if line.startswith("| `")]
    listed = [name for row in rows for name in re.findall(r"`(\w+)`", row)]
    assert sorted(listed) == sorted(plugin.__all__)
    assert all(getattr(plugin, name) is not None for name in listed)


def test_the_page_lists_what_tests_import() -> None:
    rows = re.findall(r"^\| `(ssotgen\.testing\.\w+)` \| (.*) \|$", PAGE, re.MULTILINE)
    folder = REPOSITORY / "src" / "ssotgen" / "testing"
    assert [module.rpartition(".")[2] for module, _ in rows] == ["workspaces", "expectations", "golden"]
    assert {path.stem for path in folder.glob("*.py")} - {"__init__"} == {"workspaces", "expectations", "golden"}
    for module, text in rows:
        names = [name for name in re.findall(r"`([a-z_]+)`", text) if name != "syrupy"]
        assert names
        assert all(callable(getattr(import_module(module), name)) for name in names)


def example() -> plugin.Rule:
    (source,) = [block for block in re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL) if "@rule" in block]
    space: dict[str, object] = {"__name__": "page"}
    exec(compile(source, "extending.md", "exec"), space)
    found = space["operation_without_tag"]
    assert isinstance(found, plugin.Rule)
    return found


def test_the_rule_of_the_page_is_a_rule() -> None:
    text = FILES[CONTRACT]
    count = text.count("operationId:")
    assert count > 0
    found = findings(FILES, example())
    assert [line.split()[1] for line in found] == ["operation-without-tag"] * count
    assert example().message.page.startswith("An operation has no tag.\n\n## Why it matters\n")


def test_the_generator_of_the_page_makes_what_the_page_says(tmp_path: Path) -> None:
    written = re.findall(r'^```\w+ title="([^"]+)"\n(.*?)^```', PAGE, re.DOTALL | re.MULTILINE)
    (module, source), (template, printed), (output, expected) = written
    lay_out(tmp_path, {module: source, template: printed})
    space: dict[str, object] = {"__name__": "page", "__file__": str(tmp_path / module)}
    exec(compile(source, module, "exec"), space)
    generator = space["GENERATOR"]
    assert isinstance(generator, plugin.Generator)
    made = outputs(FILES, generator)
    assert made[output].endswith(f"\n{expected}")


def test_the_page_says_what_a_kind_of_value_prints() -> None:
    text = 'Notes "1"'
    row = next(line for line in PAGE.splitlines() if line.startswith("| `Literal(value)`"))
    assert f"`{plugin.Literal(text)}`" in row
    with pytest.raises(ValueError, match="is not an ASCII identifier"):
        plugin.Ident(text)


def marked(mark: str) -> dict[str, str]:
    """The workspace with a mark at its only operation."""
    text = FILES[CONTRACT].replace("    get:", f"    get:  # finds {mark}")
    assert text != FILES[CONTRACT]
    return {**FILES, CONTRACT: text}


@pytest.mark.parametrize(
    "mark", ["operation-without-tag", "operation-without-tag: `notes-api/v1#listNotes` has no tag"]
)
def test_a_right_mark_passes(mark: str) -> None:
    assert_findings(marked(mark), example())


@pytest.mark.parametrize("mark", ["another-rule", "operation-without-tag: it is blue"])
def test_a_wrong_mark_fails(mark: str) -> None:
    with pytest.raises(AssertionError) as caught:
        assert_findings(marked(mark), example())
    _, found, missing = str(caught.value).splitlines()[:3]
    assert found == f"nobody expected: {CONTRACT}:6:5 operation-without-tag `notes-api/v1#listNotes` has no tag"
    assert missing == f"not found: {CONTRACT}:6 {mark.replace(':', '')}"
