"""Numbers and characters that a format cannot hold, wherever they stand: found at their place."""

import json
from collections.abc import Callable

import pytest

from ssotgen.core.tree import MemoryTree
from ssotgen.syntax.library import Library
from tests.helpers import REPOSITORY, findings

BASES = REPOSITORY / "tests/rules/_bases"
YAML, JSON = "contracts/notes-api/v1.openapi.yaml", "contracts/notes-api/v1.openapi.json"
REGISTRY, OPTIONS = "registries/errors.yaml", "ssotgen.toml"
CHANGES = "contracts/notes-api/changelog.md"
REST = {CHANGES: b"# Changes\n"}
DOCUMENT = (BASES / "api" / YAML).read_bytes()
LONGEST = 250

NUMBERS = {  # as JSON
    "openapi": "3.1.0",
    "info": {"title": "Numbers", "version": "1.0.0"},
    "security": [{}],
    "paths": {},
    "components": {"schemas": {"A": {"const": "@"}}},
}
TEXT = json.dumps(NUMBERS)
BASE = "https://example.org/problems/"
PLACES = {
    YAML: TEXT,
    JSON: TEXT,
    REGISTRY: f'format: 1\ntype-base: {BASE}\nerrors: {{gone: {{status: "@", title: T, description: D, remedy: R}}}}\n',
    "registries/errors.json": f'{{"format": 1, "type-base": "{BASE}", "errors": {{"gone": {{"status": "@"}}}}}}',
    OPTIONS: 'format = 1\nworkspace = {package = "@"}\n',
}
RANGE = "number-out-of-range"
BEYOND = {
    "1e400": RANGE,
    "-1e400": RANGE,
    "1e-400": RANGE,
    "1e1000000": RANGE,
    "1e" + "9" * 1000: RANGE,
    "1e-" + "9" * 1000: RANGE,
    "1" + "0" * 400: RANGE,
    "-1" + "0" * 400: RANGE,
}
ENDLESS = ("1" + "0" * 5000, "9" * 100_000, "-" + "9" * 100_000)
WORDS = {
    (".inf", YAML): RANGE,
    ("-.INF", REGISTRY): RANGE,
    (".nan", YAML): RANGE,
    (".NaN", REGISTRY): RANGE,
    ("NaN", JSON): RANGE,
    ("Infinity", JSON): RANGE,
    ("-Infinity", "registries/errors.json"): RANGE,
    (".inf", JSON): "syntax-error",
    ("inf", OPTIONS): RANGE,
    ("-inf", OPTIONS): RANGE,
    ("nan", OPTIONS): RANGE,
    (".inf", OPTIONS): "syntax-error",
    ("0x" + "f" * 5000, YAML): RANGE,
    ("0x" + "f" * 5000, OPTIONS): RANGE,
    ("0o" + "7" * 5000, REGISTRY): RANGE,
    ("0b" + "1" * 5000, OPTIONS): RANGE,
    ("0" * 5000 + "1", REGISTRY): "ambiguous-scalar",
    ("-0", REGISTRY): "invalid-value",
    ("-0.0", REGISTRY): "invalid-value",
    ("-0", OPTIONS): "wrong-type",
}


def at(path: str, number: str) -> tuple[dict[str, bytes], str]:
    """A workspace with a number in a file, and the place of the number."""
    text = PLACES[path]
    line, column = text[: text.index('"@"')].count("\n"), text.index('"@"') - text.rfind("\n", 0, text.index('"@"'))
    files = {**REST, path: text.replace('"@"', number).encode()}
    if path not in (YAML, JSON):
        files[YAML] = DOCUMENT
    return files, f"{path}:{line + 1}:{column}"


def check(path: str, number: str, id: str) -> None:
    files, place = at(path, number)
    lines = findings(files)
    assert [line.split(" ")[:2] for line in lines if line.startswith(f"{path}:")] == [[place, id]], lines
    assert all(len(line) < LONGEST for line in lines)


@pytest.mark.parametrize("path", PLACES)
@pytest.mark.parametrize("number", BEYOND, ids=lambda number: number[:12])
def test_numbers_beyond_a_double(number: str, path: str) -> None:
    check(path, number, BEYOND[number])


@pytest.mark.parametrize("path", PLACES)
@pytest.mark.parametrize("number", ENDLESS, ids=lambda number: f"{number[:3]}… of {len(number)}")
def test_endless_numbers(number: str, path: str) -> None:
    check(path, number, "limit-exceeded" if path == OPTIONS else RANGE)


@pytest.mark.parametrize(("number", "path"), WORDS, ids=lambda value: value[:24])
def test_other_spellings(number: str, path: str) -> None:
    check(path, number, WORDS[number, path])


@pytest.mark.parametrize("path", [YAML, JSON])
@pytest.mark.parametrize("number", ["-0", "-0.0", "1e300", "12345678901234567890.5", "0.1000000000000000000000000001"])
def test_odd_numbers_that_a_double_holds(number: str, path: str) -> None:
    """Nothing is wrong with them, in whatever file."""
    files, _ = at(path, number)
    assert {line.split(" ")[1] for line in findings(files)} <= {"unenforced-keyword", "ambiguous-contract"}


OWNED = 'format: 1\nowners:\n  team: {name: "Té", handles: ["@example/team"]}\n'
ACCENTED = {
    YAML: DOCUMENT.decode().replace("List notes", "é"),
    JSON: json.dumps({**NUMBERS, "components": {}}, ensure_ascii=False).replace("Numbers", "é"),
    "registries/owners.yaml": OWNED,
    OPTIONS: "format = 1\n# é\n",
    CHANGES: "# é\n",
    "contracts/notes-api/v1.md": "# é\n",
}
CODES = ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "latin-1", "cp1252")
QUIET = {"contract-without-owner"}


