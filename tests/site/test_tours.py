"""Pages that show how something is done: each of their blocks is run, in order, and shows what it says."""

from pathlib import Path

import pytest

from tests.helpers import REPOSITORY, Counted
from tests.site.tour import walk

DOCS = REPOSITORY / "docs"
TOURS = (
    "tutorial.md",
    "reviewing.md",
    "engines.md",
    *(path.relative_to(DOCS).as_posix() for path in sorted(DOCS.glob("how-to/*.md"))),
)


@pytest.mark.parametrize("page", TOURS)
def test_every_block_of_the_page_runs(page: str, tmp_path: Path, counted: Counted) -> None:
    steps = walk((DOCS / page).read_text(encoding="utf-8"), tmp_path)
    assert steps > 3
    counted("steps", steps)


@pytest.mark.parametrize(
    ("page", "wrong"),
    [
        ("```console\n$ echo yes\nno\n```\n", r"\$ echo yes"),
        ("```console\n$ false\n```\n", r"\$ false"),
        ('```yaml title="a"\nb\n```\n\n```diff title="a"\n-c\n+d\n```\n', "0 times"),
        ("```python\nprint()\n```\n", "not run"),
        ("```console title\n$ false\n```\n", "another form"),
    ],
)
def test_a_page_that_lies_is_found_out(page: str, wrong: str, tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match=wrong):
        walk(page, tmp_path)
