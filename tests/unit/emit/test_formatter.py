"""One call of the pinned formatter."""

import os
import subprocess
from pathlib import Path

import pytest

from ssotgen.emit import formatter
from ssotgen.emit.formatter import FormatterRefused, formatted

UGLY = {
    "a/models.py": "x = { 'a':1 }\n",
    "build/venv/x.py": "def f( a,b ): return a\n",
    "types.pyi": "def f( )->int: ...\n",
}


def test_every_text_is_formatted_under_its_own_path() -> None:
    assert formatted(UGLY) == {
        "a/models.py": 'x = {"a": 1}\n',
        "build/venv/x.py": "def f(a, b):\n    return a\n",
        "types.pyi": "def f() -> int: ...\n",
    }


def test_nothing_starts_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "run", None)
    assert formatted({}) == {}


def test_all_texts_go_through_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[list[str]] = []
    run = subprocess.run

    def counted(command: list[str], **options: object) -> object:
        calls.append(command)
        return run(command, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(subprocess, "run", counted)
    formatted({f"{n}.py": "x=1\n" for n in range(20)})
    assert len(calls) == 1
    assert "--isolated" in calls[0]
    assert "--no-cache" in calls[0]


def test_no_configuration_around_it_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = formatted(UGLY)
    (tmp_path / "ruff.toml").write_text("line-length = 20\nformat.quote-style = 'single'\n")
    (tmp_path / ".gitignore").write_text("*\n")
    (tmp_path / "build").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TMPDIR", str(tmp_path / "build"))
    monkeypatch.setattr("tempfile.tempdir", None)
    monkeypatch.setenv("RUFF_CONFIG", str(tmp_path / "ruff.toml"))
    monkeypatch.setenv("RUFF_LINE_LENGTH", "20")
    assert formatted(UGLY) == expected
    assert os.listdir(tmp_path / "build") == []  # noqa: PTH208  # nothing stays behind


def test_what_is_no_python_is_refused() -> None:
    with pytest.raises(FormatterRefused):
        formatted({"a.py": "x = (\n", "b.py": "x=1\n"})


def test_the_version_is_the_pinned_one(repository: Path) -> None:
    from importlib.metadata import version

    assert f'"ruff=={version("ruff")}"' in (repository / "pyproject.toml").read_text()
    assert formatter.TARGET == "py311"
