"""Lines and columns back to values."""

import pytest

from ssotgen.core.origin import Origin
from ssotgen.core.tree import MemoryTree
from ssotgen.syntax.library import Library
from ssotgen.syntax.pointers import pointer_at

YAML = """\
# about
paths:
  /slots:
    get: {tags: [free, new]}

    # the next one
    post:
      parameters:
        - name: id
          in: path
        - name: day
      summary: >
        folded
        text
  /x~y: &shared
    get: {}
other: *shared
"""
JSON = """\
{
  "paths": {
    "/slots": {"get": [1, {"a": null}]}
  },
  "info": "x"
}
"""


def pointer(path: str, text: str, line: int, column: int) -> str:
    library = Library(MemoryTree({path: text.encode()}))
    document, source = library.document(path), library.text(path)
    assert document is not None
    assert source is not None
    return pointer_at(source, document.value, line, column)


@pytest.mark.parametrize(
    ("line", "column", "expected"),
    [
        (1, 1, ""),
        (2, 1, "/paths"),
        (3, 3, "/paths/~1slots"),
        (4, 5, "/paths/~1slots/get"),
        (4, 20, "/paths/~1slots/get/tags/0"),
        (4, 26, "/paths/~1slots/get/tags/1"),
        (5, 1, "/paths/~1slots"),
        (6, 5, "/paths/~1slots"),
        (9, 11, "/paths/~1slots/post/parameters/0/name"),
        (10, 11, "/paths/~1slots/post/parameters/0/in"),
        (11, 17, "/paths/~1slots/post/parameters/1/name"),
        (13, 9, "/paths/~1slots/post/summary"),
        (15, 3, "/paths/~1x~0y"),
        (16, 5, "/paths/~1x~0y/get"),
        (17, 9, "/other"),
    ],
)
def test_yaml(line: int, column: int, expected: str) -> None:
    assert pointer("contracts/a.yaml", YAML, line, column) == expected


@pytest.mark.parametrize(
    ("line", "column", "expected"),
    [
        (1, 1, ""),
        (2, 3, "/paths"),
        (3, 5, "/paths/~1slots"),
        (3, 24, "/paths/~1slots/get/0"),
        (3, 31, "/paths/~1slots/get/1/a"),
        (4, 3, "/paths"),
        (5, 4, "/info"),
        (6, 1, ""),
    ],
)
def test_json(line: int, column: int, expected: str) -> None:
    assert pointer("contracts/a.json", JSON, line, column) == expected


def test_every_value_is_found_at_its_own_place() -> None:
    """What the locator shows for a pointer leads back to it, or to what is written first inside."""
    library = Library(MemoryTree({"a.yaml": YAML.encode()}))
    document, source = library.document("a.yaml"), library.text("a.yaml")
    assert document is not None
    assert source is not None
    for path in ("/paths", "/paths/~1slots/get/tags/1", "/paths/~1slots/post/parameters/1/name", "/paths/~1x~0y/get"):
        span = library.locator().span(Origin("a.yaml", path, "key"))
        assert span is not None
        assert pointer_at(source, document.value, span.line, span.column) == path
