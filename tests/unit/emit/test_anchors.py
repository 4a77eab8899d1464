"""Where the parts of outputs stand in their texts."""

import pytest

from ssotgen.core.origin import Span
from ssotgen.emit.anchors import innermost, spans

MODULE = '''"""What it holds."""

from enum import StrEnum


@dataclass(eq=False)
class Slot(Model):
    """A stretch of time.

class Fake: is no class.
    """

    start: Annotated[
        str, Field(alias="from")
    ]
    """When it begins."""
    end: str = "ü"; place: str

    async def book(self, *, note: str) -> None:
        """Book it."""


class Kind(StrEnum):
    SHORT = "short"


MATRIX = wrapped(
    {
        Role.ADMIN: wrapped({Permission.READ: Reach.ANY, Permission.WRITE: Reach.OWN}),
    }
)

BOOK = Operation(
    access=Permission.WRITE,
    signature=lambda: Signature(parameters=(Parameter("a"), Parameter("b"))),
)
if TYPE_CHECKING:
    Later = str
'''


def stretch(anchor: str, text: str = MODULE, path: str = "generated/slots.py") -> str | None:
    """The part of a text that an anchor names."""
    span = spans(path, text, {anchor}).get(anchor)
    if span is None:
        return None
    lines = text.split("\n")[span.line - 1 : span.end_line]
    lines[-1] = lines[-1][: span.end_column - 1]
    lines[0] = lines[0][span.column - 1 :]
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("anchor", "expected"),
    [
        ("Slot.start", 'start: Annotated[\n        str, Field(alias="from")\n    ]\n    """When it begins."""'),
        ("Slot.end", 'end: str = "ü"'),
        ("Slot.place", "place: str"),
        ("Slot.book.note", "note: str"),
        ("Kind.SHORT", 'SHORT = "short"'),
        ("MATRIX[Role.ADMIN][Permission.WRITE]", "Permission.WRITE: Reach.OWN"),
        ("BOOK.access", "access=Permission.WRITE"),
        ("BOOK.signature.parameters[1]", 'Parameter("b")'),
        ("Later", "Later = str"),
        ("", MODULE),
        ("Fake", None),
        ("Slot.nothing", None),
        ("BOOK.signature.parameters[2]", None),
    ],
)
def test_python(anchor: str, expected: str | None) -> None:
    assert stretch(anchor) == expected


def test_a_class_begins_with_its_decorator_and_ends_with_its_last_line() -> None:
    found = stretch("Slot")
    assert found is not None
    assert found.startswith("@dataclass(eq=False)\nclass Slot(Model):")
    assert found.endswith('"""Book it."""')


def test_rows() -> None:
    table = 'role,permission,reach\nadmin,"a,b",any\nadmin,"two\nlines",own\nguest,c,own\n'
    assert stretch("admin,two\nlines", table, "policy/matrix.csv") == 'admin,"two\nlines",own'
    assert stretch("guest", table, "policy/matrix.csv") == "guest,c,own"
    assert stretch("guest,d", table, "policy/matrix.csv") is None


@pytest.mark.parametrize("text", ["class Slot(:\n", "\0", "(" * 10_000])
def test_a_broken_module_is_only_a_whole(text: str) -> None:
    assert set(spans("slots.py", text, {"", "Slot"})) == {""}


def test_other_formats_are_only_wholes() -> None:
    assert set(spans("docs/index.md", "# Slot\n", {"", "Slot"})) == {""}


def test_the_innermost_part() -> None:
    found = spans("slots.py", MODULE, {"", "Slot", "Slot.end", "Slot.place", "Slot.book", "Slot.book.note"})
    line = MODULE.split("\n").index('    end: str = "ü"; place: str') + 1
    assert innermost(found, line, 5) == "Slot.end"
    assert innermost(found, line, 21) == "Slot.place"
    assert innermost(found, line, 1) == "Slot"
    assert innermost(found, line + 1, 1) == "Slot"
    assert innermost(found, line + 2, 5) == "Slot.book"
    assert innermost(found, line + 2, 30) == "Slot.book.note"
    assert innermost(found, 1, 1) == ""
    assert innermost({"Slot": Span(3, 1, 4, 1)}, 1, 1) is None
