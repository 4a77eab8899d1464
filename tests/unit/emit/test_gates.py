"""What every output has to pass."""

import pytest

from ssotgen.emit import gates

BAD = {"\r": "U+000D", "\x00": "U+0000", "\x1b": "U+001B", "\x7f": "U+007F", "\u202e": "U+202E", "\u2066": "U+2066"}
BAD |= {"\u2028": "U+2028", "\ufeff": "U+FEFF", "\ud800": "U+D800", "\x85": "U+0085"}


@pytest.mark.parametrize("char", BAD)
@pytest.mark.parametrize("path", ["a.py", "a.md", "a.csv", "a.json", "CODEOWNERS"])
def test_invisible_characters_are_refused_everywhere(path: str, char: str) -> None:
    wrong = gates.fault(path, f"# one\n# t{char}wo\n", ours=True)
    assert wrong is not None
    assert wrong.startswith(f"line 2: the character {BAD[char]}")


@pytest.mark.parametrize("text", ["", "a\n", "tab\there\n", "Größe 大きさ ‎🦊\n"])
def test_ordinary_text_passes(text: str) -> None:
    assert gates.fault("a.md", text, ours=True) is None


def test_the_last_line_has_an_end() -> None:
    assert gates.fault("a.md", "a", ours=True) == "its last line has no end"


@pytest.mark.parametrize(
    ("path", "text"), [("a.json", "{,}\n"), ("a.json", "[" * 100_000 + "\n"), ("a.toml", "a = \n"), ("a.json", "\n")]
)
def test_data_is_read_back(path: str, text: str) -> None:
    assert "cannot be read back" in (gates.fault(path, text, ours=True) or "")


def test_good_data_passes() -> None:
    assert gates.fault("a.json", '{"a": 1e999, "b": ' + "1" * 5000 + "}\n", ours=True) is None
    assert gates.fault("a.toml", "a = 1\n", ours=True) is None


def test_a_user_s_template_is_only_parsed() -> None:
    assert gates.fault("a.py", "import os\n", ours=False) is None
    assert gates.fault("a.py", "import os\n", ours=True) is not None
    assert "not Python" in (gates.fault("a.py", "import (\n", ours=False) or "")
    assert gates.fault("a.py", "x = '\u202e'\n", ours=False) is not None


def test_size_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gates, "MAX_BYTES", 10)
    assert "more than 10" in (gates.fault("a.md", "x" * 11 + "\n", ours=True) or "")
