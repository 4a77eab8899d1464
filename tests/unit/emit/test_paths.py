"""Which paths may be outputs."""

import pytest

from ssotgen.emit import paths


@pytest.mark.parametrize(
    "path",
    [
        "generated/docs/index.md",
        "generated/.gitattributes",
        "generated/contracts/appointment.booked/v1.bundle.json",
        ".github/CODEOWNERS",
        "generated/docs/Übersicht.md",
        "generated/a b/c+d@e.md",
    ],
)
def test_a_portable_path_is_accepted(path: str) -> None:
    assert paths.fault(path) is None


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("", "empty"),
        ("/etc/passwd", "absolute"),
        ("../x", "`..`"),
        ("generated/../../x", "`..`"),
        ("generated/./x", "`.`"),
        ("generated//x", "empty part"),
        ("generated/x/", "empty part"),
        (".git/hooks/pre-commit", "git's own"),
        ("generated/.GIT/config", "git's own"),
        ("generated/git~1/config", "git's own"),
        ("generated/.g\u200cit/config", "invisible"),
        (".ssotgen/journal.json", "local state"),
        (".SSOTGEN/journal.json", "local state"),
        ("generated/a\nb", "invisible"),
        ("generated/a\x00b", "invisible"),
        ("generated/a\u202eb", "invisible"),
        ("generated/a\ud800b", "invisible"),
        ("generated\\x", "characters"),
        ("C:/x", "characters"),
        ("generated/what?", "characters"),
        ("generated/nul", "device"),
        ("generated/CON.py", "device"),
        ("generated/x.", "ends with a dot"),
        ("generated/x ", "space"),
        ("generated/ x", "space"),
        ("generated/" + "x" * 201, "longer"),
    ],
)
def test_a_dangerous_path_is_refused_with_a_reason(path: str, reason: str) -> None:
    assert reason in (paths.fault(path) or "")


def test_inside_means_below() -> None:
    assert paths.inside("generated/x", "generated")
    assert not paths.inside("generated", "generated")
    assert not paths.inside("generated-too/x", "generated")


def test_parents_come_nearest_first_without_the_root() -> None:
    assert list(paths.parents("a/b/c.py")) == ["a/b", "a"]
    assert list(paths.parents("c.py")) == []


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["a/x.py", "a/y.py", "b/x.py"], ()),
        (["a/x.py", "a/X.py"], (("a/X.py", "a/x.py"),)),
        (["docs/é.md", "docs/e\u0301.md"], (("docs/e\u0301.md", "docs/é.md"),)),
        (["docs/straße.md", "docs/STRASSE.md"], (("docs/STRASSE.md", "docs/straße.md"),)),
        (["A/x.py", "a/y.py"], (("A/x.py", "a/y.py"),)),  # two folders here, one on macOS
        (["a", "a/x.py"], (("a", "a/x.py"),)),
        (["a/x.py", "a.py"], ()),
    ],
)
def test_paths_that_some_file_system_confuses_collide(names: list[str], expected: tuple[tuple[str, str], ...]) -> None:
    assert paths.collisions(names) == expected
    assert paths.collisions(reversed(names)) == expected
