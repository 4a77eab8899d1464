"""No document costs unbounded time or memory: each limit ends the reading at the place where it is exceeded."""

import pytest

from ssotgen.core.tree import MemoryTree, WorkTree
from ssotgen.syntax import yaml_events
from ssotgen.syntax.library import Library
from ssotgen.syntax.limits import Limits

CONTRACT = "contracts/a/v1.openapi.yaml"
JSON = "contracts/a/v1.openapi.json"


def bomb(levels: int, width: int) -> str:
    """`width ** levels` values in a few lines."""
    lines = ["a0: &a0 [x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * width)}]" for n in range(1, levels)]
    return "\n".join(lines) + "\n"


@pytest.fixture
def seen_events(monkeypatch):
    """The number of parser events that were asked for."""
    count = [0]
    real = yaml_events.events

    def counting(text):
        for event in real(text):
            count[0] += 1
            yield event

    monkeypatch.setattr(yaml_events, "events", counting)
    return count


def test_an_alias_bomb_ends_at_its_ten_thousandth_alias(read, seen_events):
    result = read(CONTRACT, bomb(levels=50, width=10))
    assert result.findings == ["5:45-48 limit-exceeded"]
    assert seen_events[0] < 120
    assert result.value is None


def test_a_merge_bomb_ends_as_well(read, seen_events):
    lines = ["a0: &a0 {k: 1}"] + [f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 10)}]}}" for n in range(1, 50)]
    result = read(CONTRACT, "\n".join(lines) + "\n")
    assert [line.split()[1] for line in result.findings] == ["limit-exceeded"]
    assert seen_events[0] < 400


def test_aliases_multiply_values(read):
    text = "a: &a [" + "1, " * 100 + "]\nb: [" + "*a, " * 5 + "]\n"
    assert read(CONTRACT, text, Limits(nodes=1000)).findings == []
    assert read(CONTRACT, text, Limits(nodes=500)).findings == ["2:17-19 limit-exceeded"]


def test_aliases_add_depth(read):
    text = "a: &a [[[1]]]\nb: [[*a]]\n"
    assert read(CONTRACT, text, Limits(depth=6)).findings == []
    assert read(CONTRACT, text, Limits(depth=5)).findings == ["2:6-8 limit-exceeded"]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_depth_of_yaml(opening, read, seen_events):
    deep = "a: " + opening * 5000 if opening != "- " else "a:\n" + opening * 5000
    result = read(CONTRACT, deep)
    assert [line.split()[1] for line in result.findings] == ["limit-exceeded"]
    assert seen_events[0] < 700


@pytest.mark.parametrize("depth", [199, 200, 150_000])
def test_depth_of_json(depth, read):
    text = '{"a": ' + "[" * depth + "]" * depth + "}"
    assert read(JSON, text).findings == ([] if depth < 200 else ["1:206-207 limit-exceeded"])


def test_depth_of_json_maps(read):
    assert read(JSON, '{"a":' * 250 + "1" + "}" * 250).findings == ["1:1001-1002 limit-exceeded"]


@pytest.mark.parametrize("depth", [150, 250, 5000])
def test_depth_of_toml(depth, read):
    findings = read("ssotgen.toml", "a = " + "[" * depth + "]" * depth + "\n").findings
    assert [line.split()[1] for line in findings] == ([] if depth < 200 else ["limit-exceeded"])
    assert read("ssotgen.toml", ".".join("a" * depth) + " = 1\n").value is not None or depth > 200


def test_number_of_values(read):
    limits = Limits(nodes=50)
    assert read(JSON, '{"a": [' + "1, " * 47 + "1]}", limits).findings == []
    assert read(JSON, '{"a": [' + "1, " * 48 + "1]}", limits).findings == ["1:152-153 limit-exceeded"]
    assert read(CONTRACT, "a: [" + "1, " * 48 + "]\n", limits).findings == []
    assert read(CONTRACT, "a: [" + "1, " * 49 + "]\n", limits).findings == ["2:1-1 limit-exceeded"]


def test_size(read):
    library = Library(MemoryTree({"a.json": b'{"a": 1}'}), Limits(size=7))
    assert library.document("a.json") is None
    assert library.exists("a.json")
    assert [found.id for found in library.diagnostics] == ["limit-exceeded"]
    assert read("a.json", b'{"a": 1}', Limits(size=8)).findings == []


def test_no_more_of_a_large_file_is_read_than_needed(tmp_path):
    (tmp_path / "a.json").write_bytes(b"x" * 1000)
    assert WorkTree(tmp_path).read("a.json", 10) == b"x" * 11


def test_a_document_full_of_mistakes_ends_early(read):
    limits = Limits(findings=5)
    for path, text in (
        ("registries/a.yaml", "a: [" + "no, " * 1000 + "]\n"),
        ("registries/a.yaml", "".join("a: 1\n" for _ in range(1000))),
        (JSON, "{" + '"a": 1, ' * 1000 + '"b": 2}'),
        ("ssotgen.toml", "a = [" + "2026-11-01, " * 1000 + "]\n"),
    ):
        findings = read(path, text, limits).findings
        assert 5 < len(findings) < 9
        assert "limit-exceeded" in " ".join(findings)