def ids(path: str, data: bytes) -> set[str]:
    """The findings in a file that has these bytes."""
    files = {**REST, **({} if path == JSON else {YAML: DOCUMENT}), path: data}
    lines = findings(files)
    assert all(len(line) < LONGEST and line.isprintable() for line in lines)
    places = [line.split(" ")[0].rsplit(":", 2) for line in lines]
    assert all(file in files and int(line) and int(column) for file, line, column in places), lines
    return {line.split(" ")[1] for line in lines} - QUIET


@pytest.mark.parametrize("path", ACCENTED)
@pytest.mark.parametrize("code", CODES)
def test_other_encodings(code: str, path: str) -> None:
    assert ids(path, ACCENTED[path].encode(code)) == {"not-utf-8"}


MANGLED: dict[str, Callable[[bytes], bytes]] = {
    "cut in a character": lambda data: data + b"\xe2\x82",
    "overlong": lambda data: data.replace("é".encode(), b"\xc0\x80"),
    "half a pair": lambda data: data.replace("é".encode(), b"\xed\xa0\x80"),
    "beyond Unicode": lambda data: data.replace("é".encode(), b"\xf4\x90\x80\x80"),
}
HARMLESS: dict[str, Callable[[bytes], bytes]] = {
    "a byte order mark": lambda data: b"\xef\xbb\xbf" + data,
    "line ends of Windows": lambda data: data.replace(b"\n", b"\r\n"),
    "old line ends": lambda data: data.replace(b"\n", b"\r"),
    "mixed line ends": lambda data: data.replace(b"\n", b"\r\n", 1),
}


@pytest.mark.parametrize("path", ACCENTED)
@pytest.mark.parametrize("how", MANGLED)
def test_broken_utf_8(how: str, path: str) -> None:
    assert ids(path, MANGLED[how](ACCENTED[path].encode())) == {"not-utf-8"}


@pytest.mark.parametrize("path", ACCENTED)
@pytest.mark.parametrize("how", HARMLESS)
def test_what_changes_nothing(how: str, path: str) -> None:
    data = ACCENTED[path].encode()
    assert ids(path, HARMLESS[how](data)) == set()
    texts = [Library(MemoryTree({path: each})).text(path) for each in (data, HARMLESS[how](data))]
    assert texts[0]
    assert texts[1]
    assert texts[0].text == texts[1].text


CONTROL, SYNTAX = "control-character", "syntax-error"
STRANGE = {
    ("\0", YAML): CONTROL,
    ("\0", JSON): SYNTAX,
    ("\0", OPTIONS): SYNTAX,
    ("\x1b[2J", YAML): CONTROL,
    ("\x1b[2J", JSON): SYNTAX,
    ("\x1b[2J", OPTIONS): SYNTAX,
    ("\x7f", YAML): CONTROL,
    ("\ufffe", YAML): CONTROL,
    ("\ufeff", "registries/owners.yaml"): CONTROL,
    ("\u2028", "registries/owners.yaml"): CONTROL,
    ("\\ud800", JSON): "lone-surrogate",
    ("\\udc00\\ud800", JSON): "lone-surrogate",
    ("\\ud800", "registries/owners.yaml"): SYNTAX,
    ("\\U00110000", "registries/owners.yaml"): SYNTAX,
}


@pytest.mark.parametrize(("text", "path"), STRANGE, ids=ascii)
def test_characters_that_may_not_stand_there(text: str, path: str) -> None:
    assert ids(path, ACCENTED[path].replace("é", text).encode()) == {STRANGE[text, path]}


DOCUMENTS = {
    "": "empty-file",
    "\ufeff": "empty-file",
    "\n \n\n": "empty-file",
    "# later\n# more": "empty-file",
    "---\n": "empty-file",
    "---\n...\n": "empty-file",
    f"{OWNED}---\n": "several-documents",
    f"{OWNED}---\n{OWNED}": "several-documents",
    f"{OWNED}---\n{{[": "several-documents",
    f"---\n---\n{OWNED}": "several-documents",
    f"{OWNED}...\n": None,
    f"%YAML 1.2\n---\n{OWNED}": None,
    f"%YAML 9.9\n---\n{OWNED}": SYNTAX,
    "null": "wrong-root",
    "- format: 1\n": "wrong-root",
    '"format"': "wrong-root",
    f"{OWNED}}}": SYNTAX,
    "{": SYNTAX,
    "[" * 100_000: "limit-exceeded",
    "- " * 50_000: "limit-exceeded",
    "".join(f"{' ' * depth}a:\n" for depth in range(1000)): "limit-exceeded",
    "? [a]\n: 1\n": "complex-key",
    OWNED.replace("  team", "\tteam"): SYNTAX,
}


@pytest.mark.parametrize("text", DOCUMENTS, ids=lambda text: ascii(text[-24:]))
def test_documents(text: str) -> None:
    expected = DOCUMENTS[text]
    assert ids("registries/owners.yaml", text.encode()) == ({expected} if expected else set())


@pytest.mark.parametrize("line", ["k{}: no\n", "k{}: !!x 1\n", "a: 1\n", "k{}: .inf\n", "k{}: 9223372036854775808\n"])
def test_ten_thousand_mistakes_end_early(line: str) -> None:
    text = "".join(line.format(number) for number in range(10_000))
    lines = findings({**REST, YAML: DOCUMENT, "registries/owners.yaml": text.encode()})
    assert 0 < len(lines) < 300
    assert any("limit-exceeded" in each for each in lines)
